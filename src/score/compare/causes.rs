//! From the old score to the new one, step by step.
//!
//! The way leads from the old score down to the roles that are answered in both sessions, there from
//! the old levels to the new ones, and up again to the new score. What the levels change is the change
//! like for like; what a step on the way down and its counterpart on the way up change belongs to that
//! step's cause. So the parts always add up to the whole difference.

use crate::questionnaire::Questionnaire;
use crate::score::scores::Sum;
use crate::score::state::State;

use super::Judged;
use super::roles::{Moment, RoleMovement};

/// Why a score moved other than by the levels of what is answered in both sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The question stands in one version of the set only, or counts otherwise in the other.
    Version,
    /// Its section was or is out of scope.
    Scope,
    /// It applies in one session only.
    Applicability,
    /// It was or is unknown.
    Unknown,
    /// It is answered in one session only, and untouched in the other.
    Answering,
}

impl Cause {
    /// All of them, in the order in which they are taken away from the old score.
    pub const ALL: [Cause; 5] =
        [Cause::Version, Cause::Scope, Cause::Applicability, Cause::Unknown, Cause::Answering];

    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Cause::Version => "version",
            Cause::Scope => "scope",
            Cause::Applicability => "applicability",
            Cause::Unknown => "unknown",
            Cause::Answering => "answering",
        }
    }
}

/// What one cause changed in a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CausePart {
    /// The cause.
    pub cause: Cause,
    /// By how much it moved the score.
    pub points: f64,
    /// Questions that count now and did not (of [`Cause::Unknown`]: resolved).
    pub came: usize,
    /// Questions that counted and do not now (of [`Cause::Unknown`]: newly unknown).
    pub went: usize,
    /// Questions that count in both sessions and are not compared: unknown in both; of
    /// [`Cause::Version`]: of another weight or with other points.
    pub stayed: usize,
}

/// The change over the roles that are answered, with points, in both sessions: folded over just these,
/// by the rules of the new set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikeForLike {
    /// The score over them by the old levels.
    pub old: f64,
    /// The score over them by the new levels.
    pub new: f64,
    /// How many they are.
    pub roles: usize,
    /// In how many of them another side counts than before.
    pub side_moved: usize,
    /// What of the change these bring.
    pub by_side: f64,
}

impl LikeForLike {
    /// New minus old.
    #[must_use]
    pub fn change(&self) -> f64 {
        self.new - self.old
    }
}

/// What happened to the score of a section, or of the whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScoreMovement {
    /// The old as-is.
    pub old: Option<f64>,
    /// The new as-is.
    pub new: Option<f64>,
    /// The change over the roles answered in both sessions; `None` where there are none.
    pub like_for_like: Option<LikeForLike>,
    /// The rest of the difference by cause; with the change like for like it adds up to the
    /// difference. Causes of which there are none are left out; empty without a difference to explain.
    pub causes: Vec<CausePart>,
}

impl ScoreMovement {
    /// New minus old, where both are known.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        Some(self.new? - self.old?)
    }
}

/// Why a question that is not compared like for like matters to a score; `None` where it brings points
/// in neither session.
pub(super) fn cause(known_before: bool, old: &Moment, new: &Moment) -> Option<Cause> {
    if old.as_is.is_none() && new.as_is.is_none() {
        return None;
    }
    let either = |state: State| old.state == state || new.state == state;
    Some(if !known_before {
        Cause::Version
    } else if old.out_of_scope != new.out_of_scope {
        Cause::Scope
    } else if either(State::Hidden) || either(State::NotApplicable) {
        Cause::Applicability
    } else if either(State::Unknown) {
        Cause::Unknown
    } else if either(State::Untouched) {
        Cause::Answering
    } else {
        // Answered in both, once without points: left out there, as what does not apply is.
        Cause::Applicability
    })
}

/// A place on the way from the old score to the new one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    /// On the way down: this cause is taken away.
    Without(Cause),
    /// The levels of the roles in which the same side counts are the new ones.
    Levels,
    /// So are those of the others.
    Sides,
    /// On the way up: this cause is there again.
    With(Cause),
}

impl Step {
    /// The way. The version comes first and last, because it changes the rules for all others.
    fn way() -> impl Iterator<Item = Step> {
        let down = Cause::ALL.into_iter().map(Step::Without);
        let up = Cause::ALL.into_iter().rev().map(Step::With);
        down.chain([Step::Levels, Step::Sides]).chain(up)
    }

    /// What a question brings at this place.
    fn points(self, role: &RoleMovement) -> Option<f64> {
        let Some(cause) = role.cause else {
            let new = match self {
                Step::Without(_) => false,
                Step::Levels => !role.side_moved,
                Step::Sides | Step::With(_) => true,
            };
            let moment = if new { &role.new } else { &role.old };
            return moment.as_is.filter(|_| role.like_for_like);
        };
        match self {
            Step::Without(away) => role.old.as_is.filter(|_| cause > away),
            Step::Levels | Step::Sides => None,
            Step::With(back) => role.new.as_is.filter(|_| cause >= back),
        }
    }
}

/// The scores at one place: of each section, and of the whole.
struct Fold {
    sections: Vec<Option<f64>>,
    overall: Option<f64>,
}

/// Folds points as the scores of a session are folded.
fn fold(set: &Questionnaire, points: impl Fn(usize) -> Option<f64>) -> Fold {
    let mut sums = vec![Sum::default(); set.sections.len()];
    for (at, question) in set.questions.iter().enumerate() {
        if question.is_scored() {
            sums[question.section].add(points(at), question.weight);
        }
    }
    let mut sections = vec![None; set.sections.len()];
    let mut whole = Sum::default();
    for &at in set.sections_upward() {
        let section = &set.sections[at];
        sections[at] = section.score.and_then(|fold| sums[at].value(fold));
        let above = section.parent.map_or(&mut whole, |parent| &mut sums[parent]);
        above.add(sections[at], section.weight);
    }
    Fold { sections, overall: whole.value(set.overall) }
}

/// What happened to the whole and to each scored top section.
pub(super) fn scores(
    old: Judged<'_>,
    new: Judged<'_>,
    roles: &[RoleMovement],
) -> (ScoreMovement, Vec<(usize, ScoreMovement)>) {
    let set = new.set;
    let way: Vec<(Step, Fold)> =
        Step::way().map(|step| (step, fold(set, |at| step.points(&roles[at])))).collect();
    let explained = |ends: (Option<f64>, Option<f64>), values: Values, inside: &Inside<'_>| {
        let like_for_like = like_for_like(&values, roles, |at| inside(set, at));
        let causes = if let (Some(from), Some(_)) = ends {
            causes(from, &values, old, new, roles, inside)
        } else {
            Vec::new()
        };
        ScoreMovement { old: ends.0, new: ends.1, like_for_like, causes }
    };
    let values = way.iter().map(|(step, fold)| (*step, fold.overall)).collect();
    let ends = (old.scores.overall.as_is, new.scores.overall.as_is);
    let overall = explained(ends, values, &Questionnaire::counts_overall);
    let top = set.sections.iter().enumerate();
    let top = top.filter(|(_, section)| section.parent.is_none() && section.score.is_some());
    let sections = top.map(|(at, section)| {
        let before = old.set.section(&section.id).and_then(|at| old.scores.sections[at].as_is);
        let now = new.scores.sections[at].as_is;
        let values = way.iter().map(|(step, fold)| (*step, fold.sections[at])).collect();
        let inside = |set: &Questionnaire, question: usize| {
            let mut above = set.section_and_above(set.questions[question].section);
            set.counts_overall(question) && above.any(|at| set.sections[at].id == section.id)
        };
        (at, explained((before, now), values, &inside))
    });
    let sections = sections.collect();
    (overall, sections)
}

/// A score at each place of the way.
type Values = Vec<(Step, Option<f64>)>;

/// Whether a question counts for a score, by a set and the question's position in it.
type Inside<'a> = dyn Fn(&Questionnaire, usize) -> bool + 'a;

fn like_for_like(
    values: &Values,
    roles: &[RoleMovement],
    inside: impl Fn(usize) -> bool,
) -> Option<LikeForLike> {
    let at = |place: Step| values.iter().find(|(step, _)| *step == place).and_then(|of| of.1);
    let (old, levels, new) =
        (at(Step::Without(Cause::Answering))?, at(Step::Levels)?, at(Step::Sides)?);
    let compared = roles.iter().filter(|role| role.like_for_like && inside(role.question));
    let side_moved = compared.clone().filter(|role| role.side_moved).count();
    Some(LikeForLike { old, new, roles: compared.count(), side_moved, by_side: new - levels })
}

/// Differences that are less than this are slips of the last digit of a number.
const SLIP: f64 = 1e-9;

fn causes(
    from: f64,
    values: &Values,
    old: Judged<'_>,
    new: Judged<'_>,
    roles: &[RoleMovement],
    inside: &Inside<'_>,
) -> Vec<CausePart> {
    let mut points = [0.0; Cause::ALL.len()];
    let mut last = from;
    for (step, value) in values {
        // Where nothing is left to score for a while, the difference over that stretch belongs to the
        // cause with which a score is there again.
        let Some(value) = value else { continue };
        if let Step::Without(cause) | Step::With(cause) = step {
            points[*cause as usize] += value - last;
        }
        last = *value;
    }
    let part = |cause: Cause| {
        let of_cause =
            roles.iter().filter(|role| role.cause == Some(cause) && inside(new.set, role.question));
        let (mut came, mut went, mut stayed) = (0, 0, 0);
        for role in of_cause {
            let (before, now) = match cause {
                Cause::Unknown => {
                    (role.new.state == State::Unknown, role.old.state == State::Unknown)
                }
                _ => (role.old.as_is.is_some(), role.new.as_is.is_some()),
            };
            came += usize::from(now && !before);
            went += usize::from(before && !now);
            stayed += usize::from(before && now);
        }
        if cause == Cause::Version {
            went += only_in_old(old, new, inside);
            stayed += counts_otherwise(old, new, roles, inside);
        }
        CausePart { cause, points: points[cause as usize], came, went, stayed }
    };
    let parts = Cause::ALL.into_iter().map(part);
    parts
        .filter(|part| part.came + part.went + part.stayed > 0 || part.points.abs() > SLIP)
        .collect()
}

/// How many questions with points only the old set has.
fn only_in_old(old: Judged<'_>, new: Judged<'_>, inside: &Inside<'_>) -> usize {
    let questions = old.set.questions.iter().zip(&old.scores.questions).enumerate();
    let gone = questions.filter(|(at, (question, score))| {
        score.as_is.is_some() && new.set.question(&question.id).is_none() && inside(old.set, *at)
    });
    gone.count()
}

/// How many questions of both sets have another weight in the new one, or bring other points by it.
fn counts_otherwise(
    old: Judged<'_>,
    new: Judged<'_>,
    roles: &[RoleMovement],
    inside: &Inside<'_>,
) -> usize {
    let other = |role: &&RoleMovement| {
        let question = &new.set.questions[role.question];
        let Some(before) = old.set.question(&question.id) else { return false };
        let weight = old.set.questions[before].weight;
        let points = old.scores.questions[before].as_is;
        let differs = |a: f64, b: f64| (a - b).abs() > SLIP;
        role.old.as_is.is_some()
            && inside(new.set, role.question)
            && (differs(weight, question.weight)
                || points.zip(role.old.as_is).is_none_or(|(a, b)| differs(a, b)))
    };
    roles.iter().filter(other).count()
}
