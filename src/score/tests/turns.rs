//! How firm the first place is.

use super::candidates::compare;
use super::selection::{Ask, THREE, among, answer, must, say, selection, want};
use crate::questionnaire::Questionnaire;
use crate::score::{Turn, nearest_turn};
use crate::session::Session;

/// Two wants with these weights, and the levels of the candidates a, b, c... in both.
fn field(weights: [f64; 2], levels: &[[&str; 2]]) -> (Questionnaire, Session) {
    let set = selection(vec![Ask("V1", want(THREE), ""), Ask("V2", want(THREE), "")]);
    let mut session = among(&["a", "b", "c", "d"][..levels.len()]);
    for (want, question) in ["V1", "V2"].into_iter().enumerate() {
        say(&mut session, question, &levels.iter().map(|one| one[want]).collect::<Vec<_>>());
        answer(&mut session, question).weight = Some(weights[want]);
    }
    (set, session)
}

fn turn(weights: [f64; 2], levels: &[[&str; 2]]) -> Option<Turn> {
    let (set, session) = field(weights, levels);
    nearest_turn(&set, &session, &compare(&set, &session))
}

/// The places, once a weight is changed.
fn places(weights: [f64; 2], levels: &[[&str; 2]]) -> Vec<Option<usize>> {
    let (set, session) = field(weights, levels);
    compare(&set, &session).standings.iter().map(|one| one.rank).collect()
}

#[test]
fn the_weight_that_has_to_fall_least() {
    let levels = [["3", "1"], ["1", "2"]];
    // a is ahead by 4 - 3 = 1. In V1 it is ahead by 2: half a weight less. In V2 it is behind by 1: a
    // whole weight more.
    let found = turn([1.0, 1.0], &levels);
    assert_eq!(found, Some(Turn { question: 0, from: 1.0, to: 0.5, winner: 1 }));
    assert_eq!(places([0.51, 1.0], &levels), [Some(1), Some(2)]);
    assert_eq!(places([0.5, 1.0], &levels), [Some(1), Some(1)]);
    assert_eq!(places([0.49, 1.0], &levels), [Some(2), Some(1)]);
}

#[test]
fn the_weight_that_has_to_rise_least() {
    let levels = [["2", "1"], ["1", "3"], ["0", "0"]];
    // a is ahead by 2 · 2 + 0.5 - 2 - 1.5 = 1: V1 a whole weight less, V2 half a weight more.
    let found = turn([2.0, 0.5], &levels);
    assert_eq!(found, Some(Turn { question: 1, from: 0.5, to: 1.0, winner: 1 }));
    assert_eq!(places([2.0, 0.99], &levels)[..2], [Some(1), Some(2)]);
    assert_eq!(places([2.0, 1.01], &levels)[..2], [Some(2), Some(1)]);
}

#[test]
fn a_want_of_no_weight_may_gain_some() {
    let levels = [["3", "0"], ["2", "3"]];
    let found = turn([1.0, 0.0], &levels);
    assert_eq!(found.map(|turn| (turn.question, turn.winner)), Some((1, 1)));
    let to = found.expect("a turn").to;
    assert!((to - 1.0 / 3.0).abs() < 1e-12, "{to}");
    assert_eq!(places([1.0, 0.34], &levels), [Some(2), Some(1)]);
}

#[rstest::rstest]
#[case::better_in_all([["3", "3"], ["1", "1"]])]
#[case::level_only_at_no_weight_at_all([["3", "1"], ["1", "1"]])]
#[case::the_same_in_all([["2", "2"], ["2", "2"]])]
fn no_single_weight_can_do_it(#[case] levels: [[&str; 2]; 2]) {
    assert_eq!(turn([1.0, 1.0], &levels), None);
}

#[test]
fn what_is_level_already_needs_no_change() {
    let found = turn([1.0, 1.0], &[["0", "0"], ["3", "1"], ["1", "3"], ["2", "2"]]);
    assert_eq!(found, Some(Turn { question: 0, from: 1.0, to: 1.0, winner: 2 }));
    // Level in everything is no turn; then the next one that can get ahead counts: c is behind by 1,
    // and by 2 in V2.
    let found = turn([1.0, 1.0], &[["2", "2"], ["2", "2"], ["3", "0"]]);
    assert_eq!(found, Some(Turn { question: 1, from: 1.0, to: 0.5, winner: 2 }));
}

#[test]
fn of_two_that_draw_level_together_the_one_then_ahead_wins() {
    let levels = [["0", "2"], ["1", "1"], ["2", "0"]];
    // 4, 3 and 2 points; at V1 = 2 all have 4.
    let found = turn([1.0, 2.0], &levels);
    assert_eq!(found, Some(Turn { question: 0, from: 1.0, to: 2.0, winner: 2 }));
    assert_eq!(places([2.1, 2.0], &levels), [Some(3), Some(2), Some(1)]);
}

#[test]
fn fewer_than_two_in_their_places_cannot_turn() {
    assert_eq!(turn([1.0, 1.0], &[["3", "1"]]), None);
    assert_eq!(turn([1.0, 1.0], &[["3", "1"], ["", ""]]), None);
    assert_eq!(turn([1.0, 1.0], &[]), None);
}

#[test]
fn who_is_knocked_out_does_not_win() {
    let set = selection(vec![
        Ask("V1", want(THREE), ""),
        Ask("V2", want(THREE), ""),
        Ask("M", must(THREE, Some("2")), ""),
    ]);
    let mut session = among(&["a", "b", "c"]);
    say(&mut session, "V1", &["3", "3", "0"]);
    say(&mut session, "V2", &["1", "1", "3"]);
    say(&mut session, "M", &["3", "1", "?"]);
    // b is level with a, but out; c is behind by 1: by 3 in V1, ahead by 2 in V2.
    let found = nearest_turn(&set, &session, &compare(&set, &session)).expect("a turn");
    assert_eq!((found.question, found.winner), (0, 2));
    assert!((found.to - 2.0 / 3.0).abs() < 1e-12, "{}", found.to);
}
