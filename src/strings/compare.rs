//! The strings of compared sessions.

use super::numbers::{amount, score, things};
use super::{Words, words};
use crate::questionnaire::Question;
use crate::score::{Cause, CausePart, LikeForLike, Moment, Reached, State};
use crate::session::Stamp;
use crate::text::Lang;

words! {
    MOVEMENT = "動き" | "Movement";
    ROLES = "役割" | "Roles";
    TARGETS = "目標" | "Targets";
    TARGET = "目標" | "target";
    NOTES = "メモ" | "Notes";
    TREND = "推移" | "Trend";
    ENTITIES = "組織" | "Entities";
    THEN = "前" | "then";
    NOW = "今" | "now";
    DIFFERENCE = "変化" | "change";
    LIKE_FOR_LIKE = "同じ役割" | "like for like";
    LIKE_SHORT = "同役割" | "like";
    OVERALL = "全体" | "Overall";
    CAUSES = "全体の変化の内訳" | "What makes up the overall change";
    NO_DIFFERENCE = "どちらかに点がないため、変化は計算できません。" | "One of the two has no score, so there is no change to show.";
    RULE = "「同じ役割」は、どちらの回でも答えた役割だけで比べた変化です（かっこ内は役割の数）。残りの変化は、点に入る役割が変わったためです。" | "Like for like: the change over the roles answered in both (their number in brackets). The rest comes from other roles being counted.";
    GROUP_RULE = "親会社やグループ会社の扱いが、前と違います。それが点をどれだけ変えたかは、わかりません。" | "Parent and group companies are treated differently than before. The scores cannot tell how much of the change that makes.";
    OTHER_VERSION = "質問集の版が違います。前の版が手元にないため、どちらも今の版で計算しています。" | "The sessions are of different versions of the set. The older one is not at hand, so both are scored by the present one.";
    NO_LONGER_ASKED = "今の版にはない質問" | "Answered then, no longer asked";
    NOTHING_MOVED = "変わった役割はありません。" | "No role has moved.";
    NO_TARGETS = "前のセッションに目標はありません。" | "The earlier session has no targets.";
    NO_NOTES = "変わったメモはありません。" | "No note has changed.";
    PHASES = "準備" | "Readiness";
    CANDIDATES = "候補の適合度" | "Fit of the candidates";
    WHO = "答えた人" | "Answered by";
    PARTICIPANTS = "参加者" | "Participants";
    NOBODY = "記載なし" | "not written down";
    EVIDENCE = "見た根拠" | "evidence seen";
    ANSWERED = "回答" | "Answered";
    DATE = "日付" | "Date";
    SESSION = "セッション" | "Session";
    NO_DATE = "日付なし" | "no date";
    PICK = "比べる相手" | "Compare with";
    PICK_HINT = "Enterで比べます。Spaceで印を付けると、いくつでも並べられます" | "Enter compares; Space marks several for a trend";
    PREVIOUS = "前回" | "last cycle";
    NOTHING_TO_COMPARE = "同じ質問集のセッションが、ほかにありません。" | "There is no other session of this question set.";
    NOTHING_CHOSEN = "比べる相手を c で選びます。" | "Choose what to compare with: c.";
    SCORES_HIDDEN = "点を隠しています（v で表示）" | "Scores are hidden (v shows them)";
    TREND_RULE = "点は、それぞれの回で点に入った役割の値です。その役割が回ごとに違えば、点だけでは比べられません。" | "Each score is over the roles of its own session. Where these differ, the scores alone cannot be compared.";
    ENTITY_RULE = "組織ごとに、いちばん新しいセッションを並べています。" | "The latest session of each organisation.";
    GONE = "なくなった" | "gone";
    OUT = "失格" | "out";
    DROP = "やめる" | "drop";
    AND = "、" | ", ";
    NOT_ASKED = "聞いていない" | "not asked";
}

/// A difference with its sign, rounded half up; nothing is `0.0`.
#[must_use]
pub fn signed(value: f64) -> String {
    let text = score(value);
    if text.starts_with('-') || text == "0.0" { text } else { format!("+{text}") }
}

/// A difference between two levels with its sign; nothing where they are the same.
#[must_use]
pub fn signed_level(value: f64) -> String {
    if value > 0.0 {
        format!("+{}", amount(value))
    } else if value < 0.0 {
        amount(value)
    } else {
        String::new()
    }
}

/// As [`signed`], or `-` where there is none.
#[must_use]
pub fn signed_or_dash(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), signed)
}

/// A change like for like and over how many roles: `+0.4 (41)`.
#[must_use]
pub fn like_for_like(like: Option<&LikeForLike>) -> String {
    like.map_or_else(
        || "-".to_owned(),
        |like| format!("{} ({})", signed(like.change()), like.roles),
    )
}

/// What the levels of the roles answered in both sessions brought.
#[must_use]
pub fn levels(like: &LikeForLike, lang: Lang) -> String {
    let roles = like.roles;
    match lang {
        Lang::Ja => format!("どちらの回でも答えた{}の役割の段階", things(roles)),
        Lang::En if roles == 1 => "level of the 1 role answered in both".to_owned(),
        Lang::En => format!("levels of the {roles} roles answered in both"),
    }
}

/// What of that the roles brought that are now done on another side.
#[must_use]
pub fn by_side(like: &LikeForLike, lang: Lang) -> String {
    let (points, roles) = (signed(like.by_side), like.side_moved);
    match lang {
        Lang::Ja => format!("うち {points} は、担う側が替わった{}の役割", things(roles)),
        Lang::En if roles == 1 => format!("of this, {points} from 1 role now done on another side"),
        Lang::En => format!("of this, {points} from {roles} roles now done on another side"),
    }
}

/// The name of a cause.
#[must_use]
pub fn cause(cause: Cause, lang: Lang) -> &'static str {
    let words = match cause {
        Cause::Version => Words { ja: "質問集の版", en: "set version" },
        Cause::Scope => Words { ja: "範囲", en: "scope" },
        Cause::Applicability => Words { ja: "対象外", en: "applicability" },
        Cause::Unknown => Words { ja: "わからない", en: "unknown" },
        Cause::Answering => Words { ja: "未回答", en: "untouched" },
    };
    words.of(lang)
}

/// A cause that moves a score by less than this is not named beside it: it would be shown as 0.0.
const SHOWN: f64 = 0.05;

/// The causes that can be seen in a score, with what each moved it by; empty where there are none.
#[must_use]
pub fn causes_in_short(causes: &[CausePart], lang: Lang) -> String {
    let shown = causes.iter().filter(|part| part.points.abs() >= SHOWN);
    let parts = shown.map(|part| format!("{} {}", cause(part.cause, lang), signed(part.points)));
    parts.collect::<Vec<_>>().join(AND.of(lang))
}

/// A cause in words: what it is, and how many questions it is about.
#[must_use]
pub fn cause_in_words(part: &CausePart, lang: Lang) -> String {
    let [came, went, stayed] = match part.cause {
        Cause::Version => [
            Words { ja: "新しい質問", en: "new" },
            Words { ja: "なくなった質問", en: "gone" },
            Words { ja: "数え方の変更", en: "counted differently" },
        ],
        Cause::Scope => [
            Words { ja: "範囲に入った", en: "now in" },
            Words { ja: "範囲外にした", en: "now out" },
            Words { ja: "", en: "" },
        ],
        Cause::Applicability => [
            Words { ja: "対象になった", en: "now applicable" },
            Words { ja: "対象外になった", en: "no longer applicable" },
            Words { ja: "", en: "" },
        ],
        Cause::Unknown => [
            Words { ja: "解消", en: "resolved" },
            Words { ja: "新たに発生", en: "new" },
            Words { ja: "変わらず", en: "still unknown" },
        ],
        Cause::Answering => [
            Words { ja: "新たに答えた", en: "newly answered" },
            Words { ja: "回答がなくなった", en: "no longer answered" },
            Words { ja: "", en: "" },
        ],
    };
    let counts = [(came, part.came), (went, part.went), (stayed, part.stayed)];
    let counted = counts.into_iter().filter(|(_, count)| *count > 0);
    let name = cause(part.cause, lang);
    match lang {
        Lang::Ja => {
            let counted: Vec<_> = counted.map(|(words, n)| format!("{} {n}", words.ja)).collect();
            format!("{name}: {}", counted.join("、"))
        }
        Lang::En => {
            let counted: Vec<_> = counted.map(|(words, n)| format!("{n} {}", words.en)).collect();
            format!("{name}: {}", counted.join(", "))
        }
    }
}

/// What a session says of a question, in few words: its level, its choices, or its state.
#[must_use]
pub fn said(question: &Question, moment: &Moment, lang: Lang) -> String {
    if !moment.chosen.is_empty() {
        let choices = question.kind.choices().iter();
        let chosen = choices.filter(|choice| moment.chosen.contains(&choice.id));
        let texts: Vec<&str> = chosen.map(|choice| choice.text.get(lang).as_str()).collect();
        return texts.join(" / ");
    }
    match (moment.state, moment.as_is) {
        (State::Answered, Some(points)) => amount(points),
        (State::Answered, None) => ANSWERED.of(lang).to_owned(),
        (State::Hidden, _) if moment.out_of_scope => super::ui::OUT_OF_SCOPE.of(lang).to_owned(),
        (State::Hidden, _) => NOT_ASKED.of(lang).to_owned(),
        (State::Unknown, _) => super::ui::DONT_KNOW.of(lang).to_owned(),
        (State::NotApplicable, _) => super::ui::NOT_APPLICABLE.of(lang).to_owned(),
        (State::Untouched, _) => super::ui::UNTOUCHED.of(lang).to_owned(),
    }
}

/// The day of a session.
#[must_use]
pub fn day(stamp: Option<&Stamp>, lang: Lang) -> String {
    let day = stamp.and_then(|stamp| stamp.date).map(|date| date.to_string());
    day.unwrap_or_else(|| NO_DATE.of(lang).to_owned())
}

/// What became of a target.
#[must_use]
pub fn reached(reached: Reached) -> Words {
    match reached {
        Reached::Reached => Words { ja: "届いた", en: "reached" },
        Reached::Passed => Words { ja: "目標より上", en: "passed" },
        Reached::Partly => Words { ja: "途中", en: "partly" },
        Reached::NotReached => Words { ja: "届いていない", en: "not reached" },
        Reached::Open => Words { ja: "まだわからない", en: "not known yet" },
        Reached::Lapsed => Words { ja: "対象でなくなった", en: "no longer applies" },
    }
}

/// How many of the targets are reached.
#[must_use]
pub fn targets_reached(reached: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("前のセッションの目標 {all} 件のうち {reached} 件に届いています。"),
        Lang::En => format!("Reached: {reached} of the {all} targets of the earlier session."),
    }
}

/// Two sessions are of different sets.
#[must_use]
pub fn different_sets(one: &str, other: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "質問集が違うセッションは比べられません（{one} と {other}）。何も変えていません。同じ質問集のセッションを指定してください。"
        ),
        Lang::En => format!(
            "sessions of different question sets cannot be compared ({one} and {other}). Nothing was changed. Name sessions of one set."
        ),
    }
}

/// Some sessions could not be read.
#[must_use]
pub fn left_out(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ja, _) => format!("読み込めないセッション {count} 件は除いています"),
        (Lang::En, 1) => "1 session that cannot be read is left out".to_owned(),
        (Lang::En, _) => format!("{count} sessions that cannot be read are left out"),
    }
}

/// How many columns are out of sight on either side, in the fewest cells.
#[must_use]
pub fn sideways(before: usize, behind: usize) -> String {
    let side = |count: usize, text: String| if count > 0 { text } else { String::new() };
    let (left, right) = (side(before, format!("< {before}")), side(behind, format!("{behind} >")));
    [left, right].join("  ").trim().to_owned()
}

/// How many notes changed.
#[must_use]
pub fn notes_changed(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ja, _) => format!("変わったメモ {count}"),
        (Lang::En, 1) => "1 note has changed".to_owned(),
        (Lang::En, _) => format!("{count} notes have changed"),
    }
}

/// How many roles moved.
#[must_use]
pub fn roles_moved(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ja, _) => format!("変わった役割 {count}"),
        (Lang::En, 1) => "1 role has moved".to_owned(),
        (Lang::En, _) => format!("{count} roles have moved"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_has_its_sign_and_nothing_has_none() {
        for (value, shown) in [(0.25, "+0.3"), (-0.5, "-0.5"), (0.0, "0.0"), (-0.01, "0.0")] {
            assert_eq!(signed(value), shown);
        }
        assert_eq!(signed_or_dash(None), "-");
    }

    #[test]
    fn a_cause_names_only_what_there_is() {
        let part = CausePart { cause: Cause::Unknown, points: 0.2, came: 2, went: 0, stayed: 1 };
        assert_eq!(cause_in_words(&part, Lang::En), "unknown: 2 resolved, 1 still unknown");
        assert_eq!(cause_in_words(&part, Lang::Ja), "わからない: 解消 2、変わらず 1");
    }
}
