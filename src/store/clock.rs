//! The clock: the one place that asks what time it is.

use jiff::ZonedDateTime;
use jiff::civil;
use jiff::tz::Offset;

use crate::session::Stamp;

/// This moment in the system's time zone, to the second.
#[must_use]
pub fn now() -> Stamp {
    stamp(&ZonedDateTime::now())
}

fn stamp(now: &ZonedDateTime) -> Stamp {
    let text = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    text.parse().expect("a date of RFC 3339 is one of TOML")
}

/// The day of a stamp as `YYYY-MM-DD`.
#[must_use]
pub fn day(stamp: &Stamp) -> String {
    stamp.date.map_or_else(String::new, |date| date.to_string())
}

/// The moment that a stamp means, as nanoseconds since 1970, to order stamps across offsets. One
/// without an offset is taken as UTC, one without a time as the beginning of its day.
#[must_use]
pub fn instant(stamp: &Stamp) -> Option<i128> {
    let date = stamp.date?;
    let (year, month, day) = (i16::try_from(date.year).ok()?, date.month, date.day);
    let date = civil::Date::new(year, month.cast_signed(), day.cast_signed()).ok()?;
    let time = stamp.time.map_or(Ok(civil::Time::midnight()), |time| {
        // A leap second counts as the second before it.
        let second = time.second.unwrap_or(0).min(59).cast_signed();
        let nanosecond = time.nanosecond.unwrap_or(0).cast_signed();
        civil::Time::new(time.hour.cast_signed(), time.minute.cast_signed(), second, nanosecond)
    });
    let minutes = match stamp.offset {
        Some(toml_edit::Offset::Custom { minutes }) => i32::from(minutes),
        Some(toml_edit::Offset::Z) | None => 0,
    };
    let offset = Offset::from_seconds(minutes * 60).ok()?;
    Some(offset.to_timestamp(date.to_datetime(time.ok()?)).ok()?.as_nanosecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_compared_across_offsets() {
        let at = |text: &str| instant(&text.parse().expect("a stamp"));
        assert_eq!(at("2026-11-23T10:00:00+09:00"), at("2026-11-23T01:00:00Z"));
        assert!(at("2026-11-23T09:00:00+09:00") < at("2026-11-23T01:00:00+00:00"));
        assert!(at("2026-11-23") < at("2026-11-23T00:00:00.5"));
    }

    #[test]
    fn now_is_a_stamp_with_seconds_and_offset() {
        let now = now();
        assert!(now.offset.is_some() && now.time.is_some_and(|time| time.second.is_some()));
        assert_eq!(day(&now).len(), "2026-11-23".len());
    }
}
