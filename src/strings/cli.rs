//! What the command line prints.

use super::words;
use crate::score::Score;
use crate::text::Lang;

words! {
    /// There is no terminal to draw the workbook on.
    NO_TERMINAL = "端末（ターミナル）の上ではないため、画面を開けません。何も変えていません。端末で monshin を実行するか、list、score などのコマンドを使ってください。"
        | "This is not a terminal, so the workbook cannot open. Nothing was changed. Run monshin from a terminal, or use a command such as list or score.";
    /// There are no sessions to list.
    NO_SESSIONS = "セッションはまだありません。monshin new で作れます。" | "There are no sessions yet. Begin one with monshin new.";
    /// Heading of a session's name.
    NAME = "名前" | "Name";
    /// Heading of a title.
    TITLE = "題名" | "Title";
    /// Heading of a question set.
    SET = "質問集" | "Question set";
    /// Heading of the answered questions out of all.
    ANSWERED = "回答" | "Answered";
    /// Heading of the overall score.
    OVERALL = "全体" | "Overall";
    /// Heading of the time of the last change.
    UPDATED = "最後の変更" | "Last change";
    /// Heading of a set's version.
    VERSION = "版" | "Version";
    /// Heading of the number of questions.
    QUESTIONS = "質問数" | "Questions";
    /// Heading of where a set comes from.
    ORIGIN = "出所" | "Origin";
    /// A shipped set.
    SHIPPED = "同梱" | "shipped";
    /// A user's own set.
    OWN = "自作" | "own";
    /// A user's own set that stands in for a shipped one.
    OWN_REPLACES = "自作（同梱の質問集と置き換え）" | "own, replaces the shipped one";
    /// A session that cannot be read.
    UNREADABLE = "読み込めません" | "cannot be read";
    /// The data directory.
    DATA = "データ" | "Data";
    /// The sessions.
    SESSIONS = "セッション" | "Sessions";
    /// The user's own question sets.
    QUESTIONNAIRES = "質問集" | "Question sets";
    /// The trash.
    TRASH = "ゴミ箱" | "Trash";
    /// The backups.
    BACKUPS = "バックアップ" | "Backups";
    /// The configuration file.
    CONFIG = "設定" | "Configuration";
    /// The log.
    LOG = "ログ" | "Log";
    /// A section that is not looked at this time.
    OUT_OF_SCOPE = "範囲外" | "out of scope";
    /// What goes before a warning.
    WARNING = "警告" | "warning";
    /// What goes before an error.
    ERROR = "エラー" | "error";
}

/// What a score rests on: `40/54 answered, 3 unknown, 2 n/a`.
#[must_use]
pub fn counts(score: &Score, lang: Lang) -> String {
    let counts = &score.counts;
    let (answered, asked) = (counts.answered, counts.asked);
    let (unknown, not_applicable) = (counts.unknown, counts.not_applicable);
    match lang {
        Lang::Ja => {
            format!("{answered}/{asked} 回答、わからない {unknown}、対象外 {not_applicable}")
        }
        Lang::En => format!("{answered}/{asked} answered, {unknown} unknown, {not_applicable} n/a"),
    }
}

/// How many questions still block a section: `12 open`.
#[must_use]
pub fn blocking(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("残り {count}"),
        Lang::En => format!("{count} still open"),
    }
}

/// The band of a score: `1.8 to 4.1`.
#[must_use]
pub fn band(low: &str, high: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{low}-{high}"),
        Lang::En => format!("{low} to {high}"),
    }
}

/// A to-be score: `to-be 3.5`.
#[must_use]
pub fn to_be(score: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("目標 {score}"),
        Lang::En => format!("to-be {score}"),
    }
}

/// A file without faults.
#[must_use]
pub fn no_faults(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{file}: 誤りはありません"),
        Lang::En => format!("{file}: no faults"),
    }
}

/// The configuration has faults; what is done about it.
#[must_use]
pub fn config_faults(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{file}: 設定に誤りがあるところは、既定値を使います"),
        Lang::En => format!("{file}: where the configuration has a fault, the default is used"),
    }
}
