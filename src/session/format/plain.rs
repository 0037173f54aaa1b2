//! What TOML 1.1 allows and 1.0 does not, written as 1.0 has it.
//!
//! A person may write braces over several lines, or a time without seconds, and it is read. What is
//! written has to be readable by any TOML reader, so a held text is brought into that form at once;
//! nothing is written before something changes. Comments in braces go above their key.

use toml_edit::{InlineTable, Item, RawString, TableLike, Value};

use super::value::{comments, datetime, raw, string};

/// Brings all that stands in a table into the form of TOML 1.0.
pub(super) fn mend(table: &mut dyn TableLike) {
    for (mut key, item) in table.iter_mut() {
        let lost = match item {
            Item::Value(value) => mend_value(value),
            Item::Table(table) => {
                mend(table);
                continue;
            }
            Item::ArrayOfTables(tables) => {
                tables.iter_mut().for_each(|table| mend(table));
                continue;
            }
            Item::None => continue,
        };
        if !lost.is_empty() {
            let above = raw(key.leaf_decor().prefix());
            key.leaf_decor_mut().set_prefix(above + &lost);
        }
    }
}

/// Mends a value; returns the comments that lost their place, a line each.
fn mend_value(value: &mut Value) -> String {
    let mended = match value {
        Value::InlineTable(table) => return mend_braces(table),
        Value::Array(array) => {
            for value in array.iter_mut() {
                let lost = mend_value(value);
                if !lost.is_empty() {
                    let before = raw(value.decor().prefix());
                    value.decor_mut().set_prefix(before + &lost);
                }
            }
            return String::new();
        }
        Value::String(text) => {
            let written = text.as_repr().and_then(|repr| repr.as_raw().as_str());
            written.is_some_and(has_newer_escape).then(|| string(text.value()))
        }
        Value::Datetime(stamp) => {
            let stamp = *stamp.value();
            let without_seconds = stamp.time.is_some_and(|time| time.second.is_none());
            without_seconds.then(|| datetime(stamp))
        }
        _ => None,
    };
    if let Some(mut mended) = mended {
        *mended.decor_mut() = value.decor().clone();
        *value = mended;
    }
    String::new()
}

/// Whether a string as it is written has `\e` or `\x`.
fn has_newer_escape(written: &str) -> bool {
    if !written.starts_with('"') {
        return false;
    }
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        if character == '\\' && matches!(characters.next(), Some('e' | 'x')) {
            return true;
        }
    }
    false
}

/// Brings braces onto one line, without a comma after the last value.
fn mend_braces(table: &mut InlineTable) -> String {
    let mut around = Around::default();
    around.see_all(table);
    around.see(Some(table.trailing()));
    if around.breaks_lines || table.trailing_comma() {
        flatten(table);
        table.set_trailing_comma(false);
        table.set_trailing(" ");
    }
    around.comments
}

/// What stands between the keys and values in braces.
#[derive(Default)]
struct Around {
    comments: String,
    breaks_lines: bool,
}

impl Around {
    fn see(&mut self, decor: Option<&RawString>) {
        self.comments += &comments(decor);
        self.breaks_lines |= raw(decor).contains('\n');
    }

    /// Sees all between the braces, and mends the values on the way.
    fn see_all(&mut self, table: &mut InlineTable) {
        for (key, value) in table.iter_mut() {
            self.see(key.leaf_decor().prefix());
            match value {
                Value::InlineTable(below) if below.is_dotted() => self.see_all(below),
                value => {
                    self.comments += &mend_value(value);
                    self.see(value.decor().suffix());
                }
            }
        }
    }
}

fn flatten(table: &mut InlineTable) {
    for (mut key, value) in table.iter_mut() {
        key.leaf_decor_mut().set_prefix(" ");
        match value {
            Value::InlineTable(below) if below.is_dotted() => flatten(below),
            value => value.decor_mut().set_suffix(""),
        }
    }
}
