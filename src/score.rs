//! What it means: states, points, scores and progress. Pure functions of a question set and a
//! session; nothing here is ever stored.

mod scope;
mod scores;
mod state;
mod table;
mod terms;

pub use scope::{OUTSOURCE, Proposal, ProposedService, RoleToBuy, asks_outsourcing, proposal};
pub use scores::{Counts, Score, Scores, scores};
pub use state::{QuestionScore, State, ToBe, sourcing_entries};
pub use table::{Value, values};
pub use terms::{Terms, meets, terms};

#[cfg(test)]
mod tests;
