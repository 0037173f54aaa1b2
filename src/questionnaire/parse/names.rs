//! What a file names, and references to it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::fault::{Expected, FaultKind, Thing};
use crate::reader::{Faults, Item, Table};

/// The tables of a list, as far as they are tables.
pub(super) struct Tables<'a> {
    pub list: Vec<Table<'a>>,
    /// Whether nothing was left out.
    pub whole: bool,
}

/// The tables `[[key]]`; none where the key is not there.
pub(super) fn tables<'a>(
    parent: &mut Table<'a>,
    key: &'static str,
    faults: &mut Faults,
) -> Tables<'a> {
    tables_of(parent.optional(key), faults)
}

/// The tables of a list that would say nothing if it were empty; none where it is not there.
pub(super) fn filled_tables<'a>(list: Option<Item<'a>>, faults: &mut Faults) -> Tables<'a> {
    if let Some(list) = list.as_ref().filter(|list| list.is_empty_list()) {
        faults.push(list.span.clone(), FaultKind::Empty);
        return Tables { list: Vec::new(), whole: false };
    }
    tables_of(list, faults)
}

fn tables_of<'a>(list: Option<Item<'a>>, faults: &mut Faults) -> Tables<'a> {
    let Some(list) = list else { return Tables { list: Vec::new(), whole: true } };
    let Some(items) = list.list(Expected::TableList, faults) else {
        return Tables { list: Vec::new(), whole: false };
    };
    let list: Vec<_> = items.iter().filter_map(|item| item.table(faults)).collect();
    let whole = list.len() == items.len();
    Tables { list, whole }
}

/// The ids of all things of a sort.
pub(super) struct Ids<'a> {
    thing: Thing,
    positions: HashMap<&'a str, usize>,
    in_order: Vec<&'a str>,
    /// Whether every id could be read. Where not, a reference that leads nowhere may mean the one
    /// that could not, and is no fault of its own.
    whole: bool,
}

impl<'a> Ids<'a> {
    /// Reads the `id` of each table. The first of two that are alike has the name.
    pub fn read(thing: Thing, tables: &mut Tables<'a>, faults: &mut Faults) -> Ids<'a> {
        Ids::read_beside(None, thing, tables, faults)
    }

    /// As [`Ids::read`], where the ids of `taken` must not come again.
    pub fn read_beside(
        taken: Option<&Ids<'_>>,
        thing: Thing,
        tables: &mut Tables<'a>,
        faults: &mut Faults,
    ) -> Ids<'a> {
        let is_taken = |id: &str| taken.is_some_and(|taken| taken.positions.contains_key(id));
        let mut ids = Ids::none(thing);
        ids.whole = tables.whole;
        for table in &mut tables.list {
            let item = table.required("id", faults);
            match item.and_then(|item| Some((item.str(faults)?, item.span))) {
                Some((id, span)) if is_taken(id) => {
                    ids.in_order.push(id);
                    faults.push(span, FaultKind::Duplicate(thing, id.to_owned()));
                }
                Some((id, span)) => ids.add(id, span, faults),
                None => ids.skip(),
            }
        }
        ids
    }

    /// No ids.
    pub fn none(thing: Thing) -> Ids<'a> {
        Ids { thing, positions: HashMap::new(), in_order: Vec::new(), whole: true }
    }

    fn add(&mut self, id: &'a str, span: Range<usize>, faults: &mut Faults) {
        let at = self.in_order.len();
        self.in_order.push(id);
        // An id that may not be is an id all the same: what refers to it does not lead nowhere.
        let is_new = match self.positions.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(at);
                true
            }
            Entry::Occupied(_) => false,
        };
        if id.is_empty() || id.chars().any(char::is_control) {
            faults.push(span, FaultKind::BadId(id.to_owned()));
        } else if self.has_reserved_words() && matches!(id, "unknown" | "none") {
            faults.push(span, FaultKind::ReservedId(id.to_owned()));
        } else if !is_new {
            faults.push(span, FaultKind::Duplicate(self.thing, id.to_owned()));
        }
    }

    fn skip(&mut self) {
        self.in_order.push("");
        self.whole = false;
    }

    /// Whether `unknown` and `none` stand beside these ids in a session.
    fn has_reserved_words(&self) -> bool {
        matches!(self.thing, Thing::Scale | Thing::Level | Thing::Choice)
    }

    /// The id at a position; empty where it could not be read.
    pub fn id(&self, at: usize) -> &'a str {
        self.in_order[at]
    }

    /// All ids in file order; empty where one could not be read.
    pub fn all(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.in_order.iter().copied()
    }

    /// Whether there is one with this id, as far as can be said.
    pub fn may_have(&self, id: &str) -> bool {
        !self.whole || self.positions.contains_key(id)
    }

    /// The position of the one with this id; its absence is noted.
    pub fn find(&self, id: &str, span: &Range<usize>, faults: &mut Faults) -> Option<usize> {
        let found = self.positions.get(id).copied();
        if found.is_none() && self.whole {
            faults.push(span.clone(), FaultKind::Dangling(self.thing, id.to_owned()));
        }
        found
    }
}
