//! What the saving thread asks before it replaces a session's file.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{BackupKind, Shelf};
use crate::store::{Keeps, Paths, log};

/// How long after one state was kept the next one is.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Keeps the state on the disk before the first save after opening, and then at most every ten
/// minutes. Failing to keep it never keeps from saving: it goes to the log.
#[derive(Debug)]
pub struct Keeper {
    shelf: Shelf,
    paths: Paths,
    last: Option<Instant>,
}

impl Keeper {
    /// The keeper for a session's file that has just been opened.
    #[must_use]
    pub fn new(paths: &Paths, file: &Path) -> Keeper {
        Keeper { shelf: Shelf::of(paths, file), paths: paths.clone(), last: None }
    }

    /// Whether the state on the disk is to be kept before the next save.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.last.is_none_or(|last| last.elapsed() >= EVERY)
    }

    /// Keeps a state where that is due. To be called with what is in the file before it is replaced.
    pub fn before(&mut self, text: &[u8]) {
        if !self.is_due() {
            return;
        }
        // Also where it fails: a full disk must not be asked again with each answer.
        self.last = Some(Instant::now());
        let _ = self.keep(text, BackupKind::Regular);
    }

    /// Keeps a state, or says in the log why not; whether it is kept.
    fn keep(&self, text: &[u8], kind: BackupKind) -> bool {
        let Err(error) = self.shelf.keep(text, kind) else { return true };
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        let words = format!("backup: {error}: {}", cause.unwrap_or_default());
        // A log that cannot be written must not keep from saving either.
        let _ = log::append(&self.paths, &words);
        false
    }
}

impl Keeps for Keeper {
    fn before(&mut self, text: &[u8]) {
        Keeper::before(self, text);
    }

    fn displaced(&mut self, text: &[u8]) -> bool {
        self.keep(text, BackupKind::Kept)
    }
}
