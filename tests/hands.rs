//! Others at the same file: a second program, an editor, a synchronisation; and what they made of the
//! file stays: its mode, its group, the links to it.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use monshin::session::{self, Entry};

use terminal::{Room, Terminal, argument, saved};

/// How others write a file.
type Writes = fn(&Path, &str);

/// As an editor that opens the file and writes into it.
fn in_place(file: &Path, text: &str) {
    fs::write(file, text).expect("written");
}

/// As an editor that writes another file and renames it: another inode stands there then.
fn by_rename(file: &Path, text: &str) {
    let other = file.with_extension("toml~");
    fs::write(&other, text).expect("written");
    fs::rename(&other, file).expect("renamed");
}

/// As a synchronisation: the file is away for a moment, and the new one has the time of elsewhere.
fn by_removal(file: &Path, text: &str) {
    fs::remove_file(file).expect("removed");
    fs::write(file, text).expect("written");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let written = fs::File::options().write(true).open(file).expect("it");
    written.set_modified(long_ago).expect("set");
}

const EDITORS: [(&str, Writes); 3] =
    [("in place", in_place), ("by rename", by_rename), ("by removal", by_removal)];

fn level(file: &PathBuf, question: &str) -> Option<Entry> {
    saved(file).answer(question).as_is.get("insource").cloned()
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with what a file may not have")]
fn is(text: &str) -> Option<Entry> {
    Some(Entry::Level(text.into()))
}

/// The program at A-1, where 3 was answered and saved.
fn open(room: &Room) -> (PathBuf, Terminal) {
    let file = room.session_at("A-1");
    let terminal = open_file(room, &file);
    (file, terminal)
}

fn open_file(room: &Room, file: &Path) -> Terminal {
    let mut terminal = Terminal::open(room, &["open", argument(file)]);
    terminal.sees_saved_at("A-1");
    answer(&mut terminal, "3");
    terminal
}

/// Answers, and waits until it is saved.
#[track_caller]
fn answer(terminal: &mut Terminal, level: &str) {
    terminal.keys(level);
    terminal.wait(level, |screen| {
        let header = screen.lines().next().unwrap_or_default().trim_end();
        screen.contains(&format!("> {level}  ")) && header.ends_with(" saved")
    });
}

/// Leaves by the way of a person.
fn leave(terminal: &mut Terminal) {
    terminal.keys("q");
    terminal.sees(" Home ");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

/// What others have: an answer to A-3 more.
fn with_theirs(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("text");
    format!("{text}\n[answers.A-3]\nas_is = {{ insource = \"2\" }}\nnote = \"theirs\"\n")
}

/// The states in the backups.
fn backups(room: &Room) -> Vec<String> {
    let mut found = Vec::new();
    let mut directories = vec![room.path().join("data/backups")];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                found.push(fs::read_to_string(path).expect("text"));
            }
        }
    }
    found
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("a list");
    let names = entries.map(|entry| entry.expect("it").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn comments_of_an_editor_stay_and_so_do_our_answers() {
    for (way, write) in EDITORS {
        let room = Room::new();
        let (file, mut terminal) = open(&room);
        let text = fs::read_to_string(&file).expect("text");
        write(&file, &format!("# checked by the auditor\n{text}\n[own]\nkey = 1\n"));
        answer(&mut terminal, "5");
        let text = fs::read_to_string(&file).expect("text");
        assert!(text.starts_with("# checked by the auditor\n"), "{way}: {text}");
        assert!(text.contains("[own]\nkey = 1"), "{way}: {text}");
        assert_eq!(level(&file, "A-1"), is("5"), "{way}");
        leave(&mut terminal);
    }
}

/// Both sides have changed something: nothing is overwritten, and the one who writes is asked.
fn conflict(room: &Room, write: Writes) -> (PathBuf, String, Terminal) {
    let (file, mut terminal) = open(room);
    let theirs = with_theirs(&file);
    write(&file, &theirs);
    terminal.keys("5");
    terminal.sees("NOT SAVED");
    assert_eq!(fs::read_to_string(&file).expect("text"), theirs, "nothing is overwritten");
    terminal.keys("!");
    terminal.sees("changed from outside");
    terminal.sees("A-3");
    (file, theirs, terminal)
}

#[test]
fn mine_is_kept_and_theirs_goes_to_the_backups() {
    for (way, write) in EDITORS {
        let room = Room::new();
        let (file, theirs, mut terminal) = conflict(&room, write);
        terminal.keys("m");
        terminal.sees_saved_at("A-1");
        assert_eq!((level(&file, "A-1"), level(&file, "A-3")), (is("5"), None), "{way}");
        assert!(backups(&room).contains(&theirs), "{way}");
        leave(&mut terminal);
    }
}

#[test]
fn theirs_is_taken_and_mine_goes_to_the_backups() {
    for (way, write) in EDITORS {
        let room = Room::new();
        let (file, theirs, mut terminal) = conflict(&room, write);
        terminal.keys("t");
        terminal.sees_saved_at("A-1");
        terminal.sees("> 3  not documented");
        let kept = backups(&room);
        let mine = kept.iter().filter_map(|text| session::read(text).ok());
        let mut mine = mine.filter_map(|one| one.answer("A-1").as_is.get("insource").cloned());
        assert!(mine.any(|level| Some(level) == is("5")), "{way}: {kept:?}");
        leave(&mut terminal);
        assert_eq!((level(&file, "A-1"), level(&file, "A-3")), (is("3"), is("2")), "{way}");
        assert!(fs::read_to_string(&file).expect("text").contains("theirs"), "{theirs}");
    }
}

#[test]
fn both_are_kept_as_two_sessions() {
    let room = Room::new();
    let (file, theirs, mut terminal) = conflict(&room, by_rename);
    terminal.keys("b");
    terminal.sees_saved_at("A-1");
    answer(&mut terminal, "4");
    leave(&mut terminal);
    assert_eq!(fs::read_to_string(&file).expect("text"), theirs);
    let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a name");
    let second = file.with_file_name(format!("{stem}-2.toml"));
    assert_eq!((level(&second, "A-1"), level(&second, "A-3")), (is("4"), None));
    let titles = [&file, &second].map(|file| saved(file).title);
    assert_eq!(titles, ["T", "T (kept beside 2)"], "they can be told apart in the list");
}

#[test]
fn comments_stay_in_the_one_that_is_saved_beside() {
    let room = Room::new();
    let (file, mut terminal) = open(&room);
    let text = fs::read_to_string(&file).expect("text");
    in_place(&file, &format!("# checked by the auditor\n{text}"));
    answer(&mut terminal, "5");
    by_rename(&file, &with_theirs(&file));
    terminal.keys("4");
    terminal.sees("NOT SAVED");
    terminal.keys("!");
    terminal.sees("changed from outside");
    terminal.keys("b");
    terminal.sees("kept beside 2");
    leave(&mut terminal);
    let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a name");
    let second = fs::read_to_string(file.with_file_name(format!("{stem}-2.toml"))).expect("it");
    assert!(second.starts_with("# checked by the auditor\n"), "{second}");
    assert!(second.contains("title = \"T (kept beside 2)\""), "{second}");
}

#[test]
fn what_was_opened_and_replaced_by_others_is_an_earlier_state() {
    let room = Room::new();
    let (file, mut terminal) = open(&room);
    leave(&mut terminal);
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees_saved_at("A-1");
    let shown = fs::read_to_string(&file).expect("text");
    by_rename(&file, &with_theirs(&file));
    leave(&mut terminal);
    assert!(backups(&room).contains(&shown));
}

#[test]
fn what_was_saved_and_replaced_by_others_is_kept_though_nothing_is_left_to_save() {
    for way in ["q", "TERM"] {
        let room = Room::new();
        let file = room.session_at("A-1");
        let older = fs::read_to_string(&file).expect("text");
        let mut terminal = open_file(&room, &file);
        answer(&mut terminal, "5");
        by_rename(&file, &older);
        if way == "q" {
            terminal.keys("q");
            terminal.sees("was changed from outside");
            terminal.keys("q");
            assert_eq!(terminal.end(), 0);
        } else {
            terminal.signal(way);
            assert_eq!(terminal.end(), 143);
        }
        assert_eq!(fs::read_to_string(&file).expect("text"), older, "{way}");
        let kept = backups(&room);
        let mut kept = kept.iter().filter_map(|text| session::read(text).ok());
        let is_kept =
            |one: session::Session| one.answer("A-1").as_is.get("insource") == is("5").as_ref();
        assert!(kept.any(is_kept), "{way}: what was saved is in the backups");
    }
}

#[test]
fn a_kill_in_the_middle_of_a_conflict_loses_neither_side_that_was_saved() {
    let room = Room::new();
    let (file, theirs, mut terminal) = conflict(&room, by_rename);
    terminal.kill();
    assert_eq!(fs::read_to_string(&file).expect("text"), theirs);
}

#[test]
fn a_signal_in_the_middle_of_a_conflict_keeps_both_sides() {
    let room = Room::new();
    let (file, theirs, mut terminal) = conflict(&room, by_rename);
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    assert_eq!(fs::read_to_string(&file).expect("text"), theirs);
    let rescued = backups(&room);
    let mine = rescued.iter().filter_map(|text| session::read(text).ok());
    let mut mine = mine.filter_map(|one| one.answer("A-1").as_is.get("insource").cloned());
    assert!(mine.any(|level| Some(level) == is("5")), "{rescued:?}\n{}", terminal.text());
}

#[test]
fn a_synchronisation_replaces_the_file_while_two_have_it_open() {
    for (way, write) in EDITORS {
        let room = Room::new();
        let (file, mut first) = open(&room);
        let mut second = Terminal::open(&room, &["open", argument(&file)]);
        second.sees("read-only");
        second.sees("> 3  not documented");
        let theirs = with_theirs(&file).replace("insource = \"3\"", "insource = \"1\"");
        write(&file, &theirs);
        // The one who only follows shows what the file has; the one who writes is asked.
        second.sees("> 1  needed");
        first.keys("5");
        first.sees("NOT SAVED");
        assert_eq!(fs::read_to_string(&file).expect("text"), theirs, "{way}");
        first.keys("!");
        first.sees("changed from outside");
        first.keys("m");
        first.sees_saved_at("A-1");
        second.sees("> 5  documented");
        assert_eq!((level(&file, "A-1"), level(&file, "A-3")), (is("5"), None), "{way}");
        assert!(backups(&room).contains(&theirs), "{way}");
        leave(&mut first);
    }
}

#[test]
fn a_file_that_is_gone_is_written_anew() {
    let room = Room::new();
    let (file, mut terminal) = open(&room);
    fs::remove_file(&file).expect("removed");
    answer(&mut terminal, "5");
    assert_eq!(level(&file, "A-1"), is("5"));
    leave(&mut terminal);
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it").permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

#[test]
fn a_shared_mode_and_a_group_stay() {
    for wanted in [0o600, 0o640, 0o660, 0o644] {
        let room = Room::new();
        let file = room.session_at("A-1");
        let directory = file.parent().expect("a directory");
        set_mode(directory, 0o2770);
        set_mode(&file, wanted);
        // Another group only where the system lets one give a file away.
        let given = chown(&file, None, Some(4321)).is_ok();
        let before = fs::metadata(&file).expect("it");
        let mut terminal = open_file(&room, &file);
        answer(&mut terminal, "5");
        leave(&mut terminal);
        let after = fs::metadata(&file).expect("it");
        assert_eq!((mode(&file), mode(directory)), (wanted, 0o2770));
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()), "given: {given}");
        assert_eq!(level(&file, "A-1"), is("5"));
    }
}

#[test]
fn a_protected_file_is_left_alone() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let before = fs::read(&file).expect("it");
    set_mode(&file, 0o444);
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" A-1   ");
    terminal.keys("3");
    terminal.wait("what is wrong", |screen| {
        screen.contains("NOT SAVED") || screen.contains("read-only")
    });
    assert_eq!((fs::read(&file).expect("it"), mode(&file)), (before, 0o444));
}

#[test]
fn a_chain_of_links_to_a_session_elsewhere_stays_one() {
    let room = Room::new();
    let made = room.session_at("A-1");
    let elsewhere = room.path().join("想い出 の/share");
    fs::create_dir_all(&elsewhere).expect("created");
    let real = elsewhere.join("本体.toml");
    fs::rename(&made, &real).expect("moved");
    let middle = room.path().join("middle.toml");
    symlink("想い出 の/share/本体.toml", &middle).expect("linked");
    symlink("../../middle.toml", &made).expect("linked");
    let mut terminal = open_file(&room, &made);
    assert_eq!(names(&elsewhere).len(), 2, "the session and its lock: {:?}", names(&elsewhere));
    answer(&mut terminal, "5");
    leave(&mut terminal);
    assert_eq!(fs::read_link(&made).expect("a link"), Path::new("../../middle.toml"));
    assert_eq!(fs::read_link(&middle).expect("a link"), Path::new("想い出 の/share/本体.toml"));
    assert_eq!(level(&real, "A-1"), is("5"));
    assert_eq!(names(&elsewhere), ["本体.toml"], "nothing else is left there");
}

#[test]
fn a_session_outside_of_the_data_directory_is_saved_where_it_is() {
    let room = Room::new();
    let made = room.session_at("A-1");
    let elsewhere = room.path().join("case 7");
    fs::create_dir(&elsewhere).expect("created");
    let file = elsewhere.join("s.toml");
    fs::rename(&made, &file).expect("moved");
    let mut terminal = open_file(&room, &file);
    answer(&mut terminal, "5");
    leave(&mut terminal);
    assert_eq!(level(&file, "A-1"), is("5"));
    assert_eq!(names(&elsewhere), ["s.toml"]);
    assert_eq!(names(made.parent().expect("a directory")), [] as [&str; 0]);
}

#[test]
fn a_second_name_of_the_file_keeps_the_state_from_before() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let other = room.path().join("other-name.toml");
    fs::hard_link(&file, &other).expect("linked");
    let before = fs::read(&other).expect("it");
    let mut terminal = open_file(&room, &file);
    leave(&mut terminal);
    assert_eq!(level(&file, "A-1"), is("3"));
    assert_eq!(fs::read(&other).expect("it"), before, "documented: the names part");
}
