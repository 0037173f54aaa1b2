//! Columns that are looked up: a matrix over two earlier columns.

use super::names::{Ids, filled_tables};
use super::table::{Axis, Columns, axis};
use super::{Ground, choices};
use crate::fault::{Expected, FaultKind, Thing};
use crate::questionnaire::Lookup;
use crate::reader::{Faults, Item, Table};

/// Reads a lookup; with it comes whether a later one can go by it.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    columns: &Columns<'a>,
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> (Lookup, Axis) {
    let rows = read_side("rows", columns, table, faults);
    let cells = read_side("columns", columns, table, faults);
    let list = table.optional("choice");
    let is_named = list.is_some();
    let tables = filled_tables(list, faults);
    let axis = if is_named { axis(&tables) } else { Axis::None };
    let (choices, names) = choices::of_column(ground, tables, faults);
    let matrix =
        Matrix { rows: rows.as_ref(), cells: cells.as_ref(), names: is_named.then_some(names) };
    let values = table.required("values", faults);
    let values = values.and_then(|item| matrix.read(&item, faults)).unwrap_or_default();
    let at = |side: Option<Side<'_>>| side.map_or(0, |side| side.at);
    (Lookup { rows: at(rows), columns: at(cells), values, choices }, axis)
}

/// One side of a matrix: the column that it goes by.
struct Side<'a> {
    at: usize,
    id: &'a str,
    choices: usize,
}

/// Reads which column a side goes by: an earlier one that has the choices for it.
fn read_side<'a>(
    key: &'static str,
    columns: &Columns<'a>,
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> Option<Side<'a>> {
    let item = table.required(key, faults)?;
    let id = item.str(faults)?;
    let at = columns.ids.find(id, &item.span, faults)?;
    let fault = match columns.earlier.get(at) {
        Some(Axis::Choices(choices)) => return Some(Side { at, id, choices: *choices }),
        Some(Axis::Unknown) => return None,
        Some(Axis::None) => FaultKind::NotAnAxis(id.to_owned()),
        None => FaultKind::NotEarlier(Thing::Column, id.to_owned()),
    };
    faults.push(item.span, fault);
    None
}

/// What the values of a lookup have to be, as far as that is known.
struct Matrix<'a> {
    /// One list for each choice of this side.
    rows: Option<&'a Side<'a>>,
    /// One value in each list for each choice of this side.
    cells: Option<&'a Side<'a>>,
    /// The ids of the values, where the lookup lists them.
    names: Option<Ids<'a>>,
}

impl Matrix<'_> {
    fn read(&self, item: &Item<'_>, faults: &mut Faults) -> Option<Vec<Vec<String>>> {
        let lists = item.list(Expected::Matrix, faults)?;
        check_count(self.rows, item, lists.len(), faults);
        Some(lists.iter().map(|list| self.read_list(list, faults)).collect())
    }

    fn read_list(&self, item: &Item<'_>, faults: &mut Faults) -> Vec<String> {
        let Some(values) = item.list(Expected::StrList, faults) else { return Vec::new() };
        check_count(self.cells, item, values.len(), faults);
        values.iter().map(|value| self.read_value(value, faults)).collect()
    }

    fn read_value(&self, item: &Item<'_>, faults: &mut Faults) -> String {
        let Some(value) = item.str(faults) else { return String::new() };
        if let Some(names) = &self.names {
            names.find(value, &item.span, faults);
        }
        value.to_owned()
    }
}

/// Notes a list that has not one item for each choice of the side it goes by.
fn check_count(side: Option<&Side<'_>>, list: &Item<'_>, found: usize, faults: &mut Faults) {
    match side {
        Some(side) if side.choices != found => {
            let column = side.id.to_owned();
            let kind = FaultKind::WrongCount { column, expected: side.choices, found };
            faults.push(list.span.clone(), kind);
        }
        // However many there should be, it is not none at all.
        None if found == 0 => faults.push(list.span.clone(), FaultKind::Empty),
        _ => {}
    }
}
