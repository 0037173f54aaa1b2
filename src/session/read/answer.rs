//! Answers.

use std::collections::BTreeMap;

use super::{date, flag, plan, selection, string, strings};
use crate::fault::Expected;
use crate::questionnaire::Importance;
use crate::reader::{Faults, Item, Table, Word};
use crate::session::model::{Answer, Decided, Entries, Entry, Evidence, Priority};

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
    Answer {
        as_is: entries(&mut table, "as_is", faults),
        to_be: entries(&mut table, "to_be", faults),
        choice: strings(&mut table, "choice", faults),
        number: table.optional("number").and_then(|item| selection::quantity(&item, faults)),
        estimate: flag(&mut table, "estimate", faults),
        as_of: date(&mut table, "as_of", faults),
        rows: selection::rows(&mut table, "row", faults),
        removed_rows: selection::rows(&mut table, "removed_row", faults),
        candidates: super::table(&mut table, "candidate", faults)
            .map(|entries| selection::offers(&entries, faults))
            .unwrap_or_default(),
        rests_on: super::table(&mut table, "rests_on", faults)
            .map(|entries| selection::bases(&entries, faults))
            .unwrap_or_default(),
        importance: table
            .optional("importance")
            .and_then(|item| item.word(&Importance::WORDS, faults)),
        weight: table.optional("weight").and_then(|item| selection::weight(&item, faults)),
        pass: table.optional("pass").and_then(|item| selection::limit(&item, faults)),
        record: string(&mut table, "record", faults),
        decided: decided(&mut table, faults),
        note: string(&mut table, "note", faults),
        memo: string(&mut table, "memo", faults),
        evidence: evidence(&mut table, faults),
        respondent: string(&mut table, "respondent", faults),
        priority: table.optional("priority").and_then(|item| item.word(&Priority::WORDS, faults)),
        by: plan::done_by(&mut table, faults),
        flag: flag(&mut table, "flag", faults),
        not_applicable: string(&mut table, "not_applicable", faults),
        answered: date(&mut table, "answered", faults),
    }
}

fn entries(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Entries {
    let Some(table) = super::table(table, key, faults) else { return Entries::new() };
    let entry = |((scale, _), item): (Word<'_>, Item<'_>)| {
        Some((scale.into_owned(), Entry::from_word(item.str(faults)?)))
    };
    table.entries().filter_map(entry).collect()
}

/// Who decided, and when; a table that says neither says nothing yet.
fn decided(table: &mut Table<'_>, faults: &mut Faults) -> Option<Decided> {
    let mut table = super::table(table, "decided", faults)?;
    let by = string(&mut table, "by", faults);
    let on = date(&mut table, "on", faults);
    Some(Decided { by, on }).filter(|decided| *decided != Decided::default())
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
