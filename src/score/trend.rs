//! Several sessions of one set: over time, or of several organisations.

use crate::session::Stamp;

use super::compare::Judged;
use super::readiness::{readiness, readiness_of_all};
use super::scores::Counts;

/// Several sessions side by side, a column each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// The sessions.
    pub columns: Vec<TrendColumn>,
    /// The scored top sections of the set of the latest session, in file order.
    pub rows: Vec<TrendRow>,
}

/// One of the sessions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrendColumn {
    /// Its position among the sessions that were given.
    pub session: usize,
    /// What people call it.
    pub title: String,
    /// The organisation, else the title.
    pub entity: String,
    /// When it was begun, else when it last changed.
    pub date: Option<Stamp>,
    /// The overall as-is; of a selection how ready it is, from 0 to 100.
    pub overall: Option<f64>,
    /// The overall to-be.
    pub to_be: Option<f64>,
    /// What the overall score rests on.
    pub counts: Counts,
}

/// A top section in all of the sessions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrendRow {
    /// The position of the section in the set of the latest session.
    pub section: usize,
    /// The id of the section.
    pub id: String,
    /// Its as-is (of a selection its readiness) in each session, in the order of the columns; `None`
    /// where there is none.
    pub values: Vec<Option<f64>>,
    /// What it rests on in each session.
    pub counts: Vec<Counts>,
}

/// Sessions as a trend: the earliest first; those without any date before all others.
#[must_use]
pub fn trend(sessions: &[Judged<'_>]) -> Trend {
    let mut order: Vec<usize> = (0..sessions.len()).collect();
    order.sort_by_key(|&at| moment(sessions[at]).as_ref().and_then(minutes));
    side_by_side(sessions, &order)
}

/// Sessions as organisations side by side: the latest session of each, in the order of their names.
/// Where none is named, each session stands for itself by its title.
#[must_use]
pub fn entities(sessions: &[Judged<'_>]) -> Trend {
    let mut order: Vec<usize> = (0..sessions.len()).collect();
    let key = |at: usize| (entity(sessions[at]), moment(sessions[at]).as_ref().and_then(minutes));
    order.sort_by_key(|&at| key(at));
    let mut latest: Vec<usize> = Vec::new();
    for at in order {
        match latest.last_mut() {
            Some(last) if entity(sessions[*last]) == entity(sessions[at]) => *last = at,
            _ => latest.push(at),
        }
    }
    side_by_side(sessions, &latest)
}

fn side_by_side(sessions: &[Judged<'_>], order: &[usize]) -> Trend {
    let latest =
        order.iter().copied().max_by_key(|&at| moment(sessions[at]).as_ref().and_then(minutes));
    let Some(latest) = latest else { return Trend::default() };
    let set = sessions[latest].set;
    let columns = order.iter().map(|&at| column(at, sessions[at])).collect();
    let top = set.sections.iter().enumerate();
    let top = top.filter(|(_, section)| section.parent.is_none() && section.score.is_some());
    let rows = top.map(|(section, own)| {
        let values = order.iter().map(|&at| value(sessions[at], &own.id));
        let (values, counts) = values.unzip();
        TrendRow { section, id: own.id.clone(), values, counts }
    });
    Trend { columns, rows: rows.collect() }
}

fn column(at: usize, side: Judged<'_>) -> TrendColumn {
    let Judged { set, session, scores } = side;
    let overall = if set.is_selection() {
        readiness_of_all(set, scores).percent
    } else {
        scores.overall.as_is
    };
    TrendColumn {
        session: at,
        title: session.title.clone(),
        entity: entity(side),
        date: moment(side),
        overall,
        to_be: scores.overall.to_be.filter(|_| !set.is_selection()),
        counts: scores.overall.counts,
    }
}

fn value(side: Judged<'_>, section: &str) -> (Option<f64>, Counts) {
    let Judged { set, scores, .. } = side;
    let Some(at) = set.section(section) else { return Default::default() };
    let value = if set.is_selection() {
        readiness(set, scores, at).percent
    } else {
        scores.sections[at].as_is
    };
    (value, scores.sections[at].counts)
}

fn entity(side: Judged<'_>) -> String {
    let organisation = side.session.about.organisation.trim();
    let name = if organisation.is_empty() { side.session.title.trim() } else { organisation };
    name.to_owned()
}

fn moment(side: Judged<'_>) -> Option<Stamp> {
    side.session.created.or(side.session.updated)
}

/// Minutes of a stamp since the first day of year 0, to order stamps across offsets. One without an
/// offset is taken as UTC, one without a time as the beginning of its day.
fn minutes(stamp: &Stamp) -> Option<i64> {
    let date = stamp.date?;
    let (year, month, day) = (i64::from(date.year), i64::from(date.month), i64::from(date.day));
    // Days of the Gregorian calendar: the year begins in March, so that the odd day is its last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day;
    let time = stamp.time.map_or(0, |time| i64::from(time.hour) * 60 + i64::from(time.minute));
    let offset = match stamp.offset {
        Some(toml_edit::Offset::Custom { minutes }) => i64::from(minutes),
        Some(toml_edit::Offset::Z) | None => 0,
    };
    Some(days * 24 * 60 + time - offset)
}
