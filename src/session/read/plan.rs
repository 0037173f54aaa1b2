//! The plan, and who does the work today.

use super::{date, string, strings, table, tables};
use crate::reader::{Faults, Item, Table};
use crate::session::model::{Cost, DoneBy, Horizon, PlanAction, Status};

/// The actions. One without an id, or with the id of one before it, is left out: it says nothing
/// yet, or nothing new.
pub(super) fn actions(root: &mut Table<'_>, faults: &mut Faults) -> Vec<PlanAction> {
    let mut all: Vec<PlanAction> = Vec::new();
    for table in tables(root, "action", faults) {
        let action = action(table, faults);
        if let Some(action) = action.filter(|new| !all.iter().any(|known| known.id == new.id)) {
            all.push(action);
        }
    }
    all
}

fn action(mut table: Table<'_>, faults: &mut Faults) -> Option<PlanAction> {
    let id = string(&mut table, "id", faults);
    let action = PlanAction {
        id: String::new(),
        what: string(&mut table, "what", faults).unwrap_or_default(),
        questions: strings(&mut table, "questions", faults),
        owner: said(&mut table, "owner", faults),
        due: date(&mut table, "due", faults),
        horizon: table.optional("horizon").and_then(|item| item.word(&Horizon::WORDS, faults)),
        kind: said(&mut table, "kind", faults),
        effort: table.optional("effort").and_then(|item| item.number(faults)),
        cost: table.optional("cost").and_then(|item| cost(&item, faults)),
        status: table
            .optional("status")
            .and_then(|item| item.word(&Status::WORDS, faults))
            .unwrap_or_default(),
    };
    Some(PlanAction { id: id?, ..action })
}

/// A text in which something stands; an empty one is as good as none.
fn said(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Option<String> {
    string(table, key, faults).filter(|text| !text.is_empty())
}

fn cost(item: &Item<'_>, faults: &mut Faults) -> Option<Cost> {
    if item.is_number() {
        return item.number(faults).map(Cost::Number);
    }
    item.string(faults).filter(|text| !text.is_empty()).map(Cost::Text)
}

/// Who does the work; a table that names nobody and nothing says nothing yet.
pub(super) fn done_by(answer: &mut Table<'_>, faults: &mut Faults) -> Option<DoneBy> {
    let mut by = table(answer, "by", faults)?;
    let by = DoneBy {
        department: string(&mut by, "department", faults),
        provider: string(&mut by, "provider", faults),
        contract_until: date(&mut by, "contract_until", faults),
    };
    Some(by).filter(|by| *by != DoneBy::default())
}
