//! A session that could not be saved when the program ended, and nobody was there to be asked: its text
//! goes where the next start finds it.

use std::env;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::displaced::says_the_same;
use super::elsewhere::within;
use super::files::create_directory;
use super::reading::read_bytes;
use super::replacing::remove_leftovers;
use super::{BackupKind, Doing, Paths, Shelf};
use crate::session::read;

/// How long one place is waited for. The end has a few seconds for all of them together.
const PATIENCE: Duration = Duration::from_secs(1);

/// Keeps the text of a session that could not be saved: among its backups, else in the directory of
/// the log, else in that for temporary files. Its shelf is the one from when it was opened: what its path
/// leads to may not be seen any more. Returns where; `None` where nothing takes it.
#[must_use]
pub fn rescue(paths: &Paths, shelf: &Shelf, text: &str) -> Option<PathBuf> {
    let (own, bytes) = (shelf.clone(), text.as_bytes().to_owned());
    let kept = within(PATIENCE, move || own.keep(&bytes, BackupKind::Unsaved).ok()).flatten();
    kept.map(|backup| backup.file).or_else(|| {
        places(paths).into_iter().find_map(|directory| {
            let (shelf, text) = (shelf.clone(), text.as_bytes().to_owned());
            within(PATIENCE, move || {
                create_directory(&directory).ok()?;
                shelf.keep_apart(&directory, &text).ok()
            })?
        })
    })
}

/// Where a text goes that the backups do not take.
fn places(paths: &Paths) -> [PathBuf; 2] {
    [paths.state.clone(), env::temp_dir()]
}

/// Brings what was rescued of a session to other places into its backups, where it is offered. What
/// cannot be brought there stays where it is.
pub fn bring_in_rescued(paths: &Paths, session: &Path) {
    let shelf = Shelf::of(paths, session);
    for directory in places(paths) {
        let Ok(entries) = fs::read_dir(&directory) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(backup) = shelf.kept_apart(&name) else { continue };
            let file = entry.path();
            // The directory for temporary files is everybody's.
            if !fs::symlink_metadata(&file).is_ok_and(|there| there.is_file() && is_ours(&there)) {
                continue;
            }
            let Ok(text) = read_bytes(&file, Doing::Reading) else { continue };
            if shelf.adopt(&text, &backup).is_ok() {
                let _ = fs::remove_file(&file);
            }
        }
    }
}

/// Removes what programs left beside a session that ended while they saved it. Such a file may hold the
/// only copy of something: what was not yet saved, or what someone else had just put in place. Where it
/// says something else than the session's file, it goes to the backups. Only for the one who holds the
/// lock.
pub fn clear_leftovers(paths: &Paths, session: &Path) {
    let there = read_bytes(session, Doing::Reading).unwrap_or_default();
    remove_leftovers(session, |left| {
        // Cut off while it was written, nobody was told that it is saved.
        let is_whole = std::str::from_utf8(left).is_ok_and(|text| read(text).is_ok());
        !is_whole
            || std::str::from_utf8(left).is_ok_and(|left| says_the_same(&there, left))
            || Shelf::of(paths, session).keep(left, BackupKind::Kept).is_ok()
    });
}

#[cfg(unix)]
fn is_ours(file: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_ours(_: &Metadata) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests;
