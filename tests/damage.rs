//! Files with every kind of damage, as the store and the command line meet them: a message with its
//! place, exit code 1, not a byte of the file touched, and the other sessions as usable as before.

#[path = "support/judged.rs"]
mod judged;
#[path = "damage/steering.rs"]
mod steering;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use monshin::store::{Error, Paths, Store};
use monshin::strings::errors::error;
use monshin::text::Lang;

const SESSION: &str = include_str!("seeds/sessions/every-key.toml");
const INLINE: &str = include_str!("seeds/sessions/inline.toml");
const SET: &str = include_str!("seeds/sets/every.toml");

/// A data directory with the set, a sound session and a place for a damaged one.
struct Room {
    root: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        let room = Room { root: tempfile::tempdir().expect("a directory") };
        fs::create_dir_all(room.path("sessions")).expect("created");
        fs::create_dir_all(room.path("questionnaires")).expect("created");
        fs::write(room.path("questionnaires/every.toml"), SET).expect("written");
        fs::write(room.path("sessions/sound.toml"), SESSION).expect("written");
        room
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn damaged(&self) -> PathBuf {
        self.path("sessions/damaged.toml")
    }

    fn store(&self) -> Store {
        Store::new(Paths::find(Some(self.root.path()), None).expect("paths"))
    }

    /// Runs a subcommand: its exit code, what it printed, and what it told.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("monshin").expect("the program");
        command.args(["--lang", "en", "--data-dir"]).arg(self.root.path()).args(arguments);
        let output = command.output().expect("it ran");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("it was not killed");
        (code, text(output.stdout), text(output.stderr))
    }

    /// The damaged file is refused by every subcommand, with a word on it that contains `said`, and the
    /// sound one is used.
    fn refused(&self, said: &str) {
        let file = self.damaged();
        let path = file.to_str().expect("UTF-8");
        for arguments in [
            &["check", path][..],
            &["score", path],
            &["report", path, "--format", "md"],
            &["open", path],
        ] {
            let (code, out, err) = self.run(arguments);
            assert_eq!(code, 1, "{arguments:?}: {out}{err}");
            if arguments[0] != "open" {
                assert!(format!("{out}{err}").contains(said), "{arguments:?}: {out}{err}");
            }
        }
        self.others_are_usable();
    }

    fn others_are_usable(&self) {
        let (code, out, err) = self.run(&["list"]);
        assert_eq!(code, 0, "{out}{err}");
        assert!(out.contains("sound") && err.contains("damaged.toml"), "{out}{err}");
        assert_eq!(self.run(&["score", "sound"]).0, 0);
    }
}

/// Puts bytes into the damaged file, opens it, and holds what is promised.
fn opened(room: &Room, store: &Store, bytes: &[u8]) {
    let file = room.damaged();
    fs::write(&file, bytes).expect("written");
    match store.open(&file) {
        Ok(opened) => assert_eq!(Ok(opened.session), judged::session(&opened.text)),
        Err(refused) => {
            for lang in Lang::ALL {
                let said = error(&refused, lang);
                assert!(said.contains("damaged.toml"), "{said}");
            }
            if let Error::Session(faulty) = refused {
                assert!(judged::session(&faulty.text).is_err());
            }
        }
    }
    assert_eq!(fs::read(&file).expect("bytes"), bytes, "the file was touched");
}

/// How far apart the places of damage are: each byte where `MONSHIN_FUZZ` asks for time, else some.
fn places(text: &str, apart: usize) -> impl Iterator<Item = usize> + '_ {
    let apart = if std::env::var_os("MONSHIN_FUZZ").is_some() { 1 } else { apart };
    (0..=text.len()).step_by(apart)
}

#[test]
fn a_session_that_is_cut_off_anywhere_is_opened_or_refused_with_a_word() {
    let (room, store) = {
        let room = Room::new();
        let store = room.store();
        (room, store)
    };
    for text in [SESSION, INLINE] {
        for end in places(text, 5) {
            opened(&room, &store, &text.as_bytes()[..end]);
        }
    }
}

#[test]
fn a_session_with_any_byte_replaced_is_opened_or_refused_with_a_word() {
    let room = Room::new();
    let store = room.store();
    for (with, apart) in [(0, 3), (0xff, 3), (b'"', 11)] {
        for at in places(SESSION, apart).filter(|&at| at < SESSION.len()) {
            let mut bytes = SESSION.as_bytes().to_vec();
            bytes[at] = with;
            opened(&room, &store, &bytes);
        }
    }
}

#[test]
fn a_set_that_is_cut_off_or_broken_anywhere_is_refused_with_places() {
    for end in places(SET, 17).filter(|&end| SET.is_char_boundary(end)) {
        judged::set(&SET[..end]);
        if end < SET.len() && SET.is_char_boundary(end + 1) {
            judged::set(&format!("{}\"{}", &SET[..end], &SET[end + 1..]));
        }
    }
}

#[test]
fn a_value_of_any_other_type_is_told_with_its_place_at_every_key() {
    const VALUES: &[&str] = &[
        "1",
        "\"x\"",
        "true",
        "1.5",
        "inf",
        "-1",
        "99999999999999999999",
        "0b1",
        "2026-11-20",
        "2026-02-30",
        "07:32:00",
        "[]",
        "[1]",
        "[[\"x\"]]",
        "{}",
        "{ a = 1 }",
    ];
    for (at, text) in [(0, SESSION), (1, INLINE), (2, SET)] {
        let lines: Vec<&str> = text.lines().collect();
        for (nth, line) in lines.iter().enumerate() {
            let Some((key, _)) = line.split_once(" = ") else { continue };
            // Each value has its turn at some key of each kind; all of them where there is time.
            let few = std::env::var_os("MONSHIN_FUZZ").is_none();
            for value in
                VALUES.iter().skip(if few { nth % 8 } else { 0 }).step_by(if few { 8 } else { 1 })
            {
                let changed = format!("{key} = {value}");
                let mut lines = lines.clone();
                lines[nth] = &changed;
                let text = lines.join("\n");
                if at == 2 {
                    judged::set(&text);
                } else {
                    let _ = judged::session(&text);
                }
            }
        }
    }
}

#[test]
fn other_line_ends_and_a_byte_order_mark_are_no_damage() {
    let room = Room::new();
    let store = room.store();
    let sound = store.open(&room.path("sessions/sound.toml")).expect("opened").session;
    for text in [
        SESSION.replace('\n', "\r\n"),
        format!("\u{feff}{SESSION}"),
        format!("\u{feff}{}", SESSION.replace('\n', "\r\n")),
    ] {
        fs::write(room.damaged(), &text).expect("written");
        // The line ends within a text are those of the file.
        let read = store.open(&room.damaged()).expect("opened").session;
        assert_eq!(format!("{read:?}").replace("\\r", ""), format!("{sound:?}"));
        assert_eq!(room.run(&["check", room.damaged().to_str().expect("UTF-8")]).0, 0);
    }
}

#[test]
fn what_is_no_text_or_no_toml_is_refused_by_every_command() {
    let utf16 = |text: &str| -> Vec<u8> {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let duplicate = SESSION.replace("flag = true\n", "flag = true\nflag = false\n");
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (utf16(SESSION), "UTF-16"),
        (b"format = 1\ntitle = \"\x94\x4e\x8e\x9f\"\n".to_vec(), "damaged.toml:2:10: "),
        (SESSION.replacen("title", "tit\0e", 1).into_bytes(), "damaged.toml:3:4: "),
        (vec![0; 5000], "NUL"),
        (Vec::new(), "damaged.toml"),
        (SESSION.replace('\n', "\r").into_bytes(), "damaged.toml"),
        (duplicate.into_bytes(), "damaged.toml:"),
    ];
    let room = Room::new();
    for (bytes, said) in cases {
        fs::write(room.damaged(), &bytes).expect("written");
        room.refused(said);
        assert_eq!(fs::read(room.damaged()).expect("bytes"), bytes);
    }
}

#[test]
fn a_file_of_100_megabytes_is_refused_unread() {
    let room = Room::new();
    let file = fs::File::create(room.damaged()).expect("created");
    file.set_len(100 * 1024 * 1024).expect("grown");
    room.refused("16 MB");
    assert_eq!(fs::metadata(room.damaged()).expect("there").len(), 100 * 1024 * 1024);
}

#[test]
fn nesting_without_an_end_overflows_no_stack() {
    const DEEP: usize = 100_000;
    let deep = |before: &str, piece: &str, between: &str, after: &str| {
        format!("{before}{}{between}{}\n", piece.repeat(DEEP), after.repeat(DEEP))
    };
    let room = Room::new();
    let head = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"every\"\n[answers.L]\n";
    for nested in [
        deep("x = ", "[", "", "]"),
        deep("x = ", "[", "", ""),
        deep("x = ", "{a=", "1", "}"),
        deep("x = ", "[{a=", "1", "}]"),
        format!("{}a = 1\n", "a.".repeat(DEEP)),
        format!("[{}a]\nb = 1\n", "a.".repeat(DEEP)),
        format!("[[{}a]]\nb = 1\n", "a.".repeat(DEEP)),
        deep("", "[", "a", "]"),
    ] {
        fs::write(room.damaged(), format!("{head}{nested}")).expect("written");
        let (code, out, err) = room.run(&["check", room.damaged().to_str().expect("UTF-8")]);
        assert_eq!((code, &*err), (1, ""), "{out}");
        assert!(out.contains("damaged.toml:6:"), "its place is the sixth line: {out}");
    }
    room.others_are_usable();
    // The same in a set.
    fs::write(room.path("questionnaires/deep.toml"), deep("format = 1\nx = ", "[", "", "]"))
        .expect("written");
    assert_eq!(room.run(&["sets"]).0, 0);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_by_every_command_and_nobody_waits() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let room = Room::new();
    let file = room.damaged();
    let clear = |file: &Path| {
        if fs::remove_file(file).is_err() {
            fs::remove_dir(file).expect("removed");
        }
    };
    fs::create_dir(&file).expect("created");
    room.refused("a directory");
    clear(&file);
    let owner = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &file, rustix::fs::FileType::Fifo, owner, 0)
        .expect("made");
    room.refused("a named pipe");
    clear(&file);
    let listening = UnixListener::bind(&file).expect("bound");
    room.refused("a socket");
    drop(listening);
    clear(&file);
    for (target, said) in [
        ("/dev/zero", "a device"),
        ("gone.toml", "a link to gone.toml"),
        ("damaged.toml", "back to itself"),
    ] {
        symlink(target, &file).expect("linked");
        room.refused(said);
        assert!(fs::symlink_metadata(&file).expect("there").is_symlink());
        clear(&file);
    }
}

#[test]
fn a_broken_set_of_ones_own_is_told_where_its_sessions_are_opened_and_nowhere_else() {
    let room = Room::new();
    let set = room.path("questionnaires/own.toml");
    // It would replace a shipped one.
    fs::write(
        &set,
        SET.replace("\"every\"", "\"soc-maturity\"").replace("points = 5", "points = x"),
    )
    .expect("written");
    let session = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"soc-maturity\"\n";
    fs::write(room.path("sessions/other.toml"), session).expect("written");
    let (code, _, err) = room.run(&["score", "other"]);
    assert_eq!(code, 1);
    assert!(err.contains("own.toml:") && err.contains("No session was touched"), "{err}");
    assert_eq!(room.run(&["score", "sound"]).0, 0);
    let (code, out, err) = room.run(&["sets"]);
    assert!(code == 0 && out.contains("every") && err.contains("own.toml"), "{out}{err}");
    let (code, out, _) = room.run(&["list"]);
    assert!(code == 0 && out.contains("sound"), "{out}");
    // A set that nobody has.
    fs::write(room.path("sessions/other.toml"), session.replace("soc-maturity", "../../x"))
        .expect("written");
    let (code, _, err) = room.run(&["score", "other"]);
    assert!(code == 1 && err.contains("../../x"), "{err}");
}

#[test]
fn a_newer_format_is_read_and_never_written() {
    let room = Room::new();
    let text =
        SESSION.replace("format = 1", "format = 9").replace("flag = true", "flag = { new = 1 }");
    fs::write(room.damaged(), &text).expect("written");
    assert!(room.store().open(&room.damaged()).expect("opened").read_only);
    assert_eq!(room.run(&["score", "damaged"]).0, 0);
    assert_eq!(fs::read_to_string(room.damaged()).expect("text"), text);
}

#[test]
fn no_name_leads_out_of_the_data_directory() {
    let room = Room::new();
    let outside = room.path("outside");
    let data = outside.join("data");
    fs::create_dir_all(data.join("questionnaires")).expect("created");
    let count = |path: &Path| fs::read_dir(path).expect("listed").count();
    let before = (count(&room.path("")), count(&outside));
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("monshin").expect("the program");
        let output = command.arg("--data-dir").arg(&data).args(arguments).output().expect("it ran");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    for title in [
        "../../x",
        "..",
        ".",
        "/etc/x",
        "a/../../b",
        "\\..\\x",
        "空 白",
        "a\nb",
        "-",
        "CON",
        "~",
        "",
        " ",
        "x.toml",
    ] {
        let (code, path) = run(&["new", "--set", "soc-maturity", "--title", title]);
        assert_eq!(code, Some(0), "{title:?}");
        let path = Path::new(path.trim_end_matches('\n'));
        assert_eq!(path.parent(), Some(&*data.join("sessions")), "{title:?}");
        assert!(path.is_file(), "{title:?}");
    }
    // A set's id is a name as well, not a path.
    let set = SET.replace("id = \"every\"", "id = \"../../every\"");
    fs::write(data.join("questionnaires/odd.toml"), &set).expect("written");
    for id in ["../x", "../../every", "/etc/passwd", ""] {
        let _ = run(&["new", "--set", id, "--title", "t"]);
    }
    let link = "format = 1\ntitle = \"t\"\nquestionnaire.id = \"soc-maturity\"\n\
        [[link]]\nsession = \"../../../x\"\nrelation = \"previous\"\n";
    fs::write(data.join("sessions/linked.toml"), link).expect("written");
    assert_eq!(run(&["score", "linked"]).0, Some(0));
    assert_eq!(
        run(&["new", "--set", "soc-maturity", "--title", "n", "--from", "linked"]).0,
        Some(0)
    );
    assert_eq!((count(&room.path("")), count(&outside)), before, "something was written outside");
}
