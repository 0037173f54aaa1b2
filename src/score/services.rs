//! The services that are wanted, by what they are for, against the risks that name them.

use crate::questionnaire::{Choice, Questionnaire, tag};
use crate::session::Session;

use super::risks::{Risk, risks};
use super::scores::Scores;
use super::state::State;

/// The five functions of NIST CSF 1.1, as tags name them, in their order.
pub const FUNCTIONS: [&str; 5] = ["identify", "protect", "detect", "respond", "recover"];

/// What is wanted, and what it answers to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Services {
    /// The five functions in their order, empty ones included; then others that the set names.
    pub functions: Vec<Function>,
    /// Services that a risk names and nobody chose, in the order of the risks.
    pub not_chosen: Vec<Service>,
    /// Services that were chosen and that no risk names, in file order.
    pub without_risk: Vec<Service>,
}

/// The services that were chosen for one function.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Function {
    /// The function's tag, such as `detect`.
    pub id: String,
    /// The services in file order. One that serves several functions stands under each.
    pub services: Vec<Service>,
}

/// A service, by the id of its choice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Service {
    /// The id of the choice; see [`service`] for its name.
    pub id: String,
    /// The risks that name it, worst first.
    pub risks: Vec<Risk>,
}

/// The services chosen in the questions tagged `role = "services"`, against the risks.
///
/// A service counts under every function of its choice's tag `csf`, or of its question's where the
/// choice has none. Questions that are hidden or not applicable count nowhere.
#[must_use]
pub fn services(set: &Questionnaire, session: &Session, scores: &Scores) -> Services {
    let risks = risks(set, session, scores);
    let with_risks = |id: &str| Service {
        id: id.to_owned(),
        risks: risks.iter().filter(|r| r.services.iter().any(|s| s == id)).cloned().collect(),
    };
    let mut functions: Vec<Function> = FUNCTIONS
        .iter()
        .map(|id| Function { id: (*id).to_owned(), ..Function::default() })
        .collect();
    let mut chosen: Vec<Service> = Vec::new();
    for (question, score) in set.questions.iter().zip(&scores.questions) {
        let wanted = score.state == State::Answered && is_about_services(&question.tags);
        let answer = session.answer(&question.id);
        let choices = question.kind.choices().iter().filter(|one| answer.choice.contains(&one.id));
        for choice in choices.filter(|_| wanted) {
            let service = with_risks(&choice.id);
            let own = tag(&choice.tags, "csf");
            for id in if own.is_empty() { tag(&question.tags, "csf") } else { own } {
                let at = functions.iter().position(|one| one.id == *id).unwrap_or_else(|| {
                    functions.push(Function { id: id.clone(), services: Vec::new() });
                    functions.len() - 1
                });
                add(&mut functions[at].services, &service);
            }
            add(&mut chosen, &service);
        }
    }
    let mut not_chosen = Vec::new();
    for id in risks.iter().flat_map(|risk| &risk.services) {
        if !chosen.iter().any(|service| service.id == *id) {
            add(&mut not_chosen, &with_risks(id));
        }
    }
    chosen.retain(|service| service.risks.is_empty());
    Services { functions, not_chosen, without_risk: chosen }
}

/// The choice that names a service: in the questions tagged `role = "services"`, else in the column
/// `services` of the risk tables.
#[must_use]
pub fn service<'a>(set: &'a Questionnaire, id: &str) -> Option<&'a Choice> {
    let of_questions = set
        .questions
        .iter()
        .filter(|question| is_about_services(&question.tags))
        .flat_map(|question| question.kind.choices());
    let of_tables = set
        .questions
        .iter()
        .flat_map(|question| question.kind.columns())
        .filter(|column| column.id == "services")
        .flat_map(|column| column.kind.choices());
    of_questions.chain(of_tables).find(|choice| choice.id == id)
}

fn is_about_services(tags: &crate::questionnaire::Tags) -> bool {
    tag(tags, "role").iter().any(|role| role == "services")
}

/// Adds a service that is not there yet.
fn add(services: &mut Vec<Service>, service: &Service) {
    if !services.iter().any(|other| other.id == service.id) {
        services.push(service.clone());
    }
}

/// Functions once each, the five in their order, then others as they come.
pub(super) fn sorted_functions(functions: Vec<&String>) -> Vec<String> {
    let mut sorted: Vec<String> = Vec::new();
    for function in functions {
        if !sorted.contains(function) {
            sorted.push(function.clone());
        }
    }
    let place = |id: &str| FUNCTIONS.iter().position(|one| *one == id).unwrap_or(FUNCTIONS.len());
    sorted.sort_by_key(|id| place(id));
    sorted
}
