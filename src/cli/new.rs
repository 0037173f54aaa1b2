//! `monshin new`

use std::ffi::OsString;

use super::{Context, Outcome, session_file};
use crate::questionnaire::{Kind, Questionnaire};
use crate::session::{Document, FORMAT, Session, SetRef};
use crate::store::{Opened, PREVIOUS, RELATED, clock};

/// Create a session and print its path.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// Id of the question set.
    #[arg(long, value_name = "ID")]
    set: String,
    /// What people call the session.
    #[arg(long)]
    title: String,
    /// The organisation that answers.
    #[arg(long)]
    organisation: Option<String>,
    /// An earlier session: of the same set, to begin a new cycle; of another set, to link to.
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
            questionnaire: SetRef { id: set.id.clone(), version: Some(set.version.clone()) },
            ..Session::default()
        };
        session.updated = session.created;
        let document = if let Some(earlier) = &from {
            let name = store.link_name(&earlier.file);
            follow(&mut session, earlier, &name, &set, self.organisation.as_deref())
        } else {
            session.about.organisation = self.organisation.clone().unwrap_or_default();
            Document::new(&session)
        };
        let file = store.create(&session, &document)?;
        writeln!(context.out, "{}", file.display())?;
        Ok(Outcome::Fine)
    }
}

/// Takes over what an earlier session says and links to it by its name.
fn follow(
    session: &mut Session,
    earlier: &Opened,
    name: &str,
    set: &Questionnaire,
    organisation: Option<&str>,
) -> Document {
    let same_set = earlier.session.questionnaire.id == session.questionnaire.id;
    if same_set {
        session.begin_cycle(&earlier.session, |question| {
            // The record of a text question is its answer, and nothing is answered yet.
            let question = set.question(question).map(|at| &set.questions[at]);
            question.is_none_or(|question| question.kind != Kind::Text)
        });
    }
    if let Some(organisation) = organisation {
        organisation.clone_into(&mut session.about.organisation);
    }
    let mut document = Document::new(session);
    if same_set {
        document.take_actions(&earlier.document);
    }
    document.add_link(name, if same_set { PREVIOUS } else { RELATED });
    document
}
