//! The saving thread against a real directory.

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::*;
use crate::session::{Change as Say, Edit, Offer, Stamp, candidates, read};

struct Room {
    root: tempfile::TempDir,
    file: PathBuf,
    session: Session,
}

impl Room {
    fn new() -> Room {
        let root = tempfile::tempdir().expect("a directory");
        let file = root.path().join("sessions/s.toml");
        let mut session = Session { title: "t".into(), format: 1, ..Session::default() };
        session.questionnaire.id = "q".into();
        Room { root, file, session }
    }

    fn make_directory(&self) {
        fs::create_dir(self.root.path().join("sessions")).expect("created");
    }

    fn start(&self) -> (Saver, Receiver<SaverEvent>) {
        let (events, received) = channel();
        let tell = move |event| drop(events.send(event));
        let document = Document::new(&self.session);
        (Saver::start(self.file.clone(), None, document, Box::new(|_: &[u8]| {}), tell), received)
    }

    fn note(&mut self, id: &str, urgency: Urgency) -> Change {
        let now: Stamp = "2026-11-23T10:00:00+09:00".parse().expect("a stamp");
        self.session.apply(Edit::answer(id, Say::Note(Some(format!("note of {id}"))), now));
        Change::of(&self.session, [id], urgency)
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).unwrap_or_default()
    }
}

const LONG: Duration = Duration::from_secs(20);

#[test]
fn an_urgent_change_is_saved_at_once_and_told() {
    let mut room = Room::new();
    room.make_directory();
    let (saver, events) = room.start();
    let generation = saver.save(room.note("A-1", Urgency::Now));
    let event = events.recv_timeout(LONG).expect("an event");
    assert!(matches!(event, SaverEvent::Saved { generation: at } if at == generation));
    assert!(room.text().contains("note of A-1"));
}

#[test]
fn a_change_that_can_wait_goes_with_the_next_urgent_one() {
    let mut room = Room::new();
    room.make_directory();
    let (saver, events) = room.start();
    saver.save(room.note("A-1", Urgency::Soon));
    assert_eq!(room.text(), "");
    saver.save(room.note("A-2", Urgency::Now));
    events.recv_timeout(LONG).expect("an event");
    assert!(room.text().contains("note of A-1") && room.text().contains("note of A-2"));
    assert!(events.recv_timeout(Duration::from_millis(1200)).is_err(), "nothing is left to save");
}

#[test]
fn a_change_that_can_wait_is_saved_in_a_second_or_on_the_way_out() {
    let mut room = Room::new();
    room.make_directory();
    let (saver, events) = room.start();
    saver.save(room.note("A-1", Urgency::Soon));
    events.recv_timeout(LONG).expect("an event");
    assert!(room.text().contains("note of A-1"));
    saver.save(room.note("A-2", Urgency::Soon));
    saver.close().expect("saved");
    assert!(room.text().contains("note of A-2"));
}

#[test]
fn a_failure_is_told_and_tried_again_until_it_works() {
    let mut room = Room::new();
    let (saver, events) = room.start();
    saver.save(room.note("A-1", Urgency::Now));
    let event = events.recv_timeout(LONG).expect("an event");
    assert!(matches!(event, SaverEvent::Failed { .. }));
    assert!(saver.flush().is_err());
    room.make_directory();
    assert!(events.iter().any(|event| matches!(event, SaverEvent::Saved { .. })));
    assert!(room.text().contains("note of A-1"));
    saver.close().expect("nothing is pending");
}

#[test]
fn closing_says_that_the_last_change_is_not_saved() {
    let mut room = Room::new();
    let (saver, _events) = room.start();
    saver.save(room.note("A-1", Urgency::Now));
    assert!(matches!(*saver.close().expect_err("no directory"), Error::File { .. }));
}

#[test]
fn without_changes_nothing_is_written() {
    let room = Room::new();
    room.make_directory();
    let (saver, events) = room.start();
    saver.flush().expect("nothing to do");
    saver.close().expect("nothing to do");
    assert_eq!(room.text(), "");
    assert!(events.recv().is_err());
}

#[test]
fn candidates_go_with_the_head_and_what_was_said_of_them_with_the_answers() {
    let mut room = Room::new();
    room.make_directory();
    let (saver, _events) = room.start();
    for name in ["A", "B"] {
        let edit = candidates::add(&room.session, name).expect("room for one more");
        room.session.apply(edit);
        saver.save(Change::of(&room.session, [], Urgency::Soon));
    }
    let edit = candidates::remove(&room.session, "a").expect("it is listed");
    room.session.apply(edit);
    saver.save(Change::of(&room.session, [], Urgency::Soon));
    let now: Stamp = "2026-11-23T10:00:00+09:00".parse().expect("a stamp");
    room.session.apply(Edit::answer("V", Say::Offer("a".into(), Some(Offer::Unknown)), now));
    saver.save(Change::of(&room.session, ["V"], Urgency::Now));
    saver.close().expect("saved");
    assert_eq!(read(&room.text()).expect("no faults"), room.session);
}

mod outside;
mod trouble;
