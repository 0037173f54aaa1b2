//! Two sessions: what moved and why, worked out by hand.

mod properties;
mod roles;

use crate::questionnaire::Questionnaire;
use crate::score::{Cause, CausePart, Judged, Movement, ScoreMovement, movement, scores};

use super::{level, question, section, session, set};

/// Two sections: A with A1, A2, A3 and B with B1, B2; all on both scales.
pub(super) fn two() -> Questionnaire {
    let roles = ["A1", "A2", "A3"].map(|id| level(id, "A")).concat();
    let others = ["B1", "B2"].map(|id| level(id, "B")).concat();
    set(&[section("A", ""), section("B", ""), roles, others].concat())
}

/// The text of the answers of a session: ids with the level in-house, `?` for unknown, `x` for not
/// applicable, `o4` for bought at level 4... on a scale of 1 and 5 that is `o5`.
pub(super) fn said(answers: &[(&str, &str)]) -> String {
    let one = |(id, word): &(&str, &str)| match *word {
        "?" => format!("{id} = {{ as_is = {{ in = \"unknown\" }} }}\n"),
        "x" => format!("{id} = {{ not_applicable = \"\" }}\n"),
        bought if bought.starts_with('o') => {
            format!("{id} = {{ as_is = {{ out = \"{}\" }} }}\n", &bought[1..])
        }
        level => format!("{id} = {{ as_is = {{ in = \"{level}\" }} }}\n"),
    };
    format!("[answers]\n{}", answers.iter().map(one).collect::<String>())
}

/// Compares two texts of sessions, each by its own set.
pub(super) fn between(old: (&Questionnaire, &str), new: (&Questionnaire, &str)) -> Movement {
    let (before, now) = (session(old.1), session(new.1));
    let (old_scores, new_scores) = (scores(old.0, &before), scores(new.0, &now));
    movement(
        Judged { set: old.0, session: &before, scores: &old_scores },
        Judged { set: new.0, session: &now, scores: &new_scores },
    )
}

fn moved(old: &[(&str, &str)], new: &[(&str, &str)]) -> Movement {
    let set = two();
    between((&set, &said(old)), (&set, &said(new)))
}

#[track_caller]
fn near(a: Option<f64>, b: f64) {
    let a = a.expect("a number");
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

/// The one part of a cause.
fn part(score: &ScoreMovement, cause: Cause) -> CausePart {
    *score.causes.iter().find(|part| part.cause == cause).expect("the cause")
}

#[test]
fn where_the_same_roles_are_answered_the_whole_difference_is_like_for_like() {
    let movement =
        moved(&[("A1", "2"), ("A2", "3"), ("B1", "4")], &[("A1", "4"), ("A2", "2"), ("B1", "4")]);
    let (a, b) = (&movement.sections[0].1, &movement.sections[1].1);
    assert_eq!((a.old, a.new, a.difference()), (Some(2.5), Some(3.0), Some(0.5)));
    let like = a.like_for_like.expect("roles in both");
    assert_eq!((like.old, like.new, like.change(), like.roles), (2.5, 3.0, 0.5, 2));
    assert!(a.causes.is_empty() && b.causes.is_empty());
    assert_eq!(b.difference(), Some(0.0));
    // Overall, the mean of the two: 3.25 and 3.5.
    assert_eq!(movement.overall.difference(), Some(0.25));
    assert_eq!(
        movement.overall.like_for_like.map(|like| (like.change(), like.roles)),
        Some((0.25, 3))
    );
}

#[test]
fn a_role_that_is_answered_anew_does_not_look_like_an_improvement() {
    // A1 stays at 2; A2 was untouched and is 5: the score rises, nothing has improved.
    let movement = moved(&[("A1", "2")], &[("A1", "2"), ("A2", "5")]);
    let a = &movement.sections[0].1;
    assert_eq!(a.difference(), Some(1.5));
    assert_eq!(a.like_for_like.map(|like| (like.change(), like.roles)), Some((0.0, 1)));
    let answering = part(a, Cause::Answering);
    assert_eq!((answering.points, answering.came, answering.went), (1.5, 1, 0));
}

#[test]
fn an_unknown_that_is_resolved_is_told_apart() {
    // A1 from 3 to 4. A2 from unknown (1 point) to 5. 2.0 becomes 4.5.
    // Down to A1 alone: 2.0 to 3.0, +1.0; its level +1.0; up again: 4.0 to 4.5, +0.5.
    let movement = moved(&[("A1", "3"), ("A2", "?")], &[("A1", "4"), ("A2", "5")]);
    let a = &movement.sections[0].1;
    assert_eq!(a.difference(), Some(2.5));
    near(a.like_for_like.map(|like| like.change()), 1.0);
    let unknown = part(a, Cause::Unknown);
    near(Some(unknown.points), 1.5);
    assert_eq!((unknown.came, unknown.went, unknown.stayed), (1, 0, 0));
}

#[test]
fn what_is_unknown_in_both_sessions_dampens_the_change_and_says_so() {
    // A1 from 2 to 4, A2 unknown at 1 point in both: 1.5 becomes 2.5 where the role rose by 2.
    let movement = moved(&[("A1", "2"), ("A2", "?")], &[("A1", "4"), ("A2", "?")]);
    let a = &movement.sections[0].1;
    near(a.like_for_like.map(|like| like.change()), 2.0);
    let unknown = part(a, Cause::Unknown);
    near(Some(unknown.points), -1.0);
    assert_eq!((unknown.came, unknown.went, unknown.stayed), (0, 0, 1));
}

#[test]
fn what_does_not_apply_any_more_raises_the_score_and_nobody_improved() {
    // 3.0 of 5 and 1; without the 1 it is 5.0.
    let movement = moved(&[("A1", "5"), ("A2", "1")], &[("A1", "5"), ("A2", "x")]);
    let a = &movement.sections[0].1;
    assert_eq!(a.difference(), Some(2.0));
    near(a.like_for_like.map(|like| like.change()), 0.0);
    let gone = part(a, Cause::Applicability);
    assert_eq!((gone.points, gone.came, gone.went), (2.0, 0, 1));
}

#[test]
fn a_section_that_is_left_out_moves_the_whole_by_scope() {
    let set = two();
    let old = said(&[("A1", "4"), ("B1", "2")]);
    let out = format!("[[out_of_scope]]\nsection = \"B\"\n{old}");
    let movement = between((&set, &old), (&set, &out));
    assert_eq!(movement.overall.difference(), Some(1.0));
    near(movement.overall.like_for_like.map(|like| like.change()), 0.0);
    let scope = part(&movement.overall, Cause::Scope);
    assert_eq!((scope.points, scope.went), (1.0, 1));
    let b = &movement.sections[1].1;
    assert_eq!((b.new, b.difference(), b.like_for_like), (None, None, None));
    assert!(b.causes.is_empty(), "there is no difference to explain");
}

#[test]
fn another_version_of_the_set_is_a_cause_of_its_own() {
    // Weights 1 and 1 give 3.0 of 2 and 4. The new set gives A2 the weight 3, which alone makes 3.5 of
    // the old answers; it asks A4, and no longer A3.
    let one =
        |id: &str, more: &str| question(id, "A", "level", &format!("scales = [\"in\"]\n{more}"));
    let old_set = set(&[section("A", ""), one("A1", ""), one("A2", ""), one("A3", "")].concat());
    let new_set =
        set(&[section("A", ""), one("A1", ""), one("A2", "weight = 3"), one("A4", "")].concat());
    let old = said(&[("A1", "2"), ("A2", "4"), ("A3", "3")]);
    let new = said(&[("A1", "2"), ("A2", "5"), ("A3", "3"), ("A4", "5")]);
    let movement = between((&old_set, &old), (&new_set, &new));
    let a = &movement.sections[0].1;
    // Old 3.0; by the new set 3.5; A2 one higher 4.25; with A4 (2 + 15 + 5) / 5 = 4.4.
    assert_eq!((a.old, a.new), (Some(3.0), Some(4.4)));
    near(a.like_for_like.map(|like| like.old), 3.5);
    near(a.like_for_like.map(|like| like.new), 4.25);
    let version = part(a, Cause::Version);
    near(Some(version.points), 0.5 + 0.15);
    assert_eq!((version.came, version.went, version.stayed), (1, 1, 1));
    assert_eq!(movement.no_longer_asked, ["A3"]);
    assert_eq!(a.causes.len(), 1);
}

#[test]
fn a_role_that_changed_sides_is_a_part_of_the_change_like_for_like() {
    // A1 from 2 in-house to 5 bought, A2 from 3 to 4 in-house.
    let movement = moved(&[("A1", "2"), ("A2", "3")], &[("A1", "o5"), ("A2", "4")]);
    let like = movement.sections[0].1.like_for_like.expect("roles in both");
    assert_eq!((like.change(), like.roles, like.side_moved, like.by_side), (2.0, 2, 1, 1.5));
    assert!(movement.roles[0].side_moved && !movement.roles[1].side_moved);
}

#[test]
fn a_second_side_of_the_same_level_is_not_another_side() {
    let set = two();
    let old = "[answers]\nA1 = { as_is = { in = \"5\" } }\n";
    let both = "[answers]\nA1 = { as_is = { in = \"5\", out = \"5\" } }\n";
    let movement = between((&set, old), (&set, both));
    assert!(!movement.roles[0].side_moved && !movement.roles[0].moved());
    assert_eq!(movement.roles[0].new.counting, [0, 1]);
}

#[test]
fn without_a_common_role_nothing_is_like_for_like_and_the_causes_still_add_up() {
    let movement = moved(&[("A1", "2")], &[("A2", "5")]);
    let a = &movement.sections[0].1;
    assert_eq!((a.difference(), a.like_for_like), (Some(3.0), None));
    let answering = part(a, Cause::Answering);
    assert_eq!((answering.points, answering.came, answering.went), (3.0, 1, 1));
}

#[test]
fn against_an_empty_session_there_is_no_difference() {
    let movement = moved(&[], &[("A1", "2")]);
    assert_eq!(movement.overall, ScoreMovement { new: Some(2.0), ..ScoreMovement::default() });
}

#[test]
fn the_rule_on_group_companies_is_known_by_its_choices() {
    let choice = |id: &str| {
        format!("[[question.choice]]\nid = \"{id}\"\ntext = {{ ja = \"t\", en = \"t\" }}\n")
    };
    let choices = [choice("inside"), choice("outside")].concat();
    let set =
        set(&[section("P", "score = \"none\""), question("G", "P", "single", &choices)].concat());
    let answered = |word: &str| format!("[answers]\nG = {{ choice = [\"{word}\"] }}\n");
    let changed = |old: &str, new: &str| between((&set, old), (&set, new)).group_rule_changed;
    assert!(changed(&answered("inside"), &answered("outside")));
    assert!(!changed(&answered("inside"), &answered("inside")));
    assert!(!changed("", &answered("inside")), "it was not said before");
}
