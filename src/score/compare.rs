//! Two sessions of one set: what moved, by how much, and why.

mod causes;
mod roles;
mod selection;

pub use causes::{Cause, CausePart, LikeForLike, ScoreMovement};
pub use roles::{Moment, NoteChange, Reached, RoleMovement, TargetMovement};
pub use selection::{CandidateFit, CandidateMovement, PhaseMovement};

use crate::questionnaire::{Kind, Questionnaire};
use crate::session::Session;

use super::scores::Scores;

/// One of two sessions that are compared, with the set that judges it.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// The set that the session is judged by.
    pub set: &'a Questionnaire,
    /// What was answered.
    pub session: &'a Session,
    /// What that amounts to by the set.
    pub scores: &'a Scores,
}

/// What happened between two sessions of one set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Movement {
    /// The whole.
    pub overall: ScoreMovement,
    /// The scored top sections of the new set, in file order, with their positions in it.
    pub sections: Vec<(usize, ScoreMovement)>,
    /// Every question of the new set, in file order.
    pub roles: Vec<RoleMovement>,
    /// The ids of questions that only the old set has and that were answered.
    pub no_longer_asked: Vec<String>,
    /// The targets of the old session and what became of them, in file order.
    pub targets: Vec<TargetMovement>,
    /// How ready the phases of a selection were and are; empty for other sets.
    pub phases: Vec<PhaseMovement>,
    /// The candidates of a selection by their names; empty for other sets.
    pub candidates: Vec<CandidateMovement>,
    /// Whether the answer to the question on group company and parent changed, so that what counts
    /// as in-house is not the same; the numbers cannot tell what that comes to.
    pub group_rule_changed: bool,
    /// Whether a session was made for another version of the set than the one that judges it here,
    /// because that version is not at hand.
    pub judged_by_another_version: bool,
}

impl Movement {
    /// How many targets of the old session are reached, those that were passed included.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.targets.iter().filter(|target| target.reached.is_reached()).count()
    }

    /// The questions that moved, the largest difference first; those without a difference in points
    /// after them, all else in file order.
    #[must_use]
    pub fn by_size(&self) -> Vec<&RoleMovement> {
        let mut moved: Vec<&RoleMovement> = self.roles.iter().filter(|role| role.moved()).collect();
        let size = |role: &RoleMovement| role.difference().map_or(-1.0, f64::abs);
        moved.sort_by(|a, b| size(b).total_cmp(&size(a)));
        moved
    }

    /// What happened to a top section, by its position in the new set.
    #[must_use]
    pub fn section(&self, section: usize) -> Option<&ScoreMovement> {
        self.sections.iter().find(|(at, _)| *at == section).map(|(_, movement)| movement)
    }
}

/// Compares two sessions of one set. Where the two are judged by different versions of it, the old
/// answers are judged by the new version as well, and what that alone changes is a cause of its own.
#[must_use]
pub fn movement(old: Judged<'_>, new: Judged<'_>) -> Movement {
    // The answers of the old session by the rules of the new set.
    let again;
    let old_now = if std::ptr::eq(old.set, new.set) || old.set == new.set {
        old.scores
    } else {
        again = super::scores(new.set, old.session);
        &again
    };
    let roles = roles::roles(old, old_now, new);
    let (overall, sections) = causes::scores(old, new, &roles);
    let is_selection = new.set.is_selection();
    Movement {
        overall,
        sections,
        no_longer_asked: no_longer_asked(old, new),
        targets: roles::targets(old, new, &roles),
        phases: if is_selection { selection::phases(old, new) } else { Vec::new() },
        candidates: if is_selection { selection::candidates(old, new) } else { Vec::new() },
        group_rule_changed: group_rule_changed(old, new),
        judged_by_another_version: [old, new].into_iter().any(|side| {
            let version = &side.session.questionnaire.version;
            version.as_ref().is_some_and(|version| *version != side.set.version)
        }),
        roles,
    }
}

/// What was answered and is not asked by the new set.
fn no_longer_asked(old: Judged<'_>, new: Judged<'_>) -> Vec<String> {
    let answered = old.set.questions.iter().zip(&old.scores.questions);
    let answered = answered.filter(|(question, score)| {
        new.set.question(&question.id).is_none()
            && matches!(score.state, super::State::Answered | super::State::Unknown)
    });
    answered.map(|(question, _)| question.id.clone()).collect()
}

/// Whether group company and parent count as inside in one session and not in the other. The question
/// is known by its choices: an unscored single one between `inside` and `outside`.
fn group_rule_changed(old: Judged<'_>, new: Judged<'_>) -> bool {
    let asks = |kind: &Kind| {
        let has = |id: &str| kind.choices().iter().any(|choice| choice.id == id);
        matches!(kind, Kind::Single(_)) && has("inside") && has("outside")
    };
    let mut questions = new.set.questions.iter();
    questions.any(|question| {
        let said = |side: Judged<'_>| side.session.answer(&question.id).choice.clone();
        let (before, now) = (said(old), said(new));
        asks(&question.kind)
            && !question.is_scored()
            && !before.is_empty()
            && !now.is_empty()
            && before != now
    })
}
