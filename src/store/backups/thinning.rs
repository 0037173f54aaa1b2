//! Which earlier states stay: a pure function of their moments.
//!
//! All of the last two hours; then one an hour up to a day; one a day up to 30 days; after that one a
//! month, at most 24; and always the newest five. Of an hour, a day or a month the newest one stays.
//! Hours, days and months are those of UTC, and all states of an hour leave the last two hours
//! together, all of a day the last 30 days. So what is left does not depend on how often one thins.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::Offset;

/// How many of the newest always stay.
const NEWEST: usize = 5;
/// How many months there are at most.
const MONTHS: usize = 24;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// How long all of them stay.
const ALL_OF: i64 = 2 * HOUR;
/// How long one an hour stays.
const HOURLY_OF: i64 = DAY;
/// How long one a day stays.
const DAILY_OF: i64 = 30 * DAY;

/// The stretch of time of which one state stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    /// A stretch of its own: all stay.
    Own(usize),
    /// An hour, counted since 1970.
    Hour(i64),
    /// A day, counted since 1970.
    Day(i64),
    /// A month, counted since the year 0.
    Month(i64),
}

/// The positions of the states that can go. `taken` are their moments in seconds since 1970, the newest
/// first; `now` as well.
pub(super) fn superfluous(now: i64, taken: &[i64]) -> Vec<usize> {
    let mut stretches = BTreeSet::new();
    let mut months = 0;
    let mut gone = Vec::new();
    for (at, &moment) in taken.iter().enumerate() {
        let stretch = stretch(now, at, moment);
        let is_first = stretches.insert(stretch);
        let is_month = matches!(stretch, Stretch::Month(_));
        months += usize::from(is_month && is_first);
        let stays = is_first && (!is_month || months <= MONTHS);
        if !stays && at >= NEWEST {
            gone.push(at);
        }
    }
    gone
}

fn stretch(now: i64, at: usize, moment: i64) -> Stretch {
    let (hour, day) = (moment.div_euclid(HOUR), moment.div_euclid(DAY));
    let age_of_hour = now - (hour + 1) * HOUR;
    let age_of_day = now - (day + 1) * DAY;
    if age_of_hour < ALL_OF {
        Stretch::Own(at)
    } else if age_of_hour < HOURLY_OF {
        Stretch::Hour(hour)
    } else if age_of_day < DAILY_OF {
        Stretch::Day(day)
    } else {
        Stretch::Month(month(day))
    }
}

/// The month of a day since 1970, counted since the year 0.
fn month(day: i64) -> i64 {
    // A day outside of the calendar (the clock is far off) is a month of its own kind.
    Timestamp::from_second(day * DAY).map_or(i64::MIN, |moment| {
        let date = Offset::UTC.to_datetime(moment);
        i64::from(date.year()) * 12 + i64::from(date.month())
    })
}

#[cfg(test)]
mod tests;
