//! What things and types are called, and words as they stand in a file.

use crate::fault::{Expected, NOT_FINITE, Thing};
use crate::text::{Lang, visible};

/// So much of a word is shown; the line of the fault shows it anyway.
const LONGEST: usize = 60;

/// A word of a file in quotation marks.
pub(super) fn quoted(word: &str, lang: Lang) -> String {
    let short = match word.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", visible(&word[..end])),
        None => visible(word).into_owned(),
    };
    match lang {
        Lang::Ja => format!("「{short}」"),
        Lang::En => format!("\"{short}\""),
    }
}

/// The words that are known, as a list.
pub(super) fn all(known: &[&str]) -> String {
    known.join(", ")
}

/// The known word that a person may have meant: at most a third of it is mistyped.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    // A long word is near to none of ours, and measuring it would take long.
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let distance = |known: &&str| strsim::damerau_levenshtein(&lower, known);
    let near = known.iter().copied().min_by_key(distance)?;
    let limit = near.len().div_ceil(3);
    (distance(&near) <= limit && distance(&near) < near.len()).then_some(near)
}

/// What a name names.
pub(super) fn thing(thing: Thing, lang: Lang) -> &'static str {
    let (ja, en) = match thing {
        Thing::Source => ("出典", "source"),
        Thing::Scale => ("尺度", "scale"),
        Thing::Level => ("段階", "level"),
        Thing::Section => ("セクション", "section"),
        Thing::Question => ("質問", "question"),
        Thing::Choice => ("選択肢", "choice"),
        Thing::Column => ("列", "column"),
        Thing::Entry => ("選択肢または段階", "choice or level"),
        Thing::Questionnaire => ("質問集", "question set"),
    };
    pick(lang, ja, en)
}

/// Where a thing should have been.
pub(super) fn home(thing: Thing, lang: Lang) -> &'static str {
    match thing {
        Thing::Level => pick(lang, "その尺度", "the scale"),
        Thing::Choice => pick(lang, "この列", "this column"),
        Thing::Column => pick(lang, "この表", "this table"),
        Thing::Entry => pick(lang, "その質問", "the question"),
        _ => pick(lang, "このファイル", "this file"),
    }
}

/// What a value should be.
pub(super) fn expected(expected: Expected, lang: Lang) -> &'static str {
    let (ja, en) = match expected {
        Expected::Str => ("文字列（引用符で囲む）", "a string in quotes"),
        Expected::Bool => ("trueかfalse", "true or false"),
        Expected::Count => ("0以上の整数", "a whole number, 0 or more"),
        Expected::Number => ("数", "a number"),
        Expected::Date => ("日付（例: 2026-11-23）", "a date such as 2026-11-23"),
        Expected::List => ("リスト", "a list"),
        Expected::StrList => {
            ("文字列のリスト（例: [\"a\", \"b\"]）", "a list of strings such as [\"a\", \"b\"]")
        }
        Expected::Matrix => (
            "文字列のリストのリスト（例: [[\"a\", \"b\"], [\"c\", \"d\"]]）",
            "a list of lists of strings such as [[\"a\", \"b\"], [\"c\", \"d\"]]",
        ),
        Expected::Table => {
            ("テーブル（例: { key = \"...\" }）", "a table such as { key = \"...\" }")
        }
        Expected::TableList => ("テーブルのリスト（[[名前]]）", "a list of tables: [[name]]"),
        Expected::Text => (
            "言語ごとの文（例: { ja = \"...\", en = \"...\" }）",
            "a text in each language, such as { ja = \"...\", en = \"...\" }",
        ),
        Expected::TextList => (
            "言語ごとの文のリスト（例: { ja = [\"...\"], en = [\"...\"] }）",
            "a list of texts in each language, such as { ja = [\"...\"], en = [\"...\"] }",
        ),
        Expected::Evidence => (
            "文字列、またはテーブル（例: { what = \"...\", seen = 2026-11-20 }）",
            "a string, or a table such as { what = \"...\", seen = 2026-11-20 }",
        ),
    };
    pick(lang, ja, en)
}

/// What a value is; `word` is TOML's own, or [`NOT_FINITE`].
pub(super) fn found(word: &'static str, lang: Lang) -> &'static str {
    let (ja, en) = match word {
        "string" => ("文字列", "a string"),
        "integer" => ("整数", "a whole number"),
        "float" => ("小数", "a number with a fraction"),
        NOT_FINITE => {
            ("無限大または非数（inf、nan）", "infinite or not a number at all (inf, nan)")
        }
        "boolean" => ("trueかfalse", "true or false"),
        "datetime" => ("日付か時刻", "a date or time"),
        "array" => ("リスト", "a list"),
        "table" => ("テーブル", "a table"),
        other => (other, other),
    };
    pick(lang, ja, en)
}

fn pick(lang: Lang, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}
