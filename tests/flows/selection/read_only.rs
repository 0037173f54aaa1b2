//! A session of a newer format: it is shown and never written.

use std::fs;

use monshin::tui::app::Screen;

use super::THREE;
use crate::support::{Harness, Room};

/// A session with an answer of every kind, of a format that is newer than ours.
fn newer(question: &str) -> (Harness, String) {
    let (h, text) = of_format(question, 2);
    assert!(h.header().contains("read-only"), "{}", h.header());
    (h, text)
}

/// The same session in a format.
fn of_format(question: &str, format: u8) -> (Harness, String) {
    let room = Room::new();
    let answers = "[answers.W-3]\nchoice = [\"decided\"]\nrecord = \"受注\"\n\
                   [answers.S-6]\nnumber = 7\n[answers.Q-2]\ncandidate = { a = \"3\" }\n\
                   importance = \"must\"\n[answers.N-7]\ncandidate = { a = 15 }\n\
                   [[answers.R-1.row]]\nasset = \"受注DB\"\nthreat = \"high\"\n\
                   [[answers.R-1.row]]\nasset = \"台帳\"\n[[answers.R-1.removed_row]]\n\
                   asset = \"旧\"\n[[removed_candidate]]\nid = \"d\"\nname = \"D社\"\n";
    let file = room.selection(question, &format!("{THREE}{answers}"));
    let text = fs::read_to_string(&file)
        .expect("text")
        .replace("format = 1", &format!("format = {format}"));
    fs::write(&file, &text).expect("written");
    (Harness::open(room, &file, ""), text)
}

/// Keys that change something where it may be changed.
const KEYS: &str = "1 d Backspace b x n 5 Tab 2 d Backspace b . f m e Tab Tab Tab 3 Backspace u v \
                    Ctrl-r Enter Left Enter Left 1";

#[test]
fn no_kind_of_question_is_changed() {
    for question in ["W-3", "W-16", "S-6", "Q-2", "N-7", "R-1", "2-1"] {
        let (mut h, text) = newer(question);
        let before = h.work().session.clone();
        h.keys(KEYS);
        let after = h.app.work.as_ref().expect("open").session.clone();
        assert_eq!(after.answers, before.answers, "{question}");
        assert_eq!(after.candidates, before.candidates, "{question}");
        h.flush();
        assert_eq!(fs::read_to_string(h.file()).expect("text"), text, "{question}");
        // Not because these keys change nothing anywhere.
        for key in ["d", "x", "f"] {
            let (mut h, text) = of_format(question, 1);
            h.keys(key);
            h.flush();
            let changed = fs::read_to_string(h.file()).expect("text") != text;
            assert_eq!(changed, key != "d" || question != "R-1", "{question} {key}");
        }
    }
}

#[test]
fn the_list_of_candidates_is_read_and_not_changed() {
    let (mut h, text) = newer("Q-2");
    h.keys("C").sees("A社").sees("D社");
    h.keys("\"X\" Enter Up \"X\" Delete Ctrl-Up Down Down Enter Ctrl-t Ctrl-t").sees_no("X");
    h.keys("Esc");
    assert!(h.app.dialogs.is_empty());
    assert_eq!(h.work().session.candidates.len(), 3);
    assert_eq!(fs::read_to_string(h.file()).expect("text"), text);
}

#[test]
fn the_rows_of_a_table_can_be_read_and_not_changed() {
    let (mut h, text) = newer("R-1");
    h.keys("Space");
    assert_eq!(h.app.screen, Screen::Table);
    h.sees("受注DB").sees("台帳");
    h.keys("Down Right Enter \"x\" Esc");
    assert_eq!(h.app.screen, Screen::Interview, "no cell was opened, so Esc leaves");
    h.keys("Space a y Delete b K J 1 d Backspace Right Right Right Right 1 Enter 2 d u Ctrl-r");
    assert_eq!(h.work().answer().rows.len(), 2);
    h.flush();
    assert_eq!(fs::read_to_string(h.file()).expect("text"), text);
}

#[test]
fn a_record_can_be_read_in_full_and_not_changed() {
    let (mut h, text) = newer("W-3");
    h.keys("Tab Space");
    assert_eq!(h.app.dialogs.len(), 1);
    h.sees("受注").sees("read-only");
    h.keys("\"x\" Enter \"y\" Tab \"z\" Esc");
    assert!(h.app.dialogs.is_empty());
    assert_eq!(h.work().answer().record.as_deref(), Some("受注"));
    h.flush();
    assert_eq!(fs::read_to_string(h.file()).expect("text"), text);
}
