use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;

#[test]
fn a_place_is_a_file_or_a_directory_and_nothing_is_replaced() {
    let (root, _) = Paths::of_a_test();
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
    let (root, paths) = Paths::of_a_test();
    let session = root.path().join("a.toml");
    fs::write(&session, "theirs").expect("written");
    let save = || save_beside(&paths, &session, |number| format!("ours {number}")).expect("saved");
    assert_eq!(save(), root.path().join("a-2.toml"));
    assert_eq!(save(), root.path().join("a-3.toml"));
    assert_eq!(fs::read_to_string(root.path().join("a-3.toml")).expect("text"), "ours 3");
    assert_eq!(fs::read_to_string(&session).expect("text"), "theirs");
}

#[test]
fn beside_the_session_no_name_is_taken_that_has_states_of_another_one() {
    let (_root, paths) = Paths::of_a_test();
    let session = paths.sessions().join("a.toml");
    fs::create_dir_all(paths.sessions()).expect("created");
    fs::write(&session, "theirs").expect("written");
    fs::create_dir_all(paths.backups().join("a-2")).expect("created");
    let saved = save_beside(&paths, &session, |_| "ours".to_owned()).expect("saved");
    assert!(saved.ends_with("a-3.toml"), "{saved:?}");
}
