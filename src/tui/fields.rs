//! The fields of a question and what can be chosen in each: the same for keys, screen and tests.

use crate::questionnaire::{Kind, Question, Questionnaire};
use crate::session::{Answer, Entry, Track, UNKNOWN_CHOICE};
use crate::text::Text;

/// One part of an answer that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The level on the scale at this position of the set.
    Scale(usize),
    /// The choices.
    Choices,
    /// A text.
    Record,
}

/// The fields of a question, in the order of `Tab`. There is always at least one.
#[must_use]
pub fn fields(question: &Question) -> Vec<Field> {
    let mut fields = match &question.kind {
        Kind::Level { scales } => scales.iter().map(|&scale| Field::Scale(scale)).collect(),
        Kind::Single(_) | Kind::Multi(_) => vec![Field::Choices],
        Kind::Text | Kind::Number(_) | Kind::Table(_) | Kind::Candidates(_) => vec![Field::Record],
    };
    if question.record.is_some() && !fields.contains(&Field::Record) {
        fields.push(Field::Record);
    }
    fields
}

/// What an item of a field stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A level or a choice, by its id.
    Id(String),
    /// Decided against on this side.
    NotHere,
    /// Don't know.
    DontKnow,
}

impl Value {
    /// The entry on a scale.
    #[must_use]
    pub fn entry(&self) -> Entry {
        match self {
            Value::Id(id) => Entry::Level(id.clone()),
            Value::NotHere => Entry::None,
            Value::DontKnow => Entry::Unknown,
        }
    }
}

/// One line that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// What it stands for.
    pub value: Value,
    /// The digit that chooses it.
    pub digit: Option<u8>,
    /// Its sentence; none for the two that the interface words itself.
    pub text: Option<&'a Text>,
    /// Its short form, where it has one.
    pub short: Option<&'a Text>,
}

impl Item<'_> {
    fn plain(value: Value) -> Item<'static> {
        Item { value, digit: None, text: None, short: None }
    }
}

/// What can be chosen in a field, in the order in which it is shown: levels highest first.
#[must_use]
pub fn items<'a>(set: &'a Questionnaire, question: &'a Question, field: Field) -> Vec<Item<'a>> {
    let mut items: Vec<Item> = match field {
        Field::Scale(scale) => set.scales[scale]
            .levels
            .iter()
            .rev()
            .map(|level| Item {
                value: Value::Id(level.id.clone()),
                digit: None,
                text: Some(&level.text),
                short: level.short.as_ref(),
            })
            .collect(),
        Field::Choices => question
            .kind
            .choices()
            .iter()
            .map(|choice| Item {
                value: Value::Id(choice.id.clone()),
                digit: None,
                text: Some(&choice.text),
                short: None,
            })
            .collect(),
        Field::Record => return Vec::new(),
    };
    number(&mut items, matches!(field, Field::Scale(_)));
    if matches!(field, Field::Scale(_)) {
        items.push(Item::plain(Value::NotHere));
    }
    items.push(Item::plain(Value::DontKnow));
    items
}

/// Gives each item its digit: the id where all ids of a scale are one digit, else the position as
/// shown, from 1. From the tenth on there is no digit.
fn number(items: &mut [Item], is_scale: bool) {
    let own: Vec<Option<u8>> = items
        .iter()
        .map(|item| match &item.value {
            Value::Id(id) => id.parse().ok().filter(|digit| *digit < 10 && id.len() == 1),
            _ => None,
        })
        .collect();
    let by_id = is_scale && own.iter().all(Option::is_some);
    for (at, item) in items.iter_mut().enumerate() {
        item.digit = if by_id { own[at] } else { u8::try_from(at + 1).ok().filter(|n| *n < 10) };
    }
}

/// Whether an item is part of the answer.
#[must_use]
pub fn is_chosen(
    set: &Questionnaire,
    answer: &Answer,
    field: Field,
    track: Track,
    value: &Value,
) -> bool {
    match field {
        Field::Scale(scale) => {
            answer.entries(track).get(&set.scales[scale].id) == Some(&value.entry())
        }
        Field::Choices => match value {
            Value::Id(id) => answer.choice.contains(id),
            Value::DontKnow => answer.choice.iter().any(|id| id == UNKNOWN_CHOICE),
            Value::NotHere => false,
        },
        Field::Record => false,
    }
}

/// The choices after one of them was chosen: toggled for `multi`, where an exclusive choice clears the
/// others and the reverse; the only one otherwise.
#[must_use]
pub fn choose(question: &Question, before: &[String], chosen: &str) -> Vec<String> {
    let Kind::Multi(choices) = &question.kind else { return vec![chosen.to_owned()] };
    if before.iter().any(|id| id == chosen) {
        return before.iter().filter(|id| *id != chosen).cloned().collect();
    }
    let alone = |id: &str| {
        id == UNKNOWN_CHOICE || choices.iter().any(|choice| choice.id == id && choice.exclusive)
    };
    let mut after: Vec<String> = if alone(chosen) {
        Vec::new()
    } else {
        before.iter().filter(|id| !alone(id)).cloned().collect()
    };
    after.push(chosen.to_owned());
    // In the order of the set, so that the same answer is the same text in the file.
    after.sort_by_key(|id| choices.iter().position(|choice| choice.id == *id));
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::parse;

    const SET: &str = r#"
format = 1
id = "t"
version = "1"
languages = ["ja", "en"]
title = { ja = "t", en = "t" }
[[scale]]
id = "plain"
title = { ja = "t", en = "t" }
[[scale.level]]
id = "0"
points = 0
text = { ja = "zero", en = "zero" }
[[scale.level]]
id = "1"
points = 1
text = { ja = "one", en = "one" }
[[scale]]
id = "named"
title = { ja = "t", en = "t" }
[[scale.level]]
id = "low"
points = 0
text = { ja = "low", en = "low" }
[[scale.level]]
id = "high"
points = 1
text = { ja = "high", en = "high" }
[[section]]
id = "A"
title = { ja = "t", en = "t" }
[[question]]
id = "L"
section = "A"
kind = "level"
title = { ja = "t", en = "t" }
text = { ja = "t", en = "t" }
scales = ["plain", "named"]
record = { ja = "r", en = "r" }
[[question]]
id = "M"
section = "A"
kind = "multi"
title = { ja = "t", en = "t" }
text = { ja = "t", en = "t" }
choice = [
  { id = "a", text = { ja = "a", en = "a" } },
  { id = "b", text = { ja = "b", en = "b" } },
  { id = "none-of-them", text = { ja = "n", en = "n" }, exclusive = true },
]
"#;

    fn digits(question: usize, field: usize) -> Vec<(Value, Option<u8>)> {
        let set = parse(SET).unwrap();
        let question = &set.questions[question];
        let field = fields(question)[field];
        items(&set, question, field).into_iter().map(|i| (i.value, i.digit)).collect()
    }

    fn id(id: &str) -> Value {
        Value::Id(id.into())
    }

    #[test]
    fn a_digit_is_the_id_where_all_ids_are_digits_and_the_position_otherwise() {
        assert_eq!(
            digits(0, 0),
            [
                (id("1"), Some(1)),
                (id("0"), Some(0)),
                (Value::NotHere, None),
                (Value::DontKnow, None)
            ]
        );
        assert_eq!(digits(0, 1)[..2], [(id("high"), Some(1)), (id("low"), Some(2))]);
        assert_eq!(digits(1, 0)[0], (id("a"), Some(1)));
    }

    #[test]
    fn a_level_question_with_a_record_has_both() {
        let set = parse(SET).unwrap();
        let expected = [Field::Scale(0), Field::Scale(1), Field::Record];
        assert_eq!(fields(&set.questions[0]), expected);
    }

    #[test]
    fn an_exclusive_choice_clears_the_others_and_the_reverse() {
        let set = parse(SET).unwrap();
        let question = &set.questions[1];
        let one = choose(question, &[], "b");
        let two = choose(question, &one, "a");
        assert_eq!(two, ["a", "b"]);
        let exclusive = choose(question, &two, "none-of-them");
        assert_eq!(exclusive, ["none-of-them"]);
        assert_eq!(choose(question, &exclusive, "a"), ["a"]);
        assert_eq!(choose(question, &two, UNKNOWN_CHOICE), ["unknown"]);
        assert_eq!(choose(question, &two, "a"), ["b"]);
    }
}
