//! The page for the management: in print exactly one page of A4, whatever people wrote.
//!
//! So that it stays one page each text has a number of lines that it may take; what goes beyond is cut
//! here and stands in full in the detail.

use std::io;

use askama::Template;

use super::{Markup, grid, picture};
use crate::measure;
use crate::report::page::{Bar, Fact, Overall, Page, PriorityRow};
use crate::report::svg::{self, Series, Stroke};
use crate::report::tables;
use crate::report::view::{CandidateRow, LevelCount, PhaseRow, RiskRow, View};
use crate::strings::{numbers, report as words, report_layout as layout};
use crate::text::Lang;

/// The page.
#[derive(Template)]
#[template(path = "report/page.html")]
pub(super) struct Sheet {
    words: Words,
    /// Whether the title above surely stands in one line.
    has_short_title: bool,
    finding: String,
    overall: Option<Whole>,
    levels: Vec<Drawn>,
    without_level: String,
    phases: Vec<Drawn>,
    bars: Vec<Drawn>,
    more: String,
    tables: Vec<Markup>,
    priorities: Vec<Priority>,
    decisions: Vec<String>,
    rests_on: Vec<Vec<Fact>>,
    says: String,
}

struct Words {
    overall: &'static str,
    levels: &'static str,
    phases: &'static str,
    functions: &'static str,
    legend: &'static str,
    as_is: &'static str,
    to_be: &'static str,
    priorities: &'static str,
    what: &'static str,
    action: &'static str,
    owner: &'static str,
    due: &'static str,
    cost: &'static str,
    decisions: &'static str,
    rests_on: &'static str,
    says: &'static str,
}

struct Whole {
    score: String,
    max: String,
    band: String,
    lines: Vec<String>,
}

struct Drawn {
    label: String,
    picture: Markup,
    number: String,
    to_be: String,
}

struct Priority {
    title: String,
    points: String,
    consequence: String,
    action: String,
    owner: String,
    due: String,
    cost: String,
}

/// How many cells of text fit into a line of the whole width in print.
const LINE: usize = 118;
/// How many fit beside a label in half of it.
const HALF: usize = 36;

/// How many lines the texts may take that people wrote at length.
#[derive(Debug, Clone, Copy)]
struct Room {
    title: usize,
    consequence: usize,
    action: usize,
    decisions: usize,
    facts: usize,
    labels: usize,
}

/// From much room to little: the first with which the page is one page is taken. What the reader is
/// asked to decide is cut last: half a question cannot be answered.
const ROOMS: [Room; 9] = [
    Room { title: 2, consequence: 3, action: 6, decisions: 4, facts: 3, labels: 2 },
    Room { title: 2, consequence: 2, action: 5, decisions: 4, facts: 2, labels: 2 },
    Room { title: 2, consequence: 2, action: 4, decisions: 3, facts: 1, labels: 2 },
    Room { title: 2, consequence: 2, action: 3, decisions: 3, facts: 1, labels: 2 },
    Room { title: 1, consequence: 2, action: 2, decisions: 3, facts: 1, labels: 1 },
    Room { title: 1, consequence: 1, action: 2, decisions: 3, facts: 1, labels: 1 },
    Room { title: 1, consequence: 1, action: 1, decisions: 3, facts: 1, labels: 1 },
    Room { title: 1, consequence: 1, action: 1, decisions: 2, facts: 1, labels: 1 },
    Room { title: 1, consequence: 1, action: 1, decisions: 1, facts: 1, labels: 1 },
];

/// How high the page may be in print, in millimetres: A4 less its margins, less what a browser's own
/// font may take more than the one that was measured.
const HEIGHT: f64 = 269.0;

/// So many functions have a bar on the page; the detail has all of them.
const BARS: usize = 24;

/// Lays the page out.
pub(super) fn page(view: &View) -> io::Result<Sheet> {
    let [rooms @ .., least] = ROOMS;
    for room in rooms {
        let sheet = laid_out(view, room)?;
        if sheet.height() <= HEIGHT {
            return Ok(sheet);
        }
    }
    laid_out(view, least)
}

fn laid_out(view: &View, room: Room) -> io::Result<Sheet> {
    let (lang, page) = (view.lang, &view.page);
    let tables = [
        tables::candidates(lang, unit(view), &candidates(page)),
        tables::risks(lang, &risks(page)),
    ];
    let tables = tables.into_iter().flatten().map(|table| grid(&table, 2));
    Ok(Sheet {
        words: words_of(lang),
        has_short_title: measure::width(&view.head.title) <= 60,
        finding: cut(&page.finding, 96, 3),
        overall: page.overall.as_ref().map(|overall| whole(lang, overall)),
        levels: levels(lang, &page.levels),
        without_level: cut(&page.without_level, 44, 2),
        phases: page.phases.iter().map(phase).collect(),
        bars: page.bars.iter().take(BARS).map(|bar| drawn(lang, bar)).collect(),
        more: layout::more_functions(page.bars.len().saturating_sub(BARS), lang),
        tables: tables.collect::<io::Result<_>>()?,
        priorities: page.priorities.iter().map(|row| priority(lang, row, room)).collect(),
        decisions: page.decisions.iter().map(|text| cut(text, LINE - 6, room.decisions)).collect(),
        rests_on: facts(&page.rests_on, room),
        says: cut(&page.says, LINE, 4),
    })
}

/// The candidates with as much in their lists as there is room for.
fn candidates(page: &Page) -> Vec<CandidateRow> {
    let most = if page.candidates.len() > 4 { 1 } else { 2 };
    let brief = |candidate: &CandidateRow| CandidateRow {
        name: cut(&candidate.name, 40, 1),
        knocked_out_by: few(&candidate.knocked_out_by, most),
        open: few(&candidate.open, most),
        ..candidate.clone()
    };
    page.candidates.iter().map(brief).collect()
}

/// The risks, likewise.
fn risks(page: &Page) -> Vec<RiskRow> {
    let brief = |risk: &RiskRow| RiskRow {
        asset: cut(&risk.asset, 30, 2),
        harm: cut(&risk.harm, 34, 2),
        services: few(&risk.services, 2),
        ..risk.clone()
    };
    page.risks.iter().map(brief).collect()
}

/// The first of these, and how many more there are.
fn few(texts: &[String], most: usize) -> Vec<String> {
    let mut few: Vec<String> = texts.iter().take(most).map(|text| cut(text, 40, 1)).collect();
    if texts.len() > most {
        let last = few.pop().unwrap_or_default();
        few.push(format!("{last} +{}", texts.len() - most));
    }
    few
}

/// What prices count.
fn unit(view: &View) -> &str {
    view.selection.as_ref().map_or("", |selection| &selection.unit)
}

fn words_of(lang: Lang) -> Words {
    Words {
        overall: words::OVERALL.of(lang),
        levels: words::LEVELS.of(lang),
        phases: words::PHASES.of(lang),
        functions: words::FUNCTIONS.of(lang),
        legend: layout::LEGEND.of(lang),
        as_is: words::AS_IS.of(lang),
        to_be: words::TO_BE.of(lang),
        priorities: words::PRIORITIES.of(lang),
        what: layout::ROLE_AND_CONSEQUENCE.of(lang),
        action: words::ACTION.of(lang),
        owner: words::OWNER.of(lang),
        due: words::DUE.of(lang),
        cost: words::COST.of(lang),
        decisions: words::DECISIONS.of(lang),
        rests_on: words::RESTS_ON.of(lang),
        says: words::SAYS.of(lang),
    }
}

fn whole(lang: Lang, overall: &Overall) -> Whole {
    let mut lines = Vec::new();
    if let Some(to_be) = overall.to_be {
        lines.push(layout::target(lang, &numbers::score(to_be), overall.target_by.as_deref()));
    }
    // Without a role that is answered in both there is nothing to compare.
    if let Some(last) = overall.last_time.as_ref().filter(|last| last.both > 0) {
        let score = numbers::score_or_dash;
        let change = last.change.map_or_else(|| "-".to_owned(), words::signed);
        let day = last.day.as_deref().unwrap_or_default();
        let (then, now) = (score(last.like_then), score(last.like_now));
        lines.push(layout::last_time(lang, day, &then, &now, &change, last.both));
    }
    Whole {
        score: numbers::score_or_dash(overall.as_is),
        max: overall.max.map(numbers::score).unwrap_or_default(),
        band: numbers::band(overall.low, overall.high).unwrap_or_default(),
        lines,
    }
}

fn levels(lang: Lang, levels: &[LevelCount]) -> Vec<Drawn> {
    let most = levels.iter().map(|level| level.count).max().unwrap_or(0);
    let level = |level: &LevelCount| {
        let label = layout::level(lang, &numbers::amount(level.points));
        let number = level.count.to_string();
        let spoken = format!("{label}: {number}");
        let picture = Markup(svg::count_bar(&spoken, level.count, most));
        Drawn { label, picture, number, to_be: String::new() }
    };
    levels.iter().map(level).collect()
}

fn phase(phase: &PhaseRow) -> Drawn {
    let number = phase.percent.map_or_else(|| "-".to_owned(), numbers::percent);
    let spoken = format!("{}: {number}", phase.title);
    let bar =
        svg::Bar { spoken: &spoken, as_is: phase.percent, most: 100.0, ..svg::Bar::default() };
    let label = cut(&phase.title, 40, 1);
    Drawn { label, picture: Markup(svg::bar(&bar)), number, to_be: String::new() }
}

fn drawn(lang: Lang, bar: &Bar) -> Drawn {
    let as_is = numbers::score_or_dash(bar.as_is);
    let to_be = bar.to_be.map(numbers::score);
    let spoken = layout::spoken_bar(lang, &bar.title, &as_is, to_be.as_deref());
    let picture = svg::bar(&svg::Bar {
        spoken: &spoken,
        as_is: bar.as_is,
        to_be: bar.to_be,
        band: bar.low.zip(bar.high),
        most: bar.max.unwrap_or(0.0),
    });
    // Where the title would take a second line there is a shorter one.
    let title = if measure::width(&bar.title) > 38 { &bar.short } else { &bar.title };
    let mut label = cut(title, 38, 1);
    if bar.out_of_scope {
        label = format!("{label} ({})", words::OUT_OF_SCOPE.of(lang));
    }
    Drawn { label, picture: Markup(picture), number: as_is, to_be: to_be.unwrap_or_default() }
}

fn priority(lang: Lang, row: &PriorityRow, room: Room) -> Priority {
    let points = match (row.as_is, row.to_be) {
        (None, None) => String::new(),
        (Some(as_is), None) => numbers::score(as_is),
        (as_is, to_be) => {
            format!("{} -> {}", numbers::score_or_dash(as_is), numbers::score_or_dash(to_be))
        }
    };
    Priority {
        title: cut(&row.title, WHAT - 16, room.title),
        points,
        consequence: cut(&row.consequence, BELOW, room.consequence),
        action: match row.action.as_str() {
            "" => words::NO_ACTION.of(lang).to_owned(),
            action => cut(action, TO_DO, room.action),
        },
        owner: cut(&row.owner, WHO, room.action),
        due: row.due.clone().unwrap_or_default(),
        cost: cut(&row.cost, WHO, room.action),
    }
}

/// Facts side by side where both are short, so that all of them fit.
fn facts(facts: &[Fact], room: Room) -> Vec<Vec<Fact>> {
    let mut rows: Vec<Vec<Fact>> = Vec::new();
    for fact in facts {
        let label = cut(&fact.label, 22, room.labels);
        let is_short = measure::width(&fact.value) <= HALF && measure::width(&label) <= 20;
        let value = if is_short { fact.value.clone() } else { cut(&fact.value, 104, room.facts) };
        match rows.last_mut().filter(|row| is_short && row.len() == 1) {
            Some(row) if measure::width(&row[0].value) <= HALF => row.push(Fact { label, value }),
            _ => rows.push(vec![Fact { label, value }]),
        }
    }
    rows
}

/// How many cells fit into a line of the columns of the priorities: the role, what is to be done, and
/// the narrow ones. What it means if nothing is done has the whole width below them; tables are printed
/// smaller than sentences.
const WHAT: usize = 52;
const TO_DO: usize = 31;
const WHO: usize = 11;
const BELOW: usize = 128;

impl Sheet {
    /// Whether it is no higher than a page.
    #[cfg(test)]
    pub(super) fn is_one_page(&self) -> bool {
        self.height() <= HEIGHT
    }

    /// How high it is in print, in millimetres, with the sizes of the style sheet.
    #[expect(clippy::cast_precision_loss, reason = "lines of one page")]
    fn height(&self) -> f64 {
        let lines = |text: &str, cells: usize| measure::wrap(text, cells).len() as f64;
        // The set, the title, and who and when; then the finding.
        let title = if self.has_short_title { 8.0 } else { 16.0 };
        let mut height = 11.5 + title + 5.0 * lines(&self.finding, 96);
        let heading = 7.0;
        let left = 20.0 + 2.0 * heading + 4.3 * (self.levels.len() + self.phases.len()) as f64;
        let right = 11.0 + heading + 4.3 * self.bars.len() as f64;
        height += left.max(right);
        for row in &self.priorities {
            // The title is bold, and the points stand behind it.
            let title = format!("{} {}", row.title, row.points);
            let others = lines(&row.action, TO_DO).max(lines(&row.owner, WHO));
            let first = lines(&title, WHAT - 4).max(others).max(lines(&row.cost, WHO));
            height += 1.3 + 3.7 * (first + lines(&row.consequence, BELOW));
        }
        let decisions = self.decisions.iter().map(|text| lines(text, LINE - 6)).sum::<f64>();
        let rests_on = self.rests_on.iter().map(|row| match &row[..] {
            [one] => lines(&one.value, 104).max(lines(&one.label, 22)),
            _ => 1.0,
        });
        height += 4.2 * decisions + 4.0 * rests_on.sum::<f64>() + 4.2 * lines(&self.says, LINE);
        height + 4.0 * heading + 6.0
    }
}

/// The text in so many lines of so many cells, as a browser would break it; line ends become blanks.
pub(super) fn cut(text: &str, cells: usize, lines: usize) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if measure::width(&text) <= cells * lines && measure::wrap(&text, cells).len() <= lines {
        return text;
    }
    // A line that ends before a word leaves a gap of up to that word; how many there are depends on
    // the words.
    let shorter = (1..=cells * lines).rev().map(|most| measure::truncate(&text, most).into_owned());
    let mut shorter = shorter.skip_while(|text| measure::wrap(text, cells).len() > lines);
    shorter.next().unwrap_or_default()
}

/// The radar of the functions: how they are, how they shall be, how they were.
pub(super) fn radar(view: &View) -> io::Result<Markup> {
    let lang = view.lang;
    let rows = view.functions.iter().filter(|row| !row.out_of_scope);
    let rows: Vec<_> = rows.filter(|row| row.max.is_some()).collect();
    let labels: Vec<&str> = rows.iter().map(|row| row.short.as_str()).collect();
    let most = rows.iter().filter_map(|row| row.max).fold(0.0, f64::max);
    let line = |value: fn(&crate::report::view::FunctionRow) -> Option<f64>| -> Vec<Option<f64>> {
        rows.iter().map(|row| value(row)).collect()
    };
    let lines = [
        (words::EARLIER, Stroke::Dotted, line(|row| row.earlier)),
        (words::TO_BE, Stroke::Dashed, line(|row| row.to_be)),
        (words::AS_IS, Stroke::Solid, line(|row| row.as_is)),
    ];
    let said = lines.iter().filter(|(.., values)| values.iter().any(Option::is_some));
    let series: Vec<Series> = said
        .map(|(name, stroke, values)| Series { name: name.of(lang), stroke: *stroke, values })
        .collect();
    picture::radar(
        &svg::radar(words::FUNCTIONS.of(lang), &labels, most, &series),
        words::FUNCTIONS.of(lang),
    )
}
