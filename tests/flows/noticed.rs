//! The session's file is changed by someone else while there is nothing here to be saved: that is seen
//! at a key, and shown.

use std::fs;

use monshin::session::{self, Entry, Session};
use monshin::tui::work::Saved;

use crate::support::Harness;

const ANSWER: &str = "[answers]\nA-1.as_is.insource = \"1\"\nA-2.as_is.insource = \"4\"\n";

fn text(h: &Harness) -> String {
    fs::read_to_string(&h.work().file).expect("text")
}

/// Someone changes the title, and the answers of.
fn changed(h: &Harness) -> String {
    let theirs = text(h).replace("年次", "年次 改") + ANSWER;
    fs::write(&h.work().file, &theirs).expect("written");
    theirs
}

fn read(text: &str) -> Session {
    session::read(text).expect("no faults")
}

/// The level of a question; empty where it has none.
fn level(session: &Session, question: &str) -> String {
    match session.answer(question).as_is.get("insource") {
        Some(Entry::Level(level)) => level.clone(),
        _ => String::new(),
    }
}

fn is_told(h: &Harness) -> bool {
    h.told().contains("Changed from outside")
}

/// Texts of the session's backups that someone else replaced.
fn kept(h: &Harness) -> Vec<String> {
    let entries = fs::read_dir(h.room.path().join("backups/年次")).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let kept = paths.filter(|path| path.to_string_lossy().contains("-kept"));
    kept.map(|path| fs::read_to_string(path).expect("text")).collect()
}

#[test]
fn it_is_shown_at_a_key_and_worked_on_from_there() {
    let mut h = Harness::at("A-1");
    let theirs = changed(&h);
    h.keys_until("Down", "the change", is_told);
    let told = h.told();
    assert!(told.contains(": This session, A-1, A-2") && told.contains(" at "), "{told}");
    h.sees("> 1  ");
    assert_eq!((h.question(), &*h.work().session.title), ("A-1", "年次 改"));
    assert_eq!(h.work().session.answers.len(), 2);
    assert_eq!(h.scores().progress.answered, 2);
    assert_eq!(text(&h), theirs, "nothing was written");
    assert_eq!(h.work().saved, Saved::Yes);
    h.keys("Enter Enter 3");
    let saved = h.saved();
    assert_eq!([level(&saved, "A-2"), level(&saved, "A-3")], ["4", "3"]);
    assert_eq!(saved.title, "年次 改");
    assert!(h.work().clash.is_none());
}

#[test]
fn who_comes_back_to_the_terminal_sees_it_without_a_key() {
    let mut h = Harness::at("A-1");
    changed(&h);
    h.comes_back();
    h.wait("the change", is_told);
    h.sees("> 1  ");
}

#[test]
fn looking_around_is_nothing_to_be_asked_about() {
    let mut h = Harness::at("A-1");
    changed(&h);
    h.keys("Enter");
    h.wait("the change", is_told);
    assert!(h.work().clash.is_none());
    assert_eq!((h.question(), &*level(&h.work().session, "A-2")), ("A-2", "4"));
    // Also on the way out.
    let theirs = text(&h).replace("年次 改", "年次 三");
    fs::write(&h.work().file, &theirs).expect("written");
    let file = h.work().file.clone();
    h.keys("Enter q");
    assert!(h.app.work.is_none() && h.app.dialogs.is_empty(), "{}", h.screen());
    assert_eq!(fs::read_to_string(file).expect("text"), theirs);
}

#[test]
fn what_was_saved_here_before_is_in_the_backups() {
    let mut h = Harness::at("A-1");
    h.keys("3");
    h.settle();
    let ours = text(&h);
    let theirs = ours.replace("insource = \"3\"", "insource = \"5\"");
    assert_ne!(ours, theirs);
    fs::write(&h.work().file, theirs).expect("written");
    h.keys_until("Down", "the change", is_told);
    assert!(h.told().contains("in the backups"), "{}", h.told());
    assert_eq!(kept(&h), [ours]);
    assert_eq!(level(&h.work().session, "A-1"), "5");
    h.keys("u");
    assert_eq!(level(&h.work().session, "A-1"), "5", "what someone else wrote is not undone");
}

#[test]
fn what_cannot_be_kept_is_not_replaced_on_the_screen() {
    let mut h = Harness::at("A-1");
    h.keys("3");
    h.settle();
    let backups = h.room.path().join("backups");
    fs::remove_dir_all(&backups).expect("removed");
    fs::write(&backups, "in the way").expect("written");
    let theirs = text(&h).replace("insource = \"3\"", "insource = \"5\"");
    fs::write(&h.work().file, theirs).expect("written");
    h.comes_back();
    h.keys("4");
    h.wait("the conflict", |h| h.work().clash.is_some());
    assert_eq!(level(&h.work().session, "A-1"), "4");
}

#[test]
fn while_something_is_typed_it_waits_and_is_a_conflict_as_ever() {
    let mut h = Harness::at("A-1");
    h.keys("n");
    let theirs = changed(&h);
    h.comes_back();
    h.keys("\"x\" Esc");
    h.wait("the conflict", |h| h.work().clash.is_some());
    assert_eq!(text(&h), theirs);
    h.keys("! b");
    h.settle();
    assert_eq!(read(&text(&h)).answer("A-1").note.as_deref(), Some("x"));
    assert_eq!(h.work().file.file_name().unwrap(), "年次-2.toml");
}

#[test]
fn comments_and_layout_are_taken_over_without_a_word() {
    let mut h = Harness::at("A-1");
    fs::write(&h.work().file, format!("# theirs\n{}", text(&h))).expect("written");
    h.comes_back();
    h.keys("3");
    h.settle();
    assert!(text(&h).starts_with("# theirs\n") && level(&read(&text(&h)), "A-1") == "3");
}

#[test]
fn what_cannot_be_shown_waits_for_the_next_save() {
    let whole = text(&Harness::at("A-1"));
    let others = [
        "[half".to_owned(),
        String::new(),
        whole.replace("soc-maturity", "mss-selection"),
        whole.replace("format = 1", "format = 2"),
    ];
    for theirs in others {
        let mut h = Harness::at("A-1");
        fs::write(&h.work().file, &theirs).expect("written");
        h.comes_back();
        h.keys("Down Up");
        assert_eq!((h.told(), &*h.work().session.title), ("", "年次"));
        h.keys("3");
        h.wait("the conflict", |h| h.work().clash.is_some());
        assert_eq!(text(&h), theirs);
    }
}

#[test]
fn a_draft_that_nobody_decided_about_is_not_taken_off_the_screen() {
    let draft = "[draft]\nquestion = \"A-5\"\nfield = \"note\"\ntext = \"x\"\n";
    let mut h = Harness::with_answers("A-1", draft);
    h.keys("Esc");
    let theirs = text(&h).replace(draft, "");
    fs::write(&h.work().file, theirs + ANSWER).expect("written");
    h.comes_back();
    h.keys("Enter");
    h.wait("the conflict", |h| h.work().clash.is_some());
    assert!(h.work().session.draft.is_some());
}
