//! The saving thread: the keyboard never waits for the disk.
//!
//! What changed goes into a slot, where a newer change of the same answer takes the place of an
//! older one. The thread sets what changed in the document and saves it. While nothing is pending it
//! sleeps without waking up.

mod rebase;
mod slot;
mod worker;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::Error;
use crate::session::{Answer, Document, Session, Stamp};
use slot::{Life, Shared};
use worker::Worker;

/// How long a person is kept waiting for a disk that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the end of the thread is waited for: one that does not hang ends at once.
const END: Duration = Duration::from_millis(500);

/// When a change has to be on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// At once, but for the few milliseconds in which its frame is drawn: something was answered.
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

/// The file of a session was changed by someone else, in what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// What is in the file.
    pub theirs: Vec<u8>,
    /// The text that both sides began from: what was last read or saved here. `None` where there was no
    /// file, or none that is text.
    pub base: Option<String>,
}

impl Clash {
    /// What is in the file, where it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.theirs).ok()
    }
}

/// A file that someone else changed while there was nothing here to be saved.
#[derive(Debug, Clone)]
pub struct Outside {
    /// What is in it now.
    pub session: Session,
    /// When it was changed, where the system knows.
    pub modified: Option<Stamp>,
    /// Whether what was saved here, and is not in the file any more, went to the backups.
    pub kept: bool,
    text: Vec<u8>,
    document: Document,
    /// The number of the newest change when it was found.
    generation: u64,
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
    /// Someone else changed the file in its comments, its layout or keys of their own. That stays, and
    /// what changed here was set in it. An event of how saving that went follows.
    Rebased,
    /// Someone else changed what the file says, and nothing was to be saved here but the place: it can be
    /// shown without asking. [`Saver::adopt`] says whether that is still so.
    Outside(Arc<Outside>),
    /// Someone else changed what the file says. Nothing is written until one side is chosen, or the file
    /// is as it was. Told anew when the file changes again.
    Conflict {
        /// Both sides.
        clash: Arc<Clash>,
        /// When that was noticed.
        since: Instant,
    },
}

/// Keeps earlier states, on the saving thread.
pub trait Keeps: Send {
    /// A save is about to replace what is on the disk, `text`. What goes wrong here never keeps from
    /// saving.
    fn before(&mut self, text: &[u8]);

    /// Someone else replaced `text`, which was saved here; whether it is kept now. Where it is not, their
    /// change is not taken in unasked.
    fn displaced(&mut self, text: &[u8]) -> bool;
}

impl<F: FnMut(&[u8]) + Send> Keeps for F {
    fn before(&mut self, text: &[u8]) {
        self(text);
    }

    fn displaced(&mut self, text: &[u8]) -> bool {
        self(text);
        true
    }
}

/// The hand that gives changes to the saving thread.
#[derive(Debug)]
pub struct Saver {
    shared: Arc<Shared>,
    file: PathBuf,
    thread: Option<JoinHandle<()>>,
    patience: Duration,
}

/// What is on its way to the disk, for one who has not got the [`Saver`] at hand.
#[derive(Debug, Clone)]
pub struct Pending {
    shared: Arc<Shared>,
    file: PathBuf,
    patience: Duration,
}

impl Pending {
    /// The session's file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Whether everything is on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        let slot = self.shared.lock();
        slot.saved == slot.newest
    }

    /// As [`Saver::flush`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn flush(&self) -> Result<(), Arc<Error>> {
        self.shared
            .flush(self.patience)
            .unwrap_or_else(|| Err(Arc::new(Error::NoAnswer(self.file.clone()))))
    }

    /// As [`Saver::text`].
    #[must_use]
    pub fn text(&self) -> String {
        self.shared.text()
    }
}

impl Saver {
    /// Starts the thread for a session file. `on_disk` is the text that was read there (`None` where
    /// there is no file yet), `document` the same as it is held. `keeps` is given earlier states, `tell`
    /// is called after each attempt; both on that thread.
    #[must_use]
    pub fn start(
        file: PathBuf,
        on_disk: Option<String>,
        document: Document,
        keeps: Box<dyn Keeps>,
        tell: impl Fn(SaverEvent) + Send + 'static,
    ) -> Saver {
        let shared = Arc::new(Shared::new(document));
        let base = on_disk.map(String::into_bytes);
        let worker = Worker::new(Arc::clone(&shared), file.clone(), base, keeps);
        let thread = std::thread::spawn(move || worker.run(&tell));
        Saver { shared, file, thread: Some(thread), patience: PATIENCE }
    }

    /// Hands over a change and returns its number. Never waits for the disk.
    #[expect(clippy::must_use_candidate, reason = "the number is for those who wait for its event")]
    pub fn save(&self, change: Change) -> u64 {
        self.shared.put(change)
    }

    /// The text of the session as it should be on the disk, with all that is pending. Never waits for
    /// the disk.
    #[must_use]
    pub fn text(&self) -> String {
        self.shared.text()
    }

    /// The number of the newest change that is on the disk.
    #[must_use]
    pub fn saved(&self) -> u64 {
        self.shared.lock().saved
    }

    /// Why the last attempt failed.
    #[must_use]
    pub fn failure(&self) -> Option<Arc<Error>> {
        self.shared.lock().failure.as_ref().map(|(cause, _)| Arc::clone(cause))
    }

    /// What someone else made of the file, while nothing is decided about it.
    #[must_use]
    pub fn clash(&self) -> Option<Arc<Clash>> {
        self.shared.lock().clash.clone()
    }

    /// Has the file replaced though someone else changed it: a person has seen `clash` and chosen what
    /// is here. Where the file has changed again since, that is a conflict of its own.
    pub fn overwrite(&self, clash: &Clash) {
        let mut slot = self.shared.lock();
        slot.accepted = Some(clash.theirs.clone());
        slot.due = Some(Instant::now());
        self.shared.changed.notify_all();
    }

    /// Has the thread look whether someone else changed the file, unless it did so a moment ago or is
    /// about to save, which is a look as well; `at_once`: also where it was a moment ago. Never waits for
    /// the disk.
    pub fn look(&self, at_once: bool) {
        self.shared.look(at_once);
    }

    /// Goes on from what someone else made of the file; `false` where something was changed here since
    /// that was found.
    #[must_use]
    pub fn adopt(&self, outside: &Outside) -> bool {
        let mut document = self.shared.document();
        let mut slot = self.shared.lock();
        let is_idle = slot.is_idle_at(outside.generation);
        if is_idle {
            *document = outside.document.clone();
            slot.adopted = Some(outside.text.clone());
        }
        is_idle
    }

    /// Waits until everything is on the disk, or an attempt to bring it there has failed; not longer
    /// than a person can be kept waiting.
    ///
    /// # Errors
    ///
    /// Where that attempt failed, the file was changed by someone else, or the disk does not answer.
    /// What is pending is still tried again.
    pub fn flush(&self) -> Result<(), Arc<Error>> {
        self.pending().flush()
    }

    /// What is on its way to the disk.
    #[must_use]
    pub fn pending(&self) -> Pending {
        let shared = Arc::clone(&self.shared);
        Pending { shared, file: self.file.clone(), patience: self.patience }
    }

    /// Saves what is pending and ends the thread.
    ///
    /// # Errors
    ///
    /// As [`Saver::flush`]: what is pending is not on the disk.
    pub fn close(mut self) -> Result<(), Arc<Error>> {
        let result = self.flush();
        self.end();
        result
    }

    /// Ends the thread without what is pending; an attempt that runs already may still succeed.
    pub fn abandon(mut self) {
        self.end();
    }

    /// Ends the thread. One that hangs is left to itself: it writes nothing new once its disk answers.
    fn end(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        let mut slot = self.shared.lock();
        if slot.life == Life::Running {
            slot.life = Life::Closing;
        }
        drop(slot);
        self.shared.changed.notify_all();
        if self.shared.is_gone_within(END) {
            // What it panicked with was told as an event already.
            let _ = thread.join();
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        if self.thread.is_some() {
            // The thread has told a failure as an event; `close` is for those who want to know here.
            let _ = self.flush();
            self.end();
        }
    }
}

#[cfg(all(test, unix))]
mod tests;
