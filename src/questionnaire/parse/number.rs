//! Questions that are answered by a number.

use super::Ground;
use crate::fault::FaultKind;
use crate::questionnaire::Number;
use crate::reader::{Faults, Table};

/// Reads `unit`, `min` and `max`.
pub(super) fn read(ground: &Ground<'_>, table: &mut Table<'_>, faults: &mut Faults) -> Number {
    let unit = ground.languages.required(table, "unit", faults);
    let min = table.optional("min").and_then(|item| item.number(faults));
    let max_item = table.optional("max");
    let max = max_item.as_ref().and_then(|item| item.number(faults));
    if let (Some(min), Some(max), Some(item)) = (min, max, max_item)
        && min > max
    {
        faults.push(item.span, FaultKind::MaxBelowMin);
    }
    Number { unit, min, max }
}
