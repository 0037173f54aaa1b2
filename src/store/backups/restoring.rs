//! Looking for earlier states, and bringing one back.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Backup, BackupKind, Shelf, name};
use crate::session;
use crate::store::files::{create_directory, save};
use crate::store::paths::absolute;
use crate::store::reading::read_bytes;
use crate::store::{Doing, Error, Faulty, Grip, Lock, Store, clock, read_text};

/// What bringing back an earlier state did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// The file has it; what it had before is this backup.
    Replaced(Backup),
    /// There was no file; there is one again.
    Created,
    /// The file had it already: nothing was done.
    Same,
}

impl Store {
    /// The earlier states of a session, newest first. The session itself may be damaged or gone.
    ///
    /// # Errors
    ///
    /// Where their directory exists and cannot be listed.
    pub fn backups(&self, file: &Path) -> Result<Vec<Backup>, Error> {
        Shelf::of(&self.paths, &absolute(file)?).list()
    }

    /// The state that could not be saved when the program ended, where it is newer than the file.
    #[must_use]
    pub fn unsaved_state(&self, file: &Path) -> Option<Backup> {
        let written = fs::metadata(file).and_then(|data| data.modified()).ok();
        let written = written.map_or(i64::MIN, clock::seconds_of);
        let mut backups = self.backups(file).ok()?.into_iter();
        backups.find(|backup| {
            backup.kind == BackupKind::Unsaved && clock::seconds(&backup.taken) >= written
        })
    }

    /// The file of a session as [`Store::resolve`] finds it; where there is none, that of one that is
    /// gone and has earlier states.
    ///
    /// # Errors
    ///
    /// Where no session, or more than one, is meant.
    pub fn resolve_lost(&self, session: &OsStr) -> Result<PathBuf, Error> {
        let not_found = match self.resolve(session) {
            Err(error @ Error::NoSuchSession { .. }) => error,
            found => return found,
        };
        let text = session.to_string_lossy();
        let entries = fs::read_dir(self.paths.backups()).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(&*text)).collect();
        names.sort();
        let file = |name: &str| self.paths.sessions().join(format!("{name}.toml"));
        match names.as_slice() {
            [] => Err(not_found),
            [only] => Ok(file(only)),
            several if several.contains(&text.clone().into_owned()) => Ok(file(&text)),
            _ => Err(Error::Ambiguous { name: text.into_owned(), candidates: names }),
        }
    }

    /// The earlier state of a session as a person names it: by its path, its stamp, or a unique
    /// beginning of that.
    ///
    /// # Errors
    ///
    /// Where none, or more than one, is meant.
    pub fn find_backup(&self, file: &Path, backup: &OsStr) -> Result<Backup, Error> {
        let text = backup.to_string_lossy();
        if text.contains(std::path::is_separator) || text.ends_with(".toml") {
            let path = absolute(Path::new(backup))?;
            // Any file can be brought back, by whatever name: someone has put it there.
            return Ok(name::read(path.clone()).unwrap_or_else(|| Backup {
                stamp: stem(&path),
                taken: clock::utc_of(&path),
                kind: BackupKind::Regular,
                file: path,
            }));
        }
        let all = self.backups(file)?;
        let exact = |backup: &&Backup| stem(&backup.file) == *text;
        if let Some(exact) = all.iter().find(exact) {
            return Ok(exact.clone());
        }
        let mut meant: Vec<Backup> =
            all.into_iter().filter(|backup| stem(&backup.file).starts_with(&*text)).collect();
        if meant.len() == 1 {
            return Ok(meant.remove(0));
        }
        let candidates = meant.iter().map(|backup| stem(&backup.file)).collect();
        Err(Error::NoSuchBackup { name: text.into_owned(), file: file.to_owned(), candidates })
    }

    /// Keeps what a session's file has now as a state that was chosen against.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or the state cannot be written.
    pub fn keep(&self, file: &Path) -> Result<Backup, Error> {
        let text = read_bytes(file, Doing::Reading)?;
        Shelf::of(&self.paths, &absolute(file)?).keep(&text, BackupKind::Kept)
    }

    /// Makes an earlier state the present one. What the file has now is kept first, so that this can
    /// be taken back; its mode stays, a link stays a link, and a file that is gone is there again.
    ///
    /// # Errors
    ///
    /// Where someone else has the session open, the earlier state cannot be read, the present one
    /// cannot be kept, or the file cannot be written. In each case the file is as it was.
    pub fn restore_backup(&self, file: &Path, backup: &Backup) -> Result<Restored, Error> {
        let file = absolute(file)?;
        let text = read_text(&backup.file)?;
        if let Err(faults) = session::read(&text) {
            let path = backup.file.clone();
            return Err(Error::Session(Box::new(Faulty { path, text, faults })));
        }
        create_directory(file.parent().unwrap_or(Path::new(".")))?;
        match Lock::try_take(&file) {
            Grip::Held(lock, left_by) => {
                let restored = self.replace(&file, &text);
                // Whoever crashed before has still not closed it.
                lock.give_back(left_by.as_ref());
                restored
            }
            Grip::Busy(holder) | Grip::Unsure(holder) => {
                Err(Error::Held { path: file, holder: Box::new(holder) })
            }
            // Where no lock can be, nobody else has one; whether the file can be written shows itself.
            Grip::Impossible(_) => self.replace(&file, &text),
        }
    }

    fn replace(&self, file: &Path, text: &str) -> Result<Restored, Error> {
        let present = match read_bytes(file, Doing::Reading) {
            Ok(present) => Some(present),
            Err(error) if error.is_gone() => None,
            Err(error) => return Err(error),
        };
        if present.as_deref() == Some(text.as_bytes()) {
            return Ok(Restored::Same);
        }
        let states = Shelf::of(&self.paths, file);
        let kept = present.map(|present| states.keep(&present, BackupKind::Kept)).transpose()?;
        save(file, text)?;
        Ok(kept.map_or(Restored::Created, Restored::Replaced))
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
