//! `monshin man`

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

/// Print the manual page.
#[derive(Debug, clap::Args)]
pub(super) struct Man {}

impl Man {
    #[expect(clippy::unused_self, reason = "every command runs in the same way")]
    pub(super) fn run(&self, mut out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        clap_mangen::Man::new(super::Cli::command()).render(&mut out)?;
        Ok(ExitCode::SUCCESS)
    }
}
