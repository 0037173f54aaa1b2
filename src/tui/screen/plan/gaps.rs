//! The page of the gaps, and of the actions for them.

use crate::measure::{inert, pad, pad_left, wrap};
use crate::score::{GapLine, actions_for, gaps, gaps_without_action, is_acted_on};
use crate::strings::{numbers, plan as words};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

/// Cells of the mark, and of the id.
const MARK: usize = 2;
const ID: usize = 6;
/// Cells of the points today and aimed at, of the gap, of the priority, and of the actions.
const POINTS: usize = 10;
const GAP: usize = 6;
const PRIORITY: usize = 10;
const ACTIONS: usize = 11;

/// From so many cells on the points and the priority are shown.
const ROOMY: usize = 60;

/// The head and the lines of the page.
pub(super) fn page(app: &App, work: &Work, cells: usize) -> (Vec<Row>, Vec<Line>) {
    let all = gaps(&work.set, &work.session, &work.scores);
    if all.is_empty() {
        let mut lines = vec![Line::of(app.say(words::NO_GAPS), Role::Text)];
        let why = wrap(app.say(words::NO_GAPS_WHY), cells);
        lines.extend(why.into_iter().map(|line| Line::of(line, Role::Dim)));
        return (Vec::new(), lines);
    }
    let total = all.len();
    let all = if app.plan.uncovered {
        gaps_without_action(&work.set, &work.session, &work.scores)
    } else {
        all
    };
    let shown = if app.plan.uncovered { words::SHOW_UNCOVERED } else { words::SHOW_ALL };
    let mut summary = Row::of(format!("{} ", app.say(words::SHOWN)), Role::Dim)
        .and(format!("{} {}/{total}", app.say(shown), all.len()), Role::Text);
    if !app.plan.marked.is_empty() {
        let marked = words::marked(app.plan.marked.len(), app.lang());
        summary = summary.and(format!("   {marked}"), Role::Accent);
    }
    let mut lines: Vec<Line> = all
        .iter()
        .map(|line| Line::to_question(row(app, work, line, cells), line.question))
        .collect();
    if lines.is_empty() {
        lines.push(Line::of(app.say(words::ALL_COVERED), Role::Dim));
    }
    (vec![summary.cut(cells), Row::default(), heading(app, work, cells)], lines)
}

/// The ids of the actions for a gap that are still to be done; where none is, that there is none, or
/// that those which were are done.
fn actions(app: &App, work: &Work, line: &GapLine) -> (String, Role) {
    let id = &work.set.questions[line.question].id;
    let known = || actions_for(&work.session, id).into_iter().map(|at| &work.session.actions[at]);
    if is_acted_on(&work.session, id) {
        let ids = known().filter(|action| action.is_open());
        let ids: Vec<_> = ids.map(|action| inert(&action.id).into_owned()).collect();
        return (ids.join(", "), Role::Text);
    }
    let said = if known().next().is_none() { words::NO_ACTION } else { words::ALL_DONE };
    (app.say(said).to_owned(), Role::Dim)
}

fn title_cells(work: &Work, cells: usize) -> usize {
    let points = if work.session.scores_hidden { 0 } else { GAP };
    let points = points
        + if cells < ROOMY {
            0
        } else if work.session.scores_hidden {
            PRIORITY
        } else {
            POINTS + PRIORITY
        };
    cells.saturating_sub(MARK + ID + points + ACTIONS)
}

fn heading(app: &App, work: &Work, cells: usize) -> Row {
    let mut row = Row::of(" ".repeat(MARK), Role::Text)
        .and(pad(app.say(words::QUESTIONS), ID + title_cells(work, cells)), Role::Dim);
    if !work.session.scores_hidden {
        if cells >= ROOMY {
            row = row.and(pad_left(app.say(words::AS_IS_TO_BE), POINTS), Role::Dim);
        }
        row = row.and(pad_left(app.say(words::GAP), GAP), Role::Dim);
    }
    if cells >= ROOMY {
        row = row.and(format!("  {}", pad(app.say(words::PRIORITY), PRIORITY - 2)), Role::Dim);
    }
    row.and(format!("  {}", app.say(words::ACTIONS)), Role::Dim)
}

fn row(app: &App, work: &Work, line: &GapLine, cells: usize) -> Row {
    let question = &work.set.questions[line.question];
    let mark = if app.plan.marked.contains(&question.id) { "x " } else { "  " };
    let title = question.title.get(app.lang());
    let mut row = Row::of(mark, Role::Accent)
        .and(pad(&question.id, ID), Role::Accent)
        .and(pad(title, title_cells(work, cells)), Role::Text);
    if !work.session.scores_hidden {
        if cells >= ROOMY {
            let points = format!("{}/{}", numbers::score(line.as_is), numbers::score(line.to_be));
            row = row.and(pad_left(&points, POINTS), Role::Dim);
        }
        row = row.and(pad_left(&numbers::score(line.gap), GAP), Role::Strong);
    }
    if cells >= ROOMY {
        let priority = line.priority.map_or("-", |priority| app.say(words::priority(priority)));
        row = row.and(format!("  {}", pad(priority, PRIORITY - 2)), Role::Text);
    }
    let (said, role) = actions(app, work, line);
    row.and(pad(&format!("  {said}"), ACTIONS), role)
}
