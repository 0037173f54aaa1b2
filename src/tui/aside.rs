//! What may have to wait for a disk is done aside: the main loop hands the workbook to a thread and goes
//! on hearing the keyboard. Where that takes longer than anyone notices, a calm page says what is waited
//! for, and Ctrl-C still ends the program.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event as Input, KeyEventKind};

use crate::action::{Action, Context};
use crate::text::Lang;

use super::app::App;
use super::effect::{After, Hand, Standby};
use super::keymap::{Keymap, Meaning};
use super::listen::{self, Event, HANGUP};
use super::paint::Look;
use super::provoke;
use super::screen::waiting;
use super::terminal::Taken;

/// How long something may take before it is told.
const UNNOTICED: Duration = Duration::from_millis(300);

/// The exit code of one who presses Ctrl-C.
const INTERRUPTED: u8 = 130;

/// The workbook, and the hand that reaches outside for it.
pub struct Workbook {
    /// What is shown.
    pub app: App,
    /// What carries out.
    pub hand: Hand,
}

/// A workbook that comes back from being worked on aside.
#[derive(Debug)]
pub struct Back {
    book: Box<Workbook>,
    /// What the loop has to do; `None` where the work panicked.
    after: Option<After>,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Workbook").finish_non_exhaustive()
    }
}

/// What came of work that was done aside.
pub enum Came {
    /// It is done, and this is what the loop has to do.
    Back(Box<Workbook>, After),
    /// It panicked; the workbook is what it was in the middle of it.
    Panicked(Box<Workbook>),
    /// The program shall end with this code, and the work still waits for its disk; what is to be said.
    Left(u8, Option<String>),
}

/// What the loop has while the workbook is away.
pub struct Loop<'a> {
    /// Where frames are drawn.
    pub terminal: &'a mut Taken,
    /// What happens.
    pub events: &'a Receiver<Event>,
    /// Where the work says that it is done.
    pub send: &'a Sender<Event>,
    /// What happened meanwhile and is for the workbook.
    pub backlog: VecDeque<Event>,
}

/// What can be said and decided without the workbook.
struct Meanwhile {
    lang: Lang,
    look: Look,
    keymap: Keymap,
    /// The key that ends the program, as a person reads it.
    key: String,
    standby: Option<Standby>,
}

impl Loop<'_> {
    /// Does something with the workbook aside, and waits for it or for an end.
    pub fn aside(
        &mut self,
        book: Box<Workbook>,
        work: impl FnOnce(&mut Workbook) -> After + Send + 'static,
    ) -> Came {
        let meanwhile = Meanwhile {
            lang: book.app.lang(),
            look: book.app.settings.look,
            keymap: book.app.settings.keymap.clone(),
            key: book.app.key_of(Action::Interrupt, Context::Everywhere),
            standby: book.hand.standby(),
        };
        let send = self.send.clone();
        // Here and there, so that nothing is lost with a thread that the system does not give.
        let job = Arc::new(Mutex::new(Some((book, work))));
        let to_do = Arc::clone(&job);
        let take =
            |job: &Mutex<Option<_>>| job.lock().unwrap_or_else(PoisonError::into_inner).take();
        let run = move || {
            let Some((mut book, work)) = take(&to_do) else { return };
            let after = catch_unwind(AssertUnwindSafe(|| {
                provoke::by_working_aside();
                work(&mut book)
            }))
            .ok();
            // Where the loop has left nobody waits for it any more.
            let _ = send.send(Event::Back(Back { book, after }));
        };
        let spawned = thread::Builder::new().name("aside".to_owned()).spawn(run);
        if spawned.is_err()
            && let Some((mut book, work)) = take(&job)
        {
            let after = work(&mut book);
            return Came::Back(book, after);
        }
        self.wait(&meanwhile)
    }

    fn wait(&mut self, meanwhile: &Meanwhile) -> Came {
        let told_at = Instant::now() + UNNOTICED;
        let mut is_told = false;
        loop {
            let event = if is_told {
                self.events.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                self.events.recv_timeout(told_at.saturating_duration_since(Instant::now()))
            };
            let left = match event {
                Ok(Event::Back(back)) => return self.back(back, is_told, meanwhile),
                Ok(event) => self.meanwhile(event, is_told, meanwhile),
                Err(RecvTimeoutError::Timeout) => {
                    is_told = true;
                    // It may have been pressed before the page came.
                    if self.backlog.iter().any(|event| meanwhile.is_interrupt(event)) {
                        Some(INTERRUPTED)
                    } else {
                        self.draw(meanwhile).err().map(|_| HANGUP)
                    }
                }
                Err(RecvTimeoutError::Disconnected) => Some(HANGUP),
            };
            if let Some(code) = left {
                return meanwhile.leave(code);
            }
        }
    }

    fn back(&mut self, back: Back, is_told: bool, meanwhile: &Meanwhile) -> Came {
        let Back { mut book, after } = back;
        let Some(after) = after else { return Came::Panicked(book) };
        self.tell_size(&mut book.app);
        if is_told && self.terminal.draw_anew().is_err() {
            return meanwhile.leave(HANGUP);
        }
        Came::Back(book, after)
    }

    /// Hears what happens meanwhile; the exit code where that ends the program.
    fn meanwhile(&mut self, event: Event, is_told: bool, meanwhile: &Meanwhile) -> Option<u8> {
        match &event {
            Event::TerminalGone => return Some(HANGUP),
            Event::Signal(signal) if listen::ends(*signal) => {
                return Some(listen::code_of(*signal));
            }
            _ if is_told && meanwhile.is_interrupt(&event) => return Some(INTERRUPTED),
            // Nobody sees what a key would do now.
            Event::Input(Input::Key(_) | Input::Paste(_) | Input::Mouse(_)) if is_told => {
                return None;
            }
            Event::Input(Input::Resize(..))
                if is_told
                    && (self.terminal.draw_anew().is_err() || self.draw(meanwhile).is_err()) =>
            {
                return Some(HANGUP);
            }
            _ => {}
        }
        self.backlog.push_back(event);
        None
    }

    /// The size that the terminal got meanwhile: the next frame comes before the event is heard again.
    fn tell_size(&self, app: &mut App) {
        for event in &self.backlog {
            if let Event::Input(Input::Resize(columns, rows)) = event {
                app.size = (*columns, *rows);
            }
        }
    }

    fn draw(&mut self, meanwhile: &Meanwhile) -> std::io::Result<()> {
        let page = waiting::Waiting {
            lang: meanwhile.lang,
            look: meanwhile.look,
            key: &meanwhile.key,
            is_saved: meanwhile.standby.as_ref().is_none_or(Standby::is_saved),
        };
        self.terminal.screen.draw(|frame| page.render(frame)).map(drop)
    }
}

impl Meanwhile {
    /// Whether this is the key that ends the program wherever one is.
    fn is_interrupt(&self, event: &Event) -> bool {
        let Event::Input(Input::Key(key)) = event else { return false };
        key.kind != KeyEventKind::Release
            && self.keymap.meaning(Context::Everywhere, *key) == Meaning::Action(Action::Interrupt)
    }

    /// Leaves while a disk hangs: what is not saved goes where it can.
    fn leave(&self, code: u8) -> Came {
        Came::Left(code, self.standby.as_ref().and_then(|standby| standby.leave(self.lang)))
    }
}
