//! The bottom row: the keys that work now, from the table of keys, or what there is to say.

use crate::action::{Action, Context};
use crate::measure::{truncate, width, wrap_to};
use crate::strings::actions;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::{targets, what_if};
use crate::tui::theme::Role;
use crate::tui::work::Saved;

/// The most rows that a message gets.
const LONGEST: usize = 3;

/// The row: a message where there is one, else as many hints as fit, the most useful first and help
/// always last.
#[must_use]
pub fn row(app: &App, cells: usize) -> Row {
    if let Some((text, role)) = message(app) {
        return Row::of(truncate(text, cells).into_owned(), role);
    }
    let mut hints = hints(app);
    if is_about_fate(app.context()) && cells_of_all(&hints) > cells {
        return compact(app, &hints, cells);
    }
    let help = hints.iter().position(|(_, _, action)| *action == Action::Help);
    let help = help.map(|at| hints.remove(at));
    let help_cells = help.as_ref().map_or(0, |(key, word, _)| 2 + cells_of(key, word));
    let mut row = Row::default();
    for (key, word, _) in &hints {
        let gap = if row.0.is_empty() { 0 } else { 2 };
        if row.width() + gap + cells_of(key, word) + help_cells > cells {
            continue;
        }
        row = push(row, key, word);
    }
    match help {
        Some((key, word, _)) if row.width() + help_cells <= cells => push(row, &key, &word),
        _ => row,
    }
}

/// Whether it is decided here what becomes of a session: then every key that does something is shown.
fn is_about_fate(context: Context) -> bool {
    use Context::{Conflict, Elsewhere, Held, Notices, Recovered, Unsaved};
    matches!(context, Conflict | Elsewhere | Held | Notices | Recovered | Unsaved)
}

fn cells_of_all(hints: &[(String, String, Action)]) -> usize {
    hints.iter().map(|(key, word, _)| 2 + cells_of(key, word)).sum::<usize>().saturating_sub(2)
}

/// Every key, and brief words for as many of them as there is room for; those that work everywhere
/// where they still fit.
fn compact(app: &App, hints: &[(String, String, Action)], cells: usize) -> Row {
    let context = app.context();
    let is_everywhere = |action| matches!(action, Action::Help | Action::Language);
    let (everywhere, hints): (Vec<_>, Vec<_>) =
        hints.iter().partition(|(_, _, action)| is_everywhere(*action));
    let keys: usize = hints.iter().map(|(key, _, _)| 2 + width(key)).sum();
    let mut room = (cells + 2).saturating_sub(keys);
    let mut row = Row::default();
    for (key, _, action) in hints {
        let word = actions::brief(*action, context).of(app.lang());
        let word = Some(word).filter(|word| width(word) < room).unwrap_or_default();
        room -= if word.is_empty() { 0 } else { 1 + width(word) };
        row = push(row, key, word);
    }
    for (key, word, _) in everywhere {
        if row.width() + 2 + cells_of(key, word) <= cells {
            row = push(row, key, word);
        }
    }
    row
}

/// What there is to say.
fn message(app: &App) -> Option<(&str, Role)> {
    if let Some(toast) = &app.toast {
        return Some((&toast.text, if toast.warning { Role::Warning } else { Role::Strong }));
    }
    match app.work.as_ref().map(|work| &work.saved) {
        Some(Saved::No { cause, .. }) if app.dialogs.is_empty() => Some((cause, Role::Warning)),
        _ => None,
    }
}

/// The rows of a message for which the bottom row is too short; empty where there is none.
#[must_use]
pub fn long_message(app: &App, cells: usize) -> Vec<Row> {
    match message(app) {
        Some((text, role)) if width(text) > cells => {
            wrap_to(text, cells, LONGEST).into_iter().map(|line| Row::of(line, role)).collect()
        }
        _ => Vec::new(),
    }
}

fn cells_of(key: &str, word: &str) -> usize {
    width(key) + 1 + width(word)
}

fn push(row: Row, key: &str, word: &str) -> Row {
    let row = if row.0.is_empty() { row } else { row.and("  ", Role::Text) };
    let row = row.and(key, Role::Key);
    if word.is_empty() { row } else { row.and(" ", Role::Text).and(word, Role::Text) }
}

/// Key, word and action of every hint that works now, by rank.
fn hints(app: &App) -> Vec<(String, String, Action)> {
    let context = app.context();
    let map = &app.settings.keymap;
    // While a report is written the key that leads out stops that instead, as the one for it does.
    let leads =
        |action| action != Action::Out || context != Context::Report || !app.report.is_busy();
    let mut rows: Vec<_> = map
        .rows_in(context)
        .filter(|row| row.rank > 0 && app.offers(row.action) && leads(row.action))
        .collect();
    rows.sort_by_key(|row| row.rank);
    rows.iter()
        .filter_map(|row| {
            let key = map.keys_shown(row, context).into_iter().next()?;
            let (key, action) = match row.action {
                // Where no digit chooses something, they begin a number.
                Action::Digit(_) => match digits(app) {
                    Some(digits) => (digits, row.action),
                    None => ("0-9".to_owned(), Action::Edit),
                },
                action => (key, action),
            };
            let word = actions::short(action, context).of(app.lang()).to_owned();
            Some((key, word, row.action))
        })
        .collect()
}

/// The digits that choose something in the focused field or cell, as `1-5`; `None` where none does.
fn digits(app: &App) -> Option<String> {
    let digits: Vec<u8> = match app.context() {
        Context::Table | Context::CellList => crate::tui::screen::table::digits(app),
        Context::Targets => {
            app.work.as_ref().map(|work| targets::digits(app, work)).unwrap_or_default()
        }
        Context::WhatIf => {
            app.work.as_ref().map(|work| what_if::digits(app, work)).unwrap_or_default()
        }
        _ => app.work.as_ref().map(crate::tui::screen::interview::digits).unwrap_or_default(),
    };
    match (digits.iter().min(), digits.iter().max()) {
        (Some(least), Some(most)) if least != most => Some(format!("{least}-{most}")),
        (Some(only), _) => Some(only.to_string()),
        _ => None,
    }
}
