//! Columns of text, aligned by the cells that they take.

use std::io::{self, Write};

use crate::measure::{inert, width};

/// Rows of cells; the last cell of a row is not padded.
#[derive(Debug, Default)]
pub(super) struct Table(Vec<Vec<String>>);

const GAP: usize = 2;

impl FromIterator<Vec<String>> for Table {
    fn from_iter<I: IntoIterator<Item = Vec<String>>>(rows: I) -> Table {
        let mut table = Table::default();
        rows.into_iter().for_each(|row| table.row(row));
        table
    }
}

impl Table {
    /// Adds a row. What a terminal would obey is not passed on to it.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let calm = |cell: String| inert(&cell).into_owned();
        self.0.push(cells.into_iter().map(calm).collect());
    }

    /// Writes the rows.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let widths = self.widths();
        for row in &self.0 {
            let mut line = String::new();
            for (cell, cells) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(cells + GAP - width(cell)));
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            let cells = self.0.iter().filter_map(|row| row.get(column));
            cells.map(|cell| width(cell)).max().unwrap_or(0)
        };
        (0..columns).map(widest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_wide_text() {
        let mut table = Table::default();
        table.row(["年次".to_owned(), "1".to_owned()]);
        table.row(["abc".to_owned(), "\u{1b}2".to_owned()]);
        let mut out = Vec::new();
        table.write(&mut out).expect("written");
        assert_eq!(String::from_utf8(out).expect("text"), "年次  1\nabc    2\n");
    }
}
