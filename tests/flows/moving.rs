//! Going from question to question, back in time, and to what is looked for.

use monshin::tui::app::Screen;
use monshin::tui::screen::outline::Line;

use crate::support::Harness;

/// Keys, and the question that is on screen after each.
#[track_caller]
fn way(from: &str, steps: &[(&str, &str)]) {
    let mut h = Harness::at(from);
    for (keys, question) in steps {
        h.keys(keys);
        assert_eq!(h.question(), *question, "after {keys}");
    }
    assert!(h.saved().answers.is_empty(), "moving changes nothing");
}

#[test]
fn on_and_back() {
    way(
        "P-3",
        &[("Enter", "A-1"), ("Right", "A-2"), ("Left", "A-1"), ("Left Left Left Left", "P-1")],
    );
}

#[test]
fn sections_forward_and_backward() {
    let keys = [("PgDn", "PgUp"), ("]", "[")];
    for (next, previous) in keys {
        let steps = [
            (next, "A-1"),
            (next, "B-1"),
            ("Right Right", "B-3"),
            (previous, "B-1"),
            (previous, "A-1"),
            (previous, "P-1"),
            (previous, "P-1"),
        ];
        way("P-1", &steps);
    }
    way("I-2", &[("PgDn", "I-2"), ("PgUp", "I-1")]);
}

#[test]
fn enter_on_the_last_question_opens_the_results() {
    for key in ["Enter", "Right"] {
        let mut h = Harness::at("I-6");
        h.keys("3").keys(key);
        assert_eq!(h.app.screen, Screen::Results);
        h.keys("Esc");
        assert_eq!((h.app.screen, h.question()), (Screen::Interview, "I-6"));
    }
}

#[test]
fn moving_is_saved_and_is_no_change_of_the_session() {
    let mut h = Harness::at("A-1");
    let updated = h.saved().updated;
    h.clock("13:00").keys("Enter Enter");
    let saved = h.saved();
    assert_eq!((saved.at.as_deref(), saved.updated), (Some("A-3"), updated));
}

#[test]
fn undo_and_redo_go_to_what_they_change() {
    let mut h = Harness::at("A-1");
    h.keys("3 Enter 4 PgDn 5 t 2 t Enter Enter");
    assert_eq!(h.question(), "B-3");
    h.keys("u");
    assert_eq!(h.question(), "B-1");
    assert!(h.saved().answer("B-1").to_be.is_empty());
    h.sees("To-be"); // the pass in which it was answered
    h.keys("u u").sees("As-is");
    assert_eq!(h.question(), "A-2");
    assert_eq!(h.saved().answers.keys().collect::<Vec<_>>(), ["A-1"]);
    h.keys("Ctrl-r");
    assert_eq!(h.question(), "A-2");
    h.keys("Ctrl-r");
    assert_eq!(h.question(), "B-1");
    let saved = h.saved();
    assert_eq!(saved.answers.keys().collect::<Vec<_>>(), ["A-1", "A-2", "B-1"]);
}

#[test]
fn undo_puts_the_time_of_an_answer_back_and_a_new_answer_ends_redo() {
    let mut h = Harness::at("A-1");
    h.keys("3");
    let first = h.saved().answer("A-1").clone();
    h.clock("10:20").keys("4 u");
    assert_eq!(h.saved().answer("A-1"), &first);
    h.keys("5");
    let before = h.work().session.clone();
    h.keys("Ctrl-r Ctrl-r");
    assert_eq!(h.work().session.answers, before.answers);
}

#[test]
fn undo_with_nothing_to_undo_does_nothing() {
    let mut h = Harness::at("A-1");
    let before = h.text();
    h.clock("11:00").keys("u Ctrl-r u");
    assert_eq!(h.text(), before);
    assert_eq!(h.told(), "");
}

#[test]
fn undo_works_from_the_outline_and_the_results_too() {
    for screen in ["o", "r"] {
        let mut h = Harness::at("A-1");
        h.keys("3 Enter Enter").keys(screen).keys("u");
        assert!(h.saved().answers.is_empty(), "{screen}");
        assert_eq!(h.question(), "A-1", "{screen}");
        h.keys("Ctrl-r");
        assert_eq!(h.saved().answers.len(), 1, "{screen}");
    }
}

#[test]
fn search_finds_ids_names_texts_and_notes_in_either_language_and_jumps() {
    for (query, found) in [
        ("d-3", "D-3"),
        ("Ｄ－３", "D-3"),
        ("ｄ－３", "D-3"),
        ("triage criteria", "A-2"),
        ("トリアージ基準", "A-2"),
        ("CRITERIA TRIAGE", "A-2"),
        ("ＣＲＩＴＥＲＩＡ\u{3000}triage", "A-2"),
        ("検体", "C-3"),
        ("ひみつの", "B-2"),
    ] {
        let mut h = Harness::with_answers("A-1", "[answers.B-2]\nnote = \"ひみつの言葉\"\n");
        h.keys(&format!("/ \"{query}\" Enter"));
        assert_eq!((h.question(), h.app.screen), (found, Screen::Interview), "{query}");
        assert!(h.app.dialogs.is_empty());
    }
}

#[test]
fn search_shows_what_it_finds_and_arrows_choose_among_it() {
    let mut h = Harness::at("A-1");
    h.keys("/ \"forensics\"").sees("C-1").sees("C-2").sees_no("D-1   ");
    h.keys("Down Enter");
    assert_eq!(h.question(), "C-2");
    h.keys("/ \"xyzzy\"").sees("nothing found");
    h.keys("Enter").sees("nothing found");
    h.keys("Esc");
    assert_eq!((h.question(), h.app.dialogs.len()), ("C-2", 0));
    h.keys("/").keys("paste:\"e-4\nx\"").keys("Backspace Backspace Enter");
    assert_eq!(h.question(), "E-4");
}

#[test]
fn search_is_open_from_outline_and_results_as_well() {
    for screen in ["o", "F6", "r", "F7"] {
        let mut h = Harness::at("A-1");
        h.keys(screen).keys("/ \"h-2\" Enter");
        assert_eq!((h.question(), h.app.screen), ("H-2", Screen::Interview), "{screen}");
    }
}

fn marked(h: &Harness) -> String {
    let set = &h.work().set;
    match h.app.outline.lines(h.work()).get(h.app.outline.at) {
        Some(Line::Section(at)) => set.sections[*at].id.clone(),
        Some(Line::Question(at)) => set.questions[*at].id.clone(),
        None => String::new(),
    }
}

fn listed(h: &Harness) -> Vec<String> {
    let questions = h.app.outline.lines(h.work()).into_iter().filter_map(|line| match line {
        Line::Question(at) => Some(h.work().set.questions[at].id.clone()),
        Line::Section(_) => None,
    });
    questions.collect()
}

#[test]
fn the_outline_opens_where_one_is_and_enter_jumps() {
    let mut h = Harness::at("C-2");
    h.keys("o");
    assert_eq!(marked(&h), "C-2");
    h.keys("Down Down j k Enter");
    assert_eq!((h.question(), h.app.screen), ("C-4", Screen::Interview));
    h.keys("F6 Up Up Up Up");
    assert_eq!(marked(&h), "C");
    h.keys("Enter");
    assert_eq!(h.question(), "C-1", "the first of the section");
    h.keys("o End Enter o Home Down Enter");
    assert_eq!(h.question(), "P-1");
    h.keys("o PgDn Esc");
    assert_eq!((h.question(), h.app.screen), ("P-1", Screen::Interview), "Esc changes nothing");
}

#[test]
fn the_outline_filters_by_state() {
    let mut h = Harness::at("A-1");
    h.keys("3 t 5 t Enter d Enter f Enter x 1 Enter 3 Tab d o");
    assert_eq!(listed(&h).len(), 57);
    h.keys("Tab");
    assert_eq!(listed(&h).len(), 57 - 4, "untouched");
    assert!(listed(&h).contains(&"A-3".to_owned()), "a flag is no answer");
    h.keys("Tab");
    assert_eq!(listed(&h), ["A-2", "A-5"], "unknown, one side of it too");
    h.keys("Tab");
    assert_eq!(listed(&h), ["A-3"], "flagged");
    h.keys("Tab");
    assert_eq!(listed(&h), ["A-1"], "gaps");
    h.keys("Down Enter");
    assert_eq!(h.question(), "A-1");
    h.keys("o Tab Tab Tab Tab Tab");
    assert_eq!(listed(&h).len(), 57, "all again");
}

#[test]
fn a_filter_that_keeps_nothing_says_so() {
    let mut h = Harness::at("A-1");
    h.keys("o Tab Tab").sees("no question matches");
    h.keys("Enter x Down");
    assert_eq!(h.app.screen, Screen::Outline);
    assert!(h.app.dialogs.is_empty());
}

#[test]
fn a_section_goes_out_of_scope_with_a_reason_and_comes_back_the_same_way() {
    for key in ["x", "F3"] {
        let mut h = Harness::at("H-1");
        h.keys("4 o").keys(key).keys("\"来期に見る\" Enter");
        let saved = h.saved();
        let out = saved.out_of_scope("H").expect("out of scope");
        assert_eq!(out.reason, "来期に見る");
        assert!(saved.answers.contains_key("H-1"), "its answers are kept");
        assert_eq!(h.scores().overall.counts.asked, 51);
        h.sees("out of scope").sees("来期に見る");
        h.keys("r").sees("out of scope: 来期に見る");
        h.keys("Shift-Tab").sees("Out of scope this time").sees("来期に見る");
        h.keys("o /").keys("\"h-1\"").sees("nothing found");
        h.keys("Esc Esc");
        assert_ne!(h.question(), "H-1", "a hidden question is not on screen");
        h.keys("o End Up Up Up Up Up Up Up");
        assert_eq!(marked(&h), "H");
        h.keys(key);
        assert_eq!(h.told(), "In scope again");
        assert!(h.saved().out_of_scope.is_empty());
        assert_eq!(h.scores().overall.counts.asked, 54);
    }
}

#[test]
fn a_scope_needs_no_reason_can_be_left_and_is_undone() {
    let mut h = Harness::at("A-1");
    h.keys("o x Esc");
    let reason = |h: &mut Harness| h.saved().out_of_scope("A").map(|out| out.reason.clone());
    assert_eq!(reason(&mut h).as_deref(), Some(""), "out at once, Esc keeps it without a reason");
    h.keys("x");
    assert_eq!(reason(&mut h), None, "the same key takes it back");
    h.keys("x \"2027\" Esc");
    assert_eq!(
        h.saved().out_of_scope("A").map(|out| &*out.reason),
        Some("2027"),
        "digits are text"
    );
    h.keys("u u");
    assert!(h.saved().out_of_scope.is_empty());
    h.keys("Ctrl-r Ctrl-r");
    assert_eq!(reason(&mut h).as_deref(), Some("2027"));
}

#[test]
fn with_every_section_out_of_scope_the_interview_says_what_to_do() {
    let mut h = Harness::at("A-1");
    h.keys("o");
    for section in 0..10 {
        h.keys("Home");
        h.keys(&"Down ".repeat(section)).keys("x Enter");
    }
    h.keys("Esc").sees("No question is asked. Review the scope in the outline (o).");
    h.keys("3 d - x n Enter Right Left PgDn . Space Backspace f e");
    assert!(h.saved().answers.is_empty());
}

#[test]
fn hidden_scores_hide_the_target_of_a_role_without_an_as_is_in_the_outline_too() {
    let mut h = Harness::with_answers(
        "A-1",
        "[answers.A-1]\nas_is = { insource = \"none\", outsource = \"none\" }\n\
         to_be = { insource = \"4\" }\n",
    );
    h.keys("o").sees("-> 4.0");
    h.keys("v").sees_no("4.0");
}
