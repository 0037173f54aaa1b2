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
    /// How many functions have a score.
    pub functions: usize,
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
    /// How many of these do not apply.
    pub not_applicable: usize,
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
    match lang {
        Lang::Ja if asked == 0 => "範囲に質問がなく、点は出ていません。".to_owned(),
        Lang::En if asked == 0 => "No question is in scope, so there is no score.".to_owned(),
        Lang::Ja if is.not_applicable == asked => {
            format!("{asked}の質問はすべて対象外で、点は出ていません。")
        }
        Lang::En if is.not_applicable == asked => {
            format!("All {asked} questions are not applicable, so there is no score.")
        }
        Lang::Ja => format!("{asked}の質問にまだ答えがなく、点は出ていません。"),
        Lang::En => format!("None of the {asked} questions is answered yet, so there is no score."),
    }
}

fn maturity_ja(is: &Maturity, overall: f64) -> String {
    let interim = if is.untouched > 0 {
        format!("途中の結果です（{}の役割のうち{}が未回答）。", is.asked, is.untouched)
    } else {
        String::new()
    };
    let functions = if is.functions < 2 {
        String::new()
    } else if is.strong.is_empty() || is.weak.is_empty() {
        "機能の間に大きな差はなく、".to_owned()
    } else {
        let (strong, weak) = (named(&is.strong, Lang::Ja), named(&is.weak, Lang::Ja));
        format!("{strong}が最も整い、{weak}が最も遅れており、")
    };
    let of = is.most.map(|most| format!("{}点満点の", whole(most))).unwrap_or_default();
    let overall_is = format!("全体は{of}{}点", score(overall));
    let lowest = match is.lowest {
        Some(lowest) if is.at_lowest > 0 => Some(format!(
            "回答した{}の役割のうち{}が最も低い{}点にあります",
            is.answered,
            is.at_lowest,
            whole(lowest)
        )),
        Some(_) => Some("最も低い段階にある役割はありません".to_owned()),
        None => None,
    };
    // The last clause ends the sentence, those before it lead on.
    let target = is.to_be.map(|to_be| {
        let shown = score(to_be);
        match (short_of(to_be, overall), lowest.is_some()) {
            (true, true) => format!("で目標の{shown}点に{}点届かず", score(to_be - overall)),
            (true, false) => {
                format!("で目標の{shown}点に{}点届いていません", score(to_be - overall))
            }
            (false, true) => format!("で目標の{shown}点に達しており"),
            (false, false) => format!("で目標の{shown}点に達しています"),
        }
    });
    let end = match (&target, lowest) {
        (Some(target), Some(lowest)) => format!("{target}、{lowest}"),
        (Some(target), None) => target.clone(),
        (None, Some(lowest)) => format!("で、{lowest}"),
        (None, None) => "です".to_owned(),
    };
    format!("{interim}{functions}{overall_is}{end}。")
}

fn maturity_en(is: &Maturity, overall: f64) -> String {
    let interim = if is.untouched > 0 {
        let (open, asked) = (is.untouched, is.asked);
        format!("This is an interim result: {open} of {asked} roles are still untouched. ")
    } else {
        String::new()
    };
    let functions = if is.functions < 2 {
        "Overall".to_owned()
    } else if is.strong.is_empty() || is.weak.is_empty() {
        "No function stands out; overall".to_owned()
    } else {
        let (strong, weak) = (named(&is.strong, Lang::En), named(&is.weak, Lang::En));
        let (ahead, behind) = (is_or_are(is.strong.len()), is_or_are(is.weak.len()));
        format!("{strong} {ahead} ahead and {weak} {behind} behind; overall")
    };
    let of = is.most.map(|most| format!(" of {}", whole(most))).unwrap_or_default();
    let target = match is.to_be {
        Some(to_be) if short_of(to_be, overall) => {
            format!(", {} below the target of {}", score(to_be - overall), score(to_be))
        }
        Some(to_be) => format!(", which meets the target of {}", score(to_be)),
        None => String::new(),
    };
    let lowest = match is.lowest {
        Some(lowest) if is.at_lowest > 0 => format!(
            ", and {} of the {} roles answered {} at {}, the lowest level",
            is.at_lowest,
            is.answered,
            if is.at_lowest == 1 { "stands" } else { "stand" },
            whole(lowest)
        ),
        Some(_) => ", and no role stands at the lowest level".to_owned(),
        None => String::new(),
    };
    format!("{interim}{functions} we stand at {}{of}{target}{lowest}.", score(overall))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, score: f64) -> Named {
        Named { title: title.to_owned(), score }
    }

    fn usual() -> Maturity {
        Maturity {
            overall: Some(2.875),
            most: Some(5.0),
            to_be: Some(3.8),
            strong: vec![of("D", 3.75)],
            weak: vec![of("C", 1.4), of("F", 1.5)],
            lowest: Some(1.0),
            at_lowest: 12,
            answered: 50,
            untouched: 0,
            asked: 54,
            functions: 9,
            not_applicable: 4,
        }
    }

    #[test]
    fn the_finding_is_one_sentence_of_numbers() {
        assert_eq!(
            maturity(&usual(), Lang::Ja),
            "「D」（3.8点）が最も整い、「C」（1.4点）と「F」（1.5点）が最も遅れており、全体は5点満点の2.9点で目標の3.8点に0.9点届かず、回答した50の役割のうち12が最も低い1点にあります。"
        );
        assert_eq!(
            maturity(&usual(), Lang::En),
            "D (3.8) is ahead and C (1.4) and F (1.5) are behind; overall we stand at 2.9 of 5, 0.9 below the target of 3.8, and 12 of the 50 roles answered stand at 1, the lowest level."
        );
    }

    #[test]
    fn what_there_is_nothing_to_say_about_is_not_said() {
        let bare =
            Maturity { to_be: None, strong: Vec::new(), weak: Vec::new(), at_lowest: 0, ..usual() };
        assert_eq!(
            maturity(&bare, Lang::Ja),
            "機能の間に大きな差はなく、全体は5点満点の2.9点で、最も低い段階にある役割はありません。"
        );
        assert_eq!(
            maturity(&bare, Lang::En),
            "No function stands out; overall we stand at 2.9 of 5, and no role stands at the lowest level."
        );
        let none = Maturity { overall: None, ..bare };
        assert_eq!(
            maturity(&none, Lang::En),
            "None of the 54 questions is answered yet, so there is no score."
        );
    }

    #[test]
    fn a_target_that_is_met_and_answers_that_are_missing_are_told() {
        let met = Maturity { to_be: Some(2.875), at_lowest: 1, untouched: 4, ..usual() };
        let text = maturity(&met, Lang::En);
        assert!(text.starts_with("This is an interim result: 4 of 54 roles are still untouched. "));
        assert!(text.contains("2.9 of 5, which meets the target of 2.9, and 1 of the 50 roles"));
        assert!(text.contains("stands at 1"));
        let text = maturity(&met, Lang::Ja);
        assert!(text.starts_with("途中の結果です（54の役割のうち4が未回答）。「D」"), "{text}");
        assert!(text.contains("2.9点で目標の2.9点に達しており、回答した"), "{text}");
        for (to_be, end) in
            [(None, "2.9点です。"), (Some(3.0), "届いていません。"), (Some(2.0), "達しています。")]
        {
            let text = maturity(&Maturity { lowest: None, to_be, ..usual() }, Lang::Ja);
            assert!(text.ends_with(end), "{text}");
        }
    }

    #[test]
    fn a_selection_is_told_by_who_comes_first() {
        let say = |first: &First, lang| selection(Some(62.4), 3, first, lang);
        let first = First::Ranked {
            names: vec!["A".to_owned()],
            fit: Some(0.8125),
            answered: (9, 10),
            open: 2,
            provisional: false,
        };
        assert_eq!(
            say(&first, Lang::Ja),
            "選定の準備は62%で、3つの候補のうち「A」が1位（適合0.81、10の要件のうち9に回答）ですが、必須のうち2つが未確認です。"
        );
        assert_eq!(
            say(&first, Lang::En),
            "The selection is 62% ready; of 3 candidates A ranks first (fit 0.81 on 9 of 10 requirements), but 2 musts are still open."
        );
        assert_eq!(
            say(&First::AllOut, Lang::En),
            "The selection is 62% ready; each of the 3 candidates fails a must."
        );
        assert_eq!(
            selection(None, 0, &First::NoCandidates, Lang::En),
            "No candidate has been named yet."
        );
        assert_eq!(
            say(&First::NoRank, Lang::Ja),
            "選定の準備は62%で、3つの候補には、まだ順位を付けられる答えがありません。"
        );
    }
}
