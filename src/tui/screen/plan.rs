//! The plan: gaps, actions and hints, a page each.

mod actions;
mod gaps;
mod hints;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::action::Action;
use crate::score::{PlanFilter, PlanOrder};
use crate::session::{Change, Day, Edit, PlanAction, Priority, actions as plan, fresh_action_id};
use crate::strings::{Words, plan as words};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{ActionForm, Dialog};
use crate::tui::effect::Effect;
use crate::tui::pages::Shown;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::{self, Goal, Place, goals};
use crate::tui::widget::scroll::moves;
use crate::tui::work::{Saved, Work};

/// Rows of header and footer.
const AROUND: u16 = 4;

/// A page of the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// The actions.
    #[default]
    Actions,
    /// The gaps.
    Gaps,
    /// What does not fit together.
    Hints,
}

impl Page {
    /// All pages in their order.
    pub const ALL: [Page; 3] = [Page::Actions, Page::Gaps, Page::Hints];

    fn title(self) -> Words {
        match self {
            Page::Actions => words::ACTIONS,
            Page::Gaps => words::GAPS,
            Page::Hints => words::HINTS,
        }
    }

    fn at(self) -> usize {
        Page::ALL.iter().position(|page| *page == self).unwrap_or(0)
    }
}

/// Where one is on the screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The page that is open.
    pub page: Page,
    /// On each page the marked line, and what is in sight.
    pub places: [Place; 3],
    /// What the actions are sorted by.
    pub order: PlanOrder,
    /// Which actions are listed.
    pub filter: PlanFilter,
    /// Whether only gaps without an action are listed.
    pub uncovered: bool,
    /// The ids of the questions whose gaps are marked for an action.
    pub marked: BTreeSet<String>,
    /// The day on which the screen was last used; overdue and old go by it.
    pub today: Option<Day>,
}

impl Plan {
    /// Today, or a day that nothing comes before.
    fn today(&self) -> Day {
        self.today.unwrap_or(Day { date: None, time: None, offset: None })
    }

    fn place(&self) -> Place {
        self.places[self.page.at()]
    }
}

fn content(app: &App, work: &Work, columns: usize) -> Arc<Content> {
    let shown = Shown::Plan(Box::new(Plan { places: Default::default(), ..app.plan.clone() }));
    app.page(work, columns, shown, || put_together(app, work, columns))
}

fn put_together(app: &App, work: &Work, columns: usize) -> Content {
    let cells = columns.saturating_sub(4).min(140);
    // The head gives way where there is hardly room for lines.
    let is_low = app.size.1 < 16;
    let (head, lines) = match app.plan.page {
        Page::Actions => actions::page(app, work, cells),
        Page::Gaps => gaps::page(app, work, cells),
        Page::Hints => (Vec::new(), hints::lines(app, work, cells)),
    };
    Content { head: if is_low { Vec::new() } else { head }, lines, ..Content::default() }
}

/// Where the marked line leads.
fn marked(app: &App, work: &Work) -> Option<Goal> {
    let goals = goals(&content(app, work, app.size.0.into()).lines);
    goals.get(app.plan.place().at.min(goals.len().saturating_sub(1))).copied()
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, work: &Work, action: Action) -> bool {
    let may_write = work.saved != Saved::ReadOnly;
    let page = app.plan.page;
    match action {
        Action::NextPage | Action::PreviousPage | Action::Search | Action::Outline => true,
        Action::Filter => match page {
            Page::Actions => !work.session.actions.is_empty(),
            Page::Gaps => app.plan.uncovered || marked(app, work).is_some(),
            Page::Hints => false,
        },
        Action::Sort => page == Page::Actions && work.session.actions.len() > 1,
        Action::Mark => page == Page::Gaps && may_write && marked(app, work).is_some(),
        Action::Add => match page {
            Page::Actions => may_write,
            Page::Gaps | Page::Hints => {
                may_write && matches!(marked(app, work), Some(Goal::Question(_)))
            }
        },
        Action::Edit => match marked(app, work) {
            Some(Goal::Action(_)) => may_write,
            Some(Goal::Question(_)) => page == Page::Hints || may_write,
            other => other.is_some(),
        },
        Action::Status | Action::Remove => {
            may_write && page == Page::Actions && marked(app, work).is_some()
        }
        Action::Priority => {
            page == Page::Gaps && may_write && matches!(marked(app, work), Some(Goal::Question(_)))
        }
        Action::Open => marked(app, work).is_some_and(|goal| question_of(work, goal).is_some()),
        _ => moves(action),
    }
}

/// The question of a line: its own, or the first one of its action.
fn question_of(work: &Work, goal: Goal) -> Option<usize> {
    match goal {
        Goal::Question(question) => Some(question),
        Goal::Action(action) => {
            let questions = &work.session.actions.get(action)?.questions;
            questions.iter().find_map(|id| work.set.question(id))
        }
        _ => None,
    }
}

impl App {
    /// Opens the plan; overdue and old go by the day of `now`.
    pub(crate) fn open_plan(&mut self, now: &Now) {
        self.plan.today = Some(now.today());
        self.enter(Screen::Plan);
    }

    pub(crate) fn update_plan(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        self.plan.today = Some(now.today());
        let Some(work) = &self.work else { return Vec::new() };
        let content = content(self, work, self.size.0.into());
        let height =
            usize::from(self.size.1.saturating_sub(AROUND)).saturating_sub(content.above());
        let at = self.plan.page.at();
        if let Some(place) = self.plan.places[at].moved(action, &content.lines, height) {
            self.plan.places[at] = place;
            return Vec::new();
        }
        let goal = marked(self, work);
        match (action, goal) {
            (Action::NextPage | Action::PreviousPage, _) => {
                let by = if action == Action::NextPage { 1 } else { Page::ALL.len() - 1 };
                self.plan.page = Page::ALL[(at + by) % Page::ALL.len()];
            }
            (Action::Filter, _) => self.next_filter(),
            (Action::Sort, _) => {
                let all = PlanOrder::ALL;
                let here = all.iter().position(|order| *order == self.plan.order).unwrap_or(0);
                self.plan.order = all[(here + 1) % all.len()];
                self.keep_marked(goal);
            }
            (Action::Mark, Some(Goal::Question(question))) => self.mark_gap(question),
            (Action::Add, goal) => self.add_action(goal),
            (Action::Edit, Some(goal)) => return self.edit_line(goal),
            (Action::Open, Some(goal)) => {
                let question = question_of(work, goal);
                return question.map_or_else(Vec::new, |at| self.follow(Goal::Question(at)));
            }
            (Action::Status, Some(Goal::Action(action))) => {
                let known = &work.session.actions[action];
                let edit = plan::set_status(&work.session, &known.id, known.status.next());
                return self.change_plan(edit, Some(Goal::Action(action)), now);
            }
            (Action::Remove, Some(Goal::Action(action))) => {
                let edit = plan::remove(&work.session, &work.session.actions[action].id);
                self.tell(words::REMOVED);
                return self.change_plan(edit, None, now);
            }
            (Action::Priority, Some(Goal::Question(question))) => {
                return self.set_priority_in_plan(question, now);
            }
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    /// Carries out an edit of the plan; the mark stays on the line that leads to `goal`.
    fn change_plan(&mut self, edit: Option<Edit>, goal: Option<Goal>, now: &Now) -> Vec<Effect> {
        let Some(edit) = edit else { return Vec::new() };
        let effects = self.with_work(|work| work.edit(edit, now.stamp));
        self.keep_marked(goal);
        effects
    }

    /// Marks the line that leads to `goal`, where there is one.
    fn keep_marked(&mut self, goal: Option<Goal>) {
        let Some(work) = &self.work else { return };
        let goals = goals(&content(self, work, self.size.0.into()).lines);
        let found = goal.and_then(|goal| goals.iter().position(|known| *known == goal));
        let place = &mut self.plan.places[self.plan.page.at()];
        place.at = found.unwrap_or(place.at).min(goals.len().saturating_sub(1));
    }

    fn next_filter(&mut self) {
        let Some(work) = &self.work else { return };
        if self.plan.page == Page::Gaps {
            self.plan.uncovered = !self.plan.uncovered;
        } else {
            let all = actions::filters(&work.session);
            let here = all.iter().position(|filter| *filter == self.plan.filter).unwrap_or(0);
            self.plan.filter = all[(here + 1) % all.len()].clone();
        }
        self.plan.places[self.plan.page.at()] = Place::default();
    }

    fn mark_gap(&mut self, question: usize) {
        let Some(work) = &self.work else { return };
        let id = &work.set.questions[question].id;
        if !self.plan.marked.remove(id) {
            self.plan.marked.insert(id.clone());
        }
    }

    /// Opens the form of a new action: for the marked gaps, else for the marked line.
    fn add_action(&mut self, goal: Option<Goal>) {
        let Some(work) = &self.work else { return };
        let gaps = || {
            let marked = &self.plan.marked;
            (0..work.set.questions.len())
                .filter(|&at| marked.contains(&work.set.questions[at].id))
                .collect::<Vec<usize>>()
        };
        let questions = match (self.plan.page, goal) {
            (Page::Gaps, _) if !self.plan.marked.is_empty() => gaps(),
            (Page::Gaps | Page::Hints, Some(Goal::Question(question))) => vec![question],
            _ => Vec::new(),
        };
        let of = |at: &usize| &work.set.questions[*at];
        let titles: Vec<&str> =
            questions.iter().map(|at| of(at).title.get(self.lang()).as_str()).collect();
        let action = PlanAction {
            id: fresh_action_id(&work.session),
            what: words::proposed(&titles, self.lang()),
            questions: questions.iter().map(|at| of(at).id.clone()).collect(),
            ..PlanAction::default()
        };
        let form = ActionForm::new(action, true, self.lang());
        self.dialogs.push(Dialog::Action(Box::new(form)));
    }

    /// `Enter` on a line: an action is opened in its form, a gap leads to its action or to a new one,
    /// a hint to what it is about.
    fn edit_line(&mut self, goal: Goal) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        match (self.plan.page, goal) {
            (Page::Gaps, Goal::Question(question)) => {
                let id = &work.set.questions[question].id;
                let all = crate::score::actions_for(&work.session, id);
                let is_open = |at: &&usize| work.session.actions[**at].is_open();
                let known = all.iter().find(is_open).or(all.first()).copied();
                match known.filter(|_| self.plan.marked.is_empty()) {
                    Some(action) => self.open_action(action),
                    None => self.add_action(Some(goal)),
                }
            }
            (_, Goal::Action(action)) => self.open_action(action),
            (_, goal) => return self.follow(goal),
        }
        Vec::new()
    }

    /// Opens an action of the plan in its form.
    pub(crate) fn open_action(&mut self, action: usize) {
        let Some(work) = self.work.as_ref().filter(|work| work.saved != Saved::ReadOnly) else {
            return;
        };
        if let Some(action) = work.session.actions.get(action) {
            let form = ActionForm::new(action.clone(), false, self.lang());
            self.dialogs.push(Dialog::Action(Box::new(form)));
        }
    }

    fn set_priority_in_plan(&mut self, question: usize, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let id = &work.set.questions[question].id;
        let next = Priority::after(work.session.answer(id).priority);
        let edit = Edit::answer(id, Change::Priority(next), now.stamp);
        self.change_plan(Some(edit), Some(Goal::Question(question)), now)
    }
}

/// Draws the open page below the names of all of them.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(page::MARGIN));
    let tabs = tabs(app).cut(cells);
    content(app, work, area.width.into()).draw(app, &tabs, app.plan.place(), canvas);
}

fn tabs(app: &App) -> Row {
    Page::ALL.into_iter().fold(Row::default(), |row, page| {
        let role = if page == app.plan.page { Role::ChosenMarked } else { Role::Dim };
        row.and(format!(" {} ", app.say(page.title())), role).and(" ", Role::Text)
    })
}
