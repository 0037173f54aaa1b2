//! Texts in several languages, and which of them is read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A language of the interface and of the question sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English; the language where nothing says otherwise.
    #[default]
    En,
}

impl Lang {
    /// Every language there is, in the order in which they are listed to a person.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// The code used in files, on the command line and in the configuration.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The language of a code, or `None` where the code is not one of ours.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a system locale such as `ja_JP.UTF-8`; English where it is not Japanese.
    #[must_use]
    pub fn from_locale(locale: &str) -> Lang {
        if locale.to_ascii_lowercase().starts_with("ja") { Lang::Ja } else { Lang::En }
    }

    /// The language that the language key switches to.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        }
    }
}

/// One value for each language.
///
/// A question set may be written in one language only (its `languages` says so); then both hold the
/// same value, so that a reader never meets an empty place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Localized<T> {
    /// The Japanese value.
    pub ja: T,
    /// The English value.
    pub en: T,
}

impl<T> Localized<T> {
    /// The value in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// A text that a person reads.
pub type Text = Localized<String>;

/// A list of texts that a person reads, such as the follow-up prompts of a question.
pub type TextList = Localized<Vec<String>>;

impl Text {
    /// A text of both languages.
    #[must_use]
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Text {
        Text { ja: ja.into(), en: en.into() }
    }
}

/// A text from a file in characters that a terminal may be sent: what would steer the terminal, or
/// turn the direction of the line, is replaced by a sign for it.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|char| sign_for(char) == Some(char)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(sign_for).collect())
}

/// As [`visible`], but what joins characters or parts words unseen stays: in a text that is read in a
/// report, and not in a message, an emoji of several characters is one.
#[must_use]
pub fn legible(text: &str) -> Cow<'_, str> {
    let sign = |char: char| if joins(char) { Some(char) } else { sign_for(char) };
    if text.chars().all(|char| sign(char) == Some(char)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(sign).collect())
}

fn joins(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Whether a character steers a terminal or the direction of a line, or is there and not seen: controls,
/// and marks of format without a width. What belongs to the character before it (accents, variants of
/// Chinese characters) is none of these.
#[must_use]
pub fn steers(char: char) -> bool {
    char.is_control() || is_unseen(char)
}

/// Whether a character takes no cell and does something: turns the direction of the line, joins, or
/// hides words within others.
fn is_unseen(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// The last offset up to `offset` at which a character begins, or the end.
#[must_use]
pub fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The character to show for one of a file; `None` where there is nothing to show.
fn sign_for(char: char) -> Option<char> {
    match char {
        '\u{feff}' | '\r' => None,
        '\t' | '\n' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(u32::from(char) + 0x2400),
        '\u{7f}' => Some('\u{2421}'),
        _ if steers(char) => Some('?'),
        _ => Some(char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_visible() {
        assert_eq!(visible("段階 1"), "段階 1");
        assert_eq!(visible("a\u{200b}b\u{200d}c"), "a?b?c");
        assert_eq!(legible("a\u{200b}b\u{200d}c\u{202e}\u{9b}"), "a\u{200b}b\u{200d}c??");
        assert_eq!(visible("a\u{1b}[2J\tb\u{9b}\u{202e}\r\n"), "a\u{241b}[2J b?? ");
    }

    #[test]
    fn a_locale_is_japanese_or_read_as_english() {
        assert_eq!(Lang::from_locale("ja_JP.UTF-8"), Lang::Ja);
        assert_eq!(Lang::from_locale("ja"), Lang::Ja);
        assert_eq!(Lang::from_locale("en_GB.UTF-8"), Lang::En);
        assert_eq!(Lang::from_locale("C"), Lang::En);
    }

    #[test]
    fn codes_lead_back_to_their_language() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
            assert_eq!(lang.other().other(), lang);
        }
        assert_eq!(Lang::from_code("fr"), None);
    }
}
