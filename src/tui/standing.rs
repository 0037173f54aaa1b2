//! Where a selection stands: what its sections are ready to, and how its candidates compare. Kept
//! beside the scores, as it moves with every key as they do.

use crate::questionnaire::Questionnaire;
use crate::score::{Comparison, Readiness, Scores, comparison, readiness};
use crate::session::Session;

/// Where a selection stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The readiness of each section, those below it included.
    pub readiness: Vec<Readiness>,
    /// The candidates side by side.
    pub comparison: Comparison,
}

impl Standing {
    /// Where the session stands; `None` where its set compares no candidates.
    #[must_use]
    pub fn of(set: &Questionnaire, session: &Session, scores: &Scores) -> Option<Standing> {
        set.is_selection().then(|| Standing {
            readiness: (0..set.sections.len()).map(|at| readiness(set, scores, at)).collect(),
            comparison: comparison(set, session, scores),
        })
    }
}
