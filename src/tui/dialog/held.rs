//! Someone else has the session: who, where, since when, and what that means.

use crate::action::Action;
use crate::measure::wrap;
use crate::strings::held as words;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::paint::Canvas;
use crate::tui::theme::Role;
use crate::tui::widget::panel;
use crate::tui::work::{Hold, Work};

use super::Done;

/// Someone else has the session. What is shown is always what is known at the moment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Held;

impl Held {
    pub(super) fn offers(action: Action, app: &App) -> bool {
        let unsure = || matches!(app.work.as_ref().map(|work| &work.hold), Some(Hold::Unsure(_)));
        action == Action::Out || (action == Action::TakeSession && unsure())
    }

    pub(super) fn update(action: Action) -> Done {
        match action {
            Action::TakeSession => Done::Effects(vec![Effect::TakeSession]),
            _ => Done::Close,
        }
    }

    pub(super) fn render(app: &App, canvas: &mut Canvas<'_>) {
        let Some(work) = &app.work else { return };
        let lines = lines(app, work, usize::from(canvas.area.width.saturating_sub(2)));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let unsure = matches!(work.hold, Hold::Unsure(_));
        let title = if unsure { words::PERHAPS } else { words::ELSEWHERE };
        let mut inside = panel::open(canvas, rows, app.say(title), "");
        for (y, (text, role)) in (0..inside.area.height).zip(&lines) {
            inside.put(0, y, text, *role);
        }
    }
}

/// Who has it, then what is wrong with the file, then what it all means.
fn lines(app: &App, work: &Work, cells: usize) -> Vec<(String, Role)> {
    let lang = app.lang();
    let mut lines = Vec::new();
    let mut add = |text: &str, role: Role| {
        lines.extend(wrap(text, cells).into_iter().map(|line| (line, role)));
    };
    if let Some(holder) = work.hold.holder() {
        add(&words::in_full(holder, lang), Role::Strong);
    }
    if let Some(lost) = &work.lost {
        add(app.say(words::LAST_GOOD), Role::Warning);
        add(&crate::measure::inert(lost.why.get(lang)), Role::Warning);
    }
    match work.hold {
        Hold::Unsure(_) => add(app.say(words::MEANS_UNSURE), Role::Text),
        _ => add(app.say(words::MEANS_FOLLOWING), Role::Text),
    }
    lines
}
