//! A new cycle: the same questions a year later.

use super::model::{Answer, Session};

impl Session {
    /// Takes over from the cycle before what still holds: who it is about, the to-be, notes, what
    /// the buyer set for requirements, and records of the questions for which `keeps_record` says
    /// so. The as-is is asked anew, numbers, tables and candidates as well.
    pub fn begin_cycle(&mut self, earlier: &Session, keeps_record: impl Fn(&str) -> bool) {
        self.about = earlier.about.clone();
        self.target_by = earlier.target_by;
        self.actions.clone_from(&earlier.actions);
        for (id, answer) in &earlier.answers {
            let kept = Answer {
                to_be: answer.to_be.clone(),
                importance: answer.importance,
                weight: answer.weight,
                pass: answer.pass.clone(),
                note: answer.note.clone(),
                record: answer.record.clone().filter(|_| keeps_record(id)),
                ..Answer::default()
            };
            if kept != Answer::EMPTY {
                self.answers.insert(id.clone(), kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{Importance, Limit};
    use crate::session::{Basis, Candidate, Decided, Entry, Offer, Quantity, Row};

    #[test]
    fn what_was_answered_is_asked_anew_and_what_was_aimed_at_stays() {
        let mut answer = Answer { memo: Some("m".into()), flag: true, ..Answer::default() };
        answer.as_is.insert("s".into(), Entry::Unknown);
        let asked = answer.clone();
        answer.to_be.insert("s".into(), Entry::Level("5".into()));
        answer.record = Some("r".into());
        let answers = [("A".into(), answer.clone()), ("B".into(), answer), ("C".into(), asked)];
        let earlier = Session { answers: answers.into(), ..Session::default() };
        let mut session = Session::default();
        session.begin_cycle(&earlier, |id| id == "A");
        assert_eq!(session.answers.keys().collect::<Vec<_>>(), ["A", "B"]);
        let (a, b) = (session.answer("A"), session.answer("B"));
        assert!(a.as_is.is_empty() && !a.flag && a.memo.is_none() && a.to_be.len() == 1);
        assert_eq!((a.record.as_deref(), b.record.as_deref()), (Some("r"), None));
    }

    #[test]
    fn what_the_buyer_set_stays_and_candidates_tables_and_numbers_do_not() {
        let set = Answer {
            importance: Some(Importance::Must),
            weight: Some(3.0),
            pass: Some(Limit::Number(15.0)),
            ..Answer::default()
        };
        let answer = Answer {
            number: Some(Quantity::Known(120.0)),
            estimate: true,
            as_of: "2026-11-20".parse().ok(),
            rows: vec![Row::default()],
            removed_rows: vec![Row::default()],
            candidates: [("a".into(), Offer::Unknown)].into(),
            rests_on: [("a".into(), Basis::Trial)].into(),
            decided: Some(Decided { by: Some("部長".into()), on: None }),
            ..set.clone()
        };
        let earlier = Session {
            candidates: vec![Candidate::default()],
            removed_candidates: vec![Candidate::default()],
            answers: [("V".into(), answer)].into(),
            ..Session::default()
        };
        let mut session = Session::default();
        session.begin_cycle(&earlier, |_| true);
        assert_eq!(session, Session { answers: [("V".into(), set)].into(), ..Session::default() });
    }
}
