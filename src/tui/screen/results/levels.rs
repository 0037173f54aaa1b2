//! How many roles stand at which level: what a mean hides.

use crate::measure::{pad, pad_left, width, wrap};
use crate::score::{LevelCount, Profile, State, levels_of, profile};
use crate::strings::{Words, numbers, results as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::interview::state_mark;
use crate::tui::theme::Role;
use crate::tui::widget::page::{Goal, Line};
use crate::tui::work::Work;

use super::bars::plain_bar;
use super::functions::in_scope;
use super::{head, heading, question_line};

/// Cells of a column of counts.
const COUNT: usize = 4;
/// The longest bar.
const LONGEST_BAR: usize = 48;

pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let profile = profile(&work.set, &work.session, &work.scores);
    let mut lines = head::lines(app, work, &profile, cells);
    if work.session.scores_hidden {
        return lines;
    }
    lines.extend(heading(app.say(words::AT_EACH_LEVEL)));
    lines.extend(whole(app, &profile.levels, cells));
    by_function(app, work, &profile, cells, &mut lines);
    for (title, questions) in
        [(words::WEAKEST, &profile.weakest), (words::STRONGEST, &profile.strongest)]
    {
        push_named(app, work, title, questions, cells, &mut lines);
    }
    if profile.weakest.is_empty() && profile.answered > 0 {
        lines.push(Line::blank());
        lines.push(Line::of(app.say(words::ALL_ALIKE), Role::Dim));
    }
    not_applicable(app, work, &profile, cells, &mut lines);
    lines
}

/// A level as a person reads it.
fn level(points: f64) -> String {
    numbers::amount(points)
}

/// The whole: a bar for each level, highest first as the levels of a question are.
fn whole(app: &App, levels: &[LevelCount], cells: usize) -> Vec<Line> {
    let most = levels.iter().map(|level| level.count).max().unwrap_or(0).max(1);
    let name = levels.iter().map(|one| width(&level(one.points))).max().unwrap_or(1);
    let room = cells.saturating_sub(name + 8).min(LONGEST_BAR);
    let share = |count: usize| {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        f64::from(count) / f64::from(u32::try_from(most).unwrap_or(u32::MAX))
    };
    let line = |one: &LevelCount| {
        let mut row = Row::of(pad_left(&level(one.points), name), Role::Accent)
            .and(format!("{:>4}  ", one.count), Role::Strong);
        let filled = plain_bar(app, share(one.count), room).0.into_iter().next();
        row.0.extend(filled);
        // Where nobody stands there is nothing to go to.
        let goal = (one.count > 0).then(|| Goal::Level(one.points.into()));
        Line { row, goal }
    };
    levels.iter().rev().map(line).collect()
}

/// The functions: how many roles stand at which level, and each role as a digit, lowest first.
fn by_function(app: &App, work: &Work, profile: &Profile, cells: usize, lines: &mut Vec<Line>) {
    let levels = &profile.levels;
    let marks: usize = in_scope(work).map(|at| marks(work, at).len()).max().unwrap_or(0);
    let taken = 3 + COUNT * (levels.len() + 3);
    let name = if cells >= taken + marks + 34 { 31 } else { 20 };
    let with_marks = cells >= taken + name + marks + 3;
    let name = if with_marks { name } else { name.min(cells.saturating_sub(taken)) };
    let count = |text: &str| pad_left(text, COUNT);
    let mut row = Row::of(pad(app.say(words::BY_FUNCTION), 3 + name), Role::Strong);
    for one in levels {
        row = row.and(count(&level(one.points)), Role::Accent);
    }
    for mark in ["?", "-", "."] {
        row = row.and(count(mark), Role::Dim);
    }
    lines.extend([Line::blank(), Line::plain(row)]);
    for at in in_scope(work) {
        let section = &work.set.sections[at];
        let counts = &work.scores.sections[at].counts;
        let whole = section.title.get(app.lang());
        let short = section.short_title().get(app.lang());
        let title = if width(whole) < name { whole } else { short };
        let title = crate::measure::truncate(title, name.saturating_sub(1));
        let mut row =
            Row::of(format!("{:<3}", section.id), Role::Accent).and(pad(&title, name), Role::Text);
        for one in levels_of(&work.set, &work.scores, at) {
            let role = if one.count == 0 { Role::Dim } else { Role::Strong };
            row = row.and(count(&one.count.to_string()), role);
        }
        for other in [counts.unknown, counts.not_applicable, counts.untouched] {
            row = row.and(count(&other.to_string()), Role::Dim);
        }
        if with_marks {
            row = row.and(format!("   {}", self::marks(work, at)), Role::Bar);
        }
        lines.push(Line { row, goal: Some(Goal::Section(at)) });
    }
    let explained = [("?", ui::DONT_KNOW), ("-", ui::NOT_APPLICABLE), (".", ui::UNTOUCHED)]
        .map(|(mark, words): (&str, Words)| format!("{mark} {}", app.say(words)));
    lines.push(Line::of(explained.join("   "), Role::Dim));
}

/// The marks of a function's roles, as lists have them, lowest first; those without points behind.
fn marks(work: &Work, section: usize) -> String {
    let inside = |at: &usize| {
        let own = work.set.questions[*at].section;
        work.set.counts_overall(*at)
            && work.set.section_and_above(own).any(|above| above == section)
    };
    let place = |at: usize| match work.scores.questions[at].state {
        State::Answered => 0,
        State::Unknown => 1,
        State::NotApplicable => 2,
        State::Untouched | State::Hidden => 3,
    };
    let points = |at: usize| work.scores.questions[at].as_is.unwrap_or(0.0);
    let mut questions: Vec<usize> = work.shown().filter(inside).collect();
    questions.sort_by(|&a, &b| place(a).cmp(&place(b)).then(points(a).total_cmp(&points(b))));
    questions.into_iter().map(|at| state_mark(&work.scores.questions[at])).collect()
}

fn push_named(
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
    lines.extend(heading(app.say(title)));
    for &at in questions {
        let points = numbers::score_or_dash(work.scores.questions[at].as_is);
        let right = Row::of(points, Role::Strong);
        lines.push(question_line(app, work, at, Row::default(), right, cells));
    }
}

/// The score with what is not applicable at its lowest, and what is unusual about it.
fn not_applicable(app: &App, work: &Work, profile: &Profile, cells: usize, lines: &mut Vec<Line>) {
    let Some(score) = profile.not_applicable_as_lowest else { return };
    lines.push(Line::blank());
    let said = wrap(app.say(words::AS_LOWEST), cells.saturating_sub(8));
    let last = said.len().saturating_sub(1);
    for (at, text) in said.into_iter().enumerate() {
        let number = if at == last { numbers::score(score) } else { String::new() };
        let row = Row::of(text, Role::Text).with_right(Row::of(number, Role::Strong), cells);
        lines.push(Line::plain(row));
    }
    if profile.unusual_not_applicable.is_empty() {
        return;
    }
    lines.extend(heading(app.say(words::UNUSUAL)));
    for &at in &profile.unusual_not_applicable {
        let right = Row::of(super::open::beside(app, work, at, cells), Role::Dim);
        lines.push(question_line(app, work, at, Row::default(), right, cells));
    }
}
