//! A session that is opened, with what it is linked to.

use std::path::Path;
use std::sync::Arc;

use super::{Hand, News};
use crate::score::{asks_outsourcing, carried};
use crate::session::Session;
use crate::store::{Error, Saver, Seen};
use crate::strings::errors::in_both;
use crate::tui::app::App;
use crate::tui::dialog::{Dialog, NoticeList};
use crate::tui::linked::{Link, Linked, SELECTION};
use crate::tui::work::Work;

impl Hand {
    /// Opens a session at the question where it was left.
    ///
    /// # Errors
    /// Where the session or its set cannot be read.
    pub fn open(&mut self, path: &Path, app: &mut App) -> Result<(), Arc<Error>> {
        let opened = self.store.open(path)?;
        let set = self.store.sets.get(&opened.session.questionnaire.id)?;
        let mut notices = crate::session::notices(&opened.session, &set);
        notices.extend(opened.document.same_candidates());
        if let Some(lang) = opened.session.lang.filter(|_| !self.lang_fixed) {
            app.settings.lang = lang;
        }
        let mut work = Work::new(Arc::clone(&set), opened.session, opened.read_only);
        work.file.clone_from(&opened.file);
        work.link = self.link(&opened.file, &work.session);
        work.earlier = self.earlier(&opened.file, &work.session);
        work.leads_to_selection =
            set.id != SELECTION && asks_outsourcing(&set) && self.store.sets.has(SELECTION);
        self.file.clone_from(&opened.file);
        let tell = Arc::clone(&self.tell);
        if !opened.read_only {
            let before_replacing = Box::new(|_: &str| {});
            let saver = Saver::start(
                opened.file,
                Some(opened.text),
                opened.document,
                before_replacing,
                move |event| tell(News::Saver(event)),
            );
            self.saver = Some(saver);
        }
        self.newest = 0;
        let report = Some(&work).filter(|work| work.is_written());
        let report = report.and_then(|work| carried(&work.set, &work.session, &work.scores));
        let was_read = work.session.questionnaire.carried_to.as_ref() == Some(&set.version);
        app.opened(work);
        if let Some(report) = report {
            app.dialogs.push(Dialog::Notices(Box::new(NoticeList::new(report))));
            return Ok(());
        }
        // What the report said is not said again.
        notices.retain(|notice| !was_read || !notice.is_of_version());
        if let Some(notice) = notices.first() {
            let mut text = crate::strings::faults::notice(notice, app.lang());
            if notices.len() > 1 {
                text = format!("{text} (+{})", notices.len() - 1);
            }
            app.tell_text(text, false);
        }
        Ok(())
    }

    /// The session that this one is linked to, or why it cannot be read: nothing that keeps one from
    /// working. Without links nothing is read.
    fn link(&self, file: &Path, session: &Session) -> Option<Link> {
        Some(self.read_link(self.store.linked(file, session)?))
    }

    /// The cycle before, as [`Hand::link`]. It is judged by the same set, or it cannot be set beside
    /// this one.
    fn earlier(&self, file: &Path, session: &Session) -> Option<Link> {
        let opened = self.store.previous(file, session)?;
        let is_same_set =
            |earlier: &Seen| earlier.session.questionnaire.id == session.questionnaire.id;
        match opened {
            Ok(earlier) if !is_same_set(&earlier) => None,
            opened => Some(self.read_link(opened)),
        }
    }

    fn read_link(&self, opened: Result<Seen, Error>) -> Link {
        let read = opened.and_then(|opened| {
            let set = self.store.sets.get(&opened.session.questionnaire.id)?;
            let name = opened.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Linked::new(name, set, opened.session))
        });
        match read {
            Ok(linked) => Link::Read(Arc::new(linked)),
            Err(error) => Link::Unread(in_both(&error)),
        }
    }
}
