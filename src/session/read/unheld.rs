//! Keys that the format has and a session's values do not hold: they are kept in the file, and a
//! person who mistyped one hears of it now, not when a later version reads it.

use super::{date, string, strings, table, tables};
use crate::reader::{Faults, Table};

const HORIZONS: [(&str, ()); 2] = [("short", ()), ("long", ())];
const STATUSES: [(&str, ()); 4] = [("open", ()), ("doing", ()), ("done", ()), ("dropped", ())];

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

/// Checks who does the work that an answer is about.
pub(super) fn check_answer(answer: &mut Table<'_>, faults: &mut Faults) {
    if let Some(mut by) = table(answer, "by", faults) {
        string(&mut by, "department", faults);
        string(&mut by, "provider", faults);
        date(&mut by, "contract_until", faults);
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
