//! Numbers, tables and candidates.

use super::{Notice, note};
use crate::questionnaire::{Column, ColumnKind, Kind, Limit, Measure, Question, Questionnaire};
use crate::session::model::{Answer, Cell, Offer, Quantity, Row, Session, UNKNOWN_CHOICE};

/// Notes what an answer says of numbers, rows and candidates that its question does not take.
pub(super) fn of_answer(
    notices: &mut Vec<Notice>,
    session: &Session,
    set: &Questionnaire,
    question: &Question,
    answer: &Answer,
) {
    let other = |key| Notice::OtherKind { question: question.id.clone(), key };
    match &question.kind {
        Kind::Number(asked) => {
            if let Some(Quantity::Known(number)) = answer.number
                && !asked.allows(number)
            {
                notices.push(Notice::OutOfBounds { question: question.id.clone(), number });
            }
        }
        _ if answer.number.is_some() => notices.push(other("number")),
        _ => {}
    }
    match &question.kind {
        Kind::Table(columns) => {
            answer.rows.iter().for_each(|row| of_row(notices, &question.id, columns, row));
        }
        _ if !answer.rows.is_empty() => notices.push(other("row")),
        _ => {}
    }
    match &question.kind {
        Kind::Candidates(asked) => {
            of_names(notices, session, &question.id, answer);
            of_offers(notices, set, &asked.measure, &question.id, answer);
        }
        _ if !answer.candidates.is_empty() => notices.push(other("candidate")),
        _ => {}
    }
}

fn of_row(notices: &mut Vec<Notice>, question: &str, columns: &[Column], row: &Row) {
    for (id, cell) in &row.0 {
        let (question, column) = (question.to_owned(), id.clone());
        let Some(known) = columns.iter().find(|known| known.id == *id) else {
            note(notices, Notice::UnknownColumn { question, column });
            continue;
        };
        for choice in chosen(&known.kind, cell) {
            match choice {
                Chosen::Known => {}
                Chosen::Unknown(choice) => {
                    let (question, column) = (question.clone(), column.clone());
                    note(notices, Notice::UnknownCellChoice { question, column, choice });
                }
                Chosen::OtherType => {
                    let (question, column) = (question.clone(), column.clone());
                    note(notices, Notice::OtherCell { question, column });
                }
            }
        }
    }
}

/// What a cell says, as its column sees it.
enum Chosen {
    Known,
    Unknown(String),
    OtherType,
}

fn chosen(kind: &ColumnKind, cell: &Cell) -> Vec<Chosen> {
    let choice = |id: &String| {
        let known = id == UNKNOWN_CHOICE || kind.choices().iter().any(|choice| choice.id == *id);
        if known { Chosen::Known } else { Chosen::Unknown(id.clone()) }
    };
    match (kind, cell) {
        // What stands there is not what is shown: a lookup is worked out anew.
        (ColumnKind::Lookup(_), _)
        | (ColumnKind::Text, Cell::Text(_))
        | (ColumnKind::Number, Cell::Number(_)) => Vec::new(),
        (ColumnKind::Number, Cell::Text(text)) if text == UNKNOWN_CHOICE => Vec::new(),
        (ColumnKind::Single(_) | ColumnKind::Multi(_), Cell::Text(id)) => vec![choice(id)],
        (ColumnKind::Multi(_), Cell::List(ids)) => ids.iter().map(choice).collect(),
        (ColumnKind::Single(_), Cell::List(ids)) if ids.len() == 1 => {
            ids.iter().map(choice).collect()
        }
        _ => vec![Chosen::OtherType],
    }
}

/// Notes candidates that the session does not know. What is said of a removed one is only kept.
fn of_names(notices: &mut Vec<Notice>, session: &Session, question: &str, answer: &Answer) {
    let known = |id: &String| {
        let mut all = session.candidates.iter().chain(&session.removed_candidates);
        all.any(|candidate| candidate.id == *id)
    };
    for candidate in answer.candidates.keys().chain(answer.rests_on.keys()) {
        if !known(candidate) {
            let (question, candidate) = (question.to_owned(), candidate.clone());
            note(notices, Notice::UnknownCandidate { question, candidate });
        }
    }
}

fn of_offers(
    notices: &mut Vec<Notice>,
    set: &Questionnaire,
    measure: &Measure,
    question: &str,
    answer: &Answer,
) {
    let scale = match measure {
        Measure::Level(scale) => set.scales.get(*scale),
        Measure::Number { .. } => None,
    };
    for (candidate, offer) in &answer.candidates {
        let (question, candidate) = (question.to_owned(), candidate.clone());
        match (offer, scale) {
            (Offer::Level(level), Some(scale)) if scale.level(level).is_none() => {
                let (scale, level) = (scale.id.clone(), level.clone());
                note(notices, Notice::UnknownLevel { question, scale, level });
            }
            (Offer::Number(_), Some(_)) => {
                notices.push(Notice::LevelAsked { question, candidate });
            }
            (Offer::Level(_), None) => notices.push(Notice::NumberAsked { question, candidate }),
            _ => {}
        }
    }
    let question = question.to_owned();
    match (&answer.pass, scale) {
        (Some(Limit::Level(level)), Some(scale)) if scale.level(level).is_none() => {
            notices.push(Notice::UnknownPass { question, pass: level.clone() });
        }
        (Some(Limit::Number(number)), Some(_)) => {
            notices.push(Notice::UnknownPass { question, pass: number.to_string() });
        }
        (Some(Limit::Level(_)), None) => notices.push(Notice::NumberPass(question)),
        _ => {}
    }
}
