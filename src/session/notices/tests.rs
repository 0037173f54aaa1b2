use super::*;

const SET: &str = r#"
format = 1
id = "a"
version = "2"
languages = ["en"]
title.en = "Set"
[[scale]]
id = "s"
title.en = "Scale"
level = [{ id = "1", points = 1, text.en = "Low" }]
[[section]]
id = "A"
title.en = "Section"
[[question]]
id = "Q1"
section = "A"
kind = "level"
scales = ["s"]
title.en = "One"
text.en = "One?"
[[question]]
id = "Q2"
section = "A"
kind = "single"
title.en = "Two"
text.en = "Two?"
choice = [{ id = "yes", text.en = "Yes" }, { id = "no", text.en = "No" }]
[[question]]
id = "N"
section = "A"
kind = "number"
title.en = "Number"
text.en = "How many?"
unit.en = "days"
min = 1
max = 10
[[question]]
id = "R"
section = "A"
kind = "table"
title.en = "Table"
text.en = "Which?"
[[question.column]]
id = "asset"
kind = "text"
title.en = "Asset"
[[question.column]]
id = "count"
kind = "number"
title.en = "Count"
[[question.column]]
id = "threat"
kind = "single"
title.en = "Threat"
choice = [{ id = "high", text.en = "High" }, { id = "low", text.en = "Low" }]
[[question.column]]
id = "where"
kind = "multi"
title.en = "Where"
choice = [{ id = "in", text.en = "In" }, { id = "out", text.en = "Out" }]
[[question.column]]
id = "risk"
kind = "lookup"
title.en = "Risk"
rows = "threat"
columns = "threat"
values = [["1", "2"], ["3", "4"]]
[[question]]
id = "V"
section = "A"
kind = "candidates"
scale = "s"
title.en = "Level"
text.en = "Which level?"
[[question]]
id = "W"
section = "A"
kind = "candidates"
answer = "number"
unit.en = "minutes"
better = "low"
title.en = "Minutes"
text.en = "How long?"
"#;

fn of(text: &str) -> Vec<Notice> {
    let head = "title = ''\nquestionnaire = { id = 'a', version = '2' }\n";
    let text = if text.starts_with("format") {
        text.to_owned()
    } else {
        format!("format = 1\n{head}{text}")
    };
    let set = crate::questionnaire::parse(SET).expect("no faults");
    notices(&crate::session::read(&text).expect("no faults"), &set)
}

#[test]
fn what_the_set_has_is_no_news() {
    let text = "[answers.Q1]\nas_is = { s = '1' }\nto_be = { s = 'none' }\n[answers.Q2]\nchoice = ['unknown']\n";
    assert_eq!(of(text), []);
}

#[test]
fn what_the_set_does_not_have_is_named() {
    let text = "out_of_scope = [{ section = 'Z' }]\n\
        [answers.Q0]\nflag = true\n\
        [answers.Q1]\nas_is = { s = '9', t = '1' }\nto_be = { s = '9' }\nchoice = ['yes']\n\
        [answers.Q2]\nchoice = ['yes', 'maybe']\n";
    let (question, scale) = ("Q1".to_owned(), "s".to_owned());
    assert_eq!(
        of(text),
        [
            Notice::UnknownSection("Z".into()),
            Notice::UnknownQuestion("Q0".into()),
            Notice::UnknownLevel { question: question.clone(), scale, level: "9".into() },
            Notice::UnknownScale { question: question.clone(), scale: "t".into() },
            Notice::UnknownChoice { question, choice: "yes".into() },
            Notice::UnknownChoice { question: "Q2".into(), choice: "maybe".into() },
            Notice::SeveralChoices("Q2".into()),
        ]
    );
}

#[test]
fn other_versions_are_named() {
    let text = "format = 2\ntitle = ''\nquestionnaire = { id = 'a', version = '1' }\n";
    let other = Notice::OtherVersion { made_for: "1".into(), at_hand: "2".into() };
    assert_eq!(of(text), [Notice::NewerFormat(2), other]);
    assert_eq!(of("format = 1\ntitle = ''\nquestionnaire.id = 'a'\n"), []);
}

#[test]
fn what_a_selection_takes_is_no_news() {
    let text = "candidate = [{ id = 'a' }]\nremoved_candidate = [{ id = 'b' }]\n\
        [answers.N]\nnumber = 10\n\
        [answers.V]\ncandidate = { a = '1', b = 'unknown' }\nrests_on = { b = 'said' }\npass = '1'\n\
        [answers.W]\ncandidate = { a = 15, b = 'unknown' }\npass = 60\n\
        [[answers.R.row]]\nasset = 'DB'\ncount = 'unknown'\nthreat = 'unknown'\nrisk = '9'\n\
        where = ['in', 'unknown']\n[[answers.R.row]]\ncount = 3\nthreat = 'low'\nwhere = 'in'\n";
    assert_eq!(of(text), []);
    assert_eq!(of("[answers.N]\nnumber = 'unknown'\n"), []);
}

#[test]
fn what_a_selection_does_not_take_is_named() {
    let text = "candidate = [{ id = 'a' }]\n\
        [answers.N]\nnumber = 10.5\n\
        [answers.Q2]\nnumber = 1\nrow = [{ a = 1 }]\ncandidate.a = '1'\n\
        [answers.V]\ncandidate = { a = '9', z = 3 }\nrests_on = { z = 'said', y = 'said' }\npass = 2\n\
        [answers.W]\ncandidate = { a = '1' }\npass = '1'\n\
        [[answers.R.row]]\nasset = 3\ncount = 'many'\nthreat = 'medium'\nwhere = ['in', 'off']\n\
        [[answers.R.row]]\nthreat = 'medium'\nmine = 'x'\nwhere = 1\n";
    let id = |id: &str| id.to_owned();
    let (question, scale) = (id("V"), id("s"));
    let cell = |column: &str| Notice::OtherCell { question: id("R"), column: id(column) };
    let choice = |column: &str, choice: &str| Notice::UnknownCellChoice {
        question: id("R"),
        column: id(column),
        choice: id(choice),
    };
    let other = |key| Notice::OtherKind { question: id("Q2"), key };
    let unknown =
        |candidate: &str| Notice::UnknownCandidate { question: id("V"), candidate: id(candidate) };
    assert_eq!(
        of(text),
        [
            Notice::OutOfBounds { question: id("N"), number: 10.5 },
            other("number"),
            other("row"),
            other("candidate"),
            cell("asset"),
            cell("count"),
            choice("threat", "medium"),
            choice("where", "off"),
            Notice::UnknownColumn { question: id("R"), column: id("mine") },
            cell("where"),
            unknown("z"),
            unknown("y"),
            Notice::UnknownLevel { question: question.clone(), scale, level: id("9") },
            Notice::LevelAsked { question: question.clone(), candidate: id("z") },
            Notice::UnknownPass { question, pass: id("2") },
            Notice::NumberAsked { question: id("W"), candidate: id("a") },
            Notice::NumberPass(id("W")),
        ]
    );
}

#[test]
fn more_candidates_than_there_are_digits_are_told() {
    let list = |count: usize| -> String {
        let tables: Vec<String> =
            (0..count).map(|at| format!("[[candidate]]\nid = 'c{at}'\n")).collect();
        tables.concat()
    };
    assert_eq!(of(&list(9)), []);
    assert_eq!(of(&list(10)), [Notice::ManyCandidates(10)]);
}

#[test]
fn an_action_for_a_question_that_the_set_does_not_have_is_told_once() {
    let text = "[[action]]\nid = '7'\nquestions = ['Q1', 'Q9', 'Q9']\n";
    let notice = Notice::ActionForUnknownQuestion { action: "7".into(), question: "Q9".into() };
    assert_eq!(of(text), [notice]);
}
