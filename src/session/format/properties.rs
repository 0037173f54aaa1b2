//! Whatever is edited, the text reads back as the same session, and is TOML 1.0.

use proptest::prelude::*;

use super::Document;
use crate::session::{
    About, Change, Edit, Entry, Evidence, Session, SetRef, Stamp, Track, UNKNOWN_CHOICE, read,
};

/// A file with each way to write an answer, and comments to stumble over.
const WRITTEN: &str = r#"format = 1 # one
title = "t"
[questionnaire]
id = "q"
[answers]
"A 3" = { as_is = { s = "1" } }
A-4.to_be.s = "2" # dotted
[answers.A-1] # header
# above
choice = [
  "a", # first
]
evidence = ["told", { what = "seen", page = 1 }] # beside
[answers.A-2.as_is] # sub
s = "3" # three
[[answers.A-2.evidence]]
what = "table" # each its own
"#;

fn stamp() -> impl Strategy<Value = Stamp> {
    (0_u8..60)
        .prop_map(|minute| format!("2026-11-23T10:{minute:02}:00+09:00").parse().expect("a stamp"))
}

fn words() -> impl Strategy<Value = String> {
    let any = proptest::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter);
    prop_oneof![
        any,
        Just("行1\n行2".to_owned()),
        Just("\u{1b}\n\"\"\"\\\r".to_owned()),
        Just("#".to_owned())
    ]
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let what = prop_oneof![Just("told".to_owned()), Just("seen".to_owned()), words()];
    let day = || "2026-11-20".parse::<Stamp>().expect("a day");
    (what, proptest::option::of(words()), any::<bool>()).prop_map(move |(what, reference, seen)| {
        Evidence { what, reference, seen: seen.then(day), by: None }
    })
}

fn change() -> impl Strategy<Value = Change> {
    use proptest::collection::vec;
    use proptest::option::of;
    let track = prop_oneof![Just(Track::AsIs), Just(Track::ToBe)];
    let entry = prop_oneof![Just("1"), Just("none"), Just("unknown")];
    let scale = prop_oneof![Just("s"), Just("外")];
    let choice = prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(str::to_owned);
    prop_oneof![
        (track, scale, of(entry)).prop_map(|(track, scale, entry)| {
            Change::Entry(track, scale.to_owned(), entry.map(Entry::from_word))
        }),
        vec(choice, 0..3).prop_map(Change::Choice),
        Just(Change::Choice(vec![UNKNOWN_CHOICE.to_owned()])),
        of(words()).prop_map(Change::NotApplicable),
        of(words()).prop_map(Change::Record),
        of(words()).prop_map(Change::Note),
        of(words()).prop_map(Change::Memo),
        vec(evidence(), 0..3).prop_map(Change::Evidence),
        any::<bool>().prop_map(Change::Flag),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let question =
        prop_oneof![Just("A-1"), Just("A-2"), Just("A 3"), Just("A-4"), Just("新 \"5\"")];
    let answer = (question, change(), stamp())
        .prop_map(|(question, change, now)| Edit::answer(question, change, now));
    let section = prop_oneof![Just("G"), Just("H")];
    let scope = (section, proptest::option::of(words()))
        .prop_map(|(section, reason)| Edit::Scope { section: section.to_owned(), reason });
    let people = proptest::collection::vec(words(), 0..3);
    let head = (words(), words(), people).prop_map(|(title, organisation, participants)| {
        Edit::Head { title, about: About { organisation, participants, ..About::default() } }
    });
    prop_oneof![8 => answer, 1 => scope, 1 => head]
}

/// Strict about what is the same in TOML 1.0 and 1.1, and may not be in a string of ours.
fn is_toml_1_0(text: &str) -> bool {
    let control = |character: char| character.is_control() && !"\n\t".contains(character);
    let unescaped = text.replace("\\\\", "");
    !text.contains(control) && !unescaped.contains("\\e") && !unescaped.contains("\\x")
}

fn mirror(document: &mut Document, session: &mut Session, edit: Edit) {
    let questions: Vec<String> = edit.questions().into_iter().map(str::to_owned).collect();
    session.apply(edit);
    document.set_head(session);
    for question in questions {
        document.set_answer(&question, session.answer(&question));
    }
}

/// A session without answers in which nothing is left: a file may keep such for its comments.
fn read_back(text: &str) -> Session {
    let mut session = read(text).unwrap_or_else(|faults| panic!("{faults:?} in\n{text}"));
    session.answers.retain(|_, answer| *answer != crate::session::Answer::EMPTY);
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn edits_of_a_written_file_read_back(edits in proptest::collection::vec(edit(), 1..12)) {
        let mut document = Document::parse(WRITTEN).expect("TOML");
        let mut session = read_back(WRITTEN);
        for edit in edits {
            mirror(&mut document, &mut session, edit);
            let text = document.to_string();
            prop_assert_eq!(&read_back(&text), &session, "{}", text);
            prop_assert!(is_toml_1_0(&text), "{}", text);
            for comment in ["# one", "# header", "# above", "# first", "# beside", "# sub", "# three", "# dotted", "# each"] {
                prop_assert!(text.contains(comment), "{} in\n{}", comment, text);
            }
        }
    }

    #[test]
    fn a_new_document_reads_back(edits in proptest::collection::vec(edit(), 0..12)) {
        let mut session = Session { format: 1, ..Session::default() };
        session.questionnaire = SetRef { id: "q".into(), version: Some("1".into()) };
        for edit in edits {
            session.apply(edit);
        }
        let text = Document::new(&session).to_string();
        prop_assert_eq!(&read_back(&text), &session, "{}", text);
        prop_assert!(is_toml_1_0(&text), "{}", text);
    }
}
