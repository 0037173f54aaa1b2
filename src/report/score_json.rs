//! `monshin score --json`: every key is always there, `null` or `[]` where there is nothing.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::questionnaire::{Column, Kind, Questionnaire};
use crate::score::{Counts, Score, Scores, State, ToBe, Value};
use crate::score::{comparison, phases, values};
use crate::session::{Session, UNKNOWN_CHOICE};

/// The whole answer.
#[derive(Debug, Serialize)]
pub struct ScoreReport<'a> {
    session: SessionHead<'a>,
    questionnaire: SetHead<'a>,
    progress: Progress,
    overall: Part,
    sections: Vec<Section<'a>>,
    questions: Vec<Question<'a>>,
    phases: Vec<Phase<'a>>,
    tables: Vec<Table<'a>>,
    candidates: Vec<Candidate<'a>>,
}

#[derive(Debug, Serialize)]
struct SessionHead<'a> {
    title: &'a str,
    file: &'a str,
}

#[derive(Debug, Serialize)]
struct SetHead<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Debug, Serialize)]
struct Progress {
    #[serde(flatten)]
    tally: Tally,
    flagged: usize,
}

#[derive(Debug, Serialize)]
struct Tally {
    asked: usize,
    answered: usize,
    partly_unknown: usize,
    unknown: usize,
    not_applicable: usize,
    untouched: usize,
    targets: usize,
}

#[derive(Debug, Serialize)]
struct Part {
    as_is: Option<f64>,
    to_be: Option<f64>,
    gap: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    max: Option<f64>,
    #[serde(flatten)]
    tally: Tally,
}

#[derive(Debug, Serialize)]
struct Section<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    out_of_scope: bool,
    #[serde(flatten)]
    part: Part,
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    id: &'a str,
    state: &'static str,
    as_is: Option<f64>,
    to_be: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Phase<'a> {
    id: &'a str,
    percent: Option<f64>,
    blocking: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Table<'a> {
    id: &'a str,
    rows: Vec<Row<'a>>,
}

/// A row as a map from column to value, in the order of the columns.
#[derive(Debug)]
struct Row<'a> {
    columns: &'a [Column],
    values: Vec<Value<'a>>,
}

#[derive(Debug, Serialize)]
struct Candidate<'a> {
    id: &'a str,
    name: &'a str,
    fit: Option<f64>,
    fit_low: Option<f64>,
    fit_high: Option<f64>,
    rank: Option<usize>,
    answered: usize,
    asked: usize,
    knocked_out_by: Vec<&'a str>,
    open: Vec<&'a str>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(&self.values) {
            let id = &column.id;
            match value {
                Value::Empty => map.serialize_entry(id, &())?,
                Value::Unknown => map.serialize_entry(id, UNKNOWN_CHOICE)?,
                Value::Text(text) | Value::Choice(text) => map.serialize_entry(id, text)?,
                Value::Number(number) => map.serialize_entry(id, number)?,
                Value::Choices(ids) => map.serialize_entry(id, ids)?,
            }
        }
        map.end()
    }
}

impl<'a> ScoreReport<'a> {
    /// The report on a session that is kept in `file`.
    #[must_use]
    pub fn new(
        set: &'a Questionnaire,
        session: &'a Session,
        scores: &Scores,
        file: &'a str,
    ) -> ScoreReport<'a> {
        let Counts { flagged, .. } = scores.progress;
        ScoreReport {
            session: SessionHead { title: &session.title, file },
            questionnaire: SetHead { id: &set.id, version: &set.version },
            progress: Progress { tally: tally(&scores.progress), flagged },
            overall: part(&scores.overall),
            sections: sections(set, scores),
            questions: questions(set, scores),
            phases: ready(set, scores),
            tables: tables(set, session, scores),
            candidates: candidates(set, session, scores),
        }
    }
}

fn sections<'a>(set: &'a Questionnaire, scores: &Scores) -> Vec<Section<'a>> {
    let section = |(section, score): (&'a crate::questionnaire::Section, &Score)| Section {
        id: &section.id,
        parent: section.parent.map(|parent| &*set.sections[parent].id),
        out_of_scope: score.out_of_scope,
        part: part(score),
    };
    set.sections.iter().zip(&scores.sections).map(section).collect()
}

fn questions<'a>(set: &'a Questionnaire, scores: &Scores) -> Vec<Question<'a>> {
    let questions = set.questions.iter().zip(&scores.questions);
    questions
        .map(|(question, score)| Question {
            id: &question.id,
            state: score.state.word(),
            as_is: score.as_is,
            to_be: match score.to_be {
                ToBe::Given(points) => points,
                ToBe::NotGiven => None,
            },
        })
        .collect()
}

fn ready<'a>(set: &'a Questionnaire, scores: &Scores) -> Vec<Phase<'a>> {
    let phase = |phase: crate::score::Phase| Phase {
        id: &set.sections[phase.section].id,
        percent: phase.readiness.percent,
        blocking: ids(set, &phase.readiness.blocking),
    };
    phases(set, scores).into_iter().map(phase).collect()
}

fn tables<'a>(set: &'a Questionnaire, session: &'a Session, scores: &Scores) -> Vec<Table<'a>> {
    let questions = set.questions.iter().zip(&scores.questions);
    let table = |(question, score): (&'a crate::questionnaire::Question, _)| {
        let Kind::Table(columns) = &question.kind else { return None };
        let score: &crate::score::QuestionScore = score;
        // What is not asked, or does not apply, is kept in the file and counts nowhere.
        let rows = match score.state {
            State::Hidden | State::NotApplicable => &[],
            _ => &session.answer(&question.id).rows[..],
        };
        let rows = rows.iter().map(|row| Row { columns, values: values(columns, row) });
        Some(Table { id: &question.id, rows: rows.collect() })
    };
    questions.filter_map(table).collect()
}

fn candidates<'a>(
    set: &'a Questionnaire,
    session: &'a Session,
    scores: &Scores,
) -> Vec<Candidate<'a>> {
    let standings = comparison(set, session, scores).standings;
    let candidates = session.candidates.iter().zip(standings);
    candidates
        .map(|(candidate, standing)| Candidate {
            id: &candidate.id,
            name: &candidate.name,
            fit: standing.fit,
            fit_low: standing.fit_low,
            fit_high: standing.fit_high,
            rank: standing.rank,
            answered: standing.answered,
            asked: standing.asked,
            knocked_out_by: ids(set, &standing.knocked_out_by),
            open: ids(set, &standing.open),
        })
        .collect()
}

/// The ids of questions.
fn ids<'a>(set: &'a Questionnaire, questions: &[usize]) -> Vec<&'a str> {
    questions.iter().map(|&at| set.questions[at].id.as_str()).collect()
}

fn part(score: &Score) -> Part {
    let Score { as_is, to_be, gap, low, high, max, .. } = *score;
    Part { as_is, to_be, gap, low, high, max, tally: tally(&score.counts) }
}

fn tally(counts: &Counts) -> Tally {
    Tally {
        asked: counts.asked,
        answered: counts.answered,
        partly_unknown: counts.partly_unknown,
        unknown: counts.unknown,
        not_applicable: counts.not_applicable,
        untouched: counts.untouched,
        targets: counts.targets,
    }
}

#[cfg(test)]
mod tests;
