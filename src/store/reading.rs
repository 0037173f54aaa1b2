//! Reading whole files that anybody may have put there: text that a person or another program wrote,
//! or no text at all.
//!
//! Opening a pipe waits for its other end, and a device may never end; so a file is opened without
//! waiting, looked at once it is open (what has its name may change until then), and read up to
//! [`LARGEST`].

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Doing, Error};
use crate::fault::{Place, Places};

/// The most that is read of a file, in bytes. A session of two hours takes some 100 KB; what is larger
/// than this is none, and would only take the memory.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// What has a file's name and is no regular file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAFile {
    /// A directory.
    Directory,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

/// What a text that is not UTF-8 may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, of either byte order.
    Utf16,
    /// UTF-32, of either byte order.
    Utf32,
    /// What Windows calls code page 932, and its older kin.
    ShiftJis,
    /// What older Unix systems in Japan used.
    EucJp,
    /// Something else, or no text at all.
    Unknown,
}

/// Where a file stops being text in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotText {
    /// The file.
    pub path: PathBuf,
    /// The place of the first byte that is no part of a character.
    pub place: Place,
    /// That byte.
    pub byte: u8,
    /// What the text may be written in instead.
    pub guess: Encoding,
}

/// The text of a file.
///
/// # Errors
///
/// Where it cannot be read, is no regular file, is larger than [`LARGEST`], is not UTF-8, or
/// holds a NUL.
pub fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = read_bytes(path, Doing::Reading)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        Error::NotText(Box::new(not_text(path, error.as_bytes(), valid)))
    })?;
    // A NUL is UTF-8 and no text: UTF-16, or what a disk made of a file when its power went.
    match text.find('\0') {
        Some(at) => Err(Error::NotText(Box::new(not_text(path, text.as_bytes(), at)))),
        None => Ok(text),
    }
}

/// The bytes of a file, whatever they are; `doing` is what they are read for.
///
/// # Errors
///
/// Where it cannot be read, is no regular file, or is larger than [`LARGEST`].
pub(super) fn read_bytes(path: &Path, doing: Doing) -> Result<Vec<u8>, Error> {
    let file = open(path).map_err(|cause| refused(path, doing, cause))?;
    let metadata = file.metadata().map_err(Error::at(doing, path))?;
    if let Some(what) = other_than_file(metadata.file_type()) {
        return Err(Error::NotAFile { path: path.to_owned(), what });
    }
    let too_large = || Error::TooLarge { path: path.to_owned(), largest: LARGEST };
    if metadata.len() > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // It may grow while it is read, and what is no file on a disk may say that it is empty.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::at(doing, path))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Opens a file without waiting for whoever may be at the other end of it.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits()).unwrap_or_default();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    }
    options.open(path)
}

/// Why a file could not be opened: some causes of the system are better told by what is there.
fn refused(path: &Path, doing: Doing, cause: io::Error) -> Error {
    let there = fs::symlink_metadata(path);
    if cause.kind() == io::ErrorKind::NotFound
        && there.is_ok_and(|metadata| metadata.is_symlink())
        && let Ok(target) = fs::read_link(path)
    {
        return Error::Dangling { path: path.to_owned(), target };
    }
    #[cfg(unix)]
    if cause.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
        return Error::Circle(path.to_owned());
    }
    // A socket cannot be opened at all, and a directory not everywhere.
    let what = fs::metadata(path).ok().and_then(|there| other_than_file(there.file_type()));
    match what {
        Some(what) if cause.kind() != io::ErrorKind::PermissionDenied => {
            Error::NotAFile { path: path.to_owned(), what }
        }
        _ => Error::at(doing, path)(cause),
    }
}

fn other_than_file(kind: fs::FileType) -> Option<NotAFile> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some(NotAFile::Pipe);
        }
        if kind.is_socket() {
            return Some(NotAFile::Socket);
        }
    }
    match (kind.is_dir(), kind.is_file()) {
        (true, _) => Some(NotAFile::Directory),
        (false, true) => None,
        (false, false) => Some(NotAFile::Device),
    }
}

fn not_text(path: &Path, bytes: &[u8], valid: usize) -> NotText {
    let text = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    NotText {
        path: path.to_owned(),
        place: Places::of(text).at(valid),
        byte: bytes.get(valid).copied().unwrap_or_default(),
        guess: guess(bytes, valid),
    }
}

/// So much of a text is looked at to guess what it is written in.
const SAMPLE: usize = 1 << 16;

/// What bytes that are not UTF-8 from `valid` on may be: by the marks that a text begins with, by the
/// NULs of ASCII in wide characters, and by the pairs of bytes that Japanese is written in.
fn guess(bytes: &[u8], valid: usize) -> Encoding {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Encoding::Utf32,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Encoding::Utf16,
        _ => {}
    }
    let start = &bytes[..bytes.len().min(SAMPLE)];
    if start.contains(&0) {
        let (even, odd) = start.iter().enumerate().filter(|(_, byte)| **byte == 0).fold(
            (0, 0),
            |(even, odd), (at, _)| if at % 2 == 0 { (even + 1, odd) } else { (even, odd + 1) },
        );
        let one_sided = even.min(odd) * 8 <= even.max(odd);
        return if (even + odd) * 8 >= start.len() && one_sided {
            Encoding::Utf16
        } else {
            Encoding::Unknown
        };
    }
    let sample = &bytes[valid..bytes.len().min(valid + SAMPLE)];
    // Japanese in EUC is Shift_JIS as often as not, but hardly ever the other way round.
    if is_written_in(sample, is_euc_jp) {
        Encoding::EucJp
    } else if is_written_in(sample, is_shift_jis) {
        Encoding::ShiftJis
    } else {
        Encoding::Unknown
    }
}

/// Whether a text is whole in an encoding: `length` gives that of the character at its beginning, 0
/// where there is none.
fn is_written_in(bytes: &[u8], length: fn(&[u8]) -> usize) -> bool {
    let mut rest = bytes;
    while !rest.is_empty() {
        match length(rest) {
            // The sample may end within a character.
            0 => return rest.len() == 1 && bytes.len() == SAMPLE,
            length => rest = rest.get(length..).unwrap_or_default(),
        }
    }
    true
}

fn is_shift_jis(bytes: &[u8]) -> usize {
    match bytes {
        [0x01..=0x7f | 0xa1..=0xdf, ..] => 1,
        [0x81..=0x9f | 0xe0..=0xfc, 0x40..=0x7e | 0x80..=0xfc, ..] => 2,
        _ => 0,
    }
}

fn is_euc_jp(bytes: &[u8]) -> usize {
    match bytes {
        [0x01..=0x7f, ..] => 1,
        [0x8e, 0xa1..=0xdf, ..] | [0xa1..=0xfe, 0xa1..=0xfe, ..] => 2,
        [0x8f, 0xa1..=0xfe, 0xa1..=0xfe, ..] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
