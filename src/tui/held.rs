//! The workbook while someone else has the session at work.

use crate::action::Action;
use crate::strings::{held as words, ui};

use super::app::App;
use super::dialog::Dialog;
use super::work::{Hold, Saved};

impl App {
    /// Whether someone else has the session at work, or seems to.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.hold.holder().is_some())
    }

    /// Says why the session at work can only be read.
    pub(super) fn tell_hold(&mut self) {
        let lang = self.lang();
        let Some(work) = &self.work else { return };
        let told = match &work.hold {
            Hold::Own => return,
            Hold::Backup => self.backups.looked_at().of(lang).to_owned(),
            Hold::Newer => ui::READ_ONLY_TOLD.of(lang).to_owned(),
            Hold::Following(holder) => words::following(holder, &work.held_since, lang),
            Hold::Unsure(holder) => {
                let key = self.key_of(Action::Resolve, self.context());
                words::unsure(holder, &work.held_since, &key, lang)
            }
        };
        self.tell_text(told, false);
    }

    /// Says why an action does nothing, where it would if the session at work could be written:
    /// a key without any answer is taken for one that was not heard, and pressed again.
    pub(super) fn tell_refused(&mut self, action: Action) {
        let is_written = |app: &mut App, saved| app.work.as_mut().map(|work| work.saved = saved);
        if self.work.as_ref().is_none_or(|work| work.saved != Saved::ReadOnly) {
            return;
        }
        is_written(self, Saved::Yes);
        let would = self.offers(action);
        is_written(self, Saved::ReadOnly);
        if would {
            self.tell_hold();
        }
    }

    /// The session at work is ours now; `forced` where someone said so, else it was closed elsewhere.
    pub(super) fn taken_over(&mut self, forced: bool) {
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Held(_)));
        // What was left behind or carried over is told in its dialog, and a message would hide the keys of that.
        if !matches!(self.dialogs.last(), Some(Dialog::Recovered(_) | Dialog::Notices(_))) {
            self.tell(if forced { words::FORCED } else { words::TAKEN_OVER });
        }
    }
}
