use super::*;

fn at(text: &str) -> Stamp {
    text.parse().expect("a stamp")
}

fn shelf() -> (tempfile::TempDir, Paths, Shelf) {
    let (root, paths) = Paths::of_a_test();
    let shelf = Shelf::of(&paths, &paths.sessions().join("a.toml"));
    (root, paths, shelf)
}

fn texts(shelf: &Shelf) -> Vec<String> {
    let backups = shelf.list().expect("listed");
    backups.iter().map(|at| fs::read_to_string(&at.file).expect("text")).collect()
}

#[test]
fn states_are_listed_newest_first_also_those_of_one_second() {
    let (_root, _, shelf) = shelf();
    assert_eq!(shelf.list().expect("listed"), []);
    let now = at("2026-11-26T10:42:00Z");
    for (text, kind) in
        [("1", BackupKind::Regular), ("2", BackupKind::Regular), ("3", BackupKind::Unsaved)]
    {
        let kept = shelf.keep_at(text.as_bytes(), kind, now).expect("kept");
        assert_eq!(fs::read_to_string(&kept.file).expect("text"), text);
    }
    shelf.keep_at(b"4", BackupKind::Kept, at("2026-11-26T10:41:59Z")).expect("kept");
    fs::write(shelf.directory.join("notes.txt"), "of a person").expect("written");
    let stamps: Vec<String> =
        shelf.list().expect("listed").into_iter().map(|backup| backup.stamp).collect();
    assert_eq!(
        stamps,
        ["20261126T104200Z-2", "20261126T104200Z", "20261126T104200Z", "20261126T104159Z"]
    );
}

#[test]
fn a_regular_state_is_not_kept_twice_and_one_that_was_chosen_against_is() {
    let (_root, _, shelf) = shelf();
    let first = shelf.keep_at(b"x", BackupKind::Regular, at("2026-11-26T10:00:00Z"));
    let again = shelf.keep_at(b"x", BackupKind::Regular, at("2026-11-26T11:00:00Z"));
    assert_eq!(first.expect("kept"), again.expect("kept"));
    shelf.keep_at(b"x", BackupKind::Kept, at("2026-11-26T12:00:00Z")).expect("kept");
    assert_eq!(texts(&shelf), ["x", "x"]);
}

#[test]
fn only_regular_states_are_thinned() {
    let (_root, _, shelf) = shelf();
    for minute in 0..8 {
        let now = at(&format!("2020-01-01T00:0{minute}:00Z"));
        shelf.keep_at(&[b'a' + minute], BackupKind::Regular, now).expect("kept");
        shelf.keep_at(b"chosen against", BackupKind::Kept, now).expect("kept");
        shelf.keep_at(b"not saved", BackupKind::Unsaved, now).expect("kept");
    }
    shelf.keep_at(b"new", BackupKind::Regular, at("2026-11-26T10:00:00Z")).expect("kept");
    let kinds: Vec<BackupKind> =
        shelf.list().expect("listed").iter().map(|backup| backup.kind).collect();
    let count = |kind| kinds.iter().filter(|found| **found == kind).count();
    assert_eq!((count(BackupKind::Kept), count(BackupKind::Unsaved)), (8, 8));
    assert_eq!(count(BackupKind::Regular), 5);
}

#[cfg(unix)]
#[test]
fn states_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_root, paths, shelf) = shelf();
    let kept = shelf.keep(b"x", BackupKind::Regular).expect("kept");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode(&kept.file), mode(&shelf.directory)), (0o600, 0o700));
    assert_eq!(mode(&paths.backups()), 0o700);
    // Nothing unfinished is left beside it.
    assert_eq!(fs::read_dir(&shelf.directory).expect("listed").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_session_has_one_shelf_by_whatever_name_it_is_opened() {
    let (root, paths, shelf) = shelf();
    let file = paths.sessions().join("a.toml");
    fs::write(&file, "x").expect("written");
    let link = root.path().join("b.toml");
    std::os::unix::fs::symlink(&file, &link).expect("linked");
    assert_eq!(Shelf::of(&paths, &link), shelf);
    assert_eq!(Shelf::of(&paths, &root.path().join("sessions/../sessions/a.toml")), shelf);
    fs::remove_file(&file).expect("removed");
    assert_eq!(Shelf::of(&paths, &file), shelf);
    let elsewhere = root.path().join("a.toml");
    fs::write(&elsewhere, "x").expect("written");
    assert_ne!(Shelf::of(&paths, &elsewhere), shelf);
}
