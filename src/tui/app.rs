//! The workbook's state, and what an action makes of it.
//!
//! [`App::update`] is the only place where it changes by what a person does; it returns what is to be
//! done outside, as values. Drawing reads it and decides nothing.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use crate::action::{Action, Context};
use crate::score::Efforts;
use crate::session::{Day, Stamp};
use crate::store::Clash;
use crate::strings::{Words, ui};
use crate::text::Lang;

use super::dialog::{Conflict, Dialog, Done, LeftExplanation};
use super::effect::Effect;
use super::fields::Field;
use super::kept::Numbered;
use super::keymap::{Keymap, Meaning};
use super::pages::KeptPage;
use super::paint::Look;
use super::screen::backups::{self, Backups};
use super::screen::compare::{self, Compare};
use super::screen::home::Home;
use super::screen::outline::Outline;
use super::screen::plan::{self, Plan};
use super::screen::report::{self, Report};
use super::screen::results::{self, Results};
use super::screen::selection::{self, Selection};
use super::screen::start::Start;
use super::screen::table::TableView;
use super::screen::targets::{self, Targets};
use super::screen::what_if::{self, WhatIf};
use super::work::{Saved, Work};

/// What the person has set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of the interface.
    pub lang: Lang,
    /// Theme and line characters.
    pub look: Look,
    /// Whether a digit also goes on to the next question.
    pub advance: bool,
    /// What it takes to raise a role by a level.
    pub efforts: Efforts,
    /// The keys.
    pub keymap: Keymap,
}

/// The screen below the dialogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The list of sessions.
    Home,
    /// The form of a session.
    Start,
    /// A question.
    Interview,
    /// The list of all questions.
    Outline,
    /// The scores.
    Results,
    /// The rows of a table question.
    Table,
    /// Targets, function by function.
    Targets,
    /// Targets that are only tried.
    WhatIf,
    /// Two sessions, or several, side by side.
    Compare,
    /// Gaps, actions and hints.
    Plan,
    /// The form of a report.
    Report,
    /// The earlier states of a session, and the trash.
    Backups,
}

/// A moment, given from outside: the program's core has no clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Now {
    /// For files.
    pub stamp: Stamp,
}

impl Now {
    /// The day.
    #[must_use]
    pub fn today(&self) -> Day {
        Day { time: None, offset: None, ..self.stamp }
    }

    /// Hours and minutes, for the header.
    #[must_use]
    pub fn clock(&self) -> String {
        self.stamp
            .time
            .map_or_else(String::new, |time| format!("{:02}:{:02}", time.hour, time.minute))
    }
}

/// A message that stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub warning: bool,
}

/// The workbook.
pub struct App {
    /// What the person has set.
    pub settings: Numbered<Settings>,
    /// The screen below the dialogs.
    pub screen: Screen,
    /// The sessions.
    pub home: Home,
    /// The form, while it is open.
    pub start: Option<Start>,
    /// The session at work.
    pub work: Option<Work>,
    /// Where one is in the outline.
    pub outline: Outline,
    /// Where one is in the results.
    pub results: Results,
    /// Where one is in the results of a selection.
    pub selection: Selection,
    /// Where one is in a table.
    pub table: TableView,
    /// Where one is among the targets.
    pub targets: Targets,
    /// What is tried, and where one is in it.
    pub what_if: WhatIf,
    /// What is compared, and where one is in it.
    pub compare: Compare,
    /// Where one is in the plan.
    pub plan: Plan,
    /// The form of a report.
    pub report: Report,
    /// Where one is among the earlier states.
    pub backups: Backups,
    /// The screens that one came from, the latest last: `Esc` goes back there.
    pub trail: Vec<Screen>,
    /// An explanation that is open again after `Esc` from the question to which it led.
    pub left: Option<LeftExplanation>,
    /// Dialogs over the screen; the last one has the keys.
    pub dialogs: Vec<Dialog>,
    /// A message that stays until the next key.
    pub toast: Option<Toast>,
    /// The size of the screen in cells: columns, rows.
    pub size: (u16, u16),
    /// The time of day shown in the header.
    pub clock: String,
    /// The directories, as the help page tells them: data, configuration.
    pub places: (String, String),
    /// The page that was put together last.
    pub kept_page: KeptPage,
}

impl App {
    /// The workbook at its home screen.
    #[must_use]
    pub fn new(settings: Settings, size: (u16, u16)) -> App {
        App {
            settings: settings.into(),
            screen: Screen::Home,
            home: Home::default(),
            start: None,
            work: None,
            outline: Outline::default(),
            results: Results::default(),
            selection: Selection::default(),
            table: TableView::default(),
            targets: Targets::default(),
            what_if: WhatIf::default(),
            compare: Compare::default(),
            plan: Plan::default(),
            report: Report::default(),
            backups: Backups::default(),
            trail: Vec::new(),
            left: None,
            dialogs: Vec::new(),
            toast: None,
            size,
            clock: String::new(),
            places: Default::default(),
            kept_page: KeptPage::default(),
        }
    }

    /// The language of the interface.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// A string in the language of the interface.
    #[must_use]
    pub fn say(&self, words: Words) -> &'static str {
        words.of(self.lang())
    }

    /// Where a key is pressed now: in the top dialog, or on the screen.
    #[must_use]
    pub fn context(&self) -> Context {
        self.dialogs.last().map_or_else(|| self.context_of_screen(), Dialog::context)
    }

    /// Where a key is pressed on the screen below the dialogs.
    #[must_use]
    pub fn context_of_screen(&self) -> Context {
        match self.screen {
            Screen::Home => Context::Home,
            Screen::Start => Context::Start,
            Screen::Interview => Context::Interview,
            Screen::Outline => Context::Outline,
            Screen::Results if self.shows_selection() => Context::Selection,
            Screen::Results => Context::Results,
            Screen::Table => Context::Table,
            Screen::Targets => Context::Targets,
            Screen::WhatIf => Context::WhatIf,
            Screen::Compare => Context::Compare,
            Screen::Plan => Context::Plan,
            Screen::Report => Context::Report,
            Screen::Backups => Context::Backups,
        }
    }

    /// The key that means an action in a context, as a person reads it; empty where none does.
    #[must_use]
    pub fn key_of(&self, action: Action, context: Context) -> String {
        let map = &self.settings.keymap;
        let row = map.rows_in(context).find(|row| row.action == action);
        row.and_then(|row| map.keys_shown(row, context).into_iter().next()).unwrap_or_default()
    }

    /// Whether the results of the session at work are those of a selection.
    #[must_use]
    pub fn shows_selection(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.standing.is_some())
    }

    /// Says something until the next key.
    pub fn tell(&mut self, words: Words) {
        self.tell_text(self.say(words).to_owned(), false);
    }

    /// As [`App::tell`], with a text of its own.
    pub fn tell_text(&mut self, text: String, warning: bool) {
        self.toast = Some(Toast { text, warning });
    }

    /// Whether an action can do something now. Dispatch and footer both ask this, so that a hint in
    /// the footer always works.
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::Help => !matches!(self.context(), Context::Help | Context::Unsaved),
            Action::Out if self.dialogs.is_empty() => self.screen != Screen::Home,
            Action::Home if !self.dialogs.is_empty() => self.context() == Context::Help,
            Action::Resolve => {
                self.dialogs.is_empty() && (self.clash().is_some() || self.is_held())
            }
            Action::Home | Action::Language | Action::Suspend | Action::Interrupt => true,
            _ if !self.dialogs.is_empty() => {
                self.dialogs.last().is_some_and(|dialog| dialog.offers(action, self))
            }
            _ => match self.screen {
                Screen::Home => self.home.offers(action),
                Screen::Start => true,
                Screen::Backups => backups::offers(self, action),
                _ => self.work.as_ref().is_some_and(|work| self.work_offers(work, action)),
            },
        }
    }

    fn work_offers(&self, work: &Work, action: Action) -> bool {
        match action {
            // What is tried can be taken back before anything that is written.
            Action::Undo if self.screen == Screen::WhatIf && self.what_if.can_undo() => true,
            Action::Redo if self.screen == Screen::WhatIf && self.what_if.can_redo() => true,
            Action::Undo => work.can_undo(),
            Action::Redo => work.can_redo(),
            Action::StartSelection => self.screen == Screen::Results && work.leads_to_selection,
            Action::HideScores => work.saved != Saved::ReadOnly,
            Action::Targets | Action::WhatIf | Action::Compare | Action::Plan | Action::Report => {
                self.opens(work, action)
            }
            _ => match self.screen {
                Screen::Interview => super::screen::interview::offers(work, action),
                Screen::Outline => self.outline.offers(work, action),
                Screen::Table => super::screen::table::offers(work, self.table, action),
                Screen::Targets => targets::offers(self, work, action),
                Screen::WhatIf => what_if::offers(self, work, action),
                Screen::Compare => compare::offers(self, work, action),
                Screen::Plan => plan::offers(self, work, action),
                Screen::Report => report::offers(self, work, action),
                _ if self.shows_selection() => selection::offers(self, work, action),
                _ => results::offers(self, work, action),
            },
        }
    }

    /// A key press, by the table of keys.
    pub fn key(&mut self, event: KeyEvent, now: &Now) -> Vec<Effect> {
        self.toast = None;
        let effects = match self.settings.keymap.meaning(self.context(), event) {
            Meaning::Action(action) => self.update(action, now),
            Meaning::Typed(event) => {
                self.typed(event);
                Vec::new()
            }
            Meaning::InputMethod => {
                self.tell(ui::IME_ON);
                Vec::new()
            }
            Meaning::Nothing => Vec::new(),
        };
        self.note_draft(effects, now)
    }

    /// A key for the text that is being typed.
    fn typed(&mut self, event: KeyEvent) {
        if let Some(mut dialog) = self.dialogs.pop() {
            dialog.typed(event, self);
            self.dialogs.push(dialog);
        } else if let Some(start) = &mut self.start {
            start.typed(event);
        }
    }

    /// Pasted text: never a command, only ever text.
    pub fn paste(&mut self, text: &str, now: &Now) -> Vec<Effect> {
        self.toast = None;
        if let Some(mut dialog) = self.dialogs.pop() {
            dialog.paste(text, self);
            self.dialogs.push(dialog);
        } else if let Some(start) = self.start.as_mut().filter(|_| self.screen == Screen::Start) {
            start.paste(text);
        }
        self.note_draft(Vec::new(), now)
    }

    /// Carries out an action where it is offered.
    pub fn update(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        if !self.offers(action) {
            self.tell_refused(action);
            return Vec::new();
        }
        match action {
            Action::Language => return self.switch_language(),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Resolve => {
                self.resolve();
                return Vec::new();
            }
            Action::Interrupt => return self.leave_program(130, now),
            Action::Help => {
                let dialog = Dialog::help(self.context());
                self.dialogs.push(dialog);
                return Vec::new();
            }
            _ => {}
        }
        if let Some(mut dialog) = self.dialogs.pop() {
            let done = dialog.update(action, self, now);
            return self.settle(dialog, done, now);
        }
        match (self.screen, action) {
            (Screen::Home, Action::Home) => vec![Effect::Quit(0)],
            (_, Action::Home) => self.go_home(),
            (Screen::Start, Action::Out) if self.is_form_of_existing() => {
                self.update_start(Action::Accept, now)
            }
            (_, Action::Out) => self.step_out(),
            (Screen::Home, _) => self.update_home(action),
            (Screen::Start, _) => self.update_start(action, now),
            (Screen::Interview, _) => self.update_interview(action, now),
            (Screen::Outline, _) => self.update_outline(action, now),
            (Screen::Results, _) if self.shows_selection() => self.update_selection(action, now),
            (Screen::Results, _) => self.update_results(action, now),
            (Screen::Table, _) => self.update_table(action, now),
            (Screen::Targets, _) => self.update_targets(action, now),
            (Screen::WhatIf, _) => self.update_what_if(action, now),
            (Screen::Compare, _) => self.update_compare(action, now),
            (Screen::Plan, _) => self.update_plan(action, now),
            (Screen::Report, _) => self.update_report(action, now),
            (Screen::Backups, _) => self.update_backups(action, now),
        }
    }

    /// Puts a dialog back, or carries out what it came to.
    pub(super) fn settle(&mut self, dialog: Dialog, done: Done, now: &Now) -> Vec<Effect> {
        match done {
            Done::Stay => self.dialogs.push(dialog),
            Done::Close => {}
            Done::Edit(edit) => {
                return self.with_work(|work| {
                    work.edit(edit, now.stamp);
                    work.set_focus(work.focus);
                });
            }
            Done::EditAndOn(edit) => {
                return self.with_work(|work| {
                    work.edit(edit, now.stamp);
                    let on = matches!(work.field(), Some(Field::Offer(_)))
                        && matches!(work.fields().get(work.focus + 1), Some(Field::Offer(_)));
                    work.set_focus(work.focus + usize::from(on));
                });
            }
            Done::Scope(section, reason) => return self.set_scope(section, Some(reason), now),
            Done::GoTo(question) => {
                self.enter(Screen::Interview);
                return self.with_work(|work| work.show(question));
            }
            Done::Effects(effects) => return effects,
            Done::EffectsAndStay(effects) => {
                self.dialogs.push(dialog);
                return effects;
            }
            Done::Home => {
                // What is typed below the help page is kept as if it had been left.
                let mut effects = self.keep_typed(now);
                effects.extend(self.go_home());
                return effects;
            }
        }
        Vec::new()
    }

    /// Changes the session at work and has what changed saved.
    pub fn with_work<R>(&mut self, change: impl FnOnce(&mut Work) -> R) -> Vec<Effect> {
        let Some(work) = &mut self.work else { return Vec::new() };
        change(work);
        let unsaved = &work.unsaved;
        let nothing = unsaved.answers.is_empty() && !unsaved.head && !unsaved.moved;
        if nothing || work.saved == Saved::ReadOnly { Vec::new() } else { vec![Effect::Save] }
    }

    fn switch_language(&mut self) -> Vec<Effect> {
        self.settings.lang = self.settings.lang.other();
        let lang = self.settings.lang;
        self.with_work(|work| {
            work.session.lang = Some(lang);
            // Where one looks is saved with the place, not as an answer.
            work.unsaved.moved = true;
        })
    }

    /// What someone else made of the session's file, while nothing is decided about it.
    fn clash(&self) -> Option<&Arc<Clash>> {
        self.work.as_ref().and_then(|work| work.clash.as_ref())
    }

    /// Shows what came in the way of saving, or who else has the session, and what can be done about it.
    fn resolve(&mut self) {
        if let Some(clash) = self.clash().cloned() {
            self.dialogs.push(Dialog::Conflict(Box::new(Conflict::new(clash, None))));
        } else {
            self.dialogs.push(Dialog::Held(super::dialog::Held::default()));
        }
    }

    /// The file is again as it was left, and the session saved: there is nothing to decide any more.
    pub fn no_conflict(&mut self) {
        let before = self.dialogs.len();
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Conflict(_)));
        if self.dialogs.len() < before {
            self.tell(crate::strings::saving::NO_CONFLICT);
        }
    }
}
