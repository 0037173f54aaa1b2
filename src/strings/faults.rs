//! What is wrong with a file, and what to do about it.

mod naming;
mod notices;
mod rules;

use self::naming::{all, expected, found, quoted};
pub use self::notices::notice;
use self::rules::{not_an_axis, of_condition, of_name, of_question, wrong_count};
use crate::fault::FaultKind;
use crate::text::{Lang, Localized, visible};

/// What is said about a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong, on one line.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

/// How many faults of a file are not told one by one.
#[must_use]
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            format!("ほかに {count} 件あります。上のものを直してから、もう一度確かめてください。")
        }
        Lang::En => format!("There are {count} more. Mend these first, then look again."),
    }
}

/// A fault in words.
#[must_use]
pub fn fault(kind: &FaultKind, lang: Lang) -> Said {
    match kind {
        FaultKind::Syntax(message) => syntax(message, lang),
        FaultKind::UnknownKey { key, known } => unknown_key(key, known, lang),
        FaultKind::UnknownWord { word, known } => unknown_word(word, known, lang),
        FaultKind::MissingKey(key) => missing_key(key, lang),
        FaultKind::WrongType { expected: wanted, found: got } => said(
            lang,
            format!(
                "ここには{}を書きます。いまは{}です。",
                expected(*wanted, lang),
                found(got, lang)
            ),
            "値を書き直してください。",
            format!("This should be {}, but it is {}.", expected(*wanted, lang), found(got, lang)),
            "Write the value in that form.",
        ),
        FaultKind::MissingLanguage(code) => missing_language(code, lang),
        FaultKind::Empty => said(
            lang,
            "リストが空です。",
            "1つ以上書いてください。",
            "The list is empty.",
            "Put at least one item into it.",
        ),
        FaultKind::NewerFormat(format) => said(
            lang,
            format!("ファイルの形式（format = {format}）が、このmonshinより新しいものです。"),
            "新しいmonshinで開いてください。",
            format!("The file's format ({format}) is newer than this monshin can read."),
            "Open it with a newer monshin.",
        ),
        FaultKind::NoSuchAction(_) | FaultKind::NoSuchKey(_) | FaultKind::KeyClash(..) => {
            of_keys(kind, lang)
        }
        FaultKind::Unclosed => said(
            lang,
            "ここで始まる引用符かかっこが、閉じられていません。",
            "閉じるほうを書き足してください。",
            "What begins here is never closed.",
            "Add the quotes or the bracket that close it.",
        ),
        FaultKind::DuplicateKey(key) => duplicate_key(key, lang),
        FaultKind::EffortRange => said(
            lang,
            "手間は0から100までの数です。",
            "段階を1つ上げる手間を、低いほうから順に effort = [3, 2, 2, 1] のように書きます。",
            "An effort is a number from 0 to 100.",
            "Write what each step takes, lowest first, such as effort = [3, 2, 2, 1].",
        ),
        FaultKind::SetNotFound(id, places) => set_not_found(id, places, lang),
        FaultKind::Duplicate(..)
        | FaultKind::Dangling(..)
        | FaultKind::NotEarlier(..)
        | FaultKind::Cycle(_)
        | FaultKind::ReservedId(_)
        | FaultKind::BadId(_) => of_name(kind, lang),
        FaultKind::PointsFall(_)
        | FaultKind::NegativeWeight
        | FaultKind::MaxBelowMin
        | FaultKind::MeasureShape => of_question(kind, lang),
        FaultKind::NotAnAxis(column) => not_an_axis(column, lang),
        FaultKind::WrongCount { column, expected, found } => {
            wrong_count(column, *expected, *found, lang)
        }
        FaultKind::UnknownInCondition
        | FaultKind::AnsweredFalse
        | FaultKind::ConditionShape
        | FaultKind::TestShape => of_condition(kind, lang),
    }
}

/// What is wrong with a binding of the configuration; the default keys stay.
fn of_keys(kind: &FaultKind, lang: Lang) -> Said {
    match kind {
        FaultKind::NoSuchAction(name) => said(
            lang,
            format!("{}という操作はありません。", quoted(name, lang)),
            "操作の名前は docs/KEYS.md の表にあります。",
            format!("There is no action {}.", quoted(name, lang)),
            "The names of the actions are in the table of docs/KEYS.md.",
        ),
        FaultKind::KeyClash(key, other) => said(
            lang,
            format!("キー{}は、同じ画面で {other} に使われています。", quoted(key, lang)),
            "別のキーにしてください。それまでは既定のキーのままです。",
            format!("The key {} already means {other} on the same screen.", quoted(key, lang)),
            "Choose another key; until then the default keys hold.",
        ),
        FaultKind::NoSuchKey(key) => said(
            lang,
            format!("{}というキーはありません。", quoted(key, lang)),
            "x、Enter、Ctrl-r、F2 のように書きます。",
            format!("There is no key {}.", quoted(key, lang)),
            "Write it like x, Enter, Ctrl-r or F2.",
        ),
        _ => unreachable!("asked only for faults of keys"),
    }
}

fn said(
    lang: Lang,
    ja_what: impl Into<String>,
    ja_todo: impl Into<String>,
    en_what: impl Into<String>,
    en_todo: impl Into<String>,
) -> Said {
    match lang {
        Lang::Ja => Said { what: ja_what.into(), todo: ja_todo.into() },
        Lang::En => Said { what: en_what.into(), todo: en_todo.into() },
    }
}

fn syntax(message: &str, lang: Lang) -> Said {
    let message = visible(message);
    said(
        lang,
        format!("TOMLとして読み込めません: {message}"),
        "引用符、かっこ、=、カンマを確かめてください。",
        format!("This is not TOML: {message}"),
        "Check the quotes, brackets, equals signs and commas.",
    )
}

fn duplicate_key(key: &str, lang: Lang) -> Said {
    said(
        lang,
        format!("{}が2回書かれています。", quoted(key, lang)),
        "どちらかを消すか、2つ目の前に抜けている見出し（[[...]] など）を書き足してください。",
        format!("{} is there a second time.", quoted(key, lang)),
        "Remove one of the two, or add the header ([[...]] or the like) that is missing above the second.",
    )
}

fn unknown_key(key: &str, known: &[&str], lang: Lang) -> Said {
    let written = quoted(key, lang);
    let todo = match naming::nearest(key, known) {
        Some(near) => {
            let near = quoted(near, lang);
            Localized {
                ja: format!(
                    "{near}の書き間違いなら直してください。そうでなければ、消してください。"
                ),
                en: format!("Did you mean {near}? If not, remove the key."),
            }
        }
        None => Localized {
            ja: format!("消すか、ここに書けるキーに直してください: {}", all(known)),
            en: format!("Remove it, or use a key that may stand here: {}", all(known)),
        },
    };
    let (ja, en) = (format!("使えないキーです: {written}"), format!("Unknown key {written}."));
    said(lang, ja, todo.ja, en, todo.en)
}

fn unknown_word(word: &str, known: &[&str], lang: Lang) -> Said {
    let written = quoted(word, lang);
    let todo = match naming::nearest(word, known) {
        Some(near) => {
            let near = quoted(near, lang);
            Localized {
                ja: format!("{near}ではありませんか。書ける語: {}", all(known)),
                en: format!("Did you mean {near}? The words are: {}", all(known)),
            }
        }
        None => Localized {
            ja: format!("次のどれかに直してください: {}", all(known)),
            en: format!("Use one of these: {}", all(known)),
        },
    };
    let ja = format!("ここには書けない語です: {written}");
    said(lang, ja, todo.ja, format!("{written} is not a word that can stand here."), todo.en)
}

fn missing_key(key: &str, lang: Lang) -> Said {
    said(
        lang,
        format!("必要なキーがありません: {}", quoted(key, lang)),
        format!("{key} = ... を書き足してください。"),
        format!("The key {} is missing.", quoted(key, lang)),
        format!("Add {key} = ..."),
    )
}

fn missing_language(code: &str, lang: Lang) -> Said {
    said(
        lang,
        format!("言語{}の文がありません。", quoted(code, lang)),
        format!("{code} = \"...\" を書き足すか、languagesから{code}を外してください。"),
        format!("The text in the language {} is missing.", quoted(code, lang)),
        format!("Add {code} = \"...\", or take {code} out of languages."),
    )
}

fn set_not_found(id: &str, places: &[String], lang: Lang) -> Said {
    let places: Vec<_> = places.iter().map(|place| visible(place)).collect();
    let places = places.join(", ");
    said(
        lang,
        format!("質問集{}が見つかりません。", quoted(id, lang)),
        format!("探した場所のどれかに置いてください: {places}"),
        format!("The question set {} cannot be found.", quoted(id, lang)),
        format!("Put it into one of the places that were searched: {places}"),
    )
}

#[cfg(test)]
mod tests;
