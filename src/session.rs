//! What was answered: sessions, the edits that change them, and the text that they are kept in.
//! Pure: it reads no file and no clock.

mod edit;
mod model;

pub use edit::{Change, Edit, Time};
pub use model::*;
