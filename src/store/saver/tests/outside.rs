//! Someone else writes the file while it is open.

use super::*;

const BASE: &str = "# ours\nformat = 1\ntitle = \"t\"\n\n[questionnaire]\nid = \"q\"\n";

/// A room with a file that both sides begin from, and its saver.
fn opened() -> (Room, Saver, Receiver<SaverEvent>) {
    let room = Room::new();
    room.make_directory();
    fs::write(&room.file, BASE).expect("written");
    let (events, received) = channel();
    let tell = move |event| drop(events.send(event));
    let document = Document::parse(BASE).expect("TOML");
    let hook = Box::new(|_: &[u8]| {});
    let saver = Saver::start(room.file.clone(), Some(BASE.to_owned()), document, hook, tell);
    (room, saver, received)
}

fn next(events: &Receiver<SaverEvent>) -> SaverEvent {
    events.recv_timeout(LONG).expect("an event")
}

fn clash(events: &Receiver<SaverEvent>) -> Arc<Clash> {
    match next(events) {
        SaverEvent::Conflict { clash, .. } => clash,
        other => panic!("{other:?}"),
    }
}

#[test]
fn comments_keys_and_layout_of_others_stay_and_ours_goes_into_them() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("# ours", "# someone's comment\nown_key = [1,  2]");
    fs::write(&room.file, theirs.replace('\n', "\r\n")).expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    assert!(matches!(next(&events), SaverEvent::Rebased));
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    let text = room.text();
    for part in ["# someone's comment\r\n", "own_key = [1,  2]\r\n", "note of A-1"] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    // It stays so: what is held is now their text.
    saver.save(room.note("A-2", Urgency::Now));
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    assert!(room.text().contains("own_key = [1,  2]\r\n") && room.text().contains("note of A-2"));
    assert_eq!(saver.text(), room.text());
}

#[test]
fn where_someone_else_looked_is_no_conflict() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("[quest", "at = \"Z-9\"\nlang = \"ja\"\n[quest");
    fs::write(&room.file, theirs).expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    assert!(matches!(next(&events), SaverEvent::Rebased));
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    assert_eq!(read(&room.text()).expect("no faults"), room.session);
}

#[test]
fn what_someone_else_says_is_not_overwritten_until_that_is_chosen() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("title = \"t\"", "title = \"theirs\"");
    fs::write(&room.file, &theirs).expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    let clash = clash(&events);
    assert_eq!(clash.text(), Some(&*theirs));
    assert_eq!(clash.base.as_deref(), Some(BASE));
    assert!(matches!(&*saver.flush().expect_err("a conflict"), Error::ChangedOutside(_)));
    assert_eq!(room.text(), theirs, "nothing was written");
    assert!(saver.text().contains("note of A-1"), "and nothing is lost");
    saver.overwrite(&clash);
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    assert_eq!(read(&room.text()).expect("no faults"), room.session);
    saver.close().expect("everything is saved");
}

#[test]
fn a_choice_is_about_what_was_seen() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("title = \"t\"", "title = \"theirs\"");
    fs::write(&room.file, &theirs).expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    let seen = clash(&events);
    let newer = theirs.replace("theirs", "newer");
    fs::write(&room.file, &newer).expect("written");
    saver.overwrite(&seen);
    let again = clash(&events);
    assert_eq!((again.text(), room.text()), (Some(&*newer), newer.clone()));
}

#[test]
fn a_conflict_ends_by_itself_where_the_file_is_as_it_was() {
    let (mut room, saver, events) = opened();
    fs::write(&room.file, "half a li").expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    assert_eq!(clash(&events).text(), Some("half a li"));
    fs::write(&room.file, BASE).expect("written");
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    assert!(room.text().contains("note of A-1") && room.text().starts_with("# ours"));
}

#[test]
fn what_is_no_text_can_be_seen_and_overwritten_too() {
    let (mut room, saver, events) = opened();
    fs::write(&room.file, [0xff, 0xfe, b'x']).expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    let clash = clash(&events);
    assert_eq!((clash.text(), &*clash.theirs), (None, &[0xff, 0xfe, b'x'][..]));
    saver.overwrite(&clash);
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
}

#[test]
fn a_file_that_is_gone_is_written_anew_with_all_that_it_had() {
    let (mut room, saver, events) = opened();
    fs::remove_file(&room.file).expect("removed");
    saver.save(room.note("A-1", Urgency::Now));
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    assert!(room.text().starts_with("# ours") && room.text().contains("note of A-1"));
}

#[test]
fn changes_of_a_failed_save_are_in_what_is_put_into_their_text() {
    let (mut room, saver, events) = opened();
    fs::remove_dir_all(room.root.path().join("sessions")).expect("removed");
    saver.save(room.note("A-1", Urgency::Now));
    assert!(matches!(next(&events), SaverEvent::Failed { .. }));
    // Written first and then moved: an attempt between the two finds no directory, as before.
    let theirs = room.root.path().join("theirs");
    fs::create_dir(&theirs).expect("created");
    fs::write(theirs.join("s.toml"), BASE.replace("# ours", "# theirs")).expect("written");
    fs::rename(&theirs, room.root.path().join("sessions")).expect("renamed");
    let newest = saver.save(room.note("A-2", Urgency::Now));
    let is_last = |event| matches!(event, SaverEvent::Saved { generation } if generation == newest);
    while !is_last(next(&events)) {}
    for part in ["# theirs", "note of A-1", "note of A-2"] {
        assert!(room.text().contains(part), "{part}");
    }
}

fn outside(events: &Receiver<SaverEvent>) -> Arc<Outside> {
    match next(events) {
        SaverEvent::Outside(outside) => outside,
        other => panic!("{other:?}"),
    }
}

#[test]
fn where_nothing_is_to_be_saved_a_change_is_told_and_gone_on_from() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("title = \"t\"", "title = \"theirs\" # own");
    fs::write(&room.file, &theirs).expect("written");
    saver.look(true);
    let seen = outside(&events);
    assert_eq!((&*seen.session.title, seen.kept), ("theirs", false));
    assert!(seen.modified.is_some() && room.text() == theirs);
    assert!(saver.adopt(&seen));
    assert_eq!(saver.text(), theirs);
    room.session.title = "theirs".into();
    saver.save(room.note("A-1", Urgency::Now));
    assert!(matches!(next(&events), SaverEvent::Saved { .. }));
    assert!(room.text().contains("\"theirs\" # own") && room.text().contains("note of A-1"));
}

#[test]
fn what_was_found_is_not_gone_on_from_where_something_was_said_since() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("title = \"t\"", "title = \"theirs\"");
    fs::write(&room.file, &theirs).expect("written");
    saver.look(true);
    let seen = outside(&events);
    saver.save(room.note("A-1", Urgency::Now));
    assert!(!saver.adopt(&seen));
    assert_eq!(clash(&events).text(), Some(&*theirs));
    assert!(saver.text().contains("note of A-1"));
}

#[test]
fn a_place_is_no_conflict_and_a_failed_answer_before_it_is() {
    let (mut room, saver, events) = opened();
    let theirs = BASE.replace("title = \"t\"", "title = \"theirs\"");
    fs::write(&room.file, &theirs).expect("written");
    room.session.at = Some("A-2".into());
    saver.save(Change::of(&room.session, [], Urgency::Soon));
    saver.flush().expect("nothing of ours is missing");
    assert_eq!(&*outside(&events).session.title, "theirs");
    assert_eq!(room.text(), theirs);

    let (mut room, saver, events) = opened();
    fs::write(&room.file, &theirs).expect("written");
    saver.save(room.note("A-1", Urgency::Now));
    clash(&events);
    room.session.at = Some("A-2".into());
    saver.save(Change::of(&room.session, [], Urgency::Soon));
    assert!(saver.flush().is_err(), "the note is not on the disk");
}
