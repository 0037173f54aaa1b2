//! What changed since the cycle before.

use super::room::{Room, day};
use super::{CauseRow, ChangeRow, Changes, Role, View};
use crate::score::{self, Judged, Moment, Movement, RoleMovement, ScoreMovement, State};
use crate::session::Session;
use crate::strings::{numbers, report, ui};

/// What happened since the cycle before, and how it is told; `None` where there is none.
pub(super) fn changes(room: &Room<'_>) -> Option<(Movement, Changes)> {
    let (earlier, session) = room.earlier.as_ref()?;
    let old = Judged { set: earlier.set, session, scores: earlier.scores };
    let new = Judged { set: room.set, session: &room.session, scores: room.scores };
    let movement = score::movement(old, new);
    let like = movement.overall.like_for_like;
    let causes = movement.overall.causes.iter().map(|part| CauseRow {
        cause: room.say(report::cause(part.cause)),
        points: part.points,
        count: part.came + part.went + part.stayed,
    });
    let mut causes: Vec<CauseRow> = causes.collect();
    if let Some(like) = like {
        // What is like for like comes first: the causes beside it are the rest.
        let levels = CauseRow {
            cause: room.say(report::CAUSE_LEVELS),
            points: like.change(),
            count: like.roles,
        };
        causes.insert(0, levels);
    }
    let changes = Changes {
        title: session.title.clone(),
        day: last_answer(session),
        then: earlier.scores.overall.as_is,
        like_then: like.map(|like| like.old),
        like_now: like.map(|like| like.new),
        change: like.map(|like| like.change()),
        both: like.map_or(0, |like| like.roles),
        causes,
        rows: movement
            .roles
            .iter()
            .filter(|role| role.moved())
            .map(|role| row(room, role))
            .collect(),
    };
    Some((movement, changes))
}

/// Notes the changes where they are told: by themselves, and beside each function.
pub(super) fn note(room: &Room<'_>, view: &mut View, found: Option<(Movement, Changes)>) {
    let Some((movement, changes)) = found else { return };
    view.overall.change = like_for_like(&movement.overall);
    for row in &mut view.functions {
        let at = room.set.section(&row.id);
        row.change = at.and_then(|at| movement.section(at)).and_then(like_for_like);
    }
    view.changes = Some(changes);
}

/// The change over what is answered both times.
fn like_for_like(movement: &ScoreMovement) -> Option<f64> {
    movement.like_for_like.map(|like| like.change())
}

/// The day of the last answer of a session.
fn last_answer(session: &Session) -> Option<String> {
    session.answers.values().filter_map(|answer| answer.answered.and_then(day)).max()
}

fn row(room: &Room<'_>, role: &RoleMovement) -> ChangeRow {
    let Role { id, title } = room.role(role.question);
    let cause = match role.cause {
        Some(cause) => room.say(report::cause(cause)),
        None if role.side_moved => room.say(report::CAUSE_SIDE),
        None if role.like_for_like => room.say(report::CAUSE_LEVELS),
        None => String::new(),
    };
    ChangeRow {
        id,
        title,
        then: moment(room, &role.old),
        now: moment(room, &role.new),
        points_then: role.old.as_is,
        points_now: role.new.as_is,
        cause,
    }
}

/// How a question stood: its points, or the name of its state.
fn moment(room: &Room<'_>, moment: &Moment) -> String {
    match moment.as_is.filter(|_| moment.state == State::Answered) {
        Some(points) => numbers::amount(points),
        None if moment.state == State::Hidden && !moment.out_of_scope => {
            room.say(report::NOT_ASKED)
        }
        None => ui::state(moment.state, room.lang).to_owned(),
    }
}
