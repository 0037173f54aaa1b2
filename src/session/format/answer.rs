//! One answer in the text of a session.

use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::list::{self, Row};
use super::value::{
    Sheet, comments, datetime, has_comments, key, put, put_or_remove, raw, remove, string, text,
    tidy,
};
use crate::session::{Answer, Entries, Evidence, Priority};

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
    let Some(table) = item.as_table_like_mut() else { return String::new() };
    let prose = |words: &Option<String>| {
        let words = words.as_deref()?;
        Some(if lines { text(words) } else { string(words) })
    };
    let mut lost = set_entries(table, "as_is", &answer.as_is);
    lost += &set_entries(table, "to_be", &answer.to_be);
    lost += &list::set(table, "choice", &answer.choice, false);
    lost += &put_or_remove(table, "record", prose(&answer.record));
    lost += &put_or_remove(table, "note", prose(&answer.note));
    lost += &put_or_remove(table, "memo", prose(&answer.memo));
    lost += &list::set(table, "evidence", &answer.evidence, false);
    lost += &put_or_remove(table, "respondent", prose(&answer.respondent));
    lost +=
        &put_or_remove(table, "priority", answer.priority.map(|priority| string(word(priority))));
    if table.get("flag").and_then(Item::as_bool).unwrap_or(false) != answer.flag {
        lost += &put_or_remove(table, "flag", answer.flag.then(|| true.into()));
    }
    lost += &put_or_remove(table, "not_applicable", prose(&answer.not_applicable));
    lost += &put_or_remove(table, "answered", answer.answered.map(datetime));
    lost
}

fn word(priority: Priority) -> &'static str {
    let found = Priority::WORDS.iter().find(|(_, known)| *known == priority);
    found.expect("every priority has a word").0
}

/// Sets the entries of one track.
fn set_entries(table: &mut dyn TableLike, name: &str, entries: &Entries) -> String {
    if !table.contains_key(name) {
        if entries.is_empty() {
            return String::new();
        }
        table.insert(name, Item::Value(Value::InlineTable(InlineTable::new())));
    }
    let Some(item) = table.get_mut(name) else { return String::new() };
    let Some(track) = item.as_table_like_mut() else { return String::new() };
    let before = track.len();
    let gone: Vec<String> = track
        .iter()
        .map(|(scale, _)| scale.to_owned())
        .filter(|scale| !entries.contains_key(scale))
        .collect();
    let mut lost: String = gone.iter().map(|scale| remove(track, scale)).collect();
    let is_changed = !gone.is_empty() || before != entries.len();
    for (scale, entry) in entries {
        put(track, scale, string(entry.word()));
    }
    if is_changed {
        tidy(item);
    }
    if entries.is_empty() && !gone.is_empty() {
        lost += &remove(table, name);
    }
    lost
}

impl Row for Evidence {
    fn is(&self, item: &Item) -> bool {
        if let Some(told) = item.as_str() {
            return *self == Evidence { what: told.to_owned(), ..Evidence::default() };
        }
        let part = |key: &str| item.get(key).and_then(Item::as_str);
        part("what") == Some(&self.what)
            && part("ref") == self.reference.as_deref()
            && part("by") == self.by.as_deref()
            && item.get("seen").and_then(Item::as_datetime) == self.seen.as_ref()
    }

    fn was(&self, item: &Item) -> bool {
        item.as_str().or_else(|| item.get("what")?.as_str()) == Some(&self.what)
    }

    fn update(&self, item: &mut Item) {
        if item.is_str() {
            *item = self.fresh(false);
        } else if let Some(table) = item.as_table_like_mut() {
            write_evidence(self, table);
            tidy(item);
        }
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

fn write_evidence(evidence: &Evidence, table: &mut dyn TableLike) {
    put(table, "what", string(&evidence.what));
    // Comments cannot stand inside of braces, so none is lost here.
    put_or_remove(table, "ref", evidence.reference.as_deref().map(string));
    put_or_remove(table, "seen", evidence.seen.map(datetime));
    put_or_remove(table, "by", evidence.by.as_deref().map(string));
}
