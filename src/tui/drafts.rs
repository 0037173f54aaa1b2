//! What is being typed and not kept yet: it is saved as a draft, so that no end of the program loses
//! it, and it goes with the same save that keeps it.

use crate::session::{Change, Draft, Edit};
use crate::strings::backups as words;

use super::app::{App, Now};
use super::dialog::Dialog;
use super::effect::Effect;
use super::work::{Saved, Work};

impl Work {
    /// Takes what is being typed as the session's draft; `None` where nothing is. Not an edit: it is in
    /// no undo and moves no time.
    fn type_draft(&mut self, draft: Option<Draft>) {
        self.typing = draft.is_some();
        self.session.draft = draft;
        self.unsaved.draft = true;
        if self.saved == Saved::Yes {
            self.saved = Saved::Saving;
        }
    }

    /// Leaves the draft out that was found when the session was opened.
    pub(super) fn leave_draft(&mut self) {
        self.type_draft(None);
        self.unsaved.head = true;
    }

    /// Puts a draft into the memo of its question, or of the one on screen: for what cannot be read
    /// where it was to stand.
    pub(super) fn draft_into_memo(&mut self, draft: &Draft, label: &str, now: &Now) {
        let on_screen = self.question().map_or("", |question| &question.id);
        let asked = |id: &&str| self.set.question(id).is_some_and(|at| self.is_shown(at));
        let (question, label) = match draft.question.as_deref() {
            Some(id) if asked(&id) => (id.to_owned(), label.to_owned()),
            // In the memo of one that is not asked nobody would see it.
            Some(id) => (on_screen.to_owned(), format!("{id} {label}")),
            None => (on_screen.to_owned(), label.to_owned()),
        };
        let before = self.session.answer(&question).memo.clone();
        let lines = before.into_iter().chain([format!("{label}: {}", draft.text)]);
        let memo = lines.collect::<Vec<_>>().join("\n");
        self.edit(Edit::answer(&question, Change::Memo(Some(memo)), now.stamp), now.stamp);
    }
}

impl App {
    /// Notes what is being typed now, and adds what is to be done for it to `effects`.
    pub(super) fn note_draft(&mut self, mut effects: Vec<Effect>, now: &Now) -> Vec<Effect> {
        let lang = self.lang();
        let typed = self.dialogs.iter().rev().find_map(|dialog| dialog.draft(self));
        let Some(work) = self.work.as_mut().filter(|work| work.saved != Saved::ReadOnly) else {
            return effects;
        };
        match (typed, work.typing) {
            (None, false) => return effects,
            (None, true) => work.leave_draft(),
            (Some(typed), typing) => {
                match &work.session.draft {
                    Some(before) if before.says_the_same(&typed) => {
                        work.typing = true;
                        return effects;
                    }
                    // One from the last time that was not decided on: it must not be lost to this one.
                    Some(before) if !typing => {
                        let before = before.clone();
                        let label = words::field(&before.field).of(lang);
                        work.draft_into_memo(&before, label, now);
                    }
                    _ => {}
                }
                work.type_draft(Some(Draft { at: Some(now.stamp), ..typed }));
            }
        }
        if !effects.contains(&Effect::Save) {
            effects.insert(0, Effect::Save);
        }
        effects
    }
}

impl Dialog {
    /// What is being typed in it and would be lost with it; `None` where nothing is, and for numbers,
    /// cells and other short lines.
    fn draft(&self, app: &App) -> Option<Draft> {
        match self {
            Dialog::Writing(writing) => writing.draft(),
            Dialog::Evidence(list) => list.draft(),
            Dialog::Reason(reason) => reason.draft(),
            Dialog::Decision(decision) => decision.draft(),
            Dialog::Candidates(list) => list.draft(app),
            Dialog::Action(form) => form.draft(app),
            _ => None,
        }
    }
}
