//! Text fields: one line, or several. The terminal's real caret stands where the next character goes,
//! because that is where an input method opens its window.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::tui::paint::Canvas;
use crate::tui::theme::Role;

/// A text being typed.
#[derive(Debug, Clone)]
pub struct Input {
    area: TextArea<'static>,
    several: bool,
}

impl Input {
    /// A field of one line.
    #[must_use]
    pub fn line(text: &str) -> Input {
        Input::new(vec![one_line(text)], false)
    }

    /// A field of one line that is drawn on as many rows as it needs.
    #[must_use]
    pub fn wrapped(text: &str) -> Input {
        let mut input = Input::line(text);
        input.area.set_wrap_mode(WrapMode::WordOrGlyph);
        input
    }

    /// An empty field of one line that shows, dim, what stands for it while nothing is typed.
    #[must_use]
    pub fn suggested(text: &str) -> Input {
        let mut input = Input::line("");
        input.area.set_placeholder_text(one_line(text));
        input
    }

    /// A field of several lines.
    #[must_use]
    pub fn lines(text: &str) -> Input {
        Input::new(text.lines().map(plain).collect(), true)
    }

    fn new(lines: Vec<String>, several: bool) -> Input {
        let mut area = TextArea::new(if lines.is_empty() { vec![String::new()] } else { lines });
        // The terminal's own caret is shown instead of a painted one.
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        if several {
            area.set_wrap_mode(WrapMode::WordOrGlyph);
        }
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Input { area, several }
    }

    /// The text as typed, its lines joined by newlines.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The text without blanks around it; `None` where nothing is left.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let text = self.text();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A key. Returns whether the text may have changed.
    pub fn typed(&mut self, event: KeyEvent) -> bool {
        let enter = matches!(event.code, KeyCode::Enter)
            || (event.code == KeyCode::Char('m')
                && event.modifiers.contains(KeyModifiers::CONTROL));
        if (enter && !self.several) || event.code == KeyCode::Tab {
            return false;
        }
        if matches!(event.code, KeyCode::Char(c) if c.is_control()) {
            return false;
        }
        self.area.input(event)
    }

    /// Pasted text: control characters are left out, and a line takes it as one line.
    pub fn paste(&mut self, text: &str) {
        let text = if self.several {
            let unix = text.replace("\r\n", "\n").replace('\r', "\n");
            unix.split('\n').map(plain).collect::<Vec<_>>().join("\n")
        } else {
            one_line(text)
        };
        self.area.insert_str(text);
    }

    /// Draws the text and returns where the caret stands.
    pub fn render(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let area = canvas.area;
        if area.is_empty() {
            return None;
        }
        self.draw(area, canvas);
        let cursor = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let column = u16::try_from(cursor.col).ok()?.saturating_sub(left);
        let row = u16::try_from(cursor.row).ok()?.saturating_sub(top);
        Some(Position {
            x: area.x + column.min(area.width - 1),
            y: area.y + row.min(area.height - 1),
        })
    }

    fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let suggestion = self.area.placeholder_text();
        if !suggestion.is_empty() && self.text().is_empty() {
            // In the colours of the theme, which the library does not know.
            canvas.part(area).put(0, 0, suggestion, Role::Dim);
            return;
        }
        Widget::render(&self.area, area, canvas.buffer());
        canvas.part(area).calm();
    }
}

/// A line without control characters; a tab becomes a blank.
fn plain(line: &str) -> String {
    line.replace('\t', " ").chars().filter(|c| !c.is_control()).collect()
}

fn one_line(text: &str) -> String {
    plain(&text.replace(['\r', '\n'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(input: &mut Input, code: KeyCode) {
        input.typed(KeyEvent::new(code, KeyModifiers::NONE));
    }

    #[test]
    fn a_line_stays_one_line_and_keeps_every_character() {
        let mut input = Input::line("");
        for c in "ａ?「q」".chars() {
            press(&mut input, KeyCode::Char(c));
        }
        press(&mut input, KeyCode::Enter);
        input.paste("x\ny\u{1b}[31m");
        assert_eq!(input.text(), "ａ?「q」x y[31m");
    }

    #[test]
    fn several_lines_take_enter_and_pasted_lines() {
        let mut input = Input::lines("一\n二");
        press(&mut input, KeyCode::Enter);
        input.paste("三\r\n四\tx");
        assert_eq!(input.text(), "一\n二\n三\n四 x");
    }

    #[test]
    fn blanks_alone_say_nothing() {
        assert_eq!(Input::lines(" \n ").said(), None);
        assert_eq!(Input::line(" a ").said().as_deref(), Some("a"));
    }
}
