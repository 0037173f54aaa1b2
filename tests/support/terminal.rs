//! The real program in a pseudo-terminal: a place of its own, keys that go in, a screen that can be read.

#![allow(dead_code)] // Each test file uses its own part of this.

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
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Columns and rows at the start.
pub const SIZE: (u16, u16) = (80, 24);

/// A data directory and a home of their own.
pub struct Room {
    root: tempfile::TempDir,
}

impl Room {
    pub fn new() -> Room {
        Room { root: tempfile::tempdir().expect("a directory") }
    }

    pub fn path(&self) -> &std::path::Path {
        self.root.path()
    }

    pub fn environment(&self) -> [(&'static str, PathBuf); 7] {
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
    pub fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_monshin"));
        let output = command.envs(self.environment()).args(arguments).output().expect("it ran");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// A new session of the maturity set, its first three questions to come.
    pub fn session(&self) -> PathBuf {
        let (code, path, _) = self.run(&["new", "--set", "soc-maturity", "--title", "T"]);
        assert_eq!(code, Some(0));
        PathBuf::from(path.trim_end())
    }

    /// Everything that is in the log.
    pub fn log(&self) -> String {
        let mut found = String::new();
        let mut directories = vec![self.path().join("state")];
        while let Some(directory) = directories.pop() {
            for entry in fs::read_dir(directory).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    directories.push(path);
                } else if let Ok(text) = fs::read_to_string(path) {
                    found.push_str(&text);
                }
            }
        }
        found
    }

    /// A session that was left at a question.
    pub fn session_at(&self, question: &str) -> PathBuf {
        let file = self.session();
        let text = fs::read_to_string(&file).expect("text");
        fs::write(&file, format!("at = \"{question}\"\n{text}")).expect("written");
        file
    }
}

pub fn saved(file: &PathBuf) -> Session {
    session::read(&fs::read_to_string(file).expect("text")).expect("no faults")
}

/// Asserts that A-1 was answered with 3 in the file.
#[track_caller]
pub fn holds_the_answer(file: &PathBuf) {
    assert_eq!(saved(file).answer("A-1").as_is["insource"], Entry::Level("3".into()));
}

pub type Master = Box<dyn MasterPty + Send>;
pub type Process = Box<dyn Child + Send + Sync>;

/// The program as a command for a terminal, in the place of a room.
pub fn command(room: &Room, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_monshin"));
    command.args(arguments);
    within(room, command)
}

/// Gives a command the place of a room.
pub fn within(room: &Room, mut command: CommandBuilder) -> CommandBuilder {
    for (name, value) in room.environment() {
        command.env(name, value);
    }
    command
}

/// Starts a command in a new terminal.
pub fn spawn(command: CommandBuilder) -> (Master, Process) {
    let pair = native_pty_system().openpty(pty_size(SIZE)).expect("a pseudo-terminal");
    (pair.master, pair.slave.spawn_command(command).expect("it starts"))
}

/// Starts the program in a new terminal.
pub fn start(room: &Room, arguments: &[&str]) -> (Master, Process) {
    spawn(command(room, arguments))
}

/// The modes of a terminal, as `stty -a` has them: input, output, control and local modes, and keys.
pub fn modes(master: &Master) -> String {
    format!("{:?}", master.get_termios().expect("modes"))
}

/// What is written to a terminal, as it comes.
pub fn output(master: &Master) -> Receiver<Vec<u8>> {
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
    bytes
}

pub fn blank() -> vt100::Parser {
    vt100::Parser::new(cells(SIZE.1), cells(SIZE.0), 0)
}

/// The program in a terminal.
pub struct Terminal {
    master: Master,
    keyboard: Box<dyn Write + Send>,
    child: Process,
    bytes: Receiver<Vec<u8>>,
    /// The modes of the terminal before the program came.
    modes: String,
    /// The beginning of a frame whose end has not come yet; only [`Terminal::frames`] leaves one.
    rest: Vec<u8>,
    pub screen: vt100::Parser,
}

/// What ends a frame: the mark of a synchronized update.
const FRAME_END: &[u8] = b"\x1b[?2026l";

impl Terminal {
    pub fn open(room: &Room, arguments: &[&str]) -> Terminal {
        Terminal::of(command(room, arguments))
    }

    /// A command in a terminal of its own.
    pub fn of(command: CommandBuilder) -> Terminal {
        let pair = native_pty_system().openpty(pty_size(SIZE)).expect("a pseudo-terminal");
        let modes = modes(&pair.master);
        let child = pair.slave.spawn_command(command).expect("it starts");
        let master = pair.master;
        drop(pair.slave);
        let bytes = output(&master);
        let keyboard = master.take_writer().expect("a writer");
        Terminal { master, keyboard, child, bytes, modes, rest: Vec::new(), screen: blank() }
    }

    pub fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("written");
        self.keyboard.flush().expect("flushed");
    }

    /// Bytes as they are; an error where nobody is there to read them.
    pub fn bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.keyboard.write_all(bytes)?;
        self.keyboard.flush()
    }

    /// As [`Terminal::signal`], where it may have ended already.
    pub fn signal_if_there(&self, name: &str) {
        let Some(id) = self.child.process_id() else { return };
        let _ = Command::new("kill").args(["-s", name, &id.to_string()]).output();
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
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
    pub fn sees(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    /// Waits until the header has an id and says that everything is saved.
    #[track_caller]
    pub fn sees_saved_at(&mut self, question: &str) {
        let place = format!(" {question}   ");
        self.wait(&place, |screen| {
            let header = screen.lines().next().unwrap_or_default();
            header.contains(&place) && header.trim_end().ends_with("saved")
        });
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    pub fn signal(&self, name: &str) {
        signal(self.id(), name);
    }

    /// What has come meanwhile goes on the screen; waits at most so long for more.
    pub fn look(&mut self, wait: Duration) {
        let end = Instant::now() + wait;
        while let Ok(bytes) = self.bytes.recv_timeout(end.saturating_duration_since(Instant::now()))
        {
            self.screen.process(&bytes);
        }
    }

    /// Takes what comes, frame by frame, until `enough` says so (asked after each whole frame), nothing
    /// came for so long, or the program has ended. Whether it was enough.
    pub fn frames(&mut self, wait: Duration, mut enough: impl FnMut(&str) -> bool) -> bool {
        let end = Instant::now() + wait;
        loop {
            while let Some(at) = self.rest.windows(FRAME_END.len()).position(|it| it == FRAME_END) {
                let frame: Vec<u8> = self.rest.drain(..at + FRAME_END.len()).collect();
                self.screen.process(&frame);
                if enough(&self.text()) {
                    return true;
                }
            }
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.rest.extend(bytes),
                Err(_) => return false,
            }
        }
    }

    /// The state letter of the process: `T` where it is stopped; `None` where it is gone.
    pub fn state(&self) -> Option<char> {
        let id = self.child.process_id()?;
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        stat.rsplit(") ").next()?.chars().next()
    }

    /// Waits until the program is stopped; `false` where it has ended instead.
    #[track_caller]
    pub fn stops(&self) -> bool {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.state() {
                Some('T') => return true,
                Some('Z' | 'X') | None => return false,
                Some(_) => {}
            }
            assert!(Instant::now() < end, "it does not stop");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until all of it has ended that does not hang in the system.
    #[track_caller]
    pub fn ends_but_for_what_hangs(&mut self) {
        let end = Instant::now() + PATIENCE;
        // Its first thread is gone, or all of it.
        while !matches!(self.state(), Some('Z' | 'X') | None) {
            assert!(Instant::now() < end, "it does not end\n{}", self.text());
            self.look(Duration::from_millis(20));
        }
    }

    /// Kills the program as the system does, and waits until it is gone.
    pub fn kill(&mut self) {
        self.signal("KILL");
        self.child.wait().expect("it ended");
    }

    /// Whether the header says that everything is saved.
    pub fn says_saved(&self) -> bool {
        self.text().lines().next().unwrap_or_default().trim_end().ends_with("  saved")
    }

    /// Waits for the end and returns the exit code; 0 to 255, or what killed it.
    pub fn end(&mut self) -> u32 {
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
    pub fn is_given_back(&self) {
        self.is_left();
        assert_eq!(self.text().trim(), "", "nothing is left behind");
    }

    /// Waits until the terminal is on the shell's screen again. That a screen is blank is not enough:
    /// for a moment it also is where everything is drawn anew.
    #[track_caller]
    pub fn sees_shell(&mut self) {
        let end = Instant::now() + PATIENCE;
        while self.screen.screen().alternate_screen() || self.screen.screen().hide_cursor() {
            let left = end.saturating_duration_since(Instant::now());
            let bytes = self.bytes.recv_timeout(left);
            self.screen.process(&bytes.unwrap_or_else(|_| panic!("no shell\n{}", self.text())));
        }
    }

    /// As [`Terminal::is_given_back`], but keys may have been echoed while the program did not run.
    #[track_caller]
    pub fn is_left(&self) {
        self.has_its_modes();
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
    }

    /// Asserts that the modes of the terminal are those from before.
    #[track_caller]
    pub fn has_its_modes(&self) {
        assert_eq!(modes(&self.master), self.modes, "the modes are as before");
    }

    pub fn master(&self) -> &Master {
        &self.master
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
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

/// Sends a signal to a process.
pub fn signal(id: u32, name: &str) {
    let id = id.to_string();
    let status = Command::new("kill").args(["-s", name, &id]).status().expect("kill");
    assert!(status.success());
}

pub fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

pub fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a screen")
}

pub fn argument(file: &std::path::Path) -> &str {
    file.to_str().expect("UTF-8")
}
