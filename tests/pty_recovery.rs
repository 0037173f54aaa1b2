//! The program killed while something is typed: the next start says so, shows it, and goes on with it.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::PathBuf;

use terminal::{Room, Terminal, argument, saved};

/// A session opened at C-3, its note begun.
fn noting(room: &Room) -> (PathBuf, Terminal) {
    let file = room.session_at("C-3");
    let mut terminal = Terminal::open(room, &["open", argument(&file)]);
    terminal.sees_saved_at("C-3");
    terminal.keys("n");
    terminal.sees("goes to minutes");
    (file, terminal)
}

#[test]
fn a_note_half_typed_survives_a_kill_and_is_gone_on_with() {
    let room = Room::new();
    let (file, mut terminal) = noting(&room);
    terminal.keys("検体は委託先で\r深夜は");
    terminal
        .wait("the note saved", |screen| screen.contains("深夜は") && screen.contains(" saved"));
    terminal.signal("KILL");
    terminal.end();
    let left = saved(&file);
    assert_eq!(left.answer("C-3").note, None);
    assert_eq!(left.draft.expect("a draft").text, "検体は委託先で\n深夜は");

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees("From last time");
    terminal.sees("was not closed");
    terminal.sees("深夜は");
    terminal.keys("\r");
    terminal.sees("goes to minutes");
    // The caret stands behind the last character.
    terminal.keys("翌朝。");
    terminal.sees("深夜は翌朝。");
    terminal.keys("\t");
    terminal.sees_saved_at("C-3");
    terminal.keys("qq");
    assert_eq!(terminal.end(), 0);
    let session = saved(&file);
    let note = session.answer("C-3").note.as_deref();
    assert_eq!((note, &session.draft), (Some("検体は委託先で\n深夜は翌朝。"), &None));

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees_saved_at("C-3");
    assert!(!terminal.text().contains("From last time"), "it was closed");
}

#[test]
fn one_who_types_on_and_on_has_a_draft_all_the_same() {
    let room = Room::new();
    let (file, mut terminal) = noting(&room);
    // Never a pause as long as the one after which a draft is written.
    let mut written = false;
    for _ in 0..200 {
        terminal.keys("あ");
        terminal.look(std::time::Duration::from_millis(50));
        written = saved(&file).draft.is_some();
        if written {
            break;
        }
    }
    assert!(written, "{}", terminal.text());
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    let session = saved(&file);
    assert!(session.draft.is_none() && session.answer("C-3").note.is_some());
}
