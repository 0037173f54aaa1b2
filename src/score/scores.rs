//! From the points of questions to the scores of sections and of the whole.

use crate::questionnaire::{Fold, Questionnaire};
use crate::session::Session;

use super::state::{QuestionScore, State, ToBe, questions};

/// Everything that a session amounts to. Positions are those of the set's lists.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// The whole; its counts are over scored questions only.
    pub overall: Score,
    /// The counts over all questions that are asked, scored or not.
    pub progress: Counts,
    /// Each section, sub-sections included.
    pub sections: Vec<Score>,
    /// Each question.
    pub questions: Vec<QuestionScore>,
}

/// The score of a section or of the whole, unrounded. `None` is "nothing to say", never zero.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// As it is today.
    pub as_is: Option<f64>,
    /// As it shall be; `None` where no target was set.
    pub to_be: Option<f64>,
    /// To-be minus as-is.
    pub gap: Option<f64>,
    /// As-is if every open question stood at its lowest.
    pub low: Option<f64>,
    /// As-is if every open question stood at its highest.
    pub high: Option<f64>,
    /// Every applicable question at its highest.
    pub max: Option<f64>,
    /// What it rests on.
    pub counts: Counts,
    /// Whether the section, or one above it, is out of scope.
    pub out_of_scope: bool,
}

/// How many questions are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Questions that are not hidden: the sum of the four states.
    pub asked: usize,
    /// Answered.
    pub answered: usize,
    /// Answered on one scale with "don't know" on another; counted among `answered`.
    pub partly_unknown: usize,
    /// Nobody knows.
    pub unknown: usize,
    /// Does not apply here.
    pub not_applicable: usize,
    /// Not asked yet.
    pub untouched: usize,
    /// With a to-be of their own.
    pub targets: usize,
    /// Flagged for later.
    pub flagged: usize,
}

impl Counts {
    /// Those that are not answered: don't know, not applicable, untouched.
    #[must_use]
    pub fn others(&self) -> [usize; 3] {
        [self.unknown, self.not_applicable, self.untouched]
    }

    fn add_question(&mut self, score: &QuestionScore, flagged: bool) {
        match score.state {
            State::Hidden => return,
            State::Answered => self.answered += 1,
            State::Unknown => self.unknown += 1,
            State::NotApplicable => self.not_applicable += 1,
            State::Untouched => self.untouched += 1,
        }
        self.asked += 1;
        self.partly_unknown += usize::from(score.partly_unknown);
        self.targets += usize::from(score.to_be != ToBe::NotGiven);
        self.flagged += usize::from(flagged);
    }

    fn add(&mut self, other: &Counts) {
        self.asked += other.asked;
        self.answered += other.answered;
        self.partly_unknown += other.partly_unknown;
        self.unknown += other.unknown;
        self.not_applicable += other.not_applicable;
        self.untouched += other.untouched;
        self.targets += other.targets;
        self.flagged += other.flagged;
    }
}

/// A fold: what its parts have brought.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sum {
    /// The sum of weight times value.
    pub weighted: f64,
    /// The sum of the weights of the parts that have a value.
    pub weights: f64,
    /// The least value; `None` where no part has one.
    pub least: Option<f64>,
}

impl Sum {
    pub(super) fn add(&mut self, value: Option<f64>, weight: f64) {
        let Some(value) = value else { return };
        self.weighted += weight * value;
        self.weights += weight;
        self.least = Some(self.least.map_or(value, |least| least.min(value)));
    }

    /// What the parts come to; `None` where they say nothing.
    #[must_use]
    pub fn value(&self, fold: Fold) -> Option<f64> {
        match fold {
            // Parts of no weight at all say nothing about a mean.
            Fold::Mean => (self.weights > 0.0).then(|| self.weighted / self.weights),
            Fold::Sum => self.least.map(|_| self.weighted),
            Fold::Min => self.least,
        }
    }
}

/// The five numbers of a section or of the whole, as they were summed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Of the as-is.
    pub as_is: Sum,
    /// Of the to-be, the as-is standing in where no target was given.
    pub to_be: Sum,
    /// Of the lower end of the band.
    pub low: Sum,
    /// Of the upper end of the band.
    pub high: Sum,
    /// Of the most that there can be.
    pub max: Sum,
}

/// What a part brings to a fold, or a fold comes to; `to_be` with the as-is standing in where no target
/// was given.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Values {
    pub(super) as_is: Option<f64>,
    pub(super) to_be: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) max: Option<f64>,
}

impl Sums {
    pub(super) fn add(&mut self, values: &Values, weight: f64) {
        self.as_is.add(values.as_is, weight);
        self.to_be.add(values.to_be, weight);
        self.low.add(values.low, weight);
        self.high.add(values.high, weight);
        self.max.add(values.max, weight);
    }

    fn values(&self, fold: Fold) -> Values {
        Values {
            as_is: self.as_is.value(fold),
            to_be: self.to_be.value(fold),
            low: self.low.value(fold),
            high: self.high.value(fold),
            max: self.max.value(fold),
        }
    }
}

impl From<&QuestionScore> for Values {
    fn from(score: &QuestionScore) -> Values {
        let QuestionScore { as_is, low, high, max, .. } = *score;
        let to_be = match score.to_be {
            ToBe::NotGiven => as_is,
            ToBe::Given(points) => points,
        };
        Values { as_is, to_be, low, high, max }
    }
}

/// A part of a fold at the moment at which it is added.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Added {
    /// The section that it is added to; `None` is the whole.
    pub(super) to: Option<usize>,
    /// What is added.
    pub(super) part: Component,
    /// What it brings.
    pub(super) values: Values,
    /// How much it counts.
    pub(super) weight: f64,
}

/// What a score is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// A section, by its position.
    Section(usize),
    /// A question, by its position.
    Question(usize),
}

impl Values {
    fn into_score(self, counts: Counts, out_of_scope: bool) -> Score {
        let to_be = self.to_be.filter(|_| counts.targets > 0);
        let gap = to_be.zip(self.as_is).map(|(to_be, as_is)| to_be - as_is);
        Score {
            as_is: self.as_is,
            to_be,
            gap,
            low: self.low,
            high: self.high,
            max: self.max,
            counts,
            out_of_scope,
        }
    }
}

/// Computes everything that a session amounts to.
#[must_use]
pub fn scores(set: &Questionnaire, session: &Session) -> Scores {
    add_up(set, session, questions(set, session), |_| {})
}

/// As [`scores`], from these states and points of the questions, telling of each part when it is added.
pub(super) fn add_up(
    set: &Questionnaire,
    session: &Session,
    questions: Vec<QuestionScore>,
    mut tell: impl FnMut(Added),
) -> Scores {
    let mut sums = vec![Sums::default(); set.sections.len()];
    let mut counts = vec![Counts::default(); set.sections.len()];
    let mut overall_counts = Counts::default();
    let mut progress = Counts::default();
    for (at, (question, score)) in set.questions.iter().zip(&questions).enumerate() {
        let flagged = session.answer(&question.id).flag;
        counts[question.section].add_question(score, flagged);
        progress.add_question(score, flagged);
        if set.counts_overall(at) {
            overall_counts.add_question(score, flagged);
        }
        if question.is_scored() {
            let (to, part) = (Some(question.section), Component::Question(at));
            let added = Added { to, part, values: score.into(), weight: question.weight };
            sums[question.section].add(&added.values, added.weight);
            tell(added);
        }
    }
    let mut sections = vec![Score::default(); set.sections.len()];
    let mut whole = Sums::default();
    for &at in set.sections_upward() {
        let section = &set.sections[at];
        let values = section.score.map(|fold| sums[at].values(fold)).unwrap_or_default();
        let (to, part) = (section.parent, Component::Section(at));
        tell(Added { to, part, values, weight: section.weight });
        match section.parent {
            Some(parent) => {
                sums[parent].add(&values, section.weight);
                let own = counts[at];
                counts[parent].add(&own);
            }
            None => whole.add(&values, section.weight),
        }
        let out = set
            .section_and_above(at)
            .any(|above| session.out_of_scope(&set.sections[above].id).is_some());
        sections[at] = values.into_score(counts[at], out);
    }
    let overall = whole.values(set.overall).into_score(overall_counts, false);
    Scores { overall, progress, sections, questions }
}
