//! The faults of a file for a person: where, what, the line itself, and what to do.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::fault::{Fault, Places};
use crate::strings::faults as words;
use crate::text::{Lang, boundary, visible};

/// So many characters of a line are shown before a fault, and as many from its beginning on.
const AROUND: usize = 48;

/// Wider than any excerpt: what is cut is cut here, in characters.
const WIDTH: usize = 1000;

/// So many faults of a file are told: nobody mends more before looking again, and a large file of
/// another kind has one in each line.
const MOST: usize = 1000;

/// Writes the first faults of the file at `path`, whose text is `text`, and how many more there are.
///
/// # Errors
///
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    path: &str,
    text: &str,
    faults: &[Fault],
    lang: Lang,
) -> io::Result<()> {
    let mut places = Places::of(text);
    let path = visible(path);
    for (nth, fault) in faults.iter().take(MOST).enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        let place = places.at(fault.span.start);
        let said = words::fault(&fault.kind, lang);
        writeln!(out, "{path}:{}:{}: {}", place.line, place.column, said.what)?;
        writeln!(out, "{}", Excerpt::of(text, &fault.span).render(place.line))?;
        writeln!(out, "{}", said.todo)?;
    }
    if let Some(more @ 1..) = faults.len().checked_sub(MOST) {
        writeln!(out, "\n{}", words::more(more, lang))?;
    }
    Ok(())
}

/// A part of the line that a fault is in, fit for a terminal.
struct Excerpt {
    line: String,
    marked: Range<usize>,
}

impl Excerpt {
    /// The excerpt around the first line of a span. A line may hold a whole file: only so much of it
    /// is looked at as is shown.
    fn of(text: &str, span: &Range<usize>) -> Excerpt {
        let start = boundary(text, span.start);
        let end = boundary(text, span.end).max(start);
        let before = tail(&text[..start]);
        let marked = head(&text[start..end]);
        let after = head(&text[start + marked.len()..]);
        let cut_before = before.len() < start && !text[..start - before.len()].ends_with('\n');
        let cut_after = {
            let rest = &text[start + marked.len() + after.len()..];
            !rest.is_empty() && !rest.starts_with(['\n', '\r'])
        };
        let mut line = String::new();
        line.push_str(if cut_before { "..." } else { "" });
        line.push_str(&visible(before));
        let from = line.len();
        line.push_str(&visible(marked));
        let to = line.len();
        line.push_str(&visible(after));
        line.push_str(if cut_after { "..." } else { "" });
        Excerpt { line, marked: from..to }
    }

    fn render(&self, number: usize) -> String {
        let mark = AnnotationKind::Primary.span(self.marked.clone());
        let snippet = Snippet::source(&self.line).line_start(number).annotation(mark);
        let report = [Group::with_level(Level::ERROR).element(snippet)];
        Renderer::plain().term_width(WIDTH).render(&report)
    }
}

/// The beginning of a text, up to the end of its line.
fn head(text: &str) -> &str {
    let end = text
        .char_indices()
        .enumerate()
        .find(|(nth, (_, char))| *nth == AROUND || matches!(char, '\n' | '\r'))
        .map_or(text.len(), |(_, (at, _))| at);
    &text[..end]
}

/// The end of a text, down to the beginning of its line.
fn tail(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .enumerate()
        .find(|(nth, (_, char))| *nth == AROUND || *char == '\n')
        .map_or(0, |(_, (at, char))| at + char.len_utf8());
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::FaultKind;

    fn render(text: &str, lang: Lang) -> String {
        let faults = crate::questionnaire::parse(text).expect_err("faults");
        let mut out = Vec::new();
        write(&mut out, "sets/a.toml", text, &faults, lang).expect("a vector takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    const SET: &str = "\
format = 1
id = \"a\"
version = \"1\"
languages = [\"ja\", \"en\"]
title = { ja = \"成熟度セルフチェック\", en = \"Self-check\", fr = \"x\" }
overal = \"mean\"
minutes = \"百二十\" # 会議の長さ
";

    #[test]
    fn faults_in_english() {
        insta::assert_snapshot!(render(SET, Lang::En), @r#"
        sets/a.toml:5:49: Unknown key "fr".
          |
        5 | title = { ja = "成熟度セルフチェック", en = "Self-check", fr = "x" }
          |                                                           ^^
        Remove it, or use a key that may stand here: ja, en

        sets/a.toml:6:1: Unknown key "overal".
          |
        6 | overal = "mean"
          | ^^^^^^
        Did you mean "overall"? If not, remove the key.

        sets/a.toml:7:11: This should be a whole number, 0 or more, but it is a string.
          |
        7 | minutes = "百二十" # 会議の長さ
          |           ^^^^^^^^
        Write the value in that form.
        "#);
    }

    #[test]
    fn faults_in_japanese() {
        insta::assert_snapshot!(render(SET, Lang::Ja), @r#"
        sets/a.toml:5:49: 使えないキーです: 「fr」
          |
        5 | title = { ja = "成熟度セルフチェック", en = "Self-check", fr = "x" }
          |                                                           ^^
        消すか、ここに書けるキーに直してください: ja, en

        sets/a.toml:6:1: 使えないキーです: 「overal」
          |
        6 | overal = "mean"
          | ^^^^^^
        「overall」の書き間違いなら直してください。そうでなければ、消してください。

        sets/a.toml:7:11: ここには0以上の整数を書きます。いまは文字列です。
          |
        7 | minutes = "百二十" # 会議の長さ
          |           ^^^^^^^^
        値を書き直してください。
        "#);
    }

    #[test]
    fn a_very_long_line_is_cut_on_both_sides() {
        let long = "あ".repeat(100_000);
        let text = format!("format = 1\nq = [{{ a = \"{long}\", b = 1, c = \"{long}\" }}]\n");
        for line in render(&text, Lang::En).lines() {
            assert!(line.chars().count() < 250, "{line}");
        }
    }

    #[test]
    fn nothing_of_the_file_steers_the_terminal() {
        let text = "\u{feff}format = 1\r\n\"a\\u001b]0;x\\u0007\" = 1\r\nb = \"\u{1b}[2J\"\r\n";
        let report = render(text, Lang::Ja);
        assert!(report.chars().all(|char| char == '\n' || !char.is_control()), "{report:?}");
    }

    #[test]
    fn of_a_file_that_is_something_else_the_first_faults_are_told_and_how_many_more_there_are() {
        let text = "?\n".repeat(MOST + 7);
        let fault = |at: usize| Fault { span: 2 * at..2 * at + 1, kind: FaultKind::Unclosed };
        let faults: Vec<Fault> = (0..MOST + 7).map(fault).collect();
        for (count, more) in [(MOST, false), (MOST + 7, true)] {
            let mut out = Vec::new();
            write(&mut out, "f", &text, &faults[..count], Lang::En).expect("written");
            let out = String::from_utf8(out).expect("UTF-8");
            assert_eq!(out.matches("\nf:").count() + 1, MOST);
            assert_eq!(out.contains("There are 7 more."), more);
        }
    }
}
