//! The results: the whole, each section as a bar, and what the numbers rest on.

use crate::action::Action;
use crate::measure::{inert, pad, pad_left, width, wrap};
use crate::score::{Score, State};
use crate::strings::{Words, numbers, ui};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::subject_of_goal;
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::screen::table::TableView;
use crate::tui::theme::Role;
use crate::tui::widget::page::{self, Goal, Line};
use crate::tui::widget::scroll::{moves, step};
use crate::tui::work::Work;

/// Where one is in the results.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The marked one of the lines that lead somewhere.
    pub at: usize,
}

impl Results {
    /// Whether an action can do something.
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        let own =
            matches!(action, Action::Open | Action::Outline | Action::Search | Action::Explain);
        own || moves(action)
    }
}

impl App {
    pub(crate) fn update_results(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let goals = goals(work);
        let at = self.results.at.min(goals.len().saturating_sub(1));
        if let Some(at) = step(action, at, goals.len(), usize::from(self.size.1 / 2)) {
            self.results.at = at;
            return Vec::new();
        }
        match action {
            Action::Open => {
                let goal = goals.get(at).copied();
                return goal.map_or_else(Vec::new, |goal| self.follow(goal));
            }
            Action::Explain => {
                let subject = subject_of_goal(work, goals.get(at).copied());
                return self.explain(subject);
            }
            Action::Results => {}
            Action::StartSelection => return vec![Effect::AskSelection],
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }
}

impl App {
    /// Goes where a line leads. `Esc` there comes back to the screen of the line.
    pub(crate) fn follow(&mut self, goal: Goal) -> Vec<Effect> {
        match goal {
            Goal::Section(section) => {
                self.open_outline_at(section);
                Vec::new()
            }
            Goal::Question(question) => {
                self.enter(Screen::Interview);
                self.with_work(|work| work.show(question))
            }
            Goal::Row(question, row) => {
                let effects = self.with_work(|work| work.show(question));
                self.table = TableView { row, column: 0 };
                self.enter(Screen::Table);
                effects
            }
        }
    }
}

/// The goals of the page in its order.
fn goals(work: &Work) -> Vec<Goal> {
    let sections = scored_sections(work).map(Goal::Section);
    let lists = LISTS.iter().flat_map(|list| list.questions(work)).map(Goal::Question);
    let out = out_of_scope(work).into_iter().map(Goal::Section);
    sections.chain(out).chain(lists).collect()
}

/// The top sections that are scored and in scope.
fn scored_sections(work: &Work) -> impl Iterator<Item = usize> + '_ {
    (0..work.set.sections.len()).filter(|&at| {
        let section = &work.set.sections[at];
        section.parent.is_none()
            && section.score.is_some()
            && !work.scores.sections[at].out_of_scope
    })
}

/// The sections that were put out of scope.
fn out_of_scope(work: &Work) -> Vec<usize> {
    let known = work.session.out_of_scope.iter().filter_map(|out| work.set.section(&out.section));
    known.collect()
}

/// A list of questions below the bars.
struct List {
    title: Words,
    keeps: fn(&Work, usize) -> bool,
}

const LISTS: [List; 3] = [
    List {
        title: ui::UNKNOWN_LIST,
        keeps: |work, at| {
            let score = &work.scores.questions[at];
            score.state == State::Unknown || score.partly_unknown
        },
    },
    List {
        title: ui::NOT_APPLICABLE_LIST,
        keeps: |work, at| work.scores.questions[at].state == State::NotApplicable,
    },
    List {
        title: ui::FLAGGED_LIST,
        keeps: |work, at| work.session.answer(&work.set.questions[at].id).flag,
    },
];

impl List {
    fn questions(&self, work: &Work) -> Vec<usize> {
        work.shown().filter(|&at| (self.keeps)(work, at)).collect()
    }
}

/// Draws the page.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let cells = usize::from(canvas.area.width.saturating_sub(4)).min(120);
    let lines = lines(app, work, cells);
    page::draw(&lines, app.results.at, canvas);
}

fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let mut lines = vec![Line::plain(overall_row(app, work, cells))];
    for line in wrap(app.say(ui::WHAT_IT_SAYS), cells.min(90)) {
        lines.push(Line::plain(Row::of(line, Role::Dim)));
    }
    lines.extend(counts_rows(app, work, cells).into_iter().map(Line::plain));
    lines.push(Line::plain(Row::default()));
    if !work.session.scores_hidden {
        lines.push(Line::plain(heading(app, cells)));
    }
    for at in scored_sections(work) {
        let row = section_row(app, work, at, cells);
        lines.push(Line { row, goal: Some(Goal::Section(at)) });
    }
    if !work.session.scores_hidden {
        lines.push(Line::plain(Row::of(app.say(ui::LEGEND), Role::Dim)));
    }
    push_scope(app, work, cells, &mut lines);
    for list in &LISTS {
        push_list(app, work, list, cells, &mut lines);
    }
    lines
}

fn overall_row(app: &App, work: &Work, cells: usize) -> Row {
    let score = &work.scores.overall;
    let counts = &score.counts;
    let mut row = Row::of(format!("{}   ", app.say(ui::OVERALL)), Role::Text);
    if work.session.scores_hidden {
        row = row.and(app.say(ui::SCORES_HIDDEN), Role::Dim);
    } else {
        row = row.and(numbers::score_or_dash(score.as_is), Role::Strong);
        if let Some(band) = numbers::band(score.low, score.high) {
            row = row.and(format!("  {band}"), Role::Dim);
        }
        match (score.to_be, score.gap) {
            (Some(to_be), Some(gap)) => {
                row = row
                    .and(format!("   {} ", app.say(ui::TO_BE)), Role::Dim)
                    .and(numbers::score(to_be), Role::Strong)
                    .and(format!("   {} {}", app.say(ui::GAP), numbers::score(gap)), Role::Dim);
            }
            _ => row = row.and(format!("   {}", app.say(ui::NO_TARGET)), Role::Dim),
        }
    }
    let answered = format!("{}/{}", counts.answered, counts.asked);
    row.with_right(Row::of(answered, Role::Text), cells)
}

/// What the score rests on, and how many answers rest on evidence that someone has seen.
fn counts_rows(app: &App, work: &Work, cells: usize) -> Vec<Row> {
    let counts = &work.scores.overall.counts;
    let seen = work
        .shown()
        .filter(|&at| work.set.counts_overall(at))
        .filter(|&at| work.scores.questions[at].state == State::Answered)
        .filter(|&at| {
            let answer = work.session.answer(&work.set.questions[at].id);
            answer.evidence.iter().any(|evidence| evidence.seen.is_some())
        })
        .count();
    let mut rows = vec![Row::default()];
    for (label, count) in [
        (ui::ANSWERED, counts.answered),
        (ui::DONT_KNOW, counts.unknown),
        (ui::NOT_APPLICABLE, counts.not_applicable),
        (ui::UNTOUCHED, counts.untouched),
        (ui::SEEN_EVIDENCE, seen),
    ] {
        let label = format!("{} ", app.say(label));
        let used = rows.last().map_or(0, Row::width);
        if used > 0 && used + width(&label) + 4 > cells {
            rows.push(Row::default());
        }
        let row = rows.pop().unwrap_or_default();
        rows.push(row.and(label, Role::Dim).and(format!("{count}   "), Role::Text));
    }
    rows
}

/// Cells of a column of numbers.
const NUMBER: usize = 6;
/// Cells of the column of bands.
const BAND: usize = 11;
/// The longest bar.
const LONGEST_BAR: usize = 60;

/// Cells of a section's name and of its bar; no bar where there is no room for one.
fn columns(cells: usize) -> (usize, usize) {
    let name = if cells >= 100 { 30 } else { 19 };
    let bar = cells.saturating_sub(3 + name + 3 * NUMBER + BAND + 2).min(LONGEST_BAR);
    (name, if bar >= 8 { bar } else { 0 })
}

/// The names of the columns.
fn heading(app: &App, cells: usize) -> Row {
    let (name, bar) = columns(cells);
    let column = |words: Words, cells: usize| pad_left(app.say(words), cells);
    Row::of(" ".repeat(3 + name), Role::Text)
        .and(column(ui::AS_IS, NUMBER), Role::Dim)
        .and(" ".repeat(if bar > 0 { bar + 2 } else { 0 }), Role::Text)
        .and(column(ui::BETWEEN, BAND), Role::Dim)
        .and(column(ui::TO_BE, NUMBER), Role::Dim)
        .and(column(ui::GAP, NUMBER), Role::Dim)
}

fn section_row(app: &App, work: &Work, at: usize, cells: usize) -> Row {
    let section = &work.set.sections[at];
    let score = &work.scores.sections[at];
    let (name, bar_cells) = columns(cells);
    let whole = section.title.get(app.lang());
    let short = section.short_title().get(app.lang());
    let title = if width(whole) < name { whole } else { short };
    let row = Row::of(format!("{:<3}", section.id), Role::Accent).and(pad(title, name), Role::Text);
    if work.session.scores_hidden {
        let counts = format!("{}/{}", score.counts.answered, score.counts.asked);
        return row.and(pad_left(&counts, NUMBER), Role::Dim);
    }
    let mut row = row.and(pad_left(&numbers::score_or_dash(score.as_is), NUMBER), Role::Strong);
    if bar_cells > 0 {
        row = row.and("  ", Role::Text);
        row.0.extend(bar(app, score, u16::try_from(bar_cells).unwrap_or(0)).0);
    }
    let band = numbers::band(score.low, score.high).unwrap_or_default();
    let number =
        |value: Option<f64>| pad_left(&value.map_or_else(String::new, numbers::score), NUMBER);
    row.and(pad_left(&band, BAND), Role::Dim)
        .and(number(score.to_be), Role::Text)
        .and(number(score.gap), Role::Text)
}

/// A score as a bar: filled up to the as-is, dotted up to what it could become, a line at the to-be.
/// An empty bar is nothing of the highest possible score.
#[must_use]
pub fn bar(app: &App, score: &Score, cells: u16) -> Row {
    let [full, open, empty, target] = app.settings.look.bar();
    let Some(max) = score.max.filter(|max| *max > 0.0) else {
        return Row::of(empty.repeat(usize::from(cells)), Role::Text);
    };
    let width = f64::from(cells);
    let position = |value: f64| {
        let share = (value / max).clamp(0.0, 1.0);
        // Counting up to the width of a bar is exact, and needs no conversion that could fail.
        (0..cells).take_while(|cell| share * width >= f64::from(*cell) + 0.5).count()
    };
    let filled = score.as_is.map_or(0, position);
    let reach = score.high.map_or(filled, position).max(filled);
    let at_target = score.to_be.map(position).filter(|at| *at > 0).map(|at| at - 1);
    let mut row = Row::default();
    for cell in 0..usize::from(cells) {
        let (glyph, role) = if at_target == Some(cell) && cell >= filled {
            (target, Role::Strong)
        } else if cell < filled {
            (full, Role::Bar)
        } else if cell < reach {
            (open, Role::Dim)
        } else {
            (empty, Role::Text)
        };
        match row.0.last_mut() {
            Some((text, last)) if *last == role => text.push_str(glyph),
            _ => row.0.push((glyph.to_owned(), role)),
        }
    }
    row
}

/// A share of 1 as a bar: filled as far as it goes, faint behind.
#[must_use]
pub fn plain_bar(app: &App, share: f64, cells: usize) -> Row {
    let [full, open, ..] = app.settings.look.bar();
    let cells = u16::try_from(cells).unwrap_or(0);
    let width = f64::from(cells);
    let filled = (0..cells).take_while(|cell| share * width >= f64::from(*cell) + 0.5).count();
    let rest = usize::from(cells) - filled;
    Row::of(full.repeat(filled), Role::Bar).and(open.repeat(rest), Role::Dim)
}

fn push_scope(app: &App, work: &Work, cells: usize, lines: &mut Vec<Line>) {
    let out = out_of_scope(work);
    if out.is_empty() {
        return;
    }
    lines.push(Line::plain(Row::default()));
    lines.push(Line::plain(Row::of(app.say(ui::SCOPE_LIST), Role::Strong)));
    for at in out {
        let section = &work.set.sections[at];
        let reason = work.session.out_of_scope(&section.id).map_or("", |out| out.reason.as_str());
        let reason = if reason.is_empty() { app.say(ui::NO_REASON) } else { reason };
        let row = Row::of(format!("{}  ", section.id), Role::Accent)
            .and(section.title.get(app.lang()).as_str(), Role::Text)
            .with_right(Row::of(inert(reason).into_owned(), Role::Dim), cells);
        lines.push(Line { row, goal: Some(Goal::Section(at)) });
    }
}

fn push_list(app: &App, work: &Work, list: &List, cells: usize, lines: &mut Vec<Line>) {
    let questions = list.questions(work);
    if questions.is_empty() {
        return;
    }
    lines.push(Line::plain(Row::default()));
    let title = format!("{}  {}", app.say(list.title), questions.len());
    lines.push(Line::plain(Row::of(title, Role::Strong)));
    for at in questions {
        let question = &work.set.questions[at];
        let answer = work.session.answer(&question.id);
        let beside = match &answer.not_applicable {
            Some(reason) => ui::reason(reason, app.lang()),
            None if work.scores.questions[at].state == State::NotApplicable => {
                app.say(ui::NOT_HERE).to_owned()
            }
            None if work.scores.questions[at].partly_unknown => {
                app.say(ui::PARTLY_UNKNOWN).to_owned()
            }
            None => answer.note.as_deref().map_or_else(String::new, |note| {
                crate::measure::first_line(&inert(note), cells / 2)
            }),
        };
        let beside = crate::measure::truncate(&inert(&beside), cells / 2).into_owned();
        let row = Row::of(format!("{:<6}", question.id), Role::Dim)
            .and(question.title.get(app.lang()).as_str(), Role::Text)
            .with_right(Row::of(beside, Role::Dim), cells);
        lines.push(Line { row, goal: Some(Goal::Question(at)) });
    }
}
