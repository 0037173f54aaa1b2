//! A report as JSON: what `monshin score --json` says, and all the rest beside it. Every key is always
//! there.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use super::format::{Progress, step};
use super::view::{AnswerRow, View};

/// Writes the report. It always has everything, whatever parts are asked for.
///
/// # Errors
///
/// Where `out` cannot be written to, or the writing is stopped.
pub fn write(view: &View, out: &mut dyn Write, progress: &dyn Progress) -> io::Result<()> {
    step(progress, 0, 2)?;
    let object = object(view)?;
    step(progress, 1, 2)?;
    serde_json::to_writer_pretty(&mut *out, &object)?;
    out.write_all(b"\n")?;
    step(progress, 2, 2)
}

fn object(view: &View) -> io::Result<Value> {
    let mut object = match &view.score {
        Value::Object(score) => score.clone(),
        _ => Map::new(),
    };
    let rows: Vec<&AnswerRow> = view.answers.iter().flat_map(|section| &section.rows).collect();
    for (key, value) in [
        ("lang", to_value(view.lang.code())?),
        ("redacted", to_value(&view.redacted)?),
        ("head", to_value(&view.head)?),
        ("page", to_value(&view.page)?),
        ("functions", to_value(&view.functions)?),
        ("levels", to_value(&view.levels)?),
        ("answers", to_value(&rows)?),
        ("gaps", to_value(&view.gaps)?),
        ("actions", to_value(&view.actions)?),
        ("sourcing", to_value(&view.sourcing)?),
        ("changes", to_value(&view.changes)?),
        ("selection", to_value(&view.selection)?),
        ("annex", to_value(&view.annex)?),
    ] {
        object.insert(key.to_owned(), value);
    }
    Ok(Value::Object(object))
}

fn to_value<T: Serialize + ?Sized>(value: &T) -> io::Result<Value> {
    Ok(serde_json::to_value(value)?)
}
