//! The first sheet: what the page for the management says, and the functions with their charts.

use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use super::sheet::{Looks, Sheet};
use crate::report::page::Overall;
use crate::report::tables::{self, Cell, Table};
use crate::report::view::View;
use crate::strings::{Words, report as words, report_layout as layout};

/// How wide the first column and each other one is, in digits, and how many there are.
const FIRST: usize = 40;
const OTHER: usize = 10;
const LAST: u16 = 15;

/// The columns of the functions that charts draw.
pub(super) const AS_IS: u16 = 1;
pub(super) const TO_BE: u16 = 4;
pub(super) const EARLIER: u16 = 6;

/// How wide and high a chart is, in pixels, and how many rows it reaches below the table beside it.
const CHART: (u32, u32) = (520, 345);
const CHART_ROWS: u32 = 10;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, view: &View, looks: &Looks) -> Result<(), XlsxError> {
    let lang = view.lang;
    let name = words::PAGE.of(lang);
    let mut sheet = Sheet::new(sheet, looks, name)?;
    sheet.width(0, FIRST)?;
    for at in 1..=LAST {
        sheet.width(usize::from(at), OTHER)?;
    }
    head(&mut sheet, view)?;
    if view.parts.page {
        overall(&mut sheet, view)?;
    }
    if view.selection.is_none() {
        functions(&mut sheet, view, name)?;
    }
    if let Some(selection) = &view.selection {
        for table in [
            tables::phases(view),
            tables::candidates(lang, &selection.unit, &view.page.candidates),
            tables::risks(lang, &view.page.risks),
        ] {
            table.map_or(Ok(()), |table| spread(&mut sheet, &table))?;
        }
    }
    if view.parts.page {
        if let Some(table) = tables::priorities(view) {
            spread(&mut sheet, &table)?;
        }
        rest(&mut sheet, view)?;
    }
    Ok(())
}

/// The title, the finding, who and when.
fn head(sheet: &mut Sheet, view: &View) -> Result<(), XlsxError> {
    let looks = sheet.looks;
    sheet.write(0, 0, &view.head.title, &looks.title)?;
    sheet.page.set_row_height(0, 28)?;
    sheet.row = 1;
    if view.redacted {
        sheet.write(1, 0, words::REDACTED.of(view.lang), &looks.plain)?;
        sheet.row = 2;
    }
    if view.parts.page && !view.page.finding.is_empty() {
        let lines = sheet.wide((0, LAST), wide(0), &view.page.finding, &looks.strong)?;
        sheet.end_row(lines)?;
    }
    sheet.row += 1;
    for row in tables::facts(view).rows {
        labelled(sheet, &row[0], &row[1])?;
    }
    sheet.row += 1;
    Ok(())
}

/// The numbers of the whole.
fn overall(sheet: &mut Sheet, view: &View) -> Result<(), XlsxError> {
    let Some(overall) = &view.page.overall else { return Ok(()) };
    sheet.section(words::OVERALL.of(view.lang))?;
    let Overall { as_is, low, high, max, to_be, target_by, last_time } = overall;
    let mut rows = vec![
        (words::AS_IS, Cell::score(*as_is)),
        (words::LOW, Cell::score(*low)),
        (words::HIGH, Cell::score(*high)),
        (words::MOST, Cell::score(*max)),
        (words::TO_BE, Cell::score(*to_be)),
        (layout::TARGET_BY, Cell::day(target_by.as_ref())),
    ];
    if let Some(last) = last_time.as_ref().filter(|last| last.both > 0) {
        rows.extend([
            (layout::LAST_LIKE, Cell::score(last.like_then)),
            (layout::NOW_LIKE, Cell::score(last.like_now)),
            (words::CHANGE_LIKE, Cell::change(last.change)),
            (layout::BOTH, Cell::Count(last.both)),
        ]);
    }
    for (label, cell) in rows.into_iter().filter(|(_, cell)| *cell != Cell::Empty) {
        labelled(sheet, &Cell::text(label.of(view.lang)), &cell)?;
    }
    sheet.row += 1;
    Ok(())
}

/// A label and what belongs to it; texts run over all columns.
fn labelled(sheet: &mut Sheet, label: &Cell, cell: &Cell) -> Result<(), XlsxError> {
    sheet.cell(sheet.row, 0, label)?;
    if let Cell::Text(text) = cell {
        let format = &sheet.looks.text;
        let lines = sheet.wide((1, LAST), wide(1), text, format)?;
        return sheet.end_row(lines);
    }
    sheet.cell(sheet.row, 1, cell)?;
    sheet.row += 1;
    Ok(())
}

/// The functions, their charts, and how many roles stand at each level.
fn functions(sheet: &mut Sheet, view: &View, name: &str) -> Result<(), XlsxError> {
    let Some(functions) = tables::functions(view) else { return Ok(()) };
    let first = sheet.row + 2;
    sheet.block(&functions)?;
    // The last row is the whole, which is no axis.
    let last = first + u32::try_from(view.functions.len()).unwrap_or(u32::MAX) - 1;
    // The charts stand beside the narrow table, so that all of this is one printed page.
    let top = sheet.row;
    if let Some(levels) = tables::levels(view) {
        sheet.block(&levels)?;
        let chart = columns(view, name, (top + 2, sheet.row - 2));
        sheet.page.insert_chart_with_offset(top, 9, &chart, 8, 4)?;
    }
    // A chart without a line is none: Excel takes no such file.
    let is_drawn =
        view.functions.iter().any(|row| row.as_is.or(row.to_be).or(row.earlier).is_some());
    if view.functions.len() >= 3 && is_drawn {
        let chart = radar(view, name, (first, last));
        sheet.page.insert_chart_with_offset(top, 2, &chart, 0, 4)?;
    }
    sheet.row += CHART_ROWS;
    Ok(())
}

/// The functions as a radar: as-is, to-be and last time, told apart without colour.
fn radar(view: &View, name: &str, (first, last): (u32, u32)) -> Chart {
    let lang = view.lang;
    let mut chart = Chart::new(ChartType::RadarWithMarkers);
    chart.title().set_name(words::FUNCTIONS.of(lang)).set_font(ChartFont::new().set_size(11));
    chart.set_alt_text(words::FUNCTIONS.of(lang));
    chart.set_width(CHART.0).set_height(CHART.1).show_empty_cells_as(ChartEmptyCells::Gaps);
    let lines = [
        (AS_IS, words::AS_IS, 0x1F_56_73, ChartLineDashType::Solid, 2.5),
        (TO_BE, words::TO_BE, 0x22_22_22, ChartLineDashType::Dash, 1.75),
        (EARLIER, words::EARLIER, 0x6B_74_7B, ChartLineDashType::RoundDot, 1.75),
    ];
    let said = |at: u16| {
        view.functions.iter().any(|row| match at {
            AS_IS => row.as_is.is_some(),
            TO_BE => row.to_be.is_some(),
            _ => row.earlier.is_some(),
        })
    };
    for (at, label, colour, dashes, width) in lines.into_iter().filter(|line| said(line.0)) {
        let mut line = ChartLine::new();
        line.set_color(colour).set_dash_type(dashes).set_width(width);
        let series = chart.add_series();
        series.set_name(label.of(lang));
        series.set_categories((name, first, 0, last, 0)).set_values((name, first, at, last, at));
        series.set_format(ChartFormat::new().set_line(&line));
    }
    let most = view.functions.iter().filter_map(|row| row.max).fold(0.0, f64::max);
    chart.y_axis().set_min(0).set_major_unit(if most > 10.0 { most / 5.0 } else { 1.0 });
    if most > 0.0 {
        chart.y_axis().set_max(most);
    }
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
}

/// How many roles stand at each level, as columns.
fn columns(view: &View, name: &str, (first, last): (u32, u32)) -> Chart {
    let title = words::LEVELS.of(view.lang);
    let mut chart = Chart::new(ChartType::Column);
    chart.title().set_name(title).set_font(ChartFont::new().set_size(11));
    chart.set_alt_text(title).set_width(CHART.0).set_height(CHART.1);
    let series = chart.add_series();
    series.set_name(words::ROLES.of(view.lang));
    series.set_categories((name, first, 0, last, 0)).set_values((name, first, 1, last, 1));
    let mut fill = ChartSolidFill::new();
    fill.set_color(0x1F_56_73);
    series.set_format(ChartFormat::new().set_solid_fill(&fill)).set_gap(60);
    series.set_data_label(rust_xlsxwriter::ChartDataLabel::new().show_value());
    chart.legend().set_hidden();
    chart.x_axis().set_name(words::LEVEL.of(view.lang));
    chart.y_axis().set_min(0).set_num_format("0");
    chart
}

/// A table over the columns of the functions: a number takes one, texts share the rest.
fn spread(sheet: &mut Sheet, table: &Table) -> Result<(), XlsxError> {
    if !table.title.is_empty() {
        sheet.section(&table.title)?;
    }
    let places = places(table);
    let cells = |(first, last): (u16, u16)| match first {
        0 => FIRST,
        _ => usize::from(last - first + 1) * OTHER,
    };
    let mut lines = 1;
    for (&place, column) in places.iter().zip(&table.columns) {
        let format = sheet.looks.heading(column.is_number);
        lines = lines.max(sheet.wide(place, cells(place), &column.heading, &format)?);
    }
    sheet.end_row(lines)?;
    for row in &table.rows {
        let mut lines = 1;
        for (&place, cell) in places.iter().zip(row) {
            if let Cell::Text(text) = cell {
                let format = &sheet.looks.text;
                lines = lines.max(sheet.wide(place, cells(place), text, format)?);
            } else {
                sheet.cell(sheet.row, place.0, cell)?;
            }
        }
        sheet.end_row(lines)?;
    }
    sheet.row += 1;
    Ok(())
}

/// The columns of the sheet that each column of a table takes, from the first to the last.
fn places(table: &Table) -> Vec<(u16, u16)> {
    let is_text = |at: usize| table.rows.iter().any(|row| matches!(row[at], Cell::Text(_)));
    let columns = table.columns.len();
    let texts: u16 = (1..columns).map(|at| u16::from(is_text(at))).sum();
    let single = u16::try_from(columns - 1).unwrap_or(LAST) - texts;
    let share = (LAST.saturating_sub(single) / texts.max(1)).max(1);
    let mut next = 1;
    let place = |at: usize| {
        if at == 0 {
            return (0, 0);
        }
        let first = next;
        next += if is_text(at) { share } else { 1 };
        (first, next - 1)
    };
    (0..columns).map(place).collect()
}

/// The decisions, what the numbers rest on, and what they say.
fn rest(sheet: &mut Sheet, view: &View) -> Result<(), XlsxError> {
    let (lang, page) = (view.lang, &view.page);
    paragraphs(sheet, words::DECISIONS, &page.decisions)?;
    if !page.rests_on.is_empty() {
        sheet.section(words::RESTS_ON.of(lang))?;
        for fact in &page.rests_on {
            labelled(sheet, &Cell::text(&fact.label), &Cell::text(&fact.value))?;
        }
        sheet.row += 1;
    }
    let says: &[String] = if page.says.is_empty() { &[] } else { std::slice::from_ref(&page.says) };
    paragraphs(sheet, words::SAYS, says)
}

/// Texts under a heading, a row each.
fn paragraphs(sheet: &mut Sheet, title: Words, texts: &[String]) -> Result<(), XlsxError> {
    if texts.is_empty() {
        return Ok(());
    }
    sheet.section(title.of(sheet.looks.lang))?;
    for text in texts {
        let format = &sheet.looks.text;
        let lines = sheet.wide((0, LAST), wide(0), text, format)?;
        sheet.end_row(lines)?;
    }
    sheet.row += 1;
    Ok(())
}

/// How many cells of text fit into a row from this column on.
fn wide(from: u16) -> usize {
    let other = usize::from(LAST + 1 - from.max(1)) * OTHER;
    // A little less than there is: letters are not all as wide as digits.
    (other + if from == 0 { FIRST } else { 0 }) * 9 / 10
}
