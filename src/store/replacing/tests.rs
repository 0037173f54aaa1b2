use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use super::super::files::create;
use super::*;

struct Room {
    root: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        Room { root: tempfile::tempdir().expect("a directory") }
    }

    fn file(&self) -> std::path::PathBuf {
        self.root.path().join("x.toml")
    }

    /// Names of all that is in the directory.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root.path()).expect("listed");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Replaces `old` while `meanwhile` happens between the first look at the file and the last one.
    fn replace(&self, old: &str, new: &str, meanwhile: impl Fn()) -> Result<Replaced, Failed> {
        replace(&self.file(), new, Some(old.as_bytes()), &mut |_| meanwhile())
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).expect("text")
    }
}

#[test]
fn a_file_that_is_as_expected_is_replaced_and_nothing_stays_behind() {
    let room = Room::new();
    fs::write(room.file(), "old").expect("written");
    let mut displaced = Vec::new();
    let replaced = replace(&room.file(), "new", Some(b"old"), &mut |old| {
        displaced.push(old.to_vec());
    });
    assert_eq!(replaced.expect("replaced"), Replaced::Yes);
    assert_eq!(displaced, [b"old"], "what is replaced is told, once");
    assert_eq!((room.text().as_str(), room.names()), ("new", vec!["x.toml".to_owned()]));
}

#[test]
fn another_text_stays_as_it_is() {
    let room = Room::new();
    fs::write(room.file(), "theirs").expect("written");
    let replaced = room.replace("old", "new", || panic!("nothing is about to be replaced"));
    assert_eq!(replaced.expect("looked at"), Replaced::Changed(b"theirs".to_vec()));
    assert_eq!(
        replace(&room.file(), "new", None, &mut |_| {}).expect("looked at"),
        Replaced::Changed(b"theirs".to_vec()),
        "a file that nobody expected"
    );
    assert_eq!((room.text().as_str(), room.names().len()), ("theirs", 1));
}

#[test]
fn what_comes_between_two_looks_is_put_back() {
    let room = Room::new();
    // In place, as some editors write.
    fs::write(room.file(), "old").expect("written");
    let inode = fs::metadata(room.file()).expect("there").ino();
    let replaced =
        room.replace("old", "new", || fs::write(room.file(), "theirs").expect("written"));
    assert_eq!(replaced.expect("looked at"), Replaced::Changed(b"theirs".to_vec()));
    assert_eq!((room.text().as_str(), room.names().len()), ("theirs", 1));
    let same = fs::metadata(room.file()).expect("there").ino();
    assert_eq!(same, inode, "who has the file open still has the one that is in place");
    // By a new file of the name, as others do, and synchronisation.
    fs::write(room.file(), "old").expect("written");
    let other = room.root.path().join("theirs");
    let replaced = room.replace("old", "new", || {
        fs::write(&other, "by rename").expect("written");
        fs::rename(&other, room.file()).expect("renamed");
    });
    assert_eq!(replaced.expect("looked at"), Replaced::Changed(b"by rename".to_vec()));
    assert_eq!((room.text().as_str(), room.names().len()), ("by rename", 1));
}

#[test]
fn a_file_that_is_gone_is_written_anew_also_where_it_goes_meanwhile() {
    let room = Room::new();
    assert_eq!(room.replace("old", "new", || {}).expect("written"), Replaced::Yes);
    assert_eq!(room.text(), "new");
    let going = room.replace("new", "newer", || fs::remove_file(room.file()).expect("removed"));
    assert_eq!(going.expect("written"), Replaced::Yes);
    assert_eq!((room.text().as_str(), room.names().len()), ("newer", 1));
}

#[test]
fn mode_group_and_links_stay() {
    let room = Room::new();
    let (file, link) = (room.file(), room.root.path().join("link.toml"));
    fs::write(&file, "old").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).expect("set");
    let before = fs::metadata(&file).expect("there");
    symlink("x.toml", &link).expect("linked");
    let replaced = replace(&link, "new", Some(b"old"), &mut |_| {});
    assert_eq!(replaced.expect("replaced"), Replaced::Yes);
    let after = fs::metadata(&file).expect("there");
    assert_eq!(after.mode(), before.mode());
    assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(room.text(), "new");
}

#[test]
fn a_protected_file_and_what_is_no_file_are_not_replaced() {
    let room = Room::new();
    fs::write(room.file(), "old").expect("written");
    fs::set_permissions(room.file(), fs::Permissions::from_mode(0o400)).expect("set");
    let failed = room.replace("old", "new", || {}).expect_err("it is protected");
    assert!(!failed.placed && room.text() == "old");
    fs::remove_file(room.file()).expect("removed");
    fs::create_dir(room.file()).expect("created");
    room.replace("old", "new", || {}).expect_err("it is a directory");
    assert!(room.file().is_dir() && room.names().len() == 1);
    fs::remove_dir(room.file()).expect("removed");
    let nobody_writes = rustix::fs::CWD;
    rustix::fs::mkfifoat(nobody_writes, room.file(), rustix::fs::Mode::RUSR).expect("a pipe");
    room.replace("old", "new", || {}).expect_err("it is a pipe, and is not waited for");
}

#[test]
fn only_leftovers_of_the_same_file_are_removed() {
    let room = Room::new();
    fs::write(room.file(), "x").expect("written");
    let others = [".x.toml.notes.tmp", ".y.toml.AbCd12.tmp", "x.toml.AbCd12.tmp", ".x.lock"];
    for name in others.iter().chain(&[".x.toml.AbCd12.tmp"]) {
        fs::write(room.root.path().join(name), "half").expect("written");
    }
    fs::create_dir(room.root.path().join(".x.toml.AbCd34.tmp")).expect("created");
    let left = write_beside(&room.file(), "half", None).expect("written");
    let left = left.keep().expect("kept").1;
    remove_leftovers(&room.file(), |_| true);
    assert!(!left.exists(), "what this program writes is known by its name");
    let mut expected: Vec<&str> =
        others.into_iter().chain(["x.toml", ".x.toml.AbCd34.tmp"]).collect();
    expected.sort_unstable();
    assert_eq!(room.names(), expected);
}

#[test]
fn the_longest_name_that_a_system_takes_can_be_saved() {
    let room = Room::new();
    for name in ["x".repeat(250) + ".toml", "監".repeat(83) + ".toml"] {
        let file = room.root.path().join(name);
        create(&file, "old").expect("created");
        let replaced = replace(&file, "new", Some(b"old"), &mut |_| {});
        assert_eq!(replaced.expect("replaced"), Replaced::Yes);
    }
}

#[test]
fn what_is_no_file_or_too_large_is_told_at_once_and_not_replaced() {
    let root = tempfile::tempdir().expect("a directory");
    let pipe = root.path().join("pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    let failed = replace(&pipe, "new", Some(b"old"), &mut |_| {}).expect_err("a pipe");
    assert!(matches!(failed.cause, Error::NotAFile { .. }), "{failed:?}");
    let large = root.path().join("large.toml");
    let file = File::create(&large).expect("created");
    file.set_len(crate::store::LARGEST + 1).expect("it takes no room");
    let failed = replace(&large, "new", Some(b"old"), &mut |_| {}).expect_err("too large");
    assert!(matches!(failed.cause, Error::TooLarge { .. }), "{failed:?}");
}

#[test]
fn a_chain_of_links_that_leads_nowhere_is_told_and_not_tried_for_ever() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().expect("a directory");
    let link = root.path().join("a.toml");
    symlink("b.toml", &link).expect("linked");
    symlink("nowhere.toml", root.path().join("b.toml")).expect("linked");
    let failed = replace(&link, "new", None, &mut |_| {}).expect_err("it leads nowhere");
    assert!(matches!(failed.cause, Error::Dangling { .. }), "{failed:?}");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
}
