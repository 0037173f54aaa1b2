//! Tables: the grid, the cell in full, what is typed.

use crate::filled::selection;
use crate::support::{Harness, Room};

/// In the table of the risks, with so many rows.
fn risks(rows: usize) -> Harness {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &selection("R-1", 1, rows, true));
    let mut h = Harness::open(room, &file, "");
    h.keys("Space");
    h
}

#[test]
fn choices_out_of_sight_are_counted_and_dont_know_always_stands_below_them() {
    let mut h = risks(1);
    h.keys("End Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    h.sees("What to protect").sees("[x]   Device and log monitoring").sees("d  don't know");
    h.sees("-8").sees("+10");
    h.keys("Enter Home").sees("+18").sees("[ ]1  Risk assessment");
    h.keys("End").sees("-18").sees("[ ]   Support of reporting").sees("[ ]d  don't know");
    h.keys("d").sees("[x]d  don't know");
    h.keys("Space").sees("[x]   Support of reporting").sees("[ ]d  don't know");
}

#[test]
fn a_cell_is_written_where_it_stood_and_wraps() {
    let mut h = risks(1);
    h.keys("Enter");
    assert_eq!(h.screen().matches("受注データベース0").count(), 2, "{}", h.screen());
    let long = "長い説明".repeat(20);
    h.keys(&format!("paste:\"{long}\""));
    assert!(h.screen().matches("長い説明").count() >= 18, "{}", h.screen());
    assert!(h.has_caret());
    h.keys("Enter");
    assert_eq!(h.told(), "");
    let text = format!("受注データベース0{long}");
    assert_eq!(h.work().answer().rows[0].cell("asset"), Some(&monshin::session::Cell::Text(text)));
}

#[test]
fn a_session_that_is_only_read_shows_its_rows_and_decisions_in_full() {
    let room = Room::new();
    let text = selection("R-1", 1, 3, true).replace("format = 1", "format = 2");
    let file = room.write("sessions/s.toml", &text);
    let mut h = Harness::open(room, &file, "");
    h.keys("Space").sees("受注データベース2");
    for key in ["a", "Delete", "Backspace", "K", "J", "y", "b", "1", "d", "Enter"] {
        h.keys(key);
        assert!(h.app.dialogs.is_empty());
    }
    assert_eq!(h.work().answer().rows.len(), 3);
    assert!(!h.footer().contains("add"), "{}", h.footer());
    h.keys("Esc C");
    assert!(!h.footer().contains("add"), "{}", h.footer());
    h.keys("\"x\" Esc PgDn Tab Tab");
    let room = Room::new();
    let text = selection("M-3", 1, 0, true).replace("format = 1", "format = 2");
    let file = room.write("sessions/s.toml", &text);
    let mut h = Harness::open(room, &file, "");
    h.keys("Tab Space").sees("二行目").sees("2026-11-20");
    h.keys("\"x\" Esc");
    assert!(h.app.dialogs.is_empty());
}

#[test]
fn undo_marks_the_row_that_it_brings_back_and_the_cell_that_it_changes() {
    let mut h = risks(40);
    h.keys("Down Down Down Delete Home u");
    assert_eq!((h.app.table.row, h.app.table.column), (3, 0));
    h.keys("End Tab Tab Tab Tab 3 Home Shift-Tab Shift-Tab u");
    assert_eq!((h.app.table.row, h.app.table.column), (39, 4));
    h.keys("Home Ctrl-r");
    assert_eq!((h.app.table.row, h.app.table.column), (39, 4));
}

#[test]
fn undo_that_leads_to_a_narrower_table_marks_a_cell_of_it() {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &selection("N-1", 1, 2, true));
    let mut h = Harness::open(room, &file, "");
    h.keys("Space 2 Esc / \"R-1\" Enter Space");
    assert_eq!(h.question(), "R-1");
    h.keys("Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab u");
    assert_eq!(h.question(), "N-1");
    assert_eq!((h.app.table.row, h.app.table.column), (0, 0));
    h.keys("1 u").sees("Critical");
}

#[test]
fn the_marked_row_is_in_sight_on_the_smallest_screen() {
    let mut h = risks(3);
    h.keys("resize:40x10");
    for row in 0..3 {
        // Cut in the narrow column, the name stands in full below the grid.
        let name = format!("受注データベース{row}");
        assert!(h.screen().matches("受注").count() >= 2, "{}", h.screen());
        h.sees(&name);
        h.keys("Down");
    }
}

#[test]
fn a_filled_table_leads_straight_to_the_results() {
    use monshin::tui::app::Screen;
    for key in ["r", "F7"] {
        let mut h = risks(1);
        assert_eq!(h.app.screen, Screen::Table);
        h.keys(key);
        assert_eq!(h.app.screen, Screen::Results);
        h.keys("Esc");
        assert_eq!((h.question(), h.app.screen), ("R-1", Screen::Interview));
    }
}
