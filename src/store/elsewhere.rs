//! A session that cannot be saved where it belongs: to another place that a person names, or, where
//! nobody is there to be asked, to one where the next start finds it.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::files::{create, create_directory};
use super::paths::absolute;
use super::sessions::{stem, unused};
use super::{BackupKind, Doing, Error, Paths, Shelf, free_name, typed_path};

/// How long one place is waited for. Where the program ends, all of them together have a few seconds.
const PATIENCE: Duration = Duration::from_secs(1);

/// As [`PATIENCE`], where a person waits for one place that they named.
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

/// Writes the text of a session beside its file, under its name with a number that is free. Returns
/// the file.
///
/// # Errors
///
/// Where it cannot be written.
pub fn save_beside(session: &Path, text: &str) -> Result<PathBuf, Error> {
    let session = super::files::resolve(session);
    let directory = session.parent().unwrap_or(Path::new("."));
    unused(directory, &stem(&session), Doing::Creating, |file| create(file, text))
}

/// Keeps the text of a session that could not be saved: among its backups, else in the directory of
/// the log, else in that for temporary files. Returns where; `None` where nothing takes it.
#[must_use]
pub fn rescue(paths: &Paths, session: &Path, text: &str) -> Option<PathBuf> {
    let (of, file, bytes) = (paths.clone(), session.to_owned(), text.to_owned());
    let kept = within(PATIENCE, move || {
        let kept = Shelf::of(&of, &file).keep(bytes.as_bytes(), BackupKind::Unsaved);
        kept.ok().map(|backup| backup.file)
    });
    let name = format!("monshin-{}", stem(session));
    kept.flatten().or_else(|| {
        [paths.state.clone(), env::temp_dir()].into_iter().find_map(|directory| {
            let (name, text) = (name.clone(), text.to_owned());
            within(PATIENCE, move || {
                create_directory(&directory).ok()?;
                unused(&directory, &name, Doing::Creating, |file| create(file, &text)).ok()
            })
            .flatten()
        })
    })
}

/// Does something that may hang; `None` where it does. It is then left to itself.
fn within<T: Send + 'static>(
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
