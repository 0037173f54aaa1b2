//! The workbook while someone else has the session at work.

use crate::strings::{held as words, ui};

use super::app::App;
use super::dialog::Dialog;
use super::work::{Hold, Work};

impl App {
    /// Whether someone else has the session at work, or seems to.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.hold.holder().is_some())
    }

    /// Says why a session that was opened can only be read.
    pub(super) fn tell_hold(&mut self, work: &Work) {
        let lang = self.lang();
        match &work.hold {
            Hold::Own | Hold::Backup => {}
            Hold::Newer => self.tell(ui::READ_ONLY_TOLD),
            Hold::Following(holder) => {
                self.tell_text(words::following(holder, &work.held_since, lang), false);
            }
            Hold::Unsure(holder) => {
                let key = self.key_of(crate::action::Action::Resolve, self.context());
                self.tell_text(words::unsure(holder, &work.held_since, &key, lang), false);
            }
        }
    }

    /// The session at work is ours now; `forced` where someone said so, else it was closed elsewhere.
    pub(super) fn taken_over(&mut self, forced: bool) {
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Held(_)));
        // What was left behind is told in its dialog, and a message would hide the keys of that.
        if !matches!(self.dialogs.last(), Some(Dialog::Recovered(_))) {
            self.tell(if forced { words::FORCED } else { words::TAKEN_OVER });
        }
    }
}
