//! What other readers make of a report.

use std::collections::BTreeMap;

use monshin::questionnaire::Kind;
use monshin::report::score_json::ScoreReport;
use monshin::report::{Format, Options, view};
use monshin::session::{Offer, Quantity};
use monshin::strings::numbers;
use monshin::text::Lang;
use serde_json::Value;

use crate::support::{Known, filled, options, selection, written};

/// The rows of a CSV by the id of the question, each by its headings.
fn rows(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.contains("\r\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let records = reader.records().map(|record| record.expect("a row"));
    records
        .map(|record| {
            let cells = headings.iter().zip(&record);
            let cells = cells.map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            (record[0].to_owned(), cells)
        })
        .collect()
}

#[test]
fn every_answer_is_read_back_from_csv() {
    let known = filled();
    let rows = rows(&written(&known, Format::Csv, &options()));
    assert_eq!(rows.len(), 54);
    for (id, answer) in &known.session.answers {
        let row = &rows[id];
        for (scale, title) in [("insource", "In-source"), ("outsource", "Out-source")] {
            let said = |heading: &str| row[&format!("{title} {heading}")].clone();
            let entry = answer.as_is.get(scale).map_or("", |entry| entry.word());
            let aim = answer.to_be.get(scale).map_or("", |entry| entry.word());
            if known.set.question(id).is_some_and(|at| at > 2) {
                assert_eq!((said("As-is"), said("To-be")), (entry.to_owned(), aim.to_owned()));
            }
        }
        assert_eq!(row["Choices"], answer.choice.join(" "));
        assert_eq!(row["Note"], answer.note.clone().unwrap_or_default());
        let by = answer.by.clone().unwrap_or_default();
        assert_eq!(row["Provider"], by.provider.unwrap_or_default());
    }
}

#[test]
fn every_answer_of_a_selection_is_read_back_from_csv() {
    let known = selection();
    let rows = rows(&written(&known, Format::Csv, &options()));
    for (id, answer) in &known.session.answers {
        let at = known.set.question(id).expect("a question");
        let row = &rows[id];
        for candidate in &known.session.candidates {
            let said = &row[&format!("Candidate ({})", candidate.name)];
            let expected = match answer.candidates.get(&candidate.id) {
                Some(Offer::Level(level)) => level.clone(),
                Some(Offer::Number(number)) => number.to_string(),
                Some(Offer::Unknown) => "unknown".to_owned(),
                None => String::new(),
            };
            assert_eq!(*said, expected, "{id}");
        }
        if let Some(Quantity::Known(number)) = answer.number {
            assert_eq!(row["Number"], number.to_string());
        }
        if let Kind::Table(_) = known.set.questions[at].kind {
            assert_eq!(row["Rows"].lines().count(), answer.rows.len());
            assert!(row["Rows"].contains("受注DB"));
        }
        assert_eq!(row["Choices"], answer.choice.join(" "));
    }
}

#[test]
fn no_cell_begins_a_formula_and_numbers_stay_numbers() {
    let mut known = filled();
    let texts =
        ["=1+1", "+1", "-1", "@a", "\u{ff1d}1", "\u{ff0b}1", "\u{ff0d}1", "\u{ff20}a", " =1"];
    for (text, answer) in texts.iter().zip(known.session.answers.values_mut().skip(1)) {
        answer.note = Some((*text).to_owned());
    }
    let rows = rows(&written(&known, Format::Csv, &options()));
    let notes: Vec<&str> = rows.values().map(|row| row["Note"].as_str()).collect();
    for text in texts {
        assert!(notes.contains(&format!("'{text}").as_str()), "{text}: {notes:?}");
    }
    assert_eq!(rows["A-3"]["Gap"], "2");
    assert_eq!(rows["D-1"]["Evidence seen (number)"], "1");
}

/// The numbers of a report as JSON.
fn json(known: &Known, options: &Options) -> Value {
    serde_json::from_str(&written(known, Format::Json, options)).expect("JSON")
}

#[test]
fn json_is_what_score_says_and_the_rest_beside_it() {
    for known in [filled(), selection()] {
        let source = known.source();
        let score = ScoreReport::new(&known.set, &known.session, &known.scores, source.file);
        // Read from its text, as the report is.
        let score = serde_json::to_string(&score).expect("JSON");
        let score: Value = serde_json::from_str(&score).expect("JSON");
        let report = json(&known, &options());
        for (key, value) in score.as_object().expect("an object") {
            assert_eq!(&report[key], value, "{key}");
        }
        for key in [
            "lang",
            "redacted",
            "head",
            "page",
            "functions",
            "levels",
            "answers",
            "gaps",
            "actions",
            "sourcing",
            "changes",
            "selection",
            "annex",
        ] {
            assert!(report.get(key).is_some(), "{key}");
        }
    }
}

#[test]
fn a_dropped_action_closes_no_gap() {
    let action = |id: &str, status: &str| {
        format!("[[action]]\nid = \"{id}\"\nquestions = [\"A-1\"]\nstatus = \"{status}\"\n")
    };
    let text = [
        "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"soc-maturity\"\n",
        &action("1", "dropped"),
        &action("2", "done"),
        "[answers.A-1]\nas_is = { insource = \"1\" }\nto_be = { insource = \"4\" }\n",
    ];
    let report = json(&Known::new("soc-maturity", &text.concat()), &options());
    assert_eq!(report["gaps"][0]["actions"], serde_json::json!(["2"]));
}

/// The finding on these levels in-house.
fn finding(levels: &[(&str, u8)]) -> String {
    let answer = |(id, level): &(&str, u8)| {
        format!("[answers.{id}]\nas_is = {{ insource = \"{level}\" }}\n")
    };
    let answers: String = levels.iter().map(answer).collect();
    let text = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"soc-maturity\"\n".to_owned();
    let report = json(&Known::new("soc-maturity", &(text + &answers)), &options());
    report["page"]["finding"].as_str().expect("a sentence").to_owned()
}

#[test]
fn a_tenth_that_is_none_in_binary_changes_no_finding() {
    // B = 9 / 5 = 1.8 and C = 3 / 2 = 1.5 are 0.3 apart: both are named.
    let low = [("B-1", 1), ("B-2", 2), ("B-3", 2), ("B-4", 2), ("B-5", 2), ("C-1", 1), ("C-2", 2)];
    let found = finding(&[&low[..], &[("A-1", 4)]].concat());
    assert!(found.contains("(1.5)") && found.contains("(1.8)"), "{found}");
    // 3 and 3.5 lie within 0.5 of each other: none stands out.
    let found = finding(&[("A-1", 3), ("B-1", 3), ("B-2", 4)]);
    assert!(!found.contains("(3.0)") && !found.contains("(3.5)"), "{found}");
}

#[test]
fn one_session_has_the_same_numbers_in_both_languages_and_redacted() {
    let numbers = |value: &Value| {
        let mut found = Vec::new();
        collect(value, "", &mut found);
        found
    };
    for known in [filled(), selection()] {
        let plain = numbers(&json(&known, &options()));
        assert!(plain.len() > 100);
        assert_eq!(plain, numbers(&json(&known, &Options { lang: Lang::Ja, ..options() })));
        assert_eq!(plain, numbers(&json(&known, &Options { redact: true, ..options() })));
    }
}

/// Every number with the way to it.
fn collect(value: &Value, way: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Number(number) => found.push((way.to_owned(), number.to_string())),
        Value::Array(values) => {
            for (at, one) in values.iter().enumerate() {
                collect(one, &format!("{way}/{at}"), found);
            }
        }
        Value::Object(values) => {
            for (key, one) in values {
                collect(one, &format!("{way}/{key}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn what_markdown_shows_are_the_scores_with_one_decimal() {
    let known = filled();
    let view = view(&known.source(), &options());
    assert_eq!(view.overall.as_is, known.scores.overall.as_is);
    for lang in Lang::ALL {
        let text = written(&known, Format::Markdown, &Options { lang, ..options() });
        for (row, score) in view.functions.iter().zip(known.scores.sections.iter().skip(1)) {
            assert_eq!((row.as_is, row.low, row.high), (score.as_is, score.low, score.high));
            if let Some(as_is) = score.as_is {
                let band = numbers::band(score.low, score.high).expect("a band");
                let band = band.trim_matches(['(', ')']);
                let shown = format!("| {} | {band} |", numbers::score(as_is));
                let line = text.lines().find(|line| line.starts_with(&format!("| {} ", row.id)));
                assert!(line.is_some_and(|line| line.contains(&shown)), "{shown}");
            }
        }
    }
}
