//! `monshin report SESSION`

use std::cell::Cell;
use std::ffi::OsString;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clap::error::ErrorKind;
use clap::{CommandFactory, ValueEnum};

use super::{Cli, Context, Outcome, session_file};
use crate::report::delivery::{Failed, Material, Order};
use crate::report::format::{Format, Options, Parts, Progress};
use crate::session::Day;
use crate::store::{Existing, clock, report_name, typed_path};
use crate::strings::delivery as words;
use crate::text::Lang;

/// Write a report of a session.
#[derive(Debug, clap::Args)]
pub(super) struct Report {
    /// A path, a name, or a unique beginning of a name.
    session: OsString,
    /// Format; if not given, that of the ending of FILE.
    #[arg(long, value_name = "FORMAT")]
    format: Option<FormatWord>,
    /// Where to write it; - is standard output.
    ///
    /// If not given: SESSION-report-LANG.FORMAT in the current directory, or standard output if that is
    /// not a terminal.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite a file that exists.
    #[arg(long)]
    force: bool,
    /// Leave out names, notes, providers and all other text that was typed.
    #[arg(long)]
    redact: bool,
    /// Only this part; can be given more than once. Not for csv and json, which contain every answer.
    #[arg(long = "part", value_name = "PART")]
    parts: Vec<PartWord>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatWord {
    /// Markdown.
    Md,
    /// One HTML file, to print and to hand round.
    Html,
    /// Every answer, one row per question.
    Csv,
    /// A workbook with sheets and a chart.
    Xlsx,
    /// Every value, for other programs.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PartWord {
    /// The one page for management.
    Management,
    /// Answers, gaps and plan.
    Detail,
    /// What an auditor asks for.
    Annex,
}

impl From<FormatWord> for Format {
    fn from(word: FormatWord) -> Format {
        match word {
            FormatWord::Md => Format::Markdown,
            FormatWord::Html => Format::Html,
            FormatWord::Csv => Format::Csv,
            FormatWord::Xlsx => Format::Xlsx,
            FormatWord::Json => Format::Json,
        }
    }
}

impl Report {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let format = self.format();
        let options = Options {
            lang: context.lang,
            redact: self.redact,
            parts: self.parts(format),
            today: Day { time: None, offset: None, ..clock::now() },
        };
        let file = session_file(&context.store, &self.session)?;
        let session = context.store.open(&file)?.session;
        let set = context.store.sets.get(&session.questionnaire.id)?;
        let material = Material::gather(&context.store, &file, set, session);
        match self.place(&file, &options, format) {
            None => to_standard_output(&material, format, &options, context),
            Some(path) => {
                let existing = if self.force { Existing::Replace } else { Existing::Keep };
                let order = Order { format, options, path, existing };
                to_file(&material, &order, context)
            }
        }
    }

    /// The format that was asked for, by its word or by the ending of the file.
    fn format(&self) -> Format {
        let ending = self.output.as_deref().and_then(Path::extension);
        let by_ending =
            ending.and_then(|ending| Format::from_word(&ending.to_str()?.to_lowercase()));
        self.format.map(Format::from).or(by_ending).unwrap_or_else(|| {
            wrong_usage(
                "the format cannot be told: write --format md, html, csv, xlsx or json, or -o FILE with that ending",
            )
        })
    }

    fn parts(&self, format: Format) -> Parts {
        if self.parts.is_empty() {
            return Parts::default();
        }
        if matches!(format, Format::Csv | Format::Json) {
            let word = format.extension();
            wrong_usage(&format!(
                "--part cannot be used with {word}, which always contains every answer"
            ));
        }
        let has = |part| self.parts.contains(&part);
        Parts {
            page: has(PartWord::Management),
            detail: has(PartWord::Detail),
            annex: has(PartWord::Annex),
        }
    }

    /// The file to write; `None` for standard output.
    fn place(&self, session: &Path, options: &Options, format: Format) -> Option<PathBuf> {
        match &self.output {
            Some(output) if output.as_os_str() == "-" => None,
            Some(output) => Some(output.to_str().map_or_else(|| output.clone(), typed_path)),
            None if !stdout().is_terminal() => None,
            None => Some(PathBuf::from(report_name(
                session,
                options.redact,
                options.lang,
                format.extension(),
            ))),
        }
    }
}

/// Says how the command is used, and leaves with 2.
fn wrong_usage(text: &str) -> ! {
    Cli::command().error(ErrorKind::MissingRequiredArgument, text).exit()
}

/// The whole report at once: where it fails, no half of one is in the pipe.
fn to_standard_output(
    material: &Material,
    format: Format,
    options: &Options,
    context: &mut Context<'_>,
) -> anyhow::Result<Outcome> {
    if !format.is_text() && stdout().is_terminal() {
        writeln!(context.err, "monshin: {}", words::NOT_TO_TERMINAL.of(context.lang))?;
        return Ok(Outcome::Failed);
    }
    let mut bytes = Vec::new();
    material.write(format, options, &mut bytes, &Follow::new(context.lang, Signals::default()))?;
    context.out.write_all(&bytes)?;
    Ok(Outcome::Fine)
}

fn to_file(
    material: &Material,
    order: &Order,
    context: &mut Context<'_>,
) -> anyhow::Result<Outcome> {
    let signals = Signals::listen()?;
    let follow = Follow::new(context.lang, signals.clone());
    let delivered = material.deliver(order, &follow);
    drop(follow);
    match delivered {
        // A signal that came too late to stop it: the report is there.
        Ok(written) => {
            writeln!(context.out, "{}", super::path_line(&written.path))?;
            Ok(Outcome::Fine)
        }
        Err(Failed::Store(error)) => Err(error.into()),
        Err(Failed::Stopped) => {
            writeln!(context.err, "monshin: {}", words::STOPPED.of(context.lang))?;
            Ok(Outcome::Stopped(signals.code()))
        }
    }
}

/// Signals that ask the program to leave: what is being written is taken away first.
#[derive(Debug, Clone, Default)]
struct Signals(Arc<AtomicUsize>);

impl Signals {
    #[cfg(unix)]
    fn listen() -> std::io::Result<Signals> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let signals = Signals::default();
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or(0);
            signal_hook::flag::register_usize(signal, Arc::clone(&signals.0), number)?;
        }
        Ok(signals)
    }

    #[cfg(not(unix))]
    fn listen() -> std::io::Result<Signals> {
        Ok(Signals::default())
    }

    fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    /// 128 and the number of the signal, as shells have it.
    fn code(&self) -> u8 {
        128 + u8::try_from(self.0.load(Ordering::Relaxed)).unwrap_or(0)
    }
}

/// Shows on a terminal how far the report is, once it takes longer than a moment.
struct Follow {
    begun: Instant,
    shows: bool,
    shown: Cell<bool>,
    lang: Lang,
    signals: Signals,
}

/// What nobody wonders about.
const MOMENT: Duration = Duration::from_millis(500);

impl Follow {
    fn new(lang: Lang, signals: Signals) -> Follow {
        let shows = stderr().is_terminal();
        Follow { begun: Instant::now(), shows, shown: Cell::new(false), lang, signals }
    }
}

impl Progress for Follow {
    fn step(&self, done: usize, of: usize) -> bool {
        if self.shows && self.begun.elapsed() > MOMENT {
            let (writing, so_far) =
                (words::WRITING.of(self.lang), words::so_far(done, of, self.lang));
            // Where nobody can be told, the report is still written.
            let _ = write!(stderr(), "\r\x1b[K{writing}: {so_far}");
            self.shown.set(true);
        }
        !self.signals.came()
    }
}

impl Drop for Follow {
    fn drop(&mut self) {
        if self.shown.get() {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
