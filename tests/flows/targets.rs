//! The targets pass: a list by function, proposals that are not in the file, the day asked for once.

use monshin::session::{Entry, Priority, Track};
use monshin::tui::app::Screen;

use crate::support::{Harness, Room};

/// Hybrid is aimed at: D-1 (region 1) is expected in-house, C-1 (region 4) bought.
const ANSWERS: &str = r#"
[answers.P-2]
choice = ["hybrid"]
[answers.D-1]
as_is = { insource = "2", outsource = "none" }
[answers.D-2]
as_is = { insource = "5" }
[answers.D-3]
not_applicable = "no-such-work"
[answers.C-1]
as_is = { outsource = "2" }
"#;

fn targets(question: &str) -> Harness {
    let mut h = Harness::with_answers(question, ANSWERS);
    h.keys("T");
    assert_eq!(h.app.screen, Screen::Targets);
    h
}

/// As [`targets`], with a day, so that none is asked for.
fn with_day(question: &str) -> Harness {
    let room = Room::new();
    let head = format!("at = \"{question}\"\ntarget_by = 2028-03-31");
    let file = room.session("soc-maturity", &head, ANSWERS);
    let mut h = Harness::open(room, &file, "");
    h.keys("T");
    h
}

fn to_be(h: &Harness, question: &str) -> Vec<(String, String)> {
    let entries = h.work().session.answer(question).entries(Track::ToBe);
    entries.iter().map(|(scale, entry)| (scale.clone(), entry.word().to_owned())).collect()
}

fn one(scale: &str, level: &str) -> Vec<(String, String)> {
    vec![(scale.to_owned(), level.to_owned())]
}

/// The row of a role on the screen.
#[track_caller]
fn row(h: &Harness, id: &str) -> String {
    let screen = h.screen();
    let row = screen.lines().find(|line| line.contains(&format!(" {id} ")));
    row.unwrap_or_else(|| panic!("no {id} on\n{screen}")).to_owned()
}

#[test]
fn a_proposal_is_shown_and_is_not_in_the_file() {
    let mut h = with_day("D-1");
    assert!(row(&h, "D-1").trim_end().ends_with("[4]"), "{}", h.screen());
    assert!(row(&h, "D-2").trim_end().ends_with("[5]"), "never below the as-is\n{}", h.screen());
    assert!(row(&h, "D-3").contains("n/a"));
    h.sees("by 2028-03-31").sees("targets 0/8  proposed 7");
    assert!(!h.text().contains("to_be"));
}

#[test]
fn enter_takes_the_proposal_and_goes_one_on() {
    let mut h = with_day("D-1");
    h.keys("Enter");
    assert_eq!(to_be(&h, "D-1"), one("insource", "4"));
    assert!(row(&h, "D-2").starts_with('>'), "{}", h.screen());
    h.sees("targets 1/8  proposed 6");
    let saved = h.saved();
    assert_eq!(saved.answer("D-1").to_be["insource"], Entry::Level("4".into()));
    // What applies for a reason of its own is passed over without a target.
    h.keys("Down Enter");
    assert_eq!(to_be(&h, "D-3"), []);
    assert!(row(&h, "D-4").starts_with('>'));
}

#[test]
fn enter_at_the_end_of_a_function_goes_on_to_the_next() {
    let mut h = with_day("D-1");
    h.keys("End Enter");
    assert_eq!(to_be(&h, "D-8"), one("insource", "4"));
    assert!(row(&h, "E-1").starts_with('>'), "{}", h.screen());
    h.keys("] ] ] ] End Enter").sees("That was the last role");
}

#[test]
fn a_digit_sets_another_level_on_the_side_that_has_the_keys() {
    let mut h = with_day("C-1");
    assert!(row(&h, "C-1").trim_end().ends_with("[5]"), "{}", h.screen());
    h.keys("3");
    assert_eq!(to_be(&h, "C-1"), one("outsource", "3"));
    h.keys("Tab 4");
    assert_eq!(to_be(&h, "C-1").len(), 2);
    h.keys("Backspace Tab -");
    assert_eq!(to_be(&h, "C-1"), one("outsource", "none"));
    // A decision not to buy it is no target in points: the role is to be dropped.
    h.keys("Backspace");
    assert_eq!(to_be(&h, "C-1"), []);
    assert!(row(&h, "C-1").trim_end().ends_with("[5]"), "the proposal is back");
    h.keys("9").sees("no choice with that digit");
}

#[test]
fn a_function_is_taken_at_once_and_taken_back_at_once() {
    let mut h = with_day("D-1");
    h.keys("2 A").sees("6 proposals taken").sees("targets 7/8");
    assert_eq!(to_be(&h, "D-1"), one("insource", "2"), "what was set stays");
    assert_eq!(to_be(&h, "D-2"), one("insource", "5"));
    assert_eq!(h.scores().sections[h.work().set.section("D").unwrap()].counts.targets, 7);
    h.keys("u").sees("targets 1/8  proposed 6");
    assert_eq!(to_be(&h, "D-2"), []);
    assert_eq!(h.app.screen, Screen::Targets);
    h.keys("Ctrl-r").sees("targets 7/8");
    // Nothing is left to take: the key does nothing, and is not offered.
    assert!(!h.footer().contains("take all"), "{}", h.footer());
}

#[test]
fn undo_goes_back_to_the_line() {
    let mut h = with_day("D-1");
    h.keys("Down 3 ] ]");
    h.sees_no("D-2");
    h.keys("u");
    assert!(row(&h, "D-2").starts_with('>'), "{}", h.screen());
    assert_eq!(to_be(&h, "D-2"), []);
}

#[test]
fn the_day_is_asked_for_with_the_first_target_and_not_again() {
    let mut h = targets("D-1");
    h.sees("no date set");
    h.keys("Enter").sees("By when should the targets be reached?");
    h.keys("Enter").sees_no("By when");
    assert_eq!(h.work().session.target_by, None);
    h.keys("Enter u u Enter").sees_no("By when");
    h.keys("y").sees("By when");
    h.keys("\"2028/3/31\" Enter").sees("by 2028-03-31");
    assert_eq!(h.saved().target_by.map(|day| day.to_string()).as_deref(), Some("2028-03-31"));
    h.keys("u").sees("no date set");
}

#[test]
fn a_day_that_is_none_is_said_and_leaving_twice_keeps_what_was() {
    let mut h = targets("D-1");
    h.keys("y \"soon\" Enter").sees("Not a date");
    h.keys("Esc").sees_no("By when").sees("What cannot be read stays as it was");
    assert_eq!((h.work().session.target_by, h.app.screen), (None, Screen::Targets));
    // Leaving keeps a day that can be read.
    h.keys("y \"2029-01-31\" Esc").sees("by 2029-01-31");
}

#[test]
fn functions_and_the_whole_move_with_the_targets() {
    let mut h = with_day("D-1");
    // D stands at (2 + 5) / 2; the whole at the mean of D and C.
    h.sees("D  As-is 3.5  To-be -").sees("Overall  As-is 2.8  To-be -");
    h.keys("Enter");
    h.sees("D  As-is 3.5  To-be 4.5").sees("Overall  As-is 2.8  To-be 3.3");
    h.keys("v").sees("scores hidden").sees_no("To-be 4.5");
}

#[test]
fn a_role_leads_to_its_question_and_back_to_its_line() {
    let mut h = with_day("D-1");
    h.keys("Down Down Down Right");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "D-4"));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Targets);
    assert!(row(&h, "D-4").starts_with('>'));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Interview);
    // Going round and round leaves no long way back.
    h.keys("T Right T Right T Right Esc Esc");
    assert_eq!(h.app.screen, Screen::Interview);
}

#[test]
fn a_priority_goes_round() {
    let mut h = with_day("D-1");
    h.keys("p");
    assert_eq!(h.work().session.answer("D-1").priority, Some(Priority::High));
    assert!(row(&h, "D-1").contains("high"));
    h.keys("p p p");
    assert_eq!(h.work().session.answer("D-1").priority, None);
}

#[test]
fn a_session_that_is_only_read_takes_no_target() {
    let room = Room::new();
    let text = format!(
        "format = 9\ntitle = \"年次\"\nat = \"D-1\"\n[questionnaire]\nid = \"soc-maturity\"\n\
         version = \"2.1.0\"\n{ANSWERS}"
    );
    let file = room.write("sessions/年次.toml", &text);
    let mut h = Harness::open(room, &file, "");
    h.keys("T 3 A Enter - y p");
    assert_eq!(to_be(&h, "D-1"), []);
    assert_eq!(h.text(), text);
}

#[test]
fn every_size_takes_every_key() {
    let mut h = with_day("D-1");
    for size in ["40x10", "39x9", "1x1", "200x60", "80x24"] {
        h.keys(&format!("resize:{size}"));
        h.keys("Down Enter Tab 3 - Backspace A u Home End ] [ p v v y Esc Right Esc");
    }
}

#[test]
fn a_side_that_is_decided_against_already_is_not_offered_to_be() {
    for screen in ["t", "w"] {
        let mut h = crate::support::Harness::at("A-1");
        h.keys("3 r").keys(screen);
        assert!(h.footer().contains("- not here"), "{}", h.footer());
        h.keys("-");
        assert!(!h.footer().contains("- not here"), "{screen}: {}", h.footer());
    }
}
