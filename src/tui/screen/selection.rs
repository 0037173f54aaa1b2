//! The results of a selection, a page for each question that a meeting asks of them.
//!
//! Every page is a list of lines; those that lead to a question or a section can be opened.

mod compare;
mod notices;
mod papers;
mod readiness;
mod risks;
mod scope;
mod services;

use std::sync::Arc;

use crate::action::Action;
use crate::questionnaire::tag;
use crate::score::{Subject, risks};
use crate::strings::{Words, selection as words};
use crate::tui::app::{App, Now};
use crate::tui::dialog::{subject_of_goal, subject_of_requirement};
use crate::tui::effect::Effect;
use crate::tui::pages::Shown;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::{self, Goal, Line, Place, goals};
use crate::tui::widget::scroll::moves;
use crate::tui::work::Work;

/// Rows of header and footer.
const AROUND: u16 = 4;

/// A page of the results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// What each phase is ready to, and what is still open.
    #[default]
    Readiness,
    /// The risks, highest first.
    Risks,
    /// The services wanted, by function.
    Services,
    /// Which notices are needed, and which are offered.
    Notices,
    /// The candidates side by side.
    Candidates,
    /// The decisions of a section, to be read in a meeting.
    Papers,
    /// What the maturity check proposes.
    Scope,
}

impl Page {
    /// All pages in their order.
    pub const ALL: [Page; 7] = [
        Page::Readiness,
        Page::Risks,
        Page::Services,
        Page::Notices,
        Page::Candidates,
        Page::Papers,
        Page::Scope,
    ];

    fn title(self) -> Words {
        match self {
            Page::Readiness => words::READINESS,
            Page::Risks => words::RISKS,
            Page::Services => words::SERVICES,
            Page::Notices => words::NOTICES,
            Page::Candidates => words::CANDIDATES,
            Page::Papers => words::PAPERS,
            Page::Scope => words::SCOPE,
        }
    }
}

/// Where one is in the results of a selection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// The page that is open.
    pub page: Page,
    /// The marked line, and what is in sight.
    pub place: Place,
    /// What is scrolled sideways: the first candidate shown, or the section of the paper.
    pub sideways: usize,
}

/// The pages that this session has.
fn pages(work: &Work) -> impl DoubleEndedIterator<Item = Page> + Clone + '_ {
    Page::ALL.into_iter().filter(|page| *page != Page::Scope || scope::is_linked(work))
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, work: &Work, action: Action) -> bool {
    match action {
        Action::Open => leads_somewhere(app, work),
        Action::Explain => explains(app, work),
        Action::NextPage
        | Action::PreviousPage
        | Action::Candidates
        | Action::Outline
        | Action::Search => true,
        Action::Left => app.selection.sideways > 0,
        Action::Right => app.selection.sideways < reach(app, work),
        _ => moves(action),
    }
}

/// Whether a line of the open page leads somewhere. The footer asks with every frame: what can be told
/// without putting the page together, is.
fn leads_somewhere(app: &App, work: &Work) -> bool {
    match app.selection.page {
        Page::Readiness => !work.set.sections.is_empty(),
        Page::Candidates => {
            work.standing.as_ref().is_some_and(|own| !own.comparison.criteria.is_empty())
        }
        _ => !goals(&content(app, work, app.size.0.into()).lines).is_empty(),
    }
}

/// Whether the open page has numbers that can be explained.
fn explains(app: &App, work: &Work) -> bool {
    match app.selection.page {
        Page::Readiness => !work.set.sections.is_empty(),
        Page::Candidates => !work.session.candidates.is_empty(),
        Page::Risks => !risks(&work.set, &work.session, &work.scores).is_empty(),
        Page::Services | Page::Notices | Page::Papers | Page::Scope => false,
    }
}

/// The number that the marked line of the open page stands for. The lines above the requirements are
/// those of the first candidate in sight.
fn subject(app: &App, work: &Work, goal: Option<Goal>) -> Subject {
    let candidates = work.session.candidates.len();
    match goal {
        Some(Goal::Question(question)) if app.selection.page == Page::Candidates => {
            let first = app.selection.sideways.min(candidates.saturating_sub(1));
            subject_of_requirement(work, question, first)
        }
        _ => subject_of_goal(work, goal),
    }
}

/// How far the open page can be moved sideways.
fn reach(app: &App, work: &Work) -> usize {
    let cells = usize::from(app.size.0).saturating_sub(4);
    match app.selection.page {
        Page::Notices => notices::reach(work, cells),
        Page::Candidates => compare::reach(work, cells),
        Page::Papers => papers::reach(work),
        Page::Readiness | Page::Risks | Page::Services | Page::Scope => 0,
    }
}

impl App {
    pub(crate) fn update_selection(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let content = content(self, work, self.size.0.into());
        let height =
            usize::from(self.size.1.saturating_sub(AROUND)).saturating_sub(content.above());
        if let Some(place) = self.selection.place.moved(action, &content.lines, height) {
            self.selection.place = place;
            return Vec::new();
        }
        let goals = goals(&content.lines);
        let at = self.selection.place.at.min(goals.len().saturating_sub(1));
        match action {
            Action::Open => {
                let goal = goals.get(at).copied();
                return goal.map_or_else(Vec::new, |goal| self.follow(goal));
            }
            Action::Explain => {
                let subject = subject(self, work, goals.get(at).copied());
                return self.explain(subject);
            }
            Action::NextPage | Action::PreviousPage => {
                let pages: Vec<Page> = pages(work).collect();
                let here = pages.iter().position(|page| *page == self.selection.page).unwrap_or(0);
                let by = if action == Action::NextPage { 1 } else { pages.len() - 1 };
                let page = pages[(here + by) % pages.len()];
                self.selection = Selection { page, ..Selection::default() };
            }
            Action::Left => self.selection.sideways -= 1,
            Action::Right => self.selection.sideways += 1,
            Action::Results => {}
            _ => return self.update_session(action, now),
        }
        if matches!(action, Action::Left | Action::Right) && self.selection.page == Page::Papers {
            self.selection.place = Place::default();
        }
        Vec::new()
    }
}

fn content(app: &App, work: &Work, columns: usize) -> Arc<Content> {
    let Selection { page, sideways, .. } = app.selection;
    let shown = Shown::Selection(page, sideways);
    app.page(work, columns, shown, || put_together(app, work, columns))
}

fn put_together(app: &App, work: &Work, columns: usize) -> Content {
    let all = columns.saturating_sub(4);
    // Text is read in lines of no more than this; candidates side by side take what there is.
    let cells = all.min(120);
    let sideways = app.selection.sideways;
    match app.selection.page {
        Page::Readiness => Content::of(readiness::lines(app, work, cells)),
        Page::Risks => Content::of(risks::lines(app, work, cells)),
        Page::Services => Content::of(services::lines(app, work, cells)),
        Page::Notices => notices::content(app, work, all, sideways),
        Page::Candidates => compare::content(app, work, all, sideways),
        Page::Papers => papers::content(app, work, cells, sideways),
        Page::Scope => Content::of(scope::lines(app, work, cells)),
    }
}

/// Draws the open page below the names of all of them.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(page::MARGIN));
    let pages: Vec<(Words, bool)> =
        pages(work).map(|page| (page.title(), page == app.selection.page)).collect();
    let tabs = page::tabs(app, &pages, cells);
    content(app, work, area.width.into()).draw(app, &tabs, app.selection.place, canvas);
}

/// That a table is still empty, as a line that leads to it.
fn empty_table(app: &App, work: &Work, role: &str, said: Words) -> Line {
    let row = Row::of(app.say(said), Role::Dim);
    let question = work
        .shown()
        .find(|&at| tag(&work.set.questions[at].tags, "role").iter().any(|known| known == role));
    question.map_or_else(|| Line::plain(row.clone()), |at| Line::to_question(row.clone(), at))
}
