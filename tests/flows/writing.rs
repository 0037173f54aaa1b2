//! Notes, memos, evidence, texts: what is typed is kept.

use crate::support::Harness;

#[test]
fn a_note_takes_several_lines_and_esc_or_tab_keeps_it() {
    for (open, leave) in [("n", "Esc"), ("n", "Tab"), ("F4", "Esc")] {
        let mut h = Harness::at("A-1");
        h.keys("Tab").keys(open).keys("\"一行目\" Enter \"q? 3\"").keys(leave);
        assert_eq!(h.saved().answer("A-1").note.as_deref(), Some("一行目\nq? 3"));
        assert_eq!(h.work().focus, 1, "back to the field it came from");
        h.sees("一行目");
        h.keys(open).keys("\"。\"").keys(leave);
        assert_eq!(h.saved().answer("A-1").note.as_deref(), Some("一行目\nq? 3。"));
    }
}

#[test]
fn a_memo_is_kept_and_never_shown_to_the_room() {
    for open in ["m", "F12"] {
        let mut h = Harness::at("A-1");
        h.keys(open).keys("\"渋っている\" Enter \"再度\" Tab");
        let saved = h.saved();
        assert_eq!(saved.answer("A-1").memo.as_deref(), Some("渋っている\n再度"));
        assert_eq!(saved.answer("A-1").note, None);
        h.sees("Memo").sees_no("渋っている");
    }
}

#[test]
fn a_note_is_no_answer_and_does_not_move_its_time() {
    let mut h = Harness::at("A-1");
    h.keys("n \"a\" Esc");
    assert_eq!(h.saved().answer("A-1").answered, None);
    assert_eq!(h.scores().overall.counts.answered, 0);
    h.keys("3");
    let answered = h.saved().answer("A-1").answered;
    h.clock("12:00").keys("n \"b\" Esc");
    let saved = h.saved();
    assert_eq!(saved.answer("A-1").answered, answered);
    assert_eq!(saved.updated, Some(crate::support::stamp("12:00")));
}

#[test]
fn in_a_text_every_letter_is_a_letter() {
    let mut h = Harness::at("A-1");
    h.keys("n \"qLx?/tｍ３「」\u{3000}・\" Esc");
    let note = h.saved().answer("A-1").note.clone();
    assert_eq!(note.as_deref(), Some("qLx?/tｍ３「」\u{3000}・"));
}

#[test]
fn a_note_that_is_emptied_is_gone() {
    let mut h = Harness::at("A-1");
    h.keys("n \"ab\" Esc n Backspace Backspace Esc");
    assert!(h.saved().answers.is_empty());
    h.keys("n Esc m \"  \" Esc");
    assert!(h.saved().answers.is_empty(), "blanks say nothing");
}

#[test]
fn control_characters_never_reach_the_file() {
    let mut h = Harness::at("A-1");
    h.keys("n").keys("paste:\"a\u{1b}[31mb\tc\r\nd\u{7}\u{0}\u{9b}e\"");
    h.keys("Esc e").keys("paste:\"x\u{1b}y\nz\" Enter Esc");
    h.keys("x").keys("paste:\"r\u{8}s\" Enter");
    let saved = h.saved();
    let answer = saved.answer("A-1");
    assert_eq!(answer.note.as_deref(), Some("a[31mb c\nde"));
    assert_eq!(answer.evidence[0].what, "xy z");
    assert_eq!(answer.not_applicable.as_deref(), Some("rs"));
    let text = h.text();
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
}

#[test]
fn control_characters_of_a_file_are_shown_as_none() {
    let answers = "[answers.A-1]\nnote = \"a\\u001b[31mb\"\nevidence = [\"c\\u0007d\"]\n";
    let mut h = Harness::with_answers("A-1", answers);
    h.keys("n Esc e Esc r Esc o"); // each frame is checked
    h.keys("Esc");
    assert!(h.screen().contains("[31mb"));
}

#[test]
fn evidence_is_told_or_seen_a_line_each() {
    let mut h = Harness::at("A-1");
    h.keys("e \"規程集 3章\" Enter Tab \"手順書\" Enter Esc");
    let saved = h.saved();
    let evidence = &saved.answer("A-1").evidence;
    assert_eq!(evidence.len(), 2);
    assert_eq!((&*evidence[0].what, evidence[0].seen), ("規程集 3章", None));
    assert_eq!(&*evidence[1].what, "手順書");
    assert_eq!(evidence[1].seen.map(|day| day.to_string()).as_deref(), Some("2026-11-23"));
    assert!(h.text().contains("\"規程集 3章\""), "told is a plain string");
    h.keys("3 r").sees("answers resting on evidence seen 1");
}

#[test]
fn evidence_is_changed_and_removed_in_its_list() {
    let mut h = Harness::at("A-1");
    h.keys("e \"a\" Enter \"b\" Enter \"half\" Esc");
    let what = |h: &mut Harness| -> Vec<(String, bool)> {
        let saved = h.saved();
        let list = saved.answer("A-1").evidence.iter();
        list.map(|evidence| (evidence.what.clone(), evidence.seen.is_some())).collect()
    };
    let pair = |text: &str, seen: bool| (text.to_owned(), seen);
    assert_eq!(what(&mut h), [pair("a", false), pair("b", false), pair("half", false)]);
    h.keys("e Up Up Delete Tab Esc");
    assert_eq!(what(&mut h), [pair("a", false), pair("half", true)]);
    h.keys("u");
    assert_eq!(what(&mut h).len(), 3, "the list was kept as one step");
}

#[test]
fn what_is_typed_is_kept_when_the_program_is_ended_from_outside() {
    for (keys, note) in [("n \"半分\"", "半分"), ("n \"半分\" F1", "半分"), ("n \"a\" F1 F10", "a")]
    {
        let mut h = Harness::at("A-1");
        h.keys(keys).end();
        assert_eq!(h.saved().answer("A-1").note.as_deref(), Some(note), "{keys}");
        let mut h = Harness::at("A-1");
        h.keys(keys).keys("Ctrl-c");
        assert_eq!(h.code, Some(130));
        assert_eq!(h.saved().answer("A-1").note.as_deref(), Some(note), "{keys}");
    }
    let mut h = Harness::at("A-1");
    h.keys("e \"a\" Enter \"半分\"").end();
    assert_eq!(h.saved().answer("A-1").evidence.len(), 2);
    let mut h = Harness::at("A-1");
    h.keys("x \"半分\"").end();
    assert_eq!(h.saved().answer("A-1").not_applicable.as_deref(), Some("半分"));
}

#[test]
fn home_from_the_help_over_a_note_keeps_the_note() {
    let mut h = Harness::at("A-1");
    h.keys("n \"半分\" F1 q");
    assert!(h.app.work.is_none());
    assert_eq!(h.saved().answer("A-1").note.as_deref(), Some("半分"));
}

#[test]
fn enter_goes_into_an_empty_text_and_on_from_one_that_is_written() {
    let mut h = Harness::tiny("at = \"T\"", "");
    h.keys("Right");
    assert_eq!(h.question(), "S", "outside of a field the arrow always goes on");
    h.keys("Left Enter \"一\" Enter \"二\" Esc");
    assert_eq!(h.saved().answer("T").record.as_deref(), Some("一\n二"));
    assert_eq!(h.question(), "T");
    h.keys("Enter");
    assert_eq!(h.question(), "S");
}

#[test]
fn a_text_question_takes_no_digit_and_no_don_t_know() {
    let mut h = Harness::tiny("at = \"T\"", "");
    h.keys("3 d - Space Up Down .");
    assert!(h.saved().answers.is_empty());
    h.keys("x 1");
    assert_eq!(h.saved().answer("T").not_applicable.as_deref(), Some("no-such-work"));
}

#[test]
fn the_record_of_a_level_question_is_a_field_of_its_own() {
    let mut h = Harness::tiny("at = \"L\"", "[answers.M]\nchoice = [\"a\"]\n");
    h.keys("1 Tab Enter \"決めた\" Esc");
    let saved = h.saved();
    assert_eq!(saved.answer("L").record.as_deref(), Some("決めた"));
    assert_eq!(saved.answer("L").as_is.len(), 1);
    h.keys("Backspace");
    assert_eq!(h.saved().answer("L").record, None);
    assert_eq!(h.saved().answer("L").as_is.len(), 1);
}

#[test]
fn the_caret_stands_where_the_next_character_goes() {
    // Where an input method opens its window: behind two wide characters.
    let mut h = Harness::at("A-1");
    let row = |h: &Harness| h.screen().lines().position(|line| line.contains("日本")).unwrap();
    h.keys("n \"日本\"");
    let caret = h.caret();
    let (x, _) = caret;
    assert_eq!(usize::from(caret.1), row(&h));
    h.keys("\"語\"");
    assert_eq!(h.caret(), (x + 2, caret.1));
    h.keys("Esc");
    assert!(!h.has_caret(), "no caret where nothing is typed");
}
