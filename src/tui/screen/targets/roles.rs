//! Roles by function: what the targets and what is tried have in common.

use crate::measure::{pad, pad_left, truncate, width};
use crate::questionnaire::{Kind, Question, Scale, Section};
use crate::score::{INSOURCE, OUTSOURCE, Score, State};
use crate::session::{Entries, Entry};
use crate::strings::{numbers, targets as words, ui};
use crate::tui::app::App;
use crate::tui::fields::{Field, Value, items};
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::work::Work;

/// Cells of the column of one side.
pub const SIDE: usize = 5;
/// The widest that a list of roles gets: the eye has to find the columns of a role.
pub const WIDEST: usize = 100;
/// Cells of the id of a role.
const ID: usize = 6;
/// Cells of the priority.
const PRIORITY: usize = 6;

/// The top sections in which some role that is asked can have a target.
#[must_use]
pub fn functions(work: &Work) -> Vec<usize> {
    let sections = 0..work.set.sections.len();
    let top = sections.filter(|&at| work.set.sections[at].parent.is_none());
    top.filter(|&at| !roles(work, at).is_empty()).collect()
}

/// The roles of a function that are asked and can have a target, in the order of the set.
#[must_use]
pub fn roles(work: &Work, function: usize) -> Vec<usize> {
    let of = |at: usize| {
        let question = &work.set.questions[at];
        question.target
            && matches!(question.kind, Kind::Level { .. })
            && work.set.section_and_above(question.section).any(|above| above == function)
    };
    work.shown().filter(|&at| of(at)).collect()
}

/// The function that a role belongs to.
#[must_use]
pub fn function_of(work: &Work, role: usize) -> Option<usize> {
    let question = work.set.questions.get(role)?;
    work.set.section_and_above(question.section).last()
}

/// The scales of a role.
#[must_use]
pub fn scales(question: &Question) -> &[usize] {
    match &question.kind {
        Kind::Level { scales } => scales,
        _ => &[],
    }
}

/// The scales that any role of the session has, in the order of the set: the columns of the sides.
#[must_use]
pub fn sides(work: &Work) -> Vec<usize> {
    let has = |scale: usize| {
        let mut roles = work.set.questions.iter().filter(|question| question.target);
        roles.any(|question| scales(question).contains(&scale))
    };
    (0..work.set.scales.len()).filter(|&scale| has(scale)).collect()
}

/// The level that a digit stands for on a scale of a role.
#[must_use]
pub fn level_of_digit(work: &Work, role: usize, scale: usize, digit: u8) -> Option<String> {
    let question = &work.set.questions[role];
    let items = items(&work.set, question, Field::Scale(scale));
    let item = items.into_iter().find(|item| item.digit == Some(digit))?;
    match item.value {
        Value::Id(level) => Some(level),
        _ => None,
    }
}

/// The digits that stand for a level on a scale of a role.
#[must_use]
pub fn digits(work: &Work, role: usize, scale: usize) -> Vec<u8> {
    let question = &work.set.questions[role];
    items(&work.set, question, Field::Scale(scale)).iter().filter_map(|item| item.digit).collect()
}

/// The name of a side over its narrow column.
#[must_use]
pub fn side_name(app: &App, scale: &Scale) -> String {
    match scale.id.as_str() {
        INSOURCE => app.say(words::IN).to_owned(),
        OUTSOURCE => app.say(words::OUT).to_owned(),
        _ => truncate(scale.title.get(app.lang()), SIDE - 1).into_owned(),
    }
}

/// An entry in few cells: the points of a level, `-` for "none", `?` for "don't know".
#[must_use]
pub fn entry_text(scale: &Scale, entry: Option<&Entry>) -> String {
    match entry {
        Some(Entry::Level(id)) => {
            scale.level(id).map_or_else(String::new, |level| numbers::amount(level.points))
        }
        Some(Entry::None) => "-".to_owned(),
        Some(Entry::Unknown) => "?".to_owned(),
        None => String::new(),
    }
}

/// The two rows over the columns: the names of the groups, and the sides under each.
#[must_use]
pub fn headings(app: &App, work: &Work, groups: &[&str], cells: usize) -> [Row; 2] {
    let sides = sides(work);
    let group_cells = sides.len() * SIDE;
    let mut over = Row::default();
    let mut under = Row::default();
    for group in groups {
        let name = truncate(group, group_cells.max(SIDE)).into_owned();
        let room = group_cells.max(width(&name) + 1);
        over = over.and(format!("{} ", pad_left(&name, room - 1)), Role::Dim);
        for &side in &sides {
            let name = side_name(app, &work.set.scales[side]);
            under = under.and(column(&name), Role::Dim);
        }
    }
    let name = Row::of(app.say(words::ROLE), Role::Dim);
    [name.with_right(over, cells), Row::default().with_right(under, cells)]
}

/// The columns of a track of a role, one for each side.
#[must_use]
pub fn track(work: &Work, role: usize, entries: &Entries, colour: Role) -> Row {
    let question = &work.set.questions[role];
    let mut row = Row::default();
    for side in sides(work) {
        let scale = &work.set.scales[side];
        let entry = entries.get(&scale.id).filter(|_| scales(question).contains(&side));
        row = row.and(column(&entry_text(scale, entry)), colour);
    }
    row
}

/// A text in the column of a side: at its right edge but for one cell, which brackets and marks need.
fn column(text: &str) -> String {
    format!("{} ", pad_left(&truncate(text, SIDE - 1), SIDE - 1))
}

/// As [`column`], with a role: only the text has it, with the cells beside it, not the blanks before.
#[must_use]
pub fn cell(text: &str, role: Role) -> Row {
    let text = if text.starts_with('[') { text.to_owned() } else { format!(" {text} ") };
    let text = truncate(&text, SIDE);
    Row::of(" ".repeat(SIDE - width(&text)), Role::Text).and(text, role)
}

/// The name of a function: its short one where there is no room for the whole.
#[must_use]
pub fn title_within<'a>(app: &App, section: &'a Section, cells: usize) -> &'a str {
    let whole = section.title.get(app.lang());
    if width(whole) <= cells { whole } else { section.short_title().get(app.lang()) }
}

/// Whether there is only room for the name of a role and the columns that matter most.
#[must_use]
pub fn is_narrow(cells: usize) -> bool {
    cells < 60
}

/// Two rows as one.
#[must_use]
pub fn joined(mut row: Row, more: Row) -> Row {
    row.0.extend(more.0);
    row
}

/// The score of a function and the one of the whole beside it, where there is room for both: half of the
/// second one would be read as a number that it is not.
#[must_use]
pub fn beside(own: Row, whole: Row, cells: usize) -> Row {
    const APART: &str = "     ";
    if own.width() + APART.len() + whole.width() > cells {
        return own;
    }
    joined(own.and(APART, Role::Text), whole)
}

/// A role of a list with its columns at the right edge.
#[must_use]
pub fn role_row(
    app: &App,
    work: &Work,
    role: usize,
    marked: bool,
    right: Row,
    cells: usize,
) -> Row {
    let question = &work.set.questions[role];
    let answer = work.session.answer(&question.id);
    let priority = words::priority(answer.priority, app.lang());
    let right = if is_narrow(cells) {
        right
    } else {
        joined(Row::of(pad(priority, PRIORITY), Role::Accent), right)
    };
    let title = question.title.get(app.lang()).as_str();
    Row::of(pad(&question.id, ID), Role::Dim)
        .and(title, if marked { Role::Strong } else { Role::Text })
        .with_right(right, cells)
}

/// Whether a target means something for a role: not where it does not apply, for a reason.
#[must_use]
pub fn can_have_target(work: &Work, role: usize) -> bool {
    let id = &work.set.questions[role].id;
    work.scores.questions[role].state != State::Hidden
        && work.session.answer(id).not_applicable.is_none()
}

/// Where a part stands and shall stand: `to_be` is how the latter is said.
#[must_use]
pub fn standing(app: &App, name: &str, score: &Score, to_be: (&str, Role)) -> Row {
    Row::of(format!("{name}  {} ", app.say(ui::AS_IS)), Role::Dim)
        .and(numbers::score_or_dash(score.as_is), Role::Text)
        .and(format!("  {} ", app.say(ui::TO_BE)), Role::Dim)
        .and(to_be.0, to_be.1)
}

/// The levels of a side of a role with their digits, highest first, in at most so many cells and rows;
/// where they do not fit, the sentence of the one that is meant.
#[must_use]
pub fn levels(
    app: &App,
    work: &Work,
    (role, at): (usize, usize),
    meant: Option<&str>,
    (cells, height): (usize, usize),
) -> Vec<Row> {
    let scale = &work.set.scales[at];
    let today = work.session.answer(&work.set.questions[role].id).as_is.get(&scale.id);
    let lang = app.lang();
    let title = scale.title.get(lang).as_str();
    if height > scale.levels.len() {
        let mut rows = vec![Row::of(title, Role::Dim)];
        for item in items(&work.set, &work.set.questions[role], Field::Scale(at)) {
            let (Value::Id(id), Some(text)) = (&item.value, item.short.or(item.text)) else {
                continue;
            };
            let digit = item.digit.map(|digit| digit.to_string()).unwrap_or_default();
            let is_meant = meant == Some(id.as_str());
            let mut row = Row::of(pad_left(&digit, 3), Role::Key)
                .and("  ", Role::Text)
                .and(text.get(lang).as_str(), if is_meant { Role::Strong } else { Role::Dim });
            if today == Some(&Entry::Level(id.clone())) {
                row = row.and(format!("  ({})", app.say(ui::AS_IS)), Role::Dim);
            }
            rows.push(row.cut(cells));
        }
        return rows;
    }
    let level = meant.and_then(|id| scale.level(id));
    let Some(level) = level else { return Vec::new() };
    let text = format!("{} {}: {}", title, numbers::amount(level.points), level.text.get(lang));
    crate::measure::wrap_to(&text, cells, height)
        .into_iter()
        .map(|line| Row::of(line, Role::Dim))
        .collect()
}
