//! From a session to the values of a report.

use super::{Options, Source, View};

/// Makes the values of a report.
pub(super) fn view(_source: &Source<'_>, options: &Options) -> View {
    View {
        lang: options.lang,
        redacted: options.redact,
        parts: options.parts,
        head: super::Head::default(),
        page: super::Page::default(),
        overall: super::FunctionRow::default(),
        functions: Vec::new(),
        levels: Vec::new(),
        answers: Vec::new(),
        gaps: Vec::new(),
        actions: Vec::new(),
        sourcing: None,
        changes: None,
        selection: None,
        annex: super::Annex::default(),
        score: serde_json::Value::Null,
    }
}
