//! The strings of the results of a selection.

use super::{Words, words};
use crate::text::Lang;

words! {
    READINESS = "準備" | "Readiness";
    RISKS = "リスク" | "Risks";
    SERVICES = "サービス" | "Services";
    NOTICES = "通知" | "Notices";
    CANDIDATES = "候補" | "Candidates";
    PAPERS = "検討書" | "Papers";
    SCOPE = "成熟度から" | "From maturity";
    READY = "準備" | "ready";
    BLOCKED_BY = "残り" | "still open";
    NOTHING_BLOCKS = "残りはありません" | "nothing left open";
    EARLIER_OPEN = "前のフェーズに残りがあります:" | "An earlier phase is still open:";
    READINESS_RULE = "決めることの点を、その最大値で割った割合です。「未回答」と「わからない」は0点、「対象外」は除きます。" | "Points of the decisions over the most they can bring. Untouched and unknown count 0; not applicable is left out.";
    UNDECIDED = "未決" | "not decided";
    FIT = "適合度" | "Fit";
    BETWEEN = "幅" | "range";
    RANK = "順位" | "Rank";
    KNOCKED_OUT = "失格" | "out";
    MUSTS = "満たさない必須" | "Musts failed";
    OPEN = "未確認" | "open";
    ALL = "すべての候補" | "all candidates";
    OPEN_MUSTS = "未確認の必須" | "Musts open";
    COVERAGE = "回答" | "Answered";
    PRICE = "総額" | "Total price";
    PRICE_PARTS = "内訳の合計" | "Sum of the parts";
    PROVISIONAL = "候補ごとに回答の数が違うため、順位は仮のものです。" | "The ranking is provisional: the candidates have not answered equally much.";
    FIT_RULE = "適合度は、希望の要件の点に重みを掛けて足し、その最大値で割った値です。順位は、未回答を0点とした値で付けます。価格は入りません。" | "Fit: weighted points of the wants over the most they can bring. Ranked with open answers at 0. Price is never part of it.";
    NO_RANK = "まだ順位はありません。候補を加え、希望の要件に答えると付きます。" | "No ranking yet: add candidates and answer their wants.";
    ALL_OUT = "どの候補も、満たさない必須があるため失格です。必須とその限度を見直すか、候補を加えます。" | "Every candidate fails a must. Review the musts and their limits, or add candidates.";
    AND = "、" | ", ";
    MORE_LINES = "行" | "lines";
    STABLE = "どの重みを1つ変えても、1位は変わりません。" | "No change of a single weight puts another candidate first.";
    WANTS_AND_MUSTS = "要件と候補の回答" | "Requirements and answers";
    MARKS = "! 必須  1 重み  # 数（点に入らない）  - 不要" | "! must  1 weight  # number, not scored  - not needed";
    VALUE = "リスク値" | "Risk value";
    LIKELIHOOD = "起こりやすさ" | "Likelihood";
    IMPORTANCE = "重要度" | "Importance";
    NO_RISKS = "リスクの表はまだ空です。" | "The risk table is still empty.";
    RISK_RULE = "表によって、脅威と脆弱性から起こりやすさが、それと重要度からリスク値が決まります（プラクティス集 図2-4.2 の例）。並びはリスク値、重要度、起こりやすさの順です。" | "Threat and vulnerability give the likelihood; that and the importance give the value (the example of the practices, figure 2-4.2). Sorted by value, importance, likelihood.";
    UNCOVERED = "備えるサービスなし" | "no service covers it";
    UNCOVERED_TITLE = "リスク値が3で、備えるサービスがないもの" | "Risks of value 3 that no service covers";
    NO_SERVICES = "選んだサービスはありません" | "no service chosen";
    NOT_WANTED = "リスクの表にあり、まだ選んでいないサービス" | "Named in the risk table, not chosen yet";
    NO_RISK_FOR = "選んだが、どのリスクにも書かれていないサービス" | "Chosen, and named by no risk";
    SERVES = "備えるリスク" | "risks covered";
    NO_NEED = "必要な通知の表はまだ空です。" | "The table of the notices needed is still empty.";
    NEED = "必要" | "Need";
    CLOSES = "補う人" | "closed by";
    NOTICE_GAP = "足りず、自組織で補う人がいません" | "short, and nobody on our side closes it";
    NOTICE_RULE = "深さは0から6、時間は分です。= は足りる、< は足りない、? は未回答です。" | "Depth 0 to 6, time in minutes. = meets the need, < falls short, ? nothing said.";
    MINUTES = "分" | "m";
    PARTS_MISSING = "+ の付いた総額は、内訳の一部にまだ回答がありません。" | "A total with + still lacks some of its parts.";
    EXTRA_COST = "追加費用" | "Extra cost";
    DECIDED = "決定" | "decided";
    NO_RECORD = "まだ書かれていません" | "not written down yet";
    PAPER_RULE = "左右の矢印でほかのフェーズへ" | "left and right: other phases";
    LINK = "もとにした成熟度チェック" | "Based on the maturity check";
    NO_LINK = "このセッションは、成熟度チェックをもとにしていません。" | "This session is not based on a maturity check.";
    PROPOSED = "成熟度チェックから提案するサービス" | "Services proposed by the maturity check";
    NOTHING_PROPOSED = "委託することになる役割はありません" | "no role is to be bought";
    SUPPORT_ONLY = "丸ごとは委託せず、支援だけを受ける役割" | "Never bought whole, support only";
    WITHOUT_SERVICE = "当てはまるサービスのない役割" | "Roles without a matching service";
    PROPOSAL_RULE = "これは提案で、回答には書き込みません。「サービスの種類」の質問で選びます。" | "A proposal only: no answer is filled in. Choose in the questions on kinds of services.";
    TO_BE_OUT = "目標が委託" | "to-be is bought";
    AIM_OUT = "目指すパターンで委託" | "bought in the pattern aimed at";
}

/// The glossary of a selection, on the help page.
pub const TERMS: &[(Words, Words)] = &[
    (
        Words { ja: "準備", en: "readiness" },
        Words {
            ja: "フェーズで決めることが、どこまで決まって書かれているか",
            en: "how far the decisions of a phase are taken and written down",
        },
    ),
    (
        Words { ja: "必須、希望、不要", en: "must, want, not needed" },
        Words {
            ja: "満たさないと失格、重みに応じて適合度に入る、どこにも入らない",
            en: "whoever fails it is out; it counts by its weight; it counts nowhere",
        },
    ),
    (
        Words { ja: "合格", en: "pass" },
        Words {
            ja: "必須の要件が受け入れる、最低の段階または限度の数",
            en: "the least level, or the limit, that a must accepts",
        },
    ),
    (
        Words { ja: "適合度", en: "fit" },
        Words {
            ja: "希望の点に重みを掛けて足し、その最大値で割った値。0から1",
            en: "weighted points of the wants over the most they can bring, 0 to 1",
        },
    ),
    (
        Words { ja: "よりどころ", en: "basis" },
        Words {
            ja: "候補の回答が何に基づくか。口頭、提案書、契約書案、試用",
            en: "what a candidate's answer rests on: said, proposal, contract draft, trial",
        },
    ),
];

/// What one weight has to become before another candidate is first.
#[must_use]
pub fn turn(question: &str, from: &str, to: &str, winner: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            format!("「{question}」の重みを{from}から{to}にすると、{winner}が1位になります。")
        }
        Lang::En => {
            format!("With the weight of '{question}' at {to} instead of {from}, {winner} is first.")
        }
    }
}

/// The label of a total: over how many months, in which unit.
#[must_use]
pub fn total(months: u32, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{} {months}か月、{unit}", PRICE.ja),
        Lang::En => format!("{}, {months} months, {unit}", PRICE.en),
    }
}

/// That two candidates share the first rank.
#[must_use]
pub fn tie(winner: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("1位は同率です。わずかな違いで{winner}が1位になります。"),
        Lang::En => format!("The first rank is shared: the least difference puts {winner} first."),
    }
}

/// How many candidates are out of sight to the left and to the right.
#[must_use]
pub fn columns_hidden(left: usize, right: usize, lang: Lang) -> String {
    let say = |count: usize, ja: &str, en: &str| match (count, lang) {
        (0, _) => None,
        (_, Lang::Ja) => Some(format!("{ja}{count}件")),
        (_, Lang::En) => Some(format!("{count} more {en}")),
    };
    [say(left, "左に", "left"), say(right, "右に", "right")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("  ")
}

/// The name of a function of NIST CSF 1.1; of another tag the tag itself.
#[must_use]
pub fn function(id: &str, lang: Lang) -> &str {
    let words = match id {
        "identify" => Words { ja: "識別", en: "Identify" },
        "protect" => Words { ja: "防御", en: "Protect" },
        "detect" => Words { ja: "検知", en: "Detect" },
        "respond" => Words { ja: "対応", en: "Respond" },
        "recover" => Words { ja: "復旧", en: "Recover" },
        other => return other,
    };
    words.of(lang)
}
