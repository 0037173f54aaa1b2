//! What leaves: values written to a file or a pipe.

pub mod compare_json;
pub mod faults;
pub mod listing;
pub mod score_json;
