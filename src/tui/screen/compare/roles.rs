//! The questions that moved, the largest movement first.

use crate::measure::{inert, pad_left, truncate};
use crate::score::{Moment, RoleMovement};
use crate::strings::compare as words;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;

use super::{Pair, name};

/// Cells of a difference.
const DIFFERENCE: usize = 5;

/// The page.
pub(super) fn lines(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Line> {
    let moved = pair.movement.by_size();
    if moved.is_empty() {
        return vec![Line::of(app.say(words::NOTHING_MOVED), Role::Dim)];
    }
    let said = words::roles_moved(moved.len(), app.lang());
    let mut lines = vec![Line::of(said, Role::Strong)];
    for role in moved {
        let row = name(app, pair, role.question).with_right(change(app, pair, role, cells), cells);
        lines.push(Line::to_question(row, role.question));
        if let Some(beside) = beside(app, pair, role) {
            let text = truncate(&format!("      {beside}"), cells).into_owned();
            lines.push(Line::of(text, Role::Dim));
        }
    }
    lines
}

/// Then, now, and the difference.
fn change(app: &App, pair: &Pair<'_>, role: &RoleMovement, cells: usize) -> Row {
    let question = &pair.new.set.questions[role.question];
    let said = |moment: &Moment| {
        let text = words::said(question, moment, app.lang());
        truncate(&text, (cells / 5).max(8)).into_owned()
    };
    let difference = role.difference().map_or_else(String::new, words::signed_level);
    Row::of(said(&role.old), Role::Dim)
        .and(" -> ", Role::Dim)
        .and(said(&role.new), Role::Strong)
        .and(pad_left(&difference, DIFFERENCE), Role::Strong)
}

/// What else changed: the side, who answered, what was seen.
fn beside(app: &App, pair: &Pair<'_>, role: &RoleMovement) -> Option<String> {
    let lang = app.lang();
    let mut parts = Vec::new();
    if role.side_moved {
        let set = pair.new.set;
        let sides = |moment: &Moment| {
            let titles = moment.counting.iter().map(|&at| set.scales[at].title.get(lang).as_str());
            titles.collect::<Vec<_>>().join("+")
        };
        parts.push(format!("{} -> {}", sides(&role.old), sides(&role.new)));
    }
    if role.other_respondents {
        parts.push(format!("{} {}", app.say(words::WHO), people_changed(app, role)));
    }
    if role.old.seen != role.new.seen {
        parts.push(format!("{} {} -> {}", app.say(words::EVIDENCE), role.old.seen, role.new.seen));
    }
    (!parts.is_empty()).then(|| parts.join("   "))
}

/// Who answered then, and who now.
pub(super) fn people_changed(app: &App, role: &RoleMovement) -> String {
    format!("{} -> {}", people(app, &role.old.respondents), people(app, &role.new.respondents))
}

/// Names, or that none was written down.
pub(super) fn people(app: &App, names: &[String]) -> String {
    if names.is_empty() {
        return app.say(words::NOBODY).to_owned();
    }
    inert(&names.join(app.say(words::AND))).into_owned()
}
