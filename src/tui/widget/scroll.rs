//! A list or page that may be longer than the screen.

use crate::action::Action;

/// The first row to show so that `marked` is in sight, given the one shown before.
#[must_use]
pub fn follow(first: usize, marked: usize, rows: usize, height: usize) -> usize {
    let height = height.max(1);
    let first = first.min(rows.saturating_sub(height));
    if marked < first {
        marked
    } else if marked >= first + height {
        marked + 1 - height
    } else {
        first
    }
}

/// The first row of a window that keeps `marked` about in its middle.
#[must_use]
pub fn centred(marked: usize, rows: usize, height: usize) -> usize {
    marked.saturating_sub(height / 2).min(rows.saturating_sub(height))
}

/// Whether an action moves the mark of a list.
#[must_use]
pub fn moves(action: Action) -> bool {
    use Action::{Down, First, Last, PageDown, PageUp, Up};
    matches!(action, Up | Down | PageUp | PageDown | First | Last)
}

/// Where an action moves the mark of a list of `len` rows, `page` of them on screen; `None` where it
/// is another kind of action.
#[must_use]
pub fn step(action: Action, at: usize, len: usize, page: usize) -> Option<usize> {
    let last = len.saturating_sub(1);
    let page = page.max(1);
    Some(match action {
        Action::Up => at.min(last).saturating_sub(1),
        Action::Down => (at + 1).min(last),
        Action::PageUp => at.min(last).saturating_sub(page),
        Action::PageDown => (at + page).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_row_is_always_in_sight() {
        for height in 1..6 {
            for rows in 1..9 {
                for marked in 0..rows {
                    for first in 0..9 {
                        let top = follow(first, marked, rows, height);
                        assert!((top..top + height).contains(&marked));
                        let top = centred(marked, rows, height);
                        assert!((top..top + height).contains(&marked));
                    }
                }
            }
        }
    }

    #[test]
    fn a_mark_stays_within_its_list() {
        assert_eq!(step(Action::Up, 0, 3, 2), Some(0));
        assert_eq!(step(Action::Down, 2, 3, 2), Some(2));
        assert_eq!(step(Action::PageDown, 0, 9, 4), Some(4));
        assert_eq!(step(Action::Last, 0, 0, 4), Some(0));
        assert_eq!(step(Action::PageUp, 50, 9, 4), Some(4));
        assert_eq!(step(Action::Open, 1, 9, 4), None);
    }
}
