//! The real program beside an editor: its file is changed while it is open, or cannot be written.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use monshin::session::{Entry, Session};

use terminal::{Room, Terminal, argument, saved};

/// How an editor writes a file.
#[derive(Clone, Copy, PartialEq)]
enum Editor {
    /// Into the file that is there.
    InPlace,
    /// A new file that gets the name.
    ByRename,
}

impl Editor {
    fn write(self, file: &Path, text: &str) {
        match self {
            Editor::InPlace => fs::write(file, text).expect("written"),
            Editor::ByRename => {
                let new = file.with_extension("new");
                fs::write(&new, text).expect("written");
                fs::rename(new, file).expect("renamed");
            }
        }
    }
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("text")
}

/// All files below a directory.
fn files(directory: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(directory) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn has(session: &Session, question: &str, level: &str) -> bool {
    session.answer(question).as_is.get("insource") == Some(&Entry::Level(level.to_owned()))
}

/// Whether a state in which a question has this level is anywhere below the room.
fn is_kept(room: &Room, question: &str, level: &str) -> bool {
    let found = files(room.path());
    found
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "toml"))
        .filter_map(|file| monshin::session::read(&text(file)).ok())
        .any(|session| has(&session, question, level))
}

/// The program at A-1, answered with 3 and saved; then an editor answers A-2 with 4, and the program A-1
/// with 5.
fn conflict(room: &Room, file: &Path, editor: Editor) -> (Terminal, String) {
    let mut terminal = Terminal::open(room, &["open", argument(file)]);
    terminal.sees(" A-1   ");
    terminal.keys("3");
    terminal.wait("it is saved", |_| file.exists() && text(file).contains("insource = \"3\""));
    terminal.sees_saved_at("A-1");
    let theirs = text(file) + "\n[answers.A-2]\nas_is = { insource = \"4\" }\n";
    editor.write(file, &theirs);
    terminal.keys("5");
    terminal.sees("NOT SAVED since");
    terminal.sees("! shows both sides");
    assert_eq!(text(file), theirs, "nothing is overwritten");
    terminal.keys("!");
    terminal.sees("changed in the file");
    terminal.sees("A-2");
    (terminal, theirs)
}

fn leave(mut terminal: Terminal) {
    terminal.keys("\u{3}");
    assert_eq!(terminal.end(), 130);
    terminal.is_given_back();
}

#[test]
fn nothing_is_lost_on_either_side_whatever_is_chosen() {
    for editor in [Editor::InPlace, Editor::ByRename] {
        for key in ["m", "t", "b"] {
            let room = Room::new();
            let file = room.session_at("A-1");
            let (mut terminal, theirs) = conflict(&room, &file, editor);
            terminal.keys(key);
            terminal.wait("it is saved again", |screen| !screen.contains("NOT SAVED"));
            if key == "m" {
                terminal.sees_saved_at("A-1");
                assert!(has(&saved(&file), "A-1", "5") && !has(&saved(&file), "A-2", "4"));
            } else {
                assert_eq!(text(&file), theirs, "{key}");
            }
            assert!(is_kept(&room, "A-1", "5") && is_kept(&room, "A-2", "4"), "{key}");
            // What is answered from now on goes where it was said.
            terminal.keys("\r2");
            let now = if key == "b" { file.with_file_name(beside(&file)) } else { file.clone() };
            terminal.wait("the next answer", |_| has(&saved(&now), "A-2", "2"));
            leave(terminal);
            let left = files(file.parent().expect("a directory"));
            assert!(
                !left.iter().any(|file| file.to_string_lossy().ends_with(".tmp")),
                "no temporary file stays behind: {left:?}"
            );
        }
    }
}

/// The name of the session that one goes on in.
fn beside(file: &Path) -> String {
    format!("{}-2.toml", file.file_stem().expect("a name").to_string_lossy())
}

#[test]
fn a_change_is_shown_at_a_key_or_when_one_comes_back_and_worked_on_from_there() {
    for editor in [Editor::InPlace, Editor::ByRename] {
        // A key that marks another choice, and what a terminal says when it has the focus again.
        for key in ["j", "\u{1b}[I"] {
            let room = Room::new();
            let file = room.session_at("A-1");
            let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
            terminal.sees(" A-1   ");
            let theirs = text(&file) + "\n[answers.A-2]\nas_is = { insource = \"4\" }\n";
            editor.write(&file, &theirs);
            let end = Instant::now() + Duration::from_secs(60);
            while !terminal.text().contains("Changed from outside") {
                assert!(Instant::now() < end, "{}", terminal.text());
                terminal.keys(key);
                terminal.look(Duration::from_millis(100));
            }
            assert!(terminal.text().contains(": A-2"), "{}", terminal.text());
            assert_eq!(text(&file), theirs, "nothing is written");
            terminal.keys("3");
            terminal.wait("the answer", |_| has(&saved(&file), "A-1", "3"));
            assert!(has(&saved(&file), "A-2", "4"), "and theirs is there");
            leave(terminal);
        }
    }
}

#[test]
fn a_comment_that_an_editor_writes_stays_and_is_no_question() {
    for editor in [Editor::InPlace, Editor::ByRename] {
        let room = Room::new();
        let file = room.session_at("A-1");
        let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
        terminal.sees(" A-1   ");
        editor.write(&file, &format!("# looked at on Monday\n{}", text(&file)));
        terminal.keys("3");
        terminal.sees("comments and the like");
        terminal.wait("the answer", |_| has(&saved(&file), "A-1", "3"));
        assert!(text(&file).starts_with("# looked at on Monday\n"));
        leave(terminal);
    }
}

#[test]
fn a_file_that_an_editor_broke_is_shown_with_its_fault_and_kept() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" A-1   ");
    let broken = text(&file).replace("format = 1", "format = = 1");
    fs::write(&file, &broken).expect("written");
    terminal.keys("3!");
    terminal.wait("the conflict", |screen| screen.contains("NOT SAVED"));
    terminal.keys("!");
    terminal.sees("cannot be read as a session");
    terminal.keys("m");
    terminal.sees_saved_at("A-1");
    assert!(has(&saved(&file), "A-1", "3"));
    let kept = files(room.path());
    assert!(kept.iter().any(|file| text(file) == broken), "what was there is in the backups");
    leave(terminal);
}

#[test]
fn what_cannot_be_saved_goes_to_another_place_and_the_way_out_goes_on() {
    let room = Room::new();
    let file = room.session_at("A-1");
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" A-1   ");
    // A directory in the file's place: no save can succeed, whoever tries.
    fs::remove_file(&file).expect("removed");
    fs::create_dir_all(file.join("in the way")).expect("created");
    terminal.keys("3");
    terminal.sees("NOT SAVED since");
    terminal.keys("\u{3}");
    terminal.sees("This session is not saved");
    terminal.keys("s");
    terminal.sees("Save elsewhere");
    let other = room.path().join("other place.toml");
    terminal.keys(&format!("\u{1}\u{b}{}\r", other.display()));
    assert_eq!(terminal.end(), 130);
    assert!(has(&saved(&other), "A-1", "3"));
}
