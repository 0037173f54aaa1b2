//! The candidates: a line each, the last one for a new name, and below it those that were removed.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::{Action, Context};
use crate::measure::inert;
use crate::session::{Candidate, Edit, MOST_CANDIDATES, Session};
use crate::strings::{candidates as words, ui};
use crate::tui::app::{App, Now};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{centred, step};
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// A candidate while its name is written; one that is new has no id yet.
#[derive(Debug, Clone)]
struct Line {
    id: Option<String>,
    name: Input,
}

/// The list while it is changed.
#[derive(Debug, Clone)]
pub struct CandidateList {
    lines: Vec<Line>,
    /// The name that is begun.
    new: Input,
    removed: Vec<Candidate>,
    /// The marked line; behind the candidates the new name, then those that were removed.
    at: usize,
    /// Whether it may be changed; else it is only read.
    may_write: bool,
    /// Whether the next key for tidying does it.
    sure: bool,
}

impl CandidateList {
    /// The candidates of a session, the line for a new one marked.
    #[must_use]
    pub fn new(session: &Session, may_write: bool) -> CandidateList {
        let line = |candidate: &Candidate| Line {
            id: Some(candidate.id.clone()),
            name: Input::line(&candidate.name),
        };
        CandidateList {
            lines: session.candidates.iter().map(line).collect(),
            new: Input::line(""),
            removed: session.removed_candidates.clone(),
            at: session.candidates.len(),
            may_write,
            sure: false,
        }
    }

    fn rows(&self) -> usize {
        self.lines.len() + 1 + self.removed.len()
    }

    /// The input of the marked line; none on one that was removed.
    fn input(&mut self) -> Option<&mut Input> {
        match self.at.cmp(&self.lines.len()) {
            std::cmp::Ordering::Less => Some(&mut self.lines[self.at].name),
            std::cmp::Ordering::Equal => Some(&mut self.new),
            std::cmp::Ordering::Greater => None,
        }
    }

    /// The name that was begun as a candidate of its own, where there is room for one.
    fn take_new(&mut self, app: &mut App) {
        let Some(name) = self.new.said() else { return };
        if self.lines.len() == MOST_CANDIDATES {
            app.tell(words::FULL);
            return;
        }
        self.lines.push(Line { id: None, name: Input::line(&name) });
        self.new = Input::line("");
        self.at = self.lines.len();
    }

    /// The edit that the list comes to. An emptied name leaves the one before: a candidate without a
    /// name could not be told from the others.
    fn edit(&self, session: &Session) -> Edit {
        let mut ids = session.clone();
        let mut list = Vec::new();
        for line in &self.lines {
            let before = session.candidates.iter().chain(&session.removed_candidates);
            let before = before.into_iter().find(|known| Some(&known.id) == line.id.as_ref());
            let name = line.name.said().or_else(|| before.map(|known| known.name.clone()));
            let (Some(name), Some(id)) =
                (name, line.id.clone().or_else(|| ids.fresh_candidate_id()))
            else {
                continue;
            };
            let candidate = Candidate { id, name };
            if line.id.is_none() {
                ids.candidates.push(candidate.clone());
            }
            list.push(candidate);
        }
        Edit::Candidates { list, removed: self.removed.clone() }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, _: &Now) -> Done {
        let sure = std::mem::take(&mut self.sure);
        match action {
            Action::Up | Action::Down => {
                let rows = self.rows();
                self.at = step(action, self.at, rows, rows).unwrap_or(self.at);
            }
            Action::Keep | Action::Out if !self.may_write => return Done::Close,
            _ if !self.may_write => {}
            Action::Accept if self.at < self.lines.len() => self.at += 1,
            Action::Accept if self.at > self.lines.len() => self.bring_back(app),
            Action::Accept if self.new.said().is_some() => self.take_new(app),
            Action::Remove if self.at < self.lines.len() => {
                let line = self.lines.remove(self.at);
                if let Some(id) = line.id {
                    let name = line.name.said().unwrap_or_else(|| id.clone());
                    self.removed.push(Candidate { id, name });
                }
            }
            Action::MoveUp if self.at > 0 && self.at < self.lines.len() => {
                self.lines.swap(self.at, self.at - 1);
                self.at -= 1;
            }
            Action::MoveDown if self.at + 1 < self.lines.len() => {
                self.lines.swap(self.at, self.at + 1);
                self.at += 1;
            }
            Action::Tidy => return self.tidy(sure, app),
            Action::Accept | Action::Keep | Action::Out => {
                self.take_new(app);
                let Some(work) = &app.work else { return Done::Close };
                return Done::Edit(self.edit(&work.session));
            }
            _ => {}
        }
        Done::Stay
    }

    fn bring_back(&mut self, app: &mut App) {
        if self.lines.len() == MOST_CANDIDATES {
            app.tell(words::FULL);
            return;
        }
        let candidate = self.removed.remove(self.at - self.lines.len() - 1);
        self.at = self.lines.len();
        self.lines.push(Line { id: Some(candidate.id), name: Input::line(&candidate.name) });
    }

    /// Deletes for good what was removed, candidates and rows of tables: asked about first, as what is
    /// gone from the file is gone from the next session.
    fn tidy(&mut self, sure: bool, app: &mut App) -> Done {
        let Some(work) = &app.work else { return Done::Stay };
        let mut session = work.session.clone();
        let roster = self.edit(&session);
        session.apply(roster.clone());
        let Some(tidy) = session.tidy() else {
            app.tell(words::NOTHING_TO_TIDY);
            return Done::Stay;
        };
        if !sure {
            let counts = session.removed();
            let key = app.key_of(Action::Tidy, Context::Candidates);
            let text =
                words::tidy(counts.candidates, counts.answers, counts.rows, &key, app.lang());
            app.tell_text(text, true);
            self.sure = true;
            return Done::Stay;
        }
        Done::Edit(Edit::Many(vec![roster, tidy]))
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        if self.may_write
            && let Some(input) = self.input()
        {
            input.typed(event);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.may_write
            && let Some(input) = self.input()
        {
            input.paste(text);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let most = canvas.area.height.saturating_sub(6).max(3);
        let rows = u16::try_from(self.rows()).unwrap_or(u16::MAX).clamp(4, most);
        let hint = if self.may_write { words::HINT } else { ui::READ_ONLY };
        let mut inside = panel::open(canvas, rows, app.say(ui::CANDIDATES), app.say(hint));
        let height = usize::from(inside.area.height);
        let first = centred(self.at, self.rows(), height);
        let mut caret = None;
        for (y, at) in (0..).zip((first..self.rows()).take(height)) {
            let focused = at == self.at;
            let input = match at.cmp(&self.lines.len()) {
                std::cmp::Ordering::Less => Some(&self.lines[at].name),
                std::cmp::Ordering::Equal => Some(&self.new),
                std::cmp::Ordering::Greater => None,
            };
            let mark = if focused { "> " } else { "  " };
            let label = if at < self.lines.len() {
                format!("{}  ", at + 1)
            } else if at == self.lines.len() {
                "+  ".to_owned()
            } else {
                format!("{}  ", app.say(words::REMOVED))
            };
            let row = Row::of(mark, Role::Chosen).and(label, Role::Dim);
            let x = u16::try_from(row.width()).ok()?;
            inside.row(0, y, &row);
            let area = inside.area;
            if x >= area.width {
                continue;
            }
            match input {
                Some(input) if focused && self.may_write => {
                    let line = Rect::new(area.x + x, area.y + y, area.width - x, 1);
                    caret = input.render(&mut inside.part(line));
                }
                Some(input) => {
                    let text = input.text();
                    let (text, role) = if text.is_empty() {
                        (app.say(words::NEW).to_owned(), Role::Dim)
                    } else {
                        (text, Role::Text)
                    };
                    inside.put(x, y, &text, role);
                }
                None => {
                    let name = &self.removed[at - self.lines.len() - 1].name;
                    let role = if focused { Role::Marked } else { Role::Dim };
                    inside.put(x, y, &inert(name), role);
                }
            }
        }
        caret
    }
}
