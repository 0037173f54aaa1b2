//! A watch over a real file.

use std::fs;
use std::sync::mpsc::{Receiver, channel};

use super::*;

const TEXT: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";

/// How long something may take on a busy machine before it is taken for missing.
const LONG: Duration = Duration::from_secs(30);

struct Room {
    _root: tempfile::TempDir,
    file: PathBuf,
}

impl Room {
    fn new() -> Room {
        let root = tempfile::tempdir().expect("a directory");
        let file = root.path().join("s.toml");
        fs::write(&file, TEXT).expect("written");
        Room { _root: root, file }
    }

    fn titled(&self, title: &str) {
        fs::write(&self.file, TEXT.replace("\"t\"", &format!("\"{title}\""))).expect("written");
    }

    fn lock(&self) -> Lock {
        let Grip::Held(lock, _) = Lock::try_take(&self.file) else { panic!("not free") };
        lock
    }

    fn watch(&self) -> (Watcher, Receiver<Sight>) {
        let (send, seen) = channel();
        let tell = move |sight| drop(send.send(sight));
        (Watcher::start(self.file.clone(), Holder::here(), tell), seen)
    }
}

/// Waits until a session of this title is seen; what else is seen before it is left out.
#[track_caller]
fn sees(seen: &Receiver<Sight>, title: &str) {
    while let Ok(sight) = seen.recv_timeout(LONG) {
        match sight {
            Sight::Saved(session) if session.title == title => return,
            Sight::Saved(_) | Sight::HeldBy(..) => {}
            other => panic!("{other:?}"),
        }
    }
    panic!("{title} was not seen");
}

#[test]
fn what_is_saved_is_seen_and_then_the_lock_is_taken() {
    let room = Room::new();
    let lock = room.lock();
    let (_watch, seen) = room.watch();
    sees(&seen, "t");
    for title in ["a", "b"] {
        room.titled(title);
        sees(&seen, title);
    }
    lock.give_back(None);
    let ours = std::iter::from_fn(|| seen.recv_timeout(LONG).ok());
    let ours = ours.into_iter().find_map(|sight| match sight {
        Sight::Ours(lock, left_by) => Some((lock, left_by)),
        _ => None,
    });
    let (_lock, left_by) = ours.expect("it is taken");
    assert_eq!(left_by, None);
    assert!(matches!(Lock::try_take(&room.file), Grip::Busy(_)));
    assert!(seen.recv_timeout(LONG).is_err(), "the watch is over");
}

#[test]
fn a_file_that_stays_unreadable_is_told_once_and_its_lock_is_left() {
    let room = Room::new();
    let lock = room.lock();
    let (_watch, seen) = room.watch();
    sees(&seen, "t");
    fs::write(&room.file, "title = ").expect("written");
    drop(lock);
    let Ok(Sight::Lost(error)) = seen.recv_timeout(LONG) else { panic!("not told") };
    assert!(matches!(&*error, Error::Session(_)), "{error:?}");
    fs::remove_file(&room.file).expect("removed");
    let Ok(Sight::Lost(error)) = seen.recv_timeout(LONG) else { panic!("not told") };
    assert!(error.is_gone(), "{error:?}");
    assert!(seen.recv_timeout(PAUSE * 3).is_err(), "it was told already");
    // As it was before: that is said too, since it was said to be lost.
    room.titled("t");
    sees(&seen, "t");
    assert!(matches!(seen.recv_timeout(LONG), Ok(Sight::Ours(..))));
}

#[test]
fn a_watch_that_is_dropped_ends() {
    let room = Room::new();
    let _lock = room.lock();
    let (watch, seen) = room.watch();
    sees(&seen, "t");
    drop(watch);
    while seen.recv_timeout(LONG).is_ok() {}
    assert_eq!(seen.try_recv().err(), Some(std::sync::mpsc::TryRecvError::Disconnected));
}
