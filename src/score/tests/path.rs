//! The least effort, worked out by hand and against every combination there is.

#![allow(clippy::float_cmp)] // Efforts are whole tenths: equal sums are the same number.

use proptest::prelude::*;

use super::{level, question, section, session, set};
use crate::questionnaire::{Fold, Kind, Questionnaire, SHIPPED};
use crate::score::{CheapestPath, Efforts, Part, PathStep, cheapest_path, path_edits, scores};
use crate::session::{Change, Edit, Entry, Priority, Session, Stamp, Track};

/// Two sections of two roles each, both sides, without a pattern.
fn four() -> Questionnaire {
    let roles = [level("A1", "A"), level("A2", "A"), level("B1", "B"), level("B2", "B")].concat();
    set(&[section("A", ""), section("B", ""), roles].concat())
}

fn path(set: &Questionnaire, session: &Session, part: Part, goal: f64) -> CheapestPath {
    cheapest_path(set, session, &scores(set, session), part, goal, &Efforts::default())
}

/// What is raised: the question, from where and to where.
fn raised(set: &Questionnaire, path: &CheapestPath) -> Vec<(String, String, String)> {
    let told = |step: &PathStep| {
        let id = set.questions[step.question].id.clone();
        (id, step.from.clone().unwrap_or_default(), step.to.clone())
    };
    path.steps.iter().map(told).collect()
}

fn told(steps: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |(a, b, c): &(&str, &str, &str)| ((*a).into(), (*b).into(), (*c).into());
    steps.iter().map(owned).collect()
}

const ANSWERS: &str = "[answers]\nA1 = { as_is = { in = \"1\" } }\nA2 = { as_is = { in = \"4\" } }\n\
                       B1 = { as_is = { in = \"3\" } }\nB2 = { as_is = { in = \"3\" } }\n";

#[test]
fn a_signature_is_cheaper_than_a_start() {
    let (set, session) = (four(), session(ANSWERS));
    // A stands at 2.5: A2 from 4 to 5 takes 1 and lifts it to 3.
    let path = path(&set, &session, Part::Section(0), 3.0);
    assert_eq!(raised(&set, &path), told(&[("A2", "4", "5")]));
    assert_eq!((path.effort, path.reaches, path.reachable), (1.0, Some(3.0), true));
    assert!((path.steps[0].gain - 0.5).abs() < 1e-12);
}

#[test]
fn the_whole_takes_the_cheapest_of_all_sections() {
    let (set, session) = (four(), session(ANSWERS));
    // The whole stands at (2.5 + 3) / 2 = 2.75; each level anywhere lifts it by a quarter. 3.5 is
    // three levels: A2 to 5 for 1, then B1 or B2 from 3 to 5 for 3; two levels of one role cost less
    // than one level of two.
    let path = path(&set, &session, Part::Whole, 3.5);
    assert_eq!(path.effort, 4.0);
    assert_eq!(raised(&set, &path), told(&[("A2", "4", "5"), ("B1", "3", "5")]));
}

#[test]
fn high_priority_goes_first_among_equals() {
    let answers = ANSWERS.replace("B2 = {", "B2 = { priority = \"high\",");
    let (set, session) = (four(), session(&answers));
    let path = path(&set, &session, Part::Whole, 3.5);
    assert_eq!(path.effort, 4.0);
    assert_eq!(raised(&set, &path), told(&[("B2", "3", "5"), ("A2", "4", "5")]));
}

#[test]
fn what_is_reached_already_takes_nothing() {
    let (set, session) = (four(), session(ANSWERS));
    let path = path(&set, &session, Part::Whole, 2.75);
    assert_eq!((path.steps.len(), path.effort, path.reachable), (0, 0.0, true));
}

#[test]
fn what_cannot_be_reached_is_said_with_the_most_that_can() {
    let answers = ANSWERS.replace("A2 = {", "A2 = { to_be = { in = \"none\", out = \"none\" },");
    let (set, session) = (four(), session(&answers));
    let path = path(&set, &session, Part::Whole, 6.0);
    assert_eq!((path.reachable, path.reaches), (false, Some(5.0)));
    // The dropped role is not raised; the other three are, to the top.
    assert_eq!(path.steps.len(), 3);
    assert_eq!(path.effort, 8.0 + 3.0 + 3.0);
}

#[test]
fn a_to_be_that_is_given_is_where_the_raise_begins() {
    let answers = ANSWERS.replace("A1 = {", "A1 = { to_be = { in = \"4\" },");
    let (set, session) = (four(), session(&answers));
    let path = path(&set, &session, Part::Section(0), 5.0);
    assert_eq!(raised(&set, &path), told(&[("A1", "4", "5"), ("A2", "4", "5")]));
    assert_eq!(path.effort, 2.0);
}

#[test]
fn what_is_not_known_is_left_out_and_counted() {
    let answers = "[answers]\nA1 = { as_is = { in = \"unknown\" } }\n\
                   B1 = { as_is = { in = \"3\" } }\nB2 = { not_applicable = \"\" }\n";
    let (set, session) = (four(), session(answers));
    let whole = path(&set, &session, Part::Whole, 5.0);
    assert_eq!(raised(&set, &whole), told(&[("B1", "3", "5")]));
    assert_eq!((whole.left_out, whole.reachable), (2, false));
    assert_eq!(path(&set, &session, Part::Section(1), 5.0).left_out, 0);
}

fn maturity() -> Questionnaire {
    let shipped = SHIPPED.iter().find(|shipped| shipped.id == "soc-maturity");
    shipped.expect("it is shipped").set()
}

fn now() -> Stamp {
    "2026-11-26T10:00:00+09:00".parse().expect("a stamp")
}

/// A role of this region in the shipped set, answered like this, with this pattern aimed at.
fn shipped(role: &str, pattern: &str, answer: &str) -> (Questionnaire, CheapestPath) {
    let set = maturity();
    let pattern = format!("P-2 = {{ choice = [\"{pattern}\"] }}\n");
    let session = session(&format!("[answers]\n{pattern}{role} = {{ {answer} }}\n"));
    let section = set.questions[set.question(role).expect("a role")].section;
    let path = path(&set, &session, Part::Section(section), 5.0);
    (set, path)
}

#[rstest::rstest]
// C-1 is in region 4, F-1 in region 2, B-1 in region 3, A-1 in region 1.
#[case::expected_bought("C-1", "as_is = { insource = \"4\" }", "outsource", None, 8.0)]
#[case::shared_but_bought("B-1", "as_is = { insource = \"4\" }", "outsource", None, 8.0)]
#[case::expected_in_house("A-1", "as_is = { outsource = \"4\" }", "insource", None, 8.0)]
#[case::shared_and_in_house("F-1", "as_is = { insource = \"4\" }", "insource", Some("4"), 1.0)]
#[case::shared_and_bought_already(
    "F-1",
    "as_is = { outsource = \"4\" }",
    "outsource",
    Some("4"),
    1.0
)]
fn never_in_house_against_the_pattern(
    #[case] role: &str,
    #[case] answer: &str,
    #[case] scale: &str,
    #[case] from: Option<&str>,
    #[case] effort: f64,
) {
    let (set, path) = shipped(role, "hybrid", answer);
    let step = &path.steps[0];
    assert_eq!((set.scales[step.scale].id.as_str(), step.from.as_deref()), (scale, from));
    assert_eq!((step.to.as_str(), path.effort), ("5", effort));
}

#[test]
fn a_raise_gives_up_no_side_that_somebody_does() {
    let (_, path) = shipped("F-1", "hybrid", "as_is = { insource = \"2\", outsource = \"4\" }");
    let words: Vec<_> =
        path.steps[0].to_be.iter().map(|(scale, entry)| (scale.as_str(), entry.word())).collect();
    assert_eq!(words, [("insource", "2"), ("outsource", "5")]);
    // Level 1 in-house says that nobody does it: there is nothing to give up.
    let (_, path) = shipped("C-1", "hybrid", "as_is = { insource = \"1\" }");
    assert_eq!(path.steps[0].to_be.keys().collect::<Vec<_>>(), ["outsource"]);
}

#[test]
fn a_side_that_was_decided_against_is_not_raised() {
    let answer = "as_is = { insource = \"3\" }, to_be = { insource = \"3\", outsource = \"none\" }";
    let (_, path) = shipped("C-1", "hybrid", answer);
    assert_eq!(path.steps, []);
}

#[test]
fn what_takes_nothing_is_not_done_without_need() {
    // Decided: A-1 is bought from now on. Its level in-house is there, and to keep it takes nothing.
    let set = maturity();
    let session = session(
        "[answers]\nP-2 = { choice = [\"hybrid\"] }\n\
         A-1 = { as_is = { insource = \"4\" }, to_be = { outsource = \"2\" } }\n",
    );
    let section = set.questions[set.question("A-1").expect("a role")].section;
    let reached = path(&set, &session, Part::Section(section), 2.0);
    assert_eq!((reached.steps.len(), reached.reachable), (0, true));
    let kept = path(&set, &session, Part::Section(section), 3.0);
    assert_eq!(raised(&set, &kept), told(&[("A-1", "4", "4")]));
    assert!(kept.effort == 0.0 && kept.effort.is_sign_positive());
}

#[test]
fn the_last_effort_stands_for_all_higher_steps() {
    let efforts = Efforts { steps: vec![3.0, 0.5] };
    assert_eq!(efforts.between(0, 4), 4.5);
    assert_eq!(efforts.between(2, 2), 0.0);
}

#[test]
fn the_edits_of_a_path_bring_the_score_that_it_names() {
    let (set, session) = (four(), session(ANSWERS));
    let path = path(&set, &session, Part::Whole, 4.1);
    let mut after = session.clone();
    after.apply(Edit::Many(path_edits(&set, &session, &path, now())));
    assert_eq!(scores(&set, &after).overall.to_be, path.reaches);
    assert_eq!(after.answer("B1").as_is, session.answer("B1").as_is);
}

/// Four roles in three sections, one of them nested, with these folds and weights.
fn folded(folds: [Fold; 4], weights: &[u8]) -> Questionnaire {
    let mut body = section("A", &format!("weight = {}", weights[0]));
    body += &section("B", "");
    body += &section("C", "parent = \"B\"");
    for ((id, at), weight) in
        [("A1", "A"), ("A2", "A"), ("B1", "B"), ("C1", "C")].iter().zip(&weights[1..])
    {
        let more = format!("scales = [\"in\", \"out\"]\ntarget = true\nweight = {weight}");
        body += &question(id, at, "level", &more);
    }
    let mut set = set(&body);
    for (section, fold) in set.sections.iter_mut().zip(folds) {
        section.score = Some(fold);
    }
    set.overall = folds[3];
    set
}

/// What is said of a role: as-is, to-be and priority, by number.
fn said(set: &Questionnaire, answers: &[(usize, usize, usize)]) -> Session {
    let mut session = session("");
    for (question, (as_is, to_be, priority)) in set.questions.iter().zip(answers) {
        let answer = session.answers.entry(question.id.clone()).or_default();
        let level = |level: &str| Entry::from_word(level);
        match as_is {
            0 => {}
            6 => drop(answer.as_is.insert("in".into(), Entry::Unknown)),
            7 => drop(answer.as_is.insert("out".into(), level("1"))),
            8 => {
                answer.as_is.insert("in".into(), level("2"));
                answer.as_is.insert("out".into(), level("1"));
            }
            other => drop(answer.as_is.insert("in".into(), level(&other.to_string()))),
        }
        match to_be {
            1..=5 => drop(answer.to_be.insert("in".into(), level(&to_be.to_string()))),
            6 => drop(answer.to_be.insert("in".into(), Entry::None)),
            _ => {}
        }
        answer.priority = [None, Some(Priority::High), Some(Priority::Low)][*priority];
    }
    session
}

/// The sides on which a role stands, with the position of its level.
fn stands(set: &Questionnaire, session: &Session, question: usize) -> Vec<(usize, usize)> {
    let Kind::Level { scales } = &set.questions[question].kind else { return Vec::new() };
    let answer = session.answer(&set.questions[question].id);
    let entries = if answer.to_be.is_empty() { &answer.as_is } else { &answer.to_be };
    let levels = scales.iter().filter_map(|&at| {
        let scale = &set.scales[at];
        let Entry::Level(id) = entries.get(&scale.id)? else { return None };
        Some((at, scale.levels.iter().position(|level| level.id == *id)?))
    });
    levels.collect()
}

/// The least effort over every combination of raises, and the most high roles at that effort.
fn tried(set: &Questionnaire, session: &Session, part: Part, goal: f64) -> Option<(f64, usize)> {
    let efforts = Efforts::default();
    let mut ways = vec![(session.clone(), 0.0, 0)];
    for at in 0..set.questions.len() {
        let id = &set.questions[at].id;
        let high = usize::from(session.answer(id).priority == Some(Priority::High));
        let mut more = Vec::new();
        let stands = stands(set, session, at);
        for (way, effort, highs) in &ways {
            for &(scale, from) in &stands {
                let scale = &set.scales[scale];
                for (to, level) in scale.levels.iter().enumerate().skip(from + 1) {
                    let mut way = way.clone();
                    let edit = |scale: &str, level: &str| {
                        let entry = Some(Entry::Level(level.to_owned()));
                        Edit::answer(id, Change::Entry(Track::ToBe, scale.into(), entry), now())
                    };
                    for &(other, level) in &stands {
                        let other = &set.scales[other];
                        way.apply(edit(&other.id, &other.levels[level].id));
                    }
                    way.apply(edit(&scale.id, &level.id));
                    more.push((way, effort + efforts.between(from, to), highs + high));
                }
            }
        }
        ways.extend(more);
    }
    let reached = ways.into_iter().filter(|(way, _, _)| {
        let all = scores(set, way);
        let (score, targets) = match part {
            Part::Whole => (all.overall, all.overall.counts.targets),
            Part::Section(at) => (all.sections[at], all.sections[at].counts.targets),
        };
        let value = if targets > 0 { score.to_be } else { score.as_is };
        value.is_some_and(|value| value >= goal - 1e-9)
    });
    reached.map(|(_, effort, highs)| (effort, highs)).reduce(|best, one| {
        let better = one.0 < best.0 || (one.0 - best.0).abs() < 1e-9 && one.1 > best.1;
        if better { one } else { best }
    })
}

fn folds() -> impl Strategy<Value = [Fold; 4]> {
    // Mean is what the shipped set has.
    let fold = || prop::sample::select(vec![Fold::Mean, Fold::Mean, Fold::Sum, Fold::Min]);
    [fold(), fold(), fold(), fold()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_combination_is_cheaper(
        folds in folds(),
        weights in prop::collection::vec(0u8..4, 5),
        answers in prop::collection::vec((0usize..9, 0usize..9, 0usize..3), 4),
        goal in 1.0f64..6.0,
        section in any::<bool>(),
    ) {
        let set = folded(folds, &weights);
        let session = said(&set, &answers);
        let part = if section { Part::Section(1) } else { Part::Whole };
        let found = path(&set, &session, part, goal);
        match tried(&set, &session, part, goal) {
            Some((effort, highs)) => {
                prop_assert!(found.reachable);
                prop_assert_eq!(found.effort, effort);
                let high = |step: &&PathStep| step.priority == Some(Priority::High);
                prop_assert_eq!(found.steps.iter().filter(high).count(), highs);
            }
            None => prop_assert!(!found.reachable),
        }
    }
}

/// Every role of the shipped set at some level, in-house, bought or both.
fn full(set: &Questionnaire) -> Session {
    let mut session = session("");
    for (at, question) in set.questions.iter().enumerate() {
        let answer = session.answers.entry(question.id.clone()).or_default();
        if !matches!(question.kind, Kind::Level { .. }) {
            continue;
        }
        let level = |at: usize| Entry::Level((at % 4 + 1).to_string());
        if at % 3 != 0 {
            answer.as_is.insert("insource".into(), level(at));
        }
        if at % 3 != 1 {
            answer.as_is.insert("outsource".into(), level(at / 2));
        }
        answer.priority = [None, Some(Priority::High), Some(Priority::Medium)][at * 7 % 3];
    }
    session.answers.entry("P-2".into()).or_default().choice = vec!["hybrid".into()];
    session
}

#[test]
fn the_whole_of_the_shipped_set_has_a_path_to_every_score() {
    let set = maturity();
    let session = full(&set);
    let scores = scores(&set, &session);
    let mut effort = 0.0;
    for goal in [3.0, 3.5, 4.0, 4.5, 5.0] {
        let path = cheapest_path(&set, &session, &scores, Part::Whole, goal, &Efforts::default());
        assert!(path.reachable && path.effort >= effort, "a higher goal never takes less");
        effort = path.effort;
    }
}
