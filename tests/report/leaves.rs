//! What leaves, and what never does.

use monshin::report::{Format, Options, view};
use monshin::session;
use monshin::text::Lang;
use toml::{Table, Value};

use crate::support::{Known, filled, options, selection, written};

/// Keys whose texts are not a person's words: ids, words of the format.
const WORDS: [&str; 21] = [
    "as_is",
    "to_be",
    "choice",
    "id",
    "version",
    "section",
    "questions",
    "horizon",
    "status",
    "priority",
    "candidate_ids",
    "importance",
    "pass",
    "rests_on",
    "threat",
    "vulnerability",
    "likelihood",
    "services",
    "severity",
    "hours",
    "depth",
];

const TEXT: [Format; 4] = [Format::Markdown, Format::Html, Format::Csv, Format::Json];

/// Adds a mark to every text that a person wrote.
fn mark(table: &mut Table, mark_text: &str) {
    for (key, value) in table.iter_mut() {
        if !WORDS.contains(&key.as_str()) {
            mark_value(key, value, mark_text);
        }
    }
}

fn mark_value(key: &str, value: &mut Value, mark_text: &str) {
    match value {
        Value::String(text) => text.push_str(mark_text),
        Value::Array(values) => values.iter_mut().for_each(|one| mark_value(key, one, mark_text)),
        // What candidates offer are levels by the ids of candidates.
        Value::Table(inner) if key == "candidate" && !inner.contains_key("name") => {}
        Value::Table(inner) => mark(inner, mark_text),
        _ => {}
    }
}

/// A session in which every text has the mark, and everything that may be written is.
fn marked(id: &str, text: &str, mark_text: &str) -> Known {
    let mut table: Table = text.parse().expect("a session");
    let answers = table["answers"].as_table_mut().expect("answers");
    for (question, answer) in answers.iter_mut() {
        let answer = answer.as_table_mut().expect("an answer");
        for key in ["note", "record", "respondent"] {
            answer.entry(key).or_insert_with(|| Value::String(format!("{key} {question}")));
        }
        let by = "department = \"b\"\nprovider = \"p\"\ncontract_until = 2027-03-31";
        answer.insert("by".to_owned(), Value::Table(by.parse().expect("by")));
        let decided = "by = \"d\"\non = 2026-11-20";
        answer.insert("decided".to_owned(), Value::Table(decided.parse().expect("decided")));
        let evidence =
            "e = [\"told\", { what = \"w\", ref = \"r\", seen = 2026-11-20, by = \"s\" }]";
        let evidence: Table = evidence.parse().expect("evidence");
        answer.insert("evidence".to_owned(), evidence["e"].clone());
    }
    mark(&mut table, mark_text);
    let text = table.to_string();
    // The set and the memos stay what they are.
    let text = text.replace(&format!("{id}{mark_text}"), id);
    Known::new(id, &text)
}

fn both(mark_text: &str) -> [Known; 2] {
    let text = include_str!("../support/maturity.toml");
    let mut maturity = marked("soc-maturity", text, mark_text);
    maturity.earlier = Some(Box::new(marked("soc-maturity", text, mark_text)));
    let text = include_str!("../support/selection-session.toml");
    let mut selection = marked("mss-selection", text, mark_text);
    selection.linked =
        Some(Box::new(marked("soc-maturity", include_str!("../support/maturity.toml"), mark_text)));
    [maturity, selection]
}

#[test]
fn a_memo_leaves_in_no_format() {
    for mut known in [filled(), selection()] {
        for (id, answer) in &mut known.session.answers {
            answer.memo = Some(format!("MEMO-{id}"));
        }
        for redact in [false, true] {
            let options = Options { redact, ..options() };
            for format in TEXT {
                assert!(!written(&known, format, &options).contains("MEMO-"), "{format:?}");
            }
            // What the other formats lay out.
            assert!(!format!("{:?}", view(&known.source(), &options)).contains("MEMO-"));
        }
    }
}

#[test]
fn nothing_that_a_person_wrote_leaves_in_a_redacted_report() {
    for known in both("MARKED") {
        for lang in Lang::ALL {
            let options = Options { lang, redact: true, ..options() };
            for format in TEXT {
                let text = written(&known, format, &options);
                let at = text.find("MARKED").map(|at| &text[at.saturating_sub(60)..]);
                assert_eq!(at.map(|text| text.chars().take(90).collect::<String>()), None);
            }
            let view = format!("{:?}", view(&known.source(), &options));
            assert!(!view.contains("MARKED"));
            assert!(!view.contains("/data/sessions"), "the file's name is a name");
        }
    }
}

#[test]
fn the_marks_would_be_found() {
    let [maturity, selection] = both("MARKED");
    let text = written(&maturity, Format::Json, &options());
    for field in ["佐藤MARKED", "北日本製造株式会社MARKED", "pMARKED", "wMARKED", "rMARKED"]
    {
        assert!(text.contains(field), "{field}");
    }
    assert!(written(&selection, Format::Json, &options()).contains("受注DBMARKED"));
}

#[test]
fn names_that_stand_in_ids_are_withheld_too() {
    let mut known = selection();
    let text = include_str!("../support/selection-session.toml");
    let text = text.replace("id = \"a\"", "id = \"acme\"").replace("a = ", "acme = ");
    known.session = session::read(&text).expect("a session");
    known.session.actions.push(session::PlanAction {
        id: "acme".to_owned(),
        what: "acme".to_owned(),
        ..session::PlanAction::default()
    });
    let known = Known::of(known.set, known.session);
    let open = written(&known, Format::Json, &options());
    assert!(open.contains("acme"));
    let redacted = written(&known, Format::Json, &Options { redact: true, ..options() });
    assert!(!redacted.contains("acme"));
    // The levels that it offers are still its own.
    let offers = |text: &str| text.matches("\"value\": \"3\"").count();
    assert_eq!(offers(&open), offers(&redacted));
}

#[test]
fn control_characters_leave_in_no_format() {
    for known in both("\\u001b[31m\\u202e\\u0007") {
        for lang in Lang::ALL {
            for format in TEXT {
                let text = written(&known, format, &Options { lang, ..options() });
                let allowed = |c: char| matches!(c, '\n' | '\r') && format != Format::Json;
                let allowed = |c: char| allowed(c) || c == '\n';
                let found = text.chars().find(|&c| {
                    (c.is_control() && !allowed(c)) || matches!(c, '\u{202e}' | '\u{2066}')
                });
                assert_eq!(found, None, "{format:?}");
            }
        }
    }
}
