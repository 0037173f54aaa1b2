//! Where a case begins, and what is pressed then.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::sample::Index;

use monshin::action::Action;
use monshin::session::{self, Session};
use monshin::tui::app::Screen;
use monshin::tui::keymap::{Key, Keymap};
use monshin::tui::screen::report::Stage;

use crate::filled::{maturity, selection};
use crate::support::{Harness, Room, Step, steps};

/// What stands in every memo of the filled sessions, and nowhere else.
pub const SECRET: &str = "他言無用";

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
    "A-1, C-3",
    "2027-03-31",
    "3",
    "4,5",
];

/// What is pressed.
#[derive(Debug, Clone)]
pub enum Press {
    /// This, wherever it is.
    One(Step),
    /// One of the keys that mean something where one is.
    Here(Index),
    /// One of the keys that the footer can show there now.
    Hint(Index),
}

impl Press {
    /// What it comes to where one is now.
    pub fn step(&self, h: &Harness) -> Option<Step> {
        match self {
            Press::One(step) => Some(step.clone()),
            Press::Here(at) => pick(*at, &here(h, |_| true)),
            Press::Hint(at) => pick(*at, &hints(h)),
        }
    }
}

fn pick(at: Index, steps: &[Step]) -> Option<Step> {
    (!steps.is_empty()).then(|| at.get(steps).clone())
}

/// The keys that mean an offered action of a kind where one is, without those that end the program.
fn here(h: &Harness, wanted: impl Fn(&monshin::tui::keymap::Row) -> bool) -> Vec<Step> {
    let rows = h.app.settings.keymap.rows_in(h.app.context());
    let rows = rows.filter(|row| !matches!(row.action, Action::Interrupt | Action::Suspend));
    let rows = rows.filter(|row| h.app.offers(row.action) && wanted(row));
    let map = &h.app.settings.keymap;
    let keys = |row: &monshin::tui::keymap::Row| {
        if row.keys.first() == Some(&Key::Digits) {
            return steps("0 1 2 3 4 5");
        }
        // The key that is shown: where one types, others are text.
        let shown = map.keys_shown(row, h.app.context());
        shown.first().map(|name| steps(name)).unwrap_or_default()
    };
    rows.flat_map(keys).collect()
}

/// The keys of the hints of the footer, digits aside: of those one may be chosen already.
pub fn hints(h: &Harness) -> Vec<Step> {
    here(h, |row| row.rank > 0 && !matches!(row.action, Action::Digit(_)))
}

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

/// Any key, text or size.
pub fn press() -> impl Strategy<Value = Press> {
    let named = prop::sample::select(names()).prop_map(|name| steps(&name).remove(0));
    let answers = prop::sample::select(vec![
        "1", "2", "3", "5", "d", "-", "x", "Enter", "Tab", "n", "Space", "Down", "Right", "C", "a",
    ]);
    let text = prop::sample::select(TEXTS);
    let one = prop_oneof![
        8 => named,
        6 => answers.prop_map(|name| steps(name).remove(0)),
        2 => text.clone().prop_map(|text| Step::Paste(text.to_owned())),
        2 => (text, any::<Index>()).prop_map(|(text, at)| {
            let chars: Vec<char> = text.chars().collect();
            steps(&format!("\"{}\"", chars[at.index(chars.len())])).remove(0)
        }),
        1 => (1..=500_u16, 1..=200_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        4 => (1..=90_u16, 1..=30_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ];
    prop_oneof![
        3 => one.prop_map(Press::One),
        3 => any::<Index>().prop_map(Press::Here),
        1 => any::<Index>().prop_map(Press::Hint),
    ]
}

/// Where a case begins.
#[derive(Debug, Clone)]
pub enum Beginning {
    /// In the small set with a scale of named levels, a condition and an exclusive choice.
    Tiny,
    /// In the maturity set.
    Maturity,
    /// In the maturity set with everything answered, earlier cycles and a plan: pressed so far.
    Filled(&'static str),
    /// In the next cycle of that, nothing answered yet.
    Cycle,
    /// As `Filled`, but of a format that is newer than ours.
    ReadOnly(&'static str),
    /// In a selection: at a question, with so many candidates, rows in its tables, and answers.
    Selection {
        /// The question.
        at: &'static str,
        /// How many candidates.
        candidates: usize,
        /// How many rows.
        rows: usize,
        /// Whether something is answered.
        answered: bool,
        /// The page of the results that is open, counted from 1; 0 where none is.
        page: usize,
    },
}

/// Questions of the selection, one of each kind, and those that its results go by.
const SELECTION: &[&str] = &[
    "W-1", "W-6", "S-2", "S-20", "R-1", "M-3", "M-6", "N-1", "N-6", "N-7", "N-22", "Q-4", "Q-6",
    "K-26", "V-16", "V-18", "V-25", "2-1", "5-5",
];

/// The ways to every screen and dialog that follows from the results of a maturity session.
pub const WAYS: &[&str] = &[
    "",
    "=",
    "o =",
    "T",
    "r",
    "r Tab",
    "r g",
    "r Tab Tab Tab",
    "r Tab Tab Tab Tab",
    "r Space",
    "r =",
    "r = Enter",
    "r t",
    "r t y",
    "r w",
    "r w g",
    "r w 5 Down 5",
    "r w g \"4\" Enter",
    "r c",
    "r c Enter",
    "r c Enter Tab",
    "r c Enter Tab Tab",
    "r c Enter Tab Tab Tab",
    "r c Space Space Enter",
    "r c Space Space Enter Tab",
    "r m",
    "r m Enter",
    "r m a",
    "r m Tab",
    "r m Tab Space Down Space a",
    "r m Tab Tab",
    "r s",
    "r s F2",
];

/// Any beginning.
pub fn beginning() -> impl Strategy<Value = Beginning> {
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
    let way = prop::sample::select(WAYS);
    prop_oneof![
        3 => Just(Beginning::Tiny),
        1 => Just(Beginning::Maturity),
        8 => way.clone().prop_map(Beginning::Filled),
        1 => Just(Beginning::Cycle),
        1 => way.prop_map(Beginning::ReadOnly),
        5 => selection,
    ]
}

/// A cycle with everything in it that has a place on a screen.
fn cycle(year: &str, before: Option<&str>) -> String {
    let memo = format!("memo = \"{SECRET}\"\nnote = \"{year}の記録\"\nevidence = [");
    let head = format!(
        "created = {year}-11-20T10:00:00+09:00\nupdated = {year}-11-20T12:00:00+09:00\n\
         target_by = 2028-03-31\n"
    );
    let mut text = maturity().replace("evidence = [", &memo).replace("年次", year);
    text = text.replacen("\n[questionnaire]", &format!("{head}\n[questionnaire]"), 1);
    if year != "2026" {
        text = text.replace("= \"4\"", "= \"3\"").replace("= \"2\"", "= \"1\"");
    }
    text.push_str(
        "\n[[action]]\nid = \"1\"\nwhat = \"手順を文書にする\"\nquestions = [\"A-1\", \"C-3\"]\n\
         owner = \"鈴木\"\ndue = 2026-10-31\nhorizon = \"short\"\nkind = \"document\"\n\
         effort = 15\ncost = 300000\n\
         \n[[action]]\nid = \"x\"\nwhat = \"買う\"\nquestions = [\"Z-9\"]\nstatus = \"doing\"\n",
    );
    if let Some(before) = before {
        text += &["\n[[link]]\nsession = \"", before, "\"\nrelation = \"previous\"\n"].concat();
    }
    text
}

/// A room with two cycles, and beside them a session that cannot be read and one of another set.
fn cycles(text: &str) -> Harness {
    let room = Room::new();
    room.write("sessions/2025.toml", &cycle("2025", None));
    room.write("sessions/2024.toml", &cycle("2024", None).replace("2.1.0", "1.0.0"));
    room.write("sessions/kaputt.toml", "format = ");
    room.selection("W-1", "");
    let file = room.write("sessions/2026.toml", text);
    Harness::open(room, &file, "")
}

/// The workbook at a beginning.
pub fn begin(beginning: &Beginning) -> Harness {
    match beginning {
        Beginning::Tiny => Harness::tiny("", ""),
        Beginning::Maturity => Harness::at("P-3"),
        Beginning::Filled(way) => {
            let mut h = cycles(&cycle("2026", Some("2025")));
            h.keys(way);
            h
        }
        Beginning::Cycle => cycles(
            "format = 1\ntitle = \"2026\"\nat = \"A-1\"\n\n[questionnaire]\nid = \"soc-maturity\"\n\
             version = \"2.1.0\"\n\n[[link]]\nsession = \"2025\"\nrelation = \"previous\"\n",
        ),
        Beginning::ReadOnly(way) => {
            let text = cycle("2026", Some("2025"));
            let mut h = cycles(&text.replacen("format = 1\n", "format = 99\n", 1));
            h.keys(way);
            h
        }
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
pub fn leaves(h: &Harness, step: &Step) -> bool {
    let Step::Key(event) = step else { return false };
    // From the results of a maturity session this one begins another session.
    if h.app.screen == Screen::Results && h.app.dialogs.is_empty() && *event == key("S") {
        return true;
    }
    // From a screen that was opened from another one, this one only goes back there.
    let is_out = *event == key("Esc") && h.app.dialogs.is_empty();
    if is_out && h.app.screen != Screen::Interview {
        return false;
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

/// Out of all dialogs and screens to the question.
pub fn back_to_the_question(h: &mut Harness) {
    for _ in 0..40 {
        if matches!(h.app.report.stage, Stage::Writing(..)) {
            h.wait_for_report();
        }
        if h.app.dialogs.is_empty() && h.app.screen == Screen::Interview {
            return;
        }
        h.keys("Esc");
    }
    panic!("no way out of\n{}", h.screen());
}

/// What an answer says, times and place aside.
pub fn said(session: &Session) -> Session {
    Session { updated: None, at: None, lang: None, scores_hidden: false, ..session.clone() }
}

/// The session at work as its file has it.
pub fn saved(h: &mut Harness) -> Session {
    h.flush();
    let text = fs::read_to_string(&h.work().file).expect("text");
    session::read(&text).expect("no faults")
}

/// The sessions that can be read.
pub fn files(h: &Harness) -> Vec<Session> {
    let directory = h.room.path().join("sessions");
    let files = fs::read_dir(directory).into_iter().flatten().map(|entry| entry.unwrap().path());
    let files: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|end| end == "toml")).collect();
    let readable = |file: &&PathBuf| file.file_name().is_some_and(|name| name != "kaputt.toml");
    files
        .iter()
        .filter(readable)
        .map(|file| session::read(&fs::read_to_string(file).unwrap()).expect("no faults"))
        .collect()
}
