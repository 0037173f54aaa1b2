//! The earlier states of a session, and the trash.

use crate::action::Action;
use crate::tui::app::{App, Now};
use crate::tui::effect::Effect;
use crate::tui::paint::Canvas;

/// Where one is among the earlier states.
#[derive(Debug, Clone, Default)]
pub struct Backups {}

/// Whether an action can do something.
#[must_use]
pub fn offers(_: &App, _: Action) -> bool {
    false
}

impl App {
    pub(crate) fn update_backups(&mut self, _: Action, _: &Now) -> Vec<Effect> {
        Vec::new()
    }
}

/// Draws the list.
pub fn render(_: &App, _: &mut Canvas<'_>) {}
