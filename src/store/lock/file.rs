//! The file of a lock: opened, locked by the system, read, written, removed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::Holder;

/// The longest name of a holder that is read, in bytes.
const LONGEST: u64 = 4096;

/// For how long a lock file may be without a name before it tells of someone who is gone: the name is
/// written right after the file was created, but after a power cut only the file may be there.
const NAMELESS: Duration = Duration::from_secs(2);

/// What the system says about a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kernel {
    /// It is ours.
    Got,
    /// Someone else has it.
    Taken,
    /// There are no locks here.
    None,
}

/// Tries to lock a file for oneself alone.
pub(super) fn kernel(file: &File) -> Kernel {
    said(&file.try_lock())
}

/// Tries to lock a file together with others who look.
pub(super) fn kernel_to_look(file: &File) -> Kernel {
    said(&file.try_lock_shared())
}

fn said(result: &Result<(), TryLockError>) -> Kernel {
    match result {
        Ok(()) => Kernel::Got,
        Err(TryLockError::WouldBlock) => Kernel::Taken,
        Err(TryLockError::Error(_)) => Kernel::None,
    }
}

/// Opens the lock file, or creates it with the mode of the session: whoever may read that may know who
/// has it. Returns whether it was created.
pub(super) fn open(path: &Path, session: &Path) -> io::Result<(File, bool)> {
    let mut options = options();
    options.read(true).write(true);
    match options.clone().create_new(true).open(path) {
        Ok(file) => {
            share(&file, session);
            Ok((file, true))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            regular(options.open(path)?).map(|file| (file, false))
        }
        Err(error) => Err(error),
    }
}

/// Opens the lock file for reading alone.
pub(super) fn open_to_look(path: &Path) -> io::Result<File> {
    regular(options().read(true).open(path)?)
}

fn regular(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::AlreadyExists.into()) }
}

/// A link that someone put there is not followed, and a pipe is not waited for.
#[cfg(unix)]
fn options() -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut options = OpenOptions::new();
    options.mode(0o600).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    OpenOptions::new()
}

fn share(file: &File, session: &Path) {
    #[cfg(unix)]
    if let Ok(session) = fs::metadata(session) {
        use std::os::unix::fs::PermissionsExt;
        let mode = session.permissions().mode() & 0o666 | 0o600;
        // Where it stays closed to others they are told that they cannot be sure.
        let _ = file.set_permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (file, session);
}

/// Who is named in a lock file; `None` where nobody is, or it cannot be read.
pub(super) fn read(mut file: &File) -> Option<Holder> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Holder::parse(&text)
}

/// Someone who is gone and left no name: an old lock file with nothing to be read in it.
pub(super) fn nameless(file: &File) -> Option<Holder> {
    let metadata = file.metadata().ok()?;
    // Where a lock file is not removed when it is given back, it is emptied.
    if cfg!(not(unix)) && metadata.len() == 0 {
        return None;
    }
    let age = SystemTime::now().duration_since(metadata.modified().ok()?).ok()?;
    (age > NAMELESS).then(Holder::default)
}

/// Writes who has it.
pub(super) fn write(mut file: &File, holder: &Holder) -> io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    // In one piece, so that nobody reads half of it.
    file.write_all(holder.to_text().as_bytes())
}

/// Whether the path still leads to this file.
#[cfg(unix)]
pub(super) fn is_same(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(there), Ok(ours)) = (fs::symlink_metadata(path), file.metadata()) else { return false };
    (there.dev(), there.ino()) == (ours.dev(), ours.ino())
}

/// Whether the path still leads to this file: where lock files are emptied and not removed, it does.
#[cfg(not(unix))]
pub(super) fn is_same(_: &Path, _: &File) -> bool {
    true
}

/// Removes the lock file, before its lock is given back: whoever has opened it meanwhile then sees
/// that it is gone. Where files cannot be told apart it is emptied instead.
pub(super) fn remove(path: &Path, file: &File) {
    if cfg!(not(unix)) {
        let _ = file.set_len(0);
    } else if is_same(path, file) {
        let _ = fs::remove_file(path);
    }
}

/// Whose a lock file is that cannot be read, and since when it is there.
pub(super) fn owner(path: &Path) -> Holder {
    let mut holder = Holder::default();
    if let Ok(metadata) = fs::symlink_metadata(path) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            holder.user = super::holder::number_of_user(metadata.uid());
        }
        holder.since = metadata.modified().ok().and_then(crate::store::clock::stamp_of);
    }
    holder
}
