//! The answers as CSV, one row a question, the way that Excel in Japan opens it: UTF-8 with a byte
//! order mark, CRLF.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.

use std::borrow::Cow;
use std::io::{self, Write};

use super::format::{Progress, step};
use super::view::{AnswerRow, EvidenceRow, View};
use crate::strings::{Words, report};

/// Writes the answers.
///
/// # Errors
///
/// Where `out` cannot be written to, or the writing is stopped.
pub fn write(view: &View, out: &mut dyn Write, progress: &dyn Progress) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut sheet =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *out);
    let columns = Columns::of(view);
    sheet.write_record(columns.headings(view).iter().map(|heading| inert(heading).into_owned()))?;
    let rows: Vec<&AnswerRow> = view.answers.iter().flat_map(|section| &section.rows).collect();
    for (at, row) in rows.iter().enumerate() {
        step(progress, at, rows.len())?;
        sheet.write_record(columns.cells(view, row).iter().map(Cell::text))?;
    }
    sheet.flush()?;
    step(progress, rows.len(), rows.len())
}

/// What a cell holds.
enum Cell {
    Text(String),
    Number(Option<f64>),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Cell::Text(text) => inert(text).into_owned(),
            Cell::Number(None) => String::new(),
            Cell::Number(Some(number)) => number.to_string(),
        }
    }
}

/// A text that a spreadsheet takes for a text: an apostrophe goes before what would begin a formula,
/// in full-width characters as well, since input methods write these and some programs fold them.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    let first = text.trim_start_matches([' ', '\u{3000}', '\n']).chars().next();
    let begins_formula = first
        .is_some_and(|first| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(first))
        || text.starts_with(['\t', '\r']);
    if begins_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The columns whose number depends on the set and the session.
struct Columns {
    /// The scales that questions are answered on: id and title.
    scales: Vec<(String, String)>,
    /// The names of the candidates.
    candidates: Vec<String>,
}

impl Columns {
    fn of(view: &View) -> Columns {
        let rows = || view.answers.iter().flat_map(|section| &section.rows);
        let mut scales: Vec<(String, String)> = Vec::new();
        for side in rows().flat_map(|row| &row.sides) {
            if !scales.iter().any(|(id, _)| *id == side.scale) {
                scales.push((side.scale.clone(), side.title.clone()));
            }
        }
        let candidates = view.selection.iter().flat_map(|selection| &selection.candidates);
        Columns { scales, candidates: candidates.map(|one| one.name.clone()).collect() }
    }

    fn headings(&self, view: &View) -> Vec<String> {
        let lang = view.lang;
        let say = |words: &[Words]| -> Vec<String> {
            words.iter().map(|word| word.of(lang).to_owned()).collect()
        };
        let mut headings =
            say(&[report::ID, report::SECTION, report::TITLE, report::QUESTION, report::STATE]);
        for (_, title) in &self.scales {
            headings.push(report::side(title, report::AS_IS, lang));
        }
        for (_, title) in &self.scales {
            headings.push(report::side(title, report::TO_BE, lang));
        }
        headings.extend(say(&[
            report::AS_IS_POINTS,
            report::TO_BE_POINTS,
            report::GAP,
            report::ANSWER,
            report::CHOICES,
            report::NUMBER,
            report::UNIT,
            report::ESTIMATE,
            report::AS_OF,
            report::ROWS,
        ]));
        for name in &self.candidates {
            headings.push(report::bracketed(report::CANDIDATE.of(lang), name, lang));
        }
        headings.extend(say(&[
            report::REASON,
            report::PRIORITY,
            report::RECORD,
            report::DECIDED_BY,
            report::DECIDED_ON,
            report::NOTE,
            report::EVIDENCE,
            report::EVIDENCE_SEEN,
            report::EVIDENCE_TOLD,
            report::RESPONDENT,
            report::DEPARTMENT,
            report::PROVIDER,
            report::CONTRACT_UNTIL,
            report::FLAG,
            report::DATE,
        ]));
        headings
    }

    fn cells(&self, view: &View, row: &AnswerRow) -> Vec<Cell> {
        let text = |text: &str| Cell::Text(text.to_owned());
        let day = |day: &Option<String>| Cell::Text(day.clone().unwrap_or_default());
        let yes = |is: bool| Cell::Text(if is { report::YES.of(view.lang) } else { "" }.to_owned());
        let side = |scale: &str| row.sides.iter().find(|side| side.scale == scale);
        let mut cells = vec![
            text(&row.id),
            text(&row.section),
            text(&row.title),
            text(&row.question),
            text(&row.state_name),
        ];
        for (scale, _) in &self.scales {
            cells.push(level(side(scale).map_or("", |side| &side.as_is)));
        }
        for (scale, _) in &self.scales {
            cells.push(level(side(scale).map_or("", |side| &side.to_be)));
        }
        cells.extend([
            Cell::Number(row.as_is),
            Cell::Number(row.to_be),
            Cell::Number(row.gap),
            // The number stands in a column of its own.
            text(if row.number.is_some() { "" } else { &row.answer }),
            text(&row.choices.join(" ")),
            Cell::Number(row.number),
            text(&row.unit),
            yes(row.estimate),
            day(&row.as_of),
            text(&rows(row)),
        ]);
        for name in 0..self.candidates.len() {
            let offer = row.offers.get(name);
            cells.push(match offer {
                Some(offer) if offer.number.is_some() => Cell::Number(offer.number),
                Some(offer) => level(&offer.value),
                None => text(""),
            });
        }
        cells.extend([
            text(&row.reason),
            text(&row.priority),
            text(&row.record),
            text(&row.decided_by),
            day(&row.decided_on),
            text(&row.note),
            text(&evidence(&row.evidence)),
            Cell::Number(Some(count(row.seen))),
            Cell::Number(Some(count(row.told))),
            text(&row.respondent),
            text(&row.department),
            text(&row.provider),
            day(&row.contract_until),
            yes(row.flag),
            day(&row.answered),
        ]);
        cells
    }
}

/// The id of a level as a file has it: a number where it is one.
fn level(id: &str) -> Cell {
    match id.parse::<f64>() {
        Ok(number) if number.is_finite() && number.to_string() == id => Cell::Number(Some(number)),
        _ => Cell::Text(id.to_owned()),
    }
}

/// The rows of a table, a line each: its cells with the headings of their columns.
fn rows(row: &AnswerRow) -> String {
    let line = |cells: &Vec<String>| {
        let filled = row.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        filled.map(|(column, cell)| format!("{column}: {cell}")).collect::<Vec<_>>().join(" / ")
    };
    row.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Pieces of evidence, a line each: what it is, where in it, when it was seen, by whom.
fn evidence(evidence: &[EvidenceRow]) -> String {
    let line = |one: &EvidenceRow| {
        let seen = one.seen.as_deref().unwrap_or_default();
        let parts = [one.what.as_str(), one.reference.as_str(), seen, one.by.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    evidence.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A count as a cell has it.
#[allow(clippy::cast_precision_loss)] // Nobody has as many pieces of evidence.
fn count(count: usize) -> f64 {
    count as f64
}
