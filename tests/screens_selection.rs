//! Snapshots of what a selection looks like, at 80x24 and 120x40, in Japanese and English, looked at
//! before they were accepted. See `tests/screens.rs` for how they are renewed.

mod support;

use support::{Harness, Room, snap};

/// A selection half-way: decisions in every status, numbers, both tables, three candidates of which
/// one fails a must, own weights, what answers rest on.
const HALFWAY: &str = r#"
at = "K-15"
[about]
organisation = "架空商事"
[[candidate]]
id = "a"
name = "A社"
[[candidate]]
id = "b"
name = "北日本セキュリティ監視"
[[candidate]]
id = "c"
name = "自組織で行う"
[answers.W-1]
choice = ["renewal"]
record = "契約が来年3月に切れる。"
decided = { by = "情報セキュリティ委員会", on = 2026-11-20 }
[answers.W-3]
choice = ["decided"]
record = """
受注と出荷。止まると1日で3千万円の売上を失う。
顧客の名簿。漏れると取引先6社に報告する。"""
decided = { by = "情報セキュリティ委員会", on = 2026-11-20 }
[answers.W-4]
choice = ["discussing"]
[answers.W-5]
choice = ["unknown"]
[answers.S-12]
number = 120
estimate = true
as_of = 2026-11-01
[[answers.R-1.row]]
asset = "受注データベース"
place = "大阪のデータセンター"
harm = "改ざんされ、出荷が止まる"
department = "営業部"
threat = "high"
vulnerability = "medium"
importance = "high"
treatment = "reduce"
services = ["monitoring", "forensics"]
[[answers.R-1.row]]
asset = "工場の制御端末"
place = "滋賀工場"
harm = "生産が半日止まる"
threat = "medium"
vulnerability = "high"
importance = "medium"
[[answers.R-1.row]]
asset = "社員の端末"
place = "全拠点"
harm = "なりすましメール"
threat = "medium"
vulnerability = "low"
importance = "low"
services = ["training"]
[answers.M-3]
choice = ["monitoring", "edr-monitoring"]
[answers.M-4]
choice = ["forensics"]
[[answers.N-1.row]]
severity = "critical"
hours = "business"
depth = "5"
minutes = 15
acts = "情報システム課の当番"
deputy = "課長"
[[answers.N-1.row]]
severity = "critical"
hours = "off-hours"
depth = "6"
minutes = 15
[answers.N-6]
candidate = { a = "5", b = "4", c = "4" }
[answers.N-7]
candidate = { a = 15, b = 30, c = 60 }
[answers.N-8]
candidate = { a = "6", b = "4" }
[answers.N-9]
candidate = { a = 15, b = 30 }
[answers.K-2]
candidate = { a = "3", b = "2", c = "0" }
rests_on = { a = "contract-draft", b = "proposal" }
[answers.K-14]
candidate = { a = "2", b = "unknown" }
[answers.K-15]
record = "24時間以内。休日も同じ。"
importance = "must"
weight = 2
pass = 24
candidate = { a = 12, b = 48 }
rests_on = { a = "proposal" }
[answers.K-17]
candidate = { a = "2", b = "3" }
weight = 2.5
[answers.V-18]
candidate = { a = 300, b = 150 }
[answers.V-19]
candidate = { a = 120, b = 100 }
[answers.2-1]
choice = ["existing", "cloud"]
[answers.2-2]
choice = ["decided"]
record = "初日は検知だけ。2週間後に遮断へ移す。承認は情報システム課長。"
[answers.4-4]
choice = ["not-yet"]
"#;

fn halfway() -> Harness {
    let room = Room::new();
    let (head, rest) = HALFWAY.split_once("[about]").expect("two parts");
    let file = room.session("mss-selection", head, &format!("[about]{rest}"));
    Harness::open(room, &file, "")
}

#[test]
fn a_decision() {
    snap("selection_decision", halfway, "/ \"W-3\" Enter");
}

#[test]
fn a_decision_being_written() {
    snap("selection_writing", halfway, "/ \"W-4\" Enter Tab Enter \"本社と大阪\" Tab \"社長\"");
}

#[test]
fn a_number() {
    snap("selection_number", halfway, "/ \"S-12\" Enter");
}

#[test]
fn a_number_being_written() {
    snap("selection_amount", halfway, "/ \"S-12\" Enter 4");
}

#[test]
fn a_requirement_and_its_candidates() {
    snap("selection_requirement", halfway, "");
}

#[test]
fn a_requirement_on_a_scale() {
    snap("selection_levels", halfway, "/ \"K-2\" Enter Tab");
}

#[test]
fn the_list_of_candidates() {
    snap("selection_candidates", halfway, "C Up Delete Down");
}

#[test]
fn the_risk_table_below_its_question() {
    snap("selection_risk_question", halfway, "/ \"R-1\" Enter");
}

#[test]
fn the_risk_table() {
    snap("selection_risk_table", halfway, "/ \"R-1\" Enter Space Right Right Right Right Down");
}

#[test]
fn the_services_of_a_risk() {
    snap(
        "selection_risk_services",
        halfway,
        "/ \"R-1\" Enter Space Shift-Tab End Right Right Right Right Right Right Right Right Right Right Right Enter",
    );
}

#[test]
fn the_notification_table() {
    snap("selection_notice_table", halfway, "/ \"N-1\" Enter Space Right Right");
}

#[test]
fn readiness() {
    snap("selection_readiness", halfway, "r");
}

#[test]
fn risks() {
    snap("selection_risks", halfway, "r Tab");
}

#[test]
fn services() {
    snap("selection_services", halfway, "r Tab Tab");
}

#[test]
fn notices() {
    snap("selection_notices", halfway, "r Tab Tab Tab");
}

#[test]
fn candidates_side_by_side() {
    snap("selection_compare", halfway, "r Tab Tab Tab Tab");
}

#[test]
fn a_working_paper() {
    snap("selection_paper", halfway, "r Shift-Tab");
}

#[test]
fn a_readiness_explained() {
    snap("explain_readiness", halfway, "r =");
}

#[test]
fn a_fit_explained() {
    snap("explain_fit", halfway, "r Tab Tab Tab Tab =");
}

#[test]
fn a_price_explained() {
    snap("explain_price", halfway, "r Tab Tab Tab Tab = End Up Up Enter");
}

#[test]
fn a_risk_explained() {
    snap("explain_risk", halfway, "r Tab =");
}
