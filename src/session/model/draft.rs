//! A text that is being typed and that nobody has kept yet.

use super::Stamp;

/// What is being typed: it stands in the session's file so that no crash loses it. It is no answer: it
/// is in no score, no report and no comparison, cannot be undone, and goes when the text is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The id of the question that it is about; `None` where it is about none.
    pub question: Option<String>,
    /// What it was to become: [`Draft::NOTE`] and the others, or any word of a later version.
    pub field: String,
    /// The text; never empty.
    pub text: String,
    /// When the last key of it was typed.
    pub at: Option<Stamp>,
}

impl Draft {
    /// The note of an answer.
    pub const NOTE: &'static str = "note";
    /// The memo of an answer.
    pub const MEMO: &'static str = "memo";
    /// The text of an answer.
    pub const RECORD: &'static str = "record";
    /// What was decided, by whom, when; a line each.
    pub const DECISION: &'static str = "decision";
    /// What an answer rests on, a line each.
    pub const EVIDENCE: &'static str = "evidence";
    /// Why a question is not applicable, or a section out of scope.
    pub const REASON: &'static str = "reason";
    /// Names of candidates, a line each.
    pub const CANDIDATES: &'static str = "candidates";
    /// An action of the plan.
    pub const ACTION: &'static str = "action";

    /// Whether two drafts say the same, whenever it was typed.
    #[must_use]
    pub fn says_the_same(&self, other: &Draft) -> bool {
        (&self.question, &self.field, &self.text) == (&other.question, &other.field, &other.text)
    }
}
