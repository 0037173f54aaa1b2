//! monshin: a self-check workbook for security teams, in the terminal.
//!
//! The rooms of the house, from the inside out:
//!
//! - [`questionnaire`] what is asked, [`session`] what was answered, [`score`] what it means: pure
//!   values and functions, without files, clocks or terminals.
//! - [`store`] the only code that touches files.
//! - [`report`] what leaves: values written to a file or a pipe.
//! - [`cli`] one file a subcommand.
//! - [`tui`] what is seen: the workbook itself.
//!
//! `docs/ARCHITECTURE.md` is the map with the way of one keystroke through the rooms.

pub mod action;
pub mod cli;
pub mod fault;
pub mod measure;
pub mod questionnaire;
pub mod reader;
pub mod report;
pub mod score;
pub mod session;
pub mod store;
pub mod strings;
pub mod text;
pub mod tui;
