use rstest::rstest;

use super::read;
use crate::fault::{Expected, Fault, FaultKind as F, Place};
use crate::session::{Entry, Priority};
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
[answers.V-1]
candidate = { a = "4", b = 3 }
importance = "must"
weight = 2
pass = "3"
[[action]]
id = "1"
what = "直す"
questions = ["A-1"]
owner = "佐藤"
due = 2027-03-31
horizon = "short"
status = "open"
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
#[case::as_is("insource = \"3\"", "insource = 3", 23, 22, Expected::Str)]
#[case::evidence("[\"規程集 3章\"", "[1", 28, 13, Expected::Evidence)]
#[case::respondent("respondent = \"佐藤\"", "respondent = 1", 29, 14, Expected::Str)]
#[case::by("department = \"情シス\"", "department = 1", 30, 21, Expected::Str)]
#[case::flag("flag = true", "flag = 'yes'", 32, 8, Expected::Bool)]
#[case::choice("choice = [\"cloud\"]", "choice = \"cloud\"", 37, 10, Expected::StrList)]
#[case::number("number = 120", "number = \"many\"", 39, 10, Expected::Number)]
#[case::as_of("as_of = 2026-11-01", "as_of = 2026", 41, 9, Expected::Date)]
#[case::cell("asset = \"受注DB\"", "asset = true", 43, 9, Expected::Str)]
#[case::level("a = \"4\"", "a = []", 47, 19, Expected::Str)]
#[case::pass("pass = \"3\"", "pass = false", 50, 8, Expected::Str)]
#[case::action("questions = [\"A-1\"]", "questions = \"A-1\"", 54, 13, Expected::StrList)]
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
#[case::priority("priority = \"high\"", "priority = \"x\"", 31, 12)]
#[case::importance("importance = \"must\"", "importance = \"x\"", 48, 14)]
#[case::horizon("horizon = \"short\"", "horizon = \"x\"", 57, 11)]
#[case::status("status = \"open\"", "status = \"x\"", 58, 10)]
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
    assert_eq!(lines, [6, 26, 32, 49]);
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
