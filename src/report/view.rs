//! What a report says, as values in its language: the one model that every format lays out.
//!
//! Texts are free of control characters but for line ends, memos are not there, and where the report
//! is redacted nothing is left that a person wrote. Numbers are unrounded; `None` is "nothing to say",
//! never 0. Days are texts such as `2026-11-20`.

use serde::Serialize;

use super::format::{Options, Parts};
use super::page::Page;
use crate::questionnaire::Questionnaire;
use crate::score::Scores;
use crate::session::Session;
use crate::text::Lang;

mod answers;
mod build;
mod changes;
pub(in crate::report) mod room;
mod selection;

pub use answers::{AnswerRow, EvidenceRow, Offered, SectionAnswers, Side};
pub use selection::{CandidateRow, CriterionRow, PhaseRow, RiskRow, Selection, ServiceRow};

/// A session with its set and scores.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// Its set, in the version that it is read with.
    pub set: &'a Questionnaire,
    /// The session.
    pub session: &'a Session,
    /// What it comes to.
    pub scores: &'a Scores,
}

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The set.
    pub set: &'a Questionnaire,
    /// The session.
    pub session: &'a Session,
    /// What it comes to.
    pub scores: &'a Scores,
    /// The absolute path of the session's file.
    pub file: &'a str,
    /// The cycle before.
    pub earlier: Option<Other<'a>>,
    /// The session of another set that this one is based on.
    pub linked: Option<Other<'a>>,
    /// The digest of the set's text: 64 hexadecimal digits, SHA-256.
    pub digest: &'a str,
}

/// Everything that a report says.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The language that it is in.
    pub lang: Lang,
    /// Whether everything that a person wrote is left out.
    pub redacted: bool,
    /// The parts to lay out. All of them are here in any case.
    pub parts: Parts,
    /// What is said above everything else.
    pub head: Head,
    /// The page for the management.
    pub page: Page,
    /// The whole. Its `id` is empty.
    pub overall: FunctionRow,
    /// The top sections that are scored, in the order of the set, those out of scope included.
    pub functions: Vec<FunctionRow>,
    /// How many roles stand at each level, lowest first; empty for a selection.
    pub levels: Vec<LevelCount>,
    /// The answers of the questions that are asked, by section, in the order of the set.
    pub answers: Vec<SectionAnswers>,
    /// Where the to-be lies above the as-is: by priority, then by size.
    pub gaps: Vec<GapRow>,
    /// The plan.
    pub actions: Vec<ActionRow>,
    /// Who is expected to do what, against who does it; `None` where the set says nothing of it.
    pub sourcing: Option<Sourcing>,
    /// What changed since the cycle before; `None` where there is none.
    pub changes: Option<Changes>,
    /// What belongs to the selection of a service; `None` for other sets.
    pub selection: Option<Selection>,
    /// What an auditor asks for.
    pub annex: Annex,
    /// What `monshin score --json` says.
    pub score: serde_json::Value,
}

/// What is said above everything else.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Head {
    /// The title of the session; that of the set where the report is redacted.
    pub title: String,
    /// The title of the set.
    pub set: String,
    /// The organisation; may be empty.
    pub organisation: String,
    /// What of it is looked at; may be empty.
    pub scope: String,
    /// Who led the interview; may be empty.
    pub facilitator: String,
    /// Who was in the room.
    pub participants: Vec<String>,
    /// The day that the report is written on.
    pub made: String,
    /// The day of the first answer.
    pub first_answer: Option<String>,
    /// The day of the last answer.
    pub last_answer: Option<String>,
    /// The day by which the to-be shall be reached.
    pub target_by: Option<String>,
    /// The file of the session; empty where the report is redacted.
    pub file: String,
}

/// How many questions are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct States {
    /// Questions that are asked: the sum of the next three and of those not applicable.
    pub asked: usize,
    /// Answered.
    pub answered: usize,
    /// Answered on one side, not known on the other; counted among `answered`.
    pub partly_unknown: usize,
    /// Nobody knows.
    pub unknown: usize,
    /// Does not apply.
    pub not_applicable: usize,
    /// Not asked yet.
    pub untouched: usize,
    /// With a to-be.
    pub targets: usize,
}

/// A function (a top section), or the whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct FunctionRow {
    /// The section's id; empty for the whole.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title for a narrow place.
    pub short: String,
    /// The score as it is.
    pub as_is: Option<f64>,
    /// The score as it shall be.
    pub to_be: Option<f64>,
    /// To-be minus as-is.
    pub gap: Option<f64>,
    /// The score if every open question stood at its lowest.
    pub low: Option<f64>,
    /// The same, at its highest.
    pub high: Option<f64>,
    /// The score of the cycle before, as it was then.
    pub earlier: Option<f64>,
    /// The change since then over what was answered in both.
    pub change: Option<f64>,
    /// The most that it could come to.
    pub max: Option<f64>,
    /// The states of its questions.
    pub states: States,
    /// How many answers rest on evidence that someone has seen.
    pub seen: usize,
    /// Whether it is out of scope.
    pub out_of_scope: bool,
}

/// How many roles stand at a level.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LevelCount {
    /// The points of the level.
    pub points: f64,
    /// How many roles have as many points.
    pub count: usize,
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct GapRow {
    /// The question's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The title of its section.
    pub section: String,
    /// The points as it is.
    pub as_is: Option<f64>,
    /// The points as it shall be.
    pub to_be: Option<f64>,
    /// To-be minus as-is; `None` where the as-is is not known, or the role is to be started.
    pub gap: Option<f64>,
    /// How urgent it is, as a word; may be empty.
    pub priority: String,
    /// What the change is: a gap, a role to be started, or one to be dropped, as words.
    pub change: String,
    /// The ids of the actions that close it.
    pub actions: Vec<String>,
}

/// One action of the plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ActionRow {
    /// The action's id.
    pub id: String,
    /// What is done.
    pub what: String,
    /// The ids of the questions whose gaps it closes.
    pub questions: Vec<String>,
    /// Their titles.
    pub roles: Vec<String>,
    /// Who does it; may be empty.
    pub owner: String,
    /// The day by which it is done.
    pub due: Option<String>,
    /// Short or long cycle, as words; may be empty.
    pub horizon: String,
    /// What kind of work it is, as words; may be empty.
    pub kind: String,
    /// How much work it is, in person-days.
    pub effort: Option<f64>,
    /// What it costs, as a person reads it; may be empty.
    pub cost: String,
    /// The same where it is a number.
    pub cost_number: Option<f64>,
    /// How far it is, as words.
    pub status: String,
    /// Whether it is still to be done.
    pub open: bool,
    /// Whether it is still to be done and its day has passed.
    pub overdue: bool,
}

/// Who is expected to do what.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Sourcing {
    /// The pattern declared for today; may be empty.
    pub today: String,
    /// The pattern aimed at; may be empty.
    pub aim: String,
    /// The pattern that the answers amount to; may be empty.
    pub amounts_to: String,
    /// Roles that are done, or shall be done, on another side than expected.
    pub mismatches: Vec<Mismatch>,
    /// Roles that are not applicable although they are among those that an organisation does itself.
    pub unusual: Vec<Role>,
}

/// A role by its id and title.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Role {
    /// The question's id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A role that is done on another side than expected.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Mismatch {
    /// The question's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The pattern that expects it: today's or the one aimed at, in words.
    pub pattern: String,
    /// What is expected, in words.
    pub expected: String,
    /// What was answered, in words.
    pub actual: String,
}

/// What changed since the cycle before.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Changes {
    /// The title of the earlier session.
    pub title: String,
    /// The day of its last answer.
    pub day: Option<String>,
    /// Its overall score, as it was.
    pub then: Option<f64>,
    /// Its overall score over the roles answered in both.
    pub like_then: Option<f64>,
    /// Today's overall score over the same roles.
    pub like_now: Option<f64>,
    /// `like_now` minus `like_then`.
    pub change: Option<f64>,
    /// How many roles are answered in both.
    pub both: usize,
    /// What else moved the score, by cause; with `change` it adds up to the whole difference.
    pub causes: Vec<CauseRow>,
    /// The questions that changed, in the order of the set.
    pub rows: Vec<ChangeRow>,
}

/// A cause that moved the score other than by the levels answered in both.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CauseRow {
    /// What it is, in words.
    pub cause: String,
    /// By how much it moved the score.
    pub points: f64,
    /// How many questions it is about.
    pub count: usize,
}

/// A question that changed since the cycle before.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ChangeRow {
    /// The question's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it stood then: points, or the name of a state.
    pub then: String,
    /// How it stands now.
    pub now: String,
    /// The points then.
    pub points_then: Option<f64>,
    /// The points now.
    pub points_now: Option<f64>,
    /// Why, in words.
    pub cause: String,
}

/// What an auditor asks for.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Annex {
    /// The set's id.
    pub set_id: String,
    /// The set's version.
    pub set_version: String,
    /// The version that the session was made for, where it is another one.
    pub made_for: Option<String>,
    /// The digest of the set's text: SHA-256, hexadecimal.
    pub digest: String,
    /// The version of monshin.
    pub program: String,
    /// The scales with the sentences of their levels.
    pub scales: Vec<ScaleRow>,
    /// What is not applicable, and why.
    pub not_applicable: Vec<Reason>,
    /// The sections out of scope, and why.
    pub out_of_scope: Vec<Reason>,
    /// What nobody knows.
    pub unknown: Vec<Role>,
    /// What has not been asked yet.
    pub untouched: Vec<Role>,
    /// What in the answers does not fit together.
    pub hints: Vec<Hint>,
    /// The documents that the set rests on.
    pub sources: Vec<String>,
    /// How the numbers come about, a rule a sentence.
    pub rules: Vec<String>,
}

/// A scale.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ScaleRow {
    /// The scale's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its levels, highest first.
    pub levels: Vec<LevelRow>,
}

/// A level of a scale.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LevelRow {
    /// The level's id.
    pub id: String,
    /// Its points.
    pub points: f64,
    /// Its sentence.
    pub text: String,
}

/// Something left out, and why.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Reason {
    /// The id of the question or section.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Why; "no reason given" where nobody said.
    pub reason: String,
}

/// Something that does not fit together.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Hint {
    /// The question's or action's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, as a sentence.
    pub text: String,
}

/// Makes the values of a report.
#[must_use]
pub fn view(source: &Source<'_>, options: &Options) -> View {
    build::view(source, options)
}
