//! What was decided, by whom, when.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::measure::wrap_to;
use crate::session::{Answer, Change, Decided, Draft, Edit};
use crate::strings::ui;
use crate::text::Text;
use crate::tui::app::{App, Now};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::{input::Input, panel};

use super::Done;
use super::amount::{labelled_line, read_day, trouble_rows};

/// The lines below the text: who, and when.
const LINES: u16 = 2;

/// The decision while it is being written.
#[derive(Debug, Clone)]
pub struct Decision {
    question: String,
    /// What a good record contains.
    hint: Text,
    /// The text, who decided, and when.
    inputs: [Input; 3],
    /// What stood there at first.
    before: [Option<String>; 3],
    at: usize,
    /// Whether it may be changed; else it is only read.
    may_write: bool,
    trouble: Option<String>,
}

impl Decision {
    /// The record of a question's answer, to be written on, or only to be read.
    #[must_use]
    pub fn new(question: &str, hint: Text, answer: &Answer, may_write: bool) -> Decision {
        let decided = answer.decided.clone().unwrap_or_default();
        let day = decided.on.map(|day| day.to_string()).unwrap_or_default();
        let inputs = [
            Input::lines(answer.record.as_deref().unwrap_or_default()),
            Input::line(decided.by.as_deref().unwrap_or_default()),
            Input::line(&day),
        ];
        Decision {
            question: question.to_owned(),
            hint,
            before: inputs.each_ref().map(Input::said),
            inputs,
            at: 0,
            may_write,
            trouble: None,
        }
    }

    /// What is being typed, the lines for who and when below the text; `None` where nothing new is.
    pub(in crate::tui) fn draft(&self) -> Option<Draft> {
        let said = self.inputs.each_ref().map(Input::said);
        let changed = self.may_write && said != self.before;
        let text = said.into_iter().flatten().collect::<Vec<_>>().join("\n");
        (changed && !text.is_empty()).then(|| Draft {
            question: Some(self.question.clone()),
            field: Draft::DECISION.to_owned(),
            text,
            at: None,
        })
    }

    fn edit(&self, app: &App, now: &Now) -> Result<Edit, String> {
        let [text, by, on] = &self.inputs;
        let decided = Decided { by: by.said(), on: read_day(on, ui::NO_DAY, app)? };
        let decided = (decided != Decided::default()).then_some(decided);
        let changes = [Change::Record(text.said()), Change::Decided(decided)];
        let edit = |change| Edit::answer(&self.question, change, now.stamp);
        Ok(Edit::Many(changes.into_iter().map(edit).collect()))
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        match action {
            Action::Accept if self.at == 0 && self.may_write => self.inputs[0].paste("\n"),
            Action::NextLine | Action::Accept if self.at + 1 < self.inputs.len() => self.at += 1,
            Action::PreviousLine => self.at = self.at.saturating_sub(1),
            Action::NextLine | Action::Accept | Action::Keep | Action::Out => {
                if !self.may_write {
                    return Done::Close;
                }
                let again = self.trouble.is_some();
                match self.edit(app, now) {
                    Ok(edit) => return Done::Edit(edit),
                    // Who was told and leaves all the same, leaves.
                    Err(_) if again && matches!(action, Action::Keep | Action::Out) => {
                        return self.keep(app, now);
                    }
                    Err(trouble) => {
                        self.trouble = Some(trouble);
                        self.at = self.inputs.len() - 1;
                    }
                }
            }
            _ => {}
        }
        Done::Stay
    }

    /// Keeps what was written whatever it is: a date that cannot be read stands behind
    /// who decided, so that it is not lost.
    pub(super) fn keep(&mut self, app: &mut App, now: &Now) -> Done {
        if self.may_write && read_day(&self.inputs[2], ui::NO_DAY, app).is_err() {
            let day = self.inputs[2].said().unwrap_or_default();
            self.inputs[1].paste(&format!(" {day}"));
            self.inputs[2] = Input::line("");
        }
        self.update(Action::Keep, app, now)
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        if self.may_write {
            self.trouble = None;
            self.inputs[self.at].typed(event);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.may_write {
            self.trouble = None;
            self.inputs[self.at].paste(text);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let rows = (canvas.area.height / 3).clamp(4, 8) + LINES + 1;
        let cells = canvas.area.width.saturating_sub(2);
        let hint = if self.may_write { ui::DECISION_HINT } else { ui::READ_ONLY };
        let mut inside = panel::open(canvas, rows, app.say(ui::DECISION), app.say(hint));
        let area = inside.area;
        // One row of text and the two lines stay whatever is said above them.
        let most = area.height.saturating_sub(LINES + 1).clamp(1, 3);
        let above = if let Some(trouble) = &self.trouble {
            trouble_rows(trouble, cells, most + 1)
        } else {
            let lines = wrap_to(self.hint.get(app.lang()), cells.into(), usize::from(most.min(2)));
            lines.into_iter().map(|line| Row::of(line, Role::Dim)).collect()
        };
        let said = u16::try_from(above.len()).unwrap_or(0);
        inside.rows(0, 0, &above);
        let text_rows = area.height.saturating_sub(LINES + said);
        let place = Rect { y: area.y + said, height: text_rows, ..area };
        let mut caret = self.inputs[0].render(&mut inside.part(place));
        let below = Rect {
            y: area.y + said + text_rows,
            height: LINES.min(area.height.saturating_sub(said)),
            ..area
        };
        let mut below = inside.part(below);
        for (at, label) in [ui::DECIDED_BY, ui::DECIDED_ON].into_iter().enumerate() {
            let hint = if at == 1 { app.say(ui::DAY_HINT) } else { "" };
            let (line, focused) = (&self.inputs[at + 1], self.at == at + 1);
            let found = labelled_line(app.say(label), hint, line, at, focused, &mut below);
            if focused {
                caret = found;
            }
        }
        caret
    }
}
