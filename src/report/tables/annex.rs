//! What an auditor asks for.

use super::{Cell, Table, table, unless_empty};
use crate::report::view::{Reason, Role, View};
use crate::strings::{Words, report as words, report_layout as layout};

/// The tables of the annex, those without a row left out.
#[must_use]
pub fn annex(view: &View) -> Vec<Table> {
    let (lang, annex) = (view.lang, &view.annex);
    let mut tables = vec![record(view)];
    tables.extend(annex.scales.iter().map(|scale| {
        let rows = scale.levels.iter().map(|level| {
            vec![Cell::id(&level.id), Cell::Amount(level.points), Cell::text(&level.text)]
        });
        let headings = [words::LEVEL, words::POINTS, layout::SENTENCE];
        let mut table = table(words::SCALES, lang, &headings, rows.collect());
        table.title = format!("{}: {}", words::SCALES.of(lang), scale.title);
        table
    }));
    let reasons = |title: Words, heading: Words, reasons: &[Reason]| {
        let row =
            |one: &Reason| vec![Cell::id(&one.id), Cell::text(&one.title), Cell::text(&one.reason)];
        let rows = reasons.iter().map(row).collect();
        table(title, lang, &[words::ID, heading, layout::REASON], rows)
    };
    let roles = |title: Words, roles: &[Role]| {
        let rows =
            roles.iter().map(|one| vec![Cell::id(&one.id), Cell::text(&one.title)]).collect();
        table(title, lang, &[words::ID, words::QUESTION], rows)
    };
    let sentences = |title: Words, sentences: &[String]| {
        table(title, lang, &[title], sentences.iter().map(|one| vec![Cell::text(one)]).collect())
    };
    let hints = annex.hints.iter();
    let hints =
        hints.map(|one| vec![Cell::id(&one.id), Cell::text(&one.title), Cell::text(&one.text)]);
    let headings = [words::ID, layout::ITEM, words::HINTS];
    tables.extend([
        reasons(words::NOT_APPLICABLE_LIST, words::QUESTION, &annex.not_applicable),
        reasons(words::SCOPE_LIST, words::SECTION, &annex.out_of_scope),
        roles(words::UNKNOWN_LIST, &annex.unknown),
        roles(words::UNTOUCHED_LIST, &annex.untouched),
        table(words::HINTS, lang, &headings, hints.collect()),
        sentences(words::SOURCES, &annex.sources),
        sentences(words::RULES, &annex.rules),
    ]);
    tables.into_iter().filter_map(unless_empty).collect()
}

/// The set and the session.
fn record(view: &View) -> Table {
    let annex = &view.annex;
    let rows = [
        (words::TITLE, Cell::text(&view.head.title)),
        (words::ORGANISATION, Cell::text(&view.head.organisation)),
        (words::SCOPE, Cell::text(&view.head.scope)),
        (words::FACILITATOR, Cell::text(&view.head.facilitator)),
        (words::PARTICIPANTS, Cell::text(&words::list(&view.head.participants, view.lang))),
        (words::SET, Cell::text(&view.head.set)),
        (words::ID, Cell::text(&annex.set_id)),
        (layout::SET_VERSION, Cell::text(&annex.set_version)),
        (words::MADE_FOR, annex.made_for.as_deref().map_or(Cell::Empty, Cell::text)),
        (words::DIGEST, Cell::text(&annex.digest)),
        (words::PROGRAM, Cell::text(&annex.program)),
        (words::FILE, Cell::text(&view.head.file)),
    ];
    labelled(view, layout::ABOUT_SET, rows)
}

/// Who answered about what, and when.
#[must_use]
pub fn facts(view: &View) -> Table {
    let head = &view.head;
    let rows = [
        (words::SET, Cell::text(&head.set)),
        (words::ORGANISATION, Cell::text(&head.organisation)),
        (words::SCOPE, Cell::text(&head.scope)),
        (words::FACILITATOR, Cell::text(&head.facilitator)),
        (words::PARTICIPANTS, Cell::text(&words::list(&head.participants, view.lang))),
        (layout::FIRST_ANSWER, Cell::day(head.first_answer.as_ref())),
        (layout::LAST_ANSWER, Cell::day(head.last_answer.as_ref())),
        (layout::TARGET_BY, Cell::day(head.target_by.as_ref())),
        (words::MADE_ON, Cell::Day(head.made.clone())),
    ];
    labelled(view, words::PAGE, rows)
}

/// Labels and what belongs to them, what is empty left out.
fn labelled<const N: usize>(view: &View, title: Words, rows: [(Words, Cell); N]) -> Table {
    let rows = rows.into_iter().filter(|(_, cell)| *cell != Cell::Empty);
    let rows = rows.map(|(label, cell)| vec![Cell::text(label.of(view.lang)), cell]).collect();
    table(title, view.lang, &[layout::ITEM, layout::VALUE], rows)
}
