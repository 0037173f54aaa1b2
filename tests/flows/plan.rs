//! The plan: from gaps to actions, by keys.

use std::cmp::Ordering;

use monshin::session::{Cost, Horizon, PlanAction, Priority, Status};
use monshin::tui::app::Screen;

use crate::support::Harness;

pub const GAPS: &str = r#"
[answers.A-1]
as_is = { insource = "2" }
to_be = { insource = "4" }
[answers.C-3]
as_is = { insource = "3" }
to_be = { insource = "4" }
[answers.A-2]
as_is = { insource = "5" }
answered = 2025-01-01T09:00:00+09:00
"#;

const ACTIONS: &str = r#"
[[action]]
id = "1"
what = "write the rules"
questions = ["A-1"]
owner = "Sato"
due = 2026-10-31
horizon = "short"
[[action]]
id = "2"
what = "buy analysis"
questions = ["C-3"]
status = "doing"
"#;

/// The plan of a session with these answers and actions, opened from the results.
fn plan(rest: &str) -> Harness {
    let mut h = Harness::with_answers("A-1", rest);
    h.keys("r m");
    assert_eq!(h.app.screen, Screen::Plan, "{}", h.screen());
    h
}

fn ids(h: &mut Harness) -> Vec<String> {
    h.saved().actions.into_iter().map(|action| action.id).collect()
}

#[test]
fn marked_gaps_become_one_action_with_all_that_the_form_asks() {
    let mut h = plan(GAPS);
    h.sees("No actions yet");
    h.keys("Tab").sees("A-1").sees("no action");
    h.keys("Space Down Space").sees("2 marked");
    h.keys("a").sees("Raise").sees("A-1, C-3");
    h.keys(
        "Enter Enter \"Sato\" Enter \"2027/3/31\" Enter 2 Enter 1 Enter \"2.5\" Enter \"1,200\"",
    );
    h.keys("Enter 2 Enter");
    let title = &h.work().set.questions[h.work().set.question("A-1").expect("asked")].title;
    let expected = PlanAction {
        id: "1".into(),
        what: format!("Raise {} and 1 more to their targets", title.en),
        questions: vec!["A-1".into(), "C-3".into()],
        owner: Some("Sato".into()),
        due: "2027-03-31".parse().ok(),
        horizon: Some(Horizon::Long),
        kind: Some("document".into()),
        effort: Some(2.5),
        cost: Some(Cost::Number(1200.0)),
        status: Status::Doing,
    };
    assert_eq!(h.saved().actions, [expected]);
    h.sees_no("no action").sees_no("marked");
    h.keys("u");
    assert_eq!(h.saved().actions, []);
}

#[test]
fn a_proposal_that_is_only_looked_at_is_not_written() {
    let mut h = plan(GAPS);
    h.keys("Tab a Tab Tab Esc");
    assert_eq!(h.saved().actions, []);
    h.sees("no action");
}

#[test]
fn esc_keeps_what_is_written_and_what_cannot_be_read_stands_behind_it() {
    let mut h = plan(GAPS);
    h.keys("a \"train\" Tab \"a-1, Z-9\" Tab Tab \"soon\" Esc").sees("no question Z-9");
    h.keys("Esc");
    let actions = h.saved().actions;
    assert_eq!(actions[0].what, "train (Questions: a-1, Z-9, Due: soon)");
    assert_eq!(actions[0].questions, ["A-1"]);
}

#[test]
fn an_end_that_nobody_chose_keeps_a_half_written_action() {
    let mut h = plan(GAPS);
    h.keys("a Tab Tab \"Sato\"");
    h.end();
    let actions = h.saved().actions;
    assert_eq!((actions.len(), actions[0].what.as_str()), (1, "Sato"));
    assert_eq!(actions[0].owner.as_deref(), Some("Sato"));
}

#[test]
fn an_overdue_action_says_so_in_words_and_its_status_goes_round() {
    let mut h = plan(&format!("{ACTIONS}{GAPS}"));
    h.sees("write the rules").sees("overdue");
    h.keys("x");
    assert_eq!(h.saved().actions[0].status, Status::Doing);
    h.keys("x").sees_no("overdue").sees("done");
    h.keys("x x");
    assert_eq!(h.saved().actions[0].status, Status::Open);
}

#[test]
fn the_mark_stays_on_an_action_that_moves_in_the_order() {
    let mut h = plan(&format!("{ACTIONS}{GAPS}"));
    // By status: 2 is under way and comes first, until 1 is as well and has the earlier day.
    h.keys("y").sees("By: Status");
    let order = |h: &Harness| {
        let screen = h.screen();
        let at = |what: &str| screen.lines().position(|line| line.contains(what));
        assert!(screen.lines().any(|line| line.starts_with("> 1")), "{screen}");
        at("write the rules").cmp(&at("buy analysis"))
    };
    assert_eq!(order(&h), Ordering::Greater);
    h.keys("x");
    assert_eq!(order(&h), Ordering::Less);
}

#[test]
fn a_removed_action_comes_back_by_undo() {
    let mut h = plan(&format!("{ACTIONS}{GAPS}"));
    h.keys("Delete");
    assert_eq!(ids(&mut h), ["2"]);
    h.sees("undo brings it back");
    h.keys("u");
    assert_eq!(ids(&mut h), ["1", "2"]);
    assert_eq!(h.app.screen, Screen::Plan);
}

#[test]
fn a_filter_lists_what_it_says() {
    let mut h = plan(&format!("{ACTIONS}{GAPS}"));
    h.keys("x x f").sees("still to do 1").sees("buy analysis").sees_no("write the rules");
    h.keys("f").sees("No action matches");
    h.keys("f").sees("short 1").sees("write the rules");
    h.keys("f").sees("Shown: Sato 1");
    h.keys("f").sees("all 2");
}

#[test]
fn an_action_is_changed_in_its_form_and_other_lines_stay_as_they_were() {
    let rest = ACTIONS.replace("horizon = \"short\"", "horizon = \"short\"\ncost = 120.5 # dear");
    let mut h = plan(&format!("{rest}{GAPS}"));
    h.keys("Enter \", twice\" Tab Tab Tab Tab Space Esc");
    let text = h.text();
    assert!(text.contains("what = \"write the rules, twice\"\n"), "{text}");
    assert!(
        text.contains("cost = 120.5 # dear\n") && text.contains("horizon = \"long\""),
        "{text}"
    );
}

#[test]
fn a_priority_moves_a_gap_up_and_the_mark_goes_with_it() {
    let mut h = plan(GAPS);
    h.keys("Tab Down p");
    assert_eq!(h.saved().answer("C-3").priority, Some(Priority::High));
    let first = h.screen().lines().position(|line| line.contains("> ")).expect("a mark");
    assert!(h.row(first).contains("C-3") && h.row(first + 1).contains("A-1"), "{}", h.screen());
}

#[test]
fn a_hint_leads_to_its_question_and_esc_to_the_same_line() {
    let mut h = plan(&format!("{ACTIONS}{GAPS}"));
    h.keys("Tab Tab").sees("Highest level, no evidence seen").sees("overdue");
    h.keys("Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "A-2"));
    h.keys("Esc").sees("Highest level, no evidence seen");
    assert_eq!(h.app.screen, Screen::Plan);
    h.keys("Down Enter");
    assert_eq!(h.app.screen, Screen::Targets);
    h.keys("Esc Down Enter").sees("write the rules").sees("Owner");
    h.keys("Esc Esc");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn everything_works_on_the_smallest_screen() {
    let mut h = plan(&format!("{ACTIONS}{GAPS}"));
    h.keys("resize:40x10").sees("write the rules").sees("overdue");
    h.keys("Enter Up").sees("Status").sees("open");
    h.keys("Down").sees("write the rules");
    h.keys("Esc Tab").sees("A-1");
    h.keys("Tab").sees("Highest level");
}

#[test]
fn a_selection_has_a_plan_without_gaps() {
    let mut h = Harness::selection("N-6", "");
    h.keys("r m Tab").sees("There are no gaps");
    h.keys("Tab Tab a \"ask them\" Esc");
    assert_eq!(h.saved().actions[0].what, "ask them");
}
