//! The strings of the list of candidates.

use super::words;
use crate::session::Leftovers;
use crate::text::Lang;

words! {
    HINT = "名前を書いてEnter。自組織で行うことや、いまの契約も候補になります" | "write a name and press Enter; doing it ourselves may be one";
    NEW = "新しい候補の名前" | "name of a new candidate";
    REMOVED = "外した候補（Enterで戻す）" | "removed (Enter brings it back)";
    FULL = "候補は9つまでです" | "There can be nine candidates at most";
    NOTHING_TO_TIDY = "片づけるものはありません" | "There is nothing to tidy";
}

/// What tidying would delete, and the key that does it.
#[must_use]
pub fn tidy(leftovers: Leftovers, key: &str, lang: Lang) -> String {
    let Leftovers { candidates, answers, rows } = leftovers;
    match lang {
        Lang::Ja => format!(
            "もう一度 {key} で、外した候補{candidates}つ（答え{answers}件）と表の行{rows}行をファイルから消します"
        ),
        Lang::En => format!(
            "{key} again deletes for good: removed candidates {candidates} (answers {answers}), rows {rows}"
        ),
    }
}
