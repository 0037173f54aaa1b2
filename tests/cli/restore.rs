//! Earlier states from the command line.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{Room, SESSION};

/// A session that says "5" now, and two earlier states; the newer one is damaged.
fn room() -> (Room, PathBuf) {
    let room = Room::new();
    let file = room.data().join("sessions/2026-11-23-年次.toml");
    room.write(
        "backups/2026-11-23-年次/20261124T010000Z.toml",
        &SESSION.replace("年次", "前の年次"),
    );
    room.write("backups/2026-11-23-年次/20261125T010000Z.toml", "format = [");
    (room, file)
}

#[test]
fn without_a_state_the_newest_that_can_be_read_and_differs_is_brought_back() {
    let (room, file) = room();
    let (code, out, err) = room.run(&["restore", "2026-11-23-年次"]);
    assert_eq!((code, &*err), (0, ""));
    assert!(fs::read_to_string(&file).expect("text").contains("前の年次"));
    assert!(out.starts_with(file.to_str().expect("text")), "{out}");
    // The second line says how to take it back, and that works as it stands.
    let command = out.lines().nth(1).expect("a second line");
    let arguments: Vec<&str> =
        command.split_once("monshin ").expect("a command").1.split(' ').collect();
    let (code, _, err) = room.run(&arguments);
    assert_eq!((code, &*err), (0, ""));
    assert_eq!(fs::read_to_string(&file).expect("text"), SESSION);
}

#[test]
fn a_damaged_and_a_deleted_session_are_brought_back() {
    let (room, file) = room();
    fs::write(&file, b"format = 1\ntitle = \"\xff").expect("written");
    assert_eq!(room.run(&["restore", "2026-11-23-年次"]).0, 0);
    assert!(fs::read_to_string(&file).expect("text").contains("前の年次"));
    fs::remove_file(&file).expect("removed");
    let (code, out, _) = room.run(&["restore", "2026-11"]);
    assert_eq!(code, 0);
    assert!(!out.contains("monshin restore"), "there is nothing to take back to: {out}");
    assert!(fs::read_to_string(&file).expect("text").contains("前の年次"));
}

#[test]
fn the_list_is_for_people_and_for_scripts_and_changes_nothing() {
    let (room, file) = room();
    let (code, out, err) = room.run(&["restore", "2026-11-23-年次", "--list"]);
    assert_eq!(code, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert!(
        lines[1].starts_with("20261125T010000Z") && lines[1].contains("cannot be read"),
        "{out}"
    );
    assert!(lines[2].starts_with("20261124T010000Z") && lines[2].contains("automatic"), "{out}");
    assert!(err.contains("20261125T010000Z.toml"), "{err}");
    let (_, json, _) = room.run(&["restore", "2026-11-23-年次", "--list", "--json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[1]["stamp"], "20261124T010000Z");
    assert_eq!(json[1]["taken"], "2026-11-24T01:00:00Z");
    assert_eq!(json[1]["kind"], "regular");
    assert_eq!((&json[1]["differs"], &json[1]["error"]), (&0.into(), &Value::Null));
    assert!(json[0]["error"].is_string() && json[0]["answered"].is_null());
    assert_eq!(fs::read_to_string(&file).expect("text"), SESSION);
}

#[test]
fn json_names_the_files() {
    let (room, file) = room();
    let (code, out, _) = room.run(&["restore", "2026-11-23-年次", "20261124", "--json"]);
    assert_eq!(code, 0);
    let done: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(done["session"], file.to_str().expect("text"));
    assert_eq!(done["changed"], true);
    let kept = PathBuf::from(done["kept"].as_str().expect("a path"));
    assert_eq!(fs::read_to_string(kept).expect("text"), SESSION);
    let (_, out, _) = room.run(&["restore", "2026-11-23-年次", "20261124", "--json"]);
    let again: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&again["changed"], &again["kept"]), (&false.into(), &Value::Null));
}

#[test]
fn what_cannot_be_done_is_said_and_exits_with_1() {
    let (room, file) = room();
    for (arguments, says) in [
        (&["restore", "gone"][..], "gone"),
        (&["restore", "2026-11-23-年次", "1999"], "no earlier state 1999"),
        (&["restore", "2026-11-23-年次", "2026112"], "several earlier states begin with"),
        (&["restore", "2026-11-23-年次", "20261125"], "cannot be read"),
        (&["restore", "2026-11-23-年次", "./none.toml"], "cannot be read"),
    ] {
        let (code, out, err) = room.run(arguments);
        assert_eq!((code, &*out), (1, ""), "{arguments:?}");
        assert!(err.contains(says), "{arguments:?}: {err}");
        assert_eq!(fs::read_to_string(&file).expect("text"), SESSION);
    }
    fs::remove_dir_all(room.data().join("backups")).expect("removed");
    let (code, _, err) = room.run(&["restore", "2026-11-23-年次"]);
    assert_eq!(code, 1);
    assert!(err.contains("no earlier state"), "{err}");
    assert_eq!(room.run(&["restore"]).0, 2);
    assert_eq!(room.run(&["restore", "2026-11-23-年次", "20261124", "--list"]).0, 2);
    let (_, _, ja) = room.run(&["--lang", "ja", "restore", "2026-11-23-年次"]);
    assert!(ja.contains("何も変えていません"), "{ja}");
}
