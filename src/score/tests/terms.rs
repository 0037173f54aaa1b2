//! On what terms requirements count, and what they say of an answer.

use super::selection::{Ask, ODD, THREE, among, answer, level, must, number, say, selection, tell};
use crate::questionnaire::{Better, Importance, Kind, Limit};
use crate::score::{Terms, meets, offer, terms};
use crate::session::{Answer, Session};

fn of(kind: Kind, change: impl FnOnce(&mut Answer)) -> Terms {
    let set = selection(vec![Ask("Q", kind, "weight = 2")]);
    let mut given = Answer::EMPTY;
    change(&mut given);
    terms(&set, &set.questions[0], &given).expect("a candidates question")
}

fn limit(id: &str) -> Limit {
    Limit::Level(id.to_owned())
}

#[test]
fn the_word_of_the_set_holds_until_the_buyer_says_otherwise() {
    let set_says = Terms { importance: Importance::Must, weight: 2.0, pass: Some(limit("2")) };
    assert_eq!(of(must(THREE, Some("2")), |_| {}), set_says);
    let said = of(must(THREE, Some("2")), |answer| {
        answer.importance = Some(Importance::None);
        answer.weight = Some(0.0);
        answer.pass = Some(limit("3"));
    });
    let buyer = Terms { importance: Importance::None, weight: 0.0, pass: Some(limit("3")) };
    assert_eq!(said, buyer);
}

#[rstest::rstest]
#[case::no_such_level(limit("9"))]
#[case::a_number_for_a_level(Limit::Number(3.0))]
fn a_limit_that_the_scale_lacks_is_not_said(#[case] pass: Limit) {
    let said = of(must(THREE, Some("2")), |answer| answer.pass = Some(pass));
    assert_eq!(said.pass, Some(limit("2")));
}

#[rstest::rstest]
#[case(-1.0)]
#[case(f64::NAN)]
#[case(f64::INFINITY)]
fn a_weight_that_is_none_is_not_said(#[case] weight: f64) {
    assert_eq!(of(must(THREE, None), |answer| answer.weight = Some(weight)).weight, 2.0);
}

fn verdict(kind: Kind, say: impl FnOnce(&mut Session)) -> Option<bool> {
    let set = selection(vec![Ask("Q", kind, "")]);
    let mut session = among(&["a"]);
    say(&mut session);
    let answer = answer(&mut session, "Q").clone();
    let terms = terms(&set, &set.questions[0], &answer)?;
    meets(&set, &set.questions[0], &terms, offer(&set, &set.questions[0], &answer, "a"))
}

#[rstest::rstest]
#[case::above("3", Some(true))]
#[case::at_it("2", Some(true))]
#[case::below("1", Some(false))]
#[case::unknown("?", None)]
#[case::untouched("", None)]
#[case::no_such_level("9", None)]
fn a_must_on_a_scale(#[case] level: &str, #[case] is: Option<bool>) {
    assert_eq!(verdict(must(THREE, Some("2")), |session| say(session, "Q", &[level])), is);
}

#[test]
fn a_must_without_a_limit_is_open_whatever_is_said() {
    assert_eq!(verdict(must(THREE, None), |session| say(session, "Q", &["3"])), None);
    assert_eq!(verdict(must(ODD, None), |session| say(session, "Q", &["low"])), None);
    let number = number(Better::Low, Importance::Must, None);
    assert_eq!(verdict(number, |session| tell(session, "Q", &[1.0])), None);
}

#[rstest::rstest]
#[case::less(Better::Low, 14.0, Some(true))]
#[case::at_it(Better::Low, 15.0, Some(true))]
#[case::more(Better::Low, 15.5, Some(false))]
#[case::less_is_worse(Better::High, 14.0, Some(false))]
#[case::at_the_least(Better::High, 15.0, Some(true))]
#[case::more_is_better(Better::High, 16.0, Some(true))]
#[case::nothing(Better::High, f64::NAN, None)]
#[case::not_finite(Better::High, f64::INFINITY, None)]
fn a_must_in_numbers(#[case] better: Better, #[case] said: f64, #[case] is: Option<bool>) {
    let must = number(better, Importance::Must, Some(15.0));
    assert_eq!(verdict(must, |session| tell(session, "Q", &[said])), is);
}

#[test]
fn the_buyers_limit_goes_before_the_sets() {
    let strict = |session: &mut Session| {
        say(session, "Q", &["2"]);
        answer(session, "Q").pass = Some(limit("3"));
    };
    assert_eq!(verdict(level(THREE, Importance::Must, Some("2")), strict), Some(false));
}
