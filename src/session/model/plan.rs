//! The values of a plan: what will be done about gaps, and who does the work today.

use super::Day;

/// Something that is to be done. One action may close several gaps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanAction {
    /// Its id, one in the session.
    pub id: String,
    /// What is to be done; may be empty.
    pub what: String,
    /// The ids of the questions whose gaps it closes, those that the set does not have included.
    pub questions: Vec<String>,
    /// Who does it, or has it done.
    pub owner: Option<String>,
    /// The day by which it shall be done.
    pub due: Option<Day>,
    /// Whether it belongs to the short cycle or to the long one.
    pub horizon: Option<Horizon>,
    /// What sort of thing it is: a word of [`ActionKind`], or any text.
    pub kind: Option<String>,
    /// How much work it is, in person-days.
    pub effort: Option<f64>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// How far it is.
    pub status: Status,
}

impl PlanAction {
    /// Whether it is still to be done: neither done nor dropped.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.status, Status::Open | Status::Doing)
    }

    /// Whether it is still to be done, and its day has passed on the day `today`.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.is_open() && self.due.is_some_and(|due| due.date < today.date)
    }
}

/// The cycle that an action belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horizon {
    /// The short cycle: what the present organisation can do by itself.
    Short,
    /// The long cycle: what needs a budget, people or another structure.
    Long,
}

impl Horizon {
    /// The words in files, in the order of their digits.
    pub const WORDS: [(&'static str, Horizon); 2] =
        [("short", Horizon::Short), ("long", Horizon::Long)];

    /// The word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Horizon::Short => "short",
            Horizon::Long => "long",
        }
    }
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Not begun; what counts where nothing is said.
    #[default]
    Open,
    /// Begun.
    Doing,
    /// Done.
    Done,
    /// Given up; it stays on record.
    Dropped,
}

impl Status {
    /// The words in files, in the order in which a key goes through them.
    pub const WORDS: [(&'static str, Status); 4] = [
        ("open", Status::Open),
        ("doing", Status::Doing),
        ("done", Status::Done),
        ("dropped", Status::Dropped),
    ];

    /// The word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Doing => "doing",
            Status::Done => "done",
            Status::Dropped => "dropped",
        }
    }

    /// The next one; after the last the first.
    #[must_use]
    pub fn next(self) -> Status {
        match self {
            Status::Open => Status::Doing,
            Status::Doing => Status::Done,
            Status::Done => Status::Dropped,
            Status::Dropped => Status::Open,
        }
    }
}

/// What an action costs.
#[derive(Debug, Clone, PartialEq)]
pub enum Cost {
    /// An amount in the organisation's currency.
    Number(f64),
    /// As a person wrote it.
    Text(String),
}

/// The sorts of actions that have a word of their own in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// Something is written down: a rule, a procedure, a list.
    Document,
    /// People are found or assigned.
    People,
    /// A tool or system is brought in or changed.
    Tool,
    /// A contract is made or changed.
    Contract,
    /// People are trained, or something is practised.
    Training,
    /// Something else.
    Other,
}

impl ActionKind {
    /// All of them, in the order of their digits.
    pub const ALL: [ActionKind; 6] = [
        ActionKind::Document,
        ActionKind::People,
        ActionKind::Tool,
        ActionKind::Contract,
        ActionKind::Training,
        ActionKind::Other,
    ];

    /// The word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ActionKind::Document => "document",
            ActionKind::People => "people",
            ActionKind::Tool => "tool",
            ActionKind::Contract => "contract",
            ActionKind::Training => "training",
            ActionKind::Other => "other",
        }
    }

    /// The kind of a word, or `None` where the text is a person's own.
    #[must_use]
    pub fn from_word(word: &str) -> Option<ActionKind> {
        ActionKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Who does the work that a question asks about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DoneBy {
    /// The department.
    pub department: Option<String>,
    /// The provider that it is bought from.
    pub provider: Option<String>,
    /// The last day of the contract with that provider.
    pub contract_until: Option<Day>,
}
