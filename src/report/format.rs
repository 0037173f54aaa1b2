//! The formats that a report is written in, what it holds, and the one way to write it.

use std::io::{self, Write};

use super::view::View;
use super::{csv, html, json, markdown, xlsx};
use crate::session::Day;
use crate::text::Lang;

/// A format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Plain text with light markup.
    #[default]
    Markdown,
    /// One page for a browser, with its pictures inside.
    Html,
    /// The answers, one row a question.
    Csv,
    /// A workbook of several sheets.
    Xlsx,
    /// For other programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Format; 5] =
        [Format::Markdown, Format::Html, Format::Csv, Format::Xlsx, Format::Json];

    /// What the name of its files ends with, without the dot; also its word on the command line.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
        }
    }

    /// The format of a word, or `None` where it is none of them.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.extension() == word)
    }

    /// Whether its files are text, and may be written to a terminal.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Format::Xlsx
    }
}

/// Which parts a report has. CSV is always the answers, and JSON always has everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The page for the management.
    pub page: bool,
    /// The answers, gaps and plan.
    pub detail: bool,
    /// The auditor's annex.
    pub annex: bool,
}

impl Default for Parts {
    fn default() -> Parts {
        Parts { page: true, detail: true, annex: true }
    }
}

/// What a person chooses about a report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Its language, whatever that of the interface is.
    pub lang: Lang,
    /// Whether it leaves out everything that a person wrote: names, notes, providers.
    pub redact: bool,
    /// Its parts.
    pub parts: Parts,
    /// The day that it is written on.
    pub today: Day,
}

/// Who follows the writing of a report, and may stop it.
pub trait Progress {
    /// So many of so many steps are done; `false` stops the writing.
    fn step(&self, done: usize, of: usize) -> bool;
}

/// Nobody follows, nobody stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn step(&self, _done: usize, _of: usize) -> bool {
        true
    }
}

/// Tells a step, and stops where that is wished.
///
/// # Errors
///
/// [`io::ErrorKind::Interrupted`] where the writing shall stop.
pub fn step(progress: &dyn Progress, done: usize, of: usize) -> io::Result<()> {
    if progress.step(done, of) { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
}

/// Writes a report.
///
/// # Errors
///
/// Where `out` cannot be written to, and [`io::ErrorKind::Interrupted`] where it was stopped; what has
/// been written by then is not a report.
pub fn write(
    format: Format,
    view: &View,
    out: &mut dyn Write,
    progress: &dyn Progress,
) -> io::Result<()> {
    match format {
        Format::Markdown => markdown::write(view, out, progress),
        Format::Html => html::write(view, out, progress),
        Format::Csv => csv::write(view, out, progress),
        Format::Xlsx => xlsx::write(view, out, progress),
        Format::Json => json::write(view, out, progress),
    }
}
