//! The rows of a table.

use monshin::score::{Value, values};
use monshin::session::{Cell, Row};
use monshin::strings::{table as words, ui};
use monshin::tui::app::Screen;

use crate::support::Harness;

/// Two rows of the risk table.
const TWO: &str = "[[answers.R-1.row]]\nasset = \"受注DB\"\nthreat = \"high\"\n\
                   [[answers.R-1.row]]\nasset = \"顧客台帳\"\n";

/// In the rows of a table question.
fn table(question: &str, answers: &str) -> Harness {
    let mut h = Harness::selection(question, answers);
    h.keys("Space");
    assert_eq!(h.app.screen, Screen::Table);
    h
}

fn rows(h: &mut Harness, question: &str) -> Vec<Row> {
    h.saved().answer(question).rows.clone()
}

/// The assets of the rows in the file.
fn assets(h: &mut Harness) -> String {
    let text = |row: &Row| match row.cell("asset") {
        Some(Cell::Text(text)) => text.clone(),
        _ => "-".to_owned(),
    };
    rows(h, "R-1").iter().map(text).collect::<Vec<_>>().join(" ")
}

/// A cell as the row that has it counts, lookups too.
fn value(h: &Harness, row: usize, column: &str) -> String {
    let question = h.work().question().expect("a question");
    let columns = question.kind.columns();
    let at = columns.iter().position(|own| own.id == column).expect("a column");
    match &values(columns, &h.work().answer().rows[row])[at] {
        Value::Choice(id) => (*id).to_owned(),
        Value::Empty => String::new(),
        other => format!("{other:?}"),
    }
}

fn place(h: &Harness) -> (usize, usize) {
    (h.app.table.row, h.app.table.column)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn enter_and_space_open_an_empty_table_and_add_its_first_row() {
    for key in ["Enter", "Space"] {
        let mut h = Harness::selection("R-1", "");
        h.keys(key);
        assert_eq!(h.app.screen, Screen::Table, "{key}");
        h.sees(words::NO_ROWS.en);
        assert!(h.saved().answers.is_empty(), "looking adds nothing");
        h.keys(key).sees_no(words::NO_ROWS.en);
        assert_eq!(h.work().answer().rows.len(), 1);
        h.keys("Esc");
        assert_eq!((h.app.screen, h.question()), (Screen::Interview, "R-1"));
    }
}

#[test]
fn enter_goes_on_from_a_table_with_rows_and_space_opens_it() {
    let mut h = Harness::selection("R-1", TWO);
    h.sees("受注DB").sees("顧客台帳");
    h.keys("Enter");
    assert_eq!(h.question(), "R-2");
    h.keys("Left Space");
    assert_eq!(h.app.screen, Screen::Table);
}

#[test]
fn a_row_is_written_with_tab_and_chosen_with_digits() {
    let mut h = Harness::selection("R-1", "");
    h.keys("Enter a Enter \"受注DB\" Tab \"本社 q\" Tab \"漏えい\" Tab \"営業\" Enter");
    assert_eq!(place(&h), (0, 4), "the threat");
    assert!(h.app.dialogs.is_empty());
    h.keys("3 Right ３ Right 2");
    let all = rows(&mut h, "R-1");
    assert_eq!(all.len(), 1);
    for (column, expected) in [
        ("asset", "受注DB"),
        ("place", "本社 q"),
        ("harm", "漏えい"),
        ("department", "営業"),
        ("threat", "high"),
        ("vulnerability", "high"),
        ("importance", "medium"),
    ] {
        assert_eq!(all[0].cell(column), Some(&text(expected)), "{column}");
    }
    assert!(h.text().contains("[[answers.R-1.row]]\nasset = \"受注DB\""), "{}", h.text());
    h.keys("4");
    assert_eq!(h.told(), ui::NO_SUCH_DIGIT.en);
}

#[test]
fn lookups_appear_as_soon_as_what_they_go_by_is_chosen() {
    let mut h = table("R-1", "[[answers.R-1.row]]\nasset = \"受注DB\"\n");
    h.keys("Right Right Right Right 3");
    assert_eq!((value(&h, 0, "likelihood"), value(&h, 0, "risk")), (String::new(), String::new()));
    h.keys("Right 2");
    // Threat high, vulnerability medium: likelihood high, by the matrix of the set.
    assert_eq!((&*value(&h, 0, "likelihood"), &*value(&h, 0, "risk")), ("high", ""));
    h.keys("Right 1");
    assert_eq!(value(&h, 0, "risk"), "2", "likelihood high, importance low");
    h.keys("2");
    assert_eq!(value(&h, 0, "risk"), "3");
    h.keys("Right Right").sees("looked up by");
    let panel = h.screen();
    let lines: Vec<&str> = panel.lines().collect();
    let rule = lines.iter().position(|line| line.contains("looked up by")).expect("the rule");
    assert_eq!(lines[rule - 1].trim(), "3", "the value in full\n{panel}");
    h.keys("Enter 1 d Backspace");
    assert!(h.app.dialogs.is_empty(), "a lookup is never written");
    assert_eq!(value(&h, 0, "risk"), "3");
    assert!(!h.text().contains("risk ="), "nor kept in the file");
    h.keys("Left Left Left d");
    assert_eq!((value(&h, 0, "likelihood"), value(&h, 0, "risk")), (String::new(), String::new()));
    h.keys("u");
    assert_eq!(value(&h, 0, "risk"), "3");
}

#[test]
fn a_list_of_choices_is_opened_marked_and_chosen() {
    let mut h = table("R-1", TWO);
    h.keys("Right Right Right Right Enter");
    assert_eq!(h.app.dialogs.len(), 1);
    h.keys("Up Enter");
    assert_eq!(rows(&mut h, "R-1")[0].cell("threat"), Some(&text("medium")), "above high");
    assert_eq!(place(&h), (0, 5), "and on to the next cell");
    h.keys("Space 1");
    assert_eq!(rows(&mut h, "R-1")[0].cell("vulnerability"), Some(&text("low")));
    h.keys("Space d");
    assert_eq!(rows(&mut h, "R-1")[0].cell("importance"), Some(&text("unknown")));
    h.keys("Left Enter Down Esc");
    assert_eq!(rows(&mut h, "R-1")[0].cell("importance"), Some(&text("unknown")), "only looked");
}

#[test]
fn several_services_are_toggled_in_one_cell() {
    let mut h = table("R-1", TWO);
    h.keys("End").keys(&"Right ".repeat(11));
    h.keys("Enter 2 1 Down Down Space Enter");
    assert!(h.app.dialogs.is_empty());
    let cell = rows(&mut h, "R-1")[1].cell("services").cloned();
    let list = ["risk-assessment", "asset-discovery", "vulnerability-assessment"];
    assert_eq!(cell, Some(Cell::List(list.map(str::to_owned).to_vec())), "in the order of the set");
    h.keys("2");
    let cell = rows(&mut h, "R-1")[1].cell("services").cloned();
    assert_eq!(cell, Some(Cell::List(vec![list[0].to_owned(), list[2].to_owned()])));
    h.keys("1 3");
    assert_eq!(rows(&mut h, "R-1")[1].cell("services"), None, "the last one taken away");
}

#[test]
fn numbers_are_typed_and_what_is_none_is_told() {
    let mut h = table("N-1", "[[answers.N-1.row]]\nseverity = \"high\"\n");
    h.keys("Right Right 4 Right 1 \"5\" Enter");
    let minutes = |h: &mut Harness| rows(h, "N-1")[0].cell("minutes").cloned();
    assert_eq!(rows(&mut h, "N-1")[0].cell("depth"), Some(&text("4")), "the digit is the rung");
    assert_eq!(minutes(&mut h), Some(Cell::Number(15.0)));
    assert_eq!(place(&h), (0, 4));
    h.keys("Left Enter \"x\" Enter").sees(ui::NO_AMOUNT.en).sees("15x");
    h.keys("Backspace \"0\" Enter");
    assert_eq!(minutes(&mut h), Some(Cell::Number(150.0)));
    h.keys("Left Enter \"x\" Esc").sees(ui::NO_AMOUNT.en).sees("150x");
    h.keys("Esc");
    assert_eq!(h.told(), ui::NOTHING_CHANGED.en);
    assert_eq!(minutes(&mut h), Some(Cell::Number(150.0)));
    h.keys("Backspace");
    assert_eq!(minutes(&mut h), None);
}

#[test]
fn what_is_half_typed_in_a_cell_is_kept() {
    let mut h = table("R-1", TWO);
    h.keys("Enter \" 2\" Esc");
    assert_eq!(assets(&mut h), "受注DB 2 顧客台帳");
    assert_eq!(place(&h), (0, 0));
    h.keys("Down Enter \"!\" Ctrl-c");
    assert_eq!(h.code, Some(130));
    assert_eq!(assets(&mut h), "受注DB 2 顧客台帳!");
}

#[test]
fn the_mark_stays_in_the_table_behind_the_last_cell() {
    // The last column of this table is a text.
    for key in ["Enter", "Tab"] {
        let mut h = table("N-1", "[[answers.N-1.row]]\nseverity = \"high\"\n");
        h.keys(&"Right ".repeat(7)).keys("Enter \"x\"").keys(key);
        assert_eq!(place(&h), (0, 7), "{key}");
        assert!(h.app.dialogs.is_empty(), "{key}: there is no next cell to write into");
        assert_eq!(rows(&mut h, "N-1")[0].cell("authority"), Some(&text("x")));
        h.keys("Right");
        assert_eq!(place(&h), (0, 7), "{key}");
    }
    let mut h = table("N-1", "[[answers.N-1.row]]\nseverity = \"high\"\n[[answers.N-1.row]]\n");
    h.keys(&"Right ".repeat(7)).keys("Enter \"x\" Enter");
    assert_eq!(place(&h), (1, 0), "behind the last cell of a row comes the next row");
}

#[test]
fn a_row_is_copied_below_and_added_below_the_mark() {
    let mut h = table("R-1", TWO);
    h.keys("y");
    assert_eq!(assets(&mut h), "受注DB 受注DB 顧客台帳");
    assert_eq!(rows(&mut h, "R-1")[1].cell("threat"), Some(&text("high")));
    assert_eq!(place(&h), (1, 0), "the copy is marked");
    h.keys("u");
    assert_eq!(assets(&mut h), "受注DB 顧客台帳");
    h.keys("Home a Enter \"新\" Enter");
    assert_eq!(assets(&mut h), "受注DB 新 顧客台帳");
}

#[test]
fn a_removed_row_stays_in_the_file_and_undo_brings_it_back_to_its_place() {
    let mut h = table("R-1", TWO);
    h.keys("Delete");
    assert_eq!(h.told(), words::ROW_REMOVED.en);
    assert_eq!(assets(&mut h), "顧客台帳");
    assert!(h.text().contains("[[answers.R-1.removed_row]]\nasset = \"受注DB\""), "{}", h.text());
    h.keys("u");
    assert_eq!((h.app.screen, assets(&mut h)), (Screen::Table, "受注DB 顧客台帳".to_owned()));
    assert!(!h.text().contains("removed_row"));
    h.keys("Delete Delete").sees(words::NO_ROWS.en);
    h.keys("Delete Up Down y K J d 1 Backspace");
    assert_eq!(h.saved().answer("R-1").removed_rows.len(), 2);
    assert_eq!(h.work().answer().rows.len(), 0, "there is nothing that these keys could change");
}

#[test]
fn the_last_removed_row_comes_back_after_other_changes() {
    let mut h = table("R-1", TWO);
    h.keys("Delete Enter \" 2\" Enter a Enter \"新\" Enter b");
    assert_eq!(assets(&mut h), "顧客台帳 2 新 受注DB");
    assert_eq!(place(&h).0, 2, "it is marked");
    assert_eq!(rows(&mut h, "R-1")[2].cell("threat"), Some(&text("high")));
    let before = h.work().session.clone();
    h.keys("b");
    assert_eq!(h.work().session, before, "there is none left");
    h.keys("u");
    assert_eq!(assets(&mut h), "顧客台帳 2 新");
    assert_eq!(h.saved().answer("R-1").removed_rows.len(), 1);
}

#[test]
fn rows_move_up_and_down_and_stop_at_the_ends() {
    for (up, down) in [("K", "J"), ("Ctrl-Up", "Ctrl-Down")] {
        let mut h = table("R-1", TWO);
        h.keys(down);
        assert_eq!((assets(&mut h), place(&h).0), ("顧客台帳 受注DB".to_owned(), 1));
        h.keys(down);
        assert_eq!(assets(&mut h), "顧客台帳 受注DB");
        h.keys(up).keys(up);
        assert_eq!((assets(&mut h), place(&h).0), ("受注DB 顧客台帳".to_owned(), 0));
        h.keys("u");
        assert_eq!(assets(&mut h), "顧客台帳 受注DB", "each move is a step");
    }
}

#[test]
fn undo_of_something_else_leaves_the_table_and_shows_it() {
    let mut h = Harness::selection("R-1", TWO);
    h.keys("Right 3 Left Space");
    assert_eq!(h.app.screen, Screen::Table);
    h.keys("u");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "R-2"));
    assert!(h.saved().answer("R-2").choice.is_empty());
}

#[test]
fn a_table_that_does_not_apply_keeps_its_rows_until_one_is_written() {
    let mut h = Harness::selection("R-1", TWO);
    h.keys("x 1");
    assert_eq!(h.scores().progress.not_applicable, 1);
    assert_eq!(assets(&mut h), "受注DB 顧客台帳");
    h.keys("Space Esc");
    assert!(h.saved().answer("R-1").not_applicable.is_some(), "looking says nothing");
    h.keys("Space a Enter \"新\" Esc Esc");
    assert_eq!(h.saved().answer("R-1").not_applicable, None);
    assert_eq!(assets(&mut h), "受注DB 新 顧客台帳");
}

#[test]
fn what_is_out_of_sight_is_counted_on_a_narrow_screen() {
    let mut h = table("R-1", TWO);
    assert!(h.row(2).ends_with("right"), "{}", h.row(2));
    h.keys(&"Right ".repeat(11));
    assert!(h.row(2).ends_with("left"), "{}", h.row(2));
    h.sees("受注DB");
}
