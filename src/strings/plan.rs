//! The strings of the plan: its pages, the form of an action, and the hints.

use super::{Words, words};
use crate::score::{HintKind, PlanOrder};
use crate::session::{ActionKind, Horizon, Priority, Status};
use crate::text::Lang;

words! {
    ACTIONS = "対応" | "Actions";
    GAPS = "差" | "Gaps";
    HINTS = "要確認" | "To check";
    OVERDUE = "期限超過" | "overdue";
    NO_ACTIONS = "対応はまだありません。次のキーで加えます:" | "No actions yet. To add one:";
    NONE_LEFT = "この絞り込みに当てはまる対応はありません。" | "No action matches this filter.";
    NO_GAPS = "目標との差はありません。" | "There are no gaps.";
    NO_GAPS_WHY = "差は、現状と目標の両方に点がある質問に出ます。" | "A gap appears where a question has both an as-is and a to-be with points.";
    ALL_COVERED = "どの差にも、対応の予定があります。" | "Every gap is being acted on.";
    NO_HINTS = "確認したいところはありません。" | "Nothing to check.";
    NO_ACTION = "対応なし" | "no action";
    ALL_DONE = "完了のみ" | "done only";
    ID = "No." | "No.";
    WHAT = "内容" | "What";
    QUESTIONS = "質問" | "Questions";
    OWNER = "担当" | "Owner";
    DUE = "期限" | "Due";
    HORIZON = "時期" | "Horizon";
    KIND = "種類" | "Kind";
    EFFORT = "工数（人日）" | "Person-days";
    COST = "費用" | "Cost";
    STATUS = "状況" | "Status";
    PRIORITY = "優先度" | "Priority";
    AS_IS_TO_BE = "現状/目標" | "now/aim";
    GAP = "差" | "Gap";
    HIGH = "高" | "high";
    MEDIUM = "中" | "medium";
    LOW = "低" | "low";
    OPEN = "未着手" | "open";
    DOING = "実施中" | "doing";
    DONE = "完了" | "done";
    DROPPED = "取りやめ" | "dropped";
    SHORT = "短期" | "short";
    LONG = "長期" | "long";
    UNSAID = "時期未定" | "no term";
    ORDER = "並び:" | "By:";
    SHOWN = "表示:" | "Shown:";
    SHOW_ALL = "すべて" | "all";
    SHOW_OPEN = "残っているもの" | "still to do";
    SHOW_OVERDUE = "期限超過" | "overdue";
    SHOW_UNCOVERED = "対応予定なし" | "not acted on";
    FORM = "対応" | "Action";
    FORM_HINT = "Enterで次の欄へ、最後の欄で決定。Escでも内容は残ります" | "Enter: next line, on the last: done. Esc keeps what is written";
    HINT_QUESTIONS = "A-1, C-3" | "A-1, C-3";
    HINT_DUE = "例 2027-03-31" | "e.g. 2027-03-31";
    HINT_HORIZON = "1 短期  2 長期" | "1 short  2 long";
    HINT_KIND = "1-6か、言葉で" | "1-6, or words";
    HINT_EFFORT = "例 3, 0.5" | "e.g. 3, 0.5";
    HINT_COST = "数か、言葉で" | "number or words";
    HINT_STATUS = "1 未着手  2 実施中  3 完了  4 取りやめ" | "1 open 2 doing 3 done 4 dropped";
    WANTS_WHAT = "内容がまだ空です。何をするかを書いてください。もう一度Escで、このまま閉じます" | "Say what is to be done. Esc again closes it as it is";
    BAD_DUE = "期限が日付として読めません。2027-03-31 のように書きます" | "The due date is not a date: write it like 2027-03-31";
    BAD_EFFORT = "工数は0以上の数です。3 や 0.5 のように書きます" | "Person-days must be 0 or more, like 3 or 0.5";
    ADDED = "対応を加えました" | "Action added";
    REMOVED = "対応を外しました。取り消すと戻ります" | "Action removed; undo brings it back";
    NOT_KEPT = "読み取れなかった欄は、「内容」の末尾に書き足しました" | "What could not be read was added to the end of 'What'";
    COVERS = "対応予定のある差" | "Gaps acted on";
    REACHES = "終えると" | "when done";
}

/// The name of a status.
#[must_use]
pub fn status(status: Status) -> Words {
    match status {
        Status::Open => OPEN,
        Status::Doing => DOING,
        Status::Done => DONE,
        Status::Dropped => DROPPED,
    }
}

/// The name of a cycle.
#[must_use]
pub fn horizon(horizon: Option<Horizon>) -> Words {
    match horizon {
        Some(Horizon::Short) => SHORT,
        Some(Horizon::Long) => LONG,
        None => UNSAID,
    }
}

/// The name of a priority.
#[must_use]
pub fn priority(priority: Priority) -> Words {
    match priority {
        Priority::High => HIGH,
        Priority::Medium => MEDIUM,
        Priority::Low => LOW,
    }
}

/// What the actions are sorted by.
#[must_use]
pub fn order(order: PlanOrder) -> Words {
    match order {
        PlanOrder::Due => DUE,
        PlanOrder::Status => STATUS,
        PlanOrder::Priority => PRIORITY,
        PlanOrder::Owner => OWNER,
    }
}

/// The name of a kind of action.
#[must_use]
pub fn kind(kind: ActionKind) -> Words {
    let words = |ja, en| Words { ja, en };
    match kind {
        ActionKind::Document => words("文書", "document"),
        ActionKind::People => words("要員", "people"),
        ActionKind::Tool => words("ツール", "tool"),
        ActionKind::Contract => words("契約", "contract"),
        ActionKind::Training => words("訓練", "training"),
        ActionKind::Other => words("その他", "other"),
    }
}

/// The kind of an action as a person reads it: a known word by its name, else as it was written.
#[must_use]
pub fn kind_said(word: &str, lang: Lang) -> String {
    ActionKind::from_word(word)
        .map_or_else(|| word.to_owned(), |known| kind(known).of(lang).to_owned())
}

/// A proposal for what to do about a role, by its title and the points aimed at. Whoever plans writes
/// it anew; it only names the role so that the form is not empty.
#[must_use]
pub fn proposed(titles: &[&str], lang: Lang) -> String {
    match (titles, lang) {
        ([], _) => String::new(),
        ([one], Lang::Ja) => format!("{one}を目標の段階まで上げる"),
        ([one], Lang::En) => format!("Raise {one} to its target"),
        ([first, rest @ ..], Lang::Ja) => {
            format!("{first}など{}件を目標の段階まで上げる", rest.len() + 1)
        }
        ([first, rest @ ..], Lang::En) => {
            format!("Raise {first} and {} more to their targets", rest.len())
        }
    }
}

/// A question that an action names and the set does not have.
#[must_use]
pub fn no_such_question(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("質問 {id} は質問集にありません。A-1, C-3 のように書きます"),
        Lang::En => format!("The set has no question {id}: write them like A-1, C-3"),
    }
}

/// How many lines are marked.
#[must_use]
pub fn marked(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}件に印"),
        Lang::En => format!("{count} marked"),
    }
}

/// What does not fit, in a few words.
#[must_use]
pub fn hint(kind: HintKind) -> Words {
    let words = |ja, en| Words { ja, en };
    match kind {
        HintKind::TopWithoutEvidence => {
            words("最高の段階なのに、根拠を見ていない", "Highest level, no evidence seen")
        }
        HintKind::TargetBelow => words("目標が現状より低い", "To-be below as-is"),
        HintKind::LargeGapWithoutAction => {
            words("差が2点以上あるのに、対応がない", "Gap of 2 or more, no action")
        }
        HintKind::PriorityWithoutTarget => {
            words("優先度が高いのに、目標がない", "High priority, no target")
        }
        HintKind::TargetsWithoutDay => words("目標の期日がない", "Targets without a date"),
        HintKind::Overdue => words("期限を過ぎた対応", "Action overdue"),
        HintKind::DoneButBelow => {
            words("対応は完了したが、現状が目標より低い", "Action done, still below target")
        }
        HintKind::DueAfterTargets => {
            words("期限が目標の期日より後", "Due after the date of the targets")
        }
        HintKind::NoOwner => words("担当のいない対応", "Action without an owner"),
        HintKind::NoDue => words("期限のない対応", "Action without a due date"),
        HintKind::NoReason => words("対象外の理由がない", "Not applicable, no reason"),
        HintKind::UnknownWithoutNote => words(
            "わからないままで、だれが調べるかの記載がない",
            "Unknown, nobody named to find out",
        ),
        HintKind::OldAnswer => words("1年以上前の回答", "Answer older than a year"),
    }
}

/// Why it matters, and what to do about it.
#[must_use]
pub fn advice(kind: HintKind) -> Words {
    let words = |ja, en| Words { ja, en };
    match kind {
        HintKind::TopWithoutEvidence => words(
            "聞いただけの段階は、あとで覆ることがあります。根拠を見せてもらって記録するか、段階を見直します。",
            "A level we were only told of may not hold. See the evidence, or reconsider the level.",
        ),
        HintKind::TargetBelow => words(
            "下げるつもりなら、理由をメモに書きます。そうでなければ、目標を直します。",
            "If this is intended, note why; if not, correct the target.",
        ),
        HintKind::LargeGapWithoutAction => words(
            "2点の差は、ひとりでには縮まりません。対応を加えるか、目標を見直します。",
            "A gap of 2 does not close by itself. Add an action, or reconsider the target.",
        ),
        HintKind::PriorityWithoutTarget => words(
            "優先度は高いのに、目指す段階が決まっていません。目標を決めるか、優先度を下げます。",
            "It is urgent, but nothing is aimed at. Set a target, or lower the priority.",
        ),
        HintKind::TargetsWithoutDay => words(
            "期日がないと、達成したかどうかを判断できません。期日を決めます。",
            "Without a date nobody can say whether they were reached. Set one.",
        ),
        HintKind::Overdue => words(
            "状況を直すか、新しい期限を決めます。",
            "Bring its status up to date, or set a new date.",
        ),
        HintKind::DoneButBelow => words(
            "現状を答え直すか、足りない対応を加えます。",
            "Answer the as-is again, or add the action that is still missing.",
        ),
        HintKind::DueAfterTargets => words(
            "目標の期日に間に合いません。どちらかを動かします。",
            "The targets will not be reached in time. Move one of the two.",
        ),
        HintKind::NoOwner => words(
            "担当のいない対応は進みません。担当を決めます。",
            "What nobody owns does not get done. Name an owner.",
        ),
        HintKind::NoDue => {
            words("いつまでに行うかを決めます。", "Set the day by which it should be done.")
        }
        HintKind::NoReason => words(
            "監査では理由を聞かれます。理由を書きます。",
            "An auditor will ask. Write the reason.",
        ),
        HintKind::UnknownWithoutNote => words(
            "だれがいつまでに調べるかを、メモか対応に書きます。",
            "Say in the note, or in an action, who finds out, and by when.",
        ),
        HintKind::OldAnswer => {
            words("変わったことがないか、もう一度聞きます。", "Ask again whether it still holds.")
        }
    }
}
