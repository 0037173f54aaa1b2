//! The only way in which a session changes.
//!
//! An [`Edit`] is a value: it can be stored, merged, and taken back. [`Session::apply`] carries it
//! out and returns the edit that undoes it, times included.

use std::collections::BTreeMap;

use super::{
    About, Answer, Basis, Candidate, Day, Decided, DoneBy, Entry, Evidence, Offer, OutOfScope,
    PlanAction, Priority, Quantity, Row, Session, Stamp, Track,
};
use crate::questionnaire::{Importance, Limit};

/// A change of a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// One part of the answer to one question.
    Answer {
        /// The id of the question.
        question: String,
        /// What becomes of it.
        change: Change,
        /// What becomes of the answer's time.
        answered: Time,
    },
    /// A section is out of scope, for a reason (which may be empty), or in scope again.
    Scope {
        /// The id of the section.
        section: String,
        /// The reason; `None` puts the section back in scope.
        reason: Option<String>,
    },
    /// The session's name and who it is about.
    Head {
        /// What people call it.
        title: String,
        /// Who answers, about what.
        about: About,
    },
    /// The candidates, and those that were removed.
    Candidates {
        /// Those that are compared, in their order.
        list: Vec<Candidate>,
        /// Those whose answers are only kept.
        removed: Vec<Candidate>,
    },
    /// The actions of the plan, in their order.
    Actions(Vec<PlanAction>),
    /// The day by which the to-be shall be reached; `None` where none is set.
    TargetBy(Option<Day>),
    /// Several edits that a person meant as one; they are undone as one.
    Many(Vec<Edit>),
}

/// What becomes of the time at which a question was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Time {
    /// It stays: the change decides neither the state nor the score.
    Keep,
    /// It becomes this, or nothing where the answer is gone.
    Set(Option<Stamp>),
}

/// A change of one part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The entry on a scale, in one of the two tracks; `None` takes it away.
    Entry(Track, String, Option<Entry>),
    /// The choices.
    Choice(Vec<String>),
    /// Not applicable with a reason; `None` makes it applicable again.
    NotApplicable(Option<String>),
    /// The number; `None` takes it away.
    Number(Option<Quantity>),
    /// Whether the number is an estimate.
    Estimate(bool),
    /// The day that the number was right on.
    AsOf(Option<Day>),
    /// The rows of a table, and those that were removed.
    Rows {
        /// The rows in their order.
        rows: Vec<Row>,
        /// Rows that are only kept.
        removed: Vec<Row>,
    },
    /// What is said of a candidate, by its id; `None` takes it away.
    Offer(String, Option<Offer>),
    /// What that rests on.
    RestsOn(String, Option<Basis>),
    /// How much the requirement matters; `None` lets the set's word stand.
    Importance(Option<Importance>),
    /// Its weight; `None` lets the set's stand.
    Weight(Option<f64>),
    /// What a must accepts at the least; `None` lets the set's stand.
    Pass(Option<Limit>),
    /// The text of the answer.
    Record(Option<String>),
    /// Who decided that, and when.
    Decided(Option<Decided>),
    /// The note.
    Note(Option<String>),
    /// The facilitator's memo.
    Memo(Option<String>),
    /// The evidence.
    Evidence(Vec<Evidence>),
    /// Who does the work.
    DoneBy(Option<DoneBy>),
    /// The flag.
    Flag(bool),
    /// How urgent it is; `None` leaves that open.
    Priority(Option<Priority>),
    /// Whose answer it is.
    Respondent(Option<String>),
}

impl Change {
    /// Whether the change decides the state or the score of its question, and so its time.
    #[must_use]
    pub fn decides(&self) -> bool {
        match self {
            Change::Entry(..)
            | Change::Choice(_)
            | Change::NotApplicable(_)
            | Change::Number(_)
            | Change::Rows { .. }
            | Change::Offer(..)
            | Change::Record(_) => true,
            // What the buyer sets for a requirement is no answer, though results move with it.
            Change::Importance(_)
            | Change::Weight(_)
            | Change::Pass(_)
            | Change::Estimate(_)
            | Change::AsOf(_)
            | Change::RestsOn(..)
            | Change::Decided(_)
            | Change::Note(_)
            | Change::Memo(_)
            | Change::Evidence(_)
            | Change::DoneBy(_)
            | Change::Flag(_)
            | Change::Priority(_)
            | Change::Respondent(_) => false,
        }
    }
}

impl Edit {
    /// A change of an answer, made at `now`.
    #[must_use]
    pub fn answer(question: &str, change: Change, now: Stamp) -> Edit {
        let answered = if change.decides() { Time::Set(Some(now)) } else { Time::Keep };
        Edit::Answer { question: question.to_owned(), change, answered }
    }

    /// The ids of the questions whose answers the edit touches, in its order.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Edit::Answer { question, .. } => vec![question],
            Edit::Many(edits) => edits.iter().flat_map(Edit::questions).collect(),
            Edit::Scope { .. }
            | Edit::Head { .. }
            | Edit::Candidates { .. }
            | Edit::TargetBy(_)
            | Edit::Actions(_) => Vec::new(),
        }
    }

    /// Whether carrying it out would leave the session as it is, its times aside.
    #[must_use]
    pub fn changes_nothing(&self, session: &Session) -> bool {
        match self {
            Edit::Answer { question, change, .. } => session.answer(question).is_after(change),
            Edit::Scope { section, reason } => {
                session.out_of_scope(section).map(|out| &out.reason) == reason.as_ref()
            }
            Edit::Head { title, about } => &session.title == title && &session.about == about,
            Edit::Candidates { list, removed } => {
                &session.candidates == list && &session.removed_candidates == removed
            }
            Edit::Actions(actions) => &session.actions == actions,
            Edit::TargetBy(day) => &session.target_by == day,
            Edit::Many(edits) => edits.iter().all(|edit| edit.changes_nothing(session)),
        }
    }
}

impl Session {
    /// Carries out an edit and returns the one that takes it back.
    pub fn apply(&mut self, edit: Edit) -> Edit {
        match edit {
            Edit::Answer { question, change, answered } => {
                let answer = self.answers.entry(question.clone()).or_default();
                let back = answer.change(change);
                let time = match answered {
                    Time::Keep => Time::Keep,
                    Time::Set(stamp) => {
                        let stamp = if answer.says_nothing() { None } else { stamp };
                        Time::Set(std::mem::replace(&mut answer.answered, stamp))
                    }
                };
                if *answer == Answer::EMPTY {
                    self.answers.remove(&question);
                }
                Edit::Answer { question, change: back, answered: time }
            }
            Edit::Scope { section, reason } => {
                let at = self.out_of_scope.iter().position(|out| out.section == section);
                let before = match (at, reason) {
                    (Some(at), Some(reason)) => {
                        Some(std::mem::replace(&mut self.out_of_scope[at].reason, reason))
                    }
                    (Some(at), None) => Some(self.out_of_scope.remove(at).reason),
                    (None, Some(reason)) => {
                        let section = section.clone();
                        self.out_of_scope.push(OutOfScope { section, reason });
                        None
                    }
                    (None, None) => None,
                };
                Edit::Scope { section, reason: before }
            }
            Edit::Head { title, about } => Edit::Head {
                title: std::mem::replace(&mut self.title, title),
                about: std::mem::replace(&mut self.about, about),
            },
            Edit::Candidates { list, removed } => Edit::Candidates {
                list: std::mem::replace(&mut self.candidates, list),
                removed: std::mem::replace(&mut self.removed_candidates, removed),
            },
            Edit::Actions(actions) => Edit::Actions(std::mem::replace(&mut self.actions, actions)),
            Edit::TargetBy(day) => Edit::TargetBy(std::mem::replace(&mut self.target_by, day)),
            Edit::Many(edits) => {
                let mut back: Vec<Edit> = edits.into_iter().map(|edit| self.apply(edit)).collect();
                back.reverse();
                Edit::Many(back)
            }
        }
    }
}

impl Answer {
    /// Whether nothing is left that decides a state.
    fn says_nothing(&self) -> bool {
        self.as_is.is_empty()
            && self.to_be.is_empty()
            && self.choice.is_empty()
            && self.number.is_none()
            && self.rows.is_empty()
            && self.candidates.is_empty()
            && self.record.is_none()
            && self.not_applicable.is_none()
    }

    /// Whether the answer is as a change would leave it.
    pub(super) fn is_after(&self, change: &Change) -> bool {
        match change {
            Change::Entry(track, scale, entry) => self.entries(*track).get(scale) == entry.as_ref(),
            Change::Choice(choice) => &self.choice == choice,
            Change::NotApplicable(reason) => &self.not_applicable == reason,
            Change::Number(number) => &self.number == number,
            Change::Estimate(on) => self.estimate == *on,
            Change::AsOf(day) => &self.as_of == day,
            Change::Rows { rows, removed } => &self.rows == rows && &self.removed_rows == removed,
            Change::Offer(candidate, offer) => self.candidates.get(candidate) == offer.as_ref(),
            Change::RestsOn(candidate, basis) => self.rests_on.get(candidate) == basis.as_ref(),
            Change::Importance(importance) => &self.importance == importance,
            Change::Weight(weight) => &self.weight == weight,
            Change::Pass(limit) => &self.pass == limit,
            Change::Record(text) => &self.record == text,
            Change::Decided(decided) => &self.decided == decided,
            Change::Note(text) => &self.note == text,
            Change::Memo(text) => &self.memo == text,
            Change::Evidence(list) => &self.evidence == list,
            Change::DoneBy(by) => &self.by == by,
            Change::Flag(on) => self.flag == *on,
            Change::Priority(priority) => &self.priority == priority,
            Change::Respondent(who) => &self.respondent == who,
        }
    }

    /// Carries out a change and returns the one that takes it back.
    fn change(&mut self, change: Change) -> Change {
        use std::mem::replace;
        match change {
            Change::Entry(track, scale, entry) => {
                let entries = match track {
                    Track::AsIs => &mut self.as_is,
                    Track::ToBe => &mut self.to_be,
                };
                let before = put(entries, &scale, entry);
                Change::Entry(track, scale, before)
            }
            Change::Number(number) => Change::Number(replace(&mut self.number, number)),
            Change::Estimate(on) => Change::Estimate(replace(&mut self.estimate, on)),
            Change::AsOf(day) => Change::AsOf(replace(&mut self.as_of, day)),
            Change::Rows { rows, removed } => Change::Rows {
                rows: replace(&mut self.rows, rows),
                removed: replace(&mut self.removed_rows, removed),
            },
            Change::Offer(candidate, offer) => {
                let before = put(&mut self.candidates, &candidate, offer);
                Change::Offer(candidate, before)
            }
            Change::RestsOn(candidate, basis) => {
                let before = put(&mut self.rests_on, &candidate, basis);
                Change::RestsOn(candidate, before)
            }
            Change::Importance(to) => Change::Importance(replace(&mut self.importance, to)),
            Change::Weight(weight) => Change::Weight(replace(&mut self.weight, weight)),
            Change::Pass(limit) => Change::Pass(replace(&mut self.pass, limit)),
            Change::Decided(decided) => Change::Decided(replace(&mut self.decided, decided)),
            Change::Choice(choice) => Change::Choice(replace(&mut self.choice, choice)),
            Change::NotApplicable(reason) => {
                Change::NotApplicable(replace(&mut self.not_applicable, reason))
            }
            Change::Record(text) => Change::Record(replace(&mut self.record, text)),
            Change::Note(text) => Change::Note(replace(&mut self.note, text)),
            Change::Memo(text) => Change::Memo(replace(&mut self.memo, text)),
            Change::Evidence(list) => Change::Evidence(replace(&mut self.evidence, list)),
            Change::DoneBy(by) => Change::DoneBy(replace(&mut self.by, by)),
            Change::Flag(on) => Change::Flag(replace(&mut self.flag, on)),
            Change::Priority(to) => Change::Priority(replace(&mut self.priority, to)),
            Change::Respondent(who) => Change::Respondent(replace(&mut self.respondent, who)),
        }
    }
}

/// Sets the value of a key, or takes it away; returns what was there.
fn put<T>(map: &mut BTreeMap<String, T>, key: &str, value: Option<T>) -> Option<T> {
    match value {
        Some(value) => map.insert(key.to_owned(), value),
        None => map.remove(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(minute: u8) -> Stamp {
        format!("2026-11-23T10:{minute:02}:00+09:00").parse().expect("a stamp")
    }

    fn level(level: &str, minute: u8) -> Edit {
        let entry = Some(Entry::Level(level.into()));
        Edit::answer("A-1", Change::Entry(Track::AsIs, "insource".into(), entry), stamp(minute))
    }

    #[test]
    fn the_inverse_puts_back_the_level_and_its_time() {
        let mut session = Session::default();
        session.apply(level("3", 1));
        let before = session.clone();
        let back = session.apply(level("4", 2));
        assert_eq!(session.answer("A-1").answered, Some(stamp(2)));
        session.apply(back);
        assert_eq!(session, before);
    }

    #[test]
    fn undoing_the_first_answer_leaves_no_answer_behind() {
        let mut session = Session::default();
        let back = session.apply(level("3", 1));
        session.apply(back);
        assert_eq!(session, Session::default());
    }

    #[test]
    fn a_note_does_not_move_the_time_of_the_answer() {
        let mut session = Session::default();
        session.apply(level("3", 1));
        session.apply(Edit::answer("A-1", Change::Note(Some("メモ".into())), stamp(9)));
        assert_eq!(session.answer("A-1").answered, Some(stamp(1)));
    }

    #[test]
    fn clearing_the_last_entry_takes_the_time_away() {
        let mut session = Session::default();
        session.apply(level("3", 1));
        session.apply(Edit::answer("A-1", Change::Flag(true), stamp(2)));
        let clear = Change::Entry(Track::AsIs, "insource".into(), None);
        session.apply(Edit::answer("A-1", clear, stamp(3)));
        assert_eq!(session.answer("A-1").answered, None);
        assert!(session.answer("A-1").flag);
    }

    #[test]
    fn several_edits_are_undone_in_reverse() {
        let mut session = Session::default();
        let not_applicable = Change::NotApplicable(Some("risk-accepted".into()));
        session.apply(Edit::answer("A-1", not_applicable, stamp(1)));
        let before = session.clone();
        let applicable = Edit::answer("A-1", Change::NotApplicable(None), stamp(2));
        let back = session.apply(Edit::Many(vec![applicable, level("2", 2), level("3", 2)]));
        assert_eq!(session.answer("A-1").as_is["insource"], Entry::Level("3".into()));
        session.apply(back);
        assert_eq!(session, before);
    }

    #[test]
    fn a_section_leaves_and_enters_the_scope() {
        let mut session = Session::default();
        let out = |reason: Option<&str>| Edit::Scope {
            section: "H".into(),
            reason: reason.map(str::to_owned),
        };
        let back = session.apply(out(Some("来期")));
        assert_eq!(session.out_of_scope("H").map(|o| o.reason.as_str()), Some("来期"));
        assert!(out(Some("来期")).changes_nothing(&session));
        session.apply(back);
        assert_eq!(session, Session::default());
    }
}
