//! The configuration: read, never written.

use std::ops::Range;
use std::path::Path;

use super::{Error, read_text};
use crate::fault::{Expected, Fault, FaultKind};
use crate::reader::{Faults, Item, Table, read_toml};
use crate::score::Efforts;
use crate::text::Lang;

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The terminal's own 16 colours.
    #[default]
    Terminal,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colours at all.
    Mono,
}

impl Theme {
    /// The words in a file.
    pub const WORDS: [(&'static str, Theme); 4] = [
        ("terminal", Theme::Terminal),
        ("dark", Theme::Dark),
        ("light", Theme::Light),
        ("mono", Theme::Mono),
    ];
}

/// What lines and bars are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Borders {
    /// Box drawing characters.
    #[default]
    Unicode,
    /// ASCII, for terminals in which the others are two cells wide.
    Ascii,
}

impl Borders {
    /// The words in a file.
    pub const WORDS: [(&'static str, Borders); 2] =
        [("unicode", Borders::Unicode), ("ascii", Borders::Ascii)];
}

/// A word of the configuration with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The word.
    pub word: String,
    /// The bytes of the file where it stands.
    pub span: Range<usize>,
}

/// The keys that an action is to have; the key table knows what both mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The name of the action.
    pub action: Placed,
    /// Its keys.
    pub keys: Vec<Placed>,
}

/// What can be configured.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// The language; `None` leaves it to the system.
    pub lang: Option<Lang>,
    /// The colours.
    pub theme: Theme,
    /// What lines are drawn with.
    pub borders: Borders,
    /// Whether a digit goes on to the next question.
    pub advance: bool,
    /// Whether the mouse is heard.
    pub mouse: bool,
    /// What it takes to raise a role by a level.
    pub effort: Efforts,
    /// The keys that differ from the defaults.
    pub keys: Vec<Binding>,
}

/// A configuration with the text that it was read from, to point into.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The values; the default where a value is at fault.
    pub config: Config,
    /// The text of the file; empty where there is none.
    pub text: String,
    /// What is wrong in it.
    pub faults: Vec<Fault>,
    /// Why it could not be read; a missing file is no error.
    pub error: Option<Error>,
}

/// Reads the configuration file.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    match read_text(path) {
        Ok(text) => {
            let (config, faults) = read(&text);
            Loaded { config, text, faults, error: None }
        }
        Err(Error::File { cause, .. }) if cause.kind() == std::io::ErrorKind::NotFound => {
            Loaded::default()
        }
        Err(error) => Loaded { error: Some(error), ..Loaded::default() },
    }
}

/// Reads the text of a configuration: what can be used, and every fault with its place.
#[must_use]
pub fn read(text: &str) -> (Config, Vec<Fault>) {
    let (config, faults) = read_toml(text, read_root);
    (config, faults.into_sorted())
}

fn read_root(mut root: Table<'_>, faults: &mut Faults) -> Config {
    let languages = Lang::ALL.map(|lang| (lang.code(), lang));
    let config = Config {
        lang: root.optional("lang").and_then(|item| item.word(&languages, faults)),
        theme: root
            .optional("theme")
            .and_then(|item| item.word(&Theme::WORDS, faults))
            .unwrap_or_default(),
        borders: root
            .optional("borders")
            .and_then(|item| item.word(&Borders::WORDS, faults))
            .unwrap_or_default(),
        advance: root.optional("advance").and_then(|item| item.bool(faults)).unwrap_or(false),
        mouse: root.optional("mouse").and_then(|item| item.bool(faults)).unwrap_or(false),
        effort: root
            .optional("effort")
            .and_then(|item| read_effort(&item, faults))
            .unwrap_or_default(),
        keys: root
            .optional("keys")
            .and_then(|item| item.table_or(Expected::Table, faults))
            .map(|table| read_keys(&table, faults))
            .unwrap_or_default(),
    };
    root.no_other_keys(faults);
    config
}

/// The most that a step can take: efforts are small numbers, and a week in minutes is none.
const MOST_EFFORT: f64 = 100.0;

/// The effort of each step; `None` where one of them is at fault, since the others would move.
fn read_effort(list: &Item<'_>, faults: &mut Faults) -> Option<Efforts> {
    let items = list.list(Expected::List, faults)?;
    if items.is_empty() {
        faults.push(list.span.clone(), FaultKind::Empty);
        return None;
    }
    let mut steps = Vec::with_capacity(items.len());
    for item in &items {
        match item.number(faults) {
            Some(step) if (0.0..=MOST_EFFORT).contains(&step) => steps.push(step),
            Some(_) => faults.push(item.span.clone(), FaultKind::EffortRange),
            None => {}
        }
    }
    (steps.len() == items.len()).then_some(Efforts { steps })
}

fn read_keys(table: &Table<'_>, faults: &mut Faults) -> Vec<Binding> {
    let mut bindings = Vec::new();
    for ((action, span), item) in table.entries() {
        let Some(keys) = item.strings(faults) else { continue };
        let action = Placed { word: action.into_owned(), span };
        let placed = |(word, span): (&str, Range<usize>)| Placed { word: word.to_owned(), span };
        bindings.push(Binding { action, keys: keys.into_iter().map(placed).collect() });
    }
    bindings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_configured_is_the_default() {
        assert_eq!(read(""), (Config::default(), Vec::new()));
    }

    #[test]
    fn all_keys_are_read() {
        let text = "lang = \"ja\"\ntheme = \"mono\"\nborders = \"ascii\"\nadvance = true\nmouse = true\n\
                    [keys]\nunknown = [\"d\", \"F2\"]\n";
        let (config, faults) = read(text);
        assert_eq!(faults, []);
        assert_eq!((config.lang, config.theme), (Some(Lang::Ja), Theme::Mono));
        assert_eq!((config.borders, config.advance, config.mouse), (Borders::Ascii, true, true));
        let binding = &config.keys[0];
        assert_eq!(&text[binding.action.span.clone()], "unknown");
        assert_eq!(&text[binding.keys[1].span.clone()], "\"F2\"");
    }

    #[test]
    fn efforts_are_read_and_all_are_the_defaults_where_one_is_at_fault() {
        let effort = |text: &str| {
            let (config, faults) = read(text);
            let places: Vec<String> =
                faults.iter().map(|fault| text[fault.span.clone()].to_owned()).collect();
            (config.effort.steps, places)
        };
        let default = vec![3.0, 2.0, 2.0, 1.0];
        assert_eq!(effort("effort = [5, 0.5]\n"), (vec![5.0, 0.5], vec![]));
        assert_eq!(effort("effort = []\n"), (default.clone(), vec!["[]".to_owned()]));
        assert_eq!(
            effort("effort = [1, -1, 101, nan]\n"),
            (default.clone(), vec!["-1".to_owned(), "101".to_owned(), "nan".to_owned()])
        );
        assert_eq!(effort("effort = 3\n"), (default, vec!["3".to_owned()]));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_the_rest_is_used() {
        let text = "theme = \"pink\"\ncolour = 1\nmouse = true\n[keys]\nnext = \"n\"\n";
        let (config, faults) = read(text);
        assert_eq!((config.theme, config.mouse), (Theme::Terminal, true));
        let places: Vec<&str> = faults.iter().map(|fault| &text[fault.span.clone()]).collect();
        assert_eq!(places, ["\"pink\"", "colour", "\"n\""]);
    }
}
