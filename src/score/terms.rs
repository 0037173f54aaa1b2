//! On what terms a requirement counts: what the set says, and what the buyer set over it.

use crate::questionnaire::{Better, Importance, Limit, Measure, Question, Questionnaire};
use crate::session::{Answer, Offer};

/// The terms of one requirement as they hold in a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// How much it matters.
    pub importance: Importance,
    /// How much a want counts, 0 or more.
    pub weight: f64,
    /// What a must accepts at the least; `None` where nobody has said.
    pub pass: Option<Limit>,
}

/// The terms of a candidates question; `None` for every other kind. The buyer's word goes before the
/// set's; a limit of the wrong kind, a level that the scale does not have, and a weight below 0 count as
/// not said.
#[must_use]
pub fn terms(set: &Questionnaire, question: &Question, answer: &Answer) -> Option<Terms> {
    let requirement = question.kind.requirement()?;
    let fits = |limit: &&Limit| match (&requirement.measure, limit) {
        (Measure::Level(scale), Limit::Level(id)) => set.scales[*scale].level(id).is_some(),
        (Measure::Number { .. }, Limit::Number(number)) => number.is_finite(),
        _ => false,
    };
    let usable = |weight: &f64| weight.is_finite() && *weight >= 0.0;
    let pass = answer.pass.as_ref().filter(fits).or(requirement.pass.as_ref());
    Some(Terms {
        importance: answer.importance.unwrap_or(requirement.importance),
        weight: answer.weight.filter(usable).unwrap_or(question.weight),
        pass: pass.cloned(),
    })
}

/// What is said of a candidate, by its id. What the measure does not allow counts as if it were
/// absent: a level that the scale does not have, a number in place of a level, no finite number.
#[must_use]
pub fn offer<'a>(
    set: &Questionnaire,
    question: &Question,
    answer: &'a Answer,
    candidate: &str,
) -> Option<&'a Offer> {
    let requirement = question.kind.requirement()?;
    answer.candidates.get(candidate).filter(|offer| match (&requirement.measure, offer) {
        (Measure::Level(scale), Offer::Level(id)) => set.scales[*scale].level(id).is_some(),
        (Measure::Number { .. }, Offer::Number(number)) => number.is_finite(),
        (_, Offer::Unknown) => true,
        _ => false,
    })
}

/// Whether what is said of a candidate meets the requirement as a must; `None` where that is open:
/// nothing is said, nobody knows, or there is no limit to judge by.
#[must_use]
pub fn meets(
    set: &Questionnaire,
    question: &Question,
    terms: &Terms,
    offer: Option<&Offer>,
) -> Option<bool> {
    let requirement = question.kind.requirement()?;
    match (&requirement.measure, offer?, terms.pass.as_ref()?) {
        (Measure::Level(scale), Offer::Level(id), Limit::Level(least)) => {
            let levels = &set.scales[*scale].levels;
            let place = |id: &str| levels.iter().position(|level| level.id == id);
            Some(place(id)? >= place(least)?)
        }
        (Measure::Number { better, .. }, Offer::Number(number), Limit::Number(limit)) => {
            Some(match better {
                Better::Low => number <= limit,
                Better::High => number >= limit,
            })
        }
        _ => None,
    }
}
