//! What the candidates cost.

use super::selection::{
    Ask, among, answer, choices, choose, count, own_number, price, selection, tell,
};
use crate::questionnaire::{Kind, Questionnaire};
use crate::score::{Price, Prices, prices, scores};
use crate::session::{Quantity, Session};

fn priced() -> (Questionnaire, Session) {
    let months: [(&str, &[&str]); 3] = [("three", &["36"]), ("five", &["60"]), ("odd", &["many"])];
    let set = selection(vec![
        Ask("S", own_number(), "tags = { role = \"incidents-a-year\" }"),
        Ask("M", Kind::Single(choices("months", &months)), "tags = { role = \"price-months\" }"),
        Ask("P2", price(), "tags = { price = \"once\" }"),
        Ask("P3", price(), "tags = { price = \"monthly\" }"),
        Ask("P4", price(), "tags = { price = \"monthly\" }"),
        Ask("P5", price(), "tags = { price = \"yearly\" }"),
        Ask("P6", price(), "tags = { price = \"per-incident\" }"),
        Ask("P7", price(), "tags = { price = \"total\" }"),
    ]);
    let mut session = among(&["a", "b"]);
    let none = f64::NAN;
    tell(&mut session, "P2", &[100.0, none]);
    tell(&mut session, "P3", &[10.0, none]);
    tell(&mut session, "P4", &[2.0, none]);
    tell(&mut session, "P5", &[6.0, none]);
    tell(&mut session, "P6", &[50.0, none]);
    tell(&mut session, "P7", &[800.0, 700.0]);
    (set, session)
}

fn of(set: &Questionnaire, session: &Session) -> Prices {
    prices(set, session, &scores(set, session))
}

#[test]
fn everything_given_adds_up_over_36_months() {
    let (set, mut session) = priced();
    count(&mut session, "S", 2.0);
    let found = of(&set, &session);
    assert_eq!((found.months, found.months_assumed, found.incidents), (36, true, Some(2.0)));
    // 100 + 36 · (10 + 2) + 3 · 6 + 3 · 2 · 50 = 100 + 432 + 18 + 300.
    let a = Price {
        computed: Some(850.0),
        missing: Vec::new(),
        entered: Some(800.0),
        difference: Some(-50.0),
    };
    // Of b only the total was said.
    let b = Price {
        computed: None,
        missing: vec![2, 3, 4, 5, 6],
        entered: Some(700.0),
        difference: None,
    };
    assert_eq!(found.candidates, [a, b]);
}

#[test]
fn over_the_months_that_were_chosen() {
    let (set, mut session) = priced();
    count(&mut session, "S", 2.0);
    choose(&mut session, "M", &["five"]);
    let found = of(&set, &session);
    assert_eq!((found.months, found.months_assumed), (60, false));
    // 100 + 60 · 12 + 5 · 6 + 5 · 2 · 50 = 100 + 720 + 30 + 500.
    assert_eq!(found.candidates[0].computed, Some(1350.0));
}

#[rstest::rstest]
#[case::unknown("unknown")]
#[case::no_number("odd")]
#[case::no_such_choice("six")]
fn months_that_nobody_knows_are_36(#[case] choice: &str) {
    let (set, mut session) = priced();
    choose(&mut session, "M", &[choice]);
    let found = of(&set, &session);
    assert_eq!((found.months, found.months_assumed), (36, true));
}

#[test]
fn a_part_that_is_missing_is_named_and_the_rest_adds_up() {
    let (set, mut session) = priced();
    count(&mut session, "S", 2.0);
    tell(&mut session, "P4", &[f64::NAN, 1.0]);
    let found = of(&set, &session);
    // 850 - 36 · 2.
    assert_eq!(
        (found.candidates[0].computed, &found.candidates[0].missing[..]),
        (Some(778.0), &[4][..])
    );
    assert_eq!(found.candidates[1].computed, Some(36.0));
    assert_eq!(found.candidates[1].missing, [2, 3, 5, 6]);
    assert_eq!(found.candidates[1].difference, Some(664.0));
}

#[test]
fn without_the_number_of_incidents_their_price_cannot_count() {
    let (set, mut session) = priced();
    answer(&mut session, "S").number = Some(Quantity::Unknown);
    let found = of(&set, &session);
    assert_eq!(found.incidents, None);
    assert_eq!(found.candidates[0].computed, Some(550.0));
    // For a it is the number that is missing, for b the price.
    assert_eq!(found.candidates[0].missing, [0]);
    assert_eq!(found.candidates[1].missing, [2, 3, 4, 5, 6]);
}

#[test]
fn none_of_something_costs_nothing() {
    let (set, mut session) = priced();
    // No incidents are expected: their price is no matter.
    count(&mut session, "S", 0.0);
    tell(&mut session, "P6", &[50.0, f64::NAN]);
    let found = of(&set, &session);
    assert_eq!(found.candidates[0].computed, Some(550.0));
    assert_eq!(found.candidates[1].missing, [2, 3, 4, 5]);
    // They cost nothing: their number is no matter.
    answer(&mut session, "S").number = None;
    tell(&mut session, "P6", &[0.0, 0.0]);
    let found = of(&set, &session);
    assert_eq!((found.candidates[0].computed, found.candidates[0].missing.len()), (Some(550.0), 0));
    assert_eq!(found.candidates[1].computed, Some(0.0));
}

#[test]
fn what_does_not_apply_is_no_part_of_the_price() {
    let (set, mut session) = priced();
    count(&mut session, "S", 2.0);
    answer(&mut session, "P5").not_applicable = Some(String::new());
    answer(&mut session, "P7").not_applicable = Some(String::new());
    let found = &of(&set, &session).candidates;
    assert_eq!((found[0].computed, found[0].entered), (Some(832.0), None));
    assert_eq!(found[1].missing, [2, 3, 4, 6]);
}
