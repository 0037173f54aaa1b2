//! Two sessions, or several, side by side: a page for each question that one asks of them.

mod movement;
mod notes;
mod roles;
mod selection;
mod targets;
mod trend;

use std::sync::Arc;

use crate::action::Action;
use crate::measure::{inert, truncate, width};
use crate::score::{Judged, Movement, Scores, Subject};
use crate::strings::results::rests_on;
use crate::strings::{Words, compare as words};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::subject_of_goal;
use crate::tui::effect::Effect;
use crate::tui::kept::Numbered;
use crate::tui::linked::Linked;
use crate::tui::pages::Shown;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::{self, Line, Place, goals};
use crate::tui::widget::scroll::moves;
use crate::tui::work::Work;

/// Rows of header and footer.
const AROUND: u16 = 4;

/// A page of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// The whole and the functions, then and now.
    Movement,
    /// The questions that moved.
    Roles,
    /// What became of the targets.
    Targets,
    /// Notes that changed, and who answered.
    Notes,
    /// Several sessions over time.
    Trend,
    /// Several organisations.
    Entities,
}

impl Page {
    fn title(self) -> Words {
        match self {
            Page::Movement => words::MOVEMENT,
            Page::Roles => words::ROLES,
            Page::Targets => words::TARGETS,
            Page::Notes => words::NOTES,
            Page::Trend => words::TREND,
            Page::Entities => words::ENTITIES,
        }
    }
}

/// What is compared, and where one is in it.
#[derive(Debug, Clone, Default)]
pub struct Compare {
    /// The sessions that the one at work is compared with, as they were when they were chosen.
    others: Numbered<Vec<Arc<Linked>>>,
    /// The position of the open page.
    page: usize,
    /// The marked line, and what is in sight.
    place: Place,
    /// The first session in sight of several.
    sideways: usize,
}

impl Compare {
    /// The pages there are: those of two sessions, or of several.
    fn pages(&self) -> &'static [Page] {
        match self.others.len() {
            0 => &[],
            1 => &[Page::Movement, Page::Roles, Page::Targets, Page::Notes],
            _ => &[Page::Trend, Page::Entities],
        }
    }

    fn open_page(&self) -> Option<Page> {
        let pages = self.pages();
        pages.get(self.page.min(pages.len().saturating_sub(1))).copied()
    }
}

/// Two sessions in their order, and what moved between them.
struct Pair<'a> {
    old: Judged<'a>,
    new: Judged<'a>,
    movement: Movement,
}

impl<'a> Pair<'a> {
    /// The session at work and another one; the earlier of the two is the old one.
    fn of(work: &'a Work, other: &'a Linked) -> Pair<'a> {
        let (mine, other) = (work.judged(), other.judged());
        let columns = crate::score::trend(&[other, mine]).columns;
        let mine_first = columns.first().is_some_and(|column| column.session == 1);
        let (old, new) = if mine_first { (mine, other) } else { (other, mine) };
        Pair { old, new, movement: crate::score::movement(old, new) }
    }
}

impl Work {
    /// The session at work with what judges it.
    #[must_use]
    pub fn judged(&self) -> Judged<'_> {
        Judged { set: &self.set, session: &self.session, scores: &self.scores }
    }
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, work: &Work, action: Action) -> bool {
    match action {
        Action::Compare => true,
        Action::NextPage | Action::PreviousPage => app.compare.pages().len() > 1,
        Action::Open => !goals(&content(app, work, app.size.0.into()).lines).is_empty(),
        Action::Explain => explained(app, work).is_some(),
        Action::Left => app.compare.sideways > 0,
        Action::Right => {
            let several = app.compare.others.len() > 1;
            several && app.compare.sideways < content(app, work, app.size.0.into()).reach
        }
        _ => moves(action),
    }
}

impl App {
    /// Compares the session at work with others.
    pub(crate) fn compare_with(&mut self, others: Vec<Arc<Linked>>) {
        self.compare = Compare { others: others.into(), ..Compare::default() };
        self.enter(Screen::Compare);
    }

    pub(crate) fn update_compare(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let content = content(self, work, self.size.0.into());
        let height =
            usize::from(self.size.1.saturating_sub(AROUND)).saturating_sub(content.above());
        if let Some(place) = self.compare.place.moved(action, &content.lines, height) {
            self.compare.place = place;
            return Vec::new();
        }
        let pages = self.compare.pages().len().max(1);
        let turned = |by: usize, compare: &Compare| Compare {
            others: compare.others.clone(),
            page: (compare.page + by) % pages,
            ..Compare::default()
        };
        match action {
            Action::Open => {
                let goals = goals(&content.lines);
                let at = self.compare.place.at.min(goals.len().saturating_sub(1));
                let goal = goals.get(at).copied();
                return goal.map_or_else(Vec::new, |goal| self.follow(goal));
            }
            Action::Explain => {
                let subject = explained(self, work);
                return subject.map_or_else(Vec::new, |subject| self.explain(subject));
            }
            Action::NextPage => self.compare = turned(1, &self.compare),
            Action::PreviousPage => self.compare = turned(pages - 1, &self.compare),
            Action::Left => self.compare.sideways -= 1,
            Action::Right => self.compare.sideways += 1,
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }
}

/// The number of the session at work that the marked line speaks of.
fn explained(app: &App, work: &Work) -> Option<Subject> {
    let goals = goals(&content(app, work, app.size.0.into()).lines);
    let at = app.compare.place.at.min(goals.len().checked_sub(1)?);
    Some(subject_of_goal(work, goals.get(at).copied()))
}

fn content(app: &App, work: &Work, columns: usize) -> Arc<Content> {
    let Compare { others, page, sideways, .. } = &app.compare;
    let shown = Shown::Compare(others.number(), *page, *sideways);
    app.page(work, columns, shown, || put_together(app, work, columns))
}

fn put_together(app: &App, work: &Work, columns: usize) -> Content {
    let all = columns.saturating_sub(4);
    let cells = all.min(120);
    let nothing = || Content {
        head: Vec::new(),
        lines: vec![Line::of(app.say(words::NOTHING_CHOSEN), Role::Dim)],
        reach: 0,
    };
    let Some(page) = app.compare.open_page() else { return nothing() };
    if page == Page::Trend || page == Page::Entities {
        return trend::content(app, work, all, page == Page::Entities);
    }
    let Some(other) = app.compare.others.first() else { return nothing() };
    let pair = Pair::of(work, other);
    let lines = match page {
        Page::Movement if work.set.is_selection() => selection::lines(app, &pair, cells),
        Page::Movement => movement::lines(app, &pair, cells),
        Page::Roles => roles::lines(app, &pair, cells),
        Page::Targets => targets::lines(app, &pair, cells),
        _ => notes::lines(app, &pair, cells),
    };
    Content { head: sides(app, &pair, cells), lines, reach: 0 }
}

/// Which two sessions they are, the earlier one on the left; one below the other where it is narrow.
fn sides(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Row> {
    let narrow = cells < 66;
    let room = if narrow { cells } else { (cells - 3) / 2 };
    let lang = app.lang();
    // How ready a selection is rests on everything that it asks.
    let rests = |judged: Judged<'_>, cells: usize| {
        let Scores { overall, progress, .. } = judged.scores;
        let whole = if judged.set.is_selection() { progress } else { &overall.counts };
        rests_on(whole, cells, lang)
    };
    let side = |label: Words, judged: Judged<'_>, role: Role| {
        let session = judged.session;
        let mut date = words::day(session.created.or(session.updated).as_ref(), lang);
        if narrow {
            date = format!("{date}  {}", rests(judged, 0));
        }
        let label = format!("{} ", app.say(label));
        let taken = width(&label) + width(&date) + 1;
        let title = inert(&session.title);
        let title = truncate(&title, room.saturating_sub(taken).max(6)).into_owned();
        Row::of(label, Role::Dim).and(title, role).and(format!(" {date}"), Role::Dim)
    };
    let (old, new) =
        (side(words::THEN, pair.old, Role::Text), side(words::NOW, pair.new, Role::Strong));
    if narrow {
        return vec![old, new];
    }
    // What each score rests on stands below its session.
    let indents = [words::THEN, words::NOW].map(|label| width(app.say(label)) + 1);
    let begins = old.width() + 3;
    let below = rests(pair.old, begins.saturating_sub(indents[0] + 2));
    let gap = begins.saturating_sub(indents[0] + width(&below)) + indents[1];
    let counts = format!(
        "{}{below}{}{}",
        " ".repeat(indents[0]),
        " ".repeat(gap),
        rests(pair.new, cells.saturating_sub(begins + indents[1]))
    );
    let mut row = old.and("   ", Role::Text);
    row.0.extend(new.0);
    vec![row, Row::of(counts, Role::Dim).cut(cells)]
}

/// Draws the open page below the names of all of them.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(page::MARGIN));
    let tabs = tabs(app, cells);
    content(app, work, area.width.into()).draw(app, &tabs, app.compare.place, canvas);
}

/// The names of the pages, the open one marked.
fn tabs(app: &App, cells: usize) -> Row {
    let open = app.compare.open_page();
    let mut row = Row::default();
    for page in app.compare.pages() {
        let role = if Some(*page) == open { Role::ChosenMarked } else { Role::Dim };
        row = row.and(format!(" {} ", app.say(page.title())), role).and(" ", Role::Text);
    }
    row.cut(cells)
}

/// The first cells of a question's line: its id and its title.
fn name(app: &App, pair: &Pair<'_>, question: usize) -> Row {
    let question = &pair.new.set.questions[question];
    Row::of(format!("{:<6}", question.id), Role::Dim)
        .and(question.title.get(app.lang()).as_str(), Role::Text)
}
