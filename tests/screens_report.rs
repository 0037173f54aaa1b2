//! Snapshots of the form of a report, at 80x24 and 120x40, in Japanese and English, looked at before
//! they were accepted. See `tests/screens.rs` for how they are renewed.

mod support;

use std::path::PathBuf;

use monshin::store::Written;
use monshin::text::Text;
use monshin::tui::screen::report::{Report, Stage};
use support::{Harness, Room, snap};

const DIRECTORY: &str = "/home/sato/Documents";

fn form() -> Harness {
    let room = Room::new();
    let rest = "[answers.A-1]\nas_is = { insource = \"4\" }\n";
    let file = room.session("soc-maturity", "at = \"A-1\"", rest);
    let mut h = Harness::open(room, &file, "");
    h.app.report = Report::new(PathBuf::from(DIRECTORY));
    h.keys("r s");
    h
}

fn at_stage(stage: Stage) -> Harness {
    let mut h = form();
    h.app.report.stage = stage;
    h
}

fn exists() -> Harness {
    let at = |name: &str| PathBuf::from(DIRECTORY).join(name);
    at_stage(Stage::Exists(at("年次-report-ja.md"), at("年次-report-ja-2.md"), 0))
}

fn written() -> Harness {
    let path = PathBuf::from(DIRECTORY).join("2026-11-23-年次の点検と来期の計画-report-ja.html");
    at_stage(Stage::Written(Written { path, bytes: 184_320 }))
}

fn failed() -> Harness {
    use monshin::text::Lang;

    let why = |lang| {
        let path = PathBuf::from("/mnt/share/r.md");
        let why = monshin::store::Unfit::NoDirectory;
        let error = monshin::store::Error::Unfit { path, why };
        monshin::strings::errors::error(&error, lang)
    };
    at_stage(Stage::Failed(Text::new(why(Lang::Ja), why(Lang::En))))
}

#[test]
fn the_form() {
    snap("report", form, "");
}

#[test]
fn what_is_left_out() {
    snap("report_redacted", form, "2 Down Down 2 Down 2");
}

#[test]
fn the_place_being_typed() {
    snap("report_place", form, "e");
}

#[test]
fn a_report_being_written() {
    snap("report_writing", || at_stage(Stage::Writing(3, 8)), "");
}

#[test]
fn a_file_of_the_name_is_there() {
    snap("report_exists", exists, "");
}

#[test]
fn where_it_went() {
    snap("report_written", written, "");
}

#[test]
fn why_it_could_not_be_written() {
    snap("report_failed", failed, "");
}
