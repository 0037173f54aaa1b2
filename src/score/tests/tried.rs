//! What a trial changes, what that takes and what it brings.

use super::{level, section, session, set};
use crate::questionnaire::Questionnaire;
use crate::score::{Efforts, TriedTarget, tried_targets};
use crate::session::{Entries, Entry, Session};

fn two() -> Questionnaire {
    set(&[section("A", ""), level("Q", "A"), level("R", "A")].concat())
}

const BEFORE: &str = "[answers]\nQ = { as_is = { in = \"2\" } }\n\
                      R = { as_is = { in = \"3\" }, to_be = { in = \"4\" }, priority = \"high\" }\n";

fn tried(to_be: &[(&str, &[(&str, &str)])]) -> Vec<TriedTarget> {
    let before = session(BEFORE);
    let mut after: Session = before.clone();
    for (question, entries) in to_be {
        let entry = |(scale, word): &(&str, &str)| ((*scale).to_owned(), Entry::from_word(word));
        let entries: Entries = entries.iter().map(entry).collect();
        after.answers.get_mut(*question).expect("an answer").to_be = entries;
    }
    tried_targets(&two(), &before, &after, &Efforts::default())
}

#[test]
fn a_raise_begins_at_the_as_is_or_at_the_target_that_is_given() {
    let list = tried(&[("Q", &[("in", "4")]), ("R", &[("in", "5")])]);
    // R is urgent; Q takes 2 + 2 from level 2, R takes 1 from its target 4.
    let told: Vec<_> = list.iter().map(|one| (one.question, one.effort, one.gain)).collect();
    assert_eq!(told, [(1, 1.0, 0.5), (0, 4.0, 1.0)]);
    assert_eq!(list[0].from, Some(Entry::Level("4".into())));
    assert_eq!(list[1].to, Some(Entry::Level("4".into())));
}

#[test]
fn lowering_takes_nothing_and_brings_less() {
    let list = tried(&[("R", &[("in", "2")])]);
    assert_eq!((list[0].effort, list[0].gain), (0.0, -1.0));
    let list = tried(&[("R", &[])]);
    assert_eq!((list[0].to.clone(), list[0].effort, list[0].gain), (None, 0.0, -0.5));
}

#[test]
fn a_side_where_the_role_does_not_stand_begins_at_the_lowest_level() {
    // The other side stays as it is, and takes nothing.
    let list = tried(&[("Q", &[("in", "2"), ("out", "5")])]);
    assert_eq!((list[0].from.clone(), list[0].effort), (None, 3.0));
    assert_eq!(list[0].scale, 1);
}

#[test]
fn what_is_as_before_is_no_change() {
    assert_eq!(tried(&[("R", &[("in", "4")])]), []);
}
