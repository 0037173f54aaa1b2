//! The directory with the earlier states of one session.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::thinning::superfluous;
use super::{Backup, BackupKind, name};
use crate::session::Stamp;
use crate::store::files::{create_directory, resolve, sync_directory};
use crate::store::reading::read_bytes;
use crate::store::{Doing, Error, Paths, clock};

/// Where the earlier states of one session are. It need not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    directory: PathBuf,
}

/// What the names of states that are kept apart begin with.
const APART: &str = "monshin-";

impl Shelf {
    /// The shelf of a session's file, which need not exist. Links are followed first: a session has
    /// one shelf, by whatever name it is opened.
    #[must_use]
    pub fn of(paths: &Paths, file: &Path) -> Shelf {
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut file = resolve(file);
        if let (Some(parent), Some(name)) = (file.parent(), file.file_name()) {
            // Of a file that was deleted only the directory can be looked up.
            file = real(parent).join(name);
        }
        let key = name::key(&real(&paths.sessions()), &file);
        Shelf { directory: paths.backups().join(key) }
    }

    /// Says as of a file that is there already that states of a session are kept here, which may be
    /// deleted by now.
    ///
    /// # Errors
    ///
    /// Where that is so.
    pub(in crate::store) fn must_be_free(&self) -> io::Result<()> {
        match fs::symlink_metadata(&self.directory) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            // Where it cannot be looked at, nothing is shown of it either.
            Err(_) => Ok(()),
        }
    }

    /// The earlier states, newest first.
    ///
    /// # Errors
    ///
    /// Where the directory exists and cannot be listed.
    pub fn list(&self) -> Result<Vec<Backup>, Error> {
        let entries = match fs::read_dir(&self.directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(cause) => return Err(Error::at(Doing::Listing, &self.directory)(cause)),
        };
        let files = entries.flatten().map(|entry| entry.path());
        let mut backups: Vec<Backup> = files.filter_map(name::read).collect();
        backups.sort_by_cached_key(|backup| std::cmp::Reverse(order(backup)));
        Ok(backups)
    }

    /// Keeps a state of the session as of now, for its owner alone, whole or not at all, and takes
    /// away what is thinned out. A regular state that the newest one already has is not kept twice.
    /// Returns the backup that has the state.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; then nothing changed.
    pub fn keep(&self, text: &[u8], kind: BackupKind) -> Result<Backup, Error> {
        self.keep_at(text, kind, clock::utc())
    }

    fn keep_at(&self, text: &[u8], kind: BackupKind, now: Stamp) -> Result<Backup, Error> {
        create_directory(&self.directory)?;
        if kind == BackupKind::Regular
            && let Some(newest) = self.list()?.into_iter().next()
            && read_bytes(&newest.file, Doing::Reading).is_ok_and(|held| held == text)
        {
            return Ok(newest);
        }
        let backup = write(&self.directory, "", text, kind, now)?;
        self.thin(now);
        Ok(backup)
    }

    /// Keeps a state that could not be saved in another directory, by a name that says whose it is.
    pub(in crate::store) fn keep_apart(
        &self,
        directory: &Path,
        text: &[u8],
    ) -> Result<PathBuf, Error> {
        let apart = write(directory, &self.prefix(), text, BackupKind::Unsaved, clock::utc())?;
        Ok(apart.file)
    }

    /// The state that [`Shelf::keep_apart`] kept in the file of this name; `None` where it is of another
    /// session, or no such file.
    pub(in crate::store) fn kept_apart(&self, name: &OsStr) -> Option<Backup> {
        // A directory for temporary files may hold thousands of others.
        let name = name.to_str().filter(|name| name.starts_with(APART))?;
        let rest = name.strip_prefix(&self.prefix())?;
        name::read(PathBuf::from(rest)).filter(|backup| backup.kind == BackupKind::Unsaved)
    }

    /// Takes in a state that was kept apart, with its moment, unless it is here already.
    pub(in crate::store) fn adopt(&self, text: &[u8], apart: &Backup) -> Result<(), Error> {
        create_directory(&self.directory)?;
        let is_here = |held: &Backup| {
            (held.kind, &held.taken) == (apart.kind, &apart.taken)
                && read_bytes(&held.file, Doing::Reading).is_ok_and(|held| held == text)
        };
        if !self.list()?.iter().any(is_here) {
            write(&self.directory, "", text, apart.kind, apart.taken)?;
        }
        Ok(())
    }

    /// What the name of a state begins with that is kept apart. A key goes before a point, and what
    /// follows is a moment, so that no key can be taken for a longer one.
    fn prefix(&self) -> String {
        let key = self.directory.file_name().unwrap_or_default().to_string_lossy();
        format!("{APART}{key}.")
    }

    /// Takes away the regular states that age has made superfluous. What cannot be taken away stays:
    /// that is no reason to fail.
    fn thin(&self, now: Stamp) {
        let mut regular = self.list().unwrap_or_default();
        regular.retain(|backup| backup.kind == BackupKind::Regular);
        let taken: Vec<i64> = regular.iter().map(|backup| clock::seconds(&backup.taken)).collect();
        for at in superfluous(clock::seconds(&now), &taken) {
            let _ = fs::remove_file(&regular[at].file);
        }
    }
}

/// Writes a state into a directory, under the first name that is free.
fn write(
    directory: &Path,
    prefix: &str,
    text: &[u8],
    kind: BackupKind,
    now: Stamp,
) -> Result<Backup, Error> {
    for (stamp, name) in name::names(&now, kind) {
        let file = directory.join(format!("{prefix}{name}"));
        match write_new(&file, text) {
            Ok(()) => return Ok(Backup { file, stamp, taken: now, kind }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(Error::at(Doing::Creating, file)(cause)),
        }
    }
    unreachable!("numbers do not end before the names in a directory do")
}

/// What backups are sorted by: the moment, then the number of those of one second.
fn order(backup: &Backup) -> (i64, u32) {
    let number = backup.stamp.split_once('-').and_then(|(_, number)| number.parse().ok());
    (clock::seconds(&backup.taken), number.unwrap_or(1))
}

/// Writes a file that must not exist yet, on the disk, for its owner alone.
fn write_new(path: &Path, text: &[u8]) -> io::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(directory)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    sync_directory(path);
    Ok(())
}

#[cfg(test)]
mod tests;
