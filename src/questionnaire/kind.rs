//! The kinds of questions: what an answer is, and what can be chosen.

use serde::{Deserialize, Serialize};

use super::model::Tags;
use crate::text::Text;

/// What an answer to a question is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// A level on each of these scales (positions in [`Questionnaire::scales`]); the best one counts.
    Level {
        /// At least one scale, in the order of the columns.
        scales: Vec<usize>,
    },
    /// One of these choices.
    Single(Vec<Choice>),
    /// Any number of these choices.
    Multi(Vec<Choice>),
    /// A number.
    Number(Number),
    /// Free text.
    Text,
    /// Rows that the user adds, with these columns.
    Table(Vec<Column>),
    /// One level or number for each candidate of the session.
    Candidates(Requirement),
}

impl Kind {
    /// The choices of a single or multi question; none of the others.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Kind::Single(choices) | Kind::Multi(choices) => choices,
            _ => &[],
        }
    }

    /// The columns of a table; none of the others.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        match self {
            Kind::Table(columns) => columns,
            _ => &[],
        }
    }

    /// What is required of candidates; `None` for every other kind.
    #[must_use]
    pub fn requirement(&self) -> Option<&Requirement> {
        match self {
            Kind::Candidates(requirement) => Some(requirement),
            _ => None,
        }
    }
}

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Number {
    /// What one of it is, such as "days".
    pub unit: Text,
    /// The least number that makes sense.
    pub min: Option<f64>,
    /// The greatest number that makes sense.
    pub max: Option<f64>,
}

impl Number {
    /// Whether a number lies within the bounds, these included.
    #[must_use]
    pub fn allows(&self, number: f64) -> bool {
        self.min.is_none_or(|min| number >= min) && self.max.is_none_or(|max| number <= max)
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The id that the rows of a session use.
    pub id: String,
    /// The heading.
    pub title: Text,
    /// What a cell holds.
    pub kind: ColumnKind,
}

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ColumnKind {
    /// Free text.
    Text,
    /// A number.
    Number,
    /// One of these choices.
    Single(Vec<Choice>),
    /// Any number of these choices.
    Multi(Vec<Choice>),
    /// What two other cells of the row come to. It is never stored.
    Lookup(Lookup),
}

impl ColumnKind {
    /// The choices of a cell; those of a lookup are the names of its values.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            ColumnKind::Single(choices) | ColumnKind::Multi(choices) => choices,
            ColumnKind::Lookup(lookup) => &lookup.choices,
            ColumnKind::Text | ColumnKind::Number => &[],
        }
    }
}

/// A matrix in which the value of a cell is looked up.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Lookup {
    /// The column (a position before this one's) whose choice finds the row of the matrix.
    pub rows: usize,
    /// The column whose choice finds the column of the matrix.
    pub columns: usize,
    /// The matrix: by the choices of `rows`, then by those of `columns`.
    pub values: Vec<Vec<String>>,
    /// The names of the values, whose ids they then are; may be empty.
    pub choices: Vec<Choice>,
}

/// What is asked of each candidate, and how much it matters. The session may say otherwise for all
/// three: every buyer sets its own. The weight is that of the question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// What the answer for one candidate is.
    pub measure: Measure,
    /// How much it matters.
    pub importance: Importance,
    /// The least level, or the limit, that a must accepts.
    pub pass: Option<Limit>,
}

/// What the answer for one candidate is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Measure {
    /// A level of this scale, a position in [`Questionnaire::scales`].
    Level(usize),
    /// A number.
    Number {
        /// What one of it is.
        unit: Text,
        /// Which way is better.
        better: Better,
    },
}

/// Which way a number is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Better {
    /// The less the better; a must accepts its limit and what is below.
    Low,
    /// The more the better; a must accepts its limit and what is above.
    High,
}

/// How much a requirement matters to the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Importance {
    /// Whoever does not meet it is out.
    Must,
    /// It counts by its weight.
    #[default]
    Want,
    /// It is not needed: it is asked, and counts nowhere.
    None,
}

impl Importance {
    /// The words in files, in the order of their digits.
    pub const WORDS: [(&'static str, Importance); 3] =
        [("must", Importance::Must), ("want", Importance::Want), ("none", Importance::None)];

    /// The word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Importance::Must => "must",
            Importance::Want => "want",
            Importance::None => "none",
        }
    }
}

/// What a must accepts at the least.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Limit {
    /// This level, by its id, and those above.
    Level(String),
    /// This number, and what is better.
    Number(f64),
}

/// One choice of a single or multi question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The id that sessions and conditions use.
    pub id: String,
    /// What a person reads.
    pub text: Text,
    /// The points that it brings; `None` brings none.
    pub points: Option<f64>,
    /// Whether it clears the other choices of a multi question.
    pub exclusive: bool,
    /// As those of a question.
    pub tags: Tags,
}
