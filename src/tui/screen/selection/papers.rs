//! Working papers: the decisions of a section as one page that is read in a meeting.

use crate::measure::{inert, wrap};
use crate::questionnaire::{Kind, Question};
use crate::score::State;
use crate::strings::{numbers, selection as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::interview::number_text;
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

/// How many papers there are behind the first one.
pub fn reach(work: &Work) -> usize {
    sections(work).len().saturating_sub(1)
}

/// The paper at a position: the phases first that are worked from papers, then the others.
pub fn content(app: &App, work: &Work, cells: usize, sideways: usize) -> Content {
    let sections = sections(work);
    let last = sections.len().saturating_sub(1);
    let Some(&section) = sections.get(sideways.min(last)) else {
        return Content::of(Vec::new());
    };
    let title = format!(
        "{}  {}",
        work.set.sections[section].id,
        work.set.sections[section].title.get(app.lang())
    );
    let readiness = work.standing.as_ref().and_then(|own| own.readiness[section].percent);
    let readiness = readiness.filter(|_| !work.session.scores_hidden);
    let readiness = readiness.map_or_else(String::new, numbers::percent);
    let place = format!("{readiness}   {}/{}", sideways.min(last) + 1, sections.len());
    let with_rule = format!("{place}   {}", app.say(words::PAPER_RULE));
    // The title goes before how to turn to another paper: the footer has that key as well.
    let fits = crate::measure::width(&title) + crate::measure::width(&with_rule) + 2 <= cells;
    let place = Row::of(if fits { with_rule } else { place }, Role::Dim);
    let head = Row::of(title, Role::Strong).with_right(place, cells);
    let questions = (0..work.set.questions.len())
        .filter(|&at| work.set.questions[at].section == section && work.is_shown(at));
    let mut lines = Vec::new();
    for at in questions {
        lines.extend(question_lines(app, work, at, cells));
        lines.push(Line::blank());
    }
    Content { head: vec![head, Row::default()], lines, ..Content::default() }
}

/// The sections that have decisions, those after the planning phase first: their papers are read again
/// and again, when what was planned is done.
fn sections(work: &Work) -> Vec<usize> {
    let with_decisions = |&section: &usize| {
        work.shown().any(|at| {
            let question = &work.set.questions[at];
            question.section == section && question.record.is_some() && is_decision(question)
        })
    };
    let sections = 0..work.set.sections.len();
    let (phases, steps): (Vec<usize>, Vec<usize>) = sections
        .filter(with_decisions)
        .partition(|&section| work.set.sections[section].parent.is_none());
    phases.into_iter().chain(steps).collect()
}

fn is_decision(question: &Question) -> bool {
    matches!(question.kind, Kind::Single(_) | Kind::Multi(_))
}

/// One decision: its title and status, what was decided, by whom and when.
fn question_lines(app: &App, work: &Work, at: usize, cells: usize) -> Vec<Line> {
    let question = &work.set.questions[at];
    let answer = work.session.answer(&question.id);
    let lang = app.lang();
    let state = work.scores.questions[at].state;
    let chosen = question.kind.choices().iter().filter(|choice| answer.choice.contains(&choice.id));
    let chosen: Vec<&str> = chosen.map(|choice| choice.text.get(lang).as_str()).collect();
    let status = match state {
        State::Answered if !chosen.is_empty() => chosen.join(words::AND.of(lang)),
        State::Answered => {
            number_text(app, question, answer).unwrap_or_else(|| ui::state(state, lang).to_owned())
        }
        State::NotApplicable => ui::reason(answer.not_applicable.as_deref().unwrap_or(""), lang),
        _ => ui::state(state, lang).to_owned(),
    };
    let row = Row::of(format!("{:<6}", question.id), Role::Dim)
        .and(question.title.get(lang).as_str(), Role::Accent);
    // A long list of choices gets lines of its own.
    let beside = crate::measure::width(&status) + row.width() + 3 <= cells;
    let role = if state == State::Answered { Role::Text } else { Role::Dim };
    let mut lines = Vec::new();
    if beside {
        lines.push(Line::to_question(row.with_right(Row::of(status, role), cells), at));
    } else {
        lines.push(Line::to_question(row, at));
        let room = cells.saturating_sub(6);
        lines.extend(wrap(&status, room).into_iter().map(|line| indented(line, role)));
    }
    match &answer.record {
        Some(record) => {
            for text in record.lines() {
                let text = inert(text);
                lines.extend(
                    wrap(&text, cells.saturating_sub(6))
                        .into_iter()
                        .map(|line| indented(line, Role::Strong)),
                );
            }
        }
        None if question.record.is_some() && state != State::NotApplicable => {
            lines.push(indented(app.say(words::NO_RECORD).to_owned(), Role::Dim));
        }
        None => {}
    }
    if let Some(decided) = &answer.decided {
        let by = decided.by.as_deref().map(|by| inert(by).into_owned());
        let on = decided.on.map(|day| day.to_string());
        let who = [by, on].into_iter().flatten().collect::<Vec<_>>().join("  ");
        lines.push(indented(who, Role::Dim));
    }
    if let Some(note) = &answer.note {
        for line in
            wrap(&inert(&note.lines().collect::<Vec<_>>().join(" ")), cells.saturating_sub(6))
        {
            lines.push(indented(line, Role::Text));
        }
    }
    lines
}

fn indented(line: String, role: Role) -> Line {
    Line::plain(Row::of("      ", Role::Text).and(line, role))
}
