//! Reports: begun, stopped, heard of.

use std::path::Path;
use std::sync::Arc;

use super::{Hand, News};
use crate::report::delivery::Order;
use crate::session::Session;
use crate::store::Error;
use crate::tui::app::{App, Screen};
use crate::tui::writer::{Job, Told, Writer};

impl Hand {
    /// Opens a session, and the form of a report of it.
    pub(super) fn report_of(&mut self, path: &Path, app: &mut App) -> Result<(), Arc<Error>> {
        self.open(path, app)?;
        app.jump(Screen::Report);
        app.trail.push(Screen::Home);
        Ok(())
    }

    /// Begins a report of the session as it is on screen, saved or not.
    pub(super) fn write_report(&mut self, order: Order, app: &App) {
        let Some(work) = &app.work else { return };
        self.reports += 1;
        let (number, tell) = (self.reports, Arc::clone(&self.tell));
        let job = Job {
            paths: self.store.paths.clone(),
            file: work.file.clone(),
            set: Arc::clone(&work.set),
            session: Session::clone(&work.session),
            order,
        };
        self.writer = Some(Writer::start(job, move |told| tell(News::Report(number, told))));
    }

    pub(super) fn stop_report(&self) {
        if let Some(writer) = &self.writer {
            writer.stop();
        }
    }

    /// What is still told of an earlier report is of no use any more.
    pub(super) fn report_heard(&mut self, number: u64, told: Told, app: &mut App) {
        if number != self.reports {
            return;
        }
        if !matches!(told, Told::Step(..)) {
            self.writer = None;
        }
        app.report_heard(told);
    }
}
