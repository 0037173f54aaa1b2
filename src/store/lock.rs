//! Who has a session open for writing: a file `.NAME.lock` beside it.
//!
//! The lock is not on the session file itself, because saving puts another file in its place, and the
//! lock would stay with the one that is gone. The system drops the lock when the program ends in any
//! way, but only a proper end removes the file: a file without a lock tells of one that crashed.

mod file;
mod holder;

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::elsewhere::within;
use super::{Doing, Error, files};
use file::{Kernel, is_same};
pub use holder::Holder;

/// How often a lock is tried that somebody holds who should not: one who looks at it holds it for a
/// moment, one who just took it has not written the name yet.
const ATTEMPTS: usize = 20;

/// How many of them are left to those who may only look.
const LOOKING: usize = 3;

/// How long between two of these attempts.
const PAUSE: Duration = Duration::from_millis(5);

/// How long giving it back may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// What trying to take a lock came to.
#[derive(Debug)]
pub enum Grip {
    /// It is ours. With it whoever had it last and did not close the session.
    Held(Lock, Option<Holder>),
    /// Someone else has it.
    Busy(Holder),
    /// Someone else seems to have it, and the system cannot tell: it is another machine, another
    /// person's file, or a file system without locks. [`Lock::force`] takes it.
    Unsure(Holder),
    /// Nobody can have it: no file can be created there.
    Impossible(Arc<Error>),
}

/// A lock that is held. Dropping it gives it back: the session was closed.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: Option<File>,
}

impl Lock {
    /// Tries to take the lock of a session file; of a link, that of the file it leads to. Waits at most
    /// a tenth of a second.
    #[must_use]
    pub fn try_take(session: &Path) -> Grip {
        take(session, file::kernel)
    }

    /// Takes a lock from someone of whom it is not sure whether they still have it. One who certainly does
    /// keeps it.
    #[must_use]
    pub fn force(session: &Path) -> Grip {
        force(session, file::kernel)
    }

    /// The session file that is locked, without its extension, to tell whether two are the same.
    #[must_use]
    pub fn is_of(&self, session: &Path) -> bool {
        path_of(&files::resolve(session)) == self.path
    }

    /// Gives the lock back as dropping it does, without waiting for long for a disk that hangs.
    pub fn give_back_in_time(self) {
        // Where that does not do, the system gives it back when the program ends.
        let _ = within(PATIENCE, move || drop(self));
    }

    /// Gives the lock back so that the next one finds what we found: also that the session was not
    /// closed, for one who only did something beside it.
    pub fn give_back(mut self, left_by: Option<&Holder>) {
        let Some(left_by) = left_by else { return };
        if let Some(file) = self.file.take() {
            // Where the name cannot be written ours stands there, which says as much.
            let _ = file::write(&file, left_by);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            file::remove(&self.path, &file);
        }
    }
}

/// Who has a session open, and whether that may still be so; else it was not closed the last time.
/// `None` where nobody has it.
#[must_use]
pub fn holder_of(session: &Path) -> Option<(Holder, bool)> {
    let path = path_of(&files::resolve(session));
    let file = match file::open_to_look(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            return Some((file::owner(&path), true));
        }
        Err(_) => return None,
    };
    let holder = file::read(&file);
    match file::kernel_to_look(&file) {
        Kernel::Taken => Some((holder.unwrap_or_default(), true)),
        Kernel::Got => {
            let holder = holder.or_else(|| file::nameless(&file))?;
            let elsewhere = holder.is_elsewhere();
            is_same(&path, &file).then_some((holder, elsewhere))
        }
        Kernel::None => {
            let holder = holder?;
            let alive = holder.is_elsewhere() || holder.is_alive();
            Some((holder, alive))
        }
    }
}

/// The lock file of a session file whose links have been followed.
fn path_of(session: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(session.file_stem().unwrap_or_default());
    name.push(".lock");
    session.with_file_name(name)
}

/// How the system locks a file; tests put their own in its place.
type Locking = fn(&File) -> Kernel;

fn take(session: &Path, locking: Locking) -> Grip {
    let session = files::resolve(session);
    let path = path_of(&session);
    let mut left_by = None;
    for attempts in 0..ATTEMPTS {
        match attempt(&path, &session, locking, &mut left_by) {
            Ok(Some(Grip::Busy(holder))) if holder.is_elsewhere() && attempts < LOOKING => {
                // Of one elsewhere it is not known whether they run: it may be one of us who looks.
                std::thread::sleep(PAUSE);
            }
            Ok(Some(grip)) => return grip,
            Ok(None) => std::thread::sleep(PAUSE),
            Err(cause) => {
                return Grip::Impossible(Arc::new(Error::at(Doing::Locking, path)(cause)));
            }
        }
    }
    Grip::Busy(
        file::open_to_look(&path).ok().and_then(|file| file::read(&file)).unwrap_or_default(),
    )
}

fn force(session: &Path, locking: Locking) -> Grip {
    let Grip::Unsure(holder) = take(session, locking) else { return take(session, locking) };
    let path = path_of(&files::resolve(session));
    if let Err(cause) = std::fs::remove_file(&path)
        && cause.kind() != ErrorKind::NotFound
    {
        return Grip::Impossible(Arc::new(Error::at(Doing::Locking, path)(cause)));
    }
    match take(session, locking) {
        Grip::Held(lock, _) => Grip::Held(lock, Some(holder)),
        grip => grip,
    }
}

/// One attempt; `None` where the next one may go otherwise. `left_by` is who had the lock before.
fn attempt(
    path: &Path,
    session: &Path,
    locking: Locking,
    left_by: &mut Option<Holder>,
) -> io::Result<Option<Grip>> {
    let (file, created) = match file::open(path, session) {
        Ok(opened) => opened,
        Err(error)
            if error.kind() == ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir) =>
        {
            // Between our two looks it was removed.
            return Ok(None);
        }
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            return of_another_person(path, locking, left_by, error);
        }
        Err(error) => return Err(error),
    };
    let holder = file::read(&file);
    match locking(&file) {
        Kernel::Taken => {
            Ok(holder.filter(|holder| holder.is_elsewhere() || holder.is_alive()).map(Grip::Busy))
        }
        // Removed by the one who had it, after we had opened it: that lock would keep nobody out.
        Kernel::Got if !is_same(path, &file) => Ok(None),
        Kernel::Got => {
            // Read again: before the lock was ours another one may have had it.
            let holder = file::read(&file);
            if let Some(holder) = holder.clone().filter(Holder::is_elsewhere) {
                return Ok(Some(Grip::Unsure(holder)));
            }
            let found = if created { None } else { holder.or_else(|| file::nameless(&file)) };
            Ok(Some(held(path, file, found.or_else(|| left_by.take()))))
        }
        Kernel::None if created => Ok(Some(held(path, file, left_by.take()))),
        Kernel::None => match holder.or_else(|| file::nameless(&file)) {
            None => Ok(None),
            Some(holder) if holder.is_elsewhere() => Ok(Some(Grip::Unsure(holder))),
            Some(holder) if holder.is_alive() => Ok(Some(Grip::Busy(holder))),
            Some(holder) => {
                std::fs::remove_file(path)?;
                *left_by = Some(holder);
                Ok(None)
            }
        },
    }
}

fn held(path: &Path, file: File, left_by: Option<Holder>) -> Grip {
    // Without the name the lock still holds; others then cannot say whose it is.
    let _ = file::write(&file, &Holder::here());
    Grip::Held(Lock { path: path.to_owned(), file: Some(file) }, left_by)
}

/// A lock file that another person made and that we may not write. Where they are gone it is removed, and
/// the next attempt makes one of ours.
fn of_another_person(
    path: &Path,
    locking: Locking,
    left_by: &mut Option<Holder>,
    refused: io::Error,
) -> io::Result<Option<Grip>> {
    let file = match file::open_to_look(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(refused),
        Err(_) => return Ok(Some(Grip::Unsure(file::owner(path)))),
    };
    let holder = file::read(&file).unwrap_or_else(|| file::owner(path));
    match locking(&file) {
        Kernel::Taken => Ok(Some(Grip::Busy(holder))),
        Kernel::Got if !is_same(path, &file) => Ok(None),
        Kernel::Got if !holder.is_elsewhere() => match std::fs::remove_file(path) {
            Ok(()) => {
                *left_by = Some(holder);
                Ok(None)
            }
            Err(error) if error.kind() == ErrorKind::ReadOnlyFilesystem => Err(error),
            Err(_) => Ok(Some(Grip::Unsure(holder))),
        },
        Kernel::Got | Kernel::None => Ok(Some(Grip::Unsure(holder))),
    }
}

#[cfg(all(test, unix))]
mod tests;
