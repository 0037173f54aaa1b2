//! The values of a session: what a team answered.

use std::collections::BTreeMap;

use crate::text::Lang;

/// The version of the session format that this program reads and writes.
pub const FORMAT: i64 = 1;

/// A moment as it stands in a file: date, time and offset.
pub type Stamp = toml_edit::Datetime;

/// A day as it stands in a file.
pub type Day = toml_edit::Datetime;

/// One session: a question set and what one organisation answered to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// The format number of its file; above [`FORMAT`] it is never written.
    pub format: i64,
    /// What people call it.
    pub title: String,
    /// When it was begun.
    pub created: Option<Stamp>,
    /// When an answer last changed; looking around does not move it.
    pub updated: Option<Stamp>,
    /// The id of the question on screen.
    pub at: Option<String>,
    /// The language that was on.
    pub lang: Option<Lang>,
    /// Whether scores are hidden so that they do not steer answers.
    pub scores_hidden: bool,
    /// The day by which the to-be shall be reached.
    pub target_by: Option<Day>,
    /// The question set.
    pub questionnaire: SetRef,
    /// Who answers, about what.
    pub about: About,
    /// Sections that are not looked at this time.
    pub out_of_scope: Vec<OutOfScope>,
    /// The answers by question id, those to questions that the set no longer has included.
    pub answers: BTreeMap<String, Answer>,
}

impl Session {
    /// The answer to a question; an empty one where nothing was said.
    #[must_use]
    pub fn answer(&self, question: &str) -> &Answer {
        static NOTHING: Answer = Answer::EMPTY;
        self.answers.get(question).unwrap_or(&NOTHING)
    }

    /// Everything but the answers, without copying these.
    #[must_use]
    pub fn without_answers(&self) -> Session {
        Session {
            format: self.format,
            title: self.title.clone(),
            created: self.created,
            updated: self.updated,
            at: self.at.clone(),
            lang: self.lang,
            scores_hidden: self.scores_hidden,
            target_by: self.target_by,
            questionnaire: self.questionnaire.clone(),
            about: self.about.clone(),
            out_of_scope: self.out_of_scope.clone(),
            answers: BTreeMap::new(),
        }
    }

    /// Why a section is out of scope; `None` where it is in scope.
    #[must_use]
    pub fn out_of_scope(&self, section: &str) -> Option<&OutOfScope> {
        self.out_of_scope.iter().find(|out| out.section == section)
    }
}

/// The set that a session was made for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SetRef {
    /// The set's id.
    pub id: String,
    /// The version that it had.
    pub version: Option<String>,
}

/// Who answers, about what. All of it may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The organisation.
    pub organisation: String,
    /// What of it is looked at.
    pub scope: String,
    /// Who leads the interview.
    pub facilitator: String,
    /// Who is in the room.
    pub participants: Vec<String>,
}

/// A section that is not looked at this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfScope {
    /// The section's id.
    pub section: String,
    /// Why; may be empty.
    pub reason: String,
}

/// Which of the two passes a level belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Track {
    /// How it is today.
    #[default]
    AsIs,
    /// How it shall be.
    ToBe,
}

/// What was said on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A level, by its id.
    Level(String),
    /// "Don't know".
    Unknown,
    /// Decided against on this side.
    None,
}

impl Entry {
    /// The entry of a word in a file.
    #[must_use]
    pub fn from_word(word: &str) -> Entry {
        match word {
            "unknown" => Entry::Unknown,
            "none" => Entry::None,
            level => Entry::Level(level.to_owned()),
        }
    }

    /// The word in a file.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Entry::Unknown => "unknown",
            Entry::None => "none",
            Entry::Level(level) => level,
        }
    }
}

/// Entries by the id of their scale.
pub type Entries = BTreeMap<String, Entry>;

/// The word for "don't know" among the choices of a question.
pub const UNKNOWN_CHOICE: &str = "unknown";

/// What was said to one question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Levels as they are today.
    pub as_is: Entries,
    /// Levels as they shall be.
    pub to_be: Entries,
    /// The choices of a single or multi question; [`UNKNOWN_CHOICE`] alone is "don't know".
    pub choice: Vec<String>,
    /// The text of a text question, or what was decided.
    pub record: Option<String>,
    /// For minutes and reports.
    pub note: Option<String>,
    /// The facilitator's own: never in minutes or reports.
    pub memo: Option<String>,
    /// What the answer rests on.
    pub evidence: Vec<Evidence>,
    /// Whose answer it is.
    pub respondent: Option<String>,
    /// How urgent it is; sorts, never scores.
    pub priority: Option<Priority>,
    /// Flagged for later.
    pub flag: bool,
    /// Not applicable, and why (a word of [`NotApplicable`], or any text, or nothing).
    pub not_applicable: Option<String>,
    /// When what decides the state or the score last changed.
    pub answered: Option<Stamp>,
}

impl Answer {
    /// Nothing said.
    pub const EMPTY: Answer = Answer {
        as_is: BTreeMap::new(),
        to_be: BTreeMap::new(),
        choice: Vec::new(),
        record: None,
        note: None,
        memo: None,
        evidence: Vec::new(),
        respondent: None,
        priority: None,
        flag: false,
        not_applicable: None,
        answered: None,
    };

    /// The entries of a track.
    #[must_use]
    pub fn entries(&self, track: Track) -> &Entries {
        match track {
            Track::AsIs => &self.as_is,
            Track::ToBe => &self.to_be,
        }
    }
}

/// The reasons for "not applicable" that have a word of their own in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotApplicable {
    /// There is no such work here.
    NoSuchWork,
    /// Someone else does it.
    DoneElsewhere,
    /// The risk is accepted.
    RiskAccepted,
}

impl NotApplicable {
    /// All of them, in the order of their digits.
    pub const ALL: [NotApplicable; 3] =
        [NotApplicable::NoSuchWork, NotApplicable::DoneElsewhere, NotApplicable::RiskAccepted];

    /// The word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            NotApplicable::NoSuchWork => "no-such-work",
            NotApplicable::DoneElsewhere => "done-elsewhere",
            NotApplicable::RiskAccepted => "risk-accepted",
        }
    }

    /// The reason of a word, or `None` where the text is a person's own.
    #[must_use]
    pub fn from_word(word: &str) -> Option<NotApplicable> {
        NotApplicable::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// How urgent an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// First.
    High,
    /// In between.
    Medium,
    /// Last.
    Low,
}

impl Priority {
    /// The words in a file, highest first.
    pub const WORDS: [(&'static str, Priority); 3] =
        [("high", Priority::High), ("medium", Priority::Medium), ("low", Priority::Low)];
}

/// One thing that an answer rests on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// What it is.
    pub what: String,
    /// Where in it, or which edition.
    pub reference: Option<String>,
    /// The day on which someone saw it; without one it was only told.
    pub seen: Option<Day>,
    /// Who saw it.
    pub by: Option<String>,
}
