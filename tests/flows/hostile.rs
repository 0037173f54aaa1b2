//! Texts that would steer a terminal, in everything that a person or a file can bring: a session, its
//! set, names, links and the clipboard. No cell of any screen holds any of it.

use monshin::text::steers;

use crate::support::{Harness, Room, Step, TINY};

/// What no text may do: set the title, fill the clipboard, clear the screen, ring, turn the line, hide.
const HOSTILE: &str = "\\u001b[2J\\u001b]52;c;eA==\\u0007\\u009b31m\\u0085\\u0000\\u007f\\u202e\\u2066x\\u2069\
    \\u200b\\u200f\\u061c\\ufeff\\U000e0041\\r\\b\\u0090q\\u009c";

/// What people wrote in the seeds, at the ends of their texts.
const WORDS: &[&str] = &[
    "セルフチェック",
    "例示株式会社",
    "= \"F",
    "甲",
    "乙",
    "来期",
    "A社",
    "C社",
    "決める",
    "メモ",
    "手順書",
    "記録",
    "v2",
    "自社にない",
    "方針",
    "社長",
    "年次",
    "全種類",
    "kind",
    "出典",
    "段階",
    "Scale",
    "低い",
    "low",
    "高い",
    "en = \"high",
    "Alpha",
    "Beta",
    "one",
    "One?",
    "One",
    "Two",
    "Two?",
    "はい",
    "= \"いいえ",
    "数",
    "Number",
    "minutes",
    "many?",
    "文",
    "Text",
    "What?",
    "表",
    "Table",
    "Rows?",
    "脅威",
    "Threat",
    "ア",
    "リスク",
    "Risk",
    "候補",
    "Candidates",
    "level?",
];

/// Puts the hostile text behind what people wrote.
fn poisoned(toml: &str) -> String {
    WORDS.iter().fold(toml.to_owned(), |text, word| {
        text.replace(&format!("{word}\""), &format!("{word}{HOSTILE}\""))
    })
}

fn calm(h: &Harness, where_: &str) {
    for cell in h.frame().content() {
        assert!(!cell.symbol().chars().any(steers), "{where_}: {:?}", cell.symbol());
    }
}

/// Every key of wherever one is, from everywhere a few keys lead.
fn walk(open: impl Fn() -> Harness, ways: &[&str]) {
    for (way, size) in ways.iter().zip(["80x24", "40x10", "120x40"].iter().cycle()) {
        let mut h = open();
        calm(&h, "opened");
        for key in way.split(' ').filter(|key| !key.is_empty()) {
            h.keys(&format!("resize:{size}")).keys(key);
            calm(&h, &format!("{way} at {key}"));
        }
        h.keys("?");
        calm(&h, way);
    }
}

const WAYS: &[&str] = &[
    "",
    "Enter Down Down Down Down Down",
    "n",
    "m",
    "e",
    "x",
    "g",
    "o",
    "o =",
    "/ a",
    "r",
    "r Tab",
    "r Tab Tab",
    "r Tab Tab Tab",
    "r Shift-Tab",
    "r =",
    "r t",
    "r w",
    "r c",
    "r m",
    "r m Enter",
    "r m Tab",
    "r m Tab Tab",
    "r s",
    "p",
    "T",
    "K",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "c",
    "d",
    "i",
    "t",
    "u",
    "v",
    "w",
    "!",
];

#[test]
fn no_cell_of_a_screen_over_a_hostile_session_and_set_steers_the_terminal() {
    let open = || {
        let room = Room::new();
        room.write(
            "questionnaires/every.toml",
            &poisoned(include_str!("../seeds/sets/every.toml")),
        );
        let session = poisoned(include_str!("../seeds/sessions/every-key.toml"))
            .replace("scores_hidden = true", "");
        assert!(session.matches("u202e").count() > 15, "{session}");
        // The report on the version is read already, and comes in another test.
        let file = room.write("sessions/年次.toml", &session);
        Harness::open(room, &file, "")
    };
    walk(open, WAYS);
    // Each question in turn, with its fields.
    let mut h = open();
    for _ in 0..8 {
        for key in ["Tab", "Enter", "Esc", "Right"] {
            h.keys(key);
            calm(&h, key);
        }
    }
}

#[test]
fn no_cell_of_home_steers_the_terminal_nor_of_what_it_tells() {
    let room = Room::new();
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\u{7f}";
    room.write("questionnaires/tiny.toml", TINY);
    for (name, text) in [
        ("broken", "format = \n"),
        ("named", "format = 1\ntitle = \"\"\nquestionnaire.id = \"tiny\"\n"),
    ] {
        room.write(&format!("sessions/{hostile}{name}\n.toml"), text);
    }
    let mut h = Harness::new(room, "");
    for keys in ["Down", "Enter", "Up", "Enter", "Esc", "q", "Delete", "u", "?"] {
        if h.code.is_some() {
            break;
        }
        h.keys(keys);
        calm(&h, keys);
    }
}

#[test]
fn the_report_on_another_version_and_a_link_that_is_gone_are_calm() {
    let room = Room::new();
    room.write("questionnaires/tiny.toml", TINY);
    let text = format!(
        "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"tiny\"\nversion = \"0{HOSTILE}\"\n\
         [[link]]\nsession = \"{HOSTILE}/../x\"\nrelation = \"previous\"\n\
         [answers.\"GONE{HOSTILE}\"]\nnote = \"x\"\n[answers.S]\nchoice = [\"c{HOSTILE}\"]\n"
    );
    let file = room.write("sessions/a.toml", &text);
    let mut h = Harness::open(room, &file, "");
    for keys in ["Down", "PgDn", "Enter", "r", "c", "Esc", "q"] {
        calm(&h, keys);
        h.keys(keys);
    }
}

#[test]
fn what_is_pasted_into_any_field_is_calm() {
    let room = Room::with_tiny();
    let file = room.session("tiny", "", "");
    let mut h = Harness::open(room, &file, "");
    for keys in ["n", "m", "/", "e"] {
        h.keys(keys);
        h.step(&Step::Paste("a\u{1b}[2J\u{9b}b\u{202e}c\u{200b}d\u{7f}".to_owned()));
        h.keys("Left");
        calm(&h, keys);
        h.keys("Esc");
    }
}
