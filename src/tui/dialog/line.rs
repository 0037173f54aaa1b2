//! One line that is asked for: the day of the targets, or the score that a path shall reach.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::score::Part;
use crate::session::Edit;
use crate::strings::{numbers, targets as words, ui};
use crate::tui::app::{App, Now};
use crate::tui::paint::Canvas;
use crate::tui::theme::Role;
use crate::tui::widget::{input::Input, panel};

use super::Done;
use super::amount::{read_day, trouble_rows};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// The day by which the targets shall be reached.
    TargetBy,
    /// The score that a path shall reach: the parts that it can be for, and which is chosen.
    Goal(Vec<Part>, usize),
}

/// The line while it is typed.
#[derive(Debug, Clone)]
pub struct Line {
    asked: Asked,
    before: String,
    input: Input,
    trouble: Option<String>,
}

impl Line {
    /// The day by which the targets shall be reached; `before` is the one that is set.
    #[must_use]
    pub fn target_by(before: &str) -> Line {
        Line::new(Asked::TargetBy, before)
    }

    /// The score that one of these parts shall reach; the first one is chosen.
    #[must_use]
    pub fn goal(parts: Vec<Part>) -> Line {
        Line::new(Asked::Goal(parts, 0), "")
    }

    fn new(asked: Asked, before: &str) -> Line {
        let input = Input::line(before);
        Line { asked, before: before.to_owned(), input, trouble: None }
    }

    /// Whether an action can do something.
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        match (&self.asked, action) {
            (Asked::Goal(parts, _), Action::NextField) => parts.len() > 1,
            (Asked::TargetBy, Action::NextField) => false,
            // What was refused is refused again until something else is typed.
            (_, Action::Accept) => self.trouble.is_none(),
            _ => true,
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        match (action, &mut self.asked) {
            (Action::NextField, Asked::Goal(parts, at)) => {
                *at = (*at + 1) % parts.len().max(1);
                self.trouble = None;
                Done::Stay
            }
            (Action::Accept, Asked::Goal(parts, at)) => {
                let part = parts.get(*at).copied().unwrap_or_default();
                self.find(part, app, now)
            }
            (_, Asked::Goal(..)) => Done::Close,
            (Action::Accept | Action::Keep | Action::Out, Asked::TargetBy) => self.day(action, app),
            _ => Done::Stay,
        }
    }

    fn day(&mut self, action: Action, app: &mut App) -> Done {
        match read_day(&self.input, words::NO_DAY, app) {
            Ok(_) if self.input.text() == self.before => Done::Close,
            Ok(day) => Done::Edit(Edit::TargetBy(day)),
            // Who was told and leaves all the same, leaves.
            Err(_) if action != Action::Accept && self.trouble.is_some() => {
                app.tell(ui::NOTHING_CHANGED);
                Done::Close
            }
            Err(trouble) => {
                self.trouble = Some(trouble);
                Done::Stay
            }
        }
    }

    fn find(&mut self, part: Part, app: &mut App, now: &Now) -> Done {
        let Some(text) = self.input.said() else { return Done::Close };
        let found = match numbers::read_amount(&text) {
            Some(goal) => app.try_path(part, goal.value, now),
            None => Err(app.say(words::NO_GOAL).to_owned()),
        };
        match found {
            Ok(()) => Done::Close,
            Err(trouble) => {
                self.trouble = Some(trouble);
                Done::Stay
            }
        }
    }

    /// Keeps a day that can be read, for an end that nobody chose.
    pub(super) fn keep(&mut self, app: &mut App) -> Done {
        self.trouble = Some(String::new());
        match self.asked {
            Asked::TargetBy => self.day(Action::Keep, app),
            Asked::Goal(..) => Done::Close,
        }
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.trouble = None;
        self.input.typed(event);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.trouble = None;
        self.input.paste(text);
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (title, hint) = match self.asked {
            Asked::TargetBy => (words::DAY_TITLE, words::DAY_HINT),
            Asked::Goal(..) => (words::PATH_TITLE, words::PATH_GOAL),
        };
        let mut inside = panel::open(canvas, 4, app.say(title), app.say(hint));
        let area = inside.area;
        let mut at = 0;
        if let Asked::Goal(parts, chosen) = &self.asked
            && let Some(text) = parts.get(*chosen).map(|part| app.part_text(*part))
        {
            inside.put(0, 0, &text, Role::Accent);
            at = 1;
        }
        if let Some(trouble) = &self.trouble {
            let room = area.height.saturating_sub(at + 1);
            inside.rows(0, at + 1, &trouble_rows(trouble, area.width, room));
        }
        let place = Rect { y: area.y + at, height: 1.min(area.height), ..area };
        self.input.render(&mut inside.part(place))
    }
}
