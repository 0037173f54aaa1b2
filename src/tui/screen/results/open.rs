//! What is not known, does not apply, was left for later or is not looked at this time.

use crate::measure::{first_line, inert, truncate};
use crate::score::{State, profile};
use crate::strings::{Words, report, results as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

use super::{head, heading, question_line};

/// A list of questions.
struct List {
    title: Words,
    keeps: fn(&Work, usize) -> bool,
}

const LISTS: [List; 4] = [
    List {
        title: ui::UNKNOWN_LIST,
        keeps: |work, at| {
            let score = &work.scores.questions[at];
            score.state == State::Unknown || score.partly_unknown
        },
    },
    List {
        title: ui::NOT_APPLICABLE_LIST,
        keeps: |work, at| work.scores.questions[at].state == State::NotApplicable,
    },
    List {
        title: ui::FLAGGED_LIST,
        keeps: |work, at| work.session.answer(&work.set.questions[at].id).flag,
    },
    List {
        title: words::UNTOUCHED_LIST,
        keeps: |work, at| work.scores.questions[at].state == State::Untouched,
    },
];

pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let profile = profile(&work.set, &work.session, &work.scores);
    let mut lines = head::lines(app, work, &profile, cells);
    let before = lines.len();
    push_scope(app, work, cells, &mut lines);
    for list in &LISTS {
        push_list(app, work, list, cells, &mut lines);
    }
    if lines.len() == before {
        lines.extend([Line::blank(), Line::of(app.say(words::NOTHING_OPEN), Role::Dim)]);
    }
    lines
}

fn push_scope(app: &App, work: &Work, cells: usize, lines: &mut Vec<Line>) {
    let known = work.session.out_of_scope.iter();
    let out: Vec<usize> = known.filter_map(|out| work.set.section(&out.section)).collect();
    if out.is_empty() {
        return;
    }
    lines.extend(heading(format!("{}  {}", app.say(ui::SCOPE_LIST), out.len())));
    for at in out {
        let section = &work.set.sections[at];
        let reason = work.session.out_of_scope(&section.id).map_or("", |out| out.reason.as_str());
        let reason = if reason.is_empty() { app.say(ui::NO_REASON) } else { reason };
        let reason = truncate(&inert(reason), cells / 2).into_owned();
        let row = Row::of(format!("{:<6}", section.id), Role::Accent)
            .and(section.title.get(app.lang()).as_str(), Role::Text)
            .with_right(Row::of(reason, Role::Dim), cells);
        lines.push(Line::to_section(row, at));
    }
}

fn push_list(app: &App, work: &Work, list: &List, cells: usize, lines: &mut Vec<Line>) {
    let questions: Vec<usize> = work.shown().filter(|&at| (list.keeps)(work, at)).collect();
    if questions.is_empty() {
        return;
    }
    lines.extend(heading(format!("{}  {}", app.say(list.title), questions.len())));
    for at in questions {
        let right = Row::of(beside(app, work, at, cells), Role::Dim);
        lines.push(question_line(app, work, at, Row::default(), right, cells));
    }
}

/// What stands beside a question: why it does not apply, what is not known, or its note.
pub fn beside(app: &App, work: &Work, at: usize, cells: usize) -> String {
    let question = &work.set.questions[at];
    let answer = work.session.answer(&question.id);
    let score = &work.scores.questions[at];
    let beside = match &answer.not_applicable {
        Some(reason) => ui::reason(reason, app.lang()),
        None if score.state == State::NotApplicable => app.say(report::DECIDED_AGAINST).to_owned(),
        None if score.partly_unknown => app.say(ui::PARTLY_UNKNOWN).to_owned(),
        None => {
            let note = answer.note.as_deref();
            note.map_or_else(String::new, |note| first_line(&inert(note), cells / 2))
        }
    };
    truncate(&inert(&beside), cells / 2).into_owned()
}
