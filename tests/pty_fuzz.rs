//! Anything that can come over the line to the real program: keys, pastes, bytes that mean nothing,
//! sizes from 1x1 to 500x200, signals. No panic, no hang, no answer lost, no memory without bound, the
//! terminal as it was.
//!
//! `MONSHIN_FUZZ=500 cargo test --test pty_fuzz -- --nocapture` tries more than the few of
//! `cargo test`; `MONSHIN_SEED=N` begins with that seed.
#![cfg(target_os = "linux")]

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
use std::time::Duration;

use random::{Random, number};
use terminal::{Room, SIZE, Terminal, argument};
use walk::{Model, Walk, below_the_header, difference, said_in, session_in, text};

/// How many walks `cargo test` tries.
const FEW: u64 = 4;

/// By how much the program may grow on the way, in KiB.
const GROWTH: u64 = 64 << 10;

/// Ends, and their exit codes.
const ENDS: [(&str, u32); 4] = [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)];

/// Pasted texts: some that would be commands if they were typed, or sequences if they were sent on.
const PASTES: [&str; 9] = [
    "検体は委託先で解析。",
    "qqqq",
    "a\tb\r\nc\rd\ne",
    "\u{1b}[2J\u{1b}]0;title\u{7}x\u{9b}31m",
    "\u{1b}[?1049l\u{1b}c",
    "",
    "'''\"\"\"\\u0041 = [x] # {}",
    "\u{0}\u{8}\u{7f}",
    "3",
];

fn seeds() -> std::ops::Range<u64> {
    let first = number("MONSHIN_SEED").unwrap_or(1);
    first..first + number("MONSHIN_FUZZ").unwrap_or(FEW)
}

/// What the program holds in memory, in KiB.
fn memory(terminal: &Terminal) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", terminal.id())).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or("VmRSS: 0 kB");
    line.split_whitespace().nth(1).and_then(|count| count.parse().ok()).expect("a count")
}

/// Asserts that nothing in the log tells of a panic.
#[track_caller]
fn has_no_panic(room: &Room, seed: u64) {
    let log = room.log();
    assert!(!log.contains("panicked"), "seed {seed}: {log}");
}

fn any_size(random: &mut Random) -> (u16, u16) {
    let mut below = |most: u64| u16::try_from(1 + random.below(most)).expect("a size");
    match below(4) {
        1 => (1, 1),
        2 => (below(500), below(200)),
        _ => (below(120), below(50)),
    }
}

/// A signal that is not the end, or a size.
fn disturb(terminal: &mut Terminal, random: &mut Random) {
    match random.below(6) {
        0 => terminal.signal_if_there("WINCH"),
        1 => terminal.signal_if_there("CONT"),
        2 => {
            terminal.signal_if_there("TSTP");
            if terminal.stops() {
                terminal.look(Duration::from_millis(random.below(20)));
                terminal.signal("CONT");
            }
        }
        _ => {
            let (columns, rows) = any_size(random);
            terminal.resize(columns, rows);
        }
    }
}

#[test]
fn a_walk_among_sizes_pastes_and_signals_loses_nothing() {
    let (mut steps, mut most) = (0, 0);
    for seed in seeds() {
        let (count, memory) = walk_once(seed);
        steps += count;
        most = most.max(memory);
    }
    println!("{:?}: {steps} keys and pastes followed, {most} KiB at most", seeds());
}

fn walk_once(seed: u64) -> (usize, u64) {
    let Walk { room, file, mut random, mut model, mut terminal } = Walk::begin(seed);
    let first = model.screen().to_owned();
    terminal.wait("the first screen", |screen| below_the_header(screen) == first);
    let before = memory(&terminal);
    let count = 20 + random.below(60);
    for _ in 0..count {
        if random.below(6) == 0 {
            disturb(&mut terminal, &mut random);
        }
        if random.below(12) == 0 {
            let text: &str = random.pick::<&str>(&PASTES);
            let sent = model.paste(text);
            terminal.keys(&sent);
            continue;
        }
        let key = model.press(&mut random);
        if key == "\x1b" {
            // Escape and the key before or after it in one read would be one key.
            same_screen(&mut terminal, &model, seed, model.screens.len() - 2);
            terminal.keys(key);
            if model.shows_a_change() {
                same_screen(&mut terminal, &model, seed, model.screens.len() - 1);
            } else {
                terminal.look(Duration::from_millis(100));
            }
        } else {
            terminal.keys(key);
        }
        // What comes faster than it is read fills the line, as with anyone who types ahead.
        terminal.look(Duration::from_millis(random.below(4)));
    }
    same_screen(&mut terminal, &model, seed, model.screens.len() - 1);
    let after = memory(&terminal);
    assert!(after < before + GROWTH, "seed {seed}: from {before} to {after} KiB");
    let (name, code) = *random.pick(&ENDS);
    terminal.signal(name);
    assert_eq!(terminal.end(), code, "seed {seed}");
    terminal.is_left();
    has_no_panic(&room, seed);
    // What was half typed included.
    model.harness.end();
    let kept = said_in(&model.harness.file());
    let found = said_in(&file);
    assert!(kept == found, "seed {seed}: {}", difference(&kept, &found));
    (model.screens.len() - 1, after)
}

/// Waits until the program shows what the workbook in this process showed, at the size of that.
fn same_screen(terminal: &mut Terminal, model: &Model, seed: u64, at: usize) {
    terminal.resize(SIZE.0, SIZE.1);
    let screen = &model.screens[at];
    terminal.wait(&format!("seed {seed}, step {at}:\n{screen}\n---"), |shown| {
        below_the_header(shown) == *screen
    });
}

#[test]
fn bytes_that_mean_anything_or_nothing_do_no_harm() {
    let (mut bytes, mut most, mut left) = (0, 0, 0);
    for seed in seeds() {
        let (count, memory, ended) = noise(seed);
        bytes += count;
        most = most.max(memory);
        left += u64::from(ended);
    }
    println!("{:?}: {bytes} bytes, {most} KiB at most, {left} left by a key among them", seeds());
}

/// Sequences of keys, and pieces of sequences.
const SEQUENCES: [&str; 22] = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[Z",
    "\x1b[3~",
    "\x1b[H",
    "\x1b[F",
    "\x1bOP",
    "\x1b[15~",
    "\x1b[24~",
    "\x1b[1;5C",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b[<0;10;10M",
    "\x1b[M   ",
    "\x1b[999;999R",
    "\x1b[?62c",
    "\x1b]11;rgb:0/0/0\x07",
    "\x1b[",
    "\x1b\x1b",
    "\x1bP+q\x1b\\",
];

fn noise(seed: u64) -> (usize, u64, bool) {
    let mut random = Random::new(seed ^ 0xbeef);
    let text = text(&mut random);
    let room = Room::new();
    let file = session_in(&room, &text);
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.wait("the first screen", |screen| screen.contains("saved"));
    let before = memory(&terminal);
    let mut sent = 0;
    for _ in 0..40 + random.below(80) {
        let mut bytes = Vec::new();
        match random.below(8) {
            0 => bytes.extend_from_slice(random.pick(&SEQUENCES).as_bytes()),
            1 => bytes.extend((0..random.below(12)).map(|_| byte(&mut random))),
            2 => {
                let paste = random.pick(&PASTES).repeat(usize::try_from(random.below(40)).unwrap());
                bytes.extend_from_slice(format!("\x1b[200~{paste}\x1b[201~").as_bytes());
            }
            3 => disturb(&mut terminal, &mut random),
            _ => bytes.push(b' ' + u8::try_from(random.below(95)).expect("a character")),
        }
        sent += bytes.len();
        if terminal.bytes(&bytes).is_err() {
            break;
        }
        terminal.look(Duration::from_millis(random.below(5)));
    }
    let after = memory(&terminal);
    assert!(after < before + GROWTH, "seed {seed}: from {before} to {after} KiB");
    let (name, code) = *random.pick(&ENDS);
    terminal.signal_if_there(name);
    let ended = terminal.end();
    // `q` at home and Ctrl-C are among what may come.
    assert!([code, 0, 130].contains(&ended), "seed {seed}: {ended}\n{}", terminal.text());
    terminal.is_left();
    has_no_panic(&room, seed);
    let data = room.path().join("data/sessions");
    for entry in fs::read_dir(data).expect("sessions") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            said_in(&path);
        }
    }
    (sent, after, ended != code)
}

/// Any byte but those that stop the program or end it.
fn byte(random: &mut Random) -> u8 {
    let byte = u8::try_from(random.below(256)).expect("a byte");
    if [0x03, 0x1a].contains(&byte) { b'.' } else { byte }
}
