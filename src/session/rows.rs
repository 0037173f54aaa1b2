//! What a person does with the rows of a table, as changes of its answer. Nothing here changes the
//! answer; each change is undone like any other. Rows go by their position, from 0.

use super::model::{Answer, Row};
use super::{Change, Shift};

/// Puts a row at a position, or at the end where that is beyond it.
#[must_use]
pub fn add(answer: &Answer, at: usize, row: Row) -> Change {
    change(answer, |rows, _| rows.insert(at.min(rows.len()), row))
}

/// Puts a row in the place of another; `None` where there is none.
#[must_use]
pub fn replace(answer: &Answer, at: usize, row: Row) -> Option<Change> {
    (at < answer.rows.len()).then(|| change(answer, |rows, _| rows[at] = row))
}

/// Removes a row; it is kept until the session is tidied, if anything stands in it. `None` where
/// there is none.
#[must_use]
pub fn remove(answer: &Answer, at: usize) -> Option<Change> {
    (at < answer.rows.len()).then(|| {
        change(answer, |rows, removed| {
            let row = rows.remove(at);
            removed.extend(Some(row).filter(|row| !row.0.is_empty()));
        })
    })
}

/// Brings back the row that was removed last, at the end; `None` where none was.
#[must_use]
pub fn bring_back(answer: &Answer) -> Option<Change> {
    (!answer.removed_rows.is_empty())
        .then(|| change(answer, |rows, removed| rows.extend(removed.pop())))
}

/// Moves a row by one place; `None` where there is none, or it is at that end already.
#[must_use]
pub fn shift(answer: &Answer, at: usize, shift: Shift) -> Option<Change> {
    let to = shift.from(at, answer.rows.len())?;
    Some(change(answer, |rows, _| rows.swap(at, to)))
}

fn change(answer: &Answer, change: impl FnOnce(&mut Vec<Row>, &mut Vec<Row>)) -> Change {
    let (mut rows, mut removed) = (answer.rows.clone(), answer.removed_rows.clone());
    change(&mut rows, &mut removed);
    Change::Rows { rows, removed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Cell;

    fn row(asset: &str) -> Row {
        Row(vec![("asset".into(), Cell::Text(asset.into()))])
    }

    /// Rows named by one letter each, then those that were removed.
    fn answer(rows: &str, removed: &str) -> Answer {
        let all = |letters: &str| letters.chars().map(|letter| row(&letter.to_string())).collect();
        Answer { rows: all(rows), removed_rows: all(removed), ..Answer::default() }
    }

    fn to(rows: &str, removed: &str) -> Change {
        let Answer { rows, removed_rows: removed, .. } = answer(rows, removed);
        Change::Rows { rows, removed }
    }

    #[test]
    fn rows_are_added_replaced_removed_moved_and_brought_back() {
        let ab = answer("ab", "");
        assert_eq!(add(&ab, 1, row("x")), to("axb", ""));
        assert_eq!(add(&ab, 9, row("x")), to("abx", ""));
        assert_eq!(replace(&ab, 1, row("x")), Some(to("ax", "")));
        assert_eq!(remove(&ab, 0), Some(to("b", "a")));
        assert_eq!(bring_back(&answer("a", "xy")), Some(to("ay", "x")));
        assert_eq!(shift(&ab, 0, Shift::Down), Some(to("ba", "")));
        assert_eq!(shift(&ab, 1, Shift::Up), Some(to("ba", "")));
    }

    #[test]
    fn a_row_with_nothing_in_it_is_not_kept() {
        let mut one = answer("a", "");
        one.rows.push(Row::default());
        assert_eq!(remove(&one, 1), Some(to("a", "")));
    }

    #[test]
    fn what_cannot_be_done_is_no_change() {
        let ab = answer("ab", "");
        assert_eq!(
            (replace(&ab, 2, row("x")), remove(&ab, 2), bring_back(&ab)),
            (None, None, None)
        );
        assert_eq!((shift(&ab, 0, Shift::Up), shift(&ab, 1, Shift::Down)), (None, None));
        assert_eq!(shift(&Answer::EMPTY, 0, Shift::Down), None);
    }
}
