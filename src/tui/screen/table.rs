//! The rows of a table question: a grid with one marked cell, and below it the cell in full.
//!
//! The first column stays in sight, because it names the row; what is scrolled out of sight is said
//! above the grid.

use ratatui::layout::Rect;

use crate::action::Action;
use crate::measure::{inert, pad, truncate, width, wrap_to};
use crate::questionnaire::{Choice, Column, ColumnKind, Question};
use crate::score::{Value, values};
use crate::session::{Cell, Change, Row as TableRow, UNKNOWN_CHOICE};
use crate::strings::{numbers, table as words, ui};
use crate::text::Lang;
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{CellLine, CellList, Dialog};
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{centred, follow, step};
use crate::tui::work::{Saved, Work};

/// Where one is in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableView {
    /// The marked row.
    pub row: usize,
    /// The marked column.
    pub column: usize,
}

/// Cells between columns.
const GAP: usize = 2;
/// The widest that a column gets on its own account.
const WIDEST: usize = 28;
/// Rows of the panel in which the marked cell stands in full.
const PANEL: u16 = 9;

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

impl App {
    /// Opens the rows of the table on screen; an empty one gets its first row.
    pub(crate) fn open_table(&mut self) {
        self.table = TableView::default();
        self.screen = Screen::Table;
    }

    pub(crate) fn update_table(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let Some((columns, rows)) = table(work) else { return Vec::new() };
        let (last_column, count) = (columns.len() - 1, rows.len());
        let view = self.table;
        match action {
            Action::Left => self.table.column = view.column.saturating_sub(1),
            Action::Right if view.column < last_column => self.table.column += 1,
            // As one reads: behind the last cell of a row comes the first one of the next.
            Action::Right => self.table = TableView { row: view.row + 1, column: 0 },
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
                return self
                    .change_rows(now, |rows, _| rows.insert(view.row + 1, rows[view.row].clone()));
            }
            Action::Remove => {
                self.table.row = view.row.min(count.saturating_sub(2));
                self.tell(words::ROW_REMOVED);
                return self.change_rows(now, |rows, removed| removed.push(rows.remove(view.row)));
            }
            Action::BringBack => {
                self.table.row = count;
                return self.change_rows(now, |rows, removed| rows.extend(removed.pop()));
            }
            Action::MoveUp => {
                self.table.row -= 1;
                return self.change_rows(now, |rows, _| rows.swap(view.row, view.row - 1));
            }
            Action::MoveDown => {
                self.table.row += 1;
                return self.change_rows(now, |rows, _| rows.swap(view.row, view.row + 1));
            }
            Action::Undo | Action::Redo => {
                let effects = self.update_session(action, now);
                // What was taken back may be a row of another table, or of none.
                let rows = self.work.as_ref().and_then(table).map(|(_, rows)| rows.len());
                self.screen = if rows.is_some() { Screen::Table } else { Screen::Interview };
                self.table.row = self.table.row.min(rows.unwrap_or(0).saturating_sub(1));
                return effects;
            }
            _ => self.table.row = step(action, view.row, count, 10).unwrap_or(view.row),
        }
        Vec::new()
    }

    /// Changes the rows, and those that were removed.
    fn change_rows(
        &mut self,
        now: &Now,
        change: impl FnOnce(&mut Vec<TableRow>, &mut Vec<TableRow>),
    ) -> Vec<Effect> {
        self.with_work(|work| {
            let mut rows = work.answer().rows.clone();
            let mut removed = work.answer().removed_rows.clone();
            change(&mut rows, &mut removed);
            work.answer_with(Change::Rows { rows, removed }, now.stamp);
        })
    }

    fn add_row(&mut self, now: &Now) -> Vec<Effect> {
        let count = self.work.as_ref().map_or(0, |work| work.answer().rows.len());
        let at = (self.table.row + 1).min(count);
        self.table = TableView { row: at, column: 0 };
        self.change_rows(now, |rows, _| rows.insert(at, TableRow::default()))
    }

    /// Fills the marked cell, or empties it.
    pub(crate) fn set_cell(&mut self, cell: Option<Cell>, now: &Now) -> Vec<Effect> {
        let view = self.table;
        let column = self
            .work
            .as_ref()
            .and_then(table)
            .and_then(|(columns, _)| columns.get(view.column).map(|column| column.id.clone()));
        let Some(column) = column else { return Vec::new() };
        self.change_rows(now, |rows, _| {
            if let Some(row) = rows.get_mut(view.row) {
                row.set(&column, cell);
            }
        })
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
                Dialog::Cell(Box::new(CellLine::new(
                    column.title.get(self.lang()),
                    &text,
                    is_number,
                )))
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

/// The digit that chooses a choice: its id where all ids are one digit, else its position from 1.
#[must_use]
pub fn digit_of(choices: &[Choice], at: usize) -> Option<u8> {
    let own = |choice: &Choice| choice.id.parse::<u8>().ok().filter(|_| choice.id.len() == 1);
    if choices.iter().all(|choice| own(choice).is_some()) {
        return choices.get(at).and_then(own);
    }
    u8::try_from(at + 1).ok().filter(|digit| *digit < 10)
}

/// The ids that are chosen in a cell.
#[must_use]
pub fn chosen_ids(cell: Option<&Cell>) -> Vec<&str> {
    match cell {
        Some(Cell::Text(id)) => vec![id],
        Some(Cell::List(ids)) => ids.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The cell after one of its choices was chosen: toggled where several may be.
#[must_use]
pub fn chosen(column: &Column, row: &TableRow, id: &str) -> Option<Cell> {
    let ColumnKind::Multi(choices) = &column.kind else { return Some(Cell::Text(id.to_owned())) };
    let before = chosen_ids(row.cell(&column.id));
    let mut after: Vec<String> = if before.contains(&id) {
        before.iter().filter(|known| **known != id).map(|id| (*id).to_owned()).collect()
    } else {
        let known = before.iter().filter(|known| **known != UNKNOWN_CHOICE);
        known.chain([&id]).map(|id| (*id).to_owned()).collect()
    };
    after.sort_by_key(|id| choices.iter().position(|choice| choice.id == *id));
    (!after.is_empty()).then_some(Cell::List(after))
}

/// The name of a choice in a narrow column: what stands before its first colon.
#[must_use]
pub fn short_name(choice: &Choice, lang: Lang) -> &str {
    let text = choice.text.get(lang);
    text.split_once(':').map_or(text.as_str(), |(name, _)| name)
}

/// A cell in words, as short as can be.
#[must_use]
pub fn cell_text(app: &App, column: &Column, value: &Value<'_>) -> String {
    let name = |id: &str| {
        let choice = column.kind.choices().iter().find(|choice| choice.id == id);
        let name = choice.map_or(id, |choice| short_name(choice, app.lang()));
        inert(name).into_owned()
    };
    match value {
        Value::Empty => String::new(),
        Value::Unknown => app.say(ui::DONT_KNOW).to_owned(),
        Value::Text(text) => inert(&text.lines().collect::<Vec<_>>().join(" ")).into_owned(),
        Value::Number(number) => numbers::amount(*number),
        Value::Choice(id) => name(id),
        Value::Choices(ids) => {
            let names: Vec<String> = ids.iter().map(|id| name(id)).collect();
            names.join(words::BETWEEN.of(app.lang()))
        }
    }
}

/// The grid as text: a heading and the cells of each row.
struct Grid {
    titles: Vec<String>,
    cells: Vec<Vec<String>>,
    widths: Vec<usize>,
    /// Columns whose cells stand at the right edge.
    right: Vec<bool>,
}

impl Grid {
    fn new(app: &App, columns: &[Column], rows: &[TableRow]) -> Grid {
        let lang = app.lang();
        let titles: Vec<String> =
            columns.iter().map(|column| column.title.get(lang).clone()).collect();
        let row = |row: &TableRow| {
            let values = values(columns, row);
            columns
                .iter()
                .zip(&values)
                .map(|(column, value)| cell_text(app, column, value))
                .collect()
        };
        let cells: Vec<Vec<String>> = rows.iter().map(row).collect();
        let widest = |at: usize| {
            let cells = cells.iter().map(|row: &Vec<String>| width(&row[at]));
            cells.chain([width(&titles[at])]).max().unwrap_or(0).clamp(2, WIDEST)
        };
        let widths = (0..columns.len()).map(widest).collect();
        let right =
            columns.iter().map(|column| matches!(column.kind, ColumnKind::Number)).collect();
        Grid { titles, cells, widths, right }
    }

    /// The columns that fit into `cells` with `marked` among them, the first one always.
    fn shown(&self, marked: usize, cells: usize) -> Vec<usize> {
        let mut shown = vec![0];
        let first = self.widths[0].min(cells / 3);
        let mut room = cells.saturating_sub(first + GAP);
        let fits = |at: usize, room: usize| self.widths[at].min(room.max(4)) <= room;
        if marked > 0 {
            let mut window = vec![marked];
            room = room.saturating_sub(self.widths[marked] + GAP);
            // What stands before the marked column explains it; then what comes behind.
            for at in (1..marked).rev() {
                if !fits(at, room) || room < self.widths[at] + GAP {
                    break;
                }
                window.insert(0, at);
                room -= self.widths[at] + GAP;
            }
            shown.extend(window);
        }
        let last = *shown.last().unwrap_or(&0);
        for at in last + 1..self.widths.len() {
            if room < self.widths[at] + GAP {
                break;
            }
            shown.push(at);
            room -= self.widths[at] + GAP;
        }
        shown
    }

    fn put(&self, text: &str, at: usize, cells: usize) -> String {
        let text = truncate(text, cells);
        if self.right[at] { crate::measure::pad_left(&text, cells) } else { pad(&text, cells) }
    }
}

/// Draws the table.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let (Some(question), Some((columns, rows))) = (work.question(), table(work)) else { return };
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(2));
    let panel = PANEL.min(area.height / 2);
    let height = usize::from(area.height.saturating_sub(panel + 3));
    let grid = Grid::new(app, columns, rows);
    let view = app.table;
    let shown = grid.shown(view.column, cells);
    let first = follow(centred(view.row, rows.len(), height), view.row, rows.len(), height);
    canvas.row(
        1,
        0,
        &title_row(app, question, columns, &shown, rows.len(), (first, height), cells),
    );
    let widths = |at: usize| {
        if at == 0 { grid.widths[0].min(cells / 3) } else { grid.widths[at].min(cells) }
    };
    let line = |row: Option<usize>| {
        let mut line = Row::default();
        for &at in &shown {
            let text = row.map_or(&grid.titles[at], |row| &grid.cells[row][at]);
            let role = match (row, at == view.column, row == Some(view.row)) {
                (None, true, _) => Role::Accent,
                (None, false, _) => Role::Dim,
                (Some(_), true, true) => Role::Marked,
                (Some(_), _, true) => Role::Strong,
                _ => Role::Text,
            };
            line = line.and(grid.put(text, at, widths(at)), role).and(" ".repeat(GAP), Role::Text);
        }
        line
    };
    canvas.row(1, 2, &line(None));
    if rows.is_empty() {
        canvas.put(1, 3, app.say(words::NO_ROWS), Role::Dim);
    }
    for (y, row) in (3..).zip(first..rows.len().min(first + height)) {
        canvas.row(1, y, &line(Some(row)));
    }
    let place = Rect { y: area.bottom() - panel, height: panel, ..area };
    cell_panel(app, columns, rows.get(view.row), view, &mut canvas.part(place));
}

/// The question, and what is out of sight.
fn title_row(
    app: &App,
    question: &Question,
    columns: &[Column],
    shown: &[usize],
    rows: usize,
    (first, height): (usize, usize),
    cells: usize,
) -> Row {
    let title = Row::of(question.title.get(app.lang()).as_str(), Role::Accent);
    let before = shown.get(1).map_or(0, |second| second - 1);
    let after = columns.len() - 1 - shown.last().unwrap_or(&0);
    let below = rows.saturating_sub(first + height);
    let mut parts = Vec::new();
    for (count, word) in
        [(before, words::LEFT), (after, words::RIGHT), (first, words::ABOVE), (below, words::BELOW)]
    {
        if count > 0 {
            parts.push(words::hidden(word, count, app.lang()));
        }
    }
    let right = Row::of(parts.join("  "), Role::Dim);
    if right.width() == 0 { title } else { title.with_right(right, cells) }
}

/// The marked cell in full: its choices with their keys, or its text.
fn cell_panel(
    app: &App,
    columns: &[Column],
    row: Option<&TableRow>,
    view: TableView,
    canvas: &mut Canvas<'_>,
) {
    canvas.rule(0);
    let (Some(column), Some(row)) = (columns.get(view.column), row) else { return };
    let lang = app.lang();
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(2));
    let values = values(columns, row);
    canvas.put(1, 1, column.title.get(lang), Role::Strong);
    let height = usize::from(area.height.saturating_sub(2));
    let rows: Vec<Row> = match &column.kind {
        ColumnKind::Single(choices) | ColumnKind::Multi(choices) => {
            let chosen = chosen_ids(row.cell(&column.id));
            let several = matches!(column.kind, ColumnKind::Multi(_));
            let mark = match app.dialogs.last() {
                Some(Dialog::CellList(list)) => Some(list.at()),
                _ => None,
            };
            let focus = mark.or_else(|| choices.iter().position(|c| chosen.contains(&&*c.id)));
            let first = centred(focus.unwrap_or(0), choices.len(), height);
            let last = (first + height).min(choices.len());
            let mut rows: Vec<Row> = (first..last)
                .map(|at| choice_row(choices, at, &chosen, several, mark == Some(at), lang, cells))
                .collect();
            let unknown = chosen.contains(&UNKNOWN_CHOICE);
            if rows.len() < height {
                let role = if unknown { Role::Chosen } else { Role::Dim };
                let mark = if unknown { "> " } else { "  " };
                rows.push(
                    Row::of(mark, Role::Chosen).and(format!("d  {}", app.say(ui::DONT_KNOW)), role),
                );
            } else if last < choices.len() {
                let more = format!("+{}", choices.len() - last);
                let row = rows.pop().unwrap_or_default();
                rows.push(row.with_right(Row::of(more, Role::Dim), cells));
            }
            rows
        }
        ColumnKind::Lookup(lookup) => {
            let title = |at: usize| columns.get(at).map_or("", |column| column.title.get(lang));
            let rule = words::looked_up(title(lookup.rows), title(lookup.columns), lang);
            let value = cell_text(app, column, &values[view.column]);
            let value = if value.is_empty() { "-".to_owned() } else { value };
            vec![Row::of(value, Role::Chosen), Row::of(rule, Role::Dim)]
        }
        ColumnKind::Text | ColumnKind::Number => {
            let text = cell_text(app, column, &values[view.column]);
            wrap_to(&text, cells, height).into_iter().map(|l| Row::of(l, Role::Text)).collect()
        }
    };
    canvas.rows(1, 2, &rows);
}

fn choice_row(
    choices: &[Choice],
    at: usize,
    chosen: &[&str],
    several: bool,
    marked: bool,
    lang: Lang,
    cells: usize,
) -> Row {
    let choice = &choices[at];
    let is_chosen = chosen.contains(&&*choice.id);
    let key = digit_of(choices, at).map_or_else(|| " ".to_owned(), |digit| digit.to_string());
    let mark = match (several, is_chosen) {
        (true, true) => "[x]",
        (true, false) => "[ ]",
        (false, true) => "> ",
        (false, false) => "  ",
    };
    let role = match (marked, is_chosen) {
        (true, true) => Role::ChosenMarked,
        (true, false) => Role::Marked,
        (false, true) => Role::Chosen,
        (false, false) => Role::Text,
    };
    let text = truncate(choice.text.get(lang), cells.saturating_sub(mark.len() + 3)).into_owned();
    // Where the id is the digit and the text begins with it, it need not stand twice.
    let text = text.strip_prefix(&format!("{key}: ")).map_or(text.clone(), str::to_owned);
    Row::of(mark, Role::Chosen).and(format!("{key}  {text}"), role)
}
