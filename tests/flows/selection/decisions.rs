//! Decisions: a status, and what was decided, by whom and when.

use monshin::strings::ui;

use crate::support::Harness;

#[test]
fn a_digit_sets_the_status_and_tab_leads_to_the_record() {
    for (digit, status) in [("1", "not-yet"), ("2", "discussing"), ("３", "decided")] {
        let mut h = Harness::selection("W-3", "");
        h.keys(digit);
        assert_eq!(h.saved().answer("W-3").choice, [status]);
        h.keys("Tab Enter");
        assert_eq!(h.app.dialogs.len(), 1, "the record is written into");
        h.sees(ui::DECISION.en).sees(ui::DECIDED_BY.en).sees(ui::DECIDED_ON.en);
    }
    let mut h = Harness::selection("W-3", "");
    h.keys("4");
    assert_eq!(h.told(), ui::NO_SUCH_DIGIT.en);
    h.keys("d");
    assert_eq!(h.saved().answer("W-3").choice, ["unknown"]);
}

#[test]
fn a_text_of_several_lines_who_and_when_are_kept_and_are_one_step() {
    let mut h = Harness::selection("W-3", "");
    h.keys("3 Tab Enter \"受注DB\" Enter \"顧客台帳? q\" Tab \"経営会議\" Tab \"2026/11/20\" Tab");
    assert!(h.app.dialogs.is_empty(), "behind the last line it closes");
    let text = h.text();
    assert!(text.contains("by = \"経営会議\"") && text.contains("on = 2026-11-20"), "{text}");
    let saved = h.saved();
    let answer = saved.answer("W-3");
    assert_eq!(answer.record.as_deref(), Some("受注DB\n顧客台帳? q"));
    assert_eq!(answer.choice, ["decided"]);
    h.sees("受注DB / 顧客台帳? q").sees("経営会議  2026-11-20");
    h.keys("u");
    let saved = h.saved();
    let answer = saved.answer("W-3");
    assert_eq!((&answer.record, &answer.decided), (&None, &None));
    assert_eq!(answer.choice, ["decided"], "the status is a step of its own");
    h.keys("Ctrl-r");
    assert!(h.saved().answer("W-3").decided.is_some());
}

#[test]
fn a_record_alone_leaves_the_question_untouched() {
    let mut h = Harness::selection("W-3", "");
    h.keys("Tab Enter \"x\" Esc");
    assert_eq!(h.saved().answer("W-3").record.as_deref(), Some("x"));
    assert_eq!(h.scores().progress.answered, 0);
}

#[test]
fn enter_writes_into_an_empty_record_and_goes_on_from_a_written_one() {
    let mut h = Harness::selection("W-3", "");
    h.keys("Tab Enter \"x\" Esc Enter");
    assert_eq!(h.question(), "W-4");
    h.keys("Left Tab Space \"y\" Esc");
    assert_eq!(h.saved().answer("W-3").record.as_deref(), Some("xy"), "Space writes on");
}

#[test]
fn a_day_that_is_none_is_told_and_nothing_is_lost() {
    // The beginning of what is said, which may be longer than the line.
    let told = &ui::NO_DAY.en[..20];
    for leave in ["Esc", "Tab", "Enter"] {
        let mut h = Harness::selection("W-3", "");
        h.keys("Tab Enter \"本文\" Tab \"部長\" Tab \"soon\"").keys(leave);
        h.sees(told).sees("本文").sees("部長").sees("soon");
        assert_eq!(h.app.dialogs.len(), 1, "{leave}");
        h.keys("Backspace Backspace Backspace Backspace \"2026-02-30\"").sees_no(told);
        h.keys(leave).sees(told);
        h.keys(&"Backspace ".repeat(5)).keys("\"11-20\"").keys(leave);
        assert!(h.app.dialogs.is_empty(), "{leave}\n{}", h.screen());
        let saved = h.saved();
        let decided = saved.answer("W-3").decided.clone().expect("decided");
        assert_eq!(decided.by.as_deref(), Some("部長"));
        assert_eq!(decided.on.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
    }
}

#[test]
fn a_day_that_is_none_can_be_left_and_stands_beside_who_decided() {
    let mut h = Harness::selection("W-3", "");
    h.keys("Tab Enter \"本文\" Tab \"部長\" Tab \"soon\" Esc");
    assert_eq!(h.app.dialogs.len(), 1, "it is told first");
    h.keys("Esc");
    assert!(h.app.dialogs.is_empty());
    let saved = h.saved();
    let answer = saved.answer("W-3");
    assert_eq!(answer.record.as_deref(), Some("本文"));
    let decided = answer.decided.clone().expect("decided");
    assert_eq!((decided.by.as_deref(), decided.on), (Some("部長 soon"), None));
}

#[test]
fn enter_breaks_the_line_of_the_text_and_goes_on_from_the_others() {
    let mut h = Harness::selection("W-3", "");
    h.keys("Tab Enter \"一\" Enter \"二\" Tab \"部長\" Enter \"2026-11-20\" Enter");
    assert!(h.app.dialogs.is_empty(), "{}", h.screen());
    let saved = h.saved();
    assert_eq!(saved.answer("W-3").record.as_deref(), Some("一\n二"));
    let decided = saved.answer("W-3").decided.clone().expect("decided");
    assert_eq!(decided.by.as_deref(), Some("部長"));
    assert!(decided.on.is_some());
}

#[test]
fn an_end_that_nobody_chose_keeps_all_that_was_written() {
    for (day, by, on) in [("2026-11-20", "部長", Some("2026-11-20")), ("soon", "部長 soon", None)]
    {
        for ctrl_c in [true, false] {
            let mut h = Harness::selection("W-3", "");
            h.keys(&format!("Tab Enter \"本文\" Enter \"二\" Tab \"部長\" Tab \"{day}\""));
            if ctrl_c {
                h.keys("Ctrl-c");
                assert_eq!(h.code, Some(130));
            } else {
                h.end();
            }
            let saved = h.saved();
            let answer = saved.answer("W-3");
            assert_eq!(answer.record.as_deref(), Some("本文\n二"), "{day}");
            let decided = answer.decided.clone().expect("decided");
            assert_eq!(decided.by.as_deref(), Some(by));
            assert_eq!(decided.on.map(|day| day.to_string()).as_deref(), on);
        }
    }
}

#[test]
fn clearing_the_record_takes_who_and_when_with_it_and_leaves_the_status() {
    let mut h = Harness::selection("W-3", "");
    h.keys("3 Tab Enter \"x\" Tab \"y\" Tab \"2026-11-20\" Enter Backspace");
    let saved = h.saved();
    let answer = saved.answer("W-3");
    assert_eq!((&answer.record, &answer.decided), (&None, &None));
    assert_eq!(answer.choice, ["decided"]);
    h.keys("u");
    assert!(h.saved().answer("W-3").decided.is_some());
    assert_eq!(h.saved().answer("W-3").record.as_deref(), Some("x"));
}

#[test]
fn several_choices_beyond_the_ninth_are_chosen_with_space() {
    let mut h = Harness::selection("5-3", "");
    h.keys("1 9");
    h.keys(&"Down ".repeat(3)).keys("Space");
    assert_eq!(h.saved().answer("5-3").choice, ["incident", "society", "yearly"]);
    h.keys("Tab Enter \"x\" Esc");
    assert_eq!(h.saved().answer("5-3").record.as_deref(), Some("x"));
}

#[test]
fn a_decision_that_does_not_apply_keeps_what_was_written() {
    let mut h = Harness::selection("W-3", "");
    h.keys("2 Tab Enter \"x\" Esc x 2");
    let saved = h.saved();
    let answer = saved.answer("W-3");
    assert_eq!(answer.not_applicable.as_deref(), Some("done-elsewhere"));
    assert_eq!(
        (&*answer.choice, answer.record.as_deref()),
        (&["discussing".to_owned()][..], Some("x"))
    );
    assert_eq!(h.scores().progress.not_applicable, 1);
    h.keys("Shift-Tab 3");
    let saved = h.saved();
    assert_eq!(saved.answer("W-3").not_applicable, None);
    assert_eq!(saved.answer("W-3").choice, ["decided"]);
}
