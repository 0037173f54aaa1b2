//! A radar: an axis for each part, what is today as a filled area, what shall be as a line around it,
//! an earlier time as a dotted one.
//!
//! The three are told apart by their shape and by the mark at their corners, never by colour alone.
//! Lines are made of braille dots, two by four to a cell; in ASCII of whole cells.

use crate::measure::width;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;

/// With fewer axes there is no area to see.
pub const FEWEST_AXES: usize = 3;
/// The least columns and rows in which a radar can be read.
pub const SMALLEST: (u16, u16) = (30, 12);
/// The most rows; beyond that it says no more.
const MOST_ROWS: u16 = 40;

/// One axis. The values are shares of 1, from the centre to the edge; `None` where there is nothing
/// to say, and the shape is open there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// What stands at its end: short.
    pub label: String,
    /// Today.
    pub as_is: Option<f64>,
    /// As it shall be.
    pub to_be: Option<f64>,
    /// In an earlier session.
    pub earlier: Option<f64>,
}

/// What a dot belongs to; what is later in this order lies above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Frame,
    Fill,
    Earlier,
    AsIs,
    ToBe,
}

impl Layer {
    fn role(self) -> Role {
        match self {
            Layer::Frame => Role::Dim,
            Layer::Fill | Layer::AsIs => Role::Bar,
            Layer::Earlier => Role::Text,
            Layer::ToBe => Role::Strong,
        }
    }

    /// The character of a whole cell in ASCII.
    fn ascii(self) -> &'static str {
        match self {
            Layer::Frame => ".",
            Layer::Fill => ":",
            Layer::Earlier => "'",
            Layer::AsIs => "#",
            Layer::ToBe => "*",
        }
    }
}

/// The marks at the corners: as-is, to-be, earlier.
const MARKS: [&str; 3] = ["o", "+", "x"];

/// A place in the plane. One is the width of a cell; a cell is twice as high as it is wide.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

/// The dots of a picture.
struct Dots {
    /// Columns and rows of dots.
    size: (u16, u16),
    /// Width and height of a dot in the plane.
    dot: (f64, f64),
    layers: Vec<Option<Layer>>,
}

impl Dots {
    fn new(columns: u16, rows: u16, ascii: bool) -> Dots {
        let (across, down) = if ascii { (1, 1) } else { (2, 4) };
        let size = (columns.saturating_mul(across), rows.saturating_mul(down));
        let dot = (1.0 / f64::from(across), 2.0 / f64::from(down));
        Dots { size, dot, layers: vec![None; usize::from(size.0) * usize::from(size.1)] }
    }

    fn at(&self, column: u16, row: u16) -> Option<Layer> {
        self.layers[usize::from(row) * usize::from(self.size.0) + usize::from(column)]
    }

    fn set(&mut self, column: u16, row: u16, layer: Layer) {
        let at = usize::from(row) * usize::from(self.size.0) + usize::from(column);
        self.layers[at] = self.layers[at].max(Some(layer));
    }

    /// Sets the dot at a point.
    fn point(&mut self, point: Point, layer: Layer) {
        let column = index(point.x / self.dot.0, self.size.0);
        let row = index(point.y / self.dot.1, self.size.1);
        if let (Some(column), Some(row)) = (column, row) {
            self.set(column, row, layer);
        }
    }

    /// A line; of each `period` of its length only the first `on` is drawn.
    fn line(&mut self, from: Point, to: Point, layer: Layer, (on, period): (f64, f64)) {
        let length = (to.x - from.x).hypot(to.y - from.y);
        let step = self.dot.0 / 4.0;
        let mut along = 0.0;
        while along <= length {
            if along % period < on {
                let share = if length > 0.0 { along / length } else { 0.0 };
                let between = |a: f64, b: f64| a + (b - a) * share;
                let point = Point { x: between(from.x, to.x), y: between(from.y, to.y) };
                self.point(point, layer);
            }
            along += step;
        }
    }

    /// Every second dot of a triangle.
    fn fill(&mut self, corners: [Point; 3]) {
        for row in 0..self.size.1 {
            for column in 0..self.size.0 {
                let x = (f64::from(column) + 0.5) * self.dot.0;
                let y = (f64::from(row) + 0.5) * self.dot.1;
                if (row + column) % 2 == 0 && is_inside(Point { x, y }, corners) {
                    self.set(column, row, Layer::Fill);
                }
            }
        }
    }
}

/// The whole number below a value, if it is below the limit. Counting is exact and needs no conversion
/// that could fail.
fn index(value: f64, limit: u16) -> Option<u16> {
    if value < 0.0 {
        return None;
    }
    (0..limit).find(|at| value < f64::from(*at) + 1.0)
}

fn is_inside(point: Point, corners: [Point; 3]) -> bool {
    let side = |a: Point, b: Point| (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
    let [a, b, c] = corners;
    let sides = [side(a, b), side(b, c), side(c, a)];
    sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
}

/// The cells that a label takes, with what parts it from the circle.
fn label_cells(axes: &[Axis]) -> u16 {
    let longest = axes.iter().map(|axis| width(&axis.label)).max().unwrap_or(0);
    u16::try_from(longest + 3).unwrap_or(u16::MAX)
}

/// Where the axes are.
struct Frame {
    centre: Point,
    radius: f64,
    directions: Vec<Point>,
}

impl Frame {
    /// The largest circle that leaves room for the labels, the first axis upwards.
    fn within(columns: u16, rows: u16, axes: &[Axis]) -> Frame {
        let labels = label_cells(axes).saturating_mul(2);
        let across = f64::from(columns.saturating_sub(labels)) / 2.0;
        // A row for the label above, and one below.
        let down = f64::from(rows.saturating_sub(2));
        let count = f64::from(u16::try_from(axes.len()).unwrap_or(u16::MAX).max(1));
        let direction = |at: u16| {
            let angle = std::f64::consts::TAU * f64::from(at) / count;
            Point { x: angle.sin(), y: -angle.cos() }
        };
        Frame {
            centre: Point { x: f64::from(columns) / 2.0, y: f64::from(rows) },
            radius: across.min(down),
            directions: (0..).map(direction).take(axes.len()).collect(),
        }
    }

    fn point(&self, axis: usize, share: f64) -> Point {
        let direction = self.directions[axis];
        let out = self.radius * share;
        Point { x: self.centre.x + direction.x * out, y: self.centre.y + direction.y * out }
    }

    /// The corners of the edges whose both ends are known.
    fn edges(&self, values: &[Option<f64>]) -> Vec<(Point, Point)> {
        let count = values.len();
        let edge = |at: usize| {
            let next = (at + 1) % count;
            Some((self.point(at, values[at]?), self.point(next, values[next]?)))
        };
        (0..count).filter_map(edge).collect()
    }
}

/// Draws a radar in the middle of a canvas, and below it what its shapes mean: the words for as-is,
/// to-be and earlier, where they are there, in full and in few cells.
pub fn draw(axes: &[Axis], legend: [Option<[&str; 2]>; 3], canvas: &mut Canvas<'_>) {
    let (columns, all_rows) = (canvas.area.width, canvas.area.height);
    if axes.len() < FEWEST_AXES || columns < SMALLEST.0 || all_rows < SMALLEST.1 {
        return;
    }
    // No more rows than the circle takes, so that the words stand close below it.
    let across = columns.saturating_sub(label_cells(axes).saturating_mul(2)) / 2;
    let rows = (all_rows - 1).min(MOST_ROWS).min(across.saturating_add(3));
    let frame = Frame::within(columns, rows, axes);
    let ascii = canvas.look.ascii;
    let mut dots = Dots::new(columns, rows, ascii);
    let values: [Vec<Option<f64>>; 3] = [
        axes.iter().map(|axis| axis.as_is).collect(),
        axes.iter().map(|axis| axis.to_be).collect(),
        axes.iter().map(|axis| axis.earlier).collect(),
    ];
    picture(&frame, &values, &mut dots);
    if ascii {
        put_cells(&dots, canvas);
    } else {
        put_braille(&dots, canvas);
    }
    for (values, mark) in values.iter().zip(MARKS).rev() {
        let role = if mark == "o" { Role::Bar } else { Role::Strong };
        for (axis, value) in values.iter().enumerate() {
            let Some(value) = value else { continue };
            let point = frame.point(axis, *value);
            let cell = (index(point.x, columns), index(point.y / 2.0, rows));
            if let (Some(x), Some(y)) = cell {
                canvas.put(x, y, mark, role);
            }
        }
    }
    for (axis, label) in axes.iter().enumerate() {
        put_label(&frame, axis, &label.label, rows, canvas);
    }
    let row = legend_row(legend, usize::from(columns));
    let x = usize::from(columns).saturating_sub(row.width()) / 2;
    canvas.row(u16::try_from(x).unwrap_or(0), rows, &row.cut(usize::from(columns)));
}

/// All shapes, those below first.
fn picture(frame: &Frame, [as_is, to_be, earlier]: &[Vec<Option<f64>>; 3], dots: &mut Dots) {
    let whole = vec![Some(1.0); as_is.len()];
    for axis in 0..as_is.len() {
        dots.line(frame.centre, frame.point(axis, 1.0), Layer::Frame, (0.3, 2.0));
    }
    for (from, to) in frame.edges(&whole) {
        dots.line(from, to, Layer::Frame, (0.3, 2.0));
    }
    for (from, to) in frame.edges(as_is) {
        dots.fill([frame.centre, from, to]);
        dots.line(from, to, Layer::AsIs, (1.0, 1.0));
    }
    for (from, to) in frame.edges(earlier) {
        dots.line(from, to, Layer::Earlier, (0.5, 1.5));
    }
    for (from, to) in frame.edges(to_be) {
        dots.line(from, to, Layer::ToBe, (1.0, 1.0));
    }
}

/// The dots in ASCII: a cell each.
fn put_cells(dots: &Dots, canvas: &mut Canvas<'_>) {
    for y in 0..dots.size.1 {
        for x in 0..dots.size.0 {
            if let Some(layer) = dots.at(x, y) {
                canvas.put(x, y, layer.ascii(), layer.role());
            }
        }
    }
}

/// The bit of each dot of a braille character, by row and column.
const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

fn put_braille(dots: &Dots, canvas: &mut Canvas<'_>) {
    let (columns, rows) = (dots.size.0 / 2, dots.size.1 / 4);
    for y in 0..rows {
        for x in 0..columns {
            let mut bits = 0;
            let mut above = None;
            for (row, bits_of_row) in (0..).zip(BITS) {
                for (column, bit) in (0..).zip(bits_of_row) {
                    let layer = dots.at(x * 2 + column, y * 4 + row);
                    if layer.is_some() {
                        bits |= bit;
                    }
                    above = above.max(layer);
                }
            }
            let glyph = char::from_u32(0x2800 + bits);
            if let (Some(layer), Some(glyph)) = (above, glyph) {
                canvas.put(x, y, glyph.encode_utf8(&mut [0; 4]), layer.role());
            }
        }
    }
}

/// The label of an axis, beyond its end: to the right of it on the right, to the left on the left.
fn put_label(frame: &Frame, axis: usize, label: &str, rows: u16, canvas: &mut Canvas<'_>) {
    let direction = frame.directions[axis];
    let end = frame.point(axis, 1.0);
    let cells = f64::from(u16::try_from(width(label)).unwrap_or(u16::MAX));
    let x = if direction.x > 0.2 {
        end.x + 1.5
    } else if direction.x < -0.2 {
        end.x - 1.5 - cells
    } else {
        end.x - cells / 2.0
    };
    let y = end.y / 2.0 + direction.y * 0.8;
    let column = index(x.max(0.0).round(), canvas.area.width);
    let row = index(y.max(0.0), rows);
    if let (Some(column), Some(row)) = (column, row) {
        canvas.put(column, row, label, Role::Text);
    }
}

fn legend_row(legend: [Option<[&str; 2]>; 3], cells: usize) -> Row {
    let layouts = [(0, "   "), (1, "   "), (1, " ")];
    let mut rows = layouts.map(|(words, gap)| {
        let mut row = Row::default();
        for (both, mark) in legend.into_iter().zip(MARKS) {
            let Some(both) = both else { continue };
            let role = if mark == "o" { Role::Bar } else { Role::Strong };
            let gap = if row.0.is_empty() { "" } else { gap };
            row = row.and(gap, Role::Text).and(mark, role);
            row = row.and(format!(" {}", both[words]), Role::Dim);
        }
        row
    });
    let fitting = rows.iter().position(|row| row.width() <= cells).unwrap_or(rows.len() - 1);
    std::mem::take(&mut rows[fitting])
}

#[cfg(test)]
mod tests;
