//! The text that is being typed.

use toml_edit::{Item, Table};

use super::value::{
    Sheet, datetime, item_comments, put, put_or_remove, remove, string, text, tidy,
};
use crate::session::Draft;

/// The table that holds it.
const DRAFT: &str = "draft";

/// Sets the draft, or takes it away. Keys of a person's own beside it, and comments, stay.
pub(super) fn set(sheet: &mut Sheet<'_>, draft: Option<&Draft>) {
    let Some(draft) = draft else { return take_away(sheet) };
    if !sheet.root.get(DRAFT).is_some_and(Item::is_table_like) {
        sheet.root.insert(DRAFT, Item::Table(Table::new()));
    }
    let item = &mut sheet.root[DRAFT];
    let lines = sheet.lines && item.is_table();
    let Some(table) = item.as_table_like_mut() else { return };
    let lost = put_or_remove(table, "question", draft.question.as_deref().map(string));
    if table.contains_key("field") || !draft.field.is_empty() {
        put(table, "field", string(&draft.field));
    }
    put(table, "text", if lines { text(&draft.text) } else { string(&draft.text) });
    let lost = lost + &put_or_remove(table, "at", draft.at.map(datetime));
    tidy(item);
    sheet.homeless.push_str(&lost);
}

/// Takes the draft away. A table that is read as none, damaged or a person's own, says what it says.
fn take_away(sheet: &mut Sheet<'_>) {
    let Some(table) = sheet.root.get_mut(DRAFT).and_then(Item::as_table_like_mut) else { return };
    let text = table.get("text").and_then(Item::as_str);
    if text.is_none_or(|text| text.trim().is_empty()) {
        return;
    }
    for key in ["question", "field", "text", "at"] {
        let lost = remove(table, key);
        sheet.homeless.push_str(&lost);
    }
    if table.is_empty() {
        let removed = sheet.root.remove(DRAFT).unwrap_or_default();
        sheet.homeless.push_str(&item_comments(&removed));
    } else {
        tidy(&mut sheet.root[DRAFT]);
    }
}
