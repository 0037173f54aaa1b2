//! The scores of sections and of the whole: what they are folded from.

use crate::questionnaire::Fold;

use super::{Explanation, Item, LeftOut, Numbers, Of, Rule, Subject, Why, Working};
use crate::score::scores::{Added, Component, Sums, Values, add_up};
use crate::score::state::{State, ToBe};

impl From<&Values> for Numbers {
    fn from(values: &Values) -> Numbers {
        let Values { as_is: main, to_be, low, high, max } = *values;
        let gap = to_be.zip(main).map(|(to_be, main)| to_be - main);
        Numbers { main, to_be, gap, low, high, max }
    }
}

impl Of<'_> {
    pub(super) fn overall(&self) -> Explanation {
        let score = &self.scores.overall;
        let mut made = self.folded(Subject::Overall, None, Some(self.set.overall));
        (made.numbers, made.counts) = (score.into(), Some(score.counts));
        made
    }

    pub(super) fn section(&self, at: usize) -> Explanation {
        let score = &self.scores.sections[at];
        let mut made = self.folded(Subject::Section(at), Some(at), self.set.sections[at].score);
        (made.numbers, made.counts) = (score.into(), Some(score.counts));
        made
    }

    /// The parts of a section, or of the whole.
    fn folded(&self, subject: Subject, of: Option<usize>, fold: Option<Fold>) -> Explanation {
        let Some(fold) = fold else {
            let mut made = self.nothing(subject, Rule::Unscored);
            let all = self.parts(of).map(|part| LeftOut {
                part,
                why: Why::Unscored,
                values: Numbers::default(),
            });
            made.left_out = all.collect();
            return made;
        };
        let mut added: Vec<Added> = Vec::new();
        add_up(self.set, self.session, self.scores.questions.clone(), |part| {
            if part.to == of {
                added.push(part);
            }
        });
        let mut sums = Sums::default();
        for part in &added {
            sums.add(&part.values, part.weight);
        }
        // Parts are added from the inside out; they are read in the order of the file.
        added.sort_by_key(|added| (matches!(added.part, Component::Section(_)), added.part));
        let mut made = self.nothing(subject, Rule::Fold(fold));
        for part in self.parts(of) {
            let added = added.iter().find(|added| added.part == part);
            let item = added.and_then(|added| item(added, fold, &sums));
            made.left_out.extend(self.left_out(part, added, item.is_some()));
            made.items.extend(item);
        }
        made.working = Working::Fold(fold, sums);
        made
    }

    /// The parts of a section, or of the whole, whether they count or not.
    fn parts(&self, of: Option<usize>) -> impl Iterator<Item = Component> {
        let questions = self.set.questions.iter().enumerate();
        let own = questions.filter(move |(_, question)| Some(question.section) == of);
        let sections = self.set.sections.iter().enumerate();
        let below = sections.filter(move |(_, section)| section.parent == of);
        own.map(|(at, _)| Component::Question(at))
            .chain(below.map(|(at, _)| Component::Section(at)))
    }

    /// Why a part is left out; of one that counts, whether it is left out of the to-be.
    fn left_out(&self, part: Component, added: Option<&Added>, counts: bool) -> Option<LeftOut> {
        let why = match part {
            Component::Question(at) if counts => self.why_without_target(at)?,
            Component::Section(_) if counts => return None,
            Component::Question(at) => self.why_not(at),
            Component::Section(at) => self.why_not_section(at),
        };
        let values = added.map_or_else(Numbers::default, |added| Numbers::from(&added.values));
        Some(LeftOut { part, why, values })
    }

    fn why_without_target(&self, at: usize) -> Option<Why> {
        match self.scores.questions[at].to_be {
            ToBe::Given(None) if self.drops(at) => Some(Why::Dropped),
            ToBe::Given(None) => Some(Why::TargetUnknown),
            _ => None,
        }
    }

    /// Whether the to-be names nothing but "none".
    fn drops(&self, at: usize) -> bool {
        let answer = self.session.answer(&self.set.questions[at].id);
        answer.to_be.values().all(|entry| *entry != crate::session::Entry::Unknown)
    }

    /// Why a question brings nothing to its section today.
    pub(super) fn why_not(&self, at: usize) -> Why {
        let question = &self.set.questions[at];
        let score = &self.scores.questions[at];
        if score.state == State::Hidden {
            return self.out_of_scope(question.section).unwrap_or(Why::Condition);
        }
        if !question.is_scored() {
            return Why::Kind;
        }
        match score.state {
            State::NotApplicable => {
                let answer = self.session.answer(&question.id);
                Why::NotApplicable(answer.not_applicable.clone())
            }
            State::Untouched => Why::Untouched,
            State::Unknown if score.as_is.is_none() => Why::Unknown,
            _ if score.as_is.is_none() => Why::NoPoints,
            _ => Why::Weightless,
        }
    }

    fn why_not_section(&self, at: usize) -> Why {
        let section = &self.set.sections[at];
        if let Some(why) = self.out_of_scope(at) {
            why
        } else if section.score.is_none() {
            Why::Unscored
        } else if self.scores.sections[at].as_is.is_none() {
            Why::Empty
        } else {
            Why::Weightless
        }
    }
}

/// What was added as a part that counts; `None` where it brings nothing, or weighs nothing in a fold in
/// which weights matter.
fn item(added: &Added, fold: Fold, sums: &Sums) -> Option<Item> {
    let main = added.values.as_is?;
    let weight = added.weight;
    if weight <= 0.0 && fold != Fold::Min {
        return None;
    }
    let share =
        (fold == Fold::Mean && sums.as_is.weights > 0.0).then(|| weight / sums.as_is.weights);
    let values = Numbers::from(&added.values);
    Some(Item { part: added.part, values, weight, product: weight * main, share })
}
