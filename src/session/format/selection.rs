//! Candidates, and the rows of tables.

use toml_edit::{Item, Table, TableLike, Value};

use super::list::{self, Listed, id};
use super::value::{as_number, comments_inside, number, put, put_or_remove, remove, string, tidy};
use crate::session::{Candidate, Cell, Row};

impl Listed for Candidate {
    const NAMED: bool = true;

    fn is(&self, item: &Item) -> bool {
        id(item) == Some(&self.id) && name(item) == Some(&self.name)
    }

    fn likeness(&self, item: &Item) -> usize {
        usize::from(id(item) == Some(&self.id))
    }

    fn update(&self, item: &mut Item) -> String {
        if let Some(table) = item.as_table_like_mut() {
            put(table, "id", string(&self.id));
            put(table, "name", string(&self.name));
            tidy(item);
        }
        String::new()
    }

    fn fresh(&self, as_table: bool) -> Item {
        let mut table = Table::new();
        put(&mut table, "id", string(&self.id));
        put(&mut table, "name", string(&self.name));
        if as_table { Item::Table(table) } else { Item::Value(table.into_inline_table().into()) }
    }

    /// As they are read: those with an id that none before them has.
    fn held(lists: &[Vec<Item>]) -> Vec<Vec<bool>> {
        list::first_of_each_id(lists)
    }

    /// A second entry goes where the first one goes, and so never takes its place.
    fn home(item: &Item, list: usize, rows: &[&[Candidate]]) -> Option<usize> {
        list::home_beside_first(item, list, rows, |candidate| &candidate.id)
    }
}

/// The name as it is read: the id stands in for one that is not given.
fn name(item: &Item) -> Option<&str> {
    item.get("name").and_then(Item::as_str).filter(|name| !name.is_empty()).or_else(|| id(item))
}

impl Listed for Row {
    fn is(&self, item: &Item) -> bool {
        let said = cells_of(item);
        self.cells().eq(said.iter().map(|(column, cell)| (*column, cell)))
    }

    /// How many cells say the same.
    fn likeness(&self, item: &Item) -> usize {
        let said = |(column, cell)| item.get(column).and_then(cell_of).as_ref() == Some(cell);
        self.cells().filter(|cell| said(*cell)).count()
    }

    fn update(&self, item: &mut Item) -> String {
        let gone: Vec<String> = cells_of(item)
            .into_iter()
            .filter(|(column, _)| !self.cells().any(|(known, _)| known == *column))
            .map(|(column, _)| column.to_owned())
            .collect();
        let mut lost = String::new();
        if let Some(table) = item.as_table_like_mut() {
            lost.extend(gone.iter().map(|column| remove(table, column)));
            lost += &self.write(table);
        }
        self.order(item);
        tidy(item);
        lost
    }

    fn fresh(&self, as_table: bool) -> Item {
        let mut table = Table::new();
        self.write(&mut table);
        if as_table { Item::Table(table) } else { Item::Value(table.into_inline_table().into()) }
    }
}

impl Row {
    /// The cells with something in them, which are those that are written.
    fn cells(&self) -> impl Iterator<Item = (&str, &Cell)> {
        let says = |cell: &Cell| match cell {
            Cell::Text(text) => !text.is_empty(),
            Cell::Number(number) => number.is_finite(),
            Cell::List(ids) => !ids.is_empty(),
        };
        self.0.iter().filter(move |(_, cell)| says(cell)).map(|(column, cell)| (&**column, cell))
    }

    /// Sets the cells; returns the comments that lost their place.
    fn write(&self, table: &mut dyn TableLike) -> String {
        let mut lost = String::new();
        for (column, cell) in self.cells() {
            lost += &match cell {
                Cell::Text(text) => put_single(table, column, Some(string(text))),
                Cell::Number(value) => put_single(table, column, number(*value)),
                Cell::List(ids) => list::set(table, column, ids, false),
            };
        }
        lost
    }

    /// Brings the cells of an item into the order of the row's; empty ones go last.
    fn order(&self, item: &mut Item) {
        let place = |column: &str| {
            self.cells().position(|(known, _)| known == column).unwrap_or(usize::MAX)
        };
        let columns = item.as_table_like().map(|table| table.iter().map(|(key, _)| place(key)));
        if columns.is_none_or(Iterator::is_sorted) {
            return;
        }
        match item {
            Item::Table(table) => {
                table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
            }
            Item::Value(Value::InlineTable(table)) => {
                table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
            }
            _ => {}
        }
    }
}

/// Sets a cell to a single value; the comments of a list that stood there lose their place.
fn put_single(table: &mut dyn TableLike, column: &str, value: Option<Value>) -> String {
    let before = table.get(column).and_then(Item::as_value).filter(|value| value.is_array());
    let lost = before.map(comments_inside).unwrap_or_default();
    lost + &put_or_remove(table, column, value)
}

/// The cells of an item, as they are read.
fn cells_of(item: &Item) -> Vec<(&str, Cell)> {
    let Some(table) = item.as_table_like() else { return Vec::new() };
    table.iter().filter_map(|(column, item)| Some((column, cell_of(item)?))).collect()
}

fn cell_of(item: &Item) -> Option<Cell> {
    let value = item.as_value()?;
    if let Some(text) = value.as_str() {
        return Some(Cell::Text(text.to_owned())).filter(|_| !text.is_empty());
    }
    if let Some(list) = value.as_array() {
        let ids = list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        return Some(Cell::List(ids)).filter(|_| !list.is_empty());
    }
    as_number(value).map(Cell::Number)
}
