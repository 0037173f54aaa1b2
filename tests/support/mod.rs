//! The workbook without a terminal: real keys, a real store in a temporary directory, frames drawn on
//! a backend that can be read, and a clock that stands still until it is set.

#![allow(dead_code)] // Each test file uses its own part of this.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use monshin::score::Scores;
use monshin::session::{self, Session, Stamp};
use monshin::store::config::Config;
use monshin::store::{Paths, Store};
use monshin::text::Lang;
use monshin::tui::app::{App, Now, Settings};
use monshin::tui::effect::{After, Effect, Hand, News};
use monshin::tui::screen::render;
use monshin::tui::screen::report::{Report, Stage};
use monshin::tui::settings::settings;
use monshin::tui::work::{Saved, Work};

#[path = "steps.rs"]
mod steps;

pub use steps::{Step, steps};

/// A small set of every kind of question, for what the shipped one does not have.
pub const TINY: &str = include_str!("tiny.toml");

/// A data directory to put files into before the workbook opens.
pub struct Room {
    root: tempfile::TempDir,
}

impl Room {
    pub fn new() -> Room {
        Room { root: tempfile::tempdir().expect("a directory") }
    }

    /// As [`Room::new`], with the small set of one's own.
    pub fn with_tiny() -> Room {
        let room = Room::new();
        room.write("questionnaires/tiny.toml", TINY);
        room
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(&path, text).expect("written");
        path
    }

    /// The text of a session of a set; `rest` is what stands below its head.
    pub fn session(&self, set: &str, head: &str, rest: &str) -> PathBuf {
        let version = version_of(set);
        let text = format!(
            "format = 1\ntitle = \"年次\"\nupdated = 2026-11-01T09:00:00+09:00\n{head}\n\
             [questionnaire]\nid = \"{set}\"\nversion = \"{version}\"\n{rest}"
        );
        self.write("sessions/年次.toml", &text)
    }

    /// A session of the shipped set for a selection, left at this question.
    pub fn selection(&self, question: &str, rest: &str) -> PathBuf {
        let version = version_of("mss-selection");
        let text = format!(
            "format = 1\ntitle = \"選定\"\nat = \"{question}\"\n\
             [questionnaire]\nid = \"mss-selection\"\nversion = \"{version}\"\n{rest}"
        );
        self.write("sessions/選定.toml", &text)
    }
}

/// The workbook.
pub struct Harness {
    pub room: Room,
    pub app: App,
    hand: Hand,
    heard: Receiver<News>,
    terminal: Terminal<TestBackend>,
    frame: Buffer,
    caret: Option<(u16, u16)>,
    now: Now,
    /// The exit code, once the workbook has been left.
    pub code: Option<u8>,
}

impl Harness {
    /// At home, in English, 80x24, with the keys of the configuration.
    pub fn new(room: Room, config: &str) -> Harness {
        let mut harness = Harness::closed(room, config);
        harness.carry_out(vec![Effect::ReadHome]);
        harness.draw();
        harness
    }

    /// Before anything is read.
    fn closed(room: Room, config: &str) -> Harness {
        let (config, faults) = monshin::store::config::read(config);
        assert_eq!(faults, []);
        Harness::configured(room, &config)
    }

    fn configured(room: Room, config: &Config) -> Harness {
        let (settings, faults): (Settings, _) = settings(config, Lang::En, true);
        assert_eq!(faults, []);
        let paths = Paths::find(Some(room.path()), Some(&room.path().join("config.toml")));
        let (send, heard) = channel();
        let hand = Hand::new(Store::new(paths.expect("paths")), false, move |event| {
            // A test that is over does not listen any more.
            let _ = send.send(event);
        });
        let terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        let mut harness = Harness {
            app: App::new(settings, (80, 24)),
            hand,
            heard,
            terminal,
            frame: Buffer::default(),
            caret: None,
            now: moment("10:00"),
            code: None,
            room,
        };
        harness.app.report = Report::new(harness.room.path().to_owned());
        harness.app.places = ("/data".to_owned(), "/configuration/config.toml".to_owned());
        harness
    }

    /// At home, nothing there yet.
    pub fn home() -> Harness {
        Harness::new(Room::new(), "")
    }

    /// In a session of the maturity set, at this question.
    pub fn at(question: &str) -> Harness {
        Harness::with_answers(question, "")
    }

    /// As [`Harness::at`], with answers in the file already.
    pub fn with_answers(question: &str, answers: &str) -> Harness {
        let room = Room::new();
        let file = room.session("soc-maturity", &format!("at = \"{question}\""), answers);
        Harness::open(room, &file, "")
    }

    /// In a session of the shipped set for a selection, at this question; `rest` is what its file has.
    pub fn selection(question: &str, rest: &str) -> Harness {
        let room = Room::new();
        let file = room.selection(question, rest);
        let harness = Harness::open(room, &file, "");
        assert_eq!(harness.told(), "");
        assert_eq!(harness.question(), question);
        harness
    }

    /// In a session of the small set.
    pub fn tiny(head: &str, answers: &str) -> Harness {
        let room = Room::with_tiny();
        let file = room.session("tiny", head, answers);
        Harness::open(room, &file, "")
    }

    /// In the session of a file, as the command line opens it.
    pub fn open(room: Room, file: &Path, config: &str) -> Harness {
        let mut harness = Harness::closed(room, config);
        harness.hand.open(file, &mut harness.app).expect("the session opens");
        harness.draw();
        harness
    }

    /// Sets the clock: hour and minute.
    pub fn clock(&mut self, time: &str) -> &mut Harness {
        self.now = moment(time);
        self
    }

    /// Presses keys: names as the key table has them, `"text"` for one key a character, `paste:"text"`
    /// and `resize:80x24`. Every key is a frame of its own.
    pub fn keys(&mut self, script: &str) -> &mut Harness {
        for step in steps(script) {
            self.step(&step);
        }
        self
    }

    pub fn step(&mut self, step: &Step) {
        assert_eq!(self.code, None, "the workbook was left before {step:?}");
        match step {
            Step::Key(event) => {
                let effects = self.app.key(*event, &self.now);
                self.carry_out(effects);
            }
            Step::Paste(text) => {
                let effects = self.app.paste(text, &self.now);
                self.carry_out(effects);
            }
            Step::Resize(columns, rows) => {
                self.app.size = (*columns, *rows);
                self.terminal.backend_mut().resize(*columns, *rows);
            }
        }
        self.hand.look_outside(false);
        self.listen();
        self.draw();
    }

    /// Presses a key now and then until something is so.
    #[track_caller]
    pub fn keys_until(&mut self, key: &str, what: &str, holds: impl Fn(&Harness) -> bool) {
        let end = std::time::Instant::now() + Duration::from_secs(30);
        while !holds(self) {
            assert!(std::time::Instant::now() < end, "waited for {what}\n{}", self.screen());
            self.keys(key);
            std::thread::sleep(Duration::from_millis(20));
            self.listen();
            self.draw();
        }
    }

    /// The terminal has the focus again.
    pub fn comes_back(&mut self) {
        self.hand.look_outside(true);
    }

    /// The signal that ends the program from outside.
    pub fn end(&mut self) {
        let mut effects = self.app.keep_typed(&self.now);
        effects.push(Effect::End(143));
        self.carry_out(effects);
    }

    /// Has something done as if a key had meant it.
    pub fn does(&mut self, effect: Effect) {
        self.carry_out(vec![effect]);
        self.draw();
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        if let After::Quit(code) = self.hand.carry_out(effects, &mut self.app, &self.now) {
            self.code = Some(code);
        }
    }

    fn listen(&mut self) {
        for event in self.heard.try_iter() {
            self.hand.heard(event, &mut self.app, &self.now);
        }
    }

    fn draw(&mut self) {
        let app = &self.app;
        let frame = self.terminal.draw(|frame| render(app, frame)).expect("a frame");
        check(frame.buffer);
        self.frame = frame.buffer.clone();
        let backend = self.terminal.backend();
        let position = backend.cursor_position();
        self.caret = backend.cursor_visible().then_some((position.x, position.y));
        self.check_kept();
    }

    /// Asserts that nothing kept from earlier is on the screen that would not be put there now.
    fn check_kept(&mut self) {
        let kept = std::mem::take(&mut self.app.kept_page);
        let app = &self.app;
        let anew = self.terminal.draw(|frame| render(app, frame)).expect("a frame").buffer;
        assert!(self.frame == *anew, "{}\n{}", text_of(&self.frame), text_of(anew));
        self.app.kept_page = kept;
    }

    /// Column and row of the terminal's caret.
    pub fn caret(&self) -> (u16, u16) {
        self.caret.expect("a caret")
    }

    pub fn has_caret(&self) -> bool {
        self.caret.is_some()
    }

    /// What is on the screen: wide characters once, blanks at the ends of lines left out.
    pub fn screen(&self) -> String {
        text_of(&self.frame)
    }

    /// What is on the screen, with its colours.
    pub fn frame(&self) -> &Buffer {
        &self.frame
    }

    pub fn row(&self, row: usize) -> String {
        self.screen().lines().nth(row).unwrap_or_default().to_owned()
    }

    pub fn footer(&self) -> String {
        self.row(usize::from(self.app.size.1) - 1)
    }

    pub fn header(&self) -> String {
        self.row(0)
    }

    /// What the workbook has to say in its last row.
    pub fn told(&self) -> &str {
        self.app.toast.as_ref().map_or("", |toast| &toast.text)
    }

    pub fn work(&self) -> &Work {
        self.app.work.as_ref().expect("a session is open")
    }

    pub fn scores(&self) -> &Scores {
        &self.work().scores
    }

    /// The id of the question on screen.
    pub fn question(&self) -> &str {
        &self.work().question().expect("a question").id
    }

    /// The one session file.
    pub fn file(&self) -> PathBuf {
        let sessions = self.room.path().join("sessions");
        let files = fs::read_dir(sessions).expect("sessions").map(|entry| entry.unwrap().path());
        // Locks stand beside it.
        let is_session = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
        let files: Vec<PathBuf> = files.filter(is_session).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        files[0].clone()
    }

    /// Waits until everything is on disk.
    pub fn flush(&mut self) {
        self.hand.flush().expect("saved");
        self.listen();
        self.draw();
    }

    /// Waits until everything is on disk and the screen says so.
    pub fn settle(&mut self) {
        self.hand.flush().expect("saved");
        while self.app.work.as_ref().is_some_and(|work| work.saved == Saved::Saving) {
            let event = self.heard.recv_timeout(Duration::from_secs(10)).expect("the saver tells");
            self.hand.heard(event, &mut self.app, &self.now);
        }
        self.draw();
    }

    /// What is said on standard error after the end.
    pub fn last_words(&mut self) -> String {
        self.hand.take_last_words().join("\n")
    }

    /// Waits until something is so that a thread brings about.
    #[track_caller]
    pub fn wait(&mut self, what: &str, holds: impl Fn(&Harness) -> bool) -> &mut Harness {
        while !holds(self) {
            let news = self.heard.recv_timeout(Duration::from_secs(30));
            let news = news.unwrap_or_else(|_| panic!("waited for {what}\n{}", self.screen()));
            self.hand.heard(news, &mut self.app, &self.now);
            self.draw();
        }
        self
    }

    /// Waits until the report is written, or it is said why not.
    pub fn wait_for_report(&mut self) -> &mut Harness {
        while matches!(self.app.report.stage, Stage::Writing(..)) {
            let news = self.heard.recv_timeout(Duration::from_secs(10)).expect("the writer tells");
            self.hand.heard(news, &mut self.app, &self.now);
        }
        self.draw();
        self
    }

    /// The text of the session's file, everything on disk.
    pub fn text(&mut self) -> String {
        self.flush();
        fs::read_to_string(self.file()).expect("text")
    }

    /// The session as its file has it.
    pub fn saved(&mut self) -> Session {
        let text = self.text();
        session::read(&text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
    }

    /// Asserts that the screen has a text.
    #[track_caller]
    pub fn sees(&self, text: &str) -> &Harness {
        assert!(self.screen().contains(text), "no {text:?} on\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn sees_no(&self, text: &str) -> &Harness {
        assert!(!self.screen().contains(text), "{text:?} on\n{}", self.screen());
        self
    }
}

/// The version of a shipped set; that of the sets of tests is 1.
fn version_of(set: &str) -> String {
    let shipped = monshin::questionnaire::SHIPPED.iter().find(|shipped| shipped.id == set);
    shipped.map_or_else(|| "1".to_owned(), |shipped| shipped.set().version)
}

fn moment(time: &str) -> Now {
    Now { stamp: stamp(time) }
}

/// A moment on the day of the tests.
pub fn stamp(time: &str) -> Stamp {
    format!("2026-11-23T{time}:00+09:00").parse().expect("a moment")
}

/// Asserts that a frame is whole: no wide character is cut in half at an edge or covered.
pub fn check(frame: &Buffer) {
    for y in frame.area.top()..frame.area.bottom() {
        for x in frame.area.left()..frame.area.right() {
            let symbol = frame[(x, y)].symbol();
            if matches!(symbol.as_bytes(), [b' '..=b'~']) {
                continue;
            }
            assert!(!symbol.chars().any(char::is_control), "{symbol:?} at {x}, {y}");
            if symbol.width() > 1 {
                assert!(x + 1 < frame.area.right(), "half of {symbol:?} at {x}, {y}");
                let behind = frame[(x + 1, y)].symbol();
                assert_eq!(behind, " ", "behind {symbol:?} at {x}, {y}\n{}", text_of(frame));
            }
        }
    }
}

/// The text of a frame, wide characters once, blanks at the ends of lines left out.
pub fn text_of(frame: &Buffer) -> String {
    let mut text = String::new();
    for y in frame.area.top()..frame.area.bottom() {
        let mut line = String::new();
        let mut x = frame.area.left();
        while x < frame.area.right() {
            let symbol = frame[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).expect("a width");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Takes the same screen in both languages and sizes.
pub fn snap(name: &str, start: fn() -> Harness, keys: &str) {
    for lang in ["ja", "en"] {
        for size in ["80x24", "120x40"] {
            let mut h = start();
            h.keys(&format!("resize:{size}"));
            if (lang == "ja") != (h.app.lang() == monshin::text::Lang::Ja) {
                h.keys("F10");
            }
            h.keys(keys);
            h.settle();
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}_{size}_{lang}"), h.screen());
            });
        }
    }
}
