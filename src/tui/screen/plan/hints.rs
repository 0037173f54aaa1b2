//! The page of the hints: what does not fit, why it matters, and where.

use crate::measure::{inert, pad, truncate, wrap};
use crate::score::{About, Hint, HintKind, hints};
use crate::strings::plan as words;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::{Goal, Line};
use crate::tui::work::Work;

/// Cells of the id before a title.
const ID: usize = 6;

/// The lines of the page: a heading for each kind, what to do about it, and a line for each hint.
pub(super) fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let all = hints(&work.set, &work.session, &work.scores, app.plan.today());
    if all.is_empty() {
        return vec![Line::of(app.say(words::NO_HINTS), Role::Dim)];
    }
    let mut lines = Vec::new();
    for kind in HintKind::ALL {
        let of_kind: Vec<&Hint> = all.iter().filter(|hint| hint.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::blank());
        }
        let heading = Row::of(app.say(words::hint(kind)), Role::Strong)
            .and(format!("  {}", of_kind.len()), Role::Dim);
        let whole = of_kind.iter().find(|hint| hint.about == About::Session);
        lines.push(Line { row: heading, goal: whole.map(|_| Goal::Targets) });
        for line in wrap(app.say(words::advice(kind)), cells.min(90)) {
            lines.push(Line::of(line, Role::Dim));
        }
        lines.extend(of_kind.into_iter().filter_map(|hint| line(app, work, hint.about, cells)));
    }
    lines
}

fn line(app: &App, work: &Work, about: About, cells: usize) -> Option<Line> {
    let row = |id: &str, title: &str| {
        let room = cells.saturating_sub(ID + 2);
        Row::of(format!("  {}", pad(&inert(id), ID)), Role::Accent)
            .and(truncate(&inert(title), room), Role::Text)
    };
    Some(match about {
        About::Question(at) => {
            let question = &work.set.questions[at];
            Line::to_question(row(&question.id, question.title.get(app.lang())), at)
        }
        About::Action(at) => {
            let action = &work.session.actions[at];
            Line { row: row(&action.id, &action.what), goal: Some(Goal::Action(at)) }
        }
        About::Session => return None,
    })
}
