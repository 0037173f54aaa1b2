//! What scores in a list rest on, in few cells and alike in all its rows: `47/51 ?2 -2`.

use crate::measure::pad_left;
use crate::score::Counts;
use crate::strings::results as words;
use crate::text::Lang;

/// Cells before each of the marks.
const GAP: usize = 1;

/// How wide the counts of a list are. A mark that none of its rows needs has no column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    answered: usize,
    marks: [usize; 3],
}

fn answered(counts: &Counts) -> String {
    format!("{}/{}", counts.answered, counts.asked)
}

impl Tally {
    /// The columns for these rows, the first of at least so many cells.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Counts>, least: usize) -> Tally {
        let begun = Tally { answered: least, marks: [0; 3] };
        rows.into_iter().fold(begun, |tally, counts| {
            let mut marks = tally.marks;
            for (cells, count) in marks.iter_mut().zip(counts.others()) {
                let needed = if count == 0 { 0 } else { 1 + count.to_string().len() };
                *cells = needed.max(*cells);
            }
            Tally { answered: tally.answered.max(answered(counts).len()), marks }
        })
    }

    /// Without the marks, where there is no room for them.
    #[must_use]
    pub fn bare(self) -> Tally {
        Tally { marks: [0; 3], ..self }
    }

    /// The cells of the answered ones.
    #[must_use]
    pub fn answered_cells(self) -> usize {
        self.answered
    }

    /// The cells of all columns together.
    #[must_use]
    pub fn cells(self) -> usize {
        let marks = self.marks.into_iter().filter(|cells| *cells > 0);
        self.answered + marks.map(|cells| GAP + cells).sum::<usize>()
    }

    /// The counts of one row; what is nought is left out.
    #[must_use]
    pub fn said(self, counts: &Counts) -> String {
        let mut said = pad_left(&answered(counts), self.answered);
        let marks = words::STATE_MARKS.iter().zip(counts.others()).zip(self.marks);
        for (((mark, _), count), cells) in marks.filter(|(_, cells)| *cells > 0) {
            let count = if count == 0 { String::new() } else { format!("{mark}{count}") };
            said.push_str(&pad_left(&count, GAP + cells));
        }
        said
    }

    /// What the marks in sight mean; `None` where there is none.
    #[must_use]
    pub fn legend(self, lang: Lang) -> Option<String> {
        let shown = self.marks.map(|cells| cells > 0);
        shown.contains(&true).then(|| words::marks(shown, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(answered: usize, [unknown, not_applicable, untouched]: [usize; 3]) -> Counts {
        let asked = answered + unknown + not_applicable + untouched;
        Counts { asked, answered, unknown, not_applicable, untouched, ..Counts::default() }
    }

    #[test]
    fn the_rows_of_a_list_line_up_and_leave_out_what_is_nought() {
        let rows = [counts(47, [2, 2, 0]), counts(9, [0, 10, 0])];
        let tally = Tally::of(&rows, 0);
        assert_eq!(rows.map(|row| tally.said(&row)), ["47/51 ?2  -2", " 9/19    -10"]);
        assert_eq!(tally.cells(), 12);
        assert_eq!(tally.legend(Lang::En).as_deref(), Some("? don't know, - n/a"));
    }

    #[test]
    fn untouched_ones_are_told_and_complete_rows_have_no_marks() {
        let begun = [counts(4, [1, 0, 2])];
        assert_eq!(Tally::of(&begun, 6).said(&begun[0]), "   4/7 ?1 .2");
        let ja = Tally::of(&begun, 6).legend(Lang::Ja);
        assert_eq!(ja.as_deref(), Some("? わからない、. 未回答"));
        let complete = [counts(7, [0, 0, 0])];
        let tally = Tally::of(&complete, 6);
        assert_eq!((tally.said(&complete[0]).as_str(), tally.legend(Lang::En)), ("   7/7", None));
    }
}
