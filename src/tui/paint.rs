//! Putting text on the screen, clipped to a place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::measure::{alone, inert, split_alone, width};
use crate::text::steers;

use super::theme::{Role, Theme};

/// How things look: theme and line characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The theme.
    pub theme: Theme,
    /// Lines and bars in ASCII, for terminals that draw box characters two cells wide.
    pub ascii: bool,
}

impl Look {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// The character of horizontal lines.
    #[must_use]
    pub fn horizontal(self) -> &'static str {
        if self.ascii { "-" } else { "\u{2500}" }
    }

    /// The character of vertical lines.
    #[must_use]
    pub fn vertical(self) -> &'static str {
        if self.ascii { "|" } else { "\u{2502}" }
    }

    /// The characters of a bar: filled, could still become, empty, target.
    #[must_use]
    pub fn bar(self) -> [&'static str; 4] {
        if self.ascii { ["#", ".", " ", "|"] } else { ["\u{2588}", "\u{2591}", " ", "\u{2502}"] }
    }
}

/// A piece of text with its role.
pub type Piece = (String, Role);

/// One row of a screen: pieces from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row(pub Vec<Piece>);

impl Row {
    /// A row of one piece.
    #[must_use]
    pub fn of(text: impl Into<String>, role: Role) -> Row {
        Row(vec![(text.into(), role)])
    }

    /// The row with one more piece.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, role: Role) -> Row {
        self.0.push((text.into(), role));
        self
    }

    /// Its width in cells.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.iter().map(|(text, _)| width(text)).sum()
    }

    /// The row in at most `cells` cells; where something was cut off, it ends in dots.
    #[must_use]
    pub fn cut(mut self, cells: usize) -> Row {
        if self.width() <= cells {
            return self;
        }
        let mut room = cells;
        let mut behind = self.width();
        for at in 0..self.0.len() {
            let (text, _) = &mut self.0[at];
            let own = width(text);
            behind -= own;
            // The dots need room of their own where the pieces behind do not fit.
            if own + behind.min(3) > room {
                *text = crate::measure::truncate(&format!("{text}    "), room).into_owned();
                self.0.truncate(at + 1);
                break;
            }
            room -= own;
        }
        self
    }

    /// The row with `right` at the right edge of `cells`; where both do not fit, this one gives way.
    #[must_use]
    pub fn with_right(mut self, right: Row, cells: usize) -> Row {
        let room = cells.saturating_sub(right.width());
        let mut used = 0;
        for (text, _) in &mut self.0 {
            let left = room.saturating_sub(1).saturating_sub(used);
            *text = crate::measure::truncate(text, left).into_owned();
            used += width(text);
        }
        self.0.push((" ".repeat(room.saturating_sub(used)), Role::Text));
        self.0.extend(right.0);
        self
    }
}

/// A place on the screen that can be painted on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The place.
    pub area: Rect,
    /// How things look.
    pub look: Look,
}

impl<'a> Canvas<'a> {
    /// A canvas over `area`, clipped to what the buffer has.
    pub fn new(buffer: &'a mut Buffer, area: Rect, look: Look) -> Canvas<'a> {
        let area = area.intersection(buffer.area);
        Canvas { buffer, area, look }
    }

    /// A canvas over a part of this one.
    pub fn part(&mut self, area: Rect) -> Canvas<'_> {
        let area = area.intersection(self.area);
        Canvas { buffer: self.buffer, area, look: self.look }
    }

    /// The buffer below, for widgets of a library.
    pub fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Puts text at a column and row of the canvas; what does not fit is cut at a character. Returns
    /// the column behind it.
    pub fn put(&mut self, x: u16, y: u16, text: &str, role: Role) -> u16 {
        if x >= self.area.width || y >= self.area.height {
            return x;
        }
        let style = self.look.style(role);
        let (left, y) = (self.area.x + x, self.area.y + y);
        self.free_edge(left, y);
        let (first, rest) = split_alone(text);
        let (behind, is_whole) = self.put_alone(left, y, first, style);
        if rest.is_empty() || !is_whole {
            return behind - self.area.x;
        }
        let room = usize::from(self.area.right() - behind);
        // Whoever forgets that a text was written by others finds it calm here.
        let (behind, _) = self.buffer.set_stringn(behind, y, inert(rest), room, style);
        behind - self.area.x
    }

    /// Puts characters at a place of the buffer that each stand for themselves. Returns the column behind
    /// them, and whether all fit.
    fn put_alone(&mut self, mut x: u16, y: u16, text: &str, style: Style) -> (u16, bool) {
        for char in text.chars() {
            let cells = alone(char).unwrap_or(0);
            if self.area.right() - x < cells {
                return (x, false);
            }
            self.buffer[(x, y)].set_char(char).set_style(style);
            if cells == 2 {
                self.buffer[(x + 1, y)].reset();
            }
            x += cells;
        }
        (x, true)
    }

    /// Puts a row at a row of the canvas, from column `x`.
    pub fn row(&mut self, x: u16, y: u16, row: &Row) {
        let mut at = x;
        for (text, role) in &row.0 {
            at = self.put(at, y, text, *role);
        }
    }

    /// Puts rows one below the other; what does not fit is left out.
    pub fn rows(&mut self, x: u16, y: u16, rows: &[Row]) {
        for (row, y) in rows.iter().zip(y..self.area.height) {
            self.row(x, y, row);
        }
    }

    /// A line from edge to edge.
    pub fn rule(&mut self, y: u16) {
        let line = self.look.horizontal().repeat(usize::from(self.area.width));
        self.put(0, y, &line, Role::Dim);
    }

    /// A line from top to bottom.
    pub fn post(&mut self, x: u16) {
        let line = self.look.vertical();
        for y in 0..self.area.height {
            self.put(x, y, line, Role::Dim);
        }
    }

    /// Takes away a wide character that reaches into a cell from the left: half of it would stay.
    fn free_edge(&mut self, x: u16, y: u16) {
        if let Some(left) = x.checked_sub(1)
            && let Some(cell) = self.buffer.cell_mut((left, y))
            && width(cell.symbol()) > 1
        {
            cell.reset();
        }
    }

    /// Takes out of the cells what steers a terminal, after a widget of a library has drawn there.
    pub fn calm(&mut self) {
        for position in self.area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position)
                && cell.symbol().chars().any(steers)
            {
                let symbol = inert(cell.symbol()).into_owned();
                cell.set_symbol(if symbol.is_empty() { " " } else { &symbol });
            }
        }
    }

    /// Empties the canvas. A wide character that reaches in from the left is taken away whole: half of
    /// it would stay on the terminal.
    pub fn clear(&mut self) {
        let area = self.area;
        for y in area.top()..area.bottom() {
            self.free_edge(area.x, y);
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canvas(width: u16) -> Buffer {
        Buffer::empty(Rect::new(0, 0, width, 1))
    }

    #[test]
    fn a_wide_character_at_the_edge_is_left_out_whole() {
        let mut buffer = canvas(5);
        let area = buffer.area;
        Canvas::new(&mut buffer, area, Look::default()).put(0, 0, "日本語", Role::Text);
        assert_eq!(buffer, Buffer::with_lines(["日本 "]));
    }

    #[test]
    fn what_joins_is_put_with_what_it_joins_and_cut_like_the_rest() {
        let mut buffer = canvas(8);
        let area = buffer.area;
        let behind = Canvas::new(&mut buffer, area, Look::default()).put(
            1,
            0,
            "か\u{3099}日本語",
            Role::Text,
        );
        assert_eq!((behind, buffer), (7, Buffer::with_lines([" か\u{3099}日本 "])));
    }

    #[test]
    fn clearing_takes_away_a_wide_character_that_reaches_in() {
        let mut buffer = canvas(6);
        let area = buffer.area;
        let mut canvas = Canvas::new(&mut buffer, area, Look::default());
        canvas.put(0, 0, "日本語", Role::Text);
        canvas.part(Rect::new(3, 0, 3, 1)).clear();
        assert_eq!(buffer, Buffer::with_lines(["日    "]));
    }

    #[test]
    fn text_put_over_the_second_half_of_a_wide_character_takes_it_away() {
        let mut buffer = canvas(6);
        let area = buffer.area;
        let mut canvas = Canvas::new(&mut buffer, area, Look::default());
        canvas.put(0, 0, "日本語", Role::Text);
        canvas.put(3, 0, "下", Role::Text);
        assert_eq!(buffer, Buffer::with_lines(["日 下 "]));
    }

    #[test]
    fn a_row_that_is_cut_says_so_in_the_last_piece_that_is_left() {
        let row =
            Row::of("失格  ", Role::Warning).and("緊急時対応", Role::Text).and("Z社", Role::Dim);
        let cut = |cells| {
            let row = row.clone().cut(cells);
            assert!(row.width() <= cells);
            row.0.iter().map(|(text, _)| text.as_str()).collect::<String>()
        };
        assert_eq!(cut(19), "失格  緊急時対応Z社");
        assert_eq!(cut(18), "失格  緊急時対...");
        assert_eq!(cut(12), "失格  緊...");
        assert_eq!(cut(6), "失...");
        assert_eq!(cut(2), "..");
    }

    #[test]
    fn the_right_part_keeps_its_place_and_the_left_one_gives_way() {
        let right = Row::of("C-3", Role::Text);
        let row = Row::of("成熟度セルフチェック", Role::Strong).with_right(right, 14);
        let text: String = row.0.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(text, "成熟度...  C-3");
        assert_eq!(row.width(), 14);
    }
}
