//! Where everything is.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::{Doing, Error};

/// The environment variable that names the data directory.
pub const DATA_DIR_VARIABLE: &str = "MONSHIN_DATA_DIR";

/// The directories and files of the program, all absolute. None of them needs to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The data directory.
    pub data: PathBuf,
    /// The configuration file.
    pub config: PathBuf,
    /// The directory of the log.
    pub state: PathBuf,
}

impl Paths {
    /// The places that the command line, the environment or the platform name, in this order.
    ///
    /// # Errors
    ///
    /// Where nothing names a data directory, or the current directory is gone.
    pub fn find(data_dir: Option<&Path>, config: Option<&Path>) -> Result<Paths, Error> {
        let variable = env::var_os(DATA_DIR_VARIABLE).filter(|value| !value.is_empty());
        let data_dir = data_dir.map(Path::to_owned).or_else(|| variable.map(PathBuf::from));
        Paths::choose(data_dir, config, ProjectDirs::from("", "", "monshin").as_ref())
    }

    fn choose(
        data_dir: Option<PathBuf>,
        config: Option<&Path>,
        platform: Option<&ProjectDirs>,
    ) -> Result<Paths, Error> {
        let data = data_dir.or_else(|| platform.map(|dirs| dirs.data_dir().to_owned()));
        let data = absolute(&data.ok_or(Error::NoHome)?)?;
        let config = match config {
            Some(config) => absolute(config)?,
            None => platform.map_or(&*data, ProjectDirs::config_dir).join("config.toml"),
        };
        let state = platform.and_then(ProjectDirs::state_dir).map(Path::to_owned);
        let state = state.unwrap_or_else(|| data.join("state"));
        Ok(Paths { data, config, state })
    }

    /// The directory of the sessions.
    #[must_use]
    pub fn sessions(&self) -> PathBuf {
        self.data.join("sessions")
    }

    /// The directory of the user's own question sets.
    #[must_use]
    pub fn questionnaires(&self) -> PathBuf {
        self.data.join("questionnaires")
    }

    /// The directory of sessions that were thrown away.
    #[must_use]
    pub fn trash(&self) -> PathBuf {
        self.data.join("trash")
    }

    /// The directory of backups.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.state.join("monshin.log")
    }
}

#[cfg(test)]
impl Paths {
    /// The places of a test, all of them below a directory that goes when the test does.
    pub(crate) fn of_a_test() -> (tempfile::TempDir, Paths) {
        let root = tempfile::tempdir().expect("a directory");
        let paths = Paths::find(Some(root.path()), None).expect("paths");
        std::fs::create_dir(paths.sessions()).expect("created");
        let paths = Paths { state: root.path().join("state"), ..paths };
        (root, paths)
    }
}

/// A path from the root, links as they are.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::path::absolute(path).map_err(Error::at(Doing::Reading, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_goes_before_the_platform() {
        let paths = Paths::choose(Some("/d".into()), Some(Path::new("/c.toml")), None);
        let paths = paths.expect("paths");
        assert_eq!(paths.sessions(), Path::new("/d/sessions"));
        assert_eq!(paths.config, Path::new("/c.toml"));
        assert_eq!(paths.log(), Path::new("/d/state/monshin.log"));
    }

    #[test]
    fn without_any_home_there_is_no_data_directory() {
        assert!(matches!(Paths::choose(None, None, None), Err(Error::NoHome)));
    }
}
