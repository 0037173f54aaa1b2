//! A report as HTML.

use std::io::{self, Write};

use super::format::Progress;
use super::view::View;

/// Writes a report.
///
/// # Errors
///
/// Where `out` cannot be written to, or the writing is stopped.
pub fn write(_view: &View, _out: &mut dyn Write, _progress: &dyn Progress) -> io::Result<()> {
    Ok(())
}
