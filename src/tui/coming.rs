//! How sessions come and go: opened, closed, left with everything saved.

use super::app::{App, Now, Screen};
use super::effect::{Effect, Then};
use super::screen::compare::Compare;
use super::screen::outline::Outline;
use super::screen::plan::Plan;
use super::screen::results::Results;
use super::screen::selection::Selection;
use super::screen::targets::Targets;
use super::screen::what_if::WhatIf;
use super::work::Work;

impl App {
    /// Home, unless the session at work is not saved: that is asked about first.
    pub(super) fn go_home(&mut self) -> Vec<Effect> {
        self.start = None;
        if self.work.is_none() {
            self.screen = Screen::Home;
            return vec![Effect::ReadHome];
        }
        vec![Effect::Close { then: Then::Home }]
    }

    /// Ends the program with an exit code, what is being typed and the session saved first.
    pub fn leave_program(&mut self, code: u8, now: &Now) -> Vec<Effect> {
        let mut effects = self.keep_typed(now);
        effects.push(Effect::Close { then: Then::Quit(code) });
        effects
    }

    /// Keeps a text that is being typed as if it had been left; for ends that nobody chose.
    pub fn keep_typed(&mut self, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Some(mut dialog) = self.dialogs.pop() {
            let done = dialog.keep(self, now);
            effects.extend(self.settle(dialog, done, now));
        }
        self.note_draft(effects, now)
    }

    /// The session is closed and on disk; the list of sessions is to be shown.
    pub fn closed(&mut self) {
        self.work = None;
        self.dialogs.clear();
        self.trail.clear();
        self.left = None;
        self.screen = Screen::Home;
    }

    /// A session is open: its question is shown, in the language in which it was left, where the
    /// interface was not told another.
    pub fn opened(&mut self, work: Work) {
        self.outline = Outline::default();
        self.results = Results::default();
        self.selection = Selection::default();
        self.targets = Targets::default();
        self.what_if = WhatIf::default();
        self.compare = Compare::default();
        self.plan = Plan::default();
        self.report.opened();
        self.trail.clear();
        self.left = None;
        self.screen = Screen::Interview;
        self.backups.looking = false;
        self.start = None;
        self.work = Some(work);
        self.tell_hold();
    }
}
