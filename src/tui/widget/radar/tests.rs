//! What a radar looks like.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::tui::paint::Look;

/// As-is, to-be and last time of an axis.
type Values = (Option<f64>, Option<f64>, Option<f64>);

fn axes(values: &[Values]) -> Vec<Axis> {
    let axis = |(at, value): (usize, &Values)| {
        let (as_is, to_be, earlier) = *value;
        Axis { label: format!("{at} x"), as_is, to_be, earlier }
    };
    values.iter().enumerate().map(axis).collect()
}

fn drawn(axes: &[Axis], columns: u16, rows: u16, ascii: bool) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let area = buffer.area;
    let look = Look { ascii, ..Look::default() };
    let legend = [
        Some(["today, filled", "today"]),
        Some(["later, a line", "later"]),
        Some(["before, dotted", "before"]),
    ];
    draw(axes, legend, &mut Canvas::new(&mut buffer, area, look));
    let row = |y: u16| {
        let cells: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
        format!("{}\n", cells.trim_end())
    };
    (0..rows).map(row).collect()
}

#[test]
fn the_three_shapes_differ_by_their_marks_in_ascii_and_in_braille() {
    let all = axes(&[(Some(0.4), Some(0.9), Some(0.2)); 5]);
    for ascii in [true, false] {
        let text = drawn(&all, 60, 24, ascii);
        let legend = text.lines().last().expect("a legend").to_owned();
        assert!(
            legend.contains("o today,")
                && legend.contains("+ later,")
                && legend.contains("x before,")
        );
        let body = text.replace(&legend, "");
        for mark in ["o", "+"] {
            assert_eq!(body.matches(mark).count(), 5, "{mark}\n{text}");
        }
        // Each label has an x of its own.
        assert_eq!(body.matches('x').count(), 10, "{text}");
        assert_eq!(text.is_ascii(), ascii);
    }
}

#[test]
fn an_axis_without_a_value_leaves_the_shape_open() {
    let mut all = axes(&[(Some(0.8), None, None); 4]);
    let whole = drawn(&all, 60, 24, true).matches('#').count();
    all[1].as_is = None;
    let open = drawn(&all, 60, 24, true);
    let body: String = open.lines().take(24 - 1).filter(|line| !line.contains("today")).collect();
    assert_eq!(body.matches('o').count(), 3, "three corners\n{open}");
    let left = open.matches('#').count();
    assert!(left * 3 / 2 < whole, "{left} of {whole}");
}

#[test]
fn a_larger_value_covers_more() {
    let covered = |share: f64| {
        let text = drawn(&axes(&[(Some(share), None, None); 9]), 60, 24, true);
        text.matches([':', '#']).count()
    };
    assert!(covered(0.2) < covered(0.5) && covered(0.5) < covered(1.0));
}

#[test]
fn every_label_is_in_sight_at_every_size_in_which_there_is_a_radar() {
    for (columns, rows) in [(30, 12), (45, 18), (48, 18), (60, 12), (30, 40), (120, 60)] {
        let text = drawn(&axes(&[(Some(0.5), Some(1.0), None); 9]), columns, rows, false);
        for at in 0..9 {
            assert!(text.contains(&format!("{at} x")), "{at} at {columns}x{rows}\n{text}");
        }
    }
    assert_eq!(drawn(&axes(&[(Some(0.5), None, None); 9]), 29, 12, false).trim(), "");
    assert_eq!(drawn(&axes(&[(Some(0.5), None, None); 2]), 60, 24, false).trim(), "");
}

#[test]
fn what_the_shapes_mean_is_whole_at_every_size_in_which_there_is_a_radar() {
    for columns in SMALLEST.0..80 {
        let text = drawn(&axes(&[(Some(0.5), Some(1.0), Some(0.2)); 9]), columns, 24, false);
        for words in ["o today", "+ later", "x before"] {
            assert!(text.contains(words), "{words} at {columns}\n{text}");
        }
        assert!(!text.contains("..."), "{columns}\n{text}");
    }
}
