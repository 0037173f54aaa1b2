//! Answers that are written: a number, and what was decided.

use crate::measure::{inert, pad, wrap_to};
use crate::questionnaire::{Kind, Question};
use crate::session::{Answer, Quantity};
use crate::strings::{numbers, ui};
use crate::tui::app::App;
use crate::tui::fields::Field;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::work::Work;

/// Lines of a decision below its question.
const LINES: usize = 3;

/// The number that was given, as it is read aloud; `None` where there is none.
#[must_use]
pub fn number_text(app: &App, question: &Question, answer: &Answer) -> Option<String> {
    let Kind::Number(number) = &question.kind else { return None };
    let Some(Quantity::Known(value)) = answer.number else { return None };
    let about = if answer.estimate { numbers::ABOUT.of(app.lang()) } else { "" };
    let mut text = format!("{about}{} {}", numbers::amount(value), number.unit.get(app.lang()));
    if let Some(day) = answer.as_of {
        text.push_str("  ");
        text.push_str(&day.to_string());
    }
    Some(text)
}

/// What was decided, by whom and when; else what a good record contains.
pub fn decision_rows(app: &App, work: &Work, question: &Question, cells: usize) -> Vec<Row> {
    let Some(hint) = question.record.as_ref().filter(|_| !matches!(question.kind, Kind::Text))
    else {
        return Vec::new();
    };
    let answer = work.answer();
    let focused = work.field() == Some(Field::Record);
    let label = match question.kind {
        Kind::Candidates(_) => app.say(ui::OWN_NEED),
        _ => app.say(ui::DECISION),
    };
    let label_cells = crate::measure::width(label) + 2;
    let room = cells.saturating_sub(label_cells + 4);
    let (text, role) = match &answer.record {
        Some(record) => {
            (inert(&record.lines().collect::<Vec<_>>().join(" / ")).into_owned(), Role::Chosen)
        }
        None => (hint.get(app.lang()).clone(), Role::Dim),
    };
    let role = match (focused, role) {
        (true, Role::Chosen) => Role::ChosenMarked,
        (true, _) => Role::Marked,
        (false, role) => role,
    };
    let mark = if focused { "> " } else { "  " };
    let mut rows: Vec<Row> = wrap_to(&text, room, LINES)
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let label = pad(if at == 0 { label } else { "" }, label_cells);
            let mark = if at == 0 { mark } else { "  " };
            Row::of(mark, Role::Chosen).and(label, Role::Dim).and(line, role)
        })
        .collect();
    if let Some(decided) = &answer.decided {
        let by = decided.by.as_deref().map(|by| inert(by).into_owned());
        let on = decided.on.map(|day| day.to_string());
        let text = [by, on].into_iter().flatten().collect::<Vec<_>>().join("  ");
        let indent = " ".repeat(label_cells + 2);
        rows.push(Row::of(indent, Role::Text).and(text, Role::Dim));
    }
    rows
}
