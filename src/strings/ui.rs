//! The strings of the workbook's screens.

use super::{Words, words};
use crate::score::State;
use crate::session::{NotApplicable, Track};
use crate::text::Lang;

words! {
    /// The product's name in headers.
    PRODUCT = "問診" | "monshin";
    SAVED = "保存済み" | "saved";
    SAVING = "保存中" | "saving";
    NOT_SAVED = "保存できていません" | "NOT SAVED";
    /// The same where there is little room.
    NOT_SAVED_SHORT = "未保存" | "NOT SAVED";
    READ_ONLY = "閲覧のみ" | "read-only";
    OVERALL = "全体" | "Overall";
    ANSWERED = "回答" | "answered";
    DONT_KNOW = "わからない" | "don't know";
    NOT_APPLICABLE = "対象外" | "not applicable";
    PARTLY_UNKNOWN = "一方はわからない" | "one side not known";
    UNTOUCHED = "未回答" | "untouched";
    FLAGGED = "あとで見る" | "flagged";
    OUT_OF_SCOPE = "範囲外" | "out of scope";
    AS_IS = "現状" | "As-is";
    TO_BE = "目標" | "To-be";
    GAP = "差" | "gap";
    TARGETS = "目標あり" | "with a target";
    NO_TARGET = "目標なし" | "no target set";
    NOT_HERE = "行わないと決めた" | "decided against on this side";
    SCORES_HIDDEN = "点を隠しています" | "scores hidden";
    NO_SCORE = "まだ点はありません" | "no score yet";
    UNSCORED = "点なし" | "not scored";
    WHY = "なぜ" | "Why";
    ASK = "聞く" | "Ask";
    SEE = "見る" | "See";
    NOTE = "メモ" | "Note";
    MEMO = "手控え" | "Memo";
    EVIDENCE = "根拠" | "Evidence";
    RECORD = "回答" | "Answer";
    NOTE_HINT = "議事録と報告書に載ります" | "goes to minutes and reports";
    MEMO_HINT = "進行役だけのもの。報告書には載りません" | "the facilitator's own, never in a report";
    RECORD_HINT = "この質問への回答" | "the answer to this question";
    EVIDENCE_HINT = "1行に1つ。Tabで「聞いた」と「見た」を切り替えます" | "one a line; Tab switches between told and seen";
    TOLD = "聞いた" | "told";
    SEEN = "見た" | "seen";
    REASON_TITLE = "対象外にしました。理由は何ですか。" | "Not applicable. Why?";
    SCOPE_TITLE = "今回は見ない理由" | "Why it is not looked at this time";
    REASON_OWN = "数字を押すか、4に理由を書いてEnter" | "press a digit, or write a reason at 4 and press Enter";
    REASON_LINE = "理由を書いてEnter（空でもかまいません）" | "write a reason and press Enter (it may be empty)";
    READING_RULE = "文の全部が当てはまる段階のうち、いちばん高いものを選びます。" | "Take the highest sentence that is wholly true.";
    TOO_SMALL = "画面が小さすぎます（40x10以上）" | "too small (40x10 or more)";
    IME_ON = "IMEが有効です（半角/全角キーで切替）" | "The input method is on (switch it off to use command keys)";
    NO_SUCH_DIGIT = "その数字の選択肢はここにありません" | "There is no choice with that digit here";
    NOTHING_TO_REPEAT = "前の質問に、同じように選べる段階がありません" | "The question before has no levels to repeat";
    NOT_FOR_TEXT = "文章の質問では使えません。Enterで書きます" | "Not for a text question; press Enter to write";
    ONLY_FOR_LEVELS = "この質問では選べません" | "Not possible for this question";
    PASS_AS_IS = "現状を答えます" | "Answering as-is: how it is today";
    PASS_TO_BE = "目標を答えます" | "Answering to-be: how it shall be";
    UNDONE = "取り消しました" | "Undone";
    REDONE = "やり直しました" | "Redone";
    READ_ONLY_TOLD = "このmonshinより新しい形式のファイルです。表示するだけで、書き換えません" | "The file's format is newer than this monshin: it is shown, never written";
    IN_SCOPE_AGAIN = "範囲に戻しました" | "In scope again";
    LAST_QUESTION = "最後の質問でした" | "That was the last question";
    HOME = "ホーム" | "Home";
    SET = "質問集" | "Question set";
    SCORE = "点" | "Score";
    UPDATED = "最後の変更" | "Last change";
    SESSIONS = "セッション" | "Sessions";
    BEGIN = "始める" | "Begin";
    FIRST_LINE = "SOC/CSIRTの成熟度を確かめ、マネージドセキュリティサービスを選びます。画面の順に答えていけば、回答はそのつど、この端末のファイルに保存されます。" | "Find out how mature your SOC or CSIRT is, and select a managed security service, screen by screen. Each answer is kept in a file on this machine.";
    ENTER_BEGINS = "Enterで始めます" | "Enter to begin";
    UNREADABLE = "読めません" | "cannot be read";
    TRASHED = "ゴミ箱に移しました。u で戻せます" | "Moved to the trash; u brings it back";
    RESTORED = "ゴミ箱から戻しました" | "Brought back from the trash";
    NEW_SESSION = "新しいセッション" | "New session";
    NEXT_CYCLE = "次の回" | "Next cycle";
    CYCLE_HINT = "目標、対応、メモを引き継ぎ、現状は聞き直します。" | "Targets, actions and notes come along; as-is is asked anew.";
    LAST_TIME = "前回" | "Last";
    TAKEN_OVER = "前回の回答を、今日の回答にしました" | "Last time's answer stands as today's";
    DETAILS = "セッションの情報" | "Session details";
    TITLE = "題名" | "Title";
    ORGANISATION = "組織" | "Organisation";
    SCOPE = "対象範囲" | "Scope";
    FACILITATOR = "進行役" | "Facilitator";
    PARTICIPANTS = "参加者" | "Participants";
    PARTICIPANTS_HINT = "「、」か , で区切る" | "separate with commas";
    START_HINT = "書かなくても始められます。あとで直せます。" | "All of this can stay as it is, and be changed later.";
    OUTLINE = "一覧" | "Outline";
    RESULTS = "結果" | "Results";
    HELP = "ヘルプ" | "Help";
    SEARCH = "探す" | "Search";
    NOTHING_FOUND = "見つかりません" | "nothing found";
    NOTHING_HERE = "当てはまる質問はありません" | "no question matches";
    FILTER = "絞り込み" | "Filter";
    ALL = "すべて" | "all";
    GAPS = "目標との差" | "gaps";
    MINUTES = "分" | "min";
    QUESTIONS = "問" | "questions";
    WHAT_IT_SAYS = "役割が文書化され引き継げるか、委託の内容と結果を理解しているかの点です。攻撃を防ぐ力や速さの点ではありません。" | "It says how far roles are documented, can be handed over, and are understood where they are bought; not how strong or fast the defence is.";
    SEEN_EVIDENCE = "根拠を見た回答" | "answers resting on evidence seen";
    UNKNOWN_LIST = "わからない" | "Don't know";
    NOT_APPLICABLE_LIST = "対象外とその理由" | "Not applicable, and why";
    FLAGGED_LIST = "あとで見る" | "Flagged for later";
    SCOPE_LIST = "今回の範囲外" | "Out of scope this time";
    NO_REASON = "理由なし" | "no reason given";
    LEGEND = "棒は現状、薄い棒は未回答などで動きうる幅、縦線は目標です。" | "Bar: as-is. Faint: how far open answers could move it. Line: to-be.";
    OF = "/" | "of";
    BETWEEN = "幅" | "range";
    ABOUT_SET = "この質問集について" | "About this question set";
    SOURCES = "出典" | "Sources";
    GLOSSARY = "ことば" | "Glossary";
    FILES = "ファイルの場所" | "Where the files are";
    MARKS = "一覧の記号" | "Marks in lists";
    KEYS = "キー" | "Keys";
    UNSAVED_TITLE = "まだ保存できていません" | "This session is not saved";
    UNSAVED_BODY = "最後の変更はこの画面の中にしかありません。このまま離れると失われます。" | "The latest changes exist only on this screen. If you leave now they are lost.";
    SINCE = "から" | "since";
    THIS_SESSION = "このセッション" | "This session";
    DATA_DIRECTORY = "データ" | "Data";
    CONFIGURATION = "設定" | "Configuration";
    RECALLED = "記憶による" | "recalled";
    OURS = "monshinの提案" | "monshin's own";
    PATTERN = "パターン" | "Pattern";
    NO_QUESTIONS = "今回聞く質問がありません。一覧（o）で範囲を見直してください。" | "No question is asked. Review the scope in the outline (o).";
    MORE_ABOVE = "上に続きます" | "more above";
    DECISION = "決めたこと" | "What was decided";
    DECIDED_BY = "決めた人、会議" | "Decided by";
    DECIDED_ON = "決めた日" | "Decided on";
    DECISION_HINT = "Tabで次の欄、Escで残して閉じる" | "Tab: next line, Esc: keep and close";
    DAY_HINT = "例 2026-11-20" | "e.g. 2026-11-20";
    NO_DAY = "日付として読めません。2026-11-20 のように書きます。もう一度Escで、「決めた人」の欄に書き添えます" | "Not a date: write it like 2026-11-20. Esc again adds it to who decided";
    NUMBER = "数" | "Number";
    AS_OF = "いつの数か" | "As of";
    AMOUNT_HINT = "1,200 や 1.2万 と書きます。「約」を付けると概算です" | "such as 1,200; put ~ before an estimate";
    NOTHING_CHANGED = "読めないところは、前のままです" | "What cannot be read stays as it was";
    NO_AMOUNT = "数として読めません。1,200 や 1.2万 のように書きます。もう一度Escで、前のまま閉じます" | "Not a number: write it like 1,200. Esc again leaves it as it was";
    NO_DATE = "日付として読めません。2026-11-20 のように書きます。もう一度Escで、前のまま閉じます" | "Not a date: write it like 2026-11-20. Esc again leaves it as it was";
    TOO_LITTLE = "小さすぎます。この数以上で書きます:" | "Too small; at least:";
    TOO_MUCH = "大きすぎます。この数以下で書きます:" | "Too large; at most:";
    WRITE_NUMBER = "数を書く" | "write the number";
    WRITE_RECORD = "決めたことを書く" | "write what was decided";
    WRITE_ROWS = "表に書く" | "write into the table";
    CANDIDATE = "候補" | "Candidate";
    CANDIDATES = "候補" | "Candidates";
    NO_CANDIDATES = "候補はまだありません。" | "No candidates yet.";
    TO_ADD = "加えるキー:" | "To add some:";
    REQUIREMENT = "要件" | "Requirement";
    MUST = "必須" | "must";
    WANT = "希望" | "want";
    NOT_NEEDED = "不要" | "not needed";
    WEIGHT = "重み" | "weight";
    PASS = "合格" | "pass";
    OR_BETTER = "以上" | "or better";
    AT_LEAST = "以上" | "or more";
    AT_MOST = "以下" | "or less";
    NO_PASS = "限度が未定" | "no limit set";
    OWN_NEED = "必要なこと" | "What we need";
    SAID = "口頭" | "said";
    PROPOSAL = "提案書" | "proposal";
    CONTRACT_DRAFT = "契約書案" | "contract draft";
    TRIAL = "試用" | "trial";
    PASSES = "合格" | "meets the must";
    FAILS = "不合格" | "knocked out";
    OPEN_MUST = "必須が未確認" | "must still open";
    MORE_BELOW = "下に続きます" | "more below";
}

/// The name of a pass.
#[must_use]
pub fn track(track: Track, lang: Lang) -> &'static str {
    match track {
        Track::AsIs => AS_IS.of(lang),
        Track::ToBe => TO_BE.of(lang),
    }
}

/// The name of a state.
#[must_use]
pub fn state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Answered => ANSWERED.of(lang),
        State::Unknown => DONT_KNOW.of(lang),
        State::NotApplicable => NOT_APPLICABLE.of(lang),
        State::Untouched => UNTOUCHED.of(lang),
        State::Hidden => OUT_OF_SCOPE.of(lang),
    }
}

/// A reason for "not applicable" as a person reads it: the sentence of a known word, or the text.
#[must_use]
pub fn reason(text: &str, lang: Lang) -> String {
    match NotApplicable::from_word(text) {
        Some(known) => not_applicable(known).of(lang).to_owned(),
        None if text.trim().is_empty() => NO_REASON.of(lang).to_owned(),
        None => text.to_owned(),
    }
}

/// The sentence of a known reason.
#[must_use]
pub fn not_applicable(reason: NotApplicable) -> Words {
    match reason {
        NotApplicable::NoSuchWork => {
            Words { ja: "この仕事がない", en: "there is no such work here" }
        }
        NotApplicable::DoneElsewhere => {
            Words { ja: "ほかの組織が行っている", en: "another organisation does it" }
        }
        NotApplicable::RiskAccepted => {
            Words { ja: "リスクを受け入れると決めた", en: "the risk was accepted" }
        }
    }
}

/// The default title of a new session: its month.
#[must_use]
pub fn month_title(year: i16, month: i8, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Ja => format!("{year}年{month}月"),
        Lang::En => {
            let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at));
            format!("{} {year}", name.unwrap_or(&""))
        }
    }
}

/// The glossary of the help page.
pub const GLOSSARY_TERMS: &[(Words, Words)] = &[
    (
        Words { ja: "インソース", en: "in-source" },
        Words { ja: "自組織の指示のもとで行う", en: "done under your own direction" },
    ),
    (
        Words { ja: "アウトソース", en: "out-source" },
        Words {
            ja: "外部に委託し、契約に基づいて受け取る",
            en: "bought: a service or result under contract",
        },
    ),
    (
        Words { ja: "現状、目標、差", en: "as-is, to-be, gap" },
        Words {
            ja: "いまの段階、目指す段階、目標から現状を引いたもの",
            en: "the level today, the level aimed at, to-be minus as-is",
        },
    ),
    (
        Words { ja: "未回答", en: "untouched" },
        Words { ja: "まだ聞いていない", en: "not asked yet" },
    ),
    (
        Words { ja: "わからない", en: "don't know" },
        Words {
            ja: "聞いたが、だれも知らない", en: "asked, and nobody in the room knows"
        },
    ),
    (
        Words { ja: "対象外", en: "not applicable" },
        Words {
            ja: "行わないと決めた。点に入らない",
            en: "decided against; left out of the score",
        },
    ),
    (
        Words { ja: "範囲外", en: "out of scope" },
        Words { ja: "今回は見ない部分", en: "a section not looked at this time" },
    ),
    (
        Words { ja: "幅", en: "range" },
        Words {
            ja: "未回答とわからないが、すべて最低か最高だったときの点",
            en: "the score if every open answer stood at the lowest, or at the highest, level",
        },
    ),
];

/// The marks of outline and lists.
pub const MARK_TERMS: &[(&str, Words)] = &[
    ("4", Words { ja: "答えた段階の点", en: "answered: its points" }),
    ("+", Words { ja: "答えた（点のない質問）", en: "answered, without points" }),
    ("?", Words { ja: "わからない", en: "don't know" }),
    ("-", Words { ja: "対象外", en: "not applicable" }),
    (".", Words { ja: "未回答", en: "untouched" }),
    ("!", Words { ja: "あとで見る", en: "flagged for later" }),
    (
        ">",
        Words {
            ja: "いまの位置、または選んだもの", en: "where one is, or what is chosen"
        },
    ),
];
