//! Two sessions, or several, side by side.

use crate::action::Action;
use crate::tui::app::{App, Now};
use crate::tui::effect::Effect;
use crate::tui::paint::Canvas;
use crate::tui::work::Work;

/// Where one is on the screen.
#[derive(Debug, Clone, Default)]
pub struct Compare {}

/// Whether an action can do something.
#[must_use]
pub fn offers(_app: &App, _work: &Work, _action: Action) -> bool {
    false
}

impl App {
    pub(crate) fn update_compare(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        self.update_session(action, now)
    }
}

/// Draws the screen.
pub fn render(_app: &App, _canvas: &mut Canvas<'_>) {}
