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
    let (asked, assumed, months) = asked(set, session, scores);
    let candidates = session.candidates.iter().map(|one| asked.price(&one.id)).collect();
    Prices { months, months_assumed: assumed, incidents: asked.incidents, candidates }
}

/// The parts of what a candidate costs, by its id, in file order.
pub(super) fn price_parts(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    candidate: &str,
) -> Vec<PricePart> {
    asked(set, session, scores).0.parts(candidate)
}

/// What the prices go by, whether nobody has chosen the months, and the months.
fn asked<'a>(
    set: &'a Questionnaire,
    session: &'a Session,
    scores: &'a Scores,
) -> (Asked<'a>, bool, u32) {
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
    (asked, chosen.is_none(), months)
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
        for part in self.parts(candidate) {
            if part.every == Every::Total {
                price.entered = price.entered.or(part.said);
            }
            if let Some(brings) = part.brings() {
                price.computed = Some(price.computed.unwrap_or(0.0) + brings);
            }
            price.missing.extend(part.missing);
        }
        price.missing.sort_unstable();
        price.missing.dedup();
        price.difference =
            price.entered.zip(price.computed).map(|(entered, computed)| entered - computed);
        price
    }

    fn parts(&self, candidate: &str) -> Vec<PricePart> {
        let part = |(at, question): (usize, &Question)| {
            let every = Every::from_word(tag(&question.tags, "price").first()?)?;
            let answer = self.session.answer(&question.id);
            let said = match offer(self.set, question, answer, candidate) {
                Some(Offer::Number(number)) => Some(*number),
                _ => None,
            };
            let times = self.times(every, said);
            let missing = match (every, times, said) {
                (Every::Total, ..) | (_, Some(_), Some(_)) => None,
                (_, Some(times), None) => (times != 0.0).then_some(at),
                (_, None, Some(_)) => Some(self.incidents_question.unwrap_or(at)),
                (_, None, None) => Some(at),
            };
            Some(PricePart { question: at, every, times, said, missing })
        };
        shown(self.set, self.scores).filter_map(part).collect()
    }

    /// How often a part is paid over the months; `None` where nobody can tell yet.
    fn times(&self, every: Every, said: Option<f64>) -> Option<f64> {
        let years = self.months / 12.0;
        match every {
            Every::Once => Some(1.0),
            Every::Month => Some(self.months),
            Every::Year => Some(years),
            // Without incidents their price is no matter, and without a price their number.
            Every::Incident if self.incidents.is_none() && said == Some(0.0) => Some(0.0),
            Every::Incident => self.incidents.map(|incidents| years * incidents),
            Every::Total => None,
        }
    }
}

/// How often a part of a price is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Once.
    Once,
    /// Every month.
    Month,
    /// Every year.
    Year,
    /// At every incident.
    Incident,
    /// Not a part: the whole, as it was entered.
    Total,
}

impl Every {
    fn from_word(word: &str) -> Option<Every> {
        Some(match word {
            "once" => Every::Once,
            "monthly" => Every::Month,
            "yearly" => Every::Year,
            "per-incident" => Every::Incident,
            "total" => Every::Total,
            _ => return None,
        })
    }
}

/// One part of the price of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PricePart {
    /// The position of its question.
    pub question: usize,
    /// How often it is paid.
    pub every: Every,
    /// How many times that is over the months compared; `None` where nobody can tell, and for the whole.
    pub times: Option<f64>,
    /// The price of one time.
    pub said: Option<f64>,
    /// The position of the question that lacks an answer for it.
    pub missing: Option<usize>,
}

impl PricePart {
    /// What it adds to the sum.
    #[must_use]
    pub fn brings(&self) -> Option<f64> {
        self.times.zip(self.said).map(|(times, said)| times * said)
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
