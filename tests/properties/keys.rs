//! Any keys, pastes and sizes.

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::num::NonZero;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::Buffer;

use monshin::action::{Action, Context};
use monshin::session::Session;
use monshin::tui::app::Screen;
use monshin::tui::backend::FrameBackend;
use monshin::tui::keymap::Meaning;
use monshin::tui::screen::render;
use monshin::tui::screen::report::Stage;
use monshin::tui::work::{Hold, Saved, Work};

use crate::support::{Harness, Step};
use crate::workbook::{
    Beginning, SECRET, WAYS, back_to_the_question, begin, beginning, files, hints, leaves, press,
    said, saved,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// No panic, every frame whole, and what is in memory is what the disk has.
    #[test]
    fn nothing_is_lost_and_nothing_breaks(
        beginning in beginning(),
        script in prop::collection::vec(press(), 1..30),
    ) {
        let mut h = begin(&beginning);
        for press in &script {
            let Some(step) = press.step(&h) else { continue };
            h.step(&step);
            if h.code.is_some() {
                break;
            }
            let is_writing = h.app.dialogs.iter().any(|one| one.context() == Context::Writing);
            prop_assert!(is_writing || !h.screen().contains(SECRET), "{}", h.screen());
        }
        h.flush();
        let files = files(&h);
        // An earlier state that is looked at lies among the backups.
        let looked_at = |work: &&Work| work.hold == Hold::Backup;
        if let Some(work) = h.app.work.as_ref().filter(|work| !looked_at(work)) {
            let read_only = work.saved == Saved::ReadOnly;
            // Until one moves, the file need not say where one is; one that is never written does not.
            let held = |file: &Session| {
                let at = file.at.clone().or_else(|| work.session.at.clone());
                let file = Session { at, ..file.clone() };
                if read_only { said(&file) == said(&work.session) } else { file == *work.session }
            };
            prop_assert!(files.iter().any(held), "{:#?}\n{:#?}", work.session, files);
        }
    }

    /// Undo all the way back gives the first session, also in the file.
    #[test]
    fn undo_leads_back_to_the_beginning(
        beginning in beginning(),
        script in prop::collection::vec(press(), 1..30),
    ) {
        let mut h = begin(&beginning);
        let first = said(&h.work().session);
        for press in &script {
            let Some(step) = press.step(&h) else { continue };
            if !matches!(step, Step::Resize(..)) && !leaves(&h, &step) {
                h.step(&step);
            }
        }
        back_to_the_question(&mut h);
        let last = said(&h.work().session);
        let mut undone = 0;
        while h.work().can_undo() {
            h.keys("u");
            undone += 1;
        }
        prop_assert_eq!(said(&h.work().session), first.clone());
        prop_assert_eq!(said(&saved(&mut h)), first);
        for _ in 0..undone {
            h.keys("Ctrl-r");
        }
        prop_assert_eq!(said(&h.work().session), last);
    }
}

/// What a person can tell apart.
#[derive(PartialEq)]
struct Seen {
    frame: Buffer,
    screen: Screen,
    size: (u16, u16),
    code: Option<u8>,
    session: Option<Session>,
    dialogs: usize,
}

fn seen(h: &Harness) -> Seen {
    Seen {
        frame: h.frame().clone(),
        screen: h.app.screen,
        size: h.app.size,
        code: h.code,
        session: h.app.work.as_ref().map(|work| (*work.session).clone()),
        dialogs: h.app.dialogs.len(),
    }
}

/// Digits with a point between them, as scores have; a version is none.
fn has_decimal(text: &str) -> bool {
    let characters: Vec<char> = format!("  {text}").chars().collect();
    characters
        .windows(4)
        .any(|at| at[1].is_ascii_digit() && at[2] == '.' && at[3].is_ascii_digit() && at[0] != 'v')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// A key that the footer can show does something.
    #[test]
    fn every_hint_does_something(
        beginning in beginning(),
        script in prop::collection::vec(press(), 0..12),
        last in any::<prop::sample::Index>(),
    ) {
        let mut h = begin(&beginning);
        for press in &script {
            let step = press.step(&h).filter(|step| !leaves(&h, step));
            if let Some(step) = step.filter(|step| !matches!(step, Step::Resize(..))) {
                h.step(&step);
            }
        }
        if h.app.toast.is_some() {
            h.keys("Ctrl-x");
        }
        // Stopping a report takes a moment.
        if matches!(h.app.report.stage, Stage::Writing(..)) {
            h.wait_for_report();
        }
        let hints = hints(&h);
        if !hints.is_empty() {
            let before = seen(&h);
            let hint = last.get(&hints);
            h.step(hint);
            prop_assert!(h.code.is_some() || seen(&h) != before, "{hint:?} does nothing\n{}", h.screen());
        }
    }

    /// What is only tried does not change the session.
    #[test]
    fn trying_writes_nothing(
        way in prop::sample::select(vec!["r w", "r w g", "r t w", "r w g \"4\" Enter"]),
        script in prop::collection::vec(press(), 1..30),
    ) {
        let mut h = begin(&Beginning::Filled(way));
        let first = said(&h.work().session);
        for press in &script {
            let Some(step) = press.step(&h).filter(|step| !leaves(&h, step)) else { continue };
            let trying = h.app.screen == Screen::WhatIf;
            let takes = matches!(&step, Step::Key(event) if
                h.app.settings.keymap.meaning(h.app.context(), *event)
                    == Meaning::Action(Action::TakeOver));
            if !trying || takes {
                break;
            }
            h.step(&step);
            prop_assert_eq!(&said(&h.work().session), &first);
        }
        prop_assert_eq!(said(&saved(&mut h)), first);
    }

    /// Scores that are hidden stand on no screen.
    #[test]
    fn hidden_scores_are_not_shown(
        // A selection has other numbers, and its questions have some of their own.
        way in prop::sample::select(WAYS),
        script in prop::collection::vec(press(), 1..30),
    ) {
        let mut h = begin(&Beginning::Filled("v"));
        h.keys(way);
        for press in &script {
            let step = press.step(&h).filter(|step| !leaves(&h, step));
            // Nobody writes a number with a point.
            let Some(Step::Key(event)) = step else { continue };
            if event.code.as_char() == Some('.') {
                continue;
            }
            h.step(&Step::Key(event));
            let hidden = h.app.work.as_ref().is_some_and(|work| work.session.scores_hidden);
            // The help page names the versions of what the set rests on.
            let hidden = hidden && h.app.context() != Context::Help;
            let shown = h.screen().replace("2.1.0", "").replace("1.0.0", "");
            // An example of what can be typed is no score.
            let shown = shown.replace(" 3, 0.5", "");
            prop_assert!(!hidden || !has_decimal(&shown), "{}", shown);
        }
    }
}

thread_local! {
    static SIZE: Cell<(u16, u16)> = const { Cell::new((80, 24)) };
}

/// What was sent to the terminal and not looked at yet.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Only what changed is sent, and a terminal that gets it shows the frame.
    #[test]
    fn the_terminal_shows_what_was_drawn(
        beginning in beginning(),
        script in prop::collection::vec(press(), 1..30),
    ) {
        let mut h = begin(&beginning);
        let line = Line::default();
        SIZE.set((80, 24));
        let backend = FrameBackend::new(line.clone(), || Ok(SIZE.get()));
        let mut terminal = Terminal::new(backend).unwrap();
        let cells = |count: u16| NonZero::new(count).unwrap();
        let mut shown = vt100::Parser::new(cells(24), cells(80), 0);
        // Terminals differ in the width of what is combined; the others must be at their place.
        let plain = |c: char| c.is_ascii() || ('\u{3041}'..='\u{30fe}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c);
        for press in &script {
            let Some(step) = press.step(&h) else { continue };
            match &step {
                Step::Paste(text) if !text.chars().all(plain) => continue,
                Step::Key(event) => {
                    let typed = event.code.as_char().is_none_or(plain);
                    if !typed {
                        continue;
                    }
                }
                Step::Resize(columns, rows) => {
                    SIZE.set((*columns, *rows));
                    shown.screen_mut().set_size(cells(*rows), cells(*columns));
                }
                Step::Paste(_) => {}
            }
            h.step(&step);
            if h.code.is_some() {
                break;
            }
            terminal.draw(|frame| render(&h.app, frame)).unwrap();
            shown.process(&line.0.take());
            let contents = shown.screen().contents();
            let rows = contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            let drawn = h.screen();
            prop_assert_eq!(rows.trim_end(), drawn.trim_end());
        }
    }
}
