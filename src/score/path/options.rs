//! How a role can be raised, and what that takes.
//!
//! - On the side where the pattern aimed at expects the role. In the regions that both sides share, a
//!   role expected in-house that is bought today may be raised there instead; never the reverse.
//! - Without a pattern on the sides where the role stands.
//! - Never on a side that the to-be says "none" for.
//! - A side where the role does not stand yet begins at the lowest level.
//!
//! A raise gives up no side: the others on which somebody does the role stay in the to-be.

use crate::questionnaire::{Kind, Questionnaire, tag};
use crate::session::{Answer, Entries, Entry, Session};

use super::{Efforts, PathStep};
use crate::score::scores::Scores;
use crate::score::sourcing::{INSOURCE, Pattern, Side, expected};
use crate::score::state::{State, ToBe, sourcing_entries};
use crate::score::targets::scale_of_side;

/// The regions in which in-house and bought work together: rather in-house, and rather bought.
const SHARED: [&str; 2] = ["2", "3"];

/// A raise that could be made.
pub(super) struct RaiseOption {
    /// What it takes, in whole tenths.
    pub effort: f64,
    /// The points that the role has afterwards.
    pub points: f64,
    /// What is told of it, without its gain.
    pub step: PathStep,
}

/// What can be done about a question.
#[derive(Default)]
pub(super) struct Role {
    /// Its points in the to-be as it stands; `None` where it is not scored.
    pub points: Option<f64>,
    /// How it can be raised.
    pub options: Vec<RaiseOption>,
    /// It could be raised, if it were known from where.
    pub left_out: bool,
}

/// What can be done about each question of the set.
pub(super) fn roles(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    efforts: &Efforts,
) -> Vec<Role> {
    (0..set.questions.len()).map(|at| role(set, session, scores, efforts, at)).collect()
}

fn role(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    efforts: &Efforts,
    question: usize,
) -> Role {
    let asked = &set.questions[question];
    let score = &scores.questions[question];
    if score.state == State::Hidden || !asked.is_scored() {
        return Role::default();
    }
    let points = match score.to_be {
        ToBe::NotGiven => score.as_is,
        ToBe::Given(points) => points,
    };
    let fixed = Role { points, ..Role::default() };
    let Kind::Level { scales } = &asked.kind else { return fixed };
    // A role that is to be dropped, or is decided against without being one to start, stays so.
    let given = score.to_be != ToBe::NotGiven;
    let decided = score.state == State::NotApplicable && !given
        || given && points.is_none() && !says_unknown(set, session, question);
    if !asked.target || decided {
        return fixed;
    }
    let answer = session.answer(&asked.id);
    let now = levels(set, scales, if given { &answer.to_be } else { &answer.as_is });
    let (Some(points), false) = (points, now.is_empty()) else {
        return Role { left_out: true, ..fixed };
    };
    let mut options = Vec::new();
    for scale in sides(set, session, question, scales, &now) {
        if answer.to_be.get(&set.scales[scale].id) == Some(&Entry::None) {
            continue;
        }
        let raise = Raise { set, answer, question, scale, now: &now, points };
        raise.options(efforts, &levels(set, scales, &answer.as_is), &mut options);
    }
    Role { points: Some(points), options, left_out: false }
}

fn says_unknown(set: &Questionnaire, session: &Session, question: usize) -> bool {
    let asked = &set.questions[question];
    let entries = &session.answer(&asked.id).to_be;
    let Kind::Level { scales } = &asked.kind else { return false };
    sourcing_entries(set, scales, entries).any(|(_, entry)| entry == Some(&Entry::Unknown))
}

/// The scales of a question on which it has a level, with the position of that level.
fn levels(set: &Questionnaire, scales: &[usize], entries: &Entries) -> Vec<(usize, usize)> {
    let entries = scales.iter().zip(sourcing_entries(set, scales, entries));
    let level =
        |(&at, (scale, entry)): (&usize, (&crate::questionnaire::Scale, Option<&Entry>))| {
            let Some(Entry::Level(id)) = entry else { return None };
            Some((at, scale.levels.iter().position(|level| level.id == *id)?))
        };
    entries.filter_map(level).collect()
}

/// The scales on which a role may be raised.
fn sides(
    set: &Questionnaire,
    session: &Session,
    question: usize,
    scales: &[usize],
    now: &[(usize, usize)],
) -> Vec<usize> {
    let stands = |scale: usize| now.iter().any(|(at, _)| *at == scale);
    let of = |side| scale_of_side(set, scales, side);
    match expected(set, session, Pattern::Aim, question) {
        None => now.iter().map(|(scale, _)| *scale).collect(),
        Some(Side::Out) => of(Side::Out).into_iter().collect(),
        Some(Side::In) => {
            let region = tag(&set.questions[question].tags, "region");
            let shared = region.iter().any(|region| SHARED.contains(&region.as_str()));
            let bought = of(Side::Out).filter(|&scale| shared && stands(scale));
            of(Side::In).into_iter().chain(bought).collect()
        }
    }
}

/// The raises of one role on one of its sides.
struct Raise<'a> {
    set: &'a Questionnaire,
    answer: &'a Answer,
    question: usize,
    scale: usize,
    /// Where it stands in the to-be, the as-is standing in: scales and positions of levels.
    now: &'a [(usize, usize)],
    points: f64,
}

impl Raise<'_> {
    /// Adds every level that brings more points than the role has.
    fn options(&self, efforts: &Efforts, today: &[(usize, usize)], all: &mut Vec<RaiseOption>) {
        let on_side = |list: &[(usize, usize)]| {
            list.iter().find(|(at, _)| *at == self.scale).map(|(_, level)| *level)
        };
        let from = on_side(self.now).or_else(|| on_side(today));
        let scale = &self.set.scales[self.scale];
        for (to, level) in scale.levels.iter().enumerate().skip(from.unwrap_or(0)) {
            if level.points <= self.points {
                continue;
            }
            let effort = efforts.tenths(from.unwrap_or(0), to);
            let step = PathStep {
                question: self.question,
                scale: self.scale,
                from: from.map(|from| scale.levels[from].id.clone()),
                to: level.id.clone(),
                to_be: self.to_be(&level.id),
                effort: effort / 10.0,
                gain: 0.0,
                priority: self.answer.priority,
            };
            all.push(RaiseOption { effort, points: level.points, step });
        }
    }

    /// The to-be with this level: what else it says stays, and where it says nothing yet the sides
    /// on which somebody does the role today.
    fn to_be(&self, level: &str) -> Entries {
        let mut entries = Entries::new();
        for &(at, level) in self.now {
            let scale = &self.set.scales[at];
            // The lowest level in-house says that nobody does it.
            if at == self.scale || !(scale.id == INSOURCE && level == 0) {
                entries.insert(scale.id.clone(), Entry::Level(scale.levels[level].id.clone()));
            }
        }
        entries.extend(self.answer.to_be.iter().map(|(id, entry)| (id.clone(), entry.clone())));
        entries.insert(self.set.scales[self.scale].id.clone(), Entry::Level(level.to_owned()));
        entries
    }
}
