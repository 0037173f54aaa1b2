//! The numbers of a selection: readiness, fit, price, and what a row is looked up as.

use crate::questionnaire::{ColumnKind, Importance};
use crate::session::Offer;

use super::{
    Explanation, Item, LeftOut, LookedUp, MustState, Numbers, Of, Rule, Subject, Why, Working,
};
use crate::score::candidates::{comparison, fits, wants};
use crate::score::prices::{Every, price_parts, prices};
use crate::score::readiness::{add, brought, percent};
use crate::score::scores::{Component, Sum};
use crate::score::state::State;
use crate::score::table::{Value, values};
use crate::score::terms::{Terms, meets, offer, terms};

impl Of<'_> {
    pub(super) fn readiness(&self, section: Option<usize>) -> Explanation {
        let mut made = self.nothing(Subject::Readiness(section), Rule::Readiness);
        let mut sum = Sum::default();
        for (at, question) in self.set.questions.iter().enumerate() {
            let mut above = self.set.section_and_above(question.section);
            if section.is_some_and(|section| above.all(|at| at != section)) {
                continue;
            }
            let part = Component::Question(at);
            let Some((points, most)) = brought(self.set, self.scores, at) else {
                let why = self.why_not_ready(at);
                made.left_out.push(LeftOut { part, why, values: Numbers::default() });
                continue;
            };
            let weight = question.weight;
            add(&mut sum, weight, points, most);
            let values = Numbers { main: Some(points), max: Some(most), ..Numbers::default() };
            made.items.push(Item { part, values, weight, product: weight * points, share: None });
        }
        for item in &mut made.items {
            let most = item.weight * item.values.max.unwrap_or(0.0);
            item.share = (sum.weights > 0.0).then(|| most / sum.weights);
        }
        made.numbers.main = percent(&sum);
        made.working = Working::Readiness(sum);
        made
    }

    fn why_not_ready(&self, at: usize) -> Why {
        match self.why_not(at) {
            why @ (Why::Condition | Why::OutOfScope(_) | Why::Kind | Why::NotApplicable(_)) => why,
            _ if !self.set.counts_overall(at) => Why::Unscored,
            _ if self.set.questions[at].weight <= 0.0 => Why::Weightless,
            _ => Why::NoPoints,
        }
    }

    pub(super) fn fit(&self, candidate: usize) -> Explanation {
        let mut made = self.nothing(Subject::Fit(candidate), Rule::Fit);
        let compared = comparison(self.set, self.session, self.scores);
        let wants = wants(self.set, self.session, &compared.criteria);
        let sums = fits(&wants, candidate);
        for (at, question) in self.set.questions.iter().enumerate() {
            let answer = self.session.answer(&question.id);
            let Some(terms) = terms(self.set, question, answer) else { continue };
            let part = Component::Question(at);
            let want = wants.iter().find(|want| want.question == at);
            let points = want.and_then(|want| want.points[candidate]);
            let span = want.map(|want| want.span);
            let values = Numbers {
                main: points,
                low: span.map(|_| points.unwrap_or(0.0)),
                high: points.or(span),
                max: span,
                ..Numbers::default()
            };
            match points {
                Some(points) if terms.weight > 0.0 => {
                    let (weight, product) = (terms.weight, terms.weight * points);
                    let total = sums.answered.weights;
                    let share = span.filter(|_| total > 0.0).map(|span| weight * span / total);
                    made.items.push(Item { part, values, weight, product, share });
                }
                _ => {
                    let why = self.why_not_fit(at, &terms, want.is_some(), candidate);
                    made.left_out.push(LeftOut { part, why, values });
                }
            }
        }
        let standing = compared.standings[candidate].clone();
        made.numbers = Numbers {
            main: standing.fit,
            low: standing.fit_low,
            high: standing.fit_high,
            ..Numbers::default()
        };
        made.working = Working::Fit(sums, standing);
        made
    }

    fn why_not_fit(&self, at: usize, terms: &Terms, is_want: bool, candidate: usize) -> Why {
        let question = &self.set.questions[at];
        let answer = self.session.answer(&question.id);
        match self.scores.questions[at].state {
            State::Hidden => return self.out_of_scope(question.section).unwrap_or(Why::Condition),
            State::NotApplicable => return Why::NotApplicable(answer.not_applicable.clone()),
            _ => {}
        }
        match terms.importance {
            Importance::None => Why::NotNeeded,
            Importance::Must => {
                let said =
                    offer(self.set, question, answer, &self.session.candidates[candidate].id);
                let answered = matches!(said, Some(Offer::Level(_) | Offer::Number(_)));
                Why::Must(match meets(self.set, question, terms, said) {
                    Some(true) => MustState::Met,
                    Some(false) => MustState::Failed,
                    None if answered => MustState::NoLimit,
                    None => MustState::Open,
                })
            }
            Importance::Want if !is_want => Why::Beside,
            Importance::Want if terms.weight <= 0.0 => Why::Weightless,
            Importance::Want => Why::Unsaid,
        }
    }

    pub(super) fn price(&self, candidate: usize) -> Explanation {
        let mut made = self.nothing(Subject::Price(candidate), Rule::Price);
        let mut all = prices(self.set, self.session, self.scores);
        let price = all.candidates.swap_remove(candidate);
        let id = &self.session.candidates[candidate].id;
        let parts = price_parts(self.set, self.session, self.scores, id);
        for one in &parts {
            let part = Component::Question(one.question);
            let values = Numbers { main: one.said, ..Numbers::default() };
            match (one.brings(), one.times) {
                (Some(product), Some(weight)) => {
                    let share = price.computed.filter(|sum| *sum > 0.0).map(|sum| product / sum);
                    made.items.push(Item { part, values, weight, product, share });
                }
                _ if one.every == Every::Total => {}
                _ => {
                    let why = match one.missing {
                        Some(other) if other != one.question => Why::Times(other),
                        _ => Why::Unsaid,
                    };
                    made.left_out.push(LeftOut { part, why, values });
                }
            }
        }
        made.numbers = Numbers { main: price.computed, ..Numbers::default() };
        let (months, assumed, incidents) = (all.months, all.months_assumed, all.incidents);
        made.working = Working::Price { months, assumed, incidents, price, parts };
        made
    }

    pub(super) fn risk(&self, question: usize, row: usize) -> Explanation {
        let mut made = self.nothing(Subject::Risk(question, row), Rule::Lookup);
        let columns = self.set.questions[question].kind.columns();
        let answer = self.session.answer(&self.set.questions[question].id);
        let Some(row) = answer.rows.get(row) else { return made };
        let values = values(columns, row);
        let word = |at: usize| match values.get(at) {
            Some(Value::Choice(id)) => Some((*id).to_owned()),
            _ => None,
        };
        let lookup = |(at, column): (usize, &crate::questionnaire::Column)| match &column.kind {
            ColumnKind::Lookup(lookup) => Some(LookedUp {
                column: at,
                rows: (lookup.rows, word(lookup.rows)),
                columns: (lookup.columns, word(lookup.columns)),
                value: word(at),
            }),
            _ => None,
        };
        let found: Vec<LookedUp> = columns.iter().enumerate().filter_map(lookup).collect();
        let risk = found.iter().find(|found| columns[found.column].id == "risk");
        let number = risk.and_then(|found| found.value.as_ref()?.parse().ok());
        made.numbers = Numbers { main: number, ..Numbers::default() };
        made.origins = self.origins(&self.set.questions[question]);
        made.working = Working::Lookup(found);
        made
    }
}
