//! What is to be done outside, as values, and the hand that does it.

mod creating;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::report::delivery::Order;
use crate::report::listing;
use crate::session::About;
use crate::store::{
    Backup, Clash, Error, Lock, Saver, SaverEvent, Shelf, Sight, Store, Trashed, Watcher, clock,
    holder_of,
};
use crate::strings::errors::{self, in_both};
use crate::strings::held::since as held_since;
use crate::strings::ui;

use super::app::{App, Now, Screen};
use super::screen::home::{Entry, HeldBy, Offer};
use super::screen::start::{Start, default_title};
use super::writer::{Told, Writer};

mod backups;
mod held;
mod opening;
mod report;
mod saving;
mod sessions;
mod standby;

pub use standby::Standby;

/// Where one goes when the session is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// To the list of sessions.
    Home,
    /// To its earlier states.
    Backups,
    /// Out of the program, with this exit code.
    Quit(u8),
}

/// What a new session follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Follows {
    /// Nothing: it stands alone.
    Nothing,
    /// It rests on the session at work, which is then closed.
    AtWork,
    /// It is the next cycle of the session in this file.
    Cycle(PathBuf),
}

/// Which side stands where the session's file was changed by someone else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is on this screen.
    Mine,
    /// What is in the file.
    Theirs,
    /// Each in a file of its own.
    Both,
}

/// A decision about a file that someone else changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Settle {
    /// What was chosen.
    pub side: Side,
    /// What was seen when it was chosen.
    pub clash: Arc<Clash>,
    /// Where one was going.
    pub then: Option<Then>,
}

/// Something to be done outside of the program's core.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save what changed.
    Save,
    /// Read the list of sessions.
    ReadHome,
    /// Open the session in a file.
    Open(PathBuf),
    /// Open the form of a new session of this set.
    AskDetails(String),
    /// Open the form of a selection that rests on the session at work.
    AskSelection,
    /// Open the form of the next cycle of the session in a file.
    AskCycle(PathBuf),
    /// Read the other sessions of the set of the one at work, and ask which to compare it with.
    ReadSessions,
    /// Open a session, and the form of a report of it; from there `Esc` goes back to the list.
    ReportOf(PathBuf),
    /// Write a report of the session at work.
    WriteReport(Box<Order>),
    /// Stop the report that is being written.
    StopReport,
    /// Create a session and open it.
    Create {
        /// The set's id.
        set: String,
        /// What people call it.
        title: String,
        /// Who answers, about what.
        about: About,
        /// What it follows from.
        follows: Follows,
    },
    /// Change the title of a session that is not open, and who it is about.
    Details {
        /// Its file.
        path: PathBuf,
        /// What people call it.
        title: String,
        /// Who answers, about what.
        about: About,
    },
    /// Show the earlier states of a session, or without one the trash.
    Backups(Option<PathBuf>),
    /// Open an earlier state, or a session in the trash, to be looked at.
    Look(PathBuf),
    /// Bring an earlier state of the session back whose states are shown.
    Restore(Box<Backup>),
    /// Bring a session back from the trash.
    BringBack(Box<Trashed>),
    /// Leave out the draft that was found when the session was opened.
    LeaveDraft,
    /// Move a session to the trash.
    Trash(PathBuf),
    /// Bring the last one back.
    Untrash,
    /// Take the session at work from someone of whom it is not sure whether they still have it.
    TakeSession,
    /// Save everything and close the session; ask where that fails.
    Close {
        /// Where one goes then.
        then: Then,
    },
    /// Close the session without what could not be saved; someone chose this.
    Abandon {
        /// Where one goes then.
        then: Then,
    },
    /// Ask where else to save the session.
    AskElsewhere {
        /// Where one goes then.
        then: Then,
    },
    /// Save the session as a new file and close it.
    SaveElsewhere {
        /// The place, as it was typed.
        place: String,
        /// Where one goes then.
        then: Then,
    },
    /// Decide about a file that someone else changed.
    Settle(Settle),
    /// Save what can be saved and leave: nobody is there to be asked.
    End(u8),
    /// To the shell and back.
    Suspend,
    /// Leave the program; nothing is open.
    Quit(u8),
}

/// What the main loop has to do after an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Go on.
    Continue,
    /// Hand the terminal to the shell.
    Suspend,
    /// Take the terminal again, which someone else had.
    Resume,
    /// Leave with this exit code.
    Quit(u8),
}

/// What a thread tells the main loop.
#[derive(Debug)]
pub enum News {
    /// How saving went.
    Saver(SaverEvent),
    /// How the report with this number is getting on.
    Report(u64, Told),
    /// What the watch with this number sees of a session that someone else has.
    Watched(u64, Sight),
}

/// Carries effects out: it has the store and the threads that save and write.
pub struct Hand {
    store: Store,
    tell: Arc<dyn Fn(News) + Send + Sync>,
    saver: Option<Saver>,
    /// The lock of the session at work. Behind the saver, which is so dropped first: whoever has the
    /// lock next must find everything saved.
    lock: Option<Lock>,
    /// The watch over the session at work, where someone else has it.
    watcher: Option<Watcher>,
    /// Its number.
    watches: u64,
    /// The report that was begun last.
    writer: Option<Writer>,
    /// Its number.
    reports: u64,
    /// The file of the session that was opened last.
    file: PathBuf,
    /// The earlier states of the session that was opened last to be written.
    shelf: Option<Shelf>,
    /// The number of the newest change that the saver was given.
    newest: u64,
    trashed: Option<Trashed>,
    /// Whether the language was asked for, so that a session does not bring its own.
    lang_fixed: bool,
    /// What is to be said when the terminal is the shell's again.
    last_words: Vec<String>,
}

impl Hand {
    /// A hand for a store. `tell` is called on the threads that save and write.
    pub fn new(
        store: Store,
        lang_fixed: bool,
        tell: impl Fn(News) + Send + Sync + 'static,
    ) -> Hand {
        Hand {
            store,
            tell: Arc::new(tell),
            saver: None,
            lock: None,
            watcher: None,
            watches: 0,
            writer: None,
            reports: 0,
            file: PathBuf::new(),
            shelf: None,
            newest: 0,
            trashed: None,
            lang_fixed,
            last_words: Vec::new(),
        }
    }

    /// Carries out effects until one of them leaves the main loop.
    pub fn carry_out(&mut self, effects: Vec<Effect>, app: &mut App, now: &Now) -> After {
        for effect in effects {
            match self.one(effect, app, now) {
                Ok(After::Continue) => {}
                Ok(after) => return after,
                Err(error) => app.tell_text(errors::error(&error, app.lang()), true),
            }
        }
        After::Continue
    }

    fn one(&mut self, effect: Effect, app: &mut App, now: &Now) -> Result<After, Arc<Error>> {
        match effect {
            Effect::Save => self.save(app),
            Effect::ReadHome => self.read_home(app, None)?,
            Effect::Open(path) => self.open(&path, app)?,
            Effect::AskDetails(id) => {
                if !app.start.as_ref().is_some_and(|start| start.is_new(&id)) {
                    let set = self.store.sets.get(&id)?;
                    let title = default_title(app, now);
                    app.start = Some(Start::new(&id, set.title.clone(), set.about.clone(), &title));
                }
                app.screen = Screen::Start;
            }
            Effect::AskSelection => self.ask_selection(app, now)?,
            Effect::ReadSessions => self.read_sessions(app)?,
            Effect::AskCycle(path) => self.ask_cycle(&path, app, now)?,
            Effect::Create { set, title, about, follows } => {
                self.create(&set, title, about, &follows, app, now)?;
            }
            Effect::ReportOf(path) => self.report_of(&path, app)?,
            Effect::WriteReport(order) => self.write_report(*order, app),
            Effect::StopReport => self.stop_report(),
            Effect::Details { path, title, about } => {
                self.details(&path, title, about, app, now)?;
            }
            Effect::Backups(file) => self.show_backups(file.as_deref(), app)?,
            Effect::Look(path) => self.look(&path, app)?,
            Effect::Restore(backup) => self.restore(&backup, app)?,
            Effect::BringBack(trashed) => self.bring_back(&trashed, app)?,
            Effect::LeaveDraft => self.leave_draft(app)?,
            Effect::Trash(path) => {
                let trash = || self.store.trash(&path).map_err(Arc::new);
                self.trashed = Some(Hand::holding(&path, trash)?);
                app.tell(ui::TRASHED);
                self.read_home(app, None)?;
            }
            Effect::Untrash => {
                if let Some(trashed) = self.trashed.take() {
                    let path = self.store.untrash(&trashed)?;
                    app.tell(ui::RESTORED);
                    self.read_home(app, Some(&path))?;
                }
            }
            Effect::TakeSession => self.take_session(app)?,
            Effect::Close { then } => return self.close(then, app, now),
            Effect::Abandon { then } => {
                self.abandon();
                return self.go(then, app);
            }
            Effect::AskElsewhere { then } => self.ask_elsewhere(then, app),
            Effect::SaveElsewhere { place, then } => return self.save_elsewhere(&place, then, app),
            Effect::Settle(settle) => return self.settle(settle, app, now),
            Effect::End(code) => {
                self.end(app);
                self.release();
                return Ok(After::Quit(code));
            }
            Effect::Suspend => {
                self.save(app);
                // The shell may be the last that is seen of it. A failure is told in the header.
                let _ = self.flush();
                return Ok(After::Suspend);
            }
            Effect::Quit(code) => return Ok(After::Quit(code)),
        }
        Ok(After::Continue)
    }

    /// What is to be said on standard error once the terminal is the shell's again.
    pub fn take_last_words(&mut self) -> Vec<String> {
        std::mem::take(&mut self.last_words)
    }

    /// What a thread told.
    pub fn heard(&mut self, news: News, app: &mut App, now: &Now) {
        match news {
            News::Saver(event) => self.saver_heard(&event, app, now),
            News::Watched(number, sight) => self.watched(number, sight, app, now),
            News::Report(number, told) => self.report_heard(number, told, app),
        }
    }

    fn read_home(&mut self, app: &mut App, marked: Option<&Path>) -> Result<(), Arc<Error>> {
        let rows = listing::rows(&self.store)?;
        let entries = rows.into_iter().map(|row| self.entry(row)).collect();
        let offers = self.offers();
        app.home.trashed = self.trashed.is_some();
        // A trash that cannot be listed says so when it is opened.
        app.home.has_trash = self.store.trashed().map_or(true, |trashed| !trashed.is_empty());
        let marked = marked.and_then(Path::file_stem).map(|stem| stem.to_string_lossy());
        app.home.fill(entries, offers, marked.as_deref());
        Ok(())
    }

    fn entry(&self, row: listing::Row) -> Entry {
        let set = row.set.as_deref().and_then(|id| self.store.sets.get(id).ok());
        let held = holder_of(&row.file).map(|(holder, open)| HeldBy {
            since: held_since(&holder, &clock::now()),
            holder,
            open,
        });
        Entry {
            held,
            path: row.file,
            name: row.name,
            title: row.title.unwrap_or_default(),
            about: row.about,
            set: set.map(|set| set.title.clone()).unwrap_or_default(),
            counts: row.counts.unwrap_or_default(),
            overall: row.overall,
            ready: row.ready,
            updated: row.updated.as_ref().map_or_else(String::new, minute),
            error: row.error.as_ref().map(in_both),
        }
    }

    fn offers(&self) -> Vec<Offer> {
        let offer = |summary: crate::questionnaire::Summary| Offer {
            id: summary.id,
            title: summary.title,
            about: summary.about,
            size: (summary.questions, summary.minutes),
        };
        self.store.sets.summaries().into_iter().map(offer).collect()
    }

    fn go(&mut self, then: Then, app: &mut App) -> Result<After, Arc<Error>> {
        self.release();
        match then {
            Then::Quit(code) => Ok(After::Quit(code)),
            Then::Home if app.backups.looking => {
                Hand::stop_looking(app);
                Ok(After::Continue)
            }
            Then::Backups => {
                app.closed();
                let file = self.file.clone();
                self.show_backups(Some(&file), app)?;
                Ok(After::Continue)
            }
            Then::Home => {
                app.closed();
                self.read_home(app, None)?;
                Ok(After::Continue)
            }
        }
    }
}

/// Day, hour and minute of a stamp.
pub(super) fn minute(stamp: &crate::session::Stamp) -> String {
    let day = clock::day(stamp);
    match stamp.time {
        Some(time) => format!("{day} {:02}:{:02}", time.hour, time.minute),
        None => day,
    }
}
