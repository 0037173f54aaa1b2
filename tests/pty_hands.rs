//! Two real programs at one session.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::{Path, PathBuf};

use monshin::session::Entry;

use terminal::{Room, Terminal, argument, saved};

fn lock_of(file: &Path) -> PathBuf {
    let stem = file.file_stem().expect("a name").to_str().expect("UTF-8");
    file.with_file_name(format!(".{stem}.lock"))
}

fn level(file: &PathBuf, question: &str) -> Option<Entry> {
    saved(file).answer(question).as_is.get("insource").cloned()
}

/// A session that the first has open for writing and the second follows.
fn two() -> (Room, PathBuf, Terminal, Terminal) {
    let room = Room::new();
    let file = room.session_at("A-1");
    let mut first = Terminal::open(&room, &["open", argument(&file)]);
    first.sees_saved_at("A-1");
    let mut second = Terminal::open(&room, &["open", argument(&file)]);
    second.sees("Open elsewhere");
    second.sees("read-only");
    (room, file, first, second)
}

#[test]
fn the_second_follows_the_first_and_takes_over_when_it_is_left() {
    let (_room, file, mut first, mut second) = two();
    // It cannot write, and says who can.
    second.keys("5n!");
    second.sees("Here it is read-only.");
    second.keys("\u{1b}");
    first.keys("3");
    second.sees("> 3  not documented");
    first.keys("\r");
    second.sees(" A-2   ");
    assert_eq!(level(&file, "A-1"), Some(Entry::Level("3".into())));
    assert_eq!(level(&file, "A-2"), None);

    first.keys("4q");
    first.sees("Sessions");
    first.keys("q");
    assert_eq!(first.end(), 0);
    second.sees("You can write now");
    second.keys("\r");
    second.sees_saved_at("A-3");
    second.keys("2");
    second.sees_saved_at("A-3");
    second.keys("q");
    second.sees("Sessions");
    assert!(!second.text().contains("not closed"), "{}", second.text());
    second.keys("q");
    assert_eq!(second.end(), 0);
    assert!(!lock_of(&file).exists());
    for (question, answer) in [("A-1", "3"), ("A-2", "4"), ("A-3", "2")] {
        assert_eq!(level(&file, question), Some(Entry::Level(answer.into())), "{question}");
    }
}

#[test]
fn the_second_takes_over_when_the_first_is_killed_and_nothing_is_lost() {
    let (_room, file, mut first, mut second) = two();
    for (level, question) in [("3", "A-2"), ("4", "A-3"), ("1", "A-4")] {
        first.keys(&format!("{level}\r"));
        first.sees_saved_at(question);
    }
    second.sees(" A-4   ");
    first.signal("KILL");
    first.end();
    second.wait("to write", |screen| {
        screen.lines().next().is_some_and(|header| header.trim_end().ends_with("saved"))
    });
    second.sees("not closed");
    second.keys("\u{3}");
    assert_eq!(second.end(), 130);
    for (question, answer) in [("A-1", "3"), ("A-2", "4"), ("A-3", "1")] {
        assert_eq!(level(&file, question), Some(Entry::Level(answer.into())), "{question}");
    }
    assert!(!lock_of(&file).exists());
}

#[test]
fn every_end_but_a_kill_gives_the_session_back() {
    for (way, closes) in [("INT", true), ("TERM", true), ("HUP", true), ("KILL", false)] {
        let room = Room::new();
        let file = room.session_at("A-1");
        let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
        terminal.sees_saved_at("A-1");
        assert!(lock_of(&file).exists());
        terminal.signal(way);
        terminal.end();
        assert_eq!(lock_of(&file).exists(), !closes, "{way}");
        let mut terminal = Terminal::open(&room, &[]);
        terminal.sees("Sessions");
        assert_eq!(terminal.text().contains("not closed"), !closes, "{way}");
    }
}

/// How often a process was woken up or gave the processor back so far, all of its threads together.
#[cfg(target_os = "linux")]
fn switches(id: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{id}/task")).expect("it runs");
    let status = |task: std::io::Result<std::fs::DirEntry>| {
        std::fs::read_to_string(task.expect("a thread").path().join("status")).expect("a status")
    };
    let count = |text: String| -> u64 {
        let lines = text.lines().filter(|line| line.contains("ctxt_switches"));
        lines.filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok()).sum()
    };
    tasks.map(|task| count(status(task))).sum()
}

#[test]
#[cfg(target_os = "linux")]
fn who_writes_is_never_woken_up_by_those_who_follow() {
    let (_room, _file, mut first, second) = two();
    // Until it has come to rest: the place is saved a second after the last move.
    let mut before = switches(first.id());
    loop {
        std::thread::sleep(std::time::Duration::from_millis(1500));
        let now = switches(first.id());
        if now == before {
            break;
        }
        before = now;
    }
    let following = switches(second.id());
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(switches(first.id()), before, "it sleeps");
    assert!(switches(second.id()) > following, "that one looks");
    first.keys("\u{3}");
    assert_eq!(first.end(), 130);
}
