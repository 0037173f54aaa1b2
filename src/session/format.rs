//! The text that a session is kept in.
//!
//! A session file belongs to the people who write in it: their comments, their own keys and their
//! way of laying things out stay. So a [`Document`] holds the text as it was read, and what changes
//! is set in place, key by key. A key whose value stays the same is not rewritten at all.

mod answer;
mod draft;
mod head;
mod list;
mod plain;
mod plan;
mod selection;
mod value;

use std::collections::BTreeSet;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use super::{Answer, Notice, Session};
use value::Sheet;

/// The held text of a session file.
#[derive(Debug, Clone)]
pub struct Document {
    toml: DocumentMut,
    layout: Layout,
}

/// What `toml_edit` does not hold: how the file begins and how its lines end.
#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    byte_order_mark: bool,
    carriage_returns: bool,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl Layout {
    fn of(text: &str) -> Layout {
        let lines = text.matches('\n').count();
        Layout {
            byte_order_mark: text.starts_with(BYTE_ORDER_MARK),
            carriage_returns: lines > 0 && text.matches("\r\n").count() == lines,
        }
    }

    fn restore(self, text: String) -> String {
        let mut text = text;
        if self.carriage_returns {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        if self.byte_order_mark && !text.starts_with(BYTE_ORDER_MARK) {
            text.insert(0, BYTE_ORDER_MARK);
        }
        text
    }
}

impl Document {
    /// Holds the text of a session file. What only TOML 1.1 allows is held as 1.0 has it.
    ///
    /// # Errors
    ///
    /// Where the text is not TOML; reading it as a session says so with the place.
    pub fn parse(text: &str) -> Result<Document, toml_edit::TomlError> {
        let mut toml: DocumentMut = text.parse()?;
        plain::mend(toml.as_table_mut());
        Ok(Document { toml, layout: Layout::of(text) })
    }

    /// The document of a new session, its keys in the order in which the format describes them.
    #[must_use]
    pub fn new(session: &Session) -> Document {
        let mut document = Document { toml: DocumentMut::new(), layout: Layout::default() };
        head::begin(document.toml.as_table_mut(), session);
        document.change(|sheet| head::set(sheet, session));
        for (id, answer) in &session.answers {
            document.set_answer(id, answer);
        }
        document.change(|sheet| {
            plan::set(sheet, &session.actions);
            draft::set(sheet, session.draft.as_ref());
        });
        for link in &session.links {
            document.add_link(&link.session, &link.relation);
        }
        document
    }

    /// Sets everything about the session but its answers, its birth and its question set.
    pub fn set_head(&mut self, session: &Session) {
        self.change(|sheet| {
            head::set(sheet, session);
            plan::set(sheet, &session.actions);
            draft::set(sheet, session.draft.as_ref());
        });
    }

    /// Sets the answer to one question.
    pub fn set_answer(&mut self, id: &str, answer: &Answer) {
        self.change(|sheet| answer::set(sheet, id, answer));
    }

    /// Adds a link to another session: its name, and what it is to this one.
    pub fn add_link(&mut self, session: &str, relation: &str) {
        let mut link = Table::new();
        value::put(&mut link, "session", value::string(session));
        value::put(&mut link, "relation", value::string(relation));
        let links = self
            .toml
            .as_table_mut()
            .entry("link")
            .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(links) = links.as_array_of_tables_mut() {
            links.push(link);
        }
    }

    /// The notices of candidates with an id that an earlier one has, by id: reading leaves them out, so
    /// a session does not know of them.
    #[must_use]
    pub fn same_candidates(&self) -> Vec<Notice> {
        let mut seen = BTreeSet::new();
        let mut same = BTreeSet::new();
        for key in ["candidate", "removed_candidate"] {
            for id in self.ids(key) {
                if !seen.insert(id) {
                    same.insert(id);
                }
            }
        }
        same.into_iter().map(|id| Notice::SameCandidate(id.to_owned())).collect()
    }

    /// The ids in a list of tables, whichever way it is written.
    fn ids(&self, key: &str) -> Vec<&str> {
        match self.toml.get(key) {
            Some(Item::ArrayOfTables(tables)) => {
                tables.iter().filter_map(|table| table.get("id")?.as_str()).collect()
            }
            Some(Item::Value(Value::Array(list))) => list
                .iter()
                .filter_map(|value| value.as_inline_table()?.get("id")?.as_str())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Takes over the actions of an earlier session, with all that stands in them, in place of
    /// those that this one has.
    pub fn take_actions(&mut self, earlier: &Document) {
        if let Some(actions) = earlier.toml.get("action") {
            let mut actions = actions.clone();
            // Their places are those of the other file; without one they go to the end of this.
            if let Some(tables) = actions.as_array_of_tables_mut() {
                tables.iter_mut().for_each(|table| table.set_position(None));
            }
            self.toml.as_table_mut().insert("action", actions);
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Sheet<'_>)) {
        let mut sheet = Sheet::new(self.toml.as_table_mut(), !self.layout.carriage_returns);
        change(&mut sheet);
        let homeless = sheet.homeless;
        if !homeless.is_empty() {
            // The end of the file has a place for every comment.
            let end = self.toml.trailing().as_str().unwrap_or_default();
            self.toml.set_trailing(format!("{homeless}{end}"));
        }
    }
}

impl std::fmt::Display for Document {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.layout.restore(self.toml.to_string()))
    }
}

#[cfg(test)]
mod draft_tests;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod selection_tests;
#[cfg(test)]
mod tests;
