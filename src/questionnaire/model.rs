//! The values of a question set, as the rest of the program sees them.
//!
//! References are resolved: a scale, section or question is named by its position in the lists of
//! [`Questionnaire`]. Ids are what files and people use; look one up with [`Questionnaire::question`]
//! and its like.
//!
//! What serde makes of them is for the shipped sets, from the build to the program that it builds; it
//! is no file format.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use toml::value::Datetime;

use super::kind::Kind;
use crate::text::{Lang, Text, TextList};

/// The version of the set format that this program reads and writes.
pub const FORMAT: i64 = 1;

/// A question set: what is asked, in which order, and how its answers become a score.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The id that sessions refer to: `[a-z0-9-]+`.
    pub id: String,
    /// The version of the content, free text such as `2.1.0`.
    pub version: String,
    /// The languages that every text has.
    pub languages: Vec<Lang>,
    /// The name of the set.
    pub title: Text,
    /// What the set is, read at the start of a meeting.
    pub about: Option<Text>,
    /// How long a meeting over the whole set takes, in minutes.
    pub minutes: Option<u32>,
    /// How the top sections make the overall score.
    pub overall: Fold,
    /// The documents that the set rests on.
    pub sources: Vec<Source>,
    /// The scales that level questions are answered on.
    pub scales: Vec<Scale>,
    /// The sections in file order.
    pub sections: Vec<Section>,
    /// The questions in file order: the order in which they are asked.
    pub questions: Vec<Question>,
    /// The positions of `sections`, each one before its parent: the order in which scores add up.
    pub(super) upward: Vec<usize>,
    /// The positions by id; they follow from the lists, see [`Questionnaire::index`].
    #[serde(skip)]
    pub(super) question_ids: HashMap<String, usize>,
    #[serde(skip)]
    pub(super) section_ids: HashMap<String, usize>,
}

impl Questionnaire {
    /// The position of the question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<usize> {
        self.question_ids.get(id).copied()
    }

    /// The position of the section with this id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<usize> {
        self.section_ids.get(id).copied()
    }

    /// Notes the positions of the sections and questions, so that they are found by their ids.
    pub(super) fn index(&mut self) {
        let questions = self.questions.iter().enumerate();
        self.question_ids = questions.map(|(at, question)| (question.id.clone(), at)).collect();
        let sections = self.sections.iter().enumerate();
        self.section_ids = sections.map(|(at, section)| (section.id.clone(), at)).collect();
    }

    /// The positions of the sections, each one before its parent.
    #[must_use]
    pub fn sections_upward(&self) -> &[usize] {
        &self.upward
    }

    /// The section and those above it, from the inside out.
    pub fn section_and_above(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(section), |&at| self.sections[at].parent)
    }

    /// Whether the set compares candidates, and so leads to a selection: then what its sections come
    /// to is a readiness, and not a score.
    #[must_use]
    pub fn is_selection(&self) -> bool {
        self.questions.iter().any(|question| question.kind.requirement().is_some())
    }

    /// Whether the question can bring points into the overall score: its kind has points, and no
    /// section above it is unscored.
    #[must_use]
    pub fn counts_overall(&self, question: usize) -> bool {
        let question = &self.questions[question];
        question.is_scored()
            && self.section_and_above(question.section).all(|at| self.sections[at].score.is_some())
    }
}

/// How several scores become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Fold {
    /// The weighted mean.
    #[default]
    Mean,
    /// The weighted sum.
    Sum,
    /// The least one; weights do not matter.
    Min,
}

/// A document that the set rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The id that questions and scales refer to.
    pub id: String,
    /// The title in the language of the document.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The day of publication.
    #[serde(with = "day")]
    pub date: Option<Datetime>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// How a fact of the set is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// In the talk that the project starts from.
    Deck,
    /// Read in the publisher's own page or document.
    Seen,
    /// Read in a secondary source.
    Second,
    /// Common knowledge of the field, not confirmed in a document.
    Recalled,
    /// Our own proposal.
    Ours,
}

/// Where a question or a scale comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The id of a [`Source`], or `monshin` for what is recalled or ours.
    pub id: String,
    /// The place in the source.
    pub at: Option<String>,
    /// How it is known.
    pub mark: Option<Mark>,
}

/// An ordered list of levels.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Scale {
    /// The id that questions and sessions use.
    pub id: String,
    /// The heading of the scale's column.
    pub title: Text,
    /// The points of "don't know"; `None` leaves such an answer out of the score.
    pub unknown: Option<f64>,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// Where the scale comes from.
    pub source: Option<Origin>,
}

impl Scale {
    /// The level with this id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// The points of the lowest level.
    #[must_use]
    pub fn lowest(&self) -> f64 {
        self.levels.iter().map(|level| level.points).fold(f64::INFINITY, f64::min)
    }

    /// The points of the highest level.
    #[must_use]
    pub fn highest(&self) -> f64 {
        self.levels.iter().map(|level| level.points).fold(f64::NEG_INFINITY, f64::max)
    }
}

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// The id that sessions use.
    pub id: String,
    /// The points that it brings.
    pub points: f64,
    /// A fact that can be checked, as a sentence.
    pub text: Text,
    /// The same in at most 32 cells, for a narrow column; the text where there is none.
    pub short: Option<Text>,
}

/// A part of the set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The id that questions and sessions use.
    pub id: String,
    /// The position of the section that it is a part of.
    pub parent: Option<usize>,
    /// The name.
    pub title: Text,
    /// The name for a narrow list; the title where there is none.
    pub short: Option<Text>,
    /// What to say when the section opens.
    pub about: Option<Text>,
    /// How its parts make its score; `None` where it is not scored.
    pub score: Option<Fold>,
    /// Its weight in the section above, 0 or more.
    pub weight: f64,
}

impl Section {
    /// The name for a narrow list.
    #[must_use]
    pub fn short_title(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.title)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The id, stable for ever.
    pub id: String,
    /// The position of its section.
    pub section: usize,
    /// What an answer is, and what it brings.
    pub kind: Kind,
    /// The points of "don't know" where the choices are the levels of a scale that gives it some;
    /// a level question takes those of its scales.
    pub unknown: Option<f64>,
    /// The short name in outlines and charts.
    pub title: Text,
    /// The question itself, to be read aloud.
    pub text: Text,
    /// Why it matters.
    pub why: Option<Text>,
    /// Follow-up prompts for the facilitator.
    pub ask: Option<TextList>,
    /// What to ask to see.
    pub evidence: Option<TextList>,
    /// Whether it has a to-be.
    pub target: bool,
    /// The name of the text that belongs to the answer, where there is one.
    pub record: Option<Text>,
    /// Its weight in its section, 0 or more.
    pub weight: f64,
    /// When it is asked; always where there is no condition.
    pub when: Option<Condition>,
    /// What later evaluations sort by, such as `region`.
    pub tags: Tags,
    /// Where it comes from.
    pub source: Option<Origin>,
}

impl Question {
    /// Whether an answer can bring points.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        match &self.kind {
            Kind::Level { .. } => true,
            Kind::Single(choices) | Kind::Multi(choices) => {
                choices.iter().any(|choice| choice.points.is_some())
            }
            // Numbers, tables and candidates are read beside the score, never in it.
            Kind::Number(_) | Kind::Text | Kind::Table(_) | Kind::Candidates(_) => false,
        }
    }
}

/// Tags by name: one or several words each.
pub type Tags = Vec<(String, Vec<String>)>;

/// The words of a tag; none where the tag is not there.
#[must_use]
pub fn tag<'a>(tags: &'a Tags, name: &str) -> &'a [String] {
    tags.iter().find(|(key, _)| key == name).map_or(&[], |(_, words)| words)
}

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// At least one of these holds.
    Any(Vec<Test>),
    /// All of these hold.
    All(Vec<Test>),
}

/// One test of a condition, on an earlier question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// The position of the question.
    pub question: usize,
    /// What must hold for its answer.
    pub holds: Holds,
}

/// What a test asks of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Holds {
    /// One of its choices or as-is levels, in any scale, is listed.
    Is(Vec<String>),
    /// It has at least one choice or as-is entry, and none is listed.
    Not(Vec<String>),
    /// Its state is answered.
    Answered,
}

/// A day in a compiled set: the text that it is in a file.
mod day {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use toml::value::Datetime;

    #[allow(clippy::ref_option)] // The form that serde calls.
    pub fn serialize<S: Serializer>(day: &Option<Datetime>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(to)
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Option<Datetime>, D::Error> {
        let text = Option::<&str>::deserialize(from)?;
        text.map(|text| text.parse().map_err(Error::custom)).transpose()
    }
}
