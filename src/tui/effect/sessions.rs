//! The sessions with which the one at work can be compared.

use std::sync::Arc;

use super::Hand;
use crate::score::{Judged, trend};
use crate::store::{Error, PREVIOUS};
use crate::strings::compare as words;
use crate::tui::app::{App, Screen};
use crate::tui::dialog::{Dialog, Pick, Picked};
use crate::tui::linked::Linked;

impl Hand {
    /// Reads the other sessions of the set of the one at work and asks which it is to be compared
    /// with. What cannot be read is left out, and how many that are is told.
    pub(super) fn read_sessions(&self, app: &mut App) -> Result<(), Arc<Error>> {
        let Some(work) = &app.work else { return Ok(()) };
        let own = self.store.link_name(&self.file);
        let links = &work.session.links;
        let is_previous =
            |name: &str| links.iter().any(|link| link.relation == PREVIOUS && link.session == name);
        let mut unread = 0;
        let mut found: Vec<Picked> = Vec::new();
        for listed in self.store.list()? {
            match listed.session {
                Err(_) => unread += 1,
                Ok(session) if session.questionnaire.id == work.set.id => {
                    if self.store.link_name(&listed.file) != own {
                        let previous = is_previous(&listed.name);
                        let linked = Linked::new(listed.name, Arc::clone(&work.set), session);
                        found.push(Picked { linked: Arc::new(linked), previous });
                    }
                }
                Ok(_) => {}
            }
        }
        if !matches!(app.screen, Screen::Results | Screen::Compare) {
            app.jump(Screen::Results);
        }
        if found.is_empty() {
            app.tell(words::NOTHING_TO_COMPARE);
        } else {
            app.dialogs.push(Dialog::Pick(Pick::new(in_order(found), unread)));
        }
        Ok(())
    }
}

/// The cycle before first, then the latest first.
fn in_order(found: Vec<Picked>) -> Vec<Picked> {
    let judged: Vec<Judged<'_>> = found.iter().map(|one| one.linked.judged()).collect();
    let order: Vec<usize> =
        trend(&judged).columns.iter().rev().map(|column| column.session).collect();
    let mut sorted: Vec<Picked> = order.into_iter().map(|at| found[at].clone()).collect();
    sorted.sort_by_key(|one| !one.previous);
    sorted
}
