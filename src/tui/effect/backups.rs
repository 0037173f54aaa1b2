//! Earlier states, the trash, and what is there after a crash.

use std::path::Path;
use std::sync::Arc;

use super::{Hand, minute};
use crate::report::listing::Row;
use crate::report::states::{gone, states};
use crate::store::{Backup, Error, Restored, Trashed, bring_in_rescued, clock};
use crate::strings::backups as words;
use crate::strings::errors::in_both;
use crate::tui::app::{App, Screen};
use crate::tui::dialog::{Dialog, Recovered};
use crate::tui::screen::backups::{Content, GoneRow, Page, StateRow};
use crate::tui::work::{Hold, Saved, Work};

impl Hand {
    /// Tells what is there of a session that was not closed the last time, and lets choose.
    pub(super) fn recover(&self, app: &mut App) {
        let Some(work) = app.work.as_ref().filter(|work| work.saved != Saved::ReadOnly) else {
            return;
        };
        let left_by = work.not_closed.clone().map(|holder| {
            let since = crate::strings::held::since(&holder, &clock::now());
            (holder, since)
        });
        bring_in_rescued(&self.store.paths, &self.file);
        let rescued = self.store.unsaved_state(&self.file);
        let rescued = rescued.map(|backup| minute(&clock::local(&backup.taken)));
        if let Some(recovered) = Recovered::new(work, left_by, rescued) {
            app.dialogs.push(Dialog::Recovered(Box::new(recovered)));
        }
    }

    /// Leaves out the draft from last time; the file as it was is kept first.
    pub(super) fn leave_draft(&mut self, app: &mut App) -> Result<(), Arc<Error>> {
        self.store.keep(&self.file)?;
        if let Some(work) = &mut app.work {
            work.leave_draft();
        }
        app.tell(words::DRAFT_LEFT_OUT);
        self.save(app);
        Ok(())
    }

    /// Shows the earlier states of a session, or without one the trash.
    pub(super) fn show_backups(
        &self,
        file: Option<&Path>,
        app: &mut App,
    ) -> Result<(), Arc<Error>> {
        app.backups.at = [0, 0];
        app.backups.page = if file.is_some() { Page::States } else { Page::Trash };
        self.read_backups(file, app)?;
        app.screen = Screen::Backups;
        Ok(())
    }

    fn read_backups(&self, file: Option<&Path>, app: &mut App) -> Result<(), Arc<Error>> {
        let states = file.map(|file| states(&self.store, file)).transpose()?;
        let now = file.map(|file| crate::report::listing::row_of(&self.store, file).0);
        let state = |state: crate::report::states::State| StateRow {
            when: minute(&clock::local(&state.backup.taken)),
            content: content(state.row),
            differs: state.differs,
            same: state.same,
            has_draft: state.has_draft,
            backup: state.backup,
        };
        let gone = gone(&self.store)?.into_iter();
        app.backups.fill(
            file.map(Path::to_owned),
            now.map(content),
            states.unwrap_or_default().into_iter().map(state).collect(),
            gone.map(|gone| GoneRow { trashed: gone.trashed, content: content(gone.row) })
                .collect(),
        );
        Ok(())
    }

    /// Opens an earlier state, or one from the trash, to be looked at.
    pub(super) fn look(&mut self, path: &Path, app: &mut App) -> Result<(), Arc<Error>> {
        let opened = self.store.see(path)?;
        let set = self.store.sets.get(&opened.session.questionnaire.id)?;
        let mut work = Work::new(set, opened.session, true);
        (work.hold, work.file) = (Hold::Backup, opened.file);
        app.opened(work);
        app.backups.looking = true;
        Ok(())
    }

    /// Brings an earlier state back.
    pub(super) fn restore(&self, backup: &Backup, app: &mut App) -> Result<(), Arc<Error>> {
        let Some(file) = app.backups.file.clone() else { return Ok(()) };
        let restored = self.store.restore_backup(&file, backup)?;
        let lang = app.lang();
        let when = minute(&clock::local(&backup.taken));
        self.read_backups(Some(&file), app)?;
        app.backups.at[0] = 0;
        match restored {
            Restored::Same => app.tell(words::SAME_ALREADY),
            Restored::Created => app.tell_text(words::there_again(&when, lang), false),
            Restored::Replaced(_) => {
                let context = crate::action::Context::Backups;
                let key = app.key_of(crate::action::Action::Restore, context);
                app.tell_text(words::restored(&when, &key, lang), false);
            }
        }
        Ok(())
    }

    /// Brings a session back from the trash.
    pub(super) fn bring_back(
        &mut self,
        trashed: &Trashed,
        app: &mut App,
    ) -> Result<(), Arc<Error>> {
        let path = self.store.untrash(trashed)?;
        // What home would bring back is not there any more.
        self.trashed.take_if(|last| last.to == trashed.to);
        let file = app.backups.file.clone();
        self.read_backups(file.as_deref(), app)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        app.tell_text(words::brought_back(&name, app.lang()), false);
        Ok(())
    }

    /// Back to the list, from a state that was looked at.
    pub(super) fn stop_looking(app: &mut App) {
        app.closed();
        app.backups.looking = false;
        app.screen = Screen::Backups;
    }
}

fn content(row: Row) -> Content {
    Content {
        name: row.name,
        title: row.title.unwrap_or_default(),
        counts: row.counts,
        overall: row.overall,
        ready: row.ready,
        updated: row.updated.as_ref().map_or_else(String::new, minute),
        error: row.error.as_ref().map(in_both),
    }
}
