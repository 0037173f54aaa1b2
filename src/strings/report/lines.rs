//! Lines of reports that are made of values.

use super::{NO_LAST_TIME, bracketed, colon, signed};
use crate::score::Cause;
use crate::strings::numbers::{amount, score, score_or_dash, share, things};
use crate::strings::{Words, ui};
use crate::text::Lang;

/// A label with its value.
#[must_use]
pub fn labelled(label: Words, value: &str, lang: Lang) -> String {
    format!("{}{}{value}", label.of(lang), colon(lang))
}

/// The least and the most that a score can become; nothing where there is no score.
#[must_use]
pub fn score_band(low: Option<f64>, high: Option<f64>) -> String {
    low.zip(high).map(|(low, high)| format!("{}-{}", score(low), score(high))).unwrap_or_default()
}

/// The least and the most that a fit can become.
#[must_use]
pub fn band(low: Option<f64>, high: Option<f64>) -> String {
    let band = low.zip(high).map(|_| format!("{}-{}", share(low), share(high)));
    band.unwrap_or_default()
}

/// The overall score with its band and the most that it could be.
#[must_use]
pub fn overall(
    as_is: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    most: Option<f64>,
    lang: Lang,
) -> String {
    if as_is.is_none() {
        return ui::NO_SCORE.of(lang).to_owned();
    }
    let band = score_band(low, high);
    let most = most.map(amount);
    let parts = [
        most.map(|most| match lang {
            Lang::Ja => format!("{most}点満点"),
            Lang::En => format!("out of {most}"),
        }),
        (!band.is_empty()).then(|| match lang {
            Lang::Ja => format!("幅 {band}"),
            Lang::En => format!("range {band}"),
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = super::list(&parts, lang);
    if parts.is_empty() {
        score_or_dash(as_is)
    } else {
        bracketed(&score_or_dash(as_is), &parts, lang)
    }
}

/// The cycle before.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Last<'a> {
    /// The day of its last answer.
    pub day: Option<&'a str>,
    /// Its score as it was reported then.
    pub then: Option<f64>,
    /// Then, now and the change over what is answered in both.
    pub like: Option<((f64, f64), f64)>,
    /// How many roles are answered in both.
    pub both: usize,
}

/// The change since the cycle before, over what was answered in both.
#[must_use]
pub fn last_time(last: &Last<'_>, lang: Lang) -> String {
    let day = last.day.unwrap_or_default();
    let Some(((then, now), change)) = last.like else {
        let Some(then) = last.then else { return NO_LAST_TIME.of(lang).to_owned() };
        let then = score(then);
        return if day.is_empty() { then } else { bracketed(&then, day, lang) };
    };
    let (then, now, change, both) = (score(then), score(now), signed(change), last.both);
    let ja = things(both);
    match (lang, day.is_empty()) {
        (Lang::Ja, true) => {
            format!("どちらの回でも答えた{ja}の役割では、{then}から{now}（{change}）")
        }
        (Lang::Ja, false) => {
            format!("どちらの回でも答えた{ja}の役割では、{then}から{now}（{change}）。前回は{day}")
        }
        (Lang::En, true) => {
            format!("{then} to {now} ({change}) over the {} answered both times", roles(both))
        }
        (Lang::En, false) => format!(
            "{then} to {now} ({change}) over the {} answered both times; last time was {day}",
            roles(both)
        ),
    }
}

/// So many roles, in English.
fn roles(count: usize) -> String {
    if count == 1 { "1 role".to_owned() } else { format!("{count} roles") }
}

/// A total price; one in which parts are missing has a plus behind it.
#[must_use]
pub fn price(price: Option<f64>, partial: bool) -> String {
    let plus = if partial { "+" } else { "" };
    price.map_or_else(|| "-".to_owned(), |price| format!("{}{plus}", amount(price)))
}

/// The heading of a column of prices.
#[must_use]
pub fn price_over(months: u32, unit: &str, lang: Lang) -> String {
    let unit = if unit.is_empty() { String::new() } else { super::list(&["", unit], lang) };
    let label = super::PRICE.of(lang);
    bracketed(label, &format!("{}{unit}", super::months(months, lang)), lang)
}

/// A role with the points that it has and shall have.
#[must_use]
pub fn from_level(title: &str, as_is: Option<f64>, to_be: Option<f64>, lang: Lang) -> String {
    let shown = points(as_is, to_be, lang);
    if shown.is_empty() { title.to_owned() } else { bracketed(title, &shown, lang) }
}

/// The points that something has and shall have; nothing where there are none.
#[must_use]
pub fn points(as_is: Option<f64>, to_be: Option<f64>, lang: Lang) -> String {
    match (as_is, to_be, lang) {
        (None, None, _) => String::new(),
        (Some(as_is), None, Lang::Ja) => format!("{}点", amount(as_is)),
        (Some(as_is), None, Lang::En) => format!("at {}", amount(as_is)),
        (None, Some(to_be), Lang::Ja) => format!("目標{}点", amount(to_be)),
        (None, Some(to_be), Lang::En) => format!("target {}", amount(to_be)),
        (Some(as_is), Some(to_be), Lang::Ja) => {
            format!("{}点から{}点へ", amount(as_is), amount(to_be))
        }
        (Some(as_is), Some(to_be), Lang::En) => {
            format!("{} to {}", amount(as_is), amount(to_be))
        }
    }
}

/// A level with its sentence; of a word such as "don't know" only what it means.
#[must_use]
pub fn level(id: &str, text: &str) -> String {
    match id {
        "unknown" | "none" => text.to_owned(),
        _ => format!("{id} {text}").trim().to_owned(),
    }
}

/// What one side is, and shall be.
#[must_use]
pub fn as_is_to_be(as_is: &str, to_be: &str, lang: Lang) -> String {
    let aim = (!to_be.is_empty()).then(|| match lang {
        Lang::Ja => format!("目標 {to_be}"),
        Lang::En => format!("target {to_be}"),
    });
    let parts = [Some(as_is.to_owned()).filter(|text| !text.is_empty()), aim];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" / ")
}

/// How much evidence there is, where it is not named.
#[must_use]
pub fn evidence_count(seen: usize, told: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("見た{seen}件、聞いた{told}件"),
        Lang::En => format!("{seen} seen, {told} told"),
    }
}

/// When, and by whom, evidence was seen.
#[must_use]
pub fn seen_on(day: &str, by: &str, lang: Lang) -> String {
    match (by.is_empty(), lang) {
        (true, Lang::Ja) => format!("{day}に確認"),
        (true, Lang::En) => format!("seen {day}"),
        (false, Lang::Ja) => format!("{day}に{by}が確認"),
        (false, Lang::En) => format!("seen {day} by {by}"),
    }
}

/// Why a score moved other than by the levels of what is answered both times.
#[must_use]
pub fn cause(cause: Cause) -> Words {
    match cause {
        Cause::Version => {
            Words { ja: "質問集の版が変わった", en: "the question set changed" }
        }
        Cause::Scope => Words { ja: "範囲が変わった", en: "the scope changed" },
        Cause::Applicability => {
            Words { ja: "対象外かどうかが変わった", en: "applicability changed" }
        }
        Cause::Unknown => Words {
            ja: "どちらかの回が「わからない」",
            en: "don't know, then or now",
        },
        Cause::Answering => {
            Words { ja: "一方の回でだけ答えた", en: "answered only then or only now" }
        }
    }
}
