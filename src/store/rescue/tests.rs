use super::*;
use crate::store::Store;

#[test]
fn a_rescue_goes_to_the_backups_and_where_these_cannot_be_written_to_the_next_place() {
    let (root, paths) = Paths::of_a_test();
    let session = paths.sessions().join("a.toml");
    let rescued = rescue(&paths, &Shelf::of(&paths, &session), "ours").expect("rescued");
    assert!(
        rescued.starts_with(paths.backups()) && rescued.ends_with(rescued.file_name().unwrap())
    );
    assert!(rescued.to_string_lossy().ends_with("-unsaved.toml"), "{rescued:?}");
    assert_eq!(fs::read_to_string(rescued).expect("text"), "ours");
    // A file where the directory should be.
    fs::remove_dir_all(paths.backups()).expect("removed");
    fs::write(paths.backups(), "").expect("written");
    let rescued = rescue(&paths, &Shelf::of(&paths, &session), "ours").expect("rescued");
    assert!(rescued.starts_with(&paths.state), "{rescued:?}");
    let paths = Paths { state: paths.backups().join("none"), ..paths };
    let rescued = rescue(&paths, &Shelf::of(&paths, &session), "ours").expect("rescued");
    assert!(rescued.starts_with(env::temp_dir()) && !rescued.starts_with(root.path()));
    fs::remove_file(rescued).expect("removed");
}

/// Rescued while the backups could not be written.
fn rescued_apart(paths: &Paths, session: &Path, text: &str) -> PathBuf {
    create_directory(paths.backups().parent().expect("a directory")).expect("created");
    fs::write(paths.backups(), "").expect("written");
    let rescued = rescue(paths, &Shelf::of(paths, session), text).expect("rescued");
    fs::remove_file(paths.backups()).expect("removed");
    rescued
}

#[test]
fn what_was_rescued_elsewhere_is_found_at_the_next_opening() {
    let (root, paths) = Paths::of_a_test();
    let session = paths.sessions().join("a.toml");
    // Of the same name, and of a name that goes on.
    let others = [root.path().join("a.toml"), paths.sessions().join("a-2.toml")];
    let theirs = others.each_ref().map(|other| rescued_apart(&paths, other, "theirs"));
    let apart = rescued_apart(&paths, &session, "ours");
    assert!(apart.starts_with(&paths.state), "{apart:?}");
    let store = Store::new(paths.clone());
    bring_in_rescued(&paths, &session);
    let found = store.unsaved_state(&session).expect("it is offered");
    assert_eq!(fs::read_to_string(&found.file).expect("text"), "ours");
    assert!(apart.to_string_lossy().contains(&found.stamp), "it keeps its time");
    assert!(!apart.exists() && theirs.iter().all(|other| other.exists()));
    // Once.
    bring_in_rescued(&paths, &session);
    assert_eq!(store.backups(&session).expect("listed"), [found]);
}

#[test]
fn what_cannot_be_brought_in_stays_where_it_is() {
    let (_root, paths) = Paths::of_a_test();
    let session = paths.sessions().join("a.toml");
    let apart = rescued_apart(&paths, &session, "ours");
    fs::write(paths.backups(), "").expect("written");
    bring_in_rescued(&paths, &session);
    assert_eq!(fs::read_to_string(&apart).expect("text"), "ours");
}

#[test]
fn what_a_save_left_that_was_cut_off_goes_to_the_backups_where_it_says_something_else() {
    const TEXT: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";
    let (_root, paths) = Paths::of_a_test();
    let session = paths.sessions().join("a.toml");
    create_directory(&paths.sessions()).expect("created");
    fs::write(&session, TEXT).expect("written");
    let other = TEXT.replace("\"t\"", "\"other\"");
    for (middle, text) in [("aaaaaa", TEXT), ("bbbbbb", "format = "), ("cccccc", &other)] {
        fs::write(paths.sessions().join(format!(".a.toml.{middle}.tmp")), text).expect("written");
    }
    clear_leftovers(&paths, &session);
    assert_eq!(fs::read_dir(paths.sessions()).expect("listed").count(), 1);
    let kept = Store::new(paths).backups(&session).expect("listed");
    let texts = kept.iter().map(|kept| fs::read_to_string(&kept.file).expect("text"));
    assert_eq!(texts.collect::<Vec<_>>(), [other]);
}
