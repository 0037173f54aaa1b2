//! What a session that was tried changes of the targets of another: what each change takes, and what
//! it brings to the whole.

use crate::questionnaire::{Kind, Questionnaire, Scale};
use crate::session::{Answer, Entry, Priority, Session};

use super::path::Efforts;
use super::scores::scores;

/// A changed target.
#[derive(Debug, Clone, PartialEq)]
pub struct TriedTarget {
    /// The position of its question in the set.
    pub question: usize,
    /// The position of the scale that changes; of several the one whose change takes most.
    pub scale: usize,
    /// What stood on that scale: in the to-be, else as it is today.
    pub from: Option<Entry>,
    /// What is tried there; `None` where the target is taken away.
    pub to: Option<Entry>,
    /// What it takes, over all scales; 0 where nothing is raised.
    pub effort: f64,
    /// How much the overall to-be would change without it, turned round: what it brings.
    pub gain: f64,
    /// How urgent the role is.
    pub priority: Option<Priority>,
}

/// The targets that differ in `tried`: by priority, then by gain for the effort, then in the order of
/// the set. Where a target is absent the as-is stands in.
#[must_use]
pub fn tried_targets(
    set: &Questionnaire,
    session: &Session,
    tried: &Session,
    efforts: &Efforts,
) -> Vec<TriedTarget> {
    let whole = |session: &Session| {
        let overall = scores(set, session).overall;
        overall.to_be.or(overall.as_is).unwrap_or(0.0)
    };
    let with = whole(tried);
    let mut without = tried.clone();
    let mut list = Vec::new();
    for (at, question) in set.questions.iter().enumerate() {
        let Kind::Level { scales } = &question.kind else { continue };
        let (before, after) = (session.answer(&question.id), tried.answer(&question.id));
        if before.to_be == after.to_be {
            continue;
        }
        let Some((scale, effort)) = dearest(set, scales, before, after, efforts) else { continue };
        let id = &set.scales[scale].id;
        let entry = without.answers.entry(question.id.clone()).or_default();
        let changed = std::mem::replace(&mut entry.to_be, before.to_be.clone());
        let gain = with - whole(&without);
        without.answers.entry(question.id.clone()).or_default().to_be = changed;
        list.push(TriedTarget {
            question: at,
            scale,
            from: stood(before, id).cloned(),
            to: after.to_be.get(id).cloned(),
            effort,
            gain,
            priority: after.priority,
        });
    }
    list.sort_by(|a, b| {
        let urgency = |one: &TriedTarget| one.priority.map_or(3, |priority| priority as u8);
        urgency(a)
            .cmp(&urgency(b))
            .then_with(|| (b.gain * a.effort).total_cmp(&(a.gain * b.effort)))
            .then(a.question.cmp(&b.question))
    });
    list
}

/// What stood on a scale: as it shall be, where a to-be is given at all, else as it is.
fn stood<'a>(answer: &'a Answer, scale: &str) -> Option<&'a Entry> {
    answer.to_be.get(scale).or_else(|| answer.as_is.get(scale))
}

/// The scale whose change takes most, of those that change, and what all of them take.
fn dearest(
    set: &Questionnaire,
    scales: &[usize],
    before: &Answer,
    after: &Answer,
    efforts: &Efforts,
) -> Option<(usize, f64)> {
    let position = |scale: &Scale, entry: Option<&Entry>| match entry {
        Some(Entry::Level(id)) => scale.levels.iter().position(|level| level.id == *id),
        _ => None,
    };
    let effort = |at: usize| {
        let scale = &set.scales[at];
        let from = position(scale, stood(before, &scale.id)).unwrap_or(0);
        let to = position(scale, after.to_be.get(&scale.id)).unwrap_or(0);
        if to > from { efforts.between(from, to) } else { 0.0 }
    };
    let changed = scales.iter().copied().filter(|&at| {
        let id = &set.scales[at].id;
        before.to_be.get(id) != after.to_be.get(id)
    });
    let changed: Vec<(usize, f64)> = changed.map(|at| (at, effort(at))).collect();
    let total = changed.iter().map(|(_, effort)| effort).sum();
    let dearest = changed.into_iter().reduce(|most, one| if one.1 > most.1 { one } else { most });
    dearest.map(|(scale, _)| (scale, total))
}
