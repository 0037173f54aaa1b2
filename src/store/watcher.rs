//! Watching a session that someone else has: what they save, and when they end.
//!
//! Only who follows has this thread; who writes is never woken up.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::looks::Looks;
use super::sessions::read;
use super::{Error, Grip, Holder, Lock};
use crate::session::Session;

/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(500);

/// How long a file may be gone or half-written before that is told: an editor may write it in steps.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was seen of a session that someone else has.
#[derive(Debug)]
pub enum Sight {
    /// It was saved, or can be read again.
    Saved(Box<Session>),
    /// For a while now it cannot be read.
    Lost(Arc<Error>),
    /// Another one has it now; whether that is sure.
    HeldBy(Holder, bool),
    /// Nobody has it any more: it is ours, and with it whoever did not close it. The watch is over.
    Ours(Lock, Option<Holder>),
}

/// A watch over a session file. Dropping it ends it, without waiting for a disk that hangs: what it
/// sees after that is still told.
#[derive(Debug)]
pub struct Watcher {
    over: Arc<(Mutex<bool>, Condvar)>,
}

impl Watcher {
    /// Starts to watch a session that `holder` has. `tell` is called on the thread that watches.
    #[must_use]
    pub fn start(file: PathBuf, holder: Holder, tell: impl Fn(Sight) + Send + 'static) -> Watcher {
        let over = Arc::new((Mutex::new(false), Condvar::new()));
        let watch = Watch {
            file,
            stamp: None,
            session: None,
            failing: None,
            told: None,
            holder: Some(holder),
        };
        let ends = Arc::clone(&over);
        std::thread::spawn(move || watch.run(&ends, &tell));
        Watcher { over }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        *self.over.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.over.1.notify_all();
    }
}

struct Watch {
    file: PathBuf,
    /// How the file looked when it was read last; `None` where it has to be read again.
    stamp: Option<Looks>,
    /// What was told last.
    session: Option<Session>,
    /// Since when it cannot be read.
    failing: Option<Instant>,
    /// Whether that was told, and then whether it was gone.
    told: Option<bool>,
    holder: Option<Holder>,
}

impl Watch {
    fn run(mut self, ends: &(Mutex<bool>, Condvar), tell: &dyn Fn(Sight)) {
        loop {
            let over = ends.0.lock().unwrap_or_else(PoisonError::into_inner);
            let waited = ends.1.wait_timeout_while(over, PAUSE, |over| !*over);
            if *waited.unwrap_or_else(PoisonError::into_inner).0 {
                return;
            }
            if self.look(tell) && self.try_to_take(tell) {
                return;
            }
        }
    }

    /// Looks at the file; returns whether it can be read.
    fn look(&mut self, tell: &dyn Fn(Sight)) -> bool {
        // Before reading: what changes while it is read looks different the next time.
        let looks = Looks::of(&self.file).ok();
        if self.failing.is_none() && looks.is_some() && looks == self.stamp {
            return true;
        }
        match read(&self.file) {
            Ok((_, session)) => {
                let changed = self.session.as_ref() != Some(&session);
                if changed || self.told.is_some() {
                    self.session = Some(session.clone());
                    tell(Sight::Saved(Box::new(session)));
                }
                self.stamp = looks.filter(Looks::is_settled);
                (self.failing, self.told) = (None, None);
                true
            }
            Err(error) => {
                let since = *self.failing.get_or_insert_with(Instant::now);
                let gone = error.is_gone();
                if since.elapsed() >= PATIENCE && self.told != Some(gone) {
                    self.told = Some(gone);
                    tell(Sight::Lost(Arc::new(error)));
                }
                false
            }
        }
    }

    /// Takes the lock where it is free; returns whether the watch is over.
    fn try_to_take(&mut self, tell: &dyn Fn(Sight)) -> bool {
        let (holder, sure) = match Lock::try_take(&self.file) {
            Grip::Held(lock, left_by) => {
                tell(Sight::Ours(lock, left_by));
                return true;
            }
            Grip::Busy(holder) => (holder, true),
            Grip::Unsure(holder) => (holder, false),
            // As it was: the next look may find it otherwise.
            Grip::Impossible(_) => return false,
        };
        if self.holder.as_ref() != Some(&holder) {
            self.holder = Some(holder.clone());
            tell(Sight::HeldBy(holder, sure));
        }
        false
    }
}

#[cfg(all(test, unix))]
mod tests;
