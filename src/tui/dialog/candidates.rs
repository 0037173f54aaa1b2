//! The candidates: a line each, the last one for a new name, and below it those that were removed.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::{Action, Context};
use crate::measure::inert;
use crate::session::{Draft, Edit, MOST_CANDIDATES, Session, Shift, candidates};
use crate::strings::{candidates as words, ui};
use crate::tui::app::{App, Now};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{centred, step};
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// The list while it is changed. What it comes to is one edit, and so one step to undo.
#[derive(Debug, Clone)]
pub struct CandidateList {
    /// The session as it will be.
    draft: Session,
    /// The marked line; behind the candidates the new name, then those that were removed.
    at: usize,
    /// The name in the marked line.
    input: Input,
    /// Whether it may be changed; else it is only read.
    may_write: bool,
    /// Whether the next key for tidying does it.
    sure: bool,
}

/// What a line of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// The candidate at this position.
    Candidate(usize),
    /// The name of a new one.
    New,
    /// The removed candidate at this position.
    Removed(usize),
}

impl CandidateList {
    /// The candidates of a session, the line for a new one marked.
    #[must_use]
    pub fn new(session: &Session, may_write: bool) -> CandidateList {
        CandidateList {
            draft: session.clone(),
            at: session.candidates.len(),
            input: Input::line(""),
            may_write,
            sure: false,
        }
    }

    fn lines(&self) -> usize {
        self.draft.candidates.len() + 1 + self.draft.removed_candidates.len()
    }

    fn line(&self, at: usize) -> Line {
        let candidates = self.draft.candidates.len();
        match at.checked_sub(candidates) {
            None => Line::Candidate(at),
            Some(0) => Line::New,
            Some(behind) => Line::Removed(behind - 1),
        }
    }

    /// Marks a line; the name that was written in the one before is kept.
    fn mark(&mut self, at: usize) {
        self.keep_name();
        self.at = at.min(self.lines() - 1);
        let name = match self.line(self.at) {
            Line::Candidate(at) => self.draft.candidates[at].name.clone(),
            Line::New | Line::Removed(_) => String::new(),
        };
        self.input = Input::line(&name);
    }

    /// Keeps the name in the marked line. An emptied name leaves the one before: a candidate without a
    /// name could not be told from the others.
    fn keep_name(&mut self) {
        let text = self.input.text();
        let edit = match self.line(self.at) {
            Line::Candidate(at) => {
                candidates::rename(&self.draft, &self.draft.candidates[at].id, &text)
            }
            Line::New => candidates::add(&self.draft, &text),
            Line::Removed(_) => None,
        };
        if let Some(edit) = edit {
            let is_new = self.line(self.at) == Line::New;
            self.draft.apply(edit);
            self.at += usize::from(is_new);
            self.input = Input::line("");
        }
    }

    fn is_full(&self) -> bool {
        self.draft.candidates.len() >= MOST_CANDIDATES
    }

    /// The names that are new since the list was opened, with the one that is being typed.
    pub(in crate::tui) fn draft(&self, app: &App) -> Option<Draft> {
        let before = &app.work.as_ref()?.session.candidates;
        let is_new = |name: &String| before.iter().all(|known| known.name != *name);
        let marked = match self.line(self.at) {
            Line::Candidate(at) => Some(at),
            Line::New | Line::Removed(_) => None,
        };
        let names = self.draft.candidates.iter().enumerate();
        let names = names.filter(|(at, _)| Some(*at) != marked).map(|(_, own)| own.name.clone());
        let names: Vec<String> = names.chain(self.input.said()).filter(is_new).collect();
        (self.may_write && !names.is_empty()).then(|| Draft {
            question: None,
            field: Draft::CANDIDATES.to_owned(),
            text: names.join("\n"),
            at: None,
        })
    }

    /// The edit that the list comes to.
    fn edit(&self) -> Edit {
        let list = self.draft.candidates.clone();
        Edit::Candidates { list, removed: self.draft.removed_candidates.clone() }
    }

    /// Whether an action can do something now.
    pub(super) fn offers(&self, action: Action) -> bool {
        let count = self.draft.candidates.len();
        match (action, self.line(self.at)) {
            (Action::Up | Action::Down | Action::Keep | Action::Out, _) => true,
            _ if !self.may_write => false,
            (Action::Remove, Line::Candidate(_)) => true,
            (Action::MoveUp, Line::Candidate(at)) => at > 0,
            (Action::MoveDown, Line::Candidate(at)) => at + 1 < count,
            (Action::Remove | Action::MoveUp | Action::MoveDown, _) => false,
            _ => true,
        }
    }

    /// Whether a name can be typed in the marked line.
    fn typing(&self) -> bool {
        self.may_write
            && match self.line(self.at) {
                Line::Candidate(_) => true,
                // A name for which there is no room must not be typed and then be gone.
                Line::New => !self.is_full(),
                Line::Removed(_) => false,
            }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, _: &Now) -> Done {
        let sure = std::mem::take(&mut self.sure);
        let line = self.line(self.at);
        match (action, line) {
            (Action::Up | Action::Down, _) => {
                let lines = self.lines();
                let to = step(action, self.at, lines, lines).unwrap_or(self.at);
                self.mark(to);
            }
            (Action::Keep | Action::Out, _) if !self.may_write => return Done::Close,
            _ if !self.may_write => {}
            (Action::Accept, Line::New | Line::Removed(_))
                if self.is_full() && (line != Line::New || self.input.said().is_some()) =>
            {
                app.tell(words::FULL);
            }
            (Action::Accept, Line::Candidate(at)) => self.mark(at + 1),
            (Action::Accept, Line::New) if self.input.said().is_some() => {
                self.keep_name();
                self.mark(self.draft.candidates.len());
            }
            (Action::Accept, Line::Removed(at)) => {
                let id = self.draft.removed_candidates[at].id.clone();
                self.carry_out(candidates::bring_back(&self.draft, &id));
                self.mark(self.draft.candidates.len());
            }
            (Action::Remove, Line::Candidate(at)) => {
                self.keep_name();
                let id = self.draft.candidates[at].id.clone();
                self.carry_out(candidates::remove(&self.draft, &id));
                self.input = Input::line("");
                self.at = self.lines();
                self.mark(at);
            }
            (Action::MoveUp, Line::Candidate(at)) => self.shift(at, Shift::Up),
            (Action::MoveDown, Line::Candidate(at)) => self.shift(at, Shift::Down),
            (Action::Tidy, _) => return self.tidy(sure, app),
            (Action::Accept | Action::Keep | Action::Out, _) => {
                self.keep_name();
                return Done::Edit(self.edit());
            }
            _ => {}
        }
        Done::Stay
    }

    fn carry_out(&mut self, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.draft.apply(edit);
        }
    }

    fn shift(&mut self, at: usize, shift: Shift) {
        self.keep_name();
        let id = self.draft.candidates[at].id.clone();
        if let Some(to) = shift.from(at, self.draft.candidates.len()) {
            self.carry_out(candidates::shift(&self.draft, &id, shift));
            self.at = to;
        }
        self.mark(self.at);
    }

    /// Deletes for good what was removed, candidates and rows of tables: asked about first, as what is
    /// gone from the file is gone from the next session.
    fn tidy(&mut self, sure: bool, app: &mut App) -> Done {
        self.keep_name();
        // The name that was kept stays in its line.
        self.mark(self.at);
        let Some(tidy) = self.draft.tidy() else {
            app.tell(words::NOTHING_TO_TIDY);
            return Done::Stay;
        };
        if !sure {
            let key = app.key_of(Action::Tidy, Context::Candidates);
            let text = words::tidy(self.draft.leftovers(), &key, app.lang());
            app.tell_text(text, true);
            self.sure = true;
            return Done::Stay;
        }
        Done::Edit(Edit::Many(vec![self.edit(), tidy]))
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.sure = false;
        if self.typing() {
            self.input.typed(event);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.sure = false;
        if self.typing() {
            self.input.paste(text);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let most = canvas.area.height.saturating_sub(6).max(4);
        let rows = u16::try_from(self.lines()).unwrap_or(u16::MAX).clamp(4, most);
        let hint = if self.may_write { words::HINT } else { ui::READ_ONLY };
        let mut inside = panel::open(canvas, rows, app.say(ui::CANDIDATES), app.say(hint));
        let height = usize::from(inside.area.height);
        let first = centred(self.at, self.lines(), height);
        let mut caret = None;
        for (y, at) in (0..).zip((first..self.lines()).take(height)) {
            caret = self.render_line(app, at, y, &mut inside).or(caret);
        }
        caret
    }

    /// Draws one line; returns where the caret stands if it is in it.
    fn render_line(
        &self,
        app: &App,
        at: usize,
        y: u16,
        canvas: &mut Canvas<'_>,
    ) -> Option<Position> {
        let focused = at == self.at;
        let line = self.line(at);
        let (label, text, role) = match line {
            Line::Candidate(at) => {
                (format!("{}  ", at + 1), self.draft.candidates[at].name.as_str(), Role::Text)
            }
            Line::New => {
                let words = if self.is_full() { words::FULL } else { words::NEW };
                ("+  ".to_owned(), app.say(words), Role::Dim)
            }
            Line::Removed(at) => {
                let label = format!("{}  ", app.say(words::REMOVED));
                let role = if focused { Role::Marked } else { Role::Dim };
                (label, self.draft.removed_candidates[at].name.as_str(), role)
            }
        };
        let mark = if focused { "> " } else { "  " };
        let row = Row::of(mark, Role::Chosen).and(label, Role::Dim);
        let x = u16::try_from(row.width()).ok()?;
        canvas.row(0, y, &row);
        let area = canvas.area;
        if focused && self.typing() && x < area.width {
            let place = Rect::new(area.x + x, area.y + y, area.width - x, 1);
            return self.input.render(&mut canvas.part(place));
        }
        canvas.put(x, y, &inert(text), role);
        None
    }
}
