//! The session's file is changed by someone else, or cannot be saved where it belongs.

use std::fs;
use std::path::PathBuf;

use monshin::session::{self, Entry, Session};
use monshin::tui::work::Saved;

use crate::support::Harness;

/// The session's file. Others may be beside it.
fn file(h: &Harness) -> PathBuf {
    h.work().file.clone()
}

fn text(h: &Harness) -> String {
    fs::read_to_string(file(h)).expect("text")
}

fn read(text: &str) -> Session {
    session::read(text).expect("no faults")
}

/// Texts of the session's backups of a kind.
fn backups(h: &Harness, kind: &str) -> Vec<String> {
    let directory = h.room.path().join("backups/年次");
    let Ok(entries) = fs::read_dir(directory) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let kept = paths.filter(|path| path.to_string_lossy().contains(kind));
    kept.map(|path| fs::read_to_string(path).expect("text")).collect()
}

/// At A-1, answered 3 here while someone set it to 1, answered A-2 and changed the title.
fn in_conflict() -> (Harness, String) {
    let mut h = Harness::with_answers("A-1", "[answers]\n[answers.A-3]\nnote = \"both\"\n");
    let theirs = text(&h).replace("年次", "年次 改").replace(
        "[answers]\n",
        "[answers]\nA-1.as_is.insource = \"1\"\nA-2.as_is.insource = \"4\"\n",
    );
    fs::write(file(&h), &theirs).expect("written");
    h.keys("3");
    h.wait("the conflict is told", |h| {
        h.app.work.as_ref().is_some_and(|work| work.clash.is_some())
    });
    (h, theirs)
}

fn is_saved(h: &mut Harness) {
    h.wait("it is saved", |h| h.app.work.as_ref().is_some_and(|work| work.saved == Saved::Yes));
}

fn level(session: &Session, question: &str) -> Option<Entry> {
    session.answer(question).as_is.get("insource").cloned()
}

fn one(level: &str) -> Entry {
    Entry::Level(level.to_owned())
}

#[test]
fn a_conflict_is_told_and_shown_question_by_question() {
    let (mut h, theirs) = in_conflict();
    assert!(h.header().contains("NOT SAVED since 10:00"), "{}", h.header());
    h.sees("! shows both sides");
    assert_eq!(text(&h), theirs, "nothing is overwritten");
    h.keys("!");
    h.sees("The file was changed from outside").sees("3 differences");
    h.sees("A-1").sees("changed in both").sees("changed in the file").sees("年次 改");
    h.sees_no("A-3");
    h.keys("Esc");
    assert!(h.app.dialogs.is_empty(), "it can be decided later");
    assert_eq!(text(&h), theirs);
    // One goes on working; nothing of it is lost.
    h.keys("Enter 2 ! m");
    is_saved(&mut h);
    assert_eq!(level(&read(&text(&h)), "A-2"), Some(one("2")));
}

#[test]
fn keeping_mine_saves_it_and_keeps_theirs_among_the_backups() {
    let (mut h, theirs) = in_conflict();
    h.keys("! m");
    is_saved(&mut h);
    let saved = read(&text(&h));
    assert_eq!((level(&saved, "A-1"), level(&saved, "A-2")), (Some(one("3")), None));
    assert_eq!(saved.title, "年次");
    assert_eq!(backups(&h, "-kept"), [theirs]);
    assert!(!h.footer().contains('!'), "there is nothing to decide any more");
    h.keys("!");
    assert!(h.app.dialogs.is_empty());
}

#[test]
fn taking_theirs_opens_it_at_the_same_place_and_keeps_mine_among_the_backups() {
    let (mut h, theirs) = in_conflict();
    h.keys("Enter ! t");
    assert_eq!(h.question(), "A-2");
    assert_eq!(h.work().session.title, "年次 改");
    assert_eq!(level(&h.work().session, "A-1"), Some(one("1")));
    let kept = backups(&h, "-kept");
    assert_eq!(level(&read(&kept[0]), "A-1"), Some(one("3")));
    assert_eq!(text(&h), theirs);
    h.keys("2");
    h.settle();
    assert_eq!(level(&read(&text(&h)), "A-2"), Some(one("2")), "and it is worked on");
}

#[test]
fn keeping_both_goes_on_in_a_file_of_its_own() {
    let (mut h, theirs) = in_conflict();
    let before = file(&h);
    h.keys("! b");
    assert!(h.told().contains("年次-2"), "{}", h.told());
    assert_eq!(file(&h).file_name().unwrap(), "年次-2.toml");
    h.keys("Enter 2");
    h.settle();
    assert_eq!(fs::read_to_string(before).expect("text"), theirs);
    let saved = read(&text(&h));
    assert_eq!((level(&saved, "A-1"), level(&saved, "A-2")), (Some(one("3")), Some(one("2"))));
}

#[test]
fn a_broken_file_is_shown_with_its_faults_and_cannot_be_taken() {
    let mut h = Harness::at("A-1");
    fs::write(file(&h), "format = 1\ntitle = \"年次\nid\n").expect("written");
    h.keys("3");
    h.wait("the conflict is told", |h| {
        h.app.work.as_ref().is_some_and(|work| work.clash.is_some())
    });
    h.keys("!");
    h.sees("cannot be read as a session").sees("line 2, column");
    assert!(!h.footer().contains("take theirs"), "{}", h.footer());
    h.keys("t");
    assert_eq!(h.app.dialogs.len(), 1, "the key does nothing");
    h.keys("m");
    is_saved(&mut h);
    assert_eq!(level(&read(&text(&h)), "A-1"), Some(one("3")));
    assert_eq!(backups(&h, "-kept").len(), 1);
}

#[test]
fn comments_of_others_are_kept_without_a_question() {
    let mut h = Harness::at("A-1");
    let theirs = format!("# looked at on Monday\n{}", text(&h));
    fs::write(file(&h), theirs).expect("written");
    h.keys("3");
    is_saved(&mut h);
    assert!(h.told().contains("comments"), "{}", h.told());
    assert!(text(&h).starts_with("# looked at on Monday\n"));
    assert_eq!(level(&read(&text(&h)), "A-1"), Some(one("3")));
}

#[test]
fn leaving_with_a_conflict_asks_first_and_goes_on_with_the_answer() {
    let (mut h, theirs) = in_conflict();
    h.keys("q");
    h.sees("The file was changed from outside");
    h.keys("Esc");
    assert!(h.app.work.is_some(), "one stays");
    h.keys("q m");
    assert!(h.app.work.is_none() && h.told().contains("backups"), "{}", h.told());
    assert_eq!(backups(&h, "-kept"), [theirs]);

    let (mut h, theirs) = in_conflict();
    h.keys("Ctrl-c t");
    assert_eq!(h.code, Some(130));
    assert!(h.last_words().contains("backups"));
    assert_eq!(text(&h), theirs);
    assert_eq!(backups(&h, "-kept").len(), 1);
}

/// At A-1, answered, with the directory of the sessions gone.
fn unsaved() -> Harness {
    let mut h = Harness::at("A-1");
    let sessions = h.room.path().join("sessions");
    fs::remove_dir_all(sessions).expect("removed");
    h.keys("3");
    h.wait("the failure is told", |h| {
        h.app.work.as_ref().is_some_and(|work| matches!(work.saved, Saved::No { .. }))
    });
    h
}

#[test]
fn what_cannot_be_saved_is_saved_elsewhere_and_nothing_there_is_replaced() {
    let mut h = unsaved();
    let place = |name: &str| h.room.path().join(name);
    let (taken, free) = (place("taken.toml"), place("free.toml"));
    fs::write(&taken, "someone's").expect("written");
    h.keys("q").sees("This session is not saved").sees("as a new file");
    h.keys("s").sees("Save elsewhere");
    h.keys(&format!("Home Ctrl-k paste:\"{}\" Enter", taken.display()));
    h.sees("exists already");
    h.keys("Esc").sees("This session is not saved");
    h.keys("s");
    h.keys(&format!("Home Ctrl-k paste:\"{}\" Enter", free.display()));
    assert!(h.app.work.is_none() && h.told().contains("free.toml"), "{}", h.told());
    assert_eq!(fs::read_to_string(taken).expect("text"), "someone's");
    let saved = read(&fs::read_to_string(free).expect("text"));
    assert_eq!(level(&saved, "A-1"), Some(one("3")));
}

#[test]
fn an_end_that_nobody_chose_rescues_what_cannot_be_saved() {
    let mut h = unsaved();
    h.end();
    assert_eq!(h.code, Some(143));
    let rescued = backups(&h, "-unsaved");
    assert_eq!(level(&read(&rescued[0]), "A-1"), Some(one("3")));
    let told = h.last_words();
    assert!(told.contains("are kept") && told.contains("-unsaved.toml"), "{told}");

    let (mut h, theirs) = in_conflict();
    h.end();
    assert_eq!(text(&h), theirs);
    assert_eq!(level(&read(&backups(&h, "-unsaved")[0]), "A-1"), Some(one("3")));
}

#[test]
fn a_conflict_can_be_read_at_any_size() {
    for size in ["40x10", "80x24", "120x40"] {
        let (mut h, _) = in_conflict();
        h.keys(&format!("resize:{size} F10 ! PgDn Down PgUp"));
        h.sees("ファイル");
        h.keys(&"PgDn ".repeat(9));
        h.sees("A-2");
    }
}
