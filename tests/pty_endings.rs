//! Every way in which the program ends or stops, at every moment: the terminal is as it was, what was
//! answered is saved, the exit code says why.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use monshin::session::Entry;
use portable_pty::CommandBuilder;

use terminal::{
    Master, PATIENCE, Process, Room, Terminal, argument, blank, command, holds_the_answer, modes,
    saved, signal, spawn, within,
};

/// How it is told to end, and with which code it does.
const WAYS: [(&str, u32); 6] =
    [("Ctrl-C", 130), ("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 131), ("XCPU", 152)];

fn tell(terminal: &mut Terminal, way: &str) {
    match way {
        "Ctrl-C" => terminal.keys("\u{3}"),
        name => terminal.signal(name),
    }
}

/// A session opened at A-1, where 3 was answered.
fn answered(room: &Room) -> (PathBuf, Terminal) {
    let file = room.session_at("A-1");
    let mut terminal = Terminal::open(room, &["open", argument(&file)]);
    terminal.sees(" A-1   ");
    terminal.keys("3");
    terminal.sees("> 3  not documented");
    (file, terminal)
}

/// Ends it in each way, after `prepare` brought it somewhere.
fn ends_well(prepare: impl Fn(&mut Terminal)) {
    for (way, code) in WAYS {
        let room = Room::new();
        let (file, mut terminal) = answered(&room);
        prepare(&mut terminal);
        tell(&mut terminal, way);
        assert_eq!(terminal.end(), code, "{way}");
        terminal.is_given_back();
        holds_the_answer(&file);
    }
}

#[test]
fn while_a_note_is_typed() {
    for (way, code) in WAYS {
        let room = Room::new();
        let (file, mut terminal) = answered(&room);
        terminal.keys("n半分");
        terminal.sees("半分");
        tell(&mut terminal, way);
        assert_eq!(terminal.end(), code, "{way}");
        terminal.is_given_back();
        holds_the_answer(&file);
        let text = fs::read_to_string(&file).expect("text");
        assert!(text.contains("半分"), "{way}: what was half typed is kept\n{text}");
    }
}

#[test]
fn while_a_save_is_under_way() {
    for (way, code) in WAYS {
        let room = Room::new();
        let (file, mut terminal) = answered(&room);
        // Everything in one go: the answers, and the end behind them where it is a key.
        terminal.keys("\r4\r5\r1");
        if way != "Ctrl-C" {
            terminal.wait("the last one", |screen| screen.contains(" A-4   "));
        }
        tell(&mut terminal, way);
        assert_eq!(terminal.end(), code, "{way}");
        terminal.is_given_back();
        holds_the_answer(&file);
        let levels = ["4", "5", "1"].map(|level| Entry::Level(level.into()));
        let session = saved(&file);
        for (question, level) in ["A-2", "A-3", "A-4"].into_iter().zip(levels) {
            let got = session.answer(question).as_is.get("insource");
            // A signal may come before the last key; Ctrl-C comes behind it.
            assert!(got == Some(&level) || (way != "Ctrl-C" && question == "A-4"), "{way}");
        }
    }
}

#[test]
fn in_a_dialog() {
    ends_well(|terminal| {
        terminal.keys("/log");
        terminal.sees("Search");
    });
}

#[test]
fn in_a_dialog_over_a_dialog() {
    ends_well(|terminal| {
        terminal.keys("?");
        terminal.wait("help", |screen| screen.contains("Keys"));
    });
}

#[test]
fn while_a_report_is_written() {
    ends_well(|terminal| {
        terminal.keys("r");
        terminal.sees("Results");
        terminal.keys("s");
        terminal.sees("Markdown");
        terminal.keys("\r");
    });
}

#[test]
fn at_home() {
    ends_well(|terminal| {
        terminal.keys("q");
        terminal.sees("Home");
    });
}

#[test]
fn a_key_that_comes_with_another_size_is_heard() {
    let room = Room::new();
    let (_, mut terminal) = answered(&room);
    for (count, key) in ["1", "2", "4", "5", "1", "2", "4", "5"].into_iter().enumerate() {
        terminal.resize(80, 25 + u16::try_from(count).expect("a size"));
        terminal.keys(key);
        terminal.wait(key, |screen| screen.contains(&format!("> {key}  ")));
    }
}

#[test]
fn a_size_that_changes_and_changes_back_is_drawn_anew() {
    let room = Room::new();
    let (_, mut terminal) = answered(&room);
    for _ in 0..10 {
        terminal.wait("the end of the header", |screen| {
            screen.lines().next().unwrap_or_default().trim_end().ends_with("saved")
        });
        terminal.resize(50, 12);
        terminal.resize(80, 24);
    }
}

#[test]
fn in_a_terminal_of_one_cell() {
    ends_well(|terminal| {
        terminal.resize(1, 1);
        terminal.wait("one cell", |screen| screen.trim().chars().count() <= 1);
    });
}

#[test]
fn signals_of_all_kinds_at_once_end_it_once() {
    let room = Room::new();
    let (file, mut terminal) = answered(&room);
    let id = terminal.id();
    let names = ["WINCH", "CONT", "TERM", "TERM", "HUP", "INT"];
    for name in names {
        let _ = std::process::Command::new("kill").args(["-s", name, &id.to_string()]).output();
    }
    // Which of them is heard first is not for us to say.
    assert!([143, 129, 130].contains(&terminal.end()));
    terminal.is_given_back();
    holds_the_answer(&file);
}

/// A terminal that is read here, so that it can be closed, or left unread.
struct Window {
    master: Master,
    reader: Box<dyn Read + Send>,
    keyboard: Box<dyn Write + Send>,
    screen: vt100::Parser,
}

impl Window {
    fn of(command: CommandBuilder) -> (Window, Process) {
        let (master, child) = spawn(command);
        let reader = master.try_clone_reader().expect("a reader");
        let keyboard = master.take_writer().expect("a writer");
        (Window { master, reader, keyboard, screen: blank() }, child)
    }

    fn sees(&mut self, text: &str) {
        let mut buffer = [0; 1 << 14];
        while !self.screen.screen().contents().contains(text) {
            let read = self.reader.read(&mut buffer).expect("it runs");
            self.screen.process(&buffer[..read]);
        }
    }
}

/// Waits for the end, but not for ever.
fn end_of(mut child: Process) -> u32 {
    let (ended, overdue) = channel::<()>();
    let mut killer = child.clone_killer();
    std::thread::spawn(move || {
        if overdue.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            let _ = killer.kill();
        }
    });
    let code = child.wait().expect("it ended").exit_code();
    drop(ended);
    code
}

#[test]
fn a_terminal_that_goes_without_a_signal_is_noticed() {
    for (prepare, shown) in [("", "> 3  not documented"), ("n半分", "半分"), ("?", "Keys")] {
        let room = Room::new();
        let file = room.session_at("A-1");
        // Not the terminal of its own session: then no signal tells of its end.
        let mut program = command(&room, &["open", argument(&file)]);
        program.set_controlling_tty(false);
        let (mut window, child) = Window::of(program);
        window.sees(" A-1   ");
        window.keyboard.write_all(format!("3{prepare}").as_bytes()).expect("written");
        window.sees(shown);
        drop(window);
        assert_eq!(end_of(child), 129);
        holds_the_answer(&file);
    }
}

#[test]
fn a_terminal_that_nobody_reads_does_not_keep_it_from_ending() {
    for (way, code) in [("TERM", 143), ("HUP", 129)] {
        let room = Room::new();
        let file = room.session_at("A-1");
        let (mut window, child) = Window::of(command(&room, &["open", argument(&file)]));
        window.sees(" A-1   ");
        let id = child.process_id().expect("it runs");
        let before = modes(&window.master);
        window.keyboard.write_all(b"3").expect("written");
        // Frames until none fits into the terminal any more.
        let end = Instant::now() + PATIENCE;
        for count in 0.. {
            // Each key is a frame of its own: two that cancel each other out would be none.
            let key = if count % 12 < 6 { b"]" } else { b"[" };
            window.keyboard.write_all(key).expect("written");
            std::thread::sleep(Duration::from_millis(5));
            if waits_in_a_write(id) {
                break;
            }
            assert!(Instant::now() < end, "it never waits for the terminal");
        }
        signal(id, way);
        assert_eq!(end_of(child), code, "{way}");
        assert_ne!(modes(&window.master), before, "the modes are not those of the program");
        holds_the_answer(&file);
    }
}

/// Whether the main thread is in a write to the terminal, and stays there.
fn waits_in_a_write(id: u32) -> bool {
    let call = || fs::read_to_string(format!("/proc/{id}/task/{id}/syscall")).unwrap_or_default();
    let first = call();
    let writes = first.starts_with("1 0x1 ");
    writes && {
        std::thread::sleep(Duration::from_millis(100));
        call() == first
    }
}

#[test]
fn while_nothing_happens_it_sleeps() {
    let room = Room::new();
    let (_, mut terminal) = answered(&room);
    terminal.wait("saved", |screen| {
        screen.lines().next().unwrap_or_default().trim_end().ends_with("saved")
    });
    let tasks = format!("/proc/{}/task", terminal.id());
    let switches = || -> u64 {
        let tasks = fs::read_dir(&tasks).expect("threads");
        let of = |task: fs::DirEntry| {
            let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
            let line = status.lines().find(|line| line.starts_with("voluntary")).unwrap_or("0");
            line.rsplit(char::is_whitespace).next().and_then(|text| text.parse().ok()).unwrap_or(0)
        };
        tasks.map(|task| of(task.expect("a thread"))).sum::<u64>()
    };
    // Once in so many seconds the clock in the header may tick, or the frame before is still drawn.
    let quiet = (0..10).any(|_| {
        let before = switches();
        std::thread::sleep(Duration::from_secs(2));
        switches() == before
    });
    assert!(quiet, "it wakes up while idle");
}

#[test]
fn stopped_from_outside_it_gives_the_terminal_and_takes_it_again() {
    let room = Room::new();
    let (file, mut terminal) = answered(&room);
    terminal.keys("n半分");
    terminal.sees("半分");
    let ours = modes(terminal.master());
    for size in [(80, 24), (100, 30), (60, 16)] {
        terminal.signal("TSTP");
        assert!(terminal.stops());
        terminal.sees_shell();
        terminal.is_given_back();
        holds_the_answer(&file);
        terminal.resize(size.0, size.1);
        terminal.signal("CONT");
        terminal.sees("半分");
        assert!(terminal.screen.screen().alternate_screen());
        assert!(terminal.screen.screen().bracketed_paste());
        assert_eq!(modes(terminal.master()), ours);
    }
    terminal.keys("の");
    terminal.sees("半分の");
    terminal.keys("\t");
    terminal.sees_saved_at("A-1");
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    terminal.is_given_back();
    assert_eq!(saved(&file).answer("A-1").note.as_deref(), Some("半分の"));
}

#[test]
fn stopped_without_a_word_and_back_it_draws_everything_anew() {
    let room = Room::new();
    let (_, mut terminal) = answered(&room);
    terminal.signal("STOP");
    assert!(terminal.stops());
    // What a shell does to a terminal meanwhile.
    terminal.screen.process(b"\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[2J\x1b[Hbash$ fg\r\n");
    let ours = modes(terminal.master());
    run_stty(&terminal, "sane");
    assert_ne!(modes(terminal.master()), ours);
    terminal.signal("CONT");
    terminal.sees("> 3  not documented");
    terminal.wait("all of it", |screen| !screen.contains("bash$"));
    assert!(terminal.screen.screen().alternate_screen());
    assert_eq!(modes(terminal.master()), ours);
    terminal.keys("4");
    terminal.sees("> 4  documented");
}

fn run_stty(terminal: &Terminal, mode: &str) {
    let name = terminal.master().tty_name().expect("a name");
    let done = std::process::Command::new("stty").arg("-F").arg(name).arg(mode).status();
    assert!(done.expect("stty").success());
}

#[test]
fn ctrl_z_without_a_shell_says_so_and_goes_on() {
    let room = Room::new();
    let (_, mut terminal) = answered(&room);
    terminal.keys("\u{1a}");
    terminal.sees("no shell");
    terminal.keys("4");
    terminal.sees("> 4  documented");
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let Some(shell) = ["/bin/bash", "/usr/bin/bash"].into_iter().find(|it| Path::new(it).exists())
    else {
        println!("skipped: there is no bash to go back to");
        return;
    };
    for wrapped in [false, true] {
        let room = Room::new();
        let file = room.session_at("A-1");
        let mut bash = CommandBuilder::new(shell);
        bash.args(["--norc", "--noprofile", "--noediting", "-i"]);
        let mut bash = within(&room, bash);
        bash.env("PS1", "shell-$((6*7))> ");
        let mut terminal = Terminal::of(bash);
        terminal.sees("shell-42> ");
        let program = format!("{} open '{}'", env!("CARGO_BIN_EXE_monshin"), file.display());
        let line = if wrapped { format!("sh -c \"{program}; true\"") } else { program };
        terminal.keys(&format!("{line}\n"));
        terminal.sees(" A-1   ");
        terminal.keys("3");
        terminal.sees("> 3  not documented");
        terminal.keys("\u{1a}");
        terminal.sees("Stopped");
        assert!(!terminal.screen.screen().alternate_screen());
        holds_the_answer(&file);
        terminal.keys("echo here-$((6*7))\n");
        terminal.sees("here-42");
        terminal.resize(100, 30);
        terminal.keys("fg\n");
        terminal.sees("> 3  not documented");
        assert!(terminal.screen.screen().alternate_screen());
        terminal.keys("4");
        terminal.sees("> 4  documented");
        terminal.keys("\u{3}");
        let at_prompt = |screen: &str| screen.trim_end().ends_with("shell-42>");
        terminal.wait("the shell", |screen| !screen.contains(" A-1   ") && at_prompt(screen));
        terminal.keys("exit 7\n");
        assert_eq!(terminal.end(), 7);
        assert_eq!(saved(&file).answer("A-1").as_is["insource"], Entry::Level("4".into()));
    }
}

#[test]
fn without_input_or_output_it_does_not_begin() {
    let room = Room::new();
    let file = room.session();
    let before = fs::read(&file).expect("it");
    for redirect in ["</dev/null", "<&-", ">/dev/null", ">&-", "<&- >&- 2>&-"] {
        let mut sh = CommandBuilder::new("sh");
        let program = format!("{} open '{}'", env!("CARGO_BIN_EXE_monshin"), file.display());
        sh.args(["-c", &format!("{program} {redirect}")]);
        let mut terminal = Terminal::of(within(&room, sh));
        assert_eq!(terminal.end(), 1, "{redirect}");
        assert!(!terminal.screen.screen().alternate_screen());
    }
    assert_eq!(fs::read(&file).expect("it"), before);
}
