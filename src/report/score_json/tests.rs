//! What a selection adds to the JSON.

use super::ScoreReport;
use crate::questionnaire::{ColumnKind, Kind};
use crate::score::scores;
use crate::score::tests::selection::{
    Ask, THREE, among, answer, cell, column, list, must, plain, row, say, selection, want,
};
use crate::session::{Cell, Session};

fn asked() -> Vec<Ask> {
    let table = Kind::Table(vec![
        // Not in the order of the alphabet.
        column("what", ColumnKind::Text),
        column("hours", ColumnKind::Number),
        column("depth", ColumnKind::Single(plain(&["0", "1"]))),
        column("by", ColumnKind::Multi(plain(&["phone", "mail"]))),
    ]);
    vec![Ask("T", table, ""), Ask("V", want(THREE), ""), Ask("M", must(THREE, Some("2")), "")]
}

/// What is told under a key.
fn told(session: &Session, key: &str) -> String {
    let set = selection(asked());
    let scores = scores(&set, session);
    let report = ScoreReport::new(&set, session, &scores, "/file");
    match key {
        "phases" => serde_json::to_string(&report.phases),
        "tables" => serde_json::to_string(&report.tables),
        _ => serde_json::to_string(&report.candidates),
    }
    .expect("JSON")
}

#[test]
fn tables_tell_every_column_in_its_order() {
    let mut session = among(&[]);
    answer(&mut session, "T").rows = vec![
        row(vec![
            ("by", list(&["mail", "phone"])),
            ("hours", Cell::Number(1.5)),
            ("gone", cell("x")),
            ("depth", cell("unknown")),
        ]),
        row(vec![("depth", cell("1")), ("what", cell("受注DB"))]),
    ];
    let rows = concat!(
        r#"[{"id":"T","rows":["#,
        r#"{"what":null,"hours":1.5,"depth":"unknown","by":["phone","mail"]},"#,
        r#"{"what":"受注DB","hours":null,"depth":"1","by":null}]}]"#,
    );
    assert_eq!(told(&session, "tables"), rows);
    answer(&mut session, "T").not_applicable = Some(String::new());
    assert_eq!(told(&session, "tables"), r#"[{"id":"T","rows":[]}]"#);
    assert_eq!(told(&among(&[]), "tables"), r#"[{"id":"T","rows":[]}]"#);
}

#[test]
fn candidates_tell_every_key() {
    let mut session = among(&["a", "b"]);
    say(&mut session, "V", &["3", ""]);
    say(&mut session, "M", &["", "1"]);
    let candidates = concat!(
        r#"[{"id":"a","name":"a Ltd","fit":1.0,"fit_low":1.0,"fit_high":1.0,"rank":1,"#,
        r#""answered":1,"asked":2,"knocked_out_by":[],"open":["M"]},"#,
        r#"{"id":"b","name":"b Ltd","fit":null,"fit_low":0.0,"fit_high":1.0,"rank":null,"#,
        r#""answered":1,"asked":2,"knocked_out_by":["M"],"open":[]}]"#,
    );
    assert_eq!(told(&session, "candidates"), candidates);
    assert_eq!(told(&among(&[]), "candidates"), "[]");
}

#[test]
fn every_top_section_is_a_phase() {
    // Nothing in this set has points.
    let none = r#"{"id":"A","percent":null,"blocking":[]},{"id":"B","percent":null,"blocking":[]}"#;
    assert_eq!(told(&among(&[]), "phases"), format!("[{none}]"));
}
