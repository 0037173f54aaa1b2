//! Links from one session to another: by the name in the data directory, or by the path elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use super::sessions::stem;
use super::{Error, Seen, Store, sets};
use crate::session::{Link, Session};

impl Store {
    /// The word by which a link names a session: its name, so that the data directory can move; its
    /// absolute path where it lies elsewhere.
    #[must_use]
    pub fn link_name(&self, file: &Path) -> String {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let here = absolute.parent().is_some_and(|at| real(at) == real(&self.paths.sessions()));
        if here && sets::is_toml(&absolute) {
            stem(&absolute)
        } else {
            absolute.to_string_lossy().into_owned()
        }
    }

    /// The file that a link in the session of `file` names. A relative path, as a person may write it,
    /// begins where that session lies. A name is never taken for the beginning of another: a session
    /// that was thrown away is not found, even where a later one begins like it.
    pub(super) fn file_of_link(&self, link: &Link, file: &Path) -> PathBuf {
        let name = &link.session;
        if name.contains(std::path::is_separator) || sets::is_toml(Path::new(name)) {
            file.parent().unwrap_or(Path::new("")).join(name)
        } else {
            self.paths.sessions().join(format!("{name}.toml"))
        }
    }

    /// The session of another set that the session of `file` is linked to; the latest one where there
    /// are several. `None` where there is none: links to an earlier cycle are not followed, and without
    /// links nothing is read.
    ///
    /// # Errors
    ///
    /// Where no such session can be read and at least one is named: why the latest one cannot.
    pub fn linked(&self, file: &Path, session: &Session) -> Option<Result<Seen, Error>> {
        let mut first_error = None;
        for link in session.links.iter().rev().filter(|link| link.relation != PREVIOUS) {
            let linked = self.file_of_link(link, file);
            let opened = match linked.try_exists() {
                Ok(false) => Err(Error::LinkNotFound { name: link.session.clone(), file: linked }),
                // What else is wrong, opening says.
                _ => self.see(&linked),
            };
            match opened {
                Ok(opened) if opened.session.questionnaire.id != session.questionnaire.id => {
                    return Some(Ok(opened));
                }
                Ok(_) => {}
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        first_error.map(Err)
    }
}

impl Store {
    /// The cycle before: the session of the same set that the session of `file` was begun from; the
    /// latest one where there are several. `None` where there is none.
    ///
    /// # Errors
    ///
    /// Where it is not there, or cannot be read.
    pub fn previous(&self, file: &Path, session: &Session) -> Option<Result<Seen, Error>> {
        let link = session.links.iter().rev().find(|link| link.relation == PREVIOUS)?;
        let previous = self.file_of_link(link, file);
        Some(match previous.try_exists() {
            Ok(false) => Err(Error::LinkNotFound { name: link.session.clone(), file: previous }),
            // What else is wrong, opening says.
            _ => self.see(&previous),
        })
    }
}

/// The relation to the cycle before, which is of the same set.
pub const PREVIOUS: &str = "previous";
/// The relation to a session of another set.
pub const RELATED: &str = "related";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Paths;

    fn store() -> (tempfile::TempDir, Store) {
        let (root, paths) = Paths::of_a_test();
        (root, Store::new(paths))
    }

    fn put(file: PathBuf, set: &str) -> PathBuf {
        let text = format!("format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"{set}\"\n");
        fs::write(&file, text).expect("written");
        file
    }

    /// A session of the set `mine` with these links: name and relation.
    fn with_links(links: &[(&str, &str)]) -> Session {
        let link = |(session, relation): &(&str, &str)| Link {
            session: (*session).to_owned(),
            relation: (*relation).to_owned(),
        };
        let mut session = Session { links: links.iter().map(link).collect(), ..Session::default() };
        session.questionnaire.id = "mine".to_owned();
        session
    }

    #[test]
    fn a_link_is_found_again_by_the_name_that_it_was_given() {
        let (root, store) = store();
        let inside = put(store.paths.sessions().join("2026-11-01-年次.toml"), "other");
        let elsewhere = put(root.path().join("far away.toml"), "other");
        let no_toml = put(store.paths.sessions().join("a.txt"), "other");
        let detour = store.paths.sessions().join("../sessions/2026-11-01-年次.toml");
        assert_eq!(store.link_name(&inside), "2026-11-01-年次");
        assert_eq!(store.link_name(&detour), "2026-11-01-年次");
        assert_eq!(store.link_name(&elsewhere), elsewhere.to_string_lossy());
        assert_eq!(store.link_name(&no_toml), no_toml.to_string_lossy());
        let own = store.paths.sessions().join("own.toml");
        for file in [inside, elsewhere, no_toml] {
            let session = with_links(&[(&store.link_name(&file), RELATED)]);
            let found = store.linked(&own, &session).expect("a link").expect("a session");
            assert_eq!((found.file, &*found.session.questionnaire.id), (file, "other"));
        }
    }

    #[test]
    fn a_relative_path_begins_where_the_session_lies() {
        let (root, store) = store();
        put(root.path().join("b.toml"), "other");
        let own = root.path().join("own.toml");
        for name in ["b.toml", "./b.toml"] {
            let found = store.linked(&own, &with_links(&[(name, "")])).expect("a link");
            assert_eq!(found.expect("a session").session.questionnaire.id, "other");
        }
    }

    #[test]
    fn a_path_that_leads_upwards_is_read_and_nothing_is_made_on_the_way() {
        let (root, store) = store();
        let far = root.path().join("客先/2025");
        fs::create_dir_all(&far).expect("created");
        let there = put(far.join("年次.toml"), "mine");
        let own = put(store.paths.sessions().join("own.toml"), "mine");
        let before = fs::read(&there).expect("bytes");
        for name in ["../客先/2025/年次.toml", "../sessions/../客先/2025/./年次.toml"] {
            let found = store.previous(&own, &with_links(&[(name, PREVIOUS)])).expect("a link");
            assert_eq!(found.expect("a session").session.questionnaire.id, "mine");
        }
        // Through a directory that is none, above the root, or to what is no session.
        let above = "../".repeat(64);
        for name in ["gone/../own.toml", "../../x.toml", &format!("{above}x.toml"), ".."] {
            let found = store.previous(&own, &with_links(&[(name, PREVIOUS)])).expect("a link");
            assert!(found.is_err(), "{name}");
        }
        let passwords = format!("{above}etc/passwd");
        match store.linked(&own, &with_links(&[(&passwords, RELATED)])) {
            Some(Err(Error::Session(_) | Error::LinkNotFound { .. })) => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read(&there).expect("bytes"), before);
        assert_eq!(fs::read_dir(far).expect("listed").count(), 1);
        assert_eq!(fs::read_dir(store.paths.sessions()).expect("listed").count(), 1);
    }

    #[test]
    fn of_several_links_the_latest_that_is_of_another_set_counts() {
        let (_root, store) = store();
        let at = |name: &str| store.paths.sessions().join(name);
        put(at("first.toml"), "first");
        put(at("second.toml"), "second");
        put(at("same.toml"), "mine");
        let linked = |links: &[(&str, &str)]| {
            let found = store.linked(&at("own.toml"), &with_links(links));
            found.map(|found| found.map(|opened| opened.session.questionnaire.id))
        };
        let both = [("first", RELATED), ("second", RELATED), ("same", RELATED), ("gone", RELATED)];
        assert_eq!(linked(&both).expect("a link").expect("a session"), "second");
        assert!(linked(&[]).is_none());
        assert!(linked(&[("same", RELATED)]).is_none(), "it is of the same set");
        assert!(linked(&[("gone", PREVIOUS)]).is_none(), "earlier cycles are not read");
    }

    #[test]
    fn the_cycle_before_is_the_latest_link_of_that_relation() {
        let (_root, store) = store();
        let at = |name: &str| store.paths.sessions().join(name);
        put(at("2024.toml"), "mine");
        put(at("2025.toml"), "mine");
        let previous = |links: &[(&str, &str)]| {
            let found = store.previous(&at("own.toml"), &with_links(links));
            found.map(|found| found.map(|opened| opened.file))
        };
        let both = [("2024", PREVIOUS), ("2025", PREVIOUS), ("2024", RELATED)];
        assert_eq!(previous(&both).expect("a link").expect("a session"), at("2025.toml"));
        assert!(previous(&[("2025", RELATED)]).is_none());
        let gone = previous(&[("2023", PREVIOUS)]);
        assert!(matches!(gone, Some(Err(Error::LinkNotFound { .. }))), "{gone:?}");
    }

    #[test]
    fn what_is_not_there_says_where_it_was_looked_for() {
        let (_root, store) = store();
        let at = |name: &str| store.paths.sessions().join(name);
        put(at("2026-11-01-年次-2.toml"), "other");
        let linked = |name: &str| store.linked(&at("own.toml"), &with_links(&[(name, RELATED)]));
        match linked("2026-11-01-年次") {
            Some(Err(Error::LinkNotFound { name, file })) => {
                assert_eq!((&*name, file), ("2026-11-01-年次", at("2026-11-01-年次.toml")));
            }
            other => panic!("{other:?}"),
        }
        fs::write(at("broken.toml"), "format = \n").expect("written");
        assert!(matches!(linked("broken"), Some(Err(Error::Session(_)))));
    }
}
