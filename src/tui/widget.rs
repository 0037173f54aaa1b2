//! Parts that several screens share.

pub mod content;
pub mod footer;
pub mod header;
pub mod input;
pub mod page;
pub mod panel;
pub mod radar;
pub mod reading;
pub mod scroll;
pub mod tally;
