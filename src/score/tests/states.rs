//! The states of numbers, tables and candidates.

use super::selection::{
    Ask, THREE, among, answer, own_number, price, risk_table, row, say, selection, tell, want,
};
use super::{question, scored, section, set};
use crate::score::{State, phases, scores};
use crate::session::{Candidate, Offer, Quantity, Row, Session};

fn state(kind: crate::questionnaire::Kind, session: &Session) -> State {
    scores(&selection(vec![Ask("Q", kind, "")]), session).questions[0].state
}

#[rstest::rstest]
#[case::nothing(None, State::Untouched)]
#[case::zero(Some(Quantity::Known(0.0)), State::Answered)]
#[case::a_number(Some(Quantity::Known(-1.5)), State::Answered)]
#[case::unknown(Some(Quantity::Unknown), State::Unknown)]
#[case::no_finite_number(Some(Quantity::Known(f64::NAN)), State::Untouched)]
fn a_number_is_answered_when_it_is_given(#[case] number: Option<Quantity>, #[case] is: State) {
    let mut session = among(&[]);
    answer(&mut session, "Q").number = number;
    assert_eq!(state(own_number(), &session), is);
    answer(&mut session, "Q").not_applicable = Some(String::new());
    assert_eq!(state(own_number(), &session), State::NotApplicable);
}

#[test]
fn a_table_is_answered_with_its_first_row() {
    let mut session = among(&[]);
    assert_eq!(state(risk_table(), &session), State::Untouched);
    answer(&mut session, "Q").removed_rows = vec![Row::default()];
    assert_eq!(state(risk_table(), &session), State::Untouched);
    answer(&mut session, "Q").rows = vec![row(vec![])];
    assert_eq!(state(risk_table(), &session), State::Answered);
    answer(&mut session, "Q").not_applicable = Some(String::new());
    assert_eq!(state(risk_table(), &session), State::NotApplicable);
}

#[rstest::rstest]
#[case::nothing(&["", ""], State::Untouched)]
#[case::one_is_missing(&["3", ""], State::Untouched)]
#[case::unknown_and_missing(&["?", ""], State::Untouched)]
#[case::both(&["3", "0"], State::Answered)]
#[case::one_and_unknown(&["?", "0"], State::Answered)]
#[case::all_unknown(&["?", "?"], State::Unknown)]
#[case::no_such_level_is_absent(&["3", "9"], State::Untouched)]
fn candidates_are_answered_when_all_have_their_word(#[case] levels: &[&str], #[case] is: State) {
    let mut session = among(&["a", "b"]);
    say(&mut session, "Q", levels);
    assert_eq!(state(want(THREE), &session), is);
    // What was said of a candidate that is gone does not matter.
    session.removed_candidates = vec![Candidate { id: "c".to_owned(), name: String::new() }];
    answer(&mut session, "Q").candidates.insert("c".to_owned(), Offer::Level("3".to_owned()));
    assert_eq!(state(want(THREE), &session), is);
    answer(&mut session, "Q").not_applicable = Some(String::new());
    assert_eq!(state(want(THREE), &session), State::NotApplicable);
}

#[test]
fn a_number_for_a_level_and_a_level_for_a_number_count_as_absent() {
    let mut session = among(&["a", "b"]);
    tell(&mut session, "Q", &[3.0, 2.0]);
    assert_eq!(state(want(THREE), &session), State::Untouched);
    assert_eq!(state(price(), &session), State::Answered);
    say(&mut session, "Q", &["3", "2"]);
    assert_eq!(state(price(), &session), State::Untouched);
    tell(&mut session, "Q", &[3.0, f64::INFINITY]);
    assert_eq!(state(price(), &session), State::Untouched);
}

#[test]
fn without_candidates_nothing_was_asked() {
    let mut session = among(&["a"]);
    say(&mut session, "Q", &["3"]);
    session.candidates.clear();
    assert_eq!(state(want(THREE), &session), State::Untouched);
}

#[test]
fn they_count_in_the_progress_and_never_in_the_score() {
    let set = selection(vec![
        Ask("N", own_number(), ""),
        Ask("T", risk_table(), ""),
        Ask("C", want(THREE), ""),
    ]);
    let mut session = among(&["a"]);
    say(&mut session, "C", &["3"]);
    answer(&mut session, "N").number = Some(Quantity::Unknown);
    let scores = scores(&set, &session);
    let progress = scores.progress;
    assert_eq!((progress.asked, progress.answered, progress.unknown), (3, 1, 1));
    assert_eq!((scores.overall.counts.asked, scores.overall.max), (0, None));
}

#[test]
fn the_order_in_which_choices_are_given_does_not_change_their_sum() {
    // As binary fractions 0.1 + 0.3 + 1.5 + 5 and 0.1 + 1.5 + 5 + 0.3 differ in their last place.
    let choice = |id, points| {
        format!("{{ id = \"{id}\", points = {points}, text = {{ ja = \"t\", en = \"t\" }} }}")
    };
    let choices =
        [choice("a", "0.1"), choice("b", "0.3"), choice("c", "1.5"), choice("d", "5")].join(", ");
    let multi = question("Q", "A", "multi", &format!("choice = [{choices}]"));
    let set = set(&[section("A", ""), multi].concat());
    let scores = scored(&set, "[answers]\nQ = { choice = [\"a\", \"c\", \"d\", \"b\"] }\n");
    assert_eq!(scores.questions[0].as_is, scores.questions[0].max);
    assert_eq!(phases(&set, &scores)[0].readiness.blocking, Vec::<usize>::new());
}

#[rstest::rstest]
#[case::first("[\"a\", \"b\"]", State::Hidden)]
#[case::first_that_the_set_has("[\"gone\", \"b\", \"a\"]", State::Untouched)]
fn a_condition_sees_the_one_choice_of_a_single_that_counts(
    #[case] choice: &str,
    #[case] is: State,
) {
    let choice_of = |id| format!("{{ id = \"{id}\", text = {{ ja = \"t\", en = \"t\" }} }}");
    let choices = format!("choice = [{}, {}]", choice_of("a"), choice_of("b"));
    let when = "when = { any = [{ question = \"Q\", is = [\"b\"] }] }";
    let set = set(&[
        section("A", ""),
        question("Q", "A", "single", &choices),
        question("T", "A", "text", when),
    ]
    .concat());
    let scores = scored(&set, &format!("[answers]\nQ = {{ choice = {choice} }}\n"));
    assert_eq!(scores.questions[1].state, is);
}

#[test]
fn a_condition_can_rest_on_them() {
    let when = "when = { any = [{ question = \"N\", answered = true }] }";
    let set = selection(vec![Ask("N", own_number(), ""), Ask("C", want(THREE), when)]);
    let mut session = among(&["a"]);
    assert_eq!(scores(&set, &session).questions[1].state, State::Hidden);
    answer(&mut session, "N").number = Some(Quantity::Unknown);
    assert_eq!(scores(&set, &session).questions[1].state, State::Hidden);
    answer(&mut session, "N").number = Some(Quantity::Known(0.0));
    assert_eq!(scores(&set, &session).questions[1].state, State::Untouched);
}
