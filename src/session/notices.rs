//! What a session says that its set does not know: no fault, and worth a word.

mod selection;

use super::model::{Answer, Entry, FORMAT, MOST_CANDIDATES, Session, Track, UNKNOWN_CHOICE};
use crate::questionnaire::{Kind, Question, Questionnaire};

/// Something about a session that a person should hear of. Nothing is lost: what the set does not
/// have is kept in the file and counts as absent.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// The file's format is newer than ours: the session is opened, and never written.
    NewerFormat(i64),
    /// The session was made for another version of its set, and nobody has read the report on that
    /// yet.
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
    /// A second candidate with an id that another one has: it says nothing and stays in the file.
    SameCandidate(String),
    /// More candidates than [`MOST_CANDIDATES`]: so many.
    ManyCandidates(usize),
    /// An answer of a kind that the question is not of.
    OtherKind {
        /// The id of the question.
        question: String,
        /// The key as it stands in the file.
        key: &'static str,
    },
    /// A number beyond what the question allows.
    OutOfBounds {
        /// The id of the question.
        question: String,
        /// The number.
        number: f64,
    },
    /// A cell in a column that the table does not have.
    UnknownColumn {
        /// The id of the question.
        question: String,
        /// The column as written.
        column: String,
    },
    /// A choice in a cell that the column does not have.
    UnknownCellChoice {
        /// The id of the question.
        question: String,
        /// The id of the column.
        column: String,
        /// The choice as written.
        choice: String,
    },
    /// A cell with a value of a type that the column does not take.
    OtherCell {
        /// The id of the question.
        question: String,
        /// The id of the column.
        column: String,
    },
    /// Something said of a candidate that the session neither lists nor has removed.
    UnknownCandidate {
        /// The id of the question.
        question: String,
        /// The candidate as written.
        candidate: String,
    },
    /// A number where a level is asked of a candidate.
    LevelAsked {
        /// The id of the question.
        question: String,
        /// The id of the candidate.
        candidate: String,
    },
    /// A level where a number is asked of a candidate.
    NumberAsked {
        /// The id of the question.
        question: String,
        /// The id of the candidate.
        candidate: String,
    },
    /// A `pass` that names no level of the scale.
    UnknownPass {
        /// The id of the question.
        question: String,
        /// The level, or the number, as written.
        pass: String,
    },
    /// An action for a question that the set does not have.
    ActionForUnknownQuestion {
        /// The id of the action.
        action: String,
        /// The question as written.
        question: String,
    },
    /// A `pass` that is a level where a number is asked.
    NumberPass(String),
}

impl Notice {
    /// Whether another version of the set may be the reason, so that the report on it tells this too.
    #[must_use]
    pub fn is_of_version(&self) -> bool {
        let always = matches!(
            self,
            Notice::NewerFormat(_)
                | Notice::SameCandidate(_)
                | Notice::ManyCandidates(_)
                | Notice::UnknownCandidate { .. }
                | Notice::SeveralChoices(_)
        );
        !always
    }
}

/// The notices of a session: those about the whole of it, with sections in the order of the file,
/// then answers by question id,
/// then those about actions.
#[must_use]
pub fn notices(session: &Session, set: &Questionnaire) -> Vec<Notice> {
    let mut notices = Vec::new();
    if session.format > FORMAT {
        notices.push(Notice::NewerFormat(session.format));
    }
    if let Some(made_for) = &session.questionnaire.version
        && *made_for != set.version
        && session.questionnaire.carried_to.as_ref() != Some(&set.version)
    {
        let at_hand = set.version.clone();
        notices.push(Notice::OtherVersion { made_for: made_for.clone(), at_hand });
    }
    for out in &session.out_of_scope {
        if set.section(&out.section).is_none() {
            notices.push(Notice::UnknownSection(out.section.clone()));
        }
    }
    if session.candidates.len() > MOST_CANDIDATES {
        notices.push(Notice::ManyCandidates(session.candidates.len()));
    }
    for (id, answer) in &session.answers {
        match set.question(id) {
            Some(at) => {
                let question = &set.questions[at];
                of_answer(&mut notices, set, question, answer);
                selection::of_answer(&mut notices, session, set, question, answer);
            }
            None => notices.push(Notice::UnknownQuestion(id.clone())),
        }
    }
    for action in &session.actions {
        for question in action.questions.iter().filter(|id| set.question(id).is_none()) {
            let (action, question) = (action.id.clone(), question.clone());
            note(&mut notices, Notice::ActionForUnknownQuestion { action, question });
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
