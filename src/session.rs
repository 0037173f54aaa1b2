//! What was answered: sessions, the edits that change them, and the text that they are kept in.
//! Pure: it reads no file and no clock.

pub mod actions;
pub mod candidates;
mod cycle;
mod edit;
mod format;
mod model;
mod notices;
mod read;
pub mod rows;
mod shift;
mod tidy;

pub use actions::fresh_action_id;
pub use candidates::fresh_candidate_id;
pub use cycle::taken_over;
pub use edit::{Change, Edit, Time};
pub use format::Document;
pub use model::*;
pub use notices::{Notice, notices};
pub use read::read;
pub use shift::Shift;
pub use tidy::Leftovers;
