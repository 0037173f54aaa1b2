//! Scores and shares as bars.

use crate::score::Score;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;

/// A score as a bar: filled up to the as-is, dotted up to what it could become, a line at the to-be.
/// An empty bar is nothing of the highest possible score.
#[must_use]
pub fn bar(app: &App, score: &Score, cells: u16) -> Row {
    let [full, open, empty, target] = app.settings.look.bar();
    let Some(max) = score.max.filter(|max| *max > 0.0) else {
        return Row::of(empty.repeat(usize::from(cells)), Role::Text);
    };
    let width = f64::from(cells);
    let position = |value: f64| {
        let share = (value / max).clamp(0.0, 1.0);
        // Counting up to the width of a bar is exact, and needs no conversion that could fail.
        (0..cells).take_while(|cell| share * width >= f64::from(*cell) + 0.5).count()
    };
    let filled = score.as_is.map_or(0, position);
    let reach = score.high.map_or(filled, position).max(filled);
    let at_target = score.to_be.map(position).filter(|at| *at > 0).map(|at| at - 1);
    let mut row = Row::default();
    for cell in 0..usize::from(cells) {
        let (glyph, role) = if at_target == Some(cell) && cell >= filled {
            (target, Role::Strong)
        } else if cell < filled {
            (full, Role::Bar)
        } else if cell < reach {
            (open, Role::Dim)
        } else {
            (empty, Role::Text)
        };
        match row.0.last_mut() {
            Some((text, last)) if *last == role => text.push_str(glyph),
            _ => row.0.push((glyph.to_owned(), role)),
        }
    }
    row
}

/// A share of 1 as a bar: filled as far as it goes, faint behind.
#[must_use]
pub fn plain_bar(app: &App, share: f64, cells: usize) -> Row {
    let [full, open, ..] = app.settings.look.bar();
    let cells = u16::try_from(cells).unwrap_or(0);
    let width = f64::from(cells);
    let filled = (0..cells).take_while(|cell| share * width >= f64::from(*cell) + 0.5).count();
    let rest = usize::from(cells) - filled;
    Row::of(full.repeat(filled), Role::Bar).and(open.repeat(rest), Role::Dim)
}
