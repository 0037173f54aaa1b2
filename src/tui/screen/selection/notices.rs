//! Which notices are needed, against what each candidate offers.

use crate::measure::{inert, pad, pad_left, truncate, width, wrap};
use crate::questionnaire::{Question, tag};
use crate::score::{Need, NoticeOffer, Verdict, notices};
use crate::strings::candidates::narrow;
use crate::strings::{numbers, selection as words};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::table::short_name;
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

use super::compare::Columns;
use super::empty_table;

/// How many candidates can be scrolled into sight from the right.
pub fn reach(work: &Work, cells: usize) -> usize {
    let candidates = work.session.candidates.len();
    let is_need = |question: &&Question| {
        tag(&question.tags, "role").iter().any(|role| role == "notification-need")
    };
    let mut needs = work.set.questions.iter().filter(is_need);
    if needs.all(|question| work.session.answer(&question.id).rows.is_empty()) {
        return 0;
    }
    candidates - Columns::new(candidates, cells, 0, NEED).count
}

/// The page: a row for each need, a column for each candidate, then the gaps by name.
pub fn content(app: &App, work: &Work, cells: usize, sideways: usize) -> Content {
    let notices = notices(&work.set, &work.session, &work.scores);
    if notices.needs.is_empty() {
        let lines = vec![empty_table(app, work, "notification-need", words::NO_NEED)];
        return Content::of(lines);
    }
    let candidates = &work.session.candidates;
    let columns = Columns::new(candidates.len(), cells, sideways, NEED);
    let range = columns.range(candidates.len());
    let names =
        range.clone().map(|at| (inert(narrow(&candidates[at].name)).into_owned(), Role::Strong));
    let hidden = words::columns_hidden(range.start, candidates.len() - range.end, app.lang());
    let label = if hidden.is_empty() { app.say(words::NEED).to_owned() } else { hidden };
    let head = columns.row(&label, Role::Dim, names.collect());
    let mut lines = Vec::new();
    for need in &notices.needs {
        let row = range.clone().map(|at| offer_cell(app, need.offers.get(at)));
        let name = if columns.name_cells() < NEED {
            let name = need_name(app, work, need);
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            // The need itself stays whole: it is what the candidates are held against.
            let need = need_text(app, need);
            let room = columns.name_cells().saturating_sub(width(&need) + 2);
            format!("{} {need}", pad(&truncate(&name, room), room))
        } else {
            format!("{}  {}", need_name(app, work, need), need_text(app, need))
        };
        lines.push(Line::to_row(
            columns.row(&name, Role::Text, row.collect()),
            need.question,
            need.row,
        ));
    }
    for cost in &notices.costs {
        let cells = range.clone().map(|at| {
            let cost = cost.costs.get(at).copied().flatten();
            (cost.map_or_else(|| "-".to_owned(), numbers::amount), Role::Text)
        });
        let hours = hours_name(app, work, &cost.hours);
        let name = format!("{} {hours}", app.say(words::EXTRA_COST));
        lines
            .push(Line::to_question(columns.row(&name, Role::Dim, cells.collect()), cost.question));
    }
    lines.push(Line::blank());
    lines.extend(gaps(app, work, &notices.needs, cells));
    for line in wrap(app.say(words::NOTICE_RULE), cells.min(90)) {
        lines.push(Line::of(line, Role::Dim));
    }
    Content { head: vec![head], lines, ..Content::default() }
}

/// Cells of the column that names the needs.
const NEED: usize = 36;

/// Severity and hours of a need, as the table names them.
fn need_name(app: &App, work: &Work, need: &Need) -> String {
    let columns = work.set.questions[need.question].kind.columns();
    let name = |column: &str, id: &Option<String>| {
        let id = id.as_deref()?;
        let column = columns.iter().find(|known| known.id == column)?;
        let choice = column.kind.choices().iter().find(|choice| choice.id == id)?;
        Some(short_name(choice, app.lang()).to_owned())
    };
    let severity = name("severity", &need.severity).unwrap_or_else(|| "-".to_owned());
    let hours = name("hours", &need.hours).unwrap_or_else(|| "-".to_owned());
    format!("{} {}", pad(&severity, 8), pad(&hours, 12))
}

fn hours_name(app: &App, work: &Work, id: &str) -> String {
    let columns = work.set.questions.iter().flat_map(|question| question.kind.columns());
    let choices = columns.filter(|column| column.id == "hours").flat_map(|own| own.kind.choices());
    let choice = choices.into_iter().find(|choice| choice.id == id);
    choice.map_or_else(|| inert(id).into_owned(), |own| short_name(own, app.lang()).to_owned())
}

/// Depth and minutes that are needed.
fn need_text(app: &App, need: &Need) -> String {
    rung(app, need.depth, need.minutes)
}

fn rung(app: &App, depth: Option<u8>, minutes: Option<f64>) -> String {
    let depth = depth.map_or_else(|| "-".to_owned(), |depth| depth.to_string());
    let minutes = minutes.map_or_else(
        || "-".to_owned(),
        |minutes| format!("{}{}", numbers::amount(minutes), app.say(words::MINUTES)),
    );
    format!("{depth} {}", pad_left(&minutes, 5))
}

/// What a candidate offers, and whether that is enough.
fn offer_cell(app: &App, offer: Option<&NoticeOffer>) -> (String, Role) {
    let Some(offer) = offer else { return ("-".to_owned(), Role::Dim) };
    let (mark, role) = match offer.verdict {
        Verdict::Met => ("=", Role::Text),
        Verdict::Short { .. } if offer.gap => ("<", Role::Warning),
        Verdict::Short { .. } => ("<", Role::Text),
        Verdict::Open => ("?", Role::Dim),
    };
    (format!("{} {mark}", rung(app, offer.depth, offer.minutes)), role)
}

/// What falls short, by candidate, with who closes it on our side.
fn gaps(app: &App, work: &Work, needs: &[Need], cells: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for need in needs {
        for (candidate, offer) in work.session.candidates.iter().zip(&need.offers) {
            if !matches!(offer.verdict, Verdict::Short { .. }) {
                continue;
            }
            let what = need_name(app, work, need);
            let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
            let left = format!("{}  {what}  ", inert(&candidate.name));
            let (right, role) = match &need.acts {
                Some(acts) if !offer.gap => {
                    let deputy =
                        need.deputy.as_ref().map(|own| format!("{}{own}", app.say(words::AND)));
                    let deputy = deputy.unwrap_or_default();
                    (format!("{} {acts}{deputy}", app.say(words::CLOSES)), Role::Dim)
                }
                _ => (app.say(words::NOTICE_GAP).to_owned(), Role::Warning),
            };
            let text = truncate(&inert(&right), cells.saturating_sub(10)).into_owned();
            let row = Row::of(left, Role::Text).and(text, role);
            lines.push(Line::to_row(row, need.question, need.row));
        }
    }
    if !lines.is_empty() {
        lines.push(Line::blank());
    }
    lines
}
