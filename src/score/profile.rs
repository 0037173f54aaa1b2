//! What a mean hides: how many roles stand at which level, the strongest and the weakest, what the
//! roles left out would change, and the gaps in the order in which they are worth closing.

use crate::questionnaire::{Kind, Questionnaire, tag};
use crate::session::{Entry, Priority, Session, Track};

use super::scores::{Scores, add_up};
use super::state::{State, ToBe, points_range, sourcing_entries};

/// The most questions that are named as the strongest, and as the weakest.
pub const MOST_NAMED: usize = 5;

/// How many questions stand at a number of points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelCount {
    /// The points.
    pub points: f64,
    /// How many answered questions stand at them.
    pub count: usize,
}

/// What stands behind the overall score. Questions are named by their positions in the set; only
/// those that count in the overall score are looked at, unless said otherwise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// How many answered questions stand at each level, lowest first, levels at which none stands
    /// included. Together with the unknown, not applicable and untouched ones of
    /// [`super::Counts`] they are all that were asked.
    pub levels: Vec<LevelCount>,
    /// Answered questions that rest on at least one piece of evidence that someone has seen.
    pub seen: usize,
    /// Answered questions.
    pub answered: usize,
    /// Those that stand highest, at most [`MOST_NAMED`], highest first, then in the order of the set.
    /// Nothing below or at the middle between the highest and the lowest is strong.
    pub strongest: Vec<usize>,
    /// Those that stand lowest, at most [`MOST_NAMED`], lowest first, then the more urgent, then in
    /// the order of the set. Nothing above or at that middle is weak.
    pub weakest: Vec<usize>,
    /// The overall score if every question that is not applicable stood at its lowest level; `None`
    /// where there is none of them, or no score.
    pub not_applicable_as_lowest: Option<f64>,
    /// Not applicable, though the role is one that an organisation is expected to do itself: its tag
    /// `region` is "1".
    pub unusual_not_applicable: Vec<usize>,
    /// Roles to be started: decided against on every side today, with a level in the to-be.
    pub starts: Vec<usize>,
    /// Roles to be dropped: their to-be is "none" on every scale that it names, and they were not
    /// decided against today.
    pub drops: Vec<usize>,
}

/// A question whose to-be differs from its as-is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GapLine {
    /// The position of the question.
    pub question: usize,
    /// To-be minus as-is, never zero.
    pub gap: f64,
    /// The points today; those of "don't know" where nobody knows and the scale gives it some.
    pub as_is: f64,
    /// The points aimed at.
    pub to_be: f64,
    /// How urgent it is.
    pub priority: Option<Priority>,
}

/// The profile of a session.
#[must_use]
pub fn profile(set: &Questionnaire, session: &Session, scores: &Scores) -> Profile {
    let counted = || (0..set.questions.len()).filter(|&at| set.counts_overall(at));
    let in_state = |state: State| counted().filter(move |&at| scores.questions[at].state == state);
    let of_set = |at: usize| session.answer(&set.questions[at].id);
    let has_seen = |at: &usize| of_set(*at).evidence.iter().any(|one| one.seen.is_some());
    let (strongest, weakest) = extremes(set, session, scores);
    let in_region_one =
        |at: &usize| tag(&set.questions[*at].tags, "region").iter().any(|region| region == "1");
    Profile {
        levels: levels(set, scores, |_| true),
        seen: in_state(State::Answered).filter(has_seen).count(),
        answered: in_state(State::Answered).count(),
        strongest,
        weakest,
        not_applicable_as_lowest: not_applicable_as_lowest(set, session, scores),
        unusual_not_applicable: in_state(State::NotApplicable).filter(in_region_one).collect(),
        starts: in_state(State::NotApplicable)
            .filter(|&at| aims(set, session, scores, at) == Aims::Level)
            .collect(),
        drops: counted()
            .filter(|&at| {
                !matches!(scores.questions[at].state, State::NotApplicable | State::Hidden)
            })
            .filter(|&at| aims(set, session, scores, at) == Aims::Nothing)
            .collect(),
    }
}

/// How many answered questions of a section, those of its sub-sections included, stand at each level:
/// the same levels as [`Profile::levels`].
#[must_use]
pub fn levels_of(set: &Questionnaire, scores: &Scores, section: usize) -> Vec<LevelCount> {
    levels(set, scores, |at| {
        set.section_and_above(set.questions[at].section).any(|above| above == section)
    })
}

/// The top sections that are scored, in the order of the set. Whether one of them is out of scope is
/// told by its [`super::Score::out_of_scope`].
#[must_use]
pub fn functions(set: &Questionnaire) -> Vec<usize> {
    let is_function =
        |at: &usize| set.sections[*at].parent.is_none() && set.sections[*at].score.is_some();
    (0..set.sections.len()).filter(is_function).collect()
}

/// The questions whose to-be is above their as-is: the more urgent first (high, medium, low, none),
/// then the larger gap, then in the order of the set.
#[must_use]
pub fn gaps(set: &Questionnaire, session: &Session, scores: &Scores) -> Vec<GapLine> {
    differing(set, session, scores, |gap| gap > 0.0)
}

/// The questions whose to-be is below their as-is, sorted as [`gaps`] are.
#[must_use]
pub fn lowered(set: &Questionnaire, session: &Session, scores: &Scores) -> Vec<GapLine> {
    differing(set, session, scores, |gap| gap < 0.0)
}

fn differing(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    keeps: fn(f64) -> bool,
) -> Vec<GapLine> {
    let line = |at: usize| {
        let score = &scores.questions[at];
        let gap = score.gap().filter(|gap| keeps(*gap))?;
        let ToBe::Given(to_be) = score.to_be else { return None };
        let priority = session.answer(&set.questions[at].id).priority;
        Some(GapLine { question: at, gap, as_is: score.as_is?, to_be: to_be?, priority })
    };
    let mut lines: Vec<GapLine> = (0..set.questions.len()).filter_map(line).collect();
    lines.sort_by(|a, b| {
        urgency(a.priority)
            .cmp(&urgency(b.priority))
            .then(b.gap.abs().total_cmp(&a.gap.abs()))
            .then(a.question.cmp(&b.question))
    });
    lines
}

/// The place of a priority among all of them: high, medium, low, none.
fn urgency(priority: Option<Priority>) -> (bool, Option<Priority>) {
    (priority.is_none(), priority)
}

/// The points at which questions can stand, and how many of those kept stand there.
fn levels(set: &Questionnaire, scores: &Scores, keeps: impl Fn(usize) -> bool) -> Vec<LevelCount> {
    let counted = || (0..set.questions.len()).filter(|&at| set.counts_overall(at));
    let stands = |at: usize| {
        let score = &scores.questions[at];
        (score.state == State::Answered).then_some(score.as_is).flatten()
    };
    let mut points: Vec<f64> = counted().flat_map(|at| levels_points(set, at)).collect();
    points.extend(counted().filter_map(stands));
    points.sort_by(f64::total_cmp);
    points.dedup();
    let count_at = |points: f64| {
        let here = |at: &usize| stands(*at).is_some_and(|own| own.total_cmp(&points).is_eq());
        counted().filter(|&at| keeps(at)).filter(here).count()
    };
    points.into_iter().map(|points| LevelCount { points, count: count_at(points) }).collect()
}

/// The points of the levels, or of the choices among which one is taken. What several choices add up
/// to is known only from an answer.
fn levels_points(set: &Questionnaire, question: usize) -> Vec<f64> {
    match &set.questions[question].kind {
        Kind::Level { scales } => scales
            .iter()
            .flat_map(|&scale| set.scales[scale].levels.iter().map(|level| level.points))
            .collect(),
        Kind::Single(choices) => choices.iter().filter_map(|choice| choice.points).collect(),
        _ => Vec::new(),
    }
}

/// The strongest and the weakest. The middle parts them, so that no question is in both and there is
/// neither where all stand alike.
fn extremes(set: &Questionnaire, session: &Session, scores: &Scores) -> (Vec<usize>, Vec<usize>) {
    let answered: Vec<(usize, f64)> = (0..set.questions.len())
        .filter(|&at| set.counts_overall(at) && scores.questions[at].state == State::Answered)
        .filter_map(|at| Some((at, scores.questions[at].as_is?)))
        .collect();
    let points = || answered.iter().map(|(_, points)| *points);
    let (Some(least), Some(most)) = (points().reduce(f64::min), points().reduce(f64::max)) else {
        return (Vec::new(), Vec::new());
    };
    let middle = f64::midpoint(least, most);
    let mut strong: Vec<_> = answered.iter().filter(|(_, points)| *points > middle).collect();
    strong.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut weak: Vec<_> = answered.iter().filter(|(_, points)| *points < middle).collect();
    let urgency = |at: usize| urgency(session.answer(&set.questions[at].id).priority);
    weak.sort_by(|a, b| a.1.total_cmp(&b.1).then(urgency(a.0).cmp(&urgency(b.0))));
    let named = |sorted: Vec<&(usize, f64)>| {
        sorted.into_iter().take(MOST_NAMED).map(|(at, _)| *at).collect()
    };
    (named(strong), named(weak))
}

fn not_applicable_as_lowest(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
) -> Option<f64> {
    if scores.overall.counts.not_applicable == 0 {
        return None;
    }
    let mut questions = scores.questions.clone();
    for (score, question) in questions.iter_mut().zip(&set.questions) {
        if score.state == State::NotApplicable {
            score.as_is = points_range(set, question).0;
        }
    }
    add_up(set, session, questions, |_| {}).overall.as_is
}

/// What a to-be aims at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aims {
    /// At a level, on one scale at the least.
    Level,
    /// At not doing the role at all.
    Nothing,
    /// None was given, or nobody knows.
    Open,
}

/// What the to-be of a question aims at; entries that the set does not have say nothing.
pub(super) fn aims(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    question: usize,
) -> Aims {
    if scores.questions[question].to_be == ToBe::NotGiven {
        return Aims::Open;
    }
    let question = &set.questions[question];
    let Kind::Level { scales } = &question.kind else { return Aims::Open };
    let entries = session.answer(&question.id).entries(Track::ToBe);
    let named = || sourcing_entries(set, scales, entries).filter_map(|(_, entry)| entry);
    if named().any(|entry| matches!(entry, Entry::Level(_))) {
        Aims::Level
    } else if named().all(|entry| *entry == Entry::None) {
        Aims::Nothing
    } else {
        Aims::Open
    }
}
