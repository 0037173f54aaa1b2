//! The strings of reports.

use super::{Words, numbers, ui, words};
use crate::session::Basis;
use crate::text::Lang;

mod decisions;
mod finding;
mod lines;

pub use decisions::*;
pub use finding::*;
pub use lines::*;

words! {
    DECIDED_AGAINST = "どの側でも行わないと決めた" | "decided against on every side";
    REPORT = "報告書" | "Report";
    REDACTED = "名前、メモ、委託先などを伏せた版" | "Redacted: without names, notes and providers";
    /// In the place of what a redacted report does not say.
    WITHHELD = "（伏せています）" | "(withheld)";
    REASON_GIVEN = "理由の記載あり" | "a reason is given";
    PAGE = "要約" | "Summary";
    FINDING = "結論" | "Finding";
    OVERALL = "全体の点" | "Overall score";
    NO_TARGET = "まだ決まっていません" | "not set yet";
    NO_DATE = "期日は未定" | "no date set";
    NO_LAST_TIME = "前回の結果はありません" | "there is no earlier result";
    LAST_TIME = "前回との比較" | "Compared with last time";
    LEVELS = "段階ごとの役割の数" | "How many roles at each level";
    LEVEL = "段階" | "Level";
    ROLES = "役割" | "Roles";
    BAR_SIGNS = "現状は #、未回答などで動きうる幅は -、目標は + です。" | "As-is: #. How far open answers could move it: -. To-be: +.";
    FUNCTIONS = "機能ごとの点" | "Functions";
    FUNCTION = "機能" | "Function";
    PHASES = "フェーズごとの準備" | "Readiness of the phases";
    PHASE = "フェーズ" | "Phase";
    READY = "準備" | "Ready";
    STILL_OPEN = "未決" | "Undecided";
    PRIORITIES = "優先して取り組むこと" | "Priorities";
    PRIORITY = "優先度" | "Priority";
    CONSEQUENCE = "放置したときの影響" | "What happens if nothing is done";
    ACTION = "対応" | "Action";
    ACTIONS = "対応の計画" | "Plan";
    NO_ACTION = "未定" | "to be decided";
    OWNER = "担当" | "Owner";
    DUE = "期限" | "Due";
    COST = "費用" | "Cost";
    EFFORT = "工数（人日）" | "Effort (person-days)";
    HORIZON = "時期" | "Horizon";
    KIND = "種類" | "Kind";
    STATUS = "状況" | "Status";
    DECISIONS = "判断をお願いしたいこと" | "Decisions asked of you";
    NO_DECISIONS = "ありません" | "none";
    RESTS_ON = "この結果のよりどころ" | "What this rests on";
    SAYS = "点の読み方" | "What the score says and does not say";
    DETAIL = "詳細" | "Detail";
    ANNEX = "付録（監査用）" | "Annex for auditors";
    ANSWERS = "回答" | "Answers";
    GAPS = "目標との差" | "Gaps";
    SOURCING = "役割分担" | "Sourcing";
    CHANGES = "前回からの変化" | "Changes since last time";
    SECTION = "セクション" | "Section";
    ROLE = "役割" | "Role";
    QUESTION = "質問" | "Question";
    ID = "番号" | "Id";
    TITLE = "名前" | "Title";
    STATE = "状態" | "State";
    AS_IS = "現状" | "As-is";
    AS_IS_POINTS = "現状の点" | "As-is points";
    TO_BE_POINTS = "目標の点" | "To-be points";
    TO_BE = "目標" | "To-be";
    TARGET = "目標" | "Target";
    GAP = "差" | "Gap";
    LOW = "下限" | "Low";
    HIGH = "上限" | "High";
    MOST = "満点" | "Maximum";
    EARLIER = "前回" | "Last time";
    NOW = "今回" | "Now";
    CHANGE = "変化" | "Change";
    CHANGE_LIKE = "変化（同じ役割で）" | "Change, like for like";
    CAUSE = "要因" | "Cause";
    CAUSE_LEVELS = "段階が変わった（どちらの回でも答えた役割）" | "change of level (answered both times)";
    CAUSE_SIDE = "担う側が替わった" | "now done on another side";
    NOT_ASKED = "聞いていない" | "not asked";
    BAND = "幅" | "Range";
    ANSWERED = "回答" | "Answered";
    UNKNOWN = "わからない" | "Don't know";
    NOT_APPLICABLE = "対象外" | "Not applicable";
    UNTOUCHED = "未回答" | "Untouched";
    OUT_OF_SCOPE = "範囲外" | "Out of scope";
    SEEN = "根拠を見た回答" | "Evidence seen";
    NOTE = "メモ" | "Note";
    RECORD = "決めたこと" | "Record";
    EVIDENCE = "根拠" | "Evidence";
    EVIDENCE_SEEN = "見た根拠の数" | "Evidence seen (number)";
    EVIDENCE_TOLD = "聞いた根拠の数" | "Evidence told (number)";
    TOLD_ONLY = "聞いただけ" | "told, not seen";
    RESPONDENT = "回答した人" | "Answered by";
    DEPARTMENT = "担当部署" | "Department";
    PROVIDER = "委託先" | "Provider";
    CONTRACT_UNTIL = "契約の終わり" | "Contract until";
    DECIDED_BY = "決めた人や会議" | "Decided by";
    DECIDED_ON = "決めた日" | "Decided on";
    DATE = "回答日" | "Answered on";
    REASON = "対象外の理由" | "Reason";
    FLAG = "あとで見る" | "Flagged";
    YES = "はい" | "yes";
    ANSWER = "回答" | "Answer";
    CHOICES = "選択肢" | "Choices";
    NUMBER = "数" | "Number";
    UNIT = "単位" | "Unit";
    ESTIMATE = "概算" | "Estimate";
    AS_OF = "いつの数か" | "As of";
    ROW = "行" | "Row";
    ACTION_NUMBER = "対応の番号" | "Action no.";
    SENTENCE = "説明" | "Description";
    REQUIREMENT = "要件" | "Requirement";
    ROWS = "表の行" | "Rows";
    POINTS = "点" | "Points";
    IMPORTANCE = "必須か希望か" | "Must or want";
    WEIGHT = "重み" | "Weight";
    PASS = "合格" | "Pass";
    CANDIDATES = "候補" | "Candidates";
    CANDIDATE = "候補" | "Candidate";
    RANK = "順位" | "Rank";
    FIT = "適合度" | "Fit";
    PRICE = "総額" | "Price";
    KNOCKED_OUT = "満たさない必須" | "Musts failed";
    OPEN_MUSTS = "未確認の必須" | "Musts still open";
    CRITERIA = "要件と候補の回答" | "Requirements and answers";
    MEETS = "合格" | "meets it";
    FAILS = "不合格" | "fails";
    RISKS = "リスク" | "Risks";
    TOP_RISKS = "高いリスク" | "Highest risks";
    RISK = "リスク値" | "Risk value";
    ASSET = "守るもの" | "Asset";
    HARM = "起きて困ること" | "Harm";
    LIKELIHOOD = "起こりやすさ" | "Likelihood";
    RISK_IMPORTANCE = "重要度" | "Importance";
    SERVICES = "サービス" | "Services";
    SERVICE = "サービス" | "Service";
    NO_SERVICE = "なし" | "none";
    RISKS_SERVED = "備えるリスク" | "Risks covered";
    ORGANISATION = "組織" | "Organisation";
    SET = "質問集" | "Question set";
    SCOPE = "対象範囲" | "Scope";
    LEFT_OUT = "今回は見ていない部分" | "Left out this time";
    NOTHING = "なし" | "none";
    NOT_STATED = "記載なし" | "not stated";
    FACILITATOR = "進行役" | "Facilitator";
    PARTICIPANTS = "参加者" | "Participants";
    DEPARTMENTS = "役割を担う部署" | "Departments involved";
    ANSWERED_ON = "回答した日" | "Answered";
    MADE_ON = "作成日" | "Date of report";
    STATES = "回答の状態" | "State of the answers";
    AS_LOWEST = "対象外を最低とした点" | "Score, n/a as lowest";
    LINKED = "もとにした成熟度チェック" | "Based on the maturity check";
    MONTHS = "価格を比べる期間" | "Prices compared over";
    VERSION = "版" | "Version";
    MADE_FOR = "回答を始めたときの版" | "Begun with version";
    DIGEST = "質問集のSHA-256" | "SHA-256 of the question set";
    PROGRAM = "作成したプログラム" | "Written by";
    FILE = "ファイル" | "File";
    SCALES = "段階の説明" | "Descriptions of the levels";
    RULES = "点の計算方法" | "How the scores are calculated";
    SOURCES = "出典" | "Sources";
    HINTS = "確認したいところ" | "To be checked";
    NOT_APPLICABLE_LIST = "対象外とその理由" | "Not applicable, and why";
    UNKNOWN_LIST = "だれも答えられなかった質問" | "Questions that nobody could answer";
    UNTOUCHED_LIST = "まだ答えていない質問" | "Not answered yet";
    SCOPE_LIST = "範囲外とその理由" | "Out of scope, and why";
    PATTERN_TODAY = "いまのパターン" | "Pattern today";
    PATTERN_AIM = "目指すパターン" | "Pattern aimed at";
    AMOUNTS_TO = "回答から見えるパターン" | "Pattern the answers amount to";
    EXPECTED = "パターンの想定" | "Expected";
    ACTUAL = "回答" | "Answered";
    FOR_PATTERN = "比べたパターン" | "Compared with";
    MISMATCHES = "パターンと合わない役割" | "Roles at odds with the pattern";
    UNUSUAL = "自組織で行うのが普通なのに、対象外とした役割" | "Not applicable, though organisations usually do it themselves";
    IN_HOUSE = "自組織で行う" | "in-house";
    BOUGHT = "委託する" | "bought";
    ONLY_IN_HOUSE = "自組織だけ" | "in-house only";
    ONLY_BOUGHT = "委託だけ" | "bought only";
    TO_START = "新しく始める" | "start";
    TO_DROP = "やめる" | "drop";
    TO_RAISE = "上げる" | "raise";
    TO_LOWER = "下げる" | "lower";
    BASIS = "よりどころ" | "Rests on";
    OWN_SET_SAYS = "この質問集への回答をまとめた点です。質問にないことについては、何も示しません。" | "The score sums up the answers to the questions of this set. It says nothing of what they do not ask.";
    SELECTION_SAYS = "準備は、各フェーズで決めることがどこまで決まって書いてあるかを、割合で表します。適合度は、希望の要件に候補がどれだけ応えるかを、0から1で表します。どちらもサービスの質や自組織との相性を保証するものではありません。価格は適合度に入りません。" | "Readiness says how far the decisions of each phase have been taken and written down. Fit, from 0 to 1, says how far a candidate meets what we want. Neither vouches for the quality of a service or how well it suits us, and the price is never part of the fit.";
    RULE_HIGHEST = "1つの役割にインソースとアウトソースの両方で答えたときは、高いほうの点を取ります。" | "Where a role is answered both in-source and out-source, the higher points count.";
    RULE_BAND = "幅は、「未回答」と「わからない」がすべて最低だったときから、すべて最高だったときまでの点です。" | "The range runs from the score if everything untouched or unknown stood at its lowest to the score if it stood at its highest.";
    RULE_LEFT_OUT = "「対象外」と「範囲外」は、点に入りません。" | "What is not applicable or out of scope is left out of the score.";
    RULE_ROUND = "点は丸めずに計算し、小数第1位に四捨五入して示します。" | "Scores are calculated unrounded and shown to one decimal place, rounded half up.";
    RULE_MEAN = "全体の点は、機能の点に重みを付けて平均したものです。" | "The overall score is the weighted mean of the functions.";
    RULE_SUM = "全体の点は、機能の点に重みを掛けて足したものです。" | "The overall score is the weighted sum of the functions.";
    RULE_MIN = "全体の点は、最も低い機能の点です。" | "The overall score is that of the lowest function.";
}

/// A candidate without its name, counted from 1.
#[must_use]
pub fn candidate(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("候補{number}"),
        Lang::En => format!("Candidate {number}"),
    }
}

/// A risk without its name, counted from 1.
#[must_use]
pub fn risk(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("リスク{number}"),
        Lang::En => format!("Risk {number}"),
    }
}

/// How many people were there, where their names are withheld.
#[must_use]
pub fn people(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}名（氏名は伏せています）"),
        Lang::En => format!("{count} (names withheld)"),
    }
}

/// Names one after the other.
#[must_use]
pub fn list<T: AsRef<str>>(names: &[T], lang: Lang) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.join(match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    })
}

/// What a label is followed by.
#[must_use]
pub fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "：",
        Lang::En => ": ",
    }
}

/// From one day to another.
#[must_use]
pub fn from_to(first: &str, last: &str, lang: Lang) -> String {
    match (first == last, lang) {
        (true, _) => first.to_owned(),
        (false, Lang::Ja) => format!("{first}から{last}"),
        (false, Lang::En) => format!("{first} to {last}"),
    }
}

/// How many of how many.
#[must_use]
pub fn of(count: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{all}件のうち{count}件"),
        Lang::En => format!("{count} of {all}"),
    }
}

/// A number of months.
#[must_use]
pub fn months(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}か月"),
        Lang::En => format!("{count} months"),
    }
}

/// The heading of a side's column in a table of answers.
#[must_use]
pub fn side(scale: &str, pass: Words, lang: Lang) -> String {
    format!("{scale} {}", pass.of(lang))
}

/// The target of the whole with its day.
#[must_use]
pub fn target(to_be: Option<f64>, by: Option<&str>, lang: Lang) -> String {
    let Some(to_be) = to_be else { return NO_TARGET.of(lang).to_owned() };
    let to_be = numbers::score(to_be);
    match (by, lang) {
        (Some(by), Lang::Ja) => format!("{to_be}（{by}まで）"),
        (Some(by), Lang::En) => format!("{to_be} by {by}"),
        (None, Lang::Ja) => format!("{to_be}（{}）", NO_DATE.ja),
        (None, Lang::En) => format!("{to_be} ({})", NO_DATE.en),
    }
}

/// A difference with its sign.
#[must_use]
pub fn signed(difference: f64) -> String {
    let shown = numbers::score(difference);
    if shown.starts_with('-') || shown == "0.0" { shown } else { format!("+{shown}") }
}

/// What an answer of a candidate rests on.
#[must_use]
pub fn basis(basis: Basis) -> Words {
    match basis {
        Basis::Said => ui::SAID,
        Basis::Proposal => ui::PROPOSAL,
        Basis::ContractDraft => ui::CONTRACT_DRAFT,
        Basis::Trial => ui::TRIAL,
    }
}

/// A number with what it counts.
#[must_use]
pub fn quantity(amount: &str, unit: &str, estimate: bool, lang: Lang) -> String {
    let about = if estimate { numbers::ABOUT.of(lang) } else { "" };
    let blank = match lang {
        Lang::Ja => "",
        Lang::En if unit.is_empty() => "",
        // `300 x 10,000 yen`: two numbers side by side would be read as one.
        Lang::En if unit.starts_with(|first: char| first.is_ascii_digit()) => " x ",
        Lang::En => " ",
    };
    format!("{about}{amount}{blank}{unit}")
}

/// A limit and which way it holds, such as "or more".
#[must_use]
pub fn limit(limit: &str, side: Words, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{limit}{}", side.ja),
        Lang::En => format!("{limit} {}", side.en),
    }
}

/// A level that a must accepts, and those above it.
#[must_use]
pub fn level_or_better(level: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{level}」{}", ui::OR_BETTER.ja),
        Lang::En => format!("'{level}' {}", ui::OR_BETTER.en),
    }
}

/// The name of a choice that is explained after a colon, such as "Hybrid: we do ...".
#[must_use]
pub fn short_choice(text: &str) -> String {
    let name = text.split_once(": ").map(|(name, _)| name);
    name.filter(|name| !name.is_empty()).unwrap_or(text).to_owned()
}

/// The patterns that answers amount to, and how many roles fit them; where too few do, that none fits
/// and which are nearest.
#[must_use]
pub fn amounts(
    patterns: &[String],
    (fitting, judged): (usize, usize),
    fits_any: bool,
    lang: Lang,
) -> String {
    let patterns: Vec<String> = patterns.iter().map(|name| short_choice(name)).collect();
    match lang {
        Lang::Ja if !fits_any => format!(
            "当たるものなし（最も近いのは{}、判定できる{judged}の役割のうち{fitting}が合う）",
            patterns.join("、または")
        ),
        Lang::En if !fits_any => format!(
            "none (the nearest is {}: {fitting} of {judged} roles fit)",
            patterns.join(" or ")
        ),
        Lang::Ja => {
            format!(
                "{}（判定できる{judged}の役割のうち、{fitting}が合う）",
                patterns.join("、または")
            )
        }
        Lang::En => {
            format!("{} ({fitting} of {judged} roles fit)", patterns.join(" or "))
        }
    }
}

/// What an answer "don't know" brings on a scale.
#[must_use]
pub fn unknown_points(scale: &str, points: f64, lang: Lang) -> String {
    let points = numbers::amount(points);
    match lang {
        Lang::Ja => format!("「{scale}」で「わからない」と答えた役割は{points}点とします。"),
        Lang::En => format!("On the scale '{scale}', 'don't know' counts as {points}."),
    }
}

/// How many roles have no level, and why not; empty where every one has.
#[must_use]
pub fn without_level(
    unknown: usize,
    not_applicable: usize,
    untouched: usize,
    lang: Lang,
) -> String {
    let parts = [(UNKNOWN, unknown), (NOT_APPLICABLE, not_applicable), (UNTOUCHED, untouched)];
    let parts: Vec<String> = states(&parts, lang);
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ja) => format!("このほかに、{}", parts.join("、")),
        (false, Lang::En) => format!("In addition: {}", parts.join(", ")),
    }
}

/// How many of the questions are answered.
#[must_use]
pub fn counts(answered: usize, asked: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{asked}問のうち{answered}問に回答"),
        Lang::En => format!("{answered} of {asked} answered"),
    }
}

/// How many are in other states; empty where none is.
#[must_use]
pub fn left_over(parts: &[(Words, usize)], lang: Lang) -> String {
    let parts = states(parts, lang);
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ja) => format!("（{}）", parts.join("、")),
        (false, Lang::En) => format!(" ({})", parts.join(", ")),
    }
}

fn states(parts: &[(Words, usize)], lang: Lang) -> Vec<String> {
    let some = parts.iter().filter(|(_, count)| *count > 0);
    some.map(|(state, count)| match lang {
        Lang::Ja => format!("{}{count}", state.ja),
        Lang::En => format!("{count} {}", state.en.to_lowercase()),
    })
    .collect()
}

/// A title with what is to be said of it.
#[must_use]
pub fn bracketed(title: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{title}（{text}）"),
        Lang::En => format!("{title} ({text})"),
    }
}
