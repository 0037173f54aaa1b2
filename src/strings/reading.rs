//! Why a file cannot be read as text: what is there, what it means for the data, what to do.

use std::path::Path;

use crate::store::{Encoding, NotAFile as What, NotText};
use crate::text::{Lang, visible};

/// A path for a person: nothing in it steers a terminal, or breaks the line.
#[must_use]
pub fn path(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

/// Something else than a file has its name.
#[must_use]
pub fn not_a_file(file: &Path, what: What, lang: Lang) -> String {
    let file = path(file);
    let (ja, en) = match what {
        What::Directory => ("ディレクトリ", "a directory"),
        What::Pipe => ("名前付きパイプ", "a named pipe"),
        What::Socket => ("ソケット", "a socket"),
        What::Device => ("デバイス", "a device"),
    };
    match lang {
        Lang::Ja => format!(
            "{file}: ファイルではなく{ja}です。何も読み書きしていません。ファイルのパスを指定してください。"
        ),
        Lang::En => {
            format!("{file}: this is {en}, not a file. Nothing was read or written. Name a file.")
        }
    }
}

/// A file that is larger than anything of ours; `largest` in bytes.
#[must_use]
pub fn too_large(file: &Path, largest: u64, lang: Lang) -> String {
    let (file, megabytes) = (path(file), largest / (1024 * 1024));
    match lang {
        Lang::Ja => format!(
            "{file}: {megabytes} MB を超えるため、読みません。ファイルには触れていません。正しいファイルかどうかを確かめてください。"
        ),
        Lang::En => format!(
            "{file}: this is larger than {megabytes} MB and is not read. The file was left as it is. Check that it is the right one."
        ),
    }
}

/// A link that leads nowhere.
#[must_use]
pub fn dangling(file: &Path, target: &Path, lang: Lang) -> String {
    let (file, target) = (path(file), path(target));
    match lang {
        Lang::Ja => format!(
            "{file}: リンク先（{target}）がありません。何も書き込んでいません。リンク先のファイルを元の場所に戻すか、リンクを作り直してください。"
        ),
        Lang::En => format!(
            "{file}: this is a link to {target}, which does not exist. Nothing was written. Put that file back, or make the link anew."
        ),
    }
}

/// A link that leads back to itself.
#[must_use]
pub fn circle(file: &Path, lang: Lang) -> String {
    let file = path(file);
    match lang {
        Lang::Ja => format!(
            "{file}: リンクが循環していて、ファイルにたどり着けません。何も書き込んでいません。リンクを作り直してください。"
        ),
        Lang::En => format!(
            "{file}: this is a link that leads back to itself, and to no file. Nothing was written. Make the link anew."
        ),
    }
}

/// A file that stops being text in UTF-8; begins with its place, `FILE:LINE:COLUMN: `.
#[must_use]
pub fn not_text(fault: &NotText, lang: Lang) -> String {
    let (file, place) = (path(&fault.path), fault.place);
    let (what, todo) = match (guess(fault.guess), fault.byte, lang) {
        (Some(name), _, Lang::Ja) => (
            format!("UTF-8 のテキストではありません（{name} のようです）。"),
            "UTF-8 で保存し直してください。",
        ),
        (Some(name), _, Lang::En) => {
            (format!("this is not text in UTF-8; it looks like {name}."), "Save it as UTF-8.")
        }
        (None, 0, Lang::Ja) => {
            ("ここに NUL があります。テキストではないか、壊れています。".to_owned(), DAMAGED.0)
        }
        (None, 0, Lang::En) => {
            ("there is a NUL here. This is not text, or it is damaged.".to_owned(), DAMAGED.1)
        }
        (None, byte, Lang::Ja) => (
            format!("ここから UTF-8 のテキストではありません（バイト 0x{byte:02X}）。"),
            "UTF-8 で保存し直してください。壊れている場合は、monshin restore で以前の状態に戻せます。",
        ),
        (None, byte, Lang::En) => (
            format!("from here on this is not text in UTF-8 (byte 0x{byte:02X})."),
            "Save it as UTF-8. If it is damaged, monshin restore brings back an earlier state.",
        ),
    };
    match lang {
        Lang::Ja => format!(
            "{file}:{}:{}: {what}ファイルには触れていません。{todo}",
            place.line, place.column
        ),
        Lang::En => format!(
            "{file}:{}:{}: {what} The file was left as it is. {todo}",
            place.line, place.column
        ),
    }
}

/// What to do about a session that is damaged: Japanese, English.
const DAMAGED: (&str, &str) = (
    "セッションなら、monshin restore で以前の状態に戻せます。",
    "If it is a session, monshin restore brings back an earlier state.",
);

fn guess(encoding: Encoding) -> Option<&'static str> {
    match encoding {
        Encoding::Utf16 => Some("UTF-16"),
        Encoding::Utf32 => Some("UTF-32"),
        Encoding::ShiftJis => Some("Shift_JIS"),
        Encoding::EucJp => Some("EUC-JP"),
        Encoding::Unknown => None,
    }
}
