//! Leaving while the latest changes are not on disk: what that means, and the choice.

use crate::action::Action;
use crate::measure::wrap;
use crate::strings::ui;
use crate::tui::app::App;
use crate::tui::effect::{Effect, Then};
use crate::tui::paint::Canvas;
use crate::tui::theme::Role;
use crate::tui::widget::panel;

use super::Done;

/// The choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingUnsaved {
    /// What the system said.
    pub cause: String,
    /// Where the person was going.
    pub then: Then,
}

impl LeavingUnsaved {
    pub(super) fn update(&mut self, action: Action) -> Done {
        match action {
            Action::Retry => Done::Effects(vec![Effect::Close { then: self.then }]),
            Action::LeaveUnsaved => Done::Effects(vec![Effect::Abandon { then: self.then }]),
            Action::Out => Done::Close,
            _ => Done::Stay,
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let mut inside = panel::open(canvas, 4, app.say(ui::UNSAVED_TITLE), "");
        let cells = usize::from(inside.area.width);
        let mut y = 0;
        for line in wrap(app.say(ui::UNSAVED_BODY), cells) {
            inside.put(0, y, &line, Role::Text);
            y += 1;
        }
        for line in wrap(&crate::measure::inert(&self.cause), cells) {
            inside.put(0, y, &line, Role::Warning);
            y += 1;
        }
    }
}
