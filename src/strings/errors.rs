//! Errors of the store in words: what happened, what it means for the data, what to do.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::reading;
use crate::fault::Place;
use crate::store::{Doing, Error, Faulty, Unfit};
use crate::text::{Lang, Text, visible};

/// An error in a sentence or three.
#[must_use]
pub fn error(error: &Error, lang: Lang) -> String {
    match error {
        Error::File { doing, path, cause } => file(*doing, path, cause, lang),
        Error::NoHome => match lang {
            Lang::Ja => "データを置く場所がわかりません。何も書き込んでいません。--data-dir で指定してください。",
            Lang::En => "No place for the data is known. Nothing was written. Name one with --data-dir.",
        }
        .to_owned(),
        Error::NotText(fault) => reading::not_text(fault, lang),
        Error::NotAFile { path, what } => reading::not_a_file(path, *what, lang),
        Error::TooLarge { path, largest } => reading::too_large(path, *largest, lang),
        Error::Dangling { path, target } => reading::dangling(path, target, lang),
        Error::Circle(path) => reading::circle(path, lang),
        Error::Session(faulty) => session(faulty, lang),
        Error::Set(faulty) => set(faulty, lang),
        Error::NoSuchSession { name, directory } => no_such_session(name, directory, lang),
        Error::Ambiguous { name, candidates } => ambiguous(name, candidates, lang),
        Error::LinkNotFound { name, file } => link_not_found(name, file, lang),
        Error::NoSuchSet { id, directory, shipped } => no_such_set(id, directory, shipped, lang),
        Error::Unfit { path, why } => unfit(path, *why, lang),
        Error::NoAnswer(path) => match lang {
            Lang::Ja => format!(
                "{}: ディスクが応答しません。最後の変更が保存されたかどうかは、まだわかりません。ディスクかネットワークを確かめてください。",
                reading::path(path)
            ),
            Lang::En => format!(
                "{}: the disk does not answer. It is not known whether the latest changes are saved. Check the disk or the network.",
                reading::path(path)
            ),
        },
        Error::ChangedOutside(path) => match lang {
            Lang::Ja => format!(
                "{}: 開いている間に、ほかのプログラムが書き換えました。ファイルは上書きしていませんが、ここでの変更も保存していません。もう一度開いて、いまの内容を確かめてください。",
                reading::path(path)
            ),
            Lang::En => format!(
                "{}: another program changed this file while it was open. It was left as it is, and the changes made here are not saved. Open it again to see what it says now.",
                reading::path(path)
            ),
        },
        Error::Held { path, holder } => super::held::refused(path, holder, lang),
        Error::NoSuchBackup { name, file, candidates } => {
            super::backups::no_such_backup(name, file, candidates, lang)
        }
        Error::NothingToRestore { file } => super::backups::nothing_to_restore(file, lang),
        Error::SaverGone => match lang {
            Lang::Ja => "プログラムの不具合で、保存ができなくなりました。最後の変更は保存されていません。",
            Lang::En => "Because of a fault in the program, nothing can be saved any more. The latest changes are not saved.",
        }
        .to_owned(),
    }
}

/// An error in both languages, for where it is shown after the language may have been switched.
#[must_use]
pub fn in_both(error: &Error) -> Text {
    Text::new(self::error(error, Lang::Ja), self::error(error, Lang::En))
}

/// An error of saving as the screen says it: the file is known there, so what happened comes first and
/// the path last, where a narrow terminal cuts it off. Any other error as [`error`] says it.
#[must_use]
pub fn on_screen(error: &Error, lang: Lang) -> String {
    let Error::File { doing: Doing::Saving, path, cause } = error else {
        return self::error(error, lang);
    };
    let (path, why, what_to_do) = (reading::path(path), cause_of(cause, lang), remedy(cause, lang));
    let what_to_do = what_to_do.trim_end_matches(['。', '.']);
    // Where the file, or its directory, is gone, it holds nothing that could be referred to.
    if cause.kind() == ErrorKind::NotFound {
        return match lang {
            Lang::Ja => format!(
                "保存できません（保存先が見つかりません）。変更はこの画面に残っています。{what_to_do}: {path}"
            ),
            Lang::En => format!(
                "Cannot be saved (its place does not exist any more). The changes are on this screen. {what_to_do}: {path}"
            ),
        };
    }
    match lang {
        Lang::Ja => format!(
            "保存できません（{why}）。ファイルは前に保存した内容のままです。{what_to_do}: {path}"
        ),
        Lang::En => format!(
            "Cannot be saved ({why}). The file still holds what was saved before. {what_to_do}: {path}"
        ),
    }
}

fn file(doing: Doing, path: &Path, cause: &io::Error, lang: Lang) -> String {
    let path = reading::path(path);
    let (why, what_to_do) = (cause_of(cause, lang), remedy(cause, lang));
    let missing = cause.kind() == ErrorKind::NotFound;
    let (what, data) = match (doing, lang) {
        // Of a file that is not there nothing is left as it was.
        (Doing::Reading, Lang::Ja) if missing => ("読み込めません", "何も変えていません。"),
        (Doing::Reading, Lang::En) if missing => ("cannot be read", "Nothing was changed."),
        (Doing::Reading, Lang::Ja) => ("読み込めません", "ファイルには触れていません。"),
        (Doing::Reading, Lang::En) => ("cannot be read", "The file was left as it is."),
        (Doing::Listing, Lang::Ja) => ("一覧を読み込めません", "中のファイルには触れていません。"),
        (Doing::Listing, Lang::En) => {
            ("cannot be listed", "The files in it were left as they are.")
        }
        (Doing::Creating, Lang::Ja) => ("作成できません", "何も書き込んでいません。"),
        (Doing::Creating, Lang::En) => ("cannot be created", "Nothing was written."),
        (Doing::CreatingDirectory, Lang::Ja) => {
            ("ディレクトリを作成できません", "何も書き込んでいません。")
        }
        (Doing::CreatingDirectory, Lang::En) => {
            ("the directory cannot be created", "Nothing was written.")
        }
        (Doing::Saving, Lang::Ja) => ("保存できません", "ファイルは前に保存した内容のままです。"),
        (Doing::Saving, Lang::En) => {
            ("cannot be saved", "The file still holds what was saved before.")
        }
        (Doing::Locking, Lang::Ja) => ("ロックファイルを作成できません", "何も変えていません。"),
        (Doing::Locking, Lang::En) => ("the lock cannot be created", "Nothing was changed."),
        (Doing::Moving, Lang::Ja) => ("移動できません", "ファイルは元の場所にあります。"),
        (Doing::Moving, Lang::En) => ("cannot be moved", "The file is where it was."),
        (Doing::Writing, Lang::Ja) => {
            ("報告書を書き出せません", "途中のファイルは残っていません。")
        }
        (Doing::Writing, Lang::En) => {
            ("the report cannot be written", "No unfinished file was left behind.")
        }
    };
    match lang {
        Lang::Ja => format!("{path}: {what}（{why}）。{data}{what_to_do}"),
        Lang::En => format!("{path}: {what} ({why}). {data} {what_to_do}"),
    }
}

/// What the system said. The usual causes have words of ours, the others those of the system.
#[must_use]
pub fn cause_of(cause: &io::Error, lang: Lang) -> String {
    let (ja, en) = match cause.kind() {
        ErrorKind::NotFound => ("見つかりません", "it does not exist"),
        ErrorKind::PermissionDenied => ("権限がありません", "permission denied"),
        ErrorKind::AlreadyExists => ("すでにあります", "it exists already"),
        ErrorKind::IsADirectory => ("ディレクトリです", "it is a directory"),
        ErrorKind::NotADirectory => ("ディレクトリではありません", "it is not a directory"),
        ErrorKind::StorageFull => ("ディスクに空きがありません", "the disk is full"),
        ErrorKind::QuotaExceeded => ("割り当て容量を超えました", "the disk quota is used up"),
        ErrorKind::FileTooLarge => {
            ("ファイルの大きさの上限を超えます", "the limit to the size of a file is reached")
        }
        ErrorKind::ReadOnlyFilesystem => {
            ("読み取り専用のファイルシステムです", "the file system is read-only")
        }
        ErrorKind::CrossesDevices => ("別のディスクにあります", "it is on another disk"),
        // What the system said, without a path: that of a temporary file is of no use to anybody.
        _ => {
            let inner = cause.get_ref().and_then(std::error::Error::source);
            return visible(&inner.map_or_else(|| cause.to_string(), ToString::to_string))
                .into_owned();
        }
    };
    match lang {
        Lang::Ja => ja.to_owned(),
        Lang::En => en.to_owned(),
    }
}

fn remedy(cause: &io::Error, lang: Lang) -> &'static str {
    let (ja, en) = match cause.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("権限を確かめてください。", "Check its permissions.")
        }
        ErrorKind::FileTooLarge => ("上限を確かめてください。", "Check that limit."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("ディスクの空きを増やしてください。", "Make room on the disk.")
        }
        _ => ("パスを確かめてください。", "Check the path."),
    };
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// The file with the place of the first of its faults, as compilers write it.
fn first_place(faulty: &Faulty) -> String {
    let path = reading::path(&faulty.path);
    let Some(first) = faulty.faults.first() else { return path };
    let Place { line, column } = Place::of(&faulty.text, first.span.start);
    format!("{path}:{line}:{column}")
}

fn session(faulty: &Faulty, lang: Lang) -> String {
    let (place, count) = (first_place(faulty), faulty.faults.len());
    match lang {
        Lang::Ja => format!(
            "{place}: セッションとして読み込めません（誤り {count} 件）。ファイルには触れていません。monshin check で誤りを確かめて直すか、monshin restore で以前の状態に戻してください。"
        ),
        Lang::En => format!(
            "{place}: this cannot be read as a session (faults: {count}). The file was left as it is. See the faults with monshin check and mend them, or go back to an earlier state with monshin restore."
        ),
    }
}

fn set(faulty: &Faulty, lang: Lang) -> String {
    let (place, count) = (first_place(faulty), faulty.faults.len());
    match lang {
        Lang::Ja => format!(
            "{place}: 質問集として読み込めません（誤り {count} 件）。セッションには触れていません。monshin check で誤りの場所を確かめて、直してください。"
        ),
        Lang::En => format!(
            "{place}: this cannot be read as a question set (faults: {count}). No session was touched. See the faults with monshin check, and mend them."
        ),
    }
}

fn no_such_session(name: &str, directory: &Path, lang: Lang) -> String {
    let (name, directory) = (visible(name), reading::path(directory));
    match lang {
        Lang::Ja => format!(
            "{name}: この名前のセッションも、この名前で始まるセッションも、{directory} にありません。何も変えていません。monshin list で名前を確かめてください。"
        ),
        Lang::En => format!(
            "{name}: no session in {directory} has this name or begins with it. Nothing was changed. See the names with monshin list."
        ),
    }
}

fn ambiguous(name: &str, candidates: &[String], lang: Lang) -> String {
    let candidates: Vec<_> = candidates.iter().map(|one| visible(one)).collect();
    let (name, candidates) = (visible(name), candidates.join("\n  "));
    match lang {
        Lang::Ja => format!(
            "{name}: この名前で始まるセッションが複数あります。何も変えていません。次のどれかを、1つに決まるところまで書いてください。\n  {candidates}"
        ),
        Lang::En => format!(
            "{name}: several sessions begin with this. Nothing was changed. Write one of these, as far as it takes to tell it from the others:\n  {candidates}"
        ),
    }
}

fn link_not_found(name: &str, file: &Path, lang: Lang) -> String {
    let (name, file) = (visible(name), reading::path(file));
    match lang {
        Lang::Ja => format!(
            "{name}: 関連付けたセッションが見つかりません。探した場所: {file}。このセッションの回答は変わっていません。"
        ),
        Lang::En => format!(
            "{name}: the linked session cannot be found. Looked for: {file}. The answers of this session are as they were."
        ),
    }
}

fn unfit(path: &Path, why: Unfit, lang: Lang) -> String {
    let path = reading::path(path);
    let (ja, en) = match why {
        Unfit::Exists => (
            "同じ名前のファイルがすでにあるため、書き出していません。上書きするには --force を付け、別の名前にするには -o で指定してください。",
            "this file exists already, so nothing was written. Overwrite it with --force, or give another name with -o.",
        ),
        Unfit::Directory => (
            "ディレクトリなので、書き出していません。ファイルの名前まで指定してください。",
            "this is a directory, so nothing was written. Name a file in it.",
        ),
        Unfit::NotAFile => (
            "通常のファイルではないので、書き出していません。標準出力に出すには -o - としてください。",
            "this is not a regular file, so nothing was written. For standard output write -o -.",
        ),
        Unfit::NoDirectory => (
            "保存先のディレクトリがないので、書き出していません。先にディレクトリを作るか、別の場所を指定してください。",
            "its directory does not exist, so nothing was written. Create the directory first, or name another place.",
        ),
        Unfit::Session => (
            "セッションか質問集のファイルなので、書き出していません。別の名前を指定してください。",
            "this is the file of a session or of a question set, so nothing was written. Give another name.",
        ),
    };
    match lang {
        Lang::Ja => format!("{path}: {ja}"),
        Lang::En => format!("{path}: {en}"),
    }
}

fn no_such_set(id: &str, directory: &Path, shipped: &[&str], lang: Lang) -> String {
    let id = visible(id);
    let (directory, shipped) = (reading::path(directory), shipped.join(", "));
    match lang {
        Lang::Ja => format!(
            "{id}: この質問集は見つかりません。探した場所: {directory}、同梱の質問集（{shipped}）。セッションのファイルには触れていません。質問集のファイルをこのディレクトリに置くか、id を確かめてください。"
        ),
        Lang::En => format!(
            "{id}: this question set cannot be found. Looked in: {directory}, and among the shipped sets ({shipped}). No session file was touched. Put the set's file into that directory, or check the id."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Encoding, Holder, NotAFile, NotText};
    use crate::text::steers;

    /// What a terminal would carry out, or a person would not see.
    const HOSTILE: &str = "a\u{1b}]0;x\u{7}\u{9b}31m\u{7f}\u{202e}\u{200b}\nb.toml";

    fn every_error() -> Vec<Error> {
        let (name, path) = (HOSTILE.to_owned(), std::path::PathBuf::from(HOSTILE));
        let faulty = || {
            let (path, text) = (path.clone(), name.clone());
            Box::new(Faulty { path, text, faults: Vec::new() })
        };
        let (user, host) = (name.clone(), name.clone());
        let holder = Box::new(Holder { pid: Some(1), host, user, since: None });
        let (place, guess) = (Place { line: 1, column: 1 }, Encoding::Unknown);
        let not_text = NotText { path: path.clone(), place, byte: 0x9b, guess };
        vec![
            Error::File {
                doing: Doing::Saving,
                path: path.clone(),
                cause: io::Error::other(HOSTILE),
            },
            Error::NoHome,
            Error::NotText(Box::new(not_text)),
            Error::NotAFile { path: path.clone(), what: NotAFile::Pipe },
            Error::TooLarge { path: path.clone(), largest: 1 },
            Error::Dangling { path: path.clone(), target: path.clone() },
            Error::Circle(path.clone()),
            Error::Session(faulty()),
            Error::Set(faulty()),
            Error::NoSuchSession { name: name.clone(), directory: path.clone() },
            Error::Ambiguous { name: name.clone(), candidates: vec![name.clone()] },
            Error::LinkNotFound { name: name.clone(), file: path.clone() },
            Error::NoSuchSet { id: name.clone(), directory: path.clone(), shipped: Vec::new() },
            Error::Unfit { path: path.clone(), why: Unfit::Exists },
            Error::Held { path: path.clone(), holder },
            Error::NoSuchBackup {
                name: name.clone(),
                file: path.clone(),
                candidates: vec![name.clone()],
            },
            Error::NoSuchBackup { name, file: path.clone(), candidates: Vec::new() },
            Error::NothingToRestore { file: path.clone() },
            Error::SaverGone,
            Error::NoAnswer(path.clone()),
            Error::ChangedOutside(path),
        ]
    }

    #[test]
    fn no_error_steers_a_terminal_whatever_the_names_in_it() {
        for one in every_error() {
            for lang in Lang::ALL {
                let said = [error(&one, lang), on_screen(&one, lang)].concat();
                // Names are listed on lines of their own.
                let is_list = matches!(one, Error::Ambiguous { .. });
                let found = said.chars().find(|&char| steers(char) && !(is_list && char == '\n'));
                assert_eq!(found, None, "{said:?}");
            }
        }
    }

    #[test]
    fn an_error_names_the_file_the_cause_and_what_it_means() {
        let path = "/data/s.toml".into();
        let cause = ErrorKind::StorageFull.into();
        let full = Error::File { doing: Doing::Saving, path, cause };
        let text = error(&full, Lang::En);
        for part in ["/data/s.toml", "disk is full", "saved before", "Make room"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(error(&full, Lang::Ja).contains("空きがありません"));
    }
}
