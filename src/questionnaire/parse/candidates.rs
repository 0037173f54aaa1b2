//! Questions that are answered for each candidate: what is required of them.

use super::Ground;
use crate::fault::FaultKind;
use crate::questionnaire::{Better, Importance, Limit, Measure, Requirement};
use crate::reader::{Faults, Item, Table};

#[derive(Clone, Copy)]
enum AnswerWord {
    Level,
    Number,
}

const ANSWERS: [(&str, AnswerWord); 2] =
    [("level", AnswerWord::Level), ("number", AnswerWord::Number)];

const BETTER: [(&str, Better); 2] = [("low", Better::Low), ("high", Better::High)];

/// Reads what a candidate's answer is, and how much it matters.
pub(super) fn read(ground: &Ground<'_>, table: &mut Table<'_>, faults: &mut Faults) -> Requirement {
    let measure = read_measure(ground, table, faults);
    let importance = table.optional("importance");
    let importance = importance.and_then(|item| item.word(&Importance::WORDS, faults));
    let pass = table.optional("pass").zip(measure.as_ref());
    let pass = pass.and_then(|(item, measure)| read_limit(ground, measure, &item, faults));
    Requirement {
        measure: measure.unwrap_or(Measure::Level(0)),
        importance: importance.unwrap_or_default(),
        pass,
    }
}

/// Reads either `scale`, or `answer = "number"` and what belongs to it.
fn read_measure(
    ground: &Ground<'_>,
    table: &mut Table<'_>,
    faults: &mut Faults,
) -> Option<Measure> {
    let scale = table.optional("scale");
    let level = scale
        .as_ref()
        .and_then(|item| ground.scales.find(item.str(faults)?, &item.span, faults))
        .map(Measure::Level);
    let Some(answer) = table.optional("answer") else {
        if scale.is_none() {
            faults.push(table.span(), FaultKind::MeasureShape);
        }
        return level;
    };
    match (answer.word(&ANSWERS, faults)?, scale) {
        (AnswerWord::Level, Some(_)) => level,
        (AnswerWord::Level, None) => {
            faults.push(table.span(), FaultKind::MissingKey("scale"));
            None
        }
        (AnswerWord::Number, Some(_)) => {
            faults.push(answer.span, FaultKind::MeasureShape);
            None
        }
        (AnswerWord::Number, None) => Some(read_number(ground, table, faults)),
    }
}

fn read_number(ground: &Ground<'_>, table: &mut Table<'_>, faults: &mut Faults) -> Measure {
    let unit = ground.languages.required(table, "unit", faults);
    let better = table.required("better", faults);
    let better = better.and_then(|item| item.word(&BETTER, faults));
    Measure::Number { unit, better: better.unwrap_or(Better::Low) }
}

/// Reads `pass`: a level of the scale, or a number.
fn read_limit(
    ground: &Ground<'_>,
    measure: &Measure,
    item: &Item<'_>,
    faults: &mut Faults,
) -> Option<Limit> {
    match measure {
        Measure::Level(scale) => {
            let id = item.str(faults)?;
            ground.levels[*scale].find(id, &item.span, faults)?;
            Some(Limit::Level(id.to_owned()))
        }
        Measure::Number { .. } => item.number(faults).map(Limit::Number),
    }
}
