//! The way from one screen to another, and back.

use crate::action::Action;

use super::app::{App, Screen};
use super::effect::Effect;
use super::screen::compare;
use super::work::Work;

impl App {
    /// Whether an action opens one of the screens that follow from results.
    pub(super) fn opens(&self, work: &Work, action: Action) -> bool {
        let from_results = self.screen == Screen::Results;
        let has_targets = work.set.questions.iter().any(|question| question.target);
        match action {
            Action::Targets => has_targets && (from_results || self.screen == Screen::Interview),
            Action::WhatIf => has_targets && (from_results || self.screen == Screen::Targets),
            Action::Report => from_results || self.screen == Screen::Plan,
            Action::Compare if self.screen == Screen::Compare => {
                compare::offers(self, work, action)
            }
            _ => from_results,
        }
    }

    /// Opens a screen from which `Esc` comes back to this one; back to one that led here, if that is it.
    pub(crate) fn enter(&mut self, screen: Screen) {
        if let Some(at) = self.trail.iter().position(|before| *before == screen) {
            self.trail.truncate(at);
        } else if self.screen != screen {
            self.trail.push(self.screen);
        }
        self.forget_lost_explanation();
        self.screen = screen;
    }

    /// Opens what a line leads to: `Esc` comes back to the line, also where its screen was itself
    /// opened from the one that it leads to.
    pub(crate) fn descend(&mut self, screen: Screen) {
        if let Some(at) = self.trail.iter().position(|before| *before == self.screen) {
            self.trail.truncate(at);
        }
        if self.screen != screen {
            self.trail.push(self.screen);
        }
        self.forget_lost_explanation();
        self.screen = screen;
    }

    /// Opens a screen for its own sake: from there `Esc` goes one step out.
    pub(crate) fn jump(&mut self, screen: Screen) {
        self.trail.clear();
        self.forget_lost_explanation();
        self.screen = screen;
    }

    pub(super) fn step_out(&mut self) -> Vec<Effect> {
        if let Some(effects) = self.step_back_in_report() {
            return effects;
        }
        // Whoever came from a line of another screen goes back to it.
        if let Some(before) = self.trail.pop() {
            if before == Screen::Home {
                return self.go_home();
            }
            self.screen = before;
            self.reopen_explanation();
            return Vec::new();
        }
        match self.screen {
            Screen::Results | Screen::Outline | Screen::Table => self.screen = Screen::Interview,
            Screen::Targets | Screen::WhatIf | Screen::Compare | Screen::Plan | Screen::Report => {
                self.screen = Screen::Results;
            }
            // What was brought back among the earlier states is to be in the list.
            Screen::Interview | Screen::Backups => return self.go_home(),
            // The form of a selection was opened from the results of the session at work.
            Screen::Start if self.work.is_some() => self.jump(Screen::Results),
            // What was typed into the form of a new session waits there for the next time.
            Screen::Start => self.screen = Screen::Home,
            Screen::Home => {}
        }
        Vec::new()
    }
}
