//! What-if: targets that are tried in memory, the cheapest path, taken over as one step.

use monshin::tui::app::Screen;

use crate::support::{Harness, Room};

const ANSWERS: &str = r#"
[answers.P-2]
choice = ["hybrid"]
[answers.D-1]
as_is = { insource = "1" }
[answers.D-2]
as_is = { insource = "4" }
[answers.D-3]
as_is = { insource = "3" }
priority = "high"
[answers.D-4]
as_is = { insource = "unknown" }
[answers.C-1]
as_is = { outsource = "2" }
to_be = { outsource = "3" }
"#;

fn what_if(config: &str) -> Harness {
    let room = Room::new();
    let head = "at = \"D-1\"\ntarget_by = 2028-03-31";
    let file = room.session("soc-maturity", head, ANSWERS);
    let mut h = Harness::open(room, &file, config);
    h.keys("T w");
    assert_eq!(h.app.screen, Screen::WhatIf);
    h
}

fn to_be(h: &Harness, question: &str) -> Vec<String> {
    let answer = h.work().session.answer(question);
    answer.to_be.iter().map(|(scale, entry)| format!("{scale} {}", entry.word())).collect()
}

#[track_caller]
fn row(h: &Harness, id: &str) -> String {
    let screen = h.screen();
    let row = screen.lines().find(|line| line.contains(&format!(" {id} ")));
    row.unwrap_or_else(|| panic!("no {id} on\n{screen}")).to_owned()
}

#[test]
fn what_is_tried_moves_the_scores_and_is_not_in_the_file() {
    let mut h = what_if("");
    let before = h.text();
    // D stands at (1 + 4 + 3 + 1) / 4 = 2.25; its fourth role is not known and counts 1.
    h.sees("nothing is written").sees("D  As-is 2.3  To-be 2.3");
    h.keys("5").sees("D  As-is 2.3  To-be 2.3 -> 3.3").sees("1 role changed  effort 8");
    h.sees("What was tried is not in the file yet.");
    assert_eq!(to_be(&h, "D-1"), Vec::<String>::new());
    assert_eq!(h.text(), before);
}

#[test]
fn leaving_keeps_what_is_tried_until_the_session_is_closed() {
    let mut h = what_if("");
    h.keys("5 Esc Esc r w").sees("1 role changed");
    h.keys("q Enter r w").sees("0 roles changed");
}

#[test]
fn what_is_tried_is_taken_back_before_what_is_written() {
    let mut h = what_if("");
    h.keys("5 Down 5").sees("2 roles changed");
    h.keys("u").sees("1 role changed");
    h.keys("Ctrl-r").sees("2 roles changed");
    h.keys("Backspace").sees("1 role changed");
    assert!(row(&h, "D-2").starts_with('>'));
}

#[test]
fn the_cheapest_path_is_tried_with_its_steps_listed() {
    let mut h = what_if("");
    // Three levels more are (9 + 3) / 4 = 3.0: D-2 to 5 for 1, D-3 to 5 for 2 + 1.
    h.keys("g").sees("The cheapest path").sees("Incident response  now 2.3");
    h.keys("\"3\" Enter")
        .sees("effort 4 in 2 roles reaches 3.0; 5 without a known as-is: unchanged");
    h.sees("What was tried").sees("2 roles changed  effort 4");
    let screen = h.screen();
    let (high, other) = (screen.find("D-3").unwrap(), screen.find("D-2").unwrap());
    assert!(high < other, "high priority first\n{screen}");
    assert!(row(&h, "D-3").contains("in 3 -> 5"), "{screen}");
    assert_eq!(to_be(&h, "D-3"), Vec::<String>::new());
}

#[test]
fn taking_over_is_one_step_to_undo() {
    let mut h = what_if("");
    h.keys("g \"3\" Enter A").sees("2 targets written; u takes them all back");
    assert_eq!(
        (to_be(&h, "D-2"), to_be(&h, "D-3")),
        (vec!["insource 5".into()], vec!["insource 5".into()])
    );
    assert_eq!(to_be(&h, "C-1"), ["outsource 3"], "what was not tried stays");
    assert!(h.text().contains("to_be"));
    h.sees("0 roles changed");
    h.keys("u");
    assert_eq!((to_be(&h, "D-2"), to_be(&h, "D-3")), (vec![], vec![]));
    assert_eq!(h.app.screen, Screen::WhatIf);
}

#[test]
fn the_first_targets_of_a_session_ask_for_the_day_here_as_well() {
    let room = Room::new();
    let answers = ANSWERS.replace("to_be = { outsource = \"3\" }", "");
    let file = room.session("soc-maturity", "at = \"D-1\"", &answers);
    let mut h = Harness::open(room, &file, "");
    h.keys("T w 5 A").sees("By when should the targets be reached?");
}

#[test]
fn a_score_out_of_reach_is_said_and_nothing_is_tried() {
    let mut h = what_if("");
    h.keys("g \"4.9\" Enter").sees("Out of reach: 4.0 at most");
    h.keys("Esc").sees("0 roles changed");
    h.keys("g \"x\" Enter").sees("Not a score");
    h.keys("Esc g Enter").sees_no("The cheapest path");
    h.keys("g \"2\" Enter").sees("Already reached.");
}

#[test]
fn the_path_can_be_for_the_whole() {
    let mut h = what_if("");
    // The whole stands at (2.25 + 3) / 2; C-1 to 5 for 2 + 1 lifts it by one.
    h.keys("g Tab").sees("Overall  now 2.6");
    h.keys("\"3.6\" Enter").sees("effort 3 in 1 role reaches 3.6");
}

#[test]
fn the_effort_of_a_step_is_a_setting() {
    let mut h = what_if("effort = [0.5, 9]\n");
    // D-1 from 1 to 2 costs next to nothing, and lifts D to 2.5.
    h.keys("g \"2.5\" Enter").sees("effort 0.5 in 1 role");
    assert!(row(&h, "D-1").contains("in 1 -> 2"), "{}", h.screen());
}

#[test]
fn numbers_that_are_hidden_stay_hidden_and_the_key_that_shows_them_is_named() {
    let mut h = what_if("");
    h.keys("v").sees("Scores are hidden. To show them: v").sees_no("2.3");
    h.keys("g").sees_no("The cheapest path");
    h.keys("v g").sees("The cheapest path");
}

#[test]
fn the_changes_stand_before_the_first_function() {
    let mut h = what_if("");
    h.keys("[ [ [ [").sees("What was tried").sees("Nothing has been changed yet.");
    h.keys("]").sees("A-1");
    h.keys("5 [").sees("in . -> 5");
    h.keys("Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "A-1"));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::WhatIf);
    h.sees("in . -> 5");
    h.keys("Backspace").sees("Nothing has been changed yet.");
}

#[test]
fn every_size_takes_every_key() {
    let mut h = what_if("");
    for size in ["40x10", "39x9", "1x1", "200x60", "80x24"] {
        h.keys(&format!("resize:{size}"));
        h.keys("Down 5 Tab 3 - Backspace g \"4\" Enter Down Up Esc T w [ ] Home End v v A u u Right Esc");
    }
}

#[test]
fn on_the_smallest_screen_a_change_still_says_which_role_it_is() {
    let mut h = what_if("");
    h.keys("4 Down 5 g Down Up \"4\" Enter resize:40x10 x");
    // The score of the whole moves as well, and is no role.
    h.sees("Overall  As-is 2.1  To-be 2.6 -> 3.5");
    let screen = h.screen();
    let rows = screen.lines().filter(|line| line.contains(" -> ") && !line.contains("Overall"));
    let rows: Vec<String> = rows.map(str::to_owned).collect();
    assert!(!rows.is_empty(), "{screen}");
    let id = |row: &String| {
        let word = row.trim_start_matches(['>', ' ']).split(' ').next().unwrap_or_default();
        h.work().set.question(word).is_some()
    };
    assert!(rows.iter().all(id), "{}", h.screen());
    h.keys("F10");
    assert!(h.screen().contains("手間"), "{}", h.screen());
}
