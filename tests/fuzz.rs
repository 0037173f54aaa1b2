//! Both parsers on texts that nobody would write: seeds with random damage.
//!
//! `MONSHIN_FUZZ=1000000 cargo test --release --test fuzz -- --nocapture` tries so many of each;
//! `MONSHIN_FUZZ_SEED` begins elsewhere. An input that fails is printed, and becomes a seed.

#[path = "support/judged.rs"]
mod judged;
#[path = "support/mutations.rs"]
mod mutations;
#[path = "support/random.rs"]
mod random;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use mutations::{mutated, seeds};
use random::{Random, number};

/// Tries `count` damaged texts; `read` says whether one was taken.
fn fuzz(of: &str, count: u64, read: impl Fn(&str) -> bool) {
    let seeds = seeds(of);
    for seed in &seeds {
        read(seed);
    }
    let count = number("MONSHIN_FUZZ").unwrap_or(count);
    let first = number("MONSHIN_FUZZ_SEED").unwrap_or(0);
    let (mut taken, mut slowest) = (0_u64, (Duration::ZERO, 0));
    for case in first..first + count {
        let text = mutated(&seeds, &mut Random::new(case));
        let begun = Instant::now();
        let Ok(was_taken) = catch_unwind(AssertUnwindSafe(|| read(&text))) else {
            panic!("case {case} of {of} fails:\n{text}");
        };
        taken += u64::from(was_taken);
        slowest = slowest.max((begun.elapsed(), case));
    }
    println!("{of}: {count} tried, {taken} taken, slowest {slowest:?}");
}

#[test]
fn any_text_is_read_as_a_session_or_refused_with_places() {
    fuzz("sessions", 200, |text| judged::session(text).is_ok());
}

#[test]
fn any_text_is_read_as_a_set_or_refused_with_places() {
    fuzz("sets", 100, judged::set);
}
