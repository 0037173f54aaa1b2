use super::*;
use crate::fault::{Expected, Thing};
use crate::session::Notice;

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
        FaultKind::EffortRange,
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

#[test]
fn every_notice_is_said_on_one_line_and_differently_from_all_others() {
    let id = || "x".to_owned();
    let all = [
        Notice::NewerFormat(2),
        Notice::OtherVersion { made_for: id(), at_hand: id() },
        Notice::UnknownSection(id()),
        Notice::UnknownQuestion(id()),
        Notice::UnknownScale { question: id(), scale: id() },
        Notice::UnknownLevel { question: id(), scale: id(), level: id() },
        Notice::UnknownChoice { question: id(), choice: id() },
        Notice::SeveralChoices(id()),
        Notice::ManyCandidates(10),
        Notice::OtherKind { question: id(), key: "row" },
        Notice::OutOfBounds { question: id(), number: 1200.5 },
        Notice::UnknownColumn { question: id(), column: id() },
        Notice::UnknownCellChoice { question: id(), column: id(), choice: id() },
        Notice::OtherCell { question: id(), column: id() },
        Notice::UnknownCandidate { question: id(), candidate: id() },
        Notice::LevelAsked { question: id(), candidate: id() },
        Notice::NumberAsked { question: id(), candidate: id() },
        Notice::UnknownPass { question: id(), pass: id() },
        Notice::NumberPass(id()),
        Notice::SameCandidate(id()),
    ];
    for lang in Lang::ALL {
        let said: Vec<String> = all.iter().map(|of| notice(of, lang)).collect();
        for (at, text) in said.iter().enumerate() {
            assert!(!text.contains('\n') && !said[..at].contains(text), "{text}");
        }
        assert!(said[10].contains("1,200.5"), "{}", said[10]);
    }
}
