//! What stands above the pages that speak of scores: the whole, and what it rests on.

use crate::measure::width;
use crate::score::Profile;
use crate::strings::{Words, numbers, results as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::{Goal, Line};
use crate::tui::work::Work;

/// Below this the overall score takes two rows.
const NARROW: usize = 52;
/// What stands between counts.
const GAP: &str = "   ";

/// The overall score with its band, its to-be and its gap, as a line that leads to all questions, and
/// the counts of the states.
pub fn lines(app: &App, work: &Work, profile: &Profile, cells: usize) -> Vec<Line> {
    let mut rows = overall(app, work, cells).into_iter();
    let first = rows.next().unwrap_or_default();
    let mut lines = vec![Line { row: first, goal: Some(Goal::Whole) }];
    lines.extend(rows.map(Line::plain));
    lines.extend(counts(app, work, profile, cells).into_iter().map(Line::plain));
    lines
}

fn overall(app: &App, work: &Work, cells: usize) -> Vec<Row> {
    let score = &work.scores.overall;
    let counts = &score.counts;
    let answered = Row::of(format!("{}/{}", counts.answered, counts.asked), Role::Text);
    let gap = if cells < NARROW { " " } else { "   " };
    let row = Row::of(format!("{}{gap}", app.say(ui::OVERALL)), Role::Text);
    if work.session.scores_hidden {
        let row = row.and(app.say(ui::SCORES_HIDDEN), Role::Dim);
        return vec![row.with_right(answered, cells)];
    }
    let mut row = row.and(numbers::score_or_dash(score.as_is), Role::Strong);
    if let Some(band) = numbers::band(score.low, score.high) {
        row = row.and(format!("  {band}"), Role::Dim);
    }
    let target = match (score.to_be, score.gap) {
        (Some(to_be), Some(gap)) => Row::of(format!("{} ", app.say(ui::TO_BE)), Role::Dim)
            .and(numbers::score(to_be), Role::Strong)
            .and(format!("   {} {}", app.say(ui::GAP), numbers::score(gap)), Role::Dim),
        _ => Row::of(app.say(ui::NO_TARGET), Role::Dim),
    };
    let mut parts = vec![target];
    if let Some(before) = work.earlier().and_then(|before| before.scores.overall.as_is) {
        let before = format!("{} {}", app.say(words::LAST_TIME), numbers::score(before));
        parts.push(Row::of(before, Role::Dim));
    }
    // What does not fit stands on a row of its own, so that no number is cut.
    let room = cells.saturating_sub(answered.width() + 1);
    let mut rows = vec![row];
    for part in parts {
        let mut row = rows.pop().unwrap_or_default();
        if row.width() + 3 + part.width() <= room {
            row = row.and("   ", Role::Text);
            row.0.extend(part.0);
            rows.push(row);
        } else {
            rows.extend([row, part]);
        }
    }
    let beside = rows.iter().position(|row| row.width() <= room).unwrap_or(rows.len() - 1);
    let row = std::mem::take(&mut rows[beside]);
    rows[beside] = row.with_right(answered, cells);
    rows.into_iter().map(|row| row.cut(cells)).collect()
}

/// What the score rests on, and how many answers rest on evidence that someone has seen.
fn counts(app: &App, work: &Work, profile: &Profile, cells: usize) -> Vec<Row> {
    let counts = &work.scores.overall.counts;
    let seen = if cells < NARROW { words::SEEN } else { ui::SEEN_EVIDENCE };
    let mut all = vec![(ui::ANSWERED, counts.answered)];
    if counts.partly_unknown > 0 {
        all.push((ui::PARTLY_UNKNOWN, counts.partly_unknown));
    }
    all.extend([
        (ui::DONT_KNOW, counts.unknown),
        (ui::NOT_APPLICABLE, counts.not_applicable),
        (ui::UNTOUCHED, counts.untouched),
        (seen, profile.seen),
    ]);
    in_rows(app, &all, 0, cells)
}

/// Counts one beside the other, in as many rows as they need, so that none is cut.
pub fn in_rows(app: &App, counts: &[(Words, usize)], indent: usize, cells: usize) -> Vec<Row> {
    let begun = || Row::of(" ".repeat(indent), Role::Text);
    let mut rows = vec![begun()];
    for (label, count) in counts {
        let label = format!("{} ", app.say(*label));
        let number = count.to_string();
        let used = rows.last().map_or(0, Row::width);
        if used > indent && used + GAP.len() + width(&label) + number.len() > cells {
            rows.push(begun());
        }
        // The gap stands before a count: behind the last one it would push the number out of sight.
        let row = rows.pop().unwrap_or_default();
        let row = if row.width() > indent { row.and(GAP, Role::Text) } else { row };
        rows.push(row.and(label, Role::Dim).and(number, Role::Text));
    }
    rows
}
