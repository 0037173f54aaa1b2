//! The real program on a disk that does not answer: the keyboard is heard, and Ctrl-C ends it.
//!
//! `strace` has whoever opens the session file wait; without it these tests are skipped.
#![cfg(target_os = "linux")]

#[path = "support/terminal.rs"]
mod terminal;

#[path = "support/strace.rs"]
mod strace;

use std::fs;
use std::path::PathBuf;

use monshin::session::{self, Entry};

use strace::{Strace, is_missing};
use terminal::{Room, Terminal, argument, saved};

const WAITING: &str = "Waiting for the disk";

/// At home, where one session is, whose file hangs from now on.
fn at_home(room: &Room) -> (PathBuf, Terminal, Strace) {
    let file = room.session_at("A-3");
    let mut terminal = Terminal::open(room, &[]);
    terminal.sees("> T");
    let hangs = Strace::hangs(terminal.id(), room.path(), &file);
    (file, terminal, hangs)
}

/// In a session at A-1, whose file hangs from now on.
fn at_work(room: &Room) -> (PathBuf, Terminal, Strace) {
    let file = room.session_at("A-1");
    let mut terminal = Terminal::open(room, &["open", argument(&file)]);
    terminal.sees_saved_at("A-1");
    let hangs = Strace::hangs(terminal.id(), room.path(), &file);
    (file, terminal, hangs)
}

/// The answer that could not be saved, wherever it is below the room.
fn rescued(room: &Room) -> Vec<String> {
    let mut found = Vec::new();
    let mut directories = vec![room.path().to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(&directory).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                directories.push(path);
            } else if path.to_string_lossy().ends_with("-unsaved.toml") {
                found.push(fs::read_to_string(path).expect("text"));
            }
        }
    }
    found
}

#[test]
fn opening_waits_calmly_and_goes_on_when_the_disk_answers() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    let (file, mut terminal, hangs) = at_home(&room);
    terminal.keys("\r");
    terminal.sees(WAITING);
    terminal.sees("Nothing here is unsaved");
    terminal.keys("3");
    terminal.resize(40, 10);
    terminal.wait("the page at this size", |screen| {
        screen.contains(WAITING) && screen.contains("Ctrl-c end without waiting")
    });
    hangs.let_go();
    terminal.wait("the session", |screen| screen.contains("A-3") && !screen.contains(WAITING));
    assert!(saved(&file).answers.is_empty(), "nobody saw what the key would do");
    terminal.keys("4");
    terminal.wait("the answer", |_| {
        saved(&file).answer("A-3").as_is.get("insource") == Some(&Entry::Level("4".into()))
    });
}

#[test]
fn ctrl_c_ends_while_something_is_opened() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    let (_, mut terminal, hangs) = at_home(&room);
    terminal.keys("\r");
    terminal.sees(WAITING);
    terminal.keys("\u{3}");
    terminal.ends_but_for_what_hangs();
    hangs.let_go();
    assert_eq!(terminal.end(), 130);
    terminal.is_given_back();
}

#[test]
fn ctrl_c_ends_while_something_cannot_be_saved_and_says_where_it_is() {
    if is_missing() {
        return;
    }
    for end in ["\u{3}", "TERM"] {
        let room = Room::new();
        let (file, mut terminal, hangs) = at_work(&room);
        let before = fs::read_to_string(&file).expect("text");
        terminal.keys("3");
        terminal.sees("> 3");
        // The keyboard is heard.
        terminal.keys("\r");
        terminal.sees(" A-2   ");
        terminal.keys("q");
        terminal.sees(WAITING);
        terminal.sees("not saved yet");
        if end == "TERM" {
            terminal.signal("TERM");
        } else {
            terminal.keys(end);
        }
        terminal.ends_but_for_what_hangs();
        hangs.let_go();
        assert_eq!(terminal.end(), if end == "TERM" { 143 } else { 130 });
        terminal.is_left();
        assert!(terminal.text().contains("The latest changes are kept"), "{}", terminal.text());
        assert_eq!(fs::read_to_string(&file).expect("text"), before);
        let rescued = rescued(&room);
        let session = session::read(&rescued[0]).expect("no faults");
        assert_eq!(session.answer("A-1").as_is["insource"], Entry::Level("3".into()));
    }
}

#[test]
fn without_a_decision_it_is_asked_how_to_leave() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    let (file, mut terminal, hangs) = at_work(&room);
    terminal.keys("3");
    terminal.sees("> 3");
    terminal.keys("q");
    terminal.sees(WAITING);
    terminal.sees("This session is not saved");
    terminal.keys("\u{1b}");
    hangs.let_go();
    terminal.sees_saved_at("A-1");
    assert_eq!(saved(&file).answer("A-1").as_is["insource"], Entry::Level("3".into()));
}
