//! What is said where a session cannot be saved, or its file was changed by someone else.

use super::words;
use crate::session::Stamp;
use crate::text::Lang;

words! {
    /// The title of the dialog.
    CONFLICT = "ファイルがほかで書き換えられました" | "The file was changed from outside";
    /// What that means.
    CONFLICT_BODY = "何も上書きしていません。この画面の変更は、選ぶまで保存されません。" | "Nothing is overwritten. What is on this screen is not saved until you choose.";
    /// What keeping mine does.
    KEEPS_MINE = "この画面の内容を保存します。ファイルの内容はバックアップに残ります。" | "saves what is on this screen; what is in the file goes to the backups";
    /// What taking theirs does.
    TAKES_THEIRS = "ファイルの内容を読み込みます。この画面の内容はバックアップに残ります。" | "takes what is in the file; what is on this screen goes to the backups";
    /// What keeping both does.
    KEEPS_BOTH = "両方残します。この画面は別のセッションとして続け、ファイルはそのままです。" | "keeps both: this screen goes on as a new session, the file stays as it is";
    /// Both sides in a list of differences.
    HERE = "この画面" | "here";
    IN_FILE = "ファイル" | "in file";
    /// Who changed something.
    BY_ME = "この画面で変更" | "changed here";
    BY_THEM = "ファイルで変更" | "changed in the file";
    BY_BOTH = "両方で変更" | "changed in both";
    /// Nothing was said on that side.
    NOTHING = "なし" | "nothing";
    /// They differ in nothing that is shown.
    NO_DIFFERENCE = "内容の違いはありません。" | "They say the same.";
    /// Their file cannot be read.
    BROKEN = "ファイルは、いまはセッションとして読み込めません。直されると、ここで比べられます。" | "The file cannot be read as a session now. Once it is mended, both are compared here.";
    /// Their file is no text.
    NO_TEXT = "ファイルは UTF-8 のテキストではありません。" | "The file is not text in UTF-8.";
    /// Names of what differs and is no question.
    OTHERS = "ほかの項目" | "Something else";
    REMOVED_CANDIDATES = "外した候補" | "Removed candidates";
    OUT_OF_SCOPE = "範囲外のセクション" | "Sections out of scope";
    ACTIONS = "対応" | "Actions";
    CANDIDATES = "候補" | "Candidates";
    TARGET_BY = "目標の期日" | "To be reached by";
    LINKS = "関連付けたセッション" | "Linked sessions";
    SCORES_HIDDEN = "点を隠す" | "Scores hidden";
    DRAFT = "書きかけの文章" | "Text being typed";
    YES = "はい" | "yes";
    PRIORITY = "優先度" | "Priority";
    RESPONDENT = "回答者" | "Respondent";
    DONE_BY = "担う部署や委託先" | "Done by";
    IMPORTANCE = "重みと、必須か希望か" | "Weight, and must or want";
    PLAIN_ANSWER = "回答" | "Answer";
    STATE = "状態" | "State";
    WHEN = "回答日時" | "Answered at";
    /// One side was chosen, and what became of the other.
    KEPT_MINE = "この画面の内容を保存します。ファイルにあった内容はバックアップにあります" | "This screen is being saved; what was in the file is in the backups";
    TOOK_THEIRS = "ファイルの内容を読み込みました。この画面にあった内容はバックアップにあります" | "Taken from the file; what was on this screen is in the backups";
    /// Their comments and keys were taken in.
    REBASED = "ファイルに加えられたコメントなどを取り込んで保存しました" | "Saved, together with the comments and the like that were added to the file";
    /// The conflict has gone by itself.
    NO_CONFLICT = "ファイルが元の内容に戻っていたので、保存しました" | "The file is as it was again, so this was saved";

    ELSEWHERE = "別の場所に保存" | "Save elsewhere";
    ELSEWHERE_HINT = "新しいファイルの名前を書きます。上書きはしません" | "the name of a new file; nothing is overwritten";
    RETRY_DOES = "もう一度、元の場所に保存します。" | "tries again to save it where it belongs";
    ELSEWHERE_DOES = "別の場所に、新しいファイルとして保存します。" | "saves it as a new file in another place";
    LEAVE_DOES = "保存せずに離れます。最後の変更は失われます。" | "leaves without saving; the latest changes are lost";
    STAY_DOES = "画面に戻ります。保存は自動で試み続けます。" | "goes back to the screen; saving is retried in the background";
}

/// How many of the things that changed are named.
const NAMED: usize = 3;

/// Someone else changed the file at some time, in these things, and they are shown now; `kept`: what was
/// saved here is in the backups.
#[must_use]
pub fn changed_outside(when: Option<&Stamp>, what: &[String], kept: bool, lang: Lang) -> String {
    let time = when.and_then(|stamp| stamp.time);
    let time = time.map(|time| format!("{:02}:{:02}", time.hour, time.minute)).unwrap_or_default();
    let (named, rest) = what.split_at(what.len().min(NAMED));
    match lang {
        Lang::Ja => {
            let when = if time.is_empty() { time } else { format!(" {time} に") };
            let rest =
                if rest.is_empty() { String::new() } else { format!("、ほか{}件", rest.len()) };
            let kept =
                if kept { "。前の内容はバックアップにあります" } else { "" };
            format!(
                "{when}ファイルがほかで書き換えられました。いまの内容を表示しています: {}{rest}{kept}",
                named.join("、")
            )
        }
        Lang::En => {
            let when = if time.is_empty() { time } else { format!(" at {time}") };
            let rest =
                if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            let kept = if kept { ". What it was before is in the backups" } else { "" };
            format!(
                "Changed from outside{when}, and shown as it is now: {}{rest}{kept}",
                named.join(", ")
            )
        }
    }
}

/// Someone else replaced what was saved of the session of this name.
#[must_use]
pub fn displaced(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "{name} のファイルは、ほかで書き換えられました。ここで保存した内容はバックアップにあります"
        ),
        Lang::En => format!(
            "The file of {name} was changed from outside. What was saved here is in the backups"
        ),
    }
}

/// The title of a session that was saved beside the one it came from; `number` is what its name has more.
#[must_use]
pub fn title_beside(title: &str, number: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{title}（別に保存 {number}）"),
        Lang::En => format!("{title} (kept beside {number})"),
    }
}

/// What the bottom row says while a conflict waits; `key` opens the dialog.
#[must_use]
pub fn conflict(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            format!(
                "ファイルがほかで書き換えられました。上書きしていません。{key} で両方を見られます"
            )
        }
        Lang::En => format!(
            "The file was changed from outside. Nothing is overwritten; {key} shows both sides."
        ),
    }
}

/// Both sides were kept; this one is now in a file of its own.
#[must_use]
pub fn kept_both(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("両方残しました。ここから先は「{name}」に保存します"),
        Lang::En => format!("Both are kept. From here on this is saved as {name}"),
    }
}

/// How many things differ.
#[must_use]
pub fn differ(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("違うところ {count} 件"),
        Lang::En => format!("{count} {}", if count == 1 { "difference" } else { "differences" }),
    }
}

/// A fault of their file and its place.
#[must_use]
pub fn fault(line: usize, column: usize, what: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{line}行{column}文字目: {what}"),
        Lang::En => format!("line {line}, column {column}: {what}"),
    }
}

/// How many rows of a table, or other things, with a beginning of what they are.
#[must_use]
pub fn list(count: usize, items: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}件: {items}"),
        Lang::En => format!("{count}: {items}"),
    }
}

/// The session was saved in another place, and not where it belongs.
#[must_use]
pub fn saved_elsewhere(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{path} に保存しました。元のファイルは前に保存した内容のままです"),
        Lang::En => {
            format!("Saved as {path}. The session's own file still holds what was saved before")
        }
    }
}

/// The program ended and the session could not be saved where it belongs; where it is.
#[must_use]
pub fn rescued(session: &str, rescue: &str, why: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "{why}\n最後の変更は、別のファイルに残っています: {rescue}\n次のどちらかで元に戻せます: monshin open {session} または monshin restore {session} {rescue}"
        ),
        Lang::En => format!(
            "{why}\nThe latest changes are kept in another file: {rescue}\nBring them back with: monshin open {session}, or monshin restore {session} {rescue}"
        ),
    }
}

/// The program ended, and nothing could be saved anywhere.
#[must_use]
pub fn not_rescued(why: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            format!("{why}\nほかの場所にも保存できませんでした。最後の変更は失われました。")
        }
        Lang::En => {
            format!("{why}\nNo other place could take it either. The latest changes are lost.")
        }
    }
}
