//! Who is expected to do a role, and who does it: the sourcing pattern that was declared, the one
//! that the answers amount to, and the roles that do not match. A pattern never changes a score.
//!
//! A set says it by tags: the questions that ask for the pattern bear `pattern = "today"` and
//! `pattern = "aim"`, their choices list in `insource` the regions that are done in-house, and roles
//! bear their `region`. In the model of four regions 1 is in-house by far, 2 rather in-house, 3
//! rather bought, 4 bought by far.

use std::collections::BTreeSet;

use crate::questionnaire::{Choice, Kind, Question, Questionnaire, Scale, Tags, tag};
use crate::session::{Entry, Session, Track};

use super::scores::Scores;
use super::state::{State, ToBe, questions, sourcing_entries};

/// The id of the scale on which a role is done in-house.
pub const INSOURCE: &str = "insource";

/// The id of the scale on which a role is bought.
pub const OUTSOURCE: &str = "outsource";

/// Which of the two patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// The pattern of the organisation today.
    Today,
    /// The pattern aimed at.
    Aim,
}

impl Pattern {
    /// The word of the tag `pattern`.
    fn word(self) -> &'static str {
        match self {
            Pattern::Today => "today",
            Pattern::Aim => "aim",
        }
    }

    /// The question of the set that asks for this pattern.
    #[must_use]
    pub fn question(self, set: &Questionnaire) -> Option<usize> {
        set.questions.iter().position(|question| {
            matches!(question.kind, Kind::Single(_)) && has(&question.tags, "pattern", self.word())
        })
    }
}

/// Where a role is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In-house.
    In,
    /// Bought.
    Out,
}

/// A role that is done on the other side than its pattern expects, and on that side only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The position of the question.
    pub question: usize,
    /// The pattern that expects it elsewhere.
    pub pattern: Pattern,
    /// Where it is expected. It is done, or shall be done, on the other side only.
    pub expected: Side,
    /// The region of the role, `"1"` to `"4"` in the shipped set: the reason, as a ratio of in-house to
    /// bought.
    pub region: String,
    /// For the pattern aimed at: whether the role has a to-be of its own. Without one the as-is
    /// stands in.
    pub has_target: bool,
}

/// How the roles that have a region stand to one pattern. The five are all that were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit {
    /// Done on the side that is expected; both sides together always are.
    pub fitting: usize,
    /// Done on the other side only.
    pub mismatched: usize,
    /// Needed, and done by nobody.
    pub nobody: usize,
    /// Not judged: untouched, not known, or not known on the side that is expected.
    pub open: usize,
    /// Not judged: not applicable, or to be dropped.
    pub not_applicable: usize,
}

/// The patterns that answers amount to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts {
    /// How many roles were judged: those that are done on a known side.
    pub judged: usize,
    /// For each choice of the question for today's pattern that says something of regions: its
    /// position, and how many of the judged roles fit it.
    pub fits: Vec<(usize, usize)>,
    /// The choices that most roles fit; several where they fit equally many. Where none fits, the
    /// nearest of these.
    pub best: Vec<usize>,
    /// Whether at least half of the judged roles fit them; else no pattern fits.
    pub fits_any: bool,
}

/// The sourcing of an organisation against its patterns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sourcing {
    /// The choice that was declared for today: its position in [`Pattern::question`].
    pub today: Option<usize>,
    /// The choice that is aimed at.
    pub aim: Option<usize>,
    /// What the answers amount to; `None` where no role could be judged.
    pub amounts_to: Option<Amounts>,
    /// The roles that do not match, today's pattern first, then in the order of the set.
    pub mismatches: Vec<Mismatch>,
    /// How roles stand to today's pattern; `None` where none was declared.
    pub fit_today: Option<Fit>,
    /// How roles stand to the pattern aimed at; `None` where none was declared.
    pub fit_aim: Option<Fit>,
}

/// Who does a role, as far as its answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// On these sides: in-house, bought; at least one of them. A side that is not known stands apart.
    On { inside: Doing, outside: Doing },
    /// Needed, and done by nobody.
    Nobody,
    /// Untouched, or not known.
    Open,
    /// Decided against on every side.
    NotApplicable,
}

/// Whether a side does a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Yes,
    No,
    Unknown,
}

/// How one role stands to an expectation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fits,
    Mismatched,
    Nobody,
    Open,
    NotApplicable,
}

/// How the roles of a session stand to its patterns; `None` where the set asks for no pattern.
#[must_use]
pub fn sourcing(set: &Questionnaire, session: &Session, scores: &Scores) -> Option<Sourcing> {
    if Pattern::Today.question(set).is_none() && Pattern::Aim.question(set).is_none() {
        return None;
    }
    let mut mismatches = Vec::new();
    let fit_today = judged(set, session, scores, Pattern::Today, &mut mismatches);
    let fit_aim = judged(set, session, scores, Pattern::Aim, &mut mismatches);
    Some(Sourcing {
        today: declared(set, session, Pattern::Today),
        aim: declared(set, session, Pattern::Aim),
        amounts_to: amounts_to(set, session, scores),
        mismatches,
        fit_today,
        fit_aim,
    })
}

/// Where a declared pattern expects the role of a question; `None` where no pattern was declared, it
/// says nothing of regions, or the role has none.
#[must_use]
pub fn expected(
    set: &Questionnaire,
    session: &Session,
    pattern: Pattern,
    question: usize,
) -> Option<Side> {
    side(inhouse_regions(set, session, pattern)?, &set.questions[question])
}

/// The regions that a declared pattern does in-house; `None` where none was declared, or the chosen
/// one says nothing of regions.
#[must_use]
pub fn inhouse_regions<'a>(
    set: &'a Questionnaire,
    session: &Session,
    pattern: Pattern,
) -> Option<&'a [String]> {
    let choice = declared(set, session, pattern)?;
    regions(&set.questions[pattern.question(set)?].kind.choices()[choice])
}

/// The choice that was declared for a pattern; `None` where its question is not answered.
#[must_use]
pub fn declared(set: &Questionnaire, session: &Session, pattern: Pattern) -> Option<usize> {
    let at = pattern.question(set)?;
    let question = &set.questions[at];
    let answer = session.answer(&question.id);
    let out_of_scope = set
        .section_and_above(question.section)
        .any(|above| session.out_of_scope(&set.sections[above].id).is_some());
    let hidden = || questions(set, session)[at].state == State::Hidden;
    if answer.not_applicable.is_some() || out_of_scope || (question.when.is_some() && hidden()) {
        return None;
    }
    let choices = question.kind.choices();
    answer.choice.iter().find_map(|id| choices.iter().position(|choice| choice.id == *id))
}

/// The scales of a level question that can be answered on [`OUTSOURCE`]; `None` for all others.
pub(super) fn scales_of_role<'a>(
    set: &Questionnaire,
    question: &'a Question,
) -> Option<&'a [usize]> {
    let Kind::Level { scales } = &question.kind else { return None };
    scales.iter().any(|&scale| set.scales[scale].id == OUTSOURCE).then_some(scales)
}

/// Where a role is expected by what is done in-house; `None` where it has no region.
pub(super) fn side(inhouse: &[String], question: &Question) -> Option<Side> {
    let region = tag(&question.tags, "region");
    let inside = region.iter().any(|region| inhouse.contains(region));
    (!region.is_empty()).then_some(if inside { Side::In } else { Side::Out })
}

/// The regions that a choice lists as done in-house; `None` where it says nothing of them.
fn regions(choice: &Choice) -> Option<&[String]> {
    choice.tags.iter().find(|(name, _)| name == INSOURCE).map(|(_, regions)| regions.as_slice())
}

pub(super) fn has(tags: &Tags, name: &str, word: &str) -> bool {
    tag(tags, name).iter().any(|known| known == word)
}

/// Who does the role of a question, today or as it shall be; `None` where it is no role, or hidden.
fn done(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    question: usize,
    pattern: Pattern,
) -> Option<Done> {
    let score = &scores.questions[question];
    let question = &set.questions[question];
    let scales = scales_of_role(set, question).filter(|_| score.state != State::Hidden)?;
    let answer = session.answer(&question.id);
    if answer.not_applicable.is_some() {
        return Some(Done::NotApplicable);
    }
    // As soon as a to-be names one scale only the scales that it names count.
    let later = pattern == Pattern::Aim && score.to_be != ToBe::NotGiven;
    let entries = answer.entries(if later { Track::ToBe } else { Track::AsIs });
    let entries: Vec<(&Scale, Option<&Entry>)> = sourcing_entries(set, scales, entries)
        .filter(|(_, entry)| !later || entry.is_some())
        .collect();
    Some(who(&entries))
}

fn who(entries: &[(&Scale, Option<&Entry>)]) -> Done {
    let (mut inside, mut outside, mut nobody) = (Doing::No, Doing::No, false);
    for (scale, entry) in entries {
        let doing = match entry {
            // Needed, and not done: the lowest level in-house says so, also of what is to be bought.
            Some(Entry::Level(level)) if scale.id == INSOURCE && is_lowest(scale, level) => {
                nobody = true;
                Doing::No
            }
            Some(Entry::Level(_)) => Doing::Yes,
            Some(Entry::Unknown) => Doing::Unknown,
            Some(Entry::None) | None => Doing::No,
        };
        if scale.id == OUTSOURCE {
            outside = doing;
        } else if scale.id == INSOURCE {
            inside = doing;
        }
    }
    if inside == Doing::Yes || outside == Doing::Yes {
        Done::On { inside, outside }
    } else if inside == Doing::Unknown || outside == Doing::Unknown {
        Done::Open
    } else if nobody {
        Done::Nobody
    } else if !entries.is_empty() && entries.iter().all(|(_, entry)| *entry == Some(&Entry::None)) {
        Done::NotApplicable
    } else {
        Done::Open
    }
}

fn is_lowest(scale: &Scale, level: &str) -> bool {
    scale.levels.first().is_some_and(|lowest| lowest.id == level)
}

fn verdict(done: Done, expected: Side) -> Verdict {
    match done {
        Done::Nobody => Verdict::Nobody,
        Done::Open => Verdict::Open,
        Done::NotApplicable => Verdict::NotApplicable,
        Done::On { inside, outside } => match if expected == Side::In { inside } else { outside } {
            Doing::Yes => Verdict::Fits,
            Doing::No => Verdict::Mismatched,
            Doing::Unknown => Verdict::Open,
        },
    }
}

/// How the roles stand to a declared pattern; those that do not match are added to `mismatches`.
fn judged(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    pattern: Pattern,
    mismatches: &mut Vec<Mismatch>,
) -> Option<Fit> {
    let inhouse = inhouse_regions(set, session, pattern)?;
    let mut fit = Fit::default();
    for (at, question) in set.questions.iter().enumerate() {
        let Some(expected) = side(inhouse, question) else { continue };
        let Some(done) = done(set, session, scores, at, pattern) else { continue };
        match verdict(done, expected) {
            Verdict::Fits => fit.fitting += 1,
            Verdict::Nobody => fit.nobody += 1,
            Verdict::Open => fit.open += 1,
            Verdict::NotApplicable => fit.not_applicable += 1,
            Verdict::Mismatched => {
                fit.mismatched += 1;
                mismatches.push(Mismatch {
                    question: at,
                    pattern,
                    expected,
                    region: tag(&question.tags, "region").join(", "),
                    has_target: scores.questions[at].to_be != ToBe::NotGiven,
                });
            }
        }
    }
    Some(fit)
}

/// Which of the patterns most roles fit as they are done today.
fn amounts_to(set: &Questionnaire, session: &Session, scores: &Scores) -> Option<Amounts> {
    let asked = Pattern::Today.question(set).or_else(|| Pattern::Aim.question(set))?;
    let done: Vec<(&Question, Done)> = set
        .questions
        .iter()
        .enumerate()
        .filter(|(_, question)| !tag(&question.tags, "region").is_empty())
        .filter_map(|(at, question)| {
            let done = done(set, session, scores, at, Pattern::Today)?;
            matches!(done, Done::On { .. }).then_some((question, done))
        })
        .collect();
    let fitting = |inhouse: &[String]| {
        let fits = |(question, done): &&(&Question, Done)| {
            side(inhouse, question).is_some_and(|side| verdict(*done, side) == Verdict::Fits)
        };
        done.iter().filter(fits).count()
    };
    let choices = set.questions[asked].kind.choices().iter().enumerate();
    let fits: Vec<(usize, usize)> =
        choices.filter_map(|(at, choice)| Some((at, fitting(regions(choice)?)))).collect();
    let most = fits.iter().map(|(_, roles)| *roles).max().filter(|_| !done.is_empty())?;
    let mut best: Vec<usize> =
        fits.iter().filter(|(_, roles)| *roles == most).map(|(at, _)| *at).collect();
    let fits_any = 2 * most >= done.len();
    if !fits_any {
        let choices = set.questions[asked].kind.choices();
        let all = choices.iter().filter_map(regions).flatten().collect();
        let away = |at: usize| regions(&choices[at]).map(|inhouse| distance(inhouse, &all, &done));
        let nearest = best.iter().filter_map(|&at| away(at)).min();
        best.retain(|&at| away(at) == nearest);
    }
    Some(Amounts { judged: done.len(), fits, best, fits_any })
}

/// How far answers are from a pattern: by how many regions the line between in-house and bought would
/// have to move for each role that does not fit.
fn distance(inhouse: &[String], all: &BTreeSet<&String>, done: &[(&Question, Done)]) -> usize {
    let away = |(question, done): &(&Question, Done)| {
        let Some(expected) = side(inhouse, question) else { return 0 };
        if verdict(*done, expected) != Verdict::Mismatched {
            return 0;
        }
        let own = tag(&question.tags, "region").iter().min();
        let between = |region: &&&String| match expected {
            Side::In => inhouse.contains(region) && Some(**region) >= own,
            Side::Out => !inhouse.contains(region) && Some(**region) <= own,
        };
        all.iter().filter(between).count()
    };
    done.iter().map(away).sum()
}
