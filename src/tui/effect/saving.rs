//! Saving the session at work: what is given to the saving thread, what it tells, and leaving.

use std::sync::Arc;

use super::{After, Hand, Then};
use crate::store::{Change, Error, Saver, SaverEvent, Urgency};
use crate::strings::errors;
use crate::tui::app::{App, Now};
use crate::tui::dialog::{Dialog, LeavingUnsaved};
use crate::tui::work::{Saved, Unsaved};

impl Hand {
    /// Gives the saving thread what changed since the last time.
    pub(super) fn save(&mut self, app: &mut App) {
        let (Some(work), Some(saver)) = (&mut app.work, &self.saver) else { return };
        let unsaved = std::mem::take(&mut work.unsaved);
        if work.saved == Saved::ReadOnly || unsaved == Unsaved::default() {
            return;
        }
        let urgent = unsaved.head || !unsaved.answers.is_empty();
        let urgency = if urgent { Urgency::Now } else { Urgency::Soon };
        let ids = unsaved.answers.iter().map(String::as_str);
        self.newest = saver.save(Change::of(&work.session, ids, urgency));
    }

    pub(super) fn saver_heard(&self, event: SaverEvent, app: &mut App, now: &Now) {
        let lang = app.lang();
        let Some(work) = &mut app.work else { return };
        match event {
            SaverEvent::Saved { generation } if generation >= self.newest => {
                work.saved = Saved::Yes;
            }
            SaverEvent::Saved { .. } => work.saved = Saved::Saving,
            SaverEvent::Rebased | SaverEvent::Conflict { .. } => {}
            SaverEvent::Failed { cause, .. } => {
                let since = match &work.saved {
                    Saved::No { since, .. } => since.clone(),
                    _ => now.clock(),
                };
                work.saved = Saved::No { cause: errors::error(&cause, lang), since };
            }
        }
    }

    /// Waits until everything that the saving thread was given is on the disk.
    ///
    /// # Errors
    /// Where the last attempt failed.
    pub fn flush(&self) -> Result<(), Arc<Error>> {
        self.saver.as_ref().map_or(Ok(()), Saver::flush)
    }

    pub(super) fn close(
        &mut self,
        then: Then,
        app: &mut App,
        now: &Now,
    ) -> Result<After, Arc<Error>> {
        self.save(app);
        if let Err(cause) = self.flush() {
            let cause = errors::error(&cause, app.lang());
            if let Some(work) = &mut app.work {
                work.saved = Saved::No { cause: cause.clone(), since: now.clock() };
            }
            app.dialogs.push(Dialog::Unsaved(LeavingUnsaved { cause, then }));
            return Ok(After::Continue);
        }
        self.saver = None;
        self.go(then, app)
    }
}
