//! The risks, highest first, with the rule that gave their value.

use crate::measure::{inert, pad, truncate, wrap};
use crate::score::{Risk, risks, values};
use crate::strings::selection as words;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::table::cell_text;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

use super::empty_table;

/// Every risk in two rows: its value and what it is about; how the value came about and what is done.
pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let risks = risks(&work.set, &work.session, &work.scores);
    let mut lines = Vec::new();
    if risks.is_empty() {
        lines.push(empty_table(app, work, "risks", words::NO_RISKS));
    }
    let uncovered: Vec<&Risk> = risks.iter().filter(|risk| risk.uncovered).collect();
    if !uncovered.is_empty() {
        lines.push(Line::of(app.say(words::UNCOVERED_TITLE), Role::Warning));
        for risk in uncovered {
            let name = truncate(&name(app, work, risk), cells.saturating_sub(4)).into_owned();
            let row = Row::of("  ", Role::Text).and(name, Role::Text);
            lines.push(Line::to_row(row, risk.question, risk.row));
        }
        lines.push(Line::blank());
    }
    for risk in &risks {
        let value = risk.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let role = if risk.value == Some(3) { Role::Chosen } else { Role::Strong };
        let name = truncate(&name(app, work, risk), cells.saturating_sub(4)).into_owned();
        let row = Row::of(pad(&value, 4), role).and(name, Role::Text);
        lines.push(Line::to_row(row, risk.question, risk.row));
        for line in wrap(&reasoning(app, work, risk), cells.saturating_sub(4)) {
            lines.push(Line::plain(Row::of("    ", Role::Text).and(line, Role::Dim)));
        }
    }
    lines.push(Line::blank());
    for line in wrap(app.say(words::RISK_RULE), cells.min(90)) {
        lines.push(Line::of(line, Role::Dim));
    }
    lines
}

/// A cell of the row of a risk in words, with the title of its column; empty where nothing stands.
fn cell(app: &App, work: &Work, risk: &Risk, id: &str) -> (String, String) {
    let question = &work.set.questions[risk.question];
    let columns = question.kind.columns();
    let Some(at) = columns.iter().position(|column| column.id == id) else {
        return Default::default();
    };
    let Some(row) = work.session.answer(&question.id).rows.get(risk.row) else {
        return Default::default();
    };
    let value = cell_text(app, &columns[at], &values(columns, row)[at]);
    (columns[at].title.get(app.lang()).clone(), value)
}

/// What a risk is about: what is to be protected, where it is, and what must not happen.
pub(super) fn name(app: &App, work: &Work, risk: &Risk) -> String {
    let parts = ["asset", "place", "harm"].map(|id| cell(app, work, risk, id).1);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    inert(&parts.join("  ")).into_owned()
}

/// How the value came about, and what is done about it.
fn reasoning(app: &App, work: &Work, risk: &Risk) -> String {
    let ids = ["threat", "vulnerability", "likelihood", "importance", "treatment", "services"];
    let parts = ids.map(|id| cell(app, work, risk, id));
    let shown = parts.into_iter().filter(|(_, value)| !value.is_empty());
    let shown: Vec<String> = shown.map(|(title, value)| format!("{title} {value}")).collect();
    let mut text = shown.join("  ");
    if risk.uncovered {
        text.push_str("  ");
        text.push_str(app.say(words::UNCOVERED));
    }
    text
}
