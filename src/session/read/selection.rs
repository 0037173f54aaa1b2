//! What was said about candidates, in tables and as numbers.

use std::collections::BTreeMap;

use super::{string, tables};
use crate::fault::{Expected, FaultKind};
use crate::questionnaire::Limit;
use crate::reader::{Faults, Item, Table, Word};
use crate::session::model::{Basis, Candidate, Cell, Link, Offer, Quantity, Row, UNKNOWN_CHOICE};

/// The candidates under a key. One without an id, or with an id that is `taken`, is left out: it
/// says nothing yet, or nothing new.
pub(super) fn candidates(
    root: &mut Table<'_>,
    key: &'static str,
    taken: &[Candidate],
    faults: &mut Faults,
) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for mut table in tables(root, key, faults) {
        let id = string(&mut table, "id", faults);
        let name = string(&mut table, "name", faults).filter(|name| !name.is_empty());
        let Some(id) = id else { continue };
        if !all.iter().chain(taken).any(|known| known.id == id) {
            let name = name.unwrap_or_else(|| id.clone());
            all.push(Candidate { id, name });
        }
    }
    all
}

/// The links to other sessions; one that names none says nothing yet.
pub(super) fn links(root: &mut Table<'_>, faults: &mut Faults) -> Vec<Link> {
    let all = tables(root, "link", faults);
    let link = |mut table: Table<'_>| {
        let session = string(&mut table, "session", faults);
        let relation = string(&mut table, "relation", faults).unwrap_or_default();
        Some(Link { session: session?, relation })
    };
    all.into_iter().filter_map(link).collect()
}

/// The number of a question, or "don't know".
pub(super) fn quantity(item: &Item<'_>, faults: &mut Faults) -> Option<Quantity> {
    if item.as_str() == Some(UNKNOWN_CHOICE) {
        return Some(Quantity::Unknown);
    }
    item.number(faults).map(Quantity::Known)
}

/// A number that may not be below zero.
pub(super) fn weight(item: &Item<'_>, faults: &mut Faults) -> Option<f64> {
    let weight = item.number(faults)?;
    if weight < 0.0 {
        faults.push(item.span.clone(), FaultKind::NegativeWeight);
        return None;
    }
    Some(weight)
}

/// A level or a number that a must accepts at the least.
pub(super) fn limit(item: &Item<'_>, faults: &mut Faults) -> Option<Limit> {
    match level_or_number(item, faults)? {
        Ok(level) => Some(Limit::Level(level.to_owned())),
        Err(number) => Some(Limit::Number(number)),
    }
}

/// What was said of each candidate.
pub(super) fn offers(table: &Table<'_>, faults: &mut Faults) -> BTreeMap<String, Offer> {
    let offer = |((candidate, _), item): (Word<'_>, Item<'_>)| {
        let offer = match level_or_number(&item, faults)? {
            Ok(UNKNOWN_CHOICE) => Offer::Unknown,
            Ok(level) => Offer::Level(level.to_owned()),
            Err(number) => Offer::Number(number),
        };
        Some((candidate.into_owned(), offer))
    };
    table.entries().filter_map(offer).collect()
}

/// What that rests on.
pub(super) fn bases(table: &Table<'_>, faults: &mut Faults) -> BTreeMap<String, Basis> {
    let basis = |((candidate, _), item): (Word<'_>, Item<'_>)| {
        Some((candidate.into_owned(), item.word(&Basis::WORDS, faults)?))
    };
    table.entries().filter_map(basis).collect()
}

fn level_or_number<'a>(item: &Item<'a>, faults: &mut Faults) -> Option<Result<&'a str, f64>> {
    if item.is_number() {
        return item.number(faults).map(Err);
    }
    item.str(faults).map(Ok)
}

/// The rows of a table under a key.
pub(super) fn rows(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Vec<Row> {
    tables(table, key, faults).into_iter().map(|row| read_row(&row, faults)).collect()
}

fn read_row(table: &Table<'_>, faults: &mut Faults) -> Row {
    let cell = |((column, _), item): (Word<'_>, Item<'_>)| {
        Some((column.into_owned(), read_cell(&item, faults)?))
    };
    Row(table.entries().filter_map(cell).collect())
}

/// A cell: a text, a number, or several choices. One with nothing in it is as good as none.
fn read_cell(item: &Item<'_>, faults: &mut Faults) -> Option<Cell> {
    if item.is_list() {
        let ids: Vec<String> =
            item.strings(faults)?.into_iter().map(|(id, _)| id.to_owned()).collect();
        return Some(Cell::List(ids)).filter(|_| !item.is_empty_list());
    }
    if item.is_number() {
        return item.number(faults).map(Cell::Number);
    }
    match item.as_str() {
        Some("") => None,
        Some(text) => Some(Cell::Text(text.to_owned())),
        None => item.wrong(Expected::Str, faults),
    }
}
