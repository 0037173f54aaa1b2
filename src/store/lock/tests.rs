//! Locks against a real directory. Each lock has an open file of its own, so two in one process keep
//! each other out as two programs do.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

struct Room {
    root: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        let room = Room { root: tempfile::tempdir().expect("a directory") };
        fs::write(room.session(), "x").expect("written");
        room
    }

    fn session(&self) -> PathBuf {
        self.root.path().join("年次 1.toml")
    }

    fn lock(&self) -> PathBuf {
        self.root.path().join(".年次 1.lock")
    }

    fn left(&self, text: &str) {
        fs::write(self.lock(), text).expect("written");
    }
}

fn held(grip: Grip) -> (Lock, Option<Holder>) {
    match grip {
        Grip::Held(lock, left_by) => (lock, left_by),
        other => panic!("{other:?}"),
    }
}

/// Nobody runs with this number: the largest that Linux gives is 4194304.
const DEAD: u32 = 2_000_000_000;

fn named(pid: u32, host: &str) -> Holder {
    let since = Some("2026-11-23T10:02:00+09:00".parse().expect("a stamp"));
    Holder { pid: Some(pid), host: host.into(), user: "佐藤".into(), since }
}

fn dead_here() -> Holder {
    named(DEAD, &Holder::here().host)
}

fn no_locks(_: &File) -> Kernel {
    Kernel::None
}

#[test]
fn the_second_is_told_who_the_first_is_until_that_one_closes() {
    let room = Room::new();
    let (first, left_by) = held(Lock::try_take(&room.session()));
    assert_eq!(left_by, None);
    let Grip::Busy(holder) = Lock::try_take(&room.session()) else { panic!("not busy") };
    assert_eq!(holder.pid, Some(std::process::id()));
    assert!(!holder.host.is_empty() && !holder.user.is_empty() && holder.since.is_some());
    assert_eq!(holder_of(&room.session()), Some((holder, true)));
    assert!(
        matches!(Lock::force(&room.session()), Grip::Busy(_)),
        "it is sure that someone has it"
    );
    drop(first);
    assert!(!room.lock().exists());
    assert_eq!(holder_of(&room.session()), None);
    let (_, left_by) = held(Lock::try_take(&room.session()));
    assert_eq!(left_by, None);
}

#[test]
fn who_did_not_close_it_is_known_to_the_next_one() {
    let room = Room::new();
    room.left(&dead_here().to_text());
    assert_eq!(holder_of(&room.session()), Some((dead_here(), false)));
    let (lock, left_by) = held(Lock::try_take(&room.session()));
    assert_eq!(left_by, Some(dead_here()));
    // Done with something beside it: the next one shall know as well.
    lock.give_back(left_by.as_ref());
    let (lock, left_by) = held(Lock::try_take(&room.session()));
    assert_eq!(left_by, Some(dead_here()));
    lock.give_back(None);
    assert!(!room.lock().exists());
}

#[test]
fn a_lock_file_with_nothing_to_read_in_it_was_left_in_a_crash_once_it_is_old() {
    let room = Room::new();
    for text in ["", "pid = ", "\0\0\0", "pid = \"x\"\nhost = 3\n"] {
        room.left(text);
        let (_, left_by) = held(Lock::try_take(&room.session()));
        assert_eq!(left_by, None, "{text:?}");
        room.left(text);
        let file = fs::File::options().write(true).open(room.lock()).expect("opened");
        let past = std::time::SystemTime::now() - Duration::from_secs(60);
        file.set_modified(past).expect("set");
        assert_eq!(holder_of(&room.session()), Some((Holder::default(), false)), "{text:?}");
        let (_, left_by) = held(Lock::try_take(&room.session()));
        assert_eq!(left_by, Some(Holder::default()), "{text:?}");
    }
}

#[test]
fn one_on_another_machine_is_not_sure_and_is_taken_only_by_force() {
    let room = Room::new();
    let text = named(1, "another machine").to_text();
    room.left(&text);
    let Grip::Unsure(holder) = Lock::try_take(&room.session()) else { panic!("sure") };
    assert_eq!(holder, named(1, "another machine"));
    assert_eq!(holder_of(&room.session()), Some((holder.clone(), true)));
    assert_eq!(fs::read_to_string(room.lock()).expect("text"), text, "it is as it was");
    let (_lock, left_by) = held(Lock::force(&room.session()));
    assert_eq!(left_by, Some(holder));
    assert!(matches!(Lock::try_take(&room.session()), Grip::Busy(_)));
}

#[test]
fn whoever_locks_a_file_that_was_removed_meanwhile_does_not_have_the_lock() {
    let room = Room::new();
    let (first, _) = held(Lock::try_take(&room.session()));
    let late = fs::File::open(room.lock()).expect("opened");
    drop(first);
    late.try_lock().expect("the lock of a file that is gone");
    let (second, _) = held(Lock::try_take(&room.session()));
    assert!(matches!(Lock::try_take(&room.session()), Grip::Busy(_)));
    // What one leaves behind that someone took by force is no longer theirs.
    fs::remove_file(room.lock()).expect("removed");
    let (_third, _) = held(Lock::try_take(&room.session()));
    drop(second);
    assert!(matches!(Lock::try_take(&room.session()), Grip::Busy(_)));
}

#[test]
fn never_two_have_it_whoever_comes_and_goes() {
    let room = Room::new();
    let inside = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut taken = 0;
                while taken < 25 {
                    if let Grip::Held(lock, left_by) = Lock::try_take(&room.session()) {
                        assert_eq!(left_by, None);
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                        taken += 1;
                    }
                    // One who only looks keeps nobody out.
                    let _ = holder_of(&room.session());
                }
            });
        }
    });
    assert!(!room.lock().exists());
}

#[test]
fn one_who_looks_does_not_keep_anybody_out() {
    let room = Room::new();
    room.left(&dead_here().to_text());
    let looking = fs::File::open(room.lock()).expect("opened");
    looking.try_lock_shared().expect("shared");
    let waits = std::thread::spawn(move || {
        std::thread::sleep(PAUSE * 2);
        drop(looking);
    });
    held(Lock::try_take(&room.session()));
    waits.join().expect("no panic");
}

#[test]
fn where_the_system_has_no_locks_the_process_is_looked_for() {
    let room = Room::new();
    let (first, left_by) = held(take(&room.session(), no_locks));
    assert_eq!(left_by, None);
    let Grip::Busy(holder) = take(&room.session(), no_locks) else { panic!("not busy") };
    assert_eq!(holder.pid, Some(std::process::id()));
    drop(first);
    assert!(!room.lock().exists());
    room.left(&dead_here().to_text());
    let (lock, left_by) = held(take(&room.session(), no_locks));
    assert_eq!(left_by, Some(dead_here()));
    drop(lock);
    room.left(&named(1, "another machine").to_text());
    assert!(matches!(take(&room.session(), no_locks), Grip::Unsure(_)));
    let (_, left_by) = held(force(&room.session(), no_locks));
    assert_eq!(left_by, Some(named(1, "another machine")));
}

#[test]
fn a_link_has_the_lock_of_the_file_that_it_leads_to() {
    let room = Room::new();
    let link = room.root.path().join("link.toml");
    symlink(room.session(), &link).expect("linked");
    let (lock, _) = held(Lock::try_take(&link));
    assert!(room.lock().exists() && lock.is_of(&room.session()) && lock.is_of(&link));
    assert!(!lock.is_of(&room.root.path().join("other.toml")));
    assert!(matches!(Lock::try_take(&room.session()), Grip::Busy(_)));
}

#[test]
fn whoever_may_read_the_session_may_know_who_has_it() {
    for (session, lock) in [(0o600, 0o600), (0o640, 0o640), (0o664, 0o664), (0o755, 0o644)] {
        let room = Room::new();
        let mode = |path: &Path| fs::metadata(path).expect("it exists").permissions().mode();
        let permissions = fs::Permissions::from_mode(session);
        fs::set_permissions(room.session(), permissions).expect("set");
        let _lock = held(Lock::try_take(&room.session()));
        assert_eq!(mode(&room.lock()) & 0o777, lock);
    }
}

#[test]
fn where_no_lock_file_can_be_made_nobody_has_it() {
    let room = Room::new();
    let nowhere = room.root.path().join("nowhere/s.toml");
    assert!(matches!(Lock::try_take(&nowhere), Grip::Impossible(_)));
    fs::create_dir(room.lock()).expect("created");
    assert!(matches!(Lock::try_take(&room.session()), Grip::Impossible(_)));
    fs::remove_dir(room.lock()).expect("removed");
    // What a link leads to is not written.
    let other = room.root.path().join("other");
    fs::write(&other, "theirs").expect("written");
    symlink(&other, room.lock()).expect("linked");
    assert!(matches!(Lock::try_take(&room.session()), Grip::Impossible(_)));
    assert_eq!(fs::read_to_string(&other).expect("text"), "theirs");
    assert_eq!(holder_of(&room.session()), None);
}

#[test]
fn any_name_is_read_back_as_it_was_written() {
    for name in ["佐藤", "a\"b\\c", "\u{1b}[2J\n\t", ""] {
        let holder = Holder { user: name.into(), ..dead_here() };
        assert_eq!(Holder::parse(&holder.to_text()), Some(holder), "{name:?}");
    }
}
