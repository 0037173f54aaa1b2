//! What a document keeps of the actions of a plan.

use super::Document;
use crate::session::{Cost, DoneBy, Horizon, PlanAction, Session, Status, read};

const WRITTEN: &str = r#"format = 1
title = "t"
[questionnaire]
id = "q"

[answers.A-1]
as_is = { s = "1" }
by = { department = "情シス", phone = "1234" } # ours

[[action]]
id = "1" # from the meeting
what = "規程を作る"
questions = ["A-1"]
ticket = "SEC-7" # theirs
cost = 120.0 # about

[[action]]
id = "2"
what = "訓練"
# the end
"#;

fn open() -> (Document, Session) {
    (Document::parse(WRITTEN).expect("TOML"), read(WRITTEN).expect("no faults"))
}

/// The text from the first action on.
fn plan(document: &Document) -> String {
    let text = document.to_string();
    text[text.find("[[action]]").expect("an action")..].to_owned()
}

#[test]
fn what_stays_the_same_is_not_rewritten() {
    let (mut document, session) = open();
    document.set_head(&session);
    assert_eq!(document.to_string(), WRITTEN);
}

#[test]
fn an_action_is_changed_in_its_place_with_comments_and_own_keys() {
    let (mut document, mut session) = open();
    session.actions[0].status = Status::Doing;
    session.actions[0].questions.push("C-3".into());
    session.actions[0].owner = Some("佐藤".into());
    session.actions.swap(0, 1);
    document.set_head(&session);
    let expected = r#"[[action]]
id = "2"
what = "訓練"

[[action]]
id = "1" # from the meeting
what = "規程を作る"
questions = ["A-1", "C-3"]
ticket = "SEC-7" # theirs
cost = 120.0 # about
owner = "佐藤"
status = "doing"
# the end
"#;
    assert_eq!(plan(&document), expected);
}

#[test]
fn a_new_action_has_its_keys_in_the_order_of_the_format() {
    let (mut document, mut session) = open();
    session.actions.push(PlanAction {
        id: "3".into(),
        what: "監視を委託".into(),
        questions: vec!["C-3".into(), "C-4".into()],
        owner: Some("鈴木".into()),
        due: "2027-03-31".parse().ok(),
        horizon: Some(Horizon::Long),
        kind: Some("contract".into()),
        effort: Some(2.5),
        cost: Some(Cost::Text("見積り中".into())),
        status: Status::Open,
    });
    document.set_head(&session);
    let text = document.to_string();
    let expected = r#"
[[action]]
id = "3"
what = "監視を委託"
questions = ["C-3", "C-4"]
owner = "鈴木"
due = 2027-03-31
horizon = "long"
kind = "contract"
effort = 2.5
cost = "見積り中"
status = "open"
"#;
    assert!(text.contains(expected.trim_start()), "{text}");
    assert_eq!(read(&text).expect("no faults"), session);
}

#[test]
fn a_removed_action_leaves_its_comments_at_the_end_of_the_file() {
    let (mut document, mut session) = open();
    session.actions.remove(0);
    document.set_head(&session);
    let text = document.to_string();
    assert!(!text.contains("SEC-7") && text.contains("# from the meeting"), "{text}");
    assert_eq!(read(&text).expect("no faults"), session);
}

#[test]
fn who_does_the_work_is_set_beside_a_key_of_ones_own() {
    let (mut document, mut session) = open();
    let answer = session.answers.get_mut("A-1").expect("answered");
    answer.by = Some(DoneBy { provider: Some("B社".into()), ..DoneBy::default() });
    document.set_answer("A-1", answer);
    let line = "by = { phone = \"1234\", provider = \"B社\" } # ours\n";
    assert!(document.to_string().contains(line), "{document}");
}

#[test]
fn a_new_cycle_has_each_action_once_with_all_that_stands_in_it() {
    let (earlier, before) = open();
    let mut session = Session { format: 1, title: "t".into(), ..Session::default() };
    session.questionnaire.id = "q".into();
    session.begin_cycle(&before, |_| true);
    let mut document = Document::new(&session);
    document.take_actions(&earlier);
    let text = document.to_string();
    assert_eq!(text.matches("[[action]]").count(), 2, "{text}");
    assert!(text.contains("SEC-7") && text.contains("# about"), "{text}");
    assert_eq!(read(&text).expect("no faults"), session);
}
