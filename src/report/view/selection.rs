//! What a report says of the selection of a service.

use serde::Serialize;

use super::answers::{cell, offered};
use super::room::Room;
use crate::questionnaire::{Importance, Limit, Measure, Question, tag};
use crate::report::clean::plain;
use crate::score::{self, Comparison, Criterion, Risk, meets, values};
use crate::session::Offer;
use crate::strings::{numbers, report, selection as words, ui};

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
    /// Of how many of these nobody knows it.
    pub unknown: usize,
    /// Of how many of these nothing is said.
    pub untouched: usize,
    /// The titles of the musts that it fails.
    pub knocked_out_by: Vec<String>,
    /// The titles of the musts that are still open.
    pub open: Vec<String>,
    /// Its total price: as it was entered, else the sum of the parts that are known.
    pub price: Option<f64>,
    /// Whether that is a sum in which parts are missing: then it is a lower bound.
    pub price_is_partial: bool,
    /// The sum of the parts that are known.
    pub price_parts: Option<f64>,
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

/// The selection; `None` for a set that leads to none.
pub(super) fn selection(room: &Room<'_>) -> Option<Selection> {
    if !room.set.is_selection() {
        return None;
    }
    let (set, session, scores) = (room.set, &room.session, room.scores);
    let comparison = score::comparison(set, session, scores);
    let phases = score::phases(set, scores).into_iter().map(|phase| PhaseRow {
        id: plain(&set.sections[phase.section].id),
        title: room.text(&set.sections[phase.section].title),
        percent: phase.readiness.percent,
        open: room.titles(&phase.readiness.blocking),
    });
    let prices = score::prices(set, session, scores);
    Some(Selection {
        ready: score::readiness_of_all(set, scores).percent,
        phases: phases.collect(),
        candidates: candidates(room, &comparison, &prices),
        provisional: comparison.provisional,
        months: prices.months,
        unit: price_unit(room),
        criteria: comparison.criteria.iter().map(|one| criterion(room, one)).collect(),
        risks: score::risks(set, session, scores).iter().map(|one| risk(room, one)).collect(),
        services: services(room),
    })
}

fn candidates(
    room: &Room<'_>,
    comparison: &Comparison,
    prices: &score::Prices,
) -> Vec<CandidateRow> {
    let candidates = room.session.candidates.iter().zip(&comparison.standings);
    candidates
        .zip(&prices.candidates)
        .map(|((candidate, standing), price)| CandidateRow {
            id: plain(&candidate.id),
            name: candidate.name.clone(),
            rank: standing.rank,
            fit: standing.fit,
            fit_low: standing.fit_low,
            fit_high: standing.fit_high,
            answered: standing.answered,
            asked: standing.asked,
            unknown: standing.unknown,
            untouched: standing.untouched(),
            knocked_out_by: room.titles(&standing.knocked_out_by),
            open: room.titles(&standing.open),
            price: price.entered.or(price.computed),
            price_is_partial: price.entered.is_none() && !price.missing.is_empty(),
            price_parts: price.computed,
        })
        .collect()
}

/// What prices count, as the first question on one has it.
fn price_unit(room: &Room<'_>) -> String {
    let unit = |question: &Question| match &question.kind.requirement()?.measure {
        Measure::Number { unit, .. } if !tag(&question.tags, "price").is_empty() => {
            Some(room.text(unit))
        }
        _ => None,
    };
    room.set.questions.iter().find_map(unit).unwrap_or_default()
}

fn criterion(room: &Room<'_>, criterion: &Criterion) -> CriterionRow {
    let at = criterion.question;
    let (question, answer, terms) = (room.question(at), room.answer(at), &criterion.terms);
    let must = terms.importance == Importance::Must;
    let candidates = || room.session.candidates.iter();
    let said = |id: &str| score::offer(room.set, question, answer, id);
    CriterionRow {
        id: plain(&question.id),
        title: room.title(at),
        section: room.text(&room.section_of(at).title),
        importance: room.say(match terms.importance {
            Importance::Must => ui::MUST,
            Importance::Want => ui::WANT,
            Importance::None => ui::NOT_NEEDED,
        }),
        weight: (terms.importance == Importance::Want).then_some(terms.weight),
        pass: if must { pass(room, question, terms.pass.as_ref()) } else { String::new() },
        offers: candidates()
            .map(|one| offered(room, question, answer, &one.id, &one.name).text)
            .collect(),
        points: candidates().map(|one| points(room, question, said(&one.id))).collect(),
        meets: candidates()
            .map(|one| meets(room.set, question, terms, said(&one.id)).filter(|_| must))
            .collect(),
    }
}

fn points(room: &Room<'_>, question: &Question, offer: Option<&Offer>) -> Option<f64> {
    match (offer?, &question.kind.requirement()?.measure) {
        (Offer::Level(id), Measure::Level(scale)) => {
            room.set.scales[*scale].level(id).map(|level| level.points)
        }
        (Offer::Number(number), _) => Some(*number),
        _ => None,
    }
}

/// What a must accepts, in words.
fn pass(room: &Room<'_>, question: &Question, pass: Option<&Limit>) -> String {
    use crate::questionnaire::Better;

    match (pass, question.kind.requirement().map(|own| &own.measure)) {
        (Some(Limit::Level(id)), Some(Measure::Level(scale))) => {
            let level = room.set.scales[*scale].level(id);
            let level = level.map(|level| room.level(level)).unwrap_or_default();
            report::level_or_better(&level, room.lang)
        }
        (Some(Limit::Number(limit)), Some(Measure::Number { unit, better })) => {
            let amount =
                report::quantity(&numbers::amount(*limit), &room.text(unit), false, room.lang);
            let side = match better {
                Better::Low => ui::AT_MOST,
                Better::High => ui::AT_LEAST,
            };
            report::limit(&amount, side, room.lang)
        }
        _ => room.say(ui::NO_PASS),
    }
}

fn risk(room: &Room<'_>, risk: &Risk) -> RiskRow {
    let columns = room.question(risk.question).kind.columns();
    let row = room.answer(risk.question).rows.get(risk.row);
    let values = row.map(|row| values(columns, row)).unwrap_or_default();
    let text = |id: &str| {
        let at = columns.iter().position(|column| column.id == id);
        let value = at.and_then(|at| Some((&columns[at], values.get(at)?)));
        value.map(|(column, value)| cell(room, column.kind.choices(), value)).unwrap_or_default()
    };
    let service = |id: &String| score::service(room.set, id).map(|one| room.choice(one));
    // A risk is called by its number where its name is withheld.
    let (asset, harm) = if room.options.redact {
        (report::risk(risk.row + 1, room.lang), String::new())
    } else {
        (text("asset"), text("harm"))
    };
    RiskRow {
        asset,
        harm,
        importance: text("importance"),
        likelihood: text("likelihood"),
        value: risk.value,
        services: risk.services.iter().map(|id| service(id).unwrap_or_else(|| plain(id))).collect(),
        uncovered: risk.uncovered,
    }
}

fn services(room: &Room<'_>) -> Vec<ServiceRow> {
    let found = score::services(room.set, &room.session, room.scores);
    let rows = found.functions.iter().flat_map(|function| {
        function.services.iter().map(|service| ServiceRow {
            function: plain(words::function(&function.id, room.lang)),
            title: score::service(room.set, &service.id)
                .map_or_else(|| plain(&service.id), |choice| room.choice(choice)),
            risks: service.risks.len(),
        })
    });
    rows.collect()
}
