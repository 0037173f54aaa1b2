//! A list or page that may be longer than the screen.

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

/// A position moved by `by` within `0..len`.
#[must_use]
pub fn moved(at: usize, by: isize, len: usize) -> usize {
    at.saturating_add_signed(by).min(len.saturating_sub(1))
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
}
