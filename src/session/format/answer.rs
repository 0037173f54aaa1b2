//! One answer in the text of a session.

use std::collections::BTreeMap;

use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::list::{self, Listed};
use super::value::{
    Sheet, comments, datetime, has_comments, key, number, put, put_or_remove, raw, remove, string,
    text, tidy,
};
use crate::questionnaire::Limit;
use crate::session::{
    Answer, Decided, DoneBy, Entry, Evidence, Offer, Priority, Quantity, UNKNOWN_CHOICE,
};

/// Sets the answer to one question.
pub(super) fn set(sheet: &mut Sheet<'_>, id: &str, answer: &Answer) {
    let exists = find(sheet.root, id).is_some();
    if !exists {
        if *answer == Answer::EMPTY {
            return;
        }
        add(sheet.root, id);
    }
    let lines = sheet.lines;
    let Some(item) = find(sheet.root, id) else { return };
    let lost = write(item, answer, lines);
    tidy(item);
    if let Some(table) = item.as_table_mut().filter(|table| has_header(table)) {
        below_header(table, &lost);
    } else {
        sheet.homeless.push_str(&lost);
    }
    if *answer == Answer::EMPTY {
        remove_if_bare(sheet.root, id);
    }
}

fn find<'a>(root: &'a mut Table, id: &str) -> Option<&'a mut Item> {
    root.get_mut("answers")?.as_table_like_mut()?.get_mut(id)
}

fn add(root: &mut Table, id: &str) {
    let answers = root.entry("answers").or_insert_with(|| {
        let mut answers = Table::new();
        answers.set_implicit(true);
        Item::Table(answers)
    });
    // Below dotted keys and inside of braces a header of its own cannot stand.
    let headers = answers.as_table().is_some_and(|table| !table.is_dotted());
    let Some(answers) = answers.as_table_like_mut() else { return };
    let fresh = if headers {
        Item::Table(Table::new())
    } else {
        Item::Value(Value::InlineTable(InlineTable::new()))
    };
    answers.entry_format(&key(id)).or_insert(fresh);
}

fn has_header(table: &Table) -> bool {
    !table.is_dotted() && !table.is_implicit()
}

fn below_header(table: &mut Table, lost: &str) {
    if !lost.is_empty() {
        let beside = raw(table.decor().suffix());
        table.decor_mut().set_suffix(format!("{beside}\n{}", lost.trim_end()));
    }
}

/// Removes an answer in which nothing is left, of ours or of a person's.
fn remove_if_bare(root: &mut Table, id: &str) {
    let Some(answers) = root.get_mut("answers").and_then(Item::as_table_like_mut) else { return };
    let bare = answers.get(id).and_then(Item::as_table_like).is_some_and(TableLike::is_empty)
        && answers.get(id).is_some_and(|item| !has_comments(item))
        && answers.key(id).is_some_and(|key| comments(key.leaf_decor().prefix()).is_empty());
    if bare {
        answers.remove(id);
    }
}

/// Writes every part of an answer; returns the comments that lost their place.
fn write(item: &mut Item, answer: &Answer, lines: bool) -> String {
    let lines = lines && item.is_table();
    let headers = item.as_table().is_some_and(|table| !table.is_dotted());
    let Some(table) = item.as_table_like_mut() else { return String::new() };
    let prose = |words: &Option<String>| {
        let words = words.as_deref()?;
        Some(if lines { text(words) } else { string(words) })
    };
    let unknown = || Some(string(UNKNOWN_CHOICE));
    let entry = |entry: &Entry| Some(string(entry.word()));
    let mut lost = set_entries(table, "as_is", &answer.as_is, entry);
    lost += &set_entries(table, "to_be", &answer.to_be, entry);
    lost += &list::set(table, "choice", &answer.choice, false);
    let quantity = answer.number.and_then(|quantity| match quantity {
        Quantity::Known(known) => number(known),
        Quantity::Unknown => unknown(),
    });
    lost += &put_or_remove(table, "number", quantity);
    lost += &set_flag(table, "estimate", answer.estimate);
    lost += &put_or_remove(table, "as_of", answer.as_of.map(datetime));
    let rows = [("row", answer.rows.as_slice()), ("removed_row", answer.removed_rows.as_slice())];
    lost += &list::set_all(table, rows, headers);
    lost += &set_entries(table, "candidate", &answer.candidates, |offer| match offer {
        Offer::Level(level) => Some(string(level)),
        Offer::Number(known) => number(*known),
        Offer::Unknown => unknown(),
    });
    lost += &set_entries(table, "rests_on", &answer.rests_on, |basis| Some(string(basis.word())));
    let importance = answer.importance.map(|importance| string(importance.word()));
    lost += &put_or_remove(table, "importance", importance);
    let weight = answer.weight.filter(|weight| *weight >= 0.0).and_then(number);
    lost += &put_or_remove(table, "weight", weight);
    let pass = answer.pass.as_ref().and_then(|pass| match pass {
        Limit::Level(level) => Some(string(level)),
        Limit::Number(limit) => number(*limit),
    });
    lost += &put_or_remove(table, "pass", pass);
    lost += &put_or_remove(table, "record", prose(&answer.record));
    lost += &set_decided(table, answer.decided.as_ref());
    lost += &put_or_remove(table, "note", prose(&answer.note));
    lost += &put_or_remove(table, "memo", prose(&answer.memo));
    lost += &list::set(table, "evidence", &answer.evidence, false);
    lost += &put_or_remove(table, "respondent", prose(&answer.respondent));
    lost +=
        &put_or_remove(table, "priority", answer.priority.map(|priority| string(word(priority))));
    lost += &set_done_by(table, answer.by.as_ref());
    lost += &set_flag(table, "flag", answer.flag);
    lost += &put_or_remove(table, "not_applicable", prose(&answer.not_applicable));
    lost += &put_or_remove(table, "answered", answer.answered.map(datetime));
    lost
}

fn word(priority: Priority) -> &'static str {
    let found = Priority::WORDS.iter().find(|(_, known)| *known == priority);
    found.expect("every priority has a word").0
}

/// Sets what is true or not there.
fn set_flag(table: &mut dyn TableLike, name: &str, on: bool) -> String {
    if table.get(name).and_then(Item::as_bool).unwrap_or(false) == on {
        return String::new();
    }
    put_or_remove(table, name, on.then(|| true.into()))
}

/// Sets entries by their key: levels by scale, or what was said of a candidate.
fn set_entries<T>(
    table: &mut dyn TableLike,
    name: &str,
    entries: &BTreeMap<String, T>,
    value: impl Fn(&T) -> Option<Value>,
) -> String {
    let new: Vec<(&str, Option<Value>)> =
        entries.iter().map(|(key, entry)| (key.as_str(), value(entry))).collect();
    set_keys(table, name, new, |_| true)
}

/// Sets who decided, and when. A person's own keys beside these stay.
fn set_decided(table: &mut dyn TableLike, decided: Option<&Decided>) -> String {
    let new = vec![
        ("by", decided.and_then(|decided| decided.by.as_deref()).map(string)),
        ("on", decided.and_then(|decided| decided.on).map(datetime)),
    ];
    set_keys(table, "decided", new, |key| matches!(key, "by" | "on"))
}

/// Sets who does the work. A person's own keys beside these stay.
fn set_done_by(table: &mut dyn TableLike, by: Option<&DoneBy>) -> String {
    let new = vec![
        ("department", by.and_then(|by| by.department.as_deref()).map(string)),
        ("provider", by.and_then(|by| by.provider.as_deref()).map(string)),
        ("contract_until", by.and_then(|by| by.contract_until).map(datetime)),
    ];
    set_keys(table, "by", new, |key| matches!(key, "department" | "provider" | "contract_until"))
}

/// Sets the keys of a table in an answer; those that are `ours` and get no value go. Where that
/// leaves nothing, the table goes as well.
fn set_keys(
    answer: &mut dyn TableLike,
    name: &str,
    new: Vec<(&str, Option<Value>)>,
    ours: impl Fn(&str) -> bool,
) -> String {
    let new: Vec<(&str, Value)> =
        new.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    if !answer.contains_key(name) {
        if new.is_empty() {
            return String::new();
        }
        answer.insert(name, Item::Value(Value::InlineTable(InlineTable::new())));
    }
    let Some(item) = answer.get_mut(name) else { return String::new() };
    let Some(table) = item.as_table_like_mut() else { return String::new() };
    let before = table.len();
    let gone: Vec<String> = table
        .iter()
        .map(|(key, _)| key.to_owned())
        .filter(|key| ours(key) && !new.iter().any(|(known, _)| known == key))
        .collect();
    let mut lost: String = gone.iter().map(|key| remove(table, key)).collect();
    for (key, value) in new {
        put(table, key, value);
    }
    let is_empty = table.is_empty();
    if !gone.is_empty() || before != table.len() {
        tidy(item);
    }
    if is_empty && !gone.is_empty() {
        lost += &remove(answer, name);
    }
    lost
}

impl Listed for Evidence {
    fn is(&self, item: &Item) -> bool {
        if let Some(told) = item.as_str() {
            return *self == Evidence { what: told.to_owned(), ..Evidence::default() };
        }
        let part = |key: &str| item.get(key).and_then(Item::as_str);
        // What is not named is read as empty.
        part("what").unwrap_or_default() == self.what
            && part("ref") == self.reference.as_deref()
            && part("by") == self.by.as_deref()
            && item.get("seen").and_then(Item::as_datetime) == self.seen.as_ref()
    }

    fn likeness(&self, item: &Item) -> usize {
        usize::from(item.as_str().or_else(|| item.get("what")?.as_str()) == Some(&self.what))
    }

    fn update(&self, item: &mut Item) -> String {
        let mut lost = String::new();
        if item.is_str() {
            *item = self.fresh(false);
        } else if let Some(table) = item.as_table_like_mut() {
            lost = write_evidence(self, table);
            tidy(item);
        }
        lost
    }

    fn fresh(&self, as_table: bool) -> Item {
        let is_told = self.reference.is_none() && self.seen.is_none() && self.by.is_none();
        let mut table = Table::new();
        write_evidence(self, &mut table);
        match (as_table, is_told) {
            (true, _) => Item::Table(table),
            (false, true) => Item::Value(string(&self.what)),
            (false, false) => Item::Value(table.into_inline_table().into()),
        }
    }
}

/// Sets the keys of a piece of evidence; returns the comments that lost their place.
fn write_evidence(evidence: &Evidence, table: &mut dyn TableLike) -> String {
    if table.contains_key("what") || !evidence.what.is_empty() {
        put(table, "what", string(&evidence.what));
    }
    let mut lost = put_or_remove(table, "ref", evidence.reference.as_deref().map(string));
    lost += &put_or_remove(table, "seen", evidence.seen.map(datetime));
    lost += &put_or_remove(table, "by", evidence.by.as_deref().map(string));
    lost
}
