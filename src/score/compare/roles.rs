//! What happened to each question, and to the targets that it had.

use crate::questionnaire::{Kind, Questionnaire};
use crate::score::profile::{Aims, aims};
use crate::score::scores::Scores;
use crate::score::state::{QuestionScore, State, ToBe, sourcing_entries};
use crate::session::{Answer, Entry, Session, Stamp};

use super::Judged;
use super::causes::{Cause, cause};

/// What one session says of a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moment {
    /// What is known about it; hidden where the set of that session does not ask it.
    pub state: State,
    /// Whether the section that it stands in is out of scope.
    pub out_of_scope: bool,
    /// The points of the answer, by the new set.
    pub as_is: Option<f64>,
    /// The scales (positions in the new set) whose level counts: the highest ones. Empty where none
    /// has a level.
    pub counting: Vec<usize>,
    /// The ids of the choices that were made, where it has choices.
    pub chosen: Vec<String>,
    /// Who answered: the respondent, else the participants of the session; may be empty.
    pub respondents: Vec<String>,
    /// How many pieces of evidence someone has seen.
    pub seen: usize,
    /// When the answer last changed.
    pub answered: Option<Stamp>,
}

/// What became of a note, beside its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoteChange {
    /// It is the same, or there is none in either.
    #[default]
    Same,
    /// There was none.
    Added,
    /// It says something else.
    Changed,
    /// It is gone.
    Removed,
}

/// What happened to one question of the new set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RoleMovement {
    /// The position of the question in the new set.
    pub question: usize,
    /// What the old session says.
    pub old: Moment,
    /// What the new session says.
    pub new: Moment,
    /// Whether it is answered with points in both sessions, so that it is compared like for like.
    pub like_for_like: bool,
    /// Whether another side counts than before: none of the scales that counted counts now. Only
    /// where it is compared like for like.
    pub side_moved: bool,
    /// Why it is not compared like for like although it brought or brings points.
    pub cause: Option<Cause>,
    /// What became of the note.
    pub note: NoteChange,
    /// Whether somebody else answered than before, where at least one of the answers names who.
    pub other_respondents: bool,
}

impl RoleMovement {
    /// New points minus old points, where it is compared like for like: what an unknown counts says
    /// nothing about a level.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        Some(self.new.as_is? - self.old.as_is?).filter(|_| self.like_for_like)
    }

    /// Whether state, points, choices or the side that counts are others than before. Nothing moved
    /// where there was no answer and there is none.
    #[must_use]
    pub fn moved(&self) -> bool {
        let (old, new) = (&self.old, &self.new);
        let silent = |moment: &Moment| matches!(moment.state, State::Untouched | State::Hidden);
        (old.state != new.state && !(silent(old) && silent(new)))
            || old.as_is != new.as_is
            || old.chosen != new.chosen
            || self.side_moved
    }
}

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// Today's as-is is the level aimed at; or the role was to be dropped, and is.
    Reached,
    /// Today's as-is is higher.
    Passed,
    /// It has risen, and not far enough.
    Partly,
    /// It has not risen.
    NotReached,
    /// Nobody knows: today's as-is is untouched or unknown, or what was aimed at was.
    Open,
    /// The question does not apply any more, or is not asked.
    Lapsed,
}

impl Reached {
    /// Whether what was aimed at is there.
    #[must_use]
    pub fn is_reached(self) -> bool {
        matches!(self, Reached::Reached | Reached::Passed)
    }

    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Reached::Reached => "reached",
            Reached::Passed => "passed",
            Reached::Partly => "partly",
            Reached::NotReached => "not_reached",
            Reached::Open => "open",
            Reached::Lapsed => "lapsed",
        }
    }
}

/// A target of the old session and what became of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetMovement {
    /// The position of the question in the new set.
    pub question: usize,
    /// The level that was aimed at; `None` where the role was to be dropped, or nobody knew.
    pub aim: Option<f64>,
    /// The as-is when the target was set.
    pub from: Option<f64>,
    /// The as-is today.
    pub now: Option<f64>,
    /// Whether it is reached.
    pub reached: Reached,
}

/// What happened to each question of the new set; `old_now` is what the old session amounts to by it.
pub(super) fn roles(old: Judged<'_>, old_now: &Scores, new: Judged<'_>) -> Vec<RoleMovement> {
    let set = new.set;
    let role = |at: usize| {
        let question = &set.questions[at];
        let known_before = old.set.question(&question.id).is_some();
        let before = &old_now.questions[at];
        let mut old_moment = moment(set, old.session, old_now, at);
        if !known_before {
            // What a file says of a question that its set does not have counts nowhere.
            old_moment = Moment { state: State::Hidden, ..Moment::default() };
        }
        let new_moment = moment(set, new.session, new.scores, at);
        let scored = question.is_scored();
        let like_for_like =
            scored && known_before && counts(before) && counts(&new.scores.questions[at]);
        let side_moved = like_for_like
            && !old_moment.counting.is_empty()
            && !old_moment.counting.iter().any(|scale| new_moment.counting.contains(scale));
        let cause = if scored && !like_for_like {
            cause(known_before, &old_moment, &new_moment)
        } else {
            None
        };
        let (said, says) = (old.session.answer(&question.id), new.session.answer(&question.id));
        RoleMovement {
            question: at,
            like_for_like,
            side_moved,
            cause,
            note: note(said, says),
            other_respondents: (said.respondent.is_some() || says.respondent.is_some())
                && old_moment.respondents != new_moment.respondents
                && said_something(&old_moment)
                && said_something(&new_moment),
            old: old_moment,
            new: new_moment,
        }
    };
    (0..set.questions.len()).map(role).collect()
}

/// Whether a question is compared like for like, as far as one session goes.
fn counts(score: &QuestionScore) -> bool {
    score.state == State::Answered && score.as_is.is_some()
}

fn said_something(moment: &Moment) -> bool {
    matches!(moment.state, State::Answered | State::Unknown)
}

fn moment(set: &Questionnaire, session: &Session, scores: &Scores, at: usize) -> Moment {
    let question = &set.questions[at];
    let score = &scores.questions[at];
    let answer = session.answer(&question.id);
    let counting = match (&question.kind, score.state) {
        (Kind::Level { scales }, State::Answered) => counting(set, scales, answer, score.as_is),
        _ => Vec::new(),
    };
    let choices = question.kind.choices().iter();
    let choices = choices.filter(|choice| answer.choice.contains(&choice.id));
    let chosen = choices.map(|choice| choice.id.clone()).filter(|_| score.state == State::Answered);
    let chosen = chosen.collect();
    let respondents = match &answer.respondent {
        Some(respondent) => vec![respondent.clone()],
        None => session.about.participants.clone(),
    };
    Moment {
        state: score.state,
        out_of_scope: scores.sections[question.section].out_of_scope,
        as_is: score.as_is,
        counting,
        chosen,
        respondents,
        seen: answer.evidence.iter().filter(|evidence| evidence.seen.is_some()).count(),
        answered: answer.answered,
    }
}

/// The scales whose level brings the points.
fn counting(
    set: &Questionnaire,
    scales: &[usize],
    answer: &Answer,
    points: Option<f64>,
) -> Vec<usize> {
    let entries = scales.iter().zip(sourcing_entries(set, scales, &answer.as_is));
    let brings =
        |(&at, (scale, entry)): (&usize, (&crate::questionnaire::Scale, Option<&Entry>))| {
            let Some(Entry::Level(id)) = entry else { return None };
            (scale.level(id).map(|level| level.points) == points).then_some(at)
        };
    entries.filter_map(brings).collect()
}

fn note(old: &Answer, new: &Answer) -> NoteChange {
    let text = |answer: &Answer| {
        let text = answer.note.as_deref().unwrap_or_default().trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    match (text(old), text(new)) {
        (None, None) => NoteChange::Same,
        (None, Some(_)) => NoteChange::Added,
        (Some(_), None) => NoteChange::Removed,
        (Some(old), Some(new)) if old == new => NoteChange::Same,
        (Some(_), Some(_)) => NoteChange::Changed,
    }
}

/// The targets of the old session that the new set still asks about.
pub(super) fn targets(
    old: Judged<'_>,
    new: Judged<'_>,
    roles: &[RoleMovement],
) -> Vec<TargetMovement> {
    let target = |role: &RoleMovement| {
        let question = &new.set.questions[role.question];
        let before = old.set.question(&question.id)?;
        let ToBe::Given(aim) = old.scores.questions[before].to_be else { return None };
        let aims = aims(old.set, old.session, old.scores, before);
        Some(TargetMovement {
            question: role.question,
            aim,
            from: role.old.as_is,
            now: role.new.as_is.filter(|_| role.new.state == State::Answered),
            reached: reached(aims, aim, role),
        })
    };
    roles.iter().filter_map(target).collect()
}

fn reached(aims: Aims, aim: Option<f64>, role: &RoleMovement) -> Reached {
    match (aims, role.new.state) {
        (Aims::Nothing, State::NotApplicable) => Reached::Reached,
        (Aims::Nothing, State::Answered) => Reached::NotReached,
        (Aims::Level, State::NotApplicable) if role.old.state == State::NotApplicable => {
            Reached::NotReached // It was to be started.
        }
        (_, State::Hidden | State::NotApplicable) => Reached::Lapsed,
        // The points of "don't know" are no target that a level could be held against.
        (Aims::Nothing | Aims::Open, _) | (_, State::Untouched | State::Unknown) => Reached::Open,
        (Aims::Level, State::Answered) => match aim.zip(role.new.as_is) {
            None => Reached::Open,
            Some((aim, now)) if now > aim => Reached::Passed,
            Some((aim, now)) if now >= aim => Reached::Reached,
            // Where there was no level before, whatever is there now is a beginning.
            Some((_, now)) if role.old.as_is.is_none_or(|from| now > from) => Reached::Partly,
            Some(_) => Reached::NotReached,
        },
    }
}
