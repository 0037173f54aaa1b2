use std::path::PathBuf;

use super::*;
use crate::store::Paths;

const TEXT: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";

/// A store with an earlier state of a session that has this text now.
fn store(now: Option<&[u8]>) -> (tempfile::TempDir, Store, PathBuf, Backup) {
    let root = tempfile::tempdir().expect("a directory");
    let paths = Paths::find(Some(root.path()), None).expect("paths");
    fs::create_dir(paths.sessions()).expect("created");
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
    let kept = restored.kept.expect("kept");
    assert_eq!(kept.kind, BackupKind::Kept);
    assert_eq!(fs::read(&kept.file).expect("bytes"), damaged);
    assert_eq!(store.backups(&file).expect("listed").len(), 2);
}

#[test]
fn a_session_that_is_gone_is_there_again_also_its_directory() {
    let (_root, store, file, backup) = store(None);
    fs::remove_dir(store.paths.sessions()).expect("removed");
    assert_eq!(store.restore_backup(&file, &backup).expect("restored").kept, None);
    assert_eq!(fs::read_to_string(&file).expect("text"), TEXT);
}

#[test]
fn bringing_back_is_taken_back_by_bringing_back_what_was_kept() {
    let other = TEXT.replace("\"t\"", "\"other\"");
    let (_root, store, file, backup) = store(Some(other.as_bytes()));
    let kept = store.restore_backup(&file, &backup).expect("restored").kept.expect("kept");
    store.restore_backup(&file, &kept).expect("restored");
    assert_eq!(fs::read_to_string(&file).expect("text"), other);
    // What the file has already is not kept again.
    assert_eq!(store.restore_backup(&file, &kept).expect("restored").kept, None);
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
