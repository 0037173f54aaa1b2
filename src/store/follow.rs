//! A session that follows from another one: the next cycle, or one that rests on it.

use super::links::{PREVIOUS, RELATED};
use super::{Opened, Store};
use crate::questionnaire::{Kind, Questionnaire};
use crate::session::{About, Document, Link, Session};

impl Store {
    /// Makes a new session follow from an earlier one and gives the text that it is kept in. Of the same
    /// set it takes over what [`Session::begin_cycle`] says, the actions with all that a person wrote
    /// beside them, and links to sessions of other sets; of another set it only links to it.
    ///
    /// `about` goes before what the earlier session says of it.
    #[must_use]
    pub fn follow(
        &self,
        session: &mut Session,
        earlier: &Opened,
        set: &Questionnaire,
        about: Option<About>,
    ) -> Document {
        let is_next_cycle = earlier.session.questionnaire.id == session.questionnaire.id;
        let link =
            |session: String, relation: &str| Link { session, relation: relation.to_owned() };
        if is_next_cycle {
            session.begin_cycle(&earlier.session, |question| {
                // The record of a text question is its answer, and nothing is answered yet.
                let question = set.question(question).map(|at| &set.questions[at]);
                question.is_none_or(|question| question.kind != Kind::Text)
            });
            let others = earlier.session.links.iter().filter(|link| link.relation != PREVIOUS);
            let others = others.map(|other| {
                let file = self.file_of_link(other, &earlier.file);
                link(self.link_name(&file), &other.relation)
            });
            session.links.extend(others);
        }
        if let Some(about) = about {
            session.about = about;
        }
        let relation = if is_next_cycle { PREVIOUS } else { RELATED };
        session.links.push(link(self.link_name(&earlier.file), relation));
        let mut document = Document::new(session);
        if is_next_cycle {
            document.take_actions(&earlier.document);
        }
        document
    }
}
