//! A disk does not answer: what that means, until it does or someone leaves.

use ratatui::Frame;

use crate::measure::wrap;
use crate::strings::{endings as words, ui};
use crate::text::Lang;
use crate::tui::paint::{Canvas, Look, Row};
use crate::tui::theme::Role;

/// The page. It is drawn while the workbook itself is waited for, and so has all that it needs.
pub struct Waiting<'a> {
    /// The language of the interface.
    pub lang: Lang,
    /// How things look.
    pub look: Look,
    /// The key that ends the program.
    pub key: &'a str,
    /// Whether nothing of the session at work is missing on the disk.
    pub is_saved: bool,
}

impl Waiting<'_> {
    /// Draws it.
    pub fn render(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let mut canvas = Canvas::new(frame.buffer_mut(), area, self.look);
        let cells = usize::from(area.width.saturating_sub(2));
        canvas.row(1, 0, &Row::of(ui::PRODUCT.of(self.lang), Role::Strong).cut(cells));
        canvas.rule(1);
        let (means, role) = if self.is_saved {
            (words::WAITING_SAVED, Role::Text)
        } else {
            (words::WAITING_UNSAVED, Role::Warning)
        };
        let mut rows = Vec::new();
        for (text, role) in [(words::WAITING, Role::Strong), (means, role)] {
            let lines = wrap(text.of(self.lang), cells).into_iter();
            rows.extend(lines.map(|line| Row::of(line, role)));
        }
        canvas.rows(1, 2, &rows);
        canvas.rule(area.height.saturating_sub(2));
        let keys = Row::of(self.key, Role::Key).and(" ", Role::Text);
        let keys = keys.and(words::WAITING_LEAVE.of(self.lang), Role::Text).cut(cells);
        canvas.row(1, area.height.saturating_sub(1), &keys);
    }
}
