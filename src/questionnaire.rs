//! What is asked: question sets, from TOML text to checked values. Pure: it reads no file.

mod model;

pub use model::*;
