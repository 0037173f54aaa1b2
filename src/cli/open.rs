//! `monshin open [SESSION]`, and `monshin` alone.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use super::{Context, session_file};
use crate::fault::{Fault, Place};
use crate::report::faults;
use crate::strings::cli as words;
use crate::strings::faults as prose;
use crate::tui::{self, settings::settings};

/// Open a session where it was left; without one, the home screen.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Open {
    /// A path, a name, or a unique beginning of a name.
    session: Option<OsString>,
}

impl Open {
    pub(super) fn run(self, context: Context<'_>) -> anyhow::Result<ExitCode> {
        let Context { store, config, lang, lang_fixed, mouse, out: _, mut err } = context;
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            writeln!(err, "monshin: {}", words::NO_TERMINAL.of(lang))?;
            return Ok(ExitCode::FAILURE);
        }
        let session = match &self.session {
            Some(session) => match session_file(&store, session) {
                Ok(file) => Some(file),
                Err(error) => {
                    writeln!(err, "monshin: {}", crate::strings::errors::error(&error, lang))?;
                    return Ok(ExitCode::FAILURE);
                }
            },
            None => None,
        };
        let colour = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let (settings, key_faults) = settings(&config.config, lang, colour);
        let path = store.paths.config.display().to_string();
        faults::write(&mut err, &path, &config.text, &key_faults, lang)?;
        // The same on the first screen: what stands on standard error is covered by it.
        let first = config.faults.iter().chain(&key_faults).next();
        let told = first.map(|fault| told(&path, &config.text, fault, lang));
        tui::run(tui::Options { store, settings, lang_fixed, told, mouse, session })
    }
}

/// A fault of the configuration in one line.
fn told(path: &str, text: &str, fault: &Fault, lang: crate::text::Lang) -> String {
    let Place { line, column } = Place::of(text, fault.span.start);
    format!("{path}:{line}:{column}: {}", prose::fault(&fault.kind, lang).what)
}
