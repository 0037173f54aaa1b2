//! Whatever is typed and edited in whatever order, the text reads back, and a draft leaves nothing of
//! itself behind.

use proptest::prelude::*;

use super::Document;
use super::properties::{
    COMMENTS, Deed, WRITTEN, deed, is_toml_1_0, mirror, read_back, stamp, words,
};
use crate::session::{Draft, Session, read};

const HEAD: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";

fn draft() -> impl Strategy<Value = Option<Draft>> {
    let question = proptest::option::of(prop_oneof![Just("A-1".to_owned()), words()]);
    let field = prop_oneof![Just(Draft::NOTE.to_owned()), words()];
    let text = words().prop_filter("blanks are no draft", |text| !text.trim().is_empty());
    let draft = (question, field, text, proptest::option::of(stamp()))
        .prop_map(|(question, field, text, at)| Draft { question, field, text, at });
    proptest::option::weighted(0.8, draft)
}

fn set(document: &mut Document, session: &mut Session, draft: Option<Draft>) {
    session.draft = draft;
    document.set_head(session);
}

#[test]
fn a_draft_is_a_table_of_its_own_that_goes_without_a_trace() {
    let mut document = Document::parse(HEAD).expect("TOML");
    let mut session = read(HEAD).expect("a session");
    let draft = Draft {
        question: Some("A-1".to_owned()),
        field: Draft::NOTE.to_owned(),
        text: "一行目\n二行目".to_owned(),
        at: Some("2026-11-23T10:00:00+09:00".parse().expect("a stamp")),
    };
    set(&mut document, &mut session, Some(draft));
    let written = "[draft]\nquestion = \"A-1\"\nfield = \"note\"\ntext = \"\"\"\n一行目\n二行目\"\"\"\nat = 2026-11-23T10:00:00+09:00\n";
    assert_eq!(document.to_string(), format!("{HEAD}\n{written}"));
    set(&mut document, &mut session, None);
    assert_eq!(document.to_string(), HEAD);
}

#[test]
fn what_a_person_wrote_beside_a_draft_stays() {
    let text = format!(
        "{HEAD}[draft] # mine\n# above\nfield = \"note\"\ntext = \"x\" # beside\nown = 1\n"
    );
    let mut document = Document::parse(&text).expect("TOML");
    let mut session = read(&text).expect("a session");
    assert_eq!(session.draft.as_ref().map(|draft| draft.text.as_str()), Some("x"));
    set(&mut document, &mut session, None);
    let left = document.to_string();
    assert!(left.contains("own = 1") && !left.contains("text ="), "{left}");
    for comment in ["# mine", "# above", "# beside"] {
        assert!(left.contains(comment), "{left}");
    }
    assert_eq!(read(&left).expect("a session").draft, None);
}

#[test]
fn a_draft_in_braces_is_read_and_taken_away() {
    let text = "draft = { field = \"memo\", text = \"x\" } # c\n".to_owned() + HEAD;
    let mut document = Document::parse(&text).expect("TOML");
    let mut session = read(&text).expect("a session");
    assert!(session.draft.is_some());
    set(&mut document, &mut session, None);
    let left = document.to_string();
    assert!(left.contains("# c") && !left.contains("draft"), "{left}");
    read(&left).expect("a session");
}

#[test]
fn a_draft_without_a_text_is_none() {
    for draft in ["[draft]\n", "[draft]\nfield = \"note\"\n", "[draft]\ntext = \" \\n\"\n"] {
        let session = read(&format!("{HEAD}{draft}")).expect("a session");
        assert_eq!(session.draft, None, "{draft}");
    }
}

#[test]
fn what_is_read_as_no_draft_is_not_touched_and_a_draft_without_a_field_gets_none() {
    for draft in [
        "field = \"note\" # x\nvext = \"lost?\"\n",
        "question = \"L\"\n",
        "text = \" \"\n",
        "text = \"x\"\n",
    ] {
        let text = format!("{HEAD}[draft] # y\n{draft}");
        let mut document = Document::parse(&text).expect("TOML");
        document.set_head(&read(&text).expect("a session"));
        assert_eq!(document.to_string(), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_typed_between_edits_reads_back(
        steps in proptest::collection::vec((proptest::option::of(deed()), draft()), 1..12),
    ) {
        let mut document = Document::parse(WRITTEN).expect("TOML");
        let mut session = read_back(WRITTEN);
        for (deed, draft) in steps {
            set(&mut document, &mut session, draft);
            if let Some(edit) = deed.map(|deed: Deed| deed.edit(&session)) {
                mirror(&mut document, &mut session, edit);
            }
            let text = document.to_string();
            prop_assert_eq!(&read_back(&text), &session, "{}", text);
            prop_assert!(is_toml_1_0(&text), "{}", text);
        }
        set(&mut document, &mut session, None);
        let text = document.to_string();
        prop_assert!(!text.contains("[draft]"), "{}", text);
        for comment in COMMENTS {
            prop_assert!(text.contains(comment), "{} in\n{}", comment, text);
        }
    }
}
