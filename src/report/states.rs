//! A line for each earlier state of a session, and for each session in the trash: the screen and
//! `monshin restore --list`.

use std::collections::BTreeSet;
use std::path::Path;

use super::listing::{Row, row_of};
use crate::session::{Answer, Session};
use crate::store::{Backup, Error, Store, Trashed};

/// What a list says about an earlier state.
#[derive(Debug)]
pub struct State {
    /// The state.
    pub backup: Backup,
    /// What is in it.
    pub row: Row,
    /// How many answers differ from those that the session has now; `None` where one of them cannot be
    /// read.
    pub differs: Option<usize>,
    /// Whether it says the same as the session does now, the place where one looked left aside.
    pub same: bool,
    /// Whether a draft stands in it.
    pub has_draft: bool,
}

/// What a list says about a session that was thrown away.
#[derive(Debug)]
pub struct Gone {
    /// Where it is, and where it comes back to.
    pub trashed: Trashed,
    /// What is in it.
    pub row: Row,
}

/// The earlier states of a session, newest first. The session itself may be damaged or gone.
///
/// # Errors
///
/// Where they cannot be listed.
pub fn states(store: &Store, file: &Path) -> Result<Vec<State>, Error> {
    let now = store.see(file).ok().map(|seen| seen.session);
    let backups = store.backups(file)?;
    Ok(backups.into_iter().map(|backup| state(store, backup, now.as_ref())).collect())
}

fn state(store: &Store, backup: Backup, now: Option<&Session>) -> State {
    let (row, session) = row_of(store, &backup.file);
    let both = now.zip(session.as_ref());
    State {
        row,
        differs: both.map(|(now, then)| differing(now, then)),
        same: both.is_some_and(|(now, then)| place_aside(now) == place_aside(then)),
        has_draft: session.is_some_and(|session| session.draft.is_some()),
        backup,
    }
}

/// The sessions in the trash, those changed last first.
///
/// # Errors
///
/// Where they cannot be listed.
pub fn gone(store: &Store) -> Result<Vec<Gone>, Error> {
    let trashed = store.trashed()?;
    let mut gone: Vec<Gone> = trashed
        .into_iter()
        .map(|trashed| Gone { row: row_of(store, &trashed.to).0, trashed })
        .collect();
    gone.sort_by_cached_key(|gone| {
        let updated = gone.row.updated.as_ref().and_then(crate::store::clock::instant);
        (std::cmp::Reverse(updated), gone.row.name.clone())
    });
    Ok(gone)
}

/// How many answers two sessions have that are not the same.
fn differing(one: &Session, other: &Session) -> usize {
    let questions: BTreeSet<&String> = one.answers.keys().chain(other.answers.keys()).collect();
    // When it was answered is no part of what was answered.
    let said = |answer: &Answer| Answer { answered: None, ..answer.clone() };
    let differs = |id: &&&String| said(one.answer(id)) != said(other.answer(id));
    questions.iter().filter(differs).count()
}

/// A session without where one looked, and without what was being typed.
fn place_aside(session: &Session) -> Session {
    let mut session = session.clone();
    (session.at, session.lang, session.updated, session.draft) = (None, None, None, None);
    session.scores_hidden = false;
    session.answers.retain(|_, answer| *answer != Answer::EMPTY);
    session
}
