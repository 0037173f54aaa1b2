//! The strings of the targets, of what is tried, and of the cheapest path.

use super::{numbers, words};
use crate::session::Priority;
use crate::text::Lang;

words! {
ROLE = "役割" | "Role";
/// Over the narrow columns of the two sides.
IN = "内" | "in";
OUT = "外" | "out";
OVERALL = "全体" | "Overall";
TARGET_BY = "期日" | "by";
NO_TARGET_BY = "期日なし" | "no date set";
BRACKETS = "[ ] は提案です。Enterで採用するまで、ファイルには書き込みません。" | "[ ] is a proposal: not in the file until Enter takes it.";
NO_ROLES = "目標を付ける役割がありません。" | "There are no roles to set targets for.";
NOT_APPLICABLE = "対象外" | "n/a";
DAY_TITLE = "いつまでに目標を達成しますか。" | "By when should the targets be reached?";
DAY_HINT = "例 2028-03-31（空なら、いまは決めない）" | "e.g. 2028-03-31 (leave empty: not now)";
NO_DAY = "日付として読めません。2028-03-31 のように書きます。もう一度Escで、前のまま閉じます" | "Not a date: write it like 2028-03-31. Esc again leaves it as it was";
LAST_ROLE = "最後の役割でした" | "That was the last role";
TRIED = "もしも" | "What if";
NOT_IN_FILE = "試した目標は、まだファイルに書き込んでいません。" | "What was tried is not in the file yet.";
NOTHING_TRIED = "数字を押すと、ファイルに書き込まずに目標を試せます。" | "A digit tries a target; nothing is written to the file.";
CHANGES = "試した変更" | "What was tried";
NO_CHANGES = "まだ何も変えていません。" | "Nothing has been changed yet.";
EFFORT = "手間" | "effort";
GAIN = "全体" | "overall";
STEP = "段階" | "level";
PATH_TITLE = "いちばん手間の少ない上げ方" | "The cheapest path";
PATH_GOAL = "目標の点を書いてEnter" | "write the score to reach and press Enter";
NO_GOAL = "点として読めません。4 や 3.5 のように書きます。" | "Not a score: write it like 4 or 3.5.";
REACHED = "すでに届いています。" | "Already reached.";
SHOW_SCORES = "点を隠しています。表示するキー:" | "Scores are hidden. To show them:";
}

/// The word of a priority in a narrow column; nothing where none was given.
#[must_use]
pub fn priority(priority: Option<Priority>, lang: Lang) -> &'static str {
    priority.map_or("", |priority| super::results::priority(Some(priority), lang))
}

/// How many of the roles have a target, and how many proposals are open.
#[must_use]
pub fn set_so_far(targets: usize, roles: usize, open: usize, lang: Lang) -> String {
    match (lang, open) {
        (Lang::Ja, 0) => format!("目標 {targets}/{roles}"),
        (Lang::Ja, _) => format!("目標 {targets}/{roles}  提案 {open}"),
        (Lang::En, 0) => format!("targets {targets}/{roles}"),
        (Lang::En, _) => format!("targets {targets}/{roles}  proposed {open}"),
    }
}

/// That proposals were taken.
#[must_use]
pub fn taken(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("提案{count}件を採用しました"),
        Lang::En if count == 1 => "1 proposal taken".to_owned(),
        Lang::En => format!("{count} proposals taken"),
    }
}

/// How many roles are changed in what is tried, and the effort of it.
#[must_use]
pub fn changed(roles: usize, effort: f64, lang: Lang) -> String {
    let effort = numbers::amount(effort);
    match lang {
        Lang::Ja => format!("変えた役割 {roles}  手間 {effort}"),
        Lang::En if roles == 1 => format!("1 role changed  effort {effort}"),
        Lang::En => format!("{roles} roles changed  effort {effort}"),
    }
}

/// That what was tried is in the session now.
#[must_use]
pub fn taken_over(roles: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{roles}件の目標を書き込みました。u でまとめて取り消せます"),
        Lang::En if roles == 1 => "1 target written; u takes it back".to_owned(),
        Lang::En => format!("{roles} targets written; u takes them all back"),
    }
}

/// What a path came to: its effort, the score it reaches, and how many roles it could not count with.
#[must_use]
pub fn path(effort: f64, reaches: f64, steps: usize, left_out: usize, lang: Lang) -> String {
    let (effort, reaches) = (numbers::amount(effort), numbers::score(reaches));
    match lang {
        Lang::Ja => {
            let rest = if left_out == 0 {
                String::new()
            } else {
                format!("。現状がわからない{left_out}件は、いまのままです")
            };
            format!("手間 {effort}、{steps}件で {reaches} に届きます{rest}")
        }
        Lang::En => {
            let rest = if left_out == 0 {
                String::new()
            } else {
                format!("; {left_out} without a known as-is: unchanged")
            };
            let roles = if steps == 1 { "role" } else { "roles" };
            format!("effort {effort} in {steps} {roles} reaches {reaches}{rest}")
        }
    }
}

/// That a score is out of reach, and the most that can be reached.
#[must_use]
pub fn out_of_reach(most: Option<f64>, left_out: usize, lang: Lang) -> String {
    let most = numbers::score_or_dash(most);
    match (lang, left_out) {
        (Lang::Ja, 0) => format!("届きません。最高でも {most} です。"),
        (Lang::Ja, _) => {
            format!(
                "届きません。最高でも {most} です（現状がわからない{left_out}件は、いまのまま）。"
            )
        }
        (Lang::En, 0) => format!("Out of reach: {most} at most."),
        (Lang::En, _) => {
            format!("Out of reach: {most} at most ({left_out} without a known as-is: unchanged).")
        }
    }
}

/// What the path shall lift, and where that stands.
#[must_use]
pub fn part(name: &str, now: Option<f64>, max: Option<f64>, lang: Lang) -> String {
    let (now, max) = (numbers::score_or_dash(now), numbers::score_or_dash(max));
    match lang {
        Lang::Ja => format!("{name}  いま {now}  最高 {max}"),
        Lang::En => format!("{name}  now {now}  at most {max}"),
    }
}
