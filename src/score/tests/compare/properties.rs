//! What holds whatever is answered in the two sessions.

use proptest::prelude::*;

use crate::questionnaire::Questionnaire;
use crate::score::ScoreMovement;

use super::super::{question, section, set};
use super::{between, said};

const IDS: [&str; 6] = ["A1", "A2", "A3", "B1", "B2", "C1"];

/// A set whose sections fold in their own ways, with these weights; a question of weight 9 is not in it.
fn any_set(weights: &[u8], folds: (&str, &str)) -> Questionnaire {
    let head = [
        section("A", &format!("score = \"{}\"", folds.0)),
        section("B", &format!("score = \"{}\"\nweight = 2", folds.1)),
        section("C", "parent = \"B\""),
    ];
    let one = |(id, weight): (&&str, &u8)| {
        let more = format!("scales = [\"in\", \"out\"]\nweight = {weight}");
        if *weight == 9 { String::new() } else { question(id, &id[..1], "level", &more) }
    };
    set(&format!("{}{}", head.concat(), IDS.iter().zip(weights).map(one).collect::<String>()))
}

fn answers() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["", "?", "x", "1", "2", "3", "4", "5", "o1", "o5"]);
    let out = prop::sample::select(vec!["", "", "A", "B", "C"]);
    (prop::collection::vec(word, IDS.len()), out).prop_map(|(words, out)| {
        let given: Vec<(&str, &str)> =
            IDS.into_iter().zip(words).filter(|(_, word)| !word.is_empty()).collect();
        let scope = format!("[[out_of_scope]]\nsection = \"{out}\"\n");
        format!("{}{}", if out.is_empty() { "" } else { &scope }, said(&given))
    })
}

fn weights() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(vec![0, 1, 1, 1, 2, 9]), IDS.len())
}

fn folds() -> impl Strategy<Value = (&'static str, &'static str)> {
    let fold = || prop::sample::select(vec!["mean", "sum", "min"]);
    (fold(), fold())
}

/// What the parts of a movement come to.
fn sum(score: &ScoreMovement) -> f64 {
    let causes: f64 = score.causes.iter().map(|part| part.points).sum();
    causes + score.like_for_like.map_or(0.0, |like| like.change())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_parts_add_up_to_the_difference(
        old_weights in weights(), new_weights in weights(), other_version in any::<bool>(),
        old_folds in folds(), new_folds in folds(), old in answers(), new in answers(),
    ) {
        let new_set = any_set(&new_weights, new_folds);
        let old_set =
            if other_version { any_set(&old_weights, old_folds) } else { new_set.clone() };
        let movement = between((&old_set, &old), (&new_set, &new));
        let all = movement.sections.iter().map(|(_, score)| score).chain([&movement.overall]);
        for score in all {
            if let Some(difference) = score.difference() {
                prop_assert!((sum(score) - difference).abs() < 1e-9, "{score:?}");
            }
            if let Some(like) = score.like_for_like {
                prop_assert!(like.roles > 0, "{like:?}");
            }
        }
    }

    #[test]
    fn the_way_back_is_the_way_there(
        weights in weights(), folds in folds(), old in answers(), new in answers(),
    ) {
        let set = any_set(&weights, folds);
        let there = between((&set, &old), (&set, &new));
        let back = between((&set, &new), (&set, &old));
        let like = |score: &ScoreMovement| score.like_for_like.map(|like| like.change());
        let pairs = there.sections.iter().zip(&back.sections).map(|(a, b)| (&a.1, &b.1));
        for (there, back) in pairs.chain([(&there.overall, &back.overall)]) {
            prop_assert_eq!(like(there), like(back).map(|change| 0.0 - change));
            prop_assert_eq!(there.causes.len(), back.causes.len());
        }
    }

    #[test]
    fn against_itself_nothing_moves(weights in weights(), folds in folds(), text in answers()) {
        let set = any_set(&weights, folds);
        let movement = between((&set, &text), (&set, &text));
        prop_assert!(movement.overall.difference().unwrap_or(0.0).abs() < 1e-12);
        prop_assert!(movement.roles.iter().all(|role| !role.moved() && !role.side_moved));
        for part in &movement.overall.causes {
            prop_assert!(part.points.abs() < 1e-9 && part.came + part.went == 0, "{part:?}");
        }
    }
}
