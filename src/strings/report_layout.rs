//! Headings of the tables, sheets and pictures of a report.

use super::report::{AS_IS, TO_BE};
use super::{Words, words};
use crate::text::Lang;

words! {
    GAPS_AND_PLAN = "差と計画" | "Gaps and plan";
    ABOUT_SET = "質問集と記録" | "Question set and record";
    ASKED = "質問数" | "Asked";
    PARTLY_UNKNOWN = "一方はわからない" | "Partly unknown";
    TARGETS = "目標あり" | "With a to-be";
    TOLD = "聞いただけ" | "Evidence told";
    ROLE_AND_CONSEQUENCE = "役割と、放置したときの影響" | "Role, and what happens if nothing is done";
    SEEN = "根拠を見た" | "Evidence seen";
    REASON = "理由" | "Reason";
    REQUIREMENT = "要件" | "Requirement";
    SAID = "回答とその根拠" | "What was said, and what it rests on";
    SENTENCE = "説明" | "Description";
    ITEM = "項目" | "Item";
    VALUE = "値" | "Value";
    FIRST_ANSWER = "最初の回答" | "First answer";
    LAST_ANSWER = "最後の回答" | "Last answer";
    TARGET_BY = "目標の期日" | "Target date";
    SET_VERSION = "質問集の版" | "Version of the set";
    OVERALL_THEN = "全体の点（前回）" | "Overall score last time";
    LAST_LIKE = "どちらの回でも答えた役割の点（前回）" | "Over the roles answered both times: last time";
    NOW_LIKE = "どちらの回でも答えた役割の点（今回）" | "Over the roles answered both times: now";
    BOTH = "どちらの回でも答えた役割の数" | "Roles answered both times";
    DECIDED = "決定" | "Decided";
    SEEN_ON = "確認" | "seen";
    AT_LEAST = "以上" | "at least";
    LEGEND = "棒は現状、縦線は目標、細い線は未回答などで動きうる幅です。" | "Bar: as-is. Upright line: to-be. Thin line: how far open answers could move it.";
    CUT = "（長いため、以下を省略しました）" | " (too long: the rest is left out)";
}

/// The target in a line of its own.
#[must_use]
pub fn target(lang: Lang, score: &str, by: Option<&str>) -> String {
    match (lang, by) {
        (Lang::Ja, Some(by)) => format!("目標 {score}（{by}まで）"),
        (Lang::Ja, None) => format!("目標 {score}"),
        (Lang::En, Some(by)) => format!("Target {score} by {by}"),
        (Lang::En, None) => format!("Target {score}"),
    }
}

/// Last time, like for like: scores as texts.
#[must_use]
pub fn last_time(
    lang: Lang,
    day: &str,
    then: &str,
    now: &str,
    change: &str,
    both: usize,
) -> String {
    let day = if day.is_empty() { String::new() } else { format!(" {day}") };
    match lang {
        Lang::Ja => {
            let both = super::numbers::things(both);
            format!("前回{day}: どちらの回でも答えた{both}の役割では、{then}から{now}（{change}）")
        }
        Lang::En => {
            let roles = if both == 1 { "role" } else { "roles" };
            format!(
                "Last time{day}: {then} to {now} ({change}) over the {both} {roles} answered both times"
            )
        }
    }
}

/// What the picture of a bar says to those who do not see it.
#[must_use]
pub fn spoken_bar(lang: Lang, label: &str, as_is: &str, to_be: Option<&str>) -> String {
    let target = to_be.map_or(String::new(), |to_be| format!(", {} {to_be}", TO_BE.of(lang)));
    format!("{label}: {} {as_is}{target}", AS_IS.of(lang))
}

/// A level by its points, in a narrow place.
#[must_use]
pub fn level(lang: Lang, points: &str) -> String {
    match lang {
        Lang::Ja => format!("{points}点"),
        Lang::En => format!("Level {points}"),
    }
}

/// How many there are, beside a label.
#[must_use]
pub fn counted(label: Words, lang: Lang, count: usize) -> String {
    format!("{} {count}", label.of(lang))
}

/// That there are more functions than the page shows; empty where there are not.
#[must_use]
pub fn more_functions(more: usize, lang: Lang) -> String {
    match lang {
        _ if more == 0 => String::new(),
        Lang::Ja => format!("ほかの{more}機能は、「詳細」にあります。"),
        Lang::En => format!("{more} more in the detail."),
    }
}
