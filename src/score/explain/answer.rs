//! The points of one question: what was said, and which of it counts.

use crate::questionnaire::{Kind, Origin, Question};
use crate::session::{Entry, Track};

use super::{
    Band, Explanation, LeftOut, Numbers, Of, OriginOf, Rule, Said, Subject, What, Working,
};
use crate::score::scores::{Component, Values};
use crate::score::state::{State, ToBe, chosen, says_unknown, sourcing_entries};

impl Of<'_> {
    pub(super) fn question(&self, at: usize) -> Explanation {
        let question = &self.set.questions[at];
        let score = &self.scores.questions[at];
        let rule = match &question.kind {
            _ if !question.is_scored() => Rule::Unscored,
            Kind::Level { .. } => Rule::BestScale,
            Kind::Multi(_) => Rule::Choices,
            _ => Rule::OneChoice,
        };
        let mut made = self.nothing(Subject::Question(at), rule);
        let to_be = match score.to_be {
            ToBe::Given(points) => points,
            ToBe::NotGiven => None,
        };
        made.numbers = Numbers { to_be, gap: score.gap(), ..Numbers::from(&Values::from(score)) };
        if rule != Rule::Unscored {
            made.working = Working::Answer(self.said(at), self.band(at));
        }
        if score.as_is.is_none() || question.weight <= 0.0 {
            let (part, values) = (Component::Question(at), made.numbers);
            made.left_out.push(LeftOut { part, why: self.why_not(at), values });
        }
        made.origins = self.origins(question);
        made
    }

    pub(super) fn origins(&self, question: &Question) -> Vec<(OriginOf, Origin)> {
        let scales: &[usize] = match &question.kind {
            Kind::Level { scales } => scales,
            _ => &[],
        };
        let own = question.source.iter().map(|origin| (OriginOf::Question, origin));
        let sources = scales.iter().filter_map(|&scale| self.set.scales[scale].source.as_ref());
        let mut origins: Vec<(OriginOf, Origin)> = Vec::new();
        for (of, origin) in own.chain(sources.map(|origin| (OriginOf::Scale, origin))) {
            if !origins.iter().any(|known| known.0 == of && known.1 == *origin) {
                origins.push((of, origin.clone()));
            }
        }
        origins
    }

    fn band(&self, at: usize) -> Band {
        let score = &self.scores.questions[at];
        match score.state {
            _ if score.low.is_none() => Band::None,
            State::Answered if score.partly_unknown => Band::PartlyUnknown,
            State::Answered => Band::Fixed,
            _ => Band::Open,
        }
    }

    /// What was said, as the score sees it.
    fn said(&self, at: usize) -> Vec<Said> {
        let question = &self.set.questions[at];
        match &question.kind {
            Kind::Level { scales } => {
                let mut said = self.on_scales(at, scales, Track::AsIs);
                if question.target {
                    let later = self.on_scales(at, scales, Track::ToBe);
                    // Only what the to-be names counts.
                    said.extend(later.into_iter().filter(|said| said.what != What::Nothing));
                }
                said
            }
            kind => self.chosen(at, matches!(kind, Kind::Multi(_))),
        }
    }

    fn on_scales(&self, at: usize, scales: &[usize], track: Track) -> Vec<Said> {
        let answer = self.session.answer(&self.set.questions[at].id);
        let score = &self.scores.questions[at];
        let counted = match (track, score.to_be) {
            (Track::AsIs, _) => score.as_is,
            (Track::ToBe, ToBe::Given(points)) => points,
            (Track::ToBe, ToBe::NotGiven) => None,
        };
        let entries = sourcing_entries(self.set, scales, answer.entries(track));
        let mut said: Vec<Said> = entries
            .zip(scales)
            .map(|((scale, entry), &position)| {
                let place = |id: &str| scale.levels.iter().position(|level| level.id == id);
                let (what, points) = match entry {
                    Some(Entry::Level(id)) => place(id).map_or((What::Nothing, None), |level| {
                        (What::Level(level), Some(scale.levels[level].points))
                    }),
                    Some(Entry::Unknown) => (What::Unknown, scale.unknown),
                    Some(Entry::None) => (What::NotHere, None),
                    None => (What::Nothing, None),
                };
                Said { track, scale: Some(position), what, points, counts: false }
            })
            .collect();
        // A level goes before "don't know", whatever that would bring.
        let levels = said.iter().any(|said| matches!(said.what, What::Level(_)));
        let counting = said.iter_mut().find(|said| {
            counted.is_some() && said.points == counted && (said.what != What::Unknown || !levels)
        });
        if let Some(said) = counting {
            said.counts = true;
        }
        said
    }

    fn chosen(&self, at: usize, several: bool) -> Vec<Said> {
        let question = &self.set.questions[at];
        let answer = self.session.answer(&question.id);
        let choices = question.kind.choices();
        let counting = self.scores.questions[at].as_is.is_some();
        let said = |what, points: Option<f64>| Said {
            track: Track::AsIs,
            scale: None,
            what,
            points,
            counts: counting && points.is_some(),
        };
        let given = chosen(choices, answer, several);
        if given.is_empty() {
            let unknown = says_unknown(answer);
            let (what, points) =
                if unknown { (What::Unknown, question.unknown) } else { (What::Nothing, None) };
            return vec![said(what, points)];
        }
        let place = |id: &str| choices.iter().position(|choice| choice.id == id).unwrap_or(0);
        let each = given.into_iter();
        each.map(|choice| said(What::Choice(place(&choice.id)), choice.points)).collect()
    }
}
