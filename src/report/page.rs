//! The page for the management: one A4 page, in the order of its fields.

use serde::Serialize;

use super::view::room::Room;
use super::view::{CandidateRow, LevelCount, PhaseRow, RiskRow, View};
use crate::questionnaire::{Questionnaire, tag};
use crate::score::Profile;
use crate::strings::{report, ui};

mod decisions;
mod finding;
mod priorities;
mod rests;

/// How many priorities, risks and decisions the page names at the most.
const MOST: usize = 5;

/// The page for the management. Titles only, no ids of roles. Lay the fields out in their order and
/// leave out what is empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Page {
    /// What was found, in one sentence or two.
    pub finding: String,
    /// The whole, its target and last time; `None` for a selection.
    pub overall: Option<Overall>,
    /// How many roles stand at each level, lowest first.
    pub levels: Vec<LevelCount>,
    /// How many roles have no level: nobody knows, not applicable, not asked, in words.
    pub without_level: String,
    /// One bar a function.
    pub bars: Vec<Bar>,
    /// How ready each phase of a selection is.
    pub phases: Vec<PhaseRow>,
    /// The candidates, by rank; those without one last.
    pub candidates: Vec<CandidateRow>,
    /// The highest risks, five at most.
    pub risks: Vec<RiskRow>,
    /// What comes first, five at most.
    pub priorities: Vec<PriorityRow>,
    /// What the reader is asked to decide, five sentences at most.
    pub decisions: Vec<String>,
    /// What the numbers rest on.
    pub rests_on: Vec<Fact>,
    /// What the numbers say and do not say.
    pub says: String,
}

/// The whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Overall {
    /// The score as it is.
    pub as_is: Option<f64>,
    /// The score if every open question stood at its lowest.
    pub low: Option<f64>,
    /// The same, at its highest.
    pub high: Option<f64>,
    /// The most that it could come to.
    pub max: Option<f64>,
    /// The score as it shall be.
    pub to_be: Option<f64>,
    /// The day by which.
    pub target_by: Option<String>,
    /// The cycle before; `None` where there is none.
    pub last_time: Option<LastTime>,
}

/// The cycle before, over what was answered in both.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LastTime {
    /// The day of its last answer.
    pub day: Option<String>,
    /// Its score as it was reported then.
    pub then: Option<f64>,
    /// Its score over the roles answered in both.
    pub like_then: Option<f64>,
    /// Today's score over the same roles.
    pub like_now: Option<f64>,
    /// The change over these.
    pub change: Option<f64>,
    /// How many roles are answered in both.
    pub both: usize,
}

/// The bar of a function.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Bar {
    /// The function's title.
    pub title: String,
    /// Its title for a narrow place.
    pub short: String,
    /// The score as it is.
    pub as_is: Option<f64>,
    /// The score if every open question stood at its lowest.
    pub low: Option<f64>,
    /// The same, at its highest.
    pub high: Option<f64>,
    /// The score as it shall be.
    pub to_be: Option<f64>,
    /// The score of the cycle before.
    pub earlier: Option<f64>,
    /// The most that it could come to.
    pub max: Option<f64>,
    /// Whether it is out of scope.
    pub out_of_scope: bool,
}

/// One of the things that come first.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PriorityRow {
    /// The title of the role.
    pub title: String,
    /// Its points as it is.
    pub as_is: Option<f64>,
    /// Its points as it shall be.
    pub to_be: Option<f64>,
    /// What it means for the business.
    pub consequence: String,
    /// What is done about it; empty where nothing is planned.
    pub action: String,
    /// Who does it; empty where nobody is named.
    pub owner: String,
    /// By when.
    pub due: Option<String>,
    /// What it costs; empty where nothing is said.
    pub cost: String,
}

/// Something that the numbers rest on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What is so.
    pub value: String,
}

/// Makes the page from what the rest of the report says.
pub(super) fn page(room: &Room<'_>, profile: &Profile, view: &View) -> Page {
    match &view.selection {
        None => maturity(room, profile, view),
        Some(selection) => {
            let mut candidates = selection.candidates.clone();
            candidates.sort_by_key(|one| (one.rank.is_none(), one.rank));
            Page {
                finding: finding::selection(room, selection),
                phases: selection.phases.clone(),
                candidates,
                risks: selection.risks.iter().take(MOST).cloned().collect(),
                decisions: decisions::selection(room, selection),
                rests_on: rests::selection(room, view, selection),
                says: room.say(report::SELECTION_SAYS),
                ..Page::default()
            }
        }
    }
}

fn maturity(room: &Room<'_>, profile: &Profile, view: &View) -> Page {
    let score = &room.scores.overall;
    Page {
        finding: finding::maturity(room, profile),
        overall: Some(Overall {
            as_is: score.as_is,
            low: score.low,
            high: score.high,
            max: score.max,
            to_be: score.to_be,
            target_by: view.head.target_by.clone(),
            last_time: view.changes.as_ref().map(|changes| LastTime {
                day: changes.day.clone(),
                then: changes.then,
                like_then: changes.like_then,
                like_now: changes.like_now,
                change: changes.change,
                both: changes.both,
            }),
        }),
        levels: view.levels.clone(),
        without_level: report::without_level(
            score.counts.unknown,
            score.counts.not_applicable,
            score.counts.untouched,
            room.lang,
        ),
        bars: view.functions.iter().map(bar).collect(),
        priorities: priorities::priorities(room, profile),
        decisions: decisions::maturity(room, profile),
        rests_on: rests::maturity(room, profile, view),
        says: room.say(if asks_roles(room.set) { ui::WHAT_IT_SAYS } else { report::OWN_SET_SAYS }),
        ..Page::default()
    }
}

/// Whether a set asks for the roles of security work, which its regions tell.
fn asks_roles(set: &Questionnaire) -> bool {
    set.questions.iter().any(|question| !tag(&question.tags, "region").is_empty())
}

fn bar(row: &super::view::FunctionRow) -> Bar {
    Bar {
        title: row.title.clone(),
        short: row.short.clone(),
        as_is: row.as_is,
        low: row.low,
        high: row.high,
        to_be: row.to_be,
        earlier: row.earlier,
        max: row.max,
        out_of_scope: row.out_of_scope,
    }
}
