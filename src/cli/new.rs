//! `monshin new`

use std::ffi::OsString;

use super::{Context, Outcome, path_line, session_file};
use crate::session::{About, Document, FORMAT, Session, SetRef};
use crate::store::clock;

/// Create a session and print its path.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// Id of the question set, as monshin sets lists it.
    #[arg(long, value_name = "ID")]
    set: String,
    /// Title of the session.
    #[arg(long)]
    title: String,
    /// The organisation that answers.
    #[arg(long)]
    organisation: Option<String>,
    /// An earlier session: one of the same set begins a new cycle, one of another set is linked.
    #[arg(long, value_name = "SESSION")]
    from: Option<OsString>,
}

impl New {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let store = &context.store;
        let set = store.sets.get(&self.set)?;
        let from = match &self.from {
            Some(from) => Some(store.open(&session_file(store, from)?)?),
            None => None,
        };
        let mut session = Session {
            format: FORMAT,
            title: self.title.clone(),
            created: Some(clock::now()),
            questionnaire: SetRef::of(&set),
            ..Session::default()
        };
        session.updated = session.created;
        let document = if let Some(earlier) = &from {
            let about = self.organisation.clone().map(|organisation| About {
                organisation,
                ..if earlier.session.questionnaire.id == set.id {
                    earlier.session.about.clone()
                } else {
                    About::default()
                }
            });
            store.follow(&mut session, earlier, &set, about)
        } else {
            session.about.organisation = self.organisation.clone().unwrap_or_default();
            Document::new(&session)
        };
        let file = store.create(&session, &document)?;
        writeln!(context.out, "{}", path_line(&file))?;
        Ok(Outcome::Fine)
    }
}
