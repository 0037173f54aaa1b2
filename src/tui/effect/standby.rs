//! The end while a disk hangs: what has to wait for one, and what becomes of what is not saved.

use std::path::Path;
use std::sync::Arc;

use super::saving::quoted;
use super::{Effect, Hand, News};
use crate::store::{Error, Paths, Pending, Saver, Shelf, Sight, rescue};
use crate::strings::{errors, saving as words};
use crate::text::Lang;
use crate::tui::app::App;

/// What is to be saved while the workbook itself is waited for.
pub struct Standby {
    paths: Paths,
    shelf: Shelf,
    pending: Pending,
}

impl Standby {
    /// Whether nothing is missing on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.pending.is_saved()
    }

    /// Saves what can be saved for one who leaves: where the file's own place does not take it, in another
    /// one. Returns what is to be said of that.
    #[must_use]
    pub fn leave(&self, lang: Lang) -> Option<String> {
        let cause = self.pending.flush().err()?;
        let text = self.pending.text();
        Some(rescued(&self.paths, &self.shelf, self.pending.file(), &text, &cause, lang))
    }
}

/// Keeps in another place what could not be saved, and says where.
pub(super) fn rescued(
    paths: &Paths,
    shelf: &Shelf,
    file: &Path,
    text: &str,
    cause: &Arc<Error>,
    lang: Lang,
) -> String {
    let why = errors::error(cause, lang);
    match rescue(paths, shelf, text) {
        Some(rescue) => words::rescued(&quoted(file), &quoted(&rescue), &why, lang),
        None => words::not_rescued(&why, lang),
    }
}

impl Effect {
    /// Whether it may have to wait for a disk, for longer than a person can be kept from the keyboard.
    #[must_use]
    pub fn may_wait(&self) -> bool {
        use Effect::{End, Quit, Save, StopReport, Suspend, WriteReport};
        !matches!(self, Save | WriteReport(_) | StopReport | Suspend | End(_) | Quit(_))
    }
}

impl Hand {
    /// Whether what a thread told may have to wait for a disk, as [`Effect::may_wait`].
    #[must_use]
    pub fn may_wait(&self, news: &News, app: &App) -> bool {
        let News::Watched(number, sight) = news else { return false };
        let is_another_set = |id: &str| app.work.as_ref().is_some_and(|work| work.set.id != id);
        *number == self.watches
            && match sight {
                Sight::Ours(..) => true,
                Sight::Saved(session) => is_another_set(&session.questionnaire.id),
                Sight::Lost(_) | Sight::HeldBy(..) => false,
            }
    }

    /// What is to be saved of the session at work, for one who leaves while this hand waits for a disk.
    #[must_use]
    pub fn standby(&self) -> Option<Standby> {
        let pending = self.saver.as_ref().map(Saver::pending)?;
        Some(Standby { paths: self.store.paths.clone(), shelf: self.shelf.clone()?, pending })
    }
}
