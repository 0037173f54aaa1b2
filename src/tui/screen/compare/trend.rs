//! Several sessions: a column each, over time or by organisation.

use crate::measure::{inert, pad, pad_left, truncate, width, wrap};
use crate::score::{Judged, Trend, TrendColumn, entities, trend};
use crate::strings::{Words, compare as words, numbers};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

/// Cells of a session's column.
const COLUMN: usize = 12;

/// Which sessions are in sight, and the cells of the names before them.
struct Columns {
    name: usize,
    range: std::ops::Range<usize>,
}

impl Columns {
    fn new(sessions: usize, cells: usize, sideways: usize) -> (Columns, usize) {
        let name = (cells / 3).clamp(8, 34).min(cells.saturating_sub(COLUMN).max(8));
        let count = (cells.saturating_sub(name) / COLUMN).clamp(1, sessions.max(1));
        let reach = sessions.saturating_sub(count);
        let first = sideways.min(reach);
        (Columns { name, range: first..(first + count).min(sessions) }, reach)
    }

    fn row(&self, name: Row, cell: impl Fn(usize) -> (String, Role)) -> Row {
        let name = name.cut(self.name - 1);
        let gap = " ".repeat(self.name - name.width());
        let mut row = name.and(gap, Role::Text);
        for at in self.range.clone() {
            let (text, role) = cell(at);
            row = row.and(pad_left(&truncate(&text, COLUMN - 1), COLUMN), role);
        }
        row
    }
}

/// The page; by organisation where `by_entity`.
pub(super) fn content(app: &App, work: &Work, cells: usize, by_entity: bool) -> Content {
    let others = app.compare.others.iter().map(|other| other.judged());
    // The session at work comes last, so that of two of one moment it is the later one.
    let sessions: Vec<Judged<'_>> = others.chain([work.judged()]).collect();
    let mine = sessions.len() - 1;
    let table = if by_entity { entities(&sessions) } else { trend(&sessions) };
    let (columns, reach) = Columns::new(table.columns.len(), cells, app.compare.sideways);
    let is_mine = |at: usize| table.columns[at].session == mine;
    let strong = |at: usize| if is_mine(at) { Role::Strong } else { Role::Text };
    let (before, behind) = (columns.range.start, table.columns.len() - columns.range.end);
    let hidden = crate::strings::selection::columns_hidden(before, behind, app.lang());
    let fits = width(&hidden) < columns.name;
    let hidden = if fits { hidden } else { words::sideways(before, behind) };
    let title = |at: usize| {
        let column = &table.columns[at];
        let name = if by_entity { &column.entity } else { &column.title };
        (inert(name).into_owned(), strong(at))
    };
    let date = |at: usize| (words::day(table.columns[at].date.as_ref(), app.lang()), Role::Dim);
    let head = vec![
        columns.row(Row::of(hidden, Role::Dim), title),
        columns.row(Row::default(), date),
        Row::default(),
    ];
    let mut lines = if work.session.scores_hidden {
        vec![Line::of(app.say(words::SCORES_HIDDEN), Role::Dim)]
    } else {
        scores(app, work, &table, &columns, &strong)
    };
    lines.push(Line::blank());
    lines.extend(counts(app, &table, &columns));
    lines.push(Line::blank());
    let rule = if by_entity { words::ENTITY_RULE } else { words::TREND_RULE };
    lines.extend(
        wrap(app.say(rule), cells.min(90)).into_iter().map(|line| Line::of(line, Role::Dim)),
    );
    Content { head, lines, reach }
}

/// The whole and each function.
fn scores(
    app: &App,
    work: &Work,
    table: &Trend,
    columns: &Columns,
    strong: &dyn Fn(usize) -> Role,
) -> Vec<Line> {
    let value = |value: Option<f64>| match value {
        Some(value) if work.set.is_selection() => numbers::percent(value),
        value => numbers::score_or_dash(value),
    };
    let overall = Row::of(app.say(words::OVERALL), Role::Strong);
    let mut lines = vec![Line::plain(
        columns.row(overall, |at| (value(table.columns[at].overall), strong(at))),
    )];
    for row in &table.rows {
        // Sections have one id in all versions; the set at work says where a line leads.
        let Some(at) = work.set.section(&row.id) else { continue };
        let section = &work.set.sections[at];
        let whole = section.title.get(app.lang());
        let short = section.short_title().get(app.lang());
        let title = if width(whole) + 4 <= columns.name { whole } else { short };
        let name = Row::of(pad(&row.id, 3), Role::Accent).and(title.as_str(), Role::Text);
        let cells = columns.row(name, |column| (value(row.values[column]), strong(column)));
        lines.push(Line::to_section(cells, at));
    }
    lines
}

/// What the scores rest on.
fn counts(app: &App, table: &Trend, columns: &Columns) -> Vec<Line> {
    use crate::strings::ui;
    let line = |label: Words, text: &dyn Fn(&TrendColumn) -> String| {
        let name = Row::of(app.say(label), Role::Dim);
        Line::plain(columns.row(name, |at| (text(&table.columns[at]), Role::Dim)))
    };
    vec![
        line(words::ANSWERED, &|one| format!("{}/{}", one.counts.answered, one.counts.asked)),
        line(ui::DONT_KNOW, &|one| one.counts.unknown.to_string()),
        line(ui::NOT_APPLICABLE, &|one| one.counts.not_applicable.to_string()),
        line(ui::UNTOUCHED, &|one| one.counts.untouched.to_string()),
    ]
}
