//! What the cells of a row hold.

use super::selection::{cell, list, plain, risk_table, row};
use crate::questionnaire::ColumnKind;
use crate::score::{Value, values};
use crate::session::Cell;

use super::selection::column;

/// Likelihood and risk value of a row with these inputs.
fn looked_up(threat: &str, vulnerability: &str, importance: &str) -> (String, String) {
    let table = risk_table();
    let cells = vec![
        ("threat", cell(threat)),
        ("vulnerability", cell(vulnerability)),
        ("importance", cell(importance)),
    ];
    let row = row(cells);
    let values = values(table.columns(), &row);
    let word = |at: usize| match &values[at] {
        Value::Choice(word) => (*word).to_owned(),
        value => format!("{value:?}"),
    };
    (word(4), word(5))
}

/// "プラクティス集 図2-4.2 の例", likelihood.
#[rstest::rstest]
#[case("high", "low", "medium")]
#[case("high", "medium", "high")]
#[case("high", "high", "high")]
#[case("medium", "low", "low")]
#[case("medium", "medium", "medium")]
#[case("medium", "high", "high")]
#[case("low", "low", "low")]
#[case("low", "medium", "low")]
#[case("low", "high", "medium")]
fn likelihood_is_threat_by_vulnerability(
    #[case] threat: &str,
    #[case] vulnerability: &str,
    #[case] likelihood: &str,
) {
    assert_eq!(looked_up(threat, vulnerability, "low").0, likelihood);
}

/// The same, risk value; the threat and the vulnerability bring about the likelihood.
#[rstest::rstest]
#[case("high", "high", "low", "2")]
#[case("high", "high", "medium", "3")]
#[case("high", "high", "high", "3")]
#[case("medium", "medium", "low", "1")]
#[case("medium", "medium", "medium", "2")]
#[case("medium", "medium", "high", "3")]
#[case("low", "low", "low", "1")]
#[case("low", "low", "medium", "1")]
#[case("low", "low", "high", "2")]
fn the_risk_value_is_likelihood_by_importance(
    #[case] threat: &str,
    #[case] vulnerability: &str,
    #[case] importance: &str,
    #[case] risk: &str,
) {
    let (likelihood, value) = looked_up(threat, vulnerability, importance);
    assert_eq!((likelihood.as_str(), value.as_str()), (threat, risk));
}

#[rstest::rstest]
#[case::unknown("unknown", "Empty", "Empty")]
#[case::no_such_choice("huge", "Empty", "Empty")]
#[case::nothing("", "Empty", "Empty")]
fn what_cannot_be_looked_up_is_empty(
    #[case] threat: &str,
    #[case] likelihood: &str,
    #[case] risk: &str,
) {
    let found = looked_up(threat, "high", "high");
    assert_eq!(found, (likelihood.to_owned(), risk.to_owned()));
}

#[test]
fn a_lookup_that_misses_one_input_leaves_the_other_one_standing() {
    assert_eq!(looked_up("high", "high", "unknown"), ("high".to_owned(), "Empty".to_owned()));
}

#[test]
fn a_lookup_is_never_read_from_the_file() {
    let table = risk_table();
    let row = row(vec![("likelihood", cell("high")), ("risk", cell("3"))]);
    assert!(values(table.columns(), &row).iter().all(|value| *value == Value::Empty));
}

#[rstest::rstest]
#[case::text("text", cell("a db"), Value::Text("a db"))]
#[case::blanks("text", cell("  "), Value::Empty)]
#[case::a_text_may_be_that_word("text", cell("unknown"), Value::Text("unknown"))]
#[case::a_number_is_no_text("text", Cell::Number(1.0), Value::Empty)]
#[case::number("number", Cell::Number(0.0), Value::Number(0.0))]
#[case::no_number("number", Cell::Number(f64::NAN), Value::Empty)]
#[case::unknown_number("number", cell("unknown"), Value::Unknown)]
#[case::a_text_is_no_number("number", cell("12"), Value::Empty)]
#[case::choice("single", cell("b"), Value::Choice("b"))]
#[case::unknown_choice("single", cell("unknown"), Value::Unknown)]
#[case::no_such_choice("single", cell("z"), Value::Empty)]
#[case::the_first_known_of_a_list("single", list(&["z", "b", "a"]), Value::Choice("b"))]
#[case::several("multi", list(&["c", "z", "a"]), Value::Choices(vec!["a", "c"]))]
#[case::one_of_several("multi", cell("b"), Value::Choices(vec!["b"]))]
#[case::none_of_several("multi", list(&[]), Value::Empty)]
#[case::unknown_among_several("multi", list(&["unknown"]), Value::Unknown)]
fn a_cell_holds_what_its_column_knows(
    #[case] kind: &str,
    #[case] cell: Cell,
    #[case] value: Value<'static>,
) {
    let choices = plain(&["a", "b", "c"]);
    let kind = match kind {
        "text" => ColumnKind::Text,
        "number" => ColumnKind::Number,
        "single" => ColumnKind::Single(choices),
        _ => ColumnKind::Multi(choices),
    };
    let columns = [column("x", kind)];
    assert_eq!(values(&columns, &row(vec![("x", cell)])), [value]);
}
