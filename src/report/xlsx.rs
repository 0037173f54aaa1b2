//! A report as a workbook.
//!
//! Numbers are numbers, unrounded; days are days; a text is never a formula or a link, whatever it
//! begins with. The same report gives the same bytes: the only time in it is the day of the report.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::format::{Progress, step};
use super::tables::{self, Table};
use super::view::View;
use crate::strings::report as words;
use sheet::{Looks, Sheet};

mod sheet;
mod summary;

/// Writes a report.
///
/// # Errors
///
/// Where `out` cannot be written to, or the writing is stopped.
pub fn write(view: &View, out: &mut dyn Write, progress: &dyn Progress) -> io::Result<()> {
    let looks = Looks::new(view.lang);
    let lists = if view.parts.detail { lists(view) } else { Vec::new() };
    let of = lists.len() + 3;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(view));
    step(progress, 0, of)?;
    summary::write(workbook.add_worksheet(), view, &looks).map_err(failed)?;
    for (at, table) in lists.iter().enumerate() {
        step(progress, 1 + at, of)?;
        list(&mut workbook, table, &looks).map_err(failed)?;
    }
    step(progress, of - 2, of)?;
    if view.parts.annex {
        annex(&mut workbook, view, &looks).map_err(failed)?;
    }
    step(progress, of - 1, of)?;
    // In memory first: a workbook is written by seeking, and `out` may be a pipe.
    let bytes = workbook.save_to_buffer().map_err(failed)?;
    out.write_all(&bytes)?;
    step(progress, of, of)
}

/// The tables that have a sheet of their own: one header row, which stays in sight and filters.
fn lists(view: &View) -> Vec<Table> {
    let lang = view.lang;
    let mut lists = vec![tables::answers(view)];
    lists.extend(tables::gaps_and_plan(view));
    lists.extend(tables::plan(view));
    if let Some(selection) = &view.selection {
        let of_selection = [
            tables::candidates(lang, &selection.unit, &selection.candidates),
            tables::criteria(lang, selection),
            tables::risks(lang, &selection.risks),
            tables::services(lang, selection),
        ];
        lists.extend(of_selection.into_iter().flatten());
    }
    lists
}

/// A sheet with one table.
fn list(workbook: &mut Workbook, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook.add_worksheet(), looks, &table.title)?;
    sheet.widths(&[table])?;
    sheet.list(table)
}

/// The sheet of what an auditor asks for: several tables, one below the other.
fn annex(workbook: &mut Workbook, view: &View, looks: &Looks) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook.add_worksheet(), looks, words::ANNEX.of(view.lang))?;
    let mut tables = tables::annex(view);
    for table in tables::sourcing(view).into_iter().chain(tables::changes(view)) {
        tables.push(table);
    }
    sheet.widths(&tables.iter().collect::<Vec<_>>())?;
    for table in &tables {
        sheet.block(table)?;
    }
    Ok(())
}

/// What the file says of itself: no person, and no other time than the day of the report.
fn properties(view: &View) -> DocProperties {
    let day = ExcelDateTime::parse_from_str(&view.head.made);
    // A file has a time, and that of the writing would make every file another one.
    let epoch = || ExcelDateTime::from_timestamp(0);
    let properties = DocProperties::new().set_title(&view.head.title).set_subject(&view.head.set);
    match day.or_else(|_| epoch()) {
        Ok(time) => properties.set_creation_datetime(&time),
        Err(_) => properties,
    }
}

/// A fault of the library as one of writing.
fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests;
