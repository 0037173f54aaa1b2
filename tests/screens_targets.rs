//! Snapshots of the targets and of what-if, at 80x24 and 120x40, in Japanese and English, looked at
//! before they were accepted.

mod support;

use std::fmt::Write;

use monshin::questionnaire::{Kind, SHIPPED};
use support::{Harness, Room, snap};

/// A meeting that is over: every role has an answer of one kind or another, some have targets.
fn answered() -> Harness {
    let set = SHIPPED.iter().find(|set| set.id == "soc-maturity").expect("it is shipped").set();
    let kinds = [
        "as_is = { insource = \"2\", outsource = \"4\" }",
        "as_is = { insource = \"3\", outsource = \"none\" }\npriority = \"high\"",
        "as_is = { insource = \"none\", outsource = \"2\" }\nto_be = { outsource = \"4\" }",
        "as_is = { insource = \"1\", outsource = \"none\" }",
        "as_is = { insource = \"4\" }\nto_be = { insource = \"5\" }",
        "not_applicable = \"no-such-work\"",
        "as_is = { insource = \"unknown\" }\npriority = \"medium\"",
        "as_is = { insource = \"5\" }",
    ];
    let mut text = "[answers.P-2]\nchoice = [\"hybrid\"]\n".to_owned();
    let roles = set.questions.iter().filter(|one| matches!(one.kind, Kind::Level { .. }));
    for (question, kind) in roles.zip(kinds.iter().cycle()) {
        write!(text, "[answers.{}]\n{kind}\n", question.id).expect("written");
    }
    let room = Room::new();
    let head = "at = \"D-2\"\ntarget_by = 2028-03-31";
    let file = room.session("soc-maturity", head, &text);
    Harness::open(room, &file, "")
}

#[test]
fn the_targets_of_a_function() {
    snap("targets", answered, "T Down");
}

#[test]
fn the_targets_of_the_longest_function() {
    snap("targets_taken", answered, "T ] ] ] A Down Down Tab");
}

#[test]
fn the_day_of_the_targets() {
    snap("targets_day", answered, "T y");
}

#[test]
fn targets_that_are_tried() {
    snap("what_if", answered, "T w 5 Down Down 5");
}

#[test]
fn a_score_is_asked_for() {
    snap("what_if_goal", answered, "T w g \"9\" Enter");
}

#[test]
fn the_steps_of_a_path() {
    snap("what_if_path", answered, "T w g Tab \"3.8\" Enter");
}

#[test]
fn what_is_tried_while_scores_are_hidden() {
    snap("what_if_hidden", answered, "T w 5 v");
}
