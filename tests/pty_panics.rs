//! A fault in the program itself, on each of its threads: what was answered is saved, and who sits before
//! it can read what happened.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;

use terminal::{Room, Terminal, argument, command, holds_the_answer, saved};

/// The program, made to panic on one of its threads.
fn panicking(room: &Room, file: &Path, place: &str) -> Option<Terminal> {
    if !cfg!(debug_assertions) {
        println!("skipped: a release build cannot be made to panic");
        return None;
    }
    let mut program = command(room, &["open", argument(file)]);
    program.env("MONSHIN_PANIC", place);
    // What developers have set, and what is not to bury the words about the user's data.
    program.env("RUST_BACKTRACE", "1");
    Some(Terminal::of(program))
}

#[test]
fn a_panic_of_the_main_thread_saves_and_can_be_read() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let Some(mut terminal) = panicking(&room, &file, "main") else { return };
    terminal.sees(" A-1   ");
    terminal.keys("3n半分");
    terminal.sees("半分");
    terminal.resize(100, 30);
    assert_eq!(terminal.end(), 101);
    let told = terminal.text();
    assert!(told.contains("provoked on main") && told.contains("is saved"), "{told}");
    assert!(!told.contains("backtrace"), "the log has it: {told}");
    assert!(
        !terminal.screen.screen().alternate_screen() && !terminal.screen.screen().hide_cursor()
    );
    terminal.has_its_modes();
    holds_the_answer(&file);
    assert!(fs::read_to_string(&file).expect("text").contains("半分"));
    let log = room.log();
    assert!(log.contains("provoked on main") && log.contains("monshin::tui::run"), "{log}");
}

#[test]
fn a_panic_beside_the_main_thread_ends_it_as_one_on_it() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let Some(mut terminal) = panicking(&room, &file, "aside") else { return };
    terminal.sees(" A-1   ");
    terminal.keys("3q");
    assert_eq!(terminal.end(), 101);
    let told = terminal.text();
    assert!(told.contains("fault in it") && told.contains("is saved"), "{told}");
    terminal.is_left();
    holds_the_answer(&file);
    assert!(room.log().contains("provoked on aside"));
}

#[test]
fn a_panic_of_the_saving_thread_is_shown_and_the_screen_stays_whole() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let Some(mut terminal) = panicking(&room, &file, "saver") else { return };
    terminal.sees(" A-1   ");
    terminal.keys("3\r4");
    terminal.sees("> 4  documented");
    terminal.sees("NOT SAVED");
    assert!(terminal.screen.screen().alternate_screen());
    assert!(!terminal.text().contains("provoked"), "{}", terminal.text());
    assert!(room.log().contains("provoked on saver"));
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    assert!(!terminal.screen.screen().alternate_screen());
    terminal.has_its_modes();
    saved(&file);
}

#[test]
fn a_panic_while_a_report_is_written_is_said_and_one_goes_on() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let Some(mut terminal) = panicking(&room, &file, "report") else { return };
    terminal.sees(" A-1   ");
    terminal.keys("3rs");
    terminal.sees("Markdown");
    terminal.keys("\r");
    terminal.sees("could not be written");
    assert!(room.log().contains("provoked on report"));
    terminal.keys("\u{3}");
    assert_eq!(terminal.end(), 130);
    terminal.is_given_back();
    holds_the_answer(&file);
}
