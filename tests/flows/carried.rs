//! A session whose set has another version than the one that it was made for.

use crate::support::{Harness, Room};

/// The small set in version 1; the session was made for 0.9, and answers a question that is gone.
fn opened(set: &str, rest: &str) -> Harness {
    let room = Room::with_tiny();
    let text = format!(
        "format = 1\ntitle = \"年次\"\n# ours\n[questionnaire]\nid = \"tiny\"\n{set}\n\
         [answers.GONE]\nnote = \"kept\"\n{rest}"
    );
    let file = room.write("sessions/年次.toml", &text);
    Harness::open(room, &file, "")
}

#[test]
fn the_report_is_read_once_and_noted_in_the_file() {
    let mut harness = opened("version = \"0.9\" # theirs", "");
    let screen = harness.screen();
    for part in ["version 0.9", "at hand is 1", "no longer asked: 1", "GONE", "without an answer"] {
        assert!(screen.contains(part), "{part} in\n{screen}");
    }
    harness.keys("Enter");
    assert!(!harness.screen().contains("no longer asked"));
    harness.settle();
    let text = harness.text();
    assert!(text.contains("version = \"0.9\" # theirs\ncarried_to = \"1\"\n"), "{text}");
    assert!(text.contains("# ours") && text.contains("[answers.GONE]\nnote = \"kept\"\n"));
    assert!(!harness.work().can_undo() && !text.contains("updated"), "no answer was changed");

    let again = opened("version = \"0.9\"\ncarried_to = \"1\"", "");
    assert!(again.app.dialogs.is_empty());
    assert_eq!(again.told(), "", "what the report said is not said again");
}

#[test]
fn a_report_that_was_only_looked_at_comes_again() {
    let mut harness = opened("version = \"0.9\"", "");
    harness.keys("Esc");
    assert!(harness.app.dialogs.is_empty());
    assert!(!harness.text().contains("carried_to"));
}

#[test]
fn an_older_set_than_the_session_was_made_for_is_told_as_such() {
    let mut harness = opened("version = \"3.0\"\ncarried_to = \"2.0\"", "");
    assert!(harness.screen().contains("at hand, 1, is\n older"), "{}", harness.screen());
    harness.keys("L");
    assert!(harness.screen().contains("それより古い"), "{}", harness.screen());
    harness.keys("Enter");
    assert!(harness.text().contains("carried_to = \"1\""));
}

#[test]
fn a_long_report_is_read_to_its_end_on_a_small_screen() {
    let many = (0..60).map(|n| format!("[answers.OLD-{n:02}]\nnote = \"x\"\n"));
    let many = many.collect::<Vec<_>>().concat();
    let mut harness = opened("version = \"0.9\"", &many);
    harness.keys("resize:40x10");
    assert!(!harness.screen().contains("OLD-59"));
    for _ in 0..40 {
        if harness.screen().contains("OLD-59") {
            return;
        }
        harness.keys("PgDn");
    }
    panic!("{}", harness.screen());
}

#[test]
fn a_newer_format_is_told_and_nothing_is_asked() {
    let room = Room::with_tiny();
    let text = "format = 2\ntitle = \"t\"\n[questionnaire]\nid = \"tiny\"\nversion = \"0.9\"\n";
    let file = room.write("sessions/a.toml", text);
    let harness = Harness::open(room, &file, "");
    assert!(harness.app.dialogs.is_empty());
    assert!(harness.told().contains("newer"), "{}", harness.told());
}
