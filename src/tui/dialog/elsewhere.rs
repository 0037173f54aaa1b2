//! Where else a session is saved to, while that is typed.

use crossterm::event::KeyEvent;
use ratatui::layout::Position;

use crate::action::{Action, Context};
use crate::tui::app::App;
use crate::tui::effect::Then;
use crate::tui::paint::Canvas;
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// A path while it is typed.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    input: Input,
    then: Then,
}

impl Elsewhere {
    /// The line with a place to begin with; `then` is where the person was going.
    #[must_use]
    pub fn new(place: &str, then: Then) -> Elsewhere {
        Elsewhere { input: Input::wrapped(place), then }
    }

    pub(super) fn update(&mut self, _: Action, _: &mut App) -> Done {
        let _ = self.then;
        Done::Close
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.input.typed(event);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.input.paste(text);
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let title = crate::strings::actions::context(Context::Elsewhere);
        let mut inside = panel::open(canvas, 3, app.say(title), "");
        self.input.render(&mut inside)
    }
}
