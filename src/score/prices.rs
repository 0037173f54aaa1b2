//! What each candidate costs over the months that are compared. It stands beside the fit, never in it.

use crate::questionnaire::{Question, Questionnaire, tag};
use crate::session::{Offer, Quantity, Session};

use super::scores::Scores;
use super::state::State;
use super::terms::offer;

/// The months that are compared where nobody has chosen.
pub const DEFAULT_MONTHS: u32 = 36;

/// What the candidates cost, in the unit of the set's price questions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prices {
    /// Over how many months.
    pub months: u32,
    /// Whether nobody has chosen them: then they are [`DEFAULT_MONTHS`].
    pub months_assumed: bool,
    /// How many incidents a year are expected; `None` where that is not answered.
    pub incidents: Option<f64>,
    /// One for each of the session's candidates, in their order.
    pub candidates: Vec<Price>,
}

/// What one candidate costs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Price {
    /// The sum of the parts that are given; `None` where none is. With something in `missing` it is
    /// a lower bound.
    pub computed: Option<f64>,
    /// The positions of the questions that lack an answer for the sum, in file order: parts of the
    /// price, and the number of incidents where a price for each is given.
    pub missing: Vec<usize>,
    /// The total that was entered as such.
    pub entered: Option<f64>,
    /// `entered` minus `computed`, where both are there.
    pub difference: Option<f64>,
}

/// What the candidates cost, by the tag `price` of the candidates questions with a number:
/// `once` + months · `monthly` + months / 12 · `yearly` + months / 12 · incidents a year ·
/// `per-incident`; several questions of one tag add up. `total` is what was entered beside it.
/// The months are those of the choice (its tag `months`) in the question tagged
/// `role = "price-months"`, the incidents the number tagged `role = "incidents-a-year"`. What is
/// hidden or not applicable is no part of the price.
#[must_use]
pub fn prices(set: &Questionnaire, session: &Session, scores: &Scores) -> Prices {
    let chosen = months(set, session, scores);
    let months = chosen.unwrap_or(DEFAULT_MONTHS);
    let incidents = with_role(set, scores, "incidents-a-year");
    let count = incidents.and_then(|(_, question)| match session.answer(&question.id).number {
        Some(Quantity::Known(number)) if number.is_finite() => Some(number),
        _ => None,
    });
    let asked = Asked {
        set,
        session,
        scores,
        months: f64::from(months),
        incidents: count,
        incidents_question: incidents.map(|(at, _)| at),
    };
    let candidates = session.candidates.iter().map(|one| asked.price(&one.id)).collect();
    Prices { months, months_assumed: chosen.is_none(), incidents: count, candidates }
}

struct Asked<'a> {
    set: &'a Questionnaire,
    session: &'a Session,
    scores: &'a Scores,
    months: f64,
    incidents: Option<f64>,
    incidents_question: Option<usize>,
}

impl Asked<'_> {
    fn price(&self, candidate: &str) -> Price {
        let mut price = Price::default();
        let years = self.months / 12.0;
        for (at, question) in shown(self.set, self.scores) {
            let Some(part) = tag(&question.tags, "price").first() else { continue };
            let answer = self.session.answer(&question.id);
            let said = match offer(self.set, question, answer, candidate) {
                Some(Offer::Number(number)) => Some(*number),
                _ => None,
            };
            let times = match part.as_str() {
                "once" => 1.0,
                "monthly" => self.months,
                "yearly" => years,
                "per-incident" => match (self.incidents, said) {
                    // Without incidents their price is no matter, and without a price their number.
                    (Some(incidents), _) => years * incidents,
                    (None, Some(0.0)) => 0.0,
                    (None, Some(_)) => {
                        price.missing.push(self.incidents_question.unwrap_or(at));
                        continue;
                    }
                    (None, None) => 1.0,
                },
                "total" => {
                    price.entered = price.entered.or(said);
                    continue;
                }
                _ => continue,
            };
            match said {
                Some(number) => {
                    price.computed = Some(price.computed.unwrap_or(0.0) + times * number);
                }
                None if times == 0.0 => {}
                None => price.missing.push(at),
            }
        }
        price.missing.sort_unstable();
        price.missing.dedup();
        price.difference =
            price.entered.zip(price.computed).map(|(entered, computed)| entered - computed);
        price
    }
}

/// The months that were chosen.
fn months(set: &Questionnaire, session: &Session, scores: &Scores) -> Option<u32> {
    let (_, question) = with_role(set, scores, "price-months")?;
    let chosen = session.answer(&question.id).choice.iter();
    let mut known = chosen.filter_map(|id| question.kind.choices().iter().find(|c| c.id == *id));
    let months = tag(&known.next()?.tags, "months").first()?.parse().ok()?;
    (months > 0).then_some(months)
}

fn with_role<'a>(
    set: &'a Questionnaire,
    scores: &'a Scores,
    role: &str,
) -> Option<(usize, &'a Question)> {
    shown(set, scores).find(|(_, question)| tag(&question.tags, "role").iter().any(|r| r == role))
}

/// The questions that are neither hidden nor not applicable.
fn shown<'a>(
    set: &'a Questionnaire,
    scores: &'a Scores,
) -> impl Iterator<Item = (usize, &'a Question)> {
    let shown =
        |at: usize| !matches!(scores.questions[at].state, State::Hidden | State::NotApplicable);
    set.questions.iter().enumerate().filter(move |(at, _)| shown(*at))
}
