//! Sessions beside each other.

use monshin::action::Action;
use monshin::tui::app::Screen;

use crate::support::{Harness, Room};

/// Last year's session: A-1 at 2 with the aim 4, A-2 at 3 with the aim 4, A-3 unknown, B-1 in-house.
const LAST: &str = "[about]\norganisation = \"架空商事\"\nparticipants = [\"青木\"]\n\
    [answers.P-3]\nchoice = [\"inside\"]\n\
    [answers.A-1]\nas_is = { insource = \"2\" }\nto_be = { insource = \"4\" }\nnote = \"口伝え\"\n\
    memo = \"秘密\"\n\
    [answers.A-2]\nas_is = { insource = \"3\" }\nto_be = { insource = \"4\" }\n\
    [answers.A-3]\nas_is = { insource = \"unknown\" }\n\
    [answers.B-1]\nas_is = { insource = \"2\" }\n";

/// This year's: A-1 reached, A-2 stood still, A-3 known, B-1 bought, and another answered.
const THIS: &str = "[about]\norganisation = \"架空商事\"\nparticipants = [\"青木\", \"上田\"]\n\
    [answers.P-3]\nchoice = [\"outside\"]\n\
    [answers.A-1]\nas_is = { insource = \"4\" }\nnote = \"手順書あり\"\n\
    evidence = [{ what = \"手順書\", seen = 2026-11-20 }]\n\
    [answers.A-2]\nas_is = { insource = \"3\" }\n\
    [answers.A-3]\nas_is = { insource = \"5\" }\n\
    [answers.B-1]\nas_is = { outsource = \"4\" }\n";

fn put(room: &Room, name: &str, day: &str, rest: &str) -> std::path::PathBuf {
    let text = format!(
        "format = 1\ntitle = \"{name}\"\ncreated = {day}T09:00:00+09:00\n\
         updated = {day}T10:00:00+09:00\nat = \"A-1\"\n\
         [questionnaire]\nid = \"soc-maturity\"\nversion = \"2.1.0\"\n{rest}"
    );
    room.write(&format!("sessions/{name}.toml"), &text)
}

/// This year's session with last year's beside it, and one of another set.
pub fn two() -> Harness {
    let room = Room::new();
    put(&room, "2025年度", "2025-11-20", LAST);
    let file = put(&room, "2026年度", "2026-11-20", THIS);
    room.selection("W-1", "");
    Harness::open(room, &file, "")
}

/// Three years.
pub fn three() -> Harness {
    let room = Room::new();
    put(&room, "2024年度", "2024-11-20", "[answers.A-1]\nas_is = { insource = \"1\" }\n");
    put(&room, "2025年度", "2025-11-20", LAST);
    let file = put(&room, "2026年度", "2026-11-20", THIS);
    Harness::open(room, &file, "")
}

fn line(h: &Harness, text: &str) -> String {
    let screen = h.screen();
    let line = screen.lines().find(|line| line.contains(text));
    line.unwrap_or_else(|| panic!("no {text:?} on\n{screen}")).to_owned()
}

#[test]
fn one_picks_among_the_other_sessions_of_the_set() {
    let mut h = two();
    h.keys("r c").sees("Compare with").sees("2025年度").sees("2025-11-20");
    h.sees_no("選定");
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
    h.keys("c Enter");
    assert_eq!(h.app.screen, Screen::Compare);
}

#[test]
fn beside_the_two_scores_stands_the_change_over_the_same_roles() {
    let mut h = two();
    h.keys("r c Enter");
    // A: (2 + 3 + 1) / 3 = 2.0 and (4 + 3 + 5) / 3 = 4.0; over alone 2.5 and 3.5.
    let a = line(&h, "Management");
    for shown in ["2.0", "4.0", "+2.0", "+1.0 (2)"] {
        assert!(a.contains(shown), "{shown} in {a}");
    }
    h.sees("unknown +1.0");
    // Overall: (2 + 2) / 2 = 2.0 and (4 + 4) / 2 = 4.0; like for like 2.25 to 3.75.
    let overall = line(&h, "Overall  ");
    assert!(overall.contains("+2.0") && overall.contains("+1.5 (3)"), "{overall}");
    h.sees("levels of the 3 roles answered in both");
    h.sees("+1.0 from 1 role now done on another side");
    h.keys("End")
        .sees("unknown: 1 resolved")
        .sees("Parent and group companies are treated differently");
}

#[test]
fn a_role_that_moved_leads_to_its_question_and_escape_comes_back_to_the_line() {
    let mut h = two();
    h.keys("r c Enter Tab").sees("roles have moved").sees("2 -> 4");
    // A-1 and B-1 both rose by 2, then A-3, then P-3 without points.
    h.keys("Down Enter");
    assert_eq!((h.question(), h.app.screen), ("B-1", Screen::Interview));
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Compare);
    h.sees("In-source -> Out-source");
    assert!(line(&h, "B-1").starts_with('>'), "{}", h.screen());
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn what_is_answered_anew_moves_the_comparison_at_once() {
    let mut h = two();
    h.keys("r c Enter Tab Enter");
    assert_eq!(h.question(), "A-1");
    h.keys("5 Esc").sees("2 -> 5");
}

#[test]
fn targets_are_held_against_today() {
    let mut h = two();
    h.keys("r c Enter Tab Tab").sees("1 of the 2 targets");
    let (missed, reached) = (line(&h, "A-2"), line(&h, "A-1"));
    assert!(missed.contains("3 -> 3") && reached.contains("2 -> 4"), "{missed}\n{reached}");
    h.keys("Enter");
    assert_eq!(h.question(), "A-2", "what is not reached comes first");
}

#[test]
fn notes_stand_beside_each_other_and_memos_nowhere() {
    let mut h = two();
    h.keys("r c Enter Tab Tab Tab").sees("口伝え").sees("手順書あり").sees("青木, 上田");
    h.sees_no("秘密");
}

#[test]
fn many_names_beside_a_note_do_not_hide_which_role_it_is_of() {
    let room = Room::new();
    let of = |answer: &str| {
        format!(
            "[about]\nparticipants = [\"佐藤（情報セキュリティ部）\", \"田中（情報システム部）\", \
             \"高橋（工場システム課）\"]\n[answers.A-1]\nas_is = {{ insource = \"2\" }}\n{answer}\n"
        )
    };
    put(&room, "2025年度", "2025-11-20", &of("note = \"口伝え\""));
    let now = "note = \"手順書あり\"\nrespondent = \"伊藤（海外事業部）\"";
    let file = put(&room, "2026年度", "2026-11-20", &of(now));
    let mut h = Harness::open(room, &file, "");
    h.keys("r c Enter Tab Tab Tab").sees("A-1   Overall policy management");
    h.sees("Answered by").sees("-> 伊藤（海外事業部）");
    h.keys("resize:40x24").sees("A-1   Overall policy management");
}

#[test]
fn on_a_small_screen_titles_and_counts_stay_whole() {
    let room = Room::new();
    put(&room, "2025年度 下期", "2025-11-20", LAST);
    let file = put(&room, "2026年度 下期", "2026-11-20", THIS);
    let mut h = Harness::open(room, &file, "");
    h.keys("resize:40x14 r c").sees("2025年度 下期");
    h.keys("Enter").sees("2025年度").sees("3/54 ?1 .50").sees("4/54 .50").sees("+1.5");
}

#[test]
fn hidden_scores_are_not_told_in_a_comparison() {
    let mut h = two();
    h.keys("r v c").sees_no("2.0");
    h.keys("Enter").sees("Scores are hidden").sees_no("+2.0");
    h.keys("v").sees("+2.0");
}

#[test]
fn several_make_a_trend_and_an_organisation_counts_once() {
    let mut h = three();
    h.keys("r c Space Space Enter").sees("Trend");
    let a = line(&h, "A  ");
    let at = |text: &str| a.find(text).unwrap_or_else(|| panic!("{text} in {a}"));
    assert!(at("1.0") < at("2.0") && at("2.0") < at("4.0"), "{a}");
    h.keys("Tab").sees("架空商事").sees("2024年度").sees_no("2025-11-20");
}

#[test]
fn what_does_not_fit_is_moved_sideways() {
    let mut h = three();
    h.keys("r c Space Space Enter resize:40x10").sees("2024-11-20").sees_no("2026-11-20");
    h.sees("1 >");
    h.keys("Right").sees("2026-11-20").sees_no("2024-11-20").sees("1 more left");
    h.keys("Right Right Left").sees("2024-11-20");
}

#[test]
fn a_comparison_begins_at_home_too() {
    let room = Room::new();
    put(&room, "2025年度", "2025-11-20", LAST);
    put(&room, "2026年度", "2026-11-20", THIS);
    room.selection("W-1", "");
    let mut h = Harness::new(room, "");
    assert_eq!(h.app.home.sessions[0].title, "2026年度");
    h.keys("c").sees("Compare with").sees("2025年度");
    h.keys("Enter");
    assert_eq!(h.app.screen, Screen::Compare);
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Results);
    h.keys("Esc");
    assert_eq!(h.app.screen, Screen::Home);
}

#[test]
fn what_both_scores_rest_on_stands_below_their_sessions() {
    let mut h = two();
    h.keys("resize:120x40 r c Enter");
    let counts = line(&h, "answered 3/54  don't know 1  untouched 50");
    assert!(counts.contains("answered 4/54  untouched 50"), "{counts}");
    h.keys("resize:60x24");
    line(&h, "4/54 .50");
}

#[test]
fn a_session_alone_has_nothing_to_be_compared_with() {
    let mut h = Harness::at("A-1");
    h.keys("r c");
    assert!(h.told().contains("no other session"), "{}", h.told());
    assert_eq!(h.app.screen, Screen::Results);
    let room = Room::new();
    put(&room, "2026年度", "2026-11-20", THIS);
    room.selection("W-1", "");
    assert!(!Harness::new(room, "").app.offers(Action::Compare));
}

#[test]
fn the_earlier_one_stands_on_the_left_from_whichever_one_begins() {
    let room = Room::new();
    let file = put(&room, "2025年度", "2025-11-20", LAST);
    put(&room, "2026年度", "2026-11-20", THIS);
    let mut h = Harness::open(room, &file, "");
    h.keys("r c Enter");
    let head = line(&h, "2025-11-20");
    assert!(head.find("2025年度") < head.find("2026年度"), "{head}");
}

#[test]
fn what_cannot_be_read_is_left_out_and_the_cycle_before_comes_first() {
    let room = Room::new();
    put(&room, "2024年度", "2024-11-20", LAST);
    put(&room, "2025年度", "2025-11-20", LAST);
    room.write("sessions/broken.toml", "format = \n");
    let rest = format!("[[link]]\nsession = \"2024年度\"\nrelation = \"previous\"\n{THIS}");
    let file = put(&room, "2026年度", "2026-11-20", &rest);
    let mut h = Harness::open(room, &file, "");
    h.keys("r c").sees("1 session that cannot be read is left out");
    let first = line(&h, "last cycle");
    assert!(first.contains("2024年度") && first.contains('>'), "{first}");
}

#[test]
fn two_selections_say_how_ready_they_were() {
    let room = Room::new();
    let old = room.selection("W-1", "[[candidate]]\nid = \"a\"\nname = \"甲社\"\n");
    let text = std::fs::read_to_string(&old).expect("text");
    room.write("sessions/前回.toml", &text.replace("選定", "前回"));
    let mut h = Harness::open(room, &old, "");
    h.keys("r c Enter").sees("Readiness").sees("0%");
    // Of all questions, not of the scored ones alone.
    let asked = h.scores().progress.asked;
    assert!(asked > h.scores().overall.counts.asked);
    h.sees(&format!("answered 0/{asked}  untouched {asked}"));
    h.keys("End").sees("甲社");
}
