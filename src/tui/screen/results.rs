//! The results of a maturity check, a page for each question that a meeting asks of them.
//!
//! Every page is a list of lines; those that lead to a question or a section can be opened, and `Esc`
//! comes back to the same line.

mod bars;
mod functions;
mod gaps;
mod head;
mod levels;
mod open;
mod sourcing;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::action::Action;
use crate::score::Pattern;
use crate::session::{Change, Edit, Priority};
use crate::strings::{Words, results as words};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::subject_of_goal;
use crate::tui::effect::Effect;
use crate::tui::pages::Shown;
use crate::tui::paint::{Canvas, Row};
use crate::tui::screen::outline::Filter;
use crate::tui::screen::table::TableView;
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::{self, Goal, Line, Place, goals};
use crate::tui::widget::scroll::moves;
use crate::tui::work::{Saved, Work};

pub use bars::{bar, plain_bar};

/// Rows of header and footer, of the names of the pages and the row below them.
const AROUND: u16 = 6;

/// A page of the results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// The whole and its functions, as bars and as a radar.
    #[default]
    Functions,
    /// How many roles stand at which level.
    Levels,
    /// The gaps, by priority.
    Gaps,
    /// Expected and actual sourcing.
    Sourcing,
    /// What is not known, does not apply, or was left for later.
    Open,
}

impl Page {
    /// All pages in their order.
    pub const ALL: [Page; 5] =
        [Page::Functions, Page::Levels, Page::Gaps, Page::Sourcing, Page::Open];

    fn title(self) -> Words {
        match self {
            Page::Functions => words::FUNCTIONS,
            Page::Levels => words::LEVELS,
            Page::Gaps => words::GAPS,
            Page::Sourcing => words::SOURCING,
            Page::Open => words::OPEN,
        }
    }

    /// Whether a session has this page.
    fn is_there(self, work: &Work) -> bool {
        let asks = |pattern: Pattern| pattern.question(&work.set).is_some();
        self != Page::Sourcing || asks(Pattern::Today) || asks(Pattern::Aim)
    }
}

/// Where one is in the results.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The page that is open.
    pub page: Page,
    /// The marked one of the lines that lead somewhere, and what is in sight.
    pub place: Place,
    /// Whether the radar was switched on or off by the person; by the room there is otherwise.
    pub radar: Option<bool>,
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, work: &Work, action: Action) -> bool {
    match action {
        Action::Open => marked(app, work).is_some(),
        Action::NextPage
        | Action::PreviousPage
        | Action::Outline
        | Action::Search
        | Action::Explain => true,
        Action::Gaps => app.results.page != Page::Gaps,
        Action::Radar => functions::can_draw_radar(app, work),
        Action::Priority => {
            let is_question = |goal| matches!(goal, Goal::Question(_));
            app.results.page == Page::Gaps
                && work.saved != Saved::ReadOnly
                && marked(app, work).is_some_and(is_question)
        }
        _ => moves(action),
    }
}

/// Where the marked line leads.
#[must_use]
pub fn marked(app: &App, work: &Work) -> Option<Goal> {
    let goals = goals(&content(app, work).lines);
    goals.get(app.results.place.at.min(goals.len().saturating_sub(1))).copied()
}

impl App {
    pub(crate) fn update_results(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let content = content(self, work);
        let height = usize::from(self.size.1.saturating_sub(AROUND));
        if let Some(place) = self.results.place.moved(action, &content.lines, height) {
            self.results.place = place;
            return Vec::new();
        }
        let marked = marked(self, work);
        match action {
            Action::Open => return marked.map_or_else(Vec::new, |goal| self.follow(goal)),
            Action::NextPage | Action::PreviousPage => {
                let pages: Vec<Page> =
                    Page::ALL.into_iter().filter(|page| page.is_there(work)).collect();
                let here = pages.iter().position(|page| *page == self.results.page).unwrap_or(0);
                let by = if action == Action::NextPage { 1 } else { pages.len() - 1 };
                self.open_page(pages[(here + by) % pages.len()]);
            }
            Action::Gaps => self.open_page(Page::Gaps),
            Action::Radar => {
                self.results.radar = Some(functions::radar(self, work).is_none());
                self.results.place = Place { top: 0, ..self.results.place };
            }
            Action::Priority => {
                if let Some(Goal::Question(question)) = marked {
                    return self.next_priority(question, now);
                }
            }
            Action::Explain => {
                let subject = subject_of_goal(work, marked);
                return self.explain(subject);
            }
            Action::Results => {}
            Action::StartSelection => return vec![Effect::AskSelection],
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    fn open_page(&mut self, page: Page) {
        self.results = Results { page, place: Place::default(), ..self.results };
        // What one comes for to the gaps is the first of them.
        let Some(work) = self.work.as_ref().filter(|_| page == Page::Gaps) else { return };
        let lines = &content(self, work).lines;
        let is_question = |goal: &Goal| matches!(goal, Goal::Question(_) | Goal::Targets);
        let first = goals(lines).iter().position(is_question).unwrap_or(0);
        let height = usize::from(self.size.1.saturating_sub(AROUND));
        self.results.place = Place::default().at_line(first, lines, height);
    }

    /// Gives a role the next priority; the mark goes with it to its new place.
    fn next_priority(&mut self, question: usize, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let id = work.set.questions[question].id.clone();
        let next = Priority::after(work.session.answer(&id).priority);
        let edit = Edit::answer(&id, Change::Priority(next), now.stamp);
        let effects = self.with_work(|work| work.edit(edit, now.stamp));
        self.mark_in_results(question);
        self.tell_text(words::given_priority(&id, next, self.lang()), false);
        effects
    }

    /// Marks the line of a question on the open page. Returns whether it has one.
    pub(crate) fn mark_in_results(&mut self, question: usize) -> bool {
        let Some(work) = &self.work else { return false };
        let lines = &content(self, work).lines;
        let at = goals(lines).iter().position(|goal| *goal == Goal::Question(question));
        let Some(at) = at else { return false };
        let height = usize::from(self.size.1.saturating_sub(AROUND));
        self.results.place = self.results.place.at_line(at, lines, height);
        true
    }

    /// Goes where a line leads. `Esc` there comes back to the screen of the line.
    pub(crate) fn follow(&mut self, goal: Goal) -> Vec<Effect> {
        match goal {
            Goal::Whole => {
                self.open_outline_at(None);
                Vec::new()
            }
            Goal::Section(section) => {
                self.open_outline_at(Some(section));
                Vec::new()
            }
            Goal::Level(points) => {
                self.open_outline_of(Filter::Level(points));
                Vec::new()
            }
            Goal::Action(action) => {
                self.open_action(action);
                Vec::new()
            }
            Goal::Targets => {
                self.descend(Screen::Targets);
                Vec::new()
            }
            Goal::Question(question) => {
                self.descend(Screen::Interview);
                self.with_work(|work| work.show(question))
            }
            Goal::Row(question, row) => {
                let effects = self.with_work(|work| work.show(question));
                self.table = TableView { row, column: 0 };
                self.descend(Screen::Table);
                effects
            }
        }
    }
}

/// The most cells of a line whose end is read with its beginning.
const LONGEST_LINE: usize = 96;

/// The cells that the lines of the open page have.
fn cells(app: &App, work: &Work) -> usize {
    let all = usize::from(app.size.0).saturating_sub(4);
    match app.results.page {
        Page::Functions => functions::radar(app, work).map_or(all.min(120), |radar| radar.beside),
        _ => all.min(LONGEST_LINE),
    }
}

fn content(app: &App, work: &Work) -> Arc<Content> {
    let Results { page, radar, .. } = app.results;
    let columns = app.size.0.into();
    app.page(work, columns, Shown::Results(page, radar), || Content::of(lines(app, work)))
}

fn lines(app: &App, work: &Work) -> Vec<Line> {
    let cells = cells(app, work);
    match app.results.page {
        Page::Functions => functions::lines(app, work, cells),
        Page::Levels => levels::lines(app, work, cells),
        Page::Gaps => gaps::lines(app, work, cells),
        Page::Sourcing => sourcing::lines(app, work, cells),
        Page::Open => open::lines(app, work, cells),
    }
}

/// Draws the open page below the names of all of them.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let area = canvas.area;
    let pages = Page::ALL.into_iter().filter(|page| page.is_there(work));
    let pages: Vec<(Words, bool)> =
        pages.map(|page| (page.title(), page == app.results.page)).collect();
    let room = usize::from(area.width.saturating_sub(page::MARGIN));
    canvas.row(page::MARGIN, 0, &page::tabs(app, &pages, room));
    let place =
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
    let radar = functions::radar(app, work);
    let width = radar.as_ref().map_or(area.width, functions::Beside::beside_columns);
    let list = Rect { width: width.min(area.width), ..place };
    let rest = page::draw_at(&content(app, work).lines, app.results.place, &mut canvas.part(list));
    let rest = page::rest(app, rest);
    let x = usize::from(area.width).saturating_sub(rest.width() + 1);
    canvas.row(u16::try_from(x).unwrap_or(0), 1, &rest);
    if radar.is_some() {
        let beside = Rect { x: place.x + width, width: place.width.saturating_sub(width), ..place };
        functions::draw_radar(app, work, &mut canvas.part(beside));
    }
}

/// A line for a question: its id, its name, and what stands at the right edge.
fn question_line(app: &App, work: &Work, at: usize, before: Row, right: Row, cells: usize) -> Line {
    let question = &work.set.questions[at];
    let mut row = before.and(format!("{:<6}", question.id), Role::Accent);
    row = row.and(question.title.get(app.lang()).as_str(), Role::Text);
    Line::to_question(row.with_right(right, cells), at)
}

/// A heading below a blank line.
fn heading(said: impl Into<String>) -> [Line; 2] {
    [Line::blank(), Line::of(said, Role::Strong)]
}
