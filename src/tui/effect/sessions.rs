//! The sessions with which the one at work can be compared.

use std::sync::Arc;

use super::Hand;
use crate::score::{Judged, trend};
use crate::session::Session;
use crate::store::Error;
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
        // Where the cycle before cannot be read there is nothing that keeps one from choosing another.
        let previous = self.store.previous(&self.file, &work.session).and_then(Result::ok);
        let previous_name = previous.as_ref().map(|opened| self.store.link_name(&opened.file));
        let mut unread = 0;
        let mut found: Vec<Picked> = Vec::new();
        let mut add = |name: String, session: Session, previous: bool| {
            if session.questionnaire.id == work.set.id {
                let linked = Linked::new(name, Arc::clone(&work.set), session);
                found.push(Picked { linked: Arc::new(linked), previous });
            }
        };
        for listed in self.store.list()? {
            let name = self.store.link_name(&listed.file);
            match listed.session {
                Err(_) => unread += 1,
                Ok(_) if name == own || Some(&name) == previous_name.as_ref() => {}
                Ok(session) => add(listed.name, session, false),
            }
        }
        if let (Some(opened), Some(name)) = (previous, previous_name) {
            add(name, opened.session, true);
        }
        if !matches!(app.screen, Screen::Results | Screen::Compare) {
            // Opened from home: back there, by way of the results of the session that was chosen.
            app.jump(Screen::Results);
            app.trail.push(Screen::Home);
        }
        if found.is_empty() {
            app.tell(words::NOTHING_TO_COMPARE);
        } else {
            app.dialogs.push(Dialog::Pick(Pick::new(in_order(&found), unread)));
        }
        Ok(())
    }
}

/// The cycle before first, then the latest first.
fn in_order(found: &[Picked]) -> Vec<Picked> {
    let judged: Vec<Judged<'_>> = found.iter().map(|one| one.linked.judged()).collect();
    let order: Vec<usize> =
        trend(&judged).columns.iter().rev().map(|column| column.session).collect();
    let mut sorted: Vec<Picked> = order.into_iter().map(|at| found[at].clone()).collect();
    sorted.sort_by_key(|one| !one.previous);
    sorted
}
