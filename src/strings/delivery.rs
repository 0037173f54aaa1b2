//! Where a report goes: the form, the command line, what came of it.

use super::words;
use crate::text::Lang;

words! {
    /// The cycle before, as a label.
    EARLIER = "前回" | "Last time";
    /// The session of the cycle before cannot be read.
    EARLIER_UNREAD = "前回のセッションを読み込めないため、前回との比較は入っていません。" | "The session of the last cycle cannot be read, so nothing is compared with it.";
    /// The session that this one rests on, as a label.
    LINKED = "関連付けたセッション" | "Linked session";
    /// The linked session cannot be read.
    LINKED_UNREAD = "関連付けたセッションを読み込めないため、その結果は入っていません。" | "The linked session cannot be read, so its results are not included.";
    /// An XLSX workbook would be drawn on the terminal.
    NOT_TO_TERMINAL = "XLSX は画面に表示できません。何も書き込んでいません。-o FILE で保存先を指定してください。" | "An XLSX file cannot be shown on a terminal. Nothing was written. Name a file with -o FILE.";
    /// Someone stopped it.
    STOPPED = "中止しました。ファイルは残っていません。" | "Stopped. No file was left behind.";
    /// While it is being written.
    WRITING = "書き出しています" | "Writing";
    /// The key that writes, and what it does.
    ENTER_WRITES = "Enter 書き出す" | "Enter writes it";
    /// How a report is stopped.
    STOPS = "Esc で中止" | "Esc stops it";

    /// What the report is of.
    OF = "セッション" | "Session";
    /// The format, as a label.
    FORMAT = "形式" | "Format";
    /// The language, as a label.
    LANGUAGE = "言語" | "Language";
    /// The parts, as a label.
    PARTS = "内容" | "Contents";
    /// Whether names are left out, as a label.
    NAMES = "名前など" | "Names";
    /// Where it goes, as a label.
    PLACE = "保存先" | "Save to";
    /// What Markdown is good for.
    MARKDOWN_FOR = "Wiki やチケットに貼る、前のものとの差分を見る" | "To paste into a wiki or a ticket, or to compare with an earlier one";
    /// What HTML is good for.
    HTML_FOR = "配る、A4 で印刷する、Word で開く" | "To hand round, to print on A4, to open in Word";
    /// What CSV is good for.
    CSV_FOR = "すべての回答を表計算やツールに渡す（1問1行）" | "Every answer, one row per question, for a spreadsheet or a tool";
    /// What XLSX is good for.
    XLSX_FOR = "Excel で集計する（要約、回答、差と計画、グラフ）" | "To work on in Excel: summary, answers, gaps and plan, a chart";
    /// What JSON is good for.
    JSON_FOR = "ほかのプログラムに渡す（すべての値）" | "For other programs: every value";
    /// Everything.
    ALL = "すべて" | "All";
    /// The page for the management alone.
    MANAGEMENT = "1ページの要約" | "Management page";
    /// Everything but the annex for auditors.
    NO_ANNEX = "付録なし" | "Without annex";
    /// What all of it is.
    ALL_FOR = "1ページの要約、詳細、監査用の付録" | "The management page, the detail and the annex for auditors";
    /// What the page is.
    MANAGEMENT_FOR = "経営層に渡す A4 の1ページだけ" | "One A4 page for management, and nothing else";
    /// What is there without the annex.
    NO_ANNEX_FOR = "1ページの要約と詳細。質問集の版、段階の説明、対象外の理由は入りません" | "Management page and detail; no set version, level descriptions or n/a reasons";
    /// CSV and JSON have no parts to choose.
    PARTS_FIXED = "この形式には、必ずすべての回答が入ります" | "This format always contains every answer";
    /// Names stay.
    WITH_NAMES = "残す" | "Keep";
    /// Names are left out.
    REDACTED = "伏せる" | "Leave out";
    /// What stays.
    WITH_NAMES_FOR = "名前、メモ、委託先を残します。手控えはどの報告書にも載りません" | "With names, notes and providers. Memos never appear in a report";
    /// What is left out.
    REDACTED_FOR = "組織名、人の名前、メモ、委託先など、書き込んだ文字をすべて除きます" | "Without the organisation, people, notes, providers: all that was typed";
    /// The report's language is not the interface's.
    LANGUAGE_FOR = "画面の言語とは別に選べます" | "Independent of the language on screen";
    /// What the place is.
    PLACE_FOR = "ファイルは自分だけが読める設定で作ります" | "Only you will be able to read the file";
    /// Scores that are hidden on screen are in the report.
    HIDDEN = "画面では点を隠していますが、報告書には点が入ります。" | "Scores are hidden on screen, but the report contains them.";
    /// A file of the name is there.
    EXISTS = "同じ名前のファイルがあります。" | "A file with this name exists already.";
    /// Overwrite.
    OVERWRITE = "上書きする" | "Overwrite it";
    /// It was written.
    WRITTEN = "書き出しました" | "Written";
    /// What can be done next.
    ONCE_MORE = "形式や言語を変えて Enter で、続けて書き出せます。" | "Change the format or the language and press Enter to write another.";
    /// The line of the place.
    PLACE_TITLE = "保存先" | "Save to";
    /// How the line of the place is left.
    PLACE_HINT = "ディレクトリだけを書くと、ファイルの名前は変わりません" | "With only a directory, the file keeps its name";
}

/// How far a report is: `3 of 8`.
#[must_use]
pub fn so_far(done: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{done} / {of}"),
        Lang::En => format!("{done} of {of}"),
    }
}

/// The answer that keeps the file that is there: `Write as x-2.md`.
#[must_use]
pub fn other_name(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{name} として書き出す"),
        Lang::En => format!("Write it as {name}"),
    }
}

/// A language by its own name.
#[must_use]
pub fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "日本語",
        Lang::En => "English",
    }
}

/// A size as people read it: `812 B`, `12 KB`, `1.4 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KILO: u64 = 1_000;
    const MEGA: u64 = KILO * KILO;
    match bytes {
        0..KILO => format!("{bytes} B"),
        KILO..MEGA => format!("{} KB", bytes.div_ceil(KILO)),
        _ => format!("{}.{} MB", bytes / MEGA, bytes % MEGA / (MEGA / 10)),
    }
}

/// A report that was written while another screen is open.
#[must_use]
pub fn written(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("報告書を書き出しました: {path}"),
        Lang::En => format!("The report has been written: {path}"),
    }
}

/// A report that was not written, because a file of its name is there and nobody could be asked.
#[must_use]
pub fn not_over(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("報告書を書き出していません。同じ名前のファイルがあります: {path}"),
        Lang::En => {
            format!("The report was not written. A file with this name exists already: {path}")
        }
    }
}
