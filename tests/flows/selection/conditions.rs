//! Questions that are asked only under a condition, and sections that are out of scope.

use monshin::tui::app::Screen;

use super::{flat, with_three};
use crate::support::Harness;

fn shown(h: &Harness, id: &str) -> bool {
    h.work().is_shown(h.work().set.question(id).expect("a question"))
}

#[test]
fn with_the_cloud_alone_nothing_is_installed_and_undo_shows_it_with_its_answer() {
    let mut h = Harness::selection("2-1", "");
    assert!(!shown(&h, "2-4"), "nothing is known yet");
    h.keys("1");
    assert!(shown(&h, "2-4"));
    h.keys("Right Right Right");
    assert_eq!(h.question(), "2-4");
    h.keys("3 Left Left Left 3 1");
    assert_eq!(h.saved().answer("2-1").choice, ["cloud"]);
    assert!(!shown(&h, "2-4"));
    h.keys("Right Right Right");
    assert_eq!(h.question(), "2-5", "it is passed over");
    assert_eq!(h.saved().answer("2-4").choice, ["decided"], "kept in the file meanwhile");
    h.keys("u");
    assert_eq!(h.question(), "2-1", "undo goes to what it changed");
    assert_eq!(h.saved().answer("2-1").choice, ["existing", "cloud"]);
    assert!(shown(&h, "2-4"));
    h.keys("Right Right Right").sees("> 3");
    assert_eq!(h.question(), "2-4");
}

#[test]
fn a_hidden_decision_does_not_count_for_its_phase() {
    let phase = |h: &Harness| {
        let standing = h.work().standing.as_ref().expect("a selection");
        let section = h.work().set.section("2").expect("a section");
        standing.readiness[section].percent
    };
    let mut h = Harness::selection("2-1", "[answers.2-4]\nchoice = [\"decided\"]\n");
    assert_eq!(phase(&h), Some(0.0));
    h.keys("1");
    // Ten decisions from 2-2 to 2-11, two points each, one of them decided.
    assert_eq!(phase(&h), Some(10.0));
    h.keys("1");
    assert_eq!(phase(&h), Some(0.0));
}

#[test]
fn sites_abroad_bring_their_questions() {
    let abroad = ["S-10", "K-33", "K-34", "K-35", "K-36"];
    let mut h = Harness::selection("W-16", "");
    let before = h.scores().progress.asked;
    assert!(abroad.iter().all(|id| !shown(&h, id)));
    h.keys("1");
    assert!(abroad.iter().all(|id| !shown(&h, id)));
    h.keys("7");
    assert!(abroad.iter().all(|id| shown(&h, id)));
    assert_eq!(h.scores().progress.asked, before + 5);
    h.keys("7");
    assert_eq!(h.scores().progress.asked, before);
}

#[test]
fn the_present_contract_is_asked_about_where_there_is_one() {
    for (digit, asked) in [("1", false), ("2", true), ("3", true), ("4", true), ("5", true)] {
        let mut h = Harness::selection("W-1", "");
        h.keys(digit);
        assert_eq!(shown(&h, "W-2"), asked, "{digit}");
    }
}

#[test]
fn a_requirement_of_sites_abroad_knocks_nobody_out_while_it_is_hidden() {
    let out = |h: &Harness| {
        let standing = h.work().standing.as_ref().expect("a selection");
        standing.comparison.standings[0].knocked_out_by.len()
    };
    let answers = "[answers.K-33]\ncandidate = { a = \"0\" }\nimportance = \"must\"\n";
    let mut h = with_three("W-16", answers);
    assert_eq!(out(&h), 0);
    h.keys("7");
    assert_eq!(out(&h), 1);
    h.keys("u");
    assert_eq!(out(&h), 0);
    assert!(h.text().contains("candidate = { a = \"0\" }"));
}

#[test]
fn out_of_scope_hides_tables_numbers_and_requirements_and_keeps_their_answers() {
    let answers = "[answers.S-6]\nnumber = 7\n[[answers.R-1.row]]\nasset = \"受注DB\"\n\
                   [answers.Q-2]\ncandidate = { a = \"0\" }\n";
    for (question, section) in [("S-6", "S"), ("R-1", "R"), ("Q-2", "Q")] {
        let mut h = with_three(question, answers);
        let before = h.saved().answers;
        let asked = h.scores().progress.asked;
        h.keys("o x \"来期\" Enter Esc");
        assert!(!shown(&h, question) && h.question() != question, "{question}");
        let saved = h.saved();
        assert_eq!(saved.out_of_scope(section).map(|out| &*out.reason), Some("来期"));
        assert_eq!(saved.answers, before, "{question}");
        assert!(h.scores().progress.asked < asked);
        let standing = h.work().standing.as_ref().expect("a selection");
        let out = standing.comparison.standings[0].knocked_out_by.len();
        assert_eq!(out, usize::from(section != "Q"), "a must out of scope knocks nobody out");
        h.keys("r Tab");
        assert_eq!(flat(&h).contains("受注DB"), section != "R", "{}", h.screen());
        h.keys("u u");
        assert!(shown(&h, question), "{question}");
    }
}

#[test]
fn the_outline_leads_from_a_phase_to_its_first_question() {
    let mut h = Harness::selection("2-5", "");
    h.keys("o Home Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "W-1"));
}
