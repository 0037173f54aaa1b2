//! The gaps in the order in which they are worth closing, and apart from them the roles to start and
//! to drop.

use crate::measure::{pad, pad_left};
use crate::score::{GapLine, ToBe, gaps, lowered, profile};
use crate::strings::{Words, numbers, results as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

use super::{head, heading, question_line};

/// Cells of the priority.
const PRIORITY: usize = 6;
/// Cells of a column of numbers.
const NUMBER: usize = 6;

pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let profile = profile(&work.set, &work.session, &work.scores);
    let mut lines = head::lines(app, work, &profile, cells);
    let gaps = gaps(&work.set, &work.session, &work.scores);
    if gaps.is_empty() {
        let none = work.scores.overall.counts.targets == 0;
        let said = if none { words::NO_TARGETS } else { words::NO_GAPS };
        lines.extend([Line::blank(), Line::of(app.say(said), Role::Dim)]);
    } else {
        lines.extend(heading(format!("{}  {}", app.say(words::GAP_LIST), gaps.len())));
        push_gaps(app, work, &gaps, cells, &mut lines);
    }
    for (title, questions) in [(words::STARTS, &profile.starts), (words::DROPS, &profile.drops)] {
        push_apart(app, work, title, questions, cells, &mut lines);
    }
    let lowered = lowered(&work.set, &work.session, &work.scores);
    if !lowered.is_empty() {
        lines.extend(heading(format!("{}  {}", app.say(words::LOWERED), lowered.len())));
        push_gaps(app, work, &lowered, cells, &mut lines);
    }
    lines
}

fn push_gaps(app: &App, work: &Work, gaps: &[GapLine], cells: usize, lines: &mut Vec<Line>) {
    let hidden = work.session.scores_hidden;
    let number = |text: &str| pad_left(text, NUMBER);
    let mut right = Row::default();
    if !hidden {
        for words in [ui::AS_IS, ui::TO_BE, ui::GAP] {
            right = right.and(number(app.say(words)), Role::Dim);
        }
    }
    let row = Row::of(pad(app.say(words::PRIORITY), PRIORITY), Role::Dim)
        .and(app.say(words::ROLE), Role::Dim);
    lines.push(Line::plain(row.with_right(right, cells)));
    for gap in gaps {
        let mut right = Row::default();
        if !hidden {
            right = right
                .and(number(&numbers::score(gap.as_is)), Role::Text)
                .and(number(&numbers::score(gap.to_be)), Role::Text)
                .and(number(&numbers::score(gap.gap)), Role::Strong);
        }
        lines.push(question_line(
            app,
            work,
            gap.question,
            priority(app, work, gap.question),
            right,
            cells,
        ));
    }
}

/// The priority of a role, at the beginning of its line.
fn priority(app: &App, work: &Work, at: usize) -> Row {
    let priority = work.session.answer(&work.set.questions[at].id).priority;
    let role = if priority.is_some() { Role::Strong } else { Role::Dim };
    Row::of(pad(words::priority(priority, app.lang()), PRIORITY), role)
}

/// Roles that are to be started, or dropped: their priority, and the points of the side that there is.
fn push_apart(
    app: &App,
    work: &Work,
    title: Words,
    questions: &[usize],
    cells: usize,
    lines: &mut Vec<Line>,
) {
    if questions.is_empty() {
        return;
    }
    lines.extend(heading(format!("{}  {}", app.say(title), questions.len())));
    for &at in questions {
        let score = &work.scores.questions[at];
        let right = match (score.as_is, score.to_be) {
            _ if work.session.scores_hidden => Row::default(),
            (None, ToBe::Given(Some(points))) => {
                Row::of(format!("{} {}", app.say(ui::TO_BE), numbers::score(points)), Role::Text)
            }
            (Some(points), _) => {
                Row::of(format!("{} {}", app.say(ui::AS_IS), numbers::score(points)), Role::Text)
            }
            _ => Row::default(),
        };
        lines.push(question_line(app, work, at, priority(app, work, at), right, cells));
    }
}
