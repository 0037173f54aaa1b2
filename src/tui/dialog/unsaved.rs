//! Leaving while the latest changes are not on disk: what that means, and the choice.

use crate::action::{Action, Context};
use crate::measure::{inert, width, wrap};
use crate::strings::{saving as words, ui};
use crate::tui::app::App;
use crate::tui::effect::{Effect, Then};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::reading::{Reading, cells, room};

use super::Done;

/// The choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingUnsaved {
    /// What the system said.
    cause: String,
    /// Where the person was going.
    then: Then,
    reading: Reading,
}

impl LeavingUnsaved {
    /// The choice of one who was going somewhere; `cause` is what the system said.
    #[must_use]
    pub fn new(cause: String, then: Then) -> LeavingUnsaved {
        LeavingUnsaved { cause, then, reading: Reading::default() }
    }

    pub(super) fn offers(&self, action: Action, app: &App) -> bool {
        match action {
            Action::Retry | Action::SaveElsewhere | Action::LeaveUnsaved | Action::Out => true,
            _ => self.reading.offers(action, self.rows(app, cells(app)).len(), room(app)),
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &App) -> Done {
        match action {
            Action::Retry => Done::Effects(vec![Effect::Close { then: self.then }]),
            Action::SaveElsewhere => {
                Done::EffectsAndStay(vec![Effect::AskElsewhere { then: self.then }])
            }
            Action::LeaveUnsaved => Done::Effects(vec![Effect::Abandon { then: self.then }]),
            Action::Out => Done::Close,
            _ => {
                self.reading.update(action, self.rows(app, cells(app)).len(), room(app));
                Done::Stay
            }
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let rows = self.rows(app, usize::from(canvas.area.width.saturating_sub(2)));
        self.reading.draw(canvas, app.say(ui::UNSAVED_TITLE), &rows);
    }

    /// What it means, why it is so, and what each key does.
    fn rows(&self, app: &App, cells: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut say = |text: &str, role| {
            rows.extend(wrap(text, cells).into_iter().map(|line| Row::of(line, role)));
        };
        say(app.say(ui::UNSAVED_BODY), Role::Text);
        say(&inert(&self.cause), Role::Warning);
        rows.push(Row::default());
        rows.extend(choices(app, cells));
        rows
    }
}

/// What each key does.
fn choices(app: &App, cells: usize) -> Vec<Row> {
    let choices = [
        (Action::Retry, words::RETRY_DOES),
        (Action::SaveElsewhere, words::ELSEWHERE_DOES),
        (Action::LeaveUnsaved, words::LEAVE_DOES),
        (Action::Out, words::STAY_DOES),
    ];
    let keyed = choices.map(|(action, words)| (app.key_of(action, Context::Unsaved), words));
    let indent = keyed.iter().map(|(key, _)| width(key)).max().unwrap_or(0) + 2;
    let mut rows = Vec::new();
    for (key, words) in keyed {
        for (at, line) in wrap(app.say(words), cells.saturating_sub(indent)).iter().enumerate() {
            let key = if at == 0 { key.as_str() } else { "" };
            rows.push(Row::of(crate::measure::pad(key, indent), Role::Key).and(line, Role::Text));
        }
    }
    rows
}
