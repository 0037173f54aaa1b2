//! The strings of the list of candidates.

use super::words;
use crate::session::Leftovers;
use crate::text::Lang;

words! {
    HINT = "名前を書いてEnter。自組織で行う案や、いまの契約も候補にできます" | "write a name and press Enter; doing it ourselves can be one too";
    NEW = "新しい候補の名前" | "name of a new candidate";
    REMOVED = "外した候補（Enterで戻す）" | "removed (Enter brings it back)";
    FULL = "候補は9件までです" | "There can be nine candidates at most";
    NOTHING_TO_TIDY = "消すものはありません" | "There is nothing to delete";
}

/// What tidying would delete, and the key that does it.
#[must_use]
pub fn tidy(leftovers: Leftovers, key: &str, lang: Lang) -> String {
    let Leftovers { candidates, answers, rows } = leftovers;
    match lang {
        Lang::Ja => format!(
            "もう一度 {key} で、外した候補{candidates}件（回答{answers}件）と表の{rows}行をファイルから消します"
        ),
        Lang::En => format!(
            "{key} again deletes for good: removed candidates {candidates} (answers {answers}), rows {rows}"
        ),
    }
}

/// The legal forms of companies, as they stand before or behind a name.
const FORMS: [&str; 12] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "（株）",
    "(株)",
    "㈱",
    "（有）",
    "(有)",
    ", Inc.",
    " Inc.",
    " Co., Ltd.",
    " K.K.",
];

/// A name for a narrow column: without the legal form, which half of all names begin or end with and
/// which would be all that is left of them. A name that is nothing else stays.
#[must_use]
pub fn narrow(name: &str) -> &str {
    let name = name.trim();
    let bare = FORMS.iter().find_map(|form| name.strip_prefix(form).or(name.strip_suffix(form)));
    bare.map(str::trim).filter(|bare| !bare.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_name_is_without_its_legal_form() {
        for (name, expected) in [
            ("株式会社北日本", "北日本"),
            ("北日本（株）", "北日本"),
            ("北日本 株式会社", "北日本"),
            ("Northern Watch Co., Ltd.", "Northern Watch"),
            ("Northern Watch, Inc.", "Northern Watch"),
            ("株式会社", "株式会社"),
            ("自組織で行う", "自組織で行う"),
        ] {
            assert_eq!(narrow(name), expected);
        }
    }
}
