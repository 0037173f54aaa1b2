//! What is asked: question sets, from TOML text to checked values. Pure: it reads no file.

mod model;
pub mod shipped;

pub use model::*;
