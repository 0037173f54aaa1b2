//! The list of candidates.

use monshin::session::{Basis, Candidate, Offer};
use monshin::strings::candidates as words;

use super::{names, with_three};
use crate::support::{Harness, Room};

/// What the file has: the candidates, and those that were removed.
fn listed(h: &mut Harness) -> (String, String) {
    let saved = h.saved();
    (names(&saved.candidates), names(&saved.removed_candidates))
}

fn listed_as(list: &str, removed: &str) -> (String, String) {
    (list.to_owned(), removed.to_owned())
}

const SAID: &str = "[answers.Q-1]\ncandidate = { a = \"3\", b = \"2\", c = \"unknown\" }\n\
                    rests_on = { b = \"proposal\" }\n[answers.N-7]\ncandidate = { b = 30 }\n";

#[test]
fn three_are_added_in_one_go_and_are_one_step() {
    for key in ["C", "F9", "Ｃ"] {
        let mut h = Harness::selection("Q-1", "");
        h.keys(key).keys("\"A社\" Enter \" B社 \" Enter \"自社 q?\" Esc");
        assert_eq!(listed(&mut h), listed_as("a=A社 b=B社 c=自社 q?", ""), "{key}");
        h.sees("A社").sees("自社 q?");
        h.keys("u");
        assert_eq!(listed(&mut h), listed_as("", ""));
        h.keys("Ctrl-r");
        assert_eq!(listed(&mut h).0, "a=A社 b=B社 c=自社 q?");
    }
}

#[test]
fn enter_on_nothing_closes_the_list_and_blanks_are_no_name() {
    let mut h = Harness::selection("Q-1", "");
    h.keys("C \"A社\" Enter Enter");
    assert!(h.app.dialogs.is_empty());
    let before = h.work().session.clone();
    h.clock("11:00").keys("C \"  \" Esc C Esc");
    assert_eq!(h.work().session, before, "nothing was changed");
}

#[test]
fn a_half_typed_name_is_kept_by_an_end_that_nobody_chose() {
    let mut h = Harness::selection("Q-1", "");
    h.keys("C \"A社\" Enter \"B\" Ctrl-c");
    assert_eq!(h.code, Some(130));
    assert_eq!(listed(&mut h).0, "a=A社 b=B");
}

#[test]
fn a_candidate_is_renamed_and_an_emptied_name_leaves_the_one_before() {
    let mut h = with_three("Q-1", SAID);
    h.keys("C Up Up \" 改\" Enter Esc");
    assert_eq!(listed(&mut h), listed_as("a=A社 b=B社 改 c=C社", ""));
    assert_eq!(h.saved().answer("Q-1").candidates["b"], Offer::Level("2".into()));
    h.keys("C Up Backspace Backspace Esc");
    assert_eq!(listed(&mut h).0, "a=A社 b=B社 改 c=C社");
    h.keys("C Up \"?\" Up Up \"!\" Esc");
    assert_eq!(listed(&mut h).0, "a=A社! b=B社 改 c=C社?", "moving the mark keeps the name");
    h.keys("u");
    assert_eq!(listed(&mut h).0, "a=A社 b=B社 改 c=C社");
}

#[test]
fn candidates_move_with_their_answers() {
    let mut h = with_three("Q-1", SAID);
    h.keys("C Up Up Ctrl-Up Esc");
    assert_eq!(listed(&mut h).0, "b=B社 a=A社 c=C社");
    h.keys("C Up Up Up Ctrl-Up Ctrl-Down Ctrl-Down Ctrl-Down Esc");
    assert_eq!(listed(&mut h).0, "a=A社 c=C社 b=B社", "it stops at the end");
    assert_eq!(h.saved().answer("Q-1").candidates["b"], Offer::Level("2".into()));
    // The first field is now that of a.
    h.keys("0");
    assert_eq!(h.saved().answer("Q-1").candidates["a"], Offer::Level("0".into()));
}

#[test]
fn a_removed_candidate_is_in_the_file_with_its_answers_and_undo_brings_both_back() {
    let mut h = with_three("Q-1", SAID);
    let before = h.saved();
    h.keys("C Up Up Delete").sees(words::REMOVED.en).sees("B社");
    h.keys("Esc").sees_no("B社");
    assert_eq!(listed(&mut h), listed_as("a=A社 c=C社", "b=B社"));
    let text = h.text();
    assert!(text.contains("[[removed_candidate]]\nid = \"b\""), "{text}");
    assert!(text.contains("b = \"2\"") && text.contains("rests_on = { b = \"proposal\" }"));
    assert!(text.contains("b = 30"));
    h.keys("u").sees("B社");
    let after = h.saved();
    assert_eq!((after.candidates, after.answers), (before.candidates, before.answers));
    assert_eq!(listed(&mut h).1, "");
}

#[test]
fn a_removed_candidate_comes_back_at_the_end_with_what_was_said_of_it() {
    let mut h = with_three("Q-1", SAID);
    h.keys("C Up Up Delete Esc");
    // Below the two that are left: the line for a new one, then the removed one.
    h.keys("C Down Enter Esc");
    assert_eq!(listed(&mut h), listed_as("a=A社 c=C社 b=B社", ""));
    let saved = h.saved();
    assert_eq!(saved.answer("Q-1").candidates["b"], Offer::Level("2".into()));
    assert_eq!(saved.answer("Q-1").rests_on["b"], Basis::Proposal);
}

#[test]
fn a_new_candidate_never_gets_the_id_of_a_removed_one() {
    let mut h = with_three("Q-1", SAID);
    h.keys("C Up Delete Esc C \"D社\" Enter Esc");
    assert_eq!(listed(&mut h), listed_as("a=A社 b=B社 d=D社", "c=C社"));
    h.keys("C Up Delete Down \"\" Up \"E社\" Enter Esc");
    assert_eq!(listed(&mut h), listed_as("a=A社 b=B社 e=E社", "c=C社 d=D社"));
    // An id that only an answer has is taken as well.
    let room = Room::new();
    let file = room.selection("Q-1", "[answers.Q-1]\ncandidate = { a = \"3\" }\n");
    let mut h = Harness::open(room, &file, "");
    h.keys("C \"X\" Enter Esc");
    assert_eq!(listed(&mut h).0, "b=X");
}

#[test]
fn there_are_nine_at_most_and_a_tenth_name_cannot_be_begun() {
    let mut h = Harness::selection("Q-1", "");
    h.keys("C");
    for at in 1..=9 {
        h.keys(&format!("\"{at}社\" Enter"));
    }
    h.keys("\"10社\"").sees(words::FULL.en).sees_no("10社");
    h.keys("Esc");
    let saved = h.saved();
    assert_eq!(saved.candidates.len(), 9);
    assert_eq!(saved.candidates[8], Candidate { id: "i".into(), name: "9社".into() });
    // One out, one in: nine again, so the removed one cannot come back.
    h.keys("C Up Delete \"\" Down Esc");
    h.keys("C \"X\" Enter Esc C Down Enter");
    assert_eq!(h.told(), words::FULL.en);
    h.keys("Esc");
    assert_eq!(h.saved().candidates.len(), 9);
    assert_eq!(names(&h.saved().removed_candidates), "i=9社");
}

#[test]
fn only_tidying_twice_in_a_row_deletes_what_was_removed() {
    let mut h = with_three("Q-1", SAID);
    h.keys("C Up Up Delete Esc C Ctrl-t");
    let asked = h.told().to_owned();
    for part in ["removed candidates 1", "answers 2", "rows 0", "Ctrl-t"] {
        assert!(asked.contains(part), "{part}: {asked}");
    }
    assert_eq!(listed(&mut h).1, "b=B社", "it only asks");
    h.keys("Down Ctrl-t");
    assert_eq!(listed(&mut h).1, "b=B社", "a key between: it asks again");
    h.keys("Up Up Ctrl-t \"x\" Ctrl-t");
    assert_eq!(listed(&mut h).1, "b=B社", "a letter between: it asks again");
    h.keys("Backspace Ctrl-t Ctrl-t");
    assert_eq!(listed(&mut h), listed_as("a=A社 c=C社", ""));
    let text = h.text();
    assert!(!text.contains("removed_candidate") && !text.contains("b = "), "{text}");
    assert!(h.saved().answer("Q-1").candidates.contains_key("a"));
    h.keys("u");
    assert_eq!(listed(&mut h), listed_as("a=A社 c=C社", "b=B社"));
    assert_eq!(h.saved().answer("N-7").candidates["b"], Offer::Number(30.0));
    h.keys("Ctrl-r C Ctrl-t");
    assert_eq!(h.told(), words::NOTHING_TO_TIDY.en);
}

#[test]
fn the_focus_stays_on_a_field_when_candidates_go() {
    // Three candidates, importance, weight, pass, record: the record is the seventh field.
    let mut h = with_three("Q-1", "");
    h.keys(&"Tab ".repeat(6)).keys("C Up Delete Esc");
    assert!(h.work().field().is_some(), "two candidates have six fields");
    h.keys("u");
    h.keys("Shift-Tab C Up Delete Up Delete Esc");
    assert!(h.work().field().is_some());
    h.keys("u Ctrl-r");
    assert!(h.work().field().is_some());
}

#[test]
fn the_list_opens_from_results_and_other_kinds_of_questions_too() {
    for (question, keys) in [("W-3", ""), ("S-6", ""), ("R-1", ""), ("Q-1", "r ")] {
        let mut h = Harness::selection(question, "");
        h.keys(&format!("{keys}C \"A社\" Enter Esc"));
        assert_eq!(listed(&mut h).0, "a=A社", "{question}");
    }
}

#[test]
fn the_list_opens_on_the_smallest_screen() {
    let mut h = with_three("Q-1", "");
    h.keys("resize:40x10 C \"D\" Enter Up Esc");
    assert_eq!(listed(&mut h).0, "a=A社 b=B社 c=C社 d=D");
}
