//! The page of the actions: a line each, and what they come to.

use crate::action::{Action, Context};
use crate::measure::{inert, pad, truncate};
use crate::score::{Coverage, PlanFilter, Planned, coverage, horizons, planned};
use crate::session::{Horizon, PlanAction, Session};
use crate::strings::results::rests_on;
use crate::strings::{numbers, plan as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::{Goal, Line};
use crate::tui::work::Work;

/// From so many cells on an action takes one line; below, two.
const ONE_LINE: usize = 66;
/// From so many cells on, everything stands in its own column.
const ROOMY: usize = 96;

/// The filters that a key goes through, those that this session has use for.
pub(super) fn filters(session: &Session) -> Vec<PlanFilter> {
    let none = PlanFilter::default();
    let mut all = vec![
        none.clone(),
        PlanFilter { open: true, ..none.clone() },
        PlanFilter { overdue: true, ..none.clone() },
    ];
    for horizon in [Horizon::Short, Horizon::Long] {
        if session.actions.iter().any(|action| action.horizon == Some(horizon)) {
            all.push(PlanFilter { horizon: Some(horizon), ..none.clone() });
        }
    }
    let owners = session.actions.iter().filter_map(|action| action.owner.clone());
    let owners: std::collections::BTreeSet<String> = owners.collect();
    let of_owner = |owner| PlanFilter { owner: Some(owner), ..PlanFilter::default() };
    all.extend(owners.into_iter().map(of_owner));
    all
}

/// The head and the lines of the page.
pub(super) fn page(app: &App, work: &Work, cells: usize) -> (Vec<Row>, Vec<Line>) {
    let session = &work.session;
    if session.actions.is_empty() {
        let key = app.key_of(Action::Add, Context::Plan);
        let row = Row::of(app.say(words::NO_ACTIONS), Role::Dim).and(format!(" {key}"), Role::Key);
        return (Vec::new(), vec![Line::plain(row)]);
    }
    let order = (app.plan.order, &app.plan.filter);
    let plan = planned(&work.set, session, &work.scores, order, app.plan.today());
    let mut head = summary(app, work, cells);
    head.push(order_row(app, &plan, cells));
    head.push(Row::default());
    if cells >= ONE_LINE {
        head.push(heading(app, cells));
    }
    let mut lines = Vec::new();
    if plan.is_empty() {
        lines.push(Line::of(app.say(words::NONE_LEFT), Role::Dim));
    }
    for line in &plan {
        let action = &session.actions[line.action];
        let goal = Some(Goal::Action(line.action));
        if cells >= ONE_LINE {
            lines.push(Line { row: wide(app, line, action, cells), goal });
        } else {
            let [first, second] = narrow(app, line, action, cells);
            lines.push(Line { row: first, goal });
            lines.push(Line::plain(second));
        }
    }
    (head, lines)
}

/// How many are left in each cycle, and how much of the gaps they are for.
fn summary(app: &App, work: &Work, cells: usize) -> Vec<Row> {
    let count = horizons(&work.session);
    let left = count.short + count.long + count.unsaid;
    let mut row = Row::of(format!("{} ", app.say(words::SHOW_OPEN)), Role::Dim)
        .and(left.to_string(), Role::Strong);
    for (horizon, count) in [(Some(Horizon::Short), count.short), (Some(Horizon::Long), count.long)]
    {
        row = row.and(format!("   {} ", app.say(words::horizon(horizon))), Role::Dim);
        row = row.and(count.to_string(), Role::Text);
    }
    let Coverage { gaps, covered, reached, .. } = coverage(&work.set, &work.session, &work.scores);
    if gaps == 0 {
        return vec![row.cut(cells)];
    }
    let mut covers = Row::of(format!("{} ", app.say(words::COVERS)), Role::Dim)
        .and(format!("{covered}/{gaps}"), Role::Text);
    if let Some(reached) = reached.filter(|_| !work.session.scores_hidden) {
        let now = numbers::score_or_dash(work.scores.overall.as_is);
        covers = covers
            .and(format!("   {} ", app.say(ui::OVERALL)), Role::Dim)
            .and(now, Role::Text)
            .and(format!("  {} ", app.say(words::REACHES)), Role::Dim)
            .and(numbers::score(reached), Role::Strong);
        let room = cells.saturating_sub(covers.width() + 3);
        let rests = rests_on(&work.scores.overall.counts, room, app.lang());
        covers = covers.and(format!("   {rests}"), Role::Dim);
    }
    if row.width() + 4 + covers.width() <= cells {
        row = row.and("    ", Role::Text);
        row.0.extend(covers.0);
        return vec![row];
    }
    vec![row.cut(cells), covers.cut(cells)]
}

/// What the list is sorted by, and what of it is shown.
fn order_row(app: &App, plan: &[Planned], cells: usize) -> Row {
    let filter = &app.plan.filter;
    let shown = match filter {
        PlanFilter { open: true, .. } => app.say(words::SHOW_OPEN).to_owned(),
        PlanFilter { overdue: true, .. } => app.say(words::SHOW_OVERDUE).to_owned(),
        PlanFilter { horizon: Some(horizon), .. } => {
            app.say(words::horizon(Some(*horizon))).to_owned()
        }
        PlanFilter { owner: Some(owner), .. } => inert(owner).into_owned(),
        _ => app.say(words::SHOW_ALL).to_owned(),
    };
    Row::of(format!("{} ", app.say(words::ORDER)), Role::Dim)
        .and(app.say(words::order(app.plan.order)), Role::Text)
        .and(format!("   {} ", app.say(words::SHOWN)), Role::Dim)
        .and(format!("{shown} {}", plan.len()), Role::Text)
        .cut(cells)
}

const ID: usize = 4;
const QUESTIONS: usize = 13;
const OWNER: usize = 10;
const DUE: usize = 11;
const HORIZON: usize = 8;
const STATUS: usize = 9;
const KIND: usize = 12;

/// Cells of what is to be done, beside the other columns.
fn what_cells(cells: usize) -> usize {
    let roomy = if cells >= ROOMY { HORIZON + KIND + STATUS } else { 0 };
    cells.saturating_sub(ID + QUESTIONS + OWNER + DUE + STATUS + roomy)
}

fn heading(app: &App, cells: usize) -> Row {
    let mut names = vec![
        (words::ID, ID),
        (words::WHAT, what_cells(cells)),
        (words::QUESTIONS, QUESTIONS),
        (words::OWNER, OWNER),
        (words::DUE, DUE),
        (words::STATUS, STATUS),
    ];
    if cells >= ROOMY {
        names.push((words::HORIZON, HORIZON));
        names.push((words::KIND, KIND));
    }
    names
        .into_iter()
        .fold(Row::default(), |row, (name, cells)| row.and(column(app.say(name), cells), Role::Dim))
}

/// A text in a column, with a blank behind it.
fn column(text: &str, cells: usize) -> String {
    let text = inert(text);
    pad(&pad(&text, cells.saturating_sub(1)), cells)
}

fn said(text: Option<&String>) -> &str {
    text.map_or("-", String::as_str)
}

fn due(action: &PlanAction) -> String {
    let date = action.due.and_then(|due| due.date);
    date.map_or_else(|| "-".to_owned(), |date| date.to_string())
}

/// The status in words; that the day has passed goes before it.
fn status(app: &App, line: &Planned, action: &PlanAction) -> (&'static str, Role) {
    if line.overdue {
        return (app.say(words::OVERDUE), Role::Warning);
    }
    let role = if action.is_open() { Role::Text } else { Role::Dim };
    (app.say(words::status(action.status)), role)
}

fn role_of(action: &PlanAction) -> Role {
    if action.is_open() { Role::Text } else { Role::Dim }
}

fn horizon(app: &App, action: &PlanAction) -> &'static str {
    action.horizon.map_or("-", |horizon| app.say(words::horizon(Some(horizon))))
}

fn wide(app: &App, line: &Planned, action: &PlanAction, cells: usize) -> Row {
    let (state, role) = status(app, line, action);
    let plain = role_of(action);
    let questions = action.questions.join(", ");
    let row = Row::of(column(&action.id, ID), Role::Accent)
        .and(column(&action.what, what_cells(cells)), plain)
        .and(column(&questions, QUESTIONS), Role::Dim)
        .and(column(said(action.owner.as_ref()), OWNER), plain)
        .and(column(&due(action), DUE), plain)
        .and(column(state, STATUS), role);
    if cells < ROOMY {
        return row;
    }
    // An overdue action says beside it whether it was begun.
    let begun = if line.overdue { app.say(words::status(action.status)) } else { "" };
    let kind = action.kind.as_deref().map(|kind| words::kind_said(kind, app.lang()));
    row.and(column(horizon(app, action), HORIZON), Role::Dim)
        .and(column(&kind.unwrap_or_default(), KIND), Role::Dim)
        .and(column(begun, STATUS), Role::Dim)
}

/// On a narrow screen: what is to be done, and below it all else.
fn narrow(app: &App, line: &Planned, action: &PlanAction, cells: usize) -> [Row; 2] {
    let (state, role) = status(app, line, action);
    let first = Row::of(column(&action.id, ID), Role::Accent)
        .and(truncate(&inert(&action.what), cells.saturating_sub(ID)), role_of(action));
    let owner = inert(said(action.owner.as_ref())).into_owned();
    let questions = inert(&action.questions.join(",")).into_owned();
    let second = Row::of(" ".repeat(ID), Role::Text)
        .and(state, role)
        .and(format!(" {} {owner} {questions}", due(action)), Role::Dim)
        .cut(cells);
    [first, second]
}
