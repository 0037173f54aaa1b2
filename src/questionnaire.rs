//! What is asked: question sets, from TOML text to checked values. Pure: it reads no file.
//!
//! `build.rs` compiles all of it but `shipped` too, and lists the modules as this file does.

mod check;
mod digest;
mod kind;
mod model;
mod parse;
mod shipped;

pub use digest::digest;
pub use kind::*;
pub use model::*;
pub use parse::parse;
pub use shipped::{SHIPPED, Shipped, Summary};
