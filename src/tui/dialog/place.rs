//! Where a report goes, while that is typed.

use std::path::Path;

use crossterm::event::KeyEvent;
use ratatui::layout::Position;

use crate::action::Action;
use crate::strings::delivery as words;
use crate::tui::app::App;
use crate::tui::paint::Canvas;
use crate::tui::screen::report::shown;
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// The most rows that a path gets.
const ROWS: u16 = 3;

/// A path while it is typed.
#[derive(Debug, Clone)]
pub struct PlaceLine {
    input: Input,
}

impl PlaceLine {
    /// The line with the place that there is.
    #[must_use]
    pub fn new(path: &Path) -> PlaceLine {
        PlaceLine { input: Input::wrapped(&shown(path)) }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App) -> Done {
        match action {
            // Leaving keeps what was typed; a line left empty leaves the place as it was.
            Action::Accept | Action::Keep | Action::Out => {
                if let (Some(typed), Some(work)) = (self.input.said(), &app.work) {
                    app.report.take_place(&typed, &work.file);
                }
                Done::Close
            }
            _ => Done::Stay,
        }
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.input.typed(event);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.input.paste(text);
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (title, hint) = (app.say(words::PLACE_TITLE), app.say(words::PLACE_HINT));
        let mut inside = panel::open(canvas, ROWS, title, hint);
        self.input.render(&mut inside)
    }
}
