//! What leaves: values written to a file or a pipe.

mod clean;
pub mod compare_json;
pub mod csv;
pub mod delivery;
pub mod faults;
pub mod format;
pub mod html;
pub mod json;
pub mod listing;
pub mod markdown;
pub mod page;
#[cfg(test)]
mod sample;
pub mod score_json;
pub mod states;
pub mod svg;
pub mod tables;
pub mod view;
pub mod xlsx;

pub use format::{Format, Options, Parts, Progress, Quiet, step, write};
pub use view::{Other, Source, View, view};
