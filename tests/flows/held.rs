//! A session that someone else has open, was left in a crash, or is gone while one looks.

use std::fs;
use std::path::{Path, PathBuf};

use monshin::session::{Entry, Track};
use monshin::store::{Grip, Lock};
use monshin::tui::app::Screen;
use monshin::tui::work::{Hold, Saved};

use crate::support::{Harness, Room};

/// Another one at a session: it holds the lock under a name of its own.
struct Other {
    file: PathBuf,
    lock: Option<Lock>,
}

impl Other {
    fn at(file: &Path) -> Other {
        let Grip::Held(lock, _) = Lock::try_take(file) else { panic!("not free") };
        fs::write(lock_of(file), NAME).expect("written");
        Other { file: file.to_owned(), lock: Some(lock) }
    }

    /// Saves a session left at a question, with these answers.
    fn saves(&self, at: &str, answers: &str) {
        let text = session(at, answers);
        let beside = self.file.with_extension("new");
        fs::write(&beside, text).expect("written");
        fs::rename(beside, &self.file).expect("renamed");
    }

    fn closes(&mut self) {
        self.lock = None;
    }

    /// The system drops its lock, the file stays.
    fn crashes(&mut self) {
        let Some(lock) = self.lock.take() else { return };
        lock.give_back(None);
        fs::write(lock_of(&self.file), here()).expect("written");
    }
}

const NAME: &str = "pid = 7\nhost = \"pc1\"\nuser = \"佐藤\"\nsince = 2026-11-23T10:02:00+09:00\n";

/// One of this machine who is not there any more.
fn here() -> String {
    let root = tempfile::tempdir().expect("a directory");
    let file = root.path().join("s.toml");
    let _lock = Lock::try_take(&file);
    let text = fs::read_to_string(lock_of(&file)).expect("a name");
    let lines = text.lines().filter(|line| !line.starts_with("pid") && !line.starts_with("user"));
    let rest: Vec<&str> = lines.collect();
    format!("pid = 2000000000\nuser = \"佐藤\"\n{}\n", rest.join("\n"))
}

fn lock_of(file: &Path) -> PathBuf {
    let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
    file.with_file_name(format!(".{stem}.lock"))
}

fn session(at: &str, answers: &str) -> String {
    format!(
        "format = 1\ntitle = \"年次\"\nat = \"{at}\"\n[questionnaire]\nid = \"soc-maturity\"\n\
         version = \"2.1.0\"\n{answers}"
    )
}

fn answer(question: &str, level: u8) -> String {
    format!("[answers.{question}]\nas_is = {{ insource = \"{level}\" }}\n")
}

/// A session that another one has open.
fn following() -> (Harness, Other) {
    let room = Room::new();
    let file = room.write("sessions/年次.toml", &session("A-1", ""));
    let other = Other::at(&file);
    (Harness::open(room, &file, ""), other)
}

fn level(h: &Harness, question: &str) -> Option<String> {
    let entries = h.work().session.answer(question).entries(Track::AsIs).get("insource").cloned();
    entries.map(|entry| match entry {
        Entry::Level(level) => level,
        other => panic!("{other:?}"),
    })
}

#[test]
fn who_comes_second_reads_and_is_told_who_has_it() {
    let (mut h, _other) = following();
    assert!(matches!(h.work().hold, Hold::Following(_)));
    assert!(h.told().contains("佐藤@pc1"), "{}", h.told());
    h.keys("resize:80x24");
    assert!(h.header().contains("read-only, 佐藤@pc1 since 11-23 10:02"), "{}", h.header());
    h.keys("F10");
    assert!(h.header().contains("閲覧のみ 佐藤@pc1 11-23 10:02から"), "{}", h.header());
    h.keys("resize:40x10");
    assert!(h.header().contains("閲覧のみ"), "{}", h.header());
}

#[test]
fn a_page_of_results_shows_what_the_other_one_answers_meanwhile() {
    let (mut h, other) = following();
    h.keys("r Tab");
    let before = h.screen();
    other.saves("A-1", &answer("A-1", 3));
    h.wait("the answer", |h| level(h, "A-1").is_some());
    assert_ne!(h.screen(), before);
    h.sees("1/54");
}

#[test]
fn who_comes_second_changes_nothing() {
    let (mut h, other) = following();
    let before = fs::read_to_string(&other.file).expect("text");
    let first = h.work().session.answers.clone();
    h.keys("F10 1 d Backspace b x n f m . u Ctrl-r v - p Enter PgDn 2 e Enter Left F10");
    h.keys("o Down x u v r Tab Tab u p v t 1 F2 A u s").keys("resize:40x10 resize:80x24");
    assert_eq!(h.work().session.answers, first);
    h.keys("Ctrl-c");
    assert_eq!(h.code, Some(130));
    assert_eq!(fs::read_to_string(&other.file).expect("text"), before);
    assert_eq!(fs::read_to_string(lock_of(&other.file)).expect("its lock"), NAME);
}

#[test]
fn a_key_that_would_write_says_why_it_does_not() {
    let (mut h, _other) = following();
    for key in ["3", "d", "-", "n", "x", "f"] {
        // A key that only moves has taken the words away.
        h.keys("Down");
        assert_eq!(h.told(), "", "before {key}");
        h.keys(key);
        assert!(h.told().contains("佐藤@pc1"), "{key}: {:?}", h.told());
    }
    // A key that does nothing in any session says nothing.
    h.keys("Down 9 Backspace");
    assert_eq!(h.told(), "");
    assert!(h.work().session.answers.is_empty());
}

#[test]
fn what_the_first_saves_is_shown_and_the_place_goes_along_while_both_are_at_one_question() {
    let (mut h, other) = following();
    other.saves("A-1", &answer("A-1", 3));
    h.wait("the answer", |h| level(h, "A-1").as_deref() == Some("3"));
    h.sees("> 3  ");
    assert_eq!((h.question(), h.scores().overall.as_is), ("A-1", Some(3.0)));
    other.saves("A-2", &answer("A-1", 3));
    h.wait("the place", |h| h.question() == "A-2");
    // One looks at something else: then one stays there.
    h.keys("Left");
    assert_eq!(h.question(), "A-1");
    other.saves("A-3", &answer("A-1", 4));
    h.wait("the answer", |h| level(h, "A-1").as_deref() == Some("4"));
    assert_eq!(h.question(), "A-1");
    h.sees("> 4  ");
    // Back at the same question: along again.
    h.keys("Enter Enter");
    assert_eq!(h.question(), "A-3");
    other.saves("A-5", &answer("A-1", 4));
    h.wait("the place", |h| h.question() == "A-5");
    assert_eq!(h.work().saved, Saved::ReadOnly);
}

#[test]
fn one_who_has_not_moved_yet_moves_nobody() {
    let room = Room::new();
    let text = session("", "").replace("at = \"\"\n", "");
    let file = room.write("sessions/年次.toml", &text);
    let other = Other::at(&file);
    let mut h = Harness::open(room, &file, "");
    fs::write(&other.file, format!("{text}{}", answer("A-1", 3))).expect("written");
    h.wait("the answer", |h| level(h, "A-1").as_deref() == Some("3"));
    assert_eq!(h.question(), "P-1");
    other.saves("P-2", "");
    h.wait("the place", |h| h.question() == "P-2");
}

#[test]
fn when_the_first_closes_the_second_writes_at_its_own_place() {
    let (mut h, mut other) = following();
    h.keys("Enter Enter");
    other.saves("A-1", &answer("A-1", 3));
    other.closes();
    h.wait("the lock", |h| h.work().hold == Hold::Own);
    assert!(h.told().contains("You can write now"), "{}", h.told());
    assert_eq!(h.work().not_closed, None);
    assert_eq!((h.question(), level(&h, "A-1").as_deref()), ("A-3", Some("3")));
    h.keys("4");
    let saved = h.saved();
    assert_eq!(saved.answer("A-3").as_is["insource"], Entry::Level("4".into()));
    assert_eq!(saved.answer("A-1").as_is["insource"], Entry::Level("3".into()));
    assert!(matches!(Lock::try_take(&other.file), Grip::Busy(_)));
    h.keys("q");
    assert!(!lock_of(&other.file).exists());
}

#[test]
fn when_the_first_crashes_the_second_takes_over_and_knows() {
    let (mut h, mut other) = following();
    other.saves("A-1", &answer("A-1", 2));
    other.crashes();
    h.wait("the lock", |h| h.work().hold == Hold::Own);
    let left_by = h.work().not_closed.clone().expect("it was not closed");
    assert_eq!(left_by.user, "佐藤");
    assert_eq!(level(&h, "A-1").as_deref(), Some("2"));
    h.sees("was not closed");
    h.keys("Esc Enter 5");
    assert_eq!(h.saved().answers.len(), 2);
}

#[test]
fn who_takes_over_a_session_of_another_version_of_its_set_gets_the_report() {
    for crashes in [false, true] {
        let room = Room::with_tiny();
        let text = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"tiny\"\nversion = \"0.9\"\n\
                    [answers.GONE]\nnote = \"kept\"\n";
        let file = room.write("sessions/年次.toml", text);
        let mut other = Other::at(&file);
        let mut h = Harness::open(room, &file, "");
        assert!(h.app.dialogs.is_empty(), "it is not ours to note that it was read");
        if crashes {
            other.crashes();
        } else {
            other.closes();
        }
        h.wait("the lock", |h| h.work().hold == Hold::Own);
        if crashes {
            h.sees("was not closed");
            h.keys("Esc");
        }
        h.sees("no longer asked: 1").sees("GONE");
        h.keys("Enter");
        assert!(h.app.dialogs.is_empty());
        assert!(h.text().contains("carried_to = \"1\""));
    }
}

#[test]
fn one_on_another_machine_is_looked_into_before_it_is_taken_over() {
    let room = Room::new();
    let file = room.write("sessions/年次.toml", &session("A-1", ""));
    fs::write(lock_of(&file), NAME).expect("written");
    let mut h = Harness::open(room, &file, "");
    assert!(matches!(h.work().hold, Hold::Unsure(_)), "{:?}", h.work().hold);
    assert!(h.header().contains("read-only, 佐藤@pc1?"), "{}", h.header());
    h.keys("3").sees_no("> 3");
    h.keys("!").sees("佐藤@pc1 since 2026-11-23 10:02 (process 7)").sees("t take over");
    h.keys("Esc").sees_no("process 7");
    h.keys("! t").sees("Taken over.").sees_no("process 7");
    assert_eq!(h.work().hold, Hold::Own);
    h.keys("3");
    assert_eq!(h.saved().answers.len(), 1);
    assert!(!fs::read_to_string(lock_of(&file)).expect("a lock").contains("pc1"));
}

#[test]
fn one_who_surely_has_it_is_not_pushed_aside() {
    let (mut h, other) = following();
    h.keys("!").sees("佐藤@pc1").sees_no("t take over");
    h.keys("t F3");
    assert!(matches!(h.work().hold, Hold::Following(_)));
    assert_eq!(fs::read_to_string(lock_of(&other.file)).expect("its lock"), NAME);
    h.keys("Enter");
    assert_eq!(h.app.dialogs.len(), 0);
    // Where one writes oneself there is nothing to look into.
    h.keys("q");
    drop(other);
    h.keys("Enter !");
    assert_eq!((&h.work().hold, h.app.dialogs.len()), (&Hold::Own, 0));
}

#[test]
fn a_file_that_is_damaged_or_gone_leaves_the_last_good_state_on_screen() {
    let (mut h, mut other) = following();
    other.saves("A-1", &answer("A-1", 3));
    h.wait("the answer", |h| level(h, "A-1").as_deref() == Some("3"));
    fs::write(&other.file, "title = ").expect("written");
    h.wait("the fault", |h| h.header().contains("unreadable since 10:00"));
    assert_eq!(level(&h, "A-1").as_deref(), Some("3"));
    fs::remove_file(&other.file).expect("removed");
    h.wait("that it is gone", |h| h.header().contains("file gone since 10:00"));
    h.keys("!").sees("could be read last").sees("does not exist");
    other.closes();
    other.saves("A-2", &answer("A-1", 4));
    h.wait("the lock", |h| h.work().hold == Hold::Own);
    assert_eq!((level(&h, "A-1").as_deref(), &h.work().lost), (Some("4"), &None));
    assert_eq!(h.app.dialogs.len(), 0, "there is nothing to look into any more");
}

#[test]
fn every_way_out_of_a_session_gives_it_back() {
    type Way = fn(&mut Harness);
    let ways: [(&str, Way); 4] = [
        ("home", |h| {
            h.keys("q");
        }),
        ("end", Harness::end),
        ("interrupt", |h| {
            h.keys("Ctrl-c");
        }),
        ("new", |h| {
            h.keys("r S Enter");
        }),
    ];
    for (name, way) in ways {
        let mut h = Harness::at("A-1");
        let file = h.work().file.clone();
        assert!(lock_of(&file).exists());
        way(&mut h);
        assert!(!lock_of(&file).exists(), "{name}");
        if name == "new" {
            assert_ne!(h.work().file, file);
            assert!(lock_of(&h.work().file).exists(), "the new one is held");
        }
    }
}

#[test]
fn a_session_that_is_opened_again_is_still_ours() {
    let mut h = Harness::at("A-1");
    let file = h.work().file.clone();
    h.keys("3");
    h.does(monshin::tui::effect::Effect::Open(file.clone()));
    assert_eq!((&h.work().hold, level(&h, "A-1").as_deref()), (&Hold::Own, Some("3")));
    assert!(matches!(Lock::try_take(&file), Grip::Busy(_)));
    h.keys("4 q");
    assert!(!lock_of(&file).exists());
    assert_eq!(h.saved().answer("A-1").as_is["insource"], Entry::Level("4".into()));
}

#[test]
fn a_session_of_a_newer_format_is_left_to_others() {
    let room = Room::new();
    let text = session("A-1", "").replace("format = 1", "format = 2");
    let file = room.write("sessions/年次.toml", &text);
    let h = Harness::open(room, &file, "");
    assert_eq!(h.work().hold, Hold::Newer);
    assert!(!lock_of(&file).exists());
}

/// Home with a session that is free, one that is open elsewhere and one that was not closed.
fn three() -> (Harness, Other, PathBuf) {
    let room = Room::new();
    let put = |name: &str, day: u8| {
        let updated = format!("updated = 2026-11-0{day}T09:00:00+09:00\n[questionnaire]");
        let text = session("A-1", "").replace("[questionnaire]", &updated);
        room.write(&format!("sessions/{name}.toml"), &text.replace("年次", name))
    };
    let (open, left) = (put("open", 2), put("left", 1));
    put("free", 3);
    let other = Other::at(&open);
    fs::write(lock_of(&left), here()).expect("written");
    (Harness::new(room, ""), other, left)
}

#[test]
fn home_says_what_is_open_elsewhere_and_starts_at_what_was_not_closed() {
    let (mut h, _other, _) = three();
    h.sees("open: 佐藤@pc1").sees("not closed").sees("> left");
    h.keys("F10").sees("佐藤@pc1 使用中").sees("閉じていません");
    h.keys("resize:40x10 Up Down").sees("left");
    h.keys("resize:80x24 F10 Enter");
    assert!(h.work().not_closed.is_some());
    h.keys("Enter q").sees_no("not closed");
}

#[test]
fn what_another_one_has_is_neither_thrown_away_nor_renamed() {
    let (mut h, mut other, left) = three();
    let text = fs::read_to_string(&other.file).expect("text");
    h.keys("Up").sees("> open");
    h.keys("Delete");
    assert!(h.told().contains("open elsewhere (佐藤@pc1)"), "{}", h.told());
    h.keys("e \"X\" Enter");
    assert!(h.told().contains("open elsewhere (佐藤@pc1)"), "{}", h.told());
    assert_eq!(fs::read_to_string(&other.file).expect("text"), text);
    assert_eq!(h.app.screen, Screen::Home, "one is not kept in a form that cannot be accepted");
    // What is done beside a session does not close it: that it was left is still to be told.
    h.keys("Home Down Down").sees("> left");
    h.keys("e \"X\" Enter").sees("leftX").sees("not closed");
    assert!(lock_of(&left).exists());
    other.closes();
    h.keys("Home Down Down").sees("> open");
    h.keys("Delete");
    assert!(!other.file.exists() && !lock_of(&other.file).exists(), "{}", h.screen());
}
