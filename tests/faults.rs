//! Every system call of a save fails in every way: the file is the one from before or the new one,
//! whole; the screen says which; and when the fault is over, the next attempt saves.
//!
//! The calls are found by `strace` and made to fail by it, on the threads that save and on no other. A
//! machine without `strace`, or where it may not attach, skips these tests and says so.
//! `MONSHIN_FAULTS=all cargo test --test faults -- --nocapture` tries every error at every call, also
//! in the first save after opening, which makes a backup; `cargo test` tries a part.
#![cfg(target_os = "linux")]

#[path = "support/strace.rs"]
mod strace;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use monshin::session::{Entry, Session};
use portable_pty::CommandBuilder;

use strace::{Call, Strace, is_missing, save_calls};
use terminal::{PATIENCE, Room, Terminal, argument, saved, within};

/// What a file system can answer.
const ERRORS: [&str; 6] = ["EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EINTR"];

/// Whether everything is tried, not only a part.
fn all() -> bool {
    std::env::var("MONSHIN_FAULTS").is_ok_and(|value| value == "all")
}

/// The program at A-1, where nothing is answered.
fn open(room: &Room) -> (PathBuf, Terminal) {
    let file = room.session_at("A-1");
    let mut terminal = Terminal::open(room, &["open", argument(&file)]);
    terminal.sees(" A-1   ");
    terminal.sees_saved_at("A-1");
    (file, terminal)
}

fn header(screen: &str) -> &str {
    screen.lines().next().unwrap_or_default().trim_end()
}

fn is_marked(screen: &str, level: &str) -> bool {
    screen.contains(&format!("> {level}  "))
}

/// Answers, and waits until a frame shows the answer and what became of it: whether it is saved.
#[track_caller]
fn answer(terminal: &mut Terminal, level: &str) -> bool {
    terminal.keys(level);
    let told = terminal.frames(PATIENCE, |screen| {
        is_marked(screen, level)
            && (header(screen).ends_with(" saved") || header(screen).contains("NOT SAVED"))
    });
    assert!(told, "nothing is said of the save\n{}", terminal.text());
    terminal.says_saved()
}

fn level(session: &Session) -> Option<String> {
    match session.answer("A-1").as_is.get("insource") {
        Some(Entry::Level(level)) => Some(level.clone()),
        _ => None,
    }
}

/// The hidden files beside the session, locks aside.
fn left_over(file: &Path) -> Vec<String> {
    let entries = fs::read_dir(file.parent().expect("a directory")).expect("a list");
    let names = entries.map(|entry| entry.expect("it").file_name().to_string_lossy().into_owned());
    let is_lock = |name: &str| Path::new(name).extension().is_some_and(|it| it == "lock");
    names.filter(|name| name.starts_with('.') && !is_lock(name)).collect()
}

/// The calls of the save of an answer.
fn calls_of_a_save(room: &Room, terminal: &mut Terminal, level: &str) -> Vec<Call> {
    let trace = Strace::attach(terminal.id(), room.path(), &[]);
    assert!(answer(terminal, level));
    save_calls(&trace.end())
}

/// Another level each time, so that each answer is a change.
struct Levels(usize);

impl Levels {
    fn next(&mut self) -> &'static str {
        self.0 += 1;
        ["1", "2", "3", "4", "5"][self.0 % 5]
    }
}

/// One call fails once, while an answer is saved.
fn fails_once(
    room: &Room,
    file: &PathBuf,
    terminal: &mut Terminal,
    levels: &mut Levels,
    call: &Call,
    error: &str,
) -> bool {
    let what = format!("{error} at {call:?}");
    let before = level(&saved(file));
    let inject = format!("inject={}:error={error}:when={}", call.name, call.nth);
    let trace = Strace::attach(terminal.id(), room.path(), &["-e", &inject]);
    let new = levels.next();
    let is_saved = answer(terminal, new);
    let found = level(&saved(file));
    let is_new = found.as_deref() == Some(new);
    assert!(is_new || found == before, "{what}: the file has {found:?}");
    assert!(is_new || !is_saved, "{what}: called saved, and is not in the file");
    if call.decides && error != "EINTR" {
        assert!(!is_saved && !is_new, "{what}: nothing can have been saved\n{}", terminal.text());
    }
    let trace = trace.end();
    assert!(trace.contains("(INJECTED)"), "{what}: it did not happen\n{trace}");
    // The fault is over: what follows is saved, and with it what was not.
    let next = levels.next();
    terminal.keys(next);
    let told = terminal
        .frames(PATIENCE, |screen| is_marked(screen, next) && header(screen).ends_with(" saved"));
    assert!(told, "{what}: it is not saved afterwards\n{}", terminal.text());
    assert_eq!(level(&saved(file)).as_deref(), Some(next), "{what}");
    is_saved
}

/// A session that was saved once: the first save is another one than those after it, it makes a backup.
fn open_and_answer(room: &Room) -> (PathBuf, Terminal, Levels) {
    let (file, mut terminal) = open(room);
    let mut levels = Levels(0);
    assert!(answer(&mut terminal, levels.next()));
    (file, terminal, levels)
}

#[test]
fn a_call_that_fails_leaves_the_old_file_or_the_new_one() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    let (file, mut terminal, mut levels) = open_and_answer(&room);
    let calls = calls_of_a_save(&room, &mut terminal, levels.next());
    assert!(calls.iter().any(|call| call.decides), "{calls:?}");
    let (mut count, mut unharmed) = (0, Vec::new());
    for call in &calls {
        for error in ERRORS.iter().take(if all() { 6 } else { 1 }) {
            if fails_once(&room, &file, &mut terminal, &mut levels, call, error) {
                unharmed.push(format!("{error} at {} {}", call.name, call.nth));
            }
            count += 1;
        }
    }
    println!("{} calls of a save: {calls:#?}", calls.len());
    println!("{count} faults; saved all the same after: {}", unharmed.join(", "));
    // What could not be removed at its time may lie there; nothing else may pile up.
    assert!(left_over(&file).len() <= 6, "{:?}", left_over(&file));
    terminal.keys("q");
    terminal.sees("Home");
}

#[test]
fn a_call_of_the_first_save_that_fails_does_as_little_harm() {
    if is_missing() {
        return;
    }
    let calls = {
        let room = Room::new();
        let (_, mut terminal) = open(&room);
        calls_of_a_save(&room, &mut terminal, "1")
    };
    let errors = if all() { &ERRORS[..] } else { &ERRORS[1..2] };
    // A process for each: a part of them is enough as a rule.
    let step = if all() { 1 } else { 7 };
    let mut count = 0;
    for call in calls.iter().step_by(step) {
        for error in errors {
            let room = Room::new();
            let (file, mut terminal) = open(&room);
            fails_once(&room, &file, &mut terminal, &mut Levels(0), call, error);
            count += 1;
        }
    }
    println!("{count} faults at the {} calls of a first save", calls.len());
}

/// A session with one answer saved and the next one not.
struct Unrenamed {
    file: PathBuf,
    terminal: Terminal,
    /// What keeps files from being renamed.
    trace: Strace,
    /// The file, with the first answer.
    before: Vec<u8>,
}

/// Answers 1; then 2, from when on no file is renamed any more.
fn answered_without_renaming(room: &Room, error: &str) -> Unrenamed {
    let (file, mut terminal) = open(room);
    assert!(answer(&mut terminal, "1"));
    let before = fs::read(&file).expect("it");
    let renames = format!("inject=rename,renameat,renameat2:error={error}");
    let trace = Strace::attach(terminal.id(), room.path(), &["-e", &renames]);
    assert!(!answer(&mut terminal, "2"));
    Unrenamed { file, terminal, trace, before }
}

#[test]
fn while_the_fault_lasts_leaving_offers_what_can_be_done() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    let Unrenamed { file, mut terminal, trace, before } = answered_without_renaming(&room, "EROFS");
    terminal.keys("q");
    terminal.wait("the choices", |screen| screen.contains("again") && screen.contains("without"));
    assert_eq!(fs::read(&file).expect("it"), before);
    trace.end();
    terminal.keys("r");
    terminal.sees("Home");
    assert_eq!(level(&saved(&file)).as_deref(), Some("2"));
    assert_eq!(left_over(&file), [] as [&str; 0]);
}

#[test]
fn a_signal_while_the_fault_lasts_keeps_the_file_and_says_where_the_rest_is() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    // The session's directory refuses; others do not.
    let Unrenamed { file, mut terminal, trace, before } =
        answered_without_renaming(&room, "ENOSPC");
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    trace.end();
    assert_eq!(fs::read(&file).expect("it"), before);
    assert!(!terminal.screen.screen().alternate_screen());
}

#[test]
fn a_link_that_cannot_be_followed_is_not_replaced_by_a_file() {
    if is_missing() {
        return;
    }
    for call in ["readlink", "readlinkat", "lstat", "statx", "newfstatat"] {
        let room = Room::new();
        let made = room.session_at("A-1");
        let link = made.with_file_name("link.toml");
        let real = room.path().join("real.toml");
        fs::rename(&made, &real).expect("moved");
        std::os::unix::fs::symlink("../../real.toml", &link).expect("linked");
        let mut terminal = Terminal::open(&room, &["open", argument(&link)]);
        terminal.sees_saved_at("A-1");
        assert!(answer(&mut terminal, "1"));
        let inject = format!("inject={call}:error=EACCES");
        let trace = Strace::attach(terminal.id(), room.path(), &["-e", &inject]);
        let is_saved = answer(&mut terminal, "2");
        trace.end();
        let found = level(&saved(&real));
        assert!(fs::symlink_metadata(&link).expect("it").is_symlink(), "{call}");
        assert_eq!(found.as_deref(), Some(if is_saved { "2" } else { "1" }), "{call}");
        terminal.keys("3");
        terminal
            .wait("saved", |screen| is_marked(screen, "3") && header(screen).ends_with(" saved"));
        assert_eq!(level(&saved(&real)).as_deref(), Some("3"), "{call}");
    }
}

#[test]
fn a_write_that_stops_in_the_middle_leaves_the_old_file() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let bytes = usize::try_from(fs::metadata(&file).expect("it").len()).expect("a size");
    // So many blocks of 512 bytes and no more can a file have.
    let blocks = bytes / 512 + 3;
    let program = env!("CARGO_BIN_EXE_monshin");
    let mut sh = CommandBuilder::new("sh");
    let line = format!("ulimit -S -f {blocks}; exec {program} open '{}'", file.display());
    sh.args(["-c", &line]);
    let mut terminal = Terminal::of(within(&room, sh));
    terminal.sees_saved_at("A-1");
    assert!(answer(&mut terminal, "3"));
    let before = fs::read(&file).expect("it");
    let long = "a".repeat(blocks * 512);
    terminal.keys(&format!("n\u{1b}[200~{long}\u{1b}[201~"));
    terminal.wait("the note", |screen| screen.contains(&"a".repeat(60)));
    terminal.keys("\t");
    terminal.sees("NOT SAVED");
    assert_eq!(fs::read(&file).expect("it"), before, "nothing of it is there");
    assert_eq!(left_over(&file), [] as [&str; 0]);
    // Space again: the retry saves without a key.
    let id = i32::try_from(terminal.id()).expect("a number");
    let most = rustix::process::getrlimit(rustix::process::Resource::Fsize).maximum;
    let most = rustix::process::Rlimit { current: most, maximum: most };
    let process = rustix::process::Pid::from_raw(id);
    rustix::process::prlimit(process, rustix::process::Resource::Fsize, most).expect("raised");
    terminal.sees_saved_at("A-1");
    assert_eq!(saved(&file).answer("A-1").note.as_deref(), Some(&*long));
}

#[test]
fn a_save_syncs_before_it_renames_and_says_saved_after_the_directory() {
    if is_missing() {
        return;
    }
    let room = Room::new();
    let (file, mut terminal, mut levels) = open_and_answer(&room);
    let trace = Strace::attach_to_all(terminal.id(), room.path());
    assert!(answer(&mut terminal, levels.next()));
    let trace = trace.end();
    strace::assert_order(&trace, &fs::canonicalize(&file).expect("a path"));
}
