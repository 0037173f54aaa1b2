//! What the targets pass proposes for a role: a level on the side where the pattern aimed at expects
//! it. It proposes; it answers nothing.

use crate::questionnaire::{Kind, Questionnaire, Scale};
use crate::session::{Entry, Session};

use super::scores::Scores;
use super::sourcing::{OUTSOURCE, Pattern, Side, expected};
use super::state::{State, sourcing_entries};

/// The points that a role done in-house aims at: documented, so that someone else can take it over.
pub const AIM_IN_HOUSE: f64 = 4.0;

/// The points that a bought role aims at: understood, and the result is as expected.
pub const AIM_BOUGHT: f64 = 5.0;

/// The to-be that is proposed for a role.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedTarget {
    /// The position of its question in the set.
    pub question: usize,
    /// The position of the scale in the set.
    pub scale: usize,
    /// The id of the level.
    pub level: String,
    /// The points of the level.
    pub points: f64,
}

/// What is proposed for all roles that can have a to-be, in the order of the set; whether a to-be is
/// given already does not matter.
#[must_use]
pub fn proposed_targets(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
) -> Vec<ProposedTarget> {
    (0..set.questions.len()).filter_map(|at| proposed_target(set, session, scores, at)).collect()
}

/// What is proposed for one role: 4 points in-house, 5 bought, by the side that the pattern aimed at
/// expects; of the levels with at least as many points the lowest, else the highest that there is.
/// Never below the as-is: a role that has more today keeps these points, and where it stands on both
/// sides today and the other one is higher, that one stays.
///
/// Where no pattern is chosen, or the role has no region, the side is the one with the higher as-is;
/// in-house where both are alike or nothing is known. Roles that are not applicable, hidden or out of
/// scope have no proposal.
#[must_use]
pub fn proposed_target(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    question: usize,
) -> Option<ProposedTarget> {
    let asked = set.questions.get(question)?;
    let Kind::Level { scales } = &asked.kind else { return None };
    let state = scores.questions.get(question)?.state;
    if !asked.target || matches!(state, State::Hidden | State::NotApplicable) {
        return None;
    }
    let today = standing(set, session, question);
    // Where both sides are alike it is in-house, whichever the question names first.
    let bought = |scale: usize| set.scales[scale].id == OUTSOURCE;
    let ahead = |one: (usize, f64), best: (usize, f64)| {
        one.1 > best.1 || (one.1 >= best.1 && bought(best.0) && !bought(one.0))
    };
    let best = today.iter().copied().reduce(|best, one| if ahead(one, best) { one } else { best });
    let side = expected(set, session, Pattern::Aim, question)
        .and_then(|side| scale_of_side(set, scales, side))
        .or(best.map(|(scale, _)| scale))
        .or_else(|| only_unknown(set, session, question))
        .or_else(|| scale_of_side(set, scales, Side::In))
        .or(scales.first().copied())?;
    let aim = if set.scales[side].id == OUTSOURCE { AIM_BOUGHT } else { AIM_IN_HOUSE };
    let stays = best.filter(|(scale, points)| {
        let is_lower = |(other, own): &(usize, f64)| *other == side && own < points;
        *points > aim && *scale != side && today.iter().any(is_lower)
    });
    let (scale, points) = stays.unwrap_or((side, best.map_or(aim, |(_, points)| aim.max(points))));
    let level = at_least(&set.scales[scale], points)?;
    Some(ProposedTarget { question, scale, level: level.0.to_owned(), points: level.1 })
}

/// The scales on which a role has a level today, with its points.
pub(super) fn standing(
    set: &Questionnaire,
    session: &Session,
    question: usize,
) -> Vec<(usize, f64)> {
    let asked = &set.questions[question];
    let Kind::Level { scales } = &asked.kind else { return Vec::new() };
    let entries = sourcing_entries(set, scales, &session.answer(&asked.id).as_is);
    let points = scales.iter().zip(entries).filter_map(|(&at, (scale, entry))| match entry {
        Some(Entry::Level(id)) => scale.level(id).map(|level| (at, level.points)),
        _ => None,
    });
    points.collect()
}

/// The scale that was answered "don't know", in-house before the other: the role stands there, nobody
/// knows how.
fn only_unknown(set: &Questionnaire, session: &Session, question: usize) -> Option<usize> {
    let asked = &set.questions[question];
    let Kind::Level { scales } = &asked.kind else { return None };
    let entries =
        scales.iter().zip(sourcing_entries(set, scales, &session.answer(&asked.id).as_is));
    let unknown = entries.filter(|(_, (_, entry))| matches!(entry, Some(Entry::Unknown)));
    unknown.map(|(&at, _)| at).min_by_key(|&at| set.scales[at].id == OUTSOURCE)
}

/// The scale of a role for a side; in-house is the first that is not the one for buying. `None` where
/// the role does not have it.
pub(super) fn scale_of_side(set: &Questionnaire, scales: &[usize], side: Side) -> Option<usize> {
    let bought = |at: &usize| set.scales[*at].id == OUTSOURCE;
    scales.iter().copied().find(|at| bought(at) == (side == Side::Out))
}

/// The lowest level with at least these points, else the highest; its id and points.
fn at_least(scale: &Scale, points: f64) -> Option<(&str, f64)> {
    let enough = scale.levels.iter().find(|level| level.points >= points);
    enough.or(scale.levels.last()).map(|level| (level.id.as_str(), level.points))
}
