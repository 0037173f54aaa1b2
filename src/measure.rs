//! How wide text is on a terminal, and how it is broken and cut: the only place that measures text.
//!
//! Widths are in cells. A Japanese character takes two, and is never cut in half. Characters that are
//! one cell or two depending on the terminal (East Asian Ambiguous) are counted as one.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::steers;

/// What stands for the part of a text that was cut off.
const CUT: &str = "...";

/// The cells of a character that stands for itself beside others of these; `None` of one that may join
/// with those beside it, or is not seen. Nearly all that is on the screen are such characters, and of
/// them nothing needs to be looked up.
#[must_use]
pub fn alone(char: char) -> Option<u16> {
    match char as u32 {
        // The last ones draw lines and bars: one cell or two depending on the terminal.
        0x20..=0x7e | 0x2500..=0x259f => Some(1),
        0x3001..=0x3029
        | 0x3041..=0x3096
        | 0x30a0..=0x30ff
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xff01..=0xff60 => Some(2),
        _ => None,
    }
}

/// The beginning of the text in which each character stands for itself, and the rest.
#[must_use]
pub fn split_alone(text: &str) -> (&str, &str) {
    let Some(other) = text.find(|char| alone(char).is_none()) else { return (text, "") };
    // It may join with the character before it.
    let before = text[..other].char_indices().next_back();
    text.split_at(before.map_or(0, |(at, _)| at))
}

/// The width of a text in cells.
#[must_use]
pub fn width(text: &str) -> usize {
    let (first, rest) = split_alone(text);
    first.chars().filter_map(alone).map(usize::from).sum::<usize>() + rest.width()
}

/// The text in at most `cells` cells; where something was cut off, it ends in dots.
#[must_use]
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let dots = CUT.len().min(cells);
    let mut cut = fitting(text, cells - dots).to_owned();
    cut.push_str(&CUT[..dots]);
    Cow::Owned(cut)
}

/// The longest beginning of the text that fits into `cells` cells.
#[must_use]
pub fn fitting(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// The longest end of the text that fits into `cells` cells.
#[must_use]
pub fn fitting_end(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > cells {
            return &text[at + grapheme.len()..];
        }
    }
    text
}

/// The text cut or filled with blanks on its right to exactly `cells` cells.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = truncate(text, cells).into_owned();
    padded.extend(std::iter::repeat_n(' ', cells.saturating_sub(width(&padded))));
    padded
}

/// The text filled with blanks on its left to at least `cells` cells.
#[must_use]
pub fn pad_left(text: &str, cells: usize) -> String {
    let mut padded = " ".repeat(cells.saturating_sub(width(text)));
    padded.push_str(text);
    padded
}

/// The text in lines of at most `cells` cells, broken where the language allows it: no line begins
/// with a closing mark such as `。`, and English words stay whole where they fit. An empty text is one
/// empty line.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    if split_alone(text).1.is_empty() && width(text) <= cells {
        return vec![text.trim_end_matches(' ').to_owned()];
    }
    broken(text, cells)
}

fn broken(text: &str, cells: usize) -> Vec<String> {
    let options = Options::new(cells.max(1))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

/// As [`wrap`], in at most `lines` lines; the last one ends in dots where there is more.
#[must_use]
pub fn wrap_to(text: &str, cells: usize, lines: usize) -> Vec<String> {
    let mut wrapped = wrap(text, cells);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            last.push_str(CUT);
            *last = truncate_dotted(last, cells);
        }
    }
    wrapped
}

/// Cuts a text that already ends in dots so that it still does.
fn truncate_dotted(text: &str, cells: usize) -> String {
    if width(text) <= cells { text.to_owned() } else { truncate(text, cells).into_owned() }
}

/// The text without anything that a terminal would carry out: each control character becomes a blank,
/// and what is not seen (marks that turn the direction of a line, or join) is left out.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let calm = |char: char| match char {
        _ if !steers(char) => Some(char),
        '\u{2028}' | '\u{2029}' => Some(' '),
        _ => char.is_control().then_some(' '),
    };
    Cow::Owned(text.chars().filter_map(calm).collect())
}

/// The first line of a text of several lines, marked with dots where there is more.
#[must_use]
pub fn first_line(text: &str, cells: usize) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default().trim();
    if lines.next().is_some() {
        format!("{}{CUT}", fitting(first, cells.saturating_sub(CUT.len())))
    } else {
        truncate(first, cells).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_wide_character_is_never_cut_in_half() {
        assert_eq!(fitting("日本語", 5), "日本");
        assert_eq!(truncate("日本語です", 8), "日本...");
        assert_eq!(truncate("日本", 4), "日本");
        assert_eq!(pad("日本語", 5), "...  ".replace("...  ", "日..."));
        assert_eq!(truncate("日本語", 2), "..");
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        let lines = wrap("だれが、どの手順で行っていますか。担当者が不在でも。", 16);
        for line in &lines {
            assert!(!line.starts_with(['。', '、', '」', '）', 'ー', 'っ']), "{lines:?}");
            assert!(width(line) <= 16);
        }
    }

    #[test]
    fn english_words_stay_whole() {
        assert_eq!(wrap("who analyses it", 8), ["who", "analyses", "it"]);
    }

    #[test]
    fn what_does_not_fit_is_marked() {
        assert_eq!(wrap_to("one two three four", 9, 2), ["one two", "three..."]);
        assert_eq!(first_line("夜間\n二行目", 20), "夜間...");
        assert_eq!(first_line("夜間", 20), "夜間");
    }

    #[test]
    fn control_characters_become_blanks_and_what_is_not_seen_goes() {
        assert_eq!(inert("a\u{1b}[31mb"), "a [31mb");
        assert_eq!(inert("a\u{9b}2J\u{7f}\u{85}b\nc"), "a 2J  b c");
        assert_eq!(inert("a\u{202e}b\u{2066}c\u{2069}\u{200b}\u{200f}\u{feff}\u{e0041}"), "abc");
        // Accents and the variants of a Chinese character belong to what they stand behind.
        assert_eq!(inert("か\u{3099} 葛\u{e0100}"), "か\u{3099} 葛\u{e0100}");
    }

    #[test]
    fn what_stands_alone_leaves_its_last_character_to_what_may_join_it() {
        assert_eq!(split_alone("日本語 abc"), ("日本語 abc", ""));
        assert_eq!(split_alone("1\u{fe0f}\u{20e3}"), ("", "1\u{fe0f}\u{20e3}"));
        assert_eq!(split_alone("行は\u{3099}x"), ("行", "は\u{3099}x"));
        assert_eq!(split_alone("\u{1b}"), ("", "\u{1b}"));
    }

    /// Texts of characters that stand alone and of such that join, steer or are not seen.
    fn mixed() -> impl Strategy<Value = String> {
        let alone = "[ -~]|[、-〩]|[ぁ-ゖ]|[゠-ヿ]|[一-龥]|[！-｠]|[─-▟]";
        let other = "\\PC|[\u{fe0f}\u{20e3}\u{3099}\u{200d}\u{e0100}\u{1f3fb}\u{600}\n\u{1b}]";
        let piece = prop_oneof![9 => alone, 1 => other];
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn the_short_way_measures_and_breaks_as_the_long_one(text in mixed(), cells in 1usize..40) {
            prop_assert_eq!(width(&text), text.width());
            prop_assert_eq!(wrap(&text, cells), broken(&text, cells));
            let (first, rest) = split_alone(&text);
            let graphemes: Vec<&str> = text.graphemes(true).collect();
            let parts = first.graphemes(true).chain(rest.graphemes(true));
            prop_assert_eq!(parts.collect::<Vec<_>>(), graphemes);
            prop_assert_eq!(first.graphemes(true).count(), first.chars().count());
        }

        #[test]
        fn nothing_is_wider_than_it_may_be(text in "\\PC{0,40}", cells in 2usize..30) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad(&text, cells)), cells);
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells, "{:?} in {}", line, cells);
            }
        }
    }
}
