//! What runs on the saving thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use super::slot::{Life, RETRY, Shared, set};
use super::{Clash, Keeps, Outside, SaverEvent, rebase};
use crate::store::looks::Looks;
use crate::store::reading::read_bytes;
use crate::store::replacing::{Failed, Replaced, replace};
use crate::store::{Doing, Error, clock};

pub(super) struct Worker {
    shared: Arc<Shared>,
    file: PathBuf,
    /// What was last read or written; `None` where there was no file. Of bytes, because a person may
    /// choose to overwrite what is no text.
    base: Option<Vec<u8>>,
    keeps: Box<dyn Keeps>,
    /// Whether the base says something that was saved here and is in no backup.
    is_ours: bool,
    /// Whether what is being saved says something besides the place.
    said: bool,
    /// How the file looked when it was found to be the base.
    looks: Option<Looks>,
}

/// What is to be done.
enum Task {
    /// Save a text, in which all up to this change is.
    Save(String, u64),
    /// Look whether someone else changed the file; this is the newest change.
    Look(u64),
}

/// What came of an attempt.
enum Outcome {
    Saved,
    /// There was nothing to be saved but the place, and someone else changed the file.
    Outside(Box<Outside>),
    Clash(Clash),
    Failed(Error),
}

/// How often a text is followed that changes while it is saved, before the next attempt.
const PURSUITS: usize = 3;

impl Worker {
    pub fn new(
        shared: Arc<Shared>,
        file: PathBuf,
        base: Option<Vec<u8>>,
        keeps: Box<dyn Keeps>,
    ) -> Worker {
        Worker { shared, file, base, keeps, is_ours: false, said: false, looks: None }
    }

    pub fn run(mut self, tell: &dyn Fn(SaverEvent)) {
        let shared = Arc::clone(&self.shared);
        let work = || {
            while let Some(task) = self.next() {
                let event = match task {
                    Task::Save(text, generation) => {
                        let outcome = self.attempt(text, generation, tell);
                        self.note(outcome, generation)
                    }
                    Task::Look(generation) => self.look(generation),
                };
                if let Some(event) = event {
                    tell(event);
                }
            }
        };
        let ended = catch_unwind(AssertUnwindSafe(work));
        let cause = Arc::new(Error::SaverGone);
        let mut slot = shared.lock();
        slot.life = Life::Gone;
        let since = slot.failure.as_ref().map_or_else(Instant::now, |(_, since)| *since);
        if ended.is_err() {
            slot.failure = Some((Arc::clone(&cause), since));
        }
        drop(slot);
        // Nobody shall wait for it any more.
        shared.changed.notify_all();
        if ended.is_err() {
            tell(SaverEvent::Failed { cause, since });
        }
    }

    /// Waits for work that is due; `None` when the thread shall end.
    fn next(&mut self) -> Option<Task> {
        let mut slot = self.shared.lock();
        loop {
            let now = Instant::now();
            let look = std::mem::take(&mut slot.look);
            match slot.due {
                _ if slot.life == Life::Closing => return None,
                Some(due) if due <= now => break,
                Some(due) => slot = self.shared.wait_for(slot, due - now),
                None if look => break,
                None => slot = self.shared.wait(slot),
            }
        }
        drop(slot);
        let mut document = self.shared.document();
        let mut slot = self.shared.lock();
        if let Some(adopted) = slot.adopted.take() {
            (self.base, self.is_ours, self.looks) = (Some(adopted), false, None);
        }
        let generation = slot.newest;
        if slot.is_idle() {
            return Some(Task::Look(generation));
        }
        let (answers, head) = slot.take();
        self.said |= std::mem::take(&mut slot.said);
        if let Some(accepted) = slot.accepted.take() {
            self.base = Some(accepted);
            self.said = true;
        }
        drop(slot);
        set(&mut document, head.as_ref(), &answers);
        Some(Task::Save(document.to_string(), generation))
    }

    /// Brings a text to the disk, where need be into what someone else made of the file.
    fn attempt(&mut self, mut text: String, generation: u64, tell: &dyn Fn(SaverEvent)) -> Outcome {
        let mut clash = None;
        for _ in 0..PURSUITS {
            let keeps = &mut self.keeps;
            let mut before = |on_disk: &[u8]| {
                // The panic hook has noted it; keeping an earlier state must not keep from saving.
                let _ = catch_unwind(AssertUnwindSafe(|| keeps.before(on_disk)));
            };
            match replace(&self.file, &text, self.base.as_deref(), &mut before) {
                Ok(Replaced::Yes) => {
                    self.base = Some(text.into_bytes());
                    self.is_ours |= std::mem::take(&mut self.said);
                    self.looks = None;
                    return Outcome::Saved;
                }
                Err(Failed { cause, placed }) => {
                    if placed {
                        self.base = Some(text.into_bytes());
                    }
                    return Outcome::Failed(cause);
                }
                Ok(Replaced::Changed(theirs)) => {
                    if theirs == text.as_bytes() {
                        // It is what it shall be; it is not certain that it is on the disk.
                        self.base = Some(theirs);
                    } else if let Some(document) = rebase::onto(&theirs, self.base(), &text) {
                        text = document.to_string();
                        *self.shared.document() = document;
                        self.base = Some(theirs);
                        tell(SaverEvent::Rebased);
                    } else if let Some(outside) = self.placed_only(&theirs, generation) {
                        return Outcome::Outside(Box::new(outside));
                    } else {
                        let base = self.base().map(str::to_owned);
                        clash = Some(Clash { theirs, base });
                        break;
                    }
                }
            }
        }
        match clash {
            Some(clash) => Outcome::Clash(clash),
            // It changes all the time: at the next attempt it may be still.
            None => Outcome::Failed(Error::ChangedOutside(self.file.clone())),
        }
    }

    /// Their change, where what was to be saved says nothing but where one is: that is not worth a
    /// question.
    fn placed_only(&mut self, theirs: &[u8], generation: u64) -> Option<Outside> {
        if self.said { None } else { self.outside(theirs, None, generation) }
    }

    /// Looks whether someone else changed the file.
    fn look(&mut self, generation: u64) -> Option<SaverEvent> {
        // What cannot be looked at, is gone or half written now, the next save will tell.
        let looks = Looks::of(&self.file).ok()?;
        if self.looks.as_ref() == Some(&looks) {
            return None;
        }
        let theirs = read_bytes(&self.file, Doing::Saving).ok()?;
        if Some(&theirs) == self.base.as_ref() {
            self.looks = Some(looks).filter(Looks::is_settled);
            return None;
        }
        if let Some(document) = self.base().and_then(|base| rebase::onto(&theirs, Some(base), base))
        {
            let mut held = self.shared.document();
            // Else what was changed meanwhile goes into their text with the next attempt.
            if self.shared.lock().is_idle_at(generation) {
                *held = document;
                drop(held);
                self.base = Some(theirs);
            }
            return None;
        }
        let outside = self.outside(&theirs, looks.modified, generation)?;
        Some(SaverEvent::Outside(Arc::new(outside)))
    }

    /// What someone else made of the file, where it can be gone on from without a question.
    fn outside(
        &mut self,
        theirs: &[u8],
        modified: Option<SystemTime>,
        generation: u64,
    ) -> Option<Outside> {
        let (session, document) = rebase::in_place_of(self.base()?, theirs)?;
        let base = self.base.clone()?;
        let mut kept = false;
        if self.is_ours {
            let keeps = &mut self.keeps;
            kept = catch_unwind(AssertUnwindSafe(|| keeps.displaced(&base))).unwrap_or(false);
            if !kept {
                return None;
            }
            self.is_ours = false;
        } else {
            let keeps = &mut self.keeps;
            let _ = catch_unwind(AssertUnwindSafe(|| keeps.before(&base)));
        }
        let modified = modified.or_else(|| Looks::of(&self.file).ok()?.modified);
        let modified = modified.and_then(clock::stamp_of);
        Some(Outside { session, modified, kept, text: theirs.to_vec(), document, generation })
    }

    fn base(&self) -> Option<&str> {
        self.base.as_deref().and_then(|base| std::str::from_utf8(base).ok())
    }

    /// Notes in the slot how it went; `None` where nobody needs to be told.
    fn note(&self, outcome: Outcome, generation: u64) -> Option<SaverEvent> {
        let mut slot = self.shared.lock();
        slot.attempts += 1;
        let now = Instant::now();
        let since = slot.failure.as_ref().map_or(now, |(_, since)| *since);
        let (clash, cause) = match outcome {
            Outcome::Saved => {
                slot.saved = generation;
                slot.failure = None;
                slot.clash = None;
                self.shared.changed.notify_all();
                return Some(SaverEvent::Saved { generation });
            }
            Outcome::Outside(outside) => {
                slot.saved = generation;
                (slot.failure, slot.clash) = (None, None);
                self.shared.changed.notify_all();
                return Some(SaverEvent::Outside(Arc::new(*outside)));
            }
            Outcome::Clash(clash) => {
                (Some(Arc::new(clash)), Error::ChangedOutside(self.file.clone()))
            }
            Outcome::Failed(cause) => (None, cause),
        };
        let cause = Arc::new(cause);
        let was_known = clash.is_some() && slot.clash == clash;
        slot.failure = Some((Arc::clone(&cause), since));
        slot.clash.clone_from(&clash);
        // The document has the change; the slot only needs to call for the next attempt.
        slot.due.get_or_insert(now + RETRY);
        self.shared.changed.notify_all();
        match clash {
            Some(_) if was_known => None,
            Some(clash) => Some(SaverEvent::Conflict { clash, since }),
            None => Some(SaverEvent::Failed { cause, since }),
        }
    }
}
