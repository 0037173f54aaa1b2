//! What each phase is ready to, and what is still open in it.

use crate::measure::{pad, pad_left, truncate, wrap};
use crate::score::Readiness;
use crate::strings::{numbers, results, selection as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::results::plain_bar;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::widget::tally::Tally;
use crate::tui::work::Work;

/// How many open questions of a section are named; the outline has all of them.
const NAMED: usize = 4;
/// Cells of a percentage.
const PERCENT: usize = 5;
/// Cells of the answered ones of a section.
const ANSWERED: usize = 9;
/// Below so many cells there are no marks beside the counts.
const NARROW: usize = 50;
/// The longest bar.
const LONGEST_BAR: usize = 30;

/// Every phase with its sections, and the questions that still block them.
pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let Some(standing) = &work.standing else { return Vec::new() };
    let rests = results::rests_on(&work.scores.progress, cells, app.lang());
    let mut lines = vec![Line::of(rests, Role::Dim), Line::blank()];
    let above = lines.len();
    let tally = tally(work, cells);
    let mut open: Vec<&str> = Vec::new();
    for (at, section) in work.set.sections.iter().enumerate() {
        let readiness = &standing.readiness[at];
        if section.parent.is_none() {
            if lines.len() > above {
                lines.push(Line::blank());
            }
            lines.push(Line::to_section(section_row(app, work, at, tally, cells), at));
            if !open.is_empty() && begun(work, at) {
                let earlier = format!(
                    "   {} {}",
                    app.say(words::EARLIER_OPEN),
                    open.join(app.say(words::AND))
                );
                let earlier = truncate(&earlier, cells).into_owned();
                lines.push(Line::of(earlier, Role::Warning));
            }
            if !readiness.blocking.is_empty() {
                open.push(section.title.get(app.lang()));
            }
            let is_parent = work.set.sections.iter().any(|other| other.parent == Some(at));
            if is_parent {
                continue;
            }
        } else {
            lines.push(Line::to_section(section_row(app, work, at, tally, cells), at));
        }
        lines.extend(blocking(app, work, readiness, cells));
    }
    lines.push(Line::blank());
    if let Some(legend) = tally.legend(app.lang()) {
        lines.push(Line::of(legend, Role::Dim));
    }
    for line in wrap(app.say(words::READINESS_RULE), cells.min(90)) {
        lines.push(Line::of(line, Role::Dim));
    }
    lines
}

/// Whether something was answered in a section or below it.
fn begun(work: &Work, section: usize) -> bool {
    let counts = &work.scores.sections[section].counts;
    counts.answered + counts.unknown > 0
}

/// The columns of the counts; where a bar would not fit beside the marks they give way.
fn tally(work: &Work, cells: usize) -> Tally {
    let shown = work.scores.sections.iter().filter(|section| !section.out_of_scope);
    let tally = Tally::of(shown.map(|section| &section.counts), ANSWERED);
    if cells < NARROW { tally.bare() } else { tally }
}

fn section_row(app: &App, work: &Work, at: usize, tally: Tally, cells: usize) -> Row {
    let section = &work.set.sections[at];
    let is_phase = section.parent.is_none();
    let counts = &work.scores.sections[at].counts;
    let indent = if is_phase { "" } else { "  " };
    let name = cells.saturating_sub(PERCENT + 12).min(34);
    let taken = name + PERCENT + tally.cells() + 5;
    let bar_cells = cells.saturating_sub(taken).min(LONGEST_BAR);
    let title = format!("{indent}{}  {}", section.id, section.title.get(app.lang()));
    let title = pad(&truncate(&title, name), name);
    let row = Row::of(title, if is_phase { Role::Strong } else { Role::Text });
    if work.scores.sections[at].out_of_scope {
        return row.and(app.say(ui::OUT_OF_SCOPE), Role::Dim);
    }
    let answered = tally.said(counts);
    if work.session.scores_hidden {
        return row.and(answered, Role::Dim);
    }
    let percent = work.standing.as_ref().and_then(|own| own.readiness[at].percent);
    let percent_said = percent.map_or_else(|| "-".to_owned(), numbers::percent);
    let mut row = row.and(pad_left(&percent_said, PERCENT), Role::Strong).and("  ", Role::Text);
    if bar_cells >= 8 {
        row.0.extend(plain_bar(app, percent.unwrap_or(0.0) / 100.0, bar_cells).0);
    }
    row.and(answered, Role::Dim)
}

/// The first of the questions that still block a section, and how many more there are.
fn blocking(app: &App, work: &Work, readiness: &Readiness, cells: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for &at in readiness.blocking.iter().take(NAMED) {
        let question = &work.set.questions[at];
        let title = format!("{:<6}{}", question.id, question.title.get(app.lang()));
        let title = truncate(&title, cells.saturating_sub(6)).into_owned();
        let row = Row::of("      ", Role::Text).and(title, Role::Dim);
        lines.push(Line::to_question(row, at));
    }
    let more = readiness.blocking.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(Line::of(format!("      +{more}"), Role::Dim));
    }
    lines
}
