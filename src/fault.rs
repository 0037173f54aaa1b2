//! Faults in a file that a person wrote: what is wrong and where, without a word of prose.
//!
//! The prose is in [`crate::strings`], so that a fault reads well in each language and a test can
//! compare values.

use std::ops::Range;

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
    /// A choice of a question.
    Choice,
    /// A level or a choice: what a condition can name.
    Entry,
    /// A question set.
    Questionnaire,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not TOML. The message is the parser's own, in English.
    Syntax(String),
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
        /// What it is, in TOML's own words.
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
    /// A condition on a question that does not come earlier in the file.
    NotEarlier(String),
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
    /// A question kind that the format knows and this version does not.
    KindNotYet(String),
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
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
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
}
