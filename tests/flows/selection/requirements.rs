//! Requirements: what each candidate answers, how much it matters, what a must accepts.

use monshin::questionnaire::{Importance, Limit};
use monshin::session::{Answer, Basis, Offer};
use monshin::strings::ui;
use monshin::tui::fields::Field;

use super::with_three;
use crate::support::Harness;

fn level(id: &str) -> Offer {
    Offer::Level(id.into())
}

/// The answer in the file.
fn answer(h: &mut Harness, question: &str) -> Answer {
    h.saved().answer(question).clone()
}

#[test]
fn tab_goes_round_candidates_importance_weight_pass_and_record() {
    let mut h = with_three("Q-1", "");
    let round = [
        Field::Offer(0),
        Field::Offer(1),
        Field::Offer(2),
        Field::Importance,
        Field::Weight,
        Field::Pass,
        Field::Record,
    ];
    for field in round {
        assert_eq!(h.work().field(), Some(field));
        h.keys("Tab");
    }
    assert_eq!(h.work().field(), Some(Field::Offer(0)));
    for field in round.iter().rev() {
        h.keys("Shift-Tab");
        assert_eq!(h.work().field(), Some(*field));
    }
    assert!(h.saved().answers.is_empty(), "looking changes nothing");
}

#[test]
fn digits_set_the_level_of_the_focused_candidate() {
    let mut h = with_three("Q-2", "");
    h.keys("3 Tab 0 Tab d");
    let got = answer(&mut h, "Q-2");
    let expected = [("a", level("3")), ("b", level("0")), ("c", Offer::Unknown)];
    assert_eq!(
        got.candidates.iter().map(|(id, own)| (&**id, own.clone())).collect::<Vec<_>>(),
        expected
    );
    assert!(h.text().contains("candidate = { a = \"3\", b = \"0\", c = \"unknown\" }"));
    h.sees(ui::PASSES.en).sees(ui::FAILS.en).sees(ui::OPEN_MUST.en);
    assert_eq!(h.scores().progress.answered, 1, "each has an entry, and one is a level");
    h.keys("9");
    assert_eq!(h.told(), ui::NO_SUCH_DIGIT.en);
    h.keys("u u");
    assert_eq!(answer(&mut h, "Q-2").candidates.len(), 1, "each candidate is a step");
}

#[test]
fn a_question_is_open_until_every_candidate_has_an_entry() {
    let mut h = with_three("Q-2", "");
    h.keys("3 Tab 3");
    assert_eq!(h.scores().progress.answered, 0);
    h.keys("Tab 1");
    assert_eq!(h.scores().progress.answered, 1);
    h.keys("C \"D社\" Enter Esc");
    assert_eq!(h.scores().progress.answered, 0, "a new candidate has to be asked as well");
}

#[test]
fn enter_goes_on_and_without_candidates_the_key_that_adds_some_is_named() {
    let mut h = with_three("Q-1", "");
    h.keys("3 Enter");
    assert_eq!(h.question(), "Q-2");
    let mut h = Harness::selection("Q-1", "");
    h.sees(ui::NO_CANDIDATES.en);
    assert_eq!(h.work().field(), Some(Field::Importance));
    h.keys("Enter");
    assert_eq!(h.question(), "Q-2");
}

#[test]
fn the_importance_is_chosen_by_1_2_3_and_clearing_brings_the_sets_word_back() {
    for (digit, word, own) in [
        ("1", "must", Importance::Must),
        ("2", "want", Importance::Want),
        ("３", "none", Importance::None),
    ] {
        let mut h = with_three("Q-2", "");
        h.keys("Tab Tab Tab").keys(digit);
        assert_eq!(answer(&mut h, "Q-2").importance, Some(own));
        assert!(h.text().contains(&format!("importance = \"{word}\"")));
    }
    let mut h = with_three("Q-2", "");
    h.keys("1 Tab Tab Tab 2").sees_no(ui::FAILS.en);
    h.keys("Backspace").sees(ui::FAILS.en);
    assert_eq!(answer(&mut h, "Q-2").importance, None, "the set says must");
    h.keys("u");
    assert_eq!(answer(&mut h, "Q-2").importance, Some(Importance::Want));
    h.keys("Tab Tab Tab 4");
    assert_eq!(h.told(), ui::NO_SUCH_DIGIT.en);
}

#[test]
fn weight_and_limit_are_the_sessions_own_until_they_are_cleared() {
    let mut h = with_three("Q-1", "");
    h.keys("Tab Tab Tab Tab 2 \".5\" Enter").sees("2.5");
    assert_eq!(answer(&mut h, "Q-1").weight, Some(2.5));
    assert_eq!(h.work().field(), Some(Field::Weight), "it stays where one was");
    h.keys("Space \"x\" Enter").sees(ui::NO_AMOUNT.en);
    h.keys("Esc");
    assert_eq!(answer(&mut h, "Q-1").weight, Some(2.5), "what is no number changes nothing");
    h.keys("Space Backspace Backspace Backspace \"-1\" Enter").sees(ui::TOO_LITTLE.en);
    h.keys("Esc Backspace");
    assert_eq!(answer(&mut h, "Q-1").weight, None);
    h.keys("Tab 3");
    assert_eq!(answer(&mut h, "Q-1").pass, Some(Limit::Level("3".into())));
    assert!(h.text().contains("pass = \"3\""));
    h.keys("Backspace");
    assert_eq!(answer(&mut h, "Q-1").pass, None);
    h.keys("u");
    assert_eq!(answer(&mut h, "Q-1").pass, Some(Limit::Level("3".into())));
}

#[test]
fn a_stricter_limit_knocks_out_whom_the_sets_limit_accepts() {
    let mut h = with_three("Q-2", "");
    h.keys("2").sees(ui::PASSES.en);
    h.keys(&"Tab ".repeat(5)).keys("3").sees(ui::FAILS.en).sees_no(ui::PASSES.en);
    h.keys("Backspace").sees(ui::PASSES.en);
}

#[test]
fn the_basis_goes_round_and_needs_an_answer() {
    let mut h = with_three("Q-1", "");
    h.keys("b");
    assert!(h.saved().answers.is_empty(), "nothing was said that could rest on something");
    h.keys("2");
    for (word, basis) in [
        ("said", Basis::Said),
        ("proposal", Basis::Proposal),
        ("contract-draft", Basis::ContractDraft),
        ("trial", Basis::Trial),
    ] {
        h.keys("b");
        assert_eq!(answer(&mut h, "Q-1").rests_on["a"], basis);
        assert!(h.text().contains(&format!("rests_on = {{ a = \"{word}\" }}")), "{word}");
    }
    h.sees(ui::TRIAL.en);
    h.keys("b");
    assert!(answer(&mut h, "Q-1").rests_on.is_empty());
    h.keys("u");
    assert_eq!(answer(&mut h, "Q-1").rests_on["a"], Basis::Trial);
    h.keys("3");
    assert_eq!(answer(&mut h, "Q-1").rests_on["a"], Basis::Trial, "another level, same basis");
}

#[test]
fn clearing_a_candidates_answer_takes_its_basis_along_and_is_one_step() {
    let mut h = with_three("Q-1", "");
    h.keys("2 b b Tab 1 Shift-Tab Backspace");
    let got = answer(&mut h, "Q-1");
    assert_eq!((got.candidates.len(), got.rests_on.len()), (1, 0));
    h.keys("u");
    let got = answer(&mut h, "Q-1");
    assert_eq!((got.candidates.len(), got.rests_on["a"]), (2, Basis::Proposal));
}

#[test]
fn numbers_of_candidates_are_typed_one_after_the_other() {
    let mut h = with_three("N-7", "");
    h.keys("1 \"5\" Enter");
    assert_eq!(h.work().field(), Some(Field::Offer(1)), "the next candidate has the keys");
    h.keys("Enter \"1,000\" Enter d");
    let got = answer(&mut h, "N-7").candidates;
    assert_eq!((&got["a"], &got["b"]), (&Offer::Number(15.0), &Offer::Number(1000.0)));
    assert_eq!(got["c"], Offer::Unknown);
    h.sees("15 ").sees("1,000 ");
    h.keys("Shift-Tab Shift-Tab Space \"0\" Esc");
    assert_eq!(answer(&mut h, "N-7").candidates["a"], Offer::Number(150.0));
    assert_eq!(h.work().field(), Some(Field::Offer(0)), "Esc keeps and stays");
}

#[test]
fn a_negative_number_of_a_candidate_is_told_and_nothing_is_lost() {
    let mut h = with_three("N-7", "[answers.N-7]\ncandidate = { a = 15 }\n");
    h.keys("Space Backspace Backspace \"-5\" Enter").sees(ui::TOO_LITTLE.en);
    h.keys("Esc");
    assert_eq!(answer(&mut h, "N-7").candidates["a"], Offer::Number(15.0));
}

#[test]
fn a_limit_of_minutes_is_kept_by_those_below_it_and_of_days_by_those_above() {
    // N-7: minutes, lower is better, its limit 15. K-7: days, higher is better.
    let mut h =
        with_three("N-7", "[answers.N-7]\ncandidate = { a = 15, b = 16 }\nimportance = \"must\"\n");
    h.sees(ui::PASSES.en).sees(ui::FAILS.en);
    h.keys(&"Tab ".repeat(5)).keys("1 \"6\" Enter").sees(ui::PASSES.en).sees_no(ui::FAILS.en);
    assert_eq!(answer(&mut h, "N-7").pass, Some(Limit::Number(16.0)));
    let mut h = with_three(
        "K-7",
        "[answers.K-7]\ncandidate = { a = 90, b = 365 }\nimportance = \"must\"\npass = 180\n",
    );
    h.sees(ui::PASSES.en).sees(ui::FAILS.en);
    h.keys(&"Tab ".repeat(5)).keys("Backspace").sees(ui::NO_PASS.en).sees_no(ui::FAILS.en);
}

#[test]
fn what_is_needed_is_written_in_the_record() {
    let mut h = with_three("Q-1", "");
    h.keys("Shift-Tab Enter \"24時間\" Enter \"日本語\" Esc");
    assert_eq!(answer(&mut h, "Q-1").record.as_deref(), Some("24時間\n日本語"));
    h.sees("24時間 / 日本語");
}

#[test]
fn a_requirement_that_does_not_apply_keeps_the_answers_and_counts_nowhere() {
    let mut h = with_three("Q-2", "[answers.Q-2]\ncandidate = { a = \"0\" }\n");
    let out = |h: &Harness| {
        h.work().standing.as_ref().expect("a selection").comparison.standings[0]
            .knocked_out_by
            .len()
    };
    assert_eq!(out(&h), 1);
    h.keys("x 3");
    assert_eq!(answer(&mut h, "Q-2").not_applicable.as_deref(), Some("risk-accepted"));
    assert_eq!(answer(&mut h, "Q-2").candidates["a"], level("0"));
    assert_eq!(out(&h), 0);
    h.keys("Tab 3");
    let got = answer(&mut h, "Q-2");
    assert_eq!(
        (got.not_applicable, got.candidates.len()),
        (None, 2),
        "who answers says it applies"
    );
    assert_eq!(out(&h), 1);
}
