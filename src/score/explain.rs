//! How a number comes about: its parts with their weights, what is left out and why, the rule and
//! where that comes from. Everything is taken from the code that computes the numbers, so that an
//! explanation cannot say something else than the score does.

mod answer;
mod fold;
mod selection;

use crate::questionnaire::{Fold, Origin, Questionnaire, SHIPPED};
use crate::session::{Session, Track};

use super::candidates::{Fits, Standing};
use super::prices::{Price, PricePart};
use super::scores::{Component, Counts, Score, Scores, Sum, Sums};

/// Whose number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The score of the whole.
    Overall,
    /// The score of a section, by its position.
    Section(usize),
    /// The points of a question, by its position.
    Question(usize),
    /// How ready a section is, sub-sections included; `None` is the whole.
    Readiness(Option<usize>),
    /// How well a candidate fits, by its position in the session.
    Fit(usize),
    /// What a candidate costs, by its position in the session.
    Price(usize),
    /// What a row of a table is looked up as: the position of the question, and that of the row.
    Risk(usize, usize),
}

/// How a number comes about.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Whose number it is.
    pub subject: Subject,
    /// The numbers, unrounded.
    pub numbers: Numbers,
    /// The states of the questions that it rests on; only scores of sections and of the whole have them.
    pub counts: Option<Counts>,
    /// By which rule.
    pub rule: Rule,
    /// Where the rule comes from.
    pub rule_source: RuleSource,
    /// The arithmetic.
    pub working: Working,
    /// The parts that count in the main number, in file order; in a section its own questions come
    /// before its sub-sections.
    pub items: Vec<Item>,
    /// The parts that do not, in the same order, and those that count on today's side only.
    pub left_out: Vec<LeftOut>,
    /// Where the question and its scales come from, each once.
    pub origins: Vec<(OriginOf, Origin)>,
}

/// What comes from a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginOf {
    /// The question.
    Question,
    /// The levels of a scale that it is answered on.
    Scale,
}

/// The numbers of one subject, or of a part of it, unrounded. `None` is "nothing to say", never zero.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Numbers {
    /// The number itself: the as-is, a readiness from 0 to 100, a fit from 0 to 1, a price.
    pub main: Option<f64>,
    /// As it shall be. Of a part: what it brings there, the as-is where no target was given.
    pub to_be: Option<f64>,
    /// To-be minus as-is.
    pub gap: Option<f64>,
    /// The lower end of the band.
    pub low: Option<f64>,
    /// The upper end of the band.
    pub high: Option<f64>,
    /// The most that there can be.
    pub max: Option<f64>,
}

impl From<&Score> for Numbers {
    fn from(score: &Score) -> Numbers {
        let Score { as_is: main, to_be, gap, low, high, max, .. } = *score;
        Numbers { main, to_be, gap, low, high, max }
    }
}

/// A part that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// What it is.
    pub part: Component,
    /// What it brings.
    pub values: Numbers,
    /// How much it counts; in a price how many times it is paid.
    pub weight: f64,
    /// Weight times the main value.
    pub product: f64,
    /// The share of the result that it decides, 0 to 1; `None` where the rule is no mean.
    pub share: Option<f64>,
}

/// A part that does not count.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// What it is.
    pub part: Component,
    /// Why it does not count.
    pub why: Why,
    /// What it brings beside the main number: its band, or a to-be of its own.
    pub values: Numbers,
}

/// Why a part does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Not asked yet.
    Untouched,
    /// Nobody knows, and that has no points.
    Unknown,
    /// It does not apply, and the reason as in the file; `None` where it was decided against on every
    /// side.
    NotApplicable(Option<String>),
    /// Its condition does not hold.
    Condition,
    /// Its section is out of scope, and the reason.
    OutOfScope(String),
    /// Its kind never brings points.
    Kind,
    /// What was answered has no points.
    NoPoints,
    /// The section is not scored.
    Unscored,
    /// It weighs nothing.
    Weightless,
    /// Nothing in it brings points.
    Empty,
    /// Its to-be drops it: it counts today, and is left out of the to-be.
    Dropped,
    /// Its to-be is not known, and that has no points: it is left out of the to-be.
    TargetUnknown,
    /// The requirement is not needed.
    NotNeeded,
    /// A must: it knocks out, and is no part of the fit.
    Must(MustState),
    /// A number or a price: it stands beside the fit.
    Beside,
    /// Nothing is said of this candidate, or nobody knows.
    Unsaid,
    /// How often it is paid is not known: this question lacks its answer.
    Times(usize),
}

/// Where a candidate stands with a must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustState {
    /// It meets the must.
    Met,
    /// It does not, and is out.
    Failed,
    /// Nobody can tell yet.
    Open,
    /// It has an answer, and the must has no limit to judge by.
    NoLimit,
}

/// By which rule a number comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The parts fold into one.
    Fold(Fold),
    /// Of several scales the one with the most points counts.
    BestScale,
    /// The points of the choice.
    OneChoice,
    /// The points of the choices, added up.
    Choices,
    /// It brings no points.
    Unscored,
    /// Points over the most that there can be, as a percentage.
    Readiness,
    /// Points above the lowest over the most that there can be.
    Fit,
    /// Prices times how often they are paid.
    Price,
    /// Looked up in a matrix.
    Lookup,
}

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSource {
    /// A document of the set, by its position among the sources.
    Document(usize),
    /// monshin's own.
    Ours,
    /// The set's author.
    Set,
}

/// The arithmetic behind the numbers.
#[derive(Debug, Clone, PartialEq)]
pub enum Working {
    /// Nothing is computed.
    Nothing,
    /// What the parts of a section or of the whole add up to.
    Fold(Fold, Sums),
    /// What was answered, and what makes its band.
    Answer(Vec<Said>, Band),
    /// Weight times points (`weighted`), and weight times the most that there can be (`weights`).
    Readiness(Sum),
    /// The sums of a fit, and where the candidate stands.
    Fit(Fits, Standing),
    /// The parts of a price.
    Price {
        /// Over how many months.
        months: u32,
        /// Whether nobody has chosen them.
        assumed: bool,
        /// How many incidents a year are expected.
        incidents: Option<f64>,
        /// What they come to.
        price: Price,
        /// Each part, those that were not said included.
        parts: Vec<PricePart>,
    },
    /// The lookups of a row, in the order of the columns.
    Lookup(Vec<LookedUp>),
}

/// What was said on one scale, or one of the choices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// Today's side, or the one aimed at.
    pub track: Track,
    /// The position of the scale in the set; `None` with choices.
    pub scale: Option<usize>,
    /// What was said.
    pub what: What,
    /// Its points.
    pub points: Option<f64>,
    /// Whether these points count. Where several bring as many, the first one does.
    pub counts: bool,
}

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A level, by its position in the scale.
    Level(usize),
    /// A choice, by its position in the question.
    Choice(usize),
    /// "Don't know".
    Unknown,
    /// "Not on this side".
    NotHere,
    /// Nothing.
    Nothing,
}

/// What makes the band of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// There is none.
    None,
    /// It is answered: low and high are its points.
    Fixed,
    /// It is answered on one side; the one that is not known could bring more.
    PartlyUnknown,
    /// It is open: from the lowest level to the highest, over the scales that were not decided against.
    Open,
}

/// One lookup of a row: columns by their positions, choices by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedUp {
    /// The column that is looked up.
    pub column: usize,
    /// The column that finds the row of the matrix, and the choice in it.
    pub rows: (usize, Option<String>),
    /// The column that finds the column of the matrix, and the choice in it.
    pub columns: (usize, Option<String>),
    /// What stands there.
    pub value: Option<String>,
}

/// How a number comes about. `scores` are those of this session. A subject that the set or the
/// session does not have is explained as nothing.
#[must_use]
pub fn explain(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    subject: Subject,
) -> Explanation {
    let of = Of { set, session, scores };
    match subject {
        Subject::Overall => of.overall(),
        Subject::Section(at) if at < set.sections.len() => of.section(at),
        Subject::Question(at) if at < set.questions.len() => of.question(at),
        Subject::Readiness(at) if at.is_none_or(|at| at < set.sections.len()) => of.readiness(at),
        Subject::Fit(at) if at < session.candidates.len() => of.fit(at),
        Subject::Price(at) if at < session.candidates.len() => of.price(at),
        Subject::Risk(question, row) if question < set.questions.len() => of.risk(question, row),
        _ => of.nothing(subject, Rule::Unscored),
    }
}

/// What an explanation is made from.
#[derive(Clone, Copy)]
struct Of<'a> {
    set: &'a Questionnaire,
    session: &'a Session,
    scores: &'a Scores,
}

impl Of<'_> {
    /// An explanation without numbers and parts.
    fn nothing(&self, subject: Subject, rule: Rule) -> Explanation {
        Explanation {
            subject,
            numbers: Numbers::default(),
            counts: None,
            rule,
            rule_source: self.rule_source(rule),
            working: Working::Nothing,
            items: Vec::new(),
            left_out: Vec::new(),
            origins: Vec::new(),
        }
    }

    /// Where a rule comes from. Taking the higher of two scales is the textbook's, and the matrix of
    /// risks the practices'; all other rules of the shipped sets are ours, and those of a set of one's
    /// own are its author's.
    fn rule_source(&self, rule: Rule) -> RuleSource {
        let document = match (self.set.id.as_str(), rule) {
            ("soc-maturity", Rule::BestScale) => "textbook",
            ("mss-selection", Rule::Lookup) => "practices",
            _ => "",
        };
        let named = self.set.sources.iter().position(|source| source.id == document);
        // What the program computes whatever a set says is ours in every set.
        let fixed = matches!(rule, Rule::Readiness | Rule::Fit | Rule::Price);
        let shipped = SHIPPED.iter().any(|set| set.id == self.set.id);
        match named {
            Some(at) => RuleSource::Document(at),
            None if fixed || shipped => RuleSource::Ours,
            None => RuleSource::Set,
        }
    }

    /// The reason for which a section is out of scope, where it or one above it is.
    fn out_of_scope(&self, section: usize) -> Option<Why> {
        let mut above = self.set.section_and_above(section);
        let out = above.find_map(|at| self.session.out_of_scope(&self.set.sections[at].id))?;
        Some(Why::OutOfScope(out.reason.clone()))
    }
}
