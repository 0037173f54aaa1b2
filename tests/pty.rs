//! The real program in a pseudo-terminal: what only a terminal, a process and a signal can show.
#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use monshin::session::{self, Entry, Session};

/// How long something may take on a busy machine before it is taken for missing.
const PATIENCE: Duration = Duration::from_secs(30);

/// Columns and rows at the start.
const SIZE: (u16, u16) = (80, 24);

/// A data directory and a home of their own.
struct Room {
    root: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        Room { root: tempfile::tempdir().expect("a directory") }
    }

    fn environment(&self) -> [(&'static str, PathBuf); 7] {
        let home = self.root.path();
        [
            ("HOME", home.to_owned()),
            ("XDG_CONFIG_HOME", home.join("config")),
            ("XDG_STATE_HOME", home.join("state")),
            ("MONSHIN_DATA_DIR", home.join("data")),
            ("LANG", "en_GB.UTF-8".into()),
            ("LC_ALL", "en_GB.UTF-8".into()),
            ("TERM", "xterm-256color".into()),
        ]
    }

    /// Runs the program without a terminal: exit code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_monshin"));
        let output = command.envs(self.environment()).args(arguments).output().expect("it ran");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// A new session of the maturity set, its first three questions to come.
    fn session(&self) -> PathBuf {
        let (code, path, _) = self.run(&["new", "--set", "soc-maturity", "--title", "T"]);
        assert_eq!(code, Some(0));
        PathBuf::from(path.trim_end())
    }

    /// A session that was left at a question.
    fn session_at(&self, question: &str) -> PathBuf {
        let file = self.session();
        let text = fs::read_to_string(&file).expect("text");
        fs::write(&file, format!("at = \"{question}\"\n{text}")).expect("written");
        file
    }
}

fn saved(file: &PathBuf) -> Session {
    session::read(&fs::read_to_string(file).expect("text")).expect("no faults")
}

type Master = Box<dyn MasterPty + Send>;
type Process = Box<dyn Child + Send + Sync>;

/// Starts the program in a new terminal.
fn start(room: &Room, arguments: &[&str]) -> (Master, Process) {
    let pair = native_pty_system().openpty(pty_size(SIZE)).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_monshin"));
    command.args(arguments);
    for (name, value) in room.environment() {
        command.env(name, value);
    }
    (pair.master, pair.slave.spawn_command(command).expect("it starts"))
}

fn blank() -> vt100::Parser {
    vt100::Parser::new(cells(SIZE.1), cells(SIZE.0), 0)
}

/// The program in a terminal.
struct Terminal {
    master: Master,
    keyboard: Box<dyn Write + Send>,
    child: Process,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Terminal {
    fn open(room: &Room, arguments: &[&str]) -> Terminal {
        let (master, child) = start(room, arguments);
        let mut reader = master.try_clone_reader().expect("a reader");
        let (send, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 14];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = master.take_writer().expect("a writer");
        Terminal { master, keyboard, child, bytes, screen: blank() }
    }

    fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("written");
        self.keyboard.flush().expect("flushed");
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    fn wait(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds(&self.text()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("waited for {what}\n{}", self.text())
                }
            }
        }
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    /// Waits until the header has an id and says that everything is saved.
    #[track_caller]
    fn sees_saved_at(&mut self, question: &str) {
        let place = format!(" {question}   ");
        self.wait(&place, |screen| {
            let header = screen.lines().next().unwrap_or_default();
            header.contains(&place) && header.trim_end().ends_with("saved")
        });
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        let status = Command::new("kill").args(["-s", name, &id]).status().expect("kill");
        assert!(status.success());
    }

    /// Waits for the end and returns the exit code; 0 to 255, or what killed it.
    fn end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        // Until the program closes its side of the terminal.
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end\n{}", self.text()),
            }
        }
        self.child.wait().expect("it ended").exit_code()
    }

    /// Asserts that the terminal is as it was before.
    #[track_caller]
    fn is_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(self.text().trim(), "", "nothing is left behind");
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(pty_size((columns, rows))).expect("resized");
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Where a test failed it still runs.
        let _ = self.child.kill();
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a screen")
}

fn argument(file: &std::path::Path) -> &str {
    file.to_str().expect("UTF-8")
}

#[test]
fn the_whole_set_is_walked_with_two_keys_a_question() {
    let room = Room::new();
    let file = room.session();
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    for question in ["P-1", "P-2", "P-3"] {
        terminal.sees(&format!(" {question}   "));
        terminal.keys("1\r");
    }
    terminal.sees(" A-1   ");
    // As fast as keys can come: none is lost.
    terminal.keys(&"3\r".repeat(54));
    terminal.wait("the results", |screen| screen.contains("Results") && screen.contains("54/54"));
    terminal.keys("\u{1b}");
    terminal.sees_saved_at("I-6");
    terminal.keys("q");
    terminal.sees("57/57");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_given_back();

    let session = saved(&file);
    let roles = session.answers.values().filter(|answer| answer.choice.is_empty());
    let roles: Vec<_> = roles.collect();
    assert_eq!(roles.len(), 54);
    let level = Entry::Level("3".into());
    assert!(
        roles.iter().all(|answer| answer.as_is.len() == 1 && answer.as_is["insource"] == level)
    );
    let text = fs::read_to_string(&file).expect("text");
    assert_eq!(text.matches("as_is = { insource = \"3\" }").count(), 54);

    let (code, json, _) = room.run(&["score", argument(&file), "--json"]);
    assert_eq!(code, Some(0));
    let scores: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let overall = &scores["overall"];
    assert_eq!((overall["as_is"].as_f64(), overall["answered"].as_u64()), (Some(3.0), Some(54)));
    let sections = scores["sections"].as_array().expect("sections");
    let functions: Vec<_> = sections.iter().filter(|section| section["id"] != "P").collect();
    assert_eq!(functions.len(), 9);
    assert!(functions.iter().all(|section| section["as_is"].as_f64() == Some(3.0)));
}

#[test]
fn a_note_in_japanese_a_resize_and_the_way_back_to_the_same_question() {
    let room = Room::new();
    let file = room.session_at("C-3");
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" C-3   ");
    terminal.keys("4n");
    terminal.sees("goes to minutes");
    terminal.keys("検体は委託先で解析。\r深夜は翌朝。");
    terminal.sees("深夜は翌朝。");
    assert!(!terminal.screen.screen().hide_cursor(), "the caret shows where one types");
    terminal.resize(120, 40);
    terminal.wait("the larger screen", |screen| {
        screen.contains("深夜は翌朝。") && screen.contains("Deep analysis")
    });
    terminal.resize(50, 14);
    terminal.sees("深夜は翌朝。");
    terminal.keys("\t\u{1b}[200~qqq\u{1b}[201~");
    terminal.sees_saved_at("C-3");
    terminal.keys("L");
    terminal.sees("保存済み");
    terminal.keys("\r");
    terminal.wait("the next question", |screen| screen.contains(" C-4   "));
    terminal.keys("qq");
    assert_eq!(terminal.end(), 0);
    let session = saved(&file);
    let note = session.answer("C-3").note.as_deref();
    assert_eq!(note, Some("検体は委託先で解析。\n深夜は翌朝。"));
    assert_eq!(session.at.as_deref(), Some("C-4"));

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" C-4   ");
    assert!(terminal.text().contains("攻撃全容解析"), "in the language in which it was left");
    terminal.keys("\u{3}");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn every_way_out_gives_the_terminal_back_and_keeps_what_is_half_typed() {
    for (way, code) in [("q", 0), ("Ctrl-C", 130), ("INT", 130), ("TERM", 143), ("HUP", 129)] {
        for typing in [false, true] {
            if way == "q" && typing {
                continue;
            }
            let room = Room::new();
            let file = room.session_at("A-1");
            let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
            terminal.sees(" A-1   ");
            assert!(terminal.screen.screen().alternate_screen());
            assert!(terminal.screen.screen().bracketed_paste());
            terminal.keys("3");
            terminal.sees("> 3  not documented");
            if typing {
                terminal.keys("n半分");
                terminal.sees("半分");
            }
            match way {
                "q" => {
                    terminal.keys("q");
                    terminal.sees("Home");
                    terminal.keys("q");
                }
                "Ctrl-C" => terminal.keys("\u{3}"),
                signal => terminal.signal(signal),
            }
            assert_eq!(terminal.end(), code, "{way}");
            terminal.is_given_back();
            let session = saved(&file);
            let answer = session.answer("A-1");
            assert_eq!(answer.as_is["insource"], Entry::Level("3".into()), "{way}");
            assert_eq!(answer.note.as_deref(), typing.then_some("半分"), "{way}");
        }
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_with_everything_saved() {
    let room = Room::new();
    let file = room.session_at("A-1");
    // Read here and not on a thread: only when every handle is closed has the window gone.
    let (master, mut child) = start(&room, &["open", argument(&file)]);
    let mut reader = master.try_clone_reader().expect("a reader");
    let mut keyboard = master.take_writer().expect("a writer");
    let (ended, overdue) = channel::<()>();
    let mut killer = child.clone_killer();
    std::thread::spawn(move || {
        if overdue.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            let _ = killer.kill();
        }
    });
    let mut screen = blank();
    let mut wait = |text: &str| {
        let mut buffer = [0; 1 << 14];
        while !screen.screen().contents().contains(text) {
            let read = reader.read(&mut buffer).expect("it runs");
            screen.process(&buffer[..read]);
        }
    };
    wait(" A-1   ");
    keyboard.write_all(b"5").expect("written");
    wait("> 5  documented");
    drop((reader, keyboard, master));
    let status = child.wait().expect("it ended");
    assert_eq!(status.exit_code(), 129, "{status:?} {}", fs::read_to_string(&file).unwrap());
    drop(ended);
    let session = saved(&file);
    assert_eq!(session.answer("A-1").as_is["insource"], Entry::Level("5".into()));
}

#[test]
fn killed_after_saved_loses_nothing_and_opens_there_again() {
    let room = Room::new();
    let file = room.session_at("D-1");
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" D-1   ");
    for (key, next) in [("4\r", "D-2"), ("2\r", "D-3"), ("d", "D-3")] {
        terminal.keys(key);
        terminal.wait(next, |screen| screen.contains(&format!(" {next}   ")));
    }
    terminal.wait("d chosen", |screen| screen.contains("> d  don't know"));
    terminal.sees_saved_at("D-3");
    terminal.signal("KILL");
    terminal.end();
    let session = saved(&file);
    assert_eq!(session.answers.len(), 3);
    assert_eq!(session.answer("D-3").as_is["insource"], Entry::Unknown);
    let directory = file.parent().expect("a directory");
    assert_eq!(fs::read_dir(directory).expect("a list").count(), 1, "nothing lies beside it");

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees_saved_at("D-3");
    terminal.sees("> d  don't know");
}

#[test]
fn without_a_terminal_it_says_so_and_exits_with_1() {
    let room = Room::new();
    let file = room.session();
    for arguments in [&[][..], &["open"], &["open", argument(&file)]] {
        let (code, out, err) = room.run(arguments);
        assert_eq!((code, &*out), (Some(1), ""), "{arguments:?}");
        assert!(err.contains("terminal"), "{err}");
    }
}
