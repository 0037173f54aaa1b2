//! Reading whole files.

use std::fs;
use std::path::Path;

use super::{Doing, Error};

/// The text of a file.
///
/// # Errors
///
/// Where it cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(Error::at(Doing::Reading, path))?;
    String::from_utf8(bytes).map_err(|_| Error::NotUtf8(path.to_owned()))
}
