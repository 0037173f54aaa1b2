//! Numbers, tables and what is asked of candidates.

use super::super::fault_tests::SET;
use crate::questionnaire::{
    Better, ColumnKind, Condition, Holds, Importance, Kind, Limit, Lookup, Measure, Number,
    Question, Requirement, Test, parse, tag,
};
use crate::text::Text;

/// The set with one question more, of these lines.
fn question(lines: &str) -> Question {
    let text =
        format!("{SET}[[question]]\nid = 'K'\nsection = 'A'\ntitle.en = ''\ntext.en = ''\n{lines}");
    parse(&text).expect("no faults").questions.remove(2)
}

fn requirement(lines: &str) -> Requirement {
    let question = question(&format!("kind = 'candidates'\n{lines}"));
    question.kind.requirement().expect("candidates").clone()
}

fn text(text: &str) -> Text {
    Text::new(text, text)
}

#[test]
fn a_number_has_a_unit_and_perhaps_bounds() {
    let with = |lines: &str| question(&format!("kind = 'number'\nunit.en = 'days'\n{lines}")).kind;
    let number = |min, max| Kind::Number(Number { unit: text("days"), min, max });
    assert_eq!(with(""), number(None, None));
    assert_eq!(with("min = 0"), number(Some(0.0), None));
    assert_eq!(with("min = -1.5\nmax = -1.5"), number(Some(-1.5), Some(-1.5)));
}

#[test]
fn a_candidate_is_answered_for_by_a_level_or_by_a_number() {
    let by_level =
        Requirement { measure: Measure::Level(0), importance: Importance::Want, pass: None };
    assert_eq!(requirement("scale = 's'"), by_level);
    assert_eq!(requirement("scale = 's'\nanswer = 'level'"), by_level);
    let by_number = Requirement {
        measure: Measure::Number { unit: text("minutes"), better: Better::Low },
        importance: Importance::Must,
        pass: Some(Limit::Number(15.0)),
    };
    let lines =
        "answer = 'number'\nunit.en = 'minutes'\nbetter = 'low'\nimportance = 'must'\npass = 15";
    assert_eq!(requirement(lines), by_number);
}

#[test]
fn what_a_must_accepts_is_a_level_of_the_scale_or_may_be_left_open() {
    let with = |lines: &str| requirement(&format!("scale = 's'\nimportance = 'must'\n{lines}"));
    assert_eq!(with("pass = '2'").pass, Some(Limit::Level("2".into())));
    assert_eq!((with("").importance, with("").pass), (Importance::Must, None));
    assert_eq!(requirement("scale = 's'\nimportance = 'none'").importance, Importance::None);
}

#[test]
fn the_unit_of_another_way_to_answer_does_no_harm() {
    let measure = requirement("scale = 's'\nunit = 'minutes'\nbetter = 1").measure;
    assert_eq!(measure, Measure::Level(0));
}

/// Threat by vulnerability is the likelihood; likelihood by importance is the risk.
const RISKS: &str = r#"kind = "table"
[[question.column]]
id = "asset"
title.en = "What to protect"
kind = "text"
choice = "left over from another kind"
[[question.column]]
id = "hosts"
title.en = "Hosts"
kind = "number"
[[question.column]]
id = "threat"
title.en = "Threat"
kind = "single"
choice = [{ id = "low", text.en = "L" }, { id = "medium", text.en = "M" }, { id = "high", text.en = "H" }]
[[question.column]]
id = "vulnerability"
title.en = "Vulnerability"
kind = "single"
choice = [{ id = "low", text.en = "L" }, { id = "medium", text.en = "M" }, { id = "high", text.en = "H" }]
[[question.column]]
id = "importance"
title.en = "Importance"
kind = "single"
choice = [{ id = "low", text.en = "L" }, { id = "medium", text.en = "M" }, { id = "high", text.en = "H" }]
[[question.column]]
id = "likelihood"
title.en = "Likelihood"
kind = "lookup"
rows = "threat"
columns = "vulnerability"
values = [["low", "low", "medium"], ["low", "medium", "high"], ["medium", "high", "high"]]
choice = [{ id = "low", text.en = "L" }, { id = "medium", text.en = "M" }, { id = "high", text.en = "H" }]
[[question.column]]
id = "risk"
title.en = "Risk value"
kind = "lookup"
rows = "likelihood"
columns = "importance"
values = [["1", "1", "2"], ["1", "2", "3"], ["2", "3", "3"]]
[[question.column]]
id = "services"
title.en = "Services"
kind = "multi"
[[question.column.choice]]
id = "monitoring"
text.en = "Monitoring"
tags = { csf = ["detect", "respond"] }
"#;

/// The value of a lookup for two choices, by their ids.
fn looked_up(question: &Question, lookup: &Lookup, row: &str, column: &str) -> String {
    let at = |axis: usize, id: &str| {
        let choices = question.kind.columns()[axis].kind.choices();
        choices.iter().position(|choice| choice.id == id).expect("a choice")
    };
    lookup.values[at(lookup.rows, row)][at(lookup.columns, column)].clone()
}

#[test]
fn the_columns_of_a_table() {
    let question = question(RISKS);
    let columns = question.kind.columns();
    let ids: Vec<_> = columns.iter().map(|column| column.id.as_str()).collect();
    let expected = [
        "asset",
        "hosts",
        "threat",
        "vulnerability",
        "importance",
        "likelihood",
        "risk",
        "services",
    ];
    assert_eq!(ids, expected);
    assert_eq!(columns[0].title, text("What to protect"));
    assert_eq!((&columns[0].kind, &columns[1].kind), (&ColumnKind::Text, &ColumnKind::Number));
    let ColumnKind::Single(threats) = &columns[2].kind else { panic!("{:?}", columns[2]) };
    assert_eq!((threats.len(), &threats[2].text), (3, &text("H")));
    let ColumnKind::Multi(services) = &columns[7].kind else { panic!("{:?}", columns[7]) };
    assert_eq!(tag(&services[0].tags, "csf"), ["detect", "respond"]);
    assert_eq!((services[0].points, services[0].exclusive), (None, false));
}

#[test]
fn the_two_matrices_of_a_risk() {
    let question = question(RISKS);
    let lookups: Vec<_> = question
        .kind
        .columns()
        .iter()
        .filter_map(|column| match &column.kind {
            ColumnKind::Lookup(lookup) => Some(lookup),
            _ => None,
        })
        .collect();
    let [likelihood, risk] = lookups[..] else { panic!("{lookups:?}") };
    assert_eq!((likelihood.rows, likelihood.columns, likelihood.choices.len()), (2, 3, 3));
    assert_eq!((risk.rows, risk.columns, risk.choices.len()), (5, 4, 0));
    let levels = ["low", "medium", "high"];
    let matrix =
        |lookup| levels.map(|row| levels.map(|column| looked_up(&question, lookup, row, column)));
    let likelihoods =
        [["low", "low", "medium"], ["low", "medium", "high"], ["medium", "high", "high"]];
    assert_eq!(matrix(likelihood), likelihoods);
    assert_eq!(matrix(risk), [["1", "1", "2"], ["1", "2", "3"], ["2", "3", "3"]]);
}

#[test]
fn a_condition_may_ask_whether_a_table_is_answered() {
    let more = "[[question]]\nid = 'L'\nsection = 'A'\nkind = 'text'\ntitle.en = ''\ntext.en = ''\nwhen.any = [{ question = 'K', answered = true }]\n";
    let text = format!(
        "{SET}[[question]]\nid = 'K'\nsection = 'A'\ntitle.en = ''\ntext.en = ''\n{RISKS}{more}"
    );
    let set = parse(&text).expect("no faults");
    assert_eq!(
        set.questions[3].when,
        Some(Condition::Any(vec![Test { question: 2, holds: Holds::Answered }]))
    );
    assert!(!set.questions[2].is_scored());
}
