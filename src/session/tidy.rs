//! Deleting for good what was removed: until then removed candidates, what was said of them, and
//! removed rows stay in the file.

use super::model::{Answer, Session};
use super::{Change, Edit, Time};

/// What was removed and is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leftovers {
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
    pub fn leftovers(&self) -> Leftovers {
        let said = |answer: &Answer| {
            let is_said =
                |id: &str| answer.candidates.contains_key(id) || answer.rests_on.contains_key(id);
            self.removed_candidates.iter().filter(|candidate| is_said(&candidate.id)).count()
        };
        Leftovers {
            candidates: self.removed_candidates.len(),
            answers: self.answers.values().map(said).sum(),
            rows: self.answers.values().map(|answer| answer.removed_rows.len()).sum(),
        }
    }

    /// The edit that deletes what was removed; `None` where nothing was. It can be undone like any
    /// other, and is for good once the session is closed.
    #[must_use]
    pub fn tidy(&self) -> Option<Edit> {
        if self.leftovers() == Leftovers::default() {
            return None;
        }
        let mut edits: Vec<Edit> =
            self.answers.iter().flat_map(|(id, answer)| self.tidied(id, answer)).collect();
        edits.push(Edit::Candidates { list: self.candidates.clone(), removed: Vec::new() });
        Some(Edit::Many(edits))
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
    use crate::session::read;

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
        let counted = Leftovers { candidates: 2, answers: 5, rows: 3 };
        assert_eq!(session.leftovers(), counted);
        let back = session.apply(session.tidy().expect("something to delete"));
        assert_eq!(session, read(TIDIED).expect("no faults"));
        assert_eq!((session.leftovers(), session.tidy()), (Leftovers::default(), None));
        session.apply(back);
        assert_eq!(session, before);
    }
}
