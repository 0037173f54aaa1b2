//! The sentence that a report begins with, from the numbers alone.

use std::cmp::Ordering;

use super::list;
use crate::strings::numbers::{percent, score, share, things};
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
    /// How many functions have a score.
    pub functions: usize,
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
    let Some(overall) = is.overall else { return nothing_yet(is, lang) };
    match lang {
        Lang::Ja => maturity_ja(is, overall),
        Lang::En => maturity_en(is, overall),
    }
}

fn nothing_yet(is: &Maturity, lang: Lang) -> String {
    let asked = is.asked;
    match (lang, asked, is.untouched == asked) {
        (Lang::Ja, 0, _) => "今回の範囲に役割がなく、全体の点は出ていません。".to_owned(),
        (Lang::Ja, _, true) => format!("{asked}の役割にまだ回答がなく、全体の点は出ていません。"),
        (Lang::Ja, _, false) => {
            format!("{asked}の役割に点の付く回答がまだなく、全体の点は出ていません。")
        }
        (Lang::En, 0, _) => "No role is in scope, so there is no score.".to_owned(),
        (Lang::En, _, true) => {
            format!("None of the {asked} roles has been answered yet, so there is no score.")
        }
        (Lang::En, _, false) => {
            format!(
                "None of the {asked} roles has an answer with a score yet, so there is no score."
            )
        }
    }
}

/// A clause as it leads on to the next, and as it ends the sentence.
type Clause = [String; 2];

fn maturity_ja(is: &Maturity, overall: f64) -> String {
    let interim = if is.untouched > 0 {
        format!("途中の結果ですが（{}の役割のうち{}が未回答）、", is.asked, things(is.untouched))
    } else {
        String::new()
    };
    let clauses = [Some(overall_ja(is, overall)), functions_ja(is), lowest_ja(is)];
    let mut clauses: Vec<Clause> = clauses.into_iter().flatten().collect();
    let [_, end] = clauses.pop().unwrap_or_default();
    let mut all: Vec<String> = clauses.into_iter().map(|[leading, _]| leading).collect();
    all.push(end);
    format!("{interim}{}。", all.join("、"))
}

fn overall_ja(is: &Maturity, overall: f64) -> Clause {
    let of = is.most.map(|most| format!("{}点満点中", whole(most))).unwrap_or_default();
    let head = format!("全体は{of}{}点で", score(overall));
    let Some(to_be) = is.to_be else {
        return [head.clone(), head.trim_end_matches('で').to_owned() + "です"];
    };
    let (target, apart) = (score(to_be), score((to_be - overall).abs()));
    let [leading, end] = match beside(overall, to_be) {
        Ordering::Less => [
            format!("目標の{target}点に{apart}点届かず"),
            format!("目標の{target}点に{apart}点届いていません"),
        ],
        Ordering::Equal => {
            [format!("目標の{target}点に達しており"), format!("目標の{target}点に達しています")]
        }
        Ordering::Greater => [
            format!("目標の{target}点を{apart}点上回り"),
            format!("目標の{target}点を{apart}点上回っています"),
        ],
    };
    [format!("{head}、{leading}"), format!("{head}、{end}")]
}

fn functions_ja(is: &Maturity) -> Option<Clause> {
    // One function alone is neither ahead nor behind.
    if is.functions < 2 {
        return None;
    }
    if is.strong.is_empty() || is.weak.is_empty() {
        return Some(
            ["機能の間に大きな差はなく", "機能の間に大きな差はありません"].map(str::to_owned),
        );
    }
    let (strong, weak) = (named(&is.strong, Lang::Ja), named(&is.weak, Lang::Ja));
    let head = format!("{strong}が最も進み、{weak}が最も遅れて");
    Some([format!("{head}おり"), format!("{head}います")])
}

/// It is always the last one.
fn lowest_ja(is: &Maturity) -> Option<Clause> {
    let lowest = whole(is.lowest?);
    let (at, answered) = (is.at_lowest, is.answered);
    let said = if answered == 0 {
        "現状のわかった役割はまだありません".to_owned()
    } else if at == 0 {
        format!("最も低い{lowest}点の役割はありません")
    } else if answered == 1 {
        format!("回答した1つの役割は最も低い{lowest}点にとどまっています")
    } else if at == answered {
        format!("回答した{answered}の役割がすべて最も低い{lowest}点にとどまっています")
    } else {
        format!(
            "回答した{answered}の役割のうち{}が最も低い{lowest}点にとどまっています",
            things(at)
        )
    };
    Some([said.clone(), said])
}

fn maturity_en(is: &Maturity, overall: f64) -> String {
    let (interim, stand) = if is.untouched > 0 {
        let (open, asked) = (is.untouched, is.asked);
        let interim =
            format!("With {open} of {asked} roles still untouched, this is an interim result: ");
        (interim, "overall we stand")
    } else {
        (String::new(), "Overall we stand")
    };
    let of = is.most.map(|most| format!(" out of {}", whole(most))).unwrap_or_default();
    let target = is.to_be.map(|to_be| {
        let (target, apart) = (score(to_be), score((to_be - overall).abs()));
        match beside(overall, to_be) {
            Ordering::Less => format!(", {apart} below the target of {target}"),
            Ordering::Equal => format!(", which meets the target of {target}"),
            Ordering::Greater => format!(", {apart} above the target of {target}"),
        }
    });
    let functions = if is.functions < 2 {
        None
    } else if is.strong.is_empty() || is.weak.is_empty() {
        Some("no function stands out".to_owned())
    } else {
        let (strong, weak) = (named(&is.strong, Lang::En), named(&is.weak, Lang::En));
        Some(format!("we are strongest in {strong} and weakest in {weak}"))
    };
    let rest: Vec<String> = [functions, lowest_en(is)].into_iter().flatten().collect();
    let rest = if rest.is_empty() { String::new() } else { format!("; {}", rest.join(", and ")) };
    let target = target.unwrap_or_default();
    format!("{interim}{stand} at {}{of}{target}{rest}.", score(overall))
}

fn lowest_en(is: &Maturity) -> Option<String> {
    let lowest = whole(is.lowest?);
    let (at, answered) = (is.at_lowest, is.answered);
    Some(if answered == 0 {
        "how any of the roles stands is not known yet".to_owned()
    } else if at == 0 {
        format!("no role is at {lowest}, the lowest level")
    } else if answered == 1 {
        format!("the one role answered is at {lowest}, the lowest level")
    } else if at == answered {
        format!("all {answered} roles answered are at {lowest}, the lowest level")
    } else {
        let are = if at == 1 { "is" } else { "are" };
        format!("{at} of the {answered} roles answered {are} at {lowest}, the lowest level")
    })
}

/// A score beside its target, by what can be read of the difference.
fn beside(overall: f64, to_be: f64) -> Ordering {
    if score((to_be - overall).abs()) == "0.0" {
        Ordering::Equal
    } else {
        overall.total_cmp(&to_be)
    }
}

fn named(functions: &[Named], lang: Lang) -> String {
    let each = functions.iter().map(|Named { title, score: value }| match lang {
        Lang::Ja => format!("「{title}」（{}点）", score(*value)),
        Lang::En => format!("{title} ({})", score(*value)),
    });
    let each: Vec<String> = each.collect();
    match lang {
        Lang::Ja => each.join("と"),
        Lang::En => list_en(&each),
    }
}

/// Names one after the other, the last after "and".
fn list_en(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", list(rest, Lang::En)),
        _ => names.concat(),
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
    let all = format!("{}の候補", things(candidates));
    let rest = match first {
        First::NoCandidates => "比べる候補はまだ挙がっていません。".to_owned(),
        First::AllOut if candidates == 1 => {
            "ただ1つの候補は、必須の要件を満たしていません。".to_owned()
        }
        First::AllOut => format!("{all}のどれにも、満たしていない必須の要件があります。"),
        First::NoRank => format!("{all}には、順位を付けられるだけの回答がまだありません。"),
        First::Ranked { names, fit, answered: (answered, asked), open, provisional } => {
            let so_far = if *provisional { "仮の" } else { "" };
            let same = if names.len() > 1 { "同率" } else { "" };
            let names: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
            let names = names.join("と");
            let open = match open {
                0 => "で、未確認の必須の要件はありません。".to_owned(),
                open => format!("ですが、必須の要件のうち{}が未確認です。", things(*open)),
            };
            let fit = format!("（適合度{}、{asked}件の要件のうち{answered}件に回答）", share(*fit));
            if candidates == 1 {
                format!("候補は{names}だけ{fit}{open}")
            } else {
                format!("{all}のうち{names}が{so_far}{same}1位{fit}{open}")
            }
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
        First::AllOut if candidates == 1 => "the only candidate fails a must.".to_owned(),
        First::AllOut => format!("each of the {candidates} candidates fails a must."),
        First::NoRank if candidates == 1 => {
            "nothing has been answered yet by which to judge the only candidate.".to_owned()
        }
        First::NoRank => {
            format!("nothing has been answered yet by which to rank the {candidates} candidates.")
        }
        First::Ranked { names, fit, answered: (answered, asked), open, provisional } => {
            let rank = if names.len() > 1 { "share first place" } else { "ranks first" };
            let so_far = if *provisional { " so far" } else { "" };
            let open = match open {
                0 => "with no must left open.".to_owned(),
                1 => "but one must is still open.".to_owned(),
                open => format!("but {open} musts are still open."),
            };
            let names = list_en(names);
            let place = if candidates == 1 {
                format!("{names} is the only candidate")
            } else {
                format!("of the {candidates} candidates, {names} {rank}{so_far}")
            };
            format!("{place} (fit {} on {answered} of {asked} requirements), {open}", share(*fit))
        }
    };
    let text = ready + &rest;
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
