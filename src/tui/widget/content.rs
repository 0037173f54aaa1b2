//! A page below the names of its pages: rows that stay, and lines that scroll below them.

use ratatui::layout::Rect;

use super::page::{self, Line, MARGIN, Place};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};

/// A page as it is drawn. Above it stand the names of the pages, and what is out of sight.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// Rows that stay.
    pub head: Vec<Row>,
    /// Lines that scroll.
    pub lines: Vec<Line>,
    /// How far it can be moved sideways.
    pub reach: usize,
}

impl Content {
    /// A page without rows that stay.
    #[must_use]
    pub fn of(lines: Vec<Line>) -> Content {
        Content { lines, ..Content::default() }
    }

    /// Rows above the lines: the names of the pages, what is out of sight, the head.
    #[must_use]
    pub fn above(&self) -> usize {
        self.head.len() + 2
    }

    /// Draws it below the row with the names of the pages, which is drawn as well.
    pub fn draw(&self, app: &App, tabs: &Row, place: Place, canvas: &mut Canvas<'_>) {
        let area = canvas.area;
        canvas.row(MARGIN, 0, tabs);
        canvas.rows(MARGIN, 2, &self.head);
        let above = u16::try_from(self.above()).unwrap_or(u16::MAX).min(area.height);
        let below = Rect { y: area.y + above, height: area.height - above, ..area };
        let rest = page::draw_at(&self.lines, place, &mut canvas.part(below));
        let rest = page::rest(app, rest);
        let x = usize::from(area.width).saturating_sub(rest.width() + 1);
        canvas.row(u16::try_from(x).unwrap_or(0), 1, &rest);
    }
}
