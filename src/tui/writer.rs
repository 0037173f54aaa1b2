//! A report being written on a thread of its own: the keyboard never waits for the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crate::questionnaire::Questionnaire;
use crate::report::delivery::{Failed, Material, Order};
use crate::report::format::Progress;
use crate::session::Session;
use crate::store::{Error, Paths, Store, Unfit, Written, free_name};
use crate::strings::endings::REPORT_BROKE_OFF;
use crate::strings::errors::in_both;
use crate::text::Text;

/// What the thread tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// So many of so many steps are done.
    Step(usize, usize),
    /// The report is in its place.
    Written(Written),
    /// A file of the name is there: the name that was asked for, and a free one.
    Exists(PathBuf, PathBuf),
    /// It was stopped; nothing was left behind.
    Stopped,
    /// It cannot be written: why, in both languages.
    Failed(Text),
}

/// The thread, while it writes. Dropped, it is stopped and waited for, so that an end of the program
/// leaves nothing behind.
#[derive(Debug)]
pub struct Writer {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread is given.
#[derive(Debug)]
pub struct Job {
    /// Where sessions are, to read those that belong to the report.
    pub paths: Paths,
    /// The file of the session.
    pub file: PathBuf,
    /// The set, as it is on screen.
    pub set: Arc<Questionnaire>,
    /// The session, as it is on screen.
    pub session: Session,
    /// What is to be written, and where.
    pub order: Order,
}

impl Writer {
    /// Begins to write. `tell` is called on the thread.
    pub fn start(job: Job, tell: impl Fn(Told) + Send + 'static) -> Writer {
        let stop = Arc::new(AtomicBool::new(false));
        let follow = Follow { stop: Arc::clone(&stop), tell: Box::new(tell) };
        let thread = thread::spawn(move || {
            let written = catch_unwind(AssertUnwindSafe(|| write(job, &follow)));
            // The hook has noted the panic in the log. Untold, the screen would wait for ever.
            let broke_off = || Told::Failed(Text::new(REPORT_BROKE_OFF.ja, REPORT_BROKE_OFF.en));
            (follow.tell)(written.unwrap_or_else(|_| broke_off()));
        });
        Writer { stop, thread: Some(thread) }
    }

    /// Asks it to stop at the next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            // A panic on it was told there.
            let _ = thread.join();
        }
    }
}

struct Follow {
    stop: Arc<AtomicBool>,
    tell: Box<dyn Fn(Told) + Send>,
}

impl Progress for Follow {
    fn step(&self, done: usize, of: usize) -> bool {
        (self.tell)(Told::Step(done, of));
        !self.stop.load(Ordering::Relaxed)
    }
}

fn write(job: Job, follow: &Follow) -> Told {
    let Job { paths, file, set, session, order } = job;
    let material = Material::gather(&Store::new(paths), &file, set, session);
    match material.deliver(&order, follow) {
        Ok(written) => Told::Written(written),
        Err(Failed::Stopped) => Told::Stopped,
        Err(Failed::Store(Error::Unfit { path, why: Unfit::Exists })) => {
            let other = free_name(&path);
            Told::Exists(path, other)
        }
        Err(Failed::Store(error)) => Told::Failed(in_both(&error)),
    }
}
