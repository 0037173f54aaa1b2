//! The numbers of the formats, worked out by hand.

mod candidates;
mod compare;
mod explain;
mod notices;
mod path;
mod plan;
mod prices;
mod profile;
mod properties;
mod readiness;
mod risks;
pub(crate) mod selection;
mod services;
mod shipped;
mod sourcing;
mod states;
mod tables;
mod targets;
mod terms;
mod trend;
mod tried;
mod turns;

use crate::questionnaire::{Questionnaire, parse};
use crate::session::{self, Session};

use super::{Scores, State, ToBe, scores};

const HEAD: &str = r#"
format = 1
id = "test"
version = "1"
languages = ["ja", "en"]
title = { ja = "t", en = "t" }
[[scale]]
id = "in"
title = { ja = "t", en = "t" }
unknown = 1
level = [
  { id = "1", points = 1, text = { ja = "t", en = "t" } },
  { id = "2", points = 2, text = { ja = "t", en = "t" } },
  { id = "3", points = 3, text = { ja = "t", en = "t" } },
  { id = "4", points = 4, text = { ja = "t", en = "t" } },
  { id = "5", points = 5, text = { ja = "t", en = "t" } },
]
[[scale]]
id = "out"
title = { ja = "t", en = "t" }
unknown = 2
level = [
  { id = "1", points = 1, text = { ja = "t", en = "t" } },
  { id = "5", points = 5, text = { ja = "t", en = "t" } },
]
[[scale]]
id = "silent"
title = { ja = "t", en = "t" }
level = [
  { id = "1", points = 1, text = { ja = "t", en = "t" } },
  { id = "5", points = 5, text = { ja = "t", en = "t" } },
]
"#;

fn set(body: &str) -> Questionnaire {
    parse(&format!("{HEAD}{body}")).expect("a set without faults")
}

fn section(id: &str, more: &str) -> String {
    format!("[[section]]\nid = \"{id}\"\ntitle = {{ ja = \"t\", en = \"t\" }}\n{more}\n")
}

fn question(id: &str, section: &str, kind: &str, more: &str) -> String {
    format!(
        "[[question]]\nid = \"{id}\"\nsection = \"{section}\"\nkind = \"{kind}\"\n\
         title = {{ ja = \"t\", en = \"t\" }}\ntext = {{ ja = \"t\", en = \"t\" }}\n{more}\n"
    )
}

fn level(id: &str, section: &str) -> String {
    question(id, section, "level", "scales = [\"in\", \"out\"]\ntarget = true")
}

fn session(answers: &str) -> Session {
    let head = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"test\"\n";
    session::read(&format!("{head}{answers}")).expect("a session without faults")
}

fn scored(set: &Questionnaire, answers: &str) -> Scores {
    scores(set, &session(answers))
}

/// The worked example of the formats: A1 = 4, A2 = 3, B1 = 2, B2 = 5 with weight 3.
fn worked() -> Questionnaire {
    let weighted = question("B2", "B", "level", "scales = [\"in\"]\nweight = 3");
    let one = |id, section| question(id, section, "level", "scales = [\"in\"]");
    set(&[
        section("A", ""),
        section("B", ""),
        one("A1", "A"),
        one("A2", "A"),
        one("B1", "B"),
        weighted,
    ]
    .concat())
}

const FOUR: &str = "[answers]\nA1 = { as_is = { in = \"4\" } }\nA2 = { as_is = { in = \"3\" } }\n\
                    B1 = { as_is = { in = \"2\" } }\n";

#[test]
fn the_worked_example_of_the_formats() {
    let set = worked();
    let all = scored(&set, &format!("{FOUR}B2 = {{ as_is = {{ in = \"5\" }} }}\n"));
    assert_eq!(all.sections[0].as_is, Some(3.5));
    assert_eq!(all.sections[1].as_is, Some(4.25));
    assert_eq!(all.overall.as_is, Some(3.875));

    let without = format!("{FOUR}B2 = {{ not_applicable = \"\" }}\n");
    let fewer = scored(&set, &without);
    assert_eq!(fewer.sections[1].as_is, Some(2.0));
    assert_eq!(fewer.overall.as_is, Some(2.75));

    let untouched = without.replace("A2 = { as_is = { in = \"3\" } }\n", "");
    let least = scored(&set, &untouched);
    assert_eq!(least.sections[0].as_is, Some(4.0));
    let overall = least.overall;
    assert_eq!((overall.as_is, overall.low, overall.high), (Some(3.0), Some(2.25), Some(3.25)));
    let counts = overall.counts;
    assert_eq!((counts.answered, counts.not_applicable, counts.untouched), (2, 1, 1));
}

/// One question on both scales, and what its answer comes to.
fn one(answer: &str) -> super::QuestionScore {
    let set = set(&[section("A", ""), level("Q", "A")].concat());
    scored(&set, &format!("[answers]\nQ = {{ {answer} }}\n")).questions[0]
}

#[rstest::rstest]
#[case::nothing("", State::Untouched, None)]
#[case::none_on_one("as_is = { in = \"none\" }", State::Untouched, None)]
#[case::one_level("as_is = { in = \"3\" }", State::Answered, Some(3.0))]
#[case::best_counts("as_is = { in = \"3\", out = \"5\" }", State::Answered, Some(5.0))]
#[case::other_none("as_is = { in = \"3\", out = \"none\" }", State::Answered, Some(3.0))]
#[case::partly("as_is = { in = \"3\", out = \"unknown\" }", State::Answered, Some(3.0))]
#[case::unknown("as_is = { in = \"unknown\" }", State::Unknown, Some(1.0))]
#[case::unknown_both("as_is = { in = \"unknown\", out = \"unknown\" }", State::Unknown, Some(2.0))]
#[case::unknown_none("as_is = { in = \"unknown\", out = \"none\" }", State::Unknown, Some(1.0))]
#[case::none_both("as_is = { in = \"none\", out = \"none\" }", State::NotApplicable, None)]
#[case::not_applicable(
    "not_applicable = \"risk-accepted\", as_is = { in = \"3\" }",
    State::NotApplicable,
    None
)]
#[case::no_such_level("as_is = { in = \"9\" }", State::Untouched, None)]
#[case::no_such_scale("as_is = { side = \"3\" }", State::Untouched, None)]
#[case::only_a_target("to_be = { in = \"5\" }", State::Untouched, None)]
#[case::only_a_record("record = \"x\"", State::Untouched, None)]
fn every_row_of_the_table_of_states(
    #[case] answer: &str,
    #[case] state: State,
    #[case] points: Option<f64>,
) {
    let score = one(answer);
    assert_eq!((score.state, score.as_is), (state, points));
}

#[test]
fn unknown_without_points_is_left_out_of_the_score() {
    let silent = question("Q", "A", "level", "scales = [\"silent\"]");
    let set = set(&[section("A", ""), silent, level("R", "A")].concat());
    let answers =
        "[answers]\nQ = { as_is = { silent = \"unknown\" } }\nR = { as_is = { in = \"4\" } }\n";
    let scores = scored(&set, answers);
    assert_eq!(scores.questions[0].state, State::Unknown);
    assert_eq!(scores.sections[0].as_is, Some(4.0));
    assert_eq!(scores.sections[0].low, Some(2.5));
    assert_eq!(scores.sections[0].high, Some(4.5));
}

#[rstest::rstest]
#[case::untouched("", Some(1.0), Some(5.0))]
#[case::unknown("as_is = { in = \"unknown\" }", Some(1.0), Some(5.0))]
#[case::answered("as_is = { in = \"3\" }", Some(3.0), Some(3.0))]
#[case::partly("as_is = { in = \"3\", out = \"unknown\" }", Some(3.0), Some(5.0))]
#[case::partly_best("as_is = { out = \"5\", in = \"unknown\" }", Some(5.0), Some(5.0))]
#[case::not_applicable("not_applicable = \"\"", None, None)]
fn the_band_of_a_question(
    #[case] answer: &str,
    #[case] low: Option<f64>,
    #[case] high: Option<f64>,
) {
    let score = one(answer);
    assert_eq!((score.low, score.high), (low, high));
}

#[test]
fn a_side_that_was_decided_against_is_not_in_the_band() {
    let one_low = r#"
[[scale]]
id = "deep"
title = { ja = "t", en = "t" }
level = [
  { id = "0", points = 0, text = { ja = "t", en = "t" } },
  { id = "9", points = 9, text = { ja = "t", en = "t" } },
]
"#;
    let both = question("Q", "A", "level", "scales = [\"in\", \"deep\"]");
    let set = set(&[one_low, &section("A", ""), &both].concat());
    let open = scored(&set, "").questions[0];
    assert_eq!((open.low, open.high, open.max), (Some(0.0), Some(9.0), Some(9.0)));
    let closed = scored(&set, "[answers]\nQ = { as_is = { deep = \"none\" } }\n").questions[0];
    assert_eq!((closed.low, closed.high, closed.max), (Some(1.0), Some(5.0), Some(5.0)));
}

#[rstest::rstest]
#[case::absent("as_is = { in = \"2\" }", ToBe::NotGiven)]
#[case::empty("as_is = { in = \"2\" }, to_be = {}", ToBe::NotGiven)]
#[case::given("as_is = { in = \"2\" }, to_be = { in = \"5\" }", ToBe::Given(Some(5.0)))]
#[case::other_side_does_not_count(
    "as_is = { out = \"5\" }, to_be = { in = \"4\" }",
    ToBe::Given(Some(4.0))
)]
#[case::without_as_is("to_be = { in = \"4\" }", ToBe::Given(Some(4.0)))]
#[case::where_unknown(
    "as_is = { in = \"unknown\" }, to_be = { in = \"4\" }",
    ToBe::Given(Some(4.0))
)]
#[case::dropped(
    "as_is = { in = \"2\" }, to_be = { in = \"none\", out = \"none\" }",
    ToBe::Given(None)
)]
#[case::unknown("as_is = { in = \"2\" }, to_be = { in = \"unknown\" }", ToBe::Given(Some(1.0)))]
#[case::never_where_not_applicable("not_applicable = \"\", to_be = { in = \"4\" }", ToBe::NotGiven)]
#[case::started(
    "as_is = { in = \"none\", out = \"none\" }, to_be = { in = \"4\" }",
    ToBe::Given(Some(4.0))
)]
fn a_to_be_counts_whenever_it_is_given(#[case] answer: &str, #[case] to_be: ToBe) {
    assert_eq!(one(answer).to_be, to_be);
}

#[test]
fn the_as_is_stands_in_where_no_target_was_given() {
    let set = set(&[section("A", ""), level("Q", "A"), level("R", "A")].concat());
    let answers = "[answers]\nQ = { as_is = { in = \"2\" }, to_be = { in = \"5\" } }\n\
                   R = { as_is = { in = \"3\" } }\n";
    let score = scored(&set, answers).sections[0];
    assert_eq!((score.as_is, score.to_be, score.gap), (Some(2.5), Some(4.0), Some(1.5)));
    assert_eq!(score.counts.targets, 1);
}

#[test]
fn without_any_target_there_is_no_to_be_and_no_gap() {
    let set = set(&[section("A", ""), section("B", ""), level("Q", "A"), level("R", "B")].concat());
    let answers = "[answers]\nQ = { as_is = { in = \"2\" }, to_be = { in = \"4\" } }\n\
                   R = { as_is = { in = \"3\" } }\n";
    let scores = scored(&set, answers);
    assert_eq!((scores.sections[1].to_be, scores.sections[1].gap), (None, None));
    // In the whole, the as-is of B stands in.
    assert_eq!((scores.overall.to_be, scores.overall.gap), (Some(3.5), Some(1.0)));
}

#[test]
fn a_section_with_nothing_scored_has_no_score() {
    let set = set(&[section("A", ""), section("B", ""), level("Q", "A"), level("R", "B")].concat());
    let answers = "[answers]\nQ = { not_applicable = \"\" }\nR = { as_is = { in = \"3\" } }\n";
    let scores = scored(&set, answers);
    let empty = scores.sections[0];
    assert_eq!((empty.as_is, empty.low, empty.high, empty.max), (None, None, None, None));
    assert_eq!(scores.overall.as_is, Some(3.0));
    let nothing = scored(&set, "");
    assert_eq!(nothing.overall.as_is, None);
    assert_eq!((nothing.overall.low, nothing.overall.high), (Some(1.0), Some(5.0)));
    assert_eq!(nothing.overall.max, Some(5.0));
}

const CHOICES: &str = r#"choice = [
  { id = "a", points = -2, text = { ja = "t", en = "t" } },
  { id = "b", points = 1, text = { ja = "t", en = "t" } },
  { id = "c", points = 3, text = { ja = "t", en = "t" } },
  { id = "d", text = { ja = "t", en = "t" } },
  { id = "e", points = 5, exclusive = true, text = { ja = "t", en = "t" } },
]"#;

fn chosen(kind: &str, answer: &str) -> super::QuestionScore {
    let set = set(&[section("A", ""), question("Q", "A", kind, CHOICES)].concat());
    scored(&set, &format!("[answers]\nQ = {{ {answer} }}\n")).questions[0]
}

#[rstest::rstest]
#[case::single("single", "choice = [\"c\"]", State::Answered, Some(3.0))]
#[case::single_without_points("single", "choice = [\"d\"]", State::Answered, None)]
#[case::single_unknown("single", "choice = [\"unknown\"]", State::Unknown, None)]
#[case::single_no_such("single", "choice = [\"z\"]", State::Untouched, None)]
#[case::multi_is_the_sum("multi", "choice = [\"a\", \"b\", \"c\"]", State::Answered, Some(2.0))]
#[case::multi_without_points_adds_nothing(
    "multi",
    "choice = [\"b\", \"d\"]",
    State::Answered,
    Some(1.0)
)]
#[case::multi_counts_once("multi", "choice = [\"b\", \"c\", \"b\"]", State::Answered, Some(4.0))]
fn choices_bring_their_points(
    #[case] kind: &str,
    #[case] answer: &str,
    #[case] state: State,
    #[case] points: Option<f64>,
) {
    let score = chosen(kind, answer);
    assert_eq!((score.state, score.as_is), (state, points));
}

#[test]
fn the_band_of_choices() {
    let single = chosen("single", "");
    assert_eq!((single.low, single.high), (Some(-2.0), Some(5.0)));
    let multi = chosen("multi", "");
    // The negative ones alone; the exclusive one brings more than the others together.
    assert_eq!((multi.low, multi.high), (Some(-2.0), Some(5.0)));
}

#[test]
fn a_condition_hides_what_is_not_asked_and_what_hides_counts_nowhere() {
    let single = question(
        "P",
        "A",
        "single",
        "choice = [{ id = \"yes\", text = { ja = \"t\", en = \"t\" } }, \
         { id = \"no\", text = { ja = \"t\", en = \"t\" } }]",
    );
    let when = |test: &str| format!("scales = [\"in\"]\nwhen = {{ any = [{test}] }}");
    let is = question("Is", "A", "level", &when("{ question = \"P\", is = [\"yes\"] }"));
    let not = question("Not", "A", "level", &when("{ question = \"P\", not = [\"yes\"] }"));
    let done = question("Done", "A", "level", &when("{ question = \"P\", answered = true }"));
    let far = question("Far", "A", "level", &when("{ question = \"Is\", answered = true }"));
    let set = set(&[section("A", ""), single, is, not, done, far].concat());
    let states = |answers: &str| {
        let scores = scored(&set, answers);
        let shown = scores.questions[1..].iter().map(|score| score.state != State::Hidden);
        (shown.collect::<Vec<_>>(), scores.progress.asked)
    };
    assert_eq!(states(""), (vec![false, false, false, false], 1));
    let yes = "[answers]\nP = { choice = [\"yes\"] }\nIs = { as_is = { in = \"3\" } }\n";
    assert_eq!(states(yes), (vec![true, false, true, true], 4));
    // The same answers, but what they hang on changed: kept in the file, counted nowhere.
    let no = yes.replace("\"yes\"", "\"no\"");
    assert_eq!(states(&no), (vec![false, true, true, false], 3));
    let unknown = yes.replace("\"yes\"", "\"unknown\"");
    assert_eq!(states(&unknown), (vec![false, true, false, false], 2));
    let not_applicable = yes.replace("P = { ", "P = { not_applicable = \"\", ");
    assert_eq!(states(&not_applicable), (vec![false, false, false, false], 1));
}

#[test]
fn a_section_out_of_scope_hides_its_questions_and_those_below_it() {
    let set = set(&[
        section("A", ""),
        section("B", "parent = \"A\""),
        section("C", ""),
        level("Q", "B"),
        level("R", "C"),
    ]
    .concat());
    let answers = "[[out_of_scope]]\nsection = \"A\"\n[answers]\nQ = { as_is = { in = \"5\" }, flag = true }\n\
                   R = { as_is = { in = \"2\" } }\n";
    let scores = scored(&set, answers);
    assert_eq!(scores.questions[0].state, State::Hidden);
    assert!(scores.sections[0].out_of_scope && scores.sections[1].out_of_scope);
    assert_eq!((scores.progress.asked, scores.progress.flagged), (1, 0));
    assert_eq!(scores.overall.as_is, Some(2.0));
}

#[test]
fn sections_nest_and_may_be_unscored_summed_or_the_least() {
    let set = set(&[
        section("A", "score = \"sum\""),
        section("A1", "parent = \"A\"\nscore = \"min\"\nweight = 2"),
        section("N", "score = \"none\""),
        level("Q", "A"),
        level("R", "A1"),
        level("S", "A1"),
        level("T", "N"),
    ]
    .concat());
    let answers = "[answers]\nQ = { as_is = { in = \"3\" } }\nR = { as_is = { in = \"2\" } }\n\
                   S = { as_is = { in = \"5\" } }\nT = { as_is = { in = \"1\" } }\n";
    let scores = scored(&set, answers);
    assert_eq!(scores.sections[1].as_is, Some(2.0));
    assert_eq!(scores.sections[0].as_is, Some(3.0 + 2.0 * 2.0));
    assert_eq!(scores.sections[2].as_is, None);
    assert_eq!(scores.overall.as_is, Some(7.0));
    assert_eq!((scores.progress.asked, scores.overall.counts.asked), (4, 3));
    assert_eq!(scores.sections[0].counts.asked, 3);
}

#[test]
fn a_target_in_an_unscored_part_is_one_of_the_section_too() {
    let set = set(&[
        section("A", ""),
        section("N", "parent = \"A\"\nscore = \"none\""),
        level("Q", "A"),
        level("T", "N"),
    ]
    .concat());
    let scores = scored(&set, "[answers]\nQ.as_is = { in = \"3\" }\nT.to_be = { in = \"5\" }\n");
    let part = &scores.sections[0];
    assert_eq!((part.counts.targets, part.to_be, part.gap), (1, Some(3.0), Some(0.0)));
    assert_eq!((scores.overall.counts.targets, scores.overall.to_be), (0, None));
}
