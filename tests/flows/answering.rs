//! Levels, choices and what stands in their place.

use monshin::session::Entry;
use monshin::text::Lang;

use crate::support::{Harness, Room, stamp};

fn level(level: &str) -> Entry {
    Entry::Level(level.to_owned())
}

#[test]
fn one_key_answers_and_the_answer_is_in_the_file_with_its_time() {
    let mut h = Harness::at("A-1");
    h.keys("3");
    let saved = h.saved();
    let answer = saved.answer("A-1");
    assert_eq!(answer.as_is.len(), 1);
    assert_eq!(answer.as_is["insource"], level("3"));
    assert_eq!(answer.answered, Some(stamp("10:00")));
    assert_eq!(saved.updated, Some(stamp("10:00")));
    assert_eq!(h.question(), "A-1", "choosing does not leave the question");
    assert!(h.text().contains("as_is = { insource = \"3\" }"));
}

#[test]
fn every_question_opens_with_its_first_scale_and_its_chosen_level_marked() {
    let mut h = Harness::at("A-1");
    h.keys("Tab 4 Enter");
    assert_eq!((h.question(), h.work().focus), ("A-2", 0));
    h.keys("2 Left Right Space");
    assert_eq!(
        h.saved().answer("A-2").as_is["insource"],
        level("2"),
        "Space chose what was marked"
    );
}

#[test]
fn choosing_what_is_chosen_changes_nothing_not_even_the_time() {
    for (key, again) in [("3", "3"), ("d", "d"), ("-", "-"), ("3", "Space"), ("d", "F2")] {
        let mut h = Harness::at("A-1");
        h.keys(key);
        h.settle();
        let before = h.text();
        let session = h.work().session.clone();
        h.clock("10:30").keys(again);
        assert_eq!(h.work().session, session, "{key} {again}");
        assert_eq!(h.work().unsaved, monshin::tui::work::Unsaved::default());
        assert_eq!(h.work().saved, monshin::tui::work::Saved::Yes, "{key} {again}");
        assert_eq!(h.text(), before, "{key} {again}");
        h.keys("u");
        assert_eq!(h.work().session.answers.len(), 0, "one step back is one answer back");
    }
}

#[test]
fn a_choice_chosen_again_changes_nothing_either() {
    let mut h = Harness::at("P-1");
    h.keys("2");
    let before = h.text();
    h.clock("10:30").keys("2 Space");
    assert_eq!(h.text(), before);
    assert_eq!(h.saved().answer("P-1").choice, ["hybrid"]);
}

#[test]
fn not_here_and_don_t_know_belong_to_the_field_that_has_the_keys() {
    let mut h = Harness::at("A-1");
    h.keys("d Tab -");
    let saved = h.saved();
    assert_eq!(saved.answer("A-1").as_is["insource"], Entry::Unknown);
    assert_eq!(saved.answer("A-1").as_is["outsource"], Entry::None);
    assert!(h.text().contains("as_is = { insource = \"unknown\", outsource = \"none\" }"));
    h.keys("Tab -");
    assert_eq!(h.scores().overall.counts.not_applicable, 1, "none on both sides");
}

#[test]
fn don_t_know_on_choices_is_an_answer_of_its_own() {
    let mut h = Harness::at("P-1");
    h.keys("1 d");
    assert_eq!(h.saved().answer("P-1").choice, ["unknown"]);
    h.keys("-");
    assert_eq!(h.saved().answer("P-1").choice, ["unknown"], "not here is for scales");
}

#[test]
fn not_applicable_is_set_at_once_and_the_reason_follows() {
    for (keys, reason) in [
        ("x Esc", ""),
        ("x Enter", ""),
        ("F3 1", "no-such-work"),
        ("x 2", "done-elsewhere"),
        ("x 3", "risk-accepted"),
        ("x 4 \"親会社が行う\" Enter", "親会社が行う"),
        ("x \"ours: 2 of 3\" Enter", "ours: 2 of 3"),
        ("x ２", "done-elsewhere"),
        ("x 1 x Esc", "no-such-work"),
        ("x 1 x 3", "risk-accepted"),
    ] {
        let mut h = Harness::at("A-1");
        h.keys("3");
        h.clock("10:05").keys(keys);
        let saved = h.saved();
        let answer = saved.answer("A-1");
        assert_eq!(answer.not_applicable.as_deref(), Some(reason), "{keys}");
        assert_eq!(answer.as_is["insource"], level("3"), "what stands beside it is kept");
        assert_eq!(h.scores().overall.counts.not_applicable, 1);
        assert!(h.app.dialogs.is_empty(), "{keys}");
    }
}

#[test]
fn not_applicable_is_in_the_file_before_a_reason_is_given() {
    let mut h = Harness::at("A-1");
    h.keys("x");
    assert_eq!(h.app.dialogs.len(), 1);
    assert_eq!(h.saved().answer("A-1").not_applicable.as_deref(), Some(""));
}

#[test]
fn a_level_takes_not_applicable_away_and_is_one_step_of_undo() {
    for key in ["4", "d", "-"] {
        let mut h = Harness::at("A-1");
        h.keys("x 2").keys(key);
        let answer = h.saved().answer("A-1").clone();
        assert_eq!(answer.not_applicable, None, "{key}");
        assert_eq!(answer.as_is.len(), 1, "{key}");
        h.keys("u");
        let saved = h.saved();
        let answer = saved.answer("A-1");
        assert_eq!(answer.not_applicable.as_deref(), Some("done-elsewhere"), "{key}");
        assert!(answer.as_is.is_empty());
    }
}

#[test]
fn clearing_is_for_the_field_and_for_not_applicable_first() {
    for key in ["Backspace", "Delete"] {
        let mut h = Harness::at("A-1");
        h.keys("3 Tab 2 x 1").keys(key);
        assert_eq!(h.saved().answer("A-1").not_applicable, None);
        h.keys(key);
        let entries = h.saved().answer("A-1").as_is.clone();
        assert_eq!(entries.keys().collect::<Vec<_>>(), ["insource"]);
        h.keys("Tab").keys(key);
        assert!(!h.saved().answers.contains_key("A-1"), "nothing is left of the answer");
        assert!(!h.text().contains("[answers"));
        let before = h.work().session.clone();
        h.clock("11:00").keys(key);
        assert_eq!(h.work().session, before, "there is nothing to clear");
    }
}

#[test]
fn the_mark_moves_without_changing_and_space_chooses() {
    for (down, up) in [("Down", "Up"), ("j", "k")] {
        let mut h = Harness::at("A-1");
        h.keys(down).keys(down).keys(down).keys(up);
        assert!(h.saved().answers.is_empty());
        h.keys("Space");
        let saved = h.saved();
        assert_eq!(saved.answer("A-1").as_is["insource"], level("3"), "highest first");
    }
    let mut h = Harness::at("A-1");
    h.keys("Up Up Space");
    assert_eq!(h.saved().answer("A-1").as_is["insource"], level("5"), "it stops at the top");
    h.keys("Down Down Down Down Down Down Down Down Down Space");
    assert_eq!(h.saved().answer("A-1").as_is["insource"], Entry::Unknown, "and at the bottom");
}

#[test]
fn tab_goes_round_the_fields_and_never_into_a_note() {
    let mut h = Harness::at("A-1");
    h.keys("Tab 4 Tab 2 Shift-Tab 5");
    let answer = h.saved().answer("A-1").clone();
    assert_eq!(answer.as_is["insource"], level("2"));
    assert_eq!(answer.as_is["outsource"], level("5"));
    assert_eq!(h.scores().questions[3].as_is, Some(5.0), "the higher one counts");
    assert!(h.app.dialogs.is_empty());
}

#[test]
fn the_levels_of_the_question_before_and_not_its_note() {
    let mut h = Harness::at("A-1");
    h.keys("3 Tab d n \"だれが\" Esc f Enter .");
    let saved = h.saved();
    let (first, second) = (saved.answer("A-1"), saved.answer("A-2"));
    assert_eq!(second.as_is, first.as_is);
    assert_eq!((&second.note, second.flag), (&None, false));
    assert!(first.note.is_some() && first.flag);
    h.keys("u");
    assert!(!h.saved().answers.contains_key("A-2"), "it is one step");
    h.keys("x 1 .");
    assert_eq!(h.saved().answer("A-2").not_applicable, None, "who answers says that it applies");
}

#[test]
fn nothing_is_repeated_where_the_question_before_has_no_levels() {
    let mut h = Harness::at("P-3");
    h.keys("1 Enter .");
    assert_eq!(h.question(), "A-1");
    assert!(!h.saved().answers.contains_key("A-1"));
}

#[test]
fn the_other_pass_keeps_the_to_be_apart() {
    for key in ["t", "F11"] {
        let mut h = Harness::at("A-1");
        h.keys("2").keys(key).sees("To-be");
        h.keys("4");
        let answer = h.saved().answer("A-1").clone();
        assert_eq!(
            (&answer.as_is["insource"], &answer.to_be["insource"]),
            (&level("2"), &level("4"))
        );
        assert!(h.text().contains("to_be = { insource = \"4\" }"));
        h.sees("not documented, one person only"); // the as-is stays in sight
        h.keys("Enter Left").keys(key).keys("Backspace");
        let answer = h.saved().answer("A-1").clone();
        assert_eq!((answer.as_is.len(), answer.to_be.len()), (0, 1), "back in the as-is");
    }
}

#[test]
fn in_the_pass_to_be_levels_are_repeated_to_the_to_be() {
    let mut h = Harness::at("A-1");
    h.keys("2 t 4 Enter .");
    let answer = h.saved().answer("A-2").clone();
    assert_eq!((answer.as_is.len(), answer.to_be.len()), (0, 1));
}

#[test]
fn a_question_without_a_to_be_is_answered_as_it_is_in_either_pass() {
    let mut h = Harness::at("P-1");
    h.keys("t 3");
    assert_eq!(h.saved().answer("P-1").choice, ["minimum-outsource"]);
}

#[test]
fn a_digit_that_is_no_level_here_says_so_and_changes_nothing() {
    for digit in ["0", "6", "9", "０"] {
        let mut h = Harness::at("A-1");
        h.keys(digit);
        assert_eq!(h.told(), "There is no choice with that digit here");
        assert_eq!(h.saved().answers.len(), 0);
    }
}

#[test]
fn where_ids_are_no_digits_the_position_is_the_digit() {
    let mut h = Harness::tiny("at = \"L\"", "[answers.M]\nchoice = [\"a\"]\n");
    h.sees("1  deep").sees("2  shallow");
    h.keys("2");
    assert_eq!(h.saved().answer("L").as_is["depth"], level("low"));
}

#[test]
fn several_choices_toggle_and_an_exclusive_one_stands_alone() {
    let mut h = Harness::tiny("at = \"M\"", "");
    for (key, choice) in [
        ("2", &["b"][..]),
        ("1", &["a", "b"]),
        ("2", &["a"]),
        ("3", &["nothing"]),
        ("2", &["b"]),
        ("d", &["unknown"]),
        ("1", &["a"]),
        ("1", &[]),
    ] {
        h.keys(key);
        assert_eq!(h.saved().answer("M").choice, choice, "after {key}");
    }
}

#[test]
fn full_width_keys_are_the_same_keys() {
    let mut h = Harness::at("A-1");
    h.keys("３ ｔ ５ ｔ ｆ ｊ");
    let answer = h.saved().answer("A-1").clone();
    assert_eq!(answer.as_is["insource"], level("3"));
    assert_eq!(answer.to_be["insource"], level("5"));
    assert!(answer.flag);
    h.keys("」");
    assert_eq!(h.question(), "B-1");
    h.keys("「 \u{3000}");
    assert_eq!(h.question(), "A-1");
    h.keys("・");
    assert_eq!(h.app.dialogs.len(), 1, "search is open");
}

#[test]
fn kana_where_a_command_was_meant_says_that_the_input_method_is_on() {
    for key in ["あ", "ん", "ア", "日"] {
        let mut h = Harness::at("A-1");
        h.app.settings.lang = Lang::Ja;
        h.keys(key);
        h.sees("IMEが有効です（半角/全角キーで切替）");
        assert_eq!(h.saved().answers.len(), 0);
    }
}

#[test]
fn pasted_text_outside_of_a_field_does_nothing() {
    let mut h = Harness::at("A-1");
    h.keys("o").keys("paste:\"qxd3\"").keys("Esc r").keys("paste:\"q\"").keys("Esc");
    h.keys("paste:\"3\" paste:\"q\" paste:\"x\"");
    assert_eq!(h.saved().answers.len(), 0);
    assert_eq!(h.question(), "A-1");
}

#[test]
fn with_advance_the_digit_also_goes_on() {
    let room = Room::with_tiny();
    let file = room.session("soc-maturity", "at = \"P-3\"", "");
    let mut h = Harness::open(room, &file, "advance = true\n");
    h.keys("1 3 4");
    assert_eq!(h.question(), "A-3");
    h.keys("d");
    assert_eq!(h.question(), "A-4");
    let saved = h.saved();
    assert_eq!(saved.answers.keys().collect::<Vec<_>>(), ["A-1", "A-2", "A-3", "P-3"]);
    let room = Room::with_tiny();
    let file = room.session("tiny", "", "");
    let mut h = Harness::open(room, &file, "advance = true\n");
    h.keys("1 2");
    assert_eq!(h.saved().answer("M").choice.len(), 2);
    assert_eq!(h.question(), "M", "several choices");
}

#[test]
fn a_condition_that_no_longer_holds_hides_its_question_and_keeps_its_answer() {
    let h = Harness::tiny("at = \"M\"", "");
    let shown: Vec<usize> = h.work().shown().collect();
    assert_eq!(shown, [0, 1, 3], "the level waits for a choice");
    let mut h = Harness::tiny("at = \"M\"", "");
    h.keys("1 Right Right 1 Left Left 3");
    assert_eq!(h.saved().answer("L").as_is["depth"], level("high"));
    assert!(!h.work().is_shown(2));
    assert_eq!(h.scores().progress.asked, 3);
}
