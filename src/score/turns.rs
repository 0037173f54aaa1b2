//! How firm the first place is: the least change of one weight that gives it to another candidate.

use crate::questionnaire::Questionnaire;
use crate::session::Session;

use super::candidates::{Comparison, SAME, Want, wants};

/// A change of one weight at which the first place changes hands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// The position of the question whose weight changes.
    pub question: usize,
    /// Its weight now.
    pub from: f64,
    /// The weight at which the first and the winner are level, above 0; any further and the winner is
    /// ahead. It equals `from` where both are level already.
    pub to: f64,
    /// The position (in the session's candidates) of the one that then comes first.
    pub winner: usize,
}

/// The one scored want whose weight has to change least (in absolute terms) before another candidate
/// that is not knocked out has a higher `fit_low` than the present first. Of several firsts, the one
/// that is named first is the present one. `None` where no single weight can do it, or where fewer
/// than two candidates are ranked.
///
/// All `fit_low` have the same denominator, so the sums Σ weight · points decide alone. Let the first
/// be ahead of another by D, and bring d more points in one want: changing that want's weight by x
/// changes the lead to D + x · d. They are level at x = -D / d: more weight where the other is better
/// in it (d < 0), less where it is worse (d > 0), as long as the weight stays above 0.
#[must_use]
pub fn nearest_turn(
    set: &Questionnaire,
    session: &Session,
    comparison: &Comparison,
) -> Option<Turn> {
    let standings = &comparison.standings;
    if standings.iter().filter(|one| one.rank.is_some()).count() < 2 {
        return None;
    }
    let first = standings.iter().position(|one| one.rank == Some(1))?;
    let wants = wants(set, session, &comparison.criteria);
    let most: f64 = wants.iter().map(|want| want.weight * want.span).sum();
    let others =
        (0..standings.len()).filter(|&at| at != first && standings[at].knocked_out_by.is_empty());
    let mut nearest: Option<(f64, f64, Turn)> = None;
    for other in others {
        let lead: f64 = wants.iter().map(|want| want.weight * ahead(want, first, other)).sum();
        // Level is what the ranking calls level.
        let lead = if lead.abs() <= SAME * most { 0.0 } else { lead };
        for want in &wants {
            let ahead = ahead(want, first, other);
            if ahead == 0.0 {
                continue;
            }
            let to = want.weight - lead / ahead;
            // Where the weight has to fall, there must be room to fall further.
            if ahead > 0.0 && to <= SAME {
                continue;
            }
            let (change, steep) = ((to - want.weight).abs(), ahead.abs());
            let turn = Turn { question: want.question, from: want.weight, to, winner: other };
            let nearer = nearest.as_ref().is_none_or(|(least, steepest, best)| {
                // Of two that draw level at the same weight, the steeper one is then ahead.
                let same_question = best.question == turn.question && change > SAME;
                let same_place = same_question && (best.to - to).abs() <= SAME;
                change < least - SAME
                    || (change <= least + SAME && same_place && steep > steepest + SAME)
            });
            if nearer {
                nearest = Some((change, steep, turn));
            }
        }
    }
    nearest.map(|(_, _, turn)| turn)
}

/// How many points more the first brings in a want; what is not answered brings none.
fn ahead(want: &Want, first: usize, other: usize) -> f64 {
    want.points[first].unwrap_or(0.0) - want.points[other].unwrap_or(0.0)
}
