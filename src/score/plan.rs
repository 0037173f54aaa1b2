//! The plan: actions in an order that a meeting goes through, gaps that nothing is done about, and
//! what the open actions would come to.

use std::cmp::Ordering;

use crate::questionnaire::Questionnaire;
use crate::session::{Day, Entry, Horizon, PlanAction, Priority, Session, Status};

use super::profile::{Aims, GapLine, aims, gaps};
use super::scores::{Scores, scores};

/// What actions are sorted by first; what is alike goes by the other ones, then by the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlanOrder {
    /// The earliest due day first, those without one last.
    #[default]
    Due,
    /// Doing, open, done, dropped.
    Status,
    /// The most urgent of their questions first.
    Priority,
    /// By owner, those without one first: they need one.
    Owner,
}

impl PlanOrder {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [PlanOrder; 4] =
        [PlanOrder::Due, PlanOrder::Status, PlanOrder::Priority, PlanOrder::Owner];
}

/// Which actions are listed. Everything at its default lists all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanFilter {
    /// Only those that are still to be done.
    pub open: bool,
    /// Only those still to be done whose day has passed.
    pub overdue: bool,
    /// Only those of this cycle.
    pub horizon: Option<Horizon>,
    /// Only those of this owner.
    pub owner: Option<String>,
}

/// An action as a plan lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The position of the action in the session.
    pub action: usize,
    /// The positions of its questions in the set; those that the set does not have are left out.
    pub questions: Vec<usize>,
    /// The most urgent priority of these.
    pub priority: Option<Priority>,
    /// The sum of the gaps of these, above zero, in points; `None` where none has a gap.
    pub gap: Option<f64>,
    /// Whether it is still to be done and its day has passed.
    pub overdue: bool,
}

/// The actions of a session, filtered and sorted; `today` is what overdue goes by.
#[must_use]
pub fn planned(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    (order, filter): (PlanOrder, &PlanFilter),
    today: Day,
) -> Vec<Planned> {
    let line = |(at, action): (usize, &PlanAction)| {
        let questions: Vec<usize> =
            action.questions.iter().filter_map(|id| set.question(id)).collect();
        let priority = |at: &usize| session.answer(&set.questions[*at].id).priority;
        let found: Vec<f64> = questions.iter().filter_map(|&at| gap_at(scores, at)).collect();
        Planned {
            action: at,
            priority: questions.iter().filter_map(priority).min(),
            gap: (!found.is_empty()).then(|| found.iter().sum()),
            overdue: action.is_overdue(today),
            questions,
        }
    };
    let mut lines: Vec<Planned> = session.actions.iter().enumerate().map(line).collect();
    lines.retain(|line| keeps(filter, &session.actions[line.action], line.overdue));
    lines.sort_by(|one, other| {
        let of = |line: &Planned| &session.actions[line.action];
        compare(order, (one, of(one)), (other, of(other)))
    });
    lines
}

fn keeps(filter: &PlanFilter, action: &PlanAction, overdue: bool) -> bool {
    (!filter.open || action.is_open())
        && (!filter.overdue || overdue)
        && filter.horizon.is_none_or(|horizon| action.horizon == Some(horizon))
        && filter.owner.as_ref().is_none_or(|owner| action.owner.as_ref() == Some(owner))
}

fn compare(
    order: PlanOrder,
    (one, of_one): (&Planned, &PlanAction),
    (other, of_other): (&Planned, &PlanAction),
) -> Ordering {
    let due = |action: &PlanAction| {
        let date = action.due.and_then(|due| due.date);
        (date.is_none(), date)
    };
    let by = |order: PlanOrder| match order {
        PlanOrder::Due => due(of_one).cmp(&due(of_other)),
        PlanOrder::Status => progress(of_one.status).cmp(&progress(of_other.status)),
        PlanOrder::Priority => urgency(one.priority).cmp(&urgency(other.priority)),
        PlanOrder::Owner => of_one.owner.cmp(&of_other.owner),
    };
    let rest = PlanOrder::ALL.into_iter().filter(|next| *next != order);
    rest.fold(by(order), |before, next| before.then_with(|| by(next)))
        .then(one.action.cmp(&other.action))
}

/// The place of a status: what is under way first, what is behind us last.
fn progress(status: Status) -> u8 {
    match status {
        Status::Doing => 0,
        Status::Open => 1,
        Status::Done => 2,
        Status::Dropped => 3,
    }
}

fn urgency(priority: Option<Priority>) -> (bool, Option<Priority>) {
    (priority.is_none(), priority)
}

/// The gap of a question, where it is above zero.
fn gap_at(scores: &Scores, question: usize) -> Option<f64> {
    scores.questions[question].gap().filter(|gap| *gap > 0.0)
}

/// The actions for a question, by their positions; those that were dropped do nothing about it and
/// are left out.
#[must_use]
pub fn actions_for(session: &Session, question: &str) -> Vec<usize> {
    let is_for = |action: &PlanAction| {
        action.status != Status::Dropped && action.questions.iter().any(|id| id == question)
    };
    (0..session.actions.len()).filter(|&at| is_for(&session.actions[at])).collect()
}

/// Whether an action for a question is still to be done: open, or under way. One that is done is on
/// record, and where there is a gap nevertheless, nothing is left that would close it.
#[must_use]
pub fn is_acted_on(session: &Session, question: &str) -> bool {
    actions_for(session, question).iter().any(|&at| session.actions[at].is_open())
}

/// The gaps that no action is for that is still to be done, most urgent first.
#[must_use]
pub fn gaps_without_action(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
) -> Vec<GapLine> {
    let mut all = gaps(set, session, scores);
    all.retain(|line| !is_acted_on(session, &set.questions[line.question].id));
    all
}

/// How much of the gaps the open actions are for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Coverage {
    /// How many questions have a gap.
    pub gaps: usize,
    /// How many of these an open action is for.
    pub covered: usize,
    /// The sum of all gaps, in points.
    pub points: f64,
    /// The sum of those that an open action is for.
    pub covered_points: f64,
    /// The overall score if every open action were done and brought its questions to their to-be,
    /// those to be started, dropped or lowered included;
    /// `None` where there is no score.
    pub reached: Option<f64>,
}

/// How much of the gaps the open actions are for, and what that would come to.
#[must_use]
pub fn coverage(set: &Questionnaire, session: &Session, scores_now: &Scores) -> Coverage {
    let mut coverage = Coverage::default();
    for line in gaps(set, session, scores_now) {
        coverage.gaps += 1;
        coverage.points += line.gap;
        if is_acted_on(session, &set.questions[line.question].id) {
            coverage.covered += 1;
            coverage.covered_points += line.gap;
        }
    }
    let mut done = session.clone();
    for (at, question) in set.questions.iter().enumerate() {
        // "Don't know" is nothing that anybody could bring the question to.
        let is_settled = aims(set, session, scores_now, at) != Aims::Open;
        if !is_settled || !is_acted_on(session, &question.id) {
            continue;
        }
        if let Some(answer) = done.answers.get_mut(&question.id) {
            let settled = answer.to_be.iter().filter(|(_, entry)| **entry != Entry::Unknown);
            answer.as_is = settled.map(|(scale, entry)| (scale.clone(), entry.clone())).collect();
        }
    }
    coverage.reached = scores(set, &done).overall.as_is;
    coverage
}

/// How many actions are still to be done in each cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Horizons {
    /// In the short cycle.
    pub short: usize,
    /// In the long cycle.
    pub long: usize,
    /// In none that was said.
    pub unsaid: usize,
}

/// How many actions are still to be done in each cycle.
#[must_use]
pub fn horizons(session: &Session) -> Horizons {
    let count = |horizon: Option<Horizon>| {
        let mut open = session.actions.iter().filter(|action| action.is_open());
        open.by_ref().filter(|action| action.horizon == horizon).count()
    };
    Horizons {
        short: count(Some(Horizon::Short)),
        long: count(Some(Horizon::Long)),
        unsaid: count(None),
    }
}
