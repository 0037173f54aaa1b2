//! Numbers as a person reads them, and types them.

use super::Words;
use crate::text::Text;

/// A score with one decimal, rounded half up.
#[must_use]
pub fn score(value: f64) -> String {
    // A sum of weighted points may lie a hair below the half that it means.
    let tenths = (value * 10.0 + 0.5 + 1e-9).floor();
    // A gap of almost nothing is nothing, not "minus nothing".
    format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths / 10.0 })
}

/// As [`score`], or `-` where there is none.
#[must_use]
pub fn score_or_dash(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), score)
}

/// A band: the least and the most that a score can become.
#[must_use]
pub fn band(low: Option<f64>, high: Option<f64>) -> Option<String> {
    low.zip(high).map(|(low, high)| format!("({}-{})", score(low), score(high)))
}

/// A number as it is read aloud: thousands set apart, no more than four decimals.
#[must_use]
pub fn amount(value: f64) -> String {
    let rounded = format!("{value:.4}");
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let fraction = fraction.trim_end_matches('0');
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = digits == "0" && fraction.is_empty();
    let sign = if is_zero { "" } else { sign };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// A share as a percentage without decimals, rounded half up.
#[must_use]
pub fn percent(value: f64) -> String {
    format!("{}%", (value + 0.5 + 1e-9).floor())
}

/// A share of 1 with two decimals, rounded half up, or `-` where there is none.
#[must_use]
pub fn share(value: Option<f64>) -> String {
    let hundredths = |value: f64| (value * 100.0 + 0.5 + 1e-9).floor() / 100.0;
    value.map_or_else(|| "-".to_owned(), |value| format!("{:.2}", hundredths(value)))
}

/// A number as a person types it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typed {
    /// The number.
    pub value: f64,
    /// Whether it was said to be an estimate.
    pub estimate: bool,
}

/// As [`read_amount`], for a field whose unit may itself be ten thousand of something: who writes
/// "500万" where the field counts in ten thousands means 500 of them, not five million.
#[must_use]
pub fn read_amount_in(text: &str, unit: &Text) -> Option<Typed> {
    let text = text.trim().trim_end_matches('円');
    let typed = read_amount(text)?;
    let in_ten_thousands = unit.ja.starts_with('万') && text.contains(['万', '億']);
    let value = if in_ten_thousands { typed.value / 1e4 } else { typed.value };
    Some(Typed { value, ..typed })
}

/// What an estimate begins with.
pub const ABOUT: Words = Words { ja: "約", en: "~" };

/// Reads a number: digits of either width, commas between them, the units of ten thousand, and a mark
/// for an estimate before it. `None` where it is no number.
#[must_use]
pub fn read_amount(text: &str) -> Option<Typed> {
    let text: String = folded(text).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let bare = [ABOUT.ja, ABOUT.en, "およそ"].iter().find_map(|mark| text.strip_prefix(mark));
    let estimate = bare.is_some();
    let mut rest = bare.unwrap_or(&text);
    let mut value = 0.0;
    let mut units = 0;
    for (unit, factor) in [('億', 1e8), ('万', 1e4), ('千', 1e3)] {
        if let Some((before, after)) = rest.split_once(unit) {
            value += plain(before)? * factor;
            (rest, units) = (after, units + 1);
        }
    }
    if units == 0 || !rest.is_empty() {
        value += plain(rest)?;
    }
    Some(Typed { value, estimate })
}

/// A number of digits and at most one point; the words for infinity that Rust reads are none.
fn plain(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let known = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let value: f64 = text.parse().ok().filter(|_| known)?;
    value.is_finite().then_some(value)
}

/// Reads a day, such as `2026-11-20` or `2026/11/20`, into the form that files have. Whether there is
/// such a day is for the reader of that form to say.
#[must_use]
pub fn read_day(text: &str) -> Option<String> {
    let text = folded(text);
    let mut parts = text.split(['-', '/', '.', '年', '月', '日']).map(str::trim);
    let mut next = || parts.next()?.parse::<u16>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    parts.all(str::is_empty).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Full-width digits and marks as their ASCII forms.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '、' | '，' => ',',
        'ー' | '－' => '-',
        '．' | '。' => '.',
        '～' | '〜' => '~',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21).unwrap_or(c),
        other => other,
    };
    text.trim().chars().map(fold).collect()
}

/// How many, as it is said of things in Japanese: `8つ`, and from ten on `12`.
#[must_use]
pub fn things(count: usize) -> String {
    if (1..10).contains(&count) { format!("{count}つ") } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_decimal_is_rounded_half_up() {
        for (value, shown) in
            [(2.25, "2.3"), (2.35, "2.4"), (1.15, "1.2"), (3.0, "3.0"), (4.04, "4.0")]
        {
            assert_eq!(score(value), shown);
        }
        assert_eq!(score(-0.04), "0.0");
        assert_eq!(score(-0.25), "-0.2");
        assert_eq!(score_or_dash(None), "-");
        assert_eq!(band(Some(1.0), Some(2.25)).as_deref(), Some("(1.0-2.3)"));
    }

    #[test]
    fn an_amount_is_grouped_and_has_no_needless_decimals() {
        for (value, shown) in [
            (0.0, "0"),
            (-0.0, "0"),
            (999.0, "999"),
            (1_200.0, "1,200"),
            (1_234_567.5, "1,234,567.5"),
            (-1_000.25, "-1,000.25"),
            (99.95, "99.95"),
        ] {
            assert_eq!(amount(value), shown);
        }
        assert_eq!((percent(40.0), percent(66.5)), ("40%".to_owned(), "67%".to_owned()));
    }

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        let value = |text: &str| read_amount(text).map(|typed| typed.value);
        for (text, expected) in [
            ("1200", 1200.0),
            (" 1,200 ", 1200.0),
            ("１，２００", 1200.0),
            ("1.5", 1.5),
            ("1.2万", 12_000.0),
            ("3億2000万", 320_000_000.0),
            ("2千", 2_000.0),
            ("-3", -3.0),
            ("約500", 500.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        for text in ["", "x", "1e9", "inf", "NaN", "1.2.3", "万", "--1", "約"] {
            assert_eq!(value(text), None, "{text}");
        }
        assert!(read_amount("約500").unwrap().estimate && read_amount("~5").unwrap().estimate);
        assert!(!read_amount("500").unwrap().estimate);
    }

    #[test]
    fn ten_thousands_are_not_counted_twice() {
        let unit = Text::new("万円", "10,000 yen");
        let value = |text: &str| read_amount_in(text, &unit).map(|typed| typed.value);
        for (text, expected) in
            [("500", 500.0), ("500万", 500.0), ("500万円", 500.0), ("1億2000万円", 12_000.0)]
        {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        let days = Text::new("日", "days");
        assert_eq!(read_amount_in("1万", &days).map(|typed| typed.value), Some(10_000.0));
    }

    #[test]
    fn a_day_is_read_in_the_ways_people_write_it() {
        for text in ["2026-11-05", "2026/11/5", "２０２６．１１．５", "2026年11月5日"] {
            assert_eq!(read_day(text).as_deref(), Some("2026-11-05"), "{text}");
        }
        for text in ["", "11/5", "2026-11", "soon", "2026-11-5-1"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
