//! Which sessions the one at work is compared with.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::action::Action;
use crate::measure::{inert, pad_left};
use crate::score::readiness_of_all;
use crate::strings::{compare as words, numbers};
use crate::tui::app::App;
use crate::tui::linked::Linked;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::panel;
use crate::tui::widget::scroll::{follow, moves, step};
use crate::tui::widget::tally::Tally;

use super::Done;

/// A session that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// The session.
    pub linked: Arc<Linked>,
    /// Whether it is the cycle before.
    pub previous: bool,
}

/// Cells of the answered ones.
const ANSWERED: usize = 9;

/// The list of sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    rows: Vec<Picked>,
    at: usize,
    /// Those that were marked, to be shown beside each other.
    marked: BTreeSet<usize>,
    /// How many sessions could not be read.
    unread: usize,
}

impl Pick {
    /// The list, in this order.
    #[must_use]
    pub fn new(rows: Vec<Picked>, unread: usize) -> Pick {
        Pick { rows, at: 0, marked: BTreeSet::new(), unread }
    }

    pub(super) fn offers(&self, action: Action) -> bool {
        match action {
            Action::Mark => self.rows.len() > 1,
            _ => moves(action) || matches!(action, Action::Accept | Action::Out),
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App) -> Done {
        match action {
            Action::Accept => {
                if self.marked.is_empty() {
                    self.marked.insert(self.at);
                }
                let chosen = self.marked.iter().filter_map(|&at| self.rows.get(at));
                app.compare_with(chosen.map(|one| Arc::clone(&one.linked)).collect());
                Done::Close
            }
            Action::Mark => {
                if !self.marked.remove(&self.at) {
                    self.marked.insert(self.at);
                }
                self.at = (self.at + 1).min(self.rows.len() - 1);
                Done::Stay
            }
            Action::Out => Done::Close,
            _ => {
                let page = usize::from(app.size.1 / 3);
                self.at = step(action, self.at, self.rows.len(), page).unwrap_or(self.at);
                Done::Stay
            }
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let tally = self.tally(canvas.area.width.into());
        let legend = tally.legend(app.lang());
        // What stands below the list: what the marks mean, and what could not be read.
        let below = usize::from(legend.is_some()) + usize::from(self.unread > 0);
        let needed = self.rows.len() + below;
        let most = (canvas.area.height * 2 / 3).max(4);
        let rows = u16::try_from(needed).unwrap_or(u16::MAX).clamp(1, most);
        let mut inside = panel::open(canvas, rows, app.say(words::PICK), app.say(words::PICK_HINT));
        let height = usize::from(inside.area.height).saturating_sub(below).max(1);
        let cells = usize::from(inside.area.width);
        let first = follow(0, self.at, self.rows.len(), height);
        for (y, (at, one)) in (0..).zip(self.rows.iter().enumerate().skip(first).take(height)) {
            inside.row(0, y, &self.row(app, at, one, (tally, cells)));
        }
        if let Some(legend) = legend {
            let y = u16::try_from(height.min(self.rows.len())).unwrap_or(u16::MAX);
            inside.put(4, y, &legend, Role::Dim);
        }
        if self.unread > 0 {
            let said = words::left_out(self.unread, app.lang());
            inside.put(4, inside.area.height.saturating_sub(1), &said, Role::Dim);
        }
    }

    /// The columns of what the scores rest on; without the marks where titles need their room.
    fn tally(&self, cells: usize) -> Tally {
        let counts = self.rows.iter().map(|one| &one.linked.scores.progress);
        let tally = Tally::of(counts, ANSWERED);
        if cells < 60 { tally.bare() } else { tally }
    }

    fn row(&self, app: &App, at: usize, one: &Picked, (tally, cells): (Tally, usize)) -> Row {
        let Linked { session, set, scores, .. } = &*one.linked;
        let hidden = app.work.as_ref().is_some_and(|work| work.session.scores_hidden);
        let score = match (hidden, set.is_selection()) {
            (true, _) => String::new(),
            (false, true) => readiness_of_all(set, scores)
                .percent
                .map_or_else(|| "-".to_owned(), numbers::percent),
            (false, false) => numbers::score_or_dash(scores.overall.as_is),
        };
        let mark = if self.marked.contains(&at) { "* " } else { "  " };
        let role = if at == self.at { Role::Marked } else { Role::Text };
        let row = Row::of(if at == self.at { "> " } else { "  " }, Role::Accent)
            .and(mark, Role::Chosen)
            .and(inert(&session.title).into_owned(), role);
        let row = if one.previous {
            row.and(format!("  {}", app.say(words::PREVIOUS)), Role::Accent)
        } else {
            row
        };
        let counts = &scores.progress;
        let date = words::day(session.created.or(session.updated).as_ref(), app.lang());
        let right = Row::of(pad_left(&date, 12), Role::Dim)
            .and(tally.said(counts), Role::Dim)
            .and(pad_left(&score, 6), Role::Strong);
        row.with_right(right, cells)
    }
}
