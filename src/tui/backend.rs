//! What goes over the line: a ratatui backend that sends a frame in one write and only what changed.
//!
//! Cells, caret and the marks of a synchronized update leave together, so that a frame can neither
//! tear nor let an input method open its window at a place in between. Nothing changed, nothing is
//! written. After a character whose width every terminal agrees on, the cursor is where we think it
//! is, and no movement is sent; that is less than half of the bytes for Japanese text.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Part};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::measure::alone;

use super::theme::write_codes;

/// How many bytes a frame may take before its buffer grows: that of a full screen of Japanese text.
const FRAME: usize = 1 << 16;

/// A backend over any writer; the terminal's size comes from `size`.
pub struct FrameBackend<W: Write> {
    out: W,
    size: fn() -> io::Result<(u16, u16)>,
    frame: Vec<u8>,
    /// Where the terminal's cursor is, as far as we can know.
    at: Option<Position>,
    style: Option<(Color, Color, Modifier)>,
    caret: Option<Position>,
    caret_shown: Option<Position>,
}

impl<W: Write> FrameBackend<W> {
    /// A backend that writes to `out`.
    pub fn new(out: W, size: fn() -> io::Result<(u16, u16)>) -> FrameBackend<W> {
        FrameBackend {
            out,
            size,
            frame: Vec::with_capacity(FRAME),
            at: None,
            style: None,
            caret: None,
            caret_shown: None,
        }
    }

    /// Forgets what the terminal shows, after another program had it.
    pub fn forget(&mut self) {
        self.frame.clear();
        self.at = None;
        self.style = None;
        self.caret_shown = None;
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) -> io::Result<()> {
        let here = Position { x, y };
        if self.at != Some(here) {
            queue!(self.frame, MoveTo(x, y))?;
        }
        let style = (cell.fg, cell.bg, cell.modifier);
        if self.style != Some(style) {
            write_codes(&mut self.frame, cell.fg, cell.bg, cell.modifier);
            self.style = Some(style);
        }
        self.frame.extend_from_slice(cell.symbol().as_bytes());
        self.at = sure_width(cell.symbol()).map(|width| Position { x: x + width, y });
        Ok(())
    }
}

/// The width of a symbol that every terminal draws equally wide; `None` where they may differ.
fn sure_width(symbol: &str) -> Option<u16> {
    let mut chars = symbol.chars();
    let (first, None) = (chars.next()?, chars.next()) else { return None };
    // Lines and bars are two cells wide in some.
    alone(first).filter(|_| !matches!(first, '\u{2500}'..='\u{259f}'))
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.put(x, y, cell)?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Asking the terminal would take a round trip; nothing here needs the answer.
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.frame.extend_from_slice(b"\x1b[0m");
        self.style = None;
        // After another size the cursor is wherever the terminal put it.
        self.at = None;
        let part = match region {
            ClearType::All => Part::All,
            ClearType::AfterCursor => Part::FromCursorDown,
            ClearType::BeforeCursor => Part::FromCursorUp,
            ClearType::CurrentLine => Part::CurrentLine,
            ClearType::UntilNewLine => Part::UntilNewLine,
        };
        queue!(self.frame, Clear(part))
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = (self.size)()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    /// Ends the frame: one write, or none where nothing changed.
    fn flush(&mut self) -> io::Result<()> {
        let moved = self.caret.is_some() && self.at != self.caret;
        if self.frame.is_empty() && self.caret == self.caret_shown && !moved {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(self.frame.len() + 32);
        frame.extend_from_slice(b"\x1b[?2026h");
        frame.append(&mut self.frame);
        match (self.caret, self.caret_shown) {
            (Some(caret), shown) => {
                queue!(frame, MoveTo(caret.x, caret.y))?;
                if shown.is_none() {
                    queue!(frame, Show)?;
                }
                self.at = Some(caret);
            }
            (None, Some(_)) => queue!(frame, Hide)?,
            (None, None) => {}
        }
        frame.extend_from_slice(b"\x1b[?2026l");
        self.caret_shown = self.caret;
        self.out.write_all(&frame)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::widgets::Paragraph;

    use super::*;

    /// Counts writes and keeps what was written.
    #[derive(Default)]
    struct Line {
        writes: usize,
        bytes: Vec<u8>,
    }

    impl Write for &mut Line {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes += 1;
            self.bytes.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn draw(line: &mut Line, texts: &[(&str, Option<Position>)]) {
        let backend = FrameBackend::new(line, || Ok((20, 2)));
        let mut terminal = Terminal::new(backend).unwrap();
        for (text, caret) in texts {
            terminal
                .draw(|frame| {
                    frame.render_widget(Paragraph::new(*text), frame.area());
                    if let Some(caret) = caret {
                        frame.set_cursor_position(*caret);
                    }
                })
                .unwrap();
        }
    }

    #[test]
    fn a_frame_is_one_write_and_no_change_is_none() {
        let mut line = Line::default();
        draw(&mut line, &[("検体解析", None), ("検体解析", None), ("検体", None)]);
        assert_eq!(line.writes, 2);
    }

    #[test]
    fn japanese_text_is_sent_without_moving_the_cursor_for_each_character() {
        let mut line = Line::default();
        draw(&mut line, &[("検体解析", None)]);
        let sent = String::from_utf8(line.bytes).unwrap();
        assert!(sent.contains("検体解析"), "{sent:?}");
    }

    #[test]
    fn after_clearing_as_after_a_resize_the_cursor_is_placed_anew() {
        let mut line = Line::default();
        let mut backend = FrameBackend::new(&mut line, || Ok((1, 1)));
        let cell = Cell::new("a");
        backend.draw([(0, 0, &cell)].into_iter()).unwrap();
        backend.clear().unwrap();
        backend.draw([(1, 0, &cell)].into_iter()).unwrap();
        backend.flush().unwrap();
        let sent = String::from_utf8(line.bytes).unwrap();
        assert!(sent.contains("\x1b[1;2H"), "{sent:?}");
    }

    #[test]
    fn the_caret_leaves_with_the_cells_and_stays_where_it_is() {
        let mut line = Line::default();
        let caret = Some(Position { x: 2, y: 0 });
        draw(&mut line, &[("a", caret), ("a", caret), ("a", None)]);
        assert_eq!(line.writes, 2);
        let sent = String::from_utf8(line.bytes).unwrap();
        assert!(sent.ends_with("\x1b[?25l\x1b[?2026l"), "{sent:?}");
    }
}
