//! A dialog's place: a panel at the lower edge, so that the question above stays in sight.

use ratatui::layout::Rect;

use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;

/// Empties the lower `rows` rows of the canvas (less where it is small), draws a line and a title, and
/// returns the place below the title.
pub fn open<'c>(canvas: &'c mut Canvas<'_>, rows: u16, title: &str, hint: &str) -> Canvas<'c> {
    let area = canvas.area;
    let height = (rows + 2).min(area.height);
    let place = Rect { y: area.bottom() - height, height, ..area };
    let mut panel = canvas.part(place);
    panel.clear();
    panel.rule(0);
    let head = Row::of(title, Role::Strong).and("  ", Role::Text).and(hint, Role::Dim);
    panel.row(1, 1, &head.cut(usize::from(place.width).saturating_sub(2)));
    let inside = Rect {
        x: place.x + 1,
        y: (place.y + 2).min(place.bottom()),
        width: place.width.saturating_sub(2),
        height: height.saturating_sub(2),
    };
    canvas_part(canvas, inside)
}

fn canvas_part<'c>(canvas: &'c mut Canvas<'_>, area: Rect) -> Canvas<'c> {
    canvas.part(area)
}
