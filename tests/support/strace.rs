//! System calls of the running program: seen, and made to fail.

#![allow(dead_code)] // Each test file uses its own part of this.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

/// Threads of the program that save nothing.
const OTHERS: [&str; 4] = ["signals", "keyboard", "terminal", "end"];

/// The calls that have to do with files.
const OF_FILES: [&str; 32] = [
    "openat",
    "open",
    "creat",
    "read",
    "pread64",
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "close",
    "stat",
    "statx",
    "fstat",
    "lstat",
    "newfstatat",
    "fchmod",
    "fchmodat",
    "chmod",
    "fchown",
    "fchownat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "readlink",
    "mkdir",
    "getdents64",
    "flock",
];

/// One call of a save.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// The how-manieth of that name it is, counted from 1.
    pub nth: usize,
    /// What it is done to, as far as the trace says.
    pub on: String,
    /// Whether nothing of the save can be where it belongs if this fails.
    pub decides: bool,
}

/// Whether these tests cannot run here; says so then.
pub fn is_missing() -> bool {
    let traced = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    let works = traced.is_ok_and(|output| output.status.success());
    if !works {
        println!("skipped: there is no strace here, or it may not trace");
    }
    !works
}

/// `strace`, attached to the program.
pub struct Strace {
    child: Child,
    /// Kept open: without a reader it would be ended by what it has to say.
    _told: BufReader<ChildStderr>,
    out: PathBuf,
}

impl Strace {
    /// Attached to the threads that save.
    pub fn attach(id: u32, room: &Path, options: &[&str]) -> Strace {
        let threads: Vec<u32> = threads(id)
            .into_iter()
            .filter(|(thread, name)| *thread != id && !OTHERS.contains(&&**name))
            .map(|(thread, _)| thread)
            .collect();
        assert!(!threads.is_empty(), "no thread saves");
        Strace::start(&threads, room, options)
    }

    /// Attached to all threads.
    pub fn attach_to_all(id: u32, room: &Path) -> Strace {
        let threads: Vec<u32> = threads(id).into_keys().collect();
        Strace::start(&threads, room, &["-s", "4000"])
    }

    /// Attached to all threads that there are and will be: whoever opens this file waits for its disk.
    pub fn hangs(id: u32, room: &Path, file: &Path) -> Strace {
        let file = file.to_str().expect("UTF-8");
        let delay = "inject=openat:delay_enter=3600000000";
        Strace::start(&[id], room, &["-f", "-e", "trace=openat", "-P", file, "-e", delay])
    }

    /// Gone, without a word to the program: what hung goes on.
    pub fn let_go(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("it ended");
    }

    fn start(threads: &[u32], room: &Path, options: &[&str]) -> Strace {
        let out = room.join("trace.txt");
        let mut command = Command::new("strace");
        command.args(["-y", "-o"]).arg(&out).args(options);
        for thread in threads {
            command.args(["-p", &thread.to_string()]);
        }
        let mut child = command.stderr(Stdio::piped()).spawn().expect("strace");
        let mut told = BufReader::new(child.stderr.take().expect("its words"));
        for _ in threads {
            let mut line = String::new();
            told.read_line(&mut line).expect("a line");
            assert!(line.contains("attached"), "{line}");
        }
        Strace { child, _told: told, out }
    }

    /// Detached: the program runs on alone. What was traced.
    pub fn end(mut self) -> String {
        let id = Pid::from_child(&self.child);
        // Where the program has ended, so has this.
        let _ = kill_process(id, Signal::TERM);
        self.child.wait().expect("it ended");
        fs::read_to_string(&self.out).expect("a trace")
    }
}

/// The threads of a process by their numbers, and their names.
fn threads(id: u32) -> BTreeMap<u32, String> {
    let tasks = fs::read_dir(format!("/proc/{id}/task")).expect("threads");
    let tasks = tasks.filter_map(|task| {
        let task = task.ok()?;
        let name = fs::read_to_string(task.path().join("comm")).ok()?;
        Some((task.file_name().to_str()?.parse().ok()?, name.trim().to_owned()))
    });
    tasks.collect()
}

/// The name of the call of a line of a trace, and what is behind it.
fn call(line: &str) -> Option<(&str, &str)> {
    // The number of the thread stands before it where there are several.
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let (name, rest) = line.split_once('(')?;
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_').then_some((name, rest))
}

/// The calls of one save, in their order.
pub fn save_calls(trace: &str) -> Vec<Call> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut calls = Vec::new();
    for (name, rest) in trace.lines().filter_map(call) {
        if !OF_FILES.contains(&name) {
            continue;
        }
        let nth = counts.entry(name.to_owned()).or_default();
        *nth += 1;
        let on = rest.split(" = ").next().unwrap_or_default().chars().take(160).collect::<String>();
        // A backup that fails keeps nothing from being saved.
        let of_temporary =
            (on.contains(".tmp\"") || on.contains(".tmp>")) && !on.contains("/backups/");
        let decides = match name {
            "openat" => of_temporary && on.contains("O_CREAT"),
            "write" | "fsync" | "rename" | "renameat" | "renameat2" => of_temporary,
            _ => false,
        };
        calls.push(Call { name: name.to_owned(), nth: *nth, on, decides });
    }
    calls
}

/// Asserts the order of a save: created beside the file, written, synced, put in its place, the
/// directory synced, said to be saved.
pub fn assert_order(trace: &str, file: &Path) {
    let path = file.to_str().expect("UTF-8");
    let directory = file.parent().and_then(Path::to_str).expect("a directory");
    let beside = format!("{directory}/.");
    let lines: Vec<&str> = trace.lines().collect();
    let all = |what: &dyn Fn(&str, &str) -> bool| -> Vec<usize> {
        let found = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| call(line).is_some_and(|(name, rest)| what(name, rest)));
        found.map(|(at, _)| at).collect()
    };
    let created = all(&|name, rest| {
        name == "openat"
            && rest.contains(&beside)
            && rest.contains(".tmp")
            && rest.contains("O_EXCL")
    });
    let written =
        all(&|name, rest| name == "write" && rest.contains(&beside) && rest.contains(".tmp"));
    let synced =
        all(&|name, rest| name == "fsync" && rest.contains(&beside) && rest.contains(".tmp"));
    let renamed = all(&|name, rest| {
        name.starts_with("rename")
            && rest.contains(&beside)
            && rest.contains(&format!("\"{path}\""))
    });
    let directory_synced =
        all(&|name, rest| name == "fsync" && rest.contains(&format!("<{directory}>")));
    let said =
        all(&|name, rest| name == "write" && rest.starts_with("1<") && rest.contains("saved"));
    let orders = [&created, &written, &synced, &renamed, &directory_synced, &said];
    assert!(orders.iter().all(|found| !found.is_empty()), "{orders:?}\n{trace}");
    assert!(created.first() < written.first(), "{trace}");
    assert!(written.last() < synced.first(), "written before it is synced\n{trace}");
    assert!(synced.last() < renamed.first(), "synced before it is put in its place\n{trace}");
    assert!(renamed.last() < directory_synced.last(), "the directory is synced after it\n{trace}");
    assert!(directory_synced.last() < said.first(), "said only then\n{trace}");
    // A call that was interrupted by another thread's line ends later than it begins.
    let last = *directory_synced.last().expect("one");
    if lines[last].contains("unfinished") {
        let resumed = lines.iter().skip(last).position(|line| line.contains("fsync resumed"));
        assert!(resumed.is_some_and(|at| Some(&(last + at)) < said.first()), "{trace}");
    }
}
