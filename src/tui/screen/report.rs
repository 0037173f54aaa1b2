//! The form of a report: what it is like, where it goes, and what came of it.
//!
//! `Enter` writes from any line, since everything may stay as it is. What came of it stands below the
//! form, which stays: the next format is one key and `Enter` away.

mod form;

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::action::Action;
use crate::report::delivery::Order;
use crate::report::format::{Format, Options, Parts};
use crate::store::{Existing, Written, report_name, typed_path};
use crate::strings::delivery as words;
use crate::text::{Lang, Text};
use crate::tui::app::{App, Now, Screen};
use crate::tui::dialog::{Dialog, PlaceLine};
use crate::tui::effect::Effect;
use crate::tui::work::Work;
use crate::tui::writer::Told;

pub use form::render;

/// The lines of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Format,
    Language,
    Parts,
    Names,
    Place,
}

impl Line {
    const ALL: [Line; 5] = [Line::Format, Line::Language, Line::Parts, Line::Names, Line::Place];
}

/// The parts that can be chosen, by their position in the form.
const PARTS: [Parts; 3] = [
    Parts { page: true, detail: true, annex: true },
    Parts { page: true, detail: false, annex: false },
    Parts { page: true, detail: true, annex: false },
];

/// What is under way, or came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Stage {
    /// Nothing yet.
    #[default]
    Form,
    /// It is being written: so many of so many steps are done.
    Writing(usize, usize),
    /// A file of the name is there: that name, a free one, and which of the two answers is marked.
    Exists(PathBuf, PathBuf, usize),
    /// It is in its place.
    Written(Written),
    /// It was stopped.
    Stopped,
    /// It cannot be written: why.
    Failed(Text),
}

/// The form. Its choices hold until the program is left.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The line that has the keys.
    at: usize,
    format: Format,
    /// The language that was chosen; that of the interface before anyone chose.
    lang: Option<Lang>,
    parts: usize,
    redact: bool,
    /// The directory that reports go into.
    pub directory: PathBuf,
    /// The name without its ending, where the person gave one, and the file of the session that it is
    /// for: another session has its own name again.
    name: Option<(PathBuf, String)>,
    /// What is under way, or came of it.
    pub stage: Stage,
    /// The file of the session that this is about.
    of: PathBuf,
}

impl Report {
    /// Whether one is being written.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Writing(..))
    }

    /// The form, before anyone chose anything.
    #[must_use]
    pub fn new(directory: PathBuf) -> Report {
        Report { directory, ..Report::default() }
    }

    fn line(&self) -> Line {
        Line::ALL[self.at.min(Line::ALL.len() - 1)]
    }

    fn lang(&self, interface: Lang) -> Lang {
        self.lang.unwrap_or(interface)
    }

    /// Whether the format has parts to choose from.
    fn has_parts(&self) -> bool {
        !matches!(self.format, Format::Csv | Format::Json)
    }

    /// How many choices a line has.
    fn choices(&self, line: Line) -> usize {
        match line {
            Line::Format => Format::ALL.len(),
            Line::Language => Lang::ALL.len(),
            Line::Parts if self.has_parts() => PARTS.len(),
            Line::Names => 2,
            Line::Parts | Line::Place => 0,
        }
    }

    /// The position of what is chosen on a line.
    fn chosen(&self, line: Line, interface: Lang) -> usize {
        let position = match line {
            Line::Format => Format::ALL.iter().position(|format| *format == self.format),
            Line::Language => Lang::ALL.iter().position(|lang| *lang == self.lang(interface)),
            Line::Parts => Some(self.parts),
            Line::Names => Some(usize::from(self.redact)),
            Line::Place => None,
        };
        position.unwrap_or(0)
    }

    fn choose(&mut self, at: usize) {
        match self.line() {
            Line::Format => self.format = Format::ALL[at],
            Line::Language => self.lang = Some(Lang::ALL[at]),
            Line::Parts => self.parts = at,
            Line::Names => self.redact = at == 1,
            Line::Place => {}
        }
        self.stage = Stage::Form;
    }

    /// Where the report goes.
    fn path(&self, session: &Path, interface: Lang) -> PathBuf {
        let extension = self.format.extension();
        let own = self.name.as_ref().filter(|(of, _)| of == session);
        self.directory.join(match own {
            Some((_, name)) => format!("{name}.{extension}"),
            None => report_name(session, self.redact, self.lang(interface), extension),
        })
    }

    /// Takes a place as it was typed. A directory alone keeps the name; an ending that is a format's
    /// chooses that format.
    pub(crate) fn take_place(&mut self, typed: &str, session: &Path) {
        let path = typed_path(typed);
        let names_a_directory = typed.ends_with(std::path::is_separator);
        let name = path.file_name().filter(|_| !names_a_directory);
        let Some(name) = name.map(|name| name.to_string_lossy().into_owned()) else {
            self.directory = path;
            self.name = None;
            return;
        };
        self.directory = path.parent().map(Path::to_owned).unwrap_or_default();
        let split = name.rsplit_once('.');
        let known = split.and_then(|(stem, end)| {
            Some((stem, Format::from_word(&end.to_lowercase())?)).filter(|_| !stem.is_empty())
        });
        let stem = known.map_or(name.as_str(), |(stem, format)| {
            self.format = format;
            stem
        });
        self.name = Some((session.to_owned(), stem.to_owned()));
        self.stage = Stage::Form;
    }

    /// Another session is open: what came of a report, or is asked about one, was about the last.
    pub(crate) fn opened(&mut self) {
        self.stage = Stage::Form;
    }

    /// What the thread told.
    fn heard(&mut self, told: Told) {
        self.stage = match told {
            Told::Step(done, of) => Stage::Writing(done, of),
            Told::Written(written) => Stage::Written(written),
            Told::Exists(taken, other) => Stage::Exists(taken, other, 0),
            Told::Stopped => Stage::Stopped,
            Told::Failed(why) => Stage::Failed(why),
        };
    }
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, _work: &Work, action: Action) -> bool {
    let report = &app.report;
    let choices = report.choices(report.line());
    match (&report.stage, action) {
        (Stage::Writing(..), _) => action == Action::Stop,
        (Stage::Exists(..), _) => matches!(action, Action::Up | Action::Down | Action::Accept),
        (_, Action::Up) => report.at > 0,
        (_, Action::Down) => report.at + 1 < Line::ALL.len(),
        (_, Action::Accept | Action::Place) => true,
        (_, Action::Left | Action::Right) => choices > 1,
        (_, Action::Digit(digit)) => (1..=choices).contains(&usize::from(digit)),
        _ => false,
    }
}

impl App {
    pub(crate) fn update_report(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let interface = self.lang();
        let report = &mut self.report;
        let (line, last) = (report.line(), Line::ALL.len() - 1);
        if let Stage::Exists(taken, other, at) = &mut report.stage {
            match action {
                Action::Up | Action::Down => *at = 1 - *at,
                Action::Accept if *at == 0 => {
                    let path = other.clone();
                    return self.write_report(path, Existing::Keep, now);
                }
                Action::Accept => {
                    let path = taken.clone();
                    return self.write_report(path, Existing::Replace, now);
                }
                _ => {}
            }
            return Vec::new();
        }
        let (chosen, count) = (report.chosen(line, interface), report.choices(line));
        match action {
            Action::Up => report.at = report.at.saturating_sub(1),
            Action::Down => report.at = (report.at + 1).min(last),
            Action::Left => report.choose((chosen + count - 1) % count),
            Action::Right => report.choose((chosen + 1) % count),
            Action::Digit(digit) => report.choose(usize::from(digit) - 1),
            Action::Stop => return vec![Effect::StopReport],
            Action::Place => {
                report.at = last;
                let path = self.report_path();
                self.dialogs.push(Dialog::Place(Box::new(PlaceLine::new(&path))));
            }
            Action::Accept => return self.write_report(self.report_path(), Existing::Keep, now),
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    /// Where the report would go now.
    fn report_path(&self) -> PathBuf {
        let session = self.work.as_ref().map(|work| work.file.as_path());
        self.report.path(session.unwrap_or(Path::new("")), self.lang())
    }

    fn write_report(&mut self, path: PathBuf, existing: Existing, now: &Now) -> Vec<Effect> {
        let report = &mut self.report;
        let options = Options {
            lang: report.lang.unwrap_or(self.settings.lang),
            redact: report.redact,
            parts: if report.has_parts() { PARTS[report.parts] } else { Parts::default() },
            today: now.today(),
        };
        report.stage = Stage::Writing(0, 0);
        report.of = self.work.as_ref().map(|work| work.file.clone()).unwrap_or_default();
        vec![Effect::WriteReport(Box::new(Order {
            format: report.format,
            options,
            path,
            existing,
        }))]
    }

    /// What `Esc` does before it leaves the form: it stops what is under way, or takes a question back.
    pub(crate) fn step_back_in_report(&mut self) -> Option<Vec<Effect>> {
        if self.screen != Screen::Report {
            return None;
        }
        match self.report.stage {
            Stage::Writing(..) => Some(vec![Effect::StopReport]),
            Stage::Exists(..) => {
                self.report.stage = Stage::Form;
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// What the thread that writes a report told. Where another screen or session is open by then, its
    /// end is said in the last row.
    pub fn report_heard(&mut self, told: Told) {
        let is_here = self.work.as_ref().is_some_and(|work| work.file == self.report.of);
        if is_here {
            self.report.heard(told.clone());
            if self.screen == Screen::Report {
                return;
            }
        }
        let lang = self.lang();
        match told {
            Told::Written(written) => {
                let path = written.path.display().to_string();
                self.tell_text(words::written(&crate::measure::inert(&path), lang), false);
            }
            Told::Failed(why) => {
                let why = why.get(lang).clone();
                self.tell_text(why, true);
            }
            // Nobody is there to be asked, and nothing is written over a file without being asked.
            Told::Exists(taken, _) if !is_here => {
                let path = taken.display().to_string();
                self.tell_text(words::not_over(&crate::measure::inert(&path), lang), true);
            }
            Told::Exists(..) | Told::Stopped | Told::Step(..) => {}
        }
    }
}

/// A path as it is shown and typed: a directory and a name.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().into_owned();
    if path.as_os_str().is_empty() { format!(".{MAIN_SEPARATOR}") } else { text }
}
