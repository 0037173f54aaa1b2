//! A number explained: from where it stands, into its parts, and back.

use monshin::tui::app::Screen;

use crate::filled::selection;
use crate::support::{Harness, Room};

const ANSWERS: &str = "[answers.A-1]\nas_is = { insource = \"4\" }\nto_be = { insource = \"5\" }\n\
    [answers.A-2]\nas_is = { insource = \"3\", outsource = \"5\" }\n\
    [answers.A-3]\nas_is = { insource = \"unknown\" }\n\
    [answers.A-4]\nnot_applicable = \"done-elsewhere\"\n\
    [answers.B-1]\nas_is = { insource = \"2\" }\n";

fn answered() -> Harness {
    let mut h = Harness::with_answers("A-1", ANSWERS);
    h.keys("resize:100x40");
    h
}

#[test]
fn the_results_lead_to_a_section_its_parts_and_their_questions() {
    let mut h = answered();
    h.keys("r =").sees("(3.33 + 2) / 2 = 2.7");
    h.keys("Enter").sees("How it is calculated").sees("(4 + 5 + 1) / 3 = 3.3").sees("11 / 3 = 3.7");
    h.sees("A-4").sees("another organisation does it");
    h.sees("monshin's own");
    // The second item: the higher of two scales, and where that rule comes from.
    h.keys("Down Enter");
    h.sees("max(3, 5) = 5.0").sees("counts").sees("ISOG-J");
    h.keys("Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "A-2"));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
    // Back at the arithmetic from which one went, and from there up again.
    h.sees("max(3, 5) = 5.0");
    h.keys("Esc").sees("(4 + 5 + 1) / 3 = 3.3");
    h.keys("Esc Esc").sees_no("How it is calculated");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn who_went_elsewhere_from_the_question_is_not_led_back_to_the_arithmetic() {
    let mut h = answered();
    h.keys("r = Enter Enter Enter");
    assert_eq!(h.app.screen, Screen::Interview);
    // The results for their own sake, and one step out of them.
    h.keys("r Down Enter Esc").sees_no("How it is calculated");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn targets_explain_their_function() {
    let mut h = answered();
    h.keys("T =").sees("Management").sees("(4 + 5 + 1) / 3 = 3.3").sees("11 / 3 = 3.7");
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Targets);
}

#[test]
fn what_is_tried_is_explained_as_it_is_tried() {
    let mut h = answered();
    h.keys("T w Down 3").sees("To-be 3.7");
    // Tried, A-2 would stand at 3 in place of 5: (5 + 3 + 1) / 3.
    h.keys("=").sees("9 / 3 = 3.0").sees("What if");
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::WhatIf);
    h.keys("u =").sees("11 / 3 = 3.7");
}

#[test]
fn a_comparison_explains_the_score_of_the_session_at_work() {
    let room = Room::new();
    let first = room.session("soc-maturity", "", ANSWERS);
    let text = std::fs::read_to_string(&first).expect("the session");
    room.write("sessions/before.toml", &text);
    let mut h = Harness::open(room, &first, "");
    h.keys("resize:100x40 r c Enter");
    assert_eq!(h.app.screen, Screen::Compare);
    h.keys("=").sees("(4 + 5 + 1) / 3 = 3.3");
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Compare);
}

#[test]
fn one_step_back_is_the_number_before_with_its_mark() {
    let mut h = answered();
    h.keys("r = Enter Down Down Enter");
    h.sees("A-3  ").sees("don't know");
    h.keys("Esc").sees("(4 + 5 + 1) / 3");
    assert!(h.screen().lines().any(|line| line.starts_with("> A-3")), "{}", h.screen());
    h.keys("Enter Left").sees("(4 + 5 + 1) / 3");
    h.keys("Esc").sees("/ 2 = 2.7");
    h.keys("Esc").sees_no("How it is calculated");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn a_section_leads_up_to_the_whole() {
    let mut h = answered();
    h.keys("o Up = End Enter");
    h.sees("(3.33 + 2) / 2 = 2.7").sees("The weighted mean of the top sections");
    // P is a section without a score, and all others have none yet.
    h.sees("in a section without a score").sees("no score yet");
}

#[test]
fn the_interview_explains_the_question_on_screen() {
    let mut h = answered();
    h.keys("=").sees("To-be").sees("It is answered");
    h.keys("Esc");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "A-1"));
    // What brings no points has no arithmetic, and the footer does not offer it.
    h.keys("Home PgUp PgUp =");
    h.sees_no("How it is calculated");
}

#[test]
fn the_outline_explains_its_marked_row() {
    let mut h = answered();
    h.keys("o =").sees("It is answered");
    h.keys("Esc Up =").sees("(4 + 5 + 1) / 3");
}

#[test]
fn while_scores_are_hidden_nothing_is_explained() {
    let mut h = answered();
    h.keys("v r =").sees("While scores are hidden").sees_no("= 3.3").sees_no("A-1");
    h.keys("Enter Down Esc").sees_no("While scores are hidden");
}

#[test]
fn the_smallest_screen_reaches_every_line_in_both_languages() {
    let mut h = answered();
    h.keys("r resize:40x10 = Enter");
    for _ in 0..2 {
        let mut seen = String::new();
        for _ in 0..40 {
            seen.push_str(&h.screen());
            h.keys("Down");
        }
        for line in ["/ 3", "A-3", "A-6", "monshin"] {
            assert!(seen.contains(line), "{line}\n{seen}");
        }
        h.keys("Home F10");
    }
}

fn chosen(keys: &str) -> Harness {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &selection("W-1", 3, 3, true));
    let mut h = Harness::open(room, &file, "");
    h.keys("resize:120x60 r").keys(keys);
    h
}

#[test]
fn a_phase_explains_how_ready_it_is_and_leads_to_the_whole() {
    let mut h = chosen("=");
    h.sees("How it is calculated").sees("0 / 120 = 0%");
    h.keys("End").sees("The sum of weight x points");
    h.keys("Enter").sees("Overall");
    h.keys("Esc Home Enter");
    h.sees("The points of what is chosen");
}

#[test]
fn candidates_explain_fit_and_price_and_lead_to_each_other() {
    let mut h = chosen("Tab Tab Tab Tab =");
    h.sees("1 / 3 = 0.33").sees("Left out").sees("must: not met");
    h.keys("End").sees("Over the wants");
    h.keys("Up Up Enter");
    h.sees("Months compared").sees("Each price times how often");
    h.keys("Esc Esc");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn a_risk_explains_what_it_is_looked_up_by_and_leads_to_its_row() {
    let mut h = chosen("Tab Down =");
    h.sees("->").sees("Risk value");
    h.keys("Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Table, "R-1"));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
}
