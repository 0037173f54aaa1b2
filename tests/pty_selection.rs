//! The walk through a selection in the real program, by the keyboard alone.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::PathBuf;

use monshin::session::{Basis, Offer};

use terminal::{Room, Terminal, argument, saved};

/// The one session of a data directory.
fn the_session(room: &Room) -> PathBuf {
    let sessions = room.path().join("data").join("sessions");
    let files = fs::read_dir(sessions).expect("sessions").map(|entry| entry.expect("it").path());
    // Its lock stands beside it.
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "toml"));
    let files: Vec<PathBuf> = files.collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

/// From an empty data directory to the first question of a selection with three candidates.
fn begin(room: &Room) -> Terminal {
    let mut terminal = Terminal::open(room, &[]);
    terminal.sees("Enter to begin");
    terminal.sees("Selection of a managed security service");
    terminal.keys("j\r");
    terminal.sees("New session");
    terminal.keys("\r");
    terminal.sees_saved_at("W-1");
    terminal.keys("C");
    terminal.sees("write a name");
    for name in ["北社", "南社", "自社"] {
        terminal.keys(&format!("{name}\r"));
        terminal.sees(name);
    }
    terminal.keys("\u{1b}");
    terminal.wait("the list closed", |screen| !screen.contains("write a name"));
    terminal
}

/// Goes to a question by its id.
fn go_to(terminal: &mut Terminal, question: &str) {
    terminal.keys(&format!("/{question}"));
    terminal.wait("the search", |screen| screen.contains("Search"));
    terminal.keys("\r");
    let place = format!(" {question}   ");
    terminal.wait(&place, |screen| screen.lines().next().is_some_and(|line| line.contains(&place)));
}

/// The words of the line that begins with a name.
fn cells(screen: &str, name: &str) -> Vec<String> {
    let line = screen.lines().find(|line| line.trim_start_matches(['>', ' ']).starts_with(name));
    let words = line.unwrap_or_default().trim_start_matches(['>', ' ']).split_whitespace();
    words.skip(1).map(str::to_owned).collect()
}

#[test]
fn from_an_empty_directory_to_a_ranking_by_the_keyboard_alone() {
    let room = Room::new();
    let mut terminal = begin(&room);
    terminal.keys("1");
    go_to(&mut terminal, "Q-1");
    // A want for the three; a must that the third one fails; another want.
    terminal.keys("3bb\t2\t1");
    terminal.keys("\r3\t2\t0");
    terminal.sees("knocked out");
    terminal.sees(" Q-2   ");
    terminal.keys("\r3\t3\t3");
    terminal.sees(" Q-3   ");
    terminal.keys("r\t\t\t\t");
    terminal.wait("the ranking", |screen| cells(screen, "Rank") == ["1", "2", "out"]);
    // Of two wants at three points each: 6, 5 and 4 of 6.
    assert_eq!(cells(&terminal.text(), "Fit"), ["1.00", "0.83", "0.67"]);
    terminal.keys("\u{1b}");
    terminal.sees_saved_at("Q-3");
    terminal.keys("q");
    terminal.sees("Sessions");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_given_back();

    let file = the_session(&room);
    let session = saved(&file);
    assert_eq!(session.questionnaire.id, "mss-selection");
    let names: Vec<&str> = session.candidates.iter().map(|own| &*own.name).collect();
    assert_eq!(names, ["北社", "南社", "自社"]);
    assert_eq!(session.answer("W-1").choice, ["new"]);
    let first = session.answer("Q-1");
    assert_eq!(first.rests_on["a"], Basis::Proposal);
    for (question, levels) in [("Q-1", "321"), ("Q-2", "320"), ("Q-3", "333")] {
        let answer = session.answer(question);
        let expected = levels.chars().map(|level| Offer::Level(level.to_string()));
        assert!(answer.candidates.values().cloned().eq(expected), "{question}");
    }

    let (code, json, _) = room.run(&["score", argument(&file), "--json"]);
    assert_eq!(code, Some(0));
    let scores: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let candidates = scores["candidates"].as_array().expect("candidates");
    let ranks: Vec<Option<u64>> = candidates.iter().map(|one| one["rank"].as_u64()).collect();
    assert_eq!(ranks, [Some(1), Some(2), None]);
    assert_eq!(candidates[2]["knocked_out_by"], serde_json::json!(["Q-2"]));
    assert_eq!(candidates[0]["fit"].as_f64(), Some(1.0));
    let (code, told, _) = room.run(&["check", argument(&file)]);
    assert_eq!((code, told.contains("no faults")), (Some(0), true), "{told}");
}

#[test]
fn a_table_and_a_decision_are_written_and_found_again() {
    let room = Room::new();
    let mut terminal = begin(&room);
    go_to(&mut terminal, "R-1");
    terminal.keys("\r");
    terminal.sees("No rows yet");
    terminal.keys("a\r受注DB\t本社\t漏えい\t営業\r3");
    terminal.keys("\u{1b}[C3\u{1b}[C3\u{1b}[C\u{1b}[C");
    terminal.sees("looked up by");
    terminal.keys("\u{1b}");
    terminal.wait("the table left", |screen| !screen.contains("looked up by"));
    terminal.sees_saved_at("R-1");
    terminal.keys("\r3\t\r合意した\r二行目\t部長\t2026-11-20\t");
    terminal.sees("部長  2026-11-20");
    terminal.sees_saved_at("R-2");
    terminal.keys("r\t");
    terminal.sees("3   受注DB  本社  漏えい");
    terminal.keys("qq");
    assert_eq!(terminal.end(), 0);
    let file = the_session(&room);
    let session = saved(&file);
    assert_eq!(session.answer("R-1").rows.len(), 1);
    let answer = session.answer("R-2");
    assert_eq!(answer.record.as_deref(), Some("合意した\n二行目"));
    assert_eq!(answer.choice, ["decided"]);
    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees(" R-2   ");
    terminal.sees("部長  2026-11-20");
}

#[test]
fn a_kill_loses_nothing_that_the_header_called_saved() {
    let room = Room::new();
    let mut terminal = begin(&room);
    go_to(&mut terminal, "Q-2");
    terminal.keys("3\t0\td");
    terminal.sees("must still open");
    terminal.sees_saved_at("Q-2");
    go_to(&mut terminal, "N-7");
    terminal.keys("15\r30\r");
    terminal.sees("30 minutes");
    terminal.sees_saved_at("N-7");
    go_to(&mut terminal, "R-1");
    terminal.keys("\r");
    terminal.sees("No rows yet");
    terminal.keys("a\r受注DB\r");
    terminal.wait("the cell closed", |screen| screen.matches("受注DB").count() == 1);
    terminal.sees_saved_at("R-1");
    // Half a cell more, that nothing called saved.
    terminal.keys("\r本");
    terminal.sees("本");
    terminal.signal("KILL");
    terminal.end();

    let file = the_session(&room);
    let session = saved(&file);
    assert_eq!(session.candidates.len(), 3);
    let answer = session.answer("Q-2");
    assert_eq!(answer.candidates["b"], Offer::Level("0".into()));
    assert_eq!(answer.candidates["c"], Offer::Unknown);
    let minutes = session.answer("N-7");
    assert_eq!(minutes.candidates["a"], Offer::Number(15.0));
    assert_eq!(minutes.candidates["b"], Offer::Number(30.0));
    assert_eq!(session.answer("R-1").rows.len(), 1);
    let directory = file.parent().expect("a directory");
    let lies = fs::read_dir(directory).expect("a list").count();
    assert_eq!(lies, 2, "nothing lies beside it but the lock, which tells that it was not closed");

    let mut terminal = Terminal::open(&room, &["open", argument(&file)]);
    terminal.sees_saved_at("R-1");
    terminal.sees("was not closed");
    terminal.keys("\r");
    terminal.sees("受注DB");
}
