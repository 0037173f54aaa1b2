//! The clock: the one place that asks what time it is.

use std::sync::OnceLock;
use std::{env, fs};

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime, civil};

use crate::session::Stamp;

/// This moment in the system's time zone, to the second.
#[must_use]
pub fn now() -> Stamp {
    stamp(&Timestamp::now().to_zoned_datetime(zone().clone()))
}

/// This moment in UTC, to the second: for names that sort and mean the same everywhere.
#[must_use]
pub fn utc() -> Stamp {
    in_utc(Timestamp::now())
}

fn in_utc(moment: Timestamp) -> Stamp {
    let text = moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    text.parse().expect("a date of RFC 3339 is one of TOML")
}

/// A stamp as the clock on the wall shows it here.
#[must_use]
pub fn local(at: &Stamp) -> Stamp {
    let moment = Timestamp::from_second(seconds(at));
    moment.map_or(*at, |moment| stamp(&moment.to_zoned_datetime(zone().clone())))
}

/// The moment of a stamp in seconds since 1970, as [`instant`]; 0 where it means none.
#[must_use]
pub fn seconds(stamp: &Stamp) -> i64 {
    let seconds = instant(stamp).unwrap_or(0).div_euclid(1_000_000_000);
    i64::try_from(seconds).unwrap_or(0)
}

/// A moment of the system in seconds since 1970.
#[must_use]
pub fn seconds_of(moment: std::time::SystemTime) -> i64 {
    Timestamp::try_from(moment).map_or(0, Timestamp::as_second)
}

/// When a file was last written, in UTC to the second; now where that is not known.
pub(super) fn utc_of(file: &std::path::Path) -> Stamp {
    let written = fs::metadata(file).and_then(|data| data.modified()).ok();
    let written = written.and_then(|at| Timestamp::try_from(at).ok());
    written.map_or_else(utc, in_utc)
}

/// The system's time zone, looked up once.
fn zone() -> &'static TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    ZONE.get_or_init(|| zone_of_one_file().unwrap_or_else(TimeZone::system))
}

/// The time zone from its one file. jiff's look-up first lists every zone that the system has, which
/// takes longer than reading a question set; it still answers for every unusual setting.
fn zone_of_one_file() -> Option<TimeZone> {
    let path = match env::var("TZ") {
        Err(env::VarError::NotPresent) => "/etc/localtime".to_owned(),
        Ok(name) if is_zone_name(&name) => format!("/usr/share/zoneinfo/{name}"),
        _ => return None,
    };
    TimeZone::tzif("local", &fs::read(path).ok()?).ok()
}

/// Whether `TZ` is a name like `Asia/Tokyo`, and not a rule or a path.
fn is_zone_name(name: &str) -> bool {
    let plain = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
    };
    name.split('/').all(plain)
}

fn stamp(now: &ZonedDateTime) -> Stamp {
    let text = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    text.parse().expect("a date of RFC 3339 is one of TOML")
}

/// A moment of the file system in the system's time zone, to the second.
#[must_use]
pub(super) fn stamp_of(time: std::time::SystemTime) -> Option<Stamp> {
    Some(stamp(&Timestamp::try_from(time).ok()?.to_zoned_datetime(zone().clone())))
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
    fn only_plain_names_of_zones_are_looked_up_by_file() {
        for name in ["Asia/Tokyo", "UTC", "Etc/GMT+9", "America/Argentina/Buenos_Aires"] {
            assert!(is_zone_name(name), "{name}");
        }
        for name in ["", ":Asia/Tokyo", "/etc/localtime", "../x", "Asia/../x", "JST-9;"] {
            assert!(!is_zone_name(name), "{name}");
        }
    }

    #[test]
    fn now_is_a_stamp_with_seconds_and_offset() {
        let now = now();
        assert!(now.offset.is_some() && now.time.is_some_and(|time| time.second.is_some()));
        assert_eq!(day(&now).len(), "2026-11-23".len());
    }
}
