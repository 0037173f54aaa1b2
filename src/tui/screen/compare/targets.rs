//! What became of the targets of the earlier session.

use crate::measure::pad_left;
use crate::score::{Reached, TargetMovement};
use crate::strings::{compare as words, numbers};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;

use super::{Pair, name};

/// What asks for attention comes first.
const ORDER: [Reached; 6] = [
    Reached::NotReached,
    Reached::Partly,
    Reached::Open,
    Reached::Lapsed,
    Reached::Reached,
    Reached::Passed,
];

/// The page.
pub(super) fn lines(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Line> {
    let targets = &pair.movement.targets;
    if targets.is_empty() {
        return vec![Line::of(app.say(words::NO_TARGETS), Role::Dim)];
    }
    let said = words::targets_reached(pair.movement.reached(), targets.len(), app.lang());
    let mut lines = vec![Line::of(said, Role::Strong)];
    for reached in ORDER {
        let of: Vec<_> = targets.iter().filter(|target| target.reached == reached).collect();
        if of.is_empty() {
            continue;
        }
        lines.push(Line::blank());
        let title = format!("{}  {}", app.say(words::reached(reached)), of.len());
        lines.push(Line::of(title, Role::Accent));
        for target in of {
            let row = name(app, pair, target.question).with_right(numbers_of(app, target), cells);
            lines.push(Line::to_question(row, target.question));
        }
    }
    lines
}

/// From where to where, and what was aimed at.
fn numbers_of(app: &App, target: &TargetMovement) -> Row {
    let level = |level: Option<f64>| level.map_or_else(|| "-".to_owned(), numbers::amount);
    let aim = match target.aim {
        Some(aim) => numbers::amount(aim),
        None => app.say(words::DROP).to_owned(),
    };
    Row::of(level(target.from), Role::Dim)
        .and(" -> ", Role::Dim)
        .and(level(target.now), Role::Strong)
        .and(format!("   {} ", app.say(words::TARGET)), Role::Dim)
        .and(pad_left(&aim, 3), Role::Text)
}
