//! The next cycle: what comes along, and last time's answers beside today's.

use std::fs;

use monshin::session::{Entry, Quantity, Session, read};
use monshin::tui::app::Screen;

use crate::support::{Harness, Room, stamp};

/// Last year's session, with a link to a selection elsewhere.
const LAST_YEAR: &str = r#"
[about]
organisation = "A社"
participants = ["佐藤", "鈴木"]
[[link]]
session = "2025-選定"
relation = "related"
[answers.P-1]
choice = ["hybrid"]
[answers.A-1]
as_is = { insource = "3", outsource = "none" }
to_be = { insource = "4" }
note = "規程は2年前のまま"
priority = "high"
evidence = [{ what = "規程集", seen = 2025-11-20 }]
flag = true
[answers.A-2]
not_applicable = "done-elsewhere"
[[action]]
id = "1"
what = "規程を改める" # by spring
questions = ["A-1"]
"#;

/// The file of the next cycle, as it stands on disk.
fn text(h: &mut Harness) -> String {
    h.flush();
    let file = h.room.path().join("sessions/2026-11-23-November-2026.toml");
    fs::read_to_string(file).expect("the next cycle")
}

fn kept(h: &mut Harness) -> Session {
    read(&text(h)).expect("a session")
}

/// The next cycle of it, just begun from Home.
fn next_cycle() -> Harness {
    let room = Room::new();
    room.session("soc-maturity", "target_by = 2028-03-31", LAST_YEAR);
    let mut h = Harness::new(room, "");
    h.keys("y").sees("Next cycle").sees("as-is is asked anew").sees("佐藤");
    h.keys("Enter");
    h
}

#[test]
fn targets_actions_and_notes_come_along_and_the_as_is_is_asked_anew() {
    let mut h = next_cycle();
    assert_eq!(h.app.screen, Screen::Interview);
    assert_eq!(h.scores().progress.answered, 0);
    let text = text(&mut h);
    assert!(text.contains("規程を改める\" # by spring"), "{text}");
    let saved = kept(&mut h);
    let a1 = saved.answer("A-1");
    assert!(a1.as_is.is_empty() && a1.evidence.is_empty() && !a1.flag, "{a1:?}");
    assert_eq!(a1.to_be["insource"], Entry::Level("4".into()));
    assert_eq!(a1.note.as_deref(), Some("規程は2年前のまま"));
    assert!(a1.priority.is_some() && saved.target_by.is_some());
    assert_eq!(saved.about.organisation, "A社");
    let links: Vec<(&str, &str)> =
        saved.links.iter().map(|link| (&*link.session, &*link.relation)).collect();
    assert_eq!(links, [("2025-選定", "related"), ("年次", "previous")]);
}

#[test]
fn one_key_confirms_last_times_answer_as_todays() {
    let mut h = next_cycle();
    h.sees("Last").sees("Hybrid");
    assert!(h.footer().contains("p as last time"), "{}", h.footer());
    h.keys("p").sees("stands as today's");
    assert_eq!(kept(&mut h).answer("P-1").choice, ["hybrid"]);
    h.keys("/ \"A-1\" Enter");
    h.sees("Last  3").sees("Last  decided against");
    h.clock("11:30").keys("p");
    let saved = kept(&mut h);
    let a1 = saved.answer("A-1");
    assert_eq!(a1.as_is["insource"], Entry::Level("3".into()));
    assert_eq!(a1.as_is["outsource"], Entry::None);
    assert_eq!(a1.answered, Some(stamp("11:30")));
    assert!(a1.evidence.is_empty(), "what was seen last year was not seen today");
    // It is one step, and there is nothing more to take over.
    assert!(!h.footer().contains("as last time"));
    h.keys("u");
    assert!(kept(&mut h).answer("A-1").as_is.is_empty());
}

#[test]
fn what_did_not_apply_can_be_confirmed_and_an_answer_of_today_is_replaced() {
    let mut h = next_cycle();
    h.keys("/ \"A-2\" Enter");
    h.sees("Last  not applicable");
    h.keys("p");
    assert_eq!(kept(&mut h).answer("A-2").not_applicable.as_deref(), Some("done-elsewhere"));
    h.keys("/ \"A-1\" Enter 5 Tab 2 p");
    let saved = kept(&mut h);
    assert_eq!(saved.answer("A-1").as_is["insource"], Entry::Level("3".into()));
    assert_eq!(saved.answer("A-1").as_is["outsource"], Entry::None);
}

#[test]
fn numbers_and_rows_of_a_selection_are_taken_over() {
    let room = Room::new();
    let answers = "[answers.S-2]\nnumber = 120\nestimate = true\nas_of = 2025-10-01\n\
                   [[answers.R-1.row]]\nasset = \"DB\"\n[[answers.R-1.row]]\nasset = \"Web\"\n";
    room.selection("S-2", answers);
    let mut h = Harness::new(room, "");
    h.keys("y Enter / \"S-2\" Enter").sees("Last  ~120");
    h.keys("p");
    let saved = kept(&mut h);
    let number = saved.answer("S-2");
    assert_eq!((number.number, number.estimate), (Some(Quantity::Known(120.0)), true));
    assert!(number.as_of.is_some());
    h.keys("/ \"R-1\" Enter").sees("Last  2 rows");
    h.keys("p");
    assert_eq!(kept(&mut h).answer("R-1").rows.len(), 2);
    assert!(!h.footer().contains("as last time"));
}

#[test]
fn without_a_cycle_before_the_key_does_nothing() {
    let mut h = Harness::at("A-1");
    let before = h.screen();
    h.keys("p");
    assert_eq!(h.screen(), before);
}

#[test]
fn a_cycle_before_that_is_gone_keeps_nothing_from_opening() {
    let mut h = next_cycle();
    fs::remove_file(h.room.path().join("sessions/年次.toml")).expect("removed");
    h.keys("q Enter").sees_no("Last  ");
    assert_eq!(h.app.screen, Screen::Interview);
}
