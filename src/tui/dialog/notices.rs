//! What a session and the set at hand do not have in common.

use crate::action::Action;
use crate::tui::app::App;
use crate::tui::paint::Canvas;
use crate::tui::widget::panel;

use super::Done;

/// What the set at hand and the session do not have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeList {}

impl NoticeList {
    pub(super) fn offers(&self, action: Action) -> bool {
        matches!(action, Action::Out)
    }

    pub(super) fn update(&mut self, _: Action, _: &mut App) -> Done {
        Done::Close
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let title = crate::strings::actions::context(crate::action::Context::Notices);
        panel::open(canvas, 4, app.say(title), "");
    }
}
