//! What runs on the saving thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::slot::{RETRY, Shared, set};
use super::{BeforeReplacing, Clash, SaverEvent, rebase};
use crate::store::Error;
use crate::store::replacing::{Failed, Replaced, replace};

pub(super) struct Worker {
    pub shared: Arc<Shared>,
    pub file: PathBuf,
    /// What was last read or written; `None` where there was no file. Of bytes, because a person may
    /// choose to overwrite what is no text.
    pub base: Option<Vec<u8>>,
    pub before_replacing: BeforeReplacing,
}

/// What came of an attempt.
enum Outcome {
    Saved,
    Clash(Clash),
    Failed(Error),
}

/// How often a text is followed that changes while it is saved, before the next attempt.
const PURSUITS: usize = 3;

impl Worker {
    pub fn run(mut self, tell: &dyn Fn(SaverEvent)) {
        let shared = Arc::clone(&self.shared);
        let work = || {
            while let Some((text, generation)) = self.next() {
                let outcome = self.attempt(text, tell);
                if let Some(event) = self.note(outcome, generation) {
                    tell(event);
                }
            }
        };
        let ended = catch_unwind(AssertUnwindSafe(work));
        let cause = Arc::new(Error::SaverGone);
        let mut slot = shared.lock();
        slot.gone = true;
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

    /// Waits for work that is due, and gives the text to save and the number of its newest change;
    /// `None` when the thread shall end.
    fn next(&mut self) -> Option<(String, u64)> {
        let mut slot = self.shared.lock();
        loop {
            let now = Instant::now();
            match slot.due {
                _ if slot.closing => return None,
                Some(due) if due <= now => break,
                Some(due) => slot = self.shared.wait_for(slot, due - now),
                None => slot = self.shared.wait(slot),
            }
        }
        drop(slot);
        let mut document = self.shared.document();
        let mut slot = self.shared.lock();
        let (answers, head) = slot.take();
        let generation = slot.newest;
        if let Some(accepted) = slot.accepted.take() {
            self.base = Some(accepted);
        }
        drop(slot);
        set(&mut document, head.as_ref(), &answers);
        Some((document.to_string(), generation))
    }

    /// Brings a text to the disk, where need be into what someone else made of the file.
    fn attempt(&mut self, mut text: String, tell: &dyn Fn(SaverEvent)) -> Outcome {
        let mut clash = None;
        for _ in 0..PURSUITS {
            let before = &mut self.before_replacing;
            let mut before = |on_disk: &[u8]| {
                // The panic hook has noted it; keeping an earlier state must not keep from saving.
                let _ = catch_unwind(AssertUnwindSafe(|| before(on_disk)));
            };
            match replace(&self.file, &text, self.base.as_deref(), &mut before) {
                Ok(Replaced::Yes) => {
                    self.base = Some(text.into_bytes());
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
