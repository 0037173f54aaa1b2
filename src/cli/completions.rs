//! `monshin completions SHELL`

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

/// Print shell completions.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        // The generator panics where it cannot write, so it does not get the pipe itself.
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut super::Cli::command(), "monshin", &mut text);
        out.write_all(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
