//! What is asked: question sets, from TOML text to checked values. Pure: it reads no file.

mod check;
mod kind;
mod model;
mod parse;
mod shipped;

pub use kind::*;
pub use model::*;
pub use parse::parse;
pub use shipped::{SHIPPED, Shipped, Summary};
