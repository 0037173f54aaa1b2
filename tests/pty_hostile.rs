//! The bytes that the real program sends to a terminal: over a session and a set whose texts would steer
//! it, only the sequences that are the program's own.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::io::Write;

use terminal::{
    Master, PATIENCE, Process, Room, Terminal, argument, blank, command, output, spawn, start,
};

/// Clears, colours, asks for answers, fills the clipboard, sets the title, turns the line, hides.
const HOSTILE: &str = "\\u001b[6n\\u001b[31;7mQ\\u001b]52;c;eA==\\u0007\\u001bP1$q\\u001b\\\\\\u009b5i\\u009d0;x\\u009c\
    \\u0085\\b\\u000e\\u007f\\u202e\\u2066\\u200b\\u200f\\ufeff\\U000e0041";

/// What may come after `ESC [`: the marks before the numbers, and the letters at the end.
const OWN: &[(&str, &str)] = &[("", "mHJK"), ("?", "hl"), (">", "u"), ("<", "u")];

/// The sequences in what was written that are not the program's own, and characters that no text may have.
fn foreign(written: &str) -> Vec<String> {
    let mut foreign = Vec::new();
    let mut rest = written;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        if char == '\u{1b}' {
            let Some(sequence) = rest.strip_prefix('[') else {
                foreign.push(format!("ESC {:?}", rest.chars().next()));
                continue;
            };
            let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
            let (inside, last) = (&sequence[..end], &sequence[end..=end]);
            let mark = inside.trim_end_matches(|c: char| c.is_ascii_digit() || ";:".contains(c));
            if !OWN.iter().any(|(own, letters)| *own == mark && letters.contains(last)) {
                foreign.push(format!("CSI {inside}{last}"));
            }
            rest = &sequence[end + 1..];
        } else if !"\r\n".contains(char) && monshin::text::steers(char) {
            foreign.push(format!("{char:?}"));
        }
    }
    foreign
}

/// Walks through the program: waits for what is to be seen, or with a "!" not any more, then presses the
/// keys; after the last ones the program ends. Returns all that it wrote.
fn written((master, mut child): (Master, Process), steps: &[(&str, &str)]) -> String {
    let bytes = output(&master);
    let mut keyboard = master.take_writer().expect("a writer");
    let (mut written, mut screen) = (Vec::new(), blank());
    for (seen, keys) in steps {
        let gone = seen.strip_prefix('!');
        while gone.is_some() == screen.screen().contents().contains(gone.unwrap_or(seen)) {
            let more: Vec<u8> = bytes
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("waited for {seen}\n{}", screen.screen().contents()));
            screen.process(&more);
            written.extend(more);
        }
        keyboard.write_all(keys.as_bytes()).expect("written");
        keyboard.flush().expect("flushed");
    }
    while let Ok(more) = bytes.recv_timeout(PATIENCE) {
        written.extend(more);
    }
    assert!(child.wait().expect("it ended").success());
    String::from_utf8(written).expect("UTF-8")
}

#[test]
fn only_the_programs_own_sequences_reach_the_terminal() {
    let room = Room::new();
    let file = room.session();
    let text = format!(
        "format = 1\ntitle = \"t{HOSTILE}\"\nat = \"P-1\"\n[questionnaire]\nid = \"soc-maturity\"\nversion = \"0{HOSTILE}\"\n\
         [about]\norganisation = \"o{HOSTILE}\"\n[[action]]\nid = \"K{HOSTILE}\"\nwhat = \"w{HOSTILE}\"\nquestions = [\"A-1\"]\nowner = \"x{HOSTILE}\"\n\
         [answers.P-1]\nnote = \"n{HOSTILE}\"\nmemo = \"m{HOSTILE}\"\nrecord = \"r{HOSTILE}\"\nevidence = [\"e{HOSTILE}\"]\n\
         [answers.A-1]\nas_is = {{ insource = \"3\" }}\nnot_applicable = \"z{HOSTILE}\"\n[answers.\"GONE{HOSTILE}\"]\nnote = \"x\"\n"
    );
    fs::write(&file, &text).expect("written");
    let steps = [("Differences", "\r"), ("!Differences", "r"), ("Results", "q"), ("/57", "q")];
    let written = written(start(&room, &["open", argument(&file)]), &steps);
    assert!(written.len() > 2000, "{written:?}");
    assert_eq!(foreign(&written), [""; 0]);
    // The test itself hears what it shall.
    assert_eq!(foreign("a\u{1b}[6n\u{1b}]52;c;x\u{7}\u{1b}[0m\u{202e}").len(), 4);
}

#[test]
fn whoever_has_a_session_open_steers_nobody_elses_terminal() {
    const NAME: &str = "\u{1b}]0;x\u{7}\u{1b}[6n\u{9b}31m\u{202e}\r\nab";
    let room = Room::new();
    let file = room.session_at("A-1");
    let mut theirs = command(&room, &["open", argument(&file)]);
    theirs.env("USER", NAME);
    let mut theirs = Terminal::of(theirs);
    theirs.sees("A-1");
    // Home marks the row; then the header and a toast say who, and the dialog in full.
    let steps = [
        ("open:", "\r"),
        ("read-only", "!"),
        ("process", "\u{1b}"),
        ("!process", "q"),
        ("open:", "q"),
    ];
    let heard = written(start(&room, &[]), &steps);
    assert!(heard.contains("ab@"), "{heard:?}");
    assert_eq!(foreign(&heard), [""; 0]);
    let (code, out, err) = room.run(&["restore", argument(&file), "--list"]);
    assert!(code == Some(0) && foreign(&(out + &err)).is_empty());
    theirs.keys("q");
    theirs.sees("Sessions");
    theirs.keys("q");
    assert_eq!(theirs.end(), 0);

    // A machine that names itself so: it is not sure whether it still has the session.
    let lock = file
        .with_file_name(format!(".{}.lock", file.file_stem().expect("a name").to_string_lossy()));
    let escaped =
        NAME.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect::<Vec<_>>().concat();
    let name = format!("pid = 7\nhost = \"h{escaped}\"\nuser = \"u{escaped}\"\n");
    fs::write(&lock, name).expect("written");
    let mut open = command(&room, &["open", argument(&file)]);
    open.env("USER", NAME);
    let steps = [("read-only", "!"), ("process", "t"), ("Taken over", "q"), ("Sessions", "q")];
    let heard = written(spawn(open), &steps);
    assert!(heard.contains("ab@h"), "{heard:?}");
    assert_eq!(foreign(&heard), [""; 0]);
}
