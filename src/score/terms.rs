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
/// set's; a limit of the wrong kind, or a level that the scale does not have, counts as not said.
#[must_use]
pub fn terms(set: &Questionnaire, question: &Question, answer: &Answer) -> Option<Terms> {
    let requirement = question.kind.requirement()?;
    let fits = |limit: &&Limit| match (&requirement.measure, limit) {
        (Measure::Level(scale), Limit::Level(id)) => set.scales[*scale].level(id).is_some(),
        (Measure::Number { .. }, Limit::Number(_)) => true,
        _ => false,
    };
    let pass = answer.pass.as_ref().filter(fits).or(requirement.pass.as_ref());
    Some(Terms {
        importance: answer.importance.unwrap_or(requirement.importance),
        weight: answer.weight.unwrap_or(question.weight),
        pass: pass.cloned(),
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
