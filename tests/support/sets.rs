//! The question sets as files: their text, and their tables as they stand in it.

#![allow(dead_code)] // Each test file uses its own part of this.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files_in(directory: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(directory)).expect("a directory");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    assert!(!files.is_empty());
    files
}

pub fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("text")
}

/// Every shipped file: its name for messages, its text, its tables.
pub fn sets() -> Vec<(PathBuf, String, Table)> {
    let read = |path: PathBuf| {
        let text = text(&path);
        let table = text.parse().expect("TOML");
        (path, text, table)
    };
    files_in("questionnaires", "toml").into_iter().map(read).collect()
}

pub fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let list = table.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().map(|value| value.as_table().expect("a table")).collect()
}

pub fn id(table: &Table) -> &str {
    table["id"].as_str().expect("an id")
}

pub fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        other => panic!("{other} is no text"),
    }
}
