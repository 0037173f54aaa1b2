//! The risk table, worst first, and what is to be bought against each risk.

use std::cmp::Reverse;

use crate::questionnaire::{Column, ColumnKind, Questionnaire, tag};
use crate::session::Session;

use super::scores::Scores;
use super::services::sorted_functions;
use super::state::State;
use super::table::{Value, values};

/// The highest risk value: one that must not go without a service.
const HIGHEST: u8 = 3;

/// One row of a risk table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Risk {
    /// The position of the table's question.
    pub question: usize,
    /// The position of the row in the answer.
    pub row: usize,
    /// The risk value, the number in the column `risk`, 1 to 3 as a rule; `None` where something that
    /// it is looked up by is missing.
    pub value: Option<u8>,
    /// The place of the importance among its choices, from 0; higher is more.
    pub importance: Option<usize>,
    /// The place of the likelihood among its choices, from 0; higher is more.
    pub likelihood: Option<usize>,
    /// The functions that its services serve, in the order of
    /// [`FUNCTIONS`](super::FUNCTIONS).
    pub functions: Vec<String>,
    /// The services named against it, by id.
    pub services: Vec<String>,
    /// Whether its value is the highest and no service is named.
    pub uncovered: bool,
}

/// The rows of the tables tagged `role = "risks"`, by value, importance and likelihood, the highest
/// first; equal ones in the order of the table, those without a value last. The columns are found by
/// the ids `risk`, `importance`, `likelihood` and `services`. An empty row is left out, and so is a
/// table that is hidden or not applicable.
#[must_use]
pub fn risks(set: &Questionnaire, session: &Session, scores: &Scores) -> Vec<Risk> {
    let mut risks = Vec::new();
    for (at, (question, score)) in set.questions.iter().zip(&scores.questions).enumerate() {
        let out = matches!(score.state, State::Hidden | State::NotApplicable);
        if out || !tag(&question.tags, "role").iter().any(|role| role == "risks") {
            continue;
        }
        let columns = question.kind.columns();
        for (row, cells) in session.answer(&question.id).rows.iter().enumerate() {
            let values = values(columns, cells);
            if values.iter().any(|value| *value != Value::Empty) {
                risks.push(Risk { question: at, row, ..risk(columns, &values) });
            }
        }
    }
    risks.sort_by_key(|risk| Reverse((risk.value, risk.importance, risk.likelihood)));
    risks
}

fn risk(columns: &[Column], values: &[Value<'_>]) -> Risk {
    let column = |id: &str| columns.iter().position(|column| column.id == id);
    let word = |id: &str| match column(id).map(|at| &values[at]) {
        Some(Value::Choice(word)) => Some(*word),
        _ => None,
    };
    let place = |id: &str| {
        let word = word(id)?;
        columns[column(id)?].kind.choices().iter().position(|choice| choice.id == word)
    };
    let mut services: Vec<String> = Vec::new();
    let mut functions: Vec<&String> = Vec::new();
    if let Some(at) = column("services")
        && let ColumnKind::Single(choices) | ColumnKind::Multi(choices) = &columns[at].kind
    {
        let named: &[&str] = match &values[at] {
            Value::Choices(ids) => ids,
            Value::Choice(id) => std::slice::from_ref(id),
            _ => &[],
        };
        for choice in choices.iter().filter(|choice| named.contains(&choice.id.as_str())) {
            services.push(choice.id.clone());
            functions.extend(tag(&choice.tags, "csf"));
        }
    }
    let value = word("risk").and_then(|word| word.parse().ok());
    Risk {
        value,
        importance: place("importance"),
        likelihood: place("likelihood"),
        functions: sorted_functions(functions),
        uncovered: value == Some(HIGHEST) && services.is_empty(),
        services,
        ..Risk::default()
    }
}
