//! Ways out, sessions that are not like others, keys of one's own.

use std::fs;

use monshin::tui::app::Screen;

use crate::support::{Harness, Room};

#[test]
fn esc_goes_one_step_out_and_never_further_than_home() {
    let mut h = Harness::at("A-1");
    h.keys("3 r Esc");
    assert_eq!(h.app.screen, Screen::Interview);
    h.keys("o Esc");
    assert_eq!(h.app.screen, Screen::Interview);
    h.keys("Esc");
    assert_eq!((h.app.screen, h.app.work.is_none()), (Screen::Home, true));
    h.keys("Esc Esc");
    assert_eq!((h.app.screen, h.code), (Screen::Home, None));
    assert_eq!(h.saved().answers.len(), 1);
}

#[test]
fn esc_discards_nothing() {
    let mut h = Harness::at("A-1");
    h.keys("3 n \"note\" Esc m \"memo\" Esc e \"seen\" Esc x \"own\" Esc Esc");
    let saved = h.saved();
    let answer = saved.answer("A-1");
    assert_eq!(answer.note.as_deref(), Some("note"));
    assert_eq!(answer.memo.as_deref(), Some("memo"));
    assert_eq!(answer.evidence.len(), 1);
    assert!(answer.not_applicable.is_some());
}

#[test]
fn q_goes_home_and_at_home_leaves_with_0() {
    for keys in ["", "o", "r", "?", "o ?"] {
        let mut h = Harness::at("A-1");
        h.keys("3").keys(keys).keys("q");
        assert_eq!((h.app.screen, h.code), (Screen::Home, None), "{keys}");
        assert_eq!(h.saved().answers.len(), 1, "it is on disk by then");
        h.keys("q");
        assert_eq!(h.code, Some(0));
    }
}

#[test]
fn ctrl_c_saves_and_ends_from_everywhere() {
    for keys in ["", "o", "r", "?", "n", "e", "/", "x"] {
        let mut h = Harness::at("A-1");
        h.keys("3").keys(keys).keys("Ctrl-c");
        assert_eq!(h.code, Some(130), "{keys}");
        assert_eq!(h.saved().answer("A-1").as_is.len(), 1);
    }
}

#[test]
fn a_session_opens_at_the_question_where_it_was_left() {
    let mut h = Harness::at("A-1");
    h.keys("PgDn Enter 3 q Enter");
    assert_eq!(h.question(), "B-2");
    h.keys("L q");
    let file = h.file();
    let room = h.room;
    let h = Harness::open(room, &file, "");
    assert!(h.header().contains("B-2"), "{}", h.header());
    assert!(h.header().contains("保存済み"), "in the language in which it was left");
}

#[test]
fn a_session_left_at_a_question_that_is_gone_opens_at_the_first() {
    assert_eq!(Harness::at("Z-9").question(), "P-1");
    let out = "[[out_of_scope]]\nsection = \"A\"\nreason = \"\"\n";
    assert_eq!(Harness::with_answers("A-3", out).question(), "P-1");
}

#[test]
fn a_newer_format_is_shown_and_never_written() {
    let room = Room::new();
    let text = "format = 2\ntitle = \"新しい\"\nat = \"A-1\"\nfuture = true\n[questionnaire]\n\
                id = \"soc-maturity\"\n[answers.A-1]\nas_is = { insource = \"3\" }\nnote = \"n\"\n";
    let file = room.write("sessions/新.toml", text);
    let mut h = Harness::open(room, &file, "");
    assert!(h.header().contains("read-only"), "{}", h.header());
    assert!(!h.told().is_empty());
    h.keys("5 Tab 3 d - x 1 Esc Backspace . f n \"x\" Esc m Esc e Esc Enter 3 t 4 L v u Ctrl-r");
    h.keys("o x Esc Esc Esc");
    assert!(h.app.work.is_none());
    h.keys("e \"umbenannt\" Enter");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_session_with_answers_that_nobody_asks_for_says_so_and_keeps_them() {
    let answers =
        "[answers.Z-9]\nas_is = { insource = \"3\" }\n[answers.A-1]\nas_is = { moon = \"3\" }\n";
    let mut h = Harness::with_answers("A-2", answers);
    assert!(h.told().contains("Z-9") || h.told().contains("A-1"), "{}", h.told());
    assert!(h.told().contains("(+1)"), "{}", h.told());
    h.keys("3").sees_no("Z-9");
    let saved = h.saved();
    assert!(saved.answers.contains_key("Z-9"));
    assert_eq!(h.scores().overall.counts.answered, 1);
}

#[test]
fn a_session_of_an_older_version_of_its_set_says_so() {
    let room = Room::new();
    let file = room.session("soc-maturity", "", "");
    let text = fs::read_to_string(&file).unwrap().replace("2.1.0", "2.0.0");
    fs::write(&file, text).unwrap();
    let h = Harness::open(room, &file, "");
    h.sees("2.0.0").sees("2.1.0");
}

#[test]
fn what_a_person_wrote_into_the_file_stays() {
    let comment =
        "# 部長に確認\n[answers.A-1]\nas_is = { insource = \"3\" } # 佐藤\ncolour = \"red\"\n";
    let mut h = Harness::with_answers("A-1", comment);
    h.keys("4 Enter 3 n \"x\" Esc");
    let text = h.text();
    for kept in ["# 部長に確認", "# 佐藤", "colour = \"red\"", "insource = \"4\""] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
}

#[test]
fn what_cannot_be_saved_is_said_and_asked_about_on_the_way_out() {
    let mut h = Harness::at("A-1");
    h.keys("3");
    h.text();
    // A directory in the file's place: no save can succeed.
    let file = h.file();
    fs::remove_file(&file).unwrap();
    fs::create_dir_all(file.join("in the way")).unwrap();
    h.keys("4 q");
    h.sees("This session is not saved").sees("they are lost");
    assert!(h.app.work.is_some());
    h.keys("Esc");
    assert!(h.header().contains("NOT SAVED since 10:00"), "{}", h.header());
    h.keys("q r").sees("This session is not saved");
    fs::remove_dir_all(&file).unwrap();
    h.keys("r");
    assert_eq!(h.app.screen, Screen::Home);
    assert_eq!(h.saved().answer("A-1").as_is["insource"].word(), "4");
}

#[test]
fn leaving_without_saving_is_a_choice() {
    let mut h = Harness::at("A-1");
    let file = h.file();
    fs::remove_file(&file).unwrap();
    fs::create_dir_all(file.join("in the way")).unwrap();
    h.keys("4 Ctrl-c");
    assert_eq!(h.code, None, "it asks");
    h.keys("F10").sees("まだ保存できていません");
    h.keys("l");
    assert_eq!(h.code, Some(130));
}

#[test]
fn rebound_keys_are_in_footer_and_help_and_the_old_ones_are_gone() {
    let room = Room::new();
    let file = room.session("soc-maturity", "at = \"A-1\"", "");
    let config = "[keys]\nflag = [\"g\", \"Ctrl-f\"]\nhelp = [\"h\"]\nnext = [\"Enter\", \"w\"]\n";
    let mut h = Harness::open(room, &file, config);
    h.keys("resize:300x24");
    let footer = h.footer();
    assert!(footer.contains("g flag") && !footer.contains("f flag"), "{footer}");
    assert!(footer.ends_with("h help"), "{footer}");
    h.keys("f ?");
    assert!(h.saved().answers.is_empty() && h.app.dialogs.is_empty());
    h.keys("Ctrl-f");
    assert!(h.saved().answer("A-1").flag);
    h.keys("g w");
    assert!(h.saved().answers.is_empty());
    assert_eq!(h.question(), "A-2");
    h.keys("resize:80x60 h").sees("g  Ctrl-f");
}

#[test]
fn ascii_borders_draw_no_box_characters() {
    let room = Room::new();
    let file = room.session("soc-maturity", "at = \"A-1\"", "");
    let mut h = Harness::open(room, &file, "borders = \"ascii\"\n");
    for keys in ["3", "resize:150x40", "n Esc", "o", "r", "?", "Esc q"] {
        h.keys(keys);
        let boxes = |c: &char| ('\u{2500}'..='\u{259f}').contains(c);
        assert_eq!(h.screen().chars().find(boxes), None, "{}", h.screen());
    }
}

#[test]
fn a_page_or_list_at_its_end_does_not_offer_to_go_on() {
    let mut h = Harness::at("A-1");
    h.keys("?");
    assert!(h.footer().contains("PgDn"), "{}", h.footer());
    h.keys("End");
    assert!(!h.footer().contains("Down") && !h.footer().contains("PgDn"), "{}", h.footer());
    // On a larger screen the page is shorter; the next key moves what is in sight all the same.
    h.keys("resize:80x12 End resize:80x30");
    let end = h.screen();
    h.keys("Up");
    assert_ne!(h.screen(), end);
    h.keys("Esc / \"A-1\"");
    assert!(h.footer().contains("Enter"), "{}", h.footer());
    h.keys("\"zzz\"");
    assert!(!h.footer().contains("Enter") && !h.footer().contains("Down"), "{}", h.footer());
}
