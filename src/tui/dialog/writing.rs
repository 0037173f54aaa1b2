//! A text of several lines: the note, the memo, or the text of an answer.

use crossterm::event::KeyEvent;
use ratatui::layout::Position;

use crate::action::Action;
use crate::session::{Answer, Change, Draft, Edit};
use crate::strings::{Words, ui};
use crate::tui::app::{App, Now};
use crate::tui::paint::Canvas;
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// What the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// For minutes and reports.
    Note,
    /// The facilitator's own.
    Memo,
    /// The answer to a text question, or what was decided.
    Record,
}

impl Target {
    fn title(self) -> (Words, Words) {
        match self {
            Target::Note => (ui::NOTE, ui::NOTE_HINT),
            Target::Memo => (ui::MEMO, ui::MEMO_HINT),
            Target::Record => (ui::RECORD, ui::RECORD_HINT),
        }
    }

    /// What it is called in a draft.
    fn field(self) -> &'static str {
        match self {
            Target::Note => Draft::NOTE,
            Target::Memo => Draft::MEMO,
            Target::Record => Draft::RECORD,
        }
    }

    /// The text that a draft was to become; `None` where it was something else.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Target> {
        [Target::Note, Target::Memo, Target::Record].into_iter().find(|of| of.field() == field)
    }

    fn of(self, answer: &Answer) -> Option<&str> {
        match self {
            Target::Note => answer.note.as_deref(),
            Target::Memo => answer.memo.as_deref(),
            Target::Record => answer.record.as_deref(),
        }
    }

    fn change(self, text: Option<String>) -> Change {
        match self {
            Target::Note => Change::Note(text),
            Target::Memo => Change::Memo(text),
            Target::Record => Change::Record(text),
        }
    }
}

/// The text while it is being written.
#[derive(Debug, Clone)]
pub struct Writing {
    target: Target,
    question: String,
    input: Input,
    /// What stood there at first.
    before: Option<String>,
    /// Whether it may be changed; else it is only read.
    may_write: bool,
}

impl Writing {
    /// The text of a question's answer, to be written on, or only to be read.
    #[must_use]
    pub fn new(target: Target, question: &str, answer: &Answer, may_write: bool) -> Writing {
        let before = Input::lines(target.of(answer).unwrap_or_default());
        Writing {
            target,
            question: question.to_owned(),
            before: before.said(),
            input: before,
            may_write,
        }
    }

    /// The text of a question's answer as it was being typed when the session ended.
    #[must_use]
    pub fn again(target: Target, question: &str, answer: &Answer, typed: &str) -> Writing {
        Writing { input: Input::lines(typed), ..Writing::new(target, question, answer, true) }
    }

    /// What is being typed; `None` where nothing new is.
    pub(in crate::tui) fn draft(&self) -> Option<Draft> {
        let said = self.input.said().filter(|_| self.may_write)?;
        (self.before.as_ref() != Some(&said)).then(|| Draft {
            question: Some(self.question.clone()),
            field: self.target.field().to_owned(),
            text: self.input.text(),
            at: None,
        })
    }

    /// What keeping it would change.
    #[must_use]
    pub fn edit(&self, now: &Now) -> Edit {
        Edit::answer(&self.question, self.target.change(self.input.said()), now.stamp)
    }

    pub(super) fn update(&mut self, action: Action, _: &App, now: &Now) -> Done {
        match action {
            Action::Keep | Action::Out if self.may_write => Done::Edit(self.edit(now)),
            Action::Keep | Action::Out => Done::Close,
            _ => Done::Stay,
        }
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        if self.may_write {
            self.input.typed(event);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.may_write {
            self.input.paste(text);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (title, hint) = self.target.title();
        let hint = app.say(if self.may_write { hint } else { ui::READ_ONLY });
        let rows = (canvas.area.height / 3).clamp(4, 10);
        let mut inside = panel::open(canvas, rows, app.say(title), hint);
        self.input.render(&mut inside)
    }
}
