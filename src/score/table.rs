//! What the cells of a table row hold, looked-up values included.

use crate::questionnaire::{Choice, Column, ColumnKind, Lookup};
use crate::session::{Cell, Row, UNKNOWN_CHOICE};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing, or nothing that the column knows.
    Empty,
    /// "Don't know".
    Unknown,
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A choice by its id, or what was looked up.
    Choice(&'a str),
    /// Several choices by their ids, in the order of the column.
    Choices(Vec<&'a str>),
}

/// The values of a row, one a column. A lookup whose inputs are empty or unknown is empty.
#[must_use]
pub fn values<'a>(columns: &'a [Column], row: &'a Row) -> Vec<Value<'a>> {
    let mut values: Vec<Value<'a>> = Vec::with_capacity(columns.len());
    for column in columns {
        let value = match &column.kind {
            ColumnKind::Lookup(lookup) => looked_up(columns, &values, lookup),
            kind => row.cell(&column.id).map_or(Value::Empty, |cell| filled(kind, cell)),
        };
        values.push(value);
    }
    values
}

fn filled<'a>(kind: &'a ColumnKind, cell: &'a Cell) -> Value<'a> {
    match (kind, cell) {
        (ColumnKind::Text, Cell::Text(text)) if !text.trim().is_empty() => Value::Text(text),
        (ColumnKind::Number, Cell::Number(number)) if number.is_finite() => Value::Number(*number),
        (ColumnKind::Single(_) | ColumnKind::Number, Cell::Text(word))
            if word == UNKNOWN_CHOICE =>
        {
            Value::Unknown
        }
        (ColumnKind::Single(choices), Cell::Text(id)) => {
            known(choices, id).map_or(Value::Empty, Value::Choice)
        }
        // A person who writes a list of one for a single choice means that one, and the reverse.
        (ColumnKind::Single(choices), Cell::List(ids)) => {
            let first = ids.iter().find_map(|id| known(choices, id));
            first.map_or(Value::Empty, Value::Choice)
        }
        (ColumnKind::Multi(choices), Cell::Text(id)) => several(choices, std::slice::from_ref(id)),
        (ColumnKind::Multi(choices), Cell::List(ids)) => several(choices, ids),
        _ => Value::Empty,
    }
}

fn known<'a>(choices: &'a [Choice], id: &str) -> Option<&'a str> {
    choices.iter().find(|choice| choice.id == id).map(|choice| choice.id.as_str())
}

fn several<'a>(choices: &'a [Choice], ids: &[String]) -> Value<'a> {
    let chosen = choices.iter().filter(|choice| ids.contains(&choice.id));
    let chosen: Vec<&str> = chosen.map(|choice| choice.id.as_str()).collect();
    if !chosen.is_empty() {
        Value::Choices(chosen)
    } else if ids.iter().any(|id| id == UNKNOWN_CHOICE) {
        Value::Unknown
    } else {
        Value::Empty
    }
}

/// The value in the matrix, by the two inputs to the left.
fn looked_up<'a>(columns: &'a [Column], before: &[Value<'a>], lookup: &'a Lookup) -> Value<'a> {
    let place = |at: usize| {
        let Value::Choice(id) = before.get(at)? else { return None };
        columns[at].kind.choices().iter().position(|choice| choice.id == *id)
    };
    let value = || lookup.values.get(place(lookup.rows)?)?.get(place(lookup.columns)?);
    value().map_or(Value::Empty, |value| Value::Choice(value))
}
