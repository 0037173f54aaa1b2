//! Questions that are answered by rows: the columns of the table.

use super::names::{Ids, Tables, filled_tables};
use super::{Ground, choices, lookup};
use crate::fault::Thing;
use crate::questionnaire::{Column, ColumnKind};
use crate::reader::{Faults, Table};

#[derive(Clone, Copy)]
enum KindWord {
    Text,
    Single,
    Multi,
    Number,
    Lookup,
}

const KINDS: [(&str, KindWord); 5] = [
    ("text", KindWord::Text),
    ("single", KindWord::Single),
    ("multi", KindWord::Multi),
    ("number", KindWord::Number),
    ("lookup", KindWord::Lookup),
];

/// The keys that only some kinds have. As with questions, on another kind they do no harm.
const KEYS_OF_KINDS: [&str; 4] = ["choice", "rows", "columns", "values"];

/// Whether a lookup can go by a column: each cell of that is one of so many choices.
#[derive(Clone, Copy)]
pub(super) enum Axis {
    /// So many choices.
    Choices(usize),
    /// It cannot.
    None,
    /// A fault of the column keeps that from being said.
    Unknown,
}

/// The columns that a lookup can name.
pub(super) struct Columns<'a> {
    /// The ids of all columns.
    pub ids: Ids<'a>,
    /// The columns before the one that is being read.
    pub earlier: Vec<Axis>,
}

/// Reads the columns.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> Vec<Column> {
    let list = table.required("column", faults);
    let mut tables = filled_tables(list, faults);
    let ids = Ids::read(Thing::Column, &mut tables, faults);
    let mut columns = Columns { ids, earlier: Vec::with_capacity(tables.list.len()) };
    let mut read = Vec::with_capacity(tables.list.len());
    for table in tables.list {
        let (column, axis) = read_column(ground, &columns, table, faults);
        read.push(column);
        columns.earlier.push(axis);
    }
    read
}

fn read_column<'a>(
    ground: &Ground<'a>,
    columns: &Columns<'a>,
    mut table: Table<'a>,
    faults: &mut Faults,
) -> (Column, Axis) {
    let title = ground.languages.required(&mut table, "title", faults);
    let kind = table.required("kind", faults);
    let (kind, axis) = match kind.and_then(|item| item.word(&KINDS, faults)) {
        Some(KindWord::Text) => (ColumnKind::Text, Axis::None),
        Some(KindWord::Number) => (ColumnKind::Number, Axis::None),
        Some(KindWord::Single) => {
            let list = table.required("choice", faults);
            let tables = filled_tables(list, faults);
            let axis = axis(&tables);
            (ColumnKind::Single(choices::of_column(ground, tables, faults).0), axis)
        }
        Some(KindWord::Multi) => {
            let list = table.required("choice", faults);
            let tables = filled_tables(list, faults);
            (ColumnKind::Multi(choices::of_column(ground, tables, faults).0), Axis::None)
        }
        Some(KindWord::Lookup) => {
            let (lookup, axis) = lookup::read(ground, columns, &mut table, faults);
            (ColumnKind::Lookup(lookup), axis)
        }
        None => (ColumnKind::Text, Axis::Unknown),
    };
    table.accept(&KEYS_OF_KINDS);
    table.no_other_keys(faults);
    let id = columns.ids.id(columns.earlier.len()).to_owned();
    (Column { id, title, kind }, axis)
}

/// What a lookup can do with a column whose cells are one of these.
pub(super) fn axis(choices: &Tables<'_>) -> Axis {
    if choices.whole && !choices.list.is_empty() {
        Axis::Choices(choices.list.len())
    } else {
        Axis::Unknown
    }
}
