//! What an answer rests on: a list, a line each, told or seen.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::measure::inert;
use crate::session::{Answer, Change, Day, Draft, Edit, Evidence};
use crate::strings::ui;
use crate::tui::app::{App, Now};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{follow, step};
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// The list while it is being written.
#[derive(Debug, Clone)]
pub struct EvidenceList {
    question: String,
    list: Vec<Evidence>,
    /// The pieces that there were at first.
    before: Vec<Evidence>,
    /// The marked piece; behind the last one is the line that is typed.
    at: usize,
    input: Input,
    /// Whether what is typed was seen.
    seen: bool,
    /// Whether the list may be changed; else it is only read.
    may_write: bool,
}

impl EvidenceList {
    /// The evidence of an answer.
    #[must_use]
    pub fn new(question: &str, answer: &Answer, may_write: bool) -> EvidenceList {
        EvidenceList {
            question: question.to_owned(),
            list: answer.evidence.clone(),
            before: answer.evidence.clone(),
            at: answer.evidence.len(),
            input: Input::line(""),
            seen: false,
            may_write,
        }
    }

    fn typing(&self) -> bool {
        self.at == self.list.len()
    }

    /// The line that is typed as evidence, where something is typed.
    fn typed_evidence(&self, now: &Now) -> Option<Evidence> {
        let what = self.input.said()?;
        Some(Evidence { what, seen: self.seen.then(|| day(now)), ..Evidence::default() })
    }

    /// What is being typed, with the pieces that were added and not kept yet.
    pub(in crate::tui) fn draft(&self) -> Option<Draft> {
        let added = self.list.iter().map(|evidence| &evidence.what);
        let added = added.filter(|what| self.before.iter().all(|before| before.what != **what));
        let lines: Vec<String> = added.cloned().chain(self.input.said()).collect();
        (self.may_write && !lines.is_empty()).then(|| Draft {
            question: Some(self.question.clone()),
            field: Draft::EVIDENCE.to_owned(),
            text: lines.join("\n"),
            at: None,
        })
    }

    /// Closes the list and keeps it, with the line that was begun.
    fn keep(&self, now: &Now) -> Done {
        let mut list = self.list.clone();
        list.extend(self.typed_evidence(now));
        Done::Edit(Edit::answer(&self.question, Change::Evidence(list), now.stamp))
    }

    /// Whether an action can do something now.
    pub(super) fn offers(&self, action: Action) -> bool {
        match action {
            Action::Accept | Action::Seen => self.may_write,
            Action::Remove => self.may_write && !self.typing(),
            _ => true,
        }
    }

    pub(super) fn update(&mut self, action: Action, now: &Now) -> Done {
        match action {
            Action::Up | Action::Down => {
                let rows = self.list.len() + 1;
                self.at = step(action, self.at, rows, rows).unwrap_or(self.at);
            }
            Action::Keep | Action::Out if !self.may_write => return Done::Close,
            _ if !self.may_write => {}
            Action::Accept => {
                let Some(evidence) = self.typed_evidence(now) else { return self.keep(now) };
                self.list.push(evidence);
                self.at = self.list.len();
                self.input = Input::line("");
                // Each piece is told until someone says that it was seen.
                self.seen = false;
            }
            Action::Seen if self.typing() => self.seen = !self.seen,
            Action::Seen => {
                let seen = &mut self.list[self.at].seen;
                *seen = if seen.is_some() { None } else { Some(day(now)) };
            }
            Action::Remove if !self.typing() => {
                self.list.remove(self.at);
            }
            Action::Keep | Action::Out => return self.keep(now),
            _ => {}
        }
        Done::Stay
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        if self.may_write {
            self.at = self.list.len();
            self.input.typed(event);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.may_write {
            self.at = self.list.len();
            self.input.paste(text);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let rows = u16::try_from(self.list.len() + 1).unwrap_or(u16::MAX).clamp(3, 8);
        let title = app.say(ui::EVIDENCE);
        let mut inside = panel::open(canvas, rows, title, app.say(ui::EVIDENCE_HINT));
        let height = usize::from(inside.area.height);
        let first = follow(0, self.at, self.list.len() + 1, height);
        for (y, (at, evidence)) in (0..).zip(self.list.iter().enumerate().skip(first)) {
            let role = if at == self.at { Role::Marked } else { Role::Text };
            inside.row(0, y, &evidence_row(app, evidence, role));
        }
        let y = u16::try_from(self.list.len() - first).ok()?;
        let word = app.say(if self.seen { ui::SEEN } else { ui::TOLD });
        inside.put(0, y, word, if self.typing() { Role::Chosen } else { Role::Dim });
        let label = u16::try_from(crate::measure::width(word)).ok()? + 2;
        let area = inside.area;
        if y >= area.height || label >= area.width {
            return None;
        }
        let line = Rect::new(area.x + label, area.y + y, area.width - label, 1);
        self.input.render(&mut inside.part(line))
    }
}

/// A piece of evidence in one row: told or seen, what, where, when, by whom.
#[must_use]
pub fn evidence_row(app: &App, evidence: &Evidence, role: Role) -> Row {
    let word = if evidence.seen.is_some() { ui::SEEN } else { ui::TOLD };
    let mut text = inert(&evidence.what).into_owned();
    for more in [&evidence.reference, &evidence.seen.map(|day| day.to_string()), &evidence.by]
        .into_iter()
        .flatten()
    {
        text.push_str("  ");
        text.push_str(&inert(more));
    }
    Row::of(app.say(word), Role::Chosen).and("  ", Role::Text).and(text, role)
}

/// The day of a moment.
fn day(now: &Now) -> Day {
    Day { date: now.stamp.date, time: None, offset: None }
}
