//! What happened to single questions and their targets.

use crate::score::{NoteChange, Reached, State};

use super::{between, two};

/// What became of the target of A1.
#[track_caller]
fn reached(old: &str, new: &str) -> Reached {
    let set = two();
    let text = |answer: &str| format!("[answers]\nA1 = {{ {answer} }}\n");
    let movement = between((&set, &text(old)), (&set, &text(new)));
    assert_eq!(movement.targets.len(), 1);
    movement.targets[0].reached
}

#[rstest::rstest]
#[case::reached("in = \"4\"", Reached::Reached)]
#[case::passed("in = \"5\"", Reached::Passed)]
#[case::on_the_other_side("out = \"5\"", Reached::Passed)]
#[case::partly("in = \"3\"", Reached::Partly)]
#[case::stood_still("in = \"2\"", Reached::NotReached)]
#[case::fell("in = \"1\"", Reached::NotReached)]
#[case::unknown("in = \"unknown\"", Reached::Open)]
#[case::untouched("", Reached::Open)]
#[case::dropped("in = \"none\", out = \"none\"", Reached::Lapsed)]
fn what_was_aimed_at_is_held_against_today(#[case] now: &str, #[case] expected: Reached) {
    let old = "as_is = { in = \"2\" }, to_be = { in = \"4\" }";
    assert_eq!(reached(old, &format!("as_is = {{ {now} }}")), expected);
}

#[test]
fn a_role_that_was_to_be_dropped_is_reached_when_it_is() {
    let old = "as_is = { in = \"2\" }, to_be = { in = \"none\", out = \"none\" }";
    assert_eq!(reached(old, "as_is = { in = \"none\", out = \"none\" }"), Reached::Reached);
    assert_eq!(reached(old, "as_is = { in = \"2\" }"), Reached::NotReached);
    assert_eq!(reached(old, ""), Reached::Open);
}

#[rstest::rstest]
// "Don't know" brings 1 point in-house: no target that today's level could reach or pass.
#[case::at_its_points("in = \"unknown\"", "as_is = { in = \"1\" }", Reached::Open)]
#[case::above_its_points(
    "in = \"unknown\", out = \"none\"",
    "as_is = { in = \"4\" }",
    Reached::Open
)]
#[case::not_any_more("in = \"unknown\"", "not_applicable = \"\"", Reached::Lapsed)]
// A level that the set does not have counts as absent: what is left says that the role is dropped.
#[case::dropped("in = \"9\", out = \"none\"", "as_is = { in = \"2\" }", Reached::NotReached)]
#[case::dropped_now("in = \"9\", out = \"none\"", "not_applicable = \"\"", Reached::Reached)]
fn only_a_level_can_be_reached(#[case] aim: &str, #[case] now: &str, #[case] expected: Reached) {
    let old = format!("as_is = {{ in = \"2\" }}, to_be = {{ {aim} }}");
    assert_eq!(reached(&old, now), expected);
}

#[test]
fn a_role_that_was_to_be_started_has_a_beginning() {
    let old = "as_is = { in = \"none\", out = \"none\" }, to_be = { in = \"3\" }";
    assert_eq!(reached(old, "as_is = { in = \"2\" }"), Reached::Partly);
    assert_eq!(reached(old, "as_is = { in = \"none\", out = \"none\" }"), Reached::NotReached);
    assert_eq!(reached(old, "as_is = { in = \"3\" }"), Reached::Reached);
}

#[test]
fn a_target_in_a_section_that_is_left_out_lapses_and_one_without_is_none() {
    let set = two();
    let old = "[answers]\nA1 = { as_is = { in = \"2\" }, to_be = { in = \"4\" } }\n\
               A2 = { as_is = { in = \"2\" } }\n";
    let new = format!("[[out_of_scope]]\nsection = \"A\"\n{old}");
    let movement = between((&set, old), (&set, &new));
    let targets: Vec<_> = movement.targets.iter().map(|one| (one.question, one.reached)).collect();
    assert_eq!(targets, [(0, Reached::Lapsed)]);
    assert_eq!(movement.reached(), 0);
}

#[test]
fn notes_people_and_evidence_stand_beside_the_level() {
    let set = two();
    let old = "[about]\nparticipants = [\"Aoki\", \"Ueda\"]\n[answers.A1]\nas_is = { in = \"2\" }\n\
               note = \"before\"\n[answers.A2]\nas_is = { in = \"2\" }\nnote = \"x\"\n\
               [answers.A3]\nnote = \" \"\n";
    let new = "[about]\nparticipants = [\"Aoki\", \"Ueda\"]\n[answers.A1]\nas_is = { in = \"3\" }\n\
               note = \"after\"\nrespondent = \"Kimura\"\n\
               evidence = [{ what = \"a\", seen = 2026-11-01 }, { what = \"b\" }]\n\
               [answers.A2]\nas_is = { in = \"2\" }\nnote = \"x\"\n[answers.A3]\nnote = \"new\"\n";
    let movement = between((&set, old), (&set, new));
    let [a1, a2, a3, ..] = &movement.roles[..] else { panic!("five roles") };
    assert_eq!(
        (a1.note, a2.note, a3.note),
        (NoteChange::Changed, NoteChange::Same, NoteChange::Added)
    );
    assert_eq!(
        (&a1.old.respondents[..], &a1.new.respondents[..]),
        (&["Aoki".to_owned(), "Ueda".to_owned()][..], &["Kimura".to_owned()][..])
    );
    assert!(a1.other_respondents && !a2.other_respondents && !a3.other_respondents);
    assert_eq!((a1.old.seen, a1.new.seen), (0, 1));
    assert_eq!(
        (a1.difference(), a1.old.state, a3.new.state),
        (Some(1.0), State::Answered, State::Untouched)
    );
}
