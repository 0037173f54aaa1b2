//! Answers.

use std::collections::BTreeMap;

use super::{date, flag, string, strings, unheld};
use crate::fault::Expected;
use crate::reader::{Faults, Item, Table, Word};
use crate::session::model::{Answer, Entries, Entry, Evidence, Priority};

/// The answers by question id.
pub(super) fn read_all(answers: &Table<'_>, faults: &mut Faults) -> BTreeMap<String, Answer> {
    let mut all = BTreeMap::new();
    for ((question, _), item) in answers.entries() {
        if let Some(table) = item.table(faults) {
            all.insert(question.into_owned(), read(table, faults));
        }
    }
    all
}

fn read(mut table: Table<'_>, faults: &mut Faults) -> Answer {
    let answer = Answer {
        as_is: entries(&mut table, "as_is", faults),
        to_be: entries(&mut table, "to_be", faults),
        choice: strings(&mut table, "choice", faults),
        record: string(&mut table, "record", faults),
        note: string(&mut table, "note", faults),
        memo: string(&mut table, "memo", faults),
        evidence: evidence(&mut table, faults),
        respondent: string(&mut table, "respondent", faults),
        priority: table.optional("priority").and_then(|item| item.word(&Priority::WORDS, faults)),
        flag: flag(&mut table, "flag", faults),
        not_applicable: string(&mut table, "not_applicable", faults),
        answered: date(&mut table, "answered", faults),
        ..Answer::EMPTY
    };
    unheld::check_answer(&mut table, faults);
    answer
}

fn entries(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Entries {
    let Some(table) = super::table(table, key, faults) else { return Entries::new() };
    let entry = |((scale, _), item): (Word<'_>, Item<'_>)| {
        Some((scale.into_owned(), Entry::from_word(item.str(faults)?)))
    };
    table.entries().filter_map(entry).collect()
}

fn evidence(table: &mut Table<'_>, faults: &mut Faults) -> Vec<Evidence> {
    let items = table.optional("evidence").and_then(|item| item.list(Expected::List, faults));
    let items = items.unwrap_or_default();
    items.iter().filter_map(|item| read_evidence(item, faults)).collect()
}

/// One piece of evidence: a plain string was told, a table may say who saw it.
fn read_evidence(item: &Item<'_>, faults: &mut Faults) -> Option<Evidence> {
    if let Some(what) = item.as_str() {
        return Some(Evidence { what: what.to_owned(), ..Evidence::default() });
    }
    let mut table = item.table_or(Expected::Evidence, faults)?;
    Some(Evidence {
        what: string(&mut table, "what", faults).unwrap_or_default(),
        reference: string(&mut table, "ref", faults),
        seen: date(&mut table, "seen", faults),
        by: string(&mut table, "by", faults),
    })
}
