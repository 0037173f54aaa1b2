//! A number explained: its arithmetic on a page, and from there each of its parts.

mod columns;
mod formula;
mod page;
mod subject;

use std::ops::Deref;

use ratatui::layout::Rect;

use crate::action::Action;
use crate::measure::{inert, truncate};
use crate::score::Subject;
use crate::strings::candidates::narrow;
use crate::strings::{explain as words, targets, ui};
use crate::tui::app::{App, Screen};
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::page::{self as lines, Goal, MARGIN, Place};
use crate::tui::work::Work;

use super::{Dialog, Done};
use page::{Page, Target};
pub use subject::{
    subject_of_goal, subject_of_question, subject_of_requirement, subject_of_section,
};

/// Rows of header, footer and the head of the page.
const AROUND: u16 = 6;

/// From so many cells on the head says what the page is.
const WIDE: usize = 50;

/// The numbers that were opened, each from the one before, with the place on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Explain {
    above: Vec<(Subject, Place)>,
    subject: Subject,
    place: Place,
}

impl App {
    /// Opens the arithmetic of a number.
    pub fn explain(&mut self, subject: Subject) -> Vec<Effect> {
        if self.work.is_some() {
            let place = Place::default();
            let explain = Explain { above: Vec::new(), subject, place };
            self.dialogs.push(Dialog::Explain(Box::new(explain)));
        }
        Vec::new()
    }
}

/// What is explained: the session at work, and where targets are tried, that session with them.
enum Explained<'a> {
    Written(&'a Work),
    Tried(Box<Work>),
}

impl<'a> Explained<'a> {
    fn of(app: &'a App) -> Option<Explained<'a>> {
        let tried = app.tried_work().map(|work| Explained::Tried(Box::new(work)));
        tried.or_else(|| app.work.as_ref().map(Explained::Written))
    }

    fn is_tried(&self) -> bool {
        matches!(self, Explained::Tried(_))
    }
}

impl Deref for Explained<'_> {
    type Target = Work;

    fn deref(&self) -> &Work {
        match self {
            Explained::Written(work) => work,
            Explained::Tried(work) => work,
        }
    }
}

/// An explanation that was left for one of its items: coming back from there, it is open again.
#[derive(Debug, Clone)]
pub struct Left {
    explain: Explain,
    screen: Screen,
    /// How many screens one came from, once the item was shown.
    trail: usize,
}

impl App {
    /// Goes where a line of an explanation leads, and remembers the explanation for the way back.
    fn follow_from(&mut self, explain: Explain, goal: Goal) -> Vec<Effect> {
        let screen = self.screen;
        let effects = self.follow(goal);
        let leads_back = self.screen != screen && self.trail.last() == Some(&screen);
        self.left = leads_back.then_some(Left { explain, screen, trail: self.trail.len() });
        effects
    }

    /// Opens the explanation anew from which one went to the screen that is just being left.
    pub(crate) fn reopen_explanation(&mut self) {
        let is_back =
            |left: &mut Left| left.screen == self.screen && left.trail == self.trail.len() + 1;
        if let Some(left) = self.left.take_if(is_back) {
            self.dialogs.push(Dialog::Explain(Box::new(left.explain)));
        }
    }

    /// Forgets an explanation to which the way back is lost.
    pub(crate) fn forget_lost_explanation(&mut self) {
        let trail = self.trail.len();
        self.left.take_if(|left| trail < left.trail);
    }
}

impl Explain {
    /// Whether an action can do something now.
    pub(super) fn offers(&self, action: Action, app: &App) -> bool {
        match action {
            Action::Open => self.target(app).is_some(),
            Action::Back => !self.above.is_empty(),
            _ => true,
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App) -> Done {
        let Some(work) = Explained::of(app) else { return Done::Close };
        let page = Page::new(app, &work, self.subject, cells(app.size.0));
        let height = usize::from(app.size.1.saturating_sub(AROUND));
        if let Some(place) = self.place.moved(action, &page.lines, height) {
            self.place = place;
            return Done::Stay;
        }
        match action {
            Action::Open => match self.target(app) {
                Some(Target::Number(subject)) => {
                    self.above.push((self.subject, self.place));
                    (self.subject, self.place) = (subject, Place::default());
                }
                Some(Target::Place(goal)) => {
                    return Done::Effects(app.follow_from(self.clone(), goal));
                }
                None => {}
            },
            Action::Out | Action::Back => match self.above.pop() {
                Some(before) => (self.subject, self.place) = before,
                None => return Done::Close,
            },
            _ => {}
        }
        Done::Stay
    }

    /// Where the marked line leads.
    fn target(&self, app: &App) -> Option<Target> {
        let page = Page::new(app, &*Explained::of(app)?, self.subject, cells(app.size.0));
        let last = page.targets.len().checked_sub(1)?;
        page.targets.get(self.place.at.min(last)).copied()
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        canvas.clear();
        let Some(work) = Explained::of(app) else { return };
        let area = canvas.area;
        let page = Page::new(app, &work, self.subject, cells(area.width));
        let place = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let rest = lines::draw_at(&page.lines, self.place, &mut canvas.part(place));
        let room = usize::from(area.width.saturating_sub(MARGIN + 1));
        canvas.row(MARGIN, 0, &self.head(app, &work, room));
        let rest = lines::rest(app, rest);
        let x = usize::from(area.width).saturating_sub(rest.width() + 1);
        canvas.row(u16::try_from(x).unwrap_or(0), 1, &rest);
    }

    /// The way to this number, and its name in full.
    fn head(&self, app: &App, work: &Explained<'_>, cells: usize) -> Row {
        let mut way = String::new();
        if work.is_tried() {
            way = format!("{}   ", app.say(targets::TRIED));
        } else if cells >= WIDE {
            way = format!("{}   ", app.say(words::EXPLAIN));
        }
        for (subject, _) in &self.above {
            way.push_str(&short_name(app, work, *subject));
            way.push_str(" / ");
        }
        let name = name(app, work, self.subject);
        let way = truncate(&way, cells / 2).into_owned();
        Row::of(way, Role::Dim).and(name, Role::Strong).cut(cells)
    }
}

/// Cells of a page on a screen of so many columns.
fn cells(columns: u16) -> usize {
    usize::from(columns.saturating_sub(MARGIN + 2)).min(110)
}

/// The name of a number, short.
fn short_name(app: &App, work: &Work, subject: Subject) -> String {
    let set = &work.set;
    match subject {
        Subject::Overall | Subject::Readiness(None) => app.say(ui::OVERALL).to_owned(),
        Subject::Section(at) | Subject::Readiness(Some(at)) => {
            set.sections.get(at).map_or_else(String::new, |section| section.id.clone())
        }
        Subject::Question(at) | Subject::Risk(at, _) => {
            set.questions.get(at).map_or_else(String::new, |question| question.id.clone())
        }
        Subject::Fit(at) => format!("{} {}", app.say(words::FIT), candidate(work, at)),
        Subject::Price(at) => format!("{} {}", app.say(words::PRICE), candidate(work, at)),
    }
}

/// The name of a number in full.
fn name(app: &App, work: &Work, subject: Subject) -> String {
    let short = short_name(app, work, subject);
    let lang = app.lang();
    let title = match subject {
        Subject::Section(at) | Subject::Readiness(Some(at)) => {
            work.set.sections.get(at).map(|section| section.title.get(lang).clone())
        }
        Subject::Question(at) => {
            work.set.questions.get(at).map(|question| question.title.get(lang).clone())
        }
        Subject::Risk(at, row) => work
            .set
            .questions
            .get(at)
            .map(|question| format!("{}  {}", question.title.get(lang), row + 1)),
        _ => None,
    };
    title.map_or_else(|| short.clone(), |title| format!("{short}  {title}"))
}

/// The name of a candidate.
fn candidate(work: &Work, at: usize) -> String {
    let name = work.session.candidates.get(at).map_or("", |own| own.name.as_str());
    inert(narrow(name)).into_owned()
}
