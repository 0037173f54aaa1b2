//! `monshin report` as a person or a script meets it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

/// Every format, by its word.
const FORMATS: [&str; 5] = ["md", "html", "csv", "xlsx", "json"];

const SESSION: &str = r#"format = 1
title = "年次の点検"
updated = 2026-11-23T10:00:00+09:00
[questionnaire]
id = "soc-maturity"
version = "2.1.0"
[about]
organisation = "架空商事"
facilitator = "佐藤"
[answers.P-1]
choice = ["hybrid"]
[answers.A-1]
as_is = { insource = "4" }
to_be = { insource = "5" }
note = "話したこと"
memo = "内緒のこと"
[answers.A-2]
as_is = { insource = "1" }
to_be = { insource = "4" }
by = { provider = "委託先株式会社" }
[answers.A-3]
as_is = { insource = "unknown" }
"#;

struct Room {
    root: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        let room = Room { root: tempfile::tempdir().expect("a directory") };
        room.write("data/sessions/2026-11-23-年次.toml", SESSION);
        fs::create_dir(room.path("out")).expect("created");
        room
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(&path, text).expect("written");
        path
    }

    fn monshin(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("monshin").expect("the binary");
        let home = self.root.path();
        command
            .current_dir(self.path("out"))
            .env("HOME", home)
            .env("LC_ALL", "en_GB.UTF-8")
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("MONSHIN_DATA_DIR", home.join("data"))
            .args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, Vec<u8>, String) {
        let Output { status, stdout, stderr } = self.monshin(arguments).output().expect("it ran");
        let err = String::from_utf8(stderr).expect("UTF-8");
        (status.code().expect("a code"), stdout, err)
    }

    /// What a command prints that has nothing to complain of.
    fn prints(&self, arguments: &[&str]) -> Vec<u8> {
        let (code, out, err) = self.run(arguments);
        assert_eq!((code, &*err), (0, ""), "{arguments:?}");
        out
    }

    /// The names in the directory that reports go to: also what is left behind shows there.
    fn out(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("out")).expect("a directory");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_format_goes_into_a_file_of_its_own_and_the_path_is_printed() {
    let room = Room::new();
    for format in FORMATS {
        let file = format!("r.{format}");
        let out = room.prints(&["report", "2026-11", "--format", format, "-o", &file]);
        let written = fs::canonicalize(room.path("out").join(&file)).expect("it is there");
        let printed = Path::new(text(&out).trim_end());
        assert!(printed.is_absolute() && text(&out).lines().count() == 1, "{printed:?}");
        assert_eq!(fs::canonicalize(printed).expect("a path"), written);
        assert!(fs::metadata(&written).expect("it is there").len() > 100, "{format}");
    }
    assert_eq!(room.out(), ["r.csv", "r.html", "r.json", "r.md", "r.xlsx"]);
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let room = Room::new();
    room.prints(&["report", "2026-11", "-o", "r.JSON"]);
    let text = fs::read_to_string(room.path("out/r.JSON")).expect("text");
    serde_json::from_str::<Value>(&text).expect("JSON");
    for arguments in [["report", "2026-11", "-o", "r.txt"], ["report", "2026-11", "-o", "-"]] {
        let (code, out, err) = room.run(&arguments);
        assert_eq!((code, &*out), (2, &b""[..]));
        assert!(err.contains("--format"), "{err}");
    }
}

#[test]
fn a_pipe_gets_what_a_file_gets() {
    let room = Room::new();
    for format in FORMATS {
        let file = format!("r.{format}");
        room.prints(&["report", "2026-11", "--format", format, "-o", &file]);
        let piped = room.prints(&["report", "2026-11", "--format", format]);
        let asked = room.prints(&["report", "2026-11", "--format", format, "-o", "-"]);
        if format != "xlsx" {
            assert_eq!(piped, fs::read(room.path("out").join(&file)).expect("bytes"), "{format}");
        }
        assert_eq!(piped.len(), asked.len(), "{format}");
    }
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_go() {
    let room = Room::new();
    room.write("out/r.md", "theirs");
    let arguments = ["report", "2026-11", "-o", "r.md"];
    let (code, out, err) = room.run(&arguments);
    assert_eq!((code, &*out), (1, &b""[..]));
    assert!(err.contains("r.md: this file exists already") && err.contains("--force"), "{err}");
    assert_eq!(fs::read_to_string(room.path("out/r.md")).expect("text"), "theirs");
    let (_, _, err) = room.run(&[&arguments[..], &["--lang", "ja"]].concat());
    assert!(err.contains("すでにある"), "{err}");
    room.prints(&[&arguments[..], &["--force"]].concat());
    assert!(fs::read_to_string(room.path("out/r.md")).expect("text").contains("架空商事"));
    assert_eq!(room.out(), ["r.md"]);
}

#[test]
fn what_is_left_out_is_in_no_byte_of_it() {
    let room = Room::new();
    for format in ["md", "html", "csv", "json"] {
        let said = room.prints(&["report", "2026-11", "--format", format]);
        assert!(text(&said).contains("話したこと"), "{format}");
        assert!(!text(&said).contains("内緒のこと"), "a memo never leaves: {format}");
        let said = room.prints(&["report", "2026-11", "--format", format, "--redact"]);
        for word in [
            "架空商事",
            "佐藤",
            "話したこと",
            "内緒のこと",
            "委託先株式会社",
            "年次の点検",
            "2026-11-23-年次",
        ] {
            assert!(!text(&said).contains(word), "{word} in {format}");
        }
    }
}

#[test]
fn the_language_is_that_of_the_command_line() {
    let room = Room::new();
    let said = room.prints(&["report", "2026-11", "--format", "md", "--lang", "ja"]);
    assert!(text(&said).contains("全体"), "{}", text(&said));
    let said = room.prints(&["report", "2026-11", "--format", "md", "--lang", "en"]);
    assert!(text(&said).contains("Overall"), "{}", text(&said));
}

#[test]
fn parts_can_be_chosen_where_there_are_some() {
    let room = Room::new();
    let all = room.prints(&["report", "2026-11", "--format", "md"]);
    let page = room.prints(&["report", "2026-11", "--format", "md", "--part", "management"]);
    let both = ["report", "2026-11", "--format", "md", "--part", "management", "--part", "detail"];
    let both = room.prints(&both);
    assert!(page.len() < both.len() && both.len() < all.len());
    let (code, _, err) = room.run(&["report", "2026-11", "--format", "csv", "--part", "annex"]);
    assert_eq!(code, 2);
    assert!(err.contains("--part"), "{err}");
}

#[test]
fn the_numbers_are_those_of_score() {
    let room = Room::new();
    let json = |arguments: &[&str]| -> Value {
        serde_json::from_slice(&room.prints(arguments)).expect("JSON")
    };
    let score = json(&["score", "2026-11", "--json"]);
    let report = json(&["report", "2026-11", "--format", "json"]);
    let holds = |key: &str| {
        let here = report.get(key).or_else(|| report.get("score").and_then(|it| it.get(key)));
        assert_eq!(here, score.get(key), "{key}");
    };
    for key in ["progress", "overall", "sections", "questions"] {
        holds(key);
    }
}

#[test]
fn a_session_that_is_not_there_is_an_error_that_says_so() {
    let room = Room::new();
    let (code, _, err) = room.run(&["report", "gone", "--format", "md", "-o", "r.md"]);
    assert_eq!(code, 1);
    assert!(err.contains("no session"), "{err}");
    let broken = room.write("broken.toml", "format = \n");
    let broken = broken.to_str().expect("a path");
    let (code, _, err) = room.run(&["report", broken, "--format", "md", "-o", "r.md"]);
    assert_eq!(code, 1);
    assert!(err.contains("cannot be read as a session"), "{err}");
    assert_eq!(room.out(), [""; 0]);
}

#[test]
fn places_where_nothing_can_go_are_named_and_nothing_is_created() {
    let room = Room::new();
    fs::create_dir(room.path("out/d")).expect("created");
    let cases = [
        ("gone/r.md", "its directory does not exist"),
        ("d", "this is a directory"),
        ("/dev/null", "not a regular file"),
        ("/proc/self/r.md", "cannot be written"),
    ];
    for (place, told) in cases {
        for force in [&[][..], &["--force"]] {
            let arguments = ["report", "2026-11", "--format", "md", "-o", place];
            let (code, out, err) = room.run(&[&arguments[..], force].concat());
            assert_eq!((code, &*out), (1, &b""[..]), "{place}");
            assert!(err.contains(place) && err.contains(told), "{err}");
        }
    }
    assert_eq!(room.out(), ["d"]);
}

#[test]
fn a_report_never_takes_the_place_of_a_session() {
    let room = Room::new();
    let session = room.path("data/sessions/2026-11-23-年次.toml");
    let path = session.to_str().expect("a path");
    let (code, _, err) = room.run(&["report", path, "--format", "md", "-o", path, "--force"]);
    assert_eq!(code, 1);
    assert!(err.contains("the file of a session"), "{err}");
    assert_eq!(fs::read_to_string(&session).expect("text"), SESSION);
}

#[test]
fn sessions_that_belong_to_it_and_cannot_be_read_are_named_and_do_not_keep_it_back() {
    let room = Room::new();
    let links = "[[link]]\nsession = \"gone\"\nrelation = \"previous\"\n\
                 [[link]]\nsession = \"also-gone\"\nrelation = \"related\"\n";
    room.write("data/sessions/linked.toml", &format!("{SESSION}{links}"));
    let said = room.prints(&["report", "linked", "--format", "md"]);
    for told in ["The session of the last cycle cannot be read", "The linked session cannot"] {
        assert!(text(&said).contains(told), "{told}\n{}", text(&said));
    }
}

#[cfg(unix)]
#[test]
fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    room.prints(&["report", "2026-11", "-o", "r.html"]);
    let mode = fs::metadata(room.path("out/r.html")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    use std::process::{Command as Plain, Stdio};
    let room = Room::new();
    let mut child = Plain::new(assert_cmd::cargo::cargo_bin("monshin"))
        .env("HOME", room.root.path())
        .env("MONSHIN_DATA_DIR", room.path("data"))
        .args(["report", "2026-11", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn whenever_ctrl_c_comes_there_is_a_whole_report_or_nothing() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command as Plain, Stdio};
    use std::thread::sleep;
    use std::time::Duration;
    let room = Room::new();
    let whole = room.prints(&["report", "2026-11", "--format", "json"]).len();
    for wait in (0..20).map(|step| step * 4) {
        let mut child = Plain::new(assert_cmd::cargo::cargo_bin("monshin"))
            .current_dir(room.path("out"))
            .env("HOME", room.root.path())
            .env("MONSHIN_DATA_DIR", room.path("data"))
            .args(["report", "2026-11", "-o", "r.json", "--force", "--lang", "en"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        sleep(Duration::from_millis(wait));
        let sent = Plain::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(sent.is_ok());
        let status = child.wait().expect("it ends");
        // Before it listens the system itself ends it, with the same meaning.
        assert!(matches!(status.code(), Some(0 | 130)) || status.signal() == Some(2), "{status}");
        match room.out().as_slice() {
            [] => assert_ne!(status.code(), Some(0)),
            [name] => {
                assert_eq!(name, "r.json");
                let length = fs::metadata(room.path("out/r.json")).expect("it is there").len();
                assert_eq!(usize::try_from(length).expect("a length"), whole);
            }
            more => panic!("{more:?}"),
        }
    }
}
