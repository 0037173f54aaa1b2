//! The strings of the results of a maturity check.

use super::numbers::things;
use super::{Words, words};
use crate::measure::width;
use crate::score::{Counts, Mismatch, Pattern, Side};
use crate::session::Priority;
use crate::text::Lang;

words! {
    FUNCTIONS = "機能" | "Functions";
    LEVELS = "段階" | "Levels";
    GAPS = "差" | "Gaps";
    SOURCING = "役割分担" | "Sourcing";
    OPEN = "未確認" | "Open";
    SEEN = "根拠を見た回答" | "evidence seen";
    BEFORE = "前回" | "last";
    LAST_TIME = "前回" | "last time";
    ANSWERED = "回答" | "given";
    LEGEND = "棒は現状、薄い棒は動きうる幅、縦線は目標。" | "Bar: as-is. Faint: could still become. Line: to-be.";
    AS_IS_DRAWN = "現状（塗り）" | "as-is (filled)";
    TO_BE_DRAWN = "目標（線）" | "to-be (line)";
    EARLIER_DRAWN = "前回（点線）" | "last time (dotted)";
    AT_EACH_LEVEL = "各段階の役割の数" | "Roles at each level";
    BY_FUNCTION = "機能ごと" | "By function";
    STRONGEST = "強いところ" | "Strongest";
    WEAKEST = "弱いところ" | "Weakest";
    ALL_ALIKE = "どれも同じ点です。" | "All have the same score.";
    AS_LOWEST = "対象外を最低の段階とみなした点" | "Score if not applicable counted as the lowest level";
    UNUSUAL = "領域1（自組織で行うのが普通）なのに、対象外としたもの" | "Not applicable, though in region 1 (usually done in-house)";
    NO_TARGETS = "目標はまだ決まっていません。Enterで決められます。" | "No targets are set yet. Enter sets them.";
    NO_GAPS = "現状より高い目標はありません。" | "No target is above the as-is.";
    GAP_LIST = "目標との差（優先度、大きさの順）" | "Gaps (by priority, then size)";
    STARTS = "始める役割（いまは行っていない）" | "Roles to start (not done today)";
    DROPS = "やめる役割" | "Roles to drop";
    LOWERED = "現状より低い目標" | "Targets below the as-is";
    PRIORITY = "優先" | "Prio";
    ROLE = "役割" | "Role";
    DECLARED = "選んだパターン" | "Patterns declared";
    AMOUNTS_TO = "回答から見えるパターン" | "Pattern the answers amount to";
    NOT_DECLARED = "まだ選んでいません" | "not chosen yet";
    NO_ROLES_YET = "役割の回答がまだありません。" | "No role is answered yet.";
    EQUALLY = "合う役割の数が同じパターンが、複数あります。" | "Several patterns fit equally well.";
    FITTING = "合う" | "match";
    MISMATCHED = "合わない" | "do not match";
    NOBODY = "だれも行っていない" | "done by nobody";
    NOT_JUDGED = "未確認" | "open";
    NO_MISMATCHES = "パターンと合わない役割はありません。" | "No role is at odds with it.";
    MISMATCHES_TODAY = "いまのパターンと合わない役割" | "At odds with the pattern today";
    MISMATCHES_AIM = "目指すパターンと合わない役割" | "At odds with the pattern aimed at";
    SOURCING_RULE = "パターンは点に影響しません。自組織と委託の両方で行う役割は、「合う」に数えます。右端は、領域ごとの自組織と委託の比重です。" | "A pattern never changes a score. A role done on both sides counts as a match. On the right: in-house to bought, by region.";
    UNTOUCHED_LIST = "未回答" | "Untouched";
    NOTHING_OPEN = "未確認のものはありません。" | "Nothing is open.";
    NO_PRIORITY = "優先度を外しました" | "No priority";
}

/// The marks that stand before [`Counts::others`], with what they mean.
pub const STATE_MARKS: [(&str, Words); 3] = [
    ("?", super::ui::DONT_KNOW),
    ("-", Words { ja: "対象外", en: "n/a" }),
    (".", super::ui::UNTOUCHED),
];

/// What those of the [`STATE_MARKS`] mean that are shown.
#[must_use]
pub fn marks(shown: [bool; 3], lang: Lang) -> String {
    let named = STATE_MARKS.iter().zip(shown).filter(|(_, shown)| *shown);
    let named = named.map(|((mark, words), _)| format!("{mark} {}", words.of(lang)));
    named.collect::<Vec<_>>().join(super::compare::AND.of(lang))
}

/// What a score rests on, in at most so many cells where that is possible: in words, else with the
/// [`STATE_MARKS`]. What has no count is left out.
#[must_use]
pub fn rests_on(counts: &Counts, cells: usize, lang: Lang) -> String {
    let answered = format!("{}/{}", counts.answered, counts.asked);
    let named = format!("{} {answered}", super::ui::ANSWERED.of(lang));
    let others = STATE_MARKS.iter().zip(counts.others()).filter(|(_, count)| *count > 0);
    let (mut in_words, mut marks) = (String::new(), String::new());
    for ((mark, words), count) in others {
        in_words += &["  ", words.of(lang), " ", &count.to_string()].concat();
        marks += &["  ", mark, &count.to_string()].concat();
    }
    let forms =
        [format!("{named}{in_words}"), format!("{named}{marks}"), format!("{answered}{marks}")];
    let last = forms.len() - 1;
    let fitting = forms.iter().position(|form| width(form) <= cells).unwrap_or(last);
    forms.into_iter().nth(fitting).unwrap_or_default()
}

/// A priority in a narrow column.
#[must_use]
pub fn priority(priority: Option<Priority>, lang: Lang) -> &'static str {
    let words = match priority {
        Some(Priority::High) => Words { ja: "高", en: "high" },
        Some(Priority::Medium) => Words { ja: "中", en: "med" },
        Some(Priority::Low) => Words { ja: "低", en: "low" },
        None => Words { ja: "-", en: "-" },
    };
    words.of(lang)
}

/// That a role was given a priority.
#[must_use]
pub fn given_priority(id: &str, given: Option<Priority>, lang: Lang) -> String {
    match (given, lang) {
        (None, _) => format!("{id}  {}", NO_PRIORITY.of(lang)),
        (Some(_), Lang::Ja) => format!("{id}  優先度 {}", priority(given, lang)),
        (Some(_), Lang::En) => format!("{id}  priority {}", priority(given, lang)),
    }
}

/// What does not match: the side expected, and the only one on which the role is done, or shall be.
#[must_use]
pub fn mismatch(mismatch: &Mismatch, lang: Lang) -> &'static str {
    let words = match (mismatch.expected, mismatch.pattern, mismatch.has_target) {
        (Side::In, Pattern::Today, _) => Words {
            ja: "自組織のはずが、委託だけ",
            en: "expected in-house, only bought",
        },
        (Side::Out, Pattern::Today, _) => Words {
            ja: "委託のはずが、自組織だけ",
            en: "expected bought, only in-house",
        },
        (Side::In, Pattern::Aim, true) => Words {
            ja: "自組織のはずが目標は委託だけ",
            en: "expected in-house, to-be only bought",
        },
        (Side::Out, Pattern::Aim, true) => Words {
            ja: "委託のはずが目標は自組織だけ",
            en: "expected bought, to-be only in-house",
        },
        (Side::In, Pattern::Aim, false) => Words {
            ja: "自組織のはずがいまは委託だけ",
            en: "expected in-house, today only bought",
        },
        (Side::Out, Pattern::Aim, false) => Words {
            ja: "委託のはずがいまは自組織だけ",
            en: "expected bought, today only in-house",
        },
    };
    words.of(lang)
}

/// The ratio of in-house to bought in a region; another region as it is called.
#[must_use]
pub fn ratio(region: &str, lang: Lang) -> String {
    let sign = match region {
        "1" => ">>",
        "2" => ">=",
        "3" => "<=",
        "4" => "<<",
        other => return other.to_owned(),
    };
    match lang {
        Lang::Ja => format!("自 {sign} 委"),
        Lang::En => format!("in {sign} out"),
    }
}

/// That no pattern fits, and which is nearest.
#[must_use]
pub fn none_fits(nearest: &[String], lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            let nearest = nearest.join("、");
            format!(
                "合う役割が半分に満たず、どのパターンにも当たりません。最も近いのは{nearest}です。"
            )
        }
        Lang::En => {
            let nearest = nearest.join(", ");
            format!("No pattern fits: none matches half of the roles. The nearest is {nearest}.")
        }
    }
}

/// How many of the judged roles fit a pattern.
#[must_use]
pub fn fits(roles: usize, judged: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}の役割のうち{}", things(judged), things(roles)),
        Lang::En => format!("{roles} of {judged} roles"),
    }
}

/// The questions that stand at a number of points.
#[must_use]
pub fn at_level(points: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{points}点"),
        Lang::En => format!("at {points}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_score_rests_on_keeps_every_count_in_few_cells() {
        let counts = Counts {
            asked: 54,
            answered: 45,
            unknown: 4,
            not_applicable: 2,
            untouched: 3,
            ..Counts::default()
        };
        let en = |cells| rests_on(&counts, cells, Lang::En);
        assert_eq!(en(60), "answered 45/54  don't know 4  n/a 2  untouched 3");
        assert_eq!(en(34), "answered 45/54  ?4  -2  .3");
        assert_eq!(en(21), "45/54  ?4  -2  .3");
        assert_eq!(en(3), "45/54  ?4  -2  .3");
        let ja = rests_on(&counts, 60, Lang::Ja);
        assert_eq!(ja, "回答 45/54  わからない 4  対象外 2  未回答 3");
        let all = Counts { asked: 54, answered: 54, ..Counts::default() };
        assert_eq!(rests_on(&all, 20, Lang::En), "answered 54/54");
    }
}
