//! Earlier states of sessions: kept before a save replaces them, thinned with age, brought back.
//!
//! They lie in `backups/KEY/STAMP[-kind].toml`, byte for byte as the session's file was.

mod keeper;
mod name;
mod restoring;
mod shelf;
mod thinning;

use std::path::PathBuf;

pub use keeper::Keeper;
pub use restoring::Restored;
pub use shelf::Shelf;

use crate::session::Stamp;

/// Why an earlier state was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BackupKind {
    /// A save was about to replace it. These are thinned with age.
    Regular,
    /// Someone chose another state in its place. Never thinned.
    Kept,
    /// It could not be saved where it belongs when the program ended. Never thinned.
    Unsaved,
}

/// An earlier state of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file that it lies in.
    pub file: PathBuf,
    /// Its name for people and scripts: the file's stem without the kind, as `20261126T104200Z`, or
    /// `20261126T104200Z-2` where another one was taken in the same second.
    pub stamp: String,
    /// When it was taken, in UTC, to the second.
    pub taken: Stamp,
    /// Why it was kept.
    pub kind: BackupKind,
}
