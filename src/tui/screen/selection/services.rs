//! The services wanted, by function, against the risks.

use crate::measure::{truncate, wrap};
use crate::score::{Risk, Service, risks, service, services};
use crate::strings::selection as words;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

use super::empty_table;
use super::risks::name;

/// Up to how many values of risks stand one by one.
const FEW: usize = 6;

/// Every function with what was chosen for it, then what does not fit together.
pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let services = services(&work.set, &work.session, &work.scores);
    let mut lines = Vec::new();
    for function in &services.functions {
        let question = question_of(work, &function.id);
        let title = words::function(&function.id, app.lang());
        let row =
            Row::of(title, Role::Strong).and(format!("  {}", function.services.len()), Role::Dim);
        lines.push(match question {
            Some(question) => Line::to_question(row, question),
            None => Line::plain(row),
        });
        if function.services.is_empty() {
            lines.push(Line::of(format!("    {}", app.say(words::NO_SERVICES)), Role::Dim));
        }
        for service in &function.services {
            lines.push(Line::plain(service_row(app, work, service, cells)));
        }
    }
    push_list(app, work, words::NOT_WANTED, &services.not_chosen, cells, &mut lines);
    push_list(app, work, words::NO_RISK_FOR, &services.without_risk, cells, &mut lines);
    push_uncovered(app, work, cells, &mut lines);
    lines
}

/// The question in which the services of a function are chosen.
fn question_of(work: &Work, function: &str) -> Option<usize> {
    work.shown().find(|&at| {
        let tags = &work.set.questions[at].tags;
        let has = |name, word: &str| {
            crate::questionnaire::tag(tags, name).iter().any(|known| known == word)
        };
        has("role", "services") && has("csf", function)
    })
}

fn service_row(app: &App, work: &Work, wanted: &Service, cells: usize) -> Row {
    let name = service(&work.set, &wanted.id)
        .map_or(wanted.id.as_str(), |choice| choice.text.get(app.lang()).as_str());
    let row = Row::of("    ", Role::Text).and(name, Role::Text);
    if wanted.risks.is_empty() {
        return row;
    }
    let right = format!("{} {}", app.say(words::SERVES), values(&wanted.risks));
    row.with_right(Row::of(truncate(&right, cells / 2).into_owned(), Role::Dim), cells)
}

/// The values of risks, highest first: each of a few, of many how often each value comes.
fn values(risks: &[Risk]) -> String {
    let mut values: Vec<_> = risks.iter().filter_map(|risk| risk.value).collect();
    values.sort_unstable_by(|a, b| b.cmp(a));
    if values.len() <= FEW {
        return values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    }
    let times = |same: &[u8]| format!("{}x{}", same[0], same.len());
    values.chunk_by(|a, b| a == b).map(times).collect::<Vec<_>>().join(" ")
}

fn push_list(
    app: &App,
    work: &Work,
    title: crate::strings::Words,
    list: &[Service],
    cells: usize,
    lines: &mut Vec<Line>,
) {
    if list.is_empty() {
        return;
    }
    lines.push(Line::blank());
    lines.push(Line::of(app.say(title), Role::Strong));
    lines.extend(list.iter().map(|wanted| Line::plain(service_row(app, work, wanted, cells))));
}

/// Risks of 3 that nothing answers to.
fn push_uncovered(app: &App, work: &Work, cells: usize, lines: &mut Vec<Line>) {
    let risks = risks(&work.set, &work.session, &work.scores);
    let uncovered: Vec<&Risk> = risks.iter().filter(|risk| risk.uncovered).collect();
    lines.push(Line::blank());
    if risks.is_empty() {
        lines.push(empty_table(app, work, "risks", words::NO_RISKS));
        return;
    }
    if uncovered.is_empty() {
        return;
    }
    for line in wrap(app.say(words::UNCOVERED_TITLE), cells) {
        lines.push(Line::of(line, Role::Warning));
    }
    for risk in uncovered {
        let name = truncate(&name(app, work, risk), cells.saturating_sub(6)).into_owned();
        let row = Row::of("    ", Role::Text).and(name, Role::Text);
        lines.push(Line::to_row(row, risk.question, risk.row));
    }
}
