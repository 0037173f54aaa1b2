//! `monshin compare --json`: every key is always there, `null` or `[]` where there is nothing.

use serde::Serialize;

use crate::questionnaire::Questionnaire;
use crate::score::{
    CandidateFit, Judged, LikeForLike, Moment, Movement, NoteChange, RoleMovement, ScoreMovement,
    Trend,
};
use crate::session::Session;

/// Two sessions of one set.
#[derive(Debug, Serialize)]
pub struct CompareReport<'a> {
    questionnaire: SetHead<'a>,
    old: SessionHead<'a>,
    new: SessionHead<'a>,
    judged_by_another_version: bool,
    group_rule_changed: bool,
    overall: Part,
    sections: Vec<Section<'a>>,
    questions: Vec<Question<'a>>,
    no_longer_asked: &'a [String],
    targets_reached: usize,
    targets: Vec<Target<'a>>,
    phases: Vec<Phase<'a>>,
    candidates: Vec<Candidate<'a>>,
}

#[derive(Debug, Serialize)]
struct SetHead<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Debug, Serialize)]
struct SessionHead<'a> {
    title: &'a str,
    file: &'a str,
    organisation: &'a str,
    participants: &'a [String],
    version: Option<&'a str>,
    created: Option<String>,
    updated: Option<String>,
}

#[derive(Debug, Serialize)]
struct Part {
    old: Option<f64>,
    new: Option<f64>,
    difference: Option<f64>,
    like_for_like: Option<Like>,
    causes: Vec<CausePart>,
}

#[derive(Debug, Serialize)]
struct Like {
    old: f64,
    new: f64,
    change: f64,
    roles: usize,
    side_moved: usize,
    by_side: f64,
}

#[derive(Debug, Serialize)]
struct CausePart {
    cause: &'static str,
    points: f64,
    came: usize,
    went: usize,
    stayed: usize,
}

#[derive(Debug, Serialize)]
struct Section<'a> {
    id: &'a str,
    #[serde(flatten)]
    part: Part,
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    id: &'a str,
    old: Said<'a>,
    new: Said<'a>,
    difference: Option<f64>,
    like_for_like: bool,
    side_moved: bool,
    cause: Option<&'static str>,
    note_changed: bool,
    old_note: Option<&'a str>,
    new_note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Said<'a> {
    state: &'static str,
    as_is: Option<f64>,
    scales: Vec<&'a str>,
    answered_by: &'a [String],
    evidence_seen: usize,
}

#[derive(Debug, Serialize)]
struct Target<'a> {
    id: &'a str,
    to_be: Option<f64>,
    old: Option<f64>,
    new: Option<f64>,
    reached: &'static str,
}

#[derive(Debug, Serialize)]
struct Phase<'a> {
    id: &'a str,
    old: Option<f64>,
    new: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Candidate<'a> {
    name: &'a str,
    old: Option<OfCandidate>,
    new: Option<OfCandidate>,
}

#[derive(Debug, Serialize)]
struct OfCandidate {
    fit: Option<f64>,
    fit_low: Option<f64>,
    rank: Option<usize>,
    knocked_out: bool,
}

impl<'a> CompareReport<'a> {
    /// The report on what moved between two sessions that are kept in these files.
    #[must_use]
    pub fn new(
        old: (Judged<'a>, &'a str),
        new: (Judged<'a>, &'a str),
        movement: &'a Movement,
    ) -> CompareReport<'a> {
        let set = new.0.set;
        let sections = movement.sections.iter();
        CompareReport {
            questionnaire: SetHead { id: &set.id, version: &set.version },
            old: head(old.0.session, old.1),
            new: head(new.0.session, new.1),
            judged_by_another_version: movement.judged_by_another_version,
            group_rule_changed: movement.group_rule_changed,
            overall: part(&movement.overall),
            sections: sections
                .map(|(at, score)| Section { id: &set.sections[*at].id, part: part(score) })
                .collect(),
            questions: movement
                .roles
                .iter()
                .map(|role| question(set, old.0.session, new.0.session, role))
                .collect(),
            no_longer_asked: &movement.no_longer_asked,
            targets_reached: movement.reached(),
            targets: targets(set, movement),
            phases: phases(set, movement),
            candidates: candidates(movement),
        }
    }
}

fn head<'a>(session: &'a Session, file: &'a str) -> SessionHead<'a> {
    SessionHead {
        title: &session.title,
        file,
        organisation: &session.about.organisation,
        participants: &session.about.participants,
        version: session.questionnaire.version.as_deref(),
        created: session.created.map(|stamp| stamp.to_string()),
        updated: session.updated.map(|stamp| stamp.to_string()),
    }
}

fn part(score: &ScoreMovement) -> Part {
    let like = |like: LikeForLike| Like {
        old: like.old,
        new: like.new,
        change: like.change(),
        roles: like.roles,
        side_moved: like.side_moved,
        by_side: like.by_side,
    };
    let causes = score.causes.iter().map(|part| CausePart {
        cause: part.cause.word(),
        points: part.points,
        came: part.came,
        went: part.went,
        stayed: part.stayed,
    });
    Part {
        old: score.old,
        new: score.new,
        difference: score.difference(),
        like_for_like: score.like_for_like.map(like),
        causes: causes.collect(),
    }
}

fn question<'a>(
    set: &'a Questionnaire,
    old: &'a Session,
    new: &'a Session,
    role: &'a RoleMovement,
) -> Question<'a> {
    let id = &set.questions[role.question].id;
    Question {
        id,
        old: said(set, &role.old),
        new: said(set, &role.new),
        difference: role.difference(),
        like_for_like: role.like_for_like,
        side_moved: role.side_moved,
        cause: role.cause.map(crate::score::Cause::word),
        note_changed: role.note != NoteChange::Same,
        old_note: old.answer(id).note.as_deref(),
        new_note: new.answer(id).note.as_deref(),
    }
}

fn said<'a>(set: &'a Questionnaire, moment: &'a Moment) -> Said<'a> {
    Said {
        state: moment.state.word(),
        as_is: moment.as_is,
        scales: moment.counting.iter().map(|&at| &*set.scales[at].id).collect(),
        answered_by: &moment.respondents,
        evidence_seen: moment.seen,
    }
}

fn targets<'a>(set: &'a Questionnaire, movement: &Movement) -> Vec<Target<'a>> {
    let targets = movement.targets.iter();
    targets
        .map(|target| Target {
            id: &set.questions[target.question].id,
            to_be: target.aim,
            old: target.from,
            new: target.now,
            reached: target.reached.word(),
        })
        .collect()
}

fn phases<'a>(set: &'a Questionnaire, movement: &Movement) -> Vec<Phase<'a>> {
    let phases = movement.phases.iter();
    phases
        .map(|one| Phase { id: &set.sections[one.section].id, old: one.old, new: one.new })
        .collect()
}

fn candidates(movement: &Movement) -> Vec<Candidate<'_>> {
    let fit = |fit: CandidateFit| OfCandidate {
        fit: fit.fit,
        fit_low: fit.fit_low,
        rank: fit.rank,
        knocked_out: fit.knocked_out,
    };
    let candidates = movement.candidates.iter();
    candidates
        .map(|one| Candidate { name: &one.name, old: one.old.map(fit), new: one.new.map(fit) })
        .collect()
}

/// Several sessions of one set, the earliest first.
#[derive(Debug, Serialize)]
pub struct TrendReport<'a> {
    questionnaire: SetHead<'a>,
    sessions: Vec<Column<'a>>,
    sections: Vec<Values<'a>>,
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    #[serde(flatten)]
    head: SessionHead<'a>,
    overall: Option<f64>,
    to_be: Option<f64>,
    asked: usize,
    answered: usize,
    unknown: usize,
    not_applicable: usize,
    untouched: usize,
}

#[derive(Debug, Serialize)]
struct Values<'a> {
    id: &'a str,
    values: &'a [Option<f64>],
}

impl<'a> TrendReport<'a> {
    /// The report on several sessions, each with its file, and their trend.
    #[must_use]
    pub fn new(sessions: &[(Judged<'a>, &'a str)], trend: &'a Trend) -> TrendReport<'a> {
        let column = |column: &crate::score::TrendColumn| {
            let (judged, file) = sessions[column.session];
            Column {
                head: head(judged.session, file),
                overall: column.overall,
                to_be: column.to_be,
                asked: column.counts.asked,
                answered: column.counts.answered,
                unknown: column.counts.unknown,
                not_applicable: column.counts.not_applicable,
                untouched: column.counts.untouched,
            }
        };
        let latest = trend.columns.last().map_or(0, |column| column.session);
        let set = sessions[latest].0.set;
        let rows = trend.rows.iter();
        TrendReport {
            questionnaire: SetHead { id: &set.id, version: &set.version },
            sessions: trend.columns.iter().map(column).collect(),
            sections: rows.map(|row| Values { id: &row.id, values: &row.values }).collect(),
        }
    }
}
