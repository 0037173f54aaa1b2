//! The tables of a report, typed: what the formats for people lay out alike.
//!
//! A cell knows what it is, so that a workbook has numbers as numbers and a page has them rounded.

use super::view::{FunctionRow, View};
use crate::strings::report as words;
use crate::strings::{Words, numbers};
use crate::text::Lang;

mod annex;
mod answers;
mod detail;
mod selection;

pub use annex::{annex, facts};
pub use answers::answers;
pub use detail::{
    changes, functions, functions_on_paper, gaps, gaps_and_plan, levels, plan, priorities, sourcing,
};
pub use selection::{candidates, criteria, phases, risks, services};

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its heading; may be empty.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Whether its cells are numbers, and stand on the right.
    pub is_number: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing to say.
    #[default]
    Empty,
    /// A text; line ends are kept.
    Text(String),
    /// An id, never broken.
    Id(String),
    /// A day such as `2026-11-20`.
    Day(String),
    /// A score or points: one decimal to a person.
    Score(f64),
    /// From the least to the most that a score can become.
    Band(f64, f64),
    /// A change or a gap: one decimal and its sign.
    Change(f64),
    /// How many.
    Count(usize),
    /// From 0 to 100.
    Percent(f64),
    /// From 0 to 1, two decimals to a person.
    Share(f64),
    /// An amount, such as a price.
    Amount(f64),
    /// An amount that may be more, and the word for that.
    AtLeast(f64, &'static str),
}

impl Cell {
    /// A text, or nothing.
    #[must_use]
    pub fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    /// Texts, each on a line of its own.
    #[must_use]
    pub fn lines(texts: &[String]) -> Cell {
        Cell::text(&texts.join("\n"))
    }

    /// An id, or nothing.
    #[must_use]
    pub fn id(id: &str) -> Cell {
        if id.is_empty() { Cell::Empty } else { Cell::Id(id.to_owned()) }
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<&String>) -> Cell {
        day.map_or(Cell::Empty, |day| Cell::Day(day.clone()))
    }

    /// A score, or nothing.
    #[must_use]
    pub fn score(score: Option<f64>) -> Cell {
        score.map_or(Cell::Empty, Cell::Score)
    }

    /// A change, or nothing.
    #[must_use]
    pub fn change(change: Option<f64>) -> Cell {
        change.map_or(Cell::Empty, Cell::Change)
    }

    /// What a person reads.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Id(text) | Cell::Day(text) => text.clone(),
            Cell::Score(score) => numbers::score(*score),
            Cell::Band(low, high) => format!("{}-{}", numbers::score(*low), numbers::score(*high)),
            Cell::Change(change) => words::signed(*change),
            Cell::Count(count) => count.to_string(),
            Cell::Percent(percent) => numbers::percent(*percent),
            Cell::Share(share) => numbers::share(Some(*share)),
            Cell::Amount(amount) => numbers::amount(*amount),
            Cell::AtLeast(amount, word) => format!("{} {word}", numbers::amount(*amount)),
        }
    }
}

/// The columns of these headings; which hold numbers the rows tell.
fn table(title: Words, lang: Lang, headings: &[Words], rows: Vec<Vec<Cell>>) -> Table {
    let headings = headings.iter().map(|heading| heading.of(lang).to_owned()).collect();
    titled(title.of(lang).to_owned(), headings, rows)
}

/// As [`table`], with headings of its own.
fn titled(title: String, headings: Vec<String>, rows: Vec<Vec<Cell>>) -> Table {
    let is_number = |at: usize| {
        let mut cells = rows.iter().map(|row| &row[at]).filter(|cell| **cell != Cell::Empty);
        let number = |cell: &Cell| !matches!(cell, Cell::Text(_) | Cell::Id(_) | Cell::Day(_));
        cells.clone().next().is_some() && cells.all(number)
    };
    let columns = headings.into_iter().enumerate();
    let columns = columns.map(|(at, heading)| Column { heading, is_number: is_number(at) });
    Table { title, columns: columns.collect(), rows }
}

/// The table without the columns that say nothing at all, but for the first.
fn without_empty_columns(mut table: Table) -> Table {
    let said: Vec<bool> = (0..table.columns.len())
        .map(|at| at == 0 || table.rows.iter().any(|row| row[at] != Cell::Empty))
        .collect();
    let keep = |cells: &mut Vec<Cell>| {
        let mut at = 0;
        cells.retain(|_| {
            at += 1;
            said[at - 1]
        });
    };
    table.rows.iter_mut().for_each(keep);
    let mut at = 0;
    table.columns.retain(|_| {
        at += 1;
        said[at - 1]
    });
    table
}

/// A table, unless it has no row.
fn unless_empty(table: Table) -> Option<Table> {
    (!table.rows.is_empty()).then(|| without_empty_columns(table))
}

/// The name of a function or of the whole.
fn name(view: &View, row: &FunctionRow) -> String {
    let name = if row.id.is_empty() { words::OVERALL.of(view.lang) } else { row.title.as_str() };
    if row.out_of_scope {
        format!("{name} ({})", words::OUT_OF_SCOPE.of(view.lang))
    } else {
        name.to_owned()
    }
}
