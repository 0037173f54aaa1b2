//! What holds whatever is pressed and whatever is answered.

#[path = "../support/mod.rs"]
mod support;

mod keys;
mod scores;
