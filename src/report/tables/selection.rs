//! What belongs to the selection of a service.

use super::{Cell, Table, table, titled, unless_empty};
use crate::report::view::{CandidateRow, RiskRow, Selection, States, View};
use crate::strings::{report as words, report_layout as layout};
use crate::text::Lang;

/// How ready each phase is, with the states of its questions.
#[must_use]
pub fn phases(view: &View) -> Option<Table> {
    let selection = view.selection.as_ref()?;
    let rows = selection.phases.iter().map(|phase| {
        let looked_at = view.functions.iter().filter(|row| !row.out_of_scope);
        let states = looked_at.into_iter().find(|row| row.id == phase.id).map(|row| row.states);
        let count = |count: fn(&States) -> usize| {
            states.as_ref().map_or(Cell::Empty, |states| Cell::Count(count(states)))
        };
        vec![
            Cell::text(&phase.title),
            phase.percent.map_or(Cell::Empty, Cell::Percent),
            count(|states| states.answered),
            count(|states| states.unknown),
            count(|states| states.not_applicable),
            count(|states| states.untouched),
            Cell::text(&words::list(&phase.open, view.lang)),
        ]
    });
    let headings = [
        words::PHASE,
        words::READY,
        words::ANSWERED,
        words::UNKNOWN,
        words::NOT_APPLICABLE,
        words::UNTOUCHED,
        words::STILL_OPEN,
    ];
    unless_empty(table(words::PHASES, view.lang, &headings, rows.collect()))
}

/// The candidates side by side, a row each. `unit` is what prices count.
#[must_use]
pub fn candidates(lang: Lang, unit: &str, candidates: &[CandidateRow]) -> Option<Table> {
    let headings = [
        words::CANDIDATE,
        words::RANK,
        words::FIT,
        words::LOW,
        words::HIGH,
        words::ANSWERED,
        words::UNKNOWN,
        words::UNTOUCHED,
        layout::ASKED,
        words::KNOCKED_OUT,
        words::OPEN_MUSTS,
        words::PRICE,
    ];
    let share = |share: Option<f64>| share.map_or(Cell::Empty, Cell::Share);
    let rows = candidates.iter().map(|one| {
        vec![
            Cell::text(&one.name),
            one.rank.map_or(Cell::Empty, Cell::Count),
            share(one.fit),
            share(one.fit_low),
            share(one.fit_high),
            Cell::Count(one.answered),
            Cell::Count(one.unknown),
            Cell::Count(one.untouched),
            Cell::Count(one.asked),
            Cell::lines(&one.knocked_out_by),
            Cell::lines(&one.open),
            price(lang, one),
        ]
    });
    let mut table = table(words::CANDIDATES, lang, &headings, rows.collect());
    if let Some(last) = table.columns.last_mut().filter(|_| !unit.is_empty()) {
        last.heading = format!("{} ({unit})", last.heading);
    }
    unless_empty(table)
}

/// The sum of a price; where parts are missing, that it is a lower bound.
fn price(lang: Lang, candidate: &CandidateRow) -> Cell {
    match candidate.price {
        Some(price) if candidate.price_is_partial => {
            Cell::AtLeast(price, layout::AT_LEAST.of(lang))
        }
        price => price.map_or(Cell::Empty, Cell::Amount),
    }
}

/// The requirements, a column for each candidate.
#[must_use]
pub fn criteria(lang: Lang, selection: &Selection) -> Option<Table> {
    let headings = [
        words::ID,
        layout::REQUIREMENT,
        words::SECTION,
        words::IMPORTANCE,
        words::WEIGHT,
        words::PASS,
    ];
    let headings = headings.iter().map(|heading| heading.of(lang).to_owned());
    let names = selection.candidates.iter().map(|candidate| candidate.name.clone());
    let headings: Vec<String> = headings.chain(names).collect();
    let count = headings.len();
    let rows = selection.criteria.iter().map(|one| {
        let mut cells = vec![
            Cell::id(&one.id),
            Cell::text(&one.title),
            Cell::text(&one.section),
            Cell::text(&one.importance),
            one.weight.map_or(Cell::Empty, Cell::Amount),
            Cell::text(&one.pass),
        ];
        cells.extend(one.offers.iter().map(|offer| Cell::text(offer)));
        cells.resize(count, Cell::Empty);
        cells
    });
    let rows = rows.collect();
    unless_empty(titled(words::CRITERIA.of(lang).to_owned(), headings, rows))
}

/// The risks, highest first.
#[must_use]
pub fn risks(lang: Lang, risks: &[RiskRow]) -> Option<Table> {
    let headings = [
        words::ASSET,
        words::HARM,
        words::RISK_IMPORTANCE,
        words::LIKELIHOOD,
        words::RISK,
        words::SERVICES,
    ];
    let rows = risks.iter().map(|risk| {
        let services = if risk.uncovered && risk.services.is_empty() {
            Cell::text(words::NO_SERVICE.of(lang))
        } else {
            Cell::lines(&risk.services)
        };
        vec![
            Cell::text(&risk.asset),
            Cell::text(&risk.harm),
            Cell::text(&risk.importance),
            Cell::text(&risk.likelihood),
            risk.value.map_or(Cell::Empty, |value| Cell::Count(value.into())),
            services,
        ]
    });
    unless_empty(table(words::RISKS, lang, &headings, rows.collect()))
}

/// The services that are wanted.
#[must_use]
pub fn services(lang: Lang, selection: &Selection) -> Option<Table> {
    let rows = selection.services.iter().map(|service| {
        vec![Cell::text(&service.function), Cell::text(&service.title), Cell::Count(service.risks)]
    });
    let headings = [words::FUNCTION, words::SERVICE, words::RISKS_SERVED];
    unless_empty(table(words::SERVICES, lang, &headings, rows.collect()))
}
