//! The answers of a section.

use std::io::{self, Write};

use askama::Template;

use super::{Markup, grid, lines, put};
use crate::report::tables::{Cell, Column, Table};
use crate::report::view::{AnswerRow, EvidenceRow, SectionAnswers, View};
use crate::strings::{numbers, report as words, report_layout as layout};
use crate::text::Lang;

/// The answers of a section.
#[derive(Template)]
#[template(path = "report/answers.html")]
struct Answers<'a> {
    title: &'a str,
    is_scored: bool,
    is_aimed: bool,
    words: Words,
    rows: Vec<Answer<'a>>,
}

struct Words {
    role: &'static str,
    as_is: &'static str,
    to_be: &'static str,
    said: &'static str,
}

struct Answer<'a> {
    id: &'a str,
    title: &'a str,
    as_is: String,
    to_be: String,
    lines: Vec<Line>,
    table: Option<Markup>,
}

struct Line {
    label: String,
    texts: Vec<String>,
}

/// Writes the answers of a section; nothing where it asks nothing.
pub(super) fn write(view: &View, section: &SectionAnswers, out: &mut dyn Write) -> io::Result<()> {
    if section.rows.is_empty() {
        return Ok(());
    }
    let lang = view.lang;
    let is_aimed = section.rows.iter().any(|row| row.to_be.is_some());
    let is_scored = is_aimed || section.rows.iter().any(|row| row.as_is.is_some());
    let rows = section.rows.iter().map(|row| answer(lang, row)).collect::<io::Result<_>>()?;
    let words = Words {
        role: words::QUESTION.of(lang),
        as_is: if is_aimed { words::AS_IS } else { words::POINTS }.of(lang),
        to_be: words::TO_BE.of(lang),
        said: layout::SAID.of(lang),
    };
    put(out, &Answers { title: &section.title, is_scored, is_aimed, words, rows })
}

fn answer(lang: Lang, row: &AnswerRow) -> io::Result<Answer<'_>> {
    let score = |score: Option<f64>| score.map(numbers::score).unwrap_or_default();
    Ok(Answer {
        id: &row.id,
        title: &row.title,
        as_is: score(row.as_is),
        to_be: score(row.to_be),
        lines: said(lang, row),
        table: table(row).map(|table| grid(&table, 4)).transpose()?,
    })
}

/// What was said, a line each.
fn said(lang: Lang, row: &AnswerRow) -> Vec<Line> {
    let mut said = Vec::new();
    let mut add = |label: &str, text: &str| {
        if !text.is_empty() {
            said.push(Line { label: label.to_owned(), texts: lines(text) });
        }
    };
    if row.state != "answered" {
        let between = if row.reason.is_empty() { "" } else { ": " };
        add("", &format!("{}{between}{}", row.state_name, row.reason));
    }
    for side in &row.sides {
        add(&side.title, &level(lang, &side.as_is_text, &side.to_be_text));
    }
    let estimate = if row.estimate { words::ESTIMATE.of(lang) } else { "" };
    add("", &row.answer);
    add(words::AS_OF.of(lang), &joined(&[row.as_of.as_deref().unwrap_or(""), estimate], " "));
    for offer in &row.offers {
        add(&offer.candidate, &joined(&[&offer.text, &offer.basis], ", "));
    }
    add(&row.record_title, &row.record);
    let decided = [row.decided_by.as_str(), row.decided_on.as_deref().unwrap_or("")];
    add(layout::DECIDED.of(lang), &joined(&decided, ", "));
    add(words::NOTE.of(lang), &row.note);
    let evidence: Vec<String> = row.evidence.iter().map(|one| evidence(lang, one)).collect();
    add(words::EVIDENCE.of(lang), &evidence.join("\n"));
    if row.evidence.is_empty() && row.seen + row.told > 0 {
        let counts = [
            layout::counted(words::SEEN, lang, row.seen),
            layout::counted(layout::TOLD, lang, row.told),
        ];
        add(words::EVIDENCE.of(lang), &counts.join(", "));
    }
    add("", &beside(lang, row));
    said
}

/// Who answered, who does the work, and what is to be done with the answer, in one line.
fn beside(lang: Lang, row: &AnswerRow) -> String {
    let parts = [
        (words::RESPONDENT, row.respondent.as_str()),
        (words::DEPARTMENT, &row.department),
        (words::PROVIDER, &row.provider),
        (words::CONTRACT_UNTIL, row.contract_until.as_deref().unwrap_or_default()),
        (words::PRIORITY, &row.priority),
    ];
    let said = parts.iter().filter(|(_, text)| !text.is_empty());
    let mut said: Vec<String> =
        said.map(|(label, text)| format!("{}: {text}", label.of(lang))).collect();
    if row.flag {
        said.push(words::FLAG.of(lang).to_owned());
    }
    said.join(" | ")
}

/// A level as it is and, where it is another one, as it shall be.
fn level(lang: Lang, as_is: &str, to_be: &str) -> String {
    if to_be.is_empty() || as_is == to_be {
        return as_is.to_owned();
    }
    joined(&[as_is, &format!("{}: {to_be}", words::TO_BE.of(lang))], " -> ")
}

/// What an answer rests on, in one line.
fn evidence(lang: Lang, one: &EvidenceRow) -> String {
    let seen =
        one.seen.as_deref().map(|day| joined(&[layout::SEEN_ON.of(lang), day, &one.by], " "));
    let seen = seen.map(|seen| format!("({seen})")).unwrap_or_default();
    joined(&[&one.what, &one.reference, &seen], " ")
}

/// The texts that are not empty, with this between them.
fn joined(texts: &[&str], between: &str) -> String {
    let texts: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    texts.join(between)
}

/// The rows of a table question.
fn table(row: &AnswerRow) -> Option<Table> {
    if row.rows.is_empty() {
        return None;
    }
    let columns = row.columns.iter();
    let columns = columns.map(|heading| Column { heading: heading.clone(), is_number: false });
    let cells = |row: &Vec<String>| row.iter().map(|cell| Cell::text(cell)).collect();
    let rows = row.rows.iter().map(cells).collect();
    Some(Table { title: String::new(), columns: columns.collect(), rows })
}
