//! Single values: as text of TOML 1.0, and set in place.

use std::cmp::Ordering;
use std::fmt::Write;

use toml_edit::{Datetime, Item, Key, RawString, Table, TableLike, Value};

/// The root table of a document while it is changed.
pub(super) struct Sheet<'a> {
    pub(super) root: &'a mut Table,
    /// Whether a text of several lines may be written as such. It may not in a file whose lines end
    /// in carriage returns: these would become part of the text.
    pub(super) lines: bool,
    /// Comments of removed keys that found no place beside their neighbours.
    pub(super) homeless: String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(root: &'a mut Table, lines: bool) -> Sheet<'a> {
        Sheet { root, lines, homeless: String::new() }
    }
}

/// A string on one line.
pub(super) fn string(text: &str) -> Value {
    literal(&quoted(text))
}

/// A text: as readable lines between `"""` where it has several.
pub(super) fn text(text: &str) -> Value {
    if text.contains('\n') { literal(&block(text)) } else { string(text) }
}

/// A moment or a day. TOML 1.0 wants seconds.
pub(super) fn datetime(stamp: Datetime) -> Value {
    let mut stamp = stamp;
    if let Some(time) = &mut stamp.time {
        time.second.get_or_insert(0);
    }
    Value::from(stamp)
}

/// A number; a whole one without a fraction. `None` where it is not finite: nobody meant that, and a
/// file with it could not be read.
pub(super) fn number(number: f64) -> Option<Value> {
    /// Beyond 2^53 neighbours are more than one apart.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = number.fract() == 0.0 && number.abs() < EXACT;
    number
        .is_finite()
        .then(|| literal(&if whole { format!("{number:.0}") } else { format!("{number:?}") }))
}

/// The number in a value, whether it is written with a fraction or without.
pub(super) fn as_number(value: &Value) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a session's numbers are no more exact")]
    let whole = |integer: i64| integer as f64;
    value.as_float().or_else(|| value.as_integer().map(whole))
}

/// The value of TOML text that was put together here. `toml_edit` keeps the text as it is, whereas it
/// would choose among the escapes of TOML 1.1 for a plain string.
fn literal(toml: &str) -> Value {
    toml.parse().expect("a string that is escaped by us is TOML")
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            other => escape(other, &mut quoted),
        }
    }
    quoted.push('"');
    quoted
}

fn block(text: &str) -> String {
    let mut block = String::with_capacity(text.len() + 8);
    block.push_str("\"\"\"\n");
    let mut characters = text.chars().peekable();
    let mut quotes = 0;
    while let Some(character) = characters.next() {
        quotes = if character == '"' { quotes + 1 } else { 0 };
        match character {
            // Three in a row, or one before the closing three, would end the text.
            '"' if quotes == 3 || characters.peek().is_none() => {
                block.push_str("\\\"");
                quotes = 0;
            }
            '"' | '\n' | '\t' => block.push(character),
            other => escape(other, &mut block),
        }
    }
    block.push_str("\"\"\"");
    block
}

fn escape(character: char, out: &mut String) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        // C0 and DEL must be escaped; C1 may stand, but has no business in an editor.
        control if control.is_control() => {
            // Writing into a string cannot fail.
            let _ = write!(out, "\\u{:04X}", u32::from(control));
        }
        other => out.push(other),
    }
}

/// A key, in quotes only where it needs them.
pub(super) fn key(name: &str) -> Key {
    let bare = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    if !name.is_empty() && name.chars().all(bare) {
        return Key::new(name);
    }
    let parsed = Key::parse(&quoted(name)).expect("a quoted key is TOML");
    parsed.into_iter().next().expect("a quoted key is one key")
}

/// Whether two values mean the same, however they are written.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.value() == other.value(),
        (Value::Boolean(one), Value::Boolean(other)) => one.value() == other.value(),
        (Value::Datetime(one), Value::Datetime(other)) => one.value() == other.value(),
        _ => match (as_number(one), as_number(other)) {
            (Some(one), Some(other)) => one.partial_cmp(&other) == Some(Ordering::Equal),
            _ => false,
        },
    }
}

/// Sets a key in place: the comments beside it stay, and an equal value is left as it is written.
pub(super) fn put(table: &mut dyn TableLike, name: &str, value: Value) {
    let Some(item) = table.get_mut(name) else {
        table.entry_format(&key(name)).or_insert(Item::Value(value));
        return;
    };
    let mut value = value;
    match item.as_value_mut() {
        Some(old) if same(old, &value) => {}
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => *item = Item::Value(value),
    }
}

/// Sets a key, or takes it away where there is no value. Returns the comments that lost their place.
pub(super) fn put_or_remove(table: &mut dyn TableLike, name: &str, value: Option<Value>) -> String {
    match value {
        Some(value) => {
            put(table, name, value);
            String::new()
        }
        None => remove(table, name),
    }
}

/// Takes a key away. Its comments go to the key below, else to the one above; what finds no place is
/// returned.
pub(super) fn remove(table: &mut dyn TableLike, name: &str) -> String {
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    let Some(at) = names.iter().position(|known| known == name) else { return String::new() };
    let mut kept =
        table.key(name).map_or_else(String::new, |key| comments(key.leaf_decor().prefix()));
    let removed = table.remove(name).unwrap_or_default();
    kept.push_str(&item_comments(&removed));
    if kept.is_empty() {
        return kept;
    }
    let is_value =
        |table: &dyn TableLike, name: &String| table.get(name).is_some_and(Item::is_value);
    if let Some(next) = names.get(at + 1).filter(|next| is_value(table, next))
        && let Some(mut key) = table.key_mut(next)
    {
        let below = raw(key.leaf_decor().prefix());
        key.leaf_decor_mut().set_prefix(kept + &below);
        return String::new();
    }
    if let Some(before) = at.checked_sub(1).map(|at| &names[at])
        && let Some(Item::Value(value)) = table.get_mut(before)
    {
        let beside = raw(value.decor().suffix());
        value.decor_mut().set_suffix(format!("{beside}\n{}", kept.trim_end()));
        return String::new();
    }
    kept
}

/// Whether a person wrote a comment around or in this item.
pub(super) fn has_comments(item: &Item) -> bool {
    !item_comments(item).is_empty()
}

/// The comments around and in an item, a line each.
pub(super) fn item_comments(item: &Item) -> String {
    match item {
        Item::Value(value) => value_comments(value),
        Item::Table(table) => table_comments(table),
        Item::ArrayOfTables(tables) => tables.iter().map(table_comments).collect(),
        Item::None => String::new(),
    }
}

fn table_comments(table: &Table) -> String {
    comments(table.decor().prefix()) + &comments(table.decor().suffix()) + &inner_comments(table)
}

fn value_comments(value: &Value) -> String {
    let around = comments(value.decor().prefix()) + &comments(value.decor().suffix());
    around + &comments_inside(value)
}

/// The comments in a list or in braces, a line each.
pub(super) fn comments_inside(value: &Value) -> String {
    match value {
        Value::Array(array) => {
            let items: String = array.iter().map(value_comments).collect();
            items + &comments(Some(array.trailing()))
        }
        Value::InlineTable(table) => inner_comments(table),
        _ => String::new(),
    }
}

fn inner_comments(table: &dyn TableLike) -> String {
    let above = |name| table.key(name).map(|key| comments(key.leaf_decor().prefix()));
    table
        .iter()
        .map(|(name, item)| above(name).unwrap_or_default() + &item_comments(item))
        .collect()
}

/// The comment lines of what stands around a key or value.
pub(super) fn comments(decor: Option<&RawString>) -> String {
    let text = raw(decor);
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What stands around a key or value, as text.
pub(super) fn raw(decor: Option<&RawString>) -> String {
    decor.and_then(RawString::as_str).unwrap_or_default().to_owned()
}

/// Mends the blanks of an inline table after keys came or went: one inside each brace.
pub(super) fn tidy(item: &mut Item) {
    let Some(table) = item.as_inline_table_mut() else { return };
    let last = table.len().saturating_sub(1);
    for (at, (_, value)) in table.iter_mut().enumerate() {
        let suffix = raw(value.decor().suffix());
        if suffix.trim_matches(' ').is_empty() {
            let suffix = if at == last { " " } else { "" };
            value.decor_mut().set_suffix(suffix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(value: &Value) -> String {
        let text = format!("a ={value}\n");
        let table: toml::Table = text.parse().expect("TOML");
        table["a"].as_str().expect("a string").to_owned()
    }

    #[test]
    fn every_character_comes_back() {
        for sample in [
            "",
            "\"",
            "\\",
            "a\"\"\"\"b",
            "\u{1b}[0m\u{7f}\u{85}",
            "行1\n\n行2\n",
            "\n\"",
            "\r\n\"\"\"\n",
        ] {
            assert_eq!(read_back(&string(sample)), sample);
            assert_eq!(read_back(&text(sample)), sample);
        }
    }

    #[test]
    fn escapes_are_those_of_toml_1_0() {
        assert_eq!(string("\u{1b}").to_string().trim(), r#""\u001B""#);
        assert_eq!(text("a\n\u{1b}").to_string().trim(), "\"\"\"\na\n\\u001B\"\"\"");
    }

    #[test]
    fn a_text_of_several_lines_is_readable() {
        assert_eq!(text("行1\n\"行2\" x").to_string().trim(), "\"\"\"\n行1\n\"行2\" x\"\"\"");
    }

    #[test]
    fn a_number_is_written_as_short_as_it_is_exact() {
        let written = |n: f64| number(n).map(|value| value.to_string().trim().to_owned());
        assert_eq!(written(120.0).as_deref(), Some("120"));
        assert_eq!(written(-3.0).as_deref(), Some("-3"));
        assert_eq!(written(0.1).as_deref(), Some("0.1"));
        assert_eq!(written(1e300).as_deref(), Some("1e300"));
        assert_eq!(written(1e-9).as_deref(), Some("1e-9"));
        assert_eq!((written(f64::NAN), written(f64::INFINITY)), (None, None));
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let is = |one: &str, other: &str| same(&literal(one), &literal(other));
        assert!(is("120", "120.0") && is("1.2e2", "120") && is("0x1F", "31") && is("-0.0", "0"));
        assert!(!is("120", "120.5") && !is("120", "\"120\"") && !is("nan", "nan"));
    }

    #[test]
    fn a_time_has_seconds() {
        let stamp = "2026-11-23T10:00:00+09:00".parse::<Datetime>().expect("a stamp");
        assert_eq!(datetime(stamp).to_string().trim(), "2026-11-23T10:00:00+09:00");
    }
}
