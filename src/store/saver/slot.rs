//! What the keyboard and the saving thread share: the changes that wait, and how the last attempt went.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{Change, Clash, Urgency};
use crate::session::{Answer, Document, Session};
use crate::store::Error;

/// How long a change may wait that is not urgent.
const SOON: Duration = Duration::from_secs(1);

/// How long an answer waits: the frame that shows it goes first, and answers that come together are one
/// save. Without it thread and screen would want the processor at the same moment.
const MOMENT: Duration = Duration::from_millis(3);

/// How long a text that is being typed may wait: with what the disk takes, less than a second.
const DRAFT: Duration = Duration::from_millis(700);

/// How long after a look at the file the next one is made at a key.
const BETWEEN: Duration = Duration::from_secs(2);

/// How long after a failure the next attempt is made.
pub(super) const RETRY: Duration = Duration::from_secs(2);

#[derive(Debug)]
pub(super) struct Shared {
    slot: Mutex<Slot>,
    /// Never held while the disk is waited for. Where both are locked, this one is first.
    document: Mutex<Document>,
    /// Something came into the slot, or an attempt is over.
    pub changed: Condvar,
}

/// How far the thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Life {
    #[default]
    Running,
    /// It shall end.
    Closing,
    /// It has ended.
    Gone,
}

#[derive(Debug, Default)]
pub(super) struct Slot {
    pub answers: BTreeMap<String, Answer>,
    pub head: Option<Session>,
    /// The number of the newest change.
    pub newest: u64,
    /// The number of the newest change that is on the disk.
    pub saved: u64,
    /// When the next attempt is due; `None` while nothing is pending.
    pub due: Option<Instant>,
    /// When it is due at the latest, since something is being typed: looking around meanwhile does not
    /// put it off.
    typed: Option<Instant>,
    /// How many attempts are over.
    pub attempts: u64,
    /// Why the last attempt failed, and since when they do.
    pub failure: Option<(Arc<Error>, Instant)>,
    /// What someone else made of the file, while nothing is decided about it.
    pub clash: Option<Arc<Clash>>,
    /// What is in the file and may be overwritten, as someone decided.
    pub accepted: Option<Vec<u8>>,
    /// What is in the file by someone else's hand, and is gone on from.
    pub adopted: Option<Vec<u8>>,
    /// Whether something is to be saved besides the place.
    pub said: bool,
    /// Whether it is to be looked whether someone else changed the file.
    pub look: bool,
    /// When the file was looked at last.
    looked: Option<Instant>,
    pub life: Life,
}

impl Shared {
    pub fn new(document: Document) -> Shared {
        let slot = Slot { looked: Some(Instant::now()), ..Slot::default() };
        Shared { slot: Mutex::new(slot), document: Mutex::new(document), changed: Condvar::new() }
    }

    pub fn lock(&self) -> MutexGuard<'_, Slot> {
        // The slot is whole between any two statements, so a panic elsewhere does no harm to it.
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn document(&self) -> MutexGuard<'_, Document> {
        self.document.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn wait<'a>(&self, slot: MutexGuard<'a, Slot>) -> MutexGuard<'a, Slot> {
        self.changed.wait(slot).unwrap_or_else(PoisonError::into_inner)
    }

    /// As [`Shared::wait`], not longer than this.
    pub fn wait_for<'a>(&self, slot: MutexGuard<'a, Slot>, time: Duration) -> MutexGuard<'a, Slot> {
        self.changed.wait_timeout(slot, time).unwrap_or_else(PoisonError::into_inner).0
    }

    /// Puts a change into the slot and returns its number.
    pub fn put(&self, change: Change) -> u64 {
        let mut slot = self.lock();
        slot.answers.extend(change.answers);
        slot.head = Some(change.head);
        slot.newest += 1;
        slot.said |= change.urgency != Urgency::Soon;
        slot.hurry(change.urgency, Instant::now());
        self.changed.notify_all();
        slot.newest
    }

    /// Has the thread look at the file, unless it did so a moment ago.
    pub fn look(&self, at_once: bool) {
        let mut slot = self.lock();
        let is_long_ago = slot.looked.is_none_or(|looked| looked.elapsed() >= BETWEEN);
        if slot.is_idle() && (at_once || is_long_ago) {
            slot.look = true;
            slot.looked = Some(Instant::now());
            self.changed.notify_all();
        }
    }

    /// The document with all that is pending.
    pub fn text(&self) -> String {
        let (mut document, answers, head) = {
            // The thread takes changes out of the slot only while it has the document, so that none of
            // them is in between.
            let document = self.document();
            let slot = self.lock();
            (document.clone(), slot.answers.clone(), slot.head.clone())
        };
        set(&mut document, head.as_ref(), &answers);
        document.to_string()
    }

    /// Waits until everything is on the disk, or an attempt failed; `None` where that takes longer than
    /// `patience`.
    pub fn flush(&self, patience: Duration) -> Option<Result<(), Arc<Error>>> {
        let patient_until = Instant::now() + patience;
        let mut slot = self.lock();
        let newest = slot.newest;
        // An attempt that runs already may have begun before the newest change.
        let mut attempts = slot.attempts + 2;
        while slot.saved < newest {
            if slot.life == Life::Gone {
                return Some(Err(Arc::new(Error::SaverGone)));
            }
            if let Some((cause, _)) = slot.failure.clone().filter(|_| slot.attempts >= attempts) {
                return Some(Err(cause));
            }
            if slot.due.is_some() {
                // Nothing runs: the next attempt is the one to wait for.
                attempts = attempts.min(slot.attempts + 1);
                slot.due = Some(Instant::now());
            }
            let rest = patient_until.checked_duration_since(Instant::now())?;
            self.changed.notify_all();
            slot = self.wait_for(slot, rest);
        }
        Some(Ok(()))
    }

    /// Whether the thread ends within this time.
    pub fn is_gone_within(&self, time: Duration) -> bool {
        let until = Instant::now() + time;
        let mut slot = self.lock();
        while slot.life != Life::Gone {
            let Some(rest) = until.checked_duration_since(Instant::now()) else { return false };
            slot = self.wait_for(slot, rest);
        }
        true
    }
}

impl Slot {
    /// Sets when the next attempt is due, now that something changed.
    fn hurry(&mut self, urgency: Urgency, now: Instant) {
        let fails = self.failure.is_some();
        let typed = self.typed;
        let at_once = self.due.is_some_and(|due| due <= now);
        self.due = match urgency {
            _ if at_once => self.due,
            // A failed save is tried again with each change, but not with each key that is typed.
            Urgency::Draft if fails => self.due.or(Some(now)),
            Urgency::Draft => {
                let latest = *self.typed.get_or_insert(now + DRAFT);
                Some(self.due.map_or(latest, |due| due.min(latest)))
            }
            Urgency::Soon if !fails => {
                Some(typed.map_or(now + SOON, |typed| typed.min(now + SOON)))
            }
            Urgency::Now if !fails => {
                Some(self.due.map_or(now + MOMENT, |due| due.min(now + MOMENT)))
            }
            Urgency::Soon | Urgency::Now => Some(now),
        };
    }

    /// Whether nothing waits to be saved and nothing is being saved.
    pub fn is_idle(&self) -> bool {
        self.saved == self.newest && self.due.is_none()
    }

    /// As [`Slot::is_idle`], with this change as the newest.
    pub fn is_idle_at(&self, generation: u64) -> bool {
        self.newest == generation && self.is_idle()
    }

    /// What is pending is taken out to be saved.
    pub fn take(&mut self) -> (BTreeMap<String, Answer>, Option<Session>) {
        self.due = None;
        self.typed = None;
        self.looked = Some(Instant::now());
        (std::mem::take(&mut self.answers), self.head.take())
    }
}

/// Sets changes in a document.
pub(super) fn set(
    document: &mut Document,
    head: Option<&Session>,
    answers: &BTreeMap<String, Answer>,
) {
    if let Some(head) = head {
        document.set_head(head);
    }
    for (id, answer) in answers {
        document.set_answer(id, answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When an attempt is due, in milliseconds, after changes at these moments.
    fn due(changes: &[(u64, Urgency)], fails: bool) -> Option<u64> {
        let begin = Instant::now();
        let mut slot = Slot::default();
        if fails {
            slot.failure = Some((Arc::new(Error::SaverGone), begin));
            slot.due = Some(begin + RETRY);
        }
        for (at, urgency) in changes {
            slot.hurry(*urgency, begin + Duration::from_millis(*at));
        }
        let due = slot.due?.duration_since(begin).as_millis();
        u64::try_from(due).ok()
    }

    #[test]
    fn someone_who_looks_around_puts_it_off_and_someone_who_answers_does_not() {
        use Urgency::{Now, Soon};
        assert_eq!(due(&[(0, Soon)], false), Some(1000));
        assert_eq!(due(&[(0, Soon), (900, Soon)], false), Some(1900));
        assert_eq!(due(&[(0, Soon), (300, Now)], false), Some(303));
        assert_eq!(due(&[(0, Now), (300, Soon)], false), Some(3));
        // However fast answers come, none waits longer.
        assert_eq!(due(&[(0, Now), (1, Now), (2, Now)], false), Some(3));
    }

    #[test]
    fn a_text_that_is_typed_is_due_in_time_whatever_follows() {
        use Urgency::{Draft, Now, Soon};
        let typed: Vec<(u64, Urgency)> = (0..20).map(|key| (key * 30, Draft)).collect();
        assert_eq!(due(&typed, false), Some(700));
        assert_eq!(due(&[(0, Draft), (600, Soon)], false), Some(700));
        assert_eq!(due(&[(0, Soon), (900, Draft)], false), Some(1000));
        assert_eq!(due(&[(0, Soon), (100, Draft), (200, Soon)], false), Some(800));
        assert_eq!(due(&[(0, Draft), (10, Now)], false), Some(13));
    }

    #[test]
    fn after_a_failure_answers_try_again_and_keys_that_are_typed_do_not() {
        use Urgency::{Draft, Now, Soon};
        assert_eq!(due(&[(100, Draft), (200, Draft)], true), Some(2000));
        assert_eq!(due(&[(100, Soon)], true), Some(100));
        assert_eq!(due(&[(100, Now)], true), Some(100));
    }
}
