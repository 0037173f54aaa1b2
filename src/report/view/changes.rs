//! What changed since the cycle before.

use super::room::Room;
use super::{Changes, View};

/// The changes; `None` where there is no cycle before.
pub(super) fn changes(room: &Room<'_>) -> Option<Changes> {
    let (earlier, session) = room.earlier.as_ref()?;
    Some(Changes {
        title: session.title.clone(),
        then: earlier.scores.overall.as_is,
        ..Changes::default()
    })
}

/// Notes the changes where they are told.
pub(super) fn note(view: &mut View, changes: Option<Changes>) {
    view.changes = changes;
}
