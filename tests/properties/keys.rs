//! Any keys, pastes and sizes.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io::Write;
use std::num::NonZero;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::Terminal;

use monshin::session::{self, Session};
use monshin::tui::app::Screen;
use monshin::tui::backend::FrameBackend;
use monshin::tui::keymap::{Key, Keymap};
use monshin::tui::screen::render;

use crate::filled::selection;
use crate::support::{Harness, Room, Step, steps};

/// Texts that have been trouble elsewhere: wide, combined, invisible, turned round, control.
const TEXTS: &[&str] = &[
    "日本語",
    "ｱｲｳ",
    "が\u{3099}",
    "e\u{301}",
    "👨\u{200d}👩\u{200d}👧",
    "\u{202e}abc",
    "\u{200b}\u{feff}",
    "a\tb\r\nc\n",
    "\u{1b}[2J\u{7}\u{0}\u{9b}1m",
    "\\\u{3000}'''",
    "= [x] # {}",
    "長い文長い文長い文長い文長い文長い文長い文長い文長い文長い文長い文長い文",
    "…①●→×",
];

/// The names of all keys of the table.
fn names() -> Vec<String> {
    let map = Keymap::default();
    let keys = map.rows().iter().flat_map(|row| row.keys.clone());
    let keys = keys.filter(|key| *key != Key::Digits).map(|key| key.to_string());
    let mut names: Vec<String> = keys.chain((0..10).map(|digit| digit.to_string())).collect();
    names.extend(["あ", "３", "ｘ", "Z", "Ctrl-k", "Ctrl-x"].map(str::to_owned));
    names.sort();
    names.dedup();
    names
}

fn step() -> impl Strategy<Value = Step> {
    let named = prop::sample::select(names()).prop_map(|name| steps(&name).remove(0));
    let answers = prop::sample::select(vec![
        "1", "2", "3", "5", "d", "-", "x", "Enter", "Tab", "n", "Space", "Down", "Right", "C", "a",
    ]);
    let text = prop::sample::select(TEXTS);
    prop_oneof![
        8 => named,
        6 => answers.prop_map(|name| steps(name).remove(0)),
        2 => text.clone().prop_map(|text| Step::Paste(text.to_owned())),
        2 => (text, any::<prop::sample::Index>()).prop_map(|(text, at)| {
            let chars: Vec<char> = text.chars().collect();
            steps(&format!("\"{}\"", chars[at.index(chars.len())])).remove(0)
        }),
        1 => (1..=300_u16, 1..=100_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        4 => (1..=90_u16, 1..=30_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ]
}

/// Where a case begins.
#[derive(Debug, Clone)]
enum Beginning {
    /// In the small set with a scale of named levels, a condition and an exclusive choice.
    Tiny,
    /// In the maturity set.
    Maturity,
    /// In a selection: at a question, with so many candidates, rows in its tables, and answers.
    Selection { at: &'static str, candidates: usize, rows: usize, answered: bool, page: usize },
}

/// Questions of the selection, one of each kind, and those that its results go by.
const SELECTION: &[&str] = &[
    "W-1", "W-6", "S-2", "S-20", "R-1", "M-3", "M-6", "N-1", "N-6", "N-7", "N-22", "Q-4", "Q-6",
    "K-26", "V-16", "V-18", "V-25", "2-1", "5-5",
];

fn beginning() -> impl Strategy<Value = Beginning> {
    let selection = (
        prop::sample::select(SELECTION),
        prop::sample::select(vec![0_usize, 1, 3, 9]),
        prop::sample::select(vec![0_usize, 1, 3, 40]),
        any::<bool>(),
        0..8_usize,
    );
    let selection = selection.prop_map(|(at, candidates, rows, answered, page)| {
        Beginning::Selection { at, candidates, rows, answered, page }
    });
    prop_oneof![4 => Just(Beginning::Tiny), 1 => Just(Beginning::Maturity), 5 => selection]
}

fn begin(beginning: &Beginning) -> Harness {
    match beginning {
        Beginning::Tiny => Harness::tiny("", ""),
        Beginning::Maturity => Harness::at("P-3"),
        Beginning::Selection { at, candidates, rows, answered, page } => {
            let room = Room::new();
            let text = selection(at, *candidates, *rows, *answered);
            let file = room.write("sessions/選定.toml", &text);
            let mut h = Harness::open(room, &file, "");
            // A part of the cases begins on a page of the results.
            if let Some(page) = page.checked_sub(1) {
                h.keys("r");
                for _ in 0..page {
                    h.keys("Tab");
                }
            } else if !h.work().question().is_some_and(|own| own.kind.columns().is_empty()) {
                // Another one in the table.
                h.keys("Space");
            }
            h
        }
    }
}

/// Whether a key would leave the session.
fn leaves(h: &Harness, step: &Step) -> bool {
    let Step::Key(event) = step else { return false };
    // From the results of a maturity session this one begins another session.
    if h.app.screen == Screen::Results && h.app.dialogs.is_empty() && *event == key("S") {
        return true;
    }
    let leaving = steps("q Esc Ctrl-c ｑ").into_iter().any(|other| match other {
        Step::Key(other) => other == *event,
        _ => false,
    });
    // A note takes Esc and q as it likes; the help page goes home with q.
    let typing = h.app.dialogs.last().is_some_and(|dialog| dialog.context().is_typing());
    leaving && (!typing || *event == key("Ctrl-c"))
}

fn key(name: &str) -> crossterm::event::KeyEvent {
    match steps(name).remove(0) {
        Step::Key(event) => event,
        other => panic!("{other:?} is no key"),
    }
}

/// What an answer says, times and place aside.
fn said(session: &Session) -> Session {
    Session { updated: None, at: None, lang: None, scores_hidden: false, ..session.clone() }
}

fn files(h: &Harness) -> Vec<Session> {
    let directory = h.room.path().join("sessions");
    let files = fs::read_dir(directory).into_iter().flatten().map(|entry| entry.unwrap().path());
    files
        .map(|file| session::read(&fs::read_to_string(file).unwrap()).expect("no faults"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// No panic, every frame whole, and what is in memory is what the disk has.
    #[test]
    fn nothing_is_lost_and_nothing_breaks(
        beginning in beginning(),
        script in prop::collection::vec(step(), 1..30),
    ) {
        let mut h = begin(&beginning);
        for step in &script {
            h.step(step);
            if h.code.is_some() {
                break;
            }
        }
        h.flush();
        let files = files(&h);
        if let Some(work) = &h.app.work {
            // Until one moves, the file need not say where one is.
            let held = |file: &Session| {
                let at = file.at.clone().or_else(|| work.session.at.clone());
                Session { at, ..file.clone() } == work.session
            };
            prop_assert!(files.iter().any(held), "{:#?}\n{:#?}", work.session, files);
        }
    }

    /// Undo all the way back gives the first session, also in the file.
    #[test]
    fn undo_leads_back_to_the_beginning(
        beginning in beginning(),
        script in prop::collection::vec(step(), 1..30),
    ) {
        let mut h = begin(&beginning);
        let first = said(&h.work().session);
        for step in script.iter().filter(|step| !matches!(step, Step::Resize(..))) {
            if !leaves(&h, step) {
                h.step(step);
            }
        }
        while !h.app.dialogs.is_empty() {
            h.keys("Esc");
        }
        let last = said(&h.work().session);
        let mut undone = 0;
        while h.work().can_undo() {
            h.keys("u");
            undone += 1;
        }
        prop_assert_eq!(said(&h.work().session), first.clone());
        prop_assert_eq!(said(&h.saved()), first);
        for _ in 0..undone {
            h.keys("Ctrl-r");
        }
        prop_assert_eq!(said(&h.work().session), last);
    }
}

thread_local! {
    static SIZE: Cell<(u16, u16)> = const { Cell::new((80, 24)) };
}

/// What was sent to the terminal and not looked at yet.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Only what changed is sent, and a terminal that gets it shows the frame.
    #[test]
    fn the_terminal_shows_what_was_drawn(
        beginning in beginning(),
        script in prop::collection::vec(step(), 1..30),
    ) {
        let mut h = begin(&beginning);
        let line = Line::default();
        SIZE.set((80, 24));
        let backend = FrameBackend::new(line.clone(), || Ok(SIZE.get()));
        let mut terminal = Terminal::new(backend).unwrap();
        let cells = |count: u16| NonZero::new(count).unwrap();
        let mut shown = vt100::Parser::new(cells(24), cells(80), 0);
        // Terminals differ in the width of what is combined; the others must be at their place.
        let plain = |c: char| c.is_ascii() || ('\u{3041}'..='\u{30fe}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c);
        for step in &script {
            match step {
                Step::Paste(text) if !text.chars().all(plain) => continue,
                Step::Key(event) => {
                    let typed = event.code.as_char().is_none_or(plain);
                    if !typed {
                        continue;
                    }
                }
                Step::Resize(columns, rows) => {
                    SIZE.set((*columns, *rows));
                    shown.screen_mut().set_size(cells(*rows), cells(*columns));
                }
                Step::Paste(_) => {}
            }
            h.step(step);
            if h.code.is_some() {
                break;
            }
            terminal.draw(|frame| render(&h.app, frame)).unwrap();
            shown.process(&line.0.take());
            let contents = shown.screen().contents();
            let rows = contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            let drawn = h.screen();
            prop_assert_eq!(rows.trim_end(), drawn.trim_end());
        }
    }
}
