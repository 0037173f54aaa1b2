//! Saving the session at work: what is given to the saving thread, what it tells, and leaving.

use std::path::Path;
use std::sync::Arc;

use super::standby::rescued;
use super::{After, Hand, Settle, Side, Then};
use crate::action::Action;
use crate::measure::inert;
use crate::session::{Document, read};
use crate::store::{
    BackupKind, Change, Error, Outside, Saver, SaverEvent, Urgency, append_to_log, clock,
    documents, keep_displaced, keep_in_time, name_elsewhere, save_beside, save_elsewhere,
};
use crate::strings::{errors, saving as words};
use crate::tui::app::{App, Now};
use crate::tui::dialog::{Conflict, Dialog, Elsewhere, LeavingUnsaved, changed_things};
use crate::tui::screen::report::shown;
use crate::tui::work::{Saved, Unsaved, Work};

impl Hand {
    /// Gives the saving thread what changed since the last time.
    pub(super) fn save(&mut self, app: &mut App) {
        let (Some(work), Some(saver)) = (&mut app.work, &self.saver) else { return };
        let unsaved = std::mem::take(&mut work.unsaved);
        if work.saved == Saved::ReadOnly || unsaved == Unsaved::default() {
            return;
        }
        let urgent = unsaved.head || !unsaved.answers.is_empty();
        let urgency = match (urgent, unsaved.draft) {
            (true, _) => Urgency::Now,
            (false, true) => Urgency::Draft,
            (false, false) => Urgency::Soon,
        };
        let ids = unsaved.answers.iter().map(String::as_str);
        self.newest = saver.save(Change::of(&work.session, ids, urgency));
    }

    /// Has the saving thread look whether someone else changed the file; `at_once`: also where it did so
    /// a moment ago.
    pub fn look_outside(&self, at_once: bool) {
        if let Some(saver) = &self.saver {
            saver.look(at_once);
        }
    }

    /// Shows what someone else made of the file, where nothing of ours is in the way: else it comes again
    /// at a later look, or is a conflict at the next save.
    fn take_in(&self, outside: &Outside, app: &mut App) {
        let (Some(saver), Some(work)) = (&self.saver, &mut app.work) else { return };
        if !app.dialogs.is_empty() || work.unsaved != Unsaved::default() || !saver.adopt(outside) {
            return;
        }
        let lang = app.settings.lang;
        let changed = changed_things(&work.set, &work.session, &outside.session, lang);
        work.take_in(outside.session.clone());
        let when = outside.modified.map(|stamp| clock::local(&stamp));
        let told = words::changed_outside(when.as_ref(), &changed, outside.kept, lang);
        app.tell_text(told, false);
    }

    pub(super) fn saver_heard(&self, event: &SaverEvent, app: &mut App, now: &Now) {
        let lang = app.lang();
        let key = app.key_of(Action::Resolve, app.context_of_screen());
        let Some(work) = &mut app.work else { return };
        // What is told may be the last news of the session that was open before: what is so is what
        // the thread of this one says. Without one the session is not ours to write.
        let Some(saver) = &self.saver else { return };
        match event {
            SaverEvent::Saved { .. } => {
                let all = saver.saved() >= self.newest;
                work.saved = if all { Saved::Yes } else { Saved::Saving };
                if saver.clash().is_none() && work.clash.take().is_some() {
                    app.no_conflict();
                }
            }
            SaverEvent::Outside(outside) => {
                let all = saver.saved() >= self.newest;
                work.saved = if all { Saved::Yes } else { Saved::Saving };
                work.clash = None;
                self.take_in(outside, app);
            }
            SaverEvent::Failed { .. } => {
                let Some(cause) = saver.failure() else { return };
                let cause = errors::on_screen(&cause, lang);
                work.saved = Saved::No { cause, since: since(work, now) };
                work.clash = None;
            }
            SaverEvent::Rebased => app.tell(words::REBASED),
            SaverEvent::Conflict { .. } => {
                let Some(clash) = saver.clash() else { return };
                let cause = words::conflict(&key, lang);
                work.saved = Saved::No { cause, since: since(work, now) };
                work.clash = Some(Arc::clone(&clash));
                for dialog in &mut app.dialogs {
                    if let Dialog::Conflict(conflict) = dialog {
                        conflict.renew(&clash);
                    }
                }
            }
        }
    }

    /// Waits until everything that the saving thread was given is on the disk.
    ///
    /// # Errors
    /// Where the last attempt failed.
    pub fn flush(&self) -> Result<(), Arc<Error>> {
        self.saver.as_ref().map_or(Ok(()), Saver::flush)
    }

    pub(super) fn close(
        &mut self,
        then: Then,
        app: &mut App,
        now: &Now,
    ) -> Result<After, Arc<Error>> {
        self.save(app);
        match self.flush() {
            Ok(()) => {
                let told = self.keep_displaced(app);
                self.saver = None;
                let after = self.go(then, app);
                match (told, &after) {
                    (Some(told), Ok(After::Quit(_))) => self.last_words.push(told),
                    (Some(told), _) => app.tell_text(told, false),
                    (None, _) => {}
                }
                after
            }
            Err(cause) => {
                self.ask_before_leaving(&cause, then, app, now);
                Ok(After::Continue)
            }
        }
    }

    /// Where someone else replaced what was saved here, and nothing was left to save that would have
    /// noticed it: keeps it. Returns what is to be said of that.
    pub(super) fn keep_displaced(&self, app: &App) -> Option<String> {
        let (saver, states) = (self.saver.as_ref()?, self.shelf.as_ref()?);
        // What is not saved yet is no work of someone else.
        saver.flush().ok()?;
        let was_saved = saver.saved() > 0;
        // Who only looked has lost nothing of his own; it was on his screen as saved all the same.
        let kind = if was_saved { BackupKind::Kept } else { BackupKind::Regular };
        keep_displaced(states, &self.file, saver.text(), kind).filter(|_| was_saved)?;
        let name = self.file.file_stem().unwrap_or_default().to_string_lossy();
        Some(words::displaced(&inert(&name), app.lang()))
    }

    /// The session is not saved: how it can be left all the same.
    fn ask_before_leaving(&mut self, cause: &Error, then: Then, app: &mut App, now: &Now) {
        let told = errors::on_screen(cause, app.lang());
        let clash = self.saver.as_ref().and_then(Saver::clash);
        let key = app.key_of(Action::Resolve, app.context_of_screen());
        let conflict = words::conflict(&key, app.lang());
        if let Some(work) = &mut app.work {
            let cause = if clash.is_some() { conflict } else { told.clone() };
            work.saved = Saved::No { cause, since: since(work, now) };
            work.clash.clone_from(&clash);
        }
        app.dialogs.push(match clash {
            Some(clash) => Dialog::Conflict(Box::new(Conflict::new(clash, Some(then)))),
            None => Dialog::Unsaved(LeavingUnsaved::new(told, then)),
        });
    }

    /// Ends the saving thread without what is not saved.
    pub(super) fn abandon(&mut self) {
        if let Some(saver) = self.saver.take() {
            saver.abandon();
        }
    }

    /// The session as it should be on the disk.
    fn text(&self, app: &App) -> String {
        match (&self.saver, &app.work) {
            (Some(saver), _) => saver.text(),
            (None, Some(work)) => Document::new(&work.session).to_string(),
            (None, None) => String::new(),
        }
    }

    /// Asks where else to save, beginning with the place where people look for documents.
    pub(super) fn ask_elsewhere(&self, then: Then, app: &mut App) {
        let place = name_elsewhere(&documents(), &self.file);
        app.dialogs.push(Dialog::Elsewhere(Box::new(Elsewhere::new(&shown(&place), then))));
    }

    /// Saves as a new file and leaves; where that fails, the dialog says so and stays.
    pub(super) fn save_elsewhere(
        &mut self,
        place: &str,
        then: Then,
        app: &mut App,
    ) -> Result<After, Arc<Error>> {
        let lang = app.lang();
        match save_elsewhere(place, &self.file, self.text(app)) {
            Ok(path) => {
                self.abandon();
                let told = words::saved_elsewhere(&inert(&shown(&path)), lang);
                if matches!(then, Then::Quit(_)) {
                    self.last_words.push(told);
                    return self.go(then, app);
                }
                let after = self.go(then, app);
                app.tell_text(told, false);
                after
            }
            Err(error) => {
                let why = errors::error(&error, lang);
                match app.dialogs.last_mut() {
                    Some(Dialog::Elsewhere(dialog)) => dialog.fail(why),
                    _ => app.tell_text(why, true),
                }
                Ok(After::Continue)
            }
        }
    }

    /// Carries out what was chosen about a file that someone else changed. The other side is kept first:
    /// where that fails, nothing else happens.
    pub(super) fn settle(
        &mut self,
        settle: Settle,
        app: &mut App,
        now: &Now,
    ) -> Result<After, Arc<Error>> {
        let Settle { side, clash, then } = settle;
        let file = self.file.clone();
        let Some(states) = self.shelf.clone() else { return Ok(After::Continue) };
        let keep = |text: Vec<u8>| keep_in_time(&states, &file, text);
        let told = match side {
            Side::Mine => {
                keep(clash.theirs.clone())?;
                if let Some(saver) = &self.saver {
                    saver.overwrite(&clash);
                }
                app.say(words::KEPT_MINE).to_owned()
            }
            Side::Theirs => {
                keep(self.text(app).into_bytes())?;
                self.abandon();
                if then.is_none() {
                    self.open_again(&file, app)?;
                }
                app.say(words::TOOK_THEIRS).to_owned()
            }
            Side::Both => {
                let (text, lang) = (self.text(app), app.lang());
                let named =
                    move |number: &str| titled(&text, |old| words::title_beside(old, number, lang));
                let path = save_beside(&self.store.paths, &file, named)?;
                self.abandon();
                if then.is_none() {
                    self.open_again(&path, app)?;
                }
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                words::kept_both(&inert(&name), app.lang())
            }
        };
        let Some(then) = then else {
            app.tell_text(told, false);
            return Ok(After::Continue);
        };
        let after = self.close(then, app, now)?;
        match after {
            After::Quit(_) => self.last_words.push(told),
            _ if app.work.is_none() => app.tell_text(told, false),
            // It changed once more meanwhile.
            _ => {}
        }
        Ok(after)
    }

    /// Opens a session at the question that is on screen.
    fn open_again(&mut self, file: &Path, app: &mut App) -> Result<(), Arc<Error>> {
        let place = app.work.as_ref().map(|work| (work.session.at.clone(), work.pass));
        self.open(file, app)?;
        if let (Some(work), Some((at, pass))) = (&mut app.work, place) {
            work.pass = pass;
            let at = at.and_then(|id| work.set.question(&id)).filter(|&at| work.is_shown(at));
            if let Some(at) = at {
                work.show(at);
            }
        }
        Ok(())
    }

    /// Saves what can be saved, for an end that nobody chose: where the file's own place does not take
    /// it, in another one.
    pub(super) fn end(&mut self, app: &mut App) {
        self.save(app);
        let (Some(saver), Some(states)) = (self.saver.take(), self.shelf.clone()) else { return };
        let Err(cause) = saver.flush() else {
            self.saver = Some(saver);
            self.last_words.extend(self.keep_displaced(app));
            self.saver = None;
            return;
        };
        let told =
            rescued(&self.store.paths, &states, &self.file, &saver.text(), &cause, app.lang());
        saver.abandon();
        // Standard error may be gone with the terminal.
        let _ = append_to_log(&self.store.paths, &told);
        self.last_words.push(told);
    }
}

/// The text of a session with another title, so that two of them can be told apart in a list.
fn titled(text: &str, title: impl Fn(&str) -> String) -> String {
    let (Ok(mut document), Ok(mut session)) = (Document::parse(text), read(text)) else {
        return text.to_owned();
    };
    session.title = title(&session.title);
    document.set_head(&session);
    document.to_string()
}

/// The time of day since when the session is not saved.
fn since(work: &Work, now: &Now) -> String {
    match &work.saved {
        Saved::No { since, .. } => since.clone(),
        _ => now.clock(),
    }
}

/// A path as it can be typed into a shell.
pub(super) fn quoted(path: &Path) -> String {
    let text = path.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "/._-+@%:,".contains(c);
    if text.chars().all(plain) {
        text.into_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
