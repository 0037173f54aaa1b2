//! Panics on purpose, so that tests can see what becomes of the terminal and of the data. Only in
//! builds with debug assertions: a release build has none of it.

use super::effect::News;
use super::writer::Told;
use crate::store::SaverEvent;

/// Panics on the thread that tells, where `MONSHIN_PANIC` is `saver` or `report`.
pub fn by_news(news: &News) {
    match news {
        News::Saver(SaverEvent::Saved { .. }) => at("saver"),
        News::Report(_, Told::Step(..)) => at("report"),
        _ => {}
    }
}

/// Panics where `MONSHIN_PANIC` is `main`, at the first other size of the terminal.
pub fn by_resize() {
    at("main");
}

/// Panics where `MONSHIN_PANIC` is `aside`, while the workbook is worked on by another thread.
pub fn by_working_aside() {
    at("aside");
}

#[cfg(debug_assertions)]
fn at(place: &str) {
    let is_meant = std::env::var_os("MONSHIN_PANIC").is_some_and(|meant| meant == place);
    assert!(!is_meant, "provoked on {place}");
}

#[cfg(not(debug_assertions))]
fn at(_: &str) {}
