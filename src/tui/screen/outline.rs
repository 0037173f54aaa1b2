//! The outline: all questions in one list with the marks of their states, filtered as one likes.

use crate::action::Action;
use crate::measure::{pad, truncate};
use crate::score::{State, Subject};
use crate::strings::{Words, numbers, results, ui};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{About, Dialog, Reason, subject_of_question, subject_of_section};
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::page::Points;
use crate::tui::widget::scroll::{centred, moves, step};
use crate::tui::widget::tally::Tally;
use crate::tui::work::{Saved, Work};

use super::interview::{section_number, state_mark};

/// Which questions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All that are asked.
    #[default]
    All,
    /// Not asked yet.
    Untouched,
    /// Nobody knows.
    Unknown,
    /// Flagged for later.
    Flagged,
    /// With a to-be above the as-is.
    Gaps,
    /// Answered, at these points. The key goes on to the next filter, and no key comes back to it: a
    /// line of the results leads here.
    Level(Points),
}

impl Filter {
    const ALL: [(Filter, Words); 5] = [
        (Filter::All, ui::ALL),
        (Filter::Untouched, ui::UNTOUCHED),
        (Filter::Unknown, ui::DONT_KNOW),
        (Filter::Flagged, ui::FLAGGED),
        (Filter::Gaps, ui::GAPS),
    ];

    fn next(self) -> Filter {
        let at = Filter::ALL.iter().position(|(filter, _)| *filter == self).unwrap_or(0);
        Filter::ALL[(at + 1) % Filter::ALL.len()].0
    }

    fn keeps(self, work: &Work, question: usize) -> bool {
        let score = &work.scores.questions[question];
        match self {
            Filter::All => true,
            Filter::Untouched => score.state == State::Untouched,
            Filter::Unknown => score.state == State::Unknown || score.partly_unknown,
            Filter::Flagged => work.session.answer(&work.set.questions[question].id).flag,
            Filter::Gaps => score.gap().is_some_and(|gap| gap > 0.0),
            Filter::Level(points) => {
                score.state == State::Answered
                    && work.set.counts_overall(question)
                    && score.as_is.is_some_and(|as_is| Points::from(as_is) == points)
            }
        }
    }
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of a section.
    Section(usize),
    /// A question.
    Question(usize),
}

/// Where one is in the outline.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Which questions are listed.
    pub filter: Filter,
    /// The marked row.
    pub at: usize,
}

impl Outline {
    /// The rows: every section, and below it those of its questions that the filter keeps.
    #[must_use]
    pub fn lines(&self, work: &Work) -> Vec<Line> {
        let mut lines = Vec::new();
        for section in 0..work.set.sections.len() {
            let before = lines.len();
            lines.push(Line::Section(section));
            let own = work.shown().filter(|&at| work.set.questions[at].section == section);
            let kept = own.filter(|&at| self.filter.keeps(work, at)).map(Line::Question);
            lines.extend(kept);
            if self.filter != Filter::All && lines.len() == before + 1 {
                lines.pop();
            }
        }
        lines
    }

    fn marked(&self, work: &Work) -> Option<Line> {
        self.lines(work).get(self.at).copied()
    }

    /// The section of the marked row.
    fn section(&self, work: &Work) -> Option<usize> {
        self.marked(work).map(|line| match line {
            Line::Section(section) => section,
            Line::Question(question) => work.set.questions[question].section,
        })
    }

    /// Whether an action can do something.
    #[must_use]
    pub fn offers(&self, work: &Work, action: Action) -> bool {
        match action {
            Action::Filter | Action::Search | Action::Results => true,
            Action::Open => self.target(work).is_some(),
            Action::Explain => self.subject(work).is_some(),
            Action::Scope => work.saved != Saved::ReadOnly && self.section(work).is_some(),
            _ => moves(action),
        }
    }

    /// The number of the marked row.
    fn subject(&self, work: &Work) -> Option<Subject> {
        match self.marked(work)? {
            Line::Section(section) => Some(subject_of_section(work, Some(section))),
            Line::Question(question) => subject_of_question(work, question),
        }
    }

    /// The question that `Enter` jumps to: the marked one, or the first of the marked section and of
    /// those below it.
    fn target(&self, work: &Work) -> Option<usize> {
        match self.marked(work)? {
            Line::Question(question) => Some(question),
            Line::Section(section) => {
                let of = |at: usize| work.set.questions[at].section;
                work.shown().find(|&at| work.set.section_and_above(of(at)).any(|up| up == section))
            }
        }
    }
}

impl App {
    /// Opens the outline with the mark on the question on screen.
    pub(crate) fn open_outline(&mut self) {
        self.open_list();
        self.jump(Screen::Outline);
    }

    fn open_list(&mut self) {
        let Some(work) = &self.work else { return };
        let here = work.at;
        self.outline = Outline::default();
        self.mark_in_outline(here);
    }

    /// Puts the mark on a question, where the filter keeps it.
    pub(crate) fn mark_in_outline(&mut self, question: usize) {
        let Some(work) = &self.work else { return };
        let lines = self.outline.lines(work);
        let line = lines.iter().position(|line| *line == Line::Question(question));
        self.outline.at = line.unwrap_or(self.outline.at);
    }

    /// Opens the outline with the mark on a section, or at its head, from a line that leads there.
    pub(crate) fn open_outline_at(&mut self, section: Option<usize>) {
        self.open_list();
        self.descend(Screen::Outline);
        match section {
            Some(section) => self.mark_section(section),
            None => self.outline.at = 0,
        }
    }

    /// Opens the outline with the questions that a filter keeps, from a line that leads there.
    pub(crate) fn open_outline_of(&mut self, filter: Filter) {
        self.outline = Outline { filter, at: 0 };
        self.descend(Screen::Outline);
    }

    fn mark_section(&mut self, section: usize) {
        let Some(work) = &self.work else { return };
        let lines = self.outline.lines(work);
        let heading = lines.iter().position(|line| *line == Line::Section(section));
        self.outline.at = heading.unwrap_or(self.outline.at);
    }

    pub(crate) fn update_outline(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let page = usize::from(self.size.1.saturating_sub(6));
        if let Some(at) = step(action, self.outline.at, self.outline.lines(work).len(), page) {
            self.outline.at = at;
            return Vec::new();
        }
        match action {
            Action::Filter => {
                self.outline.filter = self.outline.filter.next();
                self.outline.at = 0;
            }
            Action::Open => {
                if let Some(question) = self.outline.target(work) {
                    // From a line of the results through the outline to a question, and back the same way.
                    if self.trail.is_empty() {
                        self.jump(Screen::Interview);
                    } else {
                        self.enter(Screen::Interview);
                    }
                    return self.with_work(|work| work.show(question));
                }
            }
            Action::Scope => return self.scope(now),
            Action::Explain => {
                let subject = self.outline.subject(work);
                return subject.map_or_else(Vec::new, |subject| self.explain(subject));
            }
            Action::Outline => {}
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    /// Out of scope at once; the reason is asked for, and leaving that keeps it without one. Back in
    /// scope the same way.
    fn scope(&mut self, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let Some(section) = self.outline.section(work) else { return Vec::new() };
        // A part of a section that is out of scope is brought back with it.
        let out = work
            .set
            .section_and_above(section)
            .find(|&at| work.session.out_of_scope(&work.set.sections[at].id).is_some());
        let Some(out) = out else {
            let reason = Reason::new(About::Scope(section), "");
            self.dialogs.push(Dialog::Reason(Box::new(reason)));
            return self.set_scope(section, Some(String::new()), now);
        };
        self.tell(ui::IN_SCOPE_AGAIN);
        self.set_scope(out, None, now)
    }

    /// Puts a section out of scope for a reason, or with `None` back in scope. Its questions leave or
    /// enter the list; the mark stays on the section, so that the same key takes it back.
    pub(crate) fn set_scope(
        &mut self,
        section: usize,
        reason: Option<String>,
        now: &Now,
    ) -> Vec<Effect> {
        let effects = self.with_work(|work| work.scope(section, reason, now.stamp));
        self.mark_section(section);
        effects
    }
}

/// Draws the list.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let outline = &app.outline;
    let cells = usize::from(canvas.area.width.saturating_sub(4));
    canvas.row(2, 0, &filter_row(app, outline, cells));
    let lines = outline.lines(work);
    let below = ratatui::layout::Rect {
        y: canvas.area.y + 2,
        height: canvas.area.height.saturating_sub(2),
        ..canvas.area
    };
    let mut list = canvas.part(below);
    let height = usize::from(list.area.height);
    let at = outline.at.min(lines.len().saturating_sub(1));
    let first = centred(at, lines.len(), height);
    for (y, (position, line)) in (0..).zip(lines.iter().enumerate().skip(first).take(height)) {
        let row = match line {
            Line::Section(section) => section_row(app, work, *section, position == at, cells),
            Line::Question(question) => question_row(app, work, *question, position == at, cells),
        };
        list.row(2, y, &row);
    }
    if lines.is_empty() {
        list.put(2, 0, app.say(ui::NOTHING_HERE), Role::Dim);
    }
}

fn filter_row(app: &App, outline: &Outline, cells: usize) -> Row {
    let mut row = Row::of(format!("{}  ", app.say(ui::FILTER)), Role::Dim);
    if let Filter::Level(points) = outline.filter {
        let level = results::at_level(&numbers::amount(points.value()), app.lang());
        row = row.and(format!(" {level} "), Role::ChosenMarked);
    }
    for (filter, words) in Filter::ALL {
        let role = if filter == outline.filter { Role::ChosenMarked } else { Role::Dim };
        let word = format!(" {} ", app.say(words));
        if row.width() + crate::measure::width(&word) > cells {
            break;
        }
        row = row.and(word, role);
    }
    row
}

fn section_row(app: &App, work: &Work, at: usize, marked: bool, cells: usize) -> Row {
    let section = &work.set.sections[at];
    let score = &work.scores.sections[at];
    let right = if score.out_of_scope {
        let reason = work.session.out_of_scope(&section.id).map_or("", |out| &out.reason);
        let text = format!("{}  {}", app.say(ui::OUT_OF_SCOPE), crate::measure::inert(reason));
        Row::of(truncate(&text, cells / 2).into_owned(), Role::Dim)
    } else {
        let shown = work.scores.sections.iter().filter(|score| !score.out_of_scope);
        let tally = Tally::of(shown.map(|score| &score.counts), 7);
        let tally = if cells < 60 { tally.bare() } else { tally };
        let row = Row::of(tally.said(&score.counts), Role::Dim);
        let nothing = if work.session.scores_hidden { "" } else { "-" };
        let shown = match section.score {
            Some(_) => Some(section_number(work, at)).filter(|number| !number.is_empty()),
            None => Some(String::new()),
        };
        row.and(crate::measure::pad_left(shown.as_deref().unwrap_or(nothing), 7), Role::Strong)
    };
    let role = if marked { Role::Marked } else { Role::Strong };
    let indent = " ".repeat(2 * (work.set.section_and_above(at).count() - 1));
    Row::of(format!("{indent}{}  ", section.id), Role::Accent)
        .and(section.title.get(app.lang()).as_str(), role)
        .with_right(right, cells)
}

fn question_row(app: &App, work: &Work, at: usize, marked: bool, cells: usize) -> Row {
    let question = &work.set.questions[at];
    let score = &work.scores.questions[at];
    let answer = work.session.answer(&question.id);
    let hidden = work.session.scores_hidden && score.as_is.is_some();
    let mark = if hidden { "+".to_owned() } else { state_mark(score) };
    let target = match score.to_be {
        crate::score::ToBe::Given(Some(points)) if !work.session.scores_hidden => {
            format!("-> {}", numbers::score(points))
        }
        _ => String::new(),
    };
    let note = if answer.note.is_some() { app.say(ui::NOTE) } else { "" };
    let state = match score.state {
        State::NotApplicable => app.say(ui::NOT_APPLICABLE),
        State::Unknown => app.say(ui::DONT_KNOW),
        _ => "",
    };
    let right = Row::of(pad(state, 14), Role::Dim)
        .and(pad(note, 5), Role::Dim)
        .and(if answer.flag { "!" } else { " " }, Role::Chosen)
        .and(crate::measure::pad_left(&mark, 4), Role::Text)
        .and("  ", Role::Text)
        .and(pad(&target, 6), Role::Dim);
    let role = if marked { Role::Marked } else { Role::Text };
    Row::of(if at == work.at { "> " } else { "  " }, Role::Accent)
        .and(format!("{:<5}", question.id), Role::Dim)
        .and(question.title.get(app.lang()).as_str(), role)
        .with_right(right, cells)
}
