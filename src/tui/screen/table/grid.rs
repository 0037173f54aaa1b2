//! How the table is drawn: the grid, and below it the marked cell in full.

use ratatui::layout::Rect;

use crate::action::{Action, Context};
use crate::measure::{pad, pad_left, truncate, width, wrap_to};
use crate::questionnaire::{Choice, Column, ColumnKind, Question};
use crate::score::values;
use crate::session::{Row as TableRow, UNKNOWN_CHOICE};
use crate::strings::{table as words, ui};
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::dialog::Dialog;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::centred;

use super::{TableView, cell_text, chosen_ids, digit_of, table};

/// Cells between columns.
const GAP: usize = 2;
/// The widest that a column gets on its own account.
const WIDEST: usize = 28;
/// Rows of the panel in which the marked cell stands in full.
const PANEL: u16 = 9;

/// Rows of the panel below the grid, of `height` rows there are.
#[must_use]
pub fn panel_rows(height: u16) -> u16 {
    PANEL.min(height / 2)
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
        if self.right[at] { pad_left(&text, cells) } else { pad(&text, cells) }
    }
}

/// The first rows of a table, to be read below its question, in at most `height` rows.
pub fn preview(
    app: &App,
    columns: &[Column],
    rows: &[TableRow],
    cells: usize,
    height: usize,
) -> Vec<Row> {
    if rows.is_empty() || columns.is_empty() {
        return Vec::new();
    }
    let grid = Grid::new(app, columns, rows);
    // What a row comes to is what one looks for: the last looked-up column stands beside the name.
    let lookup = columns.iter().rposition(|column| matches!(column.kind, ColumnKind::Lookup(_)));
    let last = lookup.map_or(0, |at| grid.widths[at] + GAP);
    let mut shown = grid.shown(0, cells.saturating_sub(last));
    if let Some(lookup) = lookup.filter(|at| !shown.contains(at)) {
        shown.push(lookup);
    }
    let line = |row: Option<usize>| {
        let mut line = Row::of("  ", Role::Text);
        for &at in &shown {
            let text = row.map_or(&grid.titles[at], |row| &grid.cells[row][at]);
            let width = if at == 0 { grid.widths[0].min(cells / 3) } else { grid.widths[at] };
            let role = if row.is_some() { Role::Text } else { Role::Dim };
            line = line.and(grid.put(text, at, width), role).and(" ".repeat(GAP), Role::Text);
        }
        line
    };
    let fits = rows.len().min(height.saturating_sub(1).max(1));
    let mut lines = vec![line(None)];
    lines.extend((0..fits).map(|row| line(Some(row))));
    if fits < rows.len() {
        let text = format!("  {}", words::hidden(words::BELOW, rows.len() - fits, app.lang()));
        lines.push(Row::of(text, Role::Dim));
    }
    lines
}

/// Draws the table.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let (Some(question), Some((columns, rows))) = (work.question(), table(work)) else { return };
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(2));
    let panel = panel_rows(area.height);
    // On the smallest screens the heading stands right below the title: a row is worth more than air.
    let heading = if area.height < 8 { 1 } else { 2 };
    let height = usize::from(area.height.saturating_sub(panel + heading + 1));
    let grid = Grid::new(app, columns, rows);
    let view = app.table;
    let shown = grid.shown(view.column, cells);
    let first = centred(view.row, rows.len(), height);
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
    canvas.row(1, heading, &line(None));
    if rows.is_empty() {
        let row = Row::of(format!("{} ", app.say(words::NO_ROWS)), Role::Dim)
            .and(app.key_of(Action::Add, Context::Table), Role::Key);
        canvas.row(1, heading + 1, &row);
    }
    for (y, row) in (heading + 1..).zip(first..rows.len().min(first + height)) {
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
            // The last row is that of "don't know", whatever the choices.
            let height = height.saturating_sub(1).max(1);
            let first = centred(focus.unwrap_or(0), choices.len(), height);
            let last = (first + height).min(choices.len());
            let mut rows: Vec<Row> = (first..last)
                .map(|at| choice_row(choices, at, &chosen, several, mark == Some(at), lang, cells))
                .collect();
            let unknown = chosen.contains(&UNKNOWN_CHOICE);
            if first > 0 {
                rows[0] = with_rest(std::mem::take(&mut rows[0]), '-', first, cells);
            }
            if last < choices.len() {
                let row = rows.pop().unwrap_or_default();
                rows.push(with_rest(row, '+', choices.len() - last, cells));
            }
            let role = if unknown { Role::Chosen } else { Role::Dim };
            let mark = match (several, unknown) {
                (true, true) => "[x]",
                (true, false) => "[ ]",
                (false, true) => "> ",
                (false, false) => "  ",
            };
            let text = format!("d  {}", app.say(ui::DONT_KNOW));
            rows.push(Row::of(mark, Role::Chosen).and(text, role));
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

/// Says at the right edge how many choices are out of sight on a side.
fn with_rest(row: Row, side: char, count: usize, cells: usize) -> Row {
    row.with_right(Row::of(format!("{side}{count}"), Role::Dim), cells)
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
