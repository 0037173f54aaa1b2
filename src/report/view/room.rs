//! What every part of a report is made from.

use super::{FunctionRow, Options, Other, Role, Source, States};
use crate::questionnaire::{Choice, Level, Question, Questionnaire, Section};
use crate::report::clean::{cleaned, plain};
use crate::score::{Counts, Score, Scores, State};
use crate::session::{Answer, Day, Session};
use crate::strings::Words;
use crate::text::{Lang, Text};

/// A session that may leave, with its set and its scores, and the language of the report.
pub(in crate::report) struct Room<'a> {
    pub(in crate::report) source: &'a Source<'a>,
    pub(in crate::report) options: &'a Options,
    pub(in crate::report) lang: Lang,
    pub(in crate::report) set: &'a Questionnaire,
    /// Without memos, and redacted where that is asked.
    pub(in crate::report) session: Session,
    pub(in crate::report) scores: &'a Scores,
    /// The cycle before, likewise.
    pub(in crate::report) earlier: Option<(Other<'a>, Session)>,
    /// The session that this one is based on, likewise.
    pub(in crate::report) linked: Option<(Other<'a>, Session)>,
}

impl<'a> Room<'a> {
    pub(in crate::report) fn new(source: &'a Source<'a>, options: &'a Options) -> Room<'a> {
        let lang = options.lang;
        let clean = |other: Other<'a>| {
            let session = cleaned(other.set, other.session, options.redact, lang);
            (other, session)
        };
        Room {
            source,
            options,
            lang,
            set: source.set,
            session: cleaned(source.set, source.session, options.redact, lang),
            scores: source.scores,
            earlier: source.earlier.map(clean),
            linked: source.linked.map(clean),
        }
    }

    /// A string of the program.
    pub(in crate::report) fn say(&self, words: Words) -> String {
        words.of(self.lang).to_owned()
    }

    /// A text of the set.
    pub(in crate::report) fn text(&self, text: &Text) -> String {
        plain(text.get(self.lang))
    }

    pub(in crate::report) fn question(&self, at: usize) -> &'a Question {
        &self.set.questions[at]
    }

    pub(in crate::report) fn answer(&self, at: usize) -> &Answer {
        self.session.answer(&self.set.questions[at].id)
    }

    pub(in crate::report) fn title(&self, at: usize) -> String {
        self.text(&self.set.questions[at].title)
    }

    pub(in crate::report) fn titles(&self, questions: &[usize]) -> Vec<String> {
        questions.iter().map(|&at| self.title(at)).collect()
    }

    pub(in crate::report) fn role(&self, at: usize) -> Role {
        Role { id: plain(&self.set.questions[at].id), title: self.title(at) }
    }

    pub(in crate::report) fn section_of(&self, at: usize) -> &'a Section {
        &self.set.sections[self.set.questions[at].section]
    }

    /// The questions of the overall score in a state.
    pub(in crate::report) fn counted(&self, state: State) -> Vec<usize> {
        let is =
            |at: &usize| self.set.counts_overall(*at) && self.scores.questions[*at].state == state;
        (0..self.set.questions.len()).filter(is).collect()
    }

    /// A level as a short sentence.
    pub(in crate::report) fn level(&self, level: &Level) -> String {
        self.text(level.short.as_ref().unwrap_or(&level.text))
    }

    pub(in crate::report) fn choice(&self, choice: &Choice) -> String {
        self.text(&choice.text)
    }

    /// The numbers of a section, or of the whole.
    pub(super) fn function(&self, section: Option<usize>, score: &Score) -> FunctionRow {
        let of = section.map(|at| &self.set.sections[at]);
        FunctionRow {
            id: of.map(|section| plain(&section.id)).unwrap_or_default(),
            title: of.map(|section| self.text(&section.title)).unwrap_or_default(),
            short: of.map(|section| self.text(section.short_title())).unwrap_or_default(),
            as_is: score.as_is,
            to_be: score.to_be,
            gap: score.gap,
            low: score.low,
            high: score.high,
            earlier: self.earlier_score(section),
            change: None,
            max: score.max,
            states: states(&score.counts),
            seen: self.seen(section),
            out_of_scope: score.out_of_scope,
        }
    }

    /// The score of the same section, or of the whole, in the cycle before, as it was then.
    fn earlier_score(&self, section: Option<usize>) -> Option<f64> {
        let (earlier, _) = self.earlier.as_ref()?;
        match section {
            None => earlier.scores.overall.as_is,
            Some(at) => {
                let at = earlier.set.section(&self.set.sections[at].id)?;
                earlier.scores.sections[at].as_is
            }
        }
    }

    /// How many answers that count rest on evidence that someone has seen.
    fn seen(&self, section: Option<usize>) -> usize {
        let inside = |at: &usize| {
            let mut above = self.set.section_and_above(self.set.questions[*at].section);
            section.is_none_or(|section| above.any(|one| one == section))
        };
        let seen = |at: &usize| self.answer(*at).evidence.iter().any(|one| one.seen.is_some());
        self.counted(State::Answered).iter().filter(|at| inside(at) && seen(at)).count()
    }
}

/// Counts as a report tells them.
pub(in crate::report) fn states(counts: &Counts) -> States {
    States {
        asked: counts.asked,
        answered: counts.answered,
        partly_unknown: counts.partly_unknown,
        unknown: counts.unknown,
        not_applicable: counts.not_applicable,
        untouched: counts.untouched,
        targets: counts.targets,
    }
}

/// The day of a moment.
pub(in crate::report) fn day(stamp: Day) -> Option<String> {
    stamp.date.map(|date| date.to_string())
}
