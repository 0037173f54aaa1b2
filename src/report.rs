//! What leaves: values written to a file or a pipe.

pub mod faults;
pub mod listing;
pub mod score_json;
pub mod svg;
