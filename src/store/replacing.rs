//! Replacing a session's file in one step, and only where it still is what was last read or written.
//!
//! A crash at any moment leaves the old text or the new one. What another program put there meanwhile
//! is not overwritten: the file is compared before anything is written, and where the system can swap
//! two names in one step (Linux), what was displaced is looked at once more, so that also a file that
//! came in the last moment is put back.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use super::files::{follow, resolve, sync};
use super::reading::read_bytes;
use super::{Doing, Error};

/// What came of replacing a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Replaced {
    /// The new text is in place and on the disk.
    Yes,
    /// Nothing was written: another text than the expected one is there.
    Changed(Vec<u8>),
}

/// Why a file was not replaced, or not safely.
#[derive(Debug)]
pub(super) struct Failed {
    /// What the system said.
    pub cause: Error,
    /// The new text is in place all the same, but it is not certain that a power cut leaves it there.
    pub placed: bool,
}

impl Failed {
    /// The file is as it was.
    fn before(cause: Error) -> Failed {
        Failed { cause, placed: false }
    }
}

/// Replaces a file that has this text; `None` where no file is there yet. One that is gone is written
/// anew. Its mode stays, its owner and group where the system allows that, a link stays a link. `before`
/// is called once it is known that the file will be replaced, with its text.
pub(super) fn replace(
    path: &Path,
    text: &str,
    expected: Option<&[u8]>,
    before: &mut dyn FnMut(&[u8]),
) -> Result<Replaced, Failed> {
    let saving = |cause: io::Error| Failed::before(Error::at(Doing::Saving, path)(cause));
    let target = follow(path).map_err(saving)?;
    let mut told = false;
    loop {
        let there = bytes_of(&target).map_err(Failed::before)?;
        let old = match (there, expected) {
            (None, _) => None,
            (Some(there), Some(expected)) if there == expected => {
                if !std::mem::replace(&mut told, true) {
                    before(expected);
                }
                match kept_of(&target) {
                    // It went between two looks.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    old => Some(old.map_err(saving)?),
                }
            }
            (Some(there), _) => return Ok(Replaced::Changed(there)),
        };
        let file = write_beside(&target, text, old.as_ref()).map_err(saving)?;
        let placed = match old {
            None => place_new(file, &target),
            Some(_) => swap(file, &target, expected.unwrap_or_default()),
        };
        match placed {
            Ok(Placed::Yes) => break,
            Ok(Placed::Other(theirs)) => return Ok(Replaced::Changed(theirs)),
            // It came or went between two looks: everything from the beginning.
            Ok(Placed::Not) => {}
            Err(cause) => return Err(saving(cause)),
        }
    }
    match sync(&target) {
        Ok(()) => Ok(Replaced::Yes),
        Err(cause) => Err(Failed { cause: Error::at(Doing::Saving, path)(cause), placed: true }),
    }
}

/// The bytes of a regular file; `None` where there is nothing of the name.
fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match read_bytes(path, Doing::Saving) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.is_gone() => Ok(None),
        Err(error) => Err(error),
    }
}

/// What a new file takes over from the one that it replaces. Where that one is protected, nothing is:
/// renaming would get around the protection that someone gave it.
fn kept_of(path: &Path) -> io::Result<Metadata> {
    let old = fs::metadata(path)?;
    if old.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(old)
}

/// Where a new text came to.
enum Placed {
    /// Into its place.
    Yes,
    /// The file is not as it was a moment ago; it is as it was found.
    Not,
    /// Another text was in the file, and is again.
    Other(Vec<u8>),
}

fn place_new(file: NamedTempFile, target: &Path) -> io::Result<Placed> {
    match file.persist_noclobber(target) {
        Ok(_) => Ok(Placed::Yes),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Placed::Not),
        Err(error) => Err(error.error),
    }
}

/// Swaps the new file with the one in place and looks at what was displaced.
fn swap(file: NamedTempFile, target: &Path, expected: &[u8]) -> io::Result<Placed> {
    let (ours, new) = file.into_parts();
    match exchange(&new, target)? {
        Exchanged::Yes => {
            let displaced = bytes_of(&new);
            if displaced.as_ref().is_ok_and(|bytes| bytes.as_deref() == Some(expected)) {
                // Dropped, the old text goes.
                return Ok(Placed::Yes);
            }
            give_back(&ours, new, target)?;
            // Where it could not be read, the next look will say why.
            Ok(displaced.ok().flatten().map_or(Placed::Not, Placed::Other))
        }
        Exchanged::Gone => Ok(Placed::Not),
        Exchanged::Impossible => {
            // As close to the rename as can be.
            match bytes_of(target).map_err(io::Error::other)? {
                Some(there) if there == expected => {
                    new.persist(target).map_err(|error| error.error)?;
                    Ok(Placed::Yes)
                }
                Some(there) => Ok(Placed::Other(there)),
                None => Ok(Placed::Not),
            }
        }
    }
}

/// Puts back what was displaced though it was not what was expected.
fn give_back(ours: &File, theirs: TempPath, target: &Path) -> io::Result<()> {
    match exchange(&theirs, target)? {
        Exchanged::Yes if is(ours, &theirs) => Ok(()),
        // Someone replaced our text within that moment, and so meant to replace theirs: that one stands.
        Exchanged::Yes => exchange(&theirs, target).map(drop),
        // Our text was taken away within that moment, and theirs has no place yet.
        Exchanged::Gone | Exchanged::Impossible => {
            theirs.persist_noclobber(target).map_err(|error| error.error)
        }
    }
}

#[cfg(unix)]
fn is(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |metadata: Metadata| (metadata.dev(), metadata.ino());
    let there = fs::symlink_metadata(path).map(of);
    file.metadata().map(of).is_ok_and(|file| there.is_ok_and(|there| there == file))
}

#[cfg(not(unix))]
fn is(_: &File, _: &Path) -> bool {
    true
}

enum Exchanged {
    Yes,
    /// One of them is not there.
    Gone,
    /// This system, or this file system, cannot do that.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code))]
    Impossible,
}

/// Swaps two names in one step.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<Exchanged> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Exchanged::Yes),
        Err(Errno::NOENT) => Ok(Exchanged::Gone),
        // The last one is what a filter of system calls says that does not know this one.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP | Errno::PERM) => Ok(Exchanged::Impossible),
        Err(other) => Err(other.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<Exchanged> {
    Ok(Exchanged::Impossible)
}

/// How the name of a temporary file begins and ends that is to become `file`: hidden, so that no list
/// shows it, and known by the file's name, so that leftovers can be told from what others write.
fn temporary_name(file: &Path) -> (String, &'static str) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut end = name.len().min(LONGEST);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    (format!(".{}.", &name[..end]), ".tmp")
}

/// The most bytes of a file's name that go into that of a temporary file: with what stands around
/// them still less than the 255 that a system takes.
const LONGEST: usize = 200;

/// How many characters by chance are in the name of a temporary file.
const RANDOM: usize = 6;

/// The text in a new file of the same directory, on the disk, for its owner alone; or with mode, owner
/// and group of the file that it is to replace.
pub(super) fn write_beside(
    path: &Path,
    text: &str,
    old: Option<&Metadata>,
) -> io::Result<NamedTempFile> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = directory.unwrap_or(Path::new("."));
    let (begin, end) = temporary_name(path);
    let mut builder = tempfile::Builder::new();
    let mut file = builder.prefix(&begin).suffix(end).rand_bytes(RANDOM).tempfile_in(directory)?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        take_over(file.as_file(), old)?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Gives a new file the owner, group and mode of the one that it replaces.
#[cfg(unix)]
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let new = file.metadata()?;
    let mut mode = old.permissions().mode() & 0o7777;
    if new.uid() != old.uid() {
        // Only the system's own user can give a file away: then it is the one who saves who has it.
        let _ = fchown(file, Some(old.uid()), None);
    }
    if new.gid() != old.gid() && fchown(file, None, Some(old.gid())).is_err() {
        // Another group must not come to what this one was allowed: it gets what everybody has.
        mode = (mode & !0o070) | ((mode & 0o007) << 3);
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

/// Removes the temporary files that programs left which ended while they saved `file`; those of which
/// `may_go` says so, given what is in them. Only for the one who holds the lock: nobody else saves it
/// then.
pub(super) fn remove_leftovers(file: &Path, may_go: impl Fn(&[u8]) -> bool) {
    let file = resolve(file);
    let (begin, end) = temporary_name(&file);
    let Some(Ok(entries)) = file.parent().map(fs::read_dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let middle = name.strip_prefix(&begin).and_then(|rest| rest.strip_suffix(end));
        let ours = |middle: &str| {
            middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if middle.is_some_and(ours)
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && read_bytes(&entry.path(), Doing::Reading).is_ok_and(|text| may_go(&text))
        {
            // One that stays does no harm, and there is nothing that a person could do about it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(all(test, unix))]
mod tests;
