//! A session that is opened, with what it is linked to, and by what right.

use std::path::Path;
use std::sync::Arc;

use super::{Hand, News};
use crate::questionnaire::Questionnaire;
use crate::score::{asks_outsourcing, carried};
use crate::session::{Document, Session};
use crate::store::{
    Error, Grip, Holder, Keeper, Lock, Opened, Saver, Seen, Shelf, append_to_log, clear_leftovers,
    clock,
};
use crate::strings::errors::in_both;
use crate::tui::app::App;
use crate::tui::dialog::{Dialog, NoticeList};
use crate::tui::linked::{Link, Linked, SELECTION};
use crate::tui::work::{Hold, Work};

/// By what right a session can be opened.
pub(super) struct Right {
    hold: Hold,
    lock: Option<Lock>,
    not_closed: Option<Holder>,
}

impl Hand {
    /// Opens a session at the question where it was left; for writing, unless someone else has it.
    ///
    /// # Errors
    /// Where the session or its set cannot be read.
    pub fn open(&mut self, path: &Path, app: &mut App) -> Result<(), Arc<Error>> {
        let ours = self.lock.as_ref().is_some_and(|lock| lock.is_of(path));
        let (mut right, opened, set) = self.read(path, ours)?;
        let mut notices = crate::session::notices(&opened.session, &set);
        notices.extend(opened.document.same_candidates());
        if let Some(lang) = opened.session.lang.filter(|_| !self.lang_fixed) {
            app.settings.lang = lang;
        }
        let Opened { file, text, session, document, read_only } = opened;
        let mut work = Work::new(Arc::clone(&set), session, read_only);
        work.file.clone_from(&file);
        work.links.related = self.related(&file, &work.session);
        work.links.earlier = self.earlier(&file, &work.session);
        work.leads_to_selection =
            set.id != SELECTION && asks_outsourcing(&set) && self.store.sets.has(SELECTION);
        // Of the session that was open until now.
        let displaced = self.keep_displaced(app).filter(|_| !ours);
        self.file = file;
        self.saver = None;
        if ours && !read_only {
            right.lock = self.lock.take();
        }
        self.release();
        self.newest = 0;
        self.lock = right.lock;
        work.not_closed = right.not_closed;
        if !read_only {
            work.set_hold(right.hold, &clock::now());
        }
        let was_read = work.session.questionnaire.carried_to.as_ref() == Some(&set.version);
        app.opened(work);
        if let Some(displaced) = displaced {
            app.tell_text(displaced, false);
        }
        self.set_out(text, document, app);
        if app.work.as_ref().is_some_and(|work| work.hold.holder().is_some()) {
            return Ok(());
        }
        if Hand::report_carried(app) {
            self.recover(app);
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
        self.recover(app);
        Ok(())
    }

    /// Shows the report on the session at work where it was made for another version of its set and is
    /// ours to write; whether there is one.
    fn report_carried(app: &mut App) -> bool {
        let work = app.work.as_ref().filter(|work| work.is_written());
        let report = work.and_then(|work| carried(&work.set, &work.session, &work.scores));
        let Some(report) = report else { return false };
        app.dialogs.push(Dialog::Notices(Box::new(NoticeList::new(report))));
        true
    }

    /// Reads a session and its set, and says by what right it can be opened; `ours`: it is the one at
    /// work.
    fn read(
        &self,
        path: &Path,
        ours: bool,
    ) -> Result<(Right, Opened, Arc<Questionnaire>), Arc<Error>> {
        if ours {
            // What is read must have what is on its way, or it would be lost.
            self.flush()?;
        }
        // Before it is read: what someone saves while they end is then in it.
        let mut right = if ours { Right::own() } else { self.right_to(path) };
        let read = self.store.open(path).map_err(Arc::new).and_then(|opened| {
            let set = self.store.sets.get(&opened.session.questionnaire.id)?;
            Ok((opened, set))
        });
        if !read.as_ref().is_ok_and(|(opened, _)| !opened.read_only) {
            right.give_up();
        }
        read.map(|(opened, set)| (right, opened, set))
    }

    /// By what right a session can be opened now.
    fn right_to(&self, path: &Path) -> Right {
        match Lock::try_take(path) {
            Grip::Held(lock, not_closed) => {
                clear_leftovers(&self.store.paths, path);
                Right { hold: Hold::Own, lock: Some(lock), not_closed }
            }
            Grip::Busy(holder) => Right { hold: Hold::Following(holder), ..Right::own() },
            Grip::Unsure(holder) => Right { hold: Hold::Unsure(holder), ..Right::own() },
            Grip::Impossible(error) => {
                // A directory that cannot be written: saving says so as soon as there is something to
                // save. Who only reads is not bothered.
                let line = in_both(&error).get(crate::text::Lang::En).clone();
                let _ = append_to_log(&self.store.paths, &line);
                Right::own()
            }
        }
    }

    /// Starts to save the session at work, whose file has this text, or to follow the one who has it.
    fn set_out(&mut self, text: String, document: Document, app: &App) {
        let Some(work) = &app.work else { return };
        match &work.hold {
            Hold::Own => {
                let tell = Arc::clone(&self.tell);
                let keeper = Keeper::new(&self.store.paths, &work.file);
                self.shelf = Some(Shelf::of(&self.store.paths, &work.file));
                let saver = Saver::start(
                    work.file.clone(),
                    Some(text),
                    document,
                    Box::new(keeper),
                    move |event| tell(News::Saver(event)),
                );
                self.saver = Some(saver);
            }
            Hold::Following(holder) | Hold::Unsure(holder) => self.watch(holder.clone()),
            Hold::Newer | Hold::Backup => {}
        }
    }

    /// Opens the session at work for writing, at the same place: nobody else has it any more.
    pub(super) fn take_over(
        &mut self,
        lock: Lock,
        left_by: Option<Holder>,
        forced: bool,
        app: &mut App,
    ) {
        // What the watch saw before is older than what is read now.
        self.watches += 1;
        let read = self.store.open(&self.file);
        let Some(work) = &mut app.work else { return lock.give_back(left_by.as_ref()) };
        match read {
            Ok(opened) if opened.session.questionnaire.id == work.set.id => {
                work.follow(opened.session);
                if opened.read_only {
                    work.set_hold(Hold::Newer, &clock::now());
                    lock.give_back(left_by.as_ref());
                    return;
                }
                work.set_hold(Hold::Own, &clock::now());
                // Taken from someone who may still write: that one has not left it.
                work.not_closed = left_by.filter(|_| !forced);
                (self.lock, self.watcher, self.newest) = (Some(lock), None, 0);
                self.set_out(opened.text, opened.document, app);
                Hand::report_carried(app);
                self.recover(app);
                app.taken_over(forced);
            }
            // It became one of another set: everything on screen is another.
            Ok(_) => {
                lock.give_back(left_by.as_ref());
                let file = self.file.clone();
                if let Err(error) = self.open(&file, app) {
                    app.tell_text(in_both(&error).get(app.lang()).clone(), true);
                }
            }
            // Gone or damaged at the last moment: it is watched on, and says so.
            Err(_) => {
                let holder = left_by.clone().unwrap_or_default();
                lock.give_back(left_by.as_ref());
                self.watch(holder);
            }
        }
    }

    /// The session that this one is linked to, or why it cannot be read: nothing that keeps one from
    /// working. Without links nothing is read.
    fn related(&self, file: &Path, session: &Session) -> Option<Link> {
        Some(self.read_link(self.store.linked(file, session)?))
    }

    /// The cycle before, as [`Hand::related`]. It is judged by the same set, or it cannot be set beside
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

impl Right {
    /// To write, without a lock.
    fn own() -> Right {
        Right { hold: Hold::Own, lock: None, not_closed: None }
    }

    /// Leaves everything to the next one as it was found.
    fn give_up(&mut self) {
        if let Some(lock) = self.lock.take() {
            lock.give_back(self.not_closed.take().as_ref());
        }
    }
}
