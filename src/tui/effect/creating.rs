//! Sessions that are begun, and those whose details change without being opened.

use std::path::Path;
use std::sync::Arc;

use crate::session::{About, Document, Edit, FORMAT, Session, SetRef};
use crate::store::{Change, Error, Saver, Urgency};
use crate::tui::app::{App, Now, Screen};
use crate::tui::linked::SELECTION;
use crate::tui::screen::start::{Start, default_title};

use super::{Follows, Hand};

impl Hand {
    pub(super) fn ask_selection(&self, app: &mut App, now: &Now) -> Result<(), Arc<Error>> {
        let Some(work) = &app.work else { return Ok(()) };
        if !app.start.as_ref().is_some_and(|start| start.is_related(SELECTION)) {
            let set = self.store.sets.get(SELECTION)?;
            let title = default_title(app, now);
            app.start = Some(Start::related(&set, &title, &work.session.about));
        }
        app.screen = Screen::Start;
        Ok(())
    }

    /// The form of the next cycle: who answers is taken over, to be looked at.
    pub(super) fn ask_cycle(
        &self,
        path: &Path,
        app: &mut App,
        now: &Now,
    ) -> Result<(), Arc<Error>> {
        if !app.start.as_ref().is_some_and(|start| start.is_cycle_of(path)) {
            let earlier = self.store.open(path)?;
            let set = self.store.sets.get(&earlier.session.questionnaire.id)?;
            let title = default_title(app, now);
            app.start = Some(Start::cycle(path, &set, &title, &earlier.session));
        }
        app.screen = Screen::Start;
        Ok(())
    }

    pub(super) fn create(
        &mut self,
        set: &str,
        title: String,
        about: About,
        follows: &Follows,
        app: &mut App,
        now: &Now,
    ) -> Result<(), Arc<Error>> {
        let set = self.store.sets.get(set)?;
        let mut session = Session {
            format: FORMAT,
            title,
            created: Some(now.stamp),
            updated: Some(now.stamp),
            questionnaire: SetRef::of(&set),
            ..Session::default()
        };
        let earlier = match follows {
            Follows::Nothing => None,
            Follows::AtWork => {
                // Nothing of the session at work may be lost with it: where that cannot be saved, it
                // stays.
                self.save(app);
                self.flush()?;
                Some(self.store.open(&self.file)?)
            }
            Follows::Cycle(file) => Some(self.store.open(file)?),
        };
        let document = if let Some(earlier) = earlier {
            self.store.follow(&mut session, &earlier, &set, Some(about))
        } else {
            session.about = about;
            Document::new(&session)
        };
        let path = self.store.create(&session, &document)?;
        self.open(&path, app)
    }

    /// Changes the title of a session and who it is about, unless someone else has it: then the form
    /// is over as well, because leaving it would only try again.
    pub(super) fn details(
        &mut self,
        path: &Path,
        title: String,
        about: About,
        app: &mut App,
        now: &Now,
    ) -> Result<(), Arc<Error>> {
        let result = Hand::holding(path, || self.change_details(path, title, about, now));
        match &result {
            Err(error) if !matches!(**error, Error::Held { .. }) => return result,
            _ => {}
        }
        app.start = None;
        app.screen = Screen::Home;
        self.read_home(app, Some(path))?;
        result
    }

    fn change_details(
        &self,
        path: &Path,
        title: String,
        about: About,
        now: &Now,
    ) -> Result<(), Arc<Error>> {
        let opened = self.store.open(path)?;
        let mut session = opened.session;
        let title = if title.is_empty() { session.title.clone() } else { title };
        let edit = Edit::Head { title, about };
        if opened.read_only || edit.changes_nothing(&session) {
            return Ok(());
        }
        session.apply(edit);
        session.updated = Some(now.stamp);
        let keeper = Box::new(crate::store::Keeper::new(&self.store.paths, &opened.file));
        let saver = Saver::start(opened.file, Some(opened.text), opened.document, keeper, |_| {});
        saver.save(Change::of(&session, [], Urgency::Now));
        saver.close()
    }
}
