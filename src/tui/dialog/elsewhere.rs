//! Where else a session is saved to, while that is typed.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::measure::{inert, wrap};
use crate::strings::saving as words;
use crate::tui::app::App;
use crate::tui::effect::{Effect, Then};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::reading::{Reading, cells, room};
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// The most rows that a path gets.
const ROWS: u16 = 3;

/// A path while it is typed.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    input: Input,
    then: Then,
    /// Why the last place did not do.
    failed: Option<String>,
    reading: Reading,
}

impl Elsewhere {
    /// The line with a place to begin with; `then` is where the person was going.
    #[must_use]
    pub fn new(place: &str, then: Then) -> Elsewhere {
        Elsewhere { input: Input::wrapped(place), then, failed: None, reading: Reading::default() }
    }

    /// Says why the place that was typed did not do.
    pub fn fail(&mut self, why: String) {
        self.failed = Some(why);
        self.reading = Reading::default();
    }

    pub(super) fn offers(&self, action: Action, app: &App) -> bool {
        match action {
            Action::Accept | Action::Out => true,
            _ => {
                let rows = self.why(cells(app)).len();
                self.reading.offers(action, rows, below(rows, room(app)))
            }
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &App) -> Done {
        match (action, self.input.said()) {
            (Action::Accept, Some(place)) => {
                Done::EffectsAndStay(vec![Effect::SaveElsewhere { place, then: self.then }])
            }
            (Action::Out, _) => Done::Close,
            _ => {
                let rows = self.why(cells(app)).len();
                self.reading.update(action, rows, below(rows, room(app)));
                Done::Stay
            }
        }
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        if self.input.typed(event) {
            self.failed = None;
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.input.paste(text);
        self.failed = None;
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let why = self.why(usize::from(canvas.area.width.saturating_sub(2)));
        let below = below(why.len(), usize::from(canvas.area.height.saturating_sub(2)));
        let rows = u16::try_from(below).unwrap_or(0);
        let part = self.reading.hint(why.len(), below);
        let hint = if part.is_empty() { app.say(words::ELSEWHERE_HINT) } else { &part };
        let mut inside = panel::open(canvas, ROWS + rows, app.say(words::ELSEWHERE), hint);
        let area = inside.area;
        let rows = area.height.saturating_sub(rows);
        inside.rows(0, rows, self.reading.in_sight(&why, below));
        self.input.render(&mut inside.part(Rect { height: rows, ..area }))
    }

    /// Why the last place did not do.
    fn why(&self, cells: usize) -> Vec<Row> {
        let why = self.failed.as_deref().map(|why| wrap(&inert(why), cells)).unwrap_or_default();
        why.into_iter().map(|line| Row::of(line, Role::Warning)).collect()
    }
}

/// How many rows below the path are in sight, where a dialog has so much room: one of the path is
/// always, and all of them where that leaves half of the room.
fn below(rows: usize, room: usize) -> usize {
    let path = usize::from(ROWS).min(room / 2).max(1);
    rows.min(room.saturating_sub(path))
}
