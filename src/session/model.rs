//! The values of a session: what a team answered.

mod draft;
mod plan;

use std::collections::BTreeMap;

use crate::questionnaire::{Importance, Limit, Questionnaire};
use crate::text::Lang;

pub use draft::Draft;
pub use plan::{ActionKind, Cost, DoneBy, Horizon, PlanAction, Status};

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
    /// The candidates that are compared, in the order of their columns.
    pub candidates: Vec<Candidate>,
    /// Candidates that were removed. Their answers stay in the file until the session is tidied.
    pub removed_candidates: Vec<Candidate>,
    /// The sessions that this one follows from or rests on.
    pub links: Vec<Link>,
    /// What will be done, in the order of the file.
    pub actions: Vec<PlanAction>,
    /// What is being typed, or was when the session ended without being closed.
    pub draft: Option<Draft>,
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
            candidates: self.candidates.clone(),
            removed_candidates: self.removed_candidates.clone(),
            links: self.links.clone(),
            actions: self.actions.clone(),
            draft: self.draft.clone(),
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
    /// The other version that someone has read the report on, of what is new and what is no longer
    /// asked; it is not shown again for that one.
    pub carried_to: Option<String>,
}

impl SetRef {
    /// The set that a new session is made for.
    #[must_use]
    pub fn of(set: &Questionnaire) -> SetRef {
        SetRef { id: set.id.clone(), version: Some(set.version.clone()), carried_to: None }
    }
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

/// One of those among which a selection chooses: a provider, "we do it ourselves", or "the contract
/// that we have".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidate {
    /// The id that answers use; never used again for another candidate.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// How many candidates can be compared: one digit each.
pub const MOST_CANDIDATES: usize = 9;

/// Another session that this one names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// The name of the session, or its path.
    pub session: String,
    /// What it is to this one: `previous` (the cycle before) or `related`.
    pub relation: String,
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

/// A number that was given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// This number.
    Known(f64),
    /// "Don't know".
    Unknown,
}

/// What was said of one candidate.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer {
    /// A level, by its id.
    Level(String),
    /// A number.
    Number(f64),
    /// "Don't know", or it has not answered yet.
    Unknown,
}

/// What a candidate's answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// It was said.
    Said,
    /// It stands in the proposal.
    Proposal,
    /// It stands in the draft of the contract.
    ContractDraft,
    /// It was seen in a trial.
    Trial,
}

impl Basis {
    /// The words in files, weakest first, in the order of their digits.
    pub const WORDS: [(&'static str, Basis); 4] = [
        ("said", Basis::Said),
        ("proposal", Basis::Proposal),
        ("contract-draft", Basis::ContractDraft),
        ("trial", Basis::Trial),
    ];

    /// The word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        Basis::WORDS.into_iter().find(|(_, basis)| *basis == self).map_or("", |(word, _)| word)
    }
}

/// A cell of a table as it was filled in.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text, or the id of a choice; [`UNKNOWN_CHOICE`] is "don't know" where choices are offered.
    Text(String),
    /// A number.
    Number(f64),
    /// Ids of several choices.
    List(Vec<String>),
}

/// A row of a table: cells by the id of their column, in the order in which they were written. An
/// empty cell is not there. What a lookup comes to is not stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row(pub Vec<(String, Cell)>);

impl Row {
    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&Cell> {
        self.0.iter().find(|(id, _)| id == column).map(|(_, cell)| cell)
    }

    /// Fills a cell, or empties it.
    pub fn set(&mut self, column: &str, cell: Option<Cell>) {
        let at = self.0.iter().position(|(id, _)| id == column);
        match (at, cell) {
            (Some(at), Some(cell)) => self.0[at].1 = cell,
            (Some(at), None) => {
                self.0.remove(at);
            }
            (None, Some(cell)) => self.0.push((column.to_owned(), cell)),
            (None, None) => {}
        }
    }
}

/// Who decided what the record says, and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    /// A person, a post or a meeting.
    pub by: Option<String>,
    /// The day.
    pub on: Option<Day>,
}

/// What was said to one question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Levels as they are today.
    pub as_is: Entries,
    /// Levels as they shall be.
    pub to_be: Entries,
    /// The choices of a single or multi question; [`UNKNOWN_CHOICE`] alone is "don't know".
    pub choice: Vec<String>,
    /// The number of a number question.
    pub number: Option<Quantity>,
    /// Whether the number is an estimate.
    pub estimate: bool,
    /// The day that the number was right on.
    pub as_of: Option<Day>,
    /// The rows of a table.
    pub rows: Vec<Row>,
    /// Rows that were removed; they stay in the file until the session is tidied.
    pub removed_rows: Vec<Row>,
    /// What was said of each candidate, by its id.
    pub candidates: BTreeMap<String, Offer>,
    /// What that rests on, by the candidate's id.
    pub rests_on: BTreeMap<String, Basis>,
    /// How much the requirement matters to this buyer, where the set's word does not stand.
    pub importance: Option<Importance>,
    /// Its weight to this buyer, 0 or more.
    pub weight: Option<f64>,
    /// What a must accepts at the least to this buyer.
    pub pass: Option<Limit>,
    /// The text of a text question, or what was decided.
    pub record: Option<String>,
    /// Who decided that, and when.
    pub decided: Option<Decided>,
    /// For minutes and reports.
    pub note: Option<String>,
    /// The facilitator's own: never in minutes or reports.
    pub memo: Option<String>,
    /// What the answer rests on.
    pub evidence: Vec<Evidence>,
    /// Whose answer it is.
    pub respondent: Option<String>,
    /// Who does the work.
    pub by: Option<DoneBy>,
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
        number: None,
        estimate: false,
        as_of: None,
        rows: Vec::new(),
        removed_rows: Vec::new(),
        candidates: BTreeMap::new(),
        rests_on: BTreeMap::new(),
        importance: None,
        weight: None,
        pass: None,
        record: None,
        decided: None,
        note: None,
        memo: None,
        evidence: Vec::new(),
        respondent: None,
        by: None,
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

    /// The one after a priority, round and round: none, high, medium, low.
    #[must_use]
    pub fn after(priority: Option<Priority>) -> Option<Priority> {
        match priority {
            None => Some(Priority::High),
            Some(Priority::High) => Some(Priority::Medium),
            Some(Priority::Medium) => Some(Priority::Low),
            Some(Priority::Low) => None,
        }
    }
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
