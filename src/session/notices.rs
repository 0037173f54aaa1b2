//! What a session says that its set does not know: no fault, and worth a word.

use super::model::{Answer, Entry, FORMAT, Session, Track, UNKNOWN_CHOICE};
use crate::questionnaire::{Kind, Question, Questionnaire};

/// Something about a session that a person should hear of. Nothing is lost: what the set does not
/// have is kept in the file and counts as absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The file's format is newer than ours: the session is opened, and never written.
    NewerFormat(i64),
    /// The session was made for another version of its set.
    OtherVersion {
        /// The version that the session was made for.
        made_for: String,
        /// The version of the set at hand.
        at_hand: String,
    },
    /// A section out of scope that the set does not have.
    UnknownSection(String),
    /// An answer to a question that the set does not have.
    UnknownQuestion(String),
    /// An entry on a scale that the question does not have.
    UnknownScale {
        /// The id of the question.
        question: String,
        /// The scale as written.
        scale: String,
    },
    /// An entry with a level that the scale does not have.
    UnknownLevel {
        /// The id of the question.
        question: String,
        /// The id of the scale.
        scale: String,
        /// The level as written.
        level: String,
    },
    /// A choice that the question does not have.
    UnknownChoice {
        /// The id of the question.
        question: String,
        /// The choice as written.
        choice: String,
    },
    /// Several choices on a question that takes one.
    SeveralChoices(String),
}

/// The notices of a session: those about the whole of it, then sections in the order of the file,
/// then answers by question id.
#[must_use]
pub fn notices(session: &Session, set: &Questionnaire) -> Vec<Notice> {
    let mut notices = Vec::new();
    if session.format > FORMAT {
        notices.push(Notice::NewerFormat(session.format));
    }
    if let Some(made_for) = &session.questionnaire.version
        && *made_for != set.version
    {
        let at_hand = set.version.clone();
        notices.push(Notice::OtherVersion { made_for: made_for.clone(), at_hand });
    }
    for out in &session.out_of_scope {
        if set.section(&out.section).is_none() {
            notices.push(Notice::UnknownSection(out.section.clone()));
        }
    }
    for (id, answer) in &session.answers {
        match set.question(id) {
            Some(at) => of_answer(&mut notices, set, &set.questions[at], answer),
            None => notices.push(Notice::UnknownQuestion(id.clone())),
        }
    }
    notices
}

fn of_answer(notices: &mut Vec<Notice>, set: &Questionnaire, question: &Question, answer: &Answer) {
    for track in [Track::AsIs, Track::ToBe] {
        of_entries(notices, set, question, answer, track);
    }
    let choices = question.kind.choices();
    for choice in &answer.choice {
        let known = choices.iter().any(|known| known.id == *choice)
            || (!choices.is_empty() && choice == UNKNOWN_CHOICE);
        if !known {
            let question = question.id.clone();
            note(notices, Notice::UnknownChoice { question, choice: choice.clone() });
        }
    }
    if matches!(question.kind, Kind::Single(_)) && answer.choice.len() > 1 {
        notices.push(Notice::SeveralChoices(question.id.clone()));
    }
}

fn of_entries(
    notices: &mut Vec<Notice>,
    set: &Questionnaire,
    question: &Question,
    answer: &Answer,
    track: Track,
) {
    let scales = match &question.kind {
        Kind::Level { scales } => scales.as_slice(),
        _ => &[],
    };
    for (id, entry) in answer.entries(track) {
        let (question, scale) = (question.id.clone(), id.clone());
        match scales.iter().map(|&at| &set.scales[at]).find(|scale| scale.id == *id) {
            None => note(notices, Notice::UnknownScale { question, scale }),
            Some(found) => {
                let level = entry.word();
                if matches!(entry, Entry::Level(_)) && found.level(level).is_none() {
                    let level = level.to_owned();
                    note(notices, Notice::UnknownLevel { question, scale, level });
                }
            }
        }
    }
}

/// Notes what was not said yet: the same entry may stand in both tracks. Only the last few notices
/// can be of the same answer.
fn note(notices: &mut Vec<Notice>, notice: Notice) {
    const FEW: usize = 64;
    let last = notices.len().saturating_sub(FEW);
    if !notices[last..].contains(&notice) {
        notices.push(notice);
    }
}

#[cfg(test)]
mod tests;
