//! What holds whatever is pressed and whatever is answered.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/filled.rs"]
mod filled;

mod explanations;
mod following;
mod keys;
mod scores;
mod workbook;
