//! Home and the form of a session.

use std::fs;

use monshin::session::About;
use monshin::tui::app::Screen;

use crate::support::{Harness, Room};

fn titles(h: &Harness) -> Vec<String> {
    h.app.home.sessions.iter().map(|entry| entry.title.clone()).collect()
}

/// Three sessions, changed one after the other, the last one first.
fn three() -> Harness {
    let room = Room::new();
    for (at, name) in ["a", "b", "c"].into_iter().enumerate() {
        let text = format!(
            "format = 1\ntitle = \"{name}\"\nupdated = 2026-11-0{}T09:00:00+09:00\n\
             [questionnaire]\nid = \"soc-maturity\"\nversion = \"2.1.0\"\n",
            at + 1
        );
        room.write(&format!("sessions/{name}.toml"), &text);
    }
    Harness::new(room, "")
}

#[test]
fn a_first_start_names_both_sets_and_enter_begins() {
    let mut h = Harness::home();
    h.sees("Maturity self-check")
        .sees("214 questions")
        .sees("Enter to begin")
        .sees("managed security");
    h.keys("Enter").sees("New session").sees("November 2026");
    h.keys("Enter");
    assert_eq!((h.question(), h.app.screen), ("P-1", Screen::Interview));
    h.keys("1");
    let saved = h.saved();
    assert_eq!(saved.title, "November 2026");
    assert_eq!(saved.created, Some(crate::support::stamp("10:00")));
    assert_eq!(saved.questionnaire.version.as_deref(), Some("2.1.0"));
    assert!(h.file().ends_with("2026-11-23-November-2026.toml"), "{:?}", h.file());
}

#[test]
fn the_form_takes_who_answers_about_what() {
    let mut h = Harness::home();
    // The suggested title goes as soon as something is typed.
    h.keys("n").sees("November 2026");
    h.keys("\"2026年度\"").sees_no("November 2026");
    h.keys("Tab \"A社\" Down \"国内\" Tab \"佐藤\" Tab \"鈴木、田中, 山田\" Up Shift-Tab Enter");
    let saved = h.saved();
    assert_eq!(saved.title, "2026年度");
    let about = About {
        organisation: "A社".into(),
        scope: "国内".into(),
        facilitator: "佐藤".into(),
        participants: vec!["鈴木".into(), "田中".into(), "山田".into()],
    };
    assert_eq!(saved.about, about);
}

#[test]
fn the_form_is_left_with_esc_and_nothing_is_there() {
    let mut h = Harness::home();
    h.keys("F4 \"x\" Esc");
    assert_eq!(h.app.screen, Screen::Home);
    assert!(!h.room.path().join("sessions").exists());
}

#[test]
fn in_the_form_letters_are_text() {
    let mut h = Harness::home();
    h.keys("Enter \"q?L\"").sees("q?L");
    h.keys("paste:\" a\tb\nc\u{1b}\"").sees("q?L a b c");
    h.keys("F10").sees("新しいセッション");
}

#[test]
fn the_second_set_is_begun_as_the_first_one_is() {
    let mut h = Harness::home();
    h.keys("Down Enter").sees("Selection of a managed security service");
    h.keys("Enter");
    assert_eq!((h.question(), h.app.screen), ("W-1", Screen::Interview));
    assert_eq!(h.saved().questionnaire.id, "mss-selection");
}

#[test]
fn sessions_stand_newest_first_with_progress_and_score() {
    let mut h = three();
    assert_eq!(titles(&h), ["c", "b", "a"]);
    h.keys("Down Down Enter 1 Enter Enter Enter 3 q");
    assert_eq!(titles(&h), ["a", "c", "b"]);
    h.sees("2/57").sees("3.0").sees("2026-11-23 10:00");
}

#[test]
fn a_session_is_renamed_and_its_file_keeps_its_name() {
    for key in ["e", "F2"] {
        let mut h = three();
        h.clock("15:00").keys("Down").keys(key).sees("Session details");
        h.keys("\"改\" Tab \"B社\" Enter");
        assert_eq!(titles(&h)[0], "b改", "a change of the details is a change");
        let text = fs::read_to_string(h.room.path().join("sessions/b.toml")).unwrap();
        assert!(text.contains("organisation = \"B社\""), "{text}");
        assert_eq!(h.app.home.at, 0, "the mark stays on the session");
        h.keys(key).keys("Esc");
        assert_eq!(titles(&h)[0], "b改");
    }
}

#[test]
fn an_empty_title_keeps_the_old_one() {
    let mut h = three();
    h.keys("e Backspace Enter");
    assert_eq!(titles(&h), ["c", "b", "a"]);
}

#[test]
fn the_trash_gives_back_what_it_got() {
    for undo in ["u", "Ctrl-u"] {
        let mut h = three();
        let file = h.room.path().join("sessions/b.toml");
        let text = fs::read_to_string(&file).unwrap();
        h.keys("Down Delete").sees("Moved to the trash");
        assert_eq!(titles(&h), ["c", "a"]);
        assert!(!file.exists());
        h.keys(undo);
        assert_eq!(titles(&h), ["c", "b", "a"]);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        h.keys(undo);
        assert_eq!(titles(&h), ["c", "b", "a"]);
    }
}

#[test]
fn an_unreadable_session_is_listed_with_its_error_and_never_written() {
    let room = Room::new();
    room.session("soc-maturity", "", "");
    let broken = "format = 1\ntitle = \n";
    let file = room.write("sessions/broken.toml", broken);
    let mut h = Harness::new(room, "");
    h.sees("broken").sees("cannot be read").sees("年次");
    h.keys("Down Enter");
    assert_eq!(h.app.screen, Screen::Home);
    assert!(h.told().contains("broken.toml"), "{}", h.told());
    h.keys("e n Esc");
    assert_eq!(fs::read_to_string(&file).unwrap(), broken);
}

#[test]
fn a_session_whose_set_is_gone_says_where_it_was_looked_for() {
    let room = Room::new();
    room.session("nowhere", "", "");
    let mut h = Harness::new(room, "");
    h.keys("Enter");
    assert_eq!(h.app.screen, Screen::Home);
    assert!(h.told().contains("nowhere"), "{}", h.told());
}

#[test]
fn a_set_of_one_s_own_stands_beside_the_shipped_ones() {
    let mut h = Harness::new(Room::with_tiny(), "");
    h.sees("Tiny set");
    h.keys("Down Down Enter Enter");
    assert_eq!(h.question(), "M");
}

#[test]
fn home_speaks_both_languages() {
    let mut h = three();
    h.keys("Down L").sees("セッション").sees("成熟度セルフチェック").sees("214問");
    assert_eq!(h.app.home.at, 1);
    h.keys("あ").sees("IMEが有効です");
    h.keys("Home End PgUp PgDn ｊ ｋ F10").sees("Sessions");
}

#[test]
fn a_title_is_in_sight_on_the_smallest_screen() {
    let mut h = three();
    h.keys("resize:40x10").sees("> c").sees("0/57");
}
