//! Earlier states, the trash, drafts and what is there after a crash, in words.

use std::path::Path;

use super::{Words, words};
use crate::measure::inert;
use crate::session::Draft;
use crate::store::{BackupKind, Holder};
use crate::text::Lang;

words! {
    STATES = "以前の状態" | "Earlier states";
    ONE_STATE = "以前の状態" | "earlier state";
    TRASH = "ゴミ箱" | "Trash";
    NOW = "いま" | "Now";
    TAKEN = "残した時刻" | "Taken";
    KIND = "種類" | "Kind";
    DIFFERS = "いまと違う回答" | "Differing answers";
    REGULAR = "自動" | "automatic";
    KEPT = "置き換え前" | "replaced";
    UNSAVED = "未保存" | "unsaved";
    SAME = "同じ" | "same";
    NO_STATES = "以前の状態はまだありません。変更を保存するたびに、その前の内容を残します（10分に1回まで）。"
        | "There are no earlier states yet. Whenever changes are saved, what was there before is kept, once in ten minutes at most.";
    NO_TRASH = "ゴミ箱は空です。" | "The trash is empty.";
    LOOKING_AT_TRASH = "ゴミ箱のセッションです（閲覧のみ）。Esc で戻ります" | "This session is in the trash, read-only. Esc goes back";
    LOOKING = "以前の状態です（閲覧のみ）。Esc で戻ります" | "This is an earlier state, read-only. Esc goes back";
    RECOVERED = "前回の続き" | "From last time";
    RECOVERED_HINT = "保存した回答は無事です" | "saved answers are safe";
    ENDED = "前回は、セッションを閉じないまま終了しました" | "The session was not closed last time";
    LEFT_DRAFT = "前回の下書きが残っています。" | "A draft from last time was kept.";
    LAST_CHANGE = "最後の変更" | "Last change";
    AT_QUESTION = "質問" | "at question";
    DRAFT = "下書き" | "Draft";
    DRAFT_NOTE = "メモ" | "note";
    DRAFT_MEMO = "手控え" | "memo";
    DRAFT_RECORD = "回答の文章" | "text";
    DRAFT_DECISION = "決めたこと" | "decision";
    DRAFT_EVIDENCE = "根拠" | "evidence";
    DRAFT_REASON = "理由" | "reason";
    DRAFT_CANDIDATES = "候補" | "candidates";
    DRAFT_ACTION = "対応" | "action";
    NOT_KEPT_YET = "（まだ回答に入っていません）" | " (not part of the answer yet)";
    AND_DRAFT = "、下書き" | ", draft";
    DECIDED_LATER = "下書きは残してあります。次に開いたときに、また選べます" | "The draft is kept. You can decide when the session is next opened";
    DRAFT_LEFT_OUT = "下書きを外しました。外す前のファイルはバックアップにあります" | "The draft is left out. The file as it was is in the backups";
    DRAFT_TO_MEMO = "下書きを手控えに入れました" | "The draft is in the memo now";
    SAME_ALREADY = "いまの内容と同じです。何も変えていません" | "It is the same as what is there now. Nothing was changed";
}

/// What a draft was to become.
#[must_use]
pub fn field(field: &str) -> Words {
    match field {
        Draft::NOTE => DRAFT_NOTE,
        Draft::MEMO => DRAFT_MEMO,
        Draft::RECORD => DRAFT_RECORD,
        Draft::DECISION => DRAFT_DECISION,
        Draft::EVIDENCE => DRAFT_EVIDENCE,
        Draft::REASON => DRAFT_REASON,
        Draft::CANDIDATES => DRAFT_CANDIDATES,
        Draft::ACTION => DRAFT_ACTION,
        _ => DRAFT,
    }
}

/// Why an earlier state was kept.
#[must_use]
pub fn kind(kind: BackupKind) -> Words {
    match kind {
        BackupKind::Regular => REGULAR,
        BackupKind::Kept => KEPT,
        BackupKind::Unsaved => UNSAVED,
    }
}

/// Who had the session open when it ended, and since when.
#[must_use]
pub fn held_by(holder: &Holder, since: &str, lang: Lang) -> String {
    let who = super::held::who(holder, lang);
    match (lang, since.is_empty()) {
        (Lang::Ja, true) => format!("（{who}）。"),
        (Lang::En, true) => format!(" ({who})."),
        (Lang::Ja, false) => format!("（{who}、{since}から）。"),
        (Lang::En, false) => format!(" ({who}, since {since})."),
    }
}

/// The heading of a draft: of which question, what it was to become, when it was typed.
#[must_use]
pub fn draft_heading(draft: &Draft, time: &str, lang: Lang) -> String {
    let what = field(&draft.field).of(lang);
    let title = DRAFT.of(lang);
    let question = draft.question.as_deref().map(inert).unwrap_or_default();
    let time = if time.is_empty() { String::new() } else { format!("  {time}") };
    match (lang, question.is_empty()) {
        (_, true) => format!("{title}: {what}{time}"),
        (Lang::Ja, false) => format!("{title}: {question} の{what}{time}"),
        (Lang::En, false) => format!("{title}: {what} of {question}{time}"),
    }
}

/// There is a state that could not be saved, and the key that leads to it.
#[must_use]
pub fn rescued(when: &str, key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            format!("保存できなかった内容は、別に残してあります（{when}）。{key} で見られます。")
        }
        Lang::En => {
            format!("What could not be saved is kept apart ({when}); {key} shows it.")
        }
    }
}

/// A state was brought back; the key takes that back.
#[must_use]
pub fn restored(when: &str, key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "{when} の状態に戻しました。それまでの内容はいちばん上にあります。そこで {key} を押すと取り消せます"
        ),
        Lang::En => format!(
            "Back to {when}. What was there before is at the top; {key} there takes this back"
        ),
    }
}

/// A session that had no file has one again.
#[must_use]
pub fn there_again(when: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{when} の状態で、ファイルを作り直しました"),
        Lang::En => format!("The file is there again, as of {when}"),
    }
}

/// A session came back from the trash, under this name.
#[must_use]
pub fn brought_back(name: &str, lang: Lang) -> String {
    let name = inert(name);
    match lang {
        Lang::Ja => format!("ゴミ箱から戻しました: {name}"),
        Lang::En => format!("Restored from the trash: {name}"),
    }
}

/// What `monshin restore` did: which file, to when, with how many answers.
#[must_use]
pub fn cli_restored(file: &Path, when: &str, answered: &str, lang: Lang) -> String {
    let file = file.display().to_string();
    let file = inert(&file);
    match lang {
        Lang::Ja => format!("{file}: {when} の状態に戻しました（回答 {answered}）。"),
        Lang::En => format!("{file}: back to {when} (answered: {answered})."),
    }
}

/// How that is taken back.
#[must_use]
pub fn cli_take_back(command: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("それまでの内容は残してあります。取り消すには: {command}"),
        Lang::En => format!("What was there before was kept. To take this back: {command}"),
    }
}

/// There is no earlier state to restore.
#[must_use]
pub fn nothing_to_restore(file: &Path, lang: Lang) -> String {
    let file = super::reading::path(file);
    match lang {
        Lang::Ja => format!(
            "{file}: 戻せる状態がありません（いまの内容と違い、読めるもの）。何も変えていません。--list で残っている状態を確かめてください。"
        ),
        Lang::En => format!(
            "{file}: there is no earlier state that can be read and differs from the file as it is. Nothing was changed. See what there is with --list."
        ),
    }
}

/// No earlier state, or more than one, is meant by a name.
#[must_use]
pub fn no_such_backup(name: &str, file: &Path, candidates: &[String], lang: Lang) -> String {
    let candidates: Vec<_> = candidates.iter().map(|one| inert(one)).collect();
    let (name, file) = (inert(name), super::reading::path(file));
    let listed = candidates.join(", ");
    match (lang, candidates.is_empty()) {
        (Lang::Ja, true) => format!(
            "{file}: {name} という状態はありません。何も変えていません。--list で残っている状態を確かめてください。"
        ),
        (Lang::En, true) => format!(
            "{file}: there is no earlier state {name}. Nothing was changed. See what there is with --list."
        ),
        (Lang::Ja, false) => format!(
            "{file}: {name} で始まる状態が複数あります（{listed}）。何も変えていません。1つに決まるところまで書いてください。"
        ),
        (Lang::En, false) => format!(
            "{file}: several earlier states begin with {name} ({listed}). Nothing was changed. Write as much as it takes to tell one from the others."
        ),
    }
}
