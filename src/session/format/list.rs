//! Lists of values or tables: items that stay keep their text, their comments and their own keys.

use toml_edit::{Array, ArrayOfTables, Item, Table, TableLike, Value};

use super::value::{comments, item_comments, key, raw, remove, string};

/// One item of a list as the session has it.
pub(super) trait Listed: Sized {
    /// Whether an item has a name of its own, so that one with another name is another thing.
    const NAMED: bool = false;

    /// Whether an item of the file says exactly this.
    fn is(&self, item: &Item) -> bool;

    /// How much speaks for an item of the file being the same thing in an earlier state: 0 where
    /// nothing does.
    fn likeness(&self, item: &Item) -> usize;

    /// Sets an item of the file to this, in place. Returns the comments that lost their place.
    fn update(&self, item: &mut Item) -> String;

    /// A new item: a table under a header of its own, or a value.
    fn fresh(&self, as_table: bool) -> Item;

    /// Which items of lists in a file the session holds; the others say nothing to it.
    fn held(lists: &[Vec<Item>]) -> Vec<Vec<bool>> {
        lists.iter().map(|items| vec![true; items.len()]).collect()
    }

    /// The list that an item which is not held shall stand in, at its end; `None` where it goes.
    fn home(_item: &Item, list: usize, _rows: &[&[Self]]) -> Option<usize> {
        Some(list)
    }
}

impl Listed for String {
    fn is(&self, item: &Item) -> bool {
        item.as_str() == Some(self)
    }

    fn likeness(&self, _: &Item) -> usize {
        0
    }

    fn update(&self, item: &mut Item) -> String {
        *item = self.fresh(false);
        String::new()
    }

    fn fresh(&self, _: bool) -> Item {
        Item::Value(string(self))
    }
}

/// Sets a list in place; an empty one takes the key away. A list that is new is written as tables
/// with headers, or as an array. Returns the comments that lost their place.
pub(super) fn set<R: Listed>(
    table: &mut dyn TableLike,
    name: &str,
    rows: &[R],
    headers: bool,
) -> String {
    set_all(table, [(name, rows)], headers)
}

/// Sets several lists between which items move; each moves with all that stands in it.
pub(super) fn set_all<R: Listed, const N: usize>(
    table: &mut dyn TableLike,
    lists: [(&str, &[R]); N],
    headers: bool,
) -> String {
    let old = lists.map(|(name, _)| table.get(name).map(items).unwrap_or_default());
    let rows = lists.map(|(_, rows)| rows);
    let held = R::held(&old);
    let pool = Pool::of(old.into(), held);
    if pool.says(&rows) {
        return String::new();
    }
    let is_inline = lists.iter().any(|(name, _)| table.get(name).is_some_and(Item::is_value));
    let headers = headers && !is_inline;
    let (new, left, mut lost) = pool
        .arrange(&rows, |list| table.get(lists[list].0).map_or(headers, Item::is_array_of_tables));
    for (((name, _), items), left) in lists.into_iter().zip(new).zip(left) {
        lost += &write(table, name, items, left, headers);
    }
    lost
}

/// The id of an item, where it has one.
pub(super) fn id(item: &Item) -> Option<&str> {
    item.get("id")?.as_str()
}

/// Which items are held where things are known by their id: those with an id that none before them
/// has, in whichever list.
pub(super) fn first_of_each_id(lists: &[Vec<Item>]) -> Vec<Vec<bool>> {
    let mut seen: Vec<&str> = Vec::new();
    let mut is_new = |item| {
        let new = id(item).filter(|id| !seen.contains(id));
        seen.extend(new);
        new.is_some()
    };
    lists.iter().map(|items| items.iter().map(&mut is_new).collect()).collect()
}

/// The list for an item with the id of one before it: a second entry goes where the first one goes,
/// and so never takes its place. One without an id stays where it is.
pub(super) fn home_beside_first<R>(
    item: &Item,
    list: usize,
    rows: &[&[R]],
    id_of: impl Fn(&R) -> &String,
) -> Option<usize> {
    let Some(id) = id(item) else { return Some(list) };
    let first = rows.iter().position(|rows| rows.iter().any(|row| id_of(row) == id))?;
    Some(list.max(first))
}

fn items(list: &Item) -> Vec<Item> {
    match list {
        Item::Value(Value::Array(array)) => array.iter().cloned().map(Item::Value).collect(),
        Item::ArrayOfTables(tables) => tables.iter().cloned().map(Item::Table).collect(),
        _ => Vec::new(),
    }
}

/// The items of some lists as the file has them.
struct Pool {
    /// Those that the session holds, until one is taken for a row.
    held: Vec<Vec<Option<Item>>>,
    /// Those that it does not hold.
    others: Vec<Vec<Item>>,
}

/// Items by their list.
type Lists = Vec<Vec<Item>>;

impl Pool {
    fn of(lists: Lists, held: Vec<Vec<bool>>) -> Pool {
        let mut pool = Pool { held: Vec::new(), others: Vec::new() };
        for (items, held) in lists.into_iter().zip(held) {
            let (known, others): (Vec<_>, Vec<_>) =
                items.into_iter().zip(held).partition(|(_, held)| *held);
            pool.held.push(known.into_iter().map(|(item, _)| Some(item)).collect());
            pool.others.push(others.into_iter().map(|(item, _)| item).collect());
        }
        pool
    }

    /// Whether the file says these rows already.
    fn says<R: Listed>(&self, rows: &[&[R]]) -> bool {
        self.held.iter().zip(rows).all(|(items, rows)| {
            let same = |(item, row): (&Option<Item>, &R)| item.as_ref().is_some_and(|i| row.is(i));
            items.len() == rows.len() && items.iter().zip(*rows).all(same)
        })
    }

    /// The items for `rows`, taken from the file where one says the same or can be brought to it;
    /// those that are left; and the comments that lost their place on the way.
    fn arrange<R: Listed>(
        mut self,
        rows: &[&[R]],
        as_table: impl Fn(usize) -> bool,
    ) -> (Lists, Lists, String) {
        let mut lost = String::new();
        let mut new: Vec<Vec<Option<Item>>> =
            rows.iter().map(|rows| rows.iter().map(|_| None).collect()).collect();
        self.take_same(rows, &mut new);
        for ((list, row), place) in self.likest(rows, &new) {
            if new[list][row].is_none()
                && let Some(item) = self.held[place.0][place.1].take()
            {
                new[list][row] = Some(updated(&rows[list][row], item, &mut lost));
            }
        }
        for (list, new) in new.iter_mut().enumerate() {
            let open = new.iter().filter(|place| place.is_none()).count();
            let left = self.held[list].iter().flatten().count();
            for (row, place) in rows[list].iter().zip(new).filter(|(_, place)| place.is_none()) {
                // As many as before: what is left over was rewritten, not replaced.
                let rewritten = if open == left && !R::NAMED {
                    take(&mut self.held[list], |_| true)
                } else {
                    None
                };
                *place = Some(match rewritten {
                    Some(item) => updated(row, item, &mut lost),
                    None => row.fresh(as_table(list)),
                });
            }
        }
        let mut new: Lists =
            new.into_iter().map(|list| list.into_iter().flatten().collect()).collect();
        let mut left: Lists =
            self.held.into_iter().map(|list| list.into_iter().flatten().collect()).collect();
        for (list, others) in self.others.into_iter().enumerate() {
            for item in others {
                match R::home(&item, list, rows) {
                    Some(home) => new[home].push(item),
                    None => left[list].push(item),
                }
            }
        }
        (new, left, lost)
    }

    /// Takes the items that say what a row says, those of the row's own list first.
    fn take_same<R: Listed>(&mut self, rows: &[&[R]], new: &mut [Vec<Option<Item>>]) {
        for own in [true, false] {
            for (list, new) in new.iter_mut().enumerate() {
                let open = rows[list].iter().zip(new).filter(|(_, place)| place.is_none());
                for (row, place) in open {
                    let mut lists = self.held.iter_mut().enumerate();
                    *place = lists.find_map(|(from, held)| {
                        let may = (from == list) == own;
                        may.then(|| take(held, |item| row.is(item))).flatten()
                    });
                }
            }
        }
    }

    /// Rows that have no item yet with items that may be theirs, the likest first.
    fn likest<R: Listed>(
        &self,
        rows: &[&[R]],
        new: &[Vec<Option<Item>>],
    ) -> Vec<((usize, usize), (usize, usize))> {
        let open = new.iter().enumerate().flat_map(|(list, new)| {
            new.iter()
                .enumerate()
                .filter(|(_, place)| place.is_none())
                .map(move |(row, _)| (list, row))
        });
        let mut pairs = Vec::new();
        for (list, row) in open {
            for (from, held) in self.held.iter().enumerate() {
                for (at, item) in held.iter().enumerate() {
                    let likeness = item.as_ref().map_or(0, |item| rows[list][row].likeness(item));
                    if likeness > 0 {
                        let merit = (likeness, from == list, std::cmp::Reverse(at.abs_diff(row)));
                        pairs.push((merit, (list, row), (from, at)));
                    }
                }
            }
        }
        pairs.sort_by(|(one, ..), (other, ..)| other.cmp(one));
        pairs.into_iter().map(|(_, row, place)| (row, place)).collect()
    }
}

fn take(old: &mut [Option<Item>], wanted: impl Fn(&Item) -> bool) -> Option<Item> {
    old.iter_mut().find(|item| item.as_ref().is_some_and(&wanted))?.take()
}

fn updated<R: Listed>(row: &R, item: Item, lost: &mut String) -> Item {
    let mut item = item;
    let decor = item.as_value().map(|value| value.decor().clone());
    lost.push_str(&row.update(&mut item));
    if let (Some(value), Some(decor)) = (item.as_value_mut(), decor) {
        *value.decor_mut() = decor;
    }
    item
}

/// Puts the items of one list into its place; `left` are those that go. Returns the comments that
/// lost their place.
fn write(
    table: &mut dyn TableLike,
    name: &str,
    items: Vec<Item>,
    left: Vec<Item>,
    headers: bool,
) -> String {
    let Some(item) = table.get_mut(name) else {
        if !items.is_empty() {
            let list = if headers { tables(items, &[]) } else { Item::Value(array(items)) };
            table.entry_format(&key(name)).or_insert(list);
        }
        return String::new();
    };
    if items.is_empty() {
        // What moved to another list took its comments along.
        put_items(item, left, "");
        return remove(table, name);
    }
    let lost: String = left.iter().map(item_comments).collect();
    if put_items(item, items, &lost) { String::new() } else { lost }
}

/// Replaces the items of a list. Returns whether the comments have found a place in it.
fn put_items(place: &mut Item, items: Vec<Item>, lost: &str) -> bool {
    match place {
        Item::ArrayOfTables(old) => {
            let mut positions: Vec<isize> = old.iter().filter_map(Table::position).collect();
            positions.sort_unstable();
            *place = tables(items, &positions);
            return false;
        }
        Item::Value(Value::Array(old)) => refill(old, items, lost),
        other => {
            let decor = other.as_value().map(|value| value.decor().clone());
            let mut fresh = array(items);
            *fresh.decor_mut() = decor.unwrap_or_default();
            *other = Item::Value(fresh);
            return false;
        }
    }
    true
}

/// Tables with headers. A text is printed by the positions that its tables had when it was read, so
/// these go by the new order, and parts of a table follow it.
fn tables(items: Vec<Item>, positions: &[isize]) -> Item {
    let mut tables = ArrayOfTables::new();
    for (at, table) in items.into_iter().filter_map(|item| item.into_table().ok()).enumerate() {
        let mut table = table;
        forget_positions(&mut table);
        table.set_position(positions.get(at).copied());
        tables.push(table);
    }
    Item::ArrayOfTables(tables)
}

fn forget_positions(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => forget_positions(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(forget_positions),
            Item::None | Item::Value(_) => {}
        }
    }
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
    // Inside of braces no comment can stand.
    let unhoused: String = items.iter().filter(|item| item.is_table()).map(item_comments).collect();
    let lost = unhoused + lost;
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
