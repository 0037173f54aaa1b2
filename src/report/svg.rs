//! Pictures of numbers as SVG: pure functions from numbers and labels to a text that stands in HTML.
//!
//! Whatever comes from a person is escaped here, so that the text can be put into a page as it is.
//! Nothing rests on colour alone: the to-be is a mark or a dashed line, the earlier session a dotted
//! one, and all of it is told apart in black and white. Pictures that stand beside their own numbers
//! hold no text, so that a word processor that does not know SVG leaves nothing behind.

use std::fmt::Write as _;

use crate::measure;

/// The one accent of a report.
const ACCENT: &str = "#1f5673";
/// Lines and text in a picture.
const INK: &str = "#222";
/// What stands behind, such as the lines of a scale.
const FAINT: &str = "#c8ced3";
/// Fonts with Japanese of the systems that there are; a picture does not know those of its page.
const FONTS: &str =
    "Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, Noto Sans CJK JP, IPAPGothic, sans-serif";
/// What was, and how far off the truth may be.
const MIDDLE: &str = "#6b747b";

/// One value on a scale from 0 to its greatest, with what belongs to it. `None` is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bar<'a> {
    /// What a screen reader says in place of the picture.
    pub spoken: &'a str,
    /// How it is: the length of the bar.
    pub as_is: Option<f64>,
    /// How it shall be: a mark across the bar.
    pub to_be: Option<f64>,
    /// The least and the most that it may be: a thin line.
    pub band: Option<(f64, f64)>,
    /// The greatest value of the scale, above 0.
    pub most: f64,
}

/// The width and height of a [`bar`] in its own units; the page scales it.
const BAR: (f64, f64) = (240.0, 14.0);

/// A horizontal bar, with lines at whole numbers, the mark of the to-be and the line of the band.
#[must_use]
pub fn bar(bar: &Bar) -> String {
    let (width, height) = BAR;
    let most = if bar.most > 0.0 { bar.most } else { 1.0 };
    // Room for half a mark at both ends.
    let x = |value: f64| 2.0 + (width - 4.0) * (value / most).clamp(0.0, 1.0);
    let mut svg = opening(BAR, "bar", bar.spoken);
    for line in whole_numbers(most) {
        let at = x(line);
        let _ =
            write!(svg, r#"<path d="M{at:.1} 0V{height}" stroke="{FAINT}" stroke-width="0.8"/>"#);
    }
    if let Some(value) = bar.as_is {
        let length = x(value) - x(0.0);
        let _ = write!(
            svg,
            r#"<rect x="{:.1}" y="3" width="{length:.1}" height="8" fill="{ACCENT}"/>"#,
            x(0.0)
        );
    }
    if let Some((low, high)) = bar.band.filter(|(low, high)| low < high) {
        let (low, high) = (x(low), x(high));
        let _ = write!(
            svg,
            r#"<path d="M{low:.1} 12.6H{high:.1}M{low:.1} 11.4v2.4M{high:.1} 11.4v2.4" stroke="{MIDDLE}" stroke-width="1" fill="none"/>"#
        );
    }
    if let Some(value) = bar.to_be {
        // White around it, so that it is seen on the bar as well as beside it.
        let at = x(value);
        let _ = write!(
            svg,
            r##"<path d="M{at:.1} 0V{height}" stroke="#fff" stroke-width="4.4"/><path d="M{at:.1} 0V{height}" stroke="{INK}" stroke-width="2"/>"##
        );
    }
    svg.push_str("</svg>");
    svg
}

/// How many stand here, as a bar against the greatest such number.
#[must_use]
pub fn count_bar(spoken: &str, count: usize, most: usize) -> String {
    let (width, height) = BAR;
    #[expect(clippy::cast_precision_loss, reason = "a set has far fewer questions than 2^52")]
    let length = (width - 4.0) * count.min(most) as f64 / most.max(1) as f64;
    let mut svg = opening((width, height), "bar", spoken);
    let _ = write!(
        svg,
        r#"<path d="M2 0V{height}" stroke="{FAINT}" stroke-width="0.8"/><rect x="2" y="3" width="{length:.1}" height="8" fill="{ACCENT}"/></svg>"#
    );
    svg
}

/// How a line of a [`radar`] is drawn, so that lines are told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A filled area with a solid line: how it is.
    Solid,
    /// Dashes: how it shall be.
    Dashed,
    /// Dots: how it was.
    Dotted,
}

/// One line of a [`radar`].
#[derive(Debug, Clone, PartialEq)]
pub struct Series<'a> {
    /// Its name in the legend.
    pub name: &'a str,
    /// How it is drawn.
    pub stroke: Stroke,
    /// A value for each axis, in their order; `None` leaves a gap in the line.
    pub values: &'a [Option<f64>],
}

/// The width and height of a radar.
pub const RADAR: (f64, f64) = (520.0, 376.0);
/// Where its middle is, and how far its outermost ring is from that.
const MIDDLE_AT: (f64, f64) = (260.0, 186.0);
const RADIUS: f64 = 132.0;

/// A radar with its legend: an axis for each label, clockwise from the top, rings at whole numbers up
/// to `most`. Empty where there are fewer than three axes: two make no area.
#[must_use]
pub fn radar(title: &str, labels: &[&str], most: f64, series: &[Series]) -> String {
    if labels.len() < 3 || most <= 0.0 {
        return String::new();
    }
    let mut svg = opening(RADAR, "radar", title);
    let _ = write!(svg, r#"<title>{}</title><g font-family="{FONTS}">"#, escaped(title));
    rings(&mut svg, labels.len(), most);
    for one in series {
        line(&mut svg, one, labels.len(), most);
    }
    for (axis, label) in labels.iter().enumerate() {
        axis_label(&mut svg, label, axis, labels.len());
    }
    legend(&mut svg, series);
    svg.push_str("</g></svg>");
    svg
}

/// The rings at whole numbers, the axes (so many), and the numbers along the first of them.
fn rings(svg: &mut String, count: usize, most: f64) {
    for ring in whole_numbers(most).skip(1) {
        let corners: Vec<String> =
            (0..count).map(|axis| corner(axis, count, ring / most)).collect();
        let _ = write!(
            svg,
            r#"<path d="M{}Z" fill="none" stroke="{FAINT}" stroke-width="0.8"/>"#,
            corners.join("L")
        );
    }
    let (middle, top) = MIDDLE_AT;
    for axis in 0..count {
        let end = corner(axis, count, 1.0);
        let _ =
            write!(svg, r#"<path d="M{middle} {top}L{end}" stroke="{FAINT}" stroke-width="0.8"/>"#);
    }
    for ring in whole_numbers(most).skip(1) {
        let y = top - RADIUS * ring / most + 3.0;
        let _ = write!(
            svg,
            r#"<text x="{:.1}" y="{y:.1}" font-size="9" text-anchor="end" fill="{MIDDLE}">{ring}</text>"#,
            middle - 4.0
        );
    }
}

/// One line: an area where all values are there, else the pieces between neighbours that are.
fn line(svg: &mut String, series: &Series, count: usize, most: f64) {
    let value = |axis: usize| series.values.get(axis).copied().flatten();
    let at = |axis: usize, value: f64| corner(axis, count, (value / most).clamp(0.0, 1.0));
    let mut path = String::new();
    let whole = (0..count).all(|axis| value(axis).is_some());
    if whole {
        let corners: Vec<String> =
            (0..count).filter_map(|axis| Some(at(axis, value(axis)?))).collect();
        let _ = write!(path, "M{}Z", corners.join("L"));
    } else {
        for axis in 0..count {
            let next = (axis + 1) % count;
            if let (Some(from), Some(to)) = (value(axis), value(next)) {
                let _ = write!(path, "M{}L{}", at(axis, from), at(next, to));
            }
        }
    }
    let (colour, dashes, width) = drawn(series.stroke);
    let fill = if whole && series.stroke == Stroke::Solid { ACCENT } else { "none" };
    let _ = write!(
        svg,
        r#"<path d="{path}" fill="{fill}" fill-opacity="0.14" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dashes}/>"#
    );
    if series.stroke != Stroke::Dotted {
        for axis in 0..count {
            let Some(value) = value(axis) else { continue };
            point(svg, &at(axis, value), series.stroke);
        }
    }
}

/// A corner of a line: a disc for how it is, a ring for how it shall be.
fn point(svg: &mut String, at: &str, stroke: Stroke) {
    let (x, y) = at.split_once(' ').unwrap_or((at, at));
    let fill = if stroke == Stroke::Solid { ACCENT } else { "#fff" };
    let (colour, ..) = drawn(stroke);
    let _ = write!(
        svg,
        r#"<circle cx="{x}" cy="{y}" r="3" fill="{fill}" stroke="{colour}" stroke-width="1.2"/>"#
    );
}

/// The colour, the dashes and the width of a line.
fn drawn(stroke: Stroke) -> (&'static str, &'static str, f64) {
    match stroke {
        Stroke::Solid => (ACCENT, "", 2.2),
        Stroke::Dashed => (INK, r#" stroke-dasharray="6 4""#, 1.6),
        Stroke::Dotted => (MIDDLE, r#" stroke-dasharray="1.5 3""#, 1.6),
    }
}

/// A label outside of the outermost ring, in lines of a readable length.
fn axis_label(svg: &mut String, label: &str, axis: usize, count: usize) {
    let (x, y) = place(axis, count, 1.0 + 14.0 / RADIUS);
    let from_middle = x - MIDDLE_AT.0;
    let anchor = if from_middle.abs() < 12.0 {
        "middle"
    } else if from_middle < 0.0 {
        "end"
    } else {
        "start"
    };
    let lines = measure::wrap_to(&measure::truncate(label, 60), 20, 3);
    // The block hangs below the point at the bottom of the picture and stands above it at the top.
    #[expect(clippy::cast_precision_loss, reason = "at most three lines")]
    let above = (lines.len() - 1) as f64 * 13.0 * (MIDDLE_AT.1 + RADIUS - y) / (2.0 * RADIUS);
    let mut y = y + 4.0 - above.max(0.0);
    for line in lines {
        let _ = write!(
            svg,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="11" text-anchor="{anchor}" fill="{INK}">{}</text>"#,
            escaped(&line)
        );
        y += 13.0;
    }
}

/// The lines and their names, side by side at the bottom.
fn legend(svg: &mut String, series: &[Series]) {
    // A cell of text is about half as wide as its letters are high.
    #[expect(clippy::cast_precision_loss, reason = "a name has far fewer cells than 2^52")]
    let wide = |one: &Series| 44.0 + 6.2 * measure::width(one.name) as f64;
    let mut x = (RADAR.0 - series.iter().map(wide).sum::<f64>()) / 2.0;
    let y = RADAR.1 - 14.0;
    for one in series {
        let (colour, dashes, width) = drawn(one.stroke);
        let _ = write!(
            svg,
            r#"<path d="M{x:.1} {y:.1}h24" stroke="{colour}" stroke-width="{width}"{dashes}/><text x="{:.1}" y="{:.1}" font-size="11.5" fill="{INK}">{}</text>"#,
            x + 29.0,
            y + 4.0,
            escaped(one.name)
        );
        x += wide(one);
    }
}

/// Whole numbers from 0 to `most`, at most eleven of them: beyond that every second, fifth and so on.
fn whole_numbers(most: f64) -> impl Iterator<Item = f64> {
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0, 1000.0]
        .into_iter()
        .find(|step| most / step <= 10.0)
        .unwrap_or(most);
    std::iter::successors(Some(0.0), move |at| Some(at + step)).take_while(move |at| *at <= most)
}

/// A place on an axis: `share` of the way from the middle to the outermost ring.
fn place(axis: usize, count: usize, share: f64) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a radar has far fewer axes than 2^52")]
    let angle = std::f64::consts::TAU * axis as f64 / count as f64;
    let away = RADIUS * share;
    (MIDDLE_AT.0 + away * angle.sin(), MIDDLE_AT.1 - away * angle.cos())
}

/// As [`place`], as it stands in a path.
fn corner(axis: usize, count: usize, share: f64) -> String {
    let (x, y) = place(axis, count, share);
    format!("{x:.1} {y:.1}")
}

/// What a picture begins with. What it says to those who do not see it is an attribute.
fn opening((width, height): (f64, f64), class: &str, spoken: &str) -> String {
    format!(
        r#"<svg class="{class}" role="img" aria-label="{}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" xmlns="http://www.w3.org/2000/svg">"#,
        escaped(spoken)
    )
}

/// A text in which nothing is markup, neither between tags nor in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_value_and_marks_the_target() {
        let half = bar(&Bar {
            spoken: "2.5",
            as_is: Some(2.5),
            to_be: Some(5.0),
            band: Some((2.0, 3.0)),
            most: 5.0,
        });
        // Half of 240 less 2 at each end.
        assert!(half.contains(r#"width="118.0" height="8""#), "{half}");
        assert!(half.contains("M238.0 0V14\" stroke=\"#222\""), "{half}");
        assert!(half.contains("M96.4 12.6H143.6"), "{half}");
        let nothing = bar(&Bar { spoken: "-", most: 5.0, ..Bar::default() });
        assert!(!nothing.contains("<rect") && !nothing.contains("#222"), "{nothing}");
    }

    #[test]
    fn a_band_of_no_width_is_not_drawn() {
        let same = Bar { as_is: Some(2.0), band: Some((2.0, 2.0)), most: 5.0, ..Bar::default() };
        assert!(!bar(&same).contains(MIDDLE));
    }

    #[test]
    fn counts_are_drawn_against_the_greatest() {
        assert!(count_bar("", 3, 6).contains(r#"width="118.0""#));
        assert!(count_bar("", 0, 0).contains(r#"width="0.0""#));
    }

    #[test]
    fn a_radar_begins_at_the_top_and_leaves_gaps_where_nothing_is_known() {
        let values = [Some(5.0), Some(2.0), None, Some(1.0)];
        let series = [Series { name: "now", stroke: Stroke::Solid, values: &values }];
        let drawn = radar("r", &["a", "b", "c", "d"], 5.0, &series);
        // Three points, and the two pieces between neighbours that are known: 132 long, clockwise.
        assert_eq!(drawn.matches("<circle").count(), 3);
        let line = r#"d="M260.0 54.0L312.8 186.0M233.6 186.0L260.0 54.0" fill="none""#;
        assert!(drawn.contains(line), "{drawn}");
        assert_eq!(radar("r", &["a", "b"], 5.0, &series), "");
    }

    #[test]
    fn labels_are_text_and_nothing_else() {
        let bad = "\"><script>alert('&')</script>";
        let values = [Some(1.0); 3];
        let series = [Series { name: bad, stroke: Stroke::Dotted, values: &values }];
        let drawn = radar(bad, &[bad, bad, bad], 5.0, &series);
        assert!(!drawn.contains("<script") && !drawn.contains("alert('"), "{drawn}");
        assert!(
            drawn.contains(r#"aria-label="&quot;&gt;&lt;script&gt;alert(&#39;&amp;"#),
            "{drawn}"
        );
        assert!(!bar(&Bar { spoken: bad, ..Bar::default() }).contains("<script"));
    }

    #[test]
    fn a_long_scale_has_few_lines() {
        assert_eq!(whole_numbers(5.0).collect::<Vec<_>>(), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(whole_numbers(100.0).count(), 11);
    }
}
