//! Where a selection stands, beside the question: readiness, and the candidates by rank.

use crate::action::Context;
use crate::measure::{inert, truncate};
use crate::questionnaire::Questionnaire;
use crate::strings::candidates::narrow;
use crate::strings::{numbers, selection as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::results::plain_bar;
use crate::tui::standing::Standing;
use crate::tui::theme::Role;
use crate::tui::work::Work;

use super::offers::{no_candidates, to_add};

/// What stands between the parts of the row.
const GAP: &str = "   ";
/// Cells for how many candidates are out of sight.
const REST: usize = 4;
/// Cells of the pane beside a candidate's name: rank, fit or that it is out, band, gaps.
const BESIDE_NAME: usize = 18;
/// The widest that a candidate's name gets.
const NAME: usize = 14;

/// The top section that a section belongs to.
fn phase_of(set: &Questionnaire, section: usize) -> usize {
    set.section_and_above(section).last().unwrap_or(section)
}

/// The candidates by rank; those without one last.
fn by_rank(standing: &Standing) -> Vec<usize> {
    let mut order: Vec<usize> = (0..standing.comparison.standings.len()).collect();
    order.sort_by_key(|&at| standing.comparison.standings[at].rank.unwrap_or(usize::MAX));
    order
}

/// One row: the section, its phase, and the candidates as far as there is room.
pub fn row(app: &App, work: &Work, standing: &Standing, cells: usize) -> Row {
    let mut row = Row::default();
    if let Some(section) = work.question().map(|question| question.section) {
        let phase = phase_of(&work.set, section);
        let counts = &work.scores.sections[section].counts;
        row = row
            .and(format!("{} ", work.set.sections[section].id), Role::Dim)
            .and(format!("{}/{}{GAP}", counts.answered, counts.asked), Role::Text);
        if let Some(percent) =
            standing.readiness[phase].percent.filter(|_| !work.session.scores_hidden)
        {
            let title = work.set.sections[phase].short_title().get(app.lang());
            row = row
                .and(format!("{title} "), Role::Dim)
                .and(numbers::percent(percent), Role::Strong);
        }
    }
    if work.session.scores_hidden {
        return row.and(app.say(ui::SCORES_HIDDEN), Role::Dim);
    }
    if work.session.candidates.is_empty() {
        let hint = no_candidates(app, Context::Interview);
        return if row.width() + hint.width() < cells { row.with_right(hint, cells) } else { row };
    }
    let order = by_rank(standing);
    for (place, &at) in order.iter().enumerate() {
        let part = candidate(app, work, standing, at, NAME);
        let behind = order.len() - place - 1;
        let rest = if behind == 0 { 0 } else { REST };
        if row.width() + GAP.len() + part.width() + rest > cells {
            let rest = Row::of(format!("+{}", behind + 1), Role::Dim);
            return row.with_right(rest, cells);
        }
        row = row.and(GAP, Role::Text);
        row.0.extend(part.0);
    }
    row
}

/// One candidate: its rank, its name in at most `cells` cells, and its fit, or that it is out.
fn candidate(app: &App, work: &Work, standing: &Standing, at: usize, cells: usize) -> Row {
    let of = &standing.comparison.standings[at];
    let name = work.session.candidates.get(at).map_or("", |own| narrow(&own.name));
    let name = truncate(&inert(name), cells).into_owned();
    let rank = of.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
    let row = Row::of(format!("{rank} "), Role::Chosen).and(format!("{name} "), Role::Text);
    if !of.knocked_out_by.is_empty() {
        return row.and(app.say(words::KNOCKED_OUT), Role::Warning);
    }
    row.and(numbers::share(of.fit), Role::Strong)
}

/// The pane: readiness of each phase, then the candidates.
pub fn pane(app: &App, work: &Work, standing: &Standing, cells: usize) -> Vec<Row> {
    let mut rows = vec![Row::of(app.say(words::READINESS), Role::Dim)];
    for (at, section) in work.set.sections.iter().enumerate() {
        if section.parent.is_some() {
            continue;
        }
        let percent = standing.readiness[at].percent;
        let value = percent.map_or_else(|| "-".to_owned(), numbers::percent);
        let title = section.short_title().get(app.lang()).as_str();
        rows.push(Row::of(title, Role::Text).with_right(Row::of(value, Role::Strong), cells));
        rows.push(plain_bar(app, percent.unwrap_or(0.0) / 100.0, cells));
    }
    rows.push(Row::default());
    rows.push(Row::of(app.say(words::CANDIDATES), Role::Dim));
    if work.session.candidates.is_empty() {
        rows.push(Row::of(app.say(ui::NO_CANDIDATES), Role::Dim));
        rows.push(to_add(app, Context::Interview));
    }
    for at in by_rank(standing) {
        let of = &standing.comparison.standings[at];
        let band = of.fit_low.zip(of.fit_high).map_or_else(String::new, |(low, high)| {
            format!("{}-{}", numbers::share(Some(low)), numbers::share(Some(high)))
        });
        let name = cells.saturating_sub(BESIDE_NAME).min(NAME);
        let row = candidate(app, work, standing, at, name);
        rows.push(row.with_right(Row::of(band, Role::Dim), cells));
    }
    if standing.comparison.provisional {
        let text = crate::measure::wrap(app.say(words::PROVISIONAL), cells);
        rows.extend(text.into_iter().map(|line| Row::of(line, Role::Dim)));
    }
    rows
}
