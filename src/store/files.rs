//! Writing whole files, so that a crash leaves the old text or the new one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Doing, Error};

/// Creates a directory and those above it, for its owner alone.
pub(super) fn create_directory(path: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(Error::at(Doing::CreatingDirectory, path))
}

/// Replaces the text of a file in one step. Its mode stays; a link stays a link.
pub(super) fn save(path: &Path, text: &str) -> Result<(), Error> {
    replace(path, text).map_err(Error::at(Doing::Saving, path))
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = resolve(path);
    let file = write_beside(&path, text)?;
    match fs::metadata(&path) {
        // Renaming would get around the protection that someone gave the file.
        Ok(old) if old.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(old) => file.as_file().set_permissions(old.permissions())?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    file.persist(&path)?;
    sync_directory(&path);
    Ok(())
}

/// Writes a file that must not exist yet; where it does, the kind is `AlreadyExists`.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    write_beside(path, text)?.persist_noclobber(path)?;
    sync_directory(path);
    Ok(())
}

/// Moves a file to a name that must not exist yet.
pub(super) fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    // Renaming would overwrite, so the new name is taken first.
    fs::File::create_new(to)?;
    fs::rename(from, to).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })?;
    sync_directory(to);
    sync_directory(from);
    Ok(())
}

/// The file that a path means once its links are followed, whether or not it exists.
pub(super) fn resolve(path: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(path) {
        return path;
    }
    match (fs::read_link(path), path.parent()) {
        (Ok(target), Some(parent)) => parent.join(target),
        _ => path.to_owned(),
    }
}

/// The text in a new file of the same directory, on the disk, for its owner alone.
fn write_beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let (begin, end) = temporary_name(path);
    let mut builder = tempfile::Builder::new();
    let mut file = builder.prefix(&begin).suffix(end).rand_bytes(RANDOM).tempfile_in(directory)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
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

/// Removes the temporary files that programs left which ended while they saved `file`. Only for the one
/// who holds the lock: nobody else saves it then.
pub fn remove_leftovers(file: &Path) {
    let file = resolve(file);
    let (begin, end) = temporary_name(&file);
    let Some(Ok(entries)) = file.parent().map(fs::read_dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let middle = name.strip_prefix(&begin).and_then(|rest| rest.strip_suffix(end));
        let ours = |middle: &str| {
            middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if middle.is_some_and(ours) && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            // One that stays does no harm, and there is nothing that a person could do about it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes a renamed file survive a power cut. Some file systems cannot do that for a directory; the
/// file itself is safe then too, so it is no failure.
pub(super) fn sync_directory(file: &Path) {
    #[cfg(unix)]
    if let Some(Ok(directory)) = file.parent().map(fs::File::open) {
        let _ = directory.sync_all();
    }
    #[cfg(not(unix))]
    let _ = file;
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::store::read_text;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it exists").permissions().mode() & 0o777
    }

    #[test]
    fn what_is_created_is_for_its_owner_alone() {
        let root = tempfile::tempdir().expect("a directory");
        let directory = root.path().join("a/b");
        create_directory(&directory).expect("created");
        let file = directory.join("x.toml");
        create(&file, "x = 1\n").expect("created");
        assert_eq!((mode(&directory), mode(&file)), (0o700, 0o600));
        let taken = create(&file, "x = 2\n").map_err(|error| error.kind());
        assert_eq!(taken, Err(io::ErrorKind::AlreadyExists));
        assert_eq!(read_text(&file).expect("text"), "x = 1\n");
    }

    #[test]
    fn saving_keeps_mode_and_links_and_leaves_nothing_behind() {
        let root = tempfile::tempdir().expect("a directory");
        let file = root.path().join("x.toml");
        let link = root.path().join("link.toml");
        fs::write(&file, "old").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
        symlink("x.toml", &link).expect("linked");
        save(&link, "new").expect("saved");
        assert_eq!(read_text(&file).expect("text"), "new");
        assert_eq!(mode(&file), 0o640);
        assert!(fs::symlink_metadata(&link).expect("it exists").is_symlink());
        assert_eq!(fs::read_dir(root.path()).expect("listed").count(), 2);
    }

    #[test]
    fn a_protected_file_is_not_replaced() {
        let root = tempfile::tempdir().expect("a directory");
        let file = root.path().join("x.toml");
        fs::write(&file, "old").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).expect("set");
        assert!(save(&file, "new").is_err());
        assert_eq!(read_text(&file).expect("text"), "old");
    }
}
