//! How far a phase is: what its decisions amount to, and which of them hold it up.

use crate::questionnaire::Questionnaire;

use super::scores::Scores;
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
    let (mut brought, mut most) = (0.0, 0.0);
    let mut blocking = Vec::new();
    for (at, (question, score)) in set.questions.iter().zip(&scores.questions).enumerate() {
        if !inside(question.section) || question.weight <= 0.0 || !set.counts_overall(at) {
            continue;
        }
        let Some(max) = score.max else { continue };
        let points = match (score.state, score.as_is) {
            (State::Hidden | State::NotApplicable, _) | (State::Answered, None) => continue,
            // A file may choose more than belongs together; one question never makes up for another.
            (State::Answered, Some(points)) => points.min(max),
            (State::Unknown | State::Untouched, _) => 0.0_f64.min(max),
        };
        brought += question.weight * points;
        most += question.weight * max;
        if points < max {
            blocking.push(at);
        }
    }
    let percent = (most > 0.0).then(|| 100.0 * (brought / most));
    Readiness { percent, blocking }
}

/// How ready every top section is, in file order.
#[must_use]
pub fn phases(set: &Questionnaire, scores: &Scores) -> Vec<Phase> {
    let top = set.sections.iter().enumerate().filter(|(_, section)| section.parent.is_none());
    top.map(|(section, _)| Phase { section, readiness: readiness(set, scores, section) }).collect()
}
