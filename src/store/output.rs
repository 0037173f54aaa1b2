//! Reports on the disk: complete, or not there.
//!
//! A report is written into a temporary file beside its place, and moved there once it is whole. Until
//! then nothing that was there before is touched; where it fails or is stopped, nothing stays behind.
//! A new file is for its owner alone: a report tells where an organisation is weak.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use directories::UserDirs;
use tempfile::NamedTempFile;

use super::files::{resolve, sync_directory};
use super::paths::absolute;
use super::sessions::stem;
use super::{Doing, Error, sets};
use crate::text::Lang;

/// What to do where a file of the name is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it, and say so.
    Keep,
    /// Replace it; its mode stays, and a link stays a link.
    Replace,
}

/// Why a report cannot go to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A file of the name is there already, and nobody said that it may go.
    Exists,
    /// It is a directory.
    Directory,
    /// It is a device, a pipe or a socket.
    NotAFile,
    /// The directory that it should go into is not there.
    NoDirectory,
    /// It is a session or a question set: those are never replaced by a report.
    Session,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file, from the root.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What the names of temporary files begin with.
const PREFIX: &str = ".monshin-";

/// A report while it is written. Dropped before [`Output::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Output {
    file: BufWriter<NamedTempFile>,
    /// Where it goes, as it was asked for.
    path: PathBuf,
    existing: Existing,
}

impl Output {
    /// Begins a report that is to go to `path`; `session` is the file of the session that it is of.
    /// What can be told now is refused now, before any work is done.
    ///
    /// # Errors
    ///
    /// Where no report can go there.
    pub fn create(path: &Path, existing: Existing, session: &Path) -> Result<Output, Error> {
        let path = absolute(path)?;
        if let Some(why) = unfit(&path, existing, session)? {
            return Err(Error::Unfit { path, why });
        }
        let target = resolve(&path);
        let directory = target.parent().unwrap_or(Path::new("."));
        let file = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempfile_in(directory)
            .map_err(|cause| Error::at(Doing::Writing, &path)(system(&cause)))?;
        Ok(Output { file: BufWriter::new(file), path, existing })
    }

    /// Puts the whole report into its place.
    ///
    /// # Errors
    ///
    /// Where it cannot be written to its end, or another file has taken the name meanwhile.
    pub fn finish(self) -> Result<Written, Error> {
        let Output { file, path, existing } = self;
        match put(file, &path, existing) {
            Ok(bytes) => Ok(Written { path, bytes }),
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {
                Err(Error::Unfit { path, why: Unfit::Exists })
            }
            Err(cause) => Err(Error::at(Doing::Writing, path)(system(&cause))),
        }
    }

    /// The error of a report that could not be written on.
    #[must_use]
    pub fn failed(self, cause: &io::Error) -> Error {
        Error::at(Doing::Writing, self.path)(system(cause))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What went wrong, without the random name of the temporary file, which would tell nobody anything.
fn system(cause: &io::Error) -> io::Error {
    let text = cause.to_string();
    if text.contains(PREFIX) { cause.kind().into() } else { io::Error::new(cause.kind(), text) }
}

/// Why nothing can be put there; `None` where it can be tried.
fn unfit(path: &Path, existing: Existing, session: &Path) -> Result<Option<Unfit>, Error> {
    let names_a_directory = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    if path.file_name().is_none() || (names_a_directory && path.is_dir()) {
        return Ok(Some(Unfit::Directory));
    }
    let parent = path.parent().unwrap_or(Path::new("."));
    if names_a_directory || !parent.is_dir() {
        return Ok(Some(Unfit::NoDirectory));
    }
    let there = match fs::symlink_metadata(path) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::at(Doing::Writing, path)(error)),
    };
    let behind = fs::metadata(path).ok();
    let kind = behind.as_ref().unwrap_or(&there).file_type();
    if kind.is_dir() {
        return Ok(Some(Unfit::Directory));
    }
    if !kind.is_file() && behind.is_some() {
        return Ok(Some(Unfit::NotAFile));
    }
    if existing == Existing::Keep {
        return Ok(Some(Unfit::Exists));
    }
    let target = resolve(path);
    Ok((sets::is_toml(&target) || target == resolve(session)).then_some(Unfit::Session))
}

fn put(file: BufWriter<NamedTempFile>, path: &Path, existing: Existing) -> io::Result<u64> {
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    let target = resolve(path);
    if existing == Existing::Replace
        && let Ok(old) = fs::metadata(&target)
    {
        // Renaming would get around the protection that someone gave the file.
        if old.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    let bytes = file.as_file().metadata()?.len();
    match existing {
        Existing::Keep => file.persist_noclobber(path)?,
        Existing::Replace => file.persist(&target)?,
    };
    sync_directory(&target);
    Ok(bytes)
}

/// A path as a person types it: `~` at its beginning is the home directory.
#[must_use]
pub fn typed_path(text: &str) -> PathBuf {
    let below = text.strip_prefix('~').and_then(|rest| rest.strip_prefix(std::path::is_separator));
    match (below, UserDirs::new()) {
        (Some(below), Some(dirs)) => dirs.home_dir().join(below),
        _ => PathBuf::from(text),
    }
}

/// The name of a report: the session's, what it is, its language. A redacted one has only the day that
/// a session's name begins with: what follows is the title, which may name the organisation.
#[must_use]
pub fn report_name(session: &Path, redacted: bool, lang: Lang, extension: &str) -> String {
    let stem = stem(session);
    let lang = lang.code();
    if !redacted {
        return format!("{stem}-report-{lang}.{extension}");
    }
    let day = stem.get(..10).filter(|day| is_day(day));
    let day = day.map_or_else(String::new, |day| format!("{day}-"));
    format!("{day}report-redacted-{lang}.{extension}")
}

/// Whether a text has the form `YYYY-MM-DD`.
fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

/// The first of `name-2.ext`, `name-3.ext` and so on that is not there.
#[must_use]
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().and_then(OsStr::to_str);
    let extension = extension.map_or_else(String::new, |extension| format!(".{extension}"));
    let named = |number: u32| path.with_file_name(format!("{stem}-{number}{extension}"));
    let free = (2..1000).map(named).find(|path| fs::symlink_metadata(path).is_err());
    free.unwrap_or_else(|| named(1000))
}

/// Where a person looks for documents: the directory that the platform names for them, else the home
/// directory; empty where there is neither.
#[must_use]
pub fn documents() -> PathBuf {
    let Some(dirs) = UserDirs::new() else { return PathBuf::new() };
    let documents = dirs.document_dir().filter(|documents| documents.is_dir());
    documents.unwrap_or(dirs.home_dir()).to_owned()
}

#[cfg(test)]
mod tests;
