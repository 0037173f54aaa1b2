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
    h.sees("customising of rules");
    for size in ["40x10", "60x15", "120x40", "200x60"] {
        h.keys(&format!("resize:{size} Down Up"));
    }
}

#[test]
fn the_list_of_candidates_opens_on_the_smallest_screen() {
    let mut h = at("Q-6", 9, 0);
    for size in ["40x10", "40x12", "60x15", "80x24"] {
        h.keys(&format!("resize:{size} C"));
        assert!(h.has_caret());
        h.keys("Esc");
    }
}
