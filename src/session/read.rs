//! From the text of a session to its values, with every fault of the file in one go.
//!
//! A key that the format does not have is no fault: it is a person's own, or a later version's, and
//! is kept.

mod answer;
mod plan;
mod selection;

use super::model::{About, Draft, FORMAT, OutOfScope, Session, SetRef};
use crate::fault::{Fault, FaultKind};
use crate::reader::{Faults, Table, read_toml};
use crate::text::Lang;

/// Reads a session. One of a newer format is read as far as it can be understood; it has no faults
/// but those of syntax, as what looks wrong may have become right.
///
/// # Errors
///
/// Every fault of the text, in the order of the text.
pub fn read(text: &str) -> Result<Session, Vec<Fault>> {
    let (session, faults) = read_toml(text, read_session);
    let mut faults = faults.into_sorted();
    if session.format > FORMAT {
        faults.retain(|fault| {
            let kind = &fault.kind;
            matches!(kind, FaultKind::Syntax(_) | FaultKind::Unclosed | FaultKind::DuplicateKey(_))
        });
    }
    if faults.is_empty() { Ok(session) } else { Err(faults) }
}

fn read_session(mut root: Table<'_>, faults: &mut Faults) -> Session {
    let langs = Lang::ALL.map(|lang| (lang.code(), lang));
    let candidates = selection::candidates(&mut root, "candidate", &[], faults);
    Session {
        format: read_format(&mut root, faults),
        title: required_string(&mut root, "title", faults),
        created: date(&mut root, "created", faults),
        updated: date(&mut root, "updated", faults),
        at: string(&mut root, "at", faults),
        lang: root.optional("lang").and_then(|item| item.word(&langs, faults)),
        scores_hidden: flag(&mut root, "scores_hidden", faults),
        target_by: date(&mut root, "target_by", faults),
        questionnaire: read_set_ref(&mut root, faults),
        about: table(&mut root, "about", faults)
            .map(|about| read_about(about, faults))
            .unwrap_or_default(),
        out_of_scope: tables(&mut root, "out_of_scope", faults)
            .into_iter()
            .filter_map(|table| read_out_of_scope(table, faults))
            .collect(),
        removed_candidates: selection::candidates(
            &mut root,
            "removed_candidate",
            &candidates,
            faults,
        ),
        candidates,
        links: selection::links(&mut root, faults),
        answers: table(&mut root, "answers", faults)
            .map(|answers| answer::read_all(&answers, faults))
            .unwrap_or_default(),
        actions: plan::actions(&mut root, faults),
        draft: table(&mut root, "draft", faults).and_then(|draft| read_draft(draft, faults)),
    }
}

fn read_format(root: &mut Table<'_>, faults: &mut Faults) -> i64 {
    let Some(item) = root.required("format", faults) else { return FORMAT };
    let format = item.count(faults);
    if format == Some(0) {
        let kind = FaultKind::UnknownWord { word: "0".to_owned(), known: vec!["1"] };
        faults.push(item.span, kind);
    }
    format.unwrap_or(FORMAT)
}

fn read_set_ref(root: &mut Table<'_>, faults: &mut Faults) -> SetRef {
    let Some(item) = root.optional("questionnaire") else {
        faults.push(root.span(), FaultKind::MissingKey("questionnaire.id"));
        return SetRef::default();
    };
    let Some(mut table) = item.table(faults) else { return SetRef::default() };
    SetRef {
        id: required_string(&mut table, "id", faults),
        version: string(&mut table, "version", faults),
        carried_to: string(&mut table, "carried_to", faults),
    }
}

fn read_about(mut about: Table<'_>, faults: &mut Faults) -> About {
    About {
        organisation: string(&mut about, "organisation", faults).unwrap_or_default(),
        scope: string(&mut about, "scope", faults).unwrap_or_default(),
        facilitator: string(&mut about, "facilitator", faults).unwrap_or_default(),
        participants: strings(&mut about, "participants", faults),
    }
}

/// A section out of scope. An entry that names none (a person has just begun it) says nothing yet.
fn read_out_of_scope(mut table: Table<'_>, faults: &mut Faults) -> Option<OutOfScope> {
    let section = string(&mut table, "section", faults);
    let reason = string(&mut table, "reason", faults).unwrap_or_default();
    Some(OutOfScope { section: section?, reason })
}

/// What is being typed. Without a text there is nothing to lose, and so no draft.
fn read_draft(mut draft: Table<'_>, faults: &mut Faults) -> Option<Draft> {
    let question = string(&mut draft, "question", faults);
    let field = string(&mut draft, "field", faults).unwrap_or_default();
    let text = string(&mut draft, "text", faults).filter(|text| !text.trim().is_empty());
    let at = date(&mut draft, "at", faults);
    Some(Draft { question, field, text: text?, at })
}

fn required_string(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> String {
    table.required(key, faults).and_then(|item| item.string(faults)).unwrap_or_default()
}

fn string(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Option<String> {
    table.optional(key).and_then(|item| item.string(faults))
}

fn strings(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Vec<String> {
    let strings = table.optional(key).and_then(|item| item.strings(faults)).unwrap_or_default();
    strings.into_iter().map(|(text, _)| text.to_owned()).collect()
}

fn date(
    table: &mut Table<'_>,
    key: &'static str,
    faults: &mut Faults,
) -> Option<toml_edit::Datetime> {
    table.optional(key).and_then(|item| item.date(faults))
}

fn flag(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> bool {
    table.optional(key).and_then(|item| item.bool(faults)).unwrap_or_default()
}

fn table<'a>(parent: &mut Table<'a>, key: &'static str, faults: &mut Faults) -> Option<Table<'a>> {
    parent.optional(key).and_then(|item| item.table(faults))
}

fn tables<'a>(parent: &mut Table<'a>, key: &'static str, faults: &mut Faults) -> Vec<Table<'a>> {
    parent.optional(key).and_then(|item| item.tables(faults)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
