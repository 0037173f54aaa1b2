//! What is proposed, by pattern, side and as-is.

use super::{question, section, session};
use crate::questionnaire::{Kind, Questionnaire};
use crate::score::{proposed_target, proposed_targets, scores};

const SCALE: &str = r#"
format = 1
id = "test"
version = "1"
languages = ["ja", "en"]
title = { ja = "t", en = "t" }
"#;

/// A scale whose levels bring these points; their ids are `l1`, `l2` and so on.
fn scale(id: &str, points: &[u8]) -> String {
    let text = "{ ja = \"t\", en = \"t\" }";
    let level = |(at, points): (usize, &u8)| {
        format!("{{ id = \"l{}\", points = {points}, text = {text} }}", at + 1)
    };
    let levels: Vec<String> = points.iter().enumerate().map(level).collect();
    format!("[[scale]]\nid = \"{id}\"\ntitle = {text}\nlevel = [{}]\n", levels.join(", "))
}

const FIVE: [u8; 5] = [1, 2, 3, 4, 5];

/// A pattern question and one role in this region, on scales with these points.
fn set(region: &str, inside: &[u8], outside: &[u8]) -> Questionnaire {
    let choice = "[[question.choice]]\nid = \"hybrid\"\ntext = { ja = \"t\", en = \"t\" }\n\
                  tags = { insource = [\"1\", \"2\"] }\n";
    let role = format!(
        "scales = [\"insource\", \"outsource\"]\ntarget = true\ntags = {{ region = \"{region}\" }}"
    );
    let text = [
        SCALE,
        &scale("insource", inside),
        &scale("outsource", outside),
        &section("P", "score = \"none\""),
        &section("A", ""),
        &question("P-2", "P", "single", "tags = { pattern = \"aim\" }"),
        choice,
        &question("Q", "A", "level", &role),
    ]
    .concat();
    crate::questionnaire::parse(&text).expect("a set without faults")
}

/// The scale and level proposed for the role; `pattern` says whether one is aimed at.
fn proposed(set: &Questionnaire, pattern: bool, answer: &str) -> Option<(String, String)> {
    let pattern = if pattern { "P-2 = { choice = [\"hybrid\"] }\n" } else { "" };
    let session = session(&format!("[answers]\n{pattern}Q = {{ {answer} }}\n"));
    let target = proposed_target(set, &session, &scores(set, &session), 1)?;
    Some((set.scales[target.scale].id.clone(), target.level))
}

fn is(scale: &str, level: &str) -> (String, String) {
    (scale.to_owned(), level.to_owned())
}

#[rstest::rstest]
#[case::in_house("1", "as_is = { insource = \"l2\" }", "insource", "l4")]
#[case::bought("4", "as_is = { outsource = \"l2\" }", "outsource", "l5")]
#[case::untouched("1", "", "insource", "l4")]
#[case::unknown("4", "as_is = { outsource = \"unknown\" }", "outsource", "l5")]
#[case::to_be_bought("4", "as_is = { insource = \"l3\", outsource = \"none\" }", "outsource", "l5")]
#[case::never_below("1", "as_is = { insource = \"l5\" }", "insource", "l5")]
#[case::never_below_the_other_side("1", "as_is = { outsource = \"l5\" }", "insource", "l5")]
#[case::both_the_other_higher(
    "2",
    "as_is = { insource = \"l2\", outsource = \"l5\" }",
    "outsource",
    "l5"
)]
#[case::both_the_other_not_above_the_aim(
    "2",
    "as_is = { insource = \"l2\", outsource = \"l4\" }",
    "insource",
    "l4"
)]
fn a_pattern_names_the_side(
    #[case] region: &str,
    #[case] answer: &str,
    #[case] scale: &str,
    #[case] level: &str,
) {
    assert_eq!(proposed(&set(region, &FIVE, &FIVE), true, answer), Some(is(scale, level)));
}

#[rstest::rstest]
#[case::where_it_stands("as_is = { outsource = \"l2\" }", "outsource", "l5")]
#[case::the_higher("as_is = { insource = \"l3\", outsource = \"l2\" }", "insource", "l4")]
#[case::alike("as_is = { insource = \"l3\", outsource = \"l3\" }", "insource", "l4")]
#[case::nothing_known("", "insource", "l4")]
#[case::only_unknown("as_is = { outsource = \"unknown\" }", "outsource", "l5")]
fn without_a_pattern_the_as_is_does(
    #[case] answer: &str,
    #[case] scale: &str,
    #[case] level: &str,
) {
    assert_eq!(proposed(&set("1", &FIVE, &FIVE), false, answer), Some(is(scale, level)));
}

#[rstest::rstest]
#[case::alike("as_is = { insource = \"l3\", outsource = \"l3\" }", "insource", "l4")]
#[case::unknown("as_is = { insource = \"unknown\", outsource = \"unknown\" }", "insource", "l4")]
#[case::nothing_known("", "insource", "l4")]
#[case::the_higher("as_is = { insource = \"l2\", outsource = \"l3\" }", "outsource", "l5")]
fn in_house_goes_before_whichever_scale_is_named_first(
    #[case] answer: &str,
    #[case] scale: &str,
    #[case] level: &str,
) {
    let mut set = set("1", &FIVE, &FIVE);
    let Kind::Level { scales } = &mut set.questions[1].kind else { panic!("a role") };
    scales.reverse();
    assert_eq!(proposed(&set, false, answer), Some(is(scale, level)));
}

#[test]
fn where_both_sides_are_alike_the_pattern_decides() {
    let set = set("4", &[1, 8], &[1, 8]);
    let alike = "as_is = { insource = \"l2\", outsource = \"l2\" }";
    assert_eq!(proposed(&set, true, alike), Some(is("outsource", "l2")));
}

#[rstest::rstest]
#[case::not_applicable("not_applicable = \"no-such-work\"")]
#[case::decided_against("as_is = { insource = \"none\", outsource = \"none\" }")]
fn what_does_not_apply_has_no_proposal(#[case] answer: &str) {
    assert_eq!(proposed(&set("1", &FIVE, &FIVE), true, answer), None);
}

#[test]
fn out_of_scope_has_no_proposal() {
    let set = set("1", &FIVE, &FIVE);
    let session = session("[[out_of_scope]]\nsection = \"A\"\nreason = \"\"\n");
    assert_eq!(proposed_targets(&set, &session, &scores(&set, &session)), []);
}

#[test]
fn the_aim_is_points_and_not_an_id() {
    // No level has 4 points: the next higher one is proposed, and where there is none the highest.
    assert_eq!(proposed(&set("1", &[0, 3, 6, 9], &FIVE), true, ""), Some(is("insource", "l3")));
    assert_eq!(proposed(&set("1", &[0, 1, 2], &FIVE), true, ""), Some(is("insource", "l3")));
    assert_eq!(proposed(&set("4", &FIVE, &[0, 1, 2]), true, ""), Some(is("outsource", "l3")));
}

#[test]
fn a_given_to_be_does_not_change_the_proposal() {
    let set = set("1", &FIVE, &FIVE);
    assert_eq!(proposed(&set, true, "to_be = { outsource = \"l2\" }"), Some(is("insource", "l4")));
}
