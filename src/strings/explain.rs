//! The strings of an explained number.

use super::{Words, numbers, ui, words};
use crate::questionnaire::{Fold, Mark};
use crate::score::{Band, MustState, Rule, Subject, Why};
use crate::text::Lang;

words! {
    /// The head of the page.
    EXPLAIN = "計算の内訳" | "How it is calculated";
    HIDDEN = "点を隠している間は、内訳も表示しません。" | "While scores are hidden, so is their arithmetic.";
    LOWEST = "最低" | "Lowest";
    HIGHEST = "最高" | "Highest";
    MOST = "満点" | "Maximum";
    LOWEST_HINT = "未回答などが、すべて最低だったとき" | "if everything open stood at its lowest";
    HIGHEST_HINT = "未回答などが、すべて最高だったとき" | "if everything open stood at its highest";
    MOST_HINT = "点に入るものが、すべて最高だったとき" | "if everything that counts stood at its highest";
    TO_BE_HINT = "目標のないものは、現状の点で計算" | "the as-is where no target is set";
    LEFT_OUT = "点に入らないもの" | "Left out";
    COUNTED = "点に入るもの" | "What counts";
    NOTHING_COUNTS = "点に入るものは、まだありません。" | "Nothing counts yet.";
    WEIGHT = "重み" | "weight";
    POINTS = "点" | "points";
    PRODUCT = "重みx点" | "w x pts";
    SHARE = "割合" | "share";
    TOTAL = "合計" | "sum";
    EACH_WEIGHS_1 = "重みはどれも1" | "each weighs 1";
    COUNTS = "点に入る" | "counts";
    RULE = "計算方法" | "Rule";
    RULE_SOURCE = "方法の出典" | "Rule from";
    QUESTION_SOURCE = "質問の出典" | "Question";
    SCALE_SOURCE = "段階の出典" | "Levels";
    OURS = "monshinの提案" | "monshin's own";
    OWN_SET = "この質問集の作者" | "the author of this question set";
    TO_QUESTION = "この質問へ" | "to this question";
    PART_OF = "この点が入るもの:" | "Part of:";
    TO_ROW = "この行へ" | "to this row";
    READINESS_OF_ALL = "全体" | "the whole";
    FIT = "適合度" | "Fit";
    PRICE = "総額" | "Price";
    PER_TIME = "単価" | "each";
    TIMES = "回数" | "times";
    MISSING_PARTS = "内訳の一部に回答がありません。総額は、少なくともこの額です。" | "Some parts have no answer yet: the total is at least this.";
    ENTERED = "提示された総額" | "Total as offered";
    DIFFERENCE = "内訳の合計との差" | "Difference from the sum of the parts";
    ASSUMED = "（未回答のため、初めの値）" | " (the default: nothing chosen yet)";
    MONTHS = "比べる月数" | "Months compared";
    INCIDENTS = "1年のインシデント" | "Incidents a year";
    NOT_KNOWN = "わかりません" | "not known";
    OTHERS = "ほかの数" | "Other numbers";
    KNOCKED_OUT = "満たさない必須の要件があるため、順位はありません。" | "It fails a must, so it has no rank.";
    EMPTY_CELL = "空" | "empty";
    IN_ITS_SECTION = "セクションの中での重み" | "Weight in its section";
}

/// The rule as a sentence.
#[must_use]
pub fn rule(rule: Rule, subject: Subject, lang: Lang) -> &'static str {
    let whole = subject == Subject::Overall;
    let words = match rule {
        Rule::Fold(Fold::Mean) if whole => Words {
            ja: "最上位のセクションの点を、重みを付けて平均します。まだ点のないセクションは入りません。",
            en: "The weighted mean of the top sections. One that has no score yet is left out.",
        },
        Rule::Fold(Fold::Mean) => Words {
            ja: "質問の点と、下位のセクションの点を、重みを付けて平均します。「未回答」と「対象外」は入りません。",
            en: "The weighted mean of its questions and of the sections below it. Untouched and not applicable ones are left out.",
        },
        Rule::Fold(Fold::Sum) => Words {
            ja: "点に重みを掛けて足します。",
            en: "Points times weight, added up.",
        },
        Rule::Fold(Fold::Min) => Words {
            ja: "いちばん低い点を取ります。重みは使いません。",
            en: "The lowest one. Weights do not matter.",
        },
        Rule::BestScale => Words {
            ja: "両方に答えたときは、高いほうの点が入ります。一方に段階があれば、もう一方の「わからない」は入りません。",
            en: "Where both are answered, the higher one counts. \"Don't know\" beside a level does not.",
        },
        Rule::OneChoice => {
            Words { ja: "選んだものの点です。", en: "The points of what is chosen." }
        }
        Rule::Choices => Words {
            ja: "選んだものの点を足します。",
            en: "The points of what is chosen, added up.",
        },
        Rule::Unscored => Words { ja: "点にはなりません。", en: "It brings no points." },
        Rule::Readiness => Words {
            ja: "点に重みを掛けた合計を、最大の点に重みを掛けた合計で割ります。「未回答」と「わからない」は0点で、「対象外」は入りません。",
            en: "The sum of weight x points over the sum of weight x most. Untouched and unknown bring 0; not applicable is left out.",
        },
        Rule::Fit => Words {
            ja: "希望の要件ごとに、最低の段階を上回る点に重みを掛けて足し、その最大値で割ります。必須と価格は入りません。順位は、未回答などを最低とした値で付けます。",
            en: "Over the wants: weight x points above the lowest, divided by weight x points from lowest to highest. Musts and prices are no part of it. The rank goes by the value with open answers at their lowest.",
        },
        Rule::Price => Words {
            ja: "単価に、比べる期間に支払う回数を掛けて足します。",
            en: "Each price times how often it is paid over the months compared, added up.",
        },
        Rule::Lookup => Words {
            ja: "2つの列の値の組み合わせから、表によって決まります。",
            en: "Looked up in a matrix by two columns.",
        },
    };
    words.of(lang)
}

/// Why something is left out; `other` is the question that lacks its answer.
#[must_use]
pub fn why(why: &Why, other: &str, lang: Lang) -> String {
    let words = match why {
        Why::Untouched | Why::Unsaid => ui::UNTOUCHED,
        Why::Unknown => {
            Words { ja: "わからない（点なし）", en: "don't know, and that has no points" }
        }
        Why::NotApplicable(Some(reason)) => {
            return format!("{}: {}", ui::NOT_APPLICABLE.of(lang), ui::reason(reason, lang));
        }
        Why::NotApplicable(None) => Words {
            ja: "対象外: どちらでも行わないと決めた",
            en: "not applicable: decided against on every side",
        },
        Why::Condition => Words {
            ja: "条件に当てはまらず、聞かない",
            en: "not asked: its condition does not hold",
        },
        Why::OutOfScope(reason) if reason.trim().is_empty() => ui::OUT_OF_SCOPE,
        Why::OutOfScope(reason) => return format!("{}: {reason}", ui::OUT_OF_SCOPE.of(lang)),
        Why::Kind => Words {
            ja: "点にならない種類の質問",
            en: "a kind of question without points",
        },
        Why::NoPoints => Words { ja: "回答に点がない", en: "its answer has no points" },
        Why::Unscored => {
            Words { ja: "点を付けないセクション", en: "in a section without a score" }
        }
        Why::Weightless => Words { ja: "重みが0", en: "weighs 0" },
        Why::Empty => Words { ja: "まだ点がない", en: "no score yet" },
        Why::Dropped => Words {
            ja: "目標は「やめる」: 現状だけに入る",
            en: "to be dropped: counts as-is only",
        },
        Why::TargetUnknown => Words {
            ja: "目標は「わからない」: 現状だけに入る",
            en: "to-be not known: counts as-is only",
        },
        Why::NotNeeded => ui::NOT_NEEDED,
        Why::Must(MustState::Met) => Words { ja: "必須: 合格", en: "must: met" },
        Why::Must(MustState::Failed) => {
            Words { ja: "必須: 不合格", en: "must: not met, knocked out" }
        }
        Why::Must(MustState::Open) => Words { ja: "必須: 未確認", en: "must: still open" },
        Why::Must(MustState::NoLimit) => {
            Words { ja: "必須: 合格の限度が未定", en: "must: no limit set" }
        }
        Why::Beside => Words {
            ja: "数または価格: 点に入らない",
            en: "a number or a price: beside the fit",
        },
        Why::Times(_) => {
            return match lang {
                Lang::Ja => format!("回数がわからない: {other}"),
                Lang::En => format!("how often is not known: {other}"),
            };
        }
    };
    words.of(lang).to_owned()
}

/// What makes the band of a question.
#[must_use]
pub fn band(band: Band, lang: Lang) -> &'static str {
    let words = match band {
        Band::None => Words { ja: "幅はありません。", en: "There is no range." },
        Band::Fixed => Words {
            ja: "回答済みなので、幅はありません。",
            en: "It is answered: low and high are the same.",
        },
        Band::PartlyUnknown => Words {
            ja: "「わからない」側の段階は、もっと高いかもしれません。",
            en: "The side that is not known may yet be higher.",
        },
        Band::Open => Words {
            ja: "まだ回答がないので、最低の段階から最高の段階までが幅です。行わないと決めた側は入りません。",
            en: "It is open: from the lowest level to the highest, without the sides that were decided against.",
        },
    };
    words.of(lang)
}

/// How a fact of the set is known.
#[must_use]
pub fn mark(mark: Mark, lang: Lang) -> &'static str {
    let words = match mark {
        Mark::Deck => Words { ja: "講演の資料", en: "in the talk" },
        Mark::Seen => Words { ja: "公表物で確認", en: "read in the publication" },
        Mark::Second => Words { ja: "二次資料による", en: "from a secondary source" },
        Mark::Recalled => ui::RECALLED,
        Mark::Ours => ui::OURS,
    };
    words.of(lang)
}

/// A number as it stands in a sum: no more than two decimals, none that is needless.
#[must_use]
pub fn term(value: f64) -> String {
    numbers::amount((value * 100.0).round() / 100.0)
}

/// What counts on one scale: its name and what was said there.
#[must_use]
pub fn on_scale(scale: &str, said: &str) -> String {
    format!("{scale} {said}")
}

/// How many of a question's siblings weigh as much as it does.
#[must_use]
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}問"),
        Lang::En => format!("{count} questions"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_has_at_most_two_decimals() {
        for (value, shown) in [(4.0, "4"), (3.5, "3.5"), (10.0 / 3.0, "3.33"), (1234.5, "1,234.5")]
        {
            assert_eq!(term(value), shown);
        }
    }
}
