//! The question sets: the user's own first, then those compiled in.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Doing, Error, Faulty, read_text};
use crate::questionnaire::{self, Questionnaire, Summary};
use crate::questionnaire::{SHIPPED, Shipped};
use crate::reader::read_toml;

/// A set that can be used, and where it comes from.
#[derive(Debug, Clone)]
pub struct Found {
    /// The set.
    pub set: Arc<Questionnaire>,
    /// The file of a user's own set; `None` for a shipped one.
    pub file: Option<PathBuf>,
    /// Whether a user's own set stands in for a shipped one of the same id.
    pub replaces_shipped: bool,
}

/// The question sets, each parsed or decoded at most once and only when it is needed.
#[derive(Debug)]
pub struct Sets {
    directory: PathBuf,
    own: OnceCell<Vec<Own>>,
    shipped: Vec<(&'static Shipped, OnceCell<Arc<Questionnaire>>)>,
}

/// A file in the directory of own sets.
#[derive(Debug)]
struct Own {
    id: String,
    file: PathBuf,
    set: Result<(Arc<Questionnaire>, String), Error>,
}

impl Sets {
    /// The sets of a directory (which need not exist) and those compiled in.
    #[must_use]
    pub fn new(directory: PathBuf) -> Sets {
        let shipped = SHIPPED.iter().map(|shipped| (shipped, OnceCell::new())).collect();
        Sets { directory, own: OnceCell::new(), shipped }
    }

    /// The set with this id.
    ///
    /// # Errors
    ///
    /// Where there is none, or the file of the user's own one cannot be read or has faults.
    pub fn get(&self, id: &str) -> Result<Arc<Questionnaire>, Error> {
        if let Some(own) = self.own().iter().find(|own| own.id == id) {
            return match &own.set {
                Ok((set, _)) => Ok(Arc::clone(set)),
                // Read again for an error of one's own: errors of the system cannot be cloned.
                Err(_) => load(&own.file).map(|(set, _)| set),
            };
        }
        let found = self.shipped.iter().find(|(shipped, _)| shipped.id == id);
        let (shipped, cell) = found.ok_or_else(|| self.not_found(id))?;
        Ok(decoded(shipped, cell))
    }

    /// The digest of the text that the set with this id was read from; `None` where there is no such
    /// set, or it cannot be used.
    #[must_use]
    pub fn digest(&self, id: &str) -> Option<&str> {
        if let Some(own) = self.own().iter().find(|own| own.id == id) {
            return own.set.as_ref().ok().map(|(_, digest)| digest.as_str());
        }
        self.shipped.iter().find(|(shipped, _)| shipped.id == id).map(|(shipped, _)| shipped.digest)
    }

    /// All sets that can be used, the shipped ones in their order and then the user's own; and what
    /// is wrong with the others.
    #[must_use]
    pub fn all(&self) -> (Vec<Found>, Vec<&Error>) {
        let replaced = |id: &str| self.own().iter().any(|own| own.id == id);
        let shipped = self.shipped.iter().filter(|(shipped, _)| !replaced(shipped.id));
        let mut found: Vec<Found> = shipped
            .map(|(shipped, cell)| decoded(shipped, cell))
            .map(|set| Found { set, file: None, replaces_shipped: false })
            .collect();
        let mut errors = Vec::new();
        for own in self.own() {
            match &own.set {
                Ok((set, _)) => found.push(Found {
                    set: Arc::clone(set),
                    file: Some(own.file.clone()),
                    replaces_shipped: self.is_shipped(&own.id),
                }),
                Err(error) => errors.push(error),
            }
        }
        (found, errors)
    }

    /// What is said of each set that can be used, in the order of [`Sets::all`]; shipped sets are not
    /// decoded for it.
    #[must_use]
    pub fn summaries(&self) -> Vec<Summary> {
        let replaced = |id: &str| self.own().iter().any(|own| own.id == id);
        let shipped = self.shipped.iter().filter(|(shipped, _)| !replaced(shipped.id));
        let own = self.own().iter().filter_map(|own| own.set.as_ref().ok());
        let own = own.map(|(set, _)| set.summary());
        shipped.map(|(shipped, _)| shipped.summary()).chain(own).collect()
    }

    /// Whether there is a set with this id that can be used; a shipped one is not decoded for it.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        let own = self.own().iter().find(|own| own.id == id);
        own.map_or_else(|| self.is_shipped(id), |own| own.set.is_ok())
    }

    fn is_shipped(&self, id: &str) -> bool {
        self.shipped.iter().any(|(shipped, _)| shipped.id == id)
    }

    fn not_found(&self, id: &str) -> Error {
        Error::NoSuchSet {
            id: id.to_owned(),
            directory: self.directory.clone(),
            shipped: self.shipped.iter().map(|(shipped, _)| shipped.id).collect(),
        }
    }

    /// The user's own sets by file name; of two with one id the first counts.
    fn own(&self) -> &[Own] {
        self.own.get_or_init(|| {
            let mut own: Vec<Own> = Vec::new();
            for file in files(&self.directory) {
                let (id, set) = match load(&file) {
                    Ok((set, digest)) => (set.id.clone(), Ok((set, digest))),
                    Err(error) => (id_of_faulty(&file, &error), Err(error)),
                };
                if !own.iter().any(|known| known.id == id) {
                    own.push(Own { id, file, set });
                }
            }
            own
        })
    }
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| is_toml(path)).collect();
    files.sort();
    files
}

/// Whether a directory's entry is a TOML file that a person put there.
pub(super) fn is_toml(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|extension| extension == "toml")
}

/// A set and the digest of its text.
fn load(file: &Path) -> Result<(Arc<Questionnaire>, String), Error> {
    let text = read_text(file)?;
    match questionnaire::parse(&text) {
        Ok(set) => Ok((Arc::new(set), questionnaire::digest(&text))),
        Err(faults) => Err(Error::Set(Box::new(Faulty { path: file.to_owned(), text, faults }))),
    }
}

/// The id that a set with faults gives itself, so that its faults are told where it is asked for;
/// the name of the file where it gives none.
fn id_of_faulty(file: &Path, error: &Error) -> String {
    let text = match error {
        Error::Set(faulty) => &*faulty.text,
        _ => "",
    };
    // Also where the syntax is broken, as far as the rest can be read.
    let (id, _) = read_toml(text, |mut root, _| root.optional("id")?.as_str().map(str::to_owned));
    let stem = || file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    id.unwrap_or_else(stem)
}

fn decoded(shipped: &Shipped, cell: &OnceCell<Arc<Questionnaire>>) -> Arc<Questionnaire> {
    Arc::clone(cell.get_or_init(|| Arc::new(shipped.set())))
}

/// What cannot be listed is told apart from what is not there.
pub(super) fn list(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    match fs::read_dir(directory) {
        Ok(_) => Ok(files(directory)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(Error::at(Doing::Listing, directory)(cause)),
    }
}
