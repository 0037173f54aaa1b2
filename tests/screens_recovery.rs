//! Snapshots of what is there after a crash, and of earlier states, at 80x24 and 120x40, in Japanese and
//! English: looked at before they were accepted. After a change on purpose: `cargo insta review`.

mod support;

use std::fs;

use support::{Harness, Room, snap};

const ANSWERS: &str = r#"
[answers.A-1]
as_is = { insource = "4" }
[answers.A-2]
as_is = { insource = "3", outsource = "none" }
[answers.B-1]
as_is = { insource = "2", outsource = "4" }
"#;

const DRAFT: &str = r#"
[draft]
question = "C-3"
field = "note"
text = """
検体の解析は委託先。結果の説明は月次の会議で受ける。
夜間は翌朝までに一次報告（要確認）"""
at = 2026-11-25T18:30:00+09:00
"#;

fn recovered() -> Harness {
    let room = Room::new();
    let file = room.session("soc-maturity", "at = \"C-3\"", &format!("{ANSWERS}{DRAFT}"));
    Harness::open(room, &file, "")
}

fn backups() -> Harness {
    let room = Room::new();
    let states = [
        ("20261120T000000Z", ANSWERS.lines().take(3).collect::<Vec<_>>().join("\n")),
        ("20261124T000000Z-kept", format!("{ANSWERS}{DRAFT}")),
        ("20261125T000000Z", ANSWERS.to_owned()),
        ("20261125T010000Z-unsaved", ANSWERS.replace("\"2\"", "\"5\"")),
    ];
    for (name, answers) in states {
        let file = room.session("soc-maturity", "at = \"C-3\"", &answers);
        let text = fs::read_to_string(file).expect("text");
        room.write(&format!("backups/年次/{name}.toml"), &text);
    }
    room.write("backups/年次/20261119T000000Z.toml", "format = [");
    room.session("soc-maturity", "at = \"C-3\"", ANSWERS);
    let mut h = Harness::new(room, "");
    h.keys("b");
    // The time on the wall is that of the machine.
    for (state, hour) in h.app.backups.states.iter_mut().zip((10..20).rev()) {
        state.when = format!("2026-11-25 {hour}:42");
    }
    h.keys("Down Up");
    h
}

#[test]
fn after_a_crash() {
    snap("recovered", recovered, "");
}

#[test]
fn earlier_states() {
    snap("backups", backups, "");
}

#[test]
fn the_trash() {
    snap("trash", || Harness::new(in_trash(), ""), "b");
}

fn in_trash() -> Room {
    let room = Room::new();
    let file = room.session("soc-maturity", "", ANSWERS);
    let text = fs::read_to_string(&file).expect("text");
    room.write("trash/2025-年次.toml", &text.replace("年次", "2025年度 年次"));
    room.write("trash/broken.toml", "format = [");
    fs::remove_file(file).expect("removed");
    room
}
