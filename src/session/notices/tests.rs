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
