use super::*;
use crate::fault::{Expected, Thing};

/// A fault of every kind.
fn every_kind() -> Vec<FaultKind> {
    let id = || "x".to_owned();
    vec![
        FaultKind::Syntax(id()),
        FaultKind::Unclosed,
        FaultKind::DuplicateKey(id()),
        FaultKind::UnknownKey { key: "titel".into(), known: vec!["title", "text"] },
        FaultKind::UnknownKey { key: "zzz".into(), known: vec!["title", "text"] },
        FaultKind::MissingKey("id"),
        FaultKind::WrongType { expected: Expected::Evidence, found: "integer" },
        FaultKind::WrongType { expected: Expected::Matrix, found: "string" },
        FaultKind::UnknownWord { word: "maen".into(), known: vec!["mean", "sum"] },
        FaultKind::UnknownWord { word: "zzz".into(), known: vec!["mean", "sum"] },
        FaultKind::Duplicate(Thing::Question, id()),
        FaultKind::Dangling(Thing::Section, id()),
        FaultKind::Dangling(Thing::Entry, id()),
        FaultKind::Dangling(Thing::Choice, id()),
        FaultKind::NotEarlier(Thing::Question, id()),
        FaultKind::NotEarlier(Thing::Column, id()),
        FaultKind::Cycle(id()),
        FaultKind::MissingLanguage("ja"),
        FaultKind::PointsFall(id()),
        FaultKind::NegativeWeight,
        FaultKind::ReservedId("none".into()),
        FaultKind::UnknownInCondition,
        FaultKind::AnsweredFalse,
        FaultKind::ConditionShape,
        FaultKind::TestShape,
        FaultKind::BadId(id()),
        FaultKind::Empty,
        FaultKind::NewerFormat(2),
        FaultKind::MaxBelowMin,
        FaultKind::MeasureShape,
        FaultKind::NotAnAxis(id()),
        FaultKind::WrongCount { column: id(), expected: 3, found: 2 },
        FaultKind::SetNotFound(id(), vec!["/a".into()]),
    ]
}

#[test]
fn every_fault_is_said_on_one_line_and_differently_from_all_others() {
    for lang in Lang::ALL {
        let all: Vec<Said> = every_kind().iter().map(|kind| fault(kind, lang)).collect();
        for (at, said) in all.iter().enumerate() {
            assert!(!said.what.contains('\n') && !said.todo.is_empty(), "{said:?}");
            assert!(!all[..at].contains(said), "{said:?}");
        }
    }
}

#[test]
fn a_near_word_is_suggested_and_a_far_one_lists_what_there_is() {
    let todo = |key: &str| {
        let known = vec!["title", "text", "when"];
        fault(&FaultKind::UnknownKey { key: key.into(), known }, Lang::En).todo
    };
    assert!(todo("titel").contains("Did you mean \"title\"?"));
    assert!(todo("Title").contains("Did you mean \"title\"?"));
    assert!(todo("colour").ends_with("title, text, when"));
}

#[test]
fn a_word_that_steers_a_terminal_is_shown_and_not_sent() {
    let said = fault(&FaultKind::BadId("a\u{1b}[2J".into()), Lang::En);
    assert!(said.what.chars().all(|char| !char.is_control()));
}
