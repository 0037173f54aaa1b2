//! Number questions: the line that is typed, estimates, days, bounds.

use monshin::session::Quantity;
use monshin::strings::ui;
use monshin::text::Lang;

use crate::support::Harness;

fn known(value: f64) -> Quantity {
    Quantity::Known(value)
}

#[test]
fn a_digit_opens_the_line_with_that_digit_and_enter_accepts() {
    for keys in
        ["4 \"50\" Enter", "４ \"５０\" Enter", "Enter \"450\" Enter", "Space \"450\" Enter"]
    {
        let mut h = Harness::selection("S-6", "");
        h.keys(keys);
        assert_eq!(h.saved().answer("S-6").number, Some(known(450.0)), "{keys}");
        assert!(h.app.dialogs.is_empty(), "{keys}");
        h.sees("> ").sees("450 ");
        h.keys("Enter");
        assert_eq!(h.question(), "S-7", "the answer stands, so Enter goes on");
    }
}

#[test]
fn numbers_are_taken_as_people_type_them() {
    for (typed, value, estimate) in [
        ("1,200", 1200.0, false),
        ("１，２００", 1200.0, false),
        ("1.2万", 12_000.0, false),
        ("約500", 500.0, true),
        ("~ 2.5", 2.5, true),
        (" 0 ", 0.0, false),
    ] {
        let mut h = Harness::selection("S-12", "");
        h.keys(&format!("Enter \"{typed}\" Enter"));
        let saved = h.saved();
        let answer = saved.answer("S-12");
        assert_eq!((answer.number, answer.estimate), (Some(known(value)), estimate), "{typed}");
    }
}

#[test]
fn an_estimate_and_its_day_are_read_back_as_they_were_written() {
    let mut h = Harness::selection("S-6", "");
    h.keys("Enter \"約1,200\" Tab \"2026/11/5\" Enter").sees("~1,200").sees("2026-11-05");
    let text = h.text();
    for line in ["number = 1200", "estimate = true", "as_of = 2026-11-05"] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    // Opened again it stands there, mark and day as well: nothing typed changes nothing.
    let before = h.work().session.clone();
    h.clock("11:00").keys("Space Enter Space Esc");
    assert_eq!(h.work().session, before);
    // An exact number is no estimate any more; its day stays until another is given.
    h.keys("1 \"3\" Enter");
    let saved = h.saved();
    let answer = saved.answer("S-6");
    assert_eq!((answer.number, answer.estimate), (Some(known(13.0)), false));
    assert_eq!(answer.as_of.map(|day| day.to_string()).as_deref(), Some("2026-11-05"));
}

#[test]
fn what_is_no_number_or_out_of_bounds_is_told_and_stays_to_be_corrected() {
    for (typed, told, erase) in [
        ("-3", ui::TOO_LITTLE.en, 2),
        ("many", ui::NO_AMOUNT.en, 4),
        ("1.2.3", ui::NO_AMOUNT.en, 5),
    ] {
        let mut h = Harness::selection("S-6", "[answers.S-6]\nnumber = 7\n");
        h.keys("Space Backspace").keys(&format!("\"{typed}\" Enter")).sees(told).sees(typed);
        assert_eq!(h.app.dialogs.len(), 1, "{typed}");
        assert_eq!(h.work().session.answer("S-6").number, Some(known(7.0)), "nothing is lost");
        h.keys(&"Backspace ".repeat(erase)).sees_no(told);
        h.keys("\"30\" Enter");
        assert_eq!(h.saved().answer("S-6").number, Some(known(30.0)));
    }
}

#[test]
fn leaving_the_line_with_what_is_no_number_says_so_and_keeps_the_answer_before() {
    for typed in ["-3", "many"] {
        let mut h = Harness::selection("S-6", "[answers.S-6]\nnumber = 7\n");
        h.keys("Space Backspace").keys(&format!("\"{typed}\" Esc"));
        assert_eq!(h.app.dialogs.len(), 1, "{typed}: told first");
        h.keys("Esc");
        assert!(!h.told().is_empty(), "{typed}");
        assert!(h.app.dialogs.is_empty());
        assert_eq!(h.saved().answer("S-6").number, Some(known(7.0)), "{typed}");
    }
}

#[test]
fn a_bound_of_a_set_of_ones_own_holds_at_both_ends() {
    let set = "format = 1\nid = \"own\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\n\
               title = { ja = \"t\", en = \"t\" }\n[[section]]\nid = \"A\"\n\
               title = { ja = \"t\", en = \"t\" }\n[[question]]\nid = \"N\"\nsection = \"A\"\n\
               kind = \"number\"\nunit = { ja = \"%\", en = \"%\" }\nmin = 5\nmax = 100\n\
               title = { ja = \"t\", en = \"t\" }\ntext = { ja = \"t\", en = \"t\" }\n";
    let room = crate::support::Room::new();
    room.write("questionnaires/own.toml", set);
    let file = room.session("own", "", "");
    let mut h = Harness::open(room, &file, "");
    h.keys("4 Enter").sees("at least: 5");
    h.keys("Backspace \"101\" Enter").sees("at most: 100");
    h.keys("Backspace Backspace Backspace \"100\" Enter");
    assert_eq!(h.saved().answer("N").number, Some(known(100.0)));
    h.keys("5 Enter");
    assert_eq!(h.saved().answer("N").number, Some(known(5.0)));
}

#[test]
fn a_day_that_is_none_is_told_and_the_number_is_not_lost() {
    for day in ["soon", "11/5", "2026-02-30"] {
        let mut h = Harness::selection("S-6", "");
        h.keys(&format!("Enter \"120\" Tab \"{day}\" Enter")).sees(ui::NO_DATE.en).sees("120");
        assert_eq!(h.app.dialogs.len(), 1, "{day}");
        h.keys("Esc");
        assert_eq!(h.told(), ui::NOTHING_CHANGED.en, "{day}");
        let saved = h.saved();
        let answer = saved.answer("S-6");
        assert_eq!((answer.number, answer.as_of), (Some(known(120.0)), None), "{day}");
    }
}

#[test]
fn esc_and_an_end_that_nobody_chose_keep_what_is_typed() {
    let mut h = Harness::selection("S-6", "");
    h.keys("1 \"20\" Esc");
    assert_eq!((h.saved().answer("S-6").number, h.question()), (Some(known(120.0)), "S-6"));
    let mut h = Harness::selection("S-6", "");
    h.keys("1 \"20\" Tab \"2026-11-05\" Ctrl-c");
    assert_eq!(h.code, Some(130));
    let saved = h.saved();
    assert_eq!(saved.answer("S-6").number, Some(known(120.0)));
    assert!(saved.answer("S-6").as_of.is_some());
    let mut h = Harness::selection("S-6", "");
    h.keys("1 \"20\"");
    h.end();
    assert_eq!(h.saved().answer("S-6").number, Some(known(120.0)));
}

#[test]
fn dont_know_clearing_and_undo_are_one_step_each() {
    let file = "[answers.S-6]\nnumber = 7\nestimate = true\nas_of = 2026-10-01\n";
    for key in ["d", "F2"] {
        let mut h = Harness::selection("S-6", file);
        h.keys(key);
        assert_eq!(h.saved().answer("S-6").number, Some(Quantity::Unknown), "{key}");
        assert!(h.text().contains("number = \"unknown\""));
        h.keys("u");
        assert_eq!(h.saved().answer("S-6").number, Some(known(7.0)));
    }
    for key in ["Backspace", "Delete"] {
        let mut h = Harness::selection("S-6", file);
        h.keys(key);
        assert!(!h.saved().answers.contains_key("S-6"), "nothing is left of it");
        h.keys("u");
        let saved = h.saved();
        let answer = saved.answer("S-6");
        assert_eq!((answer.number, answer.estimate), (Some(known(7.0)), true));
        assert!(answer.as_of.is_some());
        h.keys("Ctrl-r");
        assert!(!h.saved().answers.contains_key("S-6"));
    }
    let mut h = Harness::selection("S-6", "");
    h.keys("Enter \"約9\" Tab \"2026-11-05\" Enter u");
    assert!(!h.saved().answers.contains_key("S-6"), "number, mark and day are one step");
}

#[test]
fn a_number_says_that_the_question_applies_and_looking_does_not() {
    let mut h = Harness::selection("S-6", "[answers.S-6]\nnumber = 7\n");
    h.keys("x 1");
    assert_eq!(h.saved().answer("S-6").not_applicable.as_deref(), Some("no-such-work"));
    assert_eq!(h.saved().answer("S-6").number, Some(known(7.0)), "what stands beside it is kept");
    h.keys("Space Esc");
    assert!(h.saved().answer("S-6").not_applicable.is_some(), "opened and left as it was");
    h.keys("Space Backspace Enter Space \"x\" Esc Esc");
    assert!(h.saved().answer("S-6").not_applicable.is_some(), "nothing that is a number was said");
    h.keys("8 Enter");
    let saved = h.saved();
    assert_eq!(
        (saved.answer("S-6").number, &saved.answer("S-6").not_applicable),
        (Some(known(8.0)), &None)
    );
    h.keys("u");
    let saved = h.saved();
    assert_eq!(saved.answer("S-6").number, Some(known(7.0)));
    assert!(saved.answer("S-6").not_applicable.is_some(), "it is one step");
}

#[test]
fn the_number_is_read_aloud_in_either_language() {
    let mut h = Harness::selection("S-6", "[answers.S-6]\nnumber = 1200\nestimate = true\n");
    h.sees("~1,200");
    h.keys("L").sees("約1,200");
    assert_eq!(h.app.lang(), Lang::Ja);
}
