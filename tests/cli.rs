//! The command line as a person or a script meets it.

#[path = "cli/compare.rs"]
mod compare;

#[path = "cli/restore.rs"]
mod restore;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};

const SET: &str = r#"format = 1
id = "tiny"
version = "1.0"
title = { ja = "小さなセット", en = "Tiny set" }
languages = ["ja", "en"]
[[scale]]
id = "s"
title = { ja = "段階", en = "Scale" }
[[scale.level]]
id = "1"
points = 1
text = { ja = "低い", en = "low" }
[[scale.level]]
id = "5"
points = 5
text = { ja = "高い", en = "high" }
[[section]]
id = "A"
title = { ja = "甲", en = "Alpha" }
[[question]]
id = "A-1"
section = "A"
kind = "level"
scales = ["s"]
target = true
title = { ja = "一", en = "One" }
text = { ja = "一ですか", en = "One?" }
[[question]]
id = "A-2"
section = "A"
kind = "level"
scales = ["s"]
title = { ja = "二", en = "Two" }
text = { ja = "二ですか", en = "Two?" }
[[question]]
id = "A-3"
section = "A"
kind = "text"
title = { ja = "三", en = "Three" }
text = { ja = "三ですか", en = "Three?" }
"#;

const SESSION: &str = r#"# by hand
format = 1
title = "年次"
updated = 2026-11-23T10:00:00+09:00
[questionnaire]
id = "tiny"
version = "1.0"
[about]
organisation = "A社"
[answers.A-1]
as_is = { s = "5" }
to_be = { s = "5" }
note = "話した"
memo = "内緒"
[answers.A-3]
record = "本文"
[[action]]
id = "1"
what = "書く"  # ours
"#;

struct Room {
    root: tempfile::TempDir,
}

impl Room {
    /// A data directory with a set of one's own and a session.
    fn new() -> Room {
        let room = Room { root: tempfile::tempdir().expect("a directory") };
        room.write("questionnaires/tiny.toml", SET);
        room.write("sessions/2026-11-23-年次.toml", SESSION);
        room
    }

    fn empty() -> Room {
        Room { root: tempfile::tempdir().expect("a directory") }
    }

    fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.data().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(&path, text).expect("written");
        path
    }

    fn monshin(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("monshin").expect("the binary");
        let home = self.root.path();
        command
            .env("HOME", home)
            .env("LC_ALL", "en_GB.UTF-8")
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("MONSHIN_DATA_DIR", self.data())
            .args(arguments);
        command
    }

    /// Exit code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = self.monshin(arguments).output().expect("it ran");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (code, out, err) = self.run(arguments);
        assert_eq!((code, &*err), (0, ""));
        serde_json::from_str(&out).expect("JSON")
    }
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> =
        value.as_object().expect("an object").keys().map(|key| &**key).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn new_prints_the_absolute_path_of_a_private_file() {
    let room = Room::new();
    let arguments = ["new", "--set", "tiny", "--title", "2026年度 下期", "--organisation", "B社"];
    let (code, out, _) = room.run(&arguments);
    assert_eq!(code, 0);
    let path = Path::new(out.trim_end());
    assert!(path.is_absolute() && out.lines().count() == 1, "{out}");
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.ends_with("-2026年度-下期.toml"), "{name}");
    let text = fs::read_to_string(path).expect("text");
    assert!(text.contains("organisation = \"B社\"") && text.contains("version = \"1.0\""));
    let (_, second, _) = room.run(&arguments);
    assert!(second.trim_end().ends_with("-2026年度-下期-2.toml"), "{second}");
    assert_eq!(room.run(&["check", out.trim_end()]).0, 0);
}

#[cfg(unix)]
#[test]
fn what_is_created_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::empty();
    let (code, out, err) = room.run(&["new", "--set", "soc-maturity", "--title", "t"]);
    assert_eq!((code, &*err), (0, ""));
    let mode = |path: &Path| fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
    assert_eq!(mode(Path::new(out.trim_end())), 0o600);
    assert_eq!(mode(&room.data()), 0o700);
    assert_eq!(mode(&room.data().join("sessions")), 0o700);
}

#[test]
fn a_new_cycle_takes_over_what_still_holds() {
    let room = Room::new();
    let (code, out, _) = room.run(&["new", "--set", "tiny", "--title", "次", "--from", "2026-11"]);
    assert_eq!(code, 0);
    let text = fs::read_to_string(out.trim_end()).expect("text");
    for kept in ["to_be = { s = \"5\" }", "話した", "A社", "what = \"書く\"  # ours", "[[link]]"]
    {
        assert!(text.contains(kept), "{kept} in\n{text}");
    }
    for asked_anew in ["as_is", "内緒", "本文"] {
        assert!(!text.contains(asked_anew), "{asked_anew} in\n{text}");
    }
    assert!(text.contains("session = \"2026-11-23-年次\""), "{text}");
}

#[test]
fn a_session_of_another_set_is_linked_to_only() {
    let room = Room::new();
    let arguments = ["new", "--set", "soc-maturity", "--title", "x", "--from", "2026-11-23-年次"];
    let text = fs::read_to_string(room.run(&arguments).1.trim_end()).expect("text");
    assert!(text.contains("[[link]]") && !text.contains("answers") && !text.contains("A社"));
}

#[test]
fn a_link_holds_the_name_in_the_data_directory_and_else_the_path() {
    let room = Room::new();
    let other = SET.replace("id = \"tiny\"", "id = \"mss-selection\"");
    room.write("questionnaires/mss-selection.toml", &other);
    let inside = room.data().join("sessions/2026-11-23-年次.toml");
    let elsewhere = room.root.path().join("elsewhere.toml");
    fs::write(&elsewhere, SESSION).expect("written");
    let link_of = |set: &str, from: &Path| {
        let from = from.to_str().expect("a path");
        let (code, out, err) = room.run(&["new", "--set", set, "--title", "選定", "--from", from]);
        assert_eq!((code, &*err), (0, ""));
        let path = out.trim_end();
        assert_eq!(room.run(&["check", path]).0, 0);
        let text = fs::read_to_string(path).expect("text");
        let mut session = monshin::session::read(&text).expect("a session");
        assert_eq!(session.links.len(), 1, "{text}");
        let link = session.links.remove(0);
        (link.session, link.relation)
    };
    let related = |name: &str| (name.to_owned(), "related".to_owned());
    assert_eq!(link_of("mss-selection", Path::new("2026-11")), related("2026-11-23-年次"));
    assert_eq!(link_of("mss-selection", &inside), related("2026-11-23-年次"));
    let path = elsewhere.to_str().expect("a path");
    assert_eq!(link_of("mss-selection", &elsewhere), related(path));
    assert_eq!(link_of("tiny", &elsewhere), (path.to_owned(), "previous".to_owned()));
}

#[test]
fn list_has_all_keys_and_the_newest_first() {
    let room = Room::new();
    let later = SESSION.replace("10:00:00+09:00", "03:00:00Z").replace("年次", "後");
    room.write("sessions/a.toml", &later);
    room.write("sessions/broken.toml", "format = \n");
    let list = room.json(&["list", "--json"]);
    let names: Vec<&str> =
        list.as_array().expect("a list").iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["a", "2026-11-23-年次", "broken"]);
    let row = &list[0];
    let all = ["answered", "asked", "error", "file", "name", "overall", "set", "title", "updated"];
    assert_eq!(keys(row), all);
    assert_eq!(keys(&list[2]), all);
    assert_eq!(
        (&row["answered"], &row["asked"], &row["overall"]),
        (&2.into(), &3.into(), &5.0.into())
    );
    assert_eq!(row["updated"], "2026-11-23T03:00:00Z");
    assert!(Path::new(row["file"].as_str().expect("a path")).is_absolute());
    assert!(list[2]["error"].is_string() && row["error"].is_null());
}

#[test]
fn a_list_for_people_is_aligned_and_speaks_the_language() {
    let room = Room::new();
    let (code, out, _) = room.run(&["list", "--lang", "ja"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("質問集") && out.contains("2026-11-23 10:00") && out.contains("2/3"),
        "{out}"
    );
    let (_, out, _) = Room::empty().run(&["--lang", "en", "list"]);
    assert_eq!(out, "There are no sessions yet. Begin one with monshin new.\n");
    assert_eq!(Room::empty().run(&["list", "--json"]).1, "[]\n");
}

#[test]
fn a_set_of_ones_own_stands_in_for_a_shipped_one() {
    let room = Room::new();
    room.write("questionnaires/soc.toml", &SET.replace("\"tiny\"", "\"soc-maturity\""));
    let sets = room.json(&["sets", "--json"]);
    let sets = sets.as_array().expect("a list");
    let soc = sets.iter().find(|set| set["id"] == "soc-maturity").expect("the set");
    assert_eq!(keys(soc), ["id", "origin", "questions", "replaces_shipped", "title", "version"]);
    assert_eq!((&soc["origin"], &soc["replaces_shipped"]), (&"user".into(), &true.into()));
    assert_eq!(soc["questions"], 3);
    let tiny = sets.iter().find(|set| set["id"] == "tiny").expect("the set");
    assert_eq!((&tiny["replaces_shipped"], &tiny["title"]), (&false.into(), &"Tiny set".into()));
    let shipped = Room::empty().json(&["sets", "--json", "--lang", "ja"]);
    assert_eq!(
        (&shipped[0]["origin"], &shipped[0]["id"]),
        (&"shipped".into(), &"soc-maturity".into())
    );
}

#[test]
fn score_prints_every_key() {
    let score = Room::new().json(&["score", "2026-11-23-年次", "--json"]);
    let all = [
        "candidates",
        "overall",
        "phases",
        "progress",
        "questionnaire",
        "questions",
        "sections",
        "session",
        "tables",
    ];
    assert_eq!(keys(&score), all);
    let part = [
        "answered",
        "as_is",
        "asked",
        "gap",
        "high",
        "low",
        "max",
        "not_applicable",
        "partly_unknown",
        "targets",
        "to_be",
        "unknown",
        "untouched",
    ];
    assert_eq!(keys(&score["overall"]), part);
    assert_eq!(keys(&score["sections"][0]).len(), part.len() + 3);
    assert_eq!(keys(&score["questions"][0]), ["as_is", "id", "state", "to_be"]);
    assert_eq!(score["overall"]["low"], 3.0);
    // A-1 brings 5 of 5, A-2 nothing of 5.
    assert_eq!(score["phases"], json!([{ "id": "A", "percent": 50.0, "blocking": ["A-2"] }]));
    assert_eq!((&score["tables"], &score["candidates"]), (&json!([]), &json!([])));
    assert_eq!(score["progress"]["flagged"], 0);
}

#[test]
fn score_for_people_is_one_line_for_each_section() {
    let (code, out, _) = Room::new().run(&["score", "2026"]);
    assert_eq!(code, 0);
    let expected = "\
Overall  5.0 (3.0 to 5.0)  1/2 answered, 0 unknown, 0 n/a  to-be 5.0
A Alpha  5.0 (3.0 to 5.0)  2/3 answered, 0 unknown, 0 n/a  to-be 5.0
";
    assert_eq!(out, expected);
}

#[test]
fn a_session_is_found_by_path_name_or_unique_beginning() {
    let room = Room::new();
    room.write("sessions/2026-11-24.toml", SESSION);
    let path = room.write("elsewhere/x.toml", SESSION);
    for session in ["2026-11-24", "2026-11-23", path.to_str().expect("UTF-8")] {
        assert_eq!(room.run(&["score", session]).0, 0, "{session}");
    }
    let (code, out, err) = room.run(&["score", "2026"]);
    assert_eq!((code, &*out), (1, ""));
    assert!(err.contains("2026-11-24") && err.contains("2026-11-23-年次"), "{err}");
    assert!(room.run(&["score", "x"]).2.contains("x: no session"));
    let (code, _, err) = room.run(&["--lang", "ja", "score", "./gone.toml"]);
    assert!(code == 1 && err.contains("gone.toml") && err.contains("見つかりません"), "{err}");
}

#[test]
fn check_points_at_faults_and_changes_nothing() {
    let room = Room::new();
    let good = room.write("sessions/good.toml", SESSION);
    let bad = room.write("bad.toml", "[questionnaire]\nid = 5\n");
    let other = room.write("other.toml", "a = \n");
    let plain = room.write("plain.toml", "a = 1\n");
    let path = |path: &PathBuf| path.to_str().expect("UTF-8").to_owned();
    assert_eq!(room.run(&["check", &path(&good), &path(&plain)]).0, 0);
    let (code, out, _) = room.run(&["check", &path(&bad), &path(&other), &path(&good)]);
    assert_eq!(code, 1);
    assert!(out.contains(&format!("{}:2:6: ", path(&bad))), "{out}");
    assert!(out.contains(&format!("{}:1:", path(&other))), "{out}");
    assert!(out.contains(&path(&good)), "{out}");
    assert_eq!(fs::read_to_string(&good).expect("text"), SESSION);
    assert_eq!(fs::read_to_string(&bad).expect("text"), "[questionnaire]\nid = 5\n");
}

#[test]
fn check_tells_notices_without_failing() {
    let room = Room::new();
    let text = SESSION.replace("answers.A-1", "answers.Z-9").replace("\"1.0\"", "\"0.9\"");
    let file = room.write("old.toml", &text);
    let file = file.to_str().expect("UTF-8");
    let (code, out, _) = room.run(&["check", file]);
    assert_eq!(code, 0);
    assert!(out.lines().all(|line| line.starts_with(&format!("{file}: "))), "{out}");
    assert!(out.contains("Z-9") && out.contains("0.9"), "{out}");
}

#[test]
fn check_says_where_it_looked_for_a_set() {
    let room = Room::new();
    let file = room.write("s.toml", &SESSION.replace("\"tiny\"", "\"gone\""));
    let (code, out, _) = room.run(&["check", file.to_str().expect("UTF-8")]);
    assert_eq!(code, 1);
    assert!(out.contains(":6:6: ") && out.contains("gone"), "{out}");
    assert!(out.contains(&*room.data().join("questionnaires").to_string_lossy()), "{out}");
}

#[test]
fn check_names_what_it_cannot_read() {
    let room = Room::new();
    let latin = room.data().join("latin.toml");
    fs::write(&latin, b"a = \"\xe9\"\n").expect("written");
    // Where it stops being text has a place, as a fault has.
    let path = latin.to_str().expect("UTF-8");
    let (code, out, err) = room.run(&["check", path]);
    assert_eq!((code, &*err), (1, ""));
    assert!(out.starts_with(&format!("{path}:1:6: ")), "{out}");
    for file in [&room.data(), &room.data().join("gone.toml")] {
        let file = file.to_str().expect("UTF-8");
        let (code, out, err) = room.run(&["check", file]);
        assert_eq!((code, &*out), (1, ""));
        assert!(err.contains(file), "{err}");
    }
}

#[test]
fn the_data_directory_comes_from_the_option_before_the_environment() {
    let room = Room::new();
    let other = Room::empty();
    let option = other.data();
    let option = option.to_str().expect("UTF-8");
    assert_eq!(room.run(&["--data-dir", option, "list", "--json"]).1, "[]\n");
    assert!(room.run(&["paths"]).1.contains(&*room.data().join("sessions").to_string_lossy()));
    assert!(room.run(&["paths", "--data-dir", option]).1.contains(option));
    assert!(!other.data().exists(), "looking creates nothing");
}

#[test]
fn the_configuration_is_told_what_is_wrong_with_it() {
    let room = Room::new();
    let config = room.write("c.toml", "lang = \"ja\"\ncolour = 1\n");
    let config = config.to_str().expect("UTF-8");
    let (code, out, err) = room.run(&["--config", config, "list"]);
    assert!(code == 0 && out.contains("質問集"), "{out}");
    assert!(err.contains(&format!("{config}:2:1: ")), "{err}");
    assert!(room.run(&["--config", config, "--lang", "en", "list"]).1.contains("Last change"));
}

#[test]
fn the_workbook_never_draws_into_a_pipe() {
    for arguments in [&[][..], &["open"], &["open", "2026"]] {
        let (code, out, err) = Room::new().run(arguments);
        assert_eq!((code, &*out), (1, ""));
        assert!(err.contains("not a terminal"), "{err}");
    }
}

#[test]
fn usage_errors_are_2_and_help_is_0() {
    let room = Room::empty();
    for wrong in [&["new"][..], &["frobnicate"], &["check"], &["list", "--lang", "fr"]] {
        assert_eq!(room.run(wrong).0, 2, "{wrong:?}");
    }
    for fine in [&["--help"][..], &["--version"], &["man"], &["completions", "bash"]] {
        let (code, out, _) = room.run(fine);
        assert!(code == 0 && out.contains("monshin"), "{fine:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_pipe_is_a_quiet_0() {
    use std::process::Stdio;
    let room = Room::new();
    for arguments in [&["list", "--json"][..], &["sets"], &["score", "2026"], &["man"], &["paths"]]
    {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("monshin"));
        command.env("MONSHIN_DATA_DIR", room.data()).env("HOME", room.root.path());
        command.args(arguments).stdout(Stdio::from(writer)).stderr(Stdio::piped());
        let output = command.output().expect("it ran");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}
