//! Who else has a session open, in words.

use std::path::Path;

use crate::measure::inert;
use crate::session::Stamp;
use crate::store::Holder;
use crate::text::Lang;

/// Why nothing was done to a session that someone else has open.
#[must_use]
pub fn refused(path: &Path, holder: &Holder, lang: Lang) -> String {
    let (path, who) = (path.display(), who(holder, lang));
    match lang {
        Lang::Ja => format!(
            "{path}: ほかで開かれています（{who}）。何も変えていません。そちらで閉じてから、もう一度お試しください。"
        ),
        Lang::En => format!(
            "{path}: open elsewhere ({who}). Nothing was changed. Close it there, then try again."
        ),
    }
}

/// A holder by name and machine, as far as they are known.
#[must_use]
pub fn who(holder: &Holder, lang: Lang) -> String {
    let (user, host) = (inert(&holder.user), inert(&holder.host));
    match (user.is_empty(), host.is_empty()) {
        (false, false) => format!("{user}@{host}"),
        (false, true) => user.into_owned(),
        (true, false) => host.into_owned(),
        (true, true) => match lang {
            Lang::Ja => "相手は不明".to_owned(),
            Lang::En => "by whom is not known".to_owned(),
        },
    }
}

/// Since when, short: the time of today, else the day and the time; empty where it is not known.
#[must_use]
pub fn since(holder: &Holder, today: &Stamp) -> String {
    let Some(since) = &holder.since else { return String::new() };
    let time =
        since.time.map_or_else(String::new, |time| format!("{:02}:{:02}", time.hour, time.minute));
    match since.date.filter(|_| since.date != today.date) {
        Some(date) => format!("{}-{:02} {time}", date.month, date.day),
        None => time,
    }
}
