//! What was answered: sessions, the edits that change them, and the text that they are kept in.
//! Pure: it reads no file and no clock.

mod cycle;
mod edit;
mod format;
mod model;
mod notices;
mod read;
mod tidy;

pub use edit::{Change, Edit, Time};
pub use format::Document;
pub use model::*;
pub use notices::{Notice, notices};
pub use read::read;
pub use tidy::Removed;
