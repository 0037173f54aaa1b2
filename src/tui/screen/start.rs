//! The form of a session: its title and who it is about. A new session begins with `Enter` from any
//! line; everything may stay as it is.

use std::path::{Path, PathBuf};

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::measure::width;
use crate::questionnaire::Questionnaire;
use crate::session::{About, Session};
use crate::strings::{Words, ui};
use crate::text::Text;
use crate::tui::app::{App, Now};
use crate::tui::effect::{Effect, Follows};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::input::Input;

use super::home::Entry;

/// What the form is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A new session of the set with this id.
    New(String),
    /// A new session of the set with this id that rests on the session at work.
    Related(String),
    /// The next cycle of the session in a file, of the set with this id.
    Cycle(PathBuf, String),
    /// A session that is there.
    Existing(PathBuf),
}

/// The form while it is filled in.
#[derive(Debug, Clone)]
pub struct Start {
    purpose: Purpose,
    set: Text,
    /// What the set is, read at the start of a meeting.
    about: Option<Text>,
    inputs: [Input; LABELS.len()],
    at: usize,
}

/// What stands between participants in the form.
const PARTICIPANTS: &str = ", ";

const LABELS: [Words; 5] =
    [ui::TITLE, ui::ORGANISATION, ui::SCOPE, ui::FACILITATOR, ui::PARTICIPANTS];

impl Start {
    /// The form of a new session; `title` is suggested, and goes as soon as something is typed.
    #[must_use]
    pub fn new(id: &str, set: Text, about: Option<Text>, title: &str) -> Start {
        let mut inputs = [""; LABELS.len()].map(Input::line);
        inputs[0] = Input::suggested(title);
        Start { purpose: Purpose::New(id.to_owned()), set, about, inputs, at: 0 }
    }

    /// The form of a new session that rests on the one at work: who answers is taken over, to be
    /// looked at.
    #[must_use]
    pub fn related(set: &Questionnaire, title: &str, earlier: &About) -> Start {
        Start::after(Purpose::Related(set.id.clone()), set, title, earlier)
    }

    /// The form of the next cycle of a session.
    #[must_use]
    pub fn cycle(file: &Path, set: &Questionnaire, title: &str, earlier: &Session) -> Start {
        let purpose = Purpose::Cycle(file.to_owned(), set.id.clone());
        Start::after(purpose, set, title, &earlier.about)
    }

    fn after(purpose: Purpose, set: &Questionnaire, title: &str, earlier: &About) -> Start {
        let participants = earlier.participants.join(PARTICIPANTS);
        let texts =
            ["", &earlier.organisation, &earlier.scope, &earlier.facilitator, &participants];
        let mut inputs = texts.map(Input::line);
        inputs[0] = Input::suggested(title);
        Start { purpose, set: set.title.clone(), about: set.about.clone(), inputs, at: 0 }
    }

    /// The form of a session that is there.
    #[must_use]
    pub fn of_session(entry: &Entry) -> Start {
        let about = &entry.about;
        let participants = about.participants.join(PARTICIPANTS);
        let texts =
            [&entry.title, &about.organisation, &about.scope, &about.facilitator, &participants];
        Start {
            purpose: Purpose::Existing(entry.path.clone()),
            set: entry.set.clone(),
            about: None,
            inputs: texts.map(|text| Input::line(text)),
            at: 0,
        }
    }

    /// Whether this is the form of a new session of a set.
    #[must_use]
    pub fn is_new(&self, set: &str) -> bool {
        self.purpose == Purpose::New(set.to_owned())
    }

    /// Whether this is the form of a new session of a set that rests on the one at work.
    #[must_use]
    pub fn is_related(&self, set: &str) -> bool {
        self.purpose == Purpose::Related(set.to_owned())
    }

    /// Whether this is the form of the next cycle of the session in a file.
    #[must_use]
    pub fn is_cycle_of(&self, path: &Path) -> bool {
        matches!(&self.purpose, Purpose::Cycle(file, _) if file == path)
    }

    /// What the header calls it.
    #[must_use]
    pub fn name(&self, app: &App) -> &'static str {
        match self.purpose {
            Purpose::New(_) | Purpose::Related(_) => app.say(ui::NEW_SESSION),
            Purpose::Cycle(..) => app.say(ui::NEXT_CYCLE),
            Purpose::Existing(_) => app.say(ui::DETAILS),
        }
    }

    fn said(&self, at: usize) -> String {
        self.inputs[at].said().unwrap_or_default()
    }

    fn about(&self) -> About {
        let participants = self.said(4);
        About {
            organisation: self.said(1),
            scope: self.said(2),
            facilitator: self.said(3),
            participants: participants
                .split(['、', ',', '，'])
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// A key for the line that has the keys.
    pub fn typed(&mut self, event: KeyEvent) {
        self.inputs[self.at].typed(event);
    }

    /// Pasted text for the line that has the keys.
    pub fn paste(&mut self, text: &str) {
        self.inputs[self.at].paste(text);
    }

    /// Draws the form and returns where the caret stands.
    pub fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let lang = app.lang();
        let label_cells = LABELS.iter().map(|label| width(label.of(lang))).max().unwrap_or(0);
        let x = u16::try_from(label_cells + 6).ok()?;
        let area = canvas.area;
        let tall = area.height >= 14;
        let top: u16 = if tall { 3 } else { 1 };
        let step: u16 = if tall { 2 } else { 1 };
        canvas.row(2, u16::from(tall), &Row::of(self.set.get(lang).as_str(), Role::Strong));
        let mut caret = None;
        for (at, label) in LABELS.iter().enumerate() {
            let y = top + step * u16::try_from(at).ok()?;
            if y >= area.height {
                break;
            }
            let focused = at == self.at;
            canvas.put(2, y, if focused { ">" } else { " " }, Role::Accent);
            let role = if focused { Role::Chosen } else { Role::Dim };
            canvas.put(4, y, label.of(lang), role);
            let line = Rect::new(area.x + x, area.y + y, area.width.saturating_sub(x + 2), 1);
            let position = self.inputs[at].render(&mut canvas.part(line));
            if focused {
                caret = position;
            }
        }
        let below = top + step * 5;
        let hint = match &self.purpose {
            _ if self.at == 4 => ui::PARTICIPANTS_HINT,
            Purpose::Cycle(..) => ui::CYCLE_HINT,
            _ => ui::START_HINT,
        };
        canvas.put(x, below, app.say(hint), Role::Dim);
        if let Some(about) = &self.about {
            let cells = usize::from(area.width.saturating_sub(4)).min(90);
            let lines = crate::measure::wrap(about.get(lang), cells);
            let rows: Vec<Row> = lines.into_iter().map(|line| Row::of(line, Role::Dim)).collect();
            let room = usize::from(area.height.saturating_sub(below + 2));
            // A text cut off halfway is worse than none: it can be read whole in the help.
            let shown = rows.iter().position(|row| row.width() == 0).unwrap_or(rows.len());
            let shown = if rows.len() <= room { rows.len() } else { shown.min(room) };
            canvas.rows(2, below + 2, &rows[..shown]);
        }
        caret
    }
}

impl App {
    /// Whether the form is that of a session that is there: leaving it keeps what was typed.
    pub(crate) fn is_form_of_existing(&self) -> bool {
        matches!(&self.start, Some(Start { purpose: Purpose::Existing(_), .. }))
    }

    pub(crate) fn update_start(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(start) = &mut self.start else { return Vec::new() };
        match action {
            Action::NextLine => start.at = (start.at + 1) % LABELS.len(),
            Action::PreviousLine => start.at = (start.at + LABELS.len() - 1) % LABELS.len(),
            Action::Accept => {
                let (title, about) = (start.said(0), start.about());
                let purpose = start.purpose.clone();
                let (set, follows) = match purpose {
                    Purpose::New(set) => (set, Follows::Nothing),
                    Purpose::Related(set) => (set, Follows::AtWork),
                    Purpose::Cycle(file, set) => (set, Follows::Cycle(file)),
                    Purpose::Existing(path) => return vec![Effect::Details { path, title, about }],
                };
                let title = if title.is_empty() { default_title(self, now) } else { title };
                return vec![Effect::Create { set, title, about, follows }];
            }
            _ => {}
        }
        Vec::new()
    }
}

/// The title that a new session has where none was given.
#[must_use]
pub fn default_title(app: &App, now: &Now) -> String {
    now.stamp.date.map_or_else(String::new, |date| {
        let year = i16::try_from(date.year).unwrap_or(i16::MAX);
        let month = i8::try_from(date.month).unwrap_or(1);
        ui::month_title(year, month, app.lang())
    })
}
