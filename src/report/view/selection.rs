//! What a report says of the selection of a service.

use serde::Serialize;

/// What belongs to the selection of a service.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Selection {
    /// How ready the whole is, in percent.
    pub ready: Option<f64>,
    /// How ready each phase is, in order.
    pub phases: Vec<PhaseRow>,
    /// The candidates in the order of the session.
    pub candidates: Vec<CandidateRow>,
    /// Whether the ranks may yet change because the candidates have not answered equally much.
    pub provisional: bool,
    /// Over how many months prices are compared.
    pub months: u32,
    /// What prices count, such as ten thousands of yen; may be empty.
    pub unit: String,
    /// The musts and wants, in the order of the set.
    pub criteria: Vec<CriterionRow>,
    /// The risks, highest first.
    pub risks: Vec<RiskRow>,
    /// The services that are wanted, by function.
    pub services: Vec<ServiceRow>,
}

/// How ready a phase is.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PhaseRow {
    /// The section's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How ready it is, from 0 to 100; `None` where nothing could make it so.
    pub percent: Option<f64>,
    /// The titles of the questions that are still open.
    pub open: Vec<String>,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CandidateRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its place, from 1; `None` where it has none.
    pub rank: Option<usize>,
    /// Its fit from 0 to 1 over what is answered.
    pub fit: Option<f64>,
    /// Its fit with what is open at its lowest: the ranks go by this.
    pub fit_low: Option<f64>,
    /// The same, at its highest.
    pub fit_high: Option<f64>,
    /// For how many musts and wants it has an answer.
    pub answered: usize,
    /// How many musts and wants there are.
    pub asked: usize,
    /// The titles of the musts that it fails.
    pub knocked_out_by: Vec<String>,
    /// The titles of the musts that are still open.
    pub open: Vec<String>,
    /// The sum of the parts of its price.
    pub price: Option<f64>,
    /// Whether parts of the price are missing: then it is a lower bound.
    pub price_is_partial: bool,
    /// The total that was entered beside it.
    pub price_entered: Option<f64>,
}

/// One requirement and what the candidates offer.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CriterionRow {
    /// The question's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The title of its section.
    pub section: String,
    /// Must, want, or not needed, as words.
    pub importance: String,
    /// Its weight; `None` where it is no want.
    pub weight: Option<f64>,
    /// What a must accepts, in words; may be empty.
    pub pass: String,
    /// What each candidate offers, in words, in the order of the session.
    pub offers: Vec<String>,
    /// The same as points of the level, or as the number.
    pub points: Vec<Option<f64>>,
    /// Whether each candidate meets the must; `None` where it cannot be told, or it is no must.
    pub meets: Vec<Option<bool>>,
}

/// One risk.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct RiskRow {
    /// What is at risk.
    pub asset: String,
    /// What happens then; may be empty.
    pub harm: String,
    /// The importance, as a word.
    pub importance: String,
    /// The likelihood, as a word.
    pub likelihood: String,
    /// The risk value, 1 to 3 as a rule.
    pub value: Option<u8>,
    /// The services against it.
    pub services: Vec<String>,
    /// Whether its value is the highest and no service is named.
    pub uncovered: bool,
}

/// A service that is wanted.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ServiceRow {
    /// The function that it serves.
    pub function: String,
    /// Its name.
    pub title: String,
    /// How many risks name it.
    pub risks: usize,
}
