//! Snapshots of the plan, at 80x24 and 120x40, in Japanese and English: looked at before they were
//! accepted. After a change on purpose: `cargo insta review`.

mod support;

use support::{Harness, Room, snap};

const SESSION: &str = r#"
[[action]]
id = "1"
what = "アクション方針を文書にし、CISOの承認を得る"
questions = ["A-3", "A-1"]
owner = "佐藤"
due = 2026-10-31
horizon = "short"
kind = "document"
effort = 5
status = "doing"
[[action]]
id = "2"
what = "検体解析の契約で、内容と結果を確かめる"
questions = ["C-3"]
owner = "鈴木"
due = 2027-03-31
horizon = "short"
kind = "contract"
cost = "見積り中"
[[action]]
id = "3"
what = "監視要員を2名増やす"
questions = ["B-1", "B-2"]
horizon = "long"
kind = "people"
[[action]]
id = "4"
what = "連絡先一覧"
questions = ["A-2"]
owner = "佐藤"
status = "done"
[answers.A-1]
as_is = { insource = "4" }
to_be = { insource = "5" }
[answers.A-2]
as_is = { insource = "3" }
to_be = { insource = "4" }
[answers.A-3]
as_is = { insource = "2" }
to_be = { insource = "4" }
priority = "high"
[answers.A-4]
not_applicable = ""
[answers.B-1]
as_is = { insource = "2", outsource = "4" }
to_be = { outsource = "5" }
[answers.B-2]
as_is = { outsource = "3" }
to_be = { outsource = "5" }
priority = "medium"
[answers.C-3]
as_is = { outsource = "1" }
to_be = { outsource = "5" }
priority = "high"
[answers.C-4]
as_is = { outsource = "2" }
to_be = { outsource = "5" }
[answers.D-1]
as_is = { insource = "5" }
evidence = ["手順書"]
[answers.D-2]
as_is = { insource = "unknown" }
"#;

fn session() -> Harness {
    let room = Room::new();
    let file = room.session("soc-maturity", "", SESSION);
    Harness::open(room, &file, "")
}

#[test]
fn actions() {
    snap("plan_actions", session, "r m");
}

#[test]
fn gaps() {
    snap("plan_gaps", session, "r m Tab Down Space");
}

#[test]
fn hints() {
    snap("plan_hints", session, "r m Tab Tab");
}

#[test]
fn form() {
    snap("plan_form", session, "r m Enter Tab Tab");
}
