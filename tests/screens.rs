//! Snapshots of every screen, at 80x24 and 120x40, in Japanese and English: what a person sees, looked
//! at before it was accepted. After a change on purpose: `cargo insta review`, or
//! `INSTA_UPDATE=always cargo test --test screens` and a look at every difference.

#[path = "support/filled.rs"]
mod filled_sessions;
mod support;

#[path = "screens/compare.rs"]
mod compare;

use support::{Harness, Room, snap};

/// A session half-way through a meeting: levels on both sides, unknown, not applicable, evidence, a
/// note, a flag, targets, a section out of scope.
const HALFWAY: &str = r#"
at = "C-3"
[about]
organisation = "架空商事"
[[out_of_scope]]
section = "H"
reason = "来期に見る"
[answers.P-1]
choice = ["hybrid"]
[answers.P-2]
choice = ["minimum-outsource"]
[answers.P-3]
choice = ["inside"]
[answers.A-1]
as_is = { insource = "4" }
to_be = { insource = "5" }
evidence = [{ what = "対応方針書 v3", seen = 2026-11-20, by = "佐藤" }]
[answers.A-2]
as_is = { insource = "3", outsource = "none" }
[answers.A-3]
as_is = { insource = "unknown" }
[answers.A-4]
not_applicable = "done-elsewhere"
[answers.B-1]
as_is = { insource = "2", outsource = "4" }
to_be = { outsource = "5" }
[answers.B-2]
as_is = { outsource = "3", insource = "unknown" }
[answers.C-1]
as_is = { insource = "1" }
flag = true
note = "3か月前のログは残っていない"
[answers.C-3]
as_is = { insource = "3", outsource = "none" }
to_be = { insource = "5" }
note = """
外部に出すと三営業日かかる。
夜間は受け付けがない。"""
evidence = ["解析報告書 10月分", "受け渡し手順書"]
memo = "部長は乗り気でない"
"#;

fn halfway() -> Harness {
    let room = Room::new();
    let (head, rest) = HALFWAY.split_once("[about]").expect("two parts");
    let file = room.session("soc-maturity", head, &format!("[about]{rest}"));
    Harness::open(room, &file, "")
}

/// A session with all 54 roles answered.
fn filled(config: &str) -> Harness {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &filled_sessions::maturity());
    Harness::open(room, &file, config)
}

#[test]
fn home_at_the_first_start() {
    snap("home_first", Harness::home, "");
}

#[test]
fn home_with_a_session() {
    snap("home", halfway, "q");
}

#[test]
fn the_form_of_a_new_session() {
    snap("start", Harness::home, "Enter Tab \"架空商事\"");
}

#[test]
fn the_first_question() {
    snap("interview_pattern", halfway, "PgUp PgUp PgUp PgUp 2");
}

#[test]
fn a_role_with_everything_beside_it() {
    snap("interview_role", halfway, "");
}

#[test]
fn a_role_in_the_second_pass() {
    snap("interview_to_be", halfway, "t 4");
}

#[test]
fn a_section_opens() {
    snap("interview_section", halfway, "PgDn");
}

#[test]
fn guidance_unfolded_by_hand() {
    snap("interview_guidance", halfway, "i");
}

#[test]
fn scores_hidden() {
    snap("interview_hidden", halfway, "v");
}

#[test]
fn a_note_being_written() {
    snap("note", halfway, "n \"追記\"");
}

#[test]
fn evidence_being_written() {
    snap("evidence", halfway, "e \"画面で確認\" Tab");
}

#[test]
fn a_reason_being_chosen() {
    snap("reason", halfway, "Right x");
}

#[test]
fn a_search() {
    snap("search", halfway, "/ \"解析\"");
}

#[test]
fn the_outline() {
    snap("outline", halfway, "o");
}

#[test]
fn the_outline_filtered() {
    snap("outline_unknown", halfway, "o Tab Tab");
}

#[test]
fn the_results() {
    snap("results", halfway, "r");
}

#[test]
fn the_end_of_the_results() {
    snap("results_end", halfway, "r End");
}

#[test]
fn the_functions_as_bars_and_where_there_is_room_as_a_radar_too() {
    snap("results_bars", || filled(""), "r");
}

#[test]
fn the_functions_as_a_radar() {
    snap("results_radar", || filled(""), "r Space");
}

#[test]
fn how_many_roles_stand_at_each_level() {
    snap("results_levels", || filled(""), "r Tab");
}

#[test]
fn the_gaps_by_priority() {
    snap("results_gaps", || filled(""), "r g");
}

#[test]
fn expected_and_actual_sourcing() {
    snap("results_sourcing", || filled(""), "r Tab Tab Tab");
}

#[test]
fn what_is_not_known_or_does_not_apply() {
    snap("results_open", || filled(""), "r Shift-Tab");
}

#[test]
fn help_in_the_interview() {
    snap("help", halfway, "?");
}

#[test]
fn a_section_explained() {
    snap("explain_section", halfway, "r = Enter");
}

#[test]
fn the_whole_explained() {
    snap("explain_overall", halfway, "r =");
}

#[test]
fn a_question_explained() {
    snap("explain_question", halfway, "r = Enter Enter");
}
