//! Several sessions side by side.

use crate::score::{Judged, Trend, entities, scores, trend};
use crate::session::Session;

use super::compare::{said, two};
use super::session;

/// A session with a head, a level in A and one in B.
fn one(head: &str, a: &str, b: &str) -> Session {
    let text = said(&[("A1", a), ("B1", b)]);
    let mut session = session(&text);
    for line in head.split(';') {
        match line.split_once('=') {
            Some(("created", day)) => session.created = day.parse().ok(),
            Some(("updated", day)) => session.updated = day.parse().ok(),
            Some(("title", title)) => title.clone_into(&mut session.title),
            Some(("organisation", name)) => name.clone_into(&mut session.about.organisation),
            _ => {}
        }
    }
    session
}

fn of(sessions: &[Session], view: fn(&[Judged<'_>]) -> Trend) -> Trend {
    let set = two();
    let all: Vec<_> = sessions.iter().map(|session| scores(&set, session)).collect();
    let sides: Vec<Judged<'_>> = sessions
        .iter()
        .zip(&all)
        .map(|(session, scores)| Judged { set: &set, session, scores })
        .collect();
    view(&sides)
}

#[test]
fn a_trend_goes_from_the_earliest_to_the_latest_whatever_the_zone() {
    let sessions = [
        // 00:30 in Japan is 15:30 of the day before in UTC.
        one("created=2026-12-01T00:30:00+09:00;title=second", "3", "4"),
        one("created=2026-11-30T16:00:00Z;title=third", "4", "4"),
        one("updated=2025-11-01;title=first", "2", "?"),
        one("title=undated", "1", "1"),
    ];
    let trend = of(&sessions, trend);
    let titles: Vec<&str> = trend.columns.iter().map(|column| &*column.title).collect();
    assert_eq!(titles, ["undated", "first", "second", "third"]);
    let positions: Vec<usize> = trend.columns.iter().map(|column| column.session).collect();
    assert_eq!(positions, [3, 2, 0, 1]);
    assert_eq!(trend.rows[0].values, [Some(1.0), Some(2.0), Some(3.0), Some(4.0)]);
    assert_eq!(trend.columns[1].counts.unknown, 1);
    assert_eq!(trend.columns[2].overall, Some(3.5));
}

#[test]
fn what_was_not_answered_is_nothing_and_not_zero() {
    let mut out = one("created=2026-01-01", "3", "4");
    out.answers.remove("B1");
    let trend = of(&[out], trend);
    assert_eq!(trend.rows[1].values, [None]);
    assert_eq!(trend.rows[1].counts[0].untouched, 2);
}

#[test]
fn of_each_organisation_its_latest_session_stands_there() {
    let sessions = [
        one("created=2026-11-20;organisation=B Ltd", "3", "4"),
        one("created=2025-11-20;organisation=A Ltd", "1", "1"),
        one("created=2026-11-20;organisation=A Ltd", "2", "2"),
        one("created=2026-11-20;title=no name", "5", "5"),
    ];
    let entities = of(&sessions, entities);
    let mut found: Vec<_> =
        entities.columns.iter().map(|column| (&*column.entity, column.overall)).collect();
    found.sort_by(|a, b| a.0.cmp(b.0));
    let mut expected = [("B Ltd", Some(3.5)), ("A Ltd", Some(2.0)), ("no name", Some(5.0))];
    expected.sort_by(|a, b| a.0.cmp(b.0));
    assert_eq!(found, expected);
}

#[test]
fn nothing_to_compare_is_an_empty_trend() {
    assert_eq!(trend(&[]), Trend::default());
}
