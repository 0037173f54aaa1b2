//! Every question that is asked, a row each.

use super::{Cell, Table, titled, without_empty_columns};
use crate::report::view::{AnswerRow, View};
use crate::strings::{report as words, report_layout as layout};

/// The answers. Columns that no answer fills are left out.
#[must_use]
pub fn answers(view: &View) -> Table {
    let lang = view.lang;
    let rows: Vec<&AnswerRow> = view.answers.iter().flat_map(|section| &section.rows).collect();
    // The scales and the candidates are the columns in the middle; the first row that has them tells.
    let mut scales: Vec<(&str, &str)> = Vec::new();
    let mut candidates: Vec<&str> = Vec::new();
    for row in &rows {
        for side in &row.sides {
            if !scales.iter().any(|(id, _)| *id == side.scale) {
                scales.push((&side.scale, &side.title));
            }
        }
        if candidates.len() < row.offers.len() {
            candidates = row.offers.iter().map(|offer| offer.candidate.as_str()).collect();
        }
    }
    let before = [
        words::ID,
        words::TITLE,
        words::SECTION,
        words::QUESTION,
        words::STATE,
        words::AS_IS,
        words::TO_BE,
        words::GAP,
    ];
    let mut headings: Vec<String> = before.iter().map(|word| word.of(lang).to_owned()).collect();
    for (_, title) in &scales {
        headings.extend([words::AS_IS, words::TO_BE].map(|pass| words::side(title, pass, lang)));
    }
    let values =
        [words::ANSWER, words::NUMBER, words::UNIT, words::ESTIMATE, words::AS_OF, words::ROWS];
    headings.extend(values.map(|word| word.of(lang).to_owned()));
    headings.extend(candidates.iter().map(|&name| name.to_owned()));
    let after = [
        words::RECORD,
        words::DECIDED_BY,
        words::DECIDED_ON,
        words::NOTE,
        words::EVIDENCE,
        words::EVIDENCE_SEEN,
        words::EVIDENCE_TOLD,
        words::RESPONDENT,
        words::DEPARTMENT,
        words::PROVIDER,
        words::CONTRACT_UNTIL,
        words::REASON,
        words::PRIORITY,
        words::FLAG,
        words::DATE,
    ];
    headings.extend(after.map(|word| word.of(lang).to_owned()));
    let cells = |row: &&AnswerRow| {
        let mut cells = first(row);
        for (id, _) in &scales {
            let side = row.sides.iter().find(|side| side.scale == *id);
            cells.push(side.map_or(Cell::Empty, |side| level(&side.as_is, &side.as_is_text)));
            cells.push(side.map_or(Cell::Empty, |side| level(&side.to_be, &side.to_be_text)));
        }
        cells.extend(value(view, row));
        cells.extend((0..candidates.len()).map(|at| offer(row, at)));
        cells.extend(last(view, row));
        cells
    };
    let rows = rows.iter().map(cells).collect();
    without_empty_columns(titled(words::ANSWERS.of(lang).to_owned(), headings, rows))
}

fn first(row: &AnswerRow) -> Vec<Cell> {
    vec![
        Cell::id(&row.id),
        Cell::text(&row.title),
        Cell::text(&row.section),
        Cell::text(&row.question),
        Cell::text(&row.state_name),
        Cell::score(row.as_is),
        Cell::score(row.to_be),
        Cell::change(row.gap),
    ]
}

/// A level by its id and its sentence.
fn level(id: &str, text: &str) -> Cell {
    if text.is_empty() || id == text || id.chars().any(char::is_alphabetic) {
        return Cell::text(if text.is_empty() { id } else { text });
    }
    Cell::Text(format!("{id}: {text}"))
}

fn value(view: &View, row: &AnswerRow) -> [Cell; 6] {
    let estimate = if row.estimate { words::YES.of(view.lang) } else { "" };
    let rows: Vec<String> = row.rows.iter().map(|row| row.join(" | ")).collect();
    // A number stands in its own column and not as a text once more.
    let answer = if row.number.is_some() { Cell::Empty } else { Cell::text(&row.answer) };
    [
        answer,
        row.number.map_or(Cell::Empty, Cell::Amount),
        Cell::text(if row.number.is_some() { &row.unit } else { "" }),
        Cell::text(estimate),
        Cell::day(row.as_of.as_ref()),
        Cell::lines(&rows),
    ]
}

fn offer(row: &AnswerRow, at: usize) -> Cell {
    let Some(offer) = row.offers.get(at) else { return Cell::Empty };
    match offer.number {
        Some(number) => Cell::Amount(number),
        None => level(&offer.value, &offer.text),
    }
}

fn last(view: &View, row: &AnswerRow) -> [Cell; 15] {
    let evidence = row.evidence.iter().map(|one| {
        let seen =
            one.seen.as_deref().map(|day| format!("({} {day})", layout::SEEN_ON.of(view.lang)));
        let parts = [one.what.as_str(), &one.reference, seen.as_deref().unwrap_or(""), &one.by];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    });
    let evidence: Vec<String> = evidence.collect();
    let count = |count: usize| if count == 0 { Cell::Empty } else { Cell::Count(count) };
    [
        Cell::text(&row.record),
        Cell::text(&row.decided_by),
        Cell::day(row.decided_on.as_ref()),
        Cell::text(&row.note),
        Cell::lines(&evidence),
        count(row.seen),
        count(row.told),
        Cell::text(&row.respondent),
        Cell::text(&row.department),
        Cell::text(&row.provider),
        Cell::day(row.contract_until.as_ref()),
        Cell::text(&row.reason),
        Cell::text(&row.priority),
        Cell::text(if row.flag { words::YES.of(view.lang) } else { "" }),
        Cell::day(row.answered.as_ref()),
    ]
}
