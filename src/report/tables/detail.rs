//! Scores, gaps, the plan, who does what, and what changed.

use super::{Cell, Table, name, table, unless_empty};
use crate::report::view::{ActionRow, FunctionRow, View};
use crate::strings::{report as words, report_layout as layout};

/// The functions and the whole, with the counts of the states beside every score.
#[must_use]
pub fn functions(view: &View) -> Option<Table> {
    let headings = [
        words::FUNCTION,
        words::AS_IS,
        words::LOW,
        words::HIGH,
        words::TO_BE,
        words::GAP,
        words::EARLIER,
        words::CHANGE_LIKE,
        layout::ASKED,
        words::ANSWERED,
        layout::PARTLY_UNKNOWN,
        words::UNKNOWN,
        words::NOT_APPLICABLE,
        words::UNTOUCHED,
        layout::TARGETS,
        words::SEEN,
    ];
    let rows = view.functions.iter().chain((!view.functions.is_empty()).then_some(&view.overall));
    let rows = rows.map(|row| function(view, row)).collect();
    // Every column stands, also an empty one: charts point at them by their place.
    let mut table = table(words::FUNCTIONS, view.lang, &headings, rows);
    table.columns.iter_mut().skip(1).for_each(|column| column.is_number = true);
    (!table.rows.is_empty()).then_some(table)
}

/// As [`functions`], in as many columns as fit on a page: what is not told here is in a workbook.
#[must_use]
pub fn functions_on_paper(view: &View) -> Option<Table> {
    let headings = [
        words::FUNCTION,
        words::AS_IS,
        words::BAND,
        words::TO_BE,
        words::GAP,
        words::EARLIER,
        words::CHANGE_LIKE,
        words::ANSWERED,
        words::UNKNOWN,
        words::NOT_APPLICABLE,
        words::UNTOUCHED,
        layout::SEEN,
    ];
    let rows = view.functions.iter().chain((!view.functions.is_empty()).then_some(&view.overall));
    let rows = rows.map(|row| {
        let band = row.low.zip(row.high);
        let counts = [
            row.states.answered,
            row.states.unknown,
            row.states.not_applicable,
            row.states.untouched,
            row.seen,
        ];
        let mut cells = vec![
            Cell::text(&name(view, row)),
            Cell::score(row.as_is),
            band.map_or(Cell::Empty, |(low, high)| Cell::Band(low, high)),
            Cell::score(row.to_be),
            Cell::change(row.gap),
            Cell::score(row.earlier),
            Cell::change(row.change),
        ];
        cells.extend(
            counts.map(|count| if row.out_of_scope { Cell::Empty } else { Cell::Count(count) }),
        );
        cells
    });
    unless_empty(table(words::FUNCTIONS, view.lang, &headings, rows.collect()))
}

fn function(view: &View, row: &FunctionRow) -> Vec<Cell> {
    let states = &row.states;
    let mut cells = vec![
        Cell::text(&name(view, row)),
        Cell::score(row.as_is),
        Cell::score(row.low),
        Cell::score(row.high),
        Cell::score(row.to_be),
        Cell::change(row.gap),
        Cell::score(row.earlier),
        Cell::change(row.change),
    ];
    let counts = [
        states.asked,
        states.answered,
        states.partly_unknown,
        states.unknown,
        states.not_applicable,
        states.untouched,
        states.targets,
        row.seen,
    ];
    cells.extend(counts.map(Cell::Count));
    cells
}

/// How many roles stand at each level.
#[must_use]
pub fn levels(view: &View) -> Option<Table> {
    let row = |level: &crate::report::view::LevelCount| {
        vec![Cell::Amount(level.points), Cell::Count(level.count)]
    };
    let rows = view.levels.iter().map(row).collect();
    unless_empty(table(words::LEVELS, view.lang, &[words::LEVEL, words::ROLES], rows))
}

/// The gaps, in the order of the view.
#[must_use]
pub fn gaps(view: &View) -> Option<Table> {
    let headings = [
        words::ID,
        words::ROLE,
        words::FUNCTION,
        words::PRIORITY,
        words::CHANGE,
        words::AS_IS,
        words::TO_BE,
        words::GAP,
        words::ACTION,
    ];
    let rows = view.gaps.iter().map(|gap| {
        vec![
            Cell::id(&gap.id),
            Cell::text(&gap.title),
            Cell::text(&gap.section),
            Cell::text(&gap.priority),
            Cell::text(&gap.change),
            Cell::score(gap.as_is),
            Cell::score(gap.to_be),
            Cell::change(gap.gap),
            Cell::text(&words::list(&gap.actions, view.lang)),
        ]
    });
    unless_empty(table(words::GAPS, view.lang, &headings, rows.collect()))
}

/// The gaps with what is planned for each, a line an action.
#[must_use]
pub fn gaps_and_plan(view: &View) -> Option<Table> {
    let lang = view.lang;
    let headings = [
        words::ID,
        words::ROLE,
        words::FUNCTION,
        words::PRIORITY,
        words::CHANGE,
        words::AS_IS,
        words::TO_BE,
        words::GAP,
        words::ACTION,
        words::OWNER,
        words::DUE,
        words::STATUS,
    ];
    let rows = view.gaps.iter().map(|gap| {
        let planned = view.actions.iter().filter(|action| gap.actions.contains(&action.id));
        let planned: Vec<&ActionRow> = planned.collect();
        let each = |text: fn(&ActionRow) -> &str| {
            let texts: Vec<String> = planned.iter().map(|one| text(one).to_owned()).collect();
            Cell::text(texts.join("\n").trim())
        };
        let due = match &planned[..] {
            [one] => Cell::day(one.due.as_ref()),
            _ => each(|one| one.due.as_deref().unwrap_or("-")),
        };
        vec![
            Cell::id(&gap.id),
            Cell::text(&gap.title),
            Cell::text(&gap.section),
            Cell::text(&gap.priority),
            Cell::text(&gap.change),
            Cell::score(gap.as_is),
            Cell::score(gap.to_be),
            Cell::change(gap.gap),
            each(|one| &one.what),
            each(|one| &one.owner),
            due,
            each(|one| &one.status),
        ]
    });
    unless_empty(table(layout::GAPS_AND_PLAN, lang, &headings, rows.collect()))
}

/// What comes first, as the page for the management has it.
#[must_use]
pub fn priorities(view: &View) -> Option<Table> {
    let headings = [
        words::ROLE,
        words::AS_IS,
        words::TO_BE,
        words::CONSEQUENCE,
        words::ACTION,
        words::OWNER,
        words::DUE,
        words::COST,
    ];
    let rows = view.page.priorities.iter().map(|row| {
        vec![
            Cell::text(&row.title),
            Cell::score(row.as_is),
            Cell::score(row.to_be),
            Cell::text(&row.consequence),
            Cell::text(&row.action),
            Cell::text(&row.owner),
            Cell::day(row.due.as_ref()),
            Cell::text(&row.cost),
        ]
    });
    unless_empty(table(words::PRIORITIES, view.lang, &headings, rows.collect()))
}

/// The plan.
#[must_use]
pub fn plan(view: &View) -> Option<Table> {
    let headings = [
        words::ID,
        words::ACTION,
        words::ROLES,
        words::OWNER,
        words::DUE,
        words::STATUS,
        words::HORIZON,
        words::KIND,
        words::EFFORT,
        words::COST,
    ];
    let rows = view.actions.iter().map(|action| {
        let mut roles: Vec<String> = action
            .questions
            .iter()
            .zip(&action.roles)
            .map(|(id, role)| format!("{id} {role}"))
            .collect();
        if roles.is_empty() {
            roles.clone_from(&action.roles);
        }
        vec![
            Cell::id(&action.id),
            Cell::text(&action.what),
            Cell::lines(&roles),
            Cell::text(&action.owner),
            Cell::day(action.due.as_ref()),
            Cell::text(&action.status),
            Cell::text(&action.horizon),
            Cell::text(&action.kind),
            action.effort.map_or(Cell::Empty, Cell::Amount),
            action.cost_number.map_or_else(|| Cell::text(&action.cost), Cell::Amount),
        ]
    });
    unless_empty(table(words::ACTIONS, view.lang, &headings, rows.collect()))
}

/// The patterns, the roles done on another side than expected, and those left out unusually.
#[must_use]
pub fn sourcing(view: &View) -> Vec<Table> {
    let Some(sourcing) = &view.sourcing else { return Vec::new() };
    let lang = view.lang;
    let patterns = [
        (words::PATTERN_TODAY, &sourcing.today),
        (words::PATTERN_AIM, &sourcing.aim),
        (words::AMOUNTS_TO, &sourcing.amounts_to),
    ];
    let patterns = patterns.iter().filter(|(_, pattern)| !pattern.is_empty());
    let patterns =
        patterns.map(|(label, pattern)| vec![Cell::text(label.of(lang)), Cell::text(pattern)]);
    let mismatches = sourcing.mismatches.iter().map(|one| {
        vec![
            Cell::id(&one.id),
            Cell::text(&one.title),
            Cell::text(&one.pattern),
            Cell::text(&one.expected),
            Cell::text(&one.actual),
        ]
    });
    let unusual =
        sourcing.unusual.iter().map(|one| vec![Cell::id(&one.id), Cell::text(&one.title)]);
    let tables = [
        table(words::SOURCING, lang, &[layout::ITEM, layout::VALUE], patterns.collect()),
        table(
            words::MISMATCHES,
            lang,
            &[words::ID, words::ROLE, words::FOR_PATTERN, words::EXPECTED, words::ACTUAL],
            mismatches.collect(),
        ),
        table(words::UNUSUAL, lang, &[words::ID, words::ROLE], unusual.collect()),
    ];
    tables.into_iter().filter_map(unless_empty).collect()
}

/// What changed since the cycle before: the scores like for like, then the questions.
#[must_use]
pub fn changes(view: &View) -> Vec<Table> {
    let Some(changes) = &view.changes else { return Vec::new() };
    let lang = view.lang;
    let facts = [
        (words::EARLIER, Cell::text(&changes.title)),
        (layout::LAST_ANSWER, Cell::day(changes.day.as_ref())),
        (layout::OVERALL_THEN, Cell::score(changes.then)),
        (layout::LAST_LIKE, Cell::score(changes.like_then)),
        (layout::NOW_LIKE, Cell::score(changes.like_now)),
        (words::CHANGE_LIKE, Cell::change(changes.change)),
        (layout::BOTH, Cell::Count(changes.both)),
    ];
    let facts = facts.into_iter().filter(|(_, cell)| *cell != Cell::Empty);
    let facts = facts.map(|(label, cell)| vec![Cell::text(label.of(lang)), cell]);
    let rows = changes.rows.iter().map(|row| {
        vec![
            Cell::id(&row.id),
            Cell::text(&row.title),
            row.points_then.map_or_else(|| Cell::text(&row.then), Cell::Score),
            row.points_now.map_or_else(|| Cell::text(&row.now), Cell::Score),
            Cell::text(&row.cause),
        ]
    });
    let headings = [words::ID, words::ROLE, words::EARLIER, words::NOW, words::CAUSE];
    let mut moved = table(words::CHANGES, lang, &headings, rows.collect());
    moved.title = String::new();
    let facts = table(words::CHANGES, lang, &[layout::ITEM, layout::VALUE], facts.collect());
    [facts, moved].into_iter().filter_map(unless_empty).collect()
}
