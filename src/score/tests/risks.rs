//! The risk table, worst first.

use super::selection::{Ask, among, answer, cell, list, risk_table, row, selection};
use crate::questionnaire::Questionnaire;
use crate::score::{Risk, risks, scores};
use crate::session::{Row, Session};

pub(super) const RISKS: &str = "tags = { role = \"risks\" }";

/// A row by threat, vulnerability, importance (first letters; anything else is no choice) and services.
pub(super) fn risk(levels: &str, services: &[&str]) -> Row {
    let word = |at: usize| match levels.as_bytes()[at] {
        b'l' => "low",
        b'm' => "medium",
        b'h' => "high",
        _ => "unknown",
    };
    row(vec![
        ("asset", cell("db")),
        ("threat", cell(word(0))),
        ("vulnerability", cell(word(1))),
        ("importance", cell(word(2))),
        ("services", list(services)),
    ])
}

fn of(rows: Vec<Row>) -> Vec<Risk> {
    let (set, session) = table(rows);
    risks(&set, &session, &scores(&set, &session))
}

fn table(rows: Vec<Row>) -> (Questionnaire, Session) {
    let set = selection(vec![Ask("R", risk_table(), RISKS)]);
    let mut session = among(&[]);
    answer(&mut session, "R").rows = rows;
    (set, session)
}

#[test]
fn by_value_then_importance_then_likelihood_then_as_they_stand() {
    let found = of(vec![
        risk("?hh", &[]), // 0: no value
        risk("lll", &[]), // 1: likelihood low, value 1
        risk("hhm", &[]), // 2: likelihood high, importance medium, value 3
        risk("mmh", &[]), // 3: likelihood medium, importance high, value 3
        risk("hhh", &[]), // 4: likelihood high, importance high, value 3
        risk("hhl", &[]), // 5: likelihood high, importance low, value 2
        risk("llh", &[]), // 6: likelihood low, importance high, value 2
        risk("mhh", &[]), // 7: likelihood high, importance high, value 3
        risk("hh?", &[]), // 8: a likelihood, no value
    ]);
    let order: Vec<_> = found.iter().map(|risk| (risk.row, risk.value)).collect();
    let expected = [
        (4, Some(3)),
        (7, Some(3)),
        (3, Some(3)),
        (2, Some(3)),
        (6, Some(2)),
        (5, Some(2)),
        (1, Some(1)),
        (0, None),
        (8, None),
    ];
    assert_eq!(order, expected);
    assert_eq!((found[0].importance, found[0].likelihood), (Some(2), Some(2)));
    assert_eq!((found[5].importance, found[5].likelihood), (Some(0), Some(2)));
    assert_eq!((found[7].importance, found[7].likelihood), (Some(2), None));
}

#[test]
fn a_risk_of_3_without_a_service_is_uncovered() {
    let found = of(vec![
        risk("hhh", &[]),
        risk("hhh", &["monitoring"]),
        risk("hhh", &["no-such-service"]),
        risk("hhh", &["unknown"]),
        risk("hhl", &[]),
        risk("?hh", &[]),
    ]);
    let uncovered: Vec<bool> = found.iter().map(|risk| risk.uncovered).collect();
    assert_eq!(uncovered, [true, false, true, true, false, false]);
}

#[test]
fn functions_stand_in_their_order_and_once() {
    let found = of(vec![risk("hhh", &["odd-one", "monitoring", "recovery", "intelligence"])]);
    assert_eq!(found[0].functions, ["identify", "detect", "recover", "govern"]);
    assert_eq!(found[0].services, ["recovery", "intelligence", "monitoring", "odd-one"]);
}

#[test]
fn an_empty_row_is_no_risk() {
    let blank = row(vec![("asset", cell(" ")), ("gone", cell("x")), ("services", list(&[]))]);
    let unknown = row(vec![("threat", cell("unknown"))]);
    let found = of(vec![Row::default(), blank, unknown]);
    assert_eq!(found, [Risk { row: 2, ..Risk::default() }]);
}

#[test]
fn a_table_that_does_not_apply_or_is_not_asked_has_none() {
    let (set, mut session) = table(vec![risk("hhh", &[])]);
    answer(&mut session, "R").not_applicable = Some(String::new());
    assert_eq!(risks(&set, &session, &scores(&set, &session)), []);
    answer(&mut session, "R").not_applicable = None;
    session.out_of_scope =
        vec![crate::session::OutOfScope { section: "A".to_owned(), reason: String::new() }];
    assert_eq!(risks(&set, &session, &scores(&set, &session)), []);
}

#[test]
fn a_table_without_the_tag_or_the_columns_is_left_alone() {
    let plain = selection(vec![Ask("R", risk_table(), "")]);
    let mut session = among(&[]);
    answer(&mut session, "R").rows = vec![risk("hhh", &[])];
    assert_eq!(risks(&plain, &session, &scores(&plain, &session)), []);
    let own = super::selection::column("asset", crate::questionnaire::ColumnKind::Text);
    let bare = selection(vec![Ask("R", crate::questionnaire::Kind::Table(vec![own]), RISKS)]);
    assert_eq!(risks(&bare, &session, &scores(&bare, &session)), [Risk::default()]);
}
