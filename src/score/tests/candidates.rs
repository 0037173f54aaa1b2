//! Candidates side by side.

use super::selection::{
    Ask, ODD, THREE, among, answer, level, must, number, price, say, selection, tell, want,
};
use crate::questionnaire::{Better, Importance, Limit, Questionnaire};
use crate::score::{Comparison, Standing, comparison, scores};
use crate::session::{Offer, Session};

pub(super) fn compare(set: &Questionnaire, session: &Session) -> Comparison {
    comparison(set, session, &scores(set, session))
}

fn ranks(comparison: &Comparison) -> Vec<Option<usize>> {
    comparison.standings.iter().map(|one| one.rank).collect()
}

/// Three wants, one of them counting twice and one from 1 to 5; a must; and a number that is a want.
fn worked() -> (Questionnaire, Session) {
    let set = selection(vec![
        Ask("V1", want(THREE), ""),
        Ask("V2", want(THREE), "weight = 2"),
        Ask("V3", want(ODD), ""),
        Ask("M1", must(THREE, Some("2")), "weight = 7"),
        Ask("N1", number(Better::Low, Importance::Want, None), ""),
        Ask("O1", level(THREE, Importance::None, None), ""),
    ]);
    let mut session = among(&["a", "b", "c"]);
    say(&mut session, "V1", &["3", "2", ""]);
    say(&mut session, "V2", &["1", "3", "0"]);
    say(&mut session, "V3", &["high", "?", ""]);
    say(&mut session, "M1", &["2", "1", "?"]);
    tell(&mut session, "N1", &[30.0, f64::NAN, f64::NAN]);
    say(&mut session, "O1", &["0", "3", "3"]);
    (set, session)
}

#[test]
fn fits_are_worked_out_over_the_wants() {
    let (set, session) = worked();
    let comparison = compare(&set, &session);
    // Together the wants bring at most 1 · 3 + 2 · 3 + 1 · (5 - 1) = 13.
    let a = Standing {
        // 3 + 2 · 1 + 4 = 9, and nothing is missing.
        fit: Some(9.0 / 13.0),
        fit_low: Some(9.0 / 13.0),
        fit_high: Some(9.0 / 13.0),
        rank: Some(1),
        answered: 5,
        asked: 5,
        ..Standing::default()
    };
    let b = Standing {
        // 2 + 2 · 3 = 8 of 3 + 6 = 9; the third want could bring 4 more.
        fit: Some(8.0 / 9.0),
        fit_low: Some(8.0 / 13.0),
        fit_high: Some(12.0 / 13.0),
        rank: None,
        answered: 3,
        asked: 5,
        unknown: 1,
        knocked_out_by: vec![3],
        open: Vec::new(),
    };
    let c = Standing {
        // 0 of 6; 3 + 4 could come.
        fit: Some(0.0),
        fit_low: Some(0.0),
        fit_high: Some(7.0 / 13.0),
        rank: Some(2),
        answered: 1,
        asked: 5,
        unknown: 1,
        knocked_out_by: Vec::new(),
        open: vec![3],
    };
    assert_eq!(comparison.standings, [a, b, c]);
    let untouched: Vec<usize> = comparison.standings.iter().map(Standing::untouched).collect();
    assert_eq!(untouched, [0, 1, 3]);
    assert!(comparison.provisional, "5 answers stand against 1");
    let asked: Vec<usize> = comparison.criteria.iter().map(|one| one.question).collect();
    assert_eq!(asked, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn what_the_buyer_sets_goes_before_the_set() {
    let (set, mut session) = worked();
    // The must is a want of weight 1, a want is not needed, another weighs nothing.
    answer(&mut session, "M1").importance = Some(Importance::Want);
    answer(&mut session, "M1").weight = Some(1.0);
    answer(&mut session, "V2").importance = Some(Importance::None);
    answer(&mut session, "V3").weight = Some(0.0);
    let standings = compare(&set, &session).standings;
    // Of 3 + 3: a 3 + 2, b 2 + 1, c nothing.
    let fits: Vec<_> = standings.iter().map(|one| (one.fit, one.fit_low, one.fit_high)).collect();
    let of_6 = |points: f64| Some(points / 6.0);
    assert_eq!(fits[0], (of_6(5.0), of_6(5.0), of_6(5.0)));
    assert_eq!(fits[1], (of_6(3.0), of_6(3.0), of_6(3.0)));
    assert_eq!(fits[2], (None, of_6(0.0), of_6(6.0)));
    assert_eq!(standings[1].knocked_out_by, Vec::<usize>::new());
    assert_eq!(standings.iter().map(|one| one.asked).collect::<Vec<_>>(), [4, 4, 4]);
}

#[test]
fn a_stricter_limit_knocks_out_more() {
    let (set, mut session) = worked();
    answer(&mut session, "M1").pass = Some(Limit::Level("3".to_owned()));
    let comparison = compare(&set, &session);
    assert_eq!(comparison.standings[0].knocked_out_by, [3]);
    assert_eq!(ranks(&comparison), [None, None, Some(1)]);
    assert!(!comparison.provisional, "only one is ranked");
}

#[rstest::rstest]
#[case::untouched("", true, false)]
#[case::unknown("?", true, false)]
#[case::no_such_level("9", true, false)]
#[case::below("1", false, true)]
#[case::met("2", false, false)]
fn a_must_is_open_until_it_is_known(
    #[case] said: &str,
    #[case] open: bool,
    #[case] knocked_out: bool,
) {
    let set = selection(vec![Ask("M", must(THREE, Some("2")), ""), Ask("V", want(THREE), "")]);
    let mut session = among(&["a"]);
    say(&mut session, "V", &["3"]);
    say(&mut session, "M", &[said]);
    let standing = &compare(&set, &session).standings[0];
    assert_eq!(
        (!standing.open.is_empty(), !standing.knocked_out_by.is_empty()),
        (open, knocked_out)
    );
    // What is open keeps its place.
    assert_eq!(standing.rank.is_some(), !knocked_out);
}

#[test]
fn a_must_without_a_limit_is_open_until_it_is_answered_and_knocks_nobody_out() {
    let set = selection(vec![Ask("M", must(THREE, None), "")]);
    let mut session = among(&["a", "b", "c"]);
    say(&mut session, "M", &["0", "?", ""]);
    let standings = compare(&set, &session).standings;
    let open: Vec<_> = standings.iter().map(|one| (one.open.clone(), one.answered)).collect();
    assert_eq!(open, [(vec![], 1), (vec![0], 0), (vec![0], 0)]);
    for standing in &standings {
        assert_eq!(standing.knocked_out_by, Vec::<usize>::new());
        assert_eq!((standing.fit, standing.fit_low, standing.fit_high), (None, None, None));
    }
}

#[rstest::rstest]
#[case(Better::Low, vec![vec![], vec![0]])]
#[case(Better::High, vec![vec![0], vec![]])]
fn a_must_in_numbers_knocks_out_on_its_worse_side(
    #[case] better: Better,
    #[case] knocked_out_by: Vec<Vec<usize>>,
) {
    let set = selection(vec![Ask("M", number(better, Importance::Must, Some(60.0)), "")]);
    let mut session = among(&["a", "b"]);
    tell(&mut session, "M", &[15.0, 90.0]);
    let standings = compare(&set, &session).standings;
    assert_eq!(
        standings.into_iter().map(|one| one.knocked_out_by).collect::<Vec<_>>(),
        knocked_out_by
    );
}

#[test]
fn equal_fits_share_a_place() {
    let set = selection(vec![
        Ask("V1", want(THREE), "weight = 0.1"),
        Ask("V2", want(THREE), "weight = 0.3"),
    ]);
    let mut session = among(&["a", "b", "c", "d"]);
    // 3 · 0.1 is not 0.3 in the last digit; it is the same fit.
    say(&mut session, "V1", &["0", "3", "0", "0"]);
    say(&mut session, "V2", &["1", "0", "0", "2"]);
    let comparison = compare(&set, &session);
    assert_eq!(ranks(&comparison), [Some(2), Some(2), Some(4), Some(1)]);
    assert!(!comparison.provisional);
    session.candidates.pop();
    assert_eq!(ranks(&compare(&set, &session)), [Some(1), Some(1), Some(3)]);
}

#[test]
fn without_a_scored_want_there_is_no_fit_and_no_place() {
    let set = selection(vec![Ask("N", price(), ""), Ask("W", want(THREE), "weight = 0")]);
    let mut session = among(&["a"]);
    tell(&mut session, "N", &[10.0]);
    say(&mut session, "W", &["3"]);
    let standing = &compare(&set, &session).standings[0];
    let counted = Standing { answered: 2, asked: 2, ..Standing::default() };
    assert_eq!(*standing, counted);
}

#[test]
fn a_candidate_without_any_want_answered_has_a_range_and_no_place() {
    let set = selection(vec![Ask("V", want(THREE), ""), Ask("N", price(), "")]);
    let mut session = among(&["a", "b"]);
    say(&mut session, "V", &["", "0"]);
    tell(&mut session, "N", &[10.0, 20.0]);
    let comparison = compare(&set, &session);
    let a = &comparison.standings[0];
    assert_eq!((a.fit, a.fit_low, a.fit_high, a.rank), (None, Some(0.0), Some(1.0), None));
    assert_eq!(ranks(&comparison), [None, Some(1)]);
    assert!(!comparison.provisional, "only one is ranked");
}

#[test]
fn a_price_never_enters_the_fit_even_on_a_scale() {
    let set = selection(vec![
        Ask("V", want(THREE), ""),
        Ask("P", want(THREE), "tags = { price = \"once\" }"),
    ]);
    let mut session = among(&["a"]);
    say(&mut session, "V", &["3"]);
    say(&mut session, "P", &["0"]);
    let standing = &compare(&set, &session).standings[0];
    assert_eq!((standing.fit, standing.answered, standing.asked), (Some(1.0), 2, 2));
}

#[test]
fn what_is_hidden_or_not_applicable_counts_nowhere() {
    let set = selection(vec![
        Ask("V1", want(THREE), ""),
        Ask("V2", want(THREE), ""),
        Ask(
            "M1",
            must(THREE, Some("3")),
            "when = { any = [{ question = \"V2\", answered = true }] }",
        ),
        Ask("B1", must(THREE, Some("3")), ""),
    ]);
    let mut session = among(&["a"]);
    for (question, level) in [("V1", "3"), ("V2", "0"), ("M1", "0"), ("B1", "0")] {
        say(&mut session, question, &[level]);
    }
    answer(&mut session, "V2").not_applicable = Some(String::new());
    session.out_of_scope =
        vec![crate::session::OutOfScope { section: "B".to_owned(), reason: String::new() }];
    let comparison = compare(&set, &session);
    let standing = Standing {
        fit: Some(1.0),
        fit_low: Some(1.0),
        fit_high: Some(1.0),
        rank: Some(1),
        answered: 1,
        asked: 1,
        ..Standing::default()
    };
    assert_eq!(comparison.standings, [standing]);
    assert_eq!(comparison.criteria.len(), 1);
}

#[test]
fn a_removed_candidate_is_not_compared() {
    let (set, mut session) = worked();
    let before = compare(&set, &session).standings;
    let removed = session.candidates.remove(0);
    session.removed_candidates.push(removed);
    let after = compare(&set, &session);
    assert_eq!(after.standings.len(), 2);
    assert_eq!(after.standings[1].fit, before[2].fit);
    assert_eq!(ranks(&after), [None, Some(1)]);
}

#[test]
fn an_answer_of_the_wrong_kind_is_no_answer() {
    let (set, mut session) = worked();
    answer(&mut session, "V1").candidates.insert("a".to_owned(), Offer::Number(3.0));
    let a = &compare(&set, &session).standings[0];
    // 2 + 4 of 6 + 4.
    assert_eq!((a.fit, a.answered), (Some(0.6), 4));
}

#[test]
fn without_candidates_there_is_nothing_to_compare() {
    let (set, mut session) = worked();
    session.candidates.clear();
    let comparison = compare(&set, &session);
    assert_eq!((comparison.standings.len(), comparison.criteria.len()), (0, 6));
    assert!(!comparison.provisional);
}
