//! The page for the management.

use super::{Sheet, score};
use crate::report::page::{Bar, LastTime, Overall, Page};
use crate::report::view::{CandidateRow, View};
use crate::strings::{numbers, report};

/// How many characters a full bar has.
const BAR: usize = 20;

pub(super) fn write(sheet: &mut Sheet, view: &View) {
    let page = &view.page;
    sheet.title(2, report::PAGE);
    sheet.block(&format!("**{}**", super::one_line(&page.finding)));
    if let Some(overall) = &page.overall {
        overall_lines(sheet, overall);
    }
    levels(sheet, page);
    bars(sheet, &page.bars);
    selection(sheet, view);
    priorities(sheet, page);
    sheet.title(3, report::DECISIONS);
    if page.decisions.is_empty() {
        sheet.paragraph(sheet.say(report::NO_DECISIONS));
    } else {
        sheet.numbered(&page.decisions);
    }
    sheet.title(3, report::RESTS_ON);
    let facts: Vec<(String, String)> =
        page.rests_on.iter().map(|fact| (fact.label.clone(), fact.value.clone())).collect();
    sheet.facts(&facts);
    sheet.title(3, report::SAYS);
    sheet.paragraph(&page.says);
}

fn overall_lines(sheet: &mut Sheet, overall: &Overall) {
    let lang = sheet.lang;
    let mut facts = vec![(
        sheet.say(report::OVERALL).to_owned(),
        report::overall(overall.as_is, overall.low, overall.high, overall.max, lang),
    )];
    let target = report::target(overall.to_be, overall.target_by.as_deref(), lang);
    facts.push((sheet.say(report::TARGET).to_owned(), target));
    let last = overall.last_time.as_ref();
    let last = last
        .map_or_else(|| sheet.say(report::NO_LAST_TIME).to_owned(), |last| last_time(last, sheet));
    facts.push((sheet.say(report::LAST_TIME).to_owned(), last));
    sheet.facts(&facts);
}

fn last_time(last: &LastTime, sheet: &Sheet) -> String {
    report::last_time(
        &report::Last {
            day: last.day.as_deref(),
            then: last.then,
            like: last.like_then.zip(last.like_now).zip(last.change),
            both: last.both,
        },
        sheet.lang,
    )
}

fn levels(sheet: &mut Sheet, page: &Page) {
    if page.levels.is_empty() {
        return;
    }
    sheet.title(3, report::LEVELS);
    let mut headings = vec![sheet.say(report::LEVEL).to_owned()];
    headings.extend(page.levels.iter().map(|level| numbers::amount(level.points)));
    let mut counts = vec![sheet.say(report::ROLES).to_owned()];
    counts.extend(page.levels.iter().map(|level| level.count.to_string()));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    sheet.table(&headings, &[counts]);
    if !page.without_level.is_empty() {
        sheet.paragraph(&page.without_level);
    }
}

fn bars(sheet: &mut Sheet, bars: &[Bar]) {
    if bars.is_empty() {
        return;
    }
    sheet.title(3, report::FUNCTIONS);
    let rows: Vec<String> = bars.iter().map(|bar| bar_row(sheet, bar)).collect();
    let headings = [report::FUNCTION, report::AS_IS, report::TO_BE, report::EARLIER];
    let headings: Vec<&str> = headings.into_iter().map(|words| sheet.say(words)).collect();
    // The picture of a bar is not for a person's text: it stands as code.
    let head = format!("| {} |  |\n| --- | --- | --- | --- | --- |", headings.join(" | "));
    sheet.block(&format!("{head}\n{}", rows.join("\n")));
    sheet.paragraph(sheet.say(report::BAR_SIGNS));
}

fn bar_row(sheet: &Sheet, bar: &Bar) -> String {
    let title = super::one_line(&bar.title);
    if bar.out_of_scope {
        return format!("| {title} | {} |  |  |  |", sheet.say(report::OUT_OF_SCOPE));
    }
    let (as_is, to_be, earlier) = (score(bar.as_is), score(bar.to_be), score(bar.earlier));
    format!("| {title} | {as_is} | {to_be} | {earlier} | `{}` |", picture(bar))
}

/// A bar as characters: what is there, what could be there, the target.
fn picture(bar: &Bar) -> String {
    let cells = |value: Option<f64>| {
        let share = value.zip(bar.max.filter(|max| *max > 0.0)).map(|(value, max)| value / max);
        let filled = share.unwrap_or_default() * place(BAR);
        (0..BAR).take_while(|&at| filled >= place(at) + 0.5).count()
    };
    let (filled, high, target) = (cells(bar.as_is), cells(bar.high), cells(bar.to_be));
    let sign = |at: usize| match at {
        at if at + 1 == target => '+',
        at if at < filled => '#',
        at if at < high => '-',
        _ => '.',
    };
    (0..BAR).map(sign).collect()
}

/// A place in a bar as a number.
#[allow(clippy::cast_precision_loss)] // A bar has few characters.
fn place(place: usize) -> f64 {
    place as f64
}

fn priorities(sheet: &mut Sheet, page: &Page) {
    if page.priorities.is_empty() {
        return;
    }
    sheet.title(3, report::PRIORITIES);
    let none = sheet.say(report::NO_ACTION);
    let or_none = |text: &str| if text.is_empty() { none.to_owned() } else { text.to_owned() };
    let rows: Vec<Vec<String>> = page
        .priorities
        .iter()
        .map(|row| {
            vec![
                report::from_level(&row.title, row.as_is, row.to_be, sheet.lang),
                row.consequence.clone(),
                or_none(&row.action),
                or_none(&row.owner),
                or_none(row.due.as_deref().unwrap_or_default()),
                or_none(&row.cost),
            ]
        })
        .collect();
    let headings = [
        report::ROLE,
        report::CONSEQUENCE,
        report::ACTION,
        report::OWNER,
        report::DUE,
        report::COST,
    ];
    let headings: Vec<&str> = headings.into_iter().map(|words| sheet.say(words)).collect();
    sheet.table(&headings, &rows);
}

fn selection(sheet: &mut Sheet, view: &View) {
    let (Some(selection), page) = (&view.selection, &view.page) else { return };
    sheet.title(3, report::PHASES);
    let phases: Vec<Vec<String>> = page
        .phases
        .iter()
        .map(|phase| {
            let percent = phase.percent.map_or_else(|| "-".to_owned(), numbers::percent);
            vec![phase.title.clone(), percent, phase.open.len().to_string()]
        })
        .collect();
    let headings = [report::PHASE, report::READY, report::STILL_OPEN];
    let headings: Vec<&str> = headings.into_iter().map(|words| sheet.say(words)).collect();
    sheet.table(&headings, &phases);
    if !page.candidates.is_empty() {
        sheet.title(3, report::CANDIDATES);
        candidates(sheet, &page.candidates, selection.months, &selection.unit);
    }
    if !page.risks.is_empty() {
        sheet.title(3, report::TOP_RISKS);
        super::detail::risks(sheet, &page.risks);
    }
}

/// The candidates side by side.
pub(super) fn candidates(sheet: &mut Sheet, rows: &[CandidateRow], months: u32, unit: &str) {
    let lang = sheet.lang;
    let price = report::price_over(months, unit, lang);
    let headings = [report::RANK, report::CANDIDATE, report::FIT, report::BAND];
    let mut headings: Vec<&str> = headings.into_iter().map(|words| sheet.say(words)).collect();
    headings.push(&price);
    let states = [report::ANSWERED, report::UNKNOWN, report::UNTOUCHED];
    headings.extend(states.into_iter().map(|words| sheet.say(words)));
    let more = [report::KNOCKED_OUT, report::OPEN_MUSTS];
    headings.extend(more.into_iter().map(|words| sheet.say(words)));
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|one| {
            vec![
                one.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string()),
                one.name.clone(),
                numbers::share(one.fit),
                report::band(one.fit_low, one.fit_high),
                report::price(one.price, one.price_is_partial),
                format!("{}/{}", one.answered, one.asked),
                one.unknown.to_string(),
                one.untouched.to_string(),
                report::list(&one.knocked_out_by, lang),
                report::list(&one.open, lang),
            ]
        })
        .collect();
    sheet.table(&headings, &rows);
}
