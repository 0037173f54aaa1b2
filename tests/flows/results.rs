//! The results of a selection, on screens of all sizes.

use crate::filled::selection;
use crate::support::{Harness, Room};

fn results(candidates: usize, rows: usize) -> Harness {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &selection("W-1", candidates, rows, true));
    let mut h = Harness::open(room, &file, "");
    h.keys("r");
    h
}

#[test]
fn the_open_page_is_in_sight_among_the_names_of_the_pages() {
    let mut h = results(3, 1);
    h.keys("resize:40x10");
    for name in ["Readiness", "Risks", "Services", "Notices", "Candidates", "Papers", "Readiness"] {
        assert!(h.row(2).contains(name), "{name}\n{}", h.screen());
        h.keys("Tab");
    }
}

#[test]
fn every_line_can_be_reached_on_the_smallest_screen() {
    let mut h = results(9, 3);
    h.keys("Tab Tab Tab Tab resize:40x10");
    let mut seen = String::new();
    for _ in 0..40 {
        seen.push_str(&h.screen());
        h.keys("Down");
    }
    for line in ["Rank", "Fit", "range", "Answered", "Musts failed", "Musts open", "Total price"] {
        assert!(seen.contains(line), "{line}\n{seen}");
    }
}

#[test]
fn a_line_that_is_too_long_says_so() {
    let mut h = results(9, 1);
    // The first one meets the must that the other eight fail: those are named.
    h.keys("Esc / \"N-6\" Enter 6 r Tab Tab Tab Tab");
    let out: Vec<String> =
        h.screen().lines().filter(|line| line.contains("out  ")).map(str::to_owned).collect();
    assert!(out.iter().any(|line| line.ends_with("...")), "{}", h.screen());
}

#[test]
fn a_paper_keeps_its_title_and_a_need_its_depth_on_a_narrow_screen() {
    let mut h = results(1, 3);
    h.keys("resize:40x10 Tab Tab Tab").sees("4    0m");
    h.keys("Tab Tab").sees("2  ");
    assert!(h.row(4).contains("Design and build"), "{}", h.screen());
}

#[test]
fn the_risks_of_a_service_leave_room_for_its_name() {
    let mut h = results(1, 40);
    h.keys("Tab Tab").sees("Device and log monitoring").sees("3x");
}

#[test]
fn a_wide_screen_has_all_candidates_side_by_side() {
    let mut h = results(9, 1);
    h.keys("resize:200x60 Tab Tab Tab").sees_no("more right");
    h.keys("Tab").sees_no("more right");
}

#[test]
fn an_empty_table_leads_to_its_question_and_an_empty_page_offers_nothing_to_open() {
    let mut h = results(0, 0);
    h.keys("Tab");
    h.sees("> The risk table is still empty.");
    h.keys("Enter");
    assert_eq!(h.question(), "R-1");
    h.keys("r Tab Tab");
    h.sees("> The table of the notices needed is still empty.");
    h.keys("Enter");
    assert_eq!(h.question(), "N-1");
}

#[test]
fn without_candidates_the_requirements_have_the_whole_width() {
    let mut h = results(0, 0);
    h.keys("Tab Tab Tab Tab").sees_no("Rank").sees_no("Fit").sees_no("...");
    h.sees("Minutes to notice: critical, office hours");
}

#[test]
fn every_page_takes_keys_while_the_screen_is_too_small_to_show_it() {
    let mut h = results(3, 3);
    for size in ["1x1", "3x3", "5x40", "17x9", "39x9", "200x5"] {
        h.keys(&format!("resize:{size}"));
        for _ in 0..7 {
            h.keys("Down Right PgDn Up Left End Home Tab");
        }
    }
}

#[test]
fn a_need_leads_to_its_row_of_the_table() {
    use monshin::tui::app::Screen;
    let mut h = results(1, 3);
    h.keys("Tab Tab Tab Down Enter");
    assert_eq!((h.question(), h.app.screen, h.app.table.row), ("N-1", Screen::Table, 1));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn while_there_are_no_candidates_every_question_says_which_key_adds_some() {
    for size in ["80x24", "160x50"] {
        let mut h = results(0, 1);
        h.keys(&format!("Esc resize:{size} / \"V-2\" Enter")).sees("To add some: C");
        h.keys("C \"A\" Enter Esc").sees_no("To add some");
    }
}

#[test]
fn a_legal_form_does_not_take_the_room_of_a_candidate_s_name() {
    let mut h = results(0, 1);
    h.keys("Esc / \"K-2\" Enter C \"株式会社北日本セキュリティ監視\" Enter Esc");
    h.sees("> 北日本セキュリティ監視");
}
