//! What an explanation says of answers worked out by hand.

use super::{FOUR, level, question, section, session, set, worked};
use crate::questionnaire::{Fold, Questionnaire};
use crate::score::{
    Band, Component, Explanation, Rule, RuleSource, Subject, What, Why, Working, explain, scores,
};

fn explained(set: &Questionnaire, answers: &str, subject: Subject) -> Explanation {
    let session = session(answers);
    explain(set, &session, &scores(set, &session), subject)
}

/// Parts and why they are left out.
fn left(of: &Explanation) -> Vec<(Component, Why)> {
    of.left_out.iter().map(|left| (left.part, left.why.clone())).collect()
}

#[test]
fn a_weighted_mean_part_by_part() {
    let answers = format!("{FOUR}B2 = {{ as_is = {{ in = \"5\" }} }}\n");
    let of = explained(&worked(), &answers, Subject::Section(1));
    assert_eq!((of.numbers.main, of.rule), (Some(4.25), Rule::Fold(Fold::Mean)));
    let items: Vec<_> = of
        .items
        .iter()
        .map(|item| (item.part, item.values.main, item.weight, item.product, item.share))
        .collect();
    // (1 · 2 + 3 · 5) / (1 + 3)
    assert_eq!(
        items,
        [
            (Component::Question(2), Some(2.0), 1.0, 2.0, Some(0.25)),
            (Component::Question(3), Some(5.0), 3.0, 15.0, Some(0.75)),
        ]
    );
    let Working::Fold(Fold::Mean, sums) = of.working else { panic!("{of:?}") };
    assert_eq!((sums.as_is.weighted, sums.as_is.weights), (17.0, 4.0));
    assert_eq!((of.left_out.len(), of.counts.map(|counts| counts.answered)), (0, Some(2)));
    assert_eq!(of.rule_source, RuleSource::Set);
}

#[test]
fn the_whole_is_made_of_its_sections() {
    let of = explained(&worked(), FOUR, Subject::Overall);
    let parts: Vec<Component> = of.items.iter().map(|item| item.part).collect();
    assert_eq!(parts, [Component::Section(0), Component::Section(1)]);
    assert_eq!(of.numbers.main, Some(2.75));
}

#[test]
fn what_is_left_out_says_why() {
    let set = set(&[
        section("A", ""),
        section("A1", "parent = \"A\""),
        section("N", "parent = \"A\"\nscore = \"none\""),
        section("O", "parent = \"A\""),
        level("Q1", "A"),
        level("Q2", "A"),
        level("Q3", "A"),
        level("Q4", "A"),
        question("Q5", "A", "text", ""),
        question("Q6", "A", "level", "scales = [\"in\"]\nweight = 0"),
        question("Q7", "A", "level", "scales = [\"silent\"]"),
        question(
            "Q8",
            "A",
            "level",
            "scales = [\"in\"]\nwhen = { any = [{ question = \"Q1\", is = [\"1\"] }] }",
        ),
        level("Q9", "N"),
        level("Q10", "O"),
    ]
    .concat());
    let answers = "[[out_of_scope]]\nsection = \"O\"\nreason = \"later\"\n[answers]\n\
                   Q1 = { as_is = { in = \"4\" }, to_be = { in = \"none\" } }\n\
                   Q3.as_is = { in = \"none\", out = \"none\" }\nQ4.not_applicable = \"risk-accepted\"\n\
                   Q6.as_is = { in = \"3\" }\nQ7.as_is = { silent = \"unknown\" }\n\
                   Q9.as_is = { in = \"3\" }\n";
    let of = explained(&set, answers, Subject::Section(0));
    assert_eq!(of.items.len(), 1);
    let question = |at: usize, why| (Component::Question(at), why);
    assert_eq!(
        left(&of),
        [
            question(0, Why::Dropped),
            question(1, Why::Untouched),
            question(2, Why::NotApplicable(None)),
            question(3, Why::NotApplicable(Some("risk-accepted".to_owned()))),
            question(4, Why::Kind),
            question(5, Why::Weightless),
            question(6, Why::Unknown),
            question(7, Why::Condition),
            (Component::Section(1), Why::Empty),
            (Component::Section(2), Why::Unscored),
            (Component::Section(3), Why::OutOfScope("later".to_owned())),
        ]
    );
    // What is untouched still says how far it could move the score.
    let open = of.left_out.iter().find(|left| left.part == Component::Question(1)).unwrap();
    assert_eq!((open.values.low, open.values.high), (Some(1.0), Some(5.0)));
}

#[test]
fn the_higher_scale_counts_and_a_level_goes_before_dont_know() {
    let set = set(&[section("A", ""), level("Q1", "A")].concat());
    let of = |answers: &str| {
        let of = explained(&set, &format!("[answers]\n{answers}\n"), Subject::Question(0));
        let Working::Answer(said, band) = &of.working else { panic!("{of:?}") };
        let said: Vec<_> = said.iter().map(|said| (said.what, said.points, said.counts)).collect();
        (of.numbers.main, said, *band)
    };
    assert_eq!(
        of("Q1.as_is = { in = \"3\", out = \"5\" }"),
        (
            Some(5.0),
            vec![(What::Level(2), Some(3.0), false), (What::Level(1), Some(5.0), true)],
            Band::Fixed
        )
    );
    // "Don't know" would bring 2 on the second scale; the level brings 1 and counts.
    assert_eq!(
        of("Q1.as_is = { in = \"1\", out = \"unknown\" }"),
        (
            Some(1.0),
            vec![(What::Level(0), Some(1.0), true), (What::Unknown, Some(2.0), false)],
            Band::PartlyUnknown
        )
    );
    assert_eq!(
        of("Q1.as_is = { in = \"unknown\", out = \"none\" }"),
        (
            Some(1.0),
            vec![(What::Unknown, Some(1.0), true), (What::NotHere, None, false)],
            Band::Open
        )
    );
    let both = of("Q1 = { as_is = { in = \"2\" }, to_be = { in = \"4\" } }");
    let untouched = (What::Nothing, None, false);
    assert_eq!(
        both.1,
        [(What::Level(1), Some(2.0), true), untouched, (What::Level(3), Some(4.0), true)]
    );
}

#[test]
fn a_subject_that_is_not_there_is_nothing() {
    for subject in [
        Subject::Section(9),
        Subject::Question(9),
        Subject::Readiness(Some(9)),
        Subject::Fit(0),
        Subject::Price(0),
        Subject::Risk(9, 0),
        Subject::Risk(0, 9),
    ] {
        let of = explained(&worked(), FOUR, subject);
        assert_eq!((of.numbers.main, of.items.len()), (None, 0), "{subject:?}");
    }
}
