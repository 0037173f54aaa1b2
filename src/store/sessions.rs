//! Sessions: list, find, open, create, throw away.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{create, create_directory, move_to};
use super::paths::absolute;
use super::{Doing, Error, Faulty, Paths, Sets, Shelf, clock, name, read_text, sets};
use crate::session::{self, Document, FORMAT, Session};

/// The directories and what is in them.
#[derive(Debug)]
pub struct Store {
    /// Where everything is.
    pub paths: Paths,
    /// The question sets.
    pub sets: Sets,
}

/// A session in a list; one that cannot be read is there with its error.
#[derive(Debug)]
pub struct Listed {
    /// The file's stem.
    pub name: String,
    /// The file.
    pub file: PathBuf,
    /// What is in it.
    pub session: Result<Session, Error>,
}

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: PathBuf,
    /// What is in it.
    pub session: Session,
    /// The text of the file, as it was read.
    pub text: String,
    /// The same text as it is held, for [`super::Saver`].
    pub document: Document,
    /// A newer version of the program wrote it: it is shown and never written.
    pub read_only: bool,
}

/// A session that is only looked at: nothing is held to write it back.
#[derive(Debug)]
pub struct Seen {
    /// The file.
    pub file: PathBuf,
    /// What is in it.
    pub session: Session,
}

/// A session that was thrown away, to bring it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// Where it was.
    pub from: PathBuf,
    /// Where it is.
    pub to: PathBuf,
}

impl Store {
    /// The store at these places; nothing is read or created yet.
    #[must_use]
    pub fn new(paths: Paths) -> Store {
        let sets = Sets::new(paths.questionnaires());
        Store { paths, sets }
    }

    /// The sessions of the data directory, those changed last first.
    ///
    /// # Errors
    ///
    /// Where the directory exists and cannot be listed.
    pub fn list(&self) -> Result<Vec<Listed>, Error> {
        let files = sets::list(&self.paths.sessions())?;
        let mut listed: Vec<Listed> = files
            .into_iter()
            .map(|file| Listed {
                name: stem(&file),
                session: read(&file).map(|(_, session)| session),
                file,
            })
            .collect();
        listed.sort_by_cached_key(|listed| {
            let updated = listed.session.as_ref().ok().and_then(|session| session.updated);
            (Reverse(updated.as_ref().and_then(clock::instant)), listed.name.clone())
        });
        Ok(listed)
    }

    /// The file of a session as a person names it: by its path, its name, or a unique beginning.
    ///
    /// # Errors
    ///
    /// Where no session, or more than one, is meant.
    pub fn resolve(&self, session: &OsStr) -> Result<PathBuf, Error> {
        let text = session.to_string_lossy();
        if text.contains(std::path::is_separator) || text.ends_with(".toml") {
            return absolute(Path::new(session));
        }
        let directory = self.paths.sessions();
        let files = sets::list(&directory)?;
        if let Some(exact) = files.iter().find(|file| stem(file) == text) {
            return Ok(exact.clone());
        }
        // No name at all is the beginning of every name, and nobody means that.
        let is_meant = |file: &PathBuf| !text.is_empty() && stem(file).starts_with(&*text);
        let mut begun = files.into_iter().filter(is_meant);
        let name = text.clone().into_owned();
        match (begun.next(), begun.next()) {
            (None, _) => Err(Error::NoSuchSession { name, directory }),
            (Some(only), None) => Ok(only),
            (Some(one), Some(other)) => {
                let candidates = [one, other].into_iter().chain(begun);
                let candidates = candidates.map(|file| stem(&file)).collect();
                Err(Error::Ambiguous { name, candidates })
            }
        }
    }

    /// Opens the session in a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or has faults; then nothing may be written to it.
    pub fn open(&self, file: &Path) -> Result<Opened, Error> {
        let file = absolute(file)?;
        let (text, session) = read(&file)?;
        let document = Document::parse(&text).map_err(|error| {
            // Reading accepted it, so the parser of the held text must; if not, it is told as a fault.
            let span = error.span().unwrap_or(0..0);
            let kind = crate::fault::FaultKind::Syntax(error.message().to_owned());
            let faults = vec![crate::fault::Fault { span, kind }];
            Error::Session(Box::new(Faulty { path: file.clone(), text: text.clone(), faults }))
        })?;
        let read_only = session.format > FORMAT;
        Ok(Opened { file, session, text, document, read_only })
    }

    /// Reads the session in a file, to look at it. Unlike [`Store::open`] it does not hold the text,
    /// which would cost as much again.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or has faults.
    pub fn see(&self, file: &Path) -> Result<Seen, Error> {
        let file = absolute(file)?;
        let (_, session) = read(&file)?;
        Ok(Seen { file, session })
    }

    /// Writes a new session under a name that nobody has, made of the day and the title. A name is
    /// taken as well where earlier states of a session are kept by it that was deleted: they are not
    /// those of the new one.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn create(&self, session: &Session, document: &Document) -> Result<PathBuf, Error> {
        let directory = self.paths.sessions();
        create_directory(&directory)?;
        let day = clock::day(&session.created.unwrap_or_else(clock::now));
        let text = document.to_string();
        let stem = name::stem(&day, &session.title);
        unused(&directory, &stem, Doing::Creating, |file| {
            Shelf::of(&self.paths, file).must_be_free()?;
            create(file, &text)
        })
    }

    /// Moves a session to the trash.
    ///
    /// # Errors
    ///
    /// Where it cannot be moved; then it is where it was.
    pub fn trash(&self, file: &Path) -> Result<Trashed, Error> {
        let trash = self.paths.trash();
        create_directory(&trash)?;
        let to = unused(&trash, &stem(file), Doing::Moving, |to| move_to(file, to))?;
        Ok(Trashed { from: file.to_owned(), to })
    }

    /// The sessions in the trash, by name. They come back to the directory of the sessions.
    ///
    /// # Errors
    ///
    /// Where the directory exists and cannot be listed.
    pub fn trashed(&self) -> Result<Vec<Trashed>, Error> {
        let sessions = self.paths.sessions();
        let from = |to: &Path| sessions.join(to.file_name().unwrap_or_default());
        let files = sets::list(&self.paths.trash())?;
        Ok(files.into_iter().map(|to| Trashed { from: from(&to), to }).collect())
    }

    /// Brings a session back from the trash: to its old name, or one with a number where another
    /// session has taken that. Returns where it is.
    ///
    /// # Errors
    ///
    /// Where it cannot be moved; then it is still in the trash.
    pub fn untrash(&self, trashed: &Trashed) -> Result<PathBuf, Error> {
        let directory = trashed.from.parent().unwrap_or(Path::new("."));
        let stem = stem(&trashed.from);
        unused(directory, &stem, Doing::Moving, |to| {
            if to != trashed.from {
                Shelf::of(&self.paths, to).must_be_free()?;
            }
            move_to(&trashed.to, to)
        })
    }
}

/// Tries names in a directory until one is free.
pub(super) fn unused(
    directory: &Path,
    stem: &str,
    doing: Doing,
    take: impl Fn(&Path) -> io::Result<()>,
) -> Result<PathBuf, Error> {
    for name in name::numbered(stem) {
        let file = directory.join(format!("{name}.toml"));
        match take(&file) {
            Ok(()) => return Ok(file),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(Error::at(doing, file)(cause)),
        }
    }
    unreachable!("numbers do not end before the names in a directory do")
}

/// The name of a session file.
pub(super) fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The text of a session file, and what is in it.
pub(super) fn read(file: &Path) -> Result<(String, Session), Error> {
    let text = read_text(file)?;
    match session::read(&text) {
        Ok(session) => Ok((text, session)),
        Err(faults) => {
            Err(Error::Session(Box::new(Faulty { path: file.to_owned(), text, faults })))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const TEXT: &str = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"q\"\n";

    fn store() -> (tempfile::TempDir, Store) {
        let (root, paths) = Paths::of_a_test();
        (root, Store::new(paths))
    }

    fn put(store: &Store, name: &str, text: &str) -> PathBuf {
        let file = store.paths.sessions().join(name);
        fs::write(&file, text).expect("written");
        file
    }

    #[test]
    fn what_is_thrown_away_comes_back_and_overwrites_nobody() {
        let (_root, store) = store();
        let file = put(&store, "a.toml", TEXT);
        let first = store.trash(&file).expect("moved");
        put(&store, "a.toml", "second");
        let second = store.trash(&file).expect("moved");
        assert!(!file.exists() && second.to.ends_with("trash/a-2.toml"));
        assert_eq!(store.untrash(&second).expect("moved"), file);
        assert_eq!(store.untrash(&first).expect("moved"), file.with_file_name("a-2.toml"));
        assert_eq!(fs::read_to_string(&file).expect("text"), "second");
    }

    #[test]
    fn a_new_session_has_no_earlier_states_of_a_deleted_one() {
        let (_root, store) = store();
        let session = session::read(TEXT).expect("no faults");
        let create = || store.create(&session, &Document::new(&session)).expect("created");
        let first = create();
        store.keep(&first).expect("kept");
        let trashed = store.trash(&first).expect("moved");
        let second = create();
        assert_ne!(first, second);
        assert!(store.backups(&second).expect("listed").is_empty());
        // The deleted one comes back to its name, and to its states.
        assert_eq!(store.untrash(&trashed).expect("moved"), first);
        assert_eq!(store.backups(&first).expect("listed").len(), 1);
    }

    #[test]
    fn what_is_not_there_cannot_be_thrown_away() {
        let (_root, store) = store();
        let gone = store.paths.sessions().join("gone.toml");
        assert!(store.trash(&gone).is_err());
        assert_eq!(sets::list(&store.paths.trash()).expect("listed"), [] as [PathBuf; 0]);
    }

    #[test]
    fn a_newer_format_is_opened_read_only() {
        let (_root, store) = store();
        let file = put(&store, "a.toml", &TEXT.replace("format = 1", "format = 2"));
        assert!(store.open(&file).expect("opened").read_only);
        let file = put(&store, "a.toml", TEXT);
        assert!(!store.open(&file).expect("opened").read_only);
    }

    #[test]
    fn an_exact_name_goes_before_a_beginning() {
        let (_root, store) = store();
        let exact = put(&store, "a.toml", TEXT);
        put(&store, "ab.toml", TEXT);
        put(&store, ".a-hidden.toml", TEXT);
        put(&store, "a.txt", TEXT);
        assert_eq!(store.resolve(OsStr::new("a")).expect("found"), exact);
        assert_eq!(store.list().expect("listed").len(), 2);
        std::fs::remove_file(exact).expect("removed");
        assert!(store.resolve(OsStr::new("a")).is_ok());
        assert!(store.resolve(OsStr::new("")).is_err(), "no name is nobody's beginning");
    }
}
