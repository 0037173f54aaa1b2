use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;

fn room() -> (tempfile::TempDir, Paths) {
    let root = tempfile::tempdir().expect("a directory");
    let data = root.path().join("data");
    let paths = Paths::find(Some(&data), None).expect("paths");
    (root, Paths { state: data.join("state"), ..paths })
}

#[test]
fn a_place_is_a_file_or_a_directory_and_nothing_is_replaced() {
    let (root, _) = room();
    let session = Path::new("/sessions/年次 監査.toml");
    let at = |name: &str| root.path().join(name);
    let save = |place: &Path| save_elsewhere(&place.to_string_lossy(), session, "x".to_owned());
    let in_directory = at("年次 監査.toml");
    assert_eq!(save(root.path()).expect("saved"), in_directory);
    assert_eq!(fs::metadata(&in_directory).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(save(&at("b.toml")).expect("saved"), at("b.toml"));
    assert_eq!(save(&at("c")).expect("saved"), at("c.toml"));
    fs::write(at("b.toml"), "someone's").expect("written");
    save(&at("b.toml")).expect_err("it is there");
    save(&at("none/d.toml")).expect_err("no such directory");
    save(&at("none/")).expect_err("no such directory");
    assert_eq!(fs::read_to_string(at("b.toml")).expect("text"), "someone's");
    assert_eq!(name_elsewhere(root.path(), session), at("年次 監査-2.toml"));
}

#[test]
fn beside_the_session_a_free_name_is_taken() {
    let (root, _) = room();
    let session = root.path().join("a.toml");
    fs::write(&session, "theirs").expect("written");
    assert_eq!(save_beside(&session, "ours").expect("saved"), root.path().join("a-2.toml"));
    assert_eq!(save_beside(&session, "more").expect("saved"), root.path().join("a-3.toml"));
    assert_eq!(fs::read_to_string(&session).expect("text"), "theirs");
}

#[test]
fn a_rescue_goes_to_the_backups_and_where_these_cannot_be_written_to_the_next_place() {
    let (root, paths) = room();
    let session = paths.sessions().join("a.toml");
    let rescued = rescue(&paths, &session, "ours").expect("rescued");
    assert!(
        rescued.starts_with(paths.backups()) && rescued.ends_with(rescued.file_name().unwrap())
    );
    assert!(rescued.to_string_lossy().ends_with("-unsaved.toml"), "{rescued:?}");
    assert_eq!(fs::read_to_string(rescued).expect("text"), "ours");
    // A file where the directory should be.
    fs::remove_dir_all(paths.backups()).expect("removed");
    fs::write(paths.backups(), "").expect("written");
    let rescued = rescue(&paths, &session, "ours").expect("rescued");
    assert!(rescued.starts_with(&paths.state), "{rescued:?}");
    let paths = Paths { state: paths.backups().join("none"), ..paths };
    let rescued = rescue(&paths, &session, "ours").expect("rescued");
    assert!(rescued.starts_with(env::temp_dir()) && !rescued.starts_with(root.path()));
    fs::remove_file(rescued).expect("removed");
}
