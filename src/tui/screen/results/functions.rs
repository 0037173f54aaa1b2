//! The whole and its functions: as bars, and as a radar.

use crate::measure::{inert, pad, pad_left, truncate, width, wrap};
use crate::score::{Score, functions, profile};
use crate::strings::{Words, numbers, results as words, ui};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::page::{Goal, Line, MARGIN};
use crate::tui::widget::radar::{self, Axis};
use crate::tui::widget::tally::Tally;
use crate::tui::work::Work;

use super::bars::bar;
use super::head;
use super::{AROUND, Page};

/// Cells of a column of numbers.
const NUMBER: usize = 6;
/// Cells of the column of bands.
const BAND: usize = 10;
/// The longest bar.
const LONGEST_BAR: usize = 60;
/// The shortest one that says something.
const SHORTEST_BAR: usize = 8;

/// From so many columns on bars and radar stand side by side.
const WIDE: usize = 120;
/// Cells of the functions beside a radar where there is not room for bars too.
const LIST: usize = 27;
/// Cells between the functions and the radar.
const BETWEEN: usize = 2;

/// The functions that are looked at this time.
pub fn in_scope(work: &Work) -> impl Iterator<Item = usize> + '_ {
    functions(&work.set).into_iter().filter(|&at| !work.scores.sections[at].out_of_scope)
}

/// The as-is of each function in the cycle before, in the order of [`in_scope`]; `None` where there was
/// none. A function that it did not have, or did not look at, has nothing to say.
pub fn earlier(work: &Work) -> Option<Vec<Option<f64>>> {
    let before = work.earlier()?;
    let as_is = |at: usize| {
        let then = before.set.section(&work.set.sections[at].id)?;
        before.scores.sections[then].as_is
    };
    Some(in_scope(work).map(as_is).collect())
}

/// A radar that is drawn.
pub struct Beside {
    /// The cells of the lines beside it.
    pub beside: usize,
}

impl Beside {
    /// The columns to the left of the radar.
    pub fn beside_columns(&self) -> u16 {
        u16::try_from(self.beside + BETWEEN).unwrap_or(u16::MAX).saturating_add(MARGIN)
    }
}

/// Whether there is a radar to draw, and room for it.
pub fn can_draw_radar(app: &App, work: &Work) -> bool {
    let columns = usize::from(app.size.0).saturating_sub(2 + LIST + BETWEEN);
    app.results.page == Page::Functions
        && !work.session.scores_hidden
        && in_scope(work).count() >= radar::FEWEST_AXES
        && columns >= usize::from(radar::SMALLEST.0)
        && app.size.1.saturating_sub(AROUND) >= radar::SMALLEST.1
}

/// The radar beside the lines; `None` where none is shown.
pub fn radar(app: &App, work: &Work) -> Option<Beside> {
    let columns = usize::from(app.size.0);
    let is_wide = columns >= WIDE;
    let shown = can_draw_radar(app, work) && app.results.radar.unwrap_or(is_wide);
    let all = columns.saturating_sub(4);
    // The bars do not grow beyond what reads well; the radar takes the rest.
    let beside = if is_wide { (all * 5 / 8).min(100) } else { LIST };
    shown.then_some(Beside { beside })
}

/// Draws the radar.
pub fn draw_radar(app: &App, work: &Work, canvas: &mut Canvas<'_>) {
    let earlier = earlier(work);
    let axes: Vec<Axis> = in_scope(work)
        .enumerate()
        .map(|(place, at)| {
            let score = &work.scores.sections[at];
            let share = |value: Option<f64>| {
                let max = score.max.filter(|max| *max > 0.0)?;
                value.map(|value| (value / max).clamp(0.0, 1.0))
            };
            let before = earlier.as_ref().and_then(|all| all.get(place).copied().flatten());
            Axis {
                label: format!(
                    "{} {}",
                    work.set.sections[at].id,
                    numbers::score_or_dash(score.as_is)
                ),
                as_is: share(score.as_is),
                to_be: share(score.to_be),
                earlier: share(before),
            }
        })
        .collect();
    let legend = [
        Some([words::AS_IS_DRAWN, ui::AS_IS]),
        axes.iter().any(|axis| axis.to_be.is_some()).then_some([words::TO_BE_DRAWN, ui::TO_BE]),
        earlier.map(|_| [words::EARLIER_DRAWN, words::LAST_TIME]),
    ];
    let said = |both: Option<[Words; 2]>| both.map(|both| both.map(|words| app.say(words)));
    radar::draw(&axes, legend.map(said), canvas);
}

pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let profile = profile(&work.set, &work.session, &work.scores);
    let mut lines = head::lines(app, work, &profile, cells);
    let says = |lines: &mut Vec<Line>| {
        let said = wrap(app.say(ui::WHAT_IT_SAYS), cells.min(90));
        lines.extend(said.into_iter().map(|line| Line::of(line, Role::Dim)));
    };
    // Beside a radar the functions stand higher, and what the number says below them.
    let is_narrow = cells < 60;
    if !is_narrow {
        says(&mut lines);
    }
    lines.push(Line::blank());
    let before = earlier(work);
    let tally = in_scope(work).map(|at| &work.scores.sections[at].counts);
    let columns = Columns::within(cells, before.is_some(), Tally::of(tally, NUMBER));
    if !work.session.scores_hidden {
        lines.push(Line::plain(columns.heading(app)));
    }
    let mut before = before.unwrap_or_default().into_iter();
    for at in functions(&work.set) {
        let row = if work.scores.sections[at].out_of_scope {
            columns.out_of_scope(app, work, at).cut(cells)
        } else {
            columns.row(app, work, at, before.next().flatten())
        };
        lines.push(Line { row, goal: Some(Goal::Section(at)) });
    }
    let marks = columns.tally.legend(app.lang());
    let bars = columns.bar > 0 && !work.session.scores_hidden;
    let bars = bars.then(|| app.say(words::LEGEND).to_owned());
    // One row where both fit into it.
    let both = bars.iter().zip(&marks).map(|(bars, marks)| format!("{bars}  {marks}")).next();
    let legend = match both.filter(|both| width(both) <= cells.min(90)) {
        Some(both) => vec![both],
        None => bars.into_iter().chain(marks).collect(),
    };
    if !legend.is_empty() {
        let legend = legend.iter().flat_map(|text| wrap(text, cells.min(90)));
        if is_narrow {
            lines.push(Line::blank());
        }
        lines.extend(legend.map(|line| Line::of(line, Role::Dim)));
    }
    if is_narrow {
        lines.push(Line::blank());
        says(&mut lines);
    }
    lines
}

/// How the cells of a line are shared out; what has none is left out.
struct Columns {
    name: usize,
    bar: usize,
    band: usize,
    gap: usize,
    before: usize,
    tally: Tally,
}

impl Columns {
    /// The columns that fit: the band gives way first, then the bar, the cycle before, the gap and the
    /// name.
    fn within(cells: usize, has_before: bool, tally: Tally) -> Columns {
        let fixed = 3 + 2 * NUMBER + tally.cells();
        let before = if has_before { NUMBER } else { 0 };
        let name = if cells >= 100 { 30 } else { 19 };
        let beside = fixed + name + NUMBER + before + 2;
        let bar = |taken: usize| cells.saturating_sub(beside + taken);
        if bar(BAND) >= SHORTEST_BAR {
            let bar = bar(BAND).min(LONGEST_BAR);
            return Columns { name, bar, band: BAND, gap: NUMBER, before, tally };
        }
        if bar(0) >= SHORTEST_BAR {
            return Columns { name, bar: bar(0), band: 0, gap: NUMBER, before, tally };
        }
        let name = cells.saturating_sub(fixed + NUMBER);
        if name >= 6 {
            let name = name.min(30);
            return Columns { name, bar: 0, band: 0, gap: NUMBER, before: 0, tally };
        }
        // Names give way before the marks, and the marks before a count would be cut.
        let tally = if cells < fixed { tally.bare() } else { tally };
        let name = cells.saturating_sub(3 + 2 * NUMBER + tally.cells());
        let name = if name < 6 { 0 } else { name };
        Columns { name, bar: 0, band: 0, gap: 0, before: 0, tally }
    }

    /// The names of the columns.
    fn heading(&self, app: &App) -> Row {
        let column = |words: Words, cells: usize| {
            if cells == 0 { String::new() } else { pad_left(app.say(words), cells) }
        };
        let spaces = if self.bar > 0 { self.bar + 2 } else { 0 };
        Row::of(" ".repeat(3 + self.name), Role::Text)
            .and(column(ui::AS_IS, NUMBER), Role::Dim)
            .and(" ".repeat(spaces), Role::Text)
            .and(column(ui::BETWEEN, self.band), Role::Dim)
            .and(column(words::BEFORE, self.before), Role::Dim)
            .and(column(ui::TO_BE, NUMBER), Role::Dim)
            .and(column(ui::GAP, self.gap), Role::Dim)
            .and(column(words::ANSWERED, self.tally.answered_cells()), Role::Dim)
    }

    /// The id and the name of a function.
    fn name(&self, app: &App, work: &Work, at: usize) -> Row {
        let section = &work.set.sections[at];
        let whole = section.title.get(app.lang());
        let short = section.short_title().get(app.lang());
        let title = if width(whole) < self.name { whole } else { short };
        let title = truncate(title, self.name.saturating_sub(1));
        Row::of(format!("{:<3}", section.id), Role::Accent).and(pad(&title, self.name), Role::Text)
    }

    /// A function that is not looked at this time, and why not: every result names it.
    fn out_of_scope(&self, app: &App, work: &Work, at: usize) -> Row {
        let section = &work.set.sections[at].id;
        let reason = work.session.out_of_scope(section).map_or("", |out| out.reason.as_str());
        let reason = if reason.is_empty() { app.say(ui::NO_REASON) } else { reason };
        let said = format!("  {}: {}", app.say(ui::OUT_OF_SCOPE), inert(reason));
        self.name(app, work, at).and(said, Role::Dim)
    }

    fn row(&self, app: &App, work: &Work, at: usize, before: Option<f64>) -> Row {
        let score = &work.scores.sections[at];
        let row = self.name(app, work, at);
        let tally = self.tally.said(&score.counts);
        if work.session.scores_hidden {
            return row.and(tally, Role::Dim);
        }
        let mut row = row.and(pad_left(&numbers::score_or_dash(score.as_is), NUMBER), Role::Strong);
        row.0.extend(self.bar(app, score).0);
        let number = |value: Option<f64>, cells: usize| match value {
            Some(value) if cells > 0 => pad_left(&numbers::score(value), cells),
            _ => " ".repeat(cells),
        };
        row.and(number(before, self.before), Role::Dim)
            .and(number(score.to_be, NUMBER), Role::Text)
            .and(number(score.gap, self.gap), Role::Text)
            .and(tally, Role::Dim)
    }

    /// The bar and the band.
    fn bar(&self, app: &App, score: &Score) -> Row {
        let mut row = Row::default();
        if self.bar > 0 {
            row = row.and("  ", Role::Text);
            row.0.extend(bar(app, score, u16::try_from(self.bar).unwrap_or(0)).0);
        }
        if self.band > 0 {
            let band = numbers::band(score.low, score.high).unwrap_or_default();
            row = row.and(pad_left(&band, self.band), Role::Dim);
        }
        row
    }
}
