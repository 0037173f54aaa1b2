//! A report as Markdown. What people wrote is inert in it: it makes no heading, table, link or markup.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::format::{Progress, step};
use super::view::View;
use crate::strings::{Words, numbers, report};
use crate::text::Lang;

mod annex;
mod answers;
mod detail;
mod page;

/// Writes the report.
///
/// # Errors
///
/// Where `out` cannot be written to, or the writing is stopped.
pub fn write(view: &View, out: &mut dyn Write, progress: &dyn Progress) -> io::Result<()> {
    let steps = 3 + view.answers.len();
    step(progress, 0, steps)?;
    let mut sheet = Sheet { lang: view.lang, text: String::new() };
    sheet.head(view);
    if view.parts.page {
        page::write(&mut sheet, view);
    }
    step(progress, 1, steps)?;
    if view.parts.detail {
        detail::write(&mut sheet, view);
        for (at, section) in view.answers.iter().enumerate() {
            answers::write(&mut sheet, section);
            step(progress, 2 + at, steps)?;
        }
    }
    if view.parts.annex {
        annex::write(&mut sheet, view);
    }
    step(progress, steps - 1, steps)?;
    out.write_all(sheet.text.trim_end().as_bytes())?;
    out.write_all(b"\n")?;
    step(progress, steps, steps)
}

/// The text as it grows: blocks with an empty line between them.
struct Sheet {
    lang: Lang,
    text: String,
}

impl Sheet {
    fn head(&mut self, view: &View) {
        let head = &view.head;
        self.heading(1, &head.title);
        let mut lines: Vec<&str> = vec![&head.organisation];
        if head.set != head.title {
            lines.push(&head.set);
        }
        let made = report::labelled(report::MADE_ON, &head.made, self.lang);
        lines.push(&made);
        if view.redacted {
            lines.push(report::REDACTED.of(self.lang));
        }
        let lines: Vec<String> =
            lines.into_iter().filter(|line| !line.is_empty()).map(escaped).collect();
        self.block(&lines.join("  \n"));
    }

    fn say(&self, words: Words) -> &'static str {
        words.of(self.lang)
    }

    fn block(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("\n\n");
    }

    fn heading(&mut self, level: usize, title: &str) {
        let title = one_line(title);
        self.block(&format!("{} {title}", "#".repeat(level)));
    }

    fn title(&mut self, level: usize, title: Words) {
        self.heading(level, title.of(self.lang));
    }

    /// A paragraph that people did not write, or wrote: it is escaped in either case.
    fn paragraph(&mut self, text: &str) {
        self.block(&lines(text, ""));
    }

    fn list(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let items: Vec<String> =
            items.iter().map(|item| format!("- {}", lines(item, "  "))).collect();
        self.block(&items.join("\n"));
    }

    /// A list of labels with their values.
    fn facts(&mut self, facts: &[(String, String)]) {
        let facts: Vec<String> = facts
            .iter()
            .map(|(label, value)| format!("{label}{}{value}", report::colon(self.lang)))
            .collect();
        self.list(&facts);
    }

    fn numbered(&mut self, items: &[String]) {
        let items: Vec<String> = items
            .iter()
            .enumerate()
            .map(|(at, item)| format!("{}. {}", at + 1, lines(item, "   ")))
            .collect();
        self.block(&items.join("\n"));
    }

    /// A table; nothing where it has no rows. Columns in which nothing stands are left out.
    fn table(&mut self, headings: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let filled =
            |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|c| !c.is_empty()));
        let columns: Vec<usize> = (0..headings.len()).filter(filled).collect();
        let line = |cell: &dyn Fn(usize) -> String| {
            let cells: Vec<String> = columns.iter().map(|&at| cell(at)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut text = line(&|at| one_line(headings[at]));
        let _ = write!(text, "\n{}", line(&|_| "---".to_owned()));
        for row in rows {
            let cell = |at: usize| one_line(row.get(at).map_or("", String::as_str));
            let _ = write!(text, "\n{}", line(&cell));
        }
        self.block(&text);
    }
}

/// A text of several lines; those after the first begin with `indent`.
fn lines(text: &str, indent: &str) -> String {
    let lines: Vec<String> =
        text.lines().filter(|line| !line.trim().is_empty()).map(escaped).collect();
    lines.join(&format!("  \n{indent}"))
}

/// A text in one line, for a heading or a cell of a table.
fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    inline(&lines.join(" / "))
}

/// A line in which nothing is markup: neither inside of it nor at its beginning, where lists,
/// headings, quotations and rules begin.
fn escaped(line: &str) -> String {
    let line = line.trim();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    // "1." begins a list, "1.5" is a number.
    let ends_number =
        rest.starts_with(['.', ')']) && rest[1..].chars().next().is_none_or(char::is_whitespace);
    let begins_block = rest.starts_with(['-', '+', '=', '#', '>']);
    let begins = if digits == 0 { begins_block } else { ends_number };
    format!("{number}{}{}", if begins { "\\" } else { "" }, inline(rest))
}

/// A text in which nothing is markup, given that it does not stand at the beginning of a line.
fn inline(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        // Programs make links of what looks like one.
        let begins_link = line[at..].starts_with("://")
            || c == '@'
            || (c == '.' && line[..at].to_ascii_lowercase().ends_with("www"));
        if "\\`*_{}[]<|~&$".contains(c) || begins_link {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// A score as a person reads it; nothing where there is none.
fn score(value: Option<f64>) -> String {
    value.map(numbers::score).unwrap_or_default()
}

#[cfg(test)]
mod tests;
