//! After an end that nobody chose: what was recovered is said, shown, and chosen about.

use std::fs;

use monshin::action::Context;
use monshin::tui::effect::Effect;

use crate::support::{Harness, Room};

const DRAFT: &str = "[draft]\nquestion = \"A-5\"\nfield = \"note\"\ntext = \"\"\"\n一行目\n二行\"\"\"\n\
                     at = 2026-11-25T18:30:00+09:00\n";

fn left_at(question: &str, rest: &str) -> Harness {
    let room = Room::new();
    let file = room.session("soc-maturity", &format!("at = \"{question}\""), rest);
    Harness::open(room, &file, "")
}

/// How many earlier states there are on the disk.
fn kept(h: &Harness) -> Vec<String> {
    let entries = fs::read_dir(h.room.path().join("backups/年次"));
    let names = entries.into_iter().flatten().flatten();
    names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_session_that_was_closed_opens_without_a_word() {
    let h = left_at("C-3", "");
    assert_eq!(h.app.context(), Context::Interview);
}

#[test]
fn a_draft_is_shown_and_goes_on_in_its_editor_at_its_question() {
    let mut h = left_at("C-3", DRAFT);
    assert_eq!(h.app.context(), Context::Recovered);
    h.sees("From last time").sees("Draft: note of A-5").sees("2026-11-25 18:30");
    h.sees("一行目").sees("二行").sees("Last change 2026-11-01 09:00").sees("0/57").sees("C-3");
    h.keys("Enter");
    assert_eq!((h.app.context(), h.question()), (Context::Writing, "A-5"));
    h.sees("一行目").sees("二行");
    h.settle();
    assert!(h.saved().draft.is_some(), "it is not kept yet, so it is still a draft");
    h.keys("\"目\" Esc");
    let saved = h.saved();
    assert_eq!(saved.answer("A-5").note.as_deref(), Some("一行目\n二行目"));
    assert_eq!(saved.draft, None);
    assert_eq!(saved.at.as_deref(), Some("A-5"));
}

#[test]
fn a_draft_that_has_no_editor_goes_into_the_memo() {
    for (field, question) in [
        ("evidence", "question = \"A-5\""),
        ("later", "question = \"A-5\""),
        ("record", "question = \"A-5\""),
    ] {
        let draft = format!(
            "[answers.A-5]\nmemo = \"m\"\n[draft]\n{question}\nfield = \"{field}\"\ntext = \"手順書 v2\"\n"
        );
        let mut h = left_at("C-3", &draft);
        h.keys("Enter");
        let saved = h.saved();
        let memo = saved.answer("A-5").memo.clone().expect("a memo");
        assert!(memo.starts_with("m\n") && memo.ends_with(": 手順書 v2"), "{memo}");
        assert_eq!((h.question(), saved.draft), ("A-5", None), "{field}");
        h.sees("memo");
        h.keys("u");
        assert_eq!(h.saved().answer("A-5").memo.as_deref(), Some("m"));
    }
}

#[test]
fn a_draft_about_a_question_that_is_not_asked_any_more_goes_into_the_memo_on_screen() {
    for question in ["", "question = \"ZZ-9\"\n"] {
        let draft = format!("[draft]\n{question}field = \"note\"\ntext = \"x\"\n");
        let mut h = left_at("C-3", &draft);
        h.keys("Enter");
        let saved = h.saved();
        let memo = saved.answer("C-3").memo.clone().expect("a memo");
        assert!(memo.ends_with(": x") && memo.contains("ZZ-9") != question.is_empty(), "{memo}");
        assert_eq!(saved.draft, None);
    }
}

#[test]
fn esc_decides_later_and_loses_nothing() {
    let mut h = left_at("C-3", DRAFT);
    h.keys("Esc");
    assert_eq!(h.app.context(), Context::Interview);
    assert_eq!(h.question(), "C-3");
    assert!(h.told().contains("The draft is kept"), "{}", h.told());
    h.keys("3 q");
    assert_eq!(h.saved().draft.expect("it stays").text, "一行目\n二行");
    h.keys("Enter");
    assert_eq!(h.app.context(), Context::Recovered);
}

#[test]
fn delete_leaves_the_draft_out_and_keeps_the_file_as_it_was() {
    let mut h = left_at("C-3", DRAFT);
    let before = fs::read_to_string(h.file()).expect("text");
    h.keys("Delete");
    assert_eq!(h.saved().draft, None);
    assert!(h.told().contains("left out"), "{}", h.told());
    let kept = kept(&h);
    let name = kept.iter().find(|name| name.ends_with("-kept.toml")).expect("kept");
    let text = fs::read_to_string(h.room.path().join("backups/年次").join(name)).expect("text");
    assert_eq!(text, before);
    assert!(!h.work().can_undo());
}

#[test]
fn where_the_file_as_it_was_cannot_be_kept_the_draft_stays() {
    let room = Room::new();
    room.write("backups", "no directory");
    let file = room.session("soc-maturity", "at = \"C-3\"", DRAFT);
    let mut h = Harness::open(room, &file, "");
    h.keys("Delete");
    assert!(h.saved().draft.is_some());
    assert!(h.told().contains("backups"), "{}", h.told());
}

#[test]
fn b_leads_to_the_earlier_states_and_the_draft_waits() {
    let mut h = left_at("C-3", DRAFT);
    h.keys("b");
    assert_eq!(h.app.context(), Context::Backups);
    h.sees("Earlier states").sees("年次");
    h.keys("Esc");
    assert_eq!(h.app.context(), Context::Home);
    h.keys("Enter");
    assert_eq!(h.app.context(), Context::Recovered);
}

#[test]
fn what_could_not_be_saved_is_told() {
    let room = Room::new();
    let file = room.session("soc-maturity", "at = \"C-3\"", "");
    // Kept after the file was written.
    let text = fs::read_to_string(&file).expect("text");
    room.write("backups/年次/20991231T235959Z-unsaved.toml", &text);
    let mut h = Harness::open(room, &file, "");
    assert_eq!(h.app.context(), Context::Recovered);
    h.sees("What could not be saved is kept apart").sees("b shows it");
    h.keys("Delete");
    assert_eq!(h.app.context(), Context::Recovered, "there is no draft to leave out");
    h.keys("b");
    h.sees("unsaved");
}

#[test]
fn a_long_draft_can_be_read_to_its_end_on_the_smallest_screen() {
    let text = (1..40).map(|line| format!("line {line}")).collect::<Vec<_>>().join("\n");
    let draft =
        format!("[draft]\nquestion = \"A-5\"\nfield = \"note\"\ntext = \"\"\"\n{text}\"\"\"\n");
    let mut h = left_at("C-3", &draft);
    for size in ["40x10", "80x24", "200x60"] {
        h.keys(&format!("resize:{size}"));
        for _ in 0..60 {
            h.keys("Down");
        }
        h.sees("line 39");
        for _ in 0..60 {
            h.keys("Up");
        }
        h.sees("A draft from last time");
    }
}

#[test]
fn a_draft_cannot_give_orders_to_the_terminal() {
    let draft = "[draft]\nquestion = \"A-\\u001b[31m\"\nfield = \"note\"\ntext = \"a\\u001b]0;x\\u0007b\"\n";
    let h = left_at("C-3", draft);
    h.sees("a ]0;x b");
}

#[cfg(unix)]
#[test]
fn a_crash_is_told_with_who_it_was_and_all_that_was_saved_is_there() {
    let room = Room::new();
    let rest = "[answers.A-1]\nas_is = { insource = \"3\" }\n";
    let file = room.session("soc-maturity", "at = \"C-3\"", rest);
    let lock = "pid = 999999999\nhost = \"\"\nuser = \"佐藤\"\nsince = 2026-11-23T09:02:00+09:00\n";
    room.write("sessions/.年次.lock", lock);
    let mut h = Harness::open(room, &file, "");
    assert_eq!(h.app.context(), Context::Recovered);
    h.sees("was not closed last time (佐藤").sees("1/57").sees("at question C-3");
    h.sees_no("leave draft out");
    h.keys("F10").sees("前回は、セッションを閉じないまま終了しました");
    h.keys("F10 Enter");
    assert_eq!((h.app.context(), h.question()), (Context::Interview, "C-3"));
    h.keys("2 q Enter");
    assert_eq!(h.app.context(), Context::Interview, "this time it was closed");
}

#[cfg(unix)]
#[test]
fn what_could_not_be_saved_is_found_though_its_path_led_nowhere_at_the_end() {
    let room = Room::new();
    let file = room.session("soc-maturity", "at = \"A-1\"", "");
    let real = room.path().join("real");
    fs::create_dir_all(room.path().join("links")).expect("created");
    fs::create_dir(&real).expect("created");
    fs::rename(file, real.join("s.toml")).expect("moved");
    let link = room.path().join("links/l.toml");
    std::os::unix::fs::symlink("../real/s.toml", &link).expect("linked");
    let mut h = Harness::open(room, &link, "");
    let away = h.room.path().join("away");
    fs::rename(&real, &away).expect("moved");
    h.keys("3");
    h.end();
    assert!(h.last_words().contains("are kept"));
    fs::rename(&away, &real).expect("moved");
    h.does(Effect::Open(link));
    h.sees("could not be saved");
}
