//! Faults of numbers, tables and what is asked of candidates.

use rstest::rstest;

use super::{Expected, F, SET, Thing, faults, s};

/// The head of the question under test is line 36; what follows `kind` begins in line 42.
fn set(kind: &str, lines: &str) -> String {
    let head = "[[question]]\nid = 'K'\nsection = 'A'\ntitle.en = ''\ntext.en = ''";
    format!("{SET}{head}\nkind = '{kind}'\n{lines}\n")
}

fn wrong(expected: Expected, found: &'static str) -> F {
    F::WrongType { expected, found }
}

fn dangling(thing: Thing, id: &str) -> F {
    F::Dangling(thing, s(id))
}

fn count(column: &str, expected: usize, found: usize) -> F {
    F::WrongCount { column: s(column), expected, found }
}

#[rstest]
#[case::no_unit("min = 1", 36, 1, F::MissingKey("unit"))]
#[case::plain_unit("unit = 'days'", 42, 8, wrong(Expected::Text, "string"))]
#[case::unit_in_no_language("unit = {}", 42, 8, F::MissingLanguage("en"))]
#[case::least_in_words(
    "unit.en = ''\nmin = '1'\nmax = 0",
    43,
    7,
    wrong(Expected::Number, "string")
)]
#[case::below("unit.en = ''\nmax = 0.5\nmin = 1", 43, 7, F::MaxBelowMin)]
fn of_a_number(#[case] lines: &str, #[case] line: usize, #[case] column: usize, #[case] fault: F) {
    assert_eq!(faults(&set("number", lines)), [(line, column, fault)]);
}

#[rstest]
#[case::neither("importance = 'want'", 36, 1, F::MeasureShape)]
#[case::both(
    "scale = 's'\nanswer = 'number'\nunit.en = ''\nbetter = 'low'",
    43,
    10,
    F::MeasureShape
)]
#[case::no_scale("answer = 'level'", 36, 1, F::MissingKey("scale"))]
#[case::dangling_scale("scale = 'x'\npass = 'y'", 42, 9, dangling(Thing::Scale, "x"))]
#[case::no_unit("answer = 'number'\nbetter = 'low'", 36, 1, F::MissingKey("unit"))]
#[case::no_better("answer = 'number'\nunit.en = ''", 36, 1, F::MissingKey("better"))]
#[case::dangling_pass("scale = 's'\npass = '3'", 43, 8, dangling(Thing::Level, "3"))]
#[case::pass_is_no_level("scale = 's'\npass = 2", 43, 8, wrong(Expected::Str, "integer"))]
#[case::pass_is_no_number(
    "answer = 'number'\nunit.en = ''\nbetter = 'high'\npass = '2'",
    45,
    8,
    wrong(Expected::Number, "string")
)]
#[case::weight("scale = 's'\nweight = -1", 43, 10, F::NegativeWeight)]
fn of_candidates(
    #[case] lines: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] fault: F,
) {
    assert_eq!(faults(&set("candidates", lines)), [(line, column, fault)]);
}

#[rstest]
#[case::answer("answer = 'text'\npass = []", 42, 10, "text", &["level", "number"])]
#[case::better("answer = 'number'\nunit.en = ''\nbetter = 'more'", 44, 10, "more", &["low", "high"])]
#[case::importance("scale = 's'\nimportance = 'may'", 43, 14, "may", &["must", "want", "none"])]
fn a_word_that_candidates_do_not_know(
    #[case] lines: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] word: &str,
    #[case] known: &[&'static str],
) {
    let fault = F::UnknownWord { word: s(word), known: known.to_vec() };
    assert_eq!(faults(&set("candidates", lines)), [(line, column, fault)]);
}

/// A table without a fault, from line 42 on; the rows below replace one of its lines.
const COLUMNS: &str = r#"[[question.column]]
id = "note"
title.en = ""
kind = "text"
[[question.column]]
id = "a"
title.en = ""
kind = "single"
choice = [{ id = "x", text.en = "" }, { id = "y", text.en = "" }]
[[question.column]]
id = "b"
title.en = ""
kind = "single"
choice = [{ id = "x", text.en = "" }, { id = "y", text.en = "" }, { id = "z", text.en = "" }]
[[question.column]]
id = "ab"
title.en = ""
kind = "lookup"
rows = "a"
columns = "b"
values = [["p", "p", "q"], ["p", "q", "q"]]
choice = [{ id = "p", text.en = "" }, { id = "q", text.en = "" }]
[[question.column]]
id = "ab-a"
title.en = ""
kind = "lookup"
rows = "ab"
columns = "a"
values = [["1", "1"], ["2", "2"]]"#;

/// The table with one of its lines replaced.
fn table(line: usize, by: &str) -> String {
    let mut lines: Vec<&str> = COLUMNS.lines().collect();
    lines[line - 42] = by;
    set("table", &lines.join("\n"))
}

#[test]
fn the_table_has_no_fault() {
    assert_eq!(faults(&set("table", COLUMNS)), []);
}

#[rstest]
#[case::missing("", 36, 1, F::MissingKey("column"))]
#[case::empty("column = []", 42, 10, F::Empty)]
#[case::no_list("column = 1", 42, 10, wrong(Expected::TableList, "integer"))]
#[case::no_tables("column = [1]", 42, 11, wrong(Expected::Table, "integer"))]
fn a_table_needs_columns(
    #[case] lines: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] fault: F,
) {
    assert_eq!(faults(&set("table", lines)), [(line, column, fault)]);
}

#[rstest]
#[case::no_id(43, "", 42, 1, F::MissingKey("id"))]
#[case::id_twice(65, "id = 'note'", 65, 6, F::Duplicate(Thing::Column, s("note")))]
#[case::no_title(44, "", 42, 1, F::MissingKey("title"))]
#[case::no_kind(49, "", 46, 1, F::MissingKey("kind"))]
#[case::no_choices(50, "", 46, 1, F::MissingKey("choice"))]
#[case::empty_choices(50, "choice = []", 50, 10, F::Empty)]
#[case::of_a_multi(45, "kind = 'multi'", 42, 1, F::MissingKey("choice"))]
#[case::choice_without_text(
    50,
    "choice = [{ id = 'x' }, { id = 'y', text.en = '' }]",
    50,
    11,
    F::MissingKey("text")
)]
#[case::choice_twice(
    50,
    "choice = [{ id = 'x', text.en = '' }, { id = 'x', text.en = '' }]",
    50,
    46,
    F::Duplicate(Thing::Choice, s("x"))
)]
#[case::reserved(
    50,
    "choice = [{ id = 'x', text.en = '' }, { id = 'none', text.en = '' }]",
    50,
    46,
    F::ReservedId(s("none"))
)]
#[case::lookup_without_rows(60, "", 56, 1, F::MissingKey("rows"))]
#[case::lookup_without_columns(61, "", 56, 1, F::MissingKey("columns"))]
#[case::lookup_without_values(62, "", 56, 1, F::MissingKey("values"))]
#[case::lookup_with_no_choices(63, "choice = []", 63, 10, F::Empty)]
fn of_a_column(
    #[case] line: usize,
    #[case] by: &str,
    #[case] at_line: usize,
    #[case] column: usize,
    #[case] fault: F,
) {
    assert_eq!(faults(&table(line, by)), [(at_line, column, fault)]);
}

#[rstest]
#[case::nowhere(60, "rows = 'x'", 60, 8, dangling(Thing::Column, "x"))]
#[case::later(61, "columns = 'ab-a'", 61, 11, F::NotEarlier(Thing::Column, s("ab-a")))]
#[case::itself(60, "rows = 'ab'", 60, 8, F::NotEarlier(Thing::Column, s("ab")))]
#[case::no_word(60, "rows = 1", 60, 8, wrong(Expected::Str, "integer"))]
#[case::text(60, "rows = 'note'", 60, 8, F::NotAnAxis(s("note")))]
#[case::lookup_without_names(63, "", 68, 8, F::NotAnAxis(s("ab")))]
#[case::flat(62, "values = ['p', ['p', 'q', 'q']]", 62, 11, wrong(Expected::StrList, "string"))]
#[case::no_matrix(62, "values = 'p'", 62, 10, wrong(Expected::Matrix, "string"))]
#[case::no_string(70, "values = [['1', 1], ['2', '2']]", 70, 17, wrong(Expected::Str, "integer"))]
#[case::too_few_lists(62, "values = [['p', 'p', 'q']]", 62, 10, count("a", 2, 1))]
#[case::no_lists(62, "values = []", 62, 10, count("a", 2, 0))]
#[case::short_list(62, "values = [['p', 'p', 'q'], ['p', 'q']]", 62, 28, count("b", 3, 2))]
#[case::long_list(70, "values = [['1', '1', '1'], ['2', '2']]", 70, 11, count("a", 2, 3))]
#[case::no_name(
    62,
    "values = [['p', 'p', 'q'], ['p', 'r', 'q']]",
    62,
    34,
    dangling(Thing::Choice, "r")
)]
fn a_lookup_goes_by_the_choices_of_earlier_columns(
    #[case] line: usize,
    #[case] by: &str,
    #[case] at_line: usize,
    #[case] column: usize,
    #[case] fault: F,
) {
    assert_eq!(faults(&table(line, by)), [(at_line, column, fault)]);
}

#[test]
fn every_lookup_over_a_column_without_single_choices_is_told() {
    let fault = || F::NotAnAxis(s("a"));
    assert_eq!(faults(&table(49, "kind = 'multi'")), [(60, 8, fault()), (69, 11, fault())]);
}

#[test]
fn a_column_knows_its_own_keys_and_those_of_other_kinds() {
    let text = table(45, "kind = 'text'\nscale = 's'\nrows = 1\nvalues = 1");
    let known = vec!["id", "title", "kind", "choice", "rows", "columns", "values"];
    assert_eq!(faults(&text), [(46, 1, F::UnknownKey { key: s("scale"), known })]);
}

#[test]
fn a_choice_of_a_column_brings_no_points() {
    let text =
        table(50, "choice = [{ id = 'x', text.en = '', points = 1 }, { id = 'y', text.en = '' }]");
    let known = vec!["id", "text", "tags"];
    assert_eq!(faults(&text), [(50, 37, F::UnknownKey { key: s("points"), known })]);
}

#[rstest]
#[case("number", "unit.en = ''")]
#[case("table", COLUMNS)]
#[case("candidates", "scale = 's'")]
fn a_condition_cannot_list_what_is_no_choice(#[case] kind: &str, #[case] lines: &str) {
    let text = set(kind, lines);
    let line = text.lines().count() + 7;
    let when = "when.any = [{ question = 'K', is = ['1', 'x'] }]";
    let more = format!(
        "[[question]]\nid = 'L'\nsection = 'A'\nkind = 'text'\ntitle.en = ''\ntext.en = ''\n{when}"
    );
    let expected =
        [(line, 37, dangling(Thing::Entry, "1")), (line, 42, dangling(Thing::Entry, "x"))];
    assert_eq!(faults(&(text + &more)), expected);
}

#[test]
fn a_fault_of_a_column_brings_no_others_after_it() {
    // What goes by a column that cannot be read may be right.
    assert_eq!(faults(&table(49, "kind = 'x'")).len(), 1);
    assert_eq!(faults(&table(47, "id = 1")).len(), 1);
    assert_eq!(faults(&table(50, "choice = 1")).len(), 1);
    assert_eq!(faults(&table(50, "choice = [1, { id = 'x', text.en = '' }]")).len(), 1);
    assert_eq!(faults(&table(60, "rows = 'x'\n")).len(), 1);
    // An id that may not be is still what the values mean.
    let none = table(63, "choice = [{ id = 'p', text.en = '' }, { id = 'none', text.en = '' }]");
    assert_eq!(faults(&none.replace("\"q\"", "\"none\"")).len(), 1);
    // An empty matrix is one whatever it should go by.
    let empty = table(60, "rows = 'x'")
        .replace("values = [[\"p\", \"p\", \"q\"], [\"p\", \"q\", \"q\"]]", "values = []");
    let expected = [(60, 8, dangling(Thing::Column, "x")), (62, 10, F::Empty)];
    assert_eq!(faults(&empty), expected);
}

#[test]
fn a_slip_in_a_column_stays_one_fault() {
    for (line, by) in [
        (46, "[[question.column]"),
        (47, "id \"a\""),
        (49, "kind = \"single"),
        (50, "choice = [{ id = \"x\", text.en = \"\" }"),
        (56, "[[question.column]"),
        (60, "rows = \"a"),
        (62, "values = [[\"p\", \"p\", \"q\"]"),
        (63, "choice = [{ id = \"p\""),
    ] {
        let faults = faults(&table(line, by));
        assert_eq!(faults.len(), 1, "{line}: {faults:?}");
    }
    let choices = table(
        50,
        "[[question.column.choice]\nid = 'x'\ntext.en = ''\n[[question.column.choice]]\nid = 'y'\ntext.en = ''",
    );
    assert_eq!(faults(&choices).len(), 1);
}

#[test]
fn all_faults_of_a_table_are_told_in_the_order_of_the_file() {
    let text = table(44, "title = 1")
        .replace("rows = \"a\"", "rows = \"note\"")
        .replace("[\"2\", \"2\"]", "[\"2\"]")
        .replace("id = \"z\"", "id = \"unknown\"");
    let places: Vec<_> =
        faults(&text).into_iter().map(|(line, column, _)| (line, column)).collect();
    assert_eq!(places, [(44, 9), (55, 74), (60, 8), (70, 23)]);
}
