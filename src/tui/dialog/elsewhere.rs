//! Where else a session is saved to, while that is typed.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::measure::{inert, wrap};
use crate::strings::saving as words;
use crate::tui::app::App;
use crate::tui::effect::{Effect, Then};
use crate::tui::paint::Canvas;
use crate::tui::theme::Role;
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
}

impl Elsewhere {
    /// The line with a place to begin with; `then` is where the person was going.
    #[must_use]
    pub fn new(place: &str, then: Then) -> Elsewhere {
        Elsewhere { input: Input::wrapped(place), then, failed: None }
    }

    /// Says why the place that was typed did not do.
    pub fn fail(&mut self, why: String) {
        self.failed = Some(why);
    }

    pub(super) fn update(&mut self, action: Action) -> Done {
        match (action, self.input.said()) {
            (Action::Accept, Some(place)) => {
                Done::EffectsAndStay(vec![Effect::SaveElsewhere { place, then: self.then }])
            }
            (Action::Out, _) => Done::Close,
            _ => Done::Stay,
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
        let cells = usize::from(canvas.area.width.saturating_sub(2));
        let failed = self.failed.as_deref().map(|why| wrap(&inert(why), cells)).unwrap_or_default();
        let below = u16::try_from(failed.len()).unwrap_or(0);
        let (title, hint) = (app.say(words::ELSEWHERE), app.say(words::ELSEWHERE_HINT));
        let mut inside = panel::open(canvas, ROWS + below, title, hint);
        let area = inside.area;
        let rows = ROWS.min(area.height);
        for (y, line) in (rows..area.height).zip(&failed) {
            inside.put(0, y, line, Role::Warning);
        }
        self.input.render(&mut inside.part(Rect { height: rows, ..area }))
    }
}
