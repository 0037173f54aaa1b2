//! The command line: what a person may ask for, and one file for each way to answer.

mod check;
mod compare;
mod completions;
mod list;
mod man;
mod new;
mod open;
mod paths;
mod report;
mod restore;
mod score;
mod sets;
mod table;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::store::config::{self, Loaded};
use crate::store::{Error, Paths, Store};
use crate::strings::{self, errors};
use crate::text::{self, Lang};

/// A self-check workbook for security teams, in the terminal.
#[derive(Debug, Parser)]
#[command(name = "monshin", version, about)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

/// The options that go with every command, before or after it.
#[derive(Debug, Args)]
struct Global {
    /// Language of screens, messages and reports; this help is in English.
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<LangCode>,
    #[arg(long, global = true, value_name = "DIR")]
    #[arg(
        help = "Directory of the sessions, the backups and your own question sets [env: MONSHIN_DATA_DIR]"
    )]
    data_dir: Option<PathBuf>,
    /// Configuration file, if not the usual one (see: monshin paths).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Let the mouse wheel move the mark.
    #[arg(long, global = true)]
    mouse: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangCode {
    /// Japanese.
    Ja,
    /// English.
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a session where it was left; without one, the home screen.
    Open(open::Open),
    /// Create a session and print its path.
    New(new::New),
    /// List the sessions, those changed last first.
    List(list::List),
    /// List the question sets.
    Sets(sets::Sets),
    /// Print the scores of a session.
    Score(score::Score),
    /// Write a report of a session.
    Report(report::Report),
    /// Compare two sessions of a question set, or show several as a trend.
    Compare(compare::Compare),
    /// Bring back an earlier state of a session.
    Restore(restore::Restore),
    /// Check question sets and sessions, and say where they are wrong.
    Check(check::Check),
    /// Print where sessions, backups, configuration and log are.
    Paths(paths::Paths),
    /// Print shell completions.
    Completions(completions::Completions),
    /// Print the manual page.
    Man(man::Man),
}

/// What every command gets to work with.
struct Context<'a> {
    store: Store,
    config: Loaded,
    lang: Lang,
    /// Whether the language was asked for.
    lang_fixed: bool,
    mouse: bool,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Whether a command did what it was asked for; the details were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Failed,
    /// A signal stopped it; the exit code that says which.
    Stopped(u8),
}

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return misused(&error),
        // Help and version are what was asked for.
        Err(error) => error.exit(),
    };
    // Not locked: a panic on the saving thread gives the terminal back through the same streams.
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let lang = language(cli.global.lang, None);
    let ended = run(cli, &mut out, &mut err).and_then(|code| match out.flush() {
        Err(error) if code == ExitCode::SUCCESS => Err(error.into()),
        // Its own reason goes first: after a hangup nothing can be flushed either.
        _ => Ok(code),
    });
    match ended {
        Ok(code) => code,
        // Whoever read the output has seen enough.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Where this fails too, nobody is left to be told.
            let _ = writeln!(err, "monshin: {}", message(&error, lang));
            ExitCode::FAILURE
        }
    }
}

/// Says what is wrong with the arguments. It repeats them, and whoever wrote them (a name from a
/// listing, a script) must not reach the terminal with what steers it: without colours, line by line.
fn misused(error: &clap::Error) -> ExitCode {
    let said = error.render().to_string();
    let lines: Vec<_> = said.lines().map(text::visible).collect();
    // Where this fails nobody is left to be told.
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn run(cli: Cli, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<ExitCode> {
    // These two need no files, and work where there is no home directory.
    match &cli.command {
        Some(Command::Completions(completions)) => return completions.run(out),
        Some(Command::Man(man)) => return man.run(out),
        _ => {}
    }
    let paths = Paths::find(cli.global.data_dir.as_deref(), cli.global.config.as_deref())?;
    let config = config::load(&paths.config);
    let lang = language(cli.global.lang, config.config.lang);
    tell_faults(&config, &paths, lang, err)?;
    let mouse = cli.global.mouse || config.config.mouse;
    let store = Store::new(paths);
    let lang_fixed = cli.global.lang.is_some() || config.config.lang.is_some();
    let mut context = Context { store, config, lang, lang_fixed, mouse, out, err };
    let outcome = match cli.command {
        None => return open::Open::default().run(context),
        Some(Command::Open(open)) => return open.run(context),
        Some(Command::New(new)) => new.run(&mut context),
        Some(Command::List(list)) => list.run(&mut context),
        Some(Command::Sets(sets)) => sets.run(&mut context),
        Some(Command::Score(of)) => of.run(&mut context),
        Some(Command::Report(report)) => report.run(&mut context),
        Some(Command::Compare(compare)) => compare.run(&mut context),
        Some(Command::Restore(restore)) => restore.run(&mut context),
        Some(Command::Check(check)) => check.run(&mut context),
        Some(Command::Paths(paths)) => paths.run(&mut context),
        Some(Command::Completions(_) | Command::Man(_)) => Ok(Outcome::Fine),
    };
    outcome.or_else(|error| context.tell(error)).map(|outcome| match outcome {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::Failed => ExitCode::FAILURE,
        Outcome::Stopped(code) => ExitCode::from(code),
    })
}

impl Context<'_> {
    /// Tells an error of the store in the chosen language; others go on to `main`.
    fn tell(&mut self, error: anyhow::Error) -> anyhow::Result<Outcome> {
        let error = error.downcast::<Error>()?;
        self.tell_error(&error)?;
        Ok(Outcome::Failed)
    }

    fn tell_error(&mut self, error: &Error) -> anyhow::Result<()> {
        writeln!(self.err, "monshin: {}", errors::error(error, self.lang))?;
        if let Error::Session(faulty) | Error::Set(faulty) = error {
            write_faults(self.err, faulty, self.lang)?;
        }
        Ok(())
    }
}

fn write_faults(
    mut out: &mut dyn Write,
    faulty: &crate::store::Faulty,
    lang: Lang,
) -> io::Result<()> {
    let path = faulty.path.display().to_string();
    crate::report::faults::write(&mut out, &path, &faulty.text, &faulty.faults, lang)
}

/// The command line goes before the configuration, that before the system.
fn language(asked: Option<LangCode>, configured: Option<Lang>) -> Lang {
    let asked = asked.map(|code| match code {
        LangCode::Ja => Lang::Ja,
        LangCode::En => Lang::En,
    });
    let system = || sys_locale::get_locale().map(|locale| Lang::from_locale(&locale));
    asked.or(configured).or_else(system).unwrap_or_default()
}

fn tell_faults(
    config: &Loaded,
    paths: &Paths,
    lang: Lang,
    mut err: &mut dyn Write,
) -> anyhow::Result<()> {
    let warning = strings::cli::WARNING.of(lang);
    if let Some(error) = &config.error {
        writeln!(err, "monshin: {warning}: {}", errors::error(error, lang))?;
    }
    if !config.faults.is_empty() {
        let path = paths.config.display().to_string();
        crate::report::faults::write(&mut err, &path, &config.text, &config.faults, lang)?;
        writeln!(err, "monshin: {warning}: {}", strings::cli::config_faults(&path, lang))?;
    }
    Ok(())
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind).or_else(|| {
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
        });
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}

fn message(error: &anyhow::Error, lang: Lang) -> String {
    match (error.downcast_ref::<Error>(), error.downcast_ref::<io::Error>()) {
        (Some(error), _) => errors::error(error, lang),
        (None, Some(error)) => errors::cause_of(error, lang),
        (None, None) => format!("{error:#}"),
    }
}

/// The session that a person names.
fn session_file(store: &Store, session: &OsString) -> Result<PathBuf, Error> {
    store.resolve(session)
}

/// Prints a value as JSON on lines of its own.
fn print_json(out: &mut dyn Write, value: &impl serde::Serialize) -> anyhow::Result<()> {
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(value)?))?;
    Ok(())
}

/// JSON in which what steers a terminal is written as escapes, which mean the same: JSON itself asks that
/// only of the first 32 characters.
fn escaped(json: &str) -> Cow<'_, str> {
    use std::fmt::Write as _;
    let steers = |char: char| char != '\n' && text::steers(char);
    if !json.contains(steers) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for char in json.chars() {
        if steers(char) {
            for unit in char.encode_utf16(&mut [0; 2]).iter() {
                // Writing into a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
}

/// A path for a script, on one line: as it is, but for what steers a terminal.
fn path_line(path: &std::path::Path) -> String {
    text::legible(&path.display().to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn json_steers_no_terminal_and_means_the_same() {
        let value = "a\u{1b}\u{9b}\u{7f}\u{202e}\u{200b}\u{e0041}日\n";
        let mut out = Vec::new();
        print_json(&mut out, &[value]).expect("printed");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(!text.contains(|char| char != '\n' && text::steers(char)), "{text:?}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&text).expect("JSON"), [value]);
    }

    #[test]
    fn global_options_stand_before_or_after_the_command() {
        for arguments in [["monshin", "--mouse", "list"], ["monshin", "list", "--mouse"]] {
            assert!(Cli::try_parse_from(arguments).expect("parsed").global.mouse);
        }
    }

    #[test]
    fn what_is_asked_for_goes_before_what_is_configured() {
        assert_eq!(language(Some(LangCode::Ja), Some(Lang::En)), Lang::Ja);
        assert_eq!(language(None, Some(Lang::Ja)), Lang::Ja);
    }
}
