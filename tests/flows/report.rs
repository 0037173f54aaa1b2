//! The form of a report by its keys.

use std::fs;
use std::path::PathBuf;

use monshin::tui::app::Screen;
use monshin::tui::screen::report::Stage;
use monshin::tui::writer::Told;

use crate::support::{Harness, Room};

/// In the results of a small maturity session.
fn results() -> Harness {
    let mut h = Harness::with_answers(
        "A-1",
        "[about]\norganisation = \"架空商事\"\n[answers.A-1]\nas_is = { insource = \"4\" }\n",
    );
    h.keys("r");
    h
}

/// The names in the directory that reports go to, sessions left out.
fn out(h: &Harness) -> Vec<String> {
    let entries = fs::read_dir(h.room.path()).expect("a directory");
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name != "sessions").collect();
    names.sort();
    names
}

fn read(h: &Harness, name: &str) -> String {
    fs::read_to_string(h.room.path().join(name)).expect("text")
}

fn written(h: &Harness) -> PathBuf {
    match &h.app.report.stage {
        Stage::Written(written) => written.path.clone(),
        other => panic!("{other:?}\n{}", h.screen()),
    }
}

#[test]
fn two_keys_write_a_report_and_the_screen_says_where_it_went() {
    let mut h = results();
    h.keys("s");
    assert_eq!(h.app.screen, Screen::Report);
    h.sees("[Markdown]").sees("[English]").sees("[All]").sees("[Keep]").sees("Enter writes it");
    h.keys("Enter").wait_for_report();
    h.sees("Written").sees("to write another");
    assert_eq!(out(&h), ["年次-report-en.md"]);
    assert_eq!(written(&h), h.room.path().join("年次-report-en.md"));
    assert!(read(&h, "年次-report-en.md").contains("架空商事"));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn another_format_and_language_are_two_keys_more() {
    let mut h = results();
    h.keys("s Enter").wait_for_report();
    h.keys("5").sees("[JSON]").sees_no("Written");
    h.keys("Down 1 Enter").wait_for_report();
    assert_eq!(out(&h), ["年次-report-en.md", "年次-report-ja.json"]);
    assert_eq!(h.app.lang(), monshin::text::Lang::En, "the interface keeps its own");
    h.keys("Esc s").sees("[JSON]").sees("[日本語]");
}

#[test]
fn every_choice_is_reached_by_arrows_too() {
    let mut h = results();
    h.keys("s Right").sees("[HTML]");
    h.keys("Left Left").sees("[JSON]").sees("-report-en.json");
    h.keys("Down Down").sees("This format always contains every answer");
    h.keys("Right 2").sees("always contains every answer");
    h.keys("Up Up Left Down Down Right").sees("[Management page]");
    h.keys("Space").sees("[Without annex]");
    h.keys("Down Right").sees("[Leave out]").sees("report-redacted-en.xlsx");
}

#[test]
fn a_file_that_is_there_is_asked_about_and_kept_by_default() {
    let mut h = results();
    h.room.write("年次-report-en.md", "theirs");
    h.keys("s Enter").wait_for_report();
    h.sees("exists already").sees("> Write it as 年次-report-en-2.md").sees("Overwrite it");
    h.keys("Esc").sees_no("exists already");
    assert_eq!(h.app.screen, Screen::Report);
    h.keys("Enter").wait_for_report();
    h.keys("Enter").wait_for_report();
    assert_eq!(out(&h), ["年次-report-en-2.md", "年次-report-en.md"]);
    assert_eq!(read(&h, "年次-report-en.md"), "theirs");
    h.keys("Enter").wait_for_report();
    h.sees("> Write it as 年次-report-en-3.md");
    h.keys("Down Enter").wait_for_report();
    assert_eq!(out(&h), ["年次-report-en-2.md", "年次-report-en.md"]);
    assert!(read(&h, "年次-report-en.md").contains("架空商事"));
}

#[test]
fn the_place_is_a_line_that_can_be_typed() {
    let mut h = results();
    fs::create_dir(h.room.path().join("d")).expect("created");
    let directory = h.room.path().join("d/").to_string_lossy().into_owned();
    h.keys(&format!("s e Home Ctrl-k paste:\"{directory}\" Enter")).sees("d/年次-report-en.md");
    // An ending that is a format's chooses that format; what is asked for next keeps the name.
    h.keys(&format!("e Home Ctrl-k paste:\"{directory}役員会.json\" Esc")).sees("[JSON]");
    h.keys("Enter").wait_for_report();
    assert_eq!(written(&h), h.room.path().join("d/役員会.json"));
    h.keys("Up Up Up Up 3").sees("役員会.csv");
    h.keys("e Home Ctrl-k Enter").sees("役員会.csv");
}

#[test]
fn what_cannot_be_written_is_said_and_the_form_stays() {
    let mut h = results();
    h.keys("s e Home Ctrl-k \"/gone/nowhere/r.md\" Enter Enter").wait_for_report();
    h.sees("its directory does not exist");
    h.keys("F10").sees("ディレクトリがない");
    h.keys("F10");
    h.keys("Up Up Up Up 5").sees_no("does not exist").sees("r.json");
}

#[test]
fn the_report_is_of_what_is_on_screen_whether_it_is_saved_or_not() {
    let mut h = results();
    h.keys("Esc Right 2 r s 5 Enter").wait_for_report();
    let text = read(&h, "年次-report-en.json");
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let score = report.get("score").unwrap_or(&report);
    assert_eq!(score["overall"]["answered"], 2);
    assert!((score["overall"]["as_is"].as_f64().expect("a number") - 3.0).abs() < 1e-9);
}

#[test]
fn hidden_scores_are_in_the_report_and_the_form_says_so() {
    let mut h = results();
    h.keys("v s").sees("Scores are hidden on screen, but the report contains them.");
    h.keys("Enter").wait_for_report();
    assert!(read(&h, "年次-report-en.md").contains("4.0"));
}

#[test]
fn a_session_on_the_list_has_its_report_one_key_away_and_esc_leads_back_to_the_list() {
    let mut h = results();
    h.keys("q s").sees("[Markdown]");
    h.keys("Enter").wait_for_report();
    assert_eq!(out(&h), ["年次-report-en.md"]);
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Home);
    assert!(h.app.work.is_none());
}

#[test]
fn a_session_that_may_only_be_read_has_a_report_too() {
    let room = Room::new();
    let text = "format = 2\ntitle = \"新\"\n[questionnaire]\nid = \"soc-maturity\"\n\
                version = \"2.1.0\"\n[answers.A-1]\nas_is = { insource = \"4\" }\n";
    let file = room.write("sessions/新.toml", text);
    let mut h = Harness::open(room, &file, "");
    h.keys("r s Enter").wait_for_report();
    assert_eq!(out(&h), ["新-report-en.md"]);
    assert_eq!(fs::read_to_string(file).expect("text"), text);
}

#[test]
fn a_selection_has_reports_as_well() {
    let mut h = Harness::selection("W-1", "");
    h.keys("r s 5 Enter").wait_for_report();
    assert_eq!(out(&h), ["選定-report-en.json"]);
}

#[test]
fn esc_stops_what_is_being_written_and_nothing_stays_behind() {
    let mut h = results();
    h.keys("s");
    // As if the disk were slow: the thread has told of its third step.
    h.app.report.stage = Stage::Writing(3, 8);
    h.keys("x").sees("3 of 8").sees("Esc stops it");
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Report, "Esc stops first and leaves then");
    h.app.report.stage = Stage::Stopped;
    h.keys("x").sees("Stopped. No file was left behind.");
    assert_eq!(out(&h), [""; 0]);
}

#[test]
fn every_line_is_in_sight_on_the_smallest_screen() {
    let mut h = results();
    h.keys("resize:40x10 s");
    for label in ["> Format", "> Language", "> Contents", "> Names", "> Save to"] {
        h.sees(label);
        h.keys("Down");
    }
    h.keys("Enter").wait_for_report();
    h.sees("to write");
    for size in ["1x1", "39x9", "40x10", "200x5", "41x11"] {
        h.keys(&format!("resize:{size} Right Down e \"x\" Esc Up Left Enter")).wait_for_report();
    }
}

#[test]
fn a_name_cannot_steer_the_terminal() {
    let mut h = results();
    h.keys("s e Home Ctrl-k paste:\"/gone/\u{1b}[31mr.md\" Enter Enter").wait_for_report();
    h.sees("/gone/[31mr.md");
}

/// Two sessions, the later one open in the form of its report, the file of which is exists already.
fn asked_about() -> Harness {
    let room = Room::new();
    let set = "[questionnaire]\nid = \"soc-maturity\"\nversion = \"2.1.0\"\n";
    for (name, title) in [("a", "B社"), ("b", "A社")] {
        let text = format!(
            "format = 1\ntitle = \"{title}\"\nupdated = 2026-11-0{}T09:00:00+09:00\n{set}",
            if name == "a" { 2 } else { 1 }
        );
        room.write(&format!("sessions/{name}.toml"), &text);
    }
    room.write("a-report-en.md", "theirs");
    let mut h = Harness::new(room, "");
    h.keys("Home s").sees("a-report-en.md");
    h
}

#[test]
fn what_is_asked_of_one_session_is_not_answered_for_another() {
    let mut h = asked_about();
    h.keys("Enter").wait_for_report();
    h.sees("exists already");
    h.keys("q Down s").sees("b-report-en.md").sees_no("exists already").sees_no("a-report");
    h.keys("Enter").wait_for_report();
    assert_eq!(out(&h), ["a-report-en.md", "b-report-en.md"]);
    assert_eq!(read(&h, "a-report-en.md"), "theirs");
    // What came of it is that session's too.
    h.sees("Written");
    h.keys("q Home s").sees_no("Written");
}

#[test]
fn who_leaves_the_session_meanwhile_is_told_that_nothing_was_written() {
    let mut h = asked_about();
    h.app.update(monshin::action::Action::Accept, &moment());
    let name = h.room.path().join("a-report-en.md");
    h.keys("q");
    assert_eq!(h.app.screen, Screen::Home);
    h.app.report_heard(Told::Exists(name.clone(), name.clone()));
    h.keys("resize:120x24");
    assert!(h.told().contains("exists already"), "{:?}", h.told());
    h.keys("Down s").sees("b-report-en.md").sees_no("exists already");
    h.app.report_heard(Told::Exists(name.clone(), name));
    h.keys("resize:121x24").sees("> Format");
    assert!(h.told().contains("exists already"), "{:?}", h.told());
}

fn moment() -> monshin::tui::app::Now {
    monshin::tui::app::Now { stamp: crate::support::stamp("10:00") }
}

#[test]
fn on_its_last_line_the_form_does_not_offer_the_next_one() {
    let mut h = results();
    h.keys("s");
    assert!(h.footer().contains("Down"), "{}", h.footer());
    h.keys("Down Down Down Down");
    assert!(!h.footer().contains("Down"), "{}", h.footer());
}
