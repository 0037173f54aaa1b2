//! A report as HTML: one file with its style and pictures inside, without a script and without
//! anything that a browser would fetch.
//!
//! The templates escape every text. What is not escaped is a [`Markup`], and only pictures and tables
//! that were made here are one. Layout rests on real tables and headings, which word processors know.

use std::fmt;
use std::io::{self, Write};

use askama::Template;
use askama::filters::HtmlSafe;

use super::format::{Progress, step};
use super::tables::{self, Cell, Column, Table};
use super::view::View;
use crate::strings::report as words;

mod answers;
mod page;
mod picture;

/// Text that is HTML already, made by a template or by [`super::svg`].
struct Markup(String);

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

// What people wrote has been escaped where a `Markup` is made.
impl HtmlSafe for Markup {}

/// What stands before the parts.
#[derive(Template)]
#[template(path = "report/start.html")]
struct Start<'a> {
    lang: &'a str,
    title: String,
    set: String,
    redacted: Option<&'a str>,
    about: String,
}

/// What stands behind them.
#[derive(Template)]
#[template(path = "report/end.html")]
struct End;

/// A table under a heading.
#[derive(Template)]
#[template(path = "report/table.html")]
struct Grid<'a> {
    title: &'a str,
    depth: usize,
    is_wide: bool,
    headings: Vec<Heading<'a>>,
    rows: Vec<Vec<Shown>>,
}

struct Heading<'a> {
    text: &'a str,
    /// How it is set: a number at the right edge, a word in one line.
    class: &'static str,
}

/// So many cells of a heading without a blank stay in one line.
const ONE_LINE: usize = 12;

fn heading_class(text: &str, is_number: bool) -> &'static str {
    let is_word = !text.contains(' ') && crate::measure::width(text) <= ONE_LINE;
    match (is_number, is_word) {
        (true, true) => "number word",
        (true, false) => "number",
        (false, true) => "word",
        (false, false) => "",
    }
}

struct Shown {
    class: &'static str,
    lines: Vec<String>,
}

/// Writes a report.
///
/// # Errors
///
/// Where `out` cannot be written to, or the writing is stopped.
pub fn write(view: &View, out: &mut dyn Write, progress: &dyn Progress) -> io::Result<()> {
    let sections = if view.parts.detail { view.answers.len() } else { 0 };
    let of = sections + 3;
    step(progress, 0, of)?;
    put(out, &start(view))?;
    if view.parts.page {
        put(out, &page::page(view)?)?;
    }
    step(progress, 1, of)?;
    if view.parts.detail {
        detail(view, out)?;
        for (at, section) in view.answers.iter().enumerate() {
            step(progress, 2 + at, of)?;
            if at == 0 {
                heading(out, 2, words::ANSWERS.of(view.lang))?;
            }
            answers::write(view, section, out)?;
        }
    }
    step(progress, of - 1, of)?;
    if view.parts.annex {
        heading(out, 2, words::ANNEX.of(view.lang))?;
        for table in tables::annex(view) {
            write!(out, "{}", grid(&table, 3)?)?;
        }
    }
    put(out, &End)?;
    step(progress, of, of)
}

/// Everything of the detail but the answers.
fn detail(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    // A selection has no scores but how ready its phases are.
    let functions = tables::functions_on_paper(view).filter(|_| view.selection.is_none());
    if let Some(functions) = functions {
        write!(out, "{}", grid(&functions, 2)?)?;
        writeln!(out, "{}", page::radar(view)?)?;
    }
    let selection = view.selection.as_ref();
    let of_selection = selection.into_iter().flat_map(|selection| {
        [
            tables::phases(view),
            tables::candidates(lang, &selection.unit, &selection.candidates),
            tables::criteria(lang, selection),
            tables::risks(lang, &selection.risks),
            tables::services(lang, selection),
        ]
    });
    let plain = [tables::gaps(view), tables::plan(view)];
    for table in of_selection.chain(plain).flatten() {
        write!(out, "{}", grid(&table, 2)?)?;
    }
    // The first table of these has the heading of all of them.
    for tables in [tables::sourcing(view), tables::changes(view)] {
        for (at, table) in tables.iter().enumerate() {
            write!(out, "{}", grid(table, if at == 0 { 2 } else { 3 })?)?;
        }
    }
    Ok(())
}

/// What stands before the parts.
fn start(view: &View) -> Start<'_> {
    let head = &view.head;
    let days = match (&head.first_answer, &head.last_answer) {
        (Some(first), Some(last)) if first != last => format!("{first} - {last}"),
        (_, Some(last)) => last.clone(),
        _ => String::new(),
    };
    let made = format!("{} {}", words::MADE_ON.of(view.lang), head.made);
    // On the page for the management there is room for so much; the rest stands in the annex.
    let (organisation, scope) =
        (page::cut(&head.organisation, 50, 1), page::cut(&head.scope, 66, 1));
    let about = [organisation.as_str(), &scope, &days, &made];
    let about: Vec<&str> = about.into_iter().filter(|one| !one.is_empty()).collect();
    Start {
        lang: view.lang.code(),
        title: page::cut(&head.title, 70, 2),
        set: page::cut(&head.set, 90, 1),
        redacted: view.redacted.then(|| words::REDACTED.of(view.lang)),
        about: about.join(" | "),
    }
}

/// From more columns than this on each of them gets less room.
const MANY_COLUMNS: usize = 7;

/// A table as HTML, its heading at this depth.
fn grid(table: &Table, depth: usize) -> io::Result<Markup> {
    let headings = table.columns.iter();
    let headings = headings.map(|Column { heading, is_number }| Heading {
        text: heading,
        class: heading_class(heading, *is_number),
    });
    let row = |row: &Vec<Cell>| row.iter().map(shown).collect();
    let rows = table.rows.iter().map(row).collect();
    let is_wide = table.columns.len() > MANY_COLUMNS;
    markup(&Grid { title: &table.title, depth, is_wide, headings: headings.collect(), rows })
}

/// A cell as a person reads it.
fn shown(cell: &Cell) -> Shown {
    let class = match cell {
        Cell::Empty => "",
        Cell::Text(_) => "text",
        Cell::Id(_) => "id",
        Cell::Day(_) => "day",
        _ => "number",
    };
    Shown { class, lines: lines(&cell.shown()) }
}

/// The lines of a text.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Writes a heading.
fn heading(out: &mut dyn Write, depth: usize, text: &str) -> io::Result<()> {
    #[derive(Template)]
    #[template(source = "<h{{ depth }}>{{ text }}</h{{ depth }}>\n", ext = "html")]
    struct Line<'a> {
        depth: usize,
        text: &'a str,
    }
    put(out, &Line { depth, text })
}

/// Writes what a template makes.
fn put(out: &mut dyn Write, template: &impl Template) -> io::Result<()> {
    out.write_all(markup(template)?.0.as_bytes())
}

/// What a template makes.
fn markup(template: &impl Template) -> io::Result<Markup> {
    template.render().map(Markup).map_err(io::Error::other)
}

#[cfg(test)]
mod tests;
