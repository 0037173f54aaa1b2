//! A session at work: the set, the answers, the live scores, where one is, and what can be undone.
//!
//! Everything that changes a session goes through [`Work::edit`]; it keeps scores, history and what
//! is to be saved together.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::questionnaire::{Kind, Question, Questionnaire};
use crate::score::{Scores, State, scores};
use crate::session::{Answer, Change, Edit, Entry, Session, Stamp, Track};
use crate::store::Clash;
use crate::store::Holder;

use super::fields::{Field, Place, Value, fields, items};
use super::kept::Numbered;
use super::linked::Links;
use super::standing::Standing;

mod hold;

pub use hold::{Hold, Lost};

/// How the last save went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Saved {
    /// Everything is on disk.
    #[default]
    Yes,
    /// On its way.
    Saving,
    /// Not on disk.
    No {
        /// What the system said.
        cause: String,
        /// The time of day since when.
        since: String,
    },
    /// Never written; [`Work::hold`] says why.
    ReadOnly,
}

/// One step that can be undone.
#[derive(Debug, Clone)]
struct Step {
    edit: Edit,
    at: usize,
    pass: Track,
}

/// What is not on its way to the disk yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// The ids of the questions whose answers changed.
    pub answers: BTreeSet<String>,
    /// Whether something besides answers changed: title, scope, language.
    pub head: bool,
    /// Whether another question is on screen.
    pub moved: bool,
    /// Whether something else is being typed.
    pub draft: bool,
}

/// A session at work.
#[derive(Debug, Clone)]
pub struct Work {
    /// The file of the session.
    pub file: PathBuf,
    /// The question set.
    pub set: Arc<Questionnaire>,
    /// The answers.
    pub session: Numbered<Session>,
    /// What they amount to, always up to date.
    pub scores: Scores,
    /// Where a selection stands, always up to date; `None` where the set is none for a selection.
    pub standing: Option<Standing>,
    /// The position of the question on screen.
    pub at: usize,
    /// The position of the field that has the keys.
    pub focus: usize,
    /// The position of the marked item in that field.
    pub mark: usize,
    /// Which pass is on.
    pub pass: Track,
    /// Whether guidance was unfolded or folded by the person; by the room there is otherwise.
    pub guidance: Option<bool>,
    /// How the last save went.
    pub saved: Saved,
    /// By what right it is open.
    pub hold: Hold,
    /// Since when someone else has it, as it is shown: the time, and the day where that is not today.
    pub held_since: String,
    /// Who had it open the last time and did not close it.
    pub not_closed: Option<Holder>,
    /// Why what is shown is the last good state of a session that someone else changes.
    pub lost: Option<Lost>,
    /// Where the one who has the session was last, while it is followed.
    pub theirs: Option<String>,
    /// What someone else made of the file, while nothing is decided about it.
    pub clash: Option<Arc<Clash>>,
    /// Whether the draft of the session is what is being typed now, and not one from the last time.
    pub typing: bool,
    /// What the saver has not been told yet.
    pub unsaved: Unsaved,
    /// What the session is linked to.
    pub links: Numbered<Links>,
    /// Whether a selection can be begun from here: the set asks how roles are bought, and the set of
    /// a selection is at hand.
    pub leads_to_selection: bool,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl Work {
    /// A session as it was left: at the same question, in the first field.
    #[must_use]
    pub fn new(set: Arc<Questionnaire>, session: Session, read_only: bool) -> Work {
        let scores = scores(&set, &session);
        let standing = Standing::of(&set, &session, &scores);
        let left_at = session.at.as_deref().and_then(|id| set.question(id));
        let mut work = Work {
            file: PathBuf::new(),
            set,
            session: session.into(),
            scores,
            standing,
            at: 0,
            focus: 0,
            mark: 0,
            pass: Track::AsIs,
            guidance: None,
            saved: if read_only { Saved::ReadOnly } else { Saved::Yes },
            hold: if read_only { Hold::Newer } else { Hold::Own },
            held_since: String::new(),
            not_closed: None,
            lost: None,
            theirs: None,
            clash: None,
            typing: false,
            unsaved: Unsaved::default(),
            links: Numbered::default(),
            leads_to_selection: false,
            undo: Vec::new(),
            redo: Vec::new(),
        };
        let at = left_at.filter(|&at| work.is_shown(at)).or_else(|| work.shown().next());
        work.show(at.unwrap_or(0));
        work.unsaved = Unsaved::default();
        work
    }

    /// The question on screen; `None` where the set asks none.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.set.questions.get(self.at)
    }

    /// The answer to the question on screen.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        self.session.answer(self.question().map_or("", |question| &question.id))
    }

    /// Whether a question is asked.
    #[must_use]
    pub fn is_shown(&self, question: usize) -> bool {
        self.scores.questions.get(question).is_some_and(|score| score.state != State::Hidden)
    }

    /// The positions of the questions that are asked, in order.
    #[must_use]
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.set.questions.len()).filter(|&at| self.is_shown(at))
    }

    /// The question asked after this one.
    #[must_use]
    pub fn after(&self, question: usize) -> Option<usize> {
        (question + 1..self.set.questions.len()).find(|&at| self.is_shown(at))
    }

    /// The question asked before this one.
    #[must_use]
    pub fn before(&self, question: usize) -> Option<usize> {
        (0..question.min(self.set.questions.len())).rev().find(|&at| self.is_shown(at))
    }

    /// The first question of the next section.
    #[must_use]
    pub fn next_section(&self) -> Option<usize> {
        let section = self.question()?.section;
        let mut later = (self.at..self.set.questions.len()).filter(|&at| self.is_shown(at));
        later.find(|&at| self.set.questions[at].section != section)
    }

    /// The first question of this section, or of the one before where that is on screen already.
    #[must_use]
    pub fn previous_section(&self) -> Option<usize> {
        let first_of =
            |section: usize| self.shown().find(|&at| self.set.questions[at].section == section);
        let first = first_of(self.question()?.section)?;
        if first < self.at {
            return Some(first);
        }
        let earlier = self.before(first)?;
        first_of(self.set.questions[earlier].section)
    }

    /// Puts a question on screen, its first field focused.
    pub fn show(&mut self, question: usize) {
        self.at = question;
        self.session.at = self.question().map(|question| question.id.clone());
        self.unsaved.moved = true;
        self.set_focus(0);
    }

    /// The fields of the question on screen.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let candidates = self.session.candidates.len();
        self.question().map(|question| fields(question, candidates)).unwrap_or_default()
    }

    /// The field that has the keys.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        self.fields().get(self.focus).copied()
    }

    /// Gives the keys to a field, its mark on what is chosen there.
    pub fn set_focus(&mut self, focus: usize) {
        // With a candidate its field goes.
        self.focus = focus.min(self.fields().len().saturating_sub(1));
        self.mark = self.chosen_position().unwrap_or(0);
    }

    /// The focused field of the question on screen.
    #[must_use]
    pub fn place(&self) -> Option<Place<'_>> {
        Some(self.place_of(self.question()?, self.field()?))
    }

    /// A field of a question.
    #[must_use]
    pub fn place_of<'a>(&'a self, question: &'a Question, field: Field) -> Place<'a> {
        Place { set: &self.set, session: &self.session, question, field, track: self.track() }
    }

    fn chosen_position(&self) -> Option<usize> {
        let place = self.place()?;
        let items = items(place.set, place.question, place.field);
        items.iter().position(|item| place.is_chosen(&item.value))
    }

    /// The track that levels go to: the pass, but a question without a to-be has only its as-is.
    #[must_use]
    pub fn track(&self) -> Track {
        match self.question() {
            Some(question) if question.target => self.pass,
            _ => Track::AsIs,
        }
    }

    /// The values that can be chosen in the focused field.
    #[must_use]
    pub fn values(&self) -> Vec<Value> {
        match (self.question(), self.field()) {
            (Some(question), Some(field)) => {
                items(&self.set, question, field).into_iter().map(|item| item.value).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The position of the item that a digit chooses in the focused field.
    #[must_use]
    pub fn digit(&self, digit: u8) -> Option<usize> {
        let (question, field) = (self.question()?, self.field()?);
        items(&self.set, question, field).iter().position(|item| item.digit == Some(digit))
    }

    /// Carries out an edit, unless it would change nothing. Returns whether it did.
    pub fn edit(&mut self, edit: Edit, now: Stamp) -> bool {
        if self.saved == Saved::ReadOnly || edit.changes_nothing(&self.session) {
            return false;
        }
        let back = self.carry_out(edit, now);
        self.undo.push(back);
        self.redo.clear();
        true
    }

    /// Whether changes go to the file.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.saved != Saved::ReadOnly
    }

    /// Notes that the report on the version of the set at hand was read. As with the language that was
    /// on, that is nothing to undo, and no answer is changed by it.
    pub fn carry_over(&mut self) {
        if self.is_written() {
            self.session.questionnaire.carried_to = Some(self.set.version.clone());
            self.unsaved.head = true;
            if !matches!(self.saved, Saved::No { .. }) {
                self.saved = Saved::Saving;
            }
        }
    }

    fn carry_out(&mut self, edit: Edit, now: Stamp) -> Step {
        self.note_unsaved(&edit);
        let (at, pass) = (self.at, self.pass);
        let back = self.session.apply(edit);
        self.session.updated = Some(now);
        self.scores = scores(&self.set, &self.session);
        self.standing = Standing::of(&self.set, &self.session, &self.scores);
        Step { edit: back, at, pass }
    }

    fn note_unsaved(&mut self, edit: &Edit) {
        self.unsaved.answers.extend(edit.questions().into_iter().map(str::to_owned));
        self.unsaved.head |= match edit {
            Edit::Answer { .. } => false,
            Edit::Scope { .. }
            | Edit::Head { .. }
            | Edit::Candidates { .. }
            | Edit::TargetBy(_)
            | Edit::Actions(_) => true,
            Edit::Many(edits) => edits.iter().any(|edit| !matches!(edit, Edit::Answer { .. })),
        };
        if self.saved != Saved::ReadOnly && !matches!(self.saved, Saved::No { .. }) {
            self.saved = Saved::Saving;
        }
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last change back and goes to what it changed. Returns the question that it changed;
    /// `None` where it changed something else, or there is nothing to undo.
    pub fn undo(&mut self, now: Stamp) -> Option<usize> {
        let step = self.undo.pop()?;
        let changed = self.changed_by(&step);
        let again = self.take_back(step, now);
        self.redo.push(again);
        changed
    }

    /// Makes the last undone change again and goes to what it changes; returns as [`Work::undo`].
    pub fn redo(&mut self, now: Stamp) -> Option<usize> {
        let step = self.redo.pop()?;
        let changed = self.changed_by(&step);
        let again = self.take_back(step, now);
        self.undo.push(again);
        changed
    }

    fn changed_by(&self, step: &Step) -> Option<usize> {
        step.edit.questions().first().and_then(|id| self.set.question(id))
    }

    fn take_back(&mut self, step: Step, now: Stamp) -> Step {
        let (at, pass) = (self.changed_by(&step).unwrap_or(step.at), step.pass);
        let mut again = self.carry_out(step.edit, now);
        (again.at, again.pass) = (at, pass);
        self.pass = pass;
        // What it changes may be hidden now, when a condition or the scope was changed back.
        if self.is_shown(at) {
            self.show(at);
        } else if !self.is_shown(self.at) {
            let near = self.after(self.at).or_else(|| self.before(self.at));
            self.show(near.unwrap_or(0));
        } else {
            self.set_focus(self.focus);
        }
        again
    }

    /// Chooses an item of the focused field: a level, a choice, "none" or "don't know". Returns whether
    /// the field has such an item, and it is not one that is written.
    pub fn choose(&mut self, value: &Value, now: Stamp) -> bool {
        let Some(position) = self.values().iter().position(|known| known == value) else {
            return false;
        };
        let change = self.place().and_then(|place| place.choosing(value));
        let Some(change) = change else { return false };
        self.mark = position;
        let edit = self.also_applicable(change, now);
        self.edit(edit, now);
        true
    }

    /// A change of the answer on screen that also takes "not applicable" away: who answers a question
    /// says that it applies.
    fn also_applicable(&self, change: Change, now: Stamp) -> Edit {
        let id = self.question().map_or("", |question| &question.id);
        let edit = Edit::answer(id, change, now);
        if self.answer().not_applicable.is_none() {
            return edit;
        }
        Edit::Many(vec![Edit::answer(id, Change::NotApplicable(None), now), edit])
    }

    /// A change that answers the question on screen, and so also says that it applies.
    pub fn answer_with(&mut self, change: Change, now: Stamp) -> bool {
        let edit = self.also_applicable(change, now);
        self.edit(edit, now)
    }

    /// A change of the answer on screen.
    pub fn change(&mut self, change: Change, now: Stamp) -> bool {
        let Some(id) = self.question().map(|question| question.id.clone()) else { return false };
        self.edit(Edit::answer(&id, change, now), now)
    }

    /// Clears the focused field; on a question that is not applicable, takes that away.
    pub fn clear(&mut self, now: Stamp) -> bool {
        if self.answer().not_applicable.is_some() {
            return self.change(Change::NotApplicable(None), now);
        }
        let changes = self.clearing();
        let Some(id) = self.question().map(|question| question.id.clone()) else { return false };
        let mut edits: Vec<Edit> =
            changes.into_iter().map(|change| Edit::answer(&id, change, now)).collect();
        match edits.len() {
            0 => false,
            1 => self.edit(edits.remove(0), now),
            _ => self.edit(Edit::Many(edits), now),
        }
    }

    /// What clearing the focused field would change; nothing where it is empty.
    #[must_use]
    pub fn clearing(&self) -> Vec<Change> {
        self.place().map(|place| place.clearing()).unwrap_or_default()
    }

    /// The entries of the question before that this one can take over, by scale.
    #[must_use]
    pub fn repeatable(&self) -> Vec<(String, Entry)> {
        let (Some(question), Some(before)) = (self.question(), self.before(self.at)) else {
            return Vec::new();
        };
        let Kind::Level { scales } = &question.kind else { return Vec::new() };
        let earlier = self.session.answer(&self.set.questions[before].id);
        let entries = earlier.entries(self.track());
        let scales = scales.iter().map(|&scale| &self.set.scales[scale].id);
        scales.filter_map(|id| Some((id.clone(), entries.get(id)?.clone()))).collect()
    }

    /// Takes over the levels of the question before.
    pub fn repeat(&mut self, now: Stamp) -> bool {
        let Some(id) = self.question().map(|question| question.id.clone()) else { return false };
        let track = self.track();
        let change = |(scale, entry)| Change::Entry(track, scale, Some(entry));
        let changes = self.repeatable().into_iter().map(change);
        let mut edits: Vec<Edit> = changes.map(|change| Edit::answer(&id, change, now)).collect();
        if edits.is_empty() {
            return false;
        }
        if self.answer().not_applicable.is_some() {
            edits.insert(0, Edit::answer(&id, Change::NotApplicable(None), now));
        }
        self.edit(Edit::Many(edits), now);
        self.set_focus(self.focus);
        true
    }

    /// Puts a section out of scope for a reason, or with `None` back in scope.
    pub fn scope(&mut self, section: usize, reason: Option<String>, now: Stamp) -> bool {
        let section = self.set.sections[section].id.clone();
        let changed = self.edit(Edit::Scope { section, reason }, now);
        if !self.is_shown(self.at) {
            let near = self.after(self.at).or_else(|| self.before(self.at));
            self.show(near.unwrap_or(self.at));
        }
        changed
    }
}
