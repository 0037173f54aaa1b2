//! What is being typed is in the file before it is kept, and leaves it when it is.

use monshin::session::Draft;

use crate::support::{Harness, Room, stamp};

fn draft(h: &mut Harness) -> Option<Draft> {
    h.settle();
    h.saved().draft
}

#[test]
fn a_note_is_in_the_file_while_it_is_typed_and_becomes_the_note_when_it_is_left() {
    let mut h = Harness::at("A-1");
    h.keys("n \"半分\"");
    assert!(h.header().contains("saving"), "{}", h.header());
    h.settle();
    assert!(h.header().contains("saved"), "{}", h.header());
    let saved = h.saved();
    let found = saved.draft.expect("a draft");
    assert_eq!((found.question.as_deref(), &*found.field), (Some("A-1"), Draft::NOTE));
    assert_eq!((&*found.text, found.at), ("半分", Some(stamp("10:00"))));
    assert!(saved.answers.is_empty(), "it is no answer yet");
    assert_eq!(saved.updated, Some("2026-11-01T09:00:00+09:00".parse().expect("a stamp")));
    assert!(!h.work().can_undo(), "it is no step to undo");
    h.keys("Enter \"二行目\"");
    assert_eq!(draft(&mut h).expect("a draft").text, "半分\n二行目");
    h.keys("Esc");
    assert_eq!(draft(&mut h), None);
    assert_eq!(h.saved().answer("A-1").note.as_deref(), Some("半分\n二行目"));
    h.keys("u");
    assert_eq!(draft(&mut h), None);
    assert!(h.saved().answers.is_empty());
    assert!(!h.text().contains("draft"));
}

#[test]
fn what_is_taken_back_while_typing_leaves_no_draft() {
    let mut h = Harness::with_answers("A-1", "[answers.A-1]\nnote = \"ab\"\n");
    h.keys("n");
    assert_eq!(draft(&mut h), None, "who only reads types nothing");
    h.keys("\"c\"");
    assert!(draft(&mut h).is_some());
    h.keys("Backspace");
    assert_eq!(draft(&mut h), None);
    h.keys("\"c\" Backspace Esc");
    assert_eq!(draft(&mut h), None);
    assert!(!h.work().can_undo());
}

#[test]
fn every_dialog_that_holds_prose_has_a_draft() {
    for (keys, field, text) in [
        ("n \"a\"", Draft::NOTE, "a"),
        ("n paste:\"a b\"", Draft::NOTE, "a b"),
        ("m \"a\"", Draft::MEMO, "a"),
        ("e \"a\"", Draft::EVIDENCE, "a"),
        ("e \"a\" Enter \"b\"", Draft::EVIDENCE, "a\nb"),
        ("e \"a\" Enter", Draft::EVIDENCE, "a"),
        ("x \"a\"", Draft::REASON, "a"),
        ("r m a \"a\"", Draft::ACTION, "a"),
        ("r m a \"a\" Tab Tab \"o\"", Draft::ACTION, "a\nOwner: o"),
        ("o x \"a\"", Draft::REASON, "a"),
    ] {
        let mut h = Harness::at("A-1");
        h.keys(keys);
        let found = draft(&mut h).unwrap_or_else(|| panic!("no draft after {keys}"));
        assert_eq!((&*found.field, &*found.text), (field, text), "{keys}");
        // Help over it keeps it, and an end from outside makes of it what it was to be.
        h.keys("F1");
        assert_eq!(draft(&mut h).map(|draft| draft.text).as_deref(), Some(text), "{keys}");
        h.end();
        let text = h.text();
        assert!(!text.contains("[draft]"), "{keys}: {text}");
    }
}

#[test]
fn decisions_and_candidates_have_drafts_and_numbers_do_not() {
    let mut h = Harness::selection("V-1", "");
    h.keys("C \"A社\"");
    let found = draft(&mut h).expect("a draft");
    assert_eq!((&*found.field, &*found.text, found.question), (Draft::CANDIDATES, "A社", None));
    h.keys("Enter \"B社\"");
    assert_eq!(draft(&mut h).expect("a draft").text, "A社\nB社");
    h.keys("Esc");
    assert_eq!(draft(&mut h), None);
    assert_eq!(h.saved().candidates.len(), 2);
}

#[test]
fn the_header_never_says_saved_before_what_is_typed_is() {
    let mut h = Harness::at("A-1");
    h.keys("n");
    for c in ["a", "b", "c"] {
        h.keys(&format!("\"{c}\""));
        let saved = h.header().contains("saved");
        assert!(!saved, "{}", h.header());
    }
    h.settle();
    assert_eq!(draft(&mut h).expect("a draft").text, "abc");
}

#[test]
fn a_draft_of_the_last_time_is_not_lost_to_the_next_one() {
    let room = Room::new();
    let draft = "[draft]\nquestion = \"A-2\"\nfield = \"note\"\ntext = \"前の下書き\"\n";
    let file = room.session("soc-maturity", "at = \"A-1\"", draft);
    let mut h = Harness::open(room, &file, "");
    h.keys("Esc");
    h.keys("3");
    h.settle();
    assert_eq!(h.saved().draft.expect("it stays").text, "前の下書き");
    h.keys("n \"新\"");
    h.settle();
    let saved = h.saved();
    assert_eq!(saved.draft.as_ref().expect("the new one").text, "新");
    assert_eq!(saved.answer("A-2").memo.as_deref(), Some("note: 前の下書き"));
}

#[test]
fn a_draft_is_in_no_score_and_no_comparison() {
    let mut h = Harness::at("A-1");
    h.keys("3");
    let before = h.scores().clone();
    h.keys("n \"x\"");
    h.settle();
    assert_eq!(*h.scores(), before);
    assert_eq!(h.saved().answers.len(), 1);
}
