//! A file that someone else changed without changing what it says: ours goes into their text.

use std::collections::BTreeSet;

use crate::session::{Document, FORMAT, Session, read};

/// Their text with what changed here set in it. `None` where the two cannot both be kept that way: they
/// changed what the session says, or their text is none that can be read.
///
/// Where one is and in which language one reads is no matter of conflict: ours stands.
pub(super) fn onto(theirs: &[u8], base: Option<&str>, ours: &str) -> Option<Document> {
    let theirs = std::str::from_utf8(theirs).ok()?;
    let (base, ours) = (read(base?).ok()?, read(ours).ok()?);
    if level(read(theirs).ok()?) != level(base.clone()) {
        return None;
    }
    let mut document = Document::parse(theirs).ok()?;
    document.set_head(&ours);
    let ids: BTreeSet<&String> = base.answers.keys().chain(ours.answers.keys()).collect();
    for id in ids {
        if base.answer(id) != ours.answer(id) {
            document.set_answer(id, ours.answer(id));
        }
    }
    // What cannot be set in their text must not be lost in it.
    (read(&document.to_string()).ok()? == ours).then_some(document)
}

/// Their session and its document, where it can be shown in place of what both sides began from: it is
/// of the same set, in a format that can be written here, and has the draft that lies there.
pub(super) fn in_place_of(base: &str, theirs: &[u8]) -> Option<(Session, Document)> {
    let theirs = std::str::from_utf8(theirs).ok()?;
    let (base, session) = (read(base).ok()?, read(theirs).ok()?);
    let is_same_set = base.questionnaire == session.questionnaire;
    // A draft that someone has not decided about is a text of theirs that nobody else has.
    let keeps_draft = base.draft.is_none() || base.draft == session.draft;
    if !is_same_set || !keeps_draft || session.format > FORMAT {
        return None;
    }
    Some((session, Document::parse(theirs).ok()?))
}

fn level(mut session: Session) -> Session {
    session.at = None;
    session.lang = None;
    session
}
