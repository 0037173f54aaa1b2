//! A seeded walk of keys through a workbook in this process, to compare the real program with: what the
//! screen shows and what is answered after each key.

#![allow(dead_code)] // Each test file uses its own part of this.

use std::fs;
use std::path::{Path, PathBuf};

use monshin::session::{self, Session};
use monshin::tui::app::Screen;

use crate::filled;
use crate::random::Random;
use crate::support::{self, Harness, Step};
use crate::terminal::{Room, Terminal, argument};

/// Keys by the name of the table and as a terminal sends them.
const KEYS: [(&str, &str); 32] = [
    ("1", "1"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5"),
    ("d", "d"),
    ("-", "-"),
    ("Enter", "\r"),
    ("Enter", "\r"),
    ("Enter", "\r"),
    ("Tab", "\t"),
    ("Tab", "\t"),
    ("u", "u"),
    ("Ctrl-r", "\x12"),
    ("Left", "\x1b[D"),
    ("Right", "\x1b[C"),
    ("Up", "\x1b[A"),
    ("Down", "\x1b[B"),
    ("PgDn", "\x1b[6~"),
    ("PgUp", "\x1b[5~"),
    ("Space", " "),
    ("Backspace", "\x7f"),
    ("f", "f"),
    ("n", "n"),
    ("n", "n"),
    ("m", "m"),
    (".", "."),
    ("t", "t"),
    ("b", "b"),
    ("a", "a"),
    ("x", "x"),
    ("K", "K"),
];

/// Keys that are typed, or take what was typed.
const TYPED: [(&str, &str); 9] = [
    ("\"k\"", "k"),
    ("\"z\"", "z"),
    ("\"検\"", "検"),
    ("\"7\"", "7"),
    ("Tab", "\t"),
    ("Tab", "\t"),
    ("Enter", "\r"),
    ("Down", "\x1b[B"),
    ("Space", " "),
];

/// A session to begin with.
pub fn text(random: &mut Random) -> String {
    match random.below(4) {
        0 => filled::maturity(),
        1 => filled::selection("R-1", 3, 2, true),
        2 => filled::selection("N-6", 3, 1, true),
        _ => "format = 1\ntitle = \"T\"\nat = \"A-1\"\n\n[questionnaire]\nid = \"soc-maturity\"\n\
              version = \"2.1.0\"\n"
            .to_owned(),
    }
}

pub fn session_in(room: &Room, text: &str) -> PathBuf {
    let directory = room.path().join("data/sessions");
    fs::create_dir_all(&directory).expect("created");
    let file = directory.join("s.toml");
    fs::write(&file, text).expect("written");
    file
}

/// What was said, times and place aside.
pub fn said(session: &Session) -> Session {
    let mut said =
        session::read("format = 1\ntitle = \"\"\n[questionnaire]\nid = \"x\"\n").expect("it");
    said.answers.clone_from(&session.answers);
    for answer in said.answers.values_mut() {
        answer.answered = None;
        answer.by = None;
    }
    said.answers.retain(|_, answer| *answer != session::Answer::default());
    said.candidates.clone_from(&session.candidates);
    said.removed_candidates.clone_from(&session.removed_candidates);
    said.actions.clone_from(&session.actions);
    said.out_of_scope.clone_from(&session.out_of_scope);
    // What is being typed; not when.
    said.draft = session.draft.clone().map(|draft| session::Draft { at: None, ..draft });
    said
}

/// All of a screen but its header, which has the time at which things are saved.
pub fn below_the_header(screen: &str) -> String {
    let rows: Vec<&str> = screen.lines().skip(1).map(str::trim_end).collect();
    rows.join("\n").trim_end().to_owned()
}

/// The real program and the workbook in this process, at the same session.
pub struct Walk {
    pub room: Room,
    pub file: PathBuf,
    pub random: Random,
    pub model: Model,
    pub terminal: Terminal,
}

impl Walk {
    /// Opens one of the sessions; which, and which keys come, is in the seed.
    pub fn begin(seed: u64) -> Walk {
        let mut random = Random::new(seed);
        let text = text(&mut random);
        let room = Room::new();
        let file = session_in(&room, &text);
        let model = Model::new(&text);
        let terminal = Terminal::open(&room, &["open", argument(&file)]);
        Walk { room, file, random, model, terminal }
    }
}

/// The workbook in this process, and what it was after each key.
pub struct Model {
    pub harness: Harness,
    pub screens: Vec<String>,
    pub states: Vec<Session>,
}

impl Model {
    pub fn new(text: &str) -> Model {
        let room = support::Room::new();
        let file = room.write("sessions/s.toml", text);
        let harness = Harness::open(room, &file, "");
        let mut model = Model { harness, screens: Vec::new(), states: Vec::new() };
        model.note();
        model
    }

    fn note(&mut self) {
        self.screens.push(below_the_header(&self.harness.screen()));
        self.states.push(said(&self.harness.work().session));
    }

    /// A key that keeps the session open, as a terminal sends it.
    pub fn press(&mut self, random: &mut Random) -> &'static str {
        let app = &self.harness.app;
        let is_typing = app.dialogs.last().is_some_and(|dialog| dialog.context().is_typing());
        let is_elsewhere = !matches!(app.screen, Screen::Interview | Screen::Table);
        let (name, sent) = if is_elsewhere || (!app.dialogs.is_empty() && random.below(5) == 0) {
            ("Esc", "\x1b")
        } else if is_typing {
            *random.pick(&TYPED)
        } else {
            *random.pick(&KEYS)
        };
        self.harness.keys(name);
        self.note();
        sent
    }

    /// A text that is pasted, as a terminal that brackets it sends it.
    pub fn paste(&mut self, text: &str) -> String {
        self.harness.step(&Step::Paste(text.to_owned()));
        self.note();
        format!("\x1b[200~{text}\x1b[201~")
    }

    /// Whether the last step can be seen.
    pub fn shows_a_change(&self) -> bool {
        let count = self.screens.len();
        self.screens[count - 1] != self.screens[count - 2]
    }

    /// What is on the screen below the header.
    pub fn screen(&self) -> &str {
        self.screens.last().expect("a screen")
    }
}

/// The answers and the like of a session file.
pub fn said_in(file: &Path) -> Session {
    let text = fs::read_to_string(file).expect("text");
    said(&session::read(&text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}")))
}

/// What the file has otherwise than what was called saved.
pub fn difference(saved: &Session, found: &Session) -> String {
    let ids = saved.answers.keys().chain(found.answers.keys());
    let differs = ids.filter(|id| saved.answer(id) != found.answer(id));
    let told: Vec<String> = differs
        .map(|id| format!("{id}: {:#?}\ninstead of {:#?}", found.answer(id), saved.answer(id)))
        .collect();
    format!(
        "{}\n{:?}\n{:?}\n{:?}\n{:?}",
        told.join("\n"),
        found.draft,
        saved.draft,
        found.candidates,
        saved.candidates
    )
}
