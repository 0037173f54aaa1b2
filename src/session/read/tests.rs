use rstest::rstest;

use super::read;
use crate::fault::{Expected, Fault, FaultKind as F, Place};
use crate::questionnaire::{Importance, Limit};
use crate::session::{
    Answer, Basis, Candidate, Cell, Cost, Decided, Entry, Horizon, Link, Offer, PlanAction,
    Priority, Quantity, Row, Status,
};
use crate::text::Lang;

const FULL: &str = r#"format = 1
title = "2026年度 下期"
created = 2026-11-23T10:00:00+09:00
updated = 2026-11-23T11:12:13+09:00
at = "D-3"
lang = "ja"
scores_hidden = true
target_by = 2028-03-31
mine = "kept"
[questionnaire]
id = "soc-maturity"
version = "2.1.0"
[about]
organisation = "組織"
participants = ["佐藤", "鈴木"]
[[out_of_scope]]
section = "H"
reason = "来期"
[[candidate]]
id = "a"
name = "A社"
[[removed_candidate]]
id = "b"
[[link]]
session = "2025"
relation = "previous"
mine = 1
[answers.A-1]
as_is = { insource = "3", outsource = "none" }
to_be = { insource = "unknown" }
record = "決めたこと"
note = "メモ"
memo = "自分用"
evidence = ["規程集 3章", { what = "手順書", ref = "v1.2", seen = 2026-11-20, by = "佐藤" }]
respondent = "佐藤"
by = { department = "情シス", provider = "B社", contract_until = 2027-03-31 }
priority = "high"
flag = true
answered = 2026-11-23T10:04:11+09:00
[answers.A-2]
not_applicable = ""
[answers.S-1]
choice = ["cloud"]
[answers.N-1]
number = 120
estimate = true
as_of = 2026-11-01
[[answers.R-1.row]]
asset = "受注DB"
count = 3
where = ["a", "b"]
harm = ""
[[answers.R-1.removed_row]]
asset = "旧DB"
[answers.V-1]
candidate = { a = "4", b = 3 }
importance = "must"
weight = 2
pass = "3"
rests_on = { a = "proposal" }
decided = { by = "部長", on = 2026-11-20 }
[[action]]
id = "1"
what = "直す"
questions = ["A-1"]
owner = "佐藤"
due = 2027-03-31
horizon = "short"
kind = "document"
effort = 3
cost = "未定"
status = "doing"
[[action]]
id = "2"
cost = 120.5
owner = ""
"#;

#[test]
fn the_whole_format_is_read() {
    let session = read(FULL).expect("no faults");
    assert_eq!((session.format, session.title.as_str()), (1, "2026年度 下期"));
    assert_eq!((session.at.as_deref(), session.lang), (Some("D-3"), Some(Lang::Ja)));
    assert!(session.scores_hidden);
    assert_eq!(session.target_by.map(|day| day.to_string()).as_deref(), Some("2028-03-31"));
    assert_eq!(session.questionnaire.version.as_deref(), Some("2.1.0"));
    assert_eq!(session.about.participants, ["佐藤", "鈴木"]);
    assert_eq!(session.out_of_scope("H").map(|out| out.reason.as_str()), Some("来期"));
    let answer = session.answer("A-1");
    assert_eq!(answer.as_is["insource"], Entry::Level("3".into()));
    assert_eq!(answer.as_is["outsource"], Entry::None);
    assert_eq!(answer.to_be["insource"], Entry::Unknown);
    assert_eq!((answer.priority, answer.flag), (Some(Priority::High), true));
    assert_eq!(answer.evidence[0].what, "規程集 3章");
    assert_eq!(answer.evidence[1].reference.as_deref(), Some("v1.2"));
    assert!(answer.evidence[0].seen.is_none() && answer.evidence[1].seen.is_some());
    assert_eq!(session.answer("A-2").not_applicable.as_deref(), Some(""));
    assert_eq!(session.answer("S-1").choice, ["cloud"]);
}

#[test]
fn the_plan_is_read_and_who_does_the_work() {
    let session = read(FULL).expect("no faults");
    let first = PlanAction {
        id: "1".into(),
        what: "直す".into(),
        questions: vec!["A-1".into()],
        owner: Some("佐藤".into()),
        due: "2027-03-31".parse().ok(),
        horizon: Some(Horizon::Short),
        kind: Some("document".into()),
        effort: Some(3.0),
        cost: Some(Cost::Text("未定".into())),
        status: Status::Doing,
    };
    let cost = Some(Cost::Number(120.5));
    let second = PlanAction { id: "2".into(), cost, ..PlanAction::default() };
    assert_eq!(session.actions, [first, second]);
    let by = session.answer("A-1").by.clone().expect("someone does it");
    assert_eq!((by.department.as_deref(), by.provider.as_deref()), (Some("情シス"), Some("B社")));
}

#[test]
fn an_action_without_an_id_or_with_one_that_is_taken_says_nothing() {
    let text = "format = 1\ntitle = ''\nquestionnaire.id = 'q'\n\
        action = [{ id = 'a', what = '1' }, { what = '2' }, { id = 'a', what = '3' }]\n";
    let session = read(text).expect("no faults");
    let said: Vec<&str> = session.actions.iter().map(|action| action.what.as_str()).collect();
    assert_eq!(said, ["1"]);
}

#[test]
fn what_a_selection_needs_is_read() {
    let session = read(FULL).expect("no faults");
    let candidate = |id: &str, name: &str| Candidate { id: id.into(), name: name.into() };
    assert_eq!(session.candidates, [candidate("a", "A社")]);
    assert_eq!(session.removed_candidates, [candidate("b", "b")]);
    let link = Link { session: "2025".into(), relation: "previous".into() };
    assert_eq!(session.links, [link]);
    let number = session.answer("N-1");
    assert_eq!((number.number, number.estimate), (Some(Quantity::Known(120.0)), true));
    assert_eq!(number.as_of.map(|day| day.to_string()).as_deref(), Some("2026-11-01"));
    let text = |text: &str| Cell::Text(text.into());
    let places = Cell::List(vec!["a".into(), "b".into()]);
    let cells = [("asset", text("受注DB")), ("count", Cell::Number(3.0)), ("where", places)];
    let row = Row(cells.map(|(column, cell)| (column.to_owned(), cell)).into());
    let table = session.answer("R-1");
    assert_eq!(table.rows, [row]);
    assert_eq!(table.removed_rows, [Row(vec![("asset".into(), text("旧DB"))])]);
    let offers = session.answer("V-1");
    let expected = [("a".into(), Offer::Level("4".into())), ("b".into(), Offer::Number(3.0))];
    assert_eq!(offers.candidates, expected.into());
    assert_eq!(offers.rests_on, [("a".into(), Basis::Proposal)].into());
    assert_eq!((offers.importance, offers.weight), (Some(Importance::Must), Some(2.0)));
    assert_eq!(offers.pass, Some(Limit::Level("3".into())));
    let on = "2026-11-20".parse().ok();
    assert_eq!(offers.decided, Some(Decided { by: Some("部長".into()), on }));
}

/// The answer `X` with these lines.
fn answer(lines: &str) -> Answer {
    let text = format!("format = 1\ntitle = ''\nquestionnaire.id = 'q'\n[answers.X]\n{lines}\n");
    read(&text).expect("no faults").answer("X").clone()
}

#[test]
fn what_is_not_known_is_read_as_such() {
    assert_eq!(answer("number = 'unknown'").number, Some(Quantity::Unknown));
    assert_eq!(answer("candidate.a = 'unknown'").candidates["a"], Offer::Unknown);
    assert_eq!(answer("pass = 2.5").pass, Some(Limit::Number(2.5)));
    assert_eq!(answer("row = [{ a = '', b = [] }, {}]").rows, [Row::default(), Row::default()]);
    assert_eq!(answer("decided = {}\nestimate = false"), Answer::EMPTY);
}

#[test]
fn a_candidate_without_an_id_or_with_a_taken_one_is_left_out() {
    let text = "format = 1\ntitle = ''\nquestionnaire.id = 'q'\n\
        candidate = [{ id = 'a' }, { name = 'B' }, { id = 'a', name = 'C' }, { id = 'd', name = '' }]\n\
        removed_candidate = [{ id = 'a' }, { id = 'e', name = 'E' }, { id = 'e' }]\n\
        link = [{ relation = 'related' }, { session = 's' }]\n";
    let session = read(text).expect("no faults");
    let named = |all: &[Candidate]| -> Vec<String> {
        all.iter().map(|candidate| format!("{}: {}", candidate.id, candidate.name)).collect()
    };
    assert_eq!(named(&session.candidates), ["a: a", "d: d"]);
    assert_eq!(named(&session.removed_candidates), ["e: E"]);
    assert_eq!(session.links, [Link { session: "s".into(), relation: String::new() }]);
}

fn faults(text: &str) -> Vec<(usize, usize, F)> {
    let placed = |Fault { span, kind }: Fault| {
        let Place { line, column } = Place::of(text, span.start);
        (line, column, kind)
    };
    read(text).err().unwrap_or_default().into_iter().map(placed).collect()
}

#[rstest]
#[case::title("title = \"2026年度 下期\"", "title = 1", 2, 9, Expected::Str)]
#[case::created("created = 2026-11-23T10:00:00+09:00", "created = 10:00:00", 3, 11, Expected::Date)]
#[case::hidden("scores_hidden = true", "scores_hidden = 1", 7, 17, Expected::Bool)]
#[case::scope("section = \"H\"", "section = 1", 17, 11, Expected::Str)]
#[case::candidate("name = \"A社\"", "name = 1", 21, 8, Expected::Str)]
#[case::as_is("insource = \"3\"", "insource = 3", 29, 22, Expected::Str)]
#[case::evidence("[\"規程集 3章\"", "[1", 34, 13, Expected::Evidence)]
#[case::respondent("respondent = \"佐藤\"", "respondent = 1", 35, 14, Expected::Str)]
#[case::by("department = \"情シス\"", "department = 1", 36, 21, Expected::Str)]
#[case::flag("flag = true", "flag = 'yes'", 38, 8, Expected::Bool)]
#[case::choice("choice = [\"cloud\"]", "choice = \"cloud\"", 43, 10, Expected::StrList)]
#[case::number("number = 120", "number = \"many\"", 45, 10, Expected::Number)]
#[case::as_of("as_of = 2026-11-01", "as_of = 2026", 47, 9, Expected::Date)]
#[case::cell("asset = \"受注DB\"", "asset = true", 49, 9, Expected::Str)]
#[case::level("a = \"4\"", "a = []", 56, 19, Expected::Str)]
#[case::pass("pass = \"3\"", "pass = false", 59, 8, Expected::Str)]
#[case::removed("id = \"b\"", "id = 1", 23, 6, Expected::Str)]
#[case::link("session = \"2025\"", "session = 1", 25, 11, Expected::Str)]
#[case::removed_row("asset = \"旧DB\"", "asset = {}", 54, 9, Expected::Str)]
#[case::weight("weight = 2", "weight = inf", 58, 10, Expected::Number)]
#[case::decided("by = \"部長\"", "by = 1", 61, 18, Expected::Str)]
#[case::decided_on("on = 2026-11-20", "on = 2026", 61, 29, Expected::Date)]
#[case::action("questions = [\"A-1\"]", "questions = \"A-1\"", 65, 13, Expected::StrList)]
#[case::action_id("id = \"1\"", "id = 1", 63, 6, Expected::Str)]
#[case::due("due = 2027-03-31\nhorizon", "due = 1\nhorizon", 67, 7, Expected::Date)]
#[case::effort("effort = 3", "effort = 'three'", 70, 10, Expected::Number)]
#[case::cost("cost = 120.5", "cost = []", 75, 8, Expected::Str)]
fn a_wrong_type_is_at_its_value(
    #[case] from: &str,
    #[case] to: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] wanted: Expected,
) {
    let faults = faults(&FULL.replacen(from, to, 1));
    let [(at_line, at_column, F::WrongType { expected, .. })] = faults.as_slice() else {
        panic!("{faults:?}")
    };
    assert_eq!((*at_line, *at_column, *expected), (line, column, wanted));
}

#[rstest]
#[case::lang("lang = \"ja\"", "lang = \"x\"", 6, 8)]
#[case::priority("priority = \"high\"", "priority = \"x\"", 37, 12)]
#[case::rests_on("a = \"proposal\"", "a = \"heard\"", 60, 18)]
#[case::importance("importance = \"must\"", "importance = \"x\"", 57, 14)]
#[case::horizon("horizon = \"short\"", "horizon = \"x\"", 68, 11)]
#[case::status("status = \"doing\"", "status = \"x\"", 72, 10)]
fn an_unknown_word_is_at_its_value(
    #[case] from: &str,
    #[case] to: &str,
    #[case] line: usize,
    #[case] column: usize,
) {
    let faults = faults(&FULL.replacen(from, to, 1));
    assert!(
        matches!(&faults[..], [(at, col, F::UnknownWord { .. })] if (*at, *col) == (line, column))
    );
}

#[test]
fn three_keys_are_required() {
    let missing = |text: &str| faults(text);
    assert_eq!(
        missing("[questionnaire]\nversion = '1'\n"),
        [
            (1, 1, F::MissingKey("format")),
            (1, 1, F::MissingKey("title")),
            (1, 1, F::MissingKey("id")),
        ]
    );
    assert_eq!(missing("format = 1\ntitle = ''\n"), [(1, 1, F::MissingKey("questionnaire.id"))]);
    assert!(read("format = 1\ntitle = ''\nquestionnaire.id = 'x'\n").is_ok());
}

#[test]
fn all_faults_come_at_once() {
    let text = FULL
        .replace("lang = \"ja\"", "lang = \"fr\"")
        .replace("flag = true", "flag = 1")
        .replace("weight = 2", "weight = -2")
        .replace("note = \"メモ\"", "note = \"メモ");
    let lines: Vec<_> = faults(&text).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(lines, [6, 32, 38, 58]);
}

#[test]
fn broken_lines_hide_nothing() {
    let text = "format = 1\ntitle = \ncreated = x\nlang = 'fr'\n[questionnaire]\nid = 'q'\n\
        [answers.A-1]\nchoice = ['a',\nflag = true\n[answers.A-2\nmemo = 'm'\n[answers.A-1]\n\
        memo = 5\n[answers.A-3]\nnote = \"\"\"n\n[answers.A-4]\nflag = 1\n";
    let lines: Vec<_> = faults(text).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(lines, [2, 3, 4, 8, 10, 12, 15, 17]);
}

#[test]
fn a_newer_format_is_read_as_far_as_it_can_be() {
    let text = FULL.replace("format = 1", "format = 2").replace("flag = true", "flag = 'red'");
    let session = read(&text).expect("no faults");
    assert_eq!(session.format, 2);
    assert_eq!(session.answer("A-1").as_is["insource"], Entry::Level("3".into()));
    assert!(!session.answer("A-1").flag);
}
