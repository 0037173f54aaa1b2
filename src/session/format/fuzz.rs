//! Whatever is edited in whatever text a session can be read from, the text reads back as the session,
//! and keeps its comments.
//!
//! `MONSHIN_FUZZ=100000 cargo test --lib session::format::fuzz -- --nocapture` tries so many damaged
//! texts; `MONSHIN_FUZZ_SEED` begins elsewhere. A text that fails is printed, and becomes a seed.

#[path = "../../../tests/support/mutations.rs"]
mod mutations;
#[path = "../../../tests/support/random.rs"]
mod random;

use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::Document;
use super::properties::{Deed, WRITTEN, deed, mirror, read_back};
use crate::session::{FORMAT, Session, read};
use mutations::{mutated, seeds};
use random::{Random, number};

/// The comments of a text that is TOML.
fn comments(text: &str) -> Vec<&str> {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        rest = &rest[at..];
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|one| rest.starts_with(*one));
        let end = match quotes {
            None => {
                let end = rest.find('\n').unwrap_or(rest.len());
                comments.push(rest[..end].trim_end());
                end
            }
            Some(quotes) => quotes.len() + closing(&rest[quotes.len()..], quotes),
        };
        rest = &rest[end..];
    }
    comments
}

/// How long a string is from its first character to behind its closing quotes.
fn closing(text: &str, quotes: &str) -> usize {
    let mut at = 0;
    while !text[at..].starts_with(quotes) {
        let escaped = quotes.starts_with('"') && text[at..].starts_with('\\');
        at += usize::from(escaped);
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        assert!(at < text.len(), "a string without an end in\n{text}");
    }
    at += quotes.len();
    // Two more may stand right before the closing ones.
    let more = text[at..].chars().take_while(|char| quotes.starts_with(*char)).count();
    at + if quotes.len() == 3 { more } else { 0 }
}

/// Does the deeds to a text, and looks at it after each.
fn edited(text: &str, session: Session, deeds: Vec<Deed>) {
    let mut document = Document::parse(text).expect("TOML");
    let mut session = session;
    session.answers.retain(|_, answer| *answer != crate::session::Answer::EMPTY);
    let mut before = document.to_string();
    let comments = comments(text);
    for deed in deeds {
        let edit = deed.edit(&session);
        let said = format!("{edit:?}");
        mirror(&mut document, &mut session, edit);
        let text = document.to_string();
        assert_eq!(read_back(&text), session, "\n{said}\nof\n{before}\nis\n{text}");
        for comment in &comments {
            assert!(
                text.contains(comment),
                "{comment} is lost by\n{said}\nof\n{before}\nin\n{text}"
            );
        }
        before = text;
    }
}

#[test]
fn edits_of_any_text_that_is_read_read_back_and_keep_its_comments() {
    // The deeds are done to questions of these names.
    let named = |text: String| {
        let names = [("L", "A-1"), ("N", "A-2"), ("T", "A-4"), ("R", "R-1"), ("V", "V-1")];
        names.into_iter().fold(text, |text, (from, to)| {
            text.replace(&format!("answers.{from}"), &format!("answers.{to}"))
        })
    };
    let mut seeds: Vec<String> = seeds("sessions").into_iter().map(named).collect();
    seeds.push(WRITTEN.to_owned());
    let deeds = proptest::collection::vec(deed(), 1..6);
    let count = number("MONSHIN_FUZZ").unwrap_or(50);
    let first = number("MONSHIN_FUZZ_SEED").unwrap_or(0);
    let mut taken = 0_u64;
    for case in first..first + count {
        let text = mutated(&seeds, &mut Random::new(case));
        let Ok(session) = read(&text) else { continue };
        if session.format > FORMAT {
            continue;
        }
        taken += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&case.to_le_bytes());
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), random);
        let deeds = deeds.new_tree(&mut runner).expect("deeds").current();
        let done = catch_unwind(AssertUnwindSafe(|| edited(&text, session, deeds)));
        assert!(done.is_ok(), "case {case} fails:\n{text}");
    }
    println!("{count} tried, {taken} edited");
}
