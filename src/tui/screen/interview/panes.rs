//! The panes beside the question: the outline on the left, the scores on the right.

use crate::measure::{pad_left, truncate, wrap};
use crate::questionnaire::Section;
use crate::score::{QuestionScore, Score, State};
use crate::strings::{numbers, ui};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::centred;
use crate::tui::work::Work;

use super::standing;

/// The outline: every section with its progress and score, the questions of the one that is open.
pub fn outline(app: &App, work: &Work, canvas: &mut Canvas<'_>) {
    let cells = usize::from(canvas.area.width.saturating_sub(2));
    let open = work.question().map(|question| question.section);
    let mut rows = Vec::new();
    let mut marked = 0;
    for (at, section) in work.set.sections.iter().enumerate() {
        rows.push(section_row(app, work, at, section, cells));
        if open != Some(at) {
            continue;
        }
        let questions = (0..work.set.questions.len())
            .filter(|&question| work.set.questions[question].section == at)
            .filter(|&question| work.is_shown(question));
        for question in questions {
            if question == work.at {
                marked = rows.len();
            }
            rows.push(question_row(app, work, question, cells));
        }
    }
    let height = usize::from(canvas.area.height);
    let first = centred(marked, rows.len(), height);
    canvas.rows(1, 0, &rows[first..]);
}

fn section_row(app: &App, work: &Work, at: usize, section: &Section, cells: usize) -> Row {
    let score = &work.scores.sections[at];
    let counts = &score.counts;
    let right = if score.out_of_scope {
        Row::of(app.say(ui::OUT_OF_SCOPE), Role::Dim)
    } else {
        let row = Row::of(format!("{}/{}", counts.answered, counts.asked), Role::Dim);
        row.and(pad_left(&section_number(work, at), 5), Role::Text)
    };
    let here = work.question().is_some_and(|question| question.section == at);
    let role = if here { Role::Strong } else { Role::Text };
    let indent = " ".repeat(work.set.section_and_above(at).count() - 1);
    Row::of(format!("{indent}{} ", section.id), Role::Dim)
        .and(section.short_title().get(app.lang()).as_str(), role)
        .with_right(right, cells)
}

/// What a section comes to, in a narrow column: the readiness in a selection, else the score.
#[must_use]
pub fn section_number(work: &Work, at: usize) -> String {
    if work.session.scores_hidden {
        return String::new();
    }
    match &work.standing {
        Some(standing) => standing.readiness[at].percent.map_or_else(String::new, numbers::percent),
        None => work.scores.sections[at].as_is.map_or_else(String::new, numbers::score),
    }
}

fn question_row(app: &App, work: &Work, at: usize, cells: usize) -> Row {
    let question = &work.set.questions[at];
    let here = at == work.at;
    let mark = state_mark(&work.scores.questions[at]);
    let flag = if work.session.answer(&question.id).flag { "!" } else { " " };
    let title = question.title.get(app.lang());
    let title = truncate(title, cells.saturating_sub(6)).into_owned();
    Row::of(if here { "> " } else { "  " }, Role::Accent)
        .and(title, if here { Role::Chosen } else { Role::Text })
        .with_right(Row::of(flag, Role::Chosen).and(mark, Role::Text), cells)
}

/// The mark of a question's state in lists: its points, or one of the marks of the help page.
#[must_use]
pub fn state_mark(score: &QuestionScore) -> String {
    match (score.state, score.as_is) {
        (State::Answered, Some(points)) if points.fract() == 0.0 => format!("{points}"),
        (State::Answered, Some(points)) => numbers::score(points),
        (State::Answered, None) => "+".to_owned(),
        (State::Unknown, _) => "?".to_owned(),
        (State::NotApplicable, _) => "-".to_owned(),
        (State::Untouched, _) => ".".to_owned(),
        (State::Hidden, _) => " ".to_owned(),
    }
}

/// The live scores: of the section, of the whole, and what they rest on.
pub fn scores(app: &App, work: &Work, canvas: &mut Canvas<'_>) {
    let cells = usize::from(canvas.area.width.saturating_sub(2));
    let mut rows = Vec::new();
    let scores = &work.scores;
    if work.session.scores_hidden {
        rows.push(Row::of(app.say(ui::SCORES_HIDDEN), Role::Dim));
    } else if let Some(standing) = &work.standing {
        rows.extend(standing::pane(app, work, standing, cells));
    } else {
        if let Some(question) = work.question() {
            let section = &work.set.sections[question.section];
            let score = &scores.sections[question.section];
            let title = format!("{} {}", section.id, section.short_title().get(app.lang()));
            if section.score.is_some() {
                score_rows(app, &title, score, cells, &mut rows);
            } else {
                let right = Row::of(app.say(ui::UNSCORED), Role::Dim);
                rows.push(Row::of(title, Role::Text).with_right(right, cells));
                rows.push(Row::default());
            }
        }
        score_rows(app, app.say(ui::OVERALL), &scores.overall, cells, &mut rows);
    }
    let counts = &scores.progress;
    rows.push(Row::default());
    for (label, count) in [
        (ui::ANSWERED, counts.answered),
        (ui::DONT_KNOW, counts.unknown),
        (ui::NOT_APPLICABLE, counts.not_applicable),
        (ui::UNTOUCHED, counts.untouched),
        (ui::FLAGGED, counts.flagged),
    ] {
        let count = Row::of(count.to_string(), Role::Text);
        rows.push(Row::of(app.say(label), Role::Dim).with_right(count, cells));
    }
    if !work.session.scores_hidden && work.standing.is_none() && canvas.area.height > 30 {
        rows.push(Row::default());
        for line in wrap(app.say(ui::WHAT_IT_SAYS), cells) {
            rows.push(Row::of(line, Role::Dim));
        }
    }
    canvas.rows(1, 0, &rows);
}

fn score_rows(app: &App, title: &str, score: &Score, cells: usize, rows: &mut Vec<Row>) {
    let value = Row::of(numbers::score_or_dash(score.as_is), Role::Strong);
    rows.push(Row::of(title, Role::Text).with_right(value, cells));
    rows.push(crate::tui::screen::results::bar(app, score, u16::try_from(cells).unwrap_or(0)));
    if let (Some(low), Some(high)) = (score.low, score.high) {
        let band = format!("{} - {}", numbers::score(low), numbers::score(high));
        let band = Row::of(band, Role::Dim);
        rows.push(Row::of(app.say(ui::BETWEEN), Role::Dim).with_right(band, cells));
    }
    if let Some(to_be) = score.to_be {
        let right = Row::of(numbers::score(to_be), Role::Dim);
        rows.push(Row::of(app.say(ui::TO_BE), Role::Dim).with_right(right, cells));
    }
    rows.push(Row::default());
}
