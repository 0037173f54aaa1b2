//! What a report asks of its reader: sentences that can be answered.

use super::list;
use crate::measure;
use crate::text::Lang;

/// How many titles are named before the rest is counted.
const MOST: usize = 3;

/// How many cells they may take together, and one of them: the sentence is to stay readable whole.
const CELLS: usize = 84;
const TITLE: usize = 40;

/// A few titles in quotes, and how many more there are.
fn some(titles: &[String], lang: Lang) -> String {
    let mut quoted: Vec<String> = Vec::new();
    let mut used = 0;
    for title in titles.iter().take(MOST) {
        let title = brief(title);
        used += measure::width(&title);
        if used > CELLS {
            break;
        }
        quoted.push(match lang {
            Lang::Ja => format!("「{title}」"),
            Lang::En => format!("'{title}'"),
        });
    }
    let more = titles.len() - quoted.len();
    match lang {
        Lang::Ja if more > 0 => format!("{}など{}件", quoted.concat(), titles.len()),
        Lang::Ja => quoted.concat(),
        Lang::En => {
            let last = if more > 0 { Some(format!("{more} more")) } else { quoted.pop() };
            let last = last.unwrap_or_default();
            if quoted.is_empty() { last } else { format!("{} and {last}", list(&quoted, lang)) }
        }
    }
}

/// A title in one line, as much of it as a sentence bears.
fn brief(title: &str) -> String {
    let title: Vec<&str> = title.split_whitespace().collect();
    measure::truncate(&title.join(" "), TITLE).into_owned()
}

/// A few titles, and that there are more.
#[must_use]
pub fn named(titles: &[String], lang: Lang) -> String {
    let first = list(&titles[..titles.len().min(MOST)], lang);
    match (titles.len() > MOST, lang) {
        (false, _) => first,
        (true, Lang::Ja) => format!("{first}など{}件", titles.len()),
        (true, Lang::En) => format!("{first} and {} more", titles.len() - MOST),
    }
}

/// A pattern, in English.
fn pattern(aim: bool) -> &'static str {
    if aim { "we aim at" } else { "declared for today" }
}

/// One or several, in English.
fn plural<'a>(count: usize, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}

/// No target was set.
#[must_use]
pub fn set_targets(lang: Lang) -> String {
    match lang {
        Lang::Ja => "どの機能を、いつまでに、どの段階まで高めますか。目標がまだ決まっていません。",
        Lang::En => {
            "Which functions should reach which level, and by when? No target has been set."
        }
    }
    .to_owned()
}

/// There are targets, and no day.
#[must_use]
pub fn set_date(lang: Lang) -> String {
    match lang {
        Lang::Ja => "目標をいつまでに達成しますか。期日が決まっていません。",
        Lang::En => "By when should the targets be reached? No date has been set.",
    }
    .to_owned()
}

/// Large gaps without an action.
#[must_use]
pub fn large_gaps(titles: &[String], lang: Lang) -> String {
    let named = some(titles, lang);
    match lang {
        Lang::Ja => format!(
            "{named}は、目標との差が2点以上あるのに、対応の予定がありません。着手しますか、それとも目標を下げますか。"
        ),
        Lang::En => format!(
            "Do we act on {named} (2 points or more below target, nothing planned), or lower the {}?",
            plural(titles.len(), "target", "targets")
        ),
    }
}

/// Actions without an owner, without a day, or whose day has passed.
#[must_use]
pub fn loose_actions(no_owner: usize, no_date: usize, overdue: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            let say = |count: usize, what: &str| (count > 0).then(|| format!("{what}{count}件"));
            let parts = [
                say(no_owner, "担当の決まっていないものが"),
                say(no_date, "期限の決まっていないものが"),
                say(overdue, "期限を過ぎたものが"),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!(
                "計画した対応のうち、{}あります。だれが、いつまでに行いますか。",
                parts.join("、")
            )
        }
        Lang::En => {
            let say = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
            let parts = [
                say(no_owner, "without an owner"),
                say(no_date, "without a due date"),
                say(overdue, "overdue"),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("Who takes on these actions, and by when: {}?", list(&parts, lang))
        }
    }
}

/// Roles that are usually done in-house and were said not to apply.
#[must_use]
pub fn confirm_not_applicable(titles: &[String], lang: Lang) -> String {
    let named = some(titles, lang);
    match lang {
        Lang::Ja => {
            format!(
                "{named}は自組織で行うのが普通ですが、対象外としています。このままでよいですか。"
            )
        }
        Lang::En => format!(
            "Do you agree that {named} {} not applicable, although organisations usually do this themselves?",
            plural(titles.len(), "is", "are")
        ),
    }
}

/// Roles that are bought only, and expected in-house.
#[must_use]
pub fn bring_in(titles: &[String], aim: bool, lang: Lang) -> String {
    let named = some(titles, lang);
    match (lang, aim) {
        (Lang::Ja, true) => format!(
            "目指すパターンでは自組織で行う{named}が、委託だけになっています。自組織でも行うようにしますか、それともパターンを見直しますか。"
        ),
        (Lang::Ja, false) => format!(
            "いまのパターンでは自組織で行うはずの{named}が、委託だけになっています。自組織でも行うようにしますか、それともパターンを見直しますか。"
        ),
        (Lang::En, _) => format!(
            "The pattern {} has {named} in-house, yet we only buy {}: do we take {} on, or revise the pattern?",
            pattern(aim),
            plural(titles.len(), "it", "them"),
            plural(titles.len(), "it", "them")
        ),
    }
}

/// Roles that are done in-house only, and expected to be bought.
#[must_use]
pub fn buy(titles: &[String], aim: bool, lang: Lang) -> String {
    let named = some(titles, lang);
    match (lang, aim) {
        (Lang::Ja, true) => format!(
            "目指すパターンでは委託する{named}を、自組織だけで行う予定です。委託しますか、それともパターンを見直しますか。"
        ),
        (Lang::Ja, false) => format!(
            "いまのパターンでは委託するはずの{named}を、自組織だけで行っています。委託しますか、それともパターンを見直しますか。"
        ),
        (Lang::En, _) => format!(
            "The pattern {} has {named} bought, yet we only do {} in-house: do we buy {}, or revise the pattern?",
            pattern(aim),
            plural(titles.len(), "it", "them"),
            plural(titles.len(), "it", "them")
        ),
    }
}

/// What nobody knew.
#[must_use]
pub fn find_out(titles: &[String], lang: Lang) -> String {
    let named = some(titles, lang);
    match lang {
        Lang::Ja => {
            format!(
                "{named}の現状には、だれも答えられませんでした。だれが、いつまでに確かめますか。"
            )
        }
        Lang::En => {
            format!("Nobody could say how things stand with {named}. Who finds out, and by when?")
        }
    }
}

/// What is still to be answered.
#[must_use]
pub fn finish(untouched: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("未回答の質問が{untouched}問あります。だれが、いつまでに答えますか。"),
        Lang::En => format!(
            "Who answers the {untouched} {} still untouched, and by when?",
            plural(untouched, "question", "questions")
        ),
    }
}

/// Musts that are open for a candidate.
#[must_use]
pub fn open_musts(candidate: &str, titles: &[String], lang: Lang) -> String {
    let (candidate, named) = (brief(candidate), some(titles, lang));
    match lang {
        Lang::Ja => format!(
            "「{candidate}」が必須の要件{named}を満たすかどうかが未確認です。だれが、いつまでに確かめますか。"
        ),
        Lang::En => format!("Who finds out, and by when, whether {candidate} meets {named}?"),
    }
}

/// Nobody meets every must.
#[must_use]
pub fn all_out(lang: Lang) -> String {
    match lang {
        Lang::Ja => "どの候補にも、満たさない必須の要件があります。必須の要件を見直しますか、それとも候補を加えますか。",
        Lang::En => "Every candidate fails a must: do we revise the musts, or look for other candidates?",
    }
    .to_owned()
}

/// Nobody has been named.
#[must_use]
pub fn name_candidates(lang: Lang) -> String {
    match lang {
        Lang::Ja => "どの事業者を候補にしますか。自組織で行う案や、いまの契約を続ける案も候補にできます。",
        Lang::En => "Which providers do we compare? Doing it ourselves, or keeping the present contract, can be among them.",
    }
    .to_owned()
}

/// Several candidates share the first rank.
#[must_use]
pub fn choose_among(candidates: &[String], lang: Lang) -> String {
    let named = some(candidates, lang);
    match lang {
        Lang::Ja => format!("{named}が同率の1位です。何を決め手にしますか。"),
        Lang::En => format!("{named} share first place: what decides between them?"),
    }
}

/// The candidate that stands first has nothing open.
#[must_use]
pub fn approve(name: &str, lang: Lang) -> String {
    let name = brief(name);
    match lang {
        Lang::Ja => format!("「{name}」との契約交渉を始めてよいですか。"),
        Lang::En => format!("May we start negotiating a contract with {name}?"),
    }
}

/// The highest risks that no service answers.
#[must_use]
pub fn uncovered(assets: &[String], lang: Lang) -> String {
    let named = some(assets, lang);
    match lang {
        Lang::Ja => {
            format!("リスク値が最も高い{named}に備えるサービスが決まっていません。どう備えますか。")
        }
        Lang::En => format!(
            "What covers the highest {}, {named}? No service has been named for {}.",
            plural(assets.len(), "risk", "risks"),
            plural(assets.len(), "it", "them")
        ),
    }
}

/// Prices that are not complete.
#[must_use]
pub fn ask_prices(candidates: &[String], lang: Lang) -> String {
    let named = some(candidates, lang);
    match lang {
        Lang::Ja => {
            format!("{named}の価格は、一部がまだわかっていません。見積もりを依頼しますか。")
        }
        Lang::En => {
            format!("Do we ask for a quotation from {named}? Parts of the price are missing.")
        }
    }
}

/// What is open in the first phase that is not done.
#[must_use]
pub fn settle_phase(phase: &str, open: usize, lang: Lang) -> String {
    let phase = brief(phase);
    match lang {
        Lang::Ja => {
            format!(
                "「{phase}」に、決まっていない事項が{open}件あります。先に決めますか、それとも進めながら決めますか。"
            )
        }
        Lang::En => format!(
            "{open} {} still open in '{phase}': do we settle {} first, or along the way?",
            plural(open, "decision is", "decisions are"),
            plural(open, "it", "them")
        ),
    }
}
