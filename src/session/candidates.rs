//! What a person does with the candidates of a session, as edits. Nothing here changes the session;
//! each edit is undone like any other.

use super::model::{Candidate, MOST_CANDIDATES, Session};
use super::{Edit, Shift};

/// An id that is used nowhere in the session, not even by what was said of a candidate that it does
/// not know: `a` to `z`, then `c27` and on. `None` where [`MOST_CANDIDATES`] are listed.
#[must_use]
pub fn fresh_candidate_id(session: &Session) -> Option<String> {
    if session.candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let is_used = |id: &str| {
        let mut all = session.candidates.iter().chain(&session.removed_candidates);
        all.any(|candidate| candidate.id == id)
            || session.answers.values().any(|answer| {
                answer.candidates.contains_key(id) || answer.rests_on.contains_key(id)
            })
    };
    let letters = ('a'..='z').map(String::from);
    letters.chain((27_u64..).map(|number| format!("c{number}"))).find(|id| !is_used(id))
}

/// Adds a candidate at the end; `None` where [`MOST_CANDIDATES`] are listed, or the name is blank.
#[must_use]
pub fn add(session: &Session, name: &str) -> Option<Edit> {
    let id = fresh_candidate_id(session)?;
    let name = named(name)?;
    Some(edit(session, |list, _| list.push(Candidate { id, name })))
}

/// Gives a candidate another name; `None` where it is not listed, or the name is blank.
#[must_use]
pub fn rename(session: &Session, id: &str, name: &str) -> Option<Edit> {
    let at = place(&session.candidates, id)?;
    let name = named(name)?;
    Some(edit(session, |list, _| list[at].name = name))
}

/// Removes a candidate from the list; what was said of it is kept until the session is tidied.
/// `None` where it is not listed.
#[must_use]
pub fn remove(session: &Session, id: &str) -> Option<Edit> {
    let at = place(&session.candidates, id)?;
    Some(edit(session, |list, removed| removed.push(list.remove(at))))
}

/// Brings a removed candidate back, at the end. `None` where none with this id was removed, or
/// [`MOST_CANDIDATES`] are listed.
#[must_use]
pub fn bring_back(session: &Session, id: &str) -> Option<Edit> {
    let at = place(&session.removed_candidates, id)?;
    (session.candidates.len() < MOST_CANDIDATES)
        .then(|| edit(session, |list, removed| list.push(removed.remove(at))))
}

/// Moves a candidate by one place. `None` where it is not listed, or at that end already.
#[must_use]
pub fn shift(session: &Session, id: &str, shift: Shift) -> Option<Edit> {
    let at = place(&session.candidates, id)?;
    let to = shift.from(at, session.candidates.len())?;
    Some(edit(session, |list, _| list.swap(at, to)))
}

fn edit(session: &Session, change: impl FnOnce(&mut Vec<Candidate>, &mut Vec<Candidate>)) -> Edit {
    let (mut list, mut removed) = (session.candidates.clone(), session.removed_candidates.clone());
    change(&mut list, &mut removed);
    Edit::Candidates { list, removed }
}

fn place(list: &[Candidate], id: &str) -> Option<usize> {
    list.iter().position(|candidate| candidate.id == id)
}

/// A name without the blanks around it; `None` where nothing is left.
fn named(name: &str) -> Option<String> {
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Basis, Offer};

    /// A session with a candidate for each of these names.
    fn session(names: &[&str]) -> Session {
        let mut session = Session::default();
        for name in names {
            let edit = add(&session, name).expect("room for one more");
            session.apply(edit);
        }
        session
    }

    fn names(list: &[Candidate]) -> String {
        let names: Vec<String> =
            list.iter().map(|one| format!("{}={}", one.id, one.name)).collect();
        names.join(" ")
    }

    #[test]
    fn nine_can_be_added_and_no_more() {
        let nine = session(&["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        assert_eq!(names(&nine.candidates), "a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9");
        assert_eq!((fresh_candidate_id(&nine), add(&nine, "10")), (None, None));
        assert_eq!(add(&Session::default(), " \u{3000}"), None);
    }

    #[test]
    fn an_id_that_was_ever_used_is_not_used_again() {
        let mut session = session(&["A社", "B社"]);
        let gone = remove(&session, "a").expect("it is listed");
        session.apply(gone);
        let answer = session.answers.entry("V".into()).or_default();
        answer.candidates.insert("c".into(), Offer::Unknown);
        answer.rests_on.insert("d".into(), Basis::Said);
        assert_eq!(fresh_candidate_id(&session).as_deref(), Some("e"));
        for letter in 'e'..='z' {
            let answer = session.answers.entry("W".into()).or_default();
            answer.candidates.insert(letter.into(), Offer::Unknown);
        }
        assert_eq!(fresh_candidate_id(&session).as_deref(), Some("c27"));
        let answer = session.answers.entry("W".into()).or_default();
        answer.candidates.insert("c27".into(), Offer::Unknown);
        assert_eq!(fresh_candidate_id(&session).as_deref(), Some("c28"));
    }

    #[test]
    fn a_candidate_is_renamed_moved_removed_and_brought_back() {
        let mut session = session(&["A", "B", "C"]);
        let mut steps = Vec::new();
        let mut go = |session: &mut Session, edit: Option<Edit>, list: &str, removed: &str| {
            steps.push(session.apply(edit.expect("it can be done")));
            assert_eq!(names(&session.candidates), list);
            assert_eq!(names(&session.removed_candidates), removed);
        };
        let before = session.clone();
        let edit = rename(&session, "b", " B社 ");
        go(&mut session, edit, "a=A b=B社 c=C", "");
        let edit = shift(&session, "c", Shift::Up);
        go(&mut session, edit, "a=A c=C b=B社", "");
        let edit = shift(&session, "a", Shift::Down);
        go(&mut session, edit, "c=C a=A b=B社", "");
        let edit = remove(&session, "a");
        go(&mut session, edit, "c=C b=B社", "a=A");
        let edit = bring_back(&session, "a");
        go(&mut session, edit, "c=C b=B社 a=A", "");
        for back in steps.into_iter().rev() {
            session.apply(back);
        }
        assert_eq!(session, before);
    }

    #[test]
    fn what_cannot_be_done_is_no_edit() {
        let session = session(&["A", "B"]);
        assert_eq!(shift(&session, "a", Shift::Up), None);
        assert_eq!(shift(&session, "b", Shift::Down), None);
        assert_eq!(rename(&session, "a", ""), None);
        let unknown = "x";
        assert_eq!(rename(&session, unknown, "X"), None);
        assert_eq!(remove(&session, unknown), None);
        assert_eq!(bring_back(&session, "a"), None);
    }
}
