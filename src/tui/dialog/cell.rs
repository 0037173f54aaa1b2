//! One cell of a table: a line that is typed, or a list to choose from.

use crossterm::event::KeyEvent;
use ratatui::layout::Position;

use crate::action::Action;
use crate::session::{Cell, UNKNOWN_CHOICE};
use crate::strings::{numbers, ui};
use crate::text::Text;
use crate::tui::app::{App, Now};
use crate::tui::effect::Effect;
use crate::tui::paint::Canvas;
use crate::tui::screen::table::{chosen, digit_of, panel_rows};
use crate::tui::widget::{input::Input, panel, scroll::step};

use super::amount::trouble_rows;
use super::{Done, into_memo};

/// A text or a number while it is typed.
#[derive(Debug, Clone)]
pub struct CellLine {
    title: Text,
    input: Input,
    is_number: bool,
    /// Whether what was typed is no number, and that was said.
    trouble: bool,
}

impl CellLine {
    /// A cell with what stands in it.
    #[must_use]
    pub fn new(title: Text, text: &str, is_number: bool) -> CellLine {
        CellLine { title, input: Input::wrapped(text), is_number, trouble: false }
    }

    /// What is typed, as a cell; an error where it is no number and has to be one.
    fn cell(&self) -> Result<Option<Cell>, ()> {
        let Some(text) = self.input.said() else { return Ok(None) };
        if !self.is_number {
            return Ok(Some(Cell::Text(text)));
        }
        let typed = numbers::read_amount(&text).ok_or(())?;
        Ok(Some(Cell::Number(typed.value)))
    }

    /// Keeps what was typed whatever it is: what is no number goes into the memo.
    pub(super) fn keep(&mut self, app: &mut App, now: &Now) -> Done {
        if self.cell().is_ok() {
            return self.update(Action::Keep, app, now);
        }
        let question = app.work.as_ref().and_then(|work| work.question());
        let Some(question) = question.map(|question| question.id.clone()) else {
            return Done::Close;
        };
        into_memo(app, &question, self.title.get(app.lang()), self.input.said(), now)
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        let out = matches!(action, Action::Keep | Action::Out);
        if !out && !matches!(action, Action::Accept | Action::NextField) {
            return Done::Stay;
        }
        let Ok(cell) = self.cell() else {
            // Who was told and leaves all the same, leaves.
            if out && self.trouble {
                app.tell(ui::NOTHING_CHANGED);
                return Done::Close;
            }
            self.trouble = true;
            return Done::Stay;
        };
        let mut effects: Vec<Effect> = app.set_cell(cell, now);
        let here = app.table;
        if !out {
            effects.extend(app.update_table(Action::Right, now));
        }
        // Who writes a row goes on writing where the next cell is written as well.
        if action == Action::NextField && app.table != here {
            app.edit_cell(None);
        }
        Done::Effects(effects)
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.trouble = false;
        self.input.typed(event);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.trouble = false;
        self.input.paste(text);
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        // In the place where the table shows the cell in full, so that it does not stand there twice.
        let rows = panel_rows(canvas.area.height).saturating_sub(2).max(2);
        let mut inside = panel::open(canvas, rows, self.title.get(app.lang()), "");
        let mut area = inside.area;
        if self.trouble {
            let said = trouble_rows(app.say(ui::NO_AMOUNT), area.width, area.height);
            area.height -= u16::try_from(said.len()).unwrap_or(0);
            inside.rows(0, area.height, &said);
        }
        self.input.render(&mut inside.part(area))
    }
}

/// The choices of a cell while one is marked; they are drawn where the table shows the cell in full.
#[derive(Debug, Clone)]
pub struct CellList {
    at: usize,
}

impl CellList {
    /// The list with one of its choices marked.
    #[must_use]
    pub fn new(at: usize) -> CellList {
        CellList { at }
    }

    /// The marked choice.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        let Some((column, row)) = app.marked_cell() else { return Done::Close };
        let choices = column.kind.choices();
        let several = matches!(column.kind, crate::questionnaire::ColumnKind::Multi(_));
        let cell = match action {
            Action::Choose | Action::Accept if several && action == Action::Accept => {
                return Done::Close;
            }
            Action::Choose | Action::Accept => {
                choices.get(self.at).map(|choice| chosen(column, row, &choice.id))
            }
            Action::Digit(digit) => {
                let at = (0..choices.len()).find(|&at| digit_of(choices, at) == Some(digit));
                self.at = at.unwrap_or(self.at);
                at.map(|at| chosen(column, row, &choices[at].id))
            }
            Action::DontKnow => Some(Some(Cell::Text(UNKNOWN_CHOICE.to_owned()))),
            Action::Out | Action::Keep => return Done::Close,
            _ => {
                self.at = step(action, self.at, choices.len(), 8).unwrap_or(self.at);
                None
            }
        };
        let Some(cell) = cell else { return Done::Stay };
        let effects = app.set_cell(cell, now);
        if several {
            return Done::EffectsAndStay(effects);
        }
        let mut effects = effects;
        effects.extend(app.update_table(Action::Right, now));
        Done::Effects(effects)
    }
}
