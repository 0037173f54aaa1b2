//! Targets that are only tried: levels are changed in memory, and functions and the whole move with
//! them. Nothing is written before it is taken over, as one step; leaving the screen keeps it until
//! the session is closed.

mod view;

use std::collections::BTreeMap;

use crate::action::Action;
use crate::score::{Part, Scores, Subject, TriedTarget, cheapest_path, proposed_target, scores};
use crate::score::{to_be_edits, tried_targets};
use crate::session::{Edit, Entries, Entry, Session};
use crate::strings::{targets as words, ui};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{Dialog, Line};
use crate::tui::effect::Effect;
use crate::tui::screen::targets::{beside, roles};
use crate::tui::widget::page::Goal;
use crate::tui::widget::scroll::step;
use crate::tui::work::{Saved, Work};

pub use view::render;

/// The list of changes among the functions: no section of a set stands there.
const CHANGES: usize = usize::MAX;

/// Targets by the id of their question.
type Tried = BTreeMap<String, Entries>;

/// What is tried, and where one is in it.
#[derive(Debug, Clone, Default)]
pub struct WhatIf {
    /// The role that is marked: its position in the set.
    role: usize,
    /// The side that has the keys, where another one than the role opens with was chosen.
    side: Option<usize>,
    /// Whether the list of all that is changed is shown, in place of a function.
    shows_changes: bool,
    tried: Tried,
    undo: Vec<Tried>,
    redo: Vec<Tried>,
}

/// The session as it would be, and what that amounts to.
struct Trial {
    session: Session,
    scores: Scores,
}

/// What is marked: a role, and the side of it that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marked {
    function: usize,
    role: usize,
    scale: usize,
}

impl WhatIf {
    fn trial(&self, work: &Work) -> Trial {
        let mut session = Session::clone(&work.session);
        for (id, to_be) in &self.tried {
            session.answers.entry(id.clone()).or_default().to_be.clone_from(to_be);
        }
        let scores = scores(&work.set, &session);
        Trial { session, scores }
    }

    /// The targets that differ from those of the session.
    fn changed<'a>(&'a self, work: &'a Work) -> impl Iterator<Item = (&'a String, &'a Entries)> {
        self.tried.iter().filter(|(id, to_be)| work.session.answer(id).to_be != **to_be)
    }

    /// The to-be of a role as it is tried.
    fn to_be<'a>(&'a self, work: &'a Work, role: usize) -> &'a Entries {
        let id = &work.set.questions[role].id;
        self.tried.get(id).unwrap_or_else(|| &work.session.answer(id).to_be)
    }

    fn marked(&self, app: &App, work: &Work) -> Option<Marked> {
        let role = if self.shows_changes {
            let list = changes(app, work);
            let here = list.iter().find(|line| line.question == self.role);
            here.or(list.first())?.question
        } else {
            let functions = roles::functions(work);
            let function = roles::function_of(work, self.role).filter(|at| functions.contains(at));
            let list = roles::roles(work, function.or(functions.first().copied())?);
            list.iter().copied().find(|&role| role >= self.role).or(list.last().copied())?
        };
        let scales = roles::scales(&work.set.questions[role]);
        let chosen = self.side.filter(|side| scales.contains(side));
        let opening = || self.opening_side(work, role).or(scales.first().copied());
        let function = roles::function_of(work, role)?;
        Some(Marked { function, role, scale: chosen.or_else(opening)? })
    }

    /// The side with which a role opens: where it has a target, else where one would be proposed.
    fn opening_side(&self, work: &Work, role: usize) -> Option<usize> {
        let to_be = self.to_be(work, role);
        let level =
            |&scale: &usize| matches!(to_be.get(&work.set.scales[scale].id), Some(Entry::Level(_)));
        let scales = roles::scales(&work.set.questions[role]).iter().copied();
        let given = scales.rev().find(level);
        given.or_else(|| Some(proposed_target(&work.set, &work.session, &work.scores, role)?.scale))
    }

    /// Whether something that was tried can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether it can be tried again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Tries something else.
    fn change(&mut self, change: impl FnOnce(&mut Tried)) {
        let mut tried = self.tried.clone();
        change(&mut tried);
        if tried != self.tried {
            self.undo.push(std::mem::replace(&mut self.tried, tried));
            self.redo.clear();
        }
    }
}

/// All that is changed, the most urgent first.
fn changes(app: &App, work: &Work) -> Vec<TriedTarget> {
    let trial = app.what_if.trial(work);
    tried_targets(&work.set, &work.session, &trial.session, &app.settings.efforts)
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, work: &Work, action: Action) -> bool {
    let what_if = &app.what_if;
    match action {
        Action::NextSection | Action::PreviousSection => return !roles::functions(work).is_empty(),
        Action::TakeOver => {
            return work.saved != Saved::ReadOnly && what_if.changed(work).next().is_some();
        }
        Action::Path => return !work.session.scores_hidden && !roles::functions(work).is_empty(),
        _ => {}
    }
    let Some(marked) = what_if.marked(app, work) else { return false };
    let id = &work.set.questions[marked.role].id;
    match action {
        Action::Digit(_) => roles::can_have_target(work, marked.role),
        Action::NotHere => {
            let tried = what_if.to_be(work, marked.role).get(&work.set.scales[marked.scale].id);
            roles::can_have_target(work, marked.role) && tried != Some(&Entry::None)
        }
        Action::Clear => what_if.tried.contains_key(id),
        Action::NextField | Action::PreviousField => {
            roles::scales(&work.set.questions[marked.role]).len() > 1
        }
        Action::Open
        | Action::Up
        | Action::Down
        | Action::First
        | Action::Last
        | Action::Explain => true,
        _ => false,
    }
}

/// The digits that stand for a level of the marked role.
#[must_use]
pub fn digits(app: &App, work: &Work) -> Vec<u8> {
    let marked = app.what_if.marked(app, work);
    marked.map_or_else(Vec::new, |at| roles::digits(work, at.role, at.scale))
}

impl App {
    /// Opens what is tried: from the targets at the role that is marked there, else where it was left,
    /// and for the first time at the question on screen.
    pub(crate) fn open_what_if(&mut self) {
        let Some(work) = &self.work else { return };
        if self.screen == Screen::Targets {
            self.mark_tried(self.targets.role);
            self.what_if.shows_changes = false;
        } else if self.what_if.role == 0 {
            self.mark_tried(work.at);
        }
        self.enter(Screen::WhatIf);
    }

    /// The session as it would be with what is tried, to be looked at only; `None` where nothing is
    /// tried, or another screen is open.
    pub(crate) fn tried_work(&self) -> Option<Work> {
        let work = self.work.as_ref().filter(|_| self.screen == Screen::WhatIf)?;
        self.what_if.changed(work).next()?;
        let session = self.what_if.trial(work).session;
        Some(Work::new(work.set.clone(), session, true))
    }

    /// Marks a role among what is tried.
    pub(crate) fn mark_tried(&mut self, role: usize) {
        (self.what_if.role, self.what_if.side) = (role, None);
    }

    pub(crate) fn update_what_if(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        match action {
            Action::Undo if self.what_if.can_undo() => {
                self.undo_tried();
                return Vec::new();
            }
            Action::Redo if self.what_if.can_redo() => {
                self.redo_tried();
                return Vec::new();
            }
            Action::TakeOver => return self.take_over(now),
            Action::Path => {
                self.ask_goal();
                return Vec::new();
            }
            Action::NextSection | Action::PreviousSection => {
                self.other_function(action);
                return Vec::new();
            }
            Action::WhatIf => return Vec::new(),
            _ => {}
        }
        let Some(marked) = self.what_if.marked(self, work) else {
            return self.update_session(action, now);
        };
        let list = self.listed(work, marked);
        let at = list.iter().position(|one| *one == marked.role).unwrap_or(0);
        if let Some(at) = step(action, at, list.len(), list.len()) {
            self.mark_tried(list[at]);
            return Vec::new();
        }
        match action {
            Action::Digit(digit) => {
                match roles::level_of_digit(work, marked.role, marked.scale, digit) {
                    Some(level) => self.try_target(marked, Entry::Level(level)),
                    None => self.tell(ui::NO_SUCH_DIGIT),
                }
            }
            Action::NotHere => self.try_target(marked, Entry::None),
            Action::Clear => {
                let id = work.set.questions[marked.role].id.clone();
                self.what_if.change(|tried| drop(tried.remove(&id)));
            }
            Action::NextField | Action::PreviousField => {
                let scales = roles::scales(&work.set.questions[marked.role]);
                let here = scales.iter().position(|one| *one == marked.scale).unwrap_or(0);
                let by = if action == Action::NextField { 1 } else { scales.len() - 1 };
                self.what_if.side = Some(scales[(here + by) % scales.len()]);
            }
            Action::Open => return self.follow(Goal::Question(marked.role)),
            Action::Explain => {
                let of_whole = self.what_if.shows_changes;
                let function = Subject::Section(marked.function);
                return self.explain(if of_whole { Subject::Overall } else { function });
            }
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    /// The roles of the list on screen.
    fn listed(&self, work: &Work, marked: Marked) -> Vec<usize> {
        if self.what_if.shows_changes {
            changes(self, work).iter().map(|line| line.question).collect()
        } else {
            roles::roles(work, marked.function)
        }
    }

    fn try_target(&mut self, marked: Marked, entry: Entry) {
        let Some(work) = &self.work else { return };
        let id = work.set.questions[marked.role].id.clone();
        let scale = work.set.scales[marked.scale].id.clone();
        let mut to_be = self.what_if.to_be(work, marked.role).clone();
        to_be.insert(scale, entry);
        (self.what_if.role, self.what_if.side) = (marked.role, Some(marked.scale));
        self.what_if.change(|tried| drop(tried.insert(id, to_be)));
    }

    fn undo_tried(&mut self) {
        if let Some(before) = self.what_if.undo.pop() {
            let now = std::mem::replace(&mut self.what_if.tried, before);
            self.what_if.redo.push(now);
            self.tell(ui::UNDONE);
        }
    }

    fn redo_tried(&mut self) {
        if let Some(again) = self.what_if.redo.pop() {
            let now = std::mem::replace(&mut self.what_if.tried, again);
            self.what_if.undo.push(now);
            self.tell(ui::REDONE);
        }
    }

    /// To the next function; the list of changes stands before the first one.
    fn other_function(&mut self, action: Action) {
        let Some(work) = &self.work else { return };
        let mut pages = vec![CHANGES];
        pages.extend(roles::functions(work));
        let marked = self.what_if.marked(self, work).map(|marked| marked.function);
        let here = if self.what_if.shows_changes { CHANGES } else { marked.unwrap_or(CHANGES) };
        let there = beside(&pages, here, action);
        let first = (there != CHANGES).then(|| roles::roles(work, there).first().copied());
        self.what_if.shows_changes = there == CHANGES;
        if let Some(role) = first.flatten() {
            self.mark_tried(role);
        }
    }

    /// Writes what is tried into the session, as one step.
    fn take_over(&mut self, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let mut edits = Vec::new();
        let mut count = 0;
        for (id, to_be) in self.what_if.changed(work) {
            edits.extend(to_be_edits(id, &work.session.answer(id).to_be, to_be, now.stamp));
            count += 1;
        }
        let what_if = &mut self.what_if;
        (what_if.tried, what_if.undo, what_if.redo) = Default::default();
        what_if.shows_changes = false;
        let effects = self.edit_targets(Edit::Many(edits), now);
        self.tell_text(words::taken_over(count, self.lang()), false);
        effects
    }

    fn ask_goal(&mut self) {
        let Some(work) = &self.work else { return };
        let function = self.what_if.marked(self, work).map(|marked| marked.function);
        let parts = match function.filter(|_| !self.what_if.shows_changes) {
            Some(function) => vec![Part::Section(function), Part::Whole],
            None => std::iter::once(Part::Whole).chain(function.map(Part::Section)).collect(),
        };
        self.dialogs.push(Dialog::Line(Box::new(Line::goal(parts))));
    }

    /// What a path would be for: its name, and where it stands in what is tried.
    pub(crate) fn part_text(&self, part: Part) -> String {
        let Some(work) = &self.work else { return String::new() };
        let scores = self.what_if.trial(work).scores;
        let (name, score) = match part {
            Part::Whole => (self.say(words::OVERALL).to_owned(), &scores.overall),
            Part::Section(at) => {
                let section = &work.set.sections[at];
                let name = format!("{} {}", section.id, section.title.get(self.lang()));
                (name, &scores.sections[at])
            }
        };
        words::part(&name, score.to_be.or(score.as_is), score.max, self.lang())
    }

    /// Tries the cheapest path to a score, and shows its steps.
    ///
    /// # Errors
    ///
    /// What to say where the score is out of reach; nothing is tried then.
    pub(crate) fn try_path(&mut self, part: Part, goal: f64, _now: &Now) -> Result<(), String> {
        let Some(work) = &self.work else { return Ok(()) };
        let Trial { session, scores } = self.what_if.trial(work);
        let path = cheapest_path(&work.set, &session, &scores, part, goal, &self.settings.efforts);
        if !path.reachable {
            return Err(words::out_of_reach(path.reaches, path.left_out, self.lang()));
        }
        if path.steps.is_empty() {
            self.tell(words::REACHED);
            return Ok(());
        }
        let id = |question: usize| work.set.questions[question].id.clone();
        let steps: Vec<(String, Entries)> =
            path.steps.iter().map(|step| (id(step.question), step.to_be.clone())).collect();
        let first = path.steps[0].question;
        self.what_if.change(|tried| tried.extend(steps));
        self.what_if.shows_changes = true;
        self.mark_tried(first);
        let reaches = path.reaches.unwrap_or(goal);
        let said = words::path(path.effort, reaches, path.steps.len(), path.left_out, self.lang());
        self.tell_text(said, false);
        Ok(())
    }
}
