//! A page of lines, some of which lead somewhere: results are read as pages.

use crate::strings::{Words, table as words};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::follow;

/// Where `Enter` on a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// To a section.
    Section(usize),
    /// To a question.
    Question(usize),
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub row: Row,
    /// Where it leads; `None` where it only says something.
    pub goal: Option<Goal>,
}

impl Line {
    /// A line that only says something.
    #[must_use]
    pub fn plain(row: Row) -> Line {
        Line { row, goal: None }
    }

    /// A line of text that only says something.
    #[must_use]
    pub fn of(text: impl Into<String>, role: Role) -> Line {
        Line::plain(Row::of(text, role))
    }

    /// A blank line.
    #[must_use]
    pub fn blank() -> Line {
        Line::plain(Row::default())
    }

    /// A line that leads to a question.
    #[must_use]
    pub fn to_question(row: Row, question: usize) -> Line {
        Line { row, goal: Some(Goal::Question(question)) }
    }

    /// A line that leads to a section.
    #[must_use]
    pub fn to_section(row: Row, section: usize) -> Line {
        Line { row, goal: Some(Goal::Section(section)) }
    }
}

/// Where the lines lead, in their order.
#[must_use]
pub fn goals(lines: &[Line]) -> Vec<Goal> {
    lines.iter().filter_map(|line| line.goal).collect()
}

/// Cells to the left of the lines, for the mark.
pub const MARGIN: u16 = 2;

/// Draws lines with a mark before the one at `at` among those that lead somewhere, scrolled so that it
/// is in sight. Returns how many lines are out of sight above and below.
pub fn draw(lines: &[Line], at: usize, canvas: &mut Canvas<'_>) -> (usize, usize) {
    let leading: Vec<usize> =
        (0..lines.len()).filter(|&position| lines[position].goal.is_some()).collect();
    let marked = leading.get(at.min(leading.len().saturating_sub(1))).copied();
    let height = usize::from(canvas.area.height);
    let first = match marked {
        Some(marked) if at > 0 => {
            // The last one that leads somewhere brings what is said below it into sight as well.
            let target = if leading.last() == Some(&marked) { lines.len() - 1 } else { marked + 1 };
            let target = if target - marked >= height { marked } else { target };
            follow(0, target, lines.len(), height)
        }
        _ => 0,
    };
    for (y, (position, line)) in (0..).zip(lines.iter().enumerate().skip(first).take(height)) {
        canvas.row(MARGIN, y, &line.row);
        if Some(position) == marked {
            canvas.put(0, y, ">", Role::Accent);
        }
    }
    (first, lines.len().saturating_sub(first + height))
}

/// What to say of lines that are out of sight, in few cells; nothing where all are in sight.
#[must_use]
pub fn rest(app: &App, (above, below): (usize, usize)) -> Row {
    let part = |words: Words, count: usize| {
        (count > 0).then(|| crate::strings::table::hidden(words, count, app.lang()))
    };
    let parts = [part(words::ABOVE, above), part(words::BELOW, below)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Row::of(parts.join("  "), Role::Dim)
}
