//! The sentence that a report begins with, from the numbers alone.

use super::list;
use crate::strings::numbers::{percent, score, share};
use crate::text::Lang;

/// A function and its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its short title.
    pub title: String,
    /// Its score.
    pub score: f64,
}

/// The numbers that the finding on a maturity rests on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Maturity {
    /// The overall score.
    pub overall: Option<f64>,
    /// The most that it could be.
    pub most: Option<f64>,
    /// The overall score as it shall be.
    pub to_be: Option<f64>,
    /// The functions that stand highest; empty where all stand close together.
    pub strong: Vec<Named>,
    /// The functions that stand lowest; empty where all stand close together.
    pub weak: Vec<Named>,
    /// The points of the lowest level.
    pub lowest: Option<f64>,
    /// How many roles stand there.
    pub at_lowest: usize,
    /// How many roles have a level.
    pub answered: usize,
    /// How many are still to be answered: untouched.
    pub untouched: usize,
    /// How many are asked.
    pub asked: usize,
}

/// What was found of a maturity.
#[must_use]
pub fn maturity(is: &Maturity, lang: Lang) -> String {
    let Some(overall) = is.overall else { return nothing_yet(is.asked, lang) };
    match lang {
        Lang::Ja => maturity_ja(is, overall),
        Lang::En => maturity_en(is, overall),
    }
}

fn nothing_yet(asked: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{asked}の質問にまだ答えがなく、点は出ていません。"),
        Lang::En => format!("None of the {asked} questions is answered yet, so there is no score."),
    }
}

fn maturity_ja(is: &Maturity, overall: f64) -> String {
    let mut text = String::new();
    if is.untouched > 0 {
        text += &format!("途中の結果です（{}の役割のうち{}が未回答）。", is.asked, is.untouched);
    }
    if is.strong.is_empty() || is.weak.is_empty() {
        text += "機能の間に大きな差はなく、";
    } else {
        let strong = named(&is.strong, Lang::Ja);
        text += &format!("{strong}が最も整い、{}が最も遅れており、", named(&is.weak, Lang::Ja));
    }
    match is.most {
        Some(most) => text += &format!("全体は{}点満点の{}点で", whole(most), score(overall)),
        None => text += &format!("全体は{}点で", score(overall)),
    }
    match is.to_be {
        Some(to_be) if short_of(to_be, overall) => {
            let missing = score(to_be - overall);
            text += &format!("目標の{}点に{missing}点届かず", score(to_be));
        }
        Some(to_be) => text += &format!("、目標の{}点に達しており", score(to_be)),
        None => {}
    }
    match is.lowest {
        Some(lowest) if is.at_lowest > 0 => {
            let (all, here) = (is.answered, is.at_lowest);
            text += &format!(
                "、回答した{all}の役割のうち{here}が最も低い{}点にあります。",
                whole(lowest)
            );
        }
        Some(_) => text += "、最も低い段階にある役割はありません。",
        None => text += "す。",
    }
    text
}

fn maturity_en(is: &Maturity, overall: f64) -> String {
    let mut text = String::new();
    if is.untouched > 0 {
        text += &format!(
            "This is an interim result: {} of {} roles are still untouched. ",
            is.untouched, is.asked
        );
    }
    let whole_is = match is.most {
        Some(most) => format!("{} of {}", score(overall), whole(most)),
        None => score(overall),
    };
    if is.strong.is_empty() || is.weak.is_empty() {
        text += &format!("No function stands out; overall we stand at {whole_is}");
    } else {
        let (strong, weak) = (named(&is.strong, Lang::En), named(&is.weak, Lang::En));
        text += &format!(
            "{strong} {} ahead and {weak} {} behind; overall we stand at {whole_is}",
            is_or_are(is.strong.len()),
            is_or_are(is.weak.len())
        );
    }
    match is.to_be {
        Some(to_be) if short_of(to_be, overall) => {
            let missing = score(to_be - overall);
            text += &format!(", {missing} below the target of {}", score(to_be));
        }
        Some(to_be) => text += &format!(", which meets the target of {}", score(to_be)),
        None => {}
    }
    match is.lowest {
        Some(lowest) if is.at_lowest > 0 => {
            let stands = if is.at_lowest == 1 { "stands" } else { "stand" };
            text += &format!(
                ", and {} of the {} roles answered {stands} at {}, the lowest level.",
                is.at_lowest,
                is.answered,
                whole(lowest)
            );
        }
        Some(_) => text += ", and no role stands at the lowest level.",
        None => text += ".",
    }
    text
}

/// Whether a score is below its target by something that can be read.
fn short_of(to_be: f64, overall: f64) -> bool {
    to_be > overall && score(to_be - overall) != "0.0"
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn named(functions: &[Named], lang: Lang) -> String {
    let each = functions.iter().map(|Named { title, score: value }| match lang {
        Lang::Ja => format!("「{title}」（{}点）", score(*value)),
        Lang::En => format!("{title} ({})", score(*value)),
    });
    let each: Vec<String> = each.collect();
    match (lang, each.as_slice()) {
        (Lang::Ja, _) => each.join("と"),
        (Lang::En, [first, last]) => format!("{first} and {last}"),
        (Lang::En, _) => list(&each, lang),
    }
}

/// A number that is whole as a rule, without a needless decimal.
fn whole(value: f64) -> String {
    let shown = score(value);
    shown.strip_suffix(".0").map(str::to_owned).unwrap_or(shown)
}

/// Who comes first among the candidates.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum First {
    /// There are no candidates.
    #[default]
    NoCandidates,
    /// Every candidate fails a must.
    AllOut,
    /// Nothing is answered that a rank could go by.
    NoRank,
    /// This one, or these.
    Ranked {
        /// Their names.
        names: Vec<String>,
        /// The fit of the first of them over what is answered.
        fit: Option<f64>,
        /// For how many requirements that one has an answer, and of how many.
        answered: (usize, usize),
        /// How many of their musts are open.
        open: usize,
        /// Whether the order may yet change.
        provisional: bool,
    },
}

/// What was found of a selection.
#[must_use]
pub fn selection(ready: Option<f64>, candidates: usize, first: &First, lang: Lang) -> String {
    match lang {
        Lang::Ja => selection_ja(ready, candidates, first),
        Lang::En => selection_en(ready, candidates, first),
    }
}

fn selection_ja(ready: Option<f64>, candidates: usize, first: &First) -> String {
    let ready = match ready {
        Some(percent_ready) => format!("選定の準備は{}で、", percent(percent_ready)),
        None => String::new(),
    };
    let rest = match first {
        First::NoCandidates => "比べる候補はまだ挙がっていません。".to_owned(),
        First::AllOut => format!("{candidates}つの候補は、どれも必須の要件を満たしていません。"),
        First::NoRank => {
            format!("{candidates}つの候補には、まだ順位を付けられる答えがありません。")
        }
        First::Ranked { names, fit, answered: (answered, asked), open, provisional } => {
            let place = if *provisional { "仮の1位" } else { "1位" };
            let names: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
            let open = match open {
                0 => "で、未確認の必須はありません。".to_owned(),
                open => format!("ですが、必須のうち{open}つが未確認です。"),
            };
            format!(
                "{candidates}つの候補のうち{}が{place}（適合{}、{asked}の要件のうち{answered}に回答）{open}",
                names.join("と"),
                share(*fit)
            )
        }
    };
    ready + &rest
}

fn selection_en(ready: Option<f64>, candidates: usize, first: &First) -> String {
    let ready = match ready {
        Some(percent_ready) => format!("The selection is {} ready; ", percent(percent_ready)),
        None => String::new(),
    };
    let rest = match first {
        First::NoCandidates => "no candidate has been named yet.".to_owned(),
        First::AllOut if candidates == 1 => "the one candidate fails a must.".to_owned(),
        First::AllOut => format!("each of the {candidates} candidates fails a must."),
        First::NoRank => {
            format!("nothing is answered yet that would rank the {candidates} candidates.")
        }
        First::Ranked { names, fit, answered: (answered, asked), open, provisional } => {
            let rank = if names.len() > 1 { "share the first rank" } else { "ranks first" };
            let so_far = if *provisional { " so far" } else { "" };
            let open = match open {
                0 => "with no must left open.".to_owned(),
                1 => "but one must is still open.".to_owned(),
                open => format!("but {open} musts are still open."),
            };
            format!(
                "of {candidates} candidates {} {rank}{so_far} (fit {} on {answered} of {asked} requirements), {open}",
                names.join(" and "),
                share(*fit)
            )
        }
    };
    let text = ready + &rest;
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
