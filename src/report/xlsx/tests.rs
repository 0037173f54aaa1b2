use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use super::*;
use crate::report::format::{Parts, Quiet};
use crate::report::sample;
use crate::strings::report_layout as layout;
use crate::text::Lang;

fn bytes(view: &View) -> Vec<u8> {
    let mut out = Vec::new();
    write(view, &mut out, &Quiet).unwrap();
    out
}

fn book(view: &View) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(view))).unwrap()
}

fn sheet(view: &View, name: &str) -> Range<Data> {
    book(view).worksheet_range(name).unwrap()
}

/// The column with this heading in the first row.
fn column<'a>(sheet: &'a Range<Data>, heading: &str) -> Vec<&'a Data> {
    let at = sheet.rows().next().unwrap().iter().position(|cell| cell == heading);
    let at = at.unwrap_or_else(|| panic!("no column {heading}"));
    sheet.rows().skip(1).map(|row| &row[at]).collect()
}

#[test]
fn the_sheets_stand_in_the_language_of_the_report() {
    let view = sample::maturity(Lang::Ja, "文書");
    let names = ["要約", "回答", "差と計画", "対応の計画", "付録（監査用）"];
    assert_eq!(book(&view).sheet_names(), names);
    let view = sample::selection(Lang::En, "text");
    for name in ["Summary", "Answers", "Candidates", "Risks", "Annex for auditors"] {
        assert!(book(&view).sheet_names().contains(&name.to_owned()), "{name}");
    }
}

#[test]
fn numbers_are_numbers_and_unrounded_and_days_are_days() {
    let view = sample::maturity(Lang::En, "text");
    let answers = sheet(&view, "Answers");
    assert_eq!(answers.height(), 1 + 54);
    assert_eq!(column(&answers, "As-is")[1], &Data::Float(2.0));
    assert!(matches!(column(&answers, "Answered on")[0], Data::DateTime(_)));
    let summary = sheet(&view, "Summary");
    let at = |label: &str| {
        let row = summary.rows().find(|row| row[0] == label).unwrap();
        row[1].clone()
    };
    assert_eq!(at("As-is"), Data::Float(2.871));
    assert!(matches!(at("Target date"), Data::DateTime(_)));
    // The row of the functions: three levels of 0.8 and a fraction.
    let function = summary.rows().find(|row| row[1] == Data::Float(3.0 * 0.8 + 0.123_456));
    assert!(function.is_some());
}

#[test]
fn texts_are_texts_whatever_they_begin_with() {
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "12",
        "TRUE",
        "2026-11-20",
        "{=A1}",
        "http://example.com",
        "=HYPERLINK(\"x\")",
        "\u{feff}=1",
        "'=1",
        "_x0041_",
    ] {
        for view in [sample::maturity(Lang::En, text), sample::selection(Lang::Ja, text)] {
            let mut book = book(&view);
            let expected = Data::String(text.to_owned());
            for name in book.sheet_names().clone() {
                let formulas = book.worksheet_formula(&name).unwrap();
                assert!(formulas.used_cells().next().is_none(), "{text} in {name}");
            }
            let annex = book.sheet_names().last().unwrap().clone();
            let annex = book.worksheet_range(&annex).unwrap();
            assert!(annex.used_cells().any(|(_, _, cell)| *cell == expected), "{text}");
        }
    }
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_says_so() {
    // Signs beyond the first plane take two of Excel's characters.
    let text = "𠮷".repeat(20_000);
    let cut = sheet::fitting(&text, Lang::Ja);
    assert!(cut.encode_utf16().count() <= 32_767 && cut.ends_with(layout::CUT.ja));
    let mut view = sample::maturity(Lang::Ja, "x");
    view.answers[0].rows[0].note.clone_from(&text);
    let notes = sheet(&view, "回答");
    assert_eq!(column(&notes, "メモ")[0], &Data::String(cut.into_owned()));
}

#[test]
fn nothing_in_a_text_makes_the_file_unreadable() {
    let view = sample::maturity(Lang::En, "a\u{1}b\u{fffe}c\u{ffff}<&>\"']]>\r\nd");
    let notes = sheet(&view, "Answers");
    assert_eq!(column(&notes, "Note")[0], &Data::String("a b c <&>\"']]>\nd".to_owned()));
}

#[test]
fn the_same_report_gives_the_same_bytes_and_names_nobody() {
    let view = sample::selection(Lang::Ja, "文書");
    assert_eq!(bytes(&view), bytes(&view));
}

#[test]
fn a_maturity_report_has_its_charts() {
    let names = |view: &View| String::from_utf8_lossy(&bytes(view)).into_owned();
    let maturity = names(&sample::maturity(Lang::Ja, "x"));
    assert!(maturity.contains("xl/charts/chart1.xml") && maturity.contains("xl/charts/chart2.xml"));
    assert!(!names(&sample::selection(Lang::Ja, "x")).contains("xl/charts/"));
}

#[test]
fn before_the_first_answer_there_is_no_radar_and_yet_a_report() {
    let mut view = sample::maturity(Lang::Ja, "x");
    for row in &mut view.functions {
        (row.as_is, row.to_be, row.earlier) = (None, None, None);
    }
    assert_eq!(sheet(&view, "要約").rows().next().unwrap()[0], "x");
}

#[test]
fn charts_point_at_the_columns_that_they_name() {
    let table = tables::functions(&sample::maturity(Lang::Ja, "x")).unwrap();
    let heading = |at: u16| table.columns[usize::from(at)].heading.as_str();
    assert_eq!(heading(summary::AS_IS), words::AS_IS.ja);
    assert_eq!(heading(summary::TO_BE), words::TO_BE.ja);
    assert_eq!(heading(summary::EARLIER), words::EARLIER.ja);
}

#[test]
fn only_the_parts_that_are_asked_for_are_there() {
    let mut view = sample::maturity(Lang::En, "x");
    view.parts = Parts { page: true, detail: false, annex: false };
    assert_eq!(book(&view).sheet_names(), ["Summary"]);
}

#[test]
fn writing_stops_where_that_is_wished() {
    struct Never;
    impl Progress for Never {
        fn step(&self, _done: usize, _of: usize) -> bool {
            false
        }
    }
    let mut out = Vec::new();
    let stopped = write(&sample::maturity(Lang::En, "x"), &mut out, &Never).unwrap_err();
    assert_eq!(stopped.kind(), io::ErrorKind::Interrupted);
    assert!(out.is_empty());
}
