//! A line for each session: the home screen and `monshin list`.

use std::path::PathBuf;

use crate::score::{Counts, readiness_of_all, scores};
use crate::session::{About, Session, Stamp};
use crate::store::{Error, Store};

/// What a list says about a session. Without an error everything is there but a missing time.
#[derive(Debug)]
pub struct Row {
    /// The file's stem.
    pub name: String,
    /// The file.
    pub file: PathBuf,
    /// What people call the session.
    pub title: Option<String>,
    /// Who answers, about what.
    pub about: About,
    /// The id of its question set.
    pub set: Option<String>,
    /// How many questions are in which state.
    pub counts: Option<Counts>,
    /// The overall score.
    pub overall: Option<f64>,
    /// How ready a selection is, from 0 to 100; `None` for every other set.
    pub ready: Option<f64>,
    /// When an answer last changed.
    pub updated: Option<Stamp>,
    /// Why the session, or its set, cannot be read.
    pub error: Option<Error>,
}

/// The sessions of a store, those changed last first.
///
/// # Errors
///
/// Where the directory of the sessions cannot be listed.
pub fn rows(store: &Store) -> Result<Vec<Row>, Error> {
    let listed = store.list()?;
    Ok(listed
        .into_iter()
        .map(|listed| {
            let row = Row::unread(listed.name, listed.file);
            match listed.session {
                Ok(session) => row.read(store, &session),
                Err(error) => Row { error: Some(error), ..row },
            }
        })
        .collect())
}

/// What a list says about one file, and the session in it.
pub(crate) fn row_of(store: &Store, file: &std::path::Path) -> (Row, Option<Session>) {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let row = Row::unread(name, file.to_owned());
    match store.see(file) {
        Ok(seen) => (row.read(store, &seen.session), Some(seen.session)),
        Err(error) => (Row { error: Some(error), ..row }, None),
    }
}

impl Row {
    fn unread(name: String, file: PathBuf) -> Row {
        Row {
            name,
            file,
            title: None,
            about: About::default(),
            set: None,
            counts: None,
            overall: None,
            ready: None,
            updated: None,
            error: None,
        }
    }

    fn read(self, store: &Store, session: &Session) -> Row {
        let mut row = self;
        row.title = Some(session.title.clone());
        row.about = session.about.clone();
        row.set = Some(session.questionnaire.id.clone());
        row.updated = session.updated;
        match store.sets.get(&session.questionnaire.id) {
            Ok(set) => {
                let scores = scores(&set, session);
                row.counts = Some(scores.progress);
                row.overall = scores.overall.as_is;
                row.ready =
                    set.is_selection().then(|| readiness_of_all(&set, &scores).percent).flatten();
            }
            Err(error) => row.error = Some(error),
        }
        row
    }
}
