//! Who else has a session open, in words.

use std::path::Path;

use super::{ui, words};
use crate::measure::{inert, truncate, width};
use crate::session::Stamp;
use crate::store::Holder;
use crate::text::Lang;

words! {
    TAKEN_OVER = "開いていた相手が閉じました。ここから書き込めます。" | "It was closed elsewhere. You can write now.";
    /// The session was taken over, on someone's word.
    FORCED = "セッションを引き継ぎました。ここから書き込めます。" | "Taken over. You can write now.";
    ELSEWHERE = "ほかで開かれています" | "Open elsewhere";
    PERHAPS = "ほかで開かれているかもしれません" | "Perhaps open elsewhere";
    /// In a narrow list.
    OPEN_SHORT = "使用中" | "open";
    NOT_CLOSED_SHORT = "未終了" | "unclosed";
    NOT_CLOSED = "閉じていません" | "not closed";
    MEANS_FOLLOWING = "ここでは閲覧のみです。相手が保存した内容は、そのつどここに表示されます。相手が閉じると、ここから書き込めるようになります。" | "It is read-only here. What they save is shown here as they save it. Once they close it, you can write.";
    MEANS_UNSURE = "ここでは閲覧のみです。相手がまだ開いているかどうかは、ここからはわかりません。もう閉じているなら、引き継いで書き込めます。相手がまだ書き込んでいても、どちらの内容も失われません。" | "It is read-only here. Whether they still have it open cannot be told from here. If they have closed it, take it over and write. If they are still writing, nothing is lost on either side.";
    LAST_GOOD = "表示しているのは、最後に読み込めた内容です。" | "What is shown is what could be read last.";
}

/// The longest a name and machine may be in the header, in cells.
const NAME: usize = 20;

/// Why a session can only be read.
#[derive(Debug, Clone, Copy)]
pub enum State<'a> {
    /// Nothing more is known, or it is said elsewhere.
    Plain,
    /// It is an earlier state, or one from the trash, that is looked at.
    Looking(&'a str),
    /// Someone has it, since then.
    Following(&'a Holder, &'a str),
    /// Someone seems to have it.
    Unsure(&'a Holder),
    /// Its file is gone since then.
    Gone(&'a str),
    /// Its file cannot be read since then.
    Unreadable(&'a str),
}

/// The words of the header for a session that can only be read.
#[must_use]
pub fn read_only(state: &State<'_>, lang: Lang) -> String {
    let plain = ui::READ_ONLY.of(lang);
    match (state, lang) {
        (State::Plain, _) => plain.to_owned(),
        (State::Looking(what), _) => joined(plain, what, lang),
        (State::Following(holder, ""), _) => joined(plain, &name(holder, lang), lang),
        (State::Following(holder, since), Lang::Ja) => {
            format!("{plain} {} {since}から", name(holder, lang))
        }
        (State::Following(holder, since), Lang::En) => {
            format!("{plain}, {} since {since}", name(holder, lang))
        }
        (State::Unsure(holder), _) => joined(plain, &format!("{}?", name(holder, lang)), lang),
        (State::Gone(since), Lang::Ja) => format!("{plain} {since}からファイルなし"),
        (State::Gone(since), Lang::En) => format!("{plain}, file gone since {since}"),
        (State::Unreadable(since), Lang::Ja) => format!("{plain} {since}から読み込めません"),
        (State::Unreadable(since), Lang::En) => format!("{plain}, unreadable since {since}"),
    }
}

fn joined(plain: &str, more: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{plain} {more}"),
        Lang::En => format!("{plain}, {more}"),
    }
}

fn name(holder: &Holder, lang: Lang) -> String {
    truncate(&who(holder, lang), NAME).into_owned()
}

/// Said once when a session is opened that someone else has.
#[must_use]
pub fn following(holder: &Holder, since: &str, lang: Lang) -> String {
    let who = who_since(holder, since, lang);
    match lang {
        Lang::Ja => format!("ほかで開かれています（{who}）。相手が閉じるまで閲覧のみです。"),
        Lang::En => format!("Open elsewhere ({who}): read-only until it is closed there."),
    }
}

/// Said once when a session is opened that someone else seems to have; `key` tells more.
#[must_use]
pub fn unsure(holder: &Holder, since: &str, key: &str, lang: Lang) -> String {
    let who = who_since(holder, since, lang);
    match lang {
        Lang::Ja => {
            format!(
                "ほかで開かれているかもしれません（{who}）。閲覧のみです。{key} で確かめられます。"
            )
        }
        Lang::En => {
            format!("Perhaps open elsewhere ({who}): read-only. {key} tells more.")
        }
    }
}

/// Who has it, in a list, in so many cells.
#[must_use]
pub fn open_by(holder: &Holder, cells: usize, lang: Lang) -> String {
    let (before, behind) = match lang {
        Lang::Ja => ("", " 使用中"),
        Lang::En => ("open: ", ""),
    };
    let who = match (holder.user.is_empty(), lang) {
        (false, _) => who(holder, lang),
        (true, Lang::Ja) => "ほかで".to_owned(),
        (true, Lang::En) => "elsewhere".to_owned(),
    };
    let room = cells.saturating_sub(width(before) + width(behind));
    truncate(&format!("{before}{}{behind}", truncate(&who, room)), cells).into_owned()
}

/// Why nothing was done to a session that someone else has open.
#[must_use]
pub fn refused(path: &Path, holder: &Holder, lang: Lang) -> String {
    let (path, who) = (super::reading::path(path), who(holder, lang));
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
            Lang::Ja => "だれかは不明",
            Lang::En => "it is not known by whom",
        }
        .to_owned(),
    }
}

fn who_since(holder: &Holder, since: &str, lang: Lang) -> String {
    let who = who(holder, lang);
    match (since.is_empty(), lang) {
        (true, _) => who,
        (false, Lang::Ja) => format!("{who}、{since}から"),
        (false, Lang::En) => format!("{who} since {since}"),
    }
}

/// A holder with all that is known: name, machine, process, since when.
#[must_use]
pub fn in_full(holder: &Holder, lang: Lang) -> String {
    let since = holder.since.as_ref().map_or_else(String::new, |since| match since.date {
        Some(date) => format!("{date} {}", minute(since)),
        None => minute(since),
    });
    let who = who_since(holder, &since, lang);
    match (holder.pid, lang) {
        (None, _) => who,
        (Some(pid), Lang::Ja) => format!("{who}（プロセス {pid}）"),
        (Some(pid), Lang::En) => format!("{who} (process {pid})"),
    }
}

/// Since when, short: the time of today, else the day and the time; empty where it is not known.
#[must_use]
pub fn since(holder: &Holder, today: &Stamp) -> String {
    let Some(since) = &holder.since else { return String::new() };
    match since.date.filter(|_| since.date != today.date) {
        Some(date) => format!("{}-{:02} {}", date.month, date.day, minute(since)),
        None => minute(since),
    }
}

fn minute(stamp: &Stamp) -> String {
    stamp.time.map_or_else(String::new, |time| format!("{:02}:{:02}", time.hour, time.minute))
}
