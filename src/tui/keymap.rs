//! THE table of keys: which key means what, where. Dispatch, footer, help and the documentation all
//! read it, so a hint that does not work cannot be written.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::action::{Action, Context};

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
            return single(rest).map(|c| Key::One(KeyCode::Char(c), KeyModifiers::CONTROL));
        }
        if let Some(number) = name.strip_prefix('F').and_then(|rest| rest.parse().ok()) {
            return (1..=24)
                .contains(&number)
                .then_some(Key::One(KeyCode::F(number), KeyModifiers::NONE));
        }
        single(name).map(|c| Key::One(KeyCode::Char(c), KeyModifiers::NONE))
    }

    fn matches(self, event: &KeyEvent) -> bool {
        match self {
            Key::Digits => digit(event).is_some(),
            Key::One(code, modifiers) => code == event.code && modifiers == chord(event),
        }
    }

    /// Whether the key is a letter, digit or mark that a text would take as itself.
    fn is_character(self) -> bool {
        match self {
            Key::Digits => true,
            Key::One(code, modifiers) => matches!(code, KeyCode::Char(_)) && modifiers.is_empty(),
        }
    }

    /// Whether both stand for at least one same key press.
    fn overlaps(self, other: Key) -> bool {
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
fn digit(event: &KeyEvent) -> Option<u8> {
    match event.code {
        KeyCode::Char(c @ '0'..='9') if chord(event).is_empty() => Some(c as u8 - b'0'),
        _ => None,
    }
}

/// The modifiers that make another key of it: Shift is already in the character.
fn chord(event: &KeyEvent) -> KeyModifiers {
    event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT)
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it holds.
    pub context: Context,
    /// The keys; the first one is shown in the footer.
    pub keys: Vec<Key>,
    /// What they mean. For [`Key::Digits`] it is `Digit(0)`, whatever the digit.
    pub action: Action,
    /// The place in the footer, 1 first; 0 keeps it out.
    pub rank: u8,
}

/// The defaults: context, keys, action, footer rank.
const DEFAULTS: &[(Context, &str, Action, u8)] = {
    use Action as A;
    use Context::{
        Everywhere, Evidence, Help, Home, Interview, Outline, Reason, Results, Search, Start,
        Unsaved, Writing,
    };
    &[
        (Home, "Enter", A::Open, 1),
        (Home, "Up k", A::Up, 0),
        (Home, "Down j", A::Down, 0),
        (Home, "PgUp", A::PageUp, 0),
        (Home, "PgDn", A::PageDown, 0),
        (Home, "Home", A::First, 0),
        (Home, "End", A::Last, 0),
        (Home, "n F4", A::New, 2),
        (Home, "e F2", A::Details, 3),
        (Home, "Delete", A::Trash, 4),
        (Home, "u Ctrl-u", A::Undo, 5),
        (Start, "Enter", A::Accept, 1),
        (Start, "Tab Down", A::NextLine, 2),
        (Start, "Shift-Tab Up", A::PreviousLine, 0),
        (Start, "Esc", A::Out, 3),
        (Interview, "0..9", A::Digit(0), 1),
        (Interview, "Enter", A::Next, 2),
        (Interview, "Tab", A::NextField, 3),
        (Interview, "d F2", A::DontKnow, 4),
        (Interview, "-", A::NotHere, 6),
        (Interview, "x F3", A::NotApplicable, 5),
        (Interview, "n F4", A::Note, 7),
        (Interview, "Left", A::Back, 8),
        (Interview, "u", A::Undo, 9),
        (Interview, "t F11", A::TogglePass, 10),
        (Interview, "e", A::Evidence, 11),
        (Interview, "i", A::Guidance, 12),
        (Interview, "f F5", A::Flag, 13),
        (Interview, "o F6", A::Outline, 14),
        (Interview, "r F7", A::Results, 15),
        (Interview, "/", A::Search, 16),
        (Interview, "v F8", A::HideScores, 17),
        (Interview, ".", A::Repeat, 18),
        (Interview, "m F12", A::Memo, 19),
        (Interview, "Right", A::Forward, 0),
        (Interview, "Shift-Tab", A::PreviousField, 0),
        (Interview, "Backspace Delete", A::Clear, 20),
        (Interview, "Up k", A::Up, 0),
        (Interview, "Down j", A::Down, 0),
        (Interview, "Space", A::Choose, 0),
        (Interview, "PgDn ]", A::NextSection, 0),
        (Interview, "PgUp [", A::PreviousSection, 0),
        (Interview, "Ctrl-r", A::Redo, 0),
        (Outline, "Enter", A::Open, 1),
        (Outline, "Up k", A::Up, 0),
        (Outline, "Down j", A::Down, 0),
        (Outline, "PgUp", A::PageUp, 0),
        (Outline, "PgDn", A::PageDown, 0),
        (Outline, "Home", A::First, 0),
        (Outline, "End", A::Last, 0),
        (Outline, "Tab", A::Filter, 2),
        (Outline, "x F3", A::Scope, 3),
        (Outline, "/", A::Search, 4),
        (Outline, "r F7", A::Results, 5),
        (Outline, "u", A::Undo, 6),
        (Outline, "Ctrl-r", A::Redo, 0),
        (Outline, "v F8", A::HideScores, 0),
        (Results, "Enter", A::Open, 1),
        (Results, "Up k", A::Up, 0),
        (Results, "Down j", A::Down, 0),
        (Results, "PgUp", A::PageUp, 0),
        (Results, "PgDn", A::PageDown, 0),
        (Results, "Home", A::First, 0),
        (Results, "End", A::Last, 0),
        (Results, "o F6", A::Outline, 2),
        (Results, "/", A::Search, 3),
        (Results, "u", A::Undo, 4),
        (Results, "Ctrl-r", A::Redo, 0),
        (Results, "v F8", A::HideScores, 0),
        (Help, "Up k", A::Up, 0),
        (Help, "Down j", A::Down, 1),
        (Help, "PgUp", A::PageUp, 0),
        (Help, "PgDn Space", A::PageDown, 2),
        (Help, "Home", A::First, 0),
        (Help, "End", A::Last, 0),
        (Writing, "Esc Tab", A::Keep, 1),
        (Evidence, "Enter", A::Accept, 1),
        (Evidence, "Tab", A::Seen, 2),
        (Evidence, "Up", A::Up, 0),
        (Evidence, "Down", A::Down, 0),
        (Evidence, "Delete", A::Remove, 3),
        (Evidence, "Esc", A::Keep, 4),
        (Search, "Enter", A::Accept, 1),
        (Search, "Up", A::Up, 0),
        (Search, "Down", A::Down, 2),
        (Search, "Esc", A::Out, 3),
        (Reason, "0..9", A::Digit(0), 0),
        (Reason, "Enter", A::Accept, 1),
        (Reason, "Esc", A::Out, 2),
        (Unsaved, "Enter r", A::Retry, 1),
        (Unsaved, "l", A::LeaveUnsaved, 2),
        (Unsaved, "Esc", A::Out, 3),
        (Everywhere, "Esc", A::Out, 30),
        (Everywhere, "q", A::Home, 31),
        (Everywhere, "L F10", A::Language, 90),
        (Everywhere, "? F1", A::Help, 99),
        (Everywhere, "Ctrl-z", A::Suspend, 0),
        (Everywhere, "Ctrl-c", A::Interrupt, 0),
    ]
};

/// What a key press comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A row of the table.
    Action(Action),
    /// A key for the text that is being typed.
    Typed(KeyEvent),
    /// A kana where a command was expected: the input method is on.
    InputMethod,
    /// Nothing.
    Nothing,
}

/// Why a binding of the configuration could not be taken; the default stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejected {
    /// There is no such action.
    NoSuchAction,
    /// There is no key of the name at this position of the list.
    NoSuchKey(usize),
    /// The key at this position already means another action there, which has this name.
    Clash(usize, &'static str),
}

/// The table, with what the configuration made of it.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<Row>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        let rows = DEFAULTS
            .iter()
            .map(|(context, keys, action, rank)| Row {
                context: *context,
                keys: keys
                    .split(' ')
                    .map(|name| Key::parse(name).expect("a test parses every key of the table"))
                    .collect(),
                action: *action,
                rank: *rank,
            })
            .collect();
        Keymap { rows }
    }
}

impl Keymap {
    /// The rows, in the order of the table.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows that hold in a context, its own first. Where letters are typed, a row of all contexts
    /// holds only with keys that are no letters.
    pub fn rows_in(&self, context: Context) -> impl Iterator<Item = &Row> + '_ {
        let own = self.rows.iter().filter(move |row| row.context == context);
        let shared = self
            .rows
            .iter()
            .filter(move |row| row.context == Context::Everywhere && !self.shadowed(row, context));
        own.chain(shared)
    }

    /// Whether a row of all contexts has no key left in this one.
    fn shadowed(&self, row: &Row, context: Context) -> bool {
        row.keys.iter().all(|key| self.is_taken(*key, context))
    }

    fn is_taken(&self, key: Key, context: Context) -> bool {
        (context.is_typing() && key.is_character())
            || self
                .rows
                .iter()
                .any(|own| own.context == context && own.keys.iter().any(|k| k.overlaps(key)))
    }

    /// The keys of a row that work in a context, as a person reads them.
    #[must_use]
    pub fn keys_shown(&self, row: &Row, context: Context) -> Vec<String> {
        row.keys
            .iter()
            .filter(|key| row.context == context || !self.is_taken(**key, context))
            .map(Key::to_string)
            .collect()
    }

    /// What a key press means in a context.
    #[must_use]
    pub fn meaning(&self, context: Context, event: KeyEvent) -> Meaning {
        if context.is_typing() {
            // A digit that stands for a reason does so with the input method on, too.
            let digit =
                || self.find(context, &fold(event)).filter(|a| matches!(a, Action::Digit(_)));
            return match self.find(context, &event).or_else(digit) {
                Some(action) => Meaning::Action(action),
                None => Meaning::Typed(event),
            };
        }
        let folded = fold(event);
        match self.find(context, &folded) {
            Some(action) => Meaning::Action(action),
            None if is_kana(&folded) => Meaning::InputMethod,
            None => Meaning::Nothing,
        }
    }

    fn find(&self, context: Context, event: &KeyEvent) -> Option<Action> {
        let own = self.rows.iter().filter(|row| row.context == context);
        let shared = self.rows.iter().filter(|row| row.context == Context::Everywhere);
        let typing = context.is_typing();
        let hit = own
            .flat_map(|row| row.keys.iter().map(move |key| (row, *key)))
            .chain(
                shared
                    .flat_map(|row| row.keys.iter().map(move |key| (row, *key)))
                    .filter(|(_, key)| !(typing && key.is_character())),
            )
            .find(|(_, key)| key.matches(event))?;
        match hit {
            (_, Key::Digits) => digit(event).map(Action::Digit),
            (row, _) => Some(row.action),
        }
    }

    /// Gives an action other keys, in every context where it has a row. What cannot be taken leaves
    /// the defaults as they are.
    ///
    /// # Errors
    /// An unknown action or key, or a key that means something else in one of those contexts.
    pub fn rebind(&mut self, name: &str, keys: &[&str]) -> Result<(), Rejected> {
        let action = Action::from_name(name).ok_or(Rejected::NoSuchAction)?;
        let mut parsed = Vec::with_capacity(keys.len());
        for (at, key) in keys.iter().enumerate() {
            let key = Key::parse(key).ok_or(Rejected::NoSuchKey(at))?;
            if let Some(other) = self.clash(action, key) {
                return Err(Rejected::Clash(at, other));
            }
            parsed.push(key);
        }
        for row in self.rows.iter_mut().filter(|row| row.action == action) {
            row.keys.clone_from(&parsed);
        }
        Ok(())
    }

    /// The name of another action that has this key in a context of `action`.
    fn clash(&self, action: Action, key: Key) -> Option<&'static str> {
        let contexts: Vec<Context> =
            self.rows.iter().filter(|row| row.action == action).map(|row| row.context).collect();
        let other = self.rows.iter().find(|row| {
            row.action != action
                && contexts.contains(&row.context)
                && row.keys.iter().any(|own| own.overlaps(key))
        })?;
        let named = Action::NAMED.iter().find(|(_, named)| *named == other.action);
        Some(named.map_or("0..9", |(name, _)| name))
    }
}

/// A key press with full-width characters, as an input method sends them, folded to ASCII.
fn fold(event: KeyEvent) -> KeyEvent {
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

fn is_kana(event: &KeyEvent) -> bool {
    matches!(
        event.code,
        KeyCode::Char('\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' | '\u{4e00}'..='\u{9fff}')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    fn meaning(context: Context, c: char) -> Meaning {
        Keymap::default().meaning(context, press(KeyCode::Char(c)))
    }

    #[test]
    fn no_key_means_two_things_in_one_context() {
        let map = Keymap::default();
        for row in map.rows() {
            for other in map.rows() {
                if row.context == other.context && row.action != other.action {
                    for key in &row.keys {
                        assert!(
                            !other.keys.iter().any(|k| k.overlaps(*key)),
                            "{key} in {:?}: {:?} and {:?}",
                            row.context,
                            row.action,
                            other.action
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn every_key_of_the_table_reads_back_from_its_name() {
        for row in Keymap::default().rows() {
            for key in &row.keys {
                if *key != Key::Digits {
                    assert_eq!(Key::parse(&key.to_string()), Some(*key));
                }
            }
        }
    }

    #[test]
    fn every_action_of_the_table_has_a_name_for_the_configuration() {
        for row in Keymap::default().rows() {
            let named = Action::NAMED.iter().any(|(_, action)| *action == row.action);
            assert!(named || matches!(row.action, Action::Digit(_)), "{:?}", row.action);
        }
    }

    #[test]
    fn full_width_letters_are_commands_and_kana_say_that_the_input_method_is_on() {
        assert_eq!(meaning(Context::Interview, '３'), Meaning::Action(Action::Digit(3)));
        assert_eq!(meaning(Context::Interview, 'ｎ'), Meaning::Action(Action::Note));
        assert_eq!(meaning(Context::Interview, '「'), Meaning::Action(Action::PreviousSection));
        assert_eq!(meaning(Context::Interview, '・'), Meaning::Action(Action::Search));
        assert_eq!(meaning(Context::Interview, '\u{3000}'), Meaning::Action(Action::Choose));
        assert_eq!(meaning(Context::Interview, 'あ'), Meaning::InputMethod);
        assert_eq!(meaning(Context::Interview, 'Z'), Meaning::Nothing);
    }

    #[test]
    fn in_a_text_every_letter_is_kept_and_function_keys_still_work() {
        for c in ['q', '?', 'ｍ', 'L', '3'] {
            assert!(matches!(meaning(Context::Writing, c), Meaning::Typed(_)), "{c}");
        }
        let map = Keymap::default();
        let language = map.meaning(Context::Writing, press(KeyCode::F(10)));
        assert_eq!(language, Meaning::Action(Action::Language));
    }

    #[test]
    fn a_rebound_action_leaves_its_old_key() {
        let mut map = Keymap::default();
        map.rebind("flag", &["g", "Ctrl-f"]).unwrap();
        let press = |c| map.meaning(Context::Interview, press(KeyCode::Char(c)));
        assert_eq!(press('g'), Meaning::Action(Action::Flag));
        assert_eq!(press('f'), Meaning::Nothing);
    }

    #[test]
    fn a_clash_or_an_unknown_name_is_rejected_and_the_default_stays() {
        let mut map = Keymap::default();
        assert_eq!(map.rebind("flag", &["g", "n"]), Err(Rejected::Clash(1, "note")));
        assert_eq!(map.rebind("flag", &["3"]), Err(Rejected::Clash(0, "0..9")));
        assert_eq!(map.rebind("fly", &[]), Err(Rejected::NoSuchAction));
        assert_eq!(map.rebind("flag", &["Hyper"]), Err(Rejected::NoSuchKey(0)));
        let flag = map.meaning(Context::Interview, press(KeyCode::Char('f')));
        assert_eq!(flag, Meaning::Action(Action::Flag));
    }
}
