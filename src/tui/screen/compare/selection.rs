//! Two sessions of a selection: how ready its phases were and are, and how the candidates fit.

use crate::measure::{inert, pad, pad_left, wrap};
use crate::score::CandidateFit;
use crate::strings::{compare as words, numbers};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;

use super::Pair;
use super::movement::remarks;

/// Cells of a number.
const NUMBER: usize = 8;

/// The page.
pub(super) fn lines(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Line> {
    let name = cells.saturating_sub(2 * NUMBER).clamp(12, 48);
    let row = |title: Row, old: String, new: String, role: Role| {
        let title = title.cut(name - 1);
        let gap = " ".repeat(name - title.width());
        title
            .and(gap, Role::Text)
            .and(pad_left(&old, NUMBER), Role::Dim)
            .and(pad_left(&new, NUMBER), role)
    };
    let head = |title: &str| {
        let title = Row::of(title, Role::Strong);
        let (then, now) = (app.say(words::THEN).to_owned(), app.say(words::NOW).to_owned());
        Line::plain(row(title, then, now, Role::Dim))
    };
    let mut lines = vec![head(app.say(words::PHASES))];
    let ready = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), numbers::percent);
    for phase in &pair.movement.phases {
        let section = &pair.new.set.sections[phase.section];
        let title = Row::of(pad(&section.id, 3), Role::Accent)
            .and(section.title.get(app.lang()).as_str(), Role::Text);
        let row = row(title, ready(phase.old), ready(phase.new), Role::Strong);
        lines.push(Line::to_section(row, phase.section));
    }
    let hidden = app.work.as_ref().is_some_and(|work| work.session.scores_hidden);
    if !pair.movement.candidates.is_empty() && !hidden {
        lines.push(Line::blank());
        lines.push(head(app.say(words::CANDIDATES)));
        for one in &pair.movement.candidates {
            let title = Row::of(inert(&one.name).into_owned(), Role::Text);
            let row = row(title, fit(app, one.old), fit(app, one.new), Role::Strong);
            lines.push(Line::plain(row));
        }
    }
    let remarks = remarks(app, pair, cells);
    if !remarks.is_empty() {
        lines.push(Line::blank());
        lines.extend(remarks);
    }
    if hidden {
        let said = wrap(app.say(words::SCORES_HIDDEN), cells).into_iter();
        lines.extend(said.map(|line| Line::of(line, Role::Dim)));
    }
    lines
}

fn fit(app: &App, fit: Option<CandidateFit>) -> String {
    match fit {
        None => "-".to_owned(),
        Some(fit) if fit.knocked_out => app.say(words::OUT).to_owned(),
        Some(fit) => numbers::share(fit.fit),
    }
}
