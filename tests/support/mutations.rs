//! Texts with random damage, made of sound ones.

#![allow(dead_code)] // Each test file uses its own part of this.

use std::fs;
use std::path::Path;

use super::random::Random;

/// The texts to begin from, in the order of their names.
pub fn seeds(of: &str) -> Vec<String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(of);
    let files =
        fs::read_dir(directory).expect("seeds").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("text")).collect()
}

/// One of the seeds, with one slip to four.
pub fn mutated(seeds: &[String], random: &mut Random) -> String {
    let mut text = random.pick(seeds).clone();
    for _ in 0..=random.below(4) {
        damage(&mut text, seeds, random);
    }
    text
}

/// What the formats are made of, and what is at home in neither.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "=",
    ".",
    ",",
    "#",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "\\",
    "\\u0000",
    "\\U0010ffff",
    "\\e",
    "\0",
    "\u{1b}[2J",
    "\u{9b}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "日",
    "か\u{3099}",
    "👩\u{200d}💻",
    "0",
    "-1",
    "1e999",
    "nan",
    "-inf",
    "0x",
    "99999999999999999999",
    "1_0",
    "true",
    "2026-02-30",
    "2026-11-20T25:00:00Z",
    "07:32:00",
    "0000-01-01",
    "9999-12-31T23:59:60+99:99",
    "unknown",
    "none",
    "format = 1\n",
    "format = 2\n",
    "[answers.L]\n",
    "[[candidate]]\n",
    "[[answers.R.row]]\n",
    "[[question]]\n",
    "[[question.column]]\n",
    "id = \"a\"\n",
    "answers = 1\n",
    "[questionnaire]\n",
    "[about]\n",
    "a.b.c = {}\n",
    "[[[[[[[[",
    "{a={a={a={",
    "x = [\n",
    "# comment\n",
    "\"\" = 1\n",
    "[\"\"]\n",
    "'' = ''\n",
];

/// A place in a text, at the beginning of a character or at the end.
fn place(text: &str, random: &mut Random) -> usize {
    let at = random.below(text.len() as u64 + 1);
    let at = usize::try_from(at).expect("a place");
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

fn range(text: &str, random: &mut Random) -> std::ops::Range<usize> {
    let start = place(text, random);
    // Short ones are more telling; now and then a long one.
    let longest = if random.below(4) == 0 { text.len() } else { 24 };
    let end = (start + usize::try_from(random.below(longest as u64 + 1)).expect("a length"))
        .min(text.len());
    let end = (start..=end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
    start..end
}

fn piece(random: &mut Random) -> &'static str {
    let piece: &&'static str = random.pick(PIECES);
    piece
}

/// One slip, or deed.
fn damage(text: &mut String, others: &[String], random: &mut Random) {
    let at = place(text, random);
    match random.below(9) {
        0 => text.truncate(at),
        1 => text.insert_str(at, piece(random)),
        2 => text.replace_range(range(text, random), ""),
        3 => text.replace_range(range(text, random), piece(random)),
        4 => {
            let piece = text[range(text, random)].to_owned();
            text.insert_str(at, &piece);
        }
        5 => {
            let other = random.pick(others);
            let piece = &other[range(other, random)];
            text.insert_str(at, piece);
        }
        6 => text.insert_str(
            at,
            &piece(random).repeat(usize::try_from(random.below(200)).expect("a count")),
        ),
        7 => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            let (one, other) = (random.below(lines.len() as u64), random.below(lines.len() as u64));
            lines.swap(
                usize::try_from(one).expect("a line"),
                usize::try_from(other).expect("a line"),
            );
            *text = lines.join("\n");
        }
        // A byte that is no text any more, as a text is read that was damaged so.
        _ => {
            let mut bytes = std::mem::take(text).into_bytes();
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
    // Repeating what was repeated must not fill the memory of the test.
    if text.len() > 1 << 16 {
        let end = (0..=1 << 16).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        text.truncate(end);
    }
}
