//! The session itself: its title, its times, who it is about, what is out of scope.

use toml_edit::{Item, Table, TableLike};

use super::list::{self, Listed};
use super::value::{Sheet, datetime, put, put_or_remove, string, text, tidy};
use crate::session::{About, FORMAT, OutOfScope, Session};
use crate::text::Lang;

/// What is written once, when a session is begun: the format, its birth, its question set.
pub(super) fn begin(root: &mut Table, session: &Session) {
    put(root, "format", FORMAT.into());
    put(root, "title", string(&session.title));
    if let Some(created) = session.created {
        put(root, "created", datetime(created));
    }
    let mut set = Table::new();
    put(&mut set, "id", string(&session.questionnaire.id));
    if let Some(version) = &session.questionnaire.version {
        put(&mut set, "version", string(version));
    }
    root.insert("questionnaire", Item::Table(set));
}

/// Sets what may change.
pub(super) fn set(sheet: &mut Sheet<'_>, session: &Session) {
    let root = &mut *sheet.root;
    put(root, "title", string(&session.title));
    let hidden = root.get("scores_hidden").and_then(Item::as_bool).unwrap_or(false);
    let mut keys = vec![
        ("updated", session.updated.map(datetime)),
        ("at", session.at.as_deref().map(string)),
        ("lang", session.lang.map(Lang::code).map(string)),
    ];
    if hidden != session.scores_hidden {
        keys.push(("scores_hidden", session.scores_hidden.then(|| true.into())));
    }
    keys.push(("target_by", session.target_by.map(datetime)));
    for (key, value) in keys {
        let lost = put_or_remove(root, key, value);
        sheet.homeless.push_str(&lost);
    }
    set_carried(sheet, session);
    set_about(sheet, &session.about);
    let lost = list::set(sheet.root, "out_of_scope", &session.out_of_scope, true);
    sheet.homeless.push_str(&lost);
    let candidates = [
        ("candidate", session.candidates.as_slice()),
        ("removed_candidate", session.removed_candidates.as_slice()),
    ];
    let lost = list::set_all(sheet.root, candidates, true);
    sheet.homeless.push_str(&lost);
}

/// The version whose report was read; all else about the set is written once.
fn set_carried(sheet: &mut Sheet<'_>, session: &Session) {
    let Some(item) = sheet.root.get_mut("questionnaire") else { return };
    let Some(table) = item.as_table_like_mut() else { return };
    let carried = session.questionnaire.carried_to.as_deref().map(string);
    if table.get("carried_to").and_then(Item::as_str) != session.questionnaire.carried_to.as_deref()
    {
        let lost = put_or_remove(table, "carried_to", carried);
        tidy(item);
        sheet.homeless.push_str(&lost);
    }
}

fn set_about(sheet: &mut Sheet<'_>, about: &About) {
    if !sheet.root.contains_key("about") {
        if *about == About::default() {
            return;
        }
        sheet.root.insert("about", Item::Table(Table::new()));
    }
    let item = &mut sheet.root["about"];
    let lines = sheet.lines && item.is_table();
    let Some(table) = item.as_table_like_mut() else { return };
    let fields = [
        ("organisation", &about.organisation),
        ("scope", &about.scope),
        ("facilitator", &about.facilitator),
    ];
    for (key, value) in fields {
        // An empty field is as good as none: it is not added, but one that a person left stays.
        if table.contains_key(key) || !value.is_empty() {
            put(table, key, if lines { text(value) } else { string(value) });
        }
    }
    let lost = list::set(table, "participants", &about.participants, false);
    sheet.homeless.push_str(&lost);
    tidy(item);
}

impl Listed for OutOfScope {
    const NAMED: bool = true;

    fn is(&self, item: &Item) -> bool {
        let reason = item.get("reason").and_then(Item::as_str).unwrap_or_default();
        self.likeness(item) > 0 && reason == self.reason
    }

    fn likeness(&self, item: &Item) -> usize {
        usize::from(item.get("section").and_then(Item::as_str) == Some(&self.section))
    }

    fn update(&self, item: &mut Item) -> String {
        if let Some(table) = item.as_table_like_mut() {
            write(self, table);
            tidy(item);
        }
        String::new()
    }

    /// An entry without a section says nothing yet.
    fn held(lists: &[Vec<Item>]) -> Vec<Vec<bool>> {
        let named = |item: &Item| item.get("section").is_some_and(Item::is_str);
        lists.iter().map(|items| items.iter().map(named).collect()).collect()
    }

    fn fresh(&self, as_table: bool) -> Item {
        let mut table = Table::new();
        write(self, &mut table);
        if as_table { Item::Table(table) } else { Item::Value(table.into_inline_table().into()) }
    }
}

fn write(out: &OutOfScope, table: &mut dyn TableLike) {
    put(table, "section", string(&out.section));
    if table.contains_key("reason") || !out.reason.is_empty() {
        put(table, "reason", string(&out.reason));
    }
}
