//! What the maturity check proposes to buy.

use crate::strings::selection as words;
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

/// Whether the session is based on another one.
#[must_use]
pub fn is_linked(work: &Work) -> bool {
    !work.session.links.is_empty()
}

/// The proposal.
pub fn lines(app: &App, _: &Work, _: usize) -> Vec<Line> {
    vec![Line::of(app.say(words::NO_LINK), Role::Dim)]
}
