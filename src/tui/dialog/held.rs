//! Someone else has the session: who, where, since when, and what that means.

use crate::action::Action;
use crate::measure::{inert, wrap};
use crate::strings::held as words;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::reading::{Reading, cells, room};
use crate::tui::work::{Hold, Work};

use super::Done;

/// Someone else has the session. What is shown is always what is known at the moment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Held {
    reading: Reading,
}

impl Held {
    pub(super) fn offers(&self, action: Action, app: &App) -> bool {
        let unsure = || matches!(app.work.as_ref().map(|work| &work.hold), Some(Hold::Unsure(_)));
        match action {
            Action::Out => true,
            Action::TakeSession => unsure(),
            _ => self.reading.offers(action, rows(app, cells(app)).len(), room(app)),
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &App) -> Done {
        match action {
            Action::TakeSession => Done::Effects(vec![Effect::TakeSession]),
            Action::Out => Done::Close,
            _ => {
                self.reading.update(action, rows(app, cells(app)).len(), room(app));
                Done::Stay
            }
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let unsure = matches!(app.work.as_ref().map(|work| &work.hold), Some(Hold::Unsure(_)));
        let title = if unsure { words::PERHAPS } else { words::ELSEWHERE };
        let rows = rows(app, usize::from(canvas.area.width.saturating_sub(2)));
        self.reading.draw(canvas, app.say(title), &rows);
    }
}

fn rows(app: &App, cells: usize) -> Vec<Row> {
    app.work.as_ref().map(|work| rows_of(app, work, cells)).unwrap_or_default()
}

/// Who has it, then what is wrong with the file, then what it all means.
fn rows_of(app: &App, work: &Work, cells: usize) -> Vec<Row> {
    let lang = app.lang();
    let mut rows = Vec::new();
    let mut add = |text: &str, role: Role| {
        rows.extend(wrap(text, cells).into_iter().map(|line| Row::of(line, role)));
    };
    if let Some(holder) = work.hold.holder() {
        add(&words::in_full(holder, lang), Role::Strong);
    }
    if let Some(lost) = &work.lost {
        add(app.say(words::LAST_GOOD), Role::Warning);
        add(&inert(lost.why.get(lang)), Role::Warning);
    }
    match work.hold {
        Hold::Unsure(_) => add(app.say(words::MEANS_UNSURE), Role::Text),
        _ => add(app.say(words::MEANS_FOLLOWING), Role::Text),
    }
    rows
}
