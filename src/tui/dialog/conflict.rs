//! The session's file was changed from outside: what differs, and what to do.

use crate::action::Action;
use crate::tui::app::App;
use crate::tui::paint::Canvas;
use crate::tui::widget::panel;

use super::Done;

/// Changed from outside: both sides are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {}

impl Conflict {
    pub(super) fn offers(&self, action: Action) -> bool {
        matches!(action, Action::Out)
    }

    pub(super) fn update(&mut self, _: Action, _: &mut App) -> Done {
        Done::Close
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let title = crate::strings::actions::context(crate::action::Context::Conflict);
        panel::open(canvas, 4, app.say(title), "");
    }
}
