//! The real program in a pseudo-terminal: what only a terminal, a process and a signal can show.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::io::{Read, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};

use monshin::session::Entry;

use terminal::{PATIENCE, Room, Terminal, argument, blank, saved, start};

#[test]
fn the_whole_set_is_walked_with_two_keys_a_question() {
    let room = Room::new();
    let file = room.session();
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    for question in ["P-1", "P-2", "P-3"] {
        terminal.sees(&format!(" {question}   "));
        terminal.keys("1\r");
    }
    terminal.sees(" A-1   ");
    // As fast as keys can come: none is lost.
    terminal.keys(&"3\r".repeat(54));
    terminal.wait("the results", |screen| screen.contains("Results") && screen.contains("54/54"));
    terminal.keys("\u{1b}");
    terminal.sees_saved_at("I-6");
    terminal.keys("q");
    terminal.sees("57/57");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_given_back();

    let session = saved(&file);
    let roles = session.answers.values().filter(|answer| answer.choice.is_empty());
    let roles: Vec<_> = roles.collect();
    assert_eq!(roles.len(), 54);
    let level = Entry::Level("3".into());
    assert!(
        roles.iter().all(|answer| answer.as_is.len() == 1 && answer.as_is["insource"] == level)
    );
    let text = fs::read_to_string(&file).expect("text");
    assert_eq!(text.matches("as_is = { insource = \"3\" }").count(), 54);

    let (code, json, _) = room.run(&["score", argument(&file), "--json"]);
    assert_eq!(code, Some(0));
    let scores: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let overall = &scores["overall"];
    assert_eq!((overall["as_is"].as_f64(), overall["answered"].as_u64()), (Some(3.0), Some(54)));
    let sections = scores["sections"].as_array().expect("sections");
    let functions: Vec<_> = sections.iter().filter(|section| section["id"] != "P").collect();
    assert_eq!(functions.len(), 9);
    assert!(functions.iter().all(|section| section["as_is"].as_f64() == Some(3.0)));
}

#[test]
fn a_note_in_japanese_a_resize_and_the_way_back_to_the_same_question() {
    let room = Room::new();
    let file = room.session_at("C-3");
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" C-3   ");
    terminal.keys("4n");
    terminal.sees("goes to minutes");
    terminal.keys("検体は委託先で解析。\r深夜は翌朝。");
    terminal.sees("深夜は翌朝。");
    assert!(!terminal.screen.screen().hide_cursor(), "the caret shows where one types");
    terminal.resize(120, 40);
    terminal.wait("the larger screen", |screen| {
        screen.contains("深夜は翌朝。") && screen.contains("Deep analysis")
    });
    terminal.resize(50, 14);
    terminal.sees("深夜は翌朝。");
    terminal.keys("\t\u{1b}[200~qqq\u{1b}[201~");
    terminal.sees_saved_at("C-3");
    terminal.keys("L");
    terminal.sees("保存済み");
    terminal.keys("\r");
    terminal.wait("the next question", |screen| screen.contains(" C-4   "));
    terminal.keys("qq");
    assert_eq!(terminal.end(), 0);
    let session = saved(&file);
    let note = session.answer("C-3").note.as_deref();
    assert_eq!(note, Some("検体は委託先で解析。\n深夜は翌朝。"));
    assert_eq!(session.at.as_deref(), Some("C-4"));

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" C-4   ");
    assert!(terminal.text().contains("攻撃全容解析"), "in the language in which it was left");
    terminal.keys("\u{3}");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn every_way_out_gives_the_terminal_back_and_keeps_what_is_half_typed() {
    for (way, code) in [("q", 0), ("Ctrl-C", 130), ("INT", 130), ("TERM", 143), ("HUP", 129)] {
        for typing in [false, true] {
            if way == "q" && typing {
                continue;
            }
            let room = Room::new();
            let file = room.session_at("A-1");
            let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
            terminal.sees(" A-1   ");
            assert!(terminal.screen.screen().alternate_screen());
            assert!(terminal.screen.screen().bracketed_paste());
            terminal.keys("3");
            terminal.sees("> 3  not documented");
            if typing {
                terminal.keys("n半分");
                terminal.sees("半分");
            }
            match way {
                "q" => {
                    terminal.keys("q");
                    terminal.sees("Home");
                    terminal.keys("q");
                }
                "Ctrl-C" => terminal.keys("\u{3}"),
                signal => terminal.signal(signal),
            }
            assert_eq!(terminal.end(), code, "{way}");
            terminal.is_given_back();
            let session = saved(&file);
            let answer = session.answer("A-1");
            assert_eq!(answer.as_is["insource"], Entry::Level("3".into()), "{way}");
            assert_eq!(answer.note.as_deref(), typing.then_some("半分"), "{way}");
        }
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_with_everything_saved() {
    let room = Room::new();
    let file = room.session_at("A-1");
    // Read here and not on a thread: only when every handle is closed has the window gone.
    let (master, mut child) = start(&room, &["open", argument(&file)]);
    let mut reader = master.try_clone_reader().expect("a reader");
    let mut keyboard = master.take_writer().expect("a writer");
    let (ended, overdue) = channel::<()>();
    let mut killer = child.clone_killer();
    std::thread::spawn(move || {
        if overdue.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            let _ = killer.kill();
        }
    });
    let mut screen = blank();
    let mut wait = |text: &str| {
        let mut buffer = [0; 1 << 14];
        while !screen.screen().contents().contains(text) {
            let read = reader.read(&mut buffer).expect("it runs");
            screen.process(&buffer[..read]);
        }
    };
    wait(" A-1   ");
    keyboard.write_all(b"5").expect("written");
    wait("> 5  documented");
    drop((reader, keyboard, master));
    let status = child.wait().expect("it ended");
    assert_eq!(status.exit_code(), 129, "{status:?} {}", fs::read_to_string(&file).unwrap());
    drop(ended);
    let session = saved(&file);
    assert_eq!(session.answer("A-1").as_is["insource"], Entry::Level("5".into()));
}

#[test]
fn killed_after_saved_loses_nothing_and_opens_there_again() {
    let room = Room::new();
    let file = room.session_at("D-1");
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" D-1   ");
    for (key, next) in [("4\r", "D-2"), ("2\r", "D-3"), ("d", "D-3")] {
        terminal.keys(key);
        terminal.wait(next, |screen| screen.contains(&format!(" {next}   ")));
    }
    terminal.wait("d chosen", |screen| screen.contains("> d  don't know"));
    terminal.sees_saved_at("D-3");
    terminal.signal("KILL");
    terminal.end();
    let session = saved(&file);
    assert_eq!(session.answers.len(), 3);
    assert_eq!(session.answer("D-3").as_is["insource"], Entry::Unknown);
    let directory = file.parent().expect("a directory");
    let lies = fs::read_dir(directory).expect("a list").count();
    assert_eq!(lies, 2, "nothing lies beside it but the lock, which tells that it was not closed");

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees_saved_at("D-3");
    terminal.sees("> d  don't know");
}

#[test]
fn without_a_terminal_it_says_so_and_exits_with_1() {
    let room = Room::new();
    let file = room.session();
    for arguments in [&[][..], &["open"], &["open", argument(&file)]] {
        let (code, out, err) = room.run(arguments);
        assert_eq!((code, &*out), (Some(1), ""), "{arguments:?}");
        assert!(err.contains("terminal"), "{err}");
    }
}
