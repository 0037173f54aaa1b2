//! Faults in a file that a person wrote: what is wrong and where, without a word of prose.
//!
//! The prose is in [`crate::strings`], so that a fault reads well in each language and a test can
//! compare values.

use std::ops::Range;

use crate::text::boundary;

/// One fault of a TOML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the file that are at fault.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub kind: FaultKind,
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Str,
    /// `true` or `false`.
    Bool,
    /// A whole number, 0 or more.
    Count,
    /// A finite number, whole or not.
    Number,
    /// A date, or a date with a time.
    Date,
    /// A list.
    List,
    /// A list of strings.
    StrList,
    /// A table.
    Table,
    /// A list of tables: `[[name]]`.
    TableList,
    /// A list of lists of strings.
    Matrix,
    /// A table of languages: `{ ja = "...", en = "..." }`.
    Text,
    /// A table of languages, each a list: `{ ja = ["..."], en = ["..."] }`.
    TextList,
    /// A string, or a table with `what`.
    Evidence,
}

/// What a name in a file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// A source.
    Source,
    /// A scale.
    Scale,
    /// A level of a scale.
    Level,
    /// A section.
    Section,
    /// A question.
    Question,
    /// A choice of a question, or of a column.
    Choice,
    /// A column of a table.
    Column,
    /// A level or a choice: what a condition can name.
    Entry,
    /// A question set.
    Questionnaire,
}

/// What was found where a number should be finite and is not; TOML's own words are those for types.
pub const NOT_FINITE: &str = "infinite";

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not TOML. The message is the parser's own, in English.
    Syntax(String),
    /// A list, a table in braces or a text that is never closed.
    Unclosed,
    /// A key or table that is there a second time, which is no TOML either.
    DuplicateKey(String),
    /// A key that the format does not have. `known` are those that may stand there.
    UnknownKey {
        /// The key as written.
        key: String,
        /// The keys that may stand there.
        known: Vec<&'static str>,
    },
    /// A key that has to be there is not.
    MissingKey(&'static str),
    /// A value of another type than the key takes.
    WrongType {
        /// What it should be.
        expected: Expected,
        /// What it is, in TOML's own words, or [`NOT_FINITE`].
        found: &'static str,
    },
    /// A word that is not one of those that the key takes.
    UnknownWord {
        /// The word as written.
        word: String,
        /// The words that the key takes.
        known: Vec<&'static str>,
    },
    /// An id that is given a second time; the place is that of the second one.
    Duplicate(Thing, String),
    /// A reference to something that is not in the file.
    Dangling(Thing, String),
    /// A condition on a question, or a lookup over a column, that does not come earlier.
    NotEarlier(Thing, String),
    /// A section that is, over its parents, its own parent.
    Cycle(String),
    /// A text that lacks one of the languages of its set.
    MissingLanguage(&'static str),
    /// A level that brings fewer points than the level below it.
    PointsFall(String),
    /// A weight below zero.
    NegativeWeight,
    /// An id that has a meaning of its own: `unknown` or `none`.
    ReservedId(String),
    /// `unknown` in a condition's list: not knowing is never a condition.
    UnknownInCondition,
    /// `answered = false`: a condition asks only whether something is answered.
    AnsweredFalse,
    /// A condition without exactly one of `any` and `all`.
    ConditionShape,
    /// A test of a condition without exactly one of `is`, `not` and `answered`.
    TestShape,
    /// An id with characters that it may not have.
    BadId(String),
    /// A list that needs at least one item.
    Empty,
    /// A format number that this version cannot read.
    NewerFormat(i64),
    /// A greatest number that is below the least one.
    MaxBelowMin,
    /// What a candidate's answer is, said by not exactly one of `scale` and `answer = "number"`.
    MeasureShape,
    /// A lookup over a column whose cells are not one of several choices.
    NotAnAxis(String),
    /// A list of a lookup that has not one item for each choice of a column.
    WrongCount {
        /// The column.
        column: String,
        /// How many choices it has.
        expected: usize,
        /// How many items there are.
        found: usize,
    },
    /// The effort of a step that is below 0, or more than anyone counts with.
    EffortRange,
    /// The configuration binds an action that there is not.
    NoSuchAction(String),
    /// The configuration names a key that there is not.
    NoSuchKey(String),
    /// The configuration gives a key a second meaning; the action that has it.
    KeyClash(String, &'static str),
    /// A question set that is nowhere to be found; where it was looked for.
    SetNotFound(String, Vec<String>),
}

/// A place in a file as a person counts: from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset in `text`. An offset behind the end is the end.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Place {
        Places::of(text).at(offset)
    }
}

/// The places in a text. Asked in the order of the text it walks the text once, so that thousands of
/// faults in a large file cost no more than one.
#[derive(Debug, Clone)]
pub struct Places<'a> {
    text: &'a str,
    offset: usize,
    place: Place,
}

impl<'a> Places<'a> {
    /// The places in `text`.
    #[must_use]
    pub fn of(text: &'a str) -> Places<'a> {
        Places { text, offset: 0, place: Place { line: 1, column: 1 } }
    }

    /// The place of a byte offset. A byte order mark takes no column.
    pub fn at(&mut self, offset: usize) -> Place {
        let offset = boundary(self.text, offset);
        if offset < self.offset {
            *self = Places::of(self.text);
        }
        let between = &self.text[self.offset..offset];
        let marks = usize::from(self.offset == 0 && between.starts_with('\u{feff}'));
        let last_line = between.rfind('\n').map_or(between, |end| {
            self.place.line += between[..=end].matches('\n').count();
            self.place.column = 1;
            &between[end + 1..]
        });
        let marks = if last_line.len() == between.len() { marks } else { 0 };
        self.place.column += last_line.chars().count() - marks;
        self.offset = offset;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "a\n日本x\n";
        assert_eq!(Place::of(text, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of(text, 2), Place { line: 2, column: 1 });
        assert_eq!(Place::of(text, 8), Place { line: 2, column: 3 });
        assert_eq!(Place::of(text, 999), Place { line: 3, column: 1 });
    }

    #[test]
    fn places_are_right_in_any_order_and_a_byte_order_mark_takes_no_column() {
        let text = "\u{feff}a = 1\nあb\n";
        let mut places = Places::of(text);
        assert_eq!(places.at(3), Place { line: 1, column: 1 });
        assert_eq!(places.at(7), Place { line: 1, column: 5 });
        assert_eq!(places.at(12), Place { line: 2, column: 2 });
        assert_eq!(places.at(3), Place { line: 1, column: 1 });
    }
}
