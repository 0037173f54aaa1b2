//! Earlier states and the trash: looked at, brought back, taken back.

use std::fs;
use std::path::PathBuf;

use monshin::action::Context;
use monshin::session::Entry;

use crate::support::{Harness, Room};

/// A session with one answer now, and two earlier states.
fn room() -> (Room, PathBuf) {
    let room = Room::new();
    let answer = |level: &str| format!("[answers.A-1]\nas_is = {{ insource = \"{level}\" }}\n");
    for (level, name) in [("1", "20261124T010000Z"), ("2", "20261125T010000Z")] {
        let file = room.session("soc-maturity", "at = \"A-1\"", &answer(level));
        let text = fs::read_to_string(file).expect("text");
        room.write(&format!("backups/年次/{name}.toml"), &text);
    }
    let file = room.session("soc-maturity", "at = \"A-1\"", &answer("4"));
    (room, file)
}

fn at_home() -> Harness {
    Harness::new(room().0, "")
}

fn level(h: &mut Harness) -> String {
    match &h.saved().answer("A-1").as_is["insource"] {
        Entry::Level(level) => level.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn earlier_states_are_listed_newest_first_with_what_is_in_them() {
    for key in ["b", "F6"] {
        let mut h = at_home();
        h.keys(key);
        assert_eq!(h.app.context(), Context::Backups);
        h.sees("Earlier states").sees("Now").sees("1/57").sees("automatic");
        let whens: Vec<&str> = h.app.backups.states.iter().map(|at| &*at.backup.stamp).collect();
        assert_eq!(whens, ["20261125T010000Z", "20261124T010000Z"]);
        assert!(h.app.backups.states.iter().all(|state| state.differs == Some(1)));
        h.keys("Esc");
        assert_eq!(h.app.context(), Context::Home);
    }
}

#[test]
fn a_state_is_looked_at_without_being_written() {
    let mut h = at_home();
    let before = fs::read_to_string(h.file()).expect("text");
    h.keys("b Down Enter");
    assert_eq!(h.app.context(), Context::Interview);
    h.sees("read-only");
    assert!(h.told().contains("earlier state"), "{}", h.told());
    assert_eq!(h.work().answer().as_is["insource"], Entry::Level("1".into()));
    h.keys("Down 5");
    assert!(h.told().contains("earlier state"), "the key says why it does nothing: {}", h.told());
    h.keys("x o Esc r Esc");
    assert_eq!(h.work().answer().as_is["insource"], Entry::Level("1".into()));
    h.keys("Esc");
    assert_eq!((h.app.context(), h.app.backups.at[0]), (Context::Backups, 1));
    assert_eq!(fs::read_to_string(h.file()).expect("text"), before);
    // Also by the shorter way, and twice leads home.
    h.keys("Enter q");
    assert_eq!(h.app.context(), Context::Backups);
    h.keys("q");
    assert_eq!(h.app.context(), Context::Home);
}

#[test]
fn a_state_is_brought_back_and_that_is_taken_back() {
    let mut h = at_home();
    h.keys("b Down r");
    assert_eq!(level(&mut h), "1");
    assert!(h.told().contains("r there takes this back"), "{}", h.told());
    // What was there is the first line now, and marked.
    assert_eq!((h.app.backups.at[0], h.app.backups.states.len()), (0, 3));
    h.sees("replaced");
    h.keys("r");
    assert_eq!(level(&mut h), "4");
    h.keys("Esc Enter");
    assert_eq!(h.question(), "A-1");
    assert_eq!(h.work().answer().as_is["insource"], Entry::Level("4".into()));
}

#[test]
fn what_is_there_already_cannot_be_brought_back() {
    let (room, file) = room();
    let text = fs::read_to_string(&file).expect("text");
    room.write("backups/年次/20261126T010000Z.toml", &text);
    let mut h = Harness::new(room, "");
    h.keys("b");
    assert!(!h.footer().contains("restore"), "{}", h.footer());
    h.keys("r");
    assert_eq!(h.app.backups.states.len(), 3);
    h.keys("Down");
    assert!(h.footer().contains("restore"), "{}", h.footer());
}

#[test]
fn a_damaged_session_is_brought_back_from_home() {
    let (room, file) = room();
    fs::write(&file, "format = 1\ntitle = \"").expect("written");
    let mut h = Harness::new(room, "");
    h.sees("cannot be read");
    h.keys("b").sees("cannot be read");
    h.keys("r");
    assert_eq!(level(&mut h), "2");
    h.keys("Esc").sees_no("cannot be read");
}

#[test]
fn a_damaged_state_says_so_and_is_not_brought_back() {
    let (room, _) = room();
    room.write("backups/年次/20261126T010000Z.toml", "format = [");
    let mut h = Harness::new(room, "");
    h.keys("b Enter");
    assert_eq!(h.app.context(), Context::Backups);
    assert!(h.told().contains("cannot be read"), "{}", h.told());
    h.keys("r");
    assert_eq!(level(&mut h), "4");
}

#[test]
fn without_earlier_states_the_page_says_how_they_come_about() {
    let room = Room::new();
    room.session("soc-maturity", "", "");
    let mut h = Harness::new(room, "");
    h.keys("b").sees("no earlier states yet");
    h.keys("Enter r Down Tab").sees("trash is empty");
}

#[test]
fn the_trash_is_a_page_and_brings_sessions_back() {
    let mut h = at_home();
    h.keys("Delete b");
    assert_eq!(h.app.context(), Context::Backups);
    h.sees("Trash").sees("年次").sees_no("Earlier states  ");
    h.keys("Enter");
    assert_eq!(h.app.context(), Context::Interview);
    h.sees("read-only");
    h.keys("Esc r");
    assert_eq!(level(&mut h), "4");
    assert!(h.told().contains("年次"), "{}", h.told());
    h.sees("trash is empty");
    h.keys("Esc");
    assert_eq!(h.app.home.sessions.len(), 1);
    assert!(!h.app.home.trashed, "there is nothing to take back any more");
}

#[test]
fn what_a_save_replaces_is_kept_at_the_first_save_after_opening() {
    let (room, file) = room();
    let before = fs::read_to_string(&file).expect("text");
    let mut h = Harness::open(room, &file, "");
    h.keys("5 2 3");
    h.settle();
    h.keys("q b");
    let states = &h.app.backups.states;
    assert_eq!(states.len(), 3, "one for the whole of ten minutes");
    assert_eq!(fs::read_to_string(&states[0].backup.file).expect("text"), before);
}

#[test]
fn the_smallest_screen_shows_the_list() {
    let mut h = at_home();
    h.keys("resize:40x10 b").sees("1/57");
    h.keys("Down Tab Tab resize:1x1 resize:200x60");
    h.sees("Differing answers");
}
