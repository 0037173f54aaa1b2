//! The log: what went wrong, for the one who looks into it.

use std::fs::OpenOptions;
use std::io::Write;

use super::files::create_directory;
use super::{Doing, Error, Paths, clock};

/// Appends a line with the time to the log.
///
/// # Errors
///
/// Where the log cannot be written.
pub fn append(paths: &Paths, line: &str) -> Result<(), Error> {
    create_directory(&paths.state)?;
    let path = paths.log();
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let line = format!("{} {line}\n", clock::now());
    options
        .open(&path)
        .and_then(|mut log| log.write_all(line.as_bytes()))
        .map_err(Error::at(Doing::Saving, path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::read_text;

    #[test]
    fn lines_are_appended() {
        let (_root, paths) = Paths::of_a_test();
        append(&paths, "one").expect("appended");
        append(&paths, "two").expect("appended");
        let text = read_text(&paths.log()).expect("text");
        assert!(text.ends_with(" two\n") && text.lines().count() == 2, "{text}");
    }
}
