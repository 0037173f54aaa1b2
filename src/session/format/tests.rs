//! What a document keeps, and what it writes.

use super::Document;
use crate::session::{
    About, Answer, DoneBy, Entry, Evidence, Notice, OutOfScope, Session, SetRef, Stamp, read,
};

const KEPT: &str = r#"# ours since 2024
format = 1
title = "年次"   # the name
mood = "good"
created = 2026-11-23T10:00:00+09:00

[questionnaire] # which
id = "soc"
extra = 1

# who
[about]
organisation = "A社" # parent
room = "3F"
participants = [
  "佐藤", # lead
  "鈴木",
]

[[out_of_scope]]
section = "H"
why_not = "x" # ours

# first role
[answers.A-1] # tough
# seen in the rules
as_is = { insource = "3", outsource = "none" } # really
by = { department = "情シス" }
note = "短い" # short
evidence = ["規程集", { what = "手順書", ref = "v1", page = 3 }]

[answers.A-2.as_is]
insource = "2" # sub-table

[answers]
A-3 = { as_is = { insource = "1" }, mine = true }
A-4.flag = true
[[answers.R-1.row]]
asset = "受注DB"
# the end
"#;

fn stamp(text: &str) -> Stamp {
    text.parse().expect("a stamp")
}

fn level(level: &str) -> Answer {
    let mut answer = Answer::default();
    answer.as_is.insert("insource".into(), Entry::Level(level.into()));
    answer
}

/// The lines that are in one text and not in the other.
fn changed<'a>(before: &'a str, after: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let missing = |from: &'a str, other: &str| {
        from.lines().filter(|line| !other.lines().any(|known| known == *line)).collect()
    };
    (missing(before, after), missing(after, before))
}

#[test]
fn a_text_comes_back_byte_for_byte() {
    for text in [KEPT.to_owned(), KEPT.replace('\n', "\r\n"), format!("\u{feff}{KEPT}")] {
        assert_eq!(Document::parse(&text).expect("TOML").to_string(), text);
    }
}

#[test]
fn what_only_toml_1_1_allows_is_written_as_1_0_has_it() {
    let newer = r#"created = 2026-11-23T10:00+09:00 # when
title = "\e\x41\\e"
mine = '\e'
[answers.V-1] # offers
  # above
  candidate = { a = "1", # first
    # second
    b = { c = 2, }, # nested
    d.e = 3, # dotted
  } # after
weight = { a = 1, } # comma
[answers]
R.row = [
  { a = "x",
    b = [ # listed
      "y",
    ] }, # row
  {
    # nothing
  },
]
"#;
    let plain = r#"created = 2026-11-23T10:00:00+09:00 # when
title = "\u001BA\\e"
mine = '\e'
[answers.V-1] # offers
  # above
  # first
# second
# nested
# dotted
candidate = { a = "1", b = { c = 2 }, d.e = 3 } # after
weight = { a = 1 } # comma
[answers]
R.row = [
  { a = "x", b = [ # listed
      "y",
    ] }, # row
  # nothing
{ },
]
"#;
    assert_eq!(Document::parse(newer).expect("TOML").to_string(), plain);
    assert_eq!(Document::parse(plain).expect("TOML").to_string(), plain);
}

#[test]
fn braces_over_lines_that_end_as_in_windows_are_one_line() {
    let text = "about = { a = \"A\"\r\n }\r\n";
    let plain = "about = { a = \"A\" }\r\n";
    assert_eq!(Document::parse(text).expect("TOML").to_string(), plain);
    let text = "about = { # of whom\r\n  a = \"A\",\r\n}\r\n";
    let plain = "# of whom\r\nabout = { a = \"A\" }\r\n";
    assert_eq!(Document::parse(text).expect("TOML").to_string(), plain);
    // One such line among others.
    let text = "format = 1\nabout = { a = \"A\"\r\n}\ntitle = \"t\"\n";
    let plain = "format = 1\nabout = { a = \"A\" }\ntitle = \"t\"\n";
    assert_eq!(Document::parse(text).expect("TOML").to_string(), plain);
}

#[test]
fn a_time_without_seconds_reads_back_as_the_same_time() {
    let text = "format = 1\ntitle = \"t\"\nquestionnaire.id = \"q\"\ncreated = 2026-11-23T10:00+09:00\n\
        [answers.A-1]\nanswered = 2026-11-23T10:01\nevidence = [{ seen = 2026-11-20 10:02Z }]\n";
    let session = read(text).expect("a session");
    let held = Document::parse(text).expect("TOML").to_string();
    assert!(held.contains("created = 2026-11-23T10:00:00+09:00\n"), "{held}");
    assert_eq!(read(&held).expect("a session"), session);
}

#[test]
fn a_changed_level_changes_its_line_alone() {
    let mut document = Document::parse(KEPT).expect("TOML");
    let mut answer = level("4");
    answer.as_is.insert("outsource".into(), Entry::None);
    answer.note = Some("短い".into());
    answer.by = Some(DoneBy { department: Some("情シス".into()), ..DoneBy::default() });
    let told = Evidence { what: "規程集".into(), ..Evidence::default() };
    let read = Evidence { what: "手順書".into(), reference: Some("v1".into()), ..told.clone() };
    answer.evidence = vec![told, read];
    document.set_answer("A-1", &answer);
    let text = document.to_string();
    let new = r#"as_is = { insource = "4", outsource = "none" } # really"#;
    let old = new.replace('4', "3");
    assert_eq!(changed(KEPT, &text), (vec![old.as_str()], vec![new]));
}

#[test]
fn sub_tables_inline_answers_and_dotted_keys_are_set_where_they_stand() {
    let mut document = Document::parse(KEPT).expect("TOML");
    document.set_answer("A-2", &level("5"));
    document.set_answer("A-3", &level("5"));
    let mut flagged = level("5");
    flagged.flag = true;
    document.set_answer("A-4", &flagged);
    let text = document.to_string();
    let (gone, new) = changed(KEPT, &text);
    let was =
        [r#"insource = "2" # sub-table"#, r#"A-3 = { as_is = { insource = "1" }, mine = true }"#];
    assert_eq!(gone, was);
    let is = [
        r#"insource = "5" # sub-table"#,
        r#"A-3 = { as_is = { insource = "5" }, mine = true }"#,
        r#"A-4.as_is = { insource = "5" }"#,
    ];
    assert_eq!(new, is);
}

#[test]
fn comments_and_keys_of_a_person_outlive_a_cleared_answer() {
    let mut document = Document::parse(KEPT).expect("TOML");
    for id in ["A-1", "A-2", "A-3", "A-4", "R-1"] {
        document.set_answer(id, &Answer::default());
    }
    let mut session = Session { title: "年次".into(), ..Session::default() };
    session.questionnaire.id = "soc".into();
    document.set_head(&session);
    let text = document.to_string();
    for line in KEPT.lines() {
        if let Some((_, comment)) = line.split_once('#') {
            assert!(text.contains(&format!("#{comment}")), "{comment} in\n{text}");
        }
    }
    for key in ["mood", "extra", "room", "mine = true"] {
        assert!(text.contains(key), "{key} in\n{text}");
    }
    assert!(
        !text.contains("insource") && !text.contains("情シス") && !text.contains("受注DB"),
        "{text}"
    );
    text.parse::<toml::Table>().expect("TOML");
}

#[test]
fn an_answer_without_anything_of_a_person_leaves_no_trace() {
    let before = "format = 1\ntitle = \"t\"\n\n[questionnaire]\nid = \"q\"\n";
    let mut document = Document::parse(before).expect("TOML");
    document.set_answer("A-1", &level("3"));
    assert!(document.to_string().contains("[answers.A-1]\nas_is = { insource = \"3\" }\n"));
    document.set_answer("A-1", &Answer::default());
    assert_eq!(document.to_string(), before);
}

#[test]
fn evidence_that_names_nothing_is_not_rewritten() {
    let text =
        "[answers.A-1]\nevidence = [{ ref = \"v1\", by = \"x\" }, { what = \"\", by = \"y\" }]\n";
    let mut document = Document::parse(text).expect("TOML");
    let head = "format = 1\ntitle = \"t\"\nquestionnaire.id = \"q\"\n";
    let session = read(&format!("{head}{text}")).expect("a session");
    document.set_answer("A-1", session.answer("A-1"));
    assert_eq!(document.to_string(), text);
}

#[test]
fn a_rewritten_piece_of_evidence_keeps_its_own_keys() {
    let mut document = Document::parse(KEPT).expect("TOML");
    let seen = Evidence {
        what: "手順書".into(),
        reference: Some("v2".into()),
        seen: Some(stamp("2026-11-20")),
        by: None,
    };
    let answer = Answer { evidence: vec![seen], ..level("3") };
    document.set_answer("A-1", &answer);
    let text = document.to_string();
    assert!(
        text.contains(
            r#"evidence = [{ what = "手順書", ref = "v2", page = 3, seen = 2026-11-20 }]"#
        ),
        "{text}"
    );
}

#[test]
fn a_new_file_has_the_order_of_the_format() {
    let session = Session {
        title: "2026年度".into(),
        created: Some(stamp("2026-11-23T10:00:00+09:00")),
        updated: Some(stamp("2026-11-23T10:00:00+09:00")),
        questionnaire: SetRef {
            id: "soc".into(),
            version: Some("2.1.0".into()),
            ..SetRef::default()
        },
        about: About { organisation: "A社".into(), ..About::default() },
        out_of_scope: vec![OutOfScope { section: "H".into(), reason: "来期".into() }],
        answers: [("A-1".to_owned(), level("3"))].into(),
        ..Session::default()
    };
    let expected = r#"format = 1
title = "2026年度"
created = 2026-11-23T10:00:00+09:00
updated = 2026-11-23T10:00:00+09:00

[questionnaire]
id = "soc"
version = "2.1.0"

[about]
organisation = "A社"

[[out_of_scope]]
section = "H"
reason = "来期"

[answers.A-1]
as_is = { insource = "3" }
"#;
    assert_eq!(Document::new(&session).to_string(), expected);
}

#[test]
fn the_version_carried_over_to_is_set_where_the_set_is_named() {
    for (before, after) in [
        (
            "[questionnaire]\nid = \"q\" # ours\n",
            "[questionnaire]\nid = \"q\" # ours\ncarried_to = \"2\"\n",
        ),
        (
            "questionnaire.id = \"q\"\n",
            "questionnaire.id = \"q\"\nquestionnaire.carried_to = \"2\"\n",
        ),
        ("questionnaire = {id=\"q\"}\n", "questionnaire = {id=\"q\", carried_to = \"2\" }\n"),
    ] {
        let head = "format = 1\ntitle = \"t\"\n";
        let text = format!("{head}{before}");
        let mut session = read(&text).expect("no faults");
        let mut document = Document::parse(&text).expect("TOML");
        document.set_head(&session);
        assert_eq!(document.to_string(), text, "what stays is not rewritten");
        session.questionnaire.carried_to = Some("2".into());
        document.set_head(&session);
        assert_eq!(document.to_string(), format!("{head}{after}"));
        assert_eq!(read(&document.to_string()).expect("no faults"), session);
    }
}

#[test]
fn candidates_that_say_nothing_for_their_id_are_named() {
    let named = |text: &str| Document::parse(text).expect("TOML").same_candidates();
    let same = |id: &str| Notice::SameCandidate(id.into());
    let tables = "[[candidate]]\nid = 'a'\n[[candidate]]\nid = 'b'\n[[candidate]]\nid = 'a'\n\
        [[removed_candidate]]\nid = 'b'\n[[removed_candidate]]\nid = 'c'\n";
    assert_eq!(named(tables), [same("a"), same("b")]);
    assert_eq!(named("candidate = [{ id = 'a' }, { id = 'a' }, { name = 'x' }]\n"), [same("a")]);
    assert_eq!(named("candidate = 3\n"), []);
}
