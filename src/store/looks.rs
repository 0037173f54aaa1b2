//! How a file looks from outside, to see without reading it whether it was changed.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// For how long after a change a file is read again although it looks the same: two changes may fall
/// into one tick of the file system's clock.
const UNSETTLED: Duration = Duration::from_secs(2);

/// How a file looks from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Looks {
    file: (u64, u64),
    length: u64,
    /// When it was changed last.
    pub modified: Option<SystemTime>,
}

impl Looks {
    /// Of a file; of a link, of the file that it leads to.
    pub fn of(file: &Path) -> io::Result<Looks> {
        let metadata = fs::metadata(file)?;
        #[cfg(unix)]
        let file = {
            use std::os::unix::fs::MetadataExt;
            (metadata.dev(), metadata.ino())
        };
        #[cfg(not(unix))]
        let file = (0, 0);
        Ok(Looks { file, length: metadata.len(), modified: metadata.modified().ok() })
    }

    /// Whether a change from now on would make it look different.
    pub fn is_settled(&self) -> bool {
        let age = self.modified.and_then(|at| SystemTime::now().duration_since(at).ok());
        age.is_some_and(|age| age > UNSETTLED)
    }
}
