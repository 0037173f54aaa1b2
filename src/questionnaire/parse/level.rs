//! Questions that are answered by levels on scales.

use std::collections::HashSet;

use super::Ground;
use super::kind::{Answered, Entries};
use super::names::Ids;
use crate::fault::{FaultKind, Thing};
use crate::questionnaire::Kind;
use crate::reader::{Faults, Item, Table};

/// Reads `scales`.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> Answered<'a> {
    let item = table.required("scales", faults);
    let words = item.as_ref().and_then(|item| item.strings(faults));
    let words = words.unwrap_or_default();
    if let Some(item) = item.filter(Item::is_empty_list) {
        faults.push(item.span, FaultKind::Empty);
    }
    let mut scales = Vec::with_capacity(words.len());
    let mut seen = HashSet::new();
    for (id, span) in &words {
        let Some(scale) = ground.scales.find(id, span, faults) else { continue };
        if seen.insert(scale) {
            scales.push(scale);
        } else {
            faults.push(span.clone(), FaultKind::Duplicate(Thing::Scale, (*id).to_owned()));
        }
    }
    let whole = !words.is_empty() && seen.len() == words.len();
    let entries = Entries { scales: scales.clone(), choices: Ids::none(Thing::Choice), whole };
    Answered { kind: Kind::Level { scales }, unknown: None, entries }
}
