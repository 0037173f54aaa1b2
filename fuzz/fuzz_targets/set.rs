//! Any text, read as a set: see `judged::set` for what holds.
#![no_main]

#[path = "../../tests/support/judged.rs"]
mod judged;

libfuzzer_sys::fuzz_target!(|text: &str| {
    judged::set(text);
});
