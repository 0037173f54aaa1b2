//! A sheet that fills from the top, and what its cells look like.

use std::borrow::Cow;

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::measure;
use crate::report::tables::{Cell, Table};
use crate::strings::report_layout as layout;
use crate::text::Lang;

/// The most characters that a cell holds, counted as Excel does: in units of UTF-16.
const MOST_IN_A_CELL: usize = 32_767;

/// The least and the most that a column is wide, in digits.
const WIDTHS: (usize, usize) = (7, 52);

/// How many digits are printed side by side on a page of A4, small and yet readable.
const PAGE: usize = 230;

/// The most points that a row is high.
const HIGHEST: usize = 409;

/// What cells look like.
pub(super) struct Looks {
    pub(super) lang: Lang,
    pub(super) plain: Format,
    pub(super) text: Format,
    pub(super) strong: Format,
    pub(super) title: Format,
    pub(super) section: Format,
    /// How high a line of text is, in points.
    line: usize,
    header: Format,
}

impl Looks {
    /// Those of a language: each has a font that every Excel of its readers has.
    pub(super) fn new(lang: Lang) -> Looks {
        let (font, line) = match lang {
            Lang::Ja => ("Yu Gothic", 17),
            Lang::En => ("Calibri", 14),
        };
        let plain = Format::new().set_font_name(font).set_font_size(10).set_align(FormatAlign::Top);
        let text = plain.clone().set_text_wrap();
        let strong = text.clone().set_bold();
        let accent = 0x1F_56_73;
        let header = strong
            .clone()
            .set_align(FormatAlign::Bottom)
            .set_background_color(0xE6_EC_F0)
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(accent);
        let section = plain.clone().set_bold().set_font_size(12).set_font_color(accent);
        let title = plain.clone().set_bold().set_font_size(16);
        Looks { lang, plain, text, strong, title, section, line, header }
    }

    /// A heading of a column, on the side where its cells stand.
    pub(super) fn heading(&self, is_number: bool) -> Format {
        if is_number {
            self.header.clone().set_align(FormatAlign::Right)
        } else {
            self.header.clone()
        }
    }
}

/// A sheet that fills from the top.
pub(super) struct Sheet<'a> {
    pub(super) page: &'a mut Worksheet,
    pub(super) looks: &'a Looks,
    /// The next row that is free.
    pub(super) row: u32,
    /// How wide the columns are, in digits.
    across: Vec<usize>,
}

impl<'a> Sheet<'a> {
    /// An empty sheet of this name, set up for A4 across.
    pub(super) fn new(
        sheet: &'a mut Worksheet,
        looks: &'a Looks,
        name: &str,
    ) -> Result<Sheet<'a>, XlsxError> {
        sheet.set_name(sheet_name(name))?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&L&A&R&P / &N");
        Ok(Sheet { page: sheet, looks, row: 0, across: Vec::new() })
    }

    /// Columns as wide as what these tables say in them, within reason.
    pub(super) fn widths(&mut self, tables: &[&Table]) -> Result<(), XlsxError> {
        let count = tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
        for at in 0..count {
            let widest = tables.iter().map(|table| widest(table, at)).max().unwrap_or(0);
            let width = (widest + 2).clamp(WIDTHS.0, WIDTHS.1);
            self.width(at, width)?;
        }
        Ok(())
    }

    /// A column so many digits wide.
    pub(super) fn width(&mut self, at: usize, width: usize) -> Result<(), XlsxError> {
        self.page.set_column_width(column(at), number(width))?;
        self.across.resize(self.across.len().max(at + 1), 0);
        self.across[at] = width;
        Ok(())
    }

    /// A table that is the whole sheet: its headings stay in sight, filter, and are printed again on
    /// every page.
    pub(super) fn list(&mut self, table: &Table) -> Result<(), XlsxError> {
        let header = self.row;
        self.table(table)?;
        let last = column(table.columns.len().saturating_sub(1));
        // An id and what it names stay in sight while one looks at what stands far to the right.
        let has_ids = table.rows.iter().any(|row| matches!(row.first(), Some(Cell::Id(_))));
        let fixed = match (table.columns.len() > 8, has_ids) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => 2,
        };
        self.page.set_freeze_panes(header + 1, fixed)?;
        // So wide that it would be too small on one page, it is printed on several side by side.
        let pages = self.across.iter().sum::<usize>().div_ceil(PAGE);
        if pages > 1 {
            self.page.set_print_fit_to_pages(u16::try_from(pages).unwrap_or(1), 0);
            self.page.set_repeat_columns(0, fixed.saturating_sub(1))?;
        }
        self.page.autofilter(header, 0, self.row.saturating_sub(1).max(header), last)?;
        self.page.set_repeat_rows(header, header)?;
        Ok(())
    }

    /// A table under its heading, with a blank row below.
    pub(super) fn block(&mut self, table: &Table) -> Result<(), XlsxError> {
        if !table.title.is_empty() {
            self.section(&table.title)?;
        }
        self.table(table)?;
        self.row += 1;
        Ok(())
    }

    /// A heading.
    pub(super) fn section(&mut self, title: &str) -> Result<(), XlsxError> {
        let format = self.looks.section.clone();
        self.write(self.row, 0, title, &format)?;
        self.page.set_row_height(self.row, 21)?;
        self.row += 1;
        Ok(())
    }

    /// The headings and rows of a table.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        for (at, heading) in table.columns.iter().enumerate() {
            let format = self.looks.heading(heading.is_number);
            self.write(self.row, column(at), &heading.heading, &format)?;
        }
        self.row += 1;
        for row in &table.rows {
            let mut lines = 1;
            for (at, cell) in row.iter().enumerate() {
                self.cell(self.row, column(at), cell)?;
                let width = self.across.get(at).copied().unwrap_or(WIDTHS.0);
                lines = lines.max(lines_of(&cell.shown(), width));
            }
            self.end_row(lines)?;
        }
        Ok(())
    }

    /// A cell as what it is.
    pub(super) fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let plain = &self.looks.plain;
        let (value, shown) = match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) => {
                let format = self.looks.text.clone();
                return self.write(row, column, text, &format);
            }
            Cell::Band(..) => {
                let format = self.looks.text.clone();
                return self.write(row, column, &cell.shown(), &format);
            }
            Cell::Id(id) => {
                let format = plain.clone();
                return self.write(row, column, id, &format);
            }
            Cell::Day(day) => return self.day(row, column, day),
            Cell::Score(score) => (*score, "0.0".to_owned()),
            Cell::Change(change) => (*change, "+0.0;-0.0;0.0".to_owned()),
            Cell::Count(count) => (number(*count), "0".to_owned()),
            Cell::Percent(percent) => (*percent, "0\"%\"".to_owned()),
            Cell::Share(share) => (*share, "0.00".to_owned()),
            Cell::Amount(amount) => (*amount, amount_format(*amount).to_owned()),
            Cell::AtLeast(amount, word) => {
                (*amount, format!("{}\" {word}\"", amount_format(*amount)))
            }
        };
        let format = plain.clone().set_num_format(shown);
        self.page.write_number_with_format(row, column, value, &format)?;
        Ok(())
    }

    /// A day as a day; one that Excel does not know, such as one before 1900, as a text.
    fn day(&mut self, row: u32, column: u16, day: &str) -> Result<(), XlsxError> {
        let format = self.looks.plain.clone().set_num_format("yyyy-mm-dd");
        let known = day.len() == 10 && day >= "1900-03-01";
        match ExcelDateTime::parse_from_str(day) {
            Ok(value) if known => {
                let format = format.set_align(FormatAlign::Left);
                self.page.write_datetime_with_format(row, column, &value, &format)?;
            }
            _ => self.write(row, column, day, &format)?,
        }
        Ok(())
    }

    /// A text, and nothing but a text.
    pub(super) fn write(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = fitting(text, self.looks.lang);
        self.page.write_string_with_format(row, column, text, format)?;
        Ok(())
    }

    /// A text over several columns, with rows as high as it needs: Excel does not do that by itself
    /// where cells are joined.
    pub(super) fn wide(
        &mut self,
        (first, last): (u16, u16),
        cells: usize,
        text: &str,
        format: &Format,
    ) -> Result<usize, XlsxError> {
        let text = fitting(text, self.looks.lang);
        if first < last {
            self.page.merge_range(self.row, first, self.row, last, &text, format)?;
        } else {
            self.page.write_string_with_format(self.row, first, &*text, format)?;
        }
        Ok(lines_of(&text, cells))
    }

    /// The row as high as so many lines, and on to the next.
    pub(super) fn end_row(&mut self, lines: usize) -> Result<(), XlsxError> {
        self.page.set_row_height(self.row, number((lines * self.looks.line + 1).min(HIGHEST)))?;
        self.row += 1;
        Ok(())
    }
}

/// How many lines a text takes in a column of so many digits.
fn lines_of(text: &str, cells: usize) -> usize {
    // Not every line is filled to its end.
    let cells = cells.saturating_sub(1 + cells / 16).max(1);
    let lines = text.lines().map(|line| match measure::width(line) {
        width if width <= cells => 1,
        // Beyond what a row can show it does not matter where the lines break.
        width if width > cells * 40 => width / cells,
        _ => measure::wrap(line, cells).len(),
    });
    lines.sum::<usize>().max(1)
}

/// How wide a column of a table would like to be.
fn widest(table: &Table, at: usize) -> usize {
    // Behind a heading stands the button of the filter.
    let heading = table.columns.get(at).map_or(0, |one| measure::width(&one.heading) + 2);
    let width = |text: &str| text.lines().map(measure::width).max().unwrap_or(0);
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    cells.map(|cell| width(&cell.shown())).max().unwrap_or(0).max(heading)
}

/// An amount without decimals that it does not have.
fn amount_format(amount: f64) -> &'static str {
    if amount.fract() == 0.0 { "#,##0" } else { "#,##0.####" }
}

/// The text that a cell can hold: without what no workbook may contain, and cut where it is too long,
/// which is said.
pub(super) fn fitting(text: &str, lang: Lang) -> Cow<'_, str> {
    let forbidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let clean: Cow<str> = if text.contains(forbidden) {
        Cow::Owned(text.replace("\r\n", "\n").replace(forbidden, " "))
    } else {
        Cow::Borrowed(text)
    };
    if clean.len() <= MOST_IN_A_CELL || clean.encode_utf16().count() <= MOST_IN_A_CELL {
        return clean;
    }
    let note = layout::CUT.of(lang);
    let mut left = MOST_IN_A_CELL - note.encode_utf16().count();
    let kept: String = clean
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    Cow::Owned(kept + note)
}

/// A name that a sheet may have: at most 31 characters, none of those that Excel keeps for itself.
fn sheet_name(name: &str) -> String {
    let name = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
    let name: String = name.trim().trim_matches('\'').chars().take(31).collect();
    name.trim_end().to_owned()
}

/// The number of a column; there are never as many as would not fit.
pub(super) fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of questions and lines are far below 2^52")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}
