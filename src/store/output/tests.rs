use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::*;

/// The names in a directory, so that nothing left behind goes unnoticed.
fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("a directory");
    let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<String> =
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn session() -> PathBuf {
    PathBuf::from("/elsewhere/s.toml")
}

fn write(path: &Path, existing: Existing, text: &str) -> Result<Written, Error> {
    let mut output = Output::create(path, existing, &session())?;
    output.write_all(text.as_bytes()).expect("written");
    output.finish()
}

fn why(result: Result<Written, Error>) -> Unfit {
    match result {
        Err(Error::Unfit { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_report_is_there_whole_or_not_at_all() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("r.md");
    let mut output = Output::create(&path, Existing::Keep, &session()).expect("begun");
    output.write_all(&vec![b'x'; 100_000]).expect("written");
    assert!(!path.exists(), "until it is whole nothing has its name");
    let written = output.finish().expect("finished");
    assert_eq!(written, Written { path: path.clone(), bytes: 100_000 });
    assert_eq!(names(root.path()), ["r.md"]);
    assert_eq!(fs::read(&path).expect("bytes").len(), 100_000);
}

#[test]
fn what_is_stopped_leaves_nothing_behind_and_the_old_file_as_it_was() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("r.md");
    fs::write(&path, "old").expect("written");
    let mut output = Output::create(&path, Existing::Replace, &session()).expect("begun");
    output.write_all(&vec![b'x'; 100_000]).expect("written");
    drop(output);
    assert_eq!(names(root.path()), ["r.md"]);
    assert_eq!(fs::read_to_string(&path).expect("text"), "old");
}

#[test]
fn an_existing_file_is_kept_unless_it_may_go() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("r.md");
    fs::write(&path, "old").expect("written");
    assert_eq!(why(write(&path, Existing::Keep, "new")), Unfit::Exists);
    assert_eq!(fs::read_to_string(&path).expect("text"), "old");
    write(&path, Existing::Replace, "new").expect("replaced");
    assert_eq!(fs::read_to_string(&path).expect("text"), "new");
    assert_eq!(names(root.path()), ["r.md"]);
}

#[test]
fn a_file_that_appears_meanwhile_is_kept_too() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("r.md");
    let mut output = Output::create(&path, Existing::Keep, &session()).expect("begun");
    output.write_all(b"new").expect("written");
    fs::write(&path, "theirs").expect("written");
    assert_eq!(why(output.finish()), Unfit::Exists);
    assert_eq!(fs::read_to_string(&path).expect("text"), "theirs");
    assert_eq!(names(root.path()), ["r.md"]);
}

#[test]
fn a_directory_and_a_place_that_is_not_there_are_named_and_not_created() {
    let root = tempfile::tempdir().expect("a directory");
    let at = |name: &str| root.path().join(name);
    fs::create_dir(at("d")).expect("created");
    for existing in [Existing::Keep, Existing::Replace] {
        assert_eq!(why(write(&at("d"), existing, "")), Unfit::Directory);
        assert_eq!(why(write(&at("d/"), existing, "")), Unfit::Directory);
        assert_eq!(why(write(&at("gone/r.md"), existing, "")), Unfit::NoDirectory);
        assert_eq!(why(write(&at("gone/"), existing, "")), Unfit::NoDirectory);
    }
    assert_eq!(names(root.path()), ["d"]);
}

#[test]
fn a_session_is_never_replaced_by_its_report() {
    let root = tempfile::tempdir().expect("a directory");
    for name in ["s.toml", "s.txt"] {
        let path = root.path().join(name);
        fs::write(&path, "old").expect("written");
        let refused = Output::create(&path, Existing::Replace, &path).map(drop);
        assert!(matches!(refused, Err(Error::Unfit { why: Unfit::Session, .. })), "{refused:?}");
    }
    let other = root.path().join("s.toml");
    assert_eq!(why(write(&other, Existing::Replace, "new")), Unfit::Session);
}

#[test]
fn a_report_is_named_after_its_session_and_its_language() {
    let session = Path::new("/data/sessions/2026-11-23-年次.v2.toml");
    assert_eq!(report_name(session, false, Lang::Ja, "html"), "2026-11-23-年次.v2-report-ja.html");
    let redacted = |name: &str| report_name(Path::new(name), true, Lang::En, "csv");
    assert_eq!(redacted("/data/2026-11-23-架空商事.toml"), "2026-11-23-report-redacted-en.csv");
    assert_eq!(redacted("/data/架空商事の年次.toml"), "report-redacted-en.csv");
}

#[test]
fn another_name_is_the_first_that_is_free() {
    let root = tempfile::tempdir().expect("a directory");
    let at = |name: &str| root.path().join(name);
    assert_eq!(free_name(&at("r.md")), at("r-2.md"));
    fs::write(at("r-2.md"), "").expect("written");
    assert_eq!(free_name(&at("r.md")), at("r-3.md"));
    assert_eq!(free_name(&at("r")), at("r-4").with_file_name("r-2"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it exists").permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_for_its_owner_alone_and_an_old_one_keeps_its_mode() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("r.md");
        write(&path, Existing::Keep, "one").expect("written");
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("set");
        write(&path, Existing::Replace, "two").expect("replaced");
        assert_eq!(mode(&path), 0o644);
    }

    #[test]
    fn a_file_that_is_protected_stays() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("r.md");
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).expect("set");
        let refused = write(&path, Existing::Replace, "new");
        assert!(matches!(refused, Err(Error::File { doing: Doing::Writing, .. })), "{refused:?}");
        assert_eq!(fs::read_to_string(&path).expect("text"), "old");
        assert_eq!(names(root.path()), ["r.md"]);
    }

    #[test]
    fn a_link_stays_a_link_and_one_that_leads_nowhere_is_not_taken_for_free() {
        let root = tempfile::tempdir().expect("a directory");
        let at = |name: &str| root.path().join(name);
        fs::write(at("r.md"), "old").expect("written");
        symlink("r.md", at("link.md")).expect("linked");
        symlink("gone.md", at("loose.md")).expect("linked");
        assert_eq!(why(write(&at("loose.md"), Existing::Keep, "new")), Unfit::Exists);
        write(&at("link.md"), Existing::Replace, "new").expect("replaced");
        assert!(fs::symlink_metadata(at("link.md")).expect("it exists").is_symlink());
        assert_eq!(fs::read_to_string(at("r.md")).expect("text"), "new");
    }

    #[test]
    fn a_device_is_no_place_for_a_report() {
        for existing in [Existing::Keep, Existing::Replace] {
            assert_eq!(why(write(Path::new("/dev/null"), existing, "")), Unfit::NotAFile);
        }
    }

    #[test]
    fn where_nothing_may_be_written_the_error_names_the_report_and_not_the_temporary_file() {
        // A directory of the system's own refuses whoever runs this.
        let refused = write(Path::new("/proc/self/r.md"), Existing::Keep, "");
        let Err(error @ Error::File { doing: Doing::Writing, .. }) = refused else {
            panic!("{refused:?}")
        };
        let text = crate::strings::errors::error(&error, Lang::En);
        assert!(text.starts_with("/proc/self/r.md: the report cannot be written"), "{text}");
        assert!(!text.contains(".monshin-"), "{text}");
    }
}
