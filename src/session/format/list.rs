//! Lists of values or tables: items that stay keep their text, their comments and their own keys.

use toml_edit::{Array, ArrayOfTables, Item, TableLike, Value};

use super::value::{comments, key, raw, remove, string};

/// One item of a list as the session has it.
pub(super) trait Row {
    /// Whether an item of the file says exactly this.
    fn is(&self, item: &Item) -> bool;
    /// Whether an item of the file is the same thing in an earlier state.
    fn was(&self, item: &Item) -> bool;
    /// Sets an item of the file to this, in place.
    fn update(&self, item: &mut Item);
    /// A new item: a table under a header of its own, or a value.
    fn fresh(&self, as_table: bool) -> Item;
}

impl Row for String {
    fn is(&self, item: &Item) -> bool {
        item.as_str() == Some(self)
    }

    fn was(&self, _: &Item) -> bool {
        false
    }

    fn update(&self, item: &mut Item) {
        *item = self.fresh(false);
    }

    fn fresh(&self, _: bool) -> Item {
        Item::Value(string(self))
    }
}

/// Sets a list in place; an empty one takes the key away. A list that is new is written as tables
/// with headers, or as an array. Returns the comments that lost their place.
pub(super) fn set<R: Row>(
    table: &mut dyn TableLike,
    name: &str,
    rows: &[R],
    headers: bool,
) -> String {
    let Some(item) = table.get_mut(name) else {
        if !rows.is_empty() {
            let fresh = rows.iter().map(|row| row.fresh(headers)).collect();
            let list = if headers { tables(fresh) } else { Item::Value(array(fresh)) };
            table.entry_format(&key(name)).or_insert(list);
        }
        return String::new();
    };
    if is_unchanged(item, rows) {
        return String::new();
    }
    if rows.is_empty() {
        return remove(table, name);
    }
    if item.is_array_of_tables() {
        let (kept, lost) = arrange(items(item), rows, true);
        *item = tables(kept);
        return lost;
    }
    let (kept, lost) = arrange(items(item), rows, false);
    match item.as_array_mut() {
        Some(old) => refill(old, kept, &lost),
        None => *item = Item::Value(array(kept)),
    }
    String::new()
}

fn is_unchanged<R: Row>(item: &Item, rows: &[R]) -> bool {
    let items = items(item);
    items.len() == rows.len() && items.iter().zip(rows).all(|(item, row)| row.is(item))
}

fn items(list: &Item) -> Vec<Item> {
    match list {
        Item::Value(Value::Array(array)) => array.iter().cloned().map(Item::Value).collect(),
        Item::ArrayOfTables(tables) => tables.iter().cloned().map(Item::Table).collect(),
        _ => Vec::new(),
    }
}

/// The items for `rows`, taken from the old ones where one says the same or can be brought to it,
/// and the comments of those that are gone.
fn arrange<R: Row>(old: Vec<Item>, rows: &[R], as_table: bool) -> (Vec<Item>, String) {
    let same_length = old.len() == rows.len();
    let mut old: Vec<Option<Item>> = old.into_iter().map(Some).collect();
    let mut new: Vec<Option<Item>> = rows.iter().map(|_| None).collect();
    for (row, place) in rows.iter().zip(&mut new) {
        *place = take(&mut old, |item| row.is(item));
    }
    for (row, place) in rows.iter().zip(&mut new).filter(|(_, place)| place.is_none()) {
        *place = take(&mut old, |item| row.was(item)).map(|item| updated(row, item));
    }
    for (row, place) in rows.iter().zip(&mut new).filter(|(_, place)| place.is_none()) {
        // As many as before: what is left over was rewritten, not replaced.
        let rewritten = if same_length { take(&mut old, |_| true) } else { None };
        *place = rewritten.map(|item| updated(row, item)).or_else(|| Some(row.fresh(as_table)));
    }
    let lost = old.iter().flatten().map(super::value::item_comments).collect();
    (new.into_iter().flatten().collect(), lost)
}

fn take(old: &mut [Option<Item>], wanted: impl Fn(&Item) -> bool) -> Option<Item> {
    old.iter_mut().find(|item| item.as_ref().is_some_and(&wanted))?.take()
}

fn updated<R: Row>(row: &R, item: Item) -> Item {
    let mut item = item;
    let decor = item.as_value().map(|value| value.decor().clone());
    row.update(&mut item);
    if let (Some(value), Some(decor)) = (item.as_value_mut(), decor) {
        *value.decor_mut() = decor;
    }
    item
}

fn tables(items: Vec<Item>) -> Item {
    let mut tables = ArrayOfTables::new();
    for table in items.into_iter().filter_map(|item| item.into_table().ok()) {
        tables.push(table);
    }
    Item::ArrayOfTables(tables)
}

fn array(items: Vec<Item>) -> Value {
    let mut array = Array::new();
    refill(&mut array, items, "");
    Value::Array(array)
}

/// Replaces the items of an array, one on a line where they were so before.
fn refill(array: &mut Array, items: Vec<Item>, lost: &str) {
    let indent = array.iter().map(|item| raw(item.decor().prefix())).find_map(|prefix| {
        let at = prefix.rfind('\n')?;
        Some(prefix[at..].to_owned()).filter(|indent| indent.trim().is_empty())
    });
    array.clear();
    for item in items {
        let Ok(mut value) = item.into_value() else { continue };
        let decor = value.decor_mut();
        let plain = comments(decor.prefix()).is_empty() && comments(decor.suffix()).is_empty();
        if plain {
            decor.clear();
            if let Some(indent) = &indent {
                decor.set_prefix(indent.clone());
            }
        }
        array.push_formatted(value);
    }
    if !lost.is_empty() {
        let trailing = raw(Some(array.trailing()));
        array.set_trailing(format!("\n{lost}{}", trailing.trim_start_matches(' ')));
    }
}
