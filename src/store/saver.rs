//! The saving thread: the keyboard never waits for the disk.
//!
//! What changed goes into a slot, where a newer change of the same answer takes the place of an
//! older one. The thread owns the document, sets what changed in it and saves it. While nothing is
//! pending it sleeps without waking up.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Error, files};
use crate::session::{Answer, Document, Session};

/// How long a change may wait that is not urgent.
const SOON: Duration = Duration::from_secs(1);

/// How long a text that is being typed may wait: with what the disk takes, less than a second.
const DRAFT: Duration = Duration::from_millis(700);

/// How long after a failure the next attempt is made.
const RETRY: Duration = Duration::from_secs(2);

/// When a change has to be on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// At once: something was answered.
    Now,
    /// A second after the last such change, or with the next urgent one: someone looked around.
    Soon,
    /// At the latest 700 ms after the first such change, however many follow: something is being typed.
    Draft,
}

/// What changed in a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The answers that changed, as they are now; an empty one is gone.
    pub answers: BTreeMap<String, Answer>,
    /// The session without its answers.
    pub head: Session,
    /// When it has to be on the disk.
    pub urgency: Urgency,
}

impl Change {
    /// The answers to `questions`, and all about the session that is not an answer.
    pub fn of<'a>(
        session: &Session,
        questions: impl IntoIterator<Item = &'a str>,
        urgency: Urgency,
    ) -> Change {
        let answer = |id: &str| (id.to_owned(), session.answer(id).clone());
        Change {
            answers: questions.into_iter().map(answer).collect(),
            head: session.without_answers(),
            urgency,
        }
    }
}

/// What the saving thread tells.
#[derive(Debug, Clone)]
pub enum SaverEvent {
    /// All changes up to this one are on the disk.
    Saved {
        /// The number that [`Saver::save`] gave it.
        generation: u64,
    },
    /// An attempt failed; the next one follows.
    Failed {
        /// Why.
        cause: Arc<Error>,
        /// When the first of the attempts that failed in a row was made.
        since: Instant,
    },
}

/// Called on the saving thread with the text on the disk that a save is about to replace. What goes
/// wrong there is its own affair: it never keeps from saving.
pub type BeforeReplacing = Box<dyn FnMut(&str) + Send>;

/// The hand that gives changes to the saving thread.
#[derive(Debug)]
pub struct Saver {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    slot: Mutex<Slot>,
    /// Never held while the disk is waited for.
    document: Mutex<Document>,
    /// Something came into the slot, or an attempt is over.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Slot {
    answers: BTreeMap<String, Answer>,
    head: Option<Session>,
    /// The number of the newest change.
    newest: u64,
    /// The number of the newest change that is on the disk.
    saved: u64,
    /// When the next attempt is due; `None` while nothing is pending.
    due: Option<Instant>,
    /// How many attempts are over.
    attempts: u64,
    /// Why the last attempt failed, and since when they do.
    failure: Option<(Arc<Error>, Instant)>,
    closing: bool,
    /// The thread has ended.
    gone: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Slot> {
        // The slot is whole between any two statements, so a panic elsewhere does no harm to it.
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn document(&self) -> MutexGuard<'_, Document> {
        self.document.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, slot: MutexGuard<'a, Slot>) -> MutexGuard<'a, Slot> {
        self.changed.wait(slot).unwrap_or_else(PoisonError::into_inner)
    }
}

impl Saver {
    /// Starts the thread for a session file. `on_disk` is the text that was read there (`None` where
    /// there is no file yet), `document` the same as it is held. `before_replacing` is called with the
    /// text that a save is about to replace; `tell` after each attempt; both on that thread.
    #[must_use]
    pub fn start(
        file: PathBuf,
        on_disk: Option<String>,
        document: Document,
        before_replacing: BeforeReplacing,
        tell: impl Fn(SaverEvent) + Send + 'static,
    ) -> Saver {
        let _ = (on_disk, before_replacing);
        let shared = Arc::new(Shared {
            slot: Mutex::default(),
            changed: Condvar::new(),
            document: Mutex::new(document),
        });
        let worker = Worker { shared: Arc::clone(&shared), file };
        Saver { shared, thread: Some(std::thread::spawn(move || worker.run(&tell))) }
    }

    /// Hands over a change and returns its number. Never waits for the disk.
    #[expect(clippy::must_use_candidate, reason = "the number is for those who wait for its event")]
    pub fn save(&self, change: Change) -> u64 {
        let mut slot = self.shared.lock();
        slot.answers.extend(change.answers);
        slot.head = Some(change.head);
        slot.newest += 1;
        let now = Instant::now();
        let is_urgent = slot.due.is_some_and(|due| due <= now);
        slot.due = match change.urgency {
            // A failed save is tried again with each change.
            Urgency::Soon if slot.failure.is_none() && !is_urgent => Some(now + SOON),
            Urgency::Draft => Some(slot.due.unwrap_or(now + DRAFT).min(now + DRAFT)),
            Urgency::Soon | Urgency::Now => Some(now),
        };
        self.shared.changed.notify_all();
        slot.newest
    }

    /// The text of the session as it should be on the disk, with all that is pending. Never waits for
    /// the disk.
    #[must_use]
    pub fn text(&self) -> String {
        let document = self.shared.document();
        let (answers, head) = {
            let slot = self.shared.lock();
            (slot.answers.clone(), slot.head.clone())
        };
        let mut text = document.clone();
        drop(document);
        set(&mut text, head.as_ref(), &answers);
        text.to_string()
    }

    /// Waits until everything is on the disk, or an attempt to bring it there has failed.
    ///
    /// # Errors
    ///
    /// Where that attempt failed; what is pending is still tried again.
    pub fn flush(&self) -> Result<(), Arc<Error>> {
        let mut slot = self.shared.lock();
        let newest = slot.newest;
        // An attempt that runs already may have begun before the newest change.
        let mut attempts = slot.attempts + 2;
        while slot.saved < newest {
            if slot.gone {
                return Err(Arc::new(Error::SaverGone));
            }
            if let Some((cause, _)) = slot.failure.clone().filter(|_| slot.attempts >= attempts) {
                return Err(cause);
            }
            if slot.due.is_some() {
                // Nothing runs: the next attempt is the one to wait for.
                attempts = attempts.min(slot.attempts + 1);
                slot.due = Some(Instant::now());
            }
            self.shared.changed.notify_all();
            slot = self.shared.wait(slot);
        }
        Ok(())
    }

    /// Saves what is pending and ends the thread.
    ///
    /// # Errors
    ///
    /// Where the last attempt failed: what is pending is not on the disk.
    pub fn close(mut self) -> Result<(), Arc<Error>> {
        self.end()
    }

    fn end(&mut self) -> Result<(), Arc<Error>> {
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let result = self.flush();
        self.shared.lock().closing = true;
        self.shared.changed.notify_all();
        // A panic of the thread was told by the panic hook already.
        let _ = thread.join();
        result
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        // The thread has told a failure as an event; `close` is for those who want to know here.
        let _ = self.end();
    }
}

/// What runs on the saving thread.
struct Worker {
    shared: Arc<Shared>,
    file: PathBuf,
}

/// Sets changes in a document.
fn set(document: &mut Document, head: Option<&Session>, answers: &BTreeMap<String, Answer>) {
    if let Some(head) = head {
        document.set_head(head);
    }
    for (id, answer) in answers {
        document.set_answer(id, answer);
    }
}

impl Worker {
    fn run(self, tell: &dyn Fn(SaverEvent)) {
        let Worker { shared, file } = self;
        let _gone = Gone(Arc::clone(&shared));
        while let Some(work) = next(&shared) {
            let text = {
                let mut document = shared.document();
                set(&mut document, work.head.as_ref(), &work.answers);
                document.to_string()
            };
            let event = attempt(&shared, &file, &text, work.generation);
            tell(event);
        }
    }
}

/// Says that the thread has ended, also when it panicked: nobody shall wait for it.
struct Gone(Arc<Shared>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.lock().gone = true;
        self.0.changed.notify_all();
    }
}

/// What was in the slot.
struct Work {
    answers: BTreeMap<String, Answer>,
    head: Option<Session>,
    generation: u64,
}

/// Waits for work that is due; `None` when the thread shall end.
fn next(shared: &Shared) -> Option<Work> {
    let mut slot = shared.lock();
    loop {
        let now = Instant::now();
        match slot.due {
            Some(due) if due <= now && !slot.closing => {
                slot.due = None;
                return Some(Work {
                    answers: std::mem::take(&mut slot.answers),
                    head: slot.head.take(),
                    generation: slot.newest,
                });
            }
            _ if slot.closing => return None,
            Some(due) => {
                let waited = shared.changed.wait_timeout(slot, due - now);
                slot = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
            None => slot = shared.wait(slot),
        }
    }
}

/// Saves the document and notes in the slot how it went.
fn attempt(shared: &Shared, file: &Path, text: &str, generation: u64) -> SaverEvent {
    let result = files::save(file, text);
    let mut slot = shared.lock();
    slot.attempts += 1;
    let event = match result {
        Ok(()) => {
            slot.saved = generation;
            slot.failure = None;
            SaverEvent::Saved { generation }
        }
        Err(cause) => {
            let now = Instant::now();
            let since = slot.failure.as_ref().map_or(now, |(_, since)| *since);
            let cause = Arc::new(cause);
            slot.failure = Some((Arc::clone(&cause), since));
            // The document has the change; the slot only needs to call for the next attempt.
            slot.due.get_or_insert(now + RETRY);
            SaverEvent::Failed { cause, since }
        }
    };
    shared.changed.notify_all();
    event
}

#[cfg(all(test, unix))]
mod tests;
