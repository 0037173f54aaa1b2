//! What it means: states, points, scores and progress; and for a selection readiness, risks,
//! services, notices, candidates and prices. Pure functions of a question set and a session; nothing
//! here is ever stored.

mod candidates;
mod explain;
mod notices;
mod prices;
mod readiness;
mod risks;
mod scope;
mod scores;
mod services;
mod state;
mod table;
mod terms;
mod turns;

pub use candidates::{Comparison, Criterion, Fits, Standing, comparison};
pub use explain::{
    Band, Explanation, Item, LeftOut, LookedUp, MustState, Numbers, Rule, RuleSource, Said,
    Subject, What, Why, Working, explain,
};
pub use notices::{Need, NoticeCost, NoticeOffer, Notices, Verdict, notices};
pub use prices::{DEFAULT_MONTHS, Every, Price, PricePart, Prices, prices};
pub use readiness::{Phase, Readiness, phases, readiness, readiness_of_all};
pub use risks::{Risk, risks};
pub use scope::{OUTSOURCE, Proposal, ProposedService, RoleToBuy, asks_outsourcing, proposal};
pub use scores::{Counts, Part, Score, Scores, Sum, Sums, scores};
pub use services::{FUNCTIONS, Function, Service, Services, service, services};
pub use state::{QuestionScore, State, ToBe, sourcing_entries};
pub use table::{Value, values};
pub use terms::{Terms, meets, offer, terms};
pub use turns::{Turn, nearest_turn};

#[cfg(test)]
pub(crate) mod tests;
