//! `monshin score --json`: every key is always there, `null` or `[]` where there is nothing.

use serde::Serialize;

use crate::questionnaire::Questionnaire;
use crate::score::{Counts, Score, Scores, ToBe};
use crate::session::Session;

/// The whole answer.
#[derive(Debug, Serialize)]
pub struct ScoreReport<'a> {
    session: SessionHead<'a>,
    questionnaire: SetHead<'a>,
    progress: Progress,
    overall: Part,
    sections: Vec<Section<'a>>,
    questions: Vec<Question<'a>>,
    // Their capabilities bring what stands in these three.
    phases: [(); 0],
    tables: [(); 0],
    candidates: [(); 0],
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
            phases: [],
            tables: [],
            candidates: [],
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
