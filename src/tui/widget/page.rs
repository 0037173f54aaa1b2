//! A page of lines, some of which lead somewhere: results are read as pages.

use crate::action::Action;
use crate::measure::width;
use crate::strings::{Words, table as words};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::follow;

/// Where `Enter` on a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// To all questions: the line speaks of the whole.
    Whole,
    /// To a section.
    Section(usize),
    /// To a question.
    Question(usize),
    /// To a row of the table that a question is: the question, and the position of the row.
    Row(usize, usize),
    /// To an action of the plan, by its position in the session.
    Action(usize),
    /// To the targets.
    Targets,
    /// To the answered questions that stand at these points.
    Level(Points),
}

/// Points that a place is named by: equal where they are the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points(u64);

impl From<f64> for Points {
    fn from(points: f64) -> Points {
        // Plus and minus zero are the same points.
        Points((points + 0.0).to_bits())
    }
}

impl Points {
    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from_bits(self.0)
    }
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

    /// A line that leads to a row of a table question.
    #[must_use]
    pub fn to_row(row: Row, question: usize, of_table: usize) -> Line {
        Line { row, goal: Some(Goal::Row(question, of_table)) }
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

/// Where one is on a page: the mark, and what is in sight.
///
/// The mark is in sight, or above what is in sight: what stands between two lines that lead somewhere
/// may be longer than the screen, and is read on the way from one to the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The marked one of the lines that lead somewhere.
    pub at: usize,
    /// The first line in sight.
    pub top: usize,
}

impl Place {
    /// Where an action leads on a page of which `height` lines are in sight; `None` where it is another
    /// kind of action.
    #[must_use]
    pub fn moved(self, action: Action, lines: &[Line], height: usize) -> Option<Place> {
        let height = height.max(1);
        let leading = leading(lines);
        let Place { at, top } = self.within(lines, height);
        let bottom = lines.len().saturating_sub(height);
        let last = leading.len().saturating_sub(1);
        let page = (height - 1).max(1);
        Some(match action {
            Action::Down => down(Place { at, top }, &leading, height, bottom),
            Action::Up => up(Place { at, top }, &leading, height),
            Action::PageDown if top == bottom => Place { at: last, top },
            Action::PageDown => seen(&leading, (top + page).min(bottom), height),
            Action::PageUp if top == 0 => Place::default(),
            Action::PageUp => seen(&leading, top.saturating_sub(page), height),
            Action::First => Place::default(),
            Action::Last => Place { at: last, top: bottom },
            _ => return None,
        })
    }

    /// The place with the mark at one of the lines that lead somewhere, so that it is in sight.
    #[must_use]
    pub fn at_line(self, at: usize, lines: &[Line], height: usize) -> Place {
        let height = height.max(1);
        let here = leading(lines).get(at).copied().unwrap_or(0);
        Place { at, top: self.top.min(here) }.within(lines, height)
    }

    /// The place on a page that may have become shorter, or of which less is in sight.
    fn within(self, lines: &[Line], height: usize) -> Place {
        let leading = leading(lines);
        let at = self.at.min(leading.len().saturating_sub(1));
        let top = self.top.min(lines.len().saturating_sub(height));
        let here = leading.get(at).copied().filter(|_| at > 0).unwrap_or(0);
        Place { at, top: top.max((here + 1).saturating_sub(height)) }
    }
}

/// To the next line that leads somewhere, or as far towards it as nothing is passed over unseen.
fn down(Place { at, top }: Place, leading: &[usize], height: usize, bottom: usize) -> Place {
    let further = (top + height - usize::from(height > 1)).min(bottom);
    let to = |line: usize| (line + 1).saturating_sub(height).max(top);
    match (leading.get(at), leading.get(at + 1)) {
        // The first one may be below what is in sight.
        (Some(&here), _) if here >= top + height => Place { at, top: to(here).min(further) },
        (_, Some(&next)) if to(next) < top + height => {
            // The last one brings what is said below it into sight, where both fit.
            let is_last = at + 2 == leading.len() && next >= bottom && bottom < top + height;
            Place { at: at + 1, top: if is_last { bottom } else { to(next) } }
        }
        _ => Place { at, top: further },
    }
}

/// As [`down`], upwards.
fn up(Place { at, top }: Place, leading: &[usize], height: usize) -> Place {
    let further = top.saturating_sub((height - 1).max(1));
    let before = at.checked_sub(1).map(|before| leading[before]);
    match (leading.get(at), before) {
        (Some(&here), _) if here < top => Place { at, top: further.max(here) },
        (_, Some(before)) if before + height > top => Place { at: at - 1, top: top.min(before) },
        (Some(&here), Some(_)) if here >= further + height => Place { at: at - 1, top: further },
        _ => Place { at, top: further },
    }
}

/// The place of a page of which the lines from `top` on are in sight: the first one that leads
/// somewhere is marked, else the one above.
fn seen(leading: &[usize], top: usize, height: usize) -> Place {
    let first = leading.iter().position(|&line| line >= top && line < top + height);
    let above = leading.iter().rposition(|&line| line < top);
    Place { at: first.or(above).unwrap_or(0), top }
}

/// The positions of the lines that lead somewhere.
fn leading(lines: &[Line]) -> Vec<usize> {
    (0..lines.len()).filter(|&position| lines[position].goal.is_some()).collect()
}

/// Cells to the left of the lines, for the mark.
pub const MARGIN: u16 = 2;

/// Draws lines with a mark before the one at `at` among those that lead somewhere, scrolled so that it
/// is in sight. Returns how many lines are out of sight above and below.
pub fn draw(lines: &[Line], at: usize, canvas: &mut Canvas<'_>) -> (usize, usize) {
    let leading = leading(lines);
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
    draw_from(lines, first, marked, canvas)
}

/// Draws the lines that are in sight from a place. Returns how many are out of sight above and below.
pub fn draw_at(lines: &[Line], place: Place, canvas: &mut Canvas<'_>) -> (usize, usize) {
    let place = place.within(lines, usize::from(canvas.area.height).max(1));
    draw_from(lines, place.top, leading(lines).get(place.at).copied(), canvas)
}

fn draw_from(
    lines: &[Line],
    first: usize,
    marked: Option<usize>,
    canvas: &mut Canvas<'_>,
) -> (usize, usize) {
    let height = usize::from(canvas.area.height);
    let cells = usize::from(canvas.area.width.saturating_sub(MARGIN));
    for (y, (position, line)) in (0..).zip(lines.iter().enumerate().skip(first).take(height)) {
        canvas.row(MARGIN, y, &line.row.clone().cut(cells));
        if Some(position) == marked {
            canvas.put(0, y, ">", Role::Accent);
        }
    }
    (first, lines.len().saturating_sub(first + height))
}

/// The names of pages, the open one marked. Where there is not room for all, those before the open one
/// give way, and dots stand for them.
#[must_use]
pub fn tabs(app: &App, pages: &[(Words, bool)], cells: usize) -> Row {
    let open = pages.iter().position(|(_, is_open)| *is_open).unwrap_or(0);
    let from = |first: usize| {
        let mut row = Row::default();
        if first > 0 {
            row = row.and("... ", Role::Dim);
        }
        for (title, is_open) in &pages[first..] {
            let role = if *is_open { Role::ChosenMarked } else { Role::Dim };
            row = row.and(format!(" {} ", app.say(*title)), role).and(" ", Role::Text);
        }
        row
    };
    // One page behind the open one stays in sight as well, if there is one.
    let needed = |first: usize| {
        let behind = pages.len().saturating_sub(1 + (open + 1).min(pages.len().saturating_sub(1)));
        from(first).0.iter().rev().skip(behind * 2).map(|(text, _)| width(text)).sum::<usize>()
    };
    let first = (0..open).find(|&first| needed(first) <= cells).unwrap_or(open);
    from(first).cut(cells)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with lines that lead somewhere at these positions.
    fn page(len: usize, leading: &[usize]) -> Vec<Line> {
        (0..len)
            .map(|at| {
                let leads = leading.contains(&at);
                if leads { Line::to_question(Row::default(), at) } else { Line::blank() }
            })
            .collect()
    }

    fn walk(lines: &[Line], action: Action, height: usize, from: Place) -> Vec<Place> {
        let mut places = vec![from];
        while places.len() < 200 {
            let here = *places.last().unwrap();
            let next = here.moved(action, lines, height).unwrap();
            if next == here {
                break;
            }
            places.push(next);
        }
        assert!(places.len() < 200, "{places:?}");
        places
    }

    #[test]
    fn every_line_comes_into_sight_and_every_goal_is_marked_both_ways() {
        let pages: [&[usize]; 6] = [&[], &[0], &[12], &[0, 1, 2, 3], &[2, 3, 14, 15, 29], &[29]];
        for leading in pages {
            for height in [1, 2, 4, 7, 18, 40] {
                let lines = page(30, leading);
                let there = walk(&lines, Action::Down, height, Place::default());
                let back = walk(&lines, Action::Up, height, *there.last().unwrap());
                for walk in [&there, &back] {
                    let seen = |line: usize| {
                        walk.iter().any(|place| (place.top..place.top + height).contains(&line))
                    };
                    assert!((0..30).all(seen), "{leading:?} {height} {walk:?}");
                    let marked = |at: usize| walk.iter().any(|place| place.at == at);
                    assert!((0..leading.len()).all(marked), "{leading:?} {height} {walk:?}");
                }
                assert_eq!(*back.last().unwrap(), Place::default());
            }
        }
    }

    #[test]
    fn where_all_is_in_sight_only_the_mark_moves() {
        let lines = page(10, &[1, 5, 6]);
        let place = |at, top| Place { at, top };
        assert_eq!(place(0, 0).moved(Action::Down, &lines, 20), Some(place(1, 0)));
        assert_eq!(place(1, 0).moved(Action::Last, &lines, 20), Some(place(2, 0)));
        assert_eq!(place(2, 0).moved(Action::Open, &lines, 20), None);
    }

    #[test]
    fn paging_marks_what_it_brings_into_sight() {
        let lines = page(30, &[0, 10, 11]);
        let place = |at, top| Place { at, top };
        assert_eq!(place(0, 0).moved(Action::PageDown, &lines, 8), Some(place(1, 7)));
        assert_eq!(place(1, 7).moved(Action::PageDown, &lines, 8), Some(place(2, 14)));
        assert_eq!(place(2, 14).moved(Action::PageUp, &lines, 8), Some(place(1, 7)));
    }

    #[test]
    fn a_place_stays_on_a_page_that_became_shorter() {
        let lines = page(5, &[4]);
        let short = Place { at: 9, top: 80 }.within(&lines, 3);
        assert_eq!(short, Place { at: 0, top: 2 });
    }
}
