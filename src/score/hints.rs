//! What does not fit together in a session, for a meeting to look at before it decides: answers,
//! targets and actions that contradict each other or lack something.

use crate::questionnaire::{Kind, Questionnaire};
use crate::session::{Answer, Day, PlanAction, Priority, Session, Status};

use super::plan::actions_for;
use super::scores::Scores;
use super::state::{State, ToBe};

/// A gap of so many points is large: at two levels a role does not get there by itself.
pub const LARGE_GAP: f64 = 2.0;

/// What a hint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A question, by its position in the set.
    Question(usize),
    /// An action, by its position in the session.
    Action(usize),
    /// The session as a whole.
    Session,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HintKind {
    /// The highest level, and nobody has seen evidence for it.
    TopWithoutEvidence,
    /// The to-be is below the as-is.
    TargetBelow,
    /// A gap of [`LARGE_GAP`] points or more, and no action for it.
    LargeGapWithoutAction,
    /// A high priority, and no target.
    PriorityWithoutTarget,
    /// Targets, and no day by which they shall be reached.
    TargetsWithoutDay,
    /// An action is overdue.
    Overdue,
    /// An action is done, and its question is still below the to-be.
    DoneButBelow,
    /// An action is due after the day of the targets.
    DueAfterTargets,
    /// An action that nobody owns.
    NoOwner,
    /// An action without a day.
    NoDue,
    /// Not applicable, and no reason.
    NoReason,
    /// Nobody knows, and no note or action says who will find out.
    UnknownWithoutNote,
    /// The answer is older than a year.
    OldAnswer,
}

impl HintKind {
    /// All of them, in the order in which they are listed.
    pub const ALL: [HintKind; 13] = [
        HintKind::TopWithoutEvidence,
        HintKind::TargetBelow,
        HintKind::LargeGapWithoutAction,
        HintKind::PriorityWithoutTarget,
        HintKind::TargetsWithoutDay,
        HintKind::Overdue,
        HintKind::DoneButBelow,
        HintKind::DueAfterTargets,
        HintKind::NoOwner,
        HintKind::NoDue,
        HintKind::NoReason,
        HintKind::UnknownWithoutNote,
        HintKind::OldAnswer,
    ];
}

/// Something that a meeting should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// What it is about.
    pub about: About,
    /// What does not fit.
    pub kind: HintKind,
}

/// The hints of a session on the day `today`: by kind, then questions in the order of the set, then
/// actions in that of the file.
#[must_use]
pub fn hints(set: &Questionnaire, session: &Session, scores: &Scores, today: Day) -> Vec<Hint> {
    let mut hints = Vec::new();
    for at in 0..set.questions.len() {
        for kind in of_question(set, session, scores, at, today) {
            hints.push(Hint { about: About::Question(at), kind });
        }
    }
    if scores.progress.targets > 0 && session.target_by.is_none() {
        hints.push(Hint { about: About::Session, kind: HintKind::TargetsWithoutDay });
    }
    for (at, action) in session.actions.iter().enumerate() {
        for kind in of_action(set, session, scores, action, today) {
            hints.push(Hint { about: About::Action(at), kind });
        }
    }
    hints.sort_by_key(|hint| hint.kind);
    hints
}

fn of_question(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    at: usize,
    today: Day,
) -> Vec<HintKind> {
    let question = &set.questions[at];
    let score = &scores.questions[at];
    if score.state == State::Hidden {
        return Vec::new();
    }
    let answer = session.answer(&question.id);
    let has_action = || !actions_for(session, &question.id).is_empty();
    let gap = score.gap().unwrap_or(0.0);
    let is_top = matches!(question.kind, Kind::Level { .. })
        && score.state == State::Answered
        && score.as_is.zip(score.max).is_some_and(|(as_is, max)| as_is >= max);
    let wants_target = question.target
        && score.to_be == ToBe::NotGiven
        && score.state != State::NotApplicable
        && answer.priority == Some(Priority::High);
    let found = [
        (HintKind::TopWithoutEvidence, is_top && !is_seen(answer)),
        (HintKind::TargetBelow, gap < 0.0),
        (HintKind::LargeGapWithoutAction, gap >= LARGE_GAP && !has_action()),
        (HintKind::PriorityWithoutTarget, wants_target),
        (HintKind::NoReason, answer.not_applicable.as_deref().is_some_and(is_blank)),
        (
            HintKind::UnknownWithoutNote,
            score.state == State::Unknown
                && answer.note.as_deref().is_none_or(is_blank)
                && !has_action(),
        ),
        (HintKind::OldAnswer, score.state != State::Untouched && is_old(answer, today)),
    ];
    found.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}

fn of_action(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    action: &PlanAction,
    today: Day,
) -> Vec<HintKind> {
    let open = action.is_open();
    let due = action.due.and_then(|due| due.date);
    let targets = session.target_by.and_then(|day| day.date);
    let mut questions = action.questions.iter().filter_map(|id| set.question(id));
    let mut is_below =
        || questions.any(|at| scores.questions[at].gap().is_some_and(|gap| gap > 0.0));
    let found = [
        (HintKind::Overdue, action.is_overdue(today)),
        (HintKind::DoneButBelow, action.status == Status::Done && is_below()),
        (
            HintKind::DueAfterTargets,
            open && due.zip(targets).is_some_and(|(due, targets)| due > targets),
        ),
        (HintKind::NoOwner, open && action.owner.as_deref().is_none_or(is_blank)),
        (HintKind::NoDue, open && due.is_none()),
    ];
    found.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}

fn is_seen(answer: &Answer) -> bool {
    answer.evidence.iter().any(|evidence| evidence.seen.is_some())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether what decides the answer was said more than a year before `today`.
fn is_old(answer: &Answer, today: Day) -> bool {
    let (Some(answered), Some(today)) = (answer.answered.and_then(|at| at.date), today.date) else {
        return false;
    };
    let parts = (answered.year + 1, answered.month, answered.day);
    parts < (today.year, today.month, today.day)
}
