//! On the smallest screen every dialog about the fate of a session can be read whole, and says its keys.

use std::fs;

use monshin::action::Context;

use monshin::store::{Grip, Lock};

use monshin::tui::work::{Hold, Lost, Saved};

use crate::support::{Harness, Room};

/// What a dialog has shown after scrolling to its end, as one text without the places where lines break.
fn read_whole(h: &mut Harness, context: Context) -> String {
    assert_eq!(h.app.context(), context);
    let mut shown: Vec<String> = Vec::new();
    for _ in 0..60 {
        let screen = h.screen();
        let rows: Vec<&str> = screen.lines().collect();
        for row in &rows[2..8] {
            // How far one has scrolled changes with every step.
            let is_title = row.rsplit_once('/').is_some_and(|(before, all)| {
                all.parse::<usize>().is_ok() && before.ends_with(|c: char| c.is_ascii_digit())
            });
            if !is_title && !shown.iter().any(|before| before == row) {
                shown.push((*row).to_owned());
            }
        }
        h.keys("Down");
        assert_eq!(h.app.context(), context, "scrolling leaves the dialog");
        if h.screen() == screen {
            break;
        }
    }
    shown.iter().flat_map(|row| row.chars()).filter(|c| !c.is_whitespace()).collect()
}

#[track_caller]
fn says(shown: &str, text: &str) {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(shown.contains(&text), "no {text:?} in {shown}");
}

/// Opens a dialog on the smallest screen in both languages; `reads` says what must be there to read.
fn on_the_smallest(
    context: Context,
    open: impl Fn() -> Harness,
    keys: [&[&str]; 2],
    reads: [&[&str]; 2],
) {
    for (lang, (keys, reads)) in ["ja", "en"].into_iter().zip(keys.into_iter().zip(reads)) {
        let mut h = open();
        if lang == "ja" {
            h.keys("F10");
        }
        h.keys("resize:40x10");
        for key in keys {
            let footer = h.footer();
            let is_there = footer.split_whitespace().any(|word| word == *key);
            assert!(is_there, "{lang}: no {key:?} in {footer:?}");
        }
        let shown = read_whole(&mut h, context);
        for text in reads {
            says(&shown, text);
        }
    }
}

const LONG: &str = "/srv/とても長い名前のディレクトリ/security/2026/年次.toml";

#[test]
fn someone_else_has_it() {
    let open = || {
        let room = Room::new();
        let file = room.session("soc-maturity", "", "");
        let Grip::Held(lock, _) = Lock::try_take(&file) else { panic!("not free") };
        let mut h = Harness::open(room, &file, "");
        drop(lock);
        let work = h.app.work.as_mut().expect("a session");
        let holder = work.hold.holder().expect("someone").clone();
        work.hold = Hold::Unsure(holder);
        let why = monshin::text::Text::new(
            format!("{LONG}: 壊れています。"),
            format!("{LONG}: damaged."),
        );
        work.lost = Some(Lost { gone: false, why, since: "10:00".to_owned() });
        h.keys("!");
        h
    };
    on_the_smallest(
        Context::Held,
        open,
        [&["t", "Enter"], &["t", "Enter"]],
        [&[LONG, "どちらの内容も失われません。"], &[LONG, "nothing is lost on either side."]],
    );
}

/// At A-1, answered, with the directory of the sessions gone.
fn unsaved() -> Harness {
    let mut h = Harness::at("A-1");
    fs::remove_dir_all(h.room.path().join("sessions")).expect("removed");
    h.keys("3");
    h.wait("the failure is told", |h| {
        h.app.work.as_ref().is_some_and(|work| matches!(work.saved, Saved::No { .. }))
    });
    h.keys("q");
    h
}

#[test]
fn leaving_unsaved() {
    on_the_smallest(
        Context::Unsaved,
        unsaved,
        [&["Enter", "s", "l", "Esc"], &["Enter", "s", "l", "Esc"]],
        [
            &["このまま離れると失われます。", "保存は自動で試み続けます。"],
            &["If you leave now they are lost.", "saving is retried in the background"],
        ],
    );
}

#[test]
fn saving_elsewhere() {
    let open = || {
        let mut h = unsaved();
        h.keys("s");
        let place = h.room.path().join("ここに ある とても長い名前のファイル taken.toml");
        fs::write(&place, "someone's").expect("written");
        h.keys(&format!("Home Ctrl-k paste:\"{}\" Enter", place.display()));
        h
    };
    on_the_smallest(
        Context::Elsewhere,
        open,
        [&["Enter", "Esc"], &["Enter", "Esc"]],
        [&["taken.toml"], &["taken.toml", "exists already"]],
    );
}

#[test]
fn after_a_crash() {
    let open = || {
        let room = Room::new();
        let draft = "[draft]\nquestion = \"A-5\"\nfield = \"note\"\ntext = \"\"\"\n一行目\n二行目\n三行目\n四行目\n終わり\"\"\"\n";
        let file = room.session("soc-maturity", "at = \"C-3\"", draft);
        Harness::open(room, &file, "")
    };
    on_the_smallest(
        Context::Recovered,
        open,
        [&["Enter", "b", "Delete", "Esc"], &["Enter", "b", "Delete", "Esc"]],
        [&["一行目", "終わり"], &["一行目", "終わり"]],
    );
}

#[test]
fn changed_from_outside() {
    let open = || {
        let mut h = Harness::at("A-1");
        let file = h.work().file.clone();
        let text = fs::read_to_string(&file).expect("text");
        let theirs =
            format!("{text}[answers]\nA-1.as_is.insource = \"1\"\nA-2.as_is.insource = \"4\"\n");
        fs::write(&file, theirs).expect("written");
        h.keys("3");
        h.wait("the conflict is told", |h| h.work().clash.is_some());
        h.keys("!");
        h
    };
    on_the_smallest(
        Context::Conflict,
        open,
        [&["m", "t", "b", "Esc"], &["m", "t", "b", "Esc"]],
        [&["A-2", "両方残します。"], &["A-2", "the file stays as it is"]],
    );
}

#[test]
fn of_another_version() {
    let open = || {
        let room = Room::with_tiny();
        let text = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"tiny\"\nversion = \"0.9\"\n\
                    [answers.GONE]\nnote = \"kept\"\n";
        let file = room.write("sessions/年次.toml", text);
        Harness::open(room, &file, "")
    };
    on_the_smallest(
        Context::Notices,
        open,
        [&["Enter", "Esc"], &["Enter", "Esc"]],
        [&["GONE", "0.9"], &["GONE", "0.9"]],
    );
}

#[test]
fn how_a_number_comes_about() {
    let open = || {
        let mut h = Harness::with_answers("A-1", "[answers.A-1]\nas_is = { insource = \"3\" }\n");
        h.keys("=");
        h
    };
    on_the_smallest(Context::Explain, open, [&["Esc"], &["Esc"]], [&["A-1"], &["A-1"]]);
}
