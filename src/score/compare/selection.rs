//! What happened to a selection: its phases and its candidates.

use crate::score::candidates::{Standing, comparison};
use crate::score::readiness::phases as ready;

use super::Judged;

/// How ready a phase was and is, from 0 to 100; `None` where there is nothing to bring, or no such
/// phase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PhaseMovement {
    /// The position of the top section in the new set.
    pub section: usize,
    /// Before.
    pub old: Option<f64>,
    /// Now.
    pub new: Option<f64>,
}

/// How a candidate fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CandidateFit {
    /// Over what is answered, from 0 to 1.
    pub fit: Option<f64>,
    /// With what is not answered at its lowest.
    pub fit_low: Option<f64>,
    /// Its place among the candidates of its session.
    pub rank: Option<usize>,
    /// Whether a must knocks it out.
    pub knocked_out: bool,
}

/// A candidate by its name; `None` in the session that does not have it.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateMovement {
    /// What people call it.
    pub name: String,
    /// Before.
    pub old: Option<CandidateFit>,
    /// Now.
    pub new: Option<CandidateFit>,
}

pub(super) fn phases(old: Judged<'_>, new: Judged<'_>) -> Vec<PhaseMovement> {
    let before = ready(old.set, old.scores);
    let phase = |phase: crate::score::Phase| {
        let id = &new.set.sections[phase.section].id;
        let earlier = before.iter().find(|one| old.set.sections[one.section].id == *id);
        PhaseMovement {
            section: phase.section,
            old: earlier.and_then(|one| one.readiness.percent),
            new: phase.readiness.percent,
        }
    };
    ready(new.set, new.scores).into_iter().map(phase).collect()
}

/// The candidates of the new session in its order, then those that only the old one has.
pub(super) fn candidates(old: Judged<'_>, new: Judged<'_>) -> Vec<CandidateMovement> {
    let mut before = fits(old);
    let mut found: Vec<CandidateMovement> = Vec::new();
    for (name, fit) in fits(new) {
        let earlier = before.iter().position(|(known, _)| *known == name);
        let earlier = earlier.map(|at| before.remove(at).1);
        found.push(CandidateMovement { name, old: earlier, new: Some(fit) });
    }
    let gone = before.into_iter();
    found.extend(gone.map(|(name, fit)| CandidateMovement { name, old: Some(fit), new: None }));
    found
}

fn fits(side: Judged<'_>) -> Vec<(String, CandidateFit)> {
    let standings = comparison(side.set, side.session, side.scores).standings;
    let fit = |one: &Standing| CandidateFit {
        fit: one.fit,
        fit_low: one.fit_low,
        rank: one.rank,
        knocked_out: !one.knocked_out_by.is_empty(),
    };
    let candidates = side.session.candidates.iter().zip(&standings);
    candidates.map(|(candidate, standing)| (candidate.name.clone(), fit(standing))).collect()
}
