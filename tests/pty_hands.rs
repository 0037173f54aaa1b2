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
    second.sees("It is read-only here.");
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

/// A session that two have open for writing: the system's lock of the first does not reach the second,
/// as on a network drive, and the second took the session from it. The first has answered A-1 with 3,
/// the second then with 5.
fn forced() -> (Room, PathBuf, Terminal, Terminal) {
    let room = Room::new();
    let file = room.session_at("A-1");
    let mut first = Terminal::open(&room, &["open", argument(&file)]);
    first.sees_saved_at("A-1");
    first.keys("3");
    first.wait("it is saved", |_| level(&file, "A-1") == Some(Entry::Level("3".into())));
    // Another file, so that there is no lock on it.
    let elsewhere = file.with_extension("elsewhere");
    let holder = "pid = 1\nhost = \"elsewhere\"\nuser = \"someone\"\n";
    std::fs::write(&elsewhere, holder).expect("written");
    std::fs::rename(&elsewhere, lock_of(&file)).expect("renamed");
    let mut second = Terminal::open(&room, &["open", argument(&file)]);
    second.sees("someone@elsewhere");
    second.keys("!");
    second.sees("t take over");
    second.keys("t");
    second.sees("Taken over.");
    second.sees_saved_at("A-1");
    second.keys("5");
    second.wait("it is saved", |_| level(&file, "A-1") == Some(Entry::Level("5".into())));
    (room, file, first, second)
}

/// All levels of A-1 in sessions and backups.
fn levels(room: &Room) -> Vec<String> {
    let mut found = Vec::new();
    let mut directories = vec![room.path().join("data")];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).expect("a list") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml")
                && let Some(Entry::Level(level)) = level(&path, "A-1")
            {
                found.push(level);
            }
        }
    }
    found
}

#[test]
fn a_session_taken_from_one_who_still_writes_loses_nothing_of_either() {
    let (_room, file, mut first, mut second) = forced();
    first.keys("2");
    first.sees("NOT SAVED");
    assert_eq!(level(&file, "A-1"), Some(Entry::Level("5".into())), "nothing is overwritten");
    first.keys("!");
    first.sees("changed from outside");
    first.keys("b");
    first.sees("kept beside 2");
    first.sees_saved_at("A-1");
    assert!(lock_of(&file).exists(), "the lock of the second stays");
    first.keys("4");
    let beside = file.with_file_name(format!(
        "{}-2.toml",
        file.file_stem().and_then(|stem| stem.to_str()).expect("a name")
    ));
    first.wait("it is saved", |_| level(&beside, "A-1") == Some(Entry::Level("4".into())));
    second.keys("1");
    second.wait("it is saved", |_| level(&file, "A-1") == Some(Entry::Level("1".into())));
    for terminal in [&mut first, &mut second] {
        terminal.signal("TERM");
        assert_eq!(terminal.end(), 143);
    }
    assert_eq!(level(&file, "A-1"), Some(Entry::Level("1".into())));
    assert_eq!(level(&beside, "A-1"), Some(Entry::Level("4".into())));
    assert!(!lock_of(&file).exists() && !lock_of(&beside).exists());
}

#[test]
fn whoever_keeps_his_own_of_two_who_write_keeps_the_other_in_the_backups() {
    let (room, file, mut first, mut second) = forced();
    first.keys("2");
    first.sees("NOT SAVED");
    first.keys("!");
    first.sees("changed from outside");
    first.keys("m");
    first.wait("it is saved", |_| level(&file, "A-1") == Some(Entry::Level("2".into())));
    assert!(levels(&room).contains(&"5".to_owned()), "{:?}", levels(&room));
    // Now it is the other who finds another text; and nobody is there to be asked.
    second.keys("1");
    second.sees("NOT SAVED");
    second.signal("TERM");
    assert_eq!(second.end(), 143);
    first.signal("TERM");
    assert_eq!(first.end(), 143);
    assert_eq!(level(&file, "A-1"), Some(Entry::Level("2".into())));
    for kept in ["5", "1"] {
        assert!(levels(&room).contains(&kept.to_owned()), "{kept}: {:?}", levels(&room));
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
