//! Home: the sessions, newest first, and the sets to begin.

use crate::action::Action;
use crate::measure::{first_line, inert, pad, pad_left, truncate};
use crate::score::Counts;
use crate::store::Holder;
use crate::strings::{held, numbers, ui};
use crate::text::{Lang, Text};
use crate::tui::app::{App, Screen};
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{follow, moves, step};
use crate::tui::widget::tally::Tally;

use super::start::Start;

/// One session in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its file.
    pub path: std::path::PathBuf,
    /// The file's stem.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What the form shows again.
    pub about: crate::session::About,
    /// The name of its set; the id where the set is not to be found.
    pub set: Text,
    /// How many questions are in which state.
    pub counts: Counts,
    /// The overall score.
    pub overall: Option<f64>,
    /// How ready a selection is, from 0 to 100; `None` for every other set.
    pub ready: Option<f64>,
    /// Day and time of the last change.
    pub updated: String,
    /// Why it cannot be read, in both languages.
    pub error: Option<Text>,
    /// Who has it open, or did not close it.
    pub held: Option<HeldBy>,
}

/// Who has a session.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldBy {
    /// Who, as far as it is known.
    pub holder: Holder,
    /// Since when, short.
    pub since: String,
    /// Whether it is still open, as far as can be told; else it was not closed the last time.
    pub open: bool,
}

/// A set that can be begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is, in a line.
    pub about: Text,
    /// How many questions, and how many minutes a meeting takes.
    pub size: (usize, Option<u32>),
}

/// The home screen.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The sessions, newest first.
    pub sessions: Vec<Entry>,
    /// The sets.
    pub offers: Vec<Offer>,
    /// The marked row: sessions first, then sets.
    pub at: usize,
    /// Whether the last session moved to the trash can be brought back.
    pub trashed: bool,
    /// Whether there is something in the trash.
    pub has_trash: bool,
}

impl Home {
    /// Takes a new list and keeps the mark on the same session where it is still there. The first list
    /// has it on a session that was not closed.
    pub fn fill(&mut self, sessions: Vec<Entry>, offers: Vec<Offer>, marked: Option<&str>) {
        let named = |name: &str| sessions.iter().position(|entry| entry.name == name);
        let left = |entry: &Entry| entry.held.as_ref().is_some_and(|held| !held.open);
        let left = || sessions.iter().position(left).filter(|_| self.rows() == 0);
        self.at = marked.and_then(named).or_else(left).unwrap_or(self.at);
        (self.sessions, self.offers) = (sessions, offers);
        self.at = self.at.min(self.rows().saturating_sub(1));
    }

    fn rows(&self) -> usize {
        self.sessions.len() + self.offers.len()
    }

    fn session(&self) -> Option<&Entry> {
        self.sessions.get(self.at)
    }

    fn offer(&self) -> Option<&Offer> {
        self.at.checked_sub(self.sessions.len()).and_then(|at| self.offers.get(at))
    }

    /// Whether the marked session can be read, and another one of its set as well.
    fn can_compare(&self) -> bool {
        let readable = |entry: &&Entry| entry.error.is_none();
        let Some(marked) = self.session().filter(readable) else { return false };
        self.sessions.iter().filter(readable).filter(|entry| entry.set == marked.set).count() > 1
    }

    /// Whether an action can do something.
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::Details | Action::Cycle => {
                self.session().is_some_and(|entry| entry.error.is_none())
            }
            Action::Trash => self.session().is_some(),
            Action::Undo => self.trashed,
            Action::New => !self.offers.is_empty(),
            Action::Open => true,
            Action::Backups => !self.sessions.is_empty() || self.has_trash,
            Action::Compare => self.can_compare(),
            Action::Report => self.session().is_some_and(|entry| entry.error.is_none()),
            _ => moves(action),
        }
    }
}

impl App {
    pub(crate) fn update_home(&mut self, action: Action) -> Vec<Effect> {
        let page = usize::from(self.size.1 / 3);
        if let Some(at) = step(action, self.home.at, self.home.rows(), page) {
            self.home.at = at;
            return Vec::new();
        }
        match action {
            Action::Open => return self.open_marked(),
            Action::New => {
                let marked = self.home.offer().map(|offer| offer.id.clone());
                let first = || self.home.offers.first().map(|offer| offer.id.clone());
                if let Some(id) = marked.or_else(first) {
                    return vec![Effect::AskDetails(id)];
                }
            }
            Action::Details => {
                if let Some(entry) = self.home.session() {
                    self.start = Some(Start::of_session(entry));
                    self.screen = Screen::Start;
                }
            }
            Action::Trash => {
                if let Some(entry) = self.home.session() {
                    return vec![Effect::Trash(entry.path.clone())];
                }
            }
            Action::Compare => {
                if let Some(entry) = self.home.session() {
                    return vec![Effect::Open(entry.path.clone()), Effect::ReadSessions];
                }
            }
            Action::Cycle => {
                if let Some(entry) = self.home.session() {
                    return vec![Effect::AskCycle(entry.path.clone())];
                }
            }
            Action::Report => {
                if let Some(entry) = self.home.session() {
                    return vec![Effect::ReportOf(entry.path.clone())];
                }
            }
            Action::Backups => {
                let file = self.home.session().map(|entry| entry.path.clone());
                return vec![Effect::Backups(file)];
            }
            Action::Undo => return vec![Effect::Untrash],
            _ => {}
        }
        Vec::new()
    }

    fn open_marked(&mut self) -> Vec<Effect> {
        if let Some(entry) = self.home.session() {
            if let Some(error) = &entry.error {
                let text = error.get(self.lang()).clone();
                self.tell_text(text, true);
                return Vec::new();
            }
            return vec![Effect::Open(entry.path.clone())];
        }
        match self.home.offer().map(|offer| offer.id.clone()) {
            Some(id) => vec![Effect::AskDetails(id)],
            None => Vec::new(),
        }
    }
}

/// Draws the list.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let home = &app.home;
    let lang = app.lang();
    let cells = usize::from(canvas.area.width.saturating_sub(4));
    let mut rows: Vec<(Row, Option<usize>)> = Vec::new();
    if home.sessions.is_empty() {
        rows.push((Row::default(), None));
        for line in crate::measure::wrap(app.say(ui::FIRST_LINE), cells.min(90)) {
            rows.push((Row::of(line, Role::Text), None));
        }
    } else {
        let columns = Columns::within(cells, &home.sessions);
        rows.push((heading(app, columns, cells), None));
        for (at, entry) in home.sessions.iter().enumerate() {
            rows.push((session_row(app, entry, at == home.at, (columns, cells)), Some(at)));
        }
        if let Some(legend) = columns.tally.legend(lang) {
            rows.push((Row::of(format!("    {legend}"), Role::Dim), None));
        }
    }
    rows.push((Row::default(), None));
    rows.push((Row::of(app.say(ui::BEGIN), Role::Strong), None));
    for (at, offer) in home.offers.iter().enumerate() {
        let position = home.sessions.len() + at;
        let marked = position == home.at;
        rows.push((offer_row(app, offer, marked, cells), Some(position)));
        rows.push((
            Row::of(format!("    {}", first_line(offer.about.get(lang), cells - 4)), Role::Dim),
            None,
        ));
        rows.push((Row::default(), None));
    }
    if home.sessions.is_empty() {
        rows.push((Row::of(app.say(ui::ENTER_BEGINS), Role::Accent), None));
    }
    let height = usize::from(canvas.area.height);
    let marked = rows.iter().position(|(_, at)| *at == Some(home.at)).unwrap_or(0);
    // The line below a set belongs to it: keep it in sight as well.
    let marked = (marked + 1).min(rows.len() - 1);
    let first = follow(0, marked, rows.len(), height);
    for (y, (row, _)) in (0..).zip(rows.iter().skip(first)).take(height) {
        canvas.row(2, y, row);
    }
}

/// Cells of the columns at the right of a session: set, progress, score, last change.
const SET: usize = 30;
const PROGRESS: usize = 8;
const SCORE: usize = 6;
const UPDATED: usize = 19;
/// From how many cells on there is room to say who has a session.
const HELD: usize = 12;
/// The fewest cells of a title beside the marks of a score, and beside the last change: it goes before
/// both. Beside the set there are more.
const TITLE: usize = 20;
const TITLE_BESIDE_SET: usize = 30;

/// The columns that there is room for.
#[derive(Debug, Clone, Copy)]
struct Columns {
    tally: Tally,
    set: bool,
    updated: bool,
}

impl Columns {
    fn within(cells: usize, sessions: &[Entry]) -> Columns {
        let readable = sessions.iter().filter(|entry| entry.error.is_none());
        let tally = Tally::of(readable.map(|entry| &entry.counts), PROGRESS);
        let room = cells.saturating_sub(2 + SCORE + 3);
        let fits = |taken: usize, title: usize| room >= taken + title;
        let tally = if fits(tally.cells(), TITLE) { tally } else { tally.bare() };
        let updated = fits(tally.cells() + UPDATED, TITLE);
        let set = fits(tally.cells() + UPDATED + SET, TITLE_BESIDE_SET);
        Columns { tally, set, updated }
    }
}

fn heading(app: &App, columns: Columns, cells: usize) -> Row {
    let mut right = Row::default();
    if columns.set {
        right = right.and(pad(app.say(ui::SET), SET), Role::Dim);
    }
    let mut right = right
        .and(pad_left(app.say(ui::ANSWERED), columns.tally.answered_cells()), Role::Dim)
        .and(" ".repeat(columns.tally.cells() - columns.tally.answered_cells()), Role::Dim)
        .and(pad_left(app.say(ui::SCORE), SCORE), Role::Dim);
    if columns.updated {
        right = right.and(pad_left(app.say(ui::UPDATED), UPDATED), Role::Dim);
    }
    Row::of(app.say(ui::SESSIONS), Role::Strong).with_right(right, cells)
}

fn mark(marked: bool) -> &'static str {
    if marked { "> " } else { "  " }
}

fn session_row(app: &App, entry: &Entry, marked: bool, (columns, cells): (Columns, usize)) -> Row {
    let lang = app.lang();
    let role = if marked { Role::Marked } else { Role::Text };
    let title = inert(&entry.title).into_owned();
    let title = if title.is_empty() { entry.name.clone() } else { title };
    let head = Row::of(mark(marked), Role::Accent);
    if entry.error.is_some() {
        let right = Row::of(app.say(ui::UNREADABLE), Role::Warning);
        return head.and(inert(&entry.name).into_owned(), role).with_right(right, cells);
    }
    let score = entry.ready.map_or_else(|| numbers::score_or_dash(entry.overall), numbers::percent);
    let mut right = Row::default();
    if columns.set {
        right = right.and(pad(entry.set.get(lang), SET), Role::Dim);
    }
    let mut right = right
        .and(columns.tally.said(&entry.counts), Role::Text)
        .and(pad_left(&score, SCORE), Role::Strong);
    let holder = entry.held.as_ref();
    if columns.updated {
        right = match holder.map(|held| held_mark(held, UPDATED - 2, lang)) {
            Some((said, role)) => right.and(pad_left(&said, UPDATED), role),
            None => right.and(pad_left(&entry.updated, UPDATED), Role::Dim),
        };
    }
    let room = cells.saturating_sub(right.width() + 3);
    // Where there is no column for it, it stands before the others, for half of the room.
    if let Some(held) = holder.filter(|_| !columns.updated) {
        let (said, role) = held_mark(held, room / 2, lang);
        let columns = right;
        right = Row::of(said, role).and(" ", Role::Text);
        right.0.extend(columns.0);
    }
    let room = cells.saturating_sub(right.width() + 3);
    head.and(truncate(&title, room).into_owned(), role).with_right(right, cells)
}

/// That a session is open elsewhere or was not closed, in so many cells.
fn held_mark(by: &HeldBy, cells: usize, lang: Lang) -> (String, Role) {
    if cells < HELD {
        let (said, role) = if by.open {
            (held::OPEN_SHORT, Role::Accent)
        } else {
            (held::NOT_CLOSED_SHORT, Role::Warning)
        };
        return (said.of(lang).to_owned(), role);
    }
    if by.open {
        return (held::open_by(&by.holder, cells, lang), Role::Accent);
    }
    (truncate(held::NOT_CLOSED.of(lang), cells).into_owned(), Role::Warning)
}

fn offer_row(app: &App, offer: &Offer, marked: bool, cells: usize) -> Row {
    let lang = app.lang();
    let role = if marked { Role::Marked } else { Role::Text };
    let (questions, minutes) = offer.size;
    let right = Row::of(size(questions, minutes, lang), Role::Dim);
    Row::of(mark(marked), Role::Accent)
        .and(offer.title.get(lang).as_str(), role)
        .with_right(right, cells)
}

fn size(questions: usize, minutes: Option<u32>, lang: Lang) -> String {
    let space = if lang == Lang::Ja { "" } else { " " };
    let asked = format!("{questions}{space}{}", ui::QUESTIONS.of(lang));
    match minutes {
        Some(minutes) => format!("{asked}  {minutes}{space}{}", ui::MINUTES.of(lang)),
        None => asked,
    }
}
