//! What steers a terminal, in files, names and arguments: no subcommand hands it on.

use std::fs;

use super::{Room, SESSION, SET};

/// What a terminal would carry out, or a person would not see.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{7f}\u{202e}\u{2066}x\u{200b}\u{200f}\u{feff}\u{e0041}";

#[test]
fn no_subcommand_prints_what_steers_a_terminal() {
    let room = Room::new();
    let escapes: Vec<String> =
        HOSTILE.chars().map(|char| format!("\\U{:08x}", u32::from(char))).collect();
    let escapes = escapes.concat();
    let words = [
        "セルフチェック",
        "例示株式会社",
        "甲",
        "来期",
        "A社",
        "決める",
        "手順書",
        "方針",
        "One?",
        "Alpha",
        "kind",
    ];
    let poisoned = |text: &str| {
        words.iter().fold(text.to_owned(), |text, word| {
            text.replace(&format!("{word}\""), &format!("{word}{escapes}\""))
        })
    };
    fs::write(room.path("questionnaires/every.toml"), poisoned(SET)).expect("written");
    let name = |end: &str| format!("{HOSTILE}{end}");
    let at = |end: &str| room.path("sessions").join(format!("{}.toml", name(end)));
    let session = poisoned(SESSION).replace("2025-11-20-", &format!("{escapes}/"));
    let other = session.replace("[answers.L]", "[answers.\"GONE\"]");
    let broken = format!("format = \"{escapes}\"\ntitle = \"{HOSTILE}\"\n{HOSTILE} = 1\n");
    for (end, text) in [("a", &session), ("b", &other), ("c\n", &broken)] {
        fs::write(at(end), text).expect("written");
    }
    let (a, b, c) = (at("a"), at("b"), at("c\n"));
    let [a, b, c] = [&a, &b, &c].map(|path| path.to_str().expect("UTF-8"));
    let (gone, unknown) = (name("gone"), name("no such set"));
    let report = room.path(&name("report.md"));
    let report = report.to_str().expect("UTF-8");
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["sets"],
        &["sets", "--json"],
        &["paths"],
        &["score", a],
        &["score", a, "--json"],
        &["score", c],
        &["score", &gone],
        &["check", a, b, c, &gone],
        &["compare", a, b],
        &["compare", a, b, "--json"],
        &["compare", a, c],
        &["report", a, "--format", "md", "-o", "-"],
        &["report", a, "--format", "json", "-o", "-"],
        &["report", a, "--format", "csv", "-o", "-"],
        &["report", a, "-o", report],
        &["report", a, "-o", report],
        &["new", "--set", &unknown, "--title", "x"],
        &["new", "--set", "every", "--title", HOSTILE],
        &["open", a],
        &["open", &gone],
        &["restore", a, "--list"],
        &["restore", &gone],
    ] {
        let (_, out, err) = room.run(arguments);
        for printed in [out, err] {
            // A table for other programs begins with its mark, and its lines end as such tables' do.
            let printed = printed.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            let found = printed.chars().find(|&char| char != '\n' && monshin::text::steers(char));
            // What joins characters stays in a report: it is read there, and does nothing.
            let found = found.filter(|char| arguments[0] != "report" || *char != '\u{200b}');
            assert_eq!(found, None, "{arguments:?}: {printed:?}");
        }
    }
}

#[test]
fn arguments_that_are_not_understood_are_repeated_without_what_steers() {
    let room = Room::new();
    let option = format!("--{HOSTILE}");
    for arguments in [
        &[HOSTILE][..],
        &[&option],
        &["list", HOSTILE],
        &["list", &option],
        &["new", "--set"],
        &["report", "sound", "--format", HOSTILE],
        &["list", "--lang", HOSTILE],
        &["list", "--json=\u{9b}\r\nx"],
        &["restore", HOSTILE, HOSTILE, "--list"],
    ] {
        let (code, out, err) = room.run(arguments);
        assert_eq!((code, &*out), (2, ""), "{arguments:?}: {err}");
        let found = err.chars().find(|&char| char != '\n' && monshin::text::steers(char));
        assert_eq!(found, None, "{arguments:?}: {err:?}");
        assert!(err.starts_with("error: ") && err.ends_with("'--help'.\n"), "{err:?}");
    }
}
