//! The actions of a plan.

use toml_edit::{Item, Table, TableLike, Value};

use super::list::{self, Listed, id};
use super::value::{Sheet, as_number, datetime, number, put, put_or_remove, string, tidy};
use crate::session::{Cost, Horizon, PlanAction, Status};

/// Sets the actions.
pub(super) fn set(sheet: &mut Sheet<'_>, actions: &[PlanAction]) {
    let lost = list::set(sheet.root, "action", actions, true);
    sheet.homeless.push_str(&lost);
}

impl Listed for PlanAction {
    const NAMED: bool = true;

    fn is(&self, item: &Item) -> bool {
        let text = |key: &str| item.get(key).and_then(Item::as_str).filter(|text| !text.is_empty());
        let status = text("status").unwrap_or(Status::Open.word());
        text("id").unwrap_or_default() == self.id
            && text("what").unwrap_or_default() == self.what
            && questions(item).eq(self.questions.iter().map(String::as_str))
            && text("owner") == self.owner.as_deref().filter(|owner| !owner.is_empty())
            && item.get("due").and_then(Item::as_datetime) == self.due.as_ref()
            && text("horizon") == self.horizon.map(Horizon::word)
            && text("kind") == self.kind.as_deref().filter(|kind| !kind.is_empty())
            && number_of(item, "effort") == self.effort
            && cost_of(item) == self.cost
            && status == self.status.word()
    }

    fn likeness(&self, item: &Item) -> usize {
        usize::from(id(item) == Some(&self.id))
    }

    fn update(&self, item: &mut Item) -> String {
        let Some(table) = item.as_table_like_mut() else { return String::new() };
        let lost = write(self, table);
        tidy(item);
        lost
    }

    fn fresh(&self, as_table: bool) -> Item {
        let mut table = Table::new();
        write(self, &mut table);
        put(&mut table, "status", string(self.status.word()));
        if as_table { Item::Table(table) } else { Item::Value(table.into_inline_table().into()) }
    }

    /// As they are read: those with an id that none before them has.
    fn held(lists: &[Vec<Item>]) -> Vec<Vec<bool>> {
        list::first_of_each_id(lists)
    }

    /// A second entry goes where the first one goes, and so never takes its place.
    fn home(item: &Item, list: usize, rows: &[&[PlanAction]]) -> Option<usize> {
        list::home_beside_first(item, list, rows, |action| &action.id)
    }
}

/// Sets the keys of an action; returns the comments that lost their place.
fn write(action: &PlanAction, table: &mut dyn TableLike) -> String {
    let words = |text: &Option<String>| text.as_deref().filter(|text| !text.is_empty()).map(string);
    put(table, "id", string(&action.id));
    if table.contains_key("what") || !action.what.is_empty() {
        put(table, "what", string(&action.what));
    }
    let mut lost = list::set(table, "questions", &action.questions, false);
    let cost = action.cost.as_ref().and_then(|cost| match cost {
        Cost::Number(amount) => number(*amount),
        Cost::Text(text) => Some(string(text)).filter(|_| !text.is_empty()),
    });
    let keys = [
        ("owner", words(&action.owner)),
        ("due", action.due.map(datetime)),
        ("horizon", action.horizon.map(|horizon| string(horizon.word()))),
        ("kind", words(&action.kind)),
        ("effort", action.effort.and_then(number)),
        ("cost", cost),
    ];
    for (key, value) in keys {
        lost += &put_or_remove(table, key, value);
    }
    if table.contains_key("status") || action.status != Status::default() {
        put(table, "status", string(action.status.word()));
    }
    lost
}

/// The questions of an item, as they are read.
fn questions(item: &Item) -> impl Iterator<Item = &str> {
    let list = item.get("questions").and_then(Item::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn number_of(item: &Item, key: &str) -> Option<f64> {
    item.get(key).and_then(Item::as_value).and_then(as_number)
}

/// What an item costs, as it is read.
fn cost_of(item: &Item) -> Option<Cost> {
    let text = item.get("cost").and_then(Item::as_str).filter(|text| !text.is_empty());
    text.map(|text| Cost::Text(text.to_owned()))
        .or_else(|| number_of(item, "cost").map(Cost::Number))
}
