//! What is said when the program ends or stops otherwise than someone chose.

use std::path::Path;

use super::words;
use crate::measure::inert;
use crate::text::Lang;

words! {
    /// There is no shell to go to.
    NO_SHELL = "戻るシェルがありません。" | "There is no shell to go to.";
    /// Something takes longer than anyone notices.
    WAITING = "ディスクの応答を待っています" | "Waiting for the disk";
    WAITING_SAVED = "応答があれば続きます。保存していない変更はありません。" | "It goes on as soon as the disk answers. Nothing here is unsaved.";
    WAITING_UNSAVED = "応答があれば続きます。最後の変更はまだ保存できていません。終了すると、ほかの場所に残します。" | "It goes on as soon as the disk answers. The latest changes are not saved yet; whoever ends finds them in another place.";
    WAITING_LEAVE = "待たずに終了" | "end without waiting";
    /// A thread that wrote a report has panicked.
    REPORT_BROKE_OFF = "プログラムの不具合で、報告書を書き出せませんでした。途中のファイルは残っていません。回答に影響はありません。詳しくはログにあります。" | "The report could not be written: a fault in the program. No file was left behind, and the answers are as they were. The log has the details.";
}

/// The program has panicked: what it means for the data, and where to look. `file` is the session at
/// work, if there was one, and `saved` whether all of it reached the disk.
#[must_use]
pub fn panicked(file: Option<&Path>, saved: bool, log: &Path, lang: Lang) -> String {
    let shown = |path: &Path| inert(&path.display().to_string()).into_owned();
    let log = shown(log);
    let (ja, en) = match (file.map(shown), saved) {
        (None, _) => {
            ("開いていたセッションはありません。".to_owned(), "No session was open.".to_owned())
        }
        (Some(file), true) => (
            format!("それまでの回答は保存済みです: {file}"),
            format!("Everything answered until then is saved: {file}"),
        ),
        (Some(file), false) => (
            format!("最後の変更は保存できていません: {file}"),
            format!("The latest changes are not saved: {file}"),
        ),
    };
    match lang {
        Lang::Ja => {
            format!("プログラムの不具合で終了しました。{ja}\n詳しくはログにあります: {log}")
        }
        Lang::En => {
            format!(
                "The program ended because of a fault in it. {en}\nThe log has the details: {log}"
            )
        }
    }
}
