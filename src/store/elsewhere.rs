//! A session that cannot be saved where it belongs: to another place that a person names, beside it, or
//! to its backups. A person waits for these, so none of them waits for a disk that hangs.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::files::create;
use super::paths::absolute;
use super::sessions::{stem, unused};
use super::{Backup, BackupKind, Doing, Error, Paths, Shelf, free_name, typed_path};

/// How long a person is kept waiting for a place that does not answer.
const LONGER: Duration = Duration::from_secs(5);

/// What a session is saved as that is saved elsewhere: its own name in a directory, with a number where
/// that is taken.
#[must_use]
pub fn name_elsewhere(directory: &Path, session: &Path) -> PathBuf {
    let file = directory.join(format!("{}.toml", stem(session)));
    if file.symlink_metadata().is_ok() { free_name(&file) } else { file }
}

/// Saves the text of a session as a new file, whole or not at all; what is there is never replaced.
/// `typed` is a place as a person types it: a file, or a directory that it goes into by its own name.
/// Returns the file.
///
/// # Errors
///
/// Where it cannot be written, or a file of the name is there.
pub fn save_elsewhere(typed: &str, session: &Path, text: String) -> Result<PathBuf, Error> {
    let path = absolute(&typed_path(typed))?;
    let session = session.to_owned();
    let names_a_directory = typed.ends_with(std::path::is_separator);
    let tried = path.clone();
    within(LONGER, move || {
        let file = if names_a_directory || path.is_dir() {
            path.join(format!("{}.toml", stem(&session)))
        } else if path.extension().is_none() {
            path.with_extension("toml")
        } else {
            path
        };
        create(&file, &text).map_err(Error::at(Doing::Creating, &file))?;
        Ok(file)
    })
    .unwrap_or(Err(Error::NoAnswer(tried)))
}

/// Writes the text of a session beside its file, under its name with a number that is free; `text` is
/// given what was put behind the name. Returns the file.
///
/// # Errors
///
/// Where it cannot be written, or the disk does not answer.
pub fn save_beside(
    paths: &Paths,
    session: &Path,
    text: impl Fn(&str) -> String + Send + 'static,
) -> Result<PathBuf, Error> {
    let (paths, session, tried) = (paths.clone(), session.to_owned(), session.to_owned());
    within(LONGER, move || {
        let session = super::files::resolve(&session);
        let directory = session.parent().unwrap_or(Path::new("."));
        let own = stem(&session);
        unused(directory, &own, Doing::Creating, |file| {
            Shelf::of(&paths, file).must_be_free()?;
            let name = stem(file);
            let number = name.strip_prefix(&own).unwrap_or_default();
            create(file, &text(number.trim_start_matches('-')))
        })
    })
    .unwrap_or(Err(Error::NoAnswer(tried)))
}

/// Keeps a text of a session on its shelf as one that was chosen against.
///
/// # Errors
///
/// Where it cannot be written, or the disk does not answer.
pub fn keep_in_time(shelf: &Shelf, session: &Path, text: Vec<u8>) -> Result<Backup, Error> {
    let shelf = shelf.clone();
    within(LONGER, move || shelf.keep(&text, BackupKind::Kept))
        .unwrap_or_else(|| Err(Error::NoAnswer(session.to_owned())))
}

/// Does something that may hang; `None` where it does. It is then left to itself.
pub(super) fn within<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, wait) = channel();
    // Without a thread there is nothing that could be waited for.
    std::thread::Builder::new().spawn(move || drop(done.send(work()))).ok()?;
    wait.recv_timeout(time).ok()
}

#[cfg(all(test, unix))]
mod tests;
