//! Sessions that are unlike others, on every screen, by every key, at every size.

use std::fmt::Write;

use monshin::questionnaire::SHIPPED;
use monshin::tui::app::Screen;
use monshin::tui::keymap::Key;

use crate::filled::maturity;
use crate::support::{Harness, Room};

/// The ways to the screens and dialogs that follow from results.
const WAYS: &[&str] = &[
    "r",
    "r g",
    "r Tab Tab Tab",
    "r Shift-Tab",
    "r Space",
    "r =",
    "r t",
    "r t y",
    "r w",
    "r w g",
    "r w PgUp",
    "r c",
    "r c Enter",
    "r c Enter Tab",
    "r c Enter Tab Tab",
    "r c Enter Shift-Tab",
    "r c Space Space Enter",
    "r c Space Space Enter Tab",
    "r m",
    "r m Enter",
    "r m a",
    "r m Tab",
    "r m Tab a",
    "r m Tab Tab",
    "r s",
    "r s F2",
    "p",
    "=",
    "T",
    "o =",
];

/// Presses every key of where each way leads, each from there, and comes back to the question.
fn every_key_everywhere(open: impl Fn() -> Harness) {
    for way in WAYS {
        for size in ["80x24", "40x10", "200x60"] {
            let mut h = open();
            h.keys(&format!("resize:{size}"));
            h.keys(way);
            let context = h.app.context();
            let depth = h.app.dialogs.len();
            let rows = h.app.settings.keymap.rows_in(context);
            let keys: Vec<String> = rows
                .flat_map(|row| row.keys.clone())
                .filter(|key| *key != Key::Digits)
                .map(|key| key.to_string())
                .chain(["0", "1", "4", "5", "9"].map(str::to_owned))
                .filter(|key| !["q", "Ctrl-c", "Ctrl-z", "Esc", "S"].contains(&key.as_str()))
                .collect();
            for key in keys {
                h.keys(&key);
                if matches!(h.app.report.stage, monshin::tui::screen::report::Stage::Writing(..)) {
                    h.wait_for_report();
                }
                for _ in 0..9 {
                    if h.app.context() == context && h.app.dialogs.len() == depth {
                        break;
                    }
                    if h.app.dialogs.is_empty() && h.app.screen == Screen::Interview {
                        h.keys(way);
                        break;
                    }
                    h.keys("Esc");
                }
            }
            for _ in 0..20 {
                if h.app.dialogs.is_empty() && h.app.screen == Screen::Interview {
                    break;
                }
                h.keys("Esc");
            }
            assert_eq!(h.app.screen, Screen::Interview, "{way}\n{}", h.screen());
        }
    }
}

fn open(text: &str, others: &[(&str, &str)]) -> Harness {
    let room = Room::with_tiny();
    for (name, text) in others {
        room.write(&format!("sessions/{name}.toml"), text);
    }
    let file = room.write("sessions/s.toml", text);
    Harness::open(room, &file, "")
}

fn head(version: &str) -> String {
    format!(
        "format = 1\ntitle = \"年次\"\n[questionnaire]\nid = \"soc-maturity\"\nversion = \"{version}\"\n"
    )
}

fn with_previous(name: &str) -> String {
    format!("{}\n[[link]]\nsession = \"{name}\"\nrelation = \"previous\"\n", maturity())
}

#[test]
fn nothing_answered() {
    let earlier = maturity();
    every_key_everywhere(|| open(&head("2.1.0"), &[("e", &earlier)]));
}

#[test]
fn alone() {
    every_key_everywhere(|| open(&maturity(), &[]));
}

#[test]
fn nothing_applies() {
    let shipped = SHIPPED.iter().find(|set| set.id == "soc-maturity").expect("shipped");
    let mut text = head("2.1.0");
    for question in shipped.set().questions.iter().filter(|question| question.target) {
        write!(text, "\n[answers.{}]\nnot_applicable = \"no-such-work\"\n", question.id).unwrap();
    }
    every_key_everywhere(|| open(&text, &[("e", &maturity())]));
}

#[test]
fn everything_out_of_scope() {
    let shipped = SHIPPED.iter().find(|set| set.id == "soc-maturity").expect("shipped");
    let mut text = maturity();
    for section in &shipped.set().sections {
        write!(text, "\n[[out_of_scope]]\nsection = \"{}\"\nreason = \"x\"\n", section.id).unwrap();
    }
    every_key_everywhere(|| open(&text, &[("e", &maturity())]));
}

#[test]
fn four_hundred_actions() {
    let mut text = maturity();
    for at in 0..400 {
        write!(
            text,
            "\n[[action]]\nid = \"{at}\"\nwhat = \"とても長い対応の名前{at}\"\nquestions = [\"A-1\"]\n\
             owner = \"担当{at}\"\ndue = 2026-0{}-11\n",
            1 + at % 9
        )
        .unwrap();
    }
    every_key_everywhere(|| open(&text, &[]));
}

#[test]
fn an_earlier_cycle_that_is_missing_or_of_another_set_or_broken() {
    let tiny = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"tiny\"\nversion = \"1\"\n";
    every_key_everywhere(|| open(&with_previous("gone"), &[]));
    every_key_everywhere(|| open(&with_previous("t"), &[("t", tiny)]));
    every_key_everywhere(|| open(&with_previous("b"), &[("b", "format = "), ("e", &maturity())]));
}

#[test]
fn another_version_of_the_set_and_a_newer_format() {
    let old = maturity().replace("2.1.0", "1.0.0");
    every_key_everywhere(|| open(&old, &[("e", &maturity())]));
    let newer = with_previous("e").replacen("format = 1", "format = 99", 1);
    every_key_everywhere(|| open(&newer, &[("e", &maturity())]));
}

#[test]
fn a_set_without_levels_targets_or_patterns() {
    let room = || {
        let room = Room::with_tiny();
        room.write(
            "questionnaires/plain.toml",
            "format = 1\nid = \"plain\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\n\
             title = { ja = \"素\", en = \"Plain\" }\n\
             [[section]]\nid = \"X\"\ntitle = { ja = \"甲\", en = \"Alpha\" }\n\
             [[question]]\nid = \"X-1\"\nsection = \"X\"\nkind = \"text\"\n\
             title = { ja = \"文\", en = \"Text\" }\ntext = { ja = \"何か\", en = \"What?\" }\n",
        );
        room
    };
    for set in ["tiny", "plain"] {
        every_key_everywhere(|| {
            let room = room();
            room.write(
                "sessions/e.toml",
                &format!(
                    "format = 1\ntitle = \"e\"\n[questionnaire]\nid = \"{set}\"\nversion = \"1\"\n"
                ),
            );
            let file = room.session(set, "", "");
            Harness::open(room, &file, "")
        });
    }
}
