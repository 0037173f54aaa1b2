//! What was removed: kept in the file until a person tidies the session.

use std::collections::HashSet;

use super::{Change, Edit, Session, Time};

/// How much was removed and is still in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    /// Candidates.
    pub candidates: usize,
    /// What was said of them.
    pub answers: usize,
    /// Rows of tables.
    pub rows: usize,
}

impl Session {
    /// How much was removed and is still kept.
    #[must_use]
    pub fn removed(&self) -> Removed {
        let listed = |id: &str| self.candidates.iter().any(|known| known.id == id);
        let answers = self.answers.values();
        Removed {
            candidates: self.removed_candidates.len(),
            answers: answers
                .clone()
                .map(|answer| answer.candidates.keys().filter(|id| !listed(id)).count())
                .sum(),
            rows: answers.map(|answer| answer.removed_rows.len()).sum(),
        }
    }

    /// The edit that deletes for good what was removed: candidates with all that was said of them, and
    /// rows of tables. `None` where nothing is left to delete. It moves no time: no answer that counts
    /// changes.
    #[must_use]
    pub fn tidy(&self) -> Option<Edit> {
        let mut edits = Vec::new();
        let listed = |id: &str| self.candidates.iter().any(|known| known.id == id);
        for (question, answer) in &self.answers {
            let edit =
                |change| Edit::Answer { question: question.clone(), change, answered: Time::Keep };
            let offers = answer.candidates.keys().filter(|id| !listed(id));
            edits.extend(offers.map(|id| edit(Change::Offer(id.clone(), None))));
            let bases = answer.rests_on.keys().filter(|id| !listed(id));
            edits.extend(bases.map(|id| edit(Change::RestsOn(id.clone(), None))));
            if !answer.removed_rows.is_empty() {
                let rows = answer.rows.clone();
                edits.push(edit(Change::Rows { rows, removed: Vec::new() }));
            }
        }
        if !self.removed_candidates.is_empty() {
            let list = self.candidates.clone();
            edits.push(Edit::Candidates { list, removed: Vec::new() });
        }
        (!edits.is_empty()).then_some(Edit::Many(edits))
    }

    /// An id for a new candidate: the first of `a` to `z`, then `c27` and so on, that is used nowhere in
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Answer, Basis, Candidate, Cell, Offer, Row};

    fn candidate(id: &str) -> Candidate {
        Candidate { id: id.into(), name: id.to_uppercase() }
    }

    fn session() -> Session {
        let mut answer = Answer::default();
        for id in ["a", "b", "d"] {
            answer.candidates.insert(id.into(), Offer::Level("3".into()));
            answer.rests_on.insert(id.into(), Basis::Said);
        }
        let row = |text: &str| Row(vec![("t".into(), Cell::Text(text.into()))]);
        let table = Answer {
            rows: vec![row("stays")],
            removed_rows: vec![row("gone")],
            ..Answer::default()
        };
        Session {
            candidates: vec![candidate("a")],
            removed_candidates: vec![candidate("b")],
            answers: [("V-1".into(), answer), ("R-1".into(), table)].into(),
            ..Session::default()
        }
    }

    #[test]
    fn tidying_deletes_what_was_removed_and_can_be_undone() {
        let mut session = session();
        let before = session.clone();
        assert_eq!(session.removed(), Removed { candidates: 1, answers: 2, rows: 1 });
        let back = session.apply(session.tidy().expect("something to tidy"));
        assert_eq!(session.answer("V-1").candidates.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(session.answer("V-1").rests_on.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(session.answer("R-1").rows.len(), 1);
        assert_eq!(session.removed(), Removed::default());
        assert_eq!(session.tidy(), None);
        session.apply(back);
        assert_eq!(session, before);
    }

    #[test]
    fn a_new_candidate_never_gets_an_id_that_something_was_said_of() {
        // `a` is listed, `b` was removed, and of `d` something was said once.
        let mut session = session();
        assert_eq!(session.fresh_candidate_id().as_deref(), Some("c"));
        session.candidates.push(candidate("c"));
        assert_eq!(session.fresh_candidate_id().as_deref(), Some("e"));
        session.candidates = ('a'..='z').map(|c| candidate(&c.to_string())).collect();
        assert_eq!(session.fresh_candidate_id().as_deref(), Some("c27"));
    }
}
