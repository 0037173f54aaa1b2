//! Writing whole files, so that a crash leaves the old text or the new one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::replacing::write_beside;
use super::{Doing, Error};

/// Creates a directory and those above it, for its owner alone.
pub(super) fn create_directory(path: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(Error::at(Doing::CreatingDirectory, path))
}

/// Replaces the text of a file in one step, whatever it is now. Its mode stays, its owner and group
/// where the system allows that; a link stays a link.
pub(super) fn save(path: &Path, text: &str) -> Result<(), Error> {
    replace_whatever(path, text).map_err(Error::at(Doing::Saving, path))
}

fn replace_whatever(path: &Path, text: &str) -> io::Result<()> {
    let path = follow(path)?;
    let old = match fs::metadata(&path) {
        // Renaming would get around the protection that someone gave the file.
        Ok(old) if old.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    write_beside(&path, text, old.as_ref())?.persist(&path)?;
    sync(&path)
}

/// Writes a file that must not exist yet; where it does, the kind is `AlreadyExists`.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    write_beside(path, text, None)?.persist_noclobber(path)?;
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

/// As [`resolve`], for what is about to be written: a link that cannot be followed just now must not be
/// taken for the file itself, or a file would take its place.
///
/// # Errors
///
/// Where the system cannot follow the path.
pub(super) fn follow(path: &Path) -> io::Result<PathBuf> {
    loop {
        match fs::canonicalize(path) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(resolve(path)),
            followed => return followed,
        }
    }
}

/// Makes a renamed file survive a power cut.
///
/// # Errors
///
/// Where the disk fails. Some file systems cannot do this for a directory, and not every directory may
/// be opened; then the system writes it when it will, and that is no failure.
#[cfg(unix)]
pub(super) fn sync(file: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    let directory = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    let result = fs::File::open(directory.unwrap_or(Path::new(".")))
        .and_then(|directory| directory.sync_all());
    match result {
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => {
            Ok(())
        }
        result => result,
    }
}

/// There is no such thing here.
#[cfg(not(unix))]
pub(super) fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

/// As [`sync`], for what is safe without it.
pub(super) fn sync_directory(file: &Path) {
    let _ = sync(file);
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
