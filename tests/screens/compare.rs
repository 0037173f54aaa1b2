//! Sessions beside each other.

use crate::support::{Harness, Room, snap};

/// Two years of an organisation: answers that rose, fell, moved to a provider, were resolved, were
/// found not to apply; targets reached and missed; notes; a section left out this year.
const LAST: &str = r#"
[about]
organisation = "架空商事"
participants = ["青木", "上田"]
[answers.P-3]
choice = ["inside"]
[answers.A-1]
as_is = { insource = "2" }
to_be = { insource = "4" }
note = "口伝えだけ"
[answers.A-2]
as_is = { insource = "3" }
to_be = { insource = "4" }
[answers.A-3]
as_is = { insource = "unknown" }
[answers.B-1]
as_is = { insource = "2" }
to_be = { outsource = "5" }
[answers.B-2]
as_is = { insource = "1" }
[answers.C-1]
as_is = { insource = "4" }
[answers.H-1]
as_is = { insource = "1" }
to_be = { insource = "3" }
"#;

const THIS: &str = r#"
[about]
organisation = "架空商事"
participants = ["青木", "上田", "木村"]
[[out_of_scope]]
section = "H"
reason = "来期に見る"
[answers.P-3]
choice = ["outside"]
[answers.A-1]
as_is = { insource = "4" }
note = "手順書ができた"
respondent = "木村"
evidence = [{ what = "手順書", seen = 2026-11-20 }]
[answers.A-2]
as_is = { insource = "3" }
[answers.A-3]
as_is = { insource = "5" }
[answers.B-1]
as_is = { outsource = "4" }
[answers.B-2]
not_applicable = "no-such-work"
[answers.C-1]
as_is = { insource = "3" }
[answers.C-2]
as_is = { insource = "2" }
"#;

fn put(room: &Room, title: &str, day: &str, rest: &str) -> std::path::PathBuf {
    let text = format!(
        "format = 1\ntitle = \"{title}\"\ncreated = {day}T09:00:00+09:00\nat = \"A-1\"\n\
         [questionnaire]\nid = \"soc-maturity\"\nversion = \"2.1.0\"\n{rest}"
    );
    room.write(&format!("sessions/{title}.toml"), &text)
}

fn years() -> Harness {
    let room = Room::new();
    put(&room, "2024年度", "2024-11-18", "[answers.A-1]\nas_is = { insource = \"1\" }\n");
    put(&room, "2025年度", "2025-11-20", LAST);
    let file = put(&room, "2026年度", "2026-11-20", THIS);
    Harness::open(room, &file, "")
}

#[test]
fn what_to_compare_with() {
    snap("compare_pick", years, "r c Space");
}

#[test]
fn what_moved() {
    snap("compare_movement", years, "r c Enter");
}

#[test]
fn which_roles_moved() {
    snap("compare_roles", years, "r c Enter Tab Down");
}

#[test]
fn targets_of_last_cycle() {
    snap("compare_targets", years, "r c Enter Tab Tab");
}

#[test]
fn notes_then_and_now() {
    snap("compare_notes", years, "r c Enter Tab Tab Tab");
}

#[test]
fn several_years() {
    snap("compare_trend", years, "r c Space Space Enter");
}
