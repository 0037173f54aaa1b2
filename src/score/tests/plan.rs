//! The plan and the hints, worked out by hand.

use rstest::rstest;

use super::{level, section, session, set};
use crate::questionnaire::Questionnaire;
use crate::score::{
    About, Coverage, Hint, HintKind, Horizons, PlanFilter, PlanOrder, actions_for, coverage,
    gaps_without_action, hints, horizons, planned, scores,
};
use crate::session::{Day, Horizon, Priority, Session, Status};

const ANSWERS: &str = r#"
[[action]]
id = "1"
questions = ["Q1", "Q2"]
owner = "b"
due = 2027-03-01
horizon = "short"
status = "doing"
[[action]]
id = "2"
questions = ["Q4"]
status = "done"
[[action]]
id = "3"
questions = ["Q4"]
status = "dropped"
[[action]]
id = "4"
questions = ["Z"]
owner = "a"
due = 2026-10-01
horizon = "long"
[answers]
Q1 = { as_is = { in = "2" }, to_be = { in = "4" } }
Q2 = { as_is = { in = "3" }, to_be = { in = "4" }, priority = "high" }
Q3.as_is = { in = "5" }
Q4 = { as_is = { in = "1" }, to_be = { in = "3" } }
"#;

fn two_sections() -> Questionnaire {
    let [a, b] = ["A", "B"].map(|id| section(id, ""));
    set(&[a, level("Q1", "A"), level("Q2", "A"), b, level("Q3", "B"), level("Q4", "B")].concat())
}

fn today() -> Day {
    "2026-11-23".parse().expect("a day")
}

fn listed(session: &Session, order: PlanOrder, filter: &PlanFilter) -> String {
    let set = two_sections();
    let scores = scores(&set, session);
    let lines = planned(&set, session, &scores, (order, filter), today());
    let ids: Vec<&str> =
        lines.iter().map(|line| session.actions[line.action].id.as_str()).collect();
    ids.join(" ")
}

#[rstest]
#[case::due(PlanOrder::Due, "4 1 2 3")]
#[case::status(PlanOrder::Status, "1 4 2 3")]
#[case::priority(PlanOrder::Priority, "1 4 2 3")]
#[case::owner(PlanOrder::Owner, "2 3 4 1")]
fn actions_are_sorted(#[case] order: PlanOrder, #[case] expected: &str) {
    assert_eq!(listed(&session(ANSWERS), order, &PlanFilter::default()), expected);
}

#[test]
fn actions_are_filtered() {
    let session = session(ANSWERS);
    let none = PlanFilter::default();
    let shown = |filter: PlanFilter| listed(&session, PlanOrder::Due, &filter);
    assert_eq!(shown(PlanFilter { open: true, ..none.clone() }), "4 1");
    assert_eq!(shown(PlanFilter { overdue: true, ..none.clone() }), "4");
    assert_eq!(shown(PlanFilter { horizon: Some(Horizon::Short), ..none.clone() }), "1");
    assert_eq!(shown(PlanFilter { owner: Some("a".into()), ..none }), "4");
}

#[test]
fn an_action_has_the_gaps_and_the_priority_of_its_questions() {
    let (set, session) = (two_sections(), session(ANSWERS));
    let scores = scores(&set, &session);
    let order = (PlanOrder::Due, &PlanFilter::default());
    let lines = planned(&set, &session, &scores, order, today());
    let told: Vec<_> = lines.iter().map(|line| (line.gap, line.priority, line.overdue)).collect();
    let expected = [
        (None, None, true),
        (Some(3.0), Some(Priority::High), false),
        (Some(2.0), None, false),
        (Some(2.0), None, false),
    ];
    assert_eq!(told, expected);
}

#[test]
fn coverage_is_what_the_open_actions_would_come_to() {
    let (set, session) = (two_sections(), session(ANSWERS));
    let scores = scores(&set, &session);
    // Q1 and Q2 reach 4: A = 4, B = (5 + 1) / 2 = 3.
    let expected =
        Coverage { gaps: 3, covered: 2, points: 5.0, covered_points: 3.0, reached: Some(3.5) };
    assert_eq!(coverage(&set, &session, &scores), expected);
    let without = gaps_without_action(&set, &session, &scores).len();
    assert_eq!(without, expected.gaps - expected.covered, "the same notion of being acted on");
    assert_eq!(horizons(&session), Horizons { short: 1, long: 1, unsaid: 0 });
}

#[rstest]
// A = mean of Q1 and Q2, B = mean of Q3 and Q4; what Q1 comes to is all that moves.
#[case::raised("Q1 = { as_is = { in = \"2\" }, to_be = { in = \"4\" } }", 4.0)]
#[case::lowered("Q1 = { as_is = { in = \"2\" }, to_be = { in = \"1\" } }", 3.25)]
#[case::begun("Q1 = { as_is = { in = \"none\", out = \"none\" }, to_be = { in = \"4\" } }", 4.0)]
#[case::never_asked("Q1.to_be = { in = \"4\" }", 4.0)]
#[case::given_up("Q1 = { as_is = { in = \"2\" }, to_be = { in = \"none\" } }", 4.0)]
#[case::without_a_target("Q1.as_is = { in = \"2\" }", 3.5)]
#[case::not_known("Q1 = { as_is = { in = \"2\" }, to_be = { in = \"unknown\" } }", 3.5)]
#[case::not_applicable("Q1 = { not_applicable = \"\", to_be = { in = \"4\" } }", 4.0)]
fn what_open_actions_come_to_is_the_to_be_of_all_their_questions(
    #[case] answer: &str,
    #[case] expected: f64,
) {
    let action = "[[action]]\nid = \"1\"\nquestions = [\"Q1\"]\n";
    let rest = ["Q2", "Q3", "Q4"].map(|id| format!("{id}.as_is = {{ in = \"4\" }}\n")).concat();
    let session = session(&format!("{action}[answers]\n{answer}\n{rest}"));
    let set = two_sections();
    assert_eq!(coverage(&set, &session, &scores(&set, &session)).reached, Some(expected));
}

#[test]
fn an_action_that_is_done_or_dropped_does_nothing_more_about_a_gap() {
    let (set, mut session) = (two_sections(), session(ANSWERS));
    assert_eq!(actions_for(&session, "Q4"), [1]);
    let without = |session: &Session| {
        let lines = gaps_without_action(&set, session, &scores(&set, session));
        lines.iter().map(|line| line.question).collect::<Vec<_>>()
    };
    assert_eq!(without(&session), [3]);
    for status in [Status::Open, Status::Doing] {
        session.actions[1].status = status;
        assert!(without(&session).is_empty(), "{status:?}");
    }
}

fn found(answers: &str) -> Vec<Hint> {
    let questions: String = (1..=4).map(|at| level(&format!("Q{at}"), "A")).collect();
    let set = set(&[section("A", ""), questions].concat());
    let session = session(answers);
    hints(&set, &session, &scores(&set, &session), today())
}

#[rstest]
#[case::told("Q1 = { as_is = { in = \"5\" }, evidence = [\"told\"] }", &[HintKind::TopWithoutEvidence])]
#[case::seen("Q1 = { as_is = { in = \"5\" }, evidence = [{ what = \"x\", seen = 2026-11-20 }] }", &[])]
#[case::not_top("Q1 = { as_is = { in = \"4\" } }", &[])]
#[case::unknown("Q1 = { as_is = { in = \"unknown\" } }", &[HintKind::UnknownWithoutNote])]
#[case::noted("Q1 = { as_is = { in = \"unknown\" }, note = \"Sato\" }", &[])]
#[case::no_reason("Q1 = { not_applicable = \" \" }", &[HintKind::NoReason])]
#[case::reason("Q1 = { not_applicable = \"risk-accepted\" }", &[])]
#[case::urgent("Q1 = { as_is = { in = \"3\" }, priority = \"high\" }", &[HintKind::PriorityWithoutTarget])]
#[case::not_urgent("Q1 = { as_is = { in = \"3\" }, priority = \"medium\" }", &[])]
#[case::old("Q1 = { as_is = { in = \"3\" }, answered = 2025-11-22T09:00:00+09:00 }", &[HintKind::OldAnswer])]
#[case::a_year("Q1 = { as_is = { in = \"3\" }, answered = 2025-11-23T09:00:00+09:00 }", &[])]
#[case::taken_back("Q1 = { answered = 2024-11-22T09:00:00+09:00 }", &[])]
#[case::hidden("Q9 = { as_is = { in = \"5\" } }", &[])]
fn what_does_not_fit_in_an_answer_is_told(#[case] answer: &str, #[case] expected: &[HintKind]) {
    let told = found(&format!("[answers]\n{answer}\n"));
    let kinds: Vec<HintKind> = told.iter().map(|hint| hint.kind).collect();
    assert_eq!(kinds, expected);
    assert!(told.iter().all(|hint| hint.about == About::Question(0)));
}

#[test]
fn what_does_not_fit_between_targets_and_actions_is_told_by_kind() {
    let told = found(
        r#"
[[action]]
id = "1"
[[action]]
id = "2"
owner = "a"
due = 2026-11-22
[[action]]
id = "3"
status = "done"
questions = ["Q3"]
[answers]
Q1 = { as_is = { in = "4" }, to_be = { in = "3" } }
Q2 = { as_is = { in = "1" }, to_be = { in = "3" } }
Q3 = { as_is = { in = "1" }, to_be = { in = "3" } }
Q4 = { as_is = { in = "2" }, to_be = { in = "3" } }
"#,
    );
    let expected = [
        (HintKind::TargetBelow, About::Question(0)),
        (HintKind::LargeGapWithoutAction, About::Question(1)),
        (HintKind::TargetsWithoutDay, About::Session),
        (HintKind::Overdue, About::Action(1)),
        (HintKind::DoneButBelow, About::Action(2)),
        (HintKind::NoOwner, About::Action(0)),
        (HintKind::NoDue, About::Action(0)),
    ];
    let told: Vec<_> = told.iter().map(|hint| (hint.kind, hint.about)).collect();
    assert_eq!(told, expected);
}

#[test]
fn an_action_that_is_due_after_the_targets_is_told_and_one_on_the_day_is_not() {
    let due = |day: &str| {
        let head = "action = [{ id = '1', owner = 'a', due = ";
        let text = format!("{head}{day} }}]\n[answers]\nQ1.as_is = {{ in = \"3\" }}\n");
        let set = set(&[section("A", ""), level("Q1", "A")].concat());
        let mut session = session("");
        session.actions = crate::session::read(&format!(
            "format = 1\ntitle = ''\nquestionnaire.id = 'q'\n{text}"
        ))
        .expect("no faults")
        .actions;
        session.target_by = "2027-03-31".parse().ok();
        hints(&set, &session, &scores(&set, &session), today()).len()
    };
    assert_eq!((due("2027-03-31"), due("2027-04-01")), (0, 1));
}
