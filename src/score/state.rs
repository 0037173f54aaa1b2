//! What a session says about each question: its state and its points.

use crate::questionnaire::{Choice, Condition, Holds, Kind, Question, Questionnaire, Scale, Test};
use crate::session::{Answer, Entries, Entry, Offer, Quantity, Session, Track, UNKNOWN_CHOICE};

use super::terms::offer;

/// What is known about a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// Something was answered.
    Answered,
    /// Asked, and nobody knows.
    Unknown,
    /// It does not apply here.
    NotApplicable,
    /// Not asked yet.
    #[default]
    Untouched,
    /// Not asked this time: its condition does not hold, or its section is out of scope.
    Hidden,
}

impl State {
    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Answered => "answered",
            State::Unknown => "unknown",
            State::NotApplicable => "not_applicable",
            State::Untouched => "untouched",
            State::Hidden => "hidden",
        }
    }
}

/// What a question's to-be says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum ToBe {
    /// None was given: the as-is stands in.
    #[default]
    NotGiven,
    /// One was given; `None` leaves the question out of the to-be (dropped, or not known).
    Given(Option<f64>),
}

/// State and points of one question.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct QuestionScore {
    /// What is known about it.
    pub state: State,
    /// Answered on one scale, while another is "don't know".
    pub partly_unknown: bool,
    /// The points of the answer; `None` where it brings none.
    pub as_is: Option<f64>,
    /// The to-be.
    pub to_be: ToBe,
    /// The points of the band, where the question takes part in it: what it would bring at worst.
    pub low: Option<f64>,
    /// What it would bring at best, given what is answered.
    pub high: Option<f64>,
    /// What it could bring at most, whatever is answered.
    pub max: Option<f64>,
}

impl QuestionScore {
    /// A question that counts nowhere.
    const HIDDEN: QuestionScore = QuestionScore {
        state: State::Hidden,
        partly_unknown: false,
        as_is: None,
        to_be: ToBe::NotGiven,
        low: None,
        high: None,
        max: None,
    };

    /// To-be minus as-is, where both are known.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        match (self.to_be, self.as_is) {
            (ToBe::Given(Some(to_be)), Some(as_is)) => Some(to_be - as_is),
            _ => None,
        }
    }
}

/// The entries of an answer on the scales that its question has, in their order. A level that the
/// scale does not have counts as if it were absent.
pub fn sourcing_entries<'a>(
    set: &'a Questionnaire,
    scales: &'a [usize],
    entries: &'a Entries,
) -> impl Iterator<Item = (&'a Scale, Option<&'a Entry>)> + 'a {
    scales.iter().map(move |&at| {
        let scale = &set.scales[at];
        let entry = entries.get(&scale.id).filter(|entry| match entry {
            Entry::Level(level) => scale.level(level).is_some(),
            Entry::Unknown | Entry::None => true,
        });
        (scale, entry)
    })
}

/// State and points of every question, in the order of the set. Conditions look at earlier questions
/// only, so one pass is enough.
pub(super) fn questions(set: &Questionnaire, session: &Session) -> Vec<QuestionScore> {
    let out_of_scope: Vec<bool> = (0..set.sections.len())
        .map(|section| {
            set.section_and_above(section)
                .any(|at| session.out_of_scope(&set.sections[at].id).is_some())
        })
        .collect();
    let mut scores: Vec<QuestionScore> = Vec::with_capacity(set.questions.len());
    for question in &set.questions {
        let shown = !out_of_scope[question.section]
            && question.when.as_ref().is_none_or(|when| holds(when, set, session, &scores));
        let score =
            if shown { question_score(set, question, session) } else { QuestionScore::HIDDEN };
        scores.push(score);
    }
    scores
}

/// Whether a condition holds, given the states of all earlier questions.
fn holds(
    condition: &Condition,
    set: &Questionnaire,
    session: &Session,
    earlier: &[QuestionScore],
) -> bool {
    let test = |test: &Test| test_holds(test, set, session, earlier);
    match condition {
        Condition::Any(tests) => tests.iter().any(test),
        Condition::All(tests) => tests.iter().all(test),
    }
}

fn test_holds(
    test: &Test,
    set: &Questionnaire,
    session: &Session,
    earlier: &[QuestionScore],
) -> bool {
    let state = earlier[test.question].state;
    if matches!(state, State::Hidden | State::NotApplicable) {
        return false;
    }
    let question = &set.questions[test.question];
    let given = given_words(set, question, session.answer(&question.id));
    match &test.holds {
        Holds::Is(listed) => given.iter().any(|word| listed.iter().any(|other| other == word)),
        Holds::Not(listed) => {
            !given.is_empty() && !given.iter().any(|word| listed.iter().any(|other| other == word))
        }
        Holds::Answered => state == State::Answered,
    }
}

/// The choices or as-is entries of an answer, as words; "unknown" and "none" are among them.
fn given_words<'a>(
    set: &Questionnaire,
    question: &'a Question,
    answer: &'a Answer,
) -> Vec<&'a str> {
    match &question.kind {
        Kind::Level { scales } => scales
            .iter()
            .filter_map(|&at| {
                let scale = &set.scales[at];
                let word = answer.as_is.get(&scale.id)?.word();
                (scale.level(word).is_some() || matches!(word, "unknown" | "none")).then_some(word)
            })
            .collect(),
        Kind::Single(choices) | Kind::Multi(choices) => {
            let several = matches!(question.kind, Kind::Multi(_));
            let chosen = chosen(choices, answer, several);
            if chosen.is_empty() && says_unknown(answer) {
                return vec![UNKNOWN_CHOICE];
            }
            chosen.into_iter().map(|choice| choice.id.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

fn question_score(set: &Questionnaire, question: &Question, session: &Session) -> QuestionScore {
    let answer = session.answer(&question.id);
    let only = |state| QuestionScore { state, ..QuestionScore::default() };
    let score = match &question.kind {
        Kind::Level { scales } => level_score(set, question, scales, answer),
        Kind::Single(choices) => choice_score(question, choices, answer, false),
        Kind::Multi(choices) => choice_score(question, choices, answer, true),
        Kind::Text => {
            let said = answer.record.as_deref().is_some_and(|text| !text.trim().is_empty());
            only(if said { State::Answered } else { State::Untouched })
        }
        Kind::Number(_) => only(match answer.number {
            Some(Quantity::Known(number)) if number.is_finite() => State::Answered,
            Some(Quantity::Unknown) => State::Unknown,
            _ => State::Untouched,
        }),
        Kind::Table(_) if answer.rows.is_empty() => only(State::Untouched),
        Kind::Table(_) => only(State::Answered),
        Kind::Candidates(_) => only(candidates_state(set, question, session)),
    };
    if answer.not_applicable.is_some() {
        QuestionScore { state: State::NotApplicable, ..QuestionScore::HIDDEN }
    } else if score.state == State::NotApplicable {
        // Decided against on every side today; it may still be started, so its to-be counts.
        QuestionScore { to_be: score.to_be, state: State::NotApplicable, ..QuestionScore::HIDDEN }
    } else {
        score
    }
}

/// Every candidate must have its word; one level or number among them makes it an answer.
fn candidates_state(set: &Questionnaire, question: &Question, session: &Session) -> State {
    let answer = session.answer(&question.id);
    let offers = || session.candidates.iter().map(|one| offer(set, question, answer, &one.id));
    if session.candidates.is_empty() || offers().any(|offer| offer.is_none()) {
        State::Untouched
    } else if offers().flatten().all(|offer| *offer == Offer::Unknown) {
        State::Unknown
    } else {
        State::Answered
    }
}

/// One track of a level question, by the table of states and points.
struct Side {
    state: State,
    partly_unknown: bool,
    points: Option<f64>,
    /// The most that a scale answered "don't know" could still bring.
    unknown_high: Option<f64>,
}

fn side<'a>(entries: impl Iterator<Item = (&'a Scale, Option<&'a Entry>)>) -> Side {
    let (mut all, mut none, mut unknown) = (0, 0, 0);
    let mut level_points: Option<f64> = None;
    let mut unknown_points: Option<f64> = None;
    let mut unknown_high: Option<f64> = None;
    for (scale, entry) in entries {
        all += 1;
        match entry {
            Some(Entry::Level(id)) => {
                level_points = most(level_points, scale.level(id).map(|level| level.points));
            }
            Some(Entry::Unknown) => {
                unknown += 1;
                unknown_points = most(unknown_points, scale.unknown);
                unknown_high = most(unknown_high, Some(scale.highest()));
            }
            Some(Entry::None) => none += 1,
            None => {}
        }
    }
    let state = if level_points.is_some() {
        State::Answered
    } else if unknown > 0 {
        State::Unknown
    } else if all > 0 && none == all {
        State::NotApplicable
    } else {
        State::Untouched
    };
    Side {
        state,
        partly_unknown: level_points.is_some() && unknown > 0,
        points: level_points.or(unknown_points),
        unknown_high,
    }
}

fn level_score(
    set: &Questionnaire,
    question: &Question,
    scales: &[usize],
    answer: &Answer,
) -> QuestionScore {
    let today = side(sourcing_entries(set, scales, &answer.as_is));
    // What the question could stand at: on the scales that were not decided against.
    let open = sourcing_entries(set, scales, &answer.as_is)
        .filter(|(_, entry)| !matches!(entry, Some(Entry::None)))
        .map(|(scale, _)| scale);
    let (lowest, highest) = open.fold((None, None), |(low, high), scale| {
        (least(low, Some(scale.lowest())), most(high, Some(scale.highest())))
    });
    let (low, high) = match today.state {
        State::Answered => (today.points, most(today.points, today.unknown_high)),
        _ => (lowest, highest),
    };
    let to_be = if question.target { target(set, scales, answer) } else { ToBe::NotGiven };
    QuestionScore {
        state: today.state,
        partly_unknown: today.partly_unknown,
        as_is: today.points,
        to_be,
        low,
        high,
        max: highest,
    }
}

/// The to-be: only the scales that it names count.
fn target(set: &Questionnaire, scales: &[usize], answer: &Answer) -> ToBe {
    let named = || {
        sourcing_entries(set, scales, answer.entries(Track::ToBe))
            .filter(|(_, entry)| entry.is_some())
    };
    if named().next().is_none() { ToBe::NotGiven } else { ToBe::Given(side(named()).points) }
}

/// The choices that count: of several the ones that are given, each once and in the order of the set,
/// so that their sum does not depend on who wrote which first; else the first that the set has.
pub(super) fn chosen<'a>(choices: &'a [Choice], answer: &Answer, several: bool) -> Vec<&'a Choice> {
    if several {
        return choices.iter().filter(|choice| answer.choice.contains(&choice.id)).collect();
    }
    let known = |id: &String| choices.iter().find(|choice| choice.id == *id);
    answer.choice.iter().find_map(known).into_iter().collect()
}

pub(super) fn says_unknown(answer: &Answer) -> bool {
    answer.choice.iter().any(|id| id == UNKNOWN_CHOICE)
}

fn choice_score(
    question: &Question,
    choices: &[Choice],
    answer: &Answer,
    several: bool,
) -> QuestionScore {
    let chosen = chosen(choices, answer, several);
    let state = if !chosen.is_empty() {
        State::Answered
    } else if says_unknown(answer) {
        State::Unknown
    } else {
        State::Untouched
    };
    let points = chosen.iter().filter_map(|choice| choice.points).reduce(|a, b| a + b);
    let (lowest, highest) = range(choices, several);
    let (low, high) = match state {
        State::Answered => (points, points),
        _ => (lowest, highest),
    };
    let as_is = if state == State::Unknown { question.unknown } else { points };
    QuestionScore { state, as_is, low, high, max: highest, ..QuestionScore::default() }
}

/// The least and the most that an answer to a question can bring, on whichever of its scales; nothing
/// where it has no points.
pub(super) fn points_range(set: &Questionnaire, question: &Question) -> (Option<f64>, Option<f64>) {
    match &question.kind {
        Kind::Level { scales } => scales.iter().fold((None, None), |(low, high), &scale| {
            let scale = &set.scales[scale];
            (least(low, Some(scale.lowest())), most(high, Some(scale.highest())))
        }),
        Kind::Single(choices) => range(choices, false),
        Kind::Multi(choices) => range(choices, true),
        _ => (None, None),
    }
}

/// The least and the most that choices can bring; nothing where none of them has points.
fn range(choices: &[Choice], several: bool) -> (Option<f64>, Option<f64>) {
    let points = || choices.iter().filter_map(|choice| choice.points);
    if points().next().is_none() {
        return (None, None);
    }
    if !several {
        return (points().reduce(f64::min), points().reduce(f64::max));
    }
    let negative: f64 = points().filter(|points| *points < 0.0).sum();
    let together: f64 = choices
        .iter()
        .filter(|choice| !choice.exclusive)
        .filter_map(|choice| choice.points)
        .filter(|points| *points > 0.0)
        .sum();
    let alone = choices.iter().filter(|choice| choice.exclusive).filter_map(|choice| choice.points);
    // `+ 0.0` turns the empty sum's minus zero into a plain zero.
    (Some(negative + 0.0), Some(alone.fold(together, f64::max)))
}

fn most(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    either(a, b, f64::max)
}

fn least(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    either(a, b, f64::min)
}

fn either(a: Option<f64>, b: Option<f64>, choose: fn(f64, f64) -> f64) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(choose(a, b)),
        (a, b) => a.or(b),
    }
}
