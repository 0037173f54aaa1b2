//! The interview: one question, large and alone, with live scores beside it where there is room.
//!
//! ```text
//! outline (from 100 columns) | section, question, guidance, levels | scores (from 140 columns)
//! ```

mod answers;
mod body;
mod last_time;
mod offers;
mod panes;
mod standing;
mod written;

pub use offers::{importance, no_candidates};
pub use panes::{section_number, state_mark};
pub use written::number_text;

use ratatui::layout::Rect;

use crate::action::Action;
use crate::questionnaire::{Kind, Measure};
use crate::session::{Basis, Change, Edit, Track};
use crate::strings::ui;
use crate::text::Lang;
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{
    About, Amount, AmountOf, CandidateList, Decision, Dialog, EvidenceList, Reason, Search, Target,
    Writing, subject_of_question,
};
use crate::tui::effect::Effect;
use crate::tui::fields::{Field, Value, items};
use crate::tui::paint::Canvas;
use crate::tui::widget::scroll::step;
use crate::tui::work::{Saved, Work};

/// From how many columns on the outline stands on the left.
const WITH_OUTLINE: u16 = 100;
/// From how many columns on the scores stand on the right.
const WITH_SCORES: u16 = 140;
/// Columns of the outline.
const OUTLINE_CELLS: u16 = 30;
/// Columns of the scores.
const SCORE_CELLS: u16 = 32;
/// The widest that text to be read aloud gets.
const TEXT_CELLS: u16 = 92;
/// From how many rows on guidance is unfolded by itself.
const ROOM_FOR_GUIDANCE: u16 = 28;

/// Draws the interview.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let area = canvas.area;
    let mut centre = area;
    if area.width >= WITH_OUTLINE {
        let left = Rect { width: OUTLINE_CELLS, ..area };
        panes::outline(app, work, &mut canvas.part(left));
        canvas.post(OUTLINE_CELLS);
        centre.x += OUTLINE_CELLS + 1;
        centre.width -= OUTLINE_CELLS + 1;
    }
    if area.width >= WITH_SCORES {
        centre.width -= SCORE_CELLS + 1;
        canvas.post(area.width - SCORE_CELLS - 1);
        let right = Rect { x: area.right() - SCORE_CELLS, width: SCORE_CELLS, ..area };
        panes::scores(app, work, &mut canvas.part(right));
    }
    let inside =
        Rect { x: centre.x + 1, width: centre.width.saturating_sub(2).min(TEXT_CELLS), ..centre };
    let with_scores = area.width < WITH_SCORES;
    body::render(app, work, with_scores, &mut canvas.part(inside));
}

/// Where one is, for the header: the question's id and its position among those that are asked.
#[must_use]
pub fn place(app: &App, work: &Work) -> String {
    let Some(question) = work.question().filter(|_| work.is_shown(work.at)) else {
        return String::new();
    };
    let position = work.shown().take_while(|&at| at <= work.at).count();
    let all = work.shown().count();
    match app.lang() {
        Lang::Ja => format!("{}   {position}/{all}", question.id),
        Lang::En => format!("{}   {position} of {all}", question.id),
    }
}

/// The digits that choose something in the focused field.
#[must_use]
pub fn digits(work: &Work) -> Vec<u8> {
    match (work.question(), work.field()) {
        (Some(question), Some(field)) => {
            items(&work.set, question, field).iter().filter_map(|item| item.digit).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether guidance is unfolded: as the person wants it, else where there is room.
#[must_use]
pub fn shows_guidance(app: &App, work: &Work) -> bool {
    work.guidance.unwrap_or(app.size.1 >= ROOM_FOR_GUIDANCE)
}

/// Whether an action can do something on this question.
#[must_use]
pub fn offers(work: &Work, action: Action) -> bool {
    // With everything out of scope there is none; what stood there last must not be answered unseen.
    let Some(question) = work.question().filter(|_| work.is_shown(work.at)) else {
        return matches!(action, Action::Outline | Action::Results);
    };
    let may_write = work.saved != Saved::ReadOnly;
    let answer = work.answer();
    match action {
        Action::Digit(_) => may_write && (!digits(work).is_empty() || amount_of(work).is_some()),
        Action::Choose => (may_write && !work.values().is_empty()) || can_read(work),
        Action::DontKnow => may_write && work.values().contains(&Value::DontKnow),
        Action::Basis => may_write && offered(work).is_some(),
        Action::Candidates => work.standing.is_some(),
        Action::NotHere => may_write && matches!(work.field(), Some(Field::Scale(_))),
        Action::Up | Action::Down => !work.values().is_empty(),
        Action::Clear => may_write && can_clear(work),
        Action::Repeat => may_write && !work.repeatable().is_empty(),
        Action::TakeEarlier => may_write && !work.taking_over().is_empty(),
        Action::NextField | Action::PreviousField => work.fields().len() > 1,
        Action::Back => work.before(work.at).is_some(),
        Action::TogglePass => work.set.questions.iter().any(|question| question.target),
        Action::Guidance => {
            question.why.is_some() || question.ask.is_some() || question.evidence.is_some()
        }
        Action::Explain => subject_of_question(work, work.at).is_some(),
        Action::NotApplicable | Action::Flag => may_write,
        Action::Note => may_write || answer.note.is_some(),
        Action::Memo => may_write || answer.memo.is_some(),
        Action::Evidence => may_write || !answer.evidence.is_empty(),
        Action::NextSection => work.next_section().is_some(),
        Action::PreviousSection => work.previous_section().is_some(),
        Action::Next | Action::Forward | Action::Search | Action::Outline | Action::Results => true,
        _ => false,
    }
}

fn can_clear(work: &Work) -> bool {
    work.answer().not_applicable.is_some() || !work.clearing().is_empty()
}

/// Whether the focused field has rows or a record, which can be opened to be read only.
fn can_read(work: &Work) -> bool {
    match work.field() {
        Some(Field::Rows) => !work.answer().rows.is_empty(),
        Some(Field::Record) => !work.values().is_empty() && work.answer().record.is_some(),
        _ => false,
    }
}

/// The number that is written in the focused field; `None` where none is.
fn amount_of(work: &Work) -> Option<AmountOf> {
    let is_number = || {
        let requirement = work.question()?.kind.requirement()?;
        matches!(requirement.measure, Measure::Number { .. }).then_some(())
    };
    match work.field()? {
        Field::Number => Some(AmountOf::Number),
        Field::Weight => Some(AmountOf::Weight),
        Field::Pass => is_number().map(|()| AmountOf::Pass),
        Field::Offer(at) => {
            let candidate = work.session.candidates.get(at)?;
            is_number().map(|()| AmountOf::Offer(candidate.id.clone()))
        }
        _ => None,
    }
}

/// The id of the focused candidate, where something was said of it.
fn offered(work: &Work) -> Option<String> {
    let Some(Field::Offer(at)) = work.field() else { return None };
    let id = &work.session.candidates.get(at)?.id;
    work.answer().candidates.contains_key(id).then(|| id.clone())
}

impl App {
    pub(crate) fn update_interview(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let stamp = now.stamp;
        match action {
            Action::Digit(digit) => return self.answer_digit(digit, now),
            Action::Choose => return self.answer_marked(now),
            Action::NotHere => return self.answer(&Value::NotHere, now),
            Action::DontKnow => return self.answer(&Value::DontKnow, now),
            Action::NotApplicable => return self.not_applicable(now),
            Action::Clear => return self.with_work(|work| work.clear(stamp)),
            Action::Repeat => return self.with_work(|work| work.repeat(stamp)),
            Action::TakeEarlier => return self.take_earlier(now),
            Action::Up | Action::Down => self.move_mark(action),
            Action::NextField => self.move_focus(1),
            Action::PreviousField => self.move_focus(-1),
            Action::Next => return self.next(),
            Action::Forward => return self.forward(),
            Action::Back => return self.go_to(|work| work.before(work.at)),
            Action::NextSection => return self.go_to(Work::next_section),
            Action::PreviousSection => return self.go_to(Work::previous_section),
            Action::TogglePass => self.toggle_pass(),
            Action::Note => self.write(Target::Note),
            Action::Memo => self.write(Target::Memo),
            Action::Evidence => self.write_evidence(),
            Action::Basis => return self.next_basis(now),
            Action::Flag => {
                return self.with_work(|work| {
                    let on = !work.answer().flag;
                    work.change(Change::Flag(on), stamp);
                });
            }
            Action::Guidance => {
                let shown = self.work.as_ref().is_some_and(|work| shows_guidance(self, work));
                if let Some(work) = &mut self.work {
                    work.guidance = Some(!shown);
                }
            }
            Action::Explain => {
                let subject =
                    self.work.as_ref().and_then(|work| subject_of_question(work, work.at));
                return subject.map_or_else(Vec::new, |subject| self.explain(subject));
            }
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    /// What interview, outline and results have in common.
    pub(crate) fn update_session(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        match action {
            Action::Undo => return self.undo(now),
            Action::Redo => return self.redo(now),
            Action::Outline => self.open_outline(),
            Action::Results => self.jump(Screen::Results),
            Action::Targets => {
                if let (Screen::Interview, Some(work)) = (self.screen, &self.work) {
                    self.mark_target(work.at);
                }
                self.enter(Screen::Targets);
            }
            Action::WhatIf => self.open_what_if(),
            Action::Compare => return vec![Effect::ReadSessions],
            Action::Plan => self.open_plan(now),
            Action::Report => self.enter(Screen::Report),
            Action::Candidates => {
                if let Some(work) = &self.work {
                    let may_write = work.saved != Saved::ReadOnly;
                    let list = CandidateList::new(&work.session, may_write);
                    self.dialogs.push(Dialog::Candidates(Box::new(list)));
                }
            }
            Action::Search => {
                if let Some(work) = &self.work {
                    self.dialogs.push(Dialog::Search(Box::new(Search::new(work))));
                }
            }
            Action::HideScores => {
                return self.with_work(|work| {
                    work.session.scores_hidden = !work.session.scores_hidden;
                    work.unsaved.moved = true;
                });
            }
            _ => {}
        }
        Vec::new()
    }

    fn undo(&mut self, now: &Now) -> Vec<Effect> {
        self.tell(ui::UNDONE);
        self.go_to_what(|work| work.undo(now.stamp))
    }

    fn redo(&mut self, now: &Now) -> Vec<Effect> {
        self.tell(ui::REDONE);
        self.go_to_what(|work| work.redo(now.stamp))
    }

    /// Goes to the question that a change was taken back on: in the outline to its line, where targets
    /// and the plan are set nowhere, else to the question itself.
    fn go_to_what(&mut self, change: impl FnOnce(&mut Work) -> Option<usize>) -> Vec<Effect> {
        let mut changed = None;
        let effects = self.with_work(|work| changed = change(work));
        match (changed, self.screen) {
            (Some(question), Screen::Outline) => self.mark_in_outline(question),
            (Some(question), Screen::Targets) => self.mark_target(question),
            (Some(question), Screen::WhatIf) => self.mark_tried(question),
            // What was changed there is in sight there.
            (Some(_), Screen::Plan) | (None, _) => {}
            (Some(question), Screen::Results) if self.mark_in_results(question) => {}
            (Some(_), _) => self.enter(Screen::Interview),
        }
        effects
    }

    /// Last time's answer as today's, in one step.
    fn take_earlier(&mut self, now: &Now) -> Vec<Effect> {
        self.tell(ui::TAKEN_OVER);
        self.with_work(|work| {
            let Some(question) = work.question().map(|question| question.id.clone()) else {
                return;
            };
            let changes = work.taking_over().into_iter();
            let edits = changes.map(|change| Edit::answer(&question, change, now.stamp)).collect();
            work.edit(Edit::Many(edits), now.stamp);
            work.set_focus(work.focus);
        })
    }

    fn answer_digit(&mut self, digit: u8, now: &Now) -> Vec<Effect> {
        let work = self.work.as_ref();
        if work.and_then(amount_of).is_some() {
            self.write_amount(Some(digit));
            return Vec::new();
        }
        let position = work.and_then(|work| work.digit(digit));
        let Some(position) = position else {
            self.tell(ui::NO_SUCH_DIGIT);
            return Vec::new();
        };
        if let Some(work) = &mut self.work {
            work.mark = position;
        }
        self.answer_marked(now)
    }

    fn answer_marked(&mut self, now: &Now) -> Vec<Effect> {
        let Some(value) = self.work.as_ref().and_then(|work| work.values().get(work.mark).cloned())
        else {
            return Vec::new();
        };
        if value == Value::Write {
            self.write_field();
            return Vec::new();
        }
        self.answer(&value, now)
    }

    /// Opens what the focused field is written in.
    fn write_field(&mut self) {
        match self.work.as_ref().and_then(Work::field) {
            Some(Field::Record) => self.write_decision(),
            Some(Field::Rows) => self.open_table(),
            _ => self.write_amount(None),
        }
    }

    fn write_amount(&mut self, first: Option<u8>) {
        let Some(work) = &self.work else { return };
        let amount = amount_of(work).and_then(|of| Amount::new(of, work, self, first));
        if let Some(amount) = amount {
            self.dialogs.push(Dialog::Amount(Box::new(amount)));
        }
    }

    fn write_decision(&mut self) {
        let Some(work) = &self.work else { return };
        let Some(question) = work.question() else { return };
        let hint = question.record.clone().unwrap_or_default();
        let may_write = work.saved != Saved::ReadOnly;
        let decision = Decision::new(&question.id, hint, work.answer(), may_write);
        self.dialogs.push(Dialog::Decision(Box::new(decision)));
    }

    /// The next word for what the focused candidate's answer rests on; after the last one none.
    fn next_basis(&mut self, now: &Now) -> Vec<Effect> {
        self.with_work(|work| {
            let Some(id) = offered(work) else { return };
            let mut words = Basis::WORDS.into_iter().map(|(_, basis)| basis);
            let next = match work.answer().rests_on.get(&id) {
                None => words.next(),
                Some(before) => {
                    words.find(|basis| basis == before);
                    words.next()
                }
            };
            work.change(Change::RestsOn(id, next), now.stamp);
        })
    }

    /// Chooses in the focused field; with the setting `advance` also goes on, but not from a question
    /// that takes several choices.
    fn answer(&mut self, value: &Value, now: &Now) -> Vec<Effect> {
        let mut effects = self.with_work(|work| work.choose(value, now.stamp));
        let several = self
            .work
            .as_ref()
            .and_then(Work::question)
            .is_some_and(|question| matches!(question.kind, Kind::Multi(_)));
        if self.settings.advance && !several {
            effects.extend(self.forward());
        }
        effects
    }

    /// Not applicable at once; the reason is asked for, and leaving that keeps it without one.
    fn not_applicable(&mut self, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let Some(question) = work.question() else { return Vec::new() };
        let before = work.answer().not_applicable.clone();
        let reason = Reason::new(
            About::NotApplicable(question.id.clone()),
            before.as_deref().unwrap_or_default(),
        );
        self.dialogs.push(Dialog::Reason(Box::new(reason)));
        if before.is_some() {
            return Vec::new();
        }
        self.with_work(|work| {
            work.change(Change::NotApplicable(Some(String::new())), now.stamp);
        })
    }

    fn move_mark(&mut self, action: Action) {
        if let Some(work) = &mut self.work {
            let len = work.values().len();
            work.mark = step(action, work.mark, len, len).unwrap_or(work.mark);
        }
    }

    fn move_focus(&mut self, by: isize) {
        if let Some(work) = &mut self.work {
            let len = work.fields().len();
            let focus = (work.focus + len).saturating_add_signed(by) % len.max(1);
            work.set_focus(focus);
        }
    }

    /// Into what is written while it is empty; else on.
    fn next(&mut self) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let answer = work.answer();
        let may_write = work.saved != Saved::ReadOnly && answer.not_applicable.is_none();
        let is_text = work.question().is_some_and(|question| matches!(question.kind, Kind::Text));
        match work.field().filter(|_| may_write) {
            Some(Field::Record) if is_text && answer.record.is_none() => {
                self.write(Target::Record);
            }
            Some(Field::Record) if !is_text && answer.record.is_none() => self.write_decision(),
            Some(Field::Number) if answer.number.is_none() => self.write_amount(None),
            Some(Field::Rows) if answer.rows.is_empty() => self.open_table(),
            Some(Field::Offer(_)) if amount_of(work).is_some() && offered(work).is_none() => {
                self.write_amount(None);
            }
            _ => return self.forward(),
        }
        Vec::new()
    }

    fn forward(&mut self) -> Vec<Effect> {
        let after = self.work.as_ref().and_then(|work| work.after(work.at));
        if after.is_none() {
            self.jump(Screen::Results);
            self.tell(ui::LAST_QUESTION);
        }
        self.go_to(|_| after)
    }

    fn go_to(&mut self, to: impl FnOnce(&Work) -> Option<usize>) -> Vec<Effect> {
        match self.work.as_ref().and_then(to) {
            Some(question) => self.with_work(|work| work.show(question)),
            None => Vec::new(),
        }
    }

    fn toggle_pass(&mut self) {
        let Some(work) = &mut self.work else { return };
        work.pass = match work.pass {
            Track::AsIs => Track::ToBe,
            Track::ToBe => Track::AsIs,
        };
        work.set_focus(work.focus);
        let told = if work.pass == Track::AsIs { ui::PASS_AS_IS } else { ui::PASS_TO_BE };
        self.tell(told);
    }

    fn write(&mut self, target: Target) {
        let Some(work) = &self.work else { return };
        let Some(question) = work.question() else { return };
        let may_write = work.saved != Saved::ReadOnly;
        let writing = Writing::new(target, &question.id, work.answer(), may_write);
        self.dialogs.push(Dialog::Writing(Box::new(writing)));
    }

    fn write_evidence(&mut self) {
        let Some(work) = &self.work else { return };
        let Some(question) = work.question() else { return };
        let may_write = work.saved != Saved::ReadOnly;
        let list = EvidenceList::new(&question.id, work.answer(), may_write);
        self.dialogs.push(Dialog::Evidence(Box::new(list)));
    }
}
