//! Any text, read as a session: see `judged::session` for what holds.
#![no_main]

#[path = "../../tests/support/judged.rs"]
mod judged;

libfuzzer_sys::fuzz_target!(|text: &str| {
    // Refused or taken: either is fine, as long as what holds of it does.
    let _ = judged::session(text);
});
