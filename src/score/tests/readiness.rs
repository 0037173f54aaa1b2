//! How ready phases are.

use super::{level, question, scored, section, set};
use crate::questionnaire::Questionnaire;
use crate::score::{Readiness, phases, readiness};

/// A with A1 below it, the unscored N, and B; scales from 1 to 5, where "don't know" brings 1.
fn phased() -> Questionnaire {
    let weighted =
        |id, more: &str| question(id, "A", "level", &format!("scales = [\"in\"]\n{more}"));
    set(&[
        section("A", ""),
        section("A1", "parent = \"A\"\nscore = \"min\"\nweight = 9"),
        section("N", "score = \"none\""),
        section("B", ""),
        weighted("Q1", ""),
        weighted("Q2", "weight = 3"),
        weighted("Q3", "when = { any = [{ question = \"Q1\", is = [\"1\"] }] }"),
        weighted("Q4", ""),
        weighted("Q5", "weight = 0"),
        question("Q6", "A", "text", ""),
        question("Q7", "A1", "level", "scales = [\"in\"]"),
        level("Q8", "N"),
        level("Q9", "B"),
    ]
    .concat())
}

fn of(answers: &str, section: usize) -> Readiness {
    let set = phased();
    readiness(&set, &scored(&set, &format!("[answers]\n{answers}\n")), section)
}

const NOT_APPLICABLE: &str = "Q4.not_applicable = \"\"\n";

#[test]
fn a_percentage_of_what_could_be_brought() {
    let answers = "Q1.as_is = { in = \"4\" }\nQ2.as_is = { in = \"unknown\" }\n\
                   Q7.as_is = { in = \"5\" }\n";
    // (4 + 3 · 0 + 5) / (5 + 3 · 5 + 5): the section's own weight and fold do not matter.
    let found = of(&format!("{answers}{NOT_APPLICABLE}"), 0);
    assert_eq!(found, Readiness { percent: Some(36.0), blocking: vec![0, 1] });
    // The section below alone is ready.
    assert_eq!(of(answers, 1), Readiness { percent: Some(100.0), blocking: Vec::new() });
}

#[test]
fn nothing_answered_is_nothing_not_the_lowest_level() {
    let blocking = vec![0, 1, 3, 6];
    assert_eq!(of("", 0), Readiness { percent: Some(0.0), blocking });
}

#[test]
fn it_is_100_exactly_where_nothing_blocks() {
    let most = "Q1.as_is = { in = \"5\" }\nQ2.as_is = { in = \"5\" }\nQ7.as_is = { in = \"5\" }\n";
    let found = of(&format!("{most}{NOT_APPLICABLE}"), 0);
    // What weighs nothing (Q5) holds nothing up.
    assert_eq!(found, Readiness { percent: Some(100.0), blocking: Vec::new() });
}

#[test]
fn what_is_hidden_comes_in_with_its_condition() {
    let answers = format!("Q1.as_is = {{ in = \"1\" }}\n{NOT_APPLICABLE}");
    // 1 of 5 + 3 · 5 + 5 (Q3 is asked now) + 5.
    let found = of(&answers, 0);
    assert_eq!(found, Readiness { percent: Some(100.0 / 30.0), blocking: vec![0, 1, 2, 6] });
}

#[test]
fn an_unscored_section_or_one_out_of_scope_has_no_percentage() {
    assert_eq!(of("Q8.as_is = { in = \"3\" }", 2), Readiness::default());
    let set = phased();
    let scores = scored(&set, "[[out_of_scope]]\nsection = \"B\"\n[answers]\n");
    assert_eq!(readiness(&set, &scores, 3), Readiness::default());
}

#[test]
fn every_top_section_is_a_phase() {
    let set = phased();
    let phases = phases(&set, &scored(&set, "[answers]\nQ9.as_is = { out = \"5\" }\n"));
    let told: Vec<_> = phases.iter().map(|one| (one.section, one.readiness.percent)).collect();
    assert_eq!(told, [(0, Some(0.0)), (2, None), (3, Some(100.0))]);
}

#[test]
fn choices_bring_their_points_and_one_never_makes_up_for_another() {
    let choice = |kind: &str| {
        let choices = "choice = [\
            { id = \"a\", points = 1, text = { ja = \"t\", en = \"t\" } }, \
            { id = \"b\", points = 3, text = { ja = \"t\", en = \"t\" } }, \
            { id = \"c\", text = { ja = \"t\", en = \"t\" } }, \
            { id = \"all\", points = 5, exclusive = true, text = { ja = \"t\", en = \"t\" } }]";
        question(kind, "A", kind, choices)
    };
    let set = set(&[section("A", ""), choice("single"), choice("multi")].concat());
    let of = |answers: &str| readiness(&set, &scored(&set, &format!("[answers]\n{answers}\n")), 0);
    // 1 + 4 of 5 + 5.
    let found = of("single.choice = [\"a\"]\nmulti.choice = [\"a\", \"b\"]");
    assert_eq!(found, Readiness { percent: Some(50.0), blocking: vec![0, 1] });
    // A file may hold more than belongs together: 0 of 5, and 9 counts as 5 of 5.
    let found = of("multi.choice = [\"a\", \"b\", \"all\"]");
    assert_eq!(found, Readiness { percent: Some(50.0), blocking: vec![0] });
    // An answer without points is left out, as it is of the score.
    let found = of("single.choice = [\"c\"]\nmulti.choice = [\"all\"]");
    assert_eq!(found, Readiness { percent: Some(100.0), blocking: Vec::new() });
}
