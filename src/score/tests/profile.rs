//! What a mean hides, worked out by hand.

use super::{level, question, section, session, set};
use crate::questionnaire::Questionnaire;
use crate::score::{GapLine, Profile, functions, gaps, levels_of, lowered, profile, scores};
use crate::session::{Priority, Session};

fn two_sections() -> Questionnaire {
    let tagged = |id: &str, section: &str| {
        let more = "scales = [\"in\", \"out\"]\ntarget = true\ntags = { region = \"1\" }";
        question(id, section, "level", more)
    };
    set(&[
        section("P", "score = \"none\""),
        section("A", ""),
        section("B", ""),
        section("B1", "parent = \"B\""),
        level("P1", "P"),
        tagged("A1", "A"),
        level("A2", "A"),
        level("A3", "A"),
        level("B-1", "B1"),
        level("B-2", "B1"),
    ]
    .concat())
}

fn of(answers: &str) -> (Questionnaire, Session, Profile) {
    let set = two_sections();
    let session = session(&format!("[answers]\n{answers}"));
    let profile = profile(&set, &session, &scores(&set, &session));
    (set, session, profile)
}

fn ids<'a>(set: &'a Questionnaire, questions: &[usize]) -> Vec<&'a str> {
    questions.iter().map(|&at| set.questions[at].id.as_str()).collect()
}

#[test]
fn every_level_has_its_count_also_one_at_which_nothing_stands() {
    let (set, session, profile) = of("P1 = { as_is = { in = \"5\" } }\n\
        A1 = { as_is = { in = \"2\", out = \"none\" } }\n\
        A2 = { as_is = { in = \"2\", out = \"5\" } }\n\
        A3 = { as_is = { in = \"unknown\" } }\n\
        B-1 = { as_is = { in = \"2\" } }\n");
    let told: Vec<(f64, usize)> =
        profile.levels.iter().map(|level| (level.points, level.count)).collect();
    assert_eq!(told, [(1.0, 0), (2.0, 2), (3.0, 0), (4.0, 0), (5.0, 1)]);
    assert_eq!(profile.answered, 3);
    let scores = scores(&set, &session);
    let counts = |id: &str| -> Vec<usize> {
        let section = set.section(id).expect("a section");
        levels_of(&set, &scores, section).iter().map(|level| level.count).collect()
    };
    assert_eq!(counts("A"), [0, 1, 0, 0, 1]);
    assert_eq!(counts("B"), [0, 1, 0, 0, 0], "of the section below");
    assert_eq!(counts("B1"), [0, 1, 0, 0, 0]);
}

#[test]
fn functions_are_the_top_sections_that_are_scored() {
    let set = two_sections();
    let ids: Vec<&str> = functions(&set).iter().map(|&at| &*set.sections[at].id).collect();
    assert_eq!(ids, ["A", "B"]);
}

#[test]
fn only_answers_that_rest_on_seen_evidence_are_counted() {
    let (_, _, profile) = of(
        "A1 = { as_is = { in = \"2\" }, evidence = [{ what = \"a\", seen = 2026-11-01 }, \"b\"] }\n\
         A2 = { as_is = { in = \"2\" }, evidence = [\"told\"] }\n\
         A3 = { not_applicable = \"\", evidence = [{ what = \"a\", seen = 2026-11-01 }] }\n",
    );
    assert_eq!((profile.seen, profile.answered), (1, 2));
}

#[test]
fn the_middle_parts_the_strongest_from_the_weakest() {
    let (set, _, profile) = of("A1 = { as_is = { in = \"1\" } }\n\
        A2 = { as_is = { in = \"3\" } }\n\
        A3 = { as_is = { in = \"5\" } }\n\
        B-1 = { as_is = { in = \"4\" } }\n\
        B-2 = { as_is = { in = \"1\" }, priority = \"medium\" }\n");
    assert_eq!(ids(&set, &profile.strongest), ["A3", "B-1"]);
    assert_eq!(ids(&set, &profile.weakest), ["B-2", "A1"], "the urgent one first");
}

#[test]
fn where_all_stand_alike_there_is_neither() {
    for answers in [
        "",
        "A1 = { as_is = { in = \"3\" } }\n",
        "A1 = { as_is = { in = \"3\" } }\nA2 = { as_is = { in = \"3\" } }\n",
    ] {
        let (_, _, profile) = of(answers);
        assert!(profile.strongest.is_empty() && profile.weakest.is_empty(), "{answers}");
    }
}

#[test]
fn at_most_five_are_named() {
    let seven: String = (0..7).map(|at| level(&format!("Q{at}"), "A")).collect();
    let set = set(&[section("A", ""), seven].concat());
    let answers: Vec<String> = (0..7)
        .map(|at| format!("Q{at} = {{ as_is = {{ in = \"{}\" }} }}", if at == 3 { 1 } else { 4 }))
        .collect();
    let answers = answers.join("\n");
    let session = session(&format!("[answers]\n{answers}"));
    let profile = profile(&set, &session, &scores(&set, &session));
    assert_eq!(ids(&set, &profile.strongest), ["Q0", "Q1", "Q2", "Q4", "Q5"]);
    assert_eq!(ids(&set, &profile.weakest), ["Q3"]);
}

#[test]
fn what_is_not_applicable_may_have_hidden_a_lower_score() {
    // A = (4 + 2) / 2 = 3 without A3, (4 + 2 + 1) / 3 with it at 1; B = 4, and (4 + 1) / 2 with B-2.
    let (set, _, profile) = of("A1 = { as_is = { in = \"4\" } }\n\
        A2 = { as_is = { in = \"2\" } }\n\
        A3 = { not_applicable = \"no-such-work\" }\n\
        B-1 = { as_is = { in = \"4\" } }\n\
        B-2 = { as_is = { in = \"none\", out = \"none\" } }\n");
    let expected = f64::midpoint(7.0 / 3.0, 2.5);
    let lowest = profile.not_applicable_as_lowest.expect("a score");
    assert!((lowest - expected).abs() < 1e-12, "{lowest}");
    assert!(profile.unusual_not_applicable.is_empty());
    let (_, _, none) = of("A1 = { as_is = { in = \"4\" } }\n");
    assert_eq!(none.not_applicable_as_lowest, None);
    let (_, _, unusual) = of("A1 = { not_applicable = \"\" }\n");
    assert_eq!(unusual.not_applicable_as_lowest, Some(1.0));
    assert_eq!(ids(&set, &unusual.unusual_not_applicable), ["A1"]);
}

#[test]
fn roles_to_be_started_and_dropped_stand_apart_from_gaps() {
    let (set, session, profile) =
        of("A1 = { as_is = { in = \"none\", out = \"none\" }, to_be = { out = \"5\" } }\n\
         A2 = { as_is = { in = \"4\" }, to_be = { in = \"none\", out = \"none\" } }\n\
         A3 = { as_is = { in = \"none\", out = \"none\" }, to_be = { in = \"none\" } }\n\
         B-1 = { not_applicable = \"\", to_be = { in = \"5\" } }\n\
         B-2 = { as_is = { in = \"2\" }, to_be = { in = \"unknown\" } }\n");
    assert_eq!(ids(&set, &profile.starts), ["A1"]);
    assert_eq!(ids(&set, &profile.drops), ["A2"]);
    let scores = scores(&set, &session);
    let gaps = gaps(&set, &session, &scores);
    assert!(gaps.is_empty(), "{gaps:?}");
    let lowered = lowered(&set, &session, &scores);
    assert_eq!(lowered.len(), 1, "an unknown to-be counts as its scale says");
    assert!((lowered[0].gap + 1.0).abs() < 1e-12);
}

#[test]
fn gaps_are_sorted_by_priority_then_size_then_the_order_of_the_set() {
    let (set, session, _) = of("A1 = { as_is = { in = \"2\" }, to_be = { in = \"3\" } }\n\
         A2 = { as_is = { in = \"1\" }, to_be = { in = \"5\" }, priority = \"low\" }\n\
         A3 = { as_is = { in = \"2\" }, to_be = { in = \"4\" } }\n\
         B-1 = { as_is = { in = \"3\" }, to_be = { in = \"4\" }, priority = \"high\" }\n\
         B-2 = { as_is = { in = \"1\" }, to_be = { in = \"3\" } }\n");
    let lines = gaps(&set, &session, &scores(&set, &session));
    let told: Vec<&str> = lines.iter().map(|line| &*set.questions[line.question].id).collect();
    assert_eq!(told, ["B-1", "A2", "A3", "B-2", "A1"]);
    let first = GapLine {
        question: set.question("B-1").expect("it is there"),
        gap: 1.0,
        as_is: 3.0,
        to_be: 4.0,
        priority: Some(Priority::High),
    };
    assert_eq!(lines[0], first);
}
