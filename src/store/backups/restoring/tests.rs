use std::path::PathBuf;

use super::*;
use crate::store::Paths;

const TEXT: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";

/// A store with an earlier state of a session that has this text now.
fn store(now: Option<&[u8]>) -> (tempfile::TempDir, Store, PathBuf, Backup) {
    let (root, paths) = Paths::of_a_test();
    let file = paths.sessions().join("a.toml");
    if let Some(now) = now {
        fs::write(&file, now).expect("written");
    }
    let shelf = Shelf::of(&paths, &file);
    let backup = shelf.keep(TEXT.as_bytes(), BackupKind::Regular).expect("kept");
    (root, Store::new(paths), file, backup)
}

#[test]
fn a_damaged_session_is_brought_back_and_its_bytes_are_kept() {
    let damaged = b"format = 1\ntitle = \"\xff";
    let (_root, store, file, backup) = store(Some(damaged));
    let restored = store.restore_backup(&file, &backup).expect("restored");
    assert_eq!(fs::read_to_string(&file).expect("text"), TEXT);
    let Restored::Replaced(kept) = restored else { panic!("{restored:?}") };
    assert_eq!(kept.kind, BackupKind::Kept);
    assert_eq!(fs::read(&kept.file).expect("bytes"), damaged);
    assert_eq!(store.backups(&file).expect("listed").len(), 2);
}

#[test]
fn a_session_that_is_gone_is_there_again_also_its_directory() {
    let (_root, store, file, backup) = store(None);
    fs::remove_dir(store.paths.sessions()).expect("removed");
    assert_eq!(store.restore_backup(&file, &backup).expect("restored"), Restored::Created);
    assert_eq!(fs::read_to_string(&file).expect("text"), TEXT);
}

#[test]
fn bringing_back_is_taken_back_by_bringing_back_what_was_kept() {
    let other = TEXT.replace("\"t\"", "\"other\"");
    let (_root, store, file, backup) = store(Some(other.as_bytes()));
    let restored = store.restore_backup(&file, &backup).expect("restored");
    let Restored::Replaced(kept) = restored else { panic!("{restored:?}") };
    store.restore_backup(&file, &kept).expect("restored");
    assert_eq!(fs::read_to_string(&file).expect("text"), other);
    // What the file has already is not kept again.
    assert_eq!(store.restore_backup(&file, &kept).expect("restored"), Restored::Same);
}

#[test]
fn a_state_that_is_no_session_is_not_brought_back() {
    let (_root, store, file, backup) = store(Some(TEXT.as_bytes()));
    fs::write(&backup.file, "format = [").expect("written");
    assert!(matches!(store.restore_backup(&file, &backup), Err(Error::Session(_))));
    fs::remove_file(&backup.file).expect("removed");
    assert!(matches!(store.restore_backup(&file, &backup), Err(Error::File { .. })));
    assert_eq!(fs::read_to_string(&file).expect("text"), TEXT);
    assert_eq!(store.backups(&file).expect("listed"), []);
}

#[cfg(unix)]
#[test]
fn links_and_modes_stay_and_a_protected_file_is_not_replaced() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (root, store, file, backup) = store(Some(b"now"));
    let set_mode = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode));
    let link = root.path().join("link.toml");
    symlink(&file, &link).expect("linked");
    set_mode(0o400).expect("set");
    assert!(store.restore_backup(&link, &backup).is_err());
    assert_eq!(fs::read_to_string(&file).expect("text"), "now");
    set_mode(0o640).expect("set");
    store.restore_backup(&link, &backup).expect("restored");
    assert_eq!(fs::read_to_string(&file).expect("text"), TEXT);
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_session_that_someone_has_open_is_refused_and_a_crash_before_is_not_forgotten() {
    use crate::store::holder_of;
    let (_root, store, file, backup) = store(Some(b"now"));
    let Grip::Held(lock, None) = Lock::try_take(&file) else { panic!("the lock is free") };
    let refused = store.restore_backup(&file, &backup);
    assert!(matches!(refused, Err(Error::Held { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(&file).expect("text"), "now");
    drop(lock);
    // One that ended without closing it: its name stands there, and nobody holds the lock.
    let left = file.with_file_name(".a.lock");
    fs::write(&left, "pid = 999999999\nhost = \"\"\nuser = \"x\"\n").expect("written");
    store.restore_backup(&file, &backup).expect("restored");
    assert!(holder_of(&file).is_some_and(|(holder, alive)| holder.user == "x" && !alive));
}

#[test]
fn a_state_is_found_by_stamp_beginning_or_path() {
    let (root, store, file, backup) = store(Some(b"now"));
    let kept = store.keep(&file).expect("kept");
    let find = |name: &str| store.find_backup(&file, OsStr::new(name));
    assert_eq!(find(&backup.stamp).expect("found"), backup);
    assert_eq!(find(&stem(&kept.file)).expect("found"), kept);
    assert_eq!(find(backup.file.to_str().expect("text")).expect("found"), backup);
    let several = find("20");
    assert!(
        matches!(&several, Err(Error::NoSuchBackup { candidates, .. }) if candidates.len() == 2)
    );
    assert!(
        matches!(find("1999"), Err(Error::NoSuchBackup { candidates, .. }) if candidates.is_empty())
    );
    // A file of a person's own.
    let own = root.path().join("mine.toml");
    fs::write(&own, TEXT).expect("written");
    let own = find(own.to_str().expect("text")).expect("found");
    store.restore_backup(&file, &own).expect("restored");
    assert_eq!(fs::read_to_string(&file).expect("text"), TEXT);
}

#[test]
fn a_session_that_is_gone_is_found_by_its_states() {
    let (_root, store, file, _) = store(None);
    assert_eq!(store.resolve_lost(OsStr::new("a")).expect("found"), file);
    assert!(matches!(store.resolve_lost(OsStr::new("b")), Err(Error::NoSuchSession { .. })));
}

#[test]
fn what_could_not_be_saved_is_told_until_the_file_is_newer() {
    let (_root, store, file, _) = store(Some(b"now"));
    assert_eq!(store.unsaved_state(&file), None);
    let rescue = Shelf::of(&store.paths, &file).keep(b"more", BackupKind::Unsaved).expect("kept");
    assert_eq!(store.unsaved_state(&file), Some(rescue));
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    let open = fs::OpenOptions::new().append(true).open(&file).expect("opened");
    open.set_modified(later).expect("set");
    assert_eq!(store.unsaved_state(&file), None);
}
