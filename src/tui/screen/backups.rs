//! The earlier states of a session, and the trash.

use std::path::PathBuf;

use crate::action::Action;
use crate::measure::{inert, pad, pad_left, truncate, wrap};
use crate::score::Counts;
use crate::store::{Backup, Trashed};
use crate::strings::{Words, backups as words, numbers, ui};
use crate::text::{Lang, Text};
use crate::tui::app::{App, Now};
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{follow, moves, step};
use crate::tui::widget::tally::Tally;

/// A page of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The earlier states of one session.
    #[default]
    States,
    /// The sessions that were thrown away.
    Trash,
}

impl Page {
    const ALL: [Page; 2] = [Page::States, Page::Trash];

    fn title(self) -> Words {
        match self {
            Page::States => words::STATES,
            Page::Trash => words::TRASH,
        }
    }
}

/// What a line says about a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The file's stem.
    pub name: String,
    /// What people call the session; empty where it cannot be read.
    pub title: String,
    /// How many questions are in which state.
    pub counts: Option<Counts>,
    /// The overall score.
    pub overall: Option<f64>,
    /// How ready a selection is, from 0 to 100; `None` for every other set.
    pub ready: Option<f64>,
    /// Day and time of the last change.
    pub updated: String,
    /// Why it cannot be read, in both languages.
    pub error: Option<Text>,
}

/// An earlier state in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct StateRow {
    /// The state.
    pub backup: Backup,
    /// Day and time when it was kept, on the wall here.
    pub when: String,
    /// What is in it.
    pub content: Content,
    /// How many answers differ from those of now.
    pub differs: Option<usize>,
    /// Whether it says the same as the session does now.
    pub same: bool,
    /// Whether a draft stands in it.
    pub has_draft: bool,
}

/// A session in the trash.
#[derive(Debug, Clone, PartialEq)]
pub struct GoneRow {
    /// Where it is.
    pub trashed: Trashed,
    /// What is in it.
    pub content: Content,
}

/// Where one is among the earlier states.
#[derive(Debug, Clone, Default)]
pub struct Backups {
    /// The session; `None` where only the trash is shown.
    pub file: Option<PathBuf>,
    /// What is in it now.
    pub now: Option<Content>,
    /// Its earlier states, newest first.
    pub states: Vec<StateRow>,
    /// The sessions in the trash.
    pub trash: Vec<GoneRow>,
    /// The page that is open.
    pub page: Page,
    /// The marked line of each page.
    pub at: [usize; 2],
    /// Whether a state is open to be looked at: leaving that comes back here.
    pub looking: bool,
}

impl Backups {
    /// Takes what was read; the marks stay where they are as far as there are lines.
    pub fn fill(
        &mut self,
        file: Option<PathBuf>,
        now: Option<Content>,
        states: Vec<StateRow>,
        trash: Vec<GoneRow>,
    ) {
        (self.file, self.now, self.states, self.trash) = (file, now, states, trash);
        self.at[0] = self.at[0].min(self.states.len().saturating_sub(1));
        self.at[1] = self.at[1].min(self.trash.len().saturating_sub(1));
    }

    /// What the screen is called: without a session it is the trash alone.
    #[must_use]
    pub fn name(&self, app: &App) -> &'static str {
        let name = if self.file.is_some() { words::STATES } else { words::TRASH };
        name.of(app.lang())
    }

    /// What is looked at on the page that is open.
    #[must_use]
    pub fn what(&self, lang: Lang) -> &'static str {
        match self.page {
            Page::States => words::ONE_STATE,
            Page::Trash => words::TRASH,
        }
        .of(lang)
    }

    /// Says that it is only looked at.
    #[must_use]
    pub fn looked_at(&self) -> Words {
        match self.page {
            Page::States => words::LOOKING,
            Page::Trash => words::LOOKING_AT_TRASH,
        }
    }

    fn pages(&self) -> &'static [Page] {
        if self.file.is_some() { &Page::ALL } else { &Page::ALL[1..] }
    }

    fn marked(&self) -> usize {
        self.at[usize::from(self.page == Page::Trash)]
    }

    fn rows(&self) -> usize {
        match self.page {
            Page::States => self.states.len(),
            Page::Trash => self.trash.len(),
        }
    }

    fn state(&self) -> Option<&StateRow> {
        self.states.get(self.marked()).filter(|_| self.page == Page::States)
    }

    fn gone(&self) -> Option<&GoneRow> {
        self.trash.get(self.marked()).filter(|_| self.page == Page::Trash)
    }

    fn content(&self) -> Option<&Content> {
        let state = self.state().map(|state| &state.content);
        state.or_else(|| self.gone().map(|gone| &gone.content))
    }
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, action: Action) -> bool {
    let backups = &app.backups;
    match action {
        // One that cannot be read says why.
        Action::Open => backups.content().is_some(),
        Action::Restore => match (backups.state(), backups.gone()) {
            (Some(state), _) => state.content.error.is_none() && !state.same,
            (None, gone) => gone.is_some(),
        },
        Action::NextPage | Action::PreviousPage => backups.pages().len() > 1,
        _ => moves(action) && backups.rows() > 1,
    }
}

impl App {
    pub(crate) fn update_backups(&mut self, action: Action, _: &Now) -> Vec<Effect> {
        let (page, rows) = (usize::from(self.size.1 / 2), self.backups.rows());
        let marked = self.backups.marked();
        if let Some(at) = step(action, marked, rows, page) {
            self.backups.at[usize::from(self.backups.page == Page::Trash)] = at;
            return Vec::new();
        }
        match action {
            Action::NextPage | Action::PreviousPage => {
                self.backups.page = match self.backups.page {
                    Page::States => Page::Trash,
                    Page::Trash => Page::States,
                };
            }
            Action::Open => {
                let error = self.backups.content().and_then(|content| content.error.clone());
                if let Some(error) = error {
                    self.tell_text(error.get(self.lang()).clone(), true);
                    return Vec::new();
                }
                let state = self.backups.state().map(|state| state.backup.file.clone());
                let file =
                    state.or_else(|| self.backups.gone().map(|gone| gone.trashed.to.clone()));
                return file.into_iter().map(Effect::Look).collect();
            }
            Action::Restore => {
                let state = self.backups.state().map(|state| state.backup.clone());
                let gone = self.backups.gone().map(|gone| gone.trashed.clone());
                let back = gone.map(|gone| Effect::BringBack(Box::new(gone)));
                let restore = state.map(|state| Effect::Restore(Box::new(state)));
                return restore.or(back).into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }
}

/// Cells of the columns: the time, the kind, progress, score, how many answers differ.
const WHEN: usize = 18;
const KIND: usize = 20;
const PROGRESS: usize = 9;
const SCORE: usize = 7;
const DIFFERS: usize = 20;
/// From how many cells on there is room for the kind (in the trash for the last change), and for how many answers differ.
const WITH_KIND: usize = 56;
const WITH_DIFFERS: usize = 76;
/// Rows above the list: the pages, a blank, the state of now, the headings.
const ABOVE: u16 = 4;

/// Draws the list.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let backups = &app.backups;
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(4));
    canvas.row(2, 0, &tabs(app).cut(cells));
    if backups.rows() == 0 {
        let nothing = match backups.page {
            Page::States => words::NO_STATES,
            Page::Trash => words::NO_TRASH,
        };
        let lines = wrap(app.say(nothing), cells.min(90));
        let rows: Vec<Row> = lines.into_iter().map(|line| Row::of(line, Role::Text)).collect();
        canvas.rows(2, 2, &rows);
        return;
    }
    if let (Page::States, Some(now)) = (backups.page, &backups.now) {
        canvas.row(2, 2, &now_row(app, now, cells));
    }
    // The trash has no line of now.
    let above = if backups.page == Page::States { ABOVE } else { ABOVE - 1 };
    canvas.row(2, above - 1, &heading(app, cells).cut(cells));
    let height = usize::from(area.height.saturating_sub(above));
    let first = follow(0, backups.marked(), backups.rows(), height);
    for (y, at) in (above..).zip(first..backups.rows()).take(height) {
        let marked = at == backups.marked();
        let row = match backups.page {
            Page::States => state_row(app, &backups.states[at], marked, cells),
            Page::Trash => gone_row(app, &backups.trash[at], marked, cells),
        };
        canvas.row(2, y, &row);
    }
}

fn tabs(app: &App) -> Row {
    app.backups.pages().iter().fold(Row::default(), |row, page| {
        let role = if *page == app.backups.page { Role::ChosenMarked } else { Role::Dim };
        row.and(format!(" {} ", app.say(page.title())), role).and(" ", Role::Text)
    })
}

fn score(content: &Content) -> String {
    content.ready.map_or_else(|| numbers::score_or_dash(content.overall), numbers::percent)
}

/// The columns of what the scores rest on: with marks where they take no room from others.
fn tally(app: &App, cells: usize) -> Tally {
    let backups = &app.backups;
    let (contents, beside): (Vec<&Content>, usize) = match backups.page {
        Page::States => {
            let states = backups.states.iter().map(|state| &state.content);
            (states.chain(&backups.now).collect(), 2 + WHEN + KIND + SCORE + DIFFERS)
        }
        Page::Trash => (backups.trash.iter().map(|gone| &gone.content).collect(), 2 * WHEN + SCORE),
    };
    let tally = Tally::of(contents.into_iter().filter_map(|one| one.counts.as_ref()), PROGRESS);
    if beside + tally.cells() <= cells { tally } else { tally.bare() }
}

fn progress(content: &Content, tally: Tally) -> String {
    let nothing = || pad_left("-", tally.answered_cells());
    let said = content.counts.as_ref().map_or_else(nothing, |counts| tally.said(counts));
    pad(&said, tally.cells())
}

/// The session as it is now, in the columns of its earlier states.
fn now_row(app: &App, now: &Content, cells: usize) -> Row {
    let when = pad(app.say(words::NOW), WHEN + 2);
    let row = Row::of(when, Role::Text);
    if now.error.is_some() {
        return row.and(app.say(ui::UNREADABLE), Role::Warning).cut(cells);
    }
    let row = if cells >= WITH_KIND { row.and(pad("", KIND), Role::Text) } else { row };
    row.and(progress(now, tally(app, cells)), Role::Text)
        .and(pad_left(&score(now), SCORE), Role::Strong)
        .cut(cells)
}

fn heading(app: &App, cells: usize) -> Row {
    if app.backups.page == Page::Trash {
        let mut right = Row::of(answered_heading(app, cells), Role::Dim)
            .and(pad_left(app.say(ui::SCORE), SCORE), Role::Dim);
        if cells >= WITH_KIND {
            right = right.and(pad_left(app.say(ui::UPDATED), WHEN), Role::Dim);
        }
        return Row::of(app.say(ui::SESSIONS), Role::Dim).with_right(right, cells);
    }
    let mut row = Row::of("  ", Role::Text).and(pad(app.say(words::TAKEN), WHEN), Role::Dim);
    if cells >= WITH_KIND {
        row = row.and(pad(app.say(words::KIND), KIND), Role::Dim);
    }
    row = row
        .and(answered_heading(app, cells), Role::Dim)
        .and(pad_left(app.say(ui::SCORE), SCORE), Role::Dim);
    if cells >= WITH_DIFFERS {
        row = row.and(pad_left(app.say(words::DIFFERS), DIFFERS), Role::Dim);
    }
    row
}

fn answered_heading(app: &App, cells: usize) -> String {
    let tally = tally(app, cells);
    pad(&pad_left(app.say(ui::ANSWERED), tally.answered_cells()), tally.cells())
}

fn mark(marked: bool) -> &'static str {
    if marked { "> " } else { "  " }
}

fn state_row(app: &App, state: &StateRow, marked: bool, cells: usize) -> Row {
    let role = if marked { Role::Marked } else { Role::Text };
    let when = truncate(&state.when, WHEN - 2).into_owned();
    let gap = " ".repeat(WHEN.saturating_sub(crate::measure::width(&when)));
    let row = Row::of(mark(marked), Role::Accent).and(when, role).and(gap, Role::Text);
    if state.content.error.is_some() {
        return row.and(app.say(ui::UNREADABLE), Role::Warning).cut(cells);
    }
    let mut row = row;
    if cells >= WITH_KIND {
        let kind = app.say(words::kind(state.backup.kind));
        let kind = if state.has_draft {
            format!("{kind}{}", app.say(words::AND_DRAFT))
        } else {
            kind.to_owned()
        };
        row = row.and(pad(&truncate(&kind, KIND - 1), KIND), Role::Dim);
    }
    row = row
        .and(progress(&state.content, tally(app, cells)), Role::Text)
        .and(pad_left(&score(&state.content), SCORE), Role::Strong);
    if cells >= WITH_DIFFERS {
        let differs = match state.differs {
            None => "-".to_owned(),
            Some(0) if state.same => app.say(words::SAME).to_owned(),
            Some(differs) => differs.to_string(),
        };
        row = row.and(pad_left(&differs, DIFFERS), Role::Text);
    }
    row.cut(cells)
}

fn gone_row(app: &App, gone: &GoneRow, marked: bool, cells: usize) -> Row {
    let content = &gone.content;
    let role = if marked { Role::Marked } else { Role::Text };
    let head = Row::of(mark(marked), Role::Accent);
    if content.error.is_some() {
        let right = Row::of(app.say(ui::UNREADABLE), Role::Warning);
        return head.and(inert(&content.name).into_owned(), role).with_right(right, cells);
    }
    let mut right = Row::of(progress(content, tally(app, cells)), Role::Text)
        .and(pad_left(&score(content), SCORE), Role::Strong);
    if cells >= WITH_KIND {
        right = right.and(pad_left(&content.updated, WHEN), Role::Dim);
    }
    let title = inert(&content.title);
    let title = if title.is_empty() { inert(&content.name) } else { title };
    let room = cells.saturating_sub(right.width() + 3);
    head.and(truncate(&title, room).into_owned(), role).with_right(right, cells)
}
