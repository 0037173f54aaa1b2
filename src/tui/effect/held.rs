//! What is held, and what someone else holds: locks taken and given back, and following.

use std::path::Path;
use std::sync::Arc;

use super::{Hand, News};
use crate::store::{Error, Grip, Holder, Lock, Sight, Watcher, clock};
use crate::strings::errors::{self, in_both};
use crate::tui::app::{App, Now};
use crate::tui::work::{Hold, Lost};

impl Hand {
    /// Gives the session at work back, so that others can write it. Its saver has ended before.
    pub(super) fn release(&mut self) {
        self.watcher = None;
        // What the watch still tells is of no use any more.
        self.watches += 1;
        if let Some(lock) = self.lock.take() {
            lock.give_back_in_time();
        }
    }

    /// Does something to a session that is not open. The next one finds it as it was found: also that
    /// it was not closed.
    ///
    /// # Errors
    /// Where someone else has it, and what `act` says.
    pub(super) fn holding<R>(
        path: &Path,
        act: impl FnOnce() -> Result<R, Arc<Error>>,
    ) -> Result<R, Arc<Error>> {
        match Lock::try_take(path) {
            Grip::Held(lock, left_by) => {
                let result = act();
                lock.give_back(left_by.as_ref().filter(|_| path.exists()));
                result
            }
            Grip::Busy(holder) | Grip::Unsure(holder) => {
                Err(Arc::new(Error::Held { path: path.to_owned(), holder: Box::new(holder) }))
            }
            // Where no lock can be made the change itself says what is wrong.
            Grip::Impossible(_) => act(),
        }
    }

    /// Watches the session at work, which someone else has.
    pub(super) fn watch(&mut self, holder: Holder) {
        self.watches += 1;
        let (number, tell) = (self.watches, Arc::clone(&self.tell));
        let told = move |sight| tell(News::Watched(number, sight));
        self.watcher = Some(Watcher::start(self.file.clone(), holder, told));
    }

    /// What the watch saw. What an earlier one tells late is dropped, and with it a lock that it took.
    pub(super) fn watched(&mut self, number: u64, sight: Sight, app: &mut App, now: &Now) {
        if number != self.watches {
            return;
        }
        let Some(work) = &mut app.work else { return };
        match sight {
            Sight::Saved(session) if session.questionnaire.id != work.set.id => {
                let file = self.file.clone();
                if let Err(error) = self.open(&file, app) {
                    app.tell_text(errors::error(&error, app.lang()), true);
                }
            }
            Sight::Saved(session) => {
                work.follow(*session);
            }
            Sight::Lost(error) => {
                let gone = error.is_gone();
                work.lost = Some(Lost { gone, why: in_both(&error), since: now.clock() });
            }
            Sight::HeldBy(holder, sure) => {
                let hold = if sure { Hold::Following(holder) } else { Hold::Unsure(holder) };
                work.set_hold(hold, &now.stamp);
            }
            Sight::Ours(lock, left_by) => self.take_over(lock, left_by, false, app),
        }
    }

    /// Takes the session at work from someone of whom it is not sure whether they still have it.
    pub(super) fn take_session(&mut self, app: &mut App) -> Result<(), Arc<Error>> {
        let Some(work) = &mut app.work else { return Ok(()) };
        match Lock::force(&work.file) {
            Grip::Held(lock, left_by) => self.take_over(lock, left_by, true, app),
            Grip::Busy(holder) | Grip::Unsure(holder) => {
                work.set_hold(Hold::Following(holder.clone()), &clock::now());
                let path = work.file.clone();
                return Err(Arc::new(Error::Held { path, holder: Box::new(holder) }));
            }
            Grip::Impossible(error) => return Err(error),
        }
        Ok(())
    }
}
