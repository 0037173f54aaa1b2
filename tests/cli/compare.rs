//! `monshin compare`: two sessions of a set, and more.

use serde_json::json;

use super::{Room, keys};

fn session(title: &str, day: &str, set: &str, answers: &str) -> String {
    format!(
        "format = 1\ntitle = \"{title}\"\ncreated = {day}T09:00:00+09:00\n\
         [questionnaire]\nid = \"{set}\"\nversion = \"1.0\"\n{answers}"
    )
}

/// Last year A-1 stood at 1 with the aim 5 and A-2 was untouched; this year both are at 5.
fn two() -> Room {
    let room = Room::empty();
    room.write("questionnaires/tiny.toml", super::SET);
    let old = "[answers.A-1]\nas_is = { s = \"1\" }\nto_be = { s = \"5\" }\nnote = \"前\"\nmemo = \"内緒\"\n";
    let new = "[answers.A-1]\nas_is = { s = \"5\" }\nnote = \"後\"\n[answers.A-2]\nas_is = { s = \"5\" }\n";
    room.write("sessions/old.toml", &session("去年", "2025-11-20", "tiny", old));
    room.write("sessions/new.toml", &session("今年", "2026-11-20", "tiny", new));
    room
}

#[test]
fn the_json_has_every_key_and_its_parts_add_up() {
    let room = two();
    let value = room.json(&["compare", "old", "new", "--json"]);
    assert_eq!(
        keys(&value),
        [
            "candidates",
            "group_rule_changed",
            "judged_by_another_version",
            "new",
            "no_longer_asked",
            "old",
            "overall",
            "phases",
            "questionnaire",
            "questions",
            "sections",
            "targets",
            "targets_reached",
        ]
    );
    assert_eq!(value["old"]["title"], "去年");
    assert_eq!(value["new"]["created"], "2026-11-20T09:00:00+09:00");
    let overall = &value["overall"];
    let like = json!({
        "old": 1.0, "new": 5.0, "change": 4.0, "roles": 1, "side_moved": 0, "by_side": 0.0
    });
    assert_eq!((&overall["difference"], &overall["like_for_like"]), (&json!(4.0), &like));
    let causes =
        json!([{ "cause": "answering", "points": 0.0, "came": 1, "went": 0, "stayed": 0 }]);
    assert_eq!(overall["causes"], causes);
    assert_eq!(value["sections"][0]["id"], "A");
    let first = &value["questions"][0];
    assert_eq!((&first["old"]["as_is"], &first["difference"]), (&json!(1.0), &json!(4.0)));
    assert_eq!((&first["old_note"], &first["new_note"]), (&json!("前"), &json!("後")));
    assert_eq!(first["old"]["scales"], json!(["s"]));
    let target = json!({ "id": "A-1", "to_be": 5.0, "old": 1.0, "new": 5.0, "reached": "reached" });
    assert_eq!((&value["targets"], &value["targets_reached"]), (&json!([target]), &json!(1)));
    assert_eq!((&value["phases"], &value["candidates"]), (&json!([]), &json!([])));
    assert!(!value.to_string().contains("内緒"), "a memo is nobody else's");
}

#[test]
fn the_text_says_what_moved_in_either_language() {
    let room = two();
    let (code, out, err) = room.run(&["compare", "old", "new"]);
    assert_eq!((code, &*err), (0, ""));
    for part in ["like for like", "+4.0 (1)", "untouched: 1 newly answered", "1 of the 1 targets"] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    let (_, out, _) = room.run(&["compare", "old", "new", "--lang", "ja"]);
    assert!(out.contains("同じ役割") && out.contains("新たに答えた 1"), "{out}");
}

#[test]
fn three_sessions_are_a_trend_whatever_order_they_are_named_in() {
    let room = two();
    room.write("sessions/first.toml", &session("最初", "2024-11-20", "tiny", ""));
    let value = room.json(&["compare", "new", "first", "old", "--json"]);
    let titles: Vec<_> =
        value["sessions"].as_array().expect("sessions").iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, ["最初", "去年", "今年"]);
    assert_eq!(value["sections"], json!([{ "id": "A", "values": [null, 1.0, 5.0] }]));
    let (code, out, _) = room.run(&["compare", "new", "first", "old"]);
    assert_eq!(code, 0);
    assert!(out.contains("2024-11-20  2025-11-20  2026-11-20"), "{out}");
}

#[test]
fn sessions_of_different_sets_are_not_compared() {
    let room = two();
    room.write("sessions/other.toml", &session("別", "2026-11-20", "soc-maturity", ""));
    let (code, out, err) = room.run(&["compare", "old", "other"]);
    assert_eq!((code, &*out), (1, ""));
    assert!(err.contains("tiny") && err.contains("soc-maturity"), "{err}");
}

#[test]
fn another_version_is_judged_by_the_set_at_hand_and_says_so() {
    let room = two();
    let old = session("去年", "2025-11-20", "tiny", "[answers.A-1]\nas_is = { s = \"1\" }\n");
    room.write("sessions/old.toml", &old.replace("\"1.0\"", "\"0.9\""));
    let (code, out, _) = room.run(&["compare", "old", "new"]);
    assert_eq!(code, 0);
    assert!(out.contains("different versions of the set"), "{out}");
    let value = room.json(&["compare", "old", "new", "--json"]);
    assert_eq!(value["judged_by_another_version"], true);
}

#[test]
fn one_session_alone_is_wrong_usage() {
    let room = two();
    assert_eq!(room.run(&["compare", "old"]).0, 2);
    assert_eq!(room.run(&["compare"]).0, 2);
}
