//! What holds for comparisons whatever is answered.

use proptest::prelude::*;

use super::candidates::compare;
use super::selection::{Ask, THREE, among, answer, must, say, selection, want};
use crate::questionnaire::Questionnaire;
use crate::score::{Comparison, nearest_turn};
use crate::session::Session;

const WANTS: [&str; 3] = ["V1", "V2", "V3"];

/// A must, three wants with these weights, and what is said of three candidates ("" is nothing).
fn field(weights: &[u8], said: &[Vec<&'static str>]) -> (Questionnaire, Session) {
    let wants = WANTS.into_iter().map(|id| Ask(id, want(THREE), ""));
    let set = selection(wants.chain([Ask("M", must(THREE, Some("1")), "")]).collect());
    let mut session = among(&["a", "b", "c"]);
    for (at, id) in WANTS.into_iter().enumerate() {
        say(&mut session, id, &said[at]);
        answer(&mut session, id).weight = Some(f64::from(weights[at]));
    }
    say(&mut session, "M", &said[3]);
    (set, session)
}

fn levels() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let level = prop::sample::select(vec!["", "?", "0", "1", "2", "3"]);
    prop::collection::vec(prop::collection::vec(level, 3), 4)
}

/// Who of the candidates is strictly ahead of the first of `before`, with a weight changed.
fn ahead(
    set: &Questionnaire,
    session: &Session,
    first: usize,
    want: usize,
    weight: f64,
) -> Vec<usize> {
    let mut changed = session.clone();
    answer(&mut changed, WANTS[want]).weight = Some(weight);
    let standings = compare(set, &changed).standings;
    let fit = |at: usize| standings[at].fit_low.unwrap_or(0.0);
    (0..standings.len())
        .filter(|&at| standings[at].knocked_out_by.is_empty() && fit(at) > fit(first) + 1e-7)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_fit_lies_between_its_bounds(
        weights in prop::collection::vec(0u8..5, 3), said in levels(),
    ) {
        let (set, session) = field(&weights, &said);
        let Comparison { standings, .. } = compare(&set, &session);
        for one in standings {
            let (Some(low), Some(high)) = (one.fit_low, one.fit_high) else {
                prop_assert!(one.fit.is_none() && one.rank.is_none());
                continue;
            };
            prop_assert!((0.0..=1.0).contains(&low) && (low..=1.0).contains(&high));
            if let Some(fit) = one.fit {
                prop_assert!(low <= fit && fit <= high + 1e-12);
            }
            prop_assert_eq!(one.rank.is_some(), one.fit.is_some() && one.knocked_out_by.is_empty());
        }
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter(
        weights in prop::collection::vec(0u8..5, 3), said in levels(),
    ) {
        let (set, mut session) = field(&weights, &said);
        let mut standings = compare(&set, &session).standings;
        session.candidates.reverse();
        standings.reverse();
        prop_assert_eq!(compare(&set, &session).standings, standings);
    }

    #[test]
    fn a_turn_turns_and_nothing_turns_before_it(
        weights in prop::collection::vec(0u8..5, 3), said in levels(),
    ) {
        let (set, session) = field(&weights, &said);
        let comparison = compare(&set, &session);
        let ranked = comparison.standings.iter().filter(|one| one.rank.is_some()).count();
        let turn = nearest_turn(&set, &session, &comparison);
        prop_assume!(ranked >= 2);
        let first = comparison.standings.iter().position(|one| one.rank == Some(1)).unwrap();
        if let Some(turn) = turn {
            let rises = |to: f64| ahead(&set, &session, first, turn.question, to).contains(&turn.winner);
            let (above, below) = (turn.to + 1e-3, (turn.to - 1e-3).max(0.0));
            prop_assert!(turn.to >= 0.0);
            if turn.to > turn.from {
                prop_assert!(rises(above));
            } else if turn.to < turn.from {
                prop_assert!(rises(below));
            } else {
                prop_assert!(rises(above) || rises(below));
            }
        }
        // No smaller change of any weight does it; none at all where there is no turn.
        let change = turn.map_or(50.0, |turn| (turn.to - turn.from).abs());
        for (want, &weight) in weights.iter().enumerate() {
            for part in [0.25, 0.5, 0.75, 0.99] {
                for to in [f64::from(weight) + part * change, f64::from(weight) - part * change] {
                    let ahead = ahead(&set, &session, first, want, to.max(0.0));
                    prop_assert!(ahead.is_empty(), "{ahead:?} at {want} = {to}, before {turn:?}");
                }
            }
        }
    }
}
