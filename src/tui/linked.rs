//! The session that the one at work rests on, as it was when that was opened.

use std::sync::Arc;

use crate::questionnaire::Questionnaire;
use crate::score::{Judged, Proposal, Scores, proposal, scores};
use crate::session::{Answer, Change, Session, taken_over};
use crate::text::Text;

use super::work::Work;

/// The id of the set with which a managed security service is selected.
pub const SELECTION: &str = "mss-selection";

/// The session of another set that the one at work is linked to. It is read once, and only shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// The name of its file.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Its set.
    pub set: Arc<Questionnaire>,
    /// Its answers.
    pub session: Session,
    /// What they amount to.
    pub scores: Scores,
}

impl Linked {
    /// The linked session, with what it amounts to.
    #[must_use]
    pub fn new(name: String, set: Arc<Questionnaire>, session: Session) -> Linked {
        let scores = scores(&set, &session);
        Linked { name, title: session.title.clone(), set, session, scores }
    }
}

impl Linked {
    /// The session with what judges it, to compare it with others.
    #[must_use]
    pub fn judged(&self) -> Judged<'_> {
        Judged { set: &self.set, session: &self.session, scores: &self.scores }
    }
}

/// What came of the links of a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// The linked session.
    Read(Arc<Linked>),
    /// Why it could not be read, in both languages, for a calm line where it would be shown.
    Unread(Text),
}

/// What came of all of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Links {
    /// The session that this one rests on; `None` where it has no link to a session of another set.
    pub related: Option<Link>,
    /// The cycle before; `None` where this is the first one.
    pub earlier: Option<Link>,
}

impl Link {
    /// The session, where it could be read.
    #[must_use]
    pub fn read(&self) -> Option<&Linked> {
        match self {
            Link::Read(linked) => Some(linked),
            Link::Unread(_) => None,
        }
    }
}

impl Work {
    /// The cycle before, where there is one that could be read.
    #[must_use]
    pub fn earlier(&self) -> Option<&Linked> {
        self.links.earlier.as_ref()?.read()
    }

    /// The answer of the cycle before to the question on screen; `None` where there is none.
    #[must_use]
    pub fn last_time(&self) -> Option<&Answer> {
        self.earlier()?.session.answers.get(&self.question()?.id)
    }

    /// What makes of today's answer to the question on screen the one of last time.
    #[must_use]
    pub fn taking_over(&self) -> Vec<Change> {
        match (self.question(), self.last_time()) {
            (Some(question), Some(last)) => taken_over(&self.set, question, last, self.answer()),
            _ => Vec::new(),
        }
    }

    /// The linked session, where there is one that could be read.
    #[must_use]
    pub fn linked(&self) -> Option<&Linked> {
        self.links.related.as_ref()?.read()
    }

    /// What the linked session leads to in this one; `None` without a linked session.
    #[must_use]
    pub fn proposal(&self) -> Option<Proposal> {
        let Linked { set, session, scores, .. } = self.linked()?;
        Some(proposal(set, session, scores, &self.set))
    }
}
