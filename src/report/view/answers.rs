//! The answers of a report.

use serde::Serialize;

/// The answers of one section; its sub-sections stand on their own.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SectionAnswers {
    /// The section's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// Its questions that are asked.
    pub rows: Vec<AnswerRow>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct AnswerRow {
    /// The question's id.
    pub id: String,
    /// The title of its section.
    pub section: String,
    /// Its title.
    pub title: String,
    /// The question as it was read aloud.
    pub question: String,
    /// The word of its kind in a set.
    pub kind: &'static str,
    /// The word of its state: `answered`, `unknown`, `not_applicable`, `untouched`.
    pub state: &'static str,
    /// The name of its state.
    pub state_name: String,
    /// Whether one side is answered and another one not known.
    pub partly_unknown: bool,
    /// The points as it is.
    pub as_is: Option<f64>,
    /// The points as it shall be.
    pub to_be: Option<f64>,
    /// To-be minus as-is.
    pub gap: Option<f64>,
    /// What was said on each side; empty for every other kind than `level`.
    pub sides: Vec<Side>,
    /// The answer in words: the choices, the number with its unit, the text. Empty for levels, tables
    /// and candidates.
    pub answer: String,
    /// The ids of the choices; `unknown` alone is "don't know".
    pub choices: Vec<String>,
    /// The number.
    pub number: Option<f64>,
    /// What the number counts; empty where there is none.
    pub unit: String,
    /// Whether the number is an estimate.
    pub estimate: bool,
    /// The day that the number was right on.
    pub as_of: Option<String>,
    /// The headings of the columns of a table.
    pub columns: Vec<String>,
    /// The rows of a table, one text a column.
    pub rows: Vec<Vec<String>>,
    /// What each candidate offers, in the order of the candidates.
    pub offers: Vec<Offered>,
    /// The name of the record; empty where there is none.
    pub record_title: String,
    /// What was decided; empty for a text question, whose text is its `answer`.
    pub record: String,
    /// Who decided it.
    pub decided_by: String,
    /// When.
    pub decided_on: Option<String>,
    /// The note.
    pub note: String,
    /// What it rests on.
    pub evidence: Vec<EvidenceRow>,
    /// How much of that someone has seen.
    pub seen: usize,
    /// How much of it was only told.
    pub told: usize,
    /// Whose answer it is; may be empty.
    pub respondent: String,
    /// Why it does not apply; empty where it does.
    pub reason: String,
    /// How urgent it is, as a word; may be empty.
    pub priority: String,
    /// Whether it is flagged for later.
    pub flag: bool,
    /// The day of the answer.
    pub answered: Option<String>,
}

/// What was said on one side.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Side {
    /// The scale's id.
    pub scale: String,
    /// Its title.
    pub title: String,
    /// The level's id, `unknown`, `none`, or nothing.
    pub as_is: String,
    /// The same as a short sentence.
    pub as_is_text: String,
    /// The level's id as it shall be, `none`, or nothing.
    pub to_be: String,
    /// The same as a short sentence.
    pub to_be_text: String,
}

/// One thing that an answer rests on. In a redacted report there are none, and only their numbers are
/// told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct EvidenceRow {
    /// What it is.
    pub what: String,
    /// Where in it, or which edition; may be empty.
    pub reference: String,
    /// The day on which someone saw it; without one it was only told.
    pub seen: Option<String>,
    /// Who saw it; may be empty.
    pub by: String,
}

/// What one candidate offers.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Offered {
    /// The candidate's name.
    pub candidate: String,
    /// The level's id, the number, `unknown`, or nothing.
    pub value: String,
    /// The same in words.
    pub text: String,
    /// The number, where it is one.
    pub number: Option<f64>,
    /// What it rests on; may be empty.
    pub basis: String,
}
