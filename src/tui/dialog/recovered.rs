//! The session was not closed the last time: what is there of it, and from when.

use crate::action::Action;
use crate::tui::app::App;
use crate::tui::paint::Canvas;
use crate::tui::widget::panel;

use super::Done;

/// What is there of a session that was not closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovered {}

impl Recovered {
    pub(super) fn offers(&self, action: Action) -> bool {
        matches!(action, Action::Out)
    }

    pub(super) fn update(&mut self, _: Action, _: &mut App) -> Done {
        Done::Close
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let title = crate::strings::actions::context(crate::action::Context::Recovered);
        panel::open(canvas, 4, app.say(title), "");
    }
}
