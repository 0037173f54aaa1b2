//! What was saved and is not in the file any more when the session is left: someone else replaced it,
//! and there was nothing more to save that would have noticed.

use std::path::Path;
use std::time::Duration;

use super::elsewhere::within;
use super::reading::read_bytes;
use super::{Backup, BackupKind, Doing, Shelf};
use crate::session::read;

/// How long the end of a session waits for a disk that hangs.
const PATIENCE: Duration = Duration::from_secs(2);

/// Keeps a text that was in a session's file on its shelf of backups where that does not say the same any
/// more, or is gone. Returns the backup; `None` where the file has it, or the backups do not take it.
#[must_use]
pub fn keep_displaced(
    shelf: &Shelf,
    session: &Path,
    text: String,
    kind: BackupKind,
) -> Option<Backup> {
    let (shelf, session) = (shelf.clone(), session.to_owned());
    within(PATIENCE, move || {
        let there = read_bytes(&session, Doing::Reading).unwrap_or_default();
        if says_the_same(&there, &text) {
            return None;
        }
        shelf.keep(text.as_bytes(), kind).ok()
    })?
}

/// Whether two texts are one session: comments and layout are the affair of who wrote them.
pub(super) fn says_the_same(there: &[u8], text: &str) -> bool {
    there == text.as_bytes()
        || std::str::from_utf8(there).is_ok_and(
            |there| matches!((read(there), read(text)), (Ok(one), Ok(other)) if one == other),
        )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::Paths;

    const TEXT: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";

    #[test]
    fn only_what_the_file_does_not_say_any_more_is_kept() {
        let (root, paths) = Paths::of_a_test();
        let file = root.path().join("a.toml");
        let shelf = Shelf::of(&paths, &file);
        let kept = || keep_displaced(&shelf, &file, TEXT.to_owned(), BackupKind::Kept);
        fs::write(&file, format!("# theirs\n{TEXT}")).expect("written");
        assert_eq!(kept(), None);
        for other in [TEXT.replace("\"t\"", "\"u\""), "[half".to_owned()] {
            fs::write(&file, other).expect("written");
            let kept = kept().expect("it is kept");
            assert_eq!(fs::read_to_string(kept.file).expect("text"), TEXT);
        }
        fs::remove_file(&file).expect("removed");
        assert!(kept().is_some(), "also where it is gone");
    }
}
