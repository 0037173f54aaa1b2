//! Numbers as a person reads them.

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
}
