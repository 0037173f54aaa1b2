//! What is on the screen: results, guidance, help, the language, any size.

use monshin::strings::ui;
use monshin::text::Lang;
use monshin::tui::app::Screen;

use crate::support::Harness;

#[test]
fn the_header_names_the_place_and_says_that_it_is_saved() {
    let mut h = Harness::at("A-3");
    assert!(h.header().contains("A-3   6 of 57"), "{}", h.header());
    assert!(h.header().ends_with("saved"));
    h.keys("3");
    h.wait("that it is saved", |h| h.header().ends_with(" saved"));
}

#[test]
fn the_results_show_bars_numbers_and_what_they_rest_on() {
    let mut h = Harness::at("A-1");
    h.keys("4 t 5 t Enter 3 Enter d Enter x 2 Enter f r");
    h.sees("Overall").sees("answered 2").sees("don't know 1").sees("not applicable 1");
    h.sees("It says how far roles are documented");
    assert_eq!(h.scores().overall.as_is, Some(8.0 / 3.0));
    h.sees("2.7");
    h.keys("resize:80x60 Shift-Tab").sees("Don't know  1").sees("another organisation does it");
    h.sees("Flagged for later  1");
}

#[test]
fn results_lead_to_questions_and_esc_leads_back() {
    let mut h = Harness::at("A-1");
    h.keys("d Enter Enter r Down");
    h.keys("Enter");
    assert_eq!(h.app.screen, Screen::Outline);
    h.keys("Esc");
    assert_eq!((h.app.screen, h.question()), (Screen::Results, "A-3"));
    h.keys("Shift-Tab Down Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "A-1"), "the unknown one");
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Interview);
}

#[test]
fn scores_are_hidden_and_shown_and_the_session_remembers() {
    for key in ["v", "F8"] {
        let mut h = Harness::at("A-1");
        h.keys("5 Enter").sees("Overall 5.0");
        h.keys(key).sees("scores hidden").sees_no("5.0");
        assert!(h.saved().scores_hidden);
        h.keys("r").sees("scores hidden").sees_no("5.0");
        h.keys("o").sees_no("5.0");
        h.keys(key).sees("5.0");
        h.keys("r").sees("5.0");
        assert!(!h.saved().scores_hidden);
    }
}

#[test]
fn guidance_folds_and_unfolds() {
    let mut h = Harness::at("A-1");
    h.sees_no("Ask  ");
    h.keys("resize:80x40").sees("Ask  ").sees("See  ");
    h.keys("i").sees_no("Ask  ");
    h.keys("i").sees("Ask  ");
    assert!(h.saved().answers.is_empty());
}

#[test]
fn a_flag_is_put_and_taken_away() {
    for key in ["f", "F5"] {
        let mut h = Harness::at("A-1");
        h.keys(key).sees("! flagged");
        assert!(h.saved().answer("A-1").flag);
        h.keys(key).sees_no("! flagged");
        assert!(h.saved().answers.is_empty());
    }
}

#[test]
fn the_language_is_switched_in_place_everywhere() {
    // Keys that lead somewhere, the screen that stays, and something that is read there.
    for (keys, key, en, ja) in [
        ("j", "L", "In-source", "インソース"),
        ("o Down Down", "L", "Outline", "一覧"),
        ("r Down", "L", "Results", "結果"),
        ("? Down", "L", "Keys  Interview", "キー  質問"),
        ("n \"半分\"", "F10", "goes to minutes", "議事録"),
        ("m \"half\"", "F10", "never in a report", "報告書には"),
        ("e \"a\" Enter \"b\"", "F10", "told", "聞いた"),
        ("x \"ours\"", "F10", ui::REASON_TITLE.en, ui::REASON_TITLE.ja),
        ("/ \"forensic\" Down", "F10", "Digital forensics", "デジタルフォレンジック"),
        ("o x \"why\"", "F10", "not looked at", "今回は見ない理由"),
    ] {
        let mut h = Harness::at("A-2");
        h.keys(keys);
        if key == "L" && keys.starts_with('?') {
            h.keys("Home");
        }
        let place = (h.app.screen, h.question().to_owned(), h.work().mark, h.app.outline.at);
        let (results, dialogs) = (h.app.results.place, h.app.dialogs.len());
        h.sees(en).sees_no(ja);
        h.keys(key).sees(ja).sees_no(en);
        assert_eq!(h.app.lang(), Lang::Ja);
        let now = (h.app.screen, h.question().to_owned(), h.work().mark, h.app.outline.at);
        assert_eq!(now, place, "{keys}");
        assert_eq!((h.app.results.place, h.app.dialogs.len()), (results, dialogs), "{keys}");
        assert_eq!(h.saved().lang, Some(Lang::Ja), "{keys}");
        h.keys(key).sees(en).sees_no(ja);
    }
}

#[test]
fn what_is_half_typed_survives_a_switch_of_the_language() {
    let mut h = Harness::at("A-1");
    h.keys("n \"半\" F10 \"分\" F10 Esc");
    assert_eq!(h.saved().answer("A-1").note.as_deref(), Some("半分"));
}

#[test]
fn switching_the_language_is_no_change_of_the_session() {
    let mut h = Harness::at("A-1");
    let updated = h.saved().updated;
    h.clock("14:00").keys("L L L");
    assert_eq!(h.saved().updated, updated);
}

#[test]
fn help_tells_the_keys_of_the_screen_below_and_closes_again() {
    for (keys, heading) in [
        ("", "Keys  Interview"),
        ("o", "Keys  Outline"),
        ("r", "Keys  Results"),
        ("q", "Keys  Home"),
        ("n", "Keys  Writing a text"),
        ("e", "Keys  Evidence"),
        ("/", "Keys  Search"),
    ] {
        let mut h = Harness::at("A-1");
        h.keys(keys);
        let below = h.screen();
        h.keys("F1").sees(heading);
        h.keys("PgDn Down Up PgUp End Home Esc");
        assert_eq!(h.screen(), below, "{keys}");
    }
    let mut h = Harness::at("A-1");
    h.keys("?").sees("0-9").sees("don't know, for this field");
    h.keys("End").sees("Where the files are").sees("/configuration/config.toml");
}

#[test]
fn help_has_the_account_of_the_set_and_the_glossary() {
    let mut h = Harness::at("A-1");
    h.keys("resize:100x300 ?").sees("These points need not equal").sees("those of ISOG-J's sheet.");
    h.sees("Glossary").sees("in-source").sees("About this question set").sees("Sources");
    h.sees("recalled");
}

#[test]
fn every_hint_of_the_footer_is_in_the_help() {
    let mut h = Harness::at("A-1");
    h.keys("resize:300x24");
    let footer = h.footer();
    for word in ["1-5 choose", "Enter next", "Tab other field", "x n/a", "? help"] {
        assert!(footer.contains(word), "{footer}");
    }
    assert!(!footer.contains("undo") && !footer.contains("clear"), "nothing to undo yet");
    h.keys("3");
    assert!(h.footer().contains("u undo") && h.footer().contains("Backspace clear"));
}

#[test]
fn a_small_screen_says_so_and_its_keys_still_work() {
    for size in ["39x9", "39x24", "80x9", "1x1", "20x5"] {
        let mut h = Harness::at("A-1");
        h.keys(&format!("resize:{size} 3 Enter 4 resize:80x24"));
        assert_eq!(h.question(), "A-2");
        assert_eq!(h.saved().answers.len(), 2, "{size}");
    }
    let mut h = Harness::at("A-1");
    h.keys("resize:39x9").sees("too small (40x10 or more)");
    h.keys("L").sees("画面が小さすぎます（40x10以上）");
    h.keys("resize:40x10").sees("A-1").sees_no("画面が小さすぎます");
}

#[test]
fn at_the_smallest_size_question_and_levels_are_there() {
    let mut h = Harness::at("A-1");
    h.keys("resize:40x10").sees("A-1").sees("5  ").sees("saved");
    h.keys("3").sees("3  ");
}

#[test]
fn panes_come_with_the_room_for_them() {
    let mut h = Harness::at("A-2");
    h.keys("3 resize:99x30").sees_no("Real-time analysis");
    h.keys("resize:100x30").sees("Real-time");
    h.keys("resize:139x40").sees_no("range");
    h.keys("resize:140x40").sees("range");
    h.sees("3.0");
}
