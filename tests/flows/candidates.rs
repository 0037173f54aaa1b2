//! Candidates: their list, and what is said of each, on screens of all sizes.

use crate::filled::selection;
use crate::support::{Harness, Room};

/// In a selection at a question, with so many candidates and rows.
fn at(question: &str, candidates: usize, rows: usize) -> Harness {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &selection(question, candidates, rows, true));
    Harness::open(room, &file, "")
}

#[test]
fn the_sentence_of_the_marked_level_stands_below_the_candidates() {
    let mut h = at("Q-6", 3, 0);
    h.sees("We can choose among the options on offer.");
    for size in ["40x10", "60x15", "120x40", "200x60"] {
        h.keys(&format!("resize:{size} Down Up"));
    }
}

#[test]
fn the_list_of_candidates_opens_on_the_smallest_screen() {
    let mut h = at("Q-6", 8, 0);
    for size in ["40x10", "40x12", "60x15", "80x24"] {
        h.keys(&format!("resize:{size} C"));
        assert!(h.has_caret());
        h.keys("Esc");
    }
}

#[test]
fn a_name_is_not_typed_where_there_is_no_room_for_another_candidate() {
    let mut h = at("Q-6", 9, 0);
    h.keys("C \"tenth\" paste:\"tenth\"")
        .sees("There can be nine candidates at most")
        .sees_no("tenth");
    assert!(!h.has_caret());
    h.keys("Up \"x\" Esc");
    assert_eq!(h.work().session.candidates.len(), 9);
    assert!(h.work().session.candidates[8].name.ends_with("ix"));
}

#[test]
fn the_footer_of_the_list_has_what_the_marked_line_can_do() {
    let mut h = at("Q-6", 3, 0);
    h.keys("C");
    assert!(!h.footer().contains("Delete"), "{}", h.footer());
    h.keys("Up");
    assert!(h.footer().contains("Delete"), "{}", h.footer());
    assert!(!h.footer().contains("Ctrl-Down"), "{}", h.footer());
    h.keys("Up");
    assert!(h.footer().contains("Ctrl-Down"), "{}", h.footer());
}

#[test]
fn on_the_smallest_screen_the_term_with_the_keys_says_what_it_is() {
    let mut h = at("Q-6", 3, 0);
    h.keys("resize:40x10 Tab Tab Tab").sees("Requirement");
    h.keys("Tab").sees("weight").sees(">    1");
    h.keys("Shift-Tab Shift-Tab").sees("> 長い名前");
}

#[test]
fn the_number_of_a_term_stands_in_its_line() {
    let mut h = at("N-7", 1, 0);
    h.keys("Tab Tab").sees(">    1\n");
    h.keys("Tab").sees(">    15 minutes or less");
    assert!(h.footer().starts_with(" 0-9 write"), "{}", h.footer());
}

#[test]
fn a_candidates_number_says_whose_it_is_on_the_smallest_screen() {
    let mut h = at("N-7", 1, 0);
    h.keys("resize:40x10 5").sees("株式会社").sees("...");
    assert!(!h.footer().contains("Tab"), "{}", h.footer());
}

#[test]
fn what_is_no_number_is_left_only_by_a_second_escape() {
    let mut h = at("N-7", 1, 0);
    let before = h.work().session.clone();
    h.keys("5 \"abc\" Esc").sees("5abc").sees("Not a number");
    h.keys("Esc");
    assert!(h.app.dialogs.is_empty());
    assert_eq!(h.told(), "What cannot be read stays as it was");
    assert_eq!(h.work().session, before);
    h.keys("5 \"abc\" Esc Backspace Backspace Backspace Esc").sees("5 minutes");
}

#[test]
fn what_is_no_number_is_kept_in_the_memo_where_the_program_is_ended() {
    let mut h = at("N-7", 1, 0);
    h.keys("5 \"abc\"").end();
    assert!(h.saved().answer("N-7").memo.as_ref().is_some_and(|memo| memo.ends_with(": 5abc")));
    let mut h = at("N-1", 0, 1);
    h.keys("Space Right Right Right 5 \"abc\"").end();
    assert_eq!(h.saved().answer("N-1").memo.as_deref(), Some("Within minutes: 5abc"));
}

#[test]
fn how_many_candidates_are_out_of_sight_is_said_below_the_question() {
    let mut h = at("N-6", 9, 0);
    let row = |h: &Harness| h.row(21);
    assert!(row(&h).ends_with("+7"), "{}", h.screen());
    h.keys("resize:40x10");
    assert!(h.row(7).contains("+9"), "{}", h.screen());
}

#[test]
fn beside_the_question_the_names_give_way_before_what_the_candidates_come_to() {
    let mut h = at("N-6", 9, 0);
    h.keys("resize:160x40");
    let rows: Vec<String> =
        h.screen().lines().filter(|row| row.contains("out    0.01")).map(str::to_owned).collect();
    assert_eq!(rows.len(), 9, "{}", h.screen());
}

#[test]
fn a_message_that_is_too_long_for_the_bottom_row_is_shown_whole() {
    let mut h = at("N-6", 3, 0);
    h.keys("C Up Delete resize:40x10 Ctrl-t").sees("Ctrl-t again deletes for good:").sees("rows 0");
    h.keys("Up").sees_no("deletes for good");
    let file =
        h.room.write("sessions/s.toml", &selection("N-6", 1, 0, true).replace("= 1\n", "= 2\n"));
    let h = Harness::open(Room::new(), &file, "");
    h.sees("never written");
}
