//! The arithmetic of a number as one writes it on paper.

use crate::measure::{pad, width, wrap};
use crate::questionnaire::Fold;
use crate::score::{Counts, Explanation, Item, Numbers, Said, Sum, Sums, What, Working};
use crate::session::Track;
use crate::strings::explain::{self as words, term};
use crate::strings::{Words, numbers, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;

/// Cells of the names of the numbers.
const NAME: usize = 10;
/// The most lines that a sum written out may take.
const LINES: usize = 3;

/// A line for each number of a score, each with its arithmetic.
pub(super) fn fold_rows(
    app: &App,
    explanation: &Explanation,
    (fold, sums): (Fold, &Sums),
    cells: usize,
) -> Vec<Row> {
    let Numbers { main, to_be, gap, low, high, max } = explanation.numbers;
    let written = written(&explanation.items, fold);
    let short = |sum: &Sum| summed(sum, fold);
    let mut rows = equation(app, ui::AS_IS, &[written, short(&sums.as_is)], main, "", cells);
    let mut line = |name: Words, sum: &Sum, value: Option<f64>, hint: Words| {
        let hint = app.say(hint);
        rows.extend(equation(app, name, &[short(sum)], value, hint, cells));
    };
    if to_be.is_some() {
        line(ui::TO_BE, &sums.to_be, to_be, words::TO_BE_HINT);
    }
    if main.is_some() && (low != main || high != main) {
        line(words::LOWEST, &sums.low, low, words::LOWEST_HINT);
        line(words::HIGHEST, &sums.high, high, words::HIGHEST_HINT);
    }
    line(words::MOST, &sums.max, max, words::MOST_HINT);
    if let (Some(to_be), Some(main)) = (to_be, main) {
        let text = format!("{} - {}", numbers::score(to_be), numbers::score(main));
        rows.extend(equation(app, ui::GAP, &[text], gap, "", cells));
    }
    rows
}

/// A number of which the arithmetic is written out, in the first way that fits; beside it what it means.
pub(super) fn equation(
    app: &App,
    name: Words,
    ways: &[String],
    value: Option<f64>,
    hint: &str,
    cells: usize,
) -> Vec<Row> {
    result(app.say(name), ways, &numbers::score_or_dash(value), hint, cells)
}

/// As [`equation`], with the result as it is to be read.
pub(super) fn result(
    name: &str,
    ways: &[String],
    result: &str,
    hint: &str,
    cells: usize,
) -> Vec<Row> {
    let label = NAME.max(width(name) + 2);
    let room = cells.saturating_sub(label + width(result) + 3).max(10);
    let mut written: Vec<String> = Vec::new();
    for way in ways.iter().filter(|way| !way.is_empty()) {
        written = wrap(way, room);
        if written.len() <= LINES {
            break;
        }
    }
    let last = written.len().saturating_sub(1);
    if written.is_empty() {
        written.push(String::new());
    }
    let mut rows = Vec::new();
    for (at, line) in written.into_iter().enumerate() {
        let label = pad(if at == 0 { name } else { "" }, label);
        let mut row = Row::of(label, Role::Dim);
        if at == last {
            let equals = if line.is_empty() { "" } else { " = " };
            row = row.and(line, Role::Text).and(equals, Role::Dim).and(result, Role::Strong);
            let hint = format!("   {hint}");
            if row.width() + width(&hint) <= cells {
                row = row.and(hint, Role::Dim);
            }
        } else {
            row = row.and(line, Role::Text);
        }
        rows.push(row);
    }
    rows
}

/// The parts written out: `(4 + 3 + 2) / 3`, with their weights where these are not all 1.
fn written(items: &[Item], fold: Fold) -> String {
    if items.is_empty() {
        return String::new();
    }
    let value = |item: &Item| term(item.values.main.unwrap_or(0.0));
    let plain = fold == Fold::Min || all_weigh_1(items);
    let terms = items.iter().map(|item| {
        if plain { value(item) } else { format!("{} x {}", term(item.weight), value(item)) }
    });
    let terms: Vec<String> = terms.collect();
    match fold {
        Fold::Min => format!("min({})", terms.join(", ")),
        Fold::Sum => terms.join(" + "),
        Fold::Mean => {
            let weights: f64 = items.iter().map(|item| item.weight).sum();
            format!("({}) / {}", terms.join(" + "), term(weights))
        }
    }
}

/// The same, by its sums alone.
fn summed(sum: &Sum, fold: Fold) -> String {
    match fold {
        Fold::Mean if sum.weights > 0.0 => {
            format!("{} / {}", term(sum.weighted), term(sum.weights))
        }
        _ => String::new(),
    }
}

/// Whether no part counts more than another.
pub(super) fn all_weigh_1(items: &[Item]) -> bool {
    items.iter().all(|item| (item.weight - 1.0).abs() < f64::EPSILON)
}

/// The arithmetic of the numbers of a selection.
pub(super) fn selection_rows(app: &App, explanation: &Explanation, cells: usize) -> Vec<Row> {
    let Numbers { main, low, high, .. } = explanation.numbers;
    let over = |sum: &Sum| {
        if sum.weights > 0.0 {
            format!("{} / {}", term(sum.weighted), term(sum.weights))
        } else {
            String::new()
        }
    };
    match &explanation.working {
        Working::Readiness(sum) => {
            let percent = main.map_or_else(|| "-".to_owned(), numbers::percent);
            result(app.say(crate::strings::selection::READY), &[over(sum)], &percent, "", cells)
        }
        Working::Fit(fits, standing) => {
            let name = app.say(words::FIT);
            let mut rows = result(name, &[over(&fits.answered)], &numbers::share(main), "", cells);
            for (name, sum, value, hint) in [
                (words::LOWEST, &fits.low, low, words::LOWEST_HINT),
                (words::HIGHEST, &fits.high, high, words::HIGHEST_HINT),
            ] {
                let value = numbers::share(value);
                rows.extend(result(app.say(name), &[over(sum)], &value, app.say(hint), cells));
            }
            if !standing.knocked_out_by.is_empty() {
                rows.push(Row::of(app.say(words::KNOCKED_OUT), Role::Warning));
            }
            if let Some(rank) = standing.rank {
                let rank = rank.to_string();
                let name = app.say(crate::strings::selection::RANK);
                rows.extend(result(name, &[], &rank, "", cells));
            }
            rows
        }
        Working::Price { price, .. } => {
            let terms = explanation.items.iter().map(|item| {
                let price = numbers::amount(item.values.main.unwrap_or(0.0));
                let once = (item.weight - 1.0).abs() < f64::EPSILON;
                if once { price } else { format!("{} x {price}", term(item.weight)) }
            });
            let written = terms.collect::<Vec<_>>().join(" + ");
            let amount = |value: Option<f64>| value.map_or("-".to_owned(), numbers::amount);
            let more = if price.computed.is_some() && !price.missing.is_empty() { "+" } else { "" };
            let sum = format!("{}{more}", amount(main));
            let mut rows = result(app.say(words::TOTAL), &[written], &sum, "", cells);
            if price.entered.is_some() {
                let name = app.say(words::ENTERED);
                rows.extend(result(name, &[], &amount(price.entered), "", cells));
            }
            if let Some(difference) = price.difference {
                let ways = [format!("{} - {}", amount(price.entered), amount(main))];
                let name = app.say(words::DIFFERENCE);
                rows.extend(result(name, &ways, &numbers::amount(difference), "", cells));
            }
            rows
        }
        _ => Vec::new(),
    }
}

/// The number in one line: as-is, band, to-be, gap.
pub(super) fn headline(app: &App, of: &Explanation) -> Row {
    let own = of.numbers;
    let row = Row::of(format!("{}   ", app.say(ui::AS_IS)), Role::Text);
    let mut row = row.and(numbers::score_or_dash(own.main), Role::Strong);
    let band = numbers::band(own.low, own.high).filter(|_| own.low != own.high);
    if let Some(band) = band {
        row = row.and(format!("  {band}"), Role::Dim);
    }
    if let Some(to_be) = own.to_be {
        let label = format!("   {} ", app.say(ui::TO_BE));
        row = row.and(label, Role::Dim).and(numbers::score(to_be), Role::Strong);
    }
    if let Some(gap) = own.gap {
        row = row.and(format!("   {} {}", app.say(ui::GAP), numbers::score(gap)), Role::Dim);
    }
    row
}

/// What a score rests on.
pub(super) fn counts_rows(app: &App, counts: &Counts, cells: usize) -> Vec<Row> {
    let parts = [
        (ui::ANSWERED, counts.answered),
        (ui::DONT_KNOW, counts.unknown),
        (ui::NOT_APPLICABLE, counts.not_applicable),
        (ui::UNTOUCHED, counts.untouched),
    ];
    let mut rows: Vec<String> = vec![String::new()];
    for (label, count) in parts {
        let part = format!("{} {count}", app.say(label));
        match rows.last_mut() {
            Some(row) if row.is_empty() => *row = part,
            Some(row) if width(row) + 3 + width(&part) <= cells => {
                row.push_str("   ");
                row.push_str(&part);
            }
            _ => rows.push(part),
        }
    }
    rows.into_iter().map(|row| Row::of(row, Role::Dim)).collect()
}

/// What decides the points of an answer, written out; empty where there is nothing to decide.
pub(super) fn best(said: &[Said], main: Option<f64>) -> String {
    let Some(main) = main else { return String::new() };
    let today = said.iter().filter(|said| said.track == Track::AsIs);
    let choices = said.iter().all(|said| said.scale.is_none());
    let terms: Vec<String> = today
        .filter(|said| said.counts || matches!(said.what, What::Level(_)))
        .filter_map(|said| said.points.map(term))
        .collect();
    match (terms.len(), choices) {
        (0 | 1, _) => String::new(),
        (_, true) => format!("{} = {}", terms.join(" + "), numbers::score(main)),
        (_, false) => format!("max({}) = {}", terms.join(", "), numbers::score(main)),
    }
}
