//! How far a phase is: what its decisions amount to, and which of them hold it up.

use crate::questionnaire::Questionnaire;

use super::scores::{Scores, Sum};
use super::state::State;

/// How ready a section is, all that is below it included.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readiness {
    /// From 0 to 100, unrounded; `None` where nothing in it could bring points. Negative only where
    /// a set gives negative points.
    pub percent: Option<f64>,
    /// The questions (positions in the set) that bring less than they could, in file order. It is
    /// empty exactly where `percent` is 100 or there is nothing to bring.
    pub blocking: Vec<usize>,
}

/// How ready a top section is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phase {
    /// The position of the section.
    pub section: usize,
    /// How ready it is.
    pub readiness: Readiness,
}

/// How ready a section is: 100 · Σ weight · points / Σ weight · most over its applicable scored
/// questions and those of all sections below it, whatever their own weights. What is untouched or
/// unknown brings 0, also where the scale gives "don't know" points. Left out are what is hidden, not
/// applicable or in an unscored section, what weighs nothing, and an answer that has no points.
#[must_use]
pub fn readiness(set: &Questionnaire, scores: &Scores, section: usize) -> Readiness {
    over(set, scores, |of| set.section_and_above(of).any(|above| above == section))
}

/// How ready the whole is: as [`readiness`], over all sections.
#[must_use]
pub fn readiness_of_all(set: &Questionnaire, scores: &Scores) -> Readiness {
    over(set, scores, |_| true)
}

/// The readiness over the sections that `inside` names.
fn over(set: &Questionnaire, scores: &Scores, inside: impl Fn(usize) -> bool) -> Readiness {
    let mut sum = Sum::default();
    let mut blocking = Vec::new();
    for at in 0..set.questions.len() {
        let Some((points, most)) =
            brought(set, scores, at).filter(|_| inside(set.questions[at].section))
        else {
            continue;
        };
        add(&mut sum, set.questions[at].weight, points, most);
        if points < most {
            blocking.push(at);
        }
    }
    Readiness { percent: percent(&sum), blocking }
}

/// What a question brings to the readiness and the most that it could; `None` where it does not count.
pub(super) fn brought(set: &Questionnaire, scores: &Scores, at: usize) -> Option<(f64, f64)> {
    let score = &scores.questions[at];
    if set.questions[at].weight <= 0.0 || !set.counts_overall(at) {
        return None;
    }
    let most = score.max?;
    match (score.state, score.as_is) {
        (State::Hidden | State::NotApplicable, _) | (State::Answered, None) => None,
        // A file may choose more than belongs together; one question never makes up for another.
        (State::Answered, Some(points)) => Some((points.min(most), most)),
        (State::Unknown | State::Untouched, _) => Some((0.0_f64.min(most), most)),
    }
}

/// Adds what a question brings (`weighted`) and the most that it could (`weights`).
pub(super) fn add(sum: &mut Sum, weight: f64, points: f64, most: f64) {
    sum.weighted += weight * points;
    sum.weights += weight * most;
}

/// What the sum comes to, from 0 to 100.
pub(super) fn percent(sum: &Sum) -> Option<f64> {
    (sum.weights > 0.0).then(|| 100.0 * (sum.weighted / sum.weights))
}

/// How ready every top section is, in file order.
#[must_use]
pub fn phases(set: &Questionnaire, scores: &Scores) -> Vec<Phase> {
    let top = set.sections.iter().enumerate().filter(|(_, section)| section.parent.is_none());
    top.map(|(section, _)| Phase { section, readiness: readiness(set, scores, section) }).collect()
}
