//! From the maturity of roles to the services that a selection looks for: which roles are to be
//! bought, why, and which services do them. It proposes; it answers nothing.

use crate::questionnaire::{Questionnaire, tag};
use crate::session::{Answer, Entry, Session};
use crate::text::Text;

use super::scores::Scores;
use super::sourcing::{
    OUTSOURCE, Pattern, Side, has, inhouse_regions, scales_of_role, side as expected_side,
};
use super::state::{QuestionScore, State, ToBe, sourcing_entries};

/// What a maturity session leads to in a selection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposal {
    /// The roles that are to be bought, in the order of the maturity set.
    pub roles: Vec<RoleToBuy>,
    /// The services that do at least one of them, in the order of the selection set.
    pub services: Vec<ProposedService>,
    /// The roles that are only ever supported and never bought whole: positions in `roles`.
    pub support_only: Vec<usize>,
    /// The roles that are in neither list: positions in `roles`.
    pub without_service: Vec<usize>,
}

/// A role that is to be bought.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleToBuy {
    /// The position of its question in the maturity set.
    pub question: usize,
    /// The id of its question.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Its to-be names a level on the scale [`OUTSOURCE`].
    pub aimed: bool,
    /// The pattern aimed at does not list its region among what is done in-house, and nobody buys it
    /// yet.
    pub expected: bool,
    /// Its points today.
    pub as_is: Option<f64>,
    /// Its points as it shall be; `None` where no target was set, or the target brings none.
    pub to_be: Option<f64>,
    /// To-be minus as-is, where both are known.
    pub gap: Option<f64>,
    /// What was said today on the scale [`OUTSOURCE`]; `None` where nothing was said.
    pub outsourced: Option<Entry>,
}

/// A service that does roles which are to be bought.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedService {
    /// The position of the question in the selection set.
    pub question: usize,
    /// The position of the choice in that question.
    pub choice: usize,
    /// The roles that it does, in the order of the maturity set: positions in [`Proposal::roles`].
    pub roles: Vec<usize>,
}

/// Whether a set asks how roles are bought: only then can a selection follow from it.
#[must_use]
pub fn asks_outsourcing(set: &Questionnaire) -> bool {
    set.questions.iter().any(|question| scales_of_role(set, question).is_some())
}

/// What the maturity of roles leads to. A role is to be bought when its to-be names a level on the
/// scale [`OUTSOURCE`], or when the pattern aimed at expects it bought and nobody buys it yet.
///
/// Left out are roles that are hidden, out of scope or not applicable. Two answers are stronger than
/// the pattern: a role decided against on every side today is one to be started only where its to-be
/// says so, and one whose to-be on the scale is "none" was decided not to be bought.
#[must_use]
pub fn proposal(
    maturity: &Questionnaire,
    session: &Session,
    scores: &Scores,
    selection: &Questionnaire,
) -> Proposal {
    let inhouse = inhouse_regions(maturity, session, Pattern::Aim);
    let roles: Vec<RoleToBuy> = maturity
        .questions
        .iter()
        .zip(&scores.questions)
        .enumerate()
        .filter_map(|(at, (question, score))| {
            role_to_buy(maturity, at, score, session.answer(&question.id), inhouse)
        })
        .collect();
    let services = services(selection, &roles);
    let support = support_only(selection);
    let supported = |role: &RoleToBuy| support.contains(&role.id.as_str());
    let served = |at: usize| services.iter().any(|service| service.roles.contains(&at));
    let (mut support_only, mut without_service) = (Vec::new(), Vec::new());
    for (at, role) in roles.iter().enumerate() {
        if supported(role) {
            support_only.push(at);
        } else if !served(at) {
            without_service.push(at);
        }
    }
    Proposal { roles, services, support_only, without_service }
}

/// The role of the question at a position, where it is to be bought.
fn role_to_buy(
    set: &Questionnaire,
    at: usize,
    score: &QuestionScore,
    answer: &Answer,
    inhouse: Option<&[String]>,
) -> Option<RoleToBuy> {
    let question = &set.questions[at];
    let scales = scales_of_role(set, question)?;
    let on_scale = |entries| {
        sourcing_entries(set, scales, entries)
            .find(|(scale, _)| scale.id == OUTSOURCE)
            .and_then(|(_, entry)| entry)
    };
    let today = on_scale(&answer.as_is);
    let later = on_scale(&answer.to_be).filter(|_| question.target);
    let started = score.state == State::NotApplicable && score.to_be != ToBe::NotGiven;
    let looked_at = !matches!(score.state, State::Hidden | State::NotApplicable);
    let aimed = (looked_at || started) && matches!(later, Some(Entry::Level(_)));
    let by_pattern =
        inhouse.is_some_and(|inhouse| expected_side(inhouse, question) == Some(Side::Out));
    let bought = matches!(today, Some(Entry::Level(_)));
    let expected = looked_at && by_pattern && !bought && later != Some(&Entry::None);
    (aimed || expected).then(|| RoleToBuy {
        question: at,
        id: question.id.clone(),
        title: question.title.clone(),
        aimed,
        expected,
        as_is: score.as_is,
        to_be: match score.to_be {
            ToBe::Given(points) => points,
            ToBe::NotGiven => None,
        },
        gap: score.gap(),
        outsourced: today.cloned(),
    })
}

/// The services of the selection set that do at least one of these roles.
fn services(set: &Questionnaire, roles: &[RoleToBuy]) -> Vec<ProposedService> {
    let mut services = Vec::new();
    for (at, question) in set.questions.iter().enumerate() {
        if !has(&question.tags, "role", "services") {
            continue;
        }
        for (choice_at, choice) in question.kind.choices().iter().enumerate() {
            let named = |role: &RoleToBuy| has(&choice.tags, "roles", &role.id);
            let done = roles.iter().enumerate().filter(|(_, role)| named(role));
            let done: Vec<usize> = done.map(|(at, _)| at).collect();
            if !done.is_empty() {
                services.push(ProposedService { question: at, choice: choice_at, roles: done });
            }
        }
    }
    services
}

/// The ids of the roles that are never bought whole.
fn support_only(set: &Questionnaire) -> Vec<&str> {
    let questions = set.questions.iter();
    let questions = questions.filter(|question| has(&question.tags, "role", "support-only"));
    questions.flat_map(|question| tag(&question.tags, "roles")).map(String::as_str).collect()
}

#[cfg(test)]
mod tests;
