//! What it means: states, points, scores and progress; and for a selection readiness, risks,
//! services, notices, candidates and prices. Pure functions of a question set and a session; nothing
//! here is ever stored.

mod candidates;
mod carried;
mod compare;
mod explain;
mod hints;
mod notices;
mod path;
mod plan;
mod prices;
mod profile;
mod readiness;
mod risks;
mod scope;
mod scores;
mod services;
mod sourcing;
mod state;
mod table;
mod targets;
mod terms;
mod trend;
mod tried;
mod turns;

pub use candidates::{Comparison, Criterion, Fits, Standing, comparison};
pub use carried::{Carried, carried};
pub use compare::{
    CandidateFit, CandidateMovement, Cause, CausePart, Judged, LikeForLike, Moment, Movement,
    NoteChange, PhaseMovement, Reached, RoleMovement, ScoreMovement, TargetMovement, movement,
};
pub use explain::{
    Band, Explanation, Item, LeftOut, LookedUp, MustState, Numbers, OriginOf, Rule, RuleSource,
    Said, Subject, What, Why, Working, explain,
};
pub use hints::{About, Hint, HintKind, LARGE_GAP, hints};
pub use notices::{Need, NoticeCost, NoticeOffer, Notices, Verdict, notices};
pub use path::{CheapestPath, Efforts, Part, PathStep, cheapest_path, path_edits, to_be_edits};
pub use plan::{
    Coverage, Horizons, PlanFilter, PlanOrder, Planned, actions_for, coverage, gaps_without_action,
    horizons, is_acted_on, planned,
};
pub use prices::{DEFAULT_MONTHS, Every, Price, PricePart, Prices, prices};
pub use profile::{
    GapLine, LevelCount, MOST_NAMED, Profile, functions, gaps, levels_of, lowered, profile,
};
pub use readiness::{Phase, Readiness, phases, readiness, readiness_of_all};
pub use risks::{Risk, risks};
pub use scope::{Proposal, ProposedService, RoleToBuy, asks_outsourcing, proposal};
pub use scores::{Component, Counts, Score, Scores, Sum, Sums, scores};
pub use services::{FUNCTIONS, Function, Service, Services, service, services};
pub use sourcing::{
    Amounts, Fit, INSOURCE, Mismatch, OUTSOURCE, Pattern, Side, Sourcing, declared, expected,
    inhouse_regions, sourcing,
};
pub use state::{QuestionScore, State, ToBe, sourcing_entries};
pub use table::{Value, values};
pub use targets::{AIM_BOUGHT, AIM_IN_HOUSE, ProposedTarget, proposed_target, proposed_targets};
pub use terms::{Terms, meets, offer, terms};
pub use trend::{Trend, TrendColumn, TrendRow, entities, trend};
pub use tried::{TriedTarget, tried_targets};
pub use turns::{Turn, nearest_turn};

#[cfg(test)]
pub(crate) mod tests;
