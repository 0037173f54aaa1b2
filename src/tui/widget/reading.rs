//! What a dialog has to say, where that may be longer than there is room for: it is scrolled, and
//! which part is in sight stands beside the title.

use crate::action::Action;
use crate::measure::{truncate, width};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};

use super::panel;
use super::scroll::{moves, step};

/// The lines of a screen that header, footer, and the rule and title of a dialog take.
const CHROME: u16 = 6;

/// How far someone has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The first row in sight.
    first: usize,
}

/// The cells of a row in a dialog.
#[must_use]
pub fn cells(app: &App) -> usize {
    usize::from(app.size.0.saturating_sub(2))
}

/// The most rows of a dialog that are in sight at once.
#[must_use]
pub fn room(app: &App) -> usize {
    usize::from(app.size.1.saturating_sub(CHROME)).max(1)
}

impl Reading {
    /// Whether an action brings other rows of so many into sight.
    #[must_use]
    pub fn offers(self, action: Action, rows: usize, room: usize) -> bool {
        // On a larger screen, or where there is less to read, it may be further than the end.
        let first = self.first.min(rows.saturating_sub(room));
        moves(action) && self.moved(action, rows, room).first != first
    }

    /// Scrolls through so many rows, of which there is room for some.
    pub fn update(&mut self, action: Action, rows: usize, room: usize) {
        *self = self.moved(action, rows, room);
    }

    fn moved(self, action: Action, rows: usize, room: usize) -> Reading {
        let last = rows.saturating_sub(room);
        let page = room.saturating_sub(1);
        let first = step(action, self.first, last + 1, page).unwrap_or(self.first);
        Reading { first: first.min(last) }
    }

    /// Opens a panel for these rows and draws those in sight.
    pub fn draw(self, canvas: &mut Canvas<'_>, title: &str, rows: &[Row]) {
        let room = usize::from(canvas.area.height.saturating_sub(2));
        let hint = self.hint(rows.len(), room);
        let height = u16::try_from(rows.len().min(room)).unwrap_or(u16::MAX);
        // Of the two the title can be cut short.
        let cells = usize::from(canvas.area.width.saturating_sub(2));
        let title = truncate(title, cells.saturating_sub(width(&hint) + 2));
        let mut inside = panel::open(canvas, height, &title, &hint);
        inside.rows(0, 0, self.in_sight(rows, room));
    }

    /// The rows that are in sight.
    #[must_use]
    pub fn in_sight(self, rows: &[Row], room: usize) -> &[Row] {
        let first = self.first.min(rows.len().saturating_sub(room));
        &rows[first..rows.len().min(first + room)]
    }

    /// Which rows are in sight; empty where all are.
    #[must_use]
    pub fn hint(self, rows: usize, room: usize) -> String {
        if rows <= room {
            return String::new();
        }
        let first = self.first.min(rows - room);
        format!("{}-{}/{rows}", first + 1, first + room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_comes_into_sight_and_there_is_an_end() {
        let rows: Vec<Row> = (0..9).map(|_| Row::default()).collect();
        let mut reading = Reading::default();
        assert!(!reading.offers(Action::Up, 9, 4) && reading.offers(Action::Down, 9, 4));
        for first in 1..=6 {
            assert_eq!(reading.hint(9, 4), format!("{first}-{}/9", first + 3));
            assert_eq!(reading.in_sight(&rows, 4).len(), 4);
            reading.update(Action::Down, 9, 4);
        }
        assert!(reading.offers(Action::Up, 9, 4) && !reading.offers(Action::Down, 9, 4));
        assert_eq!(reading.hint(9, 9), "", "a larger screen shows all");
        assert!(!reading.offers(Action::Down, 4, 4));
    }
}
