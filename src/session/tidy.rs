//! Deleting for good what was removed: until then removed candidates, what was said of them, and
//! removed rows stay in the file.

use std::collections::HashSet;

use super::model::{Answer, Session};
use super::{Change, Edit, Time};

/// What was removed and is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    /// How many candidates.
    pub candidates: usize,
    /// How many answers of them: one for each question and candidate of which anything was said.
    pub answers: usize,
    /// How many rows of tables.
    pub rows: usize,
}

impl Session {
    /// Counts what [`Session::tidy`] would delete.
    #[must_use]
    pub fn removed(&self) -> Removed {
        let said = |answer: &Answer| {
            let is_said =
                |id: &str| answer.candidates.contains_key(id) || answer.rests_on.contains_key(id);
            self.removed_candidates.iter().filter(|candidate| is_said(&candidate.id)).count()
        };
        Removed {
            candidates: self.removed_candidates.len(),
            answers: self.answers.values().map(said).sum(),
            rows: self.answers.values().map(|answer| answer.removed_rows.len()).sum(),
        }
    }

    /// The edit that deletes what was removed; `None` where nothing was. It can be undone like any
    /// other, and is for good once the session is closed.
    #[must_use]
    pub fn tidy(&self) -> Option<Edit> {
        if self.removed() == Removed::default() {
            return None;
        }
        let mut edits: Vec<Edit> =
            self.answers.iter().flat_map(|(id, answer)| self.tidied(id, answer)).collect();
        edits.push(Edit::Candidates { list: self.candidates.clone(), removed: Vec::new() });
        Some(Edit::Many(edits))
    }

    /// An id for a new candidate: the first of `a` to `z`, then `c27` and on, that is used nowhere in
    /// the session. An id that was used once may still have answers in the file, which must not become
    /// those of another candidate. `None` where even these ids are used up.
    #[must_use]
    pub fn fresh_candidate_id(&self) -> Option<String> {
        let named = self.candidates.iter().chain(&self.removed_candidates).map(|own| &own.id);
        let answers = self.answers.values();
        let said =
            answers.flat_map(|answer| answer.candidates.keys().chain(answer.rests_on.keys()));
        let used: HashSet<&String> = named.chain(said).collect();
        let letters = ('a'..='z').map(String::from);
        let numbered = (27..10_000).map(|number| format!("c{number}"));
        letters.chain(numbered).find(|id| !used.contains(id))
    }

    fn tidied(&self, question: &str, answer: &Answer) -> Vec<Edit> {
        let edit =
            |change, answered| Edit::Answer { question: question.to_owned(), change, answered };
        let mut edits = Vec::new();
        if !answer.removed_rows.is_empty() {
            let change = Change::Rows { rows: answer.rows.clone(), removed: Vec::new() };
            edits.push(edit(change, Time::Keep));
        }
        for candidate in &self.removed_candidates {
            if answer.rests_on.contains_key(&candidate.id) {
                edits.push(edit(Change::RestsOn(candidate.id.clone(), None), Time::Keep));
            }
            if answer.candidates.contains_key(&candidate.id) {
                // Nobody answers anew; but where nothing is left there is no time of it either.
                let answered = Time::Set(answer.answered);
                edits.push(edit(Change::Offer(candidate.id.clone(), None), answered));
            }
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Basis, Candidate, Offer, read};

    const WRITTEN: &str = "format = 1\ntitle = ''\nquestionnaire.id = 'q'\n\
        candidate = [{ id = 'a' }]\nremoved_candidate = [{ id = 'b' }, { id = 'c' }]\n\
        [answers.V]\ncandidate = { a = '1', b = '2', c = '3', z = '4' }\n\
        rests_on = { a = 'said', b = 'said' }\nanswered = 2026-11-23T10:00:00+09:00\n\
        [answers.W]\ncandidate = { b = 3, c = 'unknown' }\nanswered = 2026-11-23T10:00:00+09:00\n\
        [answers.X]\nrests_on = { c = 'trial' }\nnote = 'n'\n\
        [answers.R]\nrow = [{ a = 1 }]\nremoved_row = [{ a = 2 }, { a = 3 }]\n\
        [answers.S]\nremoved_row = [{ a = 4 }]\n";

    const TIDIED: &str = "format = 1\ntitle = ''\nquestionnaire.id = 'q'\n\
        candidate = [{ id = 'a' }]\n\
        [answers.V]\ncandidate = { a = '1', z = '4' }\n\
        rests_on = { a = 'said' }\nanswered = 2026-11-23T10:00:00+09:00\n\
        [answers.X]\nnote = 'n'\n\
        [answers.R]\nrow = [{ a = 1 }]\n";

    #[test]
    fn what_was_removed_is_deleted_with_all_that_was_said_of_it_and_undo_brings_it_back() {
        let mut session = read(WRITTEN).expect("no faults");
        let before = session.clone();
        // V says something of b and c, W too, X of c.
        let counted = Removed { candidates: 2, answers: 5, rows: 3 };
        assert_eq!(session.removed(), counted);
        let back = session.apply(session.tidy().expect("something to delete"));
        assert_eq!(session, read(TIDIED).expect("no faults"));
        assert_eq!((session.removed(), session.tidy()), (Removed::default(), None));
        session.apply(back);
        assert_eq!(session, before);
    }

    #[test]
    fn an_id_that_was_ever_used_is_not_used_again() {
        let named = |id: &str| Candidate { id: id.into(), name: id.into() };
        let mut session = Session { candidates: vec![named("b")], ..Session::default() };
        session.removed_candidates.push(named("a"));
        let answer = session.answers.entry("V".into()).or_default();
        answer.candidates.insert("c".into(), Offer::Unknown);
        answer.rests_on.insert("d".into(), Basis::Said);
        assert_eq!(session.fresh_candidate_id().as_deref(), Some("e"));
        for letter in 'e'..='z' {
            let answer = session.answers.entry("W".into()).or_default();
            answer.candidates.insert(letter.into(), Offer::Unknown);
        }
        assert_eq!(session.fresh_candidate_id().as_deref(), Some("c27"));
        let answer = session.answers.entry("W".into()).or_default();
        answer.candidates.insert("c27".into(), Offer::Unknown);
        assert_eq!(session.fresh_candidate_id().as_deref(), Some("c28"));
    }
}
