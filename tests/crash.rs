//! The program is killed at any moment, also in the middle of a save: what the screen had called saved
//! is in the file, and the file is whole.
//!
//! A seeded walk of keys goes to the real program in a pseudo-terminal and, key by key, to a workbook
//! in this process. Whole frames of the program are compared with the screens of that workbook: so it
//! is known up to which key a frame shows the session, and a frame that says "saved" promises the
//! session as it was after that key. After the kill the file has to be one of the states from that one
//! on, and nothing else.
//!
//! `MONSHIN_CRASHES=1000 cargo test --test crash -- --nocapture` tries more than the few of
//! `cargo test`; `MONSHIN_SEED=N` begins with that seed.
#![cfg(unix)]

#[path = "support/filled.rs"]
mod filled;
#[path = "support/random.rs"]
mod random;
#[path = "support/mod.rs"]
mod support;
#[path = "support/terminal.rs"]
mod terminal;
#[path = "support/walk.rs"]
mod walk;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use random::number;
use terminal::{PATIENCE, Room, Terminal, argument};
use walk::{Model, Walk, below_the_header, difference, said_in};

/// How many kills `cargo test` tries.
const FEW: u64 = 10;

/// What came of one kill.
#[derive(Default)]
struct Outcome {
    /// A temporary file was left: the kill hit inside a save.
    inside: bool,
    /// The file was behind the screen.
    behind: bool,
    /// How many keys the header had covered.
    covered: usize,
}

#[test]
fn what_the_screen_called_saved_survives_a_kill() {
    let count = number("MONSHIN_CRASHES").unwrap_or(FEW);
    let first = number("MONSHIN_SEED").unwrap_or(1);
    let (mut inside, mut behind, mut covered) = (0, 0, 0);
    for seed in first..first + count {
        let outcome = one(seed);
        inside += u64::from(outcome.inside);
        behind += u64::from(outcome.behind);
        covered += outcome.covered;
        if (seed - first + 1).is_multiple_of(100) {
            println!("{} kills: {inside} inside a save, {behind} behind", seed - first + 1);
        }
    }
    println!(
        "{count} kills, seeds {first} to {}: {inside} left a temporary file, in {behind} the file \
         was behind the screen, none behind the word \"saved\"; {covered} keys were covered by it",
        first + count - 1
    );
}

/// How far the screen shows the session, and how far it was called saved.
#[derive(Default)]
struct Seen {
    shown: usize,
    covered: usize,
}

impl Seen {
    /// Takes a whole frame into account.
    fn frame(&mut self, screen: &str, model: &Model) {
        let below = below_the_header(screen);
        // Of equal screens the earliest: never more is taken for promised than was.
        let found = model.screens[self.shown..].iter().position(|other| *other == below);
        let Some(found) = found else { return };
        self.shown += found;
        let header = screen.lines().next().unwrap_or_default().trim_end();
        if header.ends_with(" saved") {
            self.covered = self.shown;
        }
    }
}

fn one(seed: u64) -> Outcome {
    let Walk { room, file, mut random, mut model, mut terminal } = Walk::begin(seed);
    let mut shown_so_far = Seen::default();
    let first = model.screens[0].clone();
    let opened = terminal.frames(PATIENCE, |screen| below_the_header(screen) == first);
    assert!(opened, "seed {seed}: it does not open\n{}\n---\n{first}", terminal.text());
    let keys = random.below(25);
    for count in 0.. {
        let key = model.press(&mut random);
        let last = model.screens.len() - 1;
        let shows = |terminal: &mut Terminal, shown_so_far: &mut Seen, at: usize| {
            let is = |screen: &str| below_the_header(screen) == model.screens[at];
            let shown = is(&terminal.text())
                || terminal.frames(PATIENCE, |screen| {
                    shown_so_far.frame(screen, &model);
                    is(screen)
                });
            let (screen, wanted) = (terminal.text(), &model.screens[at]);
            assert!(shown, "seed {seed}: not as in this process\n{screen}\n---\n{wanted}");
        };
        // Escape and the key before or behind it in one read would be one key; and a part of the walk
        // is slow.
        if key == "\x1b" {
            shows(&mut terminal, &mut shown_so_far, last - 1);
        }
        terminal.keys(key);
        if model.shows_a_change() && (key == "\x1b" || random.below(3) == 0) {
            shows(&mut terminal, &mut shown_so_far, last);
        } else if key == "\x1b" {
            // Nothing to see of it: time enough for it to be read alone.
            let _ = terminal.frames(Duration::from_millis(60), |screen| {
                shown_so_far.frame(screen, &model);
                false
            });
        }
        // The last key is one that gives cause to save.
        let changed = model.states[last] != model.states[last - 1];
        if count >= keys && changed || count > keys + 20 {
            break;
        }
    }
    // At once, within a save, or after it.
    let wait = Duration::from_micros(match random.below(4) {
        0 => random.below(1000),
        1 | 2 => random.below(6000),
        _ => random.below(30_000),
    });
    let end = Instant::now() + wait;
    while Instant::now() < end {
        let left = end.saturating_duration_since(Instant::now());
        let _ = terminal.frames(left, |screen| {
            shown_so_far.frame(screen, &model);
            false
        });
    }
    terminal.kill();
    // What it had sent before is what the screen had shown.
    let _ = terminal.frames(PATIENCE, |screen| {
        shown_so_far.frame(screen, &model);
        false
    });
    judge(seed, &room, &file, &model, &shown_so_far)
}

/// Looks at what is left.
fn judge(seed: u64, room: &Room, file: &Path, model: &Model, promised: &Seen) -> Outcome {
    let found = said_in(file);
    let last = model.states.len() - 1;
    let kept = model.states[promised.covered..].contains(&found);
    assert!(
        kept,
        "seed {seed}: of {last} keys {} were called saved, and the file is {}",
        promised.covered,
        difference(&model.states[promised.covered], &found)
    );
    let inside = temporary(file).is_some();
    let (code, out, err) = room.run(&["check", argument(file)]);
    assert_eq!(code, Some(0), "seed {seed}: {out}{err}");

    // The next start opens it, and removes what was left.
    let mut terminal = Terminal::open(room, &["open", argument(file)]);
    let opened = terminal.frames(PATIENCE, |screen| {
        screen.lines().next().is_some_and(|header| header.trim_end().ends_with(" saved"))
    });
    assert!(opened, "seed {seed}: it does not open again\n{}", terminal.text());
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143, "seed {seed}");
    assert_eq!(said_in(file), found, "seed {seed}: opening changes nothing");
    assert_eq!(temporary(file), None, "seed {seed}: what was left is gone");
    Outcome { inside, behind: found != model.states[promised.shown], covered: promised.covered }
}

/// A temporary file beside the session.
fn temporary(file: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(file.parent().expect("a directory")).expect("a list");
    entries.map(|entry| entry.expect("an entry").path()).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with('.') && path.extension().is_none_or(|extension| extension != "lock")
    })
}
