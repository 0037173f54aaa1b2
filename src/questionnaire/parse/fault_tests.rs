//! Every fault of a set, with its place.

mod kinds;

use rstest::rstest;

use super::parse;
use crate::fault::{Expected, Fault, FaultKind as F, Place, Thing};

/// A set without a fault; the rows below replace one of its lines.
pub(super) const SET: &str = r#"format = 1
id = "a-set"
version = "1"
languages = ["en"]
title = { en = "Set" }
[[scale]]
id = "s"
title = { en = "Scale" }
[[scale.level]]
id = "1"
points = 1
text = { en = "Low" }
[[scale.level]]
id = "2"
points = 2
text = { en = "High" }
[[section]]
id = "A"
title = { en = "Section" }
[[question]]
id = "Q1"
section = "A"
kind = "level"
scales = ["s"]
title = { en = "One" }
text = { en = "One?" }
[[question]]
id = "Q2"
section = "A"
kind = "single"
title = { en = "Two" }
text = { en = "Two?" }
[[question.choice]]
id = "yes"
text = { en = "Yes" }
"#;

/// The set with one line replaced.
fn with(line: usize, by: &str) -> String {
    let mut lines: Vec<&str> = SET.lines().collect();
    lines[line - 1] = by;
    lines.join("\n")
}

/// The faults with their places.
fn faults(text: &str) -> Vec<(usize, usize, F)> {
    let placed = |Fault { span, kind }: Fault| {
        let Place { line, column } = Place::of(text, span.start);
        (line, column, kind)
    };
    parse(text).err().unwrap_or_default().into_iter().map(placed).collect()
}

fn s(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_set_has_no_fault() {
    assert_eq!(faults(SET), []);
}

#[rstest]
#[case::format(1, "", 1, 1, F::MissingKey("format"))]
#[case::id(2, "", 1, 1, F::MissingKey("id"))]
#[case::version(3, "", 1, 1, F::MissingKey("version"))]
#[case::title(5, "", 1, 1, F::MissingKey("title"))]
#[case::scale_id(7, "", 6, 1, F::MissingKey("id"))]
#[case::scale_title(8, "", 6, 1, F::MissingKey("title"))]
#[case::level_id(10, "", 9, 1, F::MissingKey("id"))]
#[case::level_points(11, "", 9, 1, F::MissingKey("points"))]
#[case::level_text(16, "", 13, 1, F::MissingKey("text"))]
#[case::section_id(18, "", 17, 1, F::MissingKey("id"))]
#[case::section_title(19, "", 17, 1, F::MissingKey("title"))]
#[case::question_id(21, "", 20, 1, F::MissingKey("id"))]
#[case::question_section(22, "", 20, 1, F::MissingKey("section"))]
#[case::question_kind(23, "", 20, 1, F::MissingKey("kind"))]
#[case::question_scales(24, "", 20, 1, F::MissingKey("scales"))]
#[case::question_title(31, "", 27, 1, F::MissingKey("title"))]
#[case::question_text(32, "", 27, 1, F::MissingKey("text"))]
#[case::choice_list(33, "[[other]]", 27, 1, F::MissingKey("choice"))]
#[case::choice_id(34, "", 33, 1, F::MissingKey("id"))]
#[case::choice_text(35, "", 33, 1, F::MissingKey("text"))]
#[case::source_id(22, "section = 'A'\nsource = {}", 23, 10, F::MissingKey("id"))]
fn a_missing_key_is_at_the_header_of_its_table(
    #[case] line: usize,
    #[case] by: &str,
    #[case] at_line: usize,
    #[case] column: usize,
    #[case] kind: F,
) {
    let faults = faults(&with(line, by));
    assert_eq!(faults[0], (at_line, column, kind));
    let others = faults[1..].iter().filter(|(.., kind)| !matches!(kind, F::UnknownKey { .. }));
    assert_eq!(others.count(), 0, "{faults:?}");
}

#[rstest]
#[case::string(3, "version = 1", 3, 11, Expected::Str, "integer")]
#[case::count(1, "format = -1", 1, 10, Expected::Count, "integer")]
#[case::minutes(3, "version = '1'\nminutes = 1.5", 4, 11, Expected::Count, "float")]
#[case::number(11, "points = '1'", 11, 10, Expected::Number, "string")]
#[case::infinite(11, "points = inf", 11, 10, Expected::Number, "infinite")]
#[case::bool(22, "section = 'A'\ntarget = 1", 23, 10, Expected::Bool, "integer")]
#[case::date(
    5,
    "title.en = ''\nsource = [{id='x', title='', date=1}]",
    6,
    35,
    Expected::Date,
    "integer"
)]
#[case::words(24, "scales = 's'", 24, 10, Expected::StrList, "string")]
#[case::word(24, "scales = [1]", 24, 11, Expected::Str, "integer")]
#[case::text(25, "title = 'One'", 25, 9, Expected::Text, "string")]
#[case::text_list(22, "section = 'A'\nask = ['a']", 23, 7, Expected::TextList, "array")]
#[case::table(22, "section = 'A'\nwhen = []", 23, 8, Expected::Table, "array")]
#[case::tables(33, "choice = 'yes'", 33, 10, Expected::TableList, "string")]
#[case::tag(22, "section = 'A'\ntags = { a = 1 }", 23, 14, Expected::StrList, "integer")]
fn a_wrong_type_is_at_its_value(
    #[case] line: usize,
    #[case] by: &str,
    #[case] at_line: usize,
    #[case] column: usize,
    #[case] expected: Expected,
    #[case] found: &'static str,
) {
    let mut text = with(line, by);
    if by.starts_with("choice") {
        text = text.lines().take(33).collect::<Vec<_>>().join("\n");
    }
    assert_eq!(faults(&text), [(at_line, column, F::WrongType { expected, found })]);
}

#[rstest]
#[case::syntax(3, "version = \"1", 3, 13, None)]
#[case::set_id(2, "id = \"A set\"", 2, 6, Some(F::BadId(s("A set"))))]
#[case::empty_id(21, "id = ''", 21, 6, Some(F::BadId(s(""))))]
#[case::newer(1, "format = 2", 1, 10, Some(F::NewerFormat(2)))]
#[case::language(16, "text = {}", 16, 8, Some(F::MissingLanguage("en")))]
#[case::no_scales(24, "scales = []", 24, 10, Some(F::Empty))]
#[case::falls(15, "points = 0.5", 15, 10, Some(F::PointsFall(s("2"))))]
#[case::weight(22, "section = 'A'\nweight = -1", 23, 10, Some(F::NegativeWeight))]
#[case::section_weight(19, "title.en = ''\nweight = -0.1", 20, 10, Some(F::NegativeWeight))]
#[case::level_none(14, "id = 'none'", 14, 6, Some(F::ReservedId(s("none"))))]
#[case::choice_unknown(34, "id = 'unknown'", 34, 6, Some(F::ReservedId(s("unknown"))))]
#[case::level_twice(14, "id = '1'", 14, 6, Some(F::Duplicate(Thing::Level, s("1"))))]
#[case::question_twice(28, "id = 'Q1'", 28, 6, Some(F::Duplicate(Thing::Question, s("Q1"))))]
#[case::scale_named_twice(
    24,
    "scales = ['s', 's']",
    24,
    16,
    Some(F::Duplicate(Thing::Scale, s("s")))
)]
#[case::no_scale(24, "scales = ['x']", 24, 11, Some(F::Dangling(Thing::Scale, s("x"))))]
#[case::choice_like_a_level(
    30,
    "kind = 'single'\nscale = 's'\nchoice = [{ id = '1', text.en = '' }]\ntitle.en = ''\ntext.en = ''\n[[question]]\nid = 'Q3'\nsection = 'A'\nkind = 'single'",
    32,
    18,
    Some(F::Duplicate(Thing::Choice, s("1")))
)]
#[case::no_section(22, "section = 'B'", 22, 11, Some(F::Dangling(Thing::Section, s("B"))))]
#[case::no_parent(
    19,
    "title.en = ''\nparent = 'B'",
    20,
    10,
    Some(F::Dangling(Thing::Section, s("B")))
)]
#[case::no_source(
    8,
    "title.en = ''\nsource.id = 'x'",
    9,
    13,
    Some(F::Dangling(Thing::Source, s("x")))
)]
#[case::own_parent(19, "title.en = ''\nparent = 'A'", 20, 10, Some(F::Cycle(s("A"))))]
fn a_fault_is_at_its_value(
    #[case] line: usize,
    #[case] by: &str,
    #[case] at_line: usize,
    #[case] column: usize,
    #[case] kind: Option<F>,
) {
    let faults = faults(&with(line, by));
    assert_eq!(faults.len(), 1, "{faults:?}");
    let (found_line, found_column, found) = &faults[0];
    assert_eq!((*found_line, *found_column), (at_line, column));
    match kind {
        Some(kind) => assert_eq!(*found, kind),
        None => assert!(matches!(found, F::Syntax(_))),
    }
}

/// Conditions of the second question, in line 33 from column 8 on.
#[rstest]
#[case::later(
    "{ any = [{ question = 'Q2', is = ['yes'] }] }",
    30,
    F::NotEarlier(Thing::Question, s("Q2"))
)]
#[case::nowhere(
    "{ any = [{ question = 'Q9', is = ['yes'] }] }",
    30,
    F::Dangling(Thing::Question, s("Q9"))
)]
#[case::entry(
    "{ any = [{ question = 'Q1', is = ['1', 'x'] }] }",
    47,
    F::Dangling(Thing::Entry, s("x"))
)]
#[case::none(
    "{ any = [{ question = 'Q1', not = ['none'] }] }",
    43,
    F::Dangling(Thing::Entry, s("none"))
)]
#[case::unknown("{ any = [{ question = 'Q1', not = ['unknown'] }] }", 43, F::UnknownInCondition)]
#[case::unanswered("{ all = [{ question = 'Q1', answered = false }] }", 47, F::AnsweredFalse)]
#[case::neither("{}", 8, F::ConditionShape)]
#[case::both(
    "{ any = [{ question = 'Q1', is = ['1'] }], all = [{ question = 'Q1', is = ['1'] }] }",
    8,
    F::ConditionShape
)]
#[case::no_tests("{ any = [] }", 16, F::Empty)]
#[case::no_test("{ any = [{ question = 'Q1' }] }", 17, F::TestShape)]
#[case::two_tests("{ any = [{ question = 'Q1', is = ['1'], not = ['2'] }] }", 17, F::TestShape)]
#[case::no_words("{ any = [{ question = 'Q1', is = [] }] }", 41, F::Empty)]
#[case::no_question("{ any = [{ is = ['1'] }] }", 17, F::MissingKey("question"))]
fn a_condition_asks_for_something_earlier(
    #[case] when: &str,
    #[case] column: usize,
    #[case] kind: F,
) {
    let text = with(32, &format!("text.en = ''\nwhen = {when}"));
    assert_eq!(faults(&text), [(33, column, kind)]);
}

#[test]
fn unknown_keys_and_words_name_what_is_known() {
    let (line, column, kind) = faults(&with(25, "titel.en = ''")).remove(1);
    assert_eq!((line, column), (25, 1));
    let F::UnknownKey { key, known } = kind else { panic!("{kind:?}") };
    assert_eq!(key, "titel");
    assert!(known.contains(&"title") && known.contains(&"scales"));

    let word = |known: &[&'static str]| F::UnknownWord { word: s("x"), known: known.to_vec() };
    let kinds = ["level", "single", "multi", "number", "text", "table", "candidates"];
    assert_eq!(faults(&with(23, "kind = 'x'")), [(23, 8, word(&kinds))]);
    let overall = with(3, "version = '1'\noverall = 'x'");
    assert_eq!(faults(&overall), [(4, 11, word(&["mean", "sum", "min"]))]);
    assert_eq!(faults(&with(4, "languages = ['x']"))[0], (4, 14, word(&["ja", "en"])));
}

#[test]
fn five_faults_are_told_in_one_go_and_in_the_order_of_the_file() {
    let text = SET
        .replace("version = \"1\"", "version = 1")
        .replace("points = 2", "points = 0")
        .replace("scales = [\"s\"]", "scales = [\"t\"]")
        .replace("id = \"Q2\"", "id = \"Q1\"")
        .replace("text = { en = \"Yes\" }", "text = {}");
    let places: Vec<_> =
        faults(&text).into_iter().map(|(line, column, _)| (line, column)).collect();
    assert_eq!(places, [(3, 11), (15, 10), (24, 11), (28, 6), (35, 8)]);
}

#[test]
fn a_syntax_fault_hides_none_of_the_others() {
    let text = SET.replace("section = \"A\"\nkind = \"level\"", "section \"A\"\nkind = \"level\"");
    let text =
        text.replace("id = \"yes\"", "id = \"none\"").replace("version = \"1\"", "version = 1");
    let lines: Vec<_> = faults(&text).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(lines, [3, 22, 34]);
}

#[test]
fn a_fault_brings_no_others_after_it() {
    let when = "text.en = ''\nwhen = { any = [{ question = 'Q1', is = ['x'] }] }";
    let of_first = |from: &str, to: &str| faults(&with(32, when).replacen(from, to, 1)).len();
    // A kind that cannot be read has entries that nobody knows.
    assert_eq!(of_first("kind = \"level\"", "kind = 'x'"), 1);
    assert_eq!(of_first("scales = [\"s\"]", "scales = ['t']"), 1);
    // A name that cannot be read may be the one that is meant.
    assert_eq!(faults(&with(18, "id = 1")).len(), 1);
    // A question in no section is there all the same.
    let text =
        with(32, &when.replace("'x'", "'1'")).replacen("section = \"A\"", "section = 'B'", 1);
    assert_eq!(faults(&text), [(22, 11, F::Dangling(Thing::Section, s("B")))]);
}

#[test]
fn a_circle_of_sections_is_told_once_where_it_closes() {
    let more = "\n[[section]]\nid = 'B'\nparent = 'C'\ntitle.en = ''\n[[section]]\nid = 'C'\nparent = 'B'\ntitle.en = ''\n";
    let text = format!("{SET}{more}");
    assert_eq!(faults(&text), [(43, 10, F::Cycle(s("C")))]);
}

#[rstest]
#[case::missing("", 1, 1, F::MissingKey("languages"))]
#[case::empty("languages = []", 4, 13, F::Empty)]
fn without_languages_both_are_expected(
    #[case] by: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] kind: F,
) {
    let faults = faults(&with(4, by));
    assert_eq!(faults[0], (line, column, kind));
    assert!(faults[1..].iter().all(|(.., kind)| *kind == F::MissingLanguage("ja")));
    assert_eq!(faults.len() - 1, SET.matches("{ en =").count());
}
