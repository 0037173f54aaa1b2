//! The candidates of a selection side by side: what each brings against what is required.

use crate::questionnaire::{Importance, Measure, Questionnaire, tag};
use crate::session::{Offer, Session};

use super::scores::{Scores, Sum};
use super::state::State;
use super::terms::{Terms, meets, offer, terms};

/// Two fits that differ by no more than this are the same.
pub(super) const SAME: f64 = 1e-9;

/// A requirement that is asked in this session.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// The position of its question.
    pub question: usize,
    /// On what terms it counts.
    pub terms: Terms,
}

/// Where one candidate stands. Fits go from 0 (the lowest level everywhere) to 1 (the highest),
/// unrounded.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The fit over the scored wants that are answered for it; `None` where none is.
    pub fit: Option<f64>,
    /// The fit over all scored wants, what is not answered at its lowest; `None` where there is no
    /// scored want.
    pub fit_low: Option<f64>,
    /// The same, what is not answered at its highest.
    pub fit_high: Option<f64>,
    /// Its place by `fit_low`, from 1, equal ones sharing a place (1, 1, 3); `None` where it is
    /// knocked out or has no `fit`.
    pub rank: Option<usize>,
    /// For how many musts and wants a level or number is given, numbers included.
    pub answered: usize,
    /// How many musts and wants there are; the same for every candidate.
    pub asked: usize,
    /// Of how many of them nobody knows it.
    pub unknown: usize,
    /// The musts (positions of questions) that it does not meet.
    pub knocked_out_by: Vec<usize>,
    /// The musts of which nobody can tell yet whether it meets them: nothing is said, or it is not
    /// known. One that is answered and has no limit to judge by is not among them.
    pub open: Vec<usize>,
}

/// The candidates of a session side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// The requirements that are asked, in file order, those that are not needed included.
    pub criteria: Vec<Criterion>,
    /// One for each of the session's candidates, in their order.
    pub standings: Vec<Standing>,
    /// How many requirements do not apply here; they are asked of nobody.
    pub not_applicable: usize,
    /// Whether the order may yet change because the ranked candidates differ in how much is answered.
    pub provisional: bool,
}

impl Standing {
    /// Of how many musts and wants nothing is said.
    #[must_use]
    pub fn untouched(&self) -> usize {
        self.asked.saturating_sub(self.answered + self.unknown)
    }
}

/// What a scored want brings to each candidate.
pub(super) struct Want {
    pub(super) question: usize,
    pub(super) weight: f64,
    /// The points from the lowest level of the scale to its highest, above 0.
    pub(super) span: f64,
    /// Points above the lowest level, by candidate; `None` where nothing is answered.
    pub(super) points: Vec<Option<f64>>,
}

/// Compares the candidates of a session.
///
/// A scored want is a want on a scale; prices never are. A requirement that is hidden, not applicable
/// or not needed counts nowhere, and a want of weight 0 adds nothing.
#[must_use]
pub fn comparison(set: &Questionnaire, session: &Session, scores: &Scores) -> Comparison {
    let mut criteria = Vec::new();
    let mut not_applicable = 0;
    for (at, (question, score)) in set.questions.iter().zip(&scores.questions).enumerate() {
        if score.state == State::Hidden {
            continue;
        }
        if let Some(terms) = terms(set, question, session.answer(&question.id)) {
            if score.state == State::NotApplicable {
                not_applicable += 1;
                continue;
            }
            criteria.push(Criterion { question: at, terms });
        }
    }
    let wants = wants(set, session, &criteria);
    let standing = |at| standing(set, session, &criteria, &wants, at);
    let mut standings: Vec<Standing> = (0..session.candidates.len()).map(standing).collect();
    rank(&mut standings);
    let mut ranked = standings.iter().filter(|one| one.rank.is_some()).map(|one| one.answered);
    let first = ranked.next();
    let provisional = ranked.any(|answered| Some(answered) != first);
    Comparison { criteria, standings, not_applicable, provisional }
}

/// The scored wants, those of weight 0 included.
pub(super) fn wants(set: &Questionnaire, session: &Session, criteria: &[Criterion]) -> Vec<Want> {
    let want = |criterion: &Criterion| {
        let question = &set.questions[criterion.question];
        let Measure::Level(scale) = question.kind.requirement()?.measure else { return None };
        let wanted = criterion.terms.importance == Importance::Want;
        if !wanted || !tag(&question.tags, "price").is_empty() {
            return None;
        }
        let scale = &set.scales[scale];
        let lowest = scale.lowest();
        let span = scale.highest() - lowest;
        let points = session.candidates.iter().map(|candidate| {
            match offer(set, question, session.answer(&question.id), &candidate.id)? {
                Offer::Level(id) => scale.level(id).map(|level| level.points - lowest),
                Offer::Number(_) | Offer::Unknown => None,
            }
        });
        let points = points.collect();
        let weight = criterion.terms.weight;
        (span > 0.0).then_some(Want { question: criterion.question, weight, span, points })
    };
    criteria.iter().filter_map(want).collect()
}

fn standing(
    set: &Questionnaire,
    session: &Session,
    criteria: &[Criterion],
    wants: &[Want],
    candidate: usize,
) -> Standing {
    let mut standing = Standing::default();
    let id = &session.candidates[candidate].id;
    for criterion in criteria {
        let question = &set.questions[criterion.question];
        if criterion.terms.importance == Importance::None {
            continue;
        }
        let said = offer(set, question, session.answer(&question.id), id);
        let answered = matches!(said, Some(Offer::Level(_) | Offer::Number(_)));
        standing.asked += 1;
        standing.unknown += usize::from(matches!(said, Some(Offer::Unknown)));
        standing.answered += usize::from(answered);
        if criterion.terms.importance == Importance::Must {
            if !answered {
                standing.open.push(criterion.question);
            } else if meets(set, question, &criterion.terms, said) == Some(false) {
                standing.knocked_out_by.push(criterion.question);
            }
        }
    }
    let Fits { answered, low, high } = fits(wants, candidate);
    let share = |sum: Sum| (sum.weights > 0.0).then(|| sum.weighted / sum.weights);
    (standing.fit, standing.fit_low, standing.fit_high) =
        (share(answered), share(low), share(high));
    standing
}

/// The sums behind the three fits of a candidate: `weighted` is weight times points above the lowest
/// level, `weights` is weight times the points from the lowest level to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Fits {
    /// Over the wants that are answered.
    pub answered: Sum,
    /// Over all wants, what is not answered at its lowest.
    pub low: Sum,
    /// Over all wants, what is not answered at its highest.
    pub high: Sum,
}

/// The sums behind the fits of the candidate at a position.
pub(super) fn fits(wants: &[Want], candidate: usize) -> Fits {
    let mut fits = Fits::default();
    let add = |sum: &mut Sum, want: &Want, points: f64| {
        sum.weighted += want.weight * points;
        sum.weights += want.weight * want.span;
    };
    for want in wants {
        let points = want.points[candidate];
        add(&mut fits.low, want, points.unwrap_or(0.0));
        add(&mut fits.high, want, points.unwrap_or(want.span));
        if let Some(points) = points {
            add(&mut fits.answered, want, points);
        }
    }
    fits
}

/// Gives the places. What is equal to the first of its group shares the group's place.
fn rank(standings: &mut [Standing]) {
    let fit_low =
        |one: &Standing| one.fit_low.filter(|_| one.fit.is_some() && one.knocked_out_by.is_empty());
    let mut order: Vec<(usize, f64)> = standings
        .iter()
        .enumerate()
        .filter_map(|(at, one)| fit_low(one).map(|fit| (at, fit)))
        .collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut group = (1, f64::INFINITY);
    for (place, (at, fit)) in order.into_iter().enumerate() {
        if group.1 - fit > SAME {
            group = (place + 1, fit);
        }
        standings[at].rank = Some(group.0);
    }
}
