//! Looking at earlier states, and bringing one back.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{Backup, BackupKind, Shelf};
use crate::session;
use crate::store::files::{create_directory, save};
use crate::store::paths::absolute;
use crate::store::{Doing, Error, Faulty, Store, read_text};

/// What bringing back an earlier state did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The state that the session's file had before; `None` where there was no file, or the same.
    pub kept: Option<Backup>,
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

    /// Makes an earlier state the present one. What the file has now is kept first, so that this can
    /// be taken back; its mode stays, a link stays a link, and a file that is gone is there again.
    ///
    /// # Errors
    ///
    /// Where the earlier state cannot be read, the present one cannot be kept, or the file cannot be
    /// written. In each case the file is as it was.
    pub fn restore_backup(&self, file: &Path, backup: &Backup) -> Result<Restored, Error> {
        let file = absolute(file)?;
        let text = read_text(&backup.file)?;
        if let Err(faults) = session::read(&text) {
            let path = backup.file.clone();
            return Err(Error::Session(Box::new(Faulty { path, text, faults })));
        }
        let present = match fs::read(&file) {
            Ok(present) => Some(present),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(cause) => return Err(Error::at(Doing::Reading, file)(cause)),
        };
        if present.as_deref() == Some(text.as_bytes()) {
            return Ok(Restored { kept: None });
        }
        let shelf = Shelf::of(&self.paths, &file);
        let kept = match present {
            Some(present) => Some(shelf.keep(&present, BackupKind::Kept)?),
            None => {
                create_directory(file.parent().unwrap_or(Path::new(".")))?;
                None
            }
        };
        save(&file, &text)?;
        Ok(Restored { kept })
    }
}

#[cfg(test)]
mod tests;
