//! A set with every feature, and texts that are unusual and right.

mod kinds;

use super::fault_tests::SET;
use super::parse;
use crate::questionnaire::{Condition, Fold, Holds, Kind, Mark, Questionnaire, Test, tag};
use crate::text::{Lang, Text};

const FULL: &str = r#"format = 1
id = "full"
version = "2.1.0"
languages = ["ja", "en"]
title = { ja = "全部", en = "All" }
about = { ja = "説明", en = "About" }
minutes = 120
overall = "sum"
[[source]]
id = "book"
title = "本"
publisher = "P"
edition = "v1"
date = 2018-03-30
url = "https://example.org/"
[[scale]]
id = "in"
title = { ja = "内", en = "In" }
unknown = 1
source = { id = "monshin", mark = "recalled" }
level = [
  { id = "1", points = 1, text = { ja = "一", en = "One" }, short = { ja = "1", en = "1" } },
  { id = "2", points = 2.5, text = { ja = "二", en = "Two" } },
]
[[section]]
id = "A"
parent = "X"
title = { ja = "甲", en = "A" }
short = { ja = "甲", en = "a" }
score = "min"
weight = 2
[[question]]
id = "A-1"
section = "A"
kind = "level"
title = { ja = "題", en = "Title" }
text = { ja = "問い", en = "Question" }
why = { ja = "理由", en = "Why" }
ask = { ja = ["い", "ろ"], en = ["a", "b"] }
evidence = { ja = ["規程"], en = ["Rules"] }
scales = ["in"]
target = true
record = { ja = "決定", en = "Decision" }
weight = 0.5
tags = { region = "1", csf = ["detect", "respond"] }
source = { id = "book", at = "8.3", mark = "second" }
[[question]]
id = "A-2"
section = "X"
kind = "multi"
title = { ja = "題", en = "Title" }
text = { ja = "問い", en = "Question" }
when = { any = [{ question = "A-1", is = ["2"] }, { question = "A-1", answered = true }] }
[[question.choice]]
id = "none-of-them"
text = { ja = "なし", en = "None" }
points = -1
exclusive = true
tags = { region = "2" }
[[question]]
id = "A-3"
section = "X"
kind = "single"
scale = "in"
title = { ja = "題", en = "Title" }
text = { ja = "問い", en = "Question" }
when.all = [{ question = "A-2", not = ["none-of-them"] }]
[[question]]
id = "A-4"
section = "X"
kind = "text"
target = true
unit = "left over from another kind"
title = { ja = "題", en = "Title" }
text = { ja = "問い", en = "Question" }
when = { all = [{ question = "A-3", is = ["1"] }] }
[[section]]
id = "X"
title = { ja = "乙", en = "X" }
score = "none"
"#;

fn full() -> Questionnaire {
    parse(FULL).expect("no faults")
}

#[test]
fn the_head_of_a_set() {
    let set = full();
    assert_eq!((set.id.as_str(), set.version.as_str()), ("full", "2.1.0"));
    assert_eq!(set.languages, Lang::ALL);
    assert_eq!(set.title, Text::new("全部", "All"));
    assert_eq!(set.about, Some(Text::new("説明", "About")));
    assert_eq!((set.minutes, set.overall), (Some(120), Fold::Sum));
    assert_eq!(set.sources[0].id, "book");
    assert_eq!(set.sources[0].date.map(|date| date.to_string()).as_deref(), Some("2018-03-30"));
}

#[test]
fn scales_and_sections() {
    let set = full();
    let scale = &set.scales[0];
    assert_eq!((scale.unknown, scale.lowest(), scale.highest()), (Some(1.0), 1.0, 2.5));
    assert_eq!(scale.levels[0].short, Some(Text::new("1", "1")));
    assert_eq!(scale.source.as_ref().and_then(|source| source.mark), Some(Mark::Recalled));
    let [a, x] = ["A", "X"].map(|id| set.section(id).expect("a section"));
    assert_eq!((a, x), (0, 1));
    assert_eq!((set.sections[a].parent, set.sections[a].weight), (Some(x), 2.0));
    assert_eq!((set.sections[a].score, set.sections[x].score), (Some(Fold::Min), None));
    assert_eq!(set.sections_upward(), [a, x]);
}

#[test]
fn a_level_question() {
    let set = full();
    let question = &set.questions[set.question("A-1").expect("a question")];
    assert_eq!(question.kind, Kind::Level { scales: vec![0] });
    assert_eq!(question.ask.as_ref().map(|ask| ask.en.clone()), Some(vec!["a".into(), "b".into()]));
    assert!(question.target);
    assert_eq!(question.record, Some(Text::new("決定", "Decision")));
    assert_eq!(tag(&question.tags, "csf"), ["detect", "respond"]);
    assert_eq!(question.tags[0].0, "region");
    let source = question.source.as_ref().expect("a source");
    assert_eq!((source.at.as_deref(), source.mark), (Some("8.3"), Some(Mark::Second)));
}

#[test]
fn choices_and_conditions() {
    let set = full();
    let choice = &set.questions[1].kind.choices()[0];
    assert_eq!((choice.points, choice.exclusive), (Some(-1.0), true));
    assert_eq!(tag(&choice.tags, "region"), ["2"]);
    let tests = vec![
        Test { question: 0, holds: Holds::Is(vec!["2".into()]) },
        Test { question: 0, holds: Holds::Answered },
    ];
    assert_eq!(set.questions[1].when, Some(Condition::Any(tests)));
    let tests = vec![Test { question: 1, holds: Holds::Not(vec!["none-of-them".into()]) }];
    assert_eq!(set.questions[2].when, Some(Condition::All(tests)));
    assert_eq!(set.questions[3].kind, Kind::Text);
}

#[test]
fn the_levels_of_a_scale_are_the_choices() {
    let question = &full().questions[2];
    let points: Vec<_> = question.kind.choices().iter().map(|choice| choice.points).collect();
    assert_eq!(points, [Some(1.0), Some(2.5)]);
    assert_eq!(question.unknown, Some(1.0));
}

#[test]
fn one_language_stands_for_both() {
    let set = parse(SET).expect("no faults");
    assert_eq!(set.languages, [Lang::En]);
    assert_eq!(set.title, Text::new("Set", "Set"));
    assert_eq!((set.sections[0].score, set.sections[0].weight), (Some(Fold::Mean), 1.0));
    assert_eq!(set.overall, Fold::Mean);
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let text = format!("\u{feff}{}", FULL.replace('\n', "\r\n"));
    assert_eq!(parse(&text), Ok(full()));
}

#[test]
fn ten_thousand_questions_are_read_at_once() {
    let question = |at: usize| {
        format!(
            "[[question]]\nid = 'n{at}'\nsection = 'A'\nkind = 'level'\nscales = ['s']\n\
             title.en = ''\ntext.en = ''\nwhen.any = [{{ question = 'Q1', is = ['1'] }}]\n"
        )
    };
    let text = SET.to_owned() + &(0..10_000).map(question).collect::<String>();
    assert_eq!(parse(&text).expect("no faults").questions.len(), 10_002);
}
