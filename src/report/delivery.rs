//! A report on its way to a file: everything that it is made from, owned, so that it can be written on a
//! thread of its own.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::format::{self, Format, Options, Progress};
use super::page::Fact;
use super::view::{self, Hint, Other, Source, View};
use crate::questionnaire::Questionnaire;
use crate::score::{Scores, scores};
use crate::session::Session;
use crate::store::{Error, Existing, Output, Seen, Store, Written};
use crate::strings::{Words, delivery as words};

/// What a report is made from.
#[derive(Debug, Clone)]
pub struct Material {
    own: Known,
    /// The absolute path of the session's file.
    file: PathBuf,
    earlier: Option<Known>,
    linked: Option<Known>,
    digest: String,
    /// What belongs to the report and could not be read: a label and a sentence each.
    unread: Vec<(Words, Words)>,
}

/// A session with its set and scores.
#[derive(Debug, Clone)]
struct Known {
    set: Arc<Questionnaire>,
    session: Session,
    scores: Scores,
}

impl Known {
    fn new(set: Arc<Questionnaire>, session: Session) -> Known {
        let scores = scores(&set, &session);
        Known { set, session, scores }
    }

    fn other(&self) -> Other<'_> {
        Other { set: &self.set, session: &self.session, scores: &self.scores }
    }
}

/// What is to be written, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The format.
    pub format: Format,
    /// Language, parts, what is left out.
    pub options: Options,
    /// Where it goes.
    pub path: PathBuf,
    /// What becomes of a file that is there.
    pub existing: Existing,
}

/// Why there is no report.
#[derive(Debug)]
pub enum Failed {
    /// Someone stopped it. Nothing was left behind.
    Stopped,
    /// It cannot be written there.
    Store(Error),
}

impl Material {
    /// Gathers what belongs to a report of a session: the cycle before and the session that it is linked
    /// to. Where one of these cannot be read, the report says so and is written without.
    #[must_use]
    pub fn gather(
        store: &Store,
        file: &Path,
        set: Arc<Questionnaire>,
        session: Session,
    ) -> Material {
        let digest = store.sets.digest(&set.id).unwrap_or_default().to_owned();
        let mut unread = Vec::new();
        let mut known = |found: Option<Result<Seen, Error>>, what, told| {
            let found = found?.and_then(|seen| {
                let set = store.sets.get(&seen.session.questionnaire.id)?;
                Ok(Known::new(set, seen.session))
            });
            found.inspect_err(|_| unread.push((what, told))).ok()
        };
        let earlier = store.previous(file, &session);
        let earlier = known(earlier, words::EARLIER, words::EARLIER_UNREAD);
        let linked = store.linked(file, &session);
        let linked = known(linked, words::LINKED, words::LINKED_UNREAD);
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        Material { own: Known::new(set, session), file, earlier, linked, digest, unread }
    }

    /// Everything that the report says.
    #[must_use]
    pub fn view(&self, options: &Options) -> View {
        let file = self.file.to_string_lossy();
        let mut view = view::view(
            &Source {
                set: &self.own.set,
                session: &self.own.session,
                scores: &self.own.scores,
                file: &file,
                earlier: self.earlier.as_ref().map(Known::other),
                linked: self.linked.as_ref().map(Known::other),
                digest: &self.digest,
            },
            options,
        );
        for (what, told) in &self.unread {
            let (label, value) = (what.of(options.lang).to_owned(), told.of(options.lang));
            view.annex.hints.push(Hint {
                id: String::new(),
                title: label.clone(),
                text: value.to_owned(),
            });
            view.page.rests_on.push(Fact { label, value: value.to_owned() });
        }
        view
    }

    /// Writes the report to wherever bytes go.
    ///
    /// # Errors
    ///
    /// As [`format::write`].
    pub fn write(
        &self,
        format: Format,
        options: &Options,
        out: &mut dyn Write,
        progress: &dyn Progress,
    ) -> io::Result<()> {
        format::write(format, &self.view(options), out, progress)
    }

    /// Writes the report into a file: whole, or not at all.
    ///
    /// # Errors
    ///
    /// Where it was stopped, or cannot be written there.
    pub fn deliver(&self, order: &Order, progress: &dyn Progress) -> Result<Written, Failed> {
        let begun = Output::create(&order.path, order.existing, &self.file);
        let mut output = begun.map_err(Failed::Store)?;
        match self.write(order.format, &order.options, &mut output, progress) {
            Ok(()) => output.finish().map_err(Failed::Store),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(Failed::Stopped),
            Err(error) => Err(Failed::Store(output.failed(&error))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::report::format::Parts;
    use crate::store::Paths;
    use crate::text::Lang;

    /// Stops at its step of this number.
    struct StopAt(Cell<usize>);

    impl Progress for StopAt {
        fn step(&self, _done: usize, _of: usize) -> bool {
            self.0.set(self.0.get().saturating_sub(1));
            self.0.get() > 0
        }
    }

    fn material(root: &Path) -> Material {
        let paths = Paths::find(Some(root), None).expect("paths");
        let store = Store::new(paths);
        let set = store.sets.get("soc-maturity").expect("it is shipped");
        let text = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"soc-maturity\"\n\
                    [[link]]\nsession = \"gone\"\nrelation = \"previous\"\n";
        let session = crate::session::read(text).expect("a session");
        Material::gather(&store, &root.join("s.toml"), set, session)
    }

    fn options() -> Options {
        let today = "2026-11-23".parse().expect("a day");
        Options { lang: Lang::En, redact: false, parts: Parts::default(), today }
    }

    #[test]
    fn whenever_it_is_stopped_nothing_is_left_behind() {
        let root = tempfile::tempdir().expect("a directory");
        let material = material(root.path());
        for format in Format::ALL {
            for step in 1.. {
                let path = root.path().join("r");
                let order = Order { format, options: options(), path, existing: Existing::Keep };
                let stop = StopAt(Cell::new(step));
                match material.deliver(&order, &stop) {
                    Err(Failed::Stopped) => {
                        let left = std::fs::read_dir(root.path()).expect("a directory").count();
                        assert_eq!(left, 0, "{format:?} {step}");
                    }
                    Ok(written) => {
                        assert!(step > 1, "{format:?} cannot be stopped");
                        std::fs::remove_file(written.path).expect("removed");
                        break;
                    }
                    Err(Failed::Store(error)) => panic!("{error:?}"),
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_in_the_report() {
        let root = tempfile::tempdir().expect("a directory");
        let view = material(root.path()).view(&options());
        let told = words::EARLIER_UNREAD.of(Lang::En);
        assert!(view.page.rests_on.iter().any(|fact| fact.value == told));
        assert!(view.annex.hints.iter().any(|hint| hint.text == told));
    }
}
