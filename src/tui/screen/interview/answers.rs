//! The answers to choose from: a column for each scale, or the choices, or a text.

use crate::action::{Action, Context};
use crate::measure::{inert, pad, wrap, wrap_to};
use crate::questionnaire::{Importance, Kind, Question};
use crate::session::{Entries, Entry, Track};
use crate::strings::ui;
use crate::tui::app::App;
use crate::tui::fields::{Field, Item, Value, fields, items};
use crate::tui::paint::Row;
use crate::tui::screen::table::preview;
use crate::tui::theme::Role;
use crate::tui::widget::scroll::centred;
use crate::tui::work::Work;

use super::{offers, written};

/// How much of each level is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Its sentence.
    Full,
    /// Its short form.
    Short,
}

/// The answers: a heading, and the rows of each item.
pub struct Table {
    heading: Vec<Row>,
    items: Vec<Vec<Row>>,
    /// What stands below the items whatever has the keys.
    below: Vec<Row>,
}

impl Table {
    /// All rows, one below the other.
    pub fn rows(self) -> Vec<Row> {
        self.heading.into_iter().chain(self.items.into_iter().flatten()).chain(self.below).collect()
    }

    /// All rows, with a blank one between items.
    pub fn airy(&self) -> Vec<Row> {
        let blank = [Row::default()];
        let items: Vec<&[Row]> = self.items.iter().map(Vec::as_slice).collect();
        let below = if self.below.is_empty() { &[][..] } else { &blank[..] };
        let mut rows = self.heading.clone();
        rows.extend(items.join(&blank[..]));
        rows.extend(below.iter().chain(&self.below).cloned());
        rows
    }
}

/// The narrowest column that levels can be read in.
const COLUMN: usize = 28;
/// Cells before the text of an item: mark, key, blanks.
const BEFORE: usize = 5;
/// Lines of a text answer shown below its question.
const RECORD_LINES: usize = 6;

/// As [`table`], in at most `height` rows: those around the marked item.
pub fn window(
    app: &App,
    work: &Work,
    question: &Question,
    cells: usize,
    height: usize,
) -> Vec<Row> {
    let Table { mut heading, items, below } = table(app, work, question, cells, Form::Short);
    // What has the keys stays in sight: of a long heading the row of the focused candidate.
    if height <= 3 {
        heading.clear();
    } else if heading.len() + 2 > height {
        let on_terms =
            matches!(work.field(), Some(Field::Importance | Field::Weight | Field::Pass));
        if on_terms {
            heading.truncate(1);
        } else {
            heading.retain(|row| row.0.first().is_some_and(|(mark, _)| mark.starts_with('>')));
        }
        heading.truncate(height - 2);
    }
    let on_record = work.field() == Some(Field::Record) && !below.is_empty();
    let marked = if on_record { usize::MAX } else { work.mark };
    let marked: usize = items.iter().take(marked).map(Vec::len).sum();
    let rows: Vec<Row> = items.into_iter().flatten().chain(below).collect();
    let height = height - heading.len().min(height);
    let first = centred(marked, rows.len(), height);
    heading.into_iter().chain(rows.into_iter().skip(first).take(height)).collect()
}

/// The answers in one form, with a heading over the scales.
pub fn table(app: &App, work: &Work, question: &Question, cells: usize, form: Form) -> Table {
    let below = written::decision_rows(app, work, question, cells);
    match &question.kind {
        Kind::Level { scales } => {
            let columns = columns(work, scales.len(), cells);
            let heading = vec![heading(app, work, question, &columns, cells)];
            let items = level_items(app, work, question, &columns, cells, form);
            Table { heading, items, below }
        }
        Kind::Single(_) | Kind::Multi(_) => {
            let items = choice_items(app, work, question, cells);
            Table { heading: Vec::new(), items, below }
        }
        Kind::Text => {
            Table { heading: Vec::new(), items: vec![record_rows(app, work, cells)], below }
        }
        Kind::Number(_) => Table {
            heading: Vec::new(),
            items: field_items(app, work, question, Field::Number, cells, form),
            below,
        },
        Kind::Table(columns) => Table {
            heading: preview(app, columns, &work.answer().rows, cells, usize::from(app.size.1 / 3)),
            items: field_items(app, work, question, Field::Rows, cells, form),
            below,
        },
        Kind::Candidates(_) => {
            let most = usize::from(app.size.1 / 4).max(3);
            let heading = offers::rows(app, work, question, cells, most);
            let items = match work.field().filter(|field| *field != Field::Record) {
                Some(field) => field_items(app, work, question, field, cells, form),
                None => Vec::new(),
            };
            Table { heading, items, below }
        }
    }
}

/// The items of one field, one below the other.
fn field_items(
    app: &App,
    work: &Work,
    question: &Question,
    field: Field,
    cells: usize,
    form: Form,
) -> Vec<Vec<Row>> {
    items(&work.set, question, field)
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let marked = work.field() == Some(field) && at == work.mark;
            let chosen = chosen(work, question, field, &item.value);
            cell(app, work, item, marked, chosen, cells, form)
        })
        .collect()
}

/// The positions of the fields that have a column: all, or where that is too narrow the focused one.
fn columns(work: &Work, scales: usize, cells: usize) -> Vec<usize> {
    if cells / scales >= COLUMN { (0..scales).collect() } else { vec![work.focus.min(scales - 1)] }
}

fn heading(app: &App, work: &Work, question: &Question, columns: &[usize], cells: usize) -> Row {
    let width = cells / columns.len();
    let fields = fields(question, 0);
    let mut row = Row::default();
    for &column in columns {
        let Some(Field::Scale(scale)) = fields.get(column) else { continue };
        let focused = column == work.focus;
        let mut title = work.set.scales[*scale].title.get(app.lang()).clone();
        if columns.len() < fields.len() && columns.len() == 1 {
            title = format!("{title}  {}/{}  Tab", column + 1, fields.len());
        }
        let role = if focused { Role::Chosen } else { Role::Dim };
        row = row.and(pad(&format!("     {title}"), width), role);
    }
    row
}

fn level_items(
    app: &App,
    work: &Work,
    question: &Question,
    columns: &[usize],
    cells: usize,
    form: Form,
) -> Vec<Vec<Row>> {
    let width = cells / columns.len();
    let fields = fields(question, 0);
    let lists: Vec<Vec<Item>> =
        columns.iter().map(|&at| items(&work.set, question, fields[at])).collect();
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    (0..longest)
        .map(|at| {
            let cell = |(list, &column): (&Vec<Item>, &usize)| {
                list.get(at).map_or_else(Vec::new, |item| {
                    let marked = column == work.focus && at == work.mark;
                    let chosen = chosen(work, question, fields[column], &item.value);
                    cell(app, work, item, marked, chosen, width, form)
                })
            };
            let cells: Vec<Vec<Row>> = lists.iter().zip(columns).map(cell).collect();
            beside(&cells, width)
        })
        .collect()
}

/// Cells of one item beside each other, each padded to its column.
fn beside(cells: &[Vec<Row>], width: usize) -> Vec<Row> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let mut row = Row::default();
            for (at, cell) in cells.iter().enumerate() {
                if let Some(part) = cell.get(line) {
                    row.0.extend(part.0.clone());
                }
                let filled = width * (at + 1);
                let gap = filled.saturating_sub(row.width());
                row = row.and(" ".repeat(gap), Role::Text);
            }
            row
        })
        .collect()
}

fn chosen(work: &Work, question: &Question, field: Field, value: &Value) -> bool {
    work.place_of(question, field).is_chosen(value)
}

/// One item in its column: mark, key, text.
fn cell(
    app: &App,
    work: &Work,
    item: &Item,
    marked: bool,
    chosen: bool,
    width: usize,
    form: Form,
) -> Vec<Row> {
    let lang = app.lang();
    let room = width.saturating_sub(BEFORE + 1);
    let text = match (form, item.short, item.text) {
        (Form::Short, Some(short), _) => short.get(lang).as_str(),
        (_, _, Some(text)) => text.get(lang).as_str(),
        (_, _, None) => &own_words(app, work, &item.value),
    };
    let lines = match form {
        Form::Full => wrap(text, room),
        Form::Short => wrap_to(text, room, 2),
    };
    let role = role(work, marked, chosen);
    let mark = if chosen { "> " } else { "  " };
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let (mark, key) = if at == 0 { (mark, key(item)) } else { ("  ", " ".to_owned()) };
            Row::of(mark, Role::Chosen).and(format!("{key}  {line}"), role)
        })
        .collect()
}

fn role(work: &Work, marked: bool, chosen: bool) -> Role {
    match (marked, chosen) {
        _ if work.answer().not_applicable.is_some() => {
            if marked {
                Role::Marked
            } else {
                Role::Dim
            }
        }
        (true, true) => Role::ChosenMarked,
        (true, false) => Role::Marked,
        (false, true) => Role::Chosen,
        (false, false) => Role::Text,
    }
}

/// The key that chooses an item, as it stands before it.
fn key(item: &Item) -> String {
    match item.value {
        Value::Id(_) => item.digit.map_or_else(|| " ".to_owned(), |digit| digit.to_string()),
        Value::NotHere => "-".to_owned(),
        Value::DontKnow => "d".to_owned(),
        Value::Write => " ".to_owned(),
    }
}

/// An item that the interface words itself; of one that is written what stands there.
fn own_words(app: &App, work: &Work, value: &Value) -> String {
    match value {
        Value::NotHere => app.say(ui::NOT_HERE).to_owned(),
        Value::DontKnow => app.say(ui::DONT_KNOW).to_owned(),
        Value::Id(id) => {
            let known = Importance::WORDS.into_iter().find(|(known, _)| known == id);
            known.map_or("", |(_, own)| app.say(offers::importance(own))).to_owned()
        }
        Value::Write => {
            let Some(question) = work.question() else { return String::new() };
            let answer = work.answer();
            let number = written::number_text(app, question, answer);
            let offer = match work.field() {
                Some(Field::Offer(at)) => {
                    work.session.candidates.get(at).and_then(|own| answer.candidates.get(&own.id))
                }
                _ => None,
            };
            let offer = offer.map(|offer| offers::offer_text(app, work, question, offer));
            let term = work.field().and_then(|field| offers::term_text(app, work, question, field));
            number.or(offer).or(term).unwrap_or_else(|| {
                let key = app.key_of(Action::Choose, Context::Interview);
                let words = match question.kind {
                    Kind::Table(_) => app.say(ui::WRITE_ROWS),
                    _ => app.say(ui::WRITE_NUMBER),
                };
                format!("{words}  {key}")
            })
        }
    }
}

fn choice_items(app: &App, work: &Work, question: &Question, cells: usize) -> Vec<Vec<Row>> {
    let several = matches!(question.kind, Kind::Multi(_));
    items(&work.set, question, Field::Choices)
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let marked = work.field() == Some(Field::Choices) && at == work.mark;
            let chosen = chosen(work, question, Field::Choices, &item.value);
            let rows = cell(app, work, item, marked, chosen, cells, Form::Full);
            if several { boxed(rows, chosen) } else { rows }
        })
        .collect()
}

/// A choice among several, with a box that says whether it is taken.
fn boxed(rows: Vec<Row>, chosen: bool) -> Vec<Row> {
    let mark = if chosen { "[x]" } else { "[ ]" };
    rows.into_iter()
        .enumerate()
        .map(|(at, row)| {
            let mut boxed = Row::of(if at == 0 { mark } else { "   " }, Role::Chosen);
            boxed.0.extend(row.0.into_iter().skip(1));
            boxed
        })
        .collect()
}

fn record_rows(app: &App, work: &Work, cells: usize) -> Vec<Row> {
    let Some(record) = &work.answer().record else {
        return vec![
            Row::of("Enter", Role::Key)
                .and("  ", Role::Text)
                .and(app.say(ui::RECORD_HINT), Role::Dim),
        ];
    };
    let mut rows: Vec<Row> = record
        .lines()
        .flat_map(|line| wrap(&inert(line), cells.saturating_sub(2)))
        .map(|line| Row::of("  ", Role::Text).and(line, Role::Chosen))
        .collect();
    if rows.len() > RECORD_LINES {
        rows.truncate(RECORD_LINES);
        rows.push(Row::of("  ...", Role::Dim));
    }
    rows
}

/// The other track in one row, where something stands there: what the room sees beside the pass.
pub fn other_track(app: &App, work: &Work, question: &Question, cells: usize) -> Option<Row> {
    let Kind::Level { scales } = &question.kind else { return None };
    if !question.target {
        return None;
    }
    let other = match work.track() {
        Track::AsIs => Track::ToBe,
        Track::ToBe => Track::AsIs,
    };
    let entries = work.answer().entries(other);
    entries_row(app, work, scales, ui::track(other, app.lang()), entries, cells)
}

/// Entries below the columns of their scales; `None` where there are none.
pub fn entries_row(
    app: &App,
    work: &Work,
    scales: &[usize],
    label: &str,
    entries: &Entries,
    cells: usize,
) -> Option<Row> {
    let columns = columns(work, scales.len(), cells);
    let width = cells / columns.len();
    let mut row = Row::default();
    let mut something = false;
    for column in columns {
        let scale = &work.set.scales[scales[column]];
        let text = entries.get(&scale.id).map(|entry| entry_text(app, scale, entry));
        something |= text.is_some();
        let text = text.map_or_else(String::new, |text| format!("  {label}  {text}"));
        row = row.and(pad(&text, width), Role::Dim);
    }
    something.then_some(row)
}

fn entry_text(app: &App, scale: &crate::questionnaire::Scale, entry: &Entry) -> String {
    match entry {
        Entry::Level(id) => match scale.level(id) {
            Some(level) => {
                let text = level.short.as_ref().unwrap_or(&level.text);
                format!("{id}  {}", text.get(app.lang()))
            }
            None => id.clone(),
        },
        Entry::Unknown => app.say(ui::DONT_KNOW).to_owned(),
        Entry::None => app.say(ui::NOT_HERE).to_owned(),
    }
}

/// The sentence of the marked level, where its short form stands in the column.
pub fn marked_text(app: &App, work: &Work, question: &Question) -> Option<String> {
    let field = work.field().filter(|field| matches!(field, Field::Scale(_) | Field::Offer(_)))?;
    let items = items(&work.set, question, field);
    let item = items.get(work.mark)?;
    item.short?;
    item.text.map(|text| text.get(app.lang()).clone())
}
