//! Leaving while the latest changes are not on disk: what that means, and the choice.

use crate::action::{Action, Context};
use crate::measure::{width, wrap};
use crate::strings::{saving as words, ui};
use crate::tui::app::App;
use crate::tui::effect::{Effect, Then};
use crate::tui::paint::{Canvas, Row};
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
            Action::SaveElsewhere => {
                Done::EffectsAndStay(vec![Effect::AskElsewhere { then: self.then }])
            }
            Action::LeaveUnsaved => Done::Effects(vec![Effect::Abandon { then: self.then }]),
            Action::Out => Done::Close,
            _ => Done::Stay,
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let cells = usize::from(canvas.area.width.saturating_sub(2));
        let mut rows = Vec::new();
        let mut say = |text: &str, role| {
            rows.extend(wrap(text, cells).into_iter().map(|line| Row::of(line, role)));
        };
        say(app.say(ui::UNSAVED_BODY), Role::Text);
        say(&crate::measure::inert(&self.cause), Role::Warning);
        // Where there is little room, the bottom row names the keys.
        let choices = choices(app, cells);
        if rows.len() + choices.len() + 3 <= usize::from(canvas.area.height) {
            rows.push(Row::default());
            rows.extend(choices);
        }
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let mut inside = panel::open(canvas, height, app.say(ui::UNSAVED_TITLE), "");
        inside.rows(0, 0, &rows);
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
