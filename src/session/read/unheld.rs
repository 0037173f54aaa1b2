//! Keys that the format has and a session's values do not hold: they are kept in the file, and a
//! person who mistyped one hears of it now, not when a later version reads it.

use super::{check_level_or_number, date, flag, string, strings, table, tables};
use crate::fault::{Expected, FaultKind};
use crate::reader::{Faults, Item, Table};

const HORIZONS: [(&str, ()); 2] = [("short", ()), ("long", ())];
const STATUSES: [(&str, ()); 4] = [("open", ()), ("doing", ()), ("done", ()), ("dropped", ())];
const IMPORTANCES: [(&str, ()); 3] = [("must", ()), ("want", ()), ("none", ())];

/// Checks `[[candidate]]`.
pub(super) fn check_candidates(root: &mut Table<'_>, faults: &mut Faults) {
    for mut candidate in tables(root, "candidate", faults) {
        string(&mut candidate, "id", faults);
        string(&mut candidate, "name", faults);
    }
}

/// Checks `[[action]]`.
pub(super) fn check_actions(root: &mut Table<'_>, faults: &mut Faults) {
    for mut action in tables(root, "action", faults) {
        for key in ["id", "what", "owner"] {
            string(&mut action, key, faults);
        }
        strings(&mut action, "questions", faults);
        date(&mut action, "due", faults);
        check_word(&mut action, "horizon", &HORIZONS, faults);
        check_word(&mut action, "status", &STATUSES, faults);
    }
}

/// Checks what belongs to the kinds number, table and candidates, and who does the work.
pub(super) fn check_answer(answer: &mut Table<'_>, faults: &mut Faults) {
    if let Some(mut by) = table(answer, "by", faults) {
        string(&mut by, "department", faults);
        string(&mut by, "provider", faults);
        date(&mut by, "contract_until", faults);
    }
    if let Some(number) = answer.optional("number")
        && number.as_str() != Some("unknown")
    {
        number.number(faults);
    }
    flag(answer, "estimate", faults);
    date(answer, "as_of", faults);
    for row in tables(answer, "row", faults) {
        row.entries().for_each(|(_, cell)| check_cell(&cell, faults));
    }
    check_candidate_levels(answer, faults);
}

fn check_candidate_levels(answer: &mut Table<'_>, faults: &mut Faults) {
    if let Some(candidates) = table(answer, "candidate", faults) {
        candidates.entries().for_each(|(_, item)| check_level_or_number(&item, faults));
    }
    check_word(answer, "importance", &IMPORTANCES, faults);
    if let Some(item) = answer.optional("weight")
        && item.number(faults).is_some_and(|weight| weight < 0.0)
    {
        faults.push(item.span, FaultKind::NegativeWeight);
    }
    if let Some(item) = answer.optional("pass") {
        check_level_or_number(&item, faults);
    }
}

fn check_word(
    table: &mut Table<'_>,
    key: &'static str,
    words: &[(&'static str, ())],
    faults: &mut Faults,
) {
    if let Some(item) = table.optional(key) {
        item.word(words, faults);
    }
}

/// A cell of a table: a text, a number, or several choices.
fn check_cell(cell: &Item<'_>, faults: &mut Faults) {
    if cell.is_list() {
        cell.strings(faults);
    } else if cell.as_str().is_none() && !cell.is_number() {
        cell.wrong::<()>(Expected::Str, faults);
    }
}
