//! THE table of keys: which key means what, where. Dispatch, footer, help and the documentation all
//! read it, so a hint that does not work cannot be written.

mod key;
mod table;

use crossterm::event::KeyEvent;

use crate::action::{Action, Context};

pub use key::Key;
use key::{digit, fold, is_kana};
use table::DEFAULTS;

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

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

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
