//! Parses the command line, dispatches, exits: nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    monshin::cli::main()
}
