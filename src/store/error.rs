//! What can go wrong with files, as values: [`crate::strings::errors`] has the words.

use std::io;
use std::path::PathBuf;

use super::{Holder, NotAFile, NotText, Unfit};
use crate::fault::Fault;

/// What was being done to a file or directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file.
    Reading,
    /// Listing a directory.
    Listing,
    /// Creating a file.
    Creating,
    /// Creating a directory.
    CreatingDirectory,
    /// Saving a file that exists.
    Saving,
    /// Creating the lock of a session.
    Locking,
    /// Moving a file to the trash or back.
    Moving,
    /// Writing a report.
    Writing,
}

/// A file whose content has faults.
#[derive(Debug)]
pub struct Faulty {
    /// The file.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
    /// What is wrong with that; at least one.
    pub faults: Vec<Fault>,
}

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused.
    #[error("{doing:?} {path:?}")]
    File {
        /// What was being done.
        doing: Doing,
        /// To which file or directory.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The system names no home directory to put data into.
    #[error("NoHome")]
    NoHome,
    /// A file that is not text in UTF-8, or holds a NUL, which no text does.
    #[error("NotText {:?}", .0.path)]
    NotText(Box<NotText>),
    /// Something else than a regular file.
    #[error("NotAFile {what:?} {path:?}")]
    NotAFile {
        /// What was to be read.
        path: PathBuf,
        /// What is there.
        what: NotAFile,
    },
    /// A file that is too large to be one of ours.
    #[error("TooLarge {path:?}")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How many bytes are read at the most.
        largest: u64,
    },
    /// A link to a file that does not exist.
    #[error("Dangling {path:?}")]
    Dangling {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// A link that leads back to itself, over others or not.
    #[error("Circle {0:?}")]
    Circle(PathBuf),
    /// A session file with faults.
    #[error("Session {:?}", .0.path)]
    Session(Box<Faulty>),
    /// A question set with faults.
    #[error("Set {:?}", .0.path)]
    Set(Box<Faulty>),
    /// No session has this name or beginning.
    #[error("NoSuchSession {name:?}")]
    NoSuchSession {
        /// What was asked for.
        name: String,
        /// Where it was looked for.
        directory: PathBuf,
    },
    /// Several sessions begin like this.
    #[error("Ambiguous {name:?}")]
    Ambiguous {
        /// What was asked for.
        name: String,
        /// The names of those that begin with it.
        candidates: Vec<String>,
    },
    /// A linked session that is not where the link says.
    #[error("LinkNotFound {name:?}")]
    LinkNotFound {
        /// The link's word: a name or a path.
        name: String,
        /// The file that was looked for.
        file: PathBuf,
    },
    /// A question set that is nowhere to be found.
    #[error("NoSuchSet {id:?}")]
    NoSuchSet {
        /// The id that was asked for.
        id: String,
        /// The directory of the user's own sets.
        directory: PathBuf,
        /// The ids of the sets that are compiled in.
        shipped: Vec<&'static str>,
    },
    /// A report cannot go to this place; nothing was written.
    #[error("Unfit {why:?} {path:?}")]
    Unfit {
        /// Where it should have gone.
        path: PathBuf,
        /// Why it cannot.
        why: Unfit,
    },
    /// Someone else has the session open; nothing was changed.
    #[error("Held {path:?}")]
    Held {
        /// The session's file.
        path: PathBuf,
        /// Who has it.
        holder: Box<Holder>,
    },
    /// No earlier state of a session, or more than one, is meant.
    #[error("NoSuchBackup {name:?}")]
    NoSuchBackup {
        /// What was asked for.
        name: String,
        /// The session's file.
        file: PathBuf,
        /// Those that begin with it; empty where none does.
        candidates: Vec<String>,
    },
    /// No earlier state of a session that can be read differs from what is there.
    #[error("NothingToRestore {file:?}")]
    NothingToRestore {
        /// The session's file.
        file: PathBuf,
    },
    /// The thread that saves is gone.
    #[error("SaverGone")]
    SaverGone,
    /// The disk has not answered for a while; what was asked of it may still happen.
    #[error("NoAnswer {0:?}")]
    NoAnswer(PathBuf),
    /// The file was changed by someone else, so nothing was written.
    #[error("ChangedOutside {0:?}")]
    ChangedOutside(PathBuf),
}

impl Error {
    /// Whether a file is not there.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self, Error::File { cause, .. } if cause.kind() == io::ErrorKind::NotFound)
    }

    /// An error of the system at a path.
    pub(super) fn at(doing: Doing, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |cause| Error::File { doing, path, cause }
    }
}
