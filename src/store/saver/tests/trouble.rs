//! Disks that do not answer, and panics.

use std::sync::mpsc::sync_channel;

use super::*;

#[test]
fn nobody_waits_for_long_for_a_disk_that_hangs_and_nothing_is_lost_meanwhile() {
    let mut room = Room::new();
    room.make_directory();
    fs::write(&room.file, "x").expect("written");
    let (reached, is_reached) = sync_channel(1);
    let (go_on, may_go_on) = channel::<()>();
    let hangs = Box::new(move |_: &[u8]| {
        let _ = reached.try_send(());
        let _ = may_go_on.recv();
    });
    let document = Document::new(&room.session);
    let mut saver = Saver::start(room.file.clone(), Some("x".to_owned()), document, hangs, |_| {});
    saver.patience = Duration::from_millis(20);
    saver.save(room.note("A-1", Urgency::Now));
    is_reached.recv_timeout(LONG).expect("the thread saves");
    saver.save(room.note("A-2", Urgency::Now));
    assert!(matches!(&*saver.flush().expect_err("it hangs"), Error::NoAnswer(_)));
    let text = saver.text();
    assert!(text.contains("note of A-1") && text.contains("note of A-2"), "{text}");
    let shared = Arc::clone(&saver.shared);
    saver.abandon();
    // The thread is there still; once the disk answers it ends without writing what came later.
    drop(go_on);
    assert!(shared.is_gone_within(LONG));
    assert!(!room.text().contains("note of A-2"));
}

#[test]
fn what_goes_wrong_before_replacing_does_not_keep_from_saving() {
    let mut room = Room::new();
    room.make_directory();
    fs::write(&room.file, "x").expect("written");
    let document = Document::new(&room.session);
    let hook = Box::new(|_: &[u8]| panic!("on purpose: the earlier state cannot be kept"));
    let saver = Saver::start(room.file.clone(), Some("x".to_owned()), document, hook, |_| {});
    saver.save(room.note("A-1", Urgency::Now));
    saver.close().expect("saved");
    assert!(room.text().contains("note of A-1"));
}

#[test]
fn a_panic_of_the_thread_is_told_and_ends_all_waiting() {
    let mut room = Room::new();
    room.make_directory();
    let (events, received) = channel();
    let tell = move |event| {
        let panics = matches!(event, SaverEvent::Saved { .. });
        let _ = events.send(event);
        assert!(!panics, "on purpose");
    };
    let document = Document::new(&room.session);
    let saver = Saver::start(room.file.clone(), None, document, Box::new(|_: &[u8]| {}), tell);
    saver.save(room.note("A-1", Urgency::Now));
    received.recv_timeout(LONG).expect("saved");
    match received.recv_timeout(LONG).expect("told") {
        SaverEvent::Failed { cause, .. } => assert!(matches!(*cause, Error::SaverGone)),
        other => panic!("{other:?}"),
    }
    saver.save(room.note("A-2", Urgency::Now));
    assert!(matches!(&*saver.flush().expect_err("nobody saves"), Error::SaverGone));
    assert!(saver.text().contains("note of A-2"), "it can still be saved elsewhere");
}

#[test]
fn what_is_pending_is_in_the_text_before_it_is_on_the_disk() {
    let mut room = Room::new();
    let (saver, events) = room.start();
    saver.save(room.note("A-1", Urgency::Now));
    events.recv_timeout(LONG).expect("a failure");
    saver.save(room.note("A-2", Urgency::Soon));
    let text = saver.text();
    assert_eq!(read(&text).expect("no faults"), room.session);
    saver.abandon();
    room.make_directory();
    assert_eq!(room.text(), "", "what was left behind is not written");
}
