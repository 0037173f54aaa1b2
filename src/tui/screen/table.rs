//! The rows of a table question: a grid with one marked cell, and below it the cell in full.
//!
//! The first column stays in sight, because it names the row; what is scrolled out of sight is said
//! above the grid.

mod cells;
mod grid;

pub use cells::{cell_text, chosen, chosen_ids, digit_of, short_name};
pub use grid::{panel_rows, preview, render};

use crate::action::Action;
use crate::questionnaire::{Column, ColumnKind};
use crate::session::{Answer, Cell, Change, Row as TableRow, Shift, UNKNOWN_CHOICE, rows};
use crate::strings::{numbers, table as words, ui};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{CellLine, CellList, Dialog};
use crate::tui::effect::Effect;
use crate::tui::widget::scroll::step;
use crate::tui::work::{Saved, Work};

/// Where one is in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableView {
    /// The marked row.
    pub row: usize,
    /// The marked column.
    pub column: usize,
}

/// The columns and rows of the table on screen; `None` where the question is none.
fn table(work: &Work) -> Option<(&[Column], &[TableRow])> {
    let question = work.question()?;
    let columns = question.kind.columns();
    (!columns.is_empty()).then(|| (columns, work.answer().rows.as_slice()))
}

/// Whether an action can do something in the table.
#[must_use]
pub fn offers(work: &Work, view: TableView, action: Action) -> bool {
    let Some((columns, rows)) = table(work) else { return false };
    let may_write = work.saved != Saved::ReadOnly;
    let kind = columns.get(view.column).map(|column| &column.kind);
    let row = rows.get(view.row);
    let has_choices =
        matches!(kind, Some(ColumnKind::Single(_) | ColumnKind::Multi(_))) && row.is_some();
    let written = matches!(kind, Some(ColumnKind::Text | ColumnKind::Number)) && row.is_some();
    match action {
        Action::Digit(_) => {
            may_write
                && (has_choices || (row.is_some() && matches!(kind, Some(ColumnKind::Number))))
        }
        Action::Edit => may_write && (has_choices || written || rows.is_empty()),
        Action::DontKnow => may_write && has_choices,
        Action::Clear => {
            may_write
                && row.is_some_and(|row| {
                    columns.get(view.column).is_some_and(|column| row.cell(&column.id).is_some())
                })
        }
        Action::Results => true,
        Action::Add => may_write,
        Action::Remove | Action::Duplicate => may_write && row.is_some(),
        Action::MoveUp => may_write && view.row > 0 && row.is_some(),
        Action::MoveDown => may_write && view.row + 1 < rows.len(),
        Action::BringBack => may_write && !work.answer().removed_rows.is_empty(),
        Action::Left => view.column > 0,
        Action::Right => view.column + 1 < columns.len() || view.row + 1 < rows.len(),
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last => !rows.is_empty(),
        _ => false,
    }
}

/// The digits that choose something in the marked cell.
#[must_use]
pub fn digits(app: &App) -> Vec<u8> {
    let choices = app.marked_cell().map(|(column, _)| column.kind.choices()).unwrap_or_default();
    (0..choices.len()).filter_map(|at| digit_of(choices, at)).collect()
}

impl App {
    /// Opens the rows of the table on screen; an empty one gets its first row.
    pub(crate) fn open_table(&mut self) {
        self.table = TableView::default();
        self.enter(Screen::Table);
    }

    pub(crate) fn update_table(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let Some((columns, list)) = table(work) else { return Vec::new() };
        let (last_column, count) = (columns.len() - 1, list.len());
        let view = self.table;
        match action {
            Action::Left => self.table.column = view.column.saturating_sub(1),
            Action::Right if view.column < last_column => self.table.column += 1,
            // As one reads: behind the last cell of a row comes the first one of the next.
            Action::Right if view.row + 1 < count => {
                self.table = TableView { row: view.row + 1, column: 0 };
            }
            Action::Right => {}
            Action::Edit if count == 0 => return self.add_row(now),
            Action::Edit => self.edit_cell(None),
            Action::Digit(digit) => return self.cell_digit(digit, now),
            Action::DontKnow => {
                let unknown = Cell::Text(UNKNOWN_CHOICE.to_owned());
                return self.set_cell(Some(unknown), now);
            }
            Action::Clear => return self.set_cell(None, now),
            Action::Add => return self.add_row(now),
            Action::Duplicate => {
                self.table.row += 1;
                return self.change_rows(now, |answer| {
                    let row = answer.rows.get(view.row)?.clone();
                    Some(rows::add(answer, view.row + 1, row))
                });
            }
            Action::Remove => {
                self.table.row = view.row.min(count.saturating_sub(2));
                self.tell(words::ROW_REMOVED);
                return self.change_rows(now, |answer| rows::remove(answer, view.row));
            }
            Action::BringBack => {
                self.table.row = count;
                return self.change_rows(now, rows::bring_back);
            }
            Action::MoveUp => {
                self.table.row -= 1;
                return self.change_rows(now, |answer| rows::shift(answer, view.row, Shift::Up));
            }
            Action::MoveDown => {
                self.table.row += 1;
                return self.change_rows(now, |answer| rows::shift(answer, view.row, Shift::Down));
            }
            Action::Results => return self.update_session(action, now),
            Action::Undo | Action::Redo => {
                let before = (work.at, list.to_vec());
                let effects = self.update_session(action, now);
                self.mark_what_changed(&before.1, before.0);
                return effects;
            }
            _ => self.table.row = step(action, view.row, count, 10).unwrap_or(view.row),
        }
        Vec::new()
    }

    /// Marks the cell in which the rows differ from those before; what was taken back may also be in
    /// another table, or in none.
    fn mark_what_changed(&mut self, before: &[TableRow], question: usize) {
        let Some(work) = &self.work else { return };
        let Some((columns, list)) = table(work) else {
            self.enter(Screen::Interview);
            return;
        };
        let view = if work.at == question {
            let row = (0..before.len().max(list.len()))
                .find(|&row| before.get(row) != list.get(row))
                .unwrap_or(self.table.row);
            let cell = before.get(row).zip(list.get(row)).filter(|_| before.len() == list.len());
            let column = cell.and_then(|(old, new)| {
                columns.iter().position(|own| old.cell(&own.id) != new.cell(&own.id))
            });
            TableView { row, column: column.unwrap_or(self.table.column) }
        } else {
            TableView::default()
        };
        self.table = TableView { row: view.row.min(list.len().saturating_sub(1)), ..view };
        self.enter(Screen::Table);
    }

    /// Changes the rows, and those that were removed.
    fn change_rows(
        &mut self,
        now: &Now,
        change: impl FnOnce(&Answer) -> Option<Change>,
    ) -> Vec<Effect> {
        self.with_work(|work| {
            if let Some(change) = change(work.answer()) {
                work.answer_with(change, now.stamp);
            }
        })
    }

    fn add_row(&mut self, now: &Now) -> Vec<Effect> {
        let count = self.work.as_ref().map_or(0, |work| work.answer().rows.len());
        let at = (self.table.row + 1).min(count);
        self.table = TableView { row: at, column: 0 };
        self.change_rows(now, |answer| Some(rows::add(answer, at, TableRow::default())))
    }

    /// Fills the marked cell, or empties it.
    pub(crate) fn set_cell(&mut self, cell: Option<Cell>, now: &Now) -> Vec<Effect> {
        let view = self.table;
        let Some((column, row)) = self.marked_cell() else { return Vec::new() };
        let mut row = row.clone();
        row.set(&column.id, cell);
        self.change_rows(now, |answer| rows::replace(answer, view.row, row))
    }

    fn cell_digit(&mut self, digit: u8, now: &Now) -> Vec<Effect> {
        let Some((columns, rows)) = self.work.as_ref().and_then(table) else { return Vec::new() };
        let (Some(column), Some(row)) = (columns.get(self.table.column), rows.get(self.table.row))
        else {
            return Vec::new();
        };
        if matches!(column.kind, ColumnKind::Number) {
            self.edit_cell(Some(digit));
            return Vec::new();
        }
        let choices = column.kind.choices();
        let found =
            choices.iter().enumerate().find(|(at, _)| digit_of(choices, *at) == Some(digit));
        let Some((_, choice)) = found else {
            self.tell(ui::NO_SUCH_DIGIT);
            return Vec::new();
        };
        let cell = chosen(column, row, &choice.id);
        self.set_cell(cell, now)
    }

    /// Opens the marked cell: a line to type, or a list to choose from.
    pub(crate) fn edit_cell(&mut self, first: Option<u8>) {
        let Some((columns, rows)) = self.work.as_ref().and_then(table) else { return };
        let (Some(column), Some(row)) = (columns.get(self.table.column), rows.get(self.table.row))
        else {
            return;
        };
        let dialog = match &column.kind {
            ColumnKind::Text | ColumnKind::Number => {
                let text = match (first, row.cell(&column.id)) {
                    (Some(digit), _) => digit.to_string(),
                    (None, Some(Cell::Number(number))) => numbers::amount(*number),
                    (None, Some(Cell::Text(text))) => text.clone(),
                    _ => String::new(),
                };
                let is_number = matches!(column.kind, ColumnKind::Number);
                Dialog::Cell(Box::new(CellLine::new(column.title.clone(), &text, is_number)))
            }
            ColumnKind::Single(_) | ColumnKind::Multi(_) => {
                let before = chosen_ids(row.cell(&column.id));
                let at =
                    column.kind.choices().iter().position(|choice| before.contains(&&*choice.id));
                Dialog::CellList(CellList::new(at.unwrap_or(0)))
            }
            ColumnKind::Lookup(_) => return,
        };
        self.dialogs.push(dialog);
    }

    /// The marked column and row, for the dialogs of a cell.
    #[must_use]
    pub fn marked_cell(&self) -> Option<(&Column, &TableRow)> {
        let (columns, rows) = self.work.as_ref().and_then(table)?;
        Some((columns.get(self.table.column)?, rows.get(self.table.row)?))
    }
}
