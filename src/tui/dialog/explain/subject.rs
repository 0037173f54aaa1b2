//! Which number a screen means where its key is pressed.

use crate::questionnaire::{Kind, tag};
use crate::score::Subject;
use crate::tui::fields::Field;
use crate::tui::widget::page::Goal;
use crate::tui::work::Work;

/// The number of a line that leads somewhere, on a page of scores; the whole where no line does.
#[must_use]
pub fn subject_of_goal(work: &Work, goal: Option<Goal>) -> Subject {
    match goal {
        Some(Goal::Section(at)) => subject_of_section(work, Some(at)),
        Some(Goal::Question(at)) => Subject::Question(at),
        Some(Goal::Row(question, row)) => Subject::Risk(question, row),
        Some(Goal::Whole | Goal::Action(_) | Goal::Targets | Goal::Level(_)) | None => {
            subject_of_section(work, None)
        }
    }
}

/// The number of a section, or of the whole: in a selection how ready it is, else its score.
#[must_use]
pub fn subject_of_section(work: &Work, section: Option<usize>) -> Subject {
    match section {
        _ if work.standing.is_some() => Subject::Readiness(section),
        Some(at) => Subject::Section(at),
        None => Subject::Overall,
    }
}

/// The number that a question brings or goes into: its points, the price or the fit of a candidate (of
/// the one that has the keys, else of the first); `None` where it goes into none.
#[must_use]
pub fn subject_of_question(work: &Work, at: usize) -> Option<Subject> {
    let question = work.set.questions.get(at)?;
    if question.is_scored() {
        return Some(Subject::Question(at));
    }
    let candidate = match work.field() {
        Some(Field::Offer(candidate)) if work.at == at => candidate,
        _ => 0,
    };
    let compares = matches!(question.kind, Kind::Candidates(_));
    if !compares || candidate >= work.session.candidates.len() {
        return None;
    }
    Some(subject_of_requirement(work, at, candidate))
}

/// What a requirement goes into for a candidate: the price, or the fit.
#[must_use]
pub fn subject_of_requirement(work: &Work, question: usize, candidate: usize) -> Subject {
    let question = work.set.questions.get(question);
    let priced = question.is_some_and(|question| !tag(&question.tags, "price").is_empty());
    if priced { Subject::Price(candidate) } else { Subject::Fit(candidate) }
}
