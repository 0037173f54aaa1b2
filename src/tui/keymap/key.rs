//! Keys: their names, and what a key press is folded to.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, as a row of the table or the configuration names it: `x`, `Enter`, `Ctrl-r`, `F2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// This key.
    One(KeyCode, KeyModifiers),
    /// Each of the digits `0` to `9`.
    Digits,
}

/// Names of keys that are not one character.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
];

impl Key {
    /// Reads the name of a key; `None` where there is no such key.
    #[must_use]
    pub fn parse(name: &str) -> Option<Key> {
        if name == "0..9" {
            return Some(Key::Digits);
        }
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(Key::One(*code, KeyModifiers::NONE));
        }
        if let Some(rest) = name.strip_prefix("Ctrl-") {
            if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == rest) {
                return Some(Key::One(*code, KeyModifiers::CONTROL));
            }
            return single(rest).map(|c| Key::One(KeyCode::Char(c), KeyModifiers::CONTROL));
        }
        if let Some(number) = name.strip_prefix('F').and_then(|rest| rest.parse().ok()) {
            return (1..=24)
                .contains(&number)
                .then_some(Key::One(KeyCode::F(number), KeyModifiers::NONE));
        }
        single(name).map(|c| Key::One(KeyCode::Char(c), KeyModifiers::NONE))
    }

    pub(super) fn matches(self, event: &KeyEvent) -> bool {
        match self {
            Key::Digits => digit(event).is_some(),
            Key::One(code, modifiers) => code == event.code && modifiers == chord(event),
        }
    }

    /// Whether the key is a letter, digit or mark that a text would take as itself.
    pub(super) fn is_character(self) -> bool {
        match self {
            Key::Digits => true,
            Key::One(code, modifiers) => matches!(code, KeyCode::Char(_)) && modifiers.is_empty(),
        }
    }

    /// Whether both stand for at least one same key press.
    pub(super) fn overlaps(self, other: Key) -> bool {
        let is_digit = |key: Key| matches!(key, Key::One(KeyCode::Char('0'..='9'), _));
        match (self, other) {
            (Key::Digits, other) | (other, Key::Digits) => other == Key::Digits || is_digit(other),
            (a, b) => a == b,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Digits => f.write_str("0-9"),
            Key::One(code, modifiers) => {
                if modifiers.contains(KeyModifiers::CONTROL) {
                    f.write_str("Ctrl-")?;
                }
                match (NAMES.iter().find(|(_, known)| known == code), code) {
                    (Some((name, _)), _) => f.write_str(name),
                    (None, KeyCode::Char(c)) => write!(f, "{c}"),
                    (None, KeyCode::F(number)) => write!(f, "F{number}"),
                    (None, other) => write!(f, "{other}"),
                }
            }
        }
    }
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The digit of a key press, if it is one.
pub(super) fn digit(event: &KeyEvent) -> Option<u8> {
    match event.code {
        KeyCode::Char(c @ '0'..='9') if chord(event).is_empty() => Some(c as u8 - b'0'),
        _ => None,
    }
}

/// The modifiers that make another key of it: Shift is already in the character.
fn chord(event: &KeyEvent) -> KeyModifiers {
    event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT)
}

/// A key press with full-width characters, as an input method sends them, folded to ASCII.
pub(super) fn fold(event: KeyEvent) -> KeyEvent {
    let KeyCode::Char(c) = event.code else { return event };
    let folded = match c {
        '\u{3000}' => ' ',
        '「' => '[',
        '」' => ']',
        '・' => '/',
        '。' => '.',
        'ー' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21).unwrap_or(c),
        other => other,
    };
    KeyEvent { code: KeyCode::Char(folded), ..event }
}

/// Whether the key is a character that an input method made: then a command was not meant as such.
pub(super) fn is_kana(event: &KeyEvent) -> bool {
    matches!(
        event.code,
        KeyCode::Char('\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' | '\u{4e00}'..='\u{9fff}')
    )
}
