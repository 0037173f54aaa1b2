//! The fields of a question and what can be chosen in each: the same for keys, screen and tests.

use crate::questionnaire::{
    Choice, Importance, Kind, Limit, Measure, Question, Questionnaire, Scale,
};
use crate::score::terms;
use crate::session::{Change, Entry, Offer, Quantity, Session, Track, UNKNOWN_CHOICE};
use crate::text::Text;

/// One part of an answer that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The level on the scale at this position of the set.
    Scale(usize),
    /// The choices.
    Choices,
    /// A number.
    Number,
    /// The rows of a table.
    Rows,
    /// What is said of the candidate at this position of the session.
    Offer(usize),
    /// How much a requirement matters.
    Importance,
    /// What a must accepts at the least.
    Pass,
    /// How much a want counts.
    Weight,
    /// A text.
    Record,
}

/// The fields of a question, in the order of `Tab`, with that many candidates in the session. There
/// is always at least one.
#[must_use]
pub fn fields(question: &Question, candidates: usize) -> Vec<Field> {
    let mut fields = match &question.kind {
        Kind::Level { scales } => scales.iter().map(|&scale| Field::Scale(scale)).collect(),
        Kind::Single(_) | Kind::Multi(_) => vec![Field::Choices],
        Kind::Number(_) => vec![Field::Number],
        Kind::Text => vec![Field::Record],
        Kind::Table(_) => vec![Field::Rows],
        Kind::Candidates(_) => {
            let offers = (0..candidates).map(Field::Offer);
            offers.chain([Field::Importance, Field::Weight, Field::Pass]).collect()
        }
    };
    if question.record.is_some() && !fields.contains(&Field::Record) {
        fields.push(Field::Record);
    }
    fields
}

/// What an item of a field stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A level, a choice or an importance, by its id.
    Id(String),
    /// Decided against on this side.
    NotHere,
    /// Don't know.
    DontKnow,
    /// What is written: a number, a text, rows.
    Write,
}

impl Value {
    /// The entry on a scale.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        match self {
            Value::Id(id) => Some(Entry::Level(id.clone())),
            Value::NotHere => Some(Entry::None),
            Value::DontKnow => Some(Entry::Unknown),
            Value::Write => None,
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
    /// Its sentence; none for those that the interface words itself.
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
    let measured = || question.kind.requirement().map(|requirement| &requirement.measure);
    match field {
        Field::Scale(scale) => {
            let mut items = levels(&set.scales[scale]);
            items.extend([Item::plain(Value::NotHere), Item::plain(Value::DontKnow)]);
            items
        }
        Field::Choices => {
            let choice = |choice: &'a Choice| Item {
                value: Value::Id(choice.id.clone()),
                digit: None,
                text: Some(&choice.text),
                short: None,
            };
            let mut items: Vec<Item> = question.kind.choices().iter().map(choice).collect();
            number(&mut items, false);
            items.push(Item::plain(Value::DontKnow));
            items
        }
        Field::Offer(_) => {
            let mut items = match measured() {
                Some(Measure::Level(scale)) => levels(&set.scales[*scale]),
                _ => vec![Item::plain(Value::Write)],
            };
            items.push(Item::plain(Value::DontKnow));
            items
        }
        Field::Pass => match measured() {
            Some(Measure::Level(scale)) => levels(&set.scales[*scale]),
            _ => vec![Item::plain(Value::Write)],
        },
        Field::Importance => {
            let words = Importance::WORDS.into_iter().map(|(word, _)| word.to_owned());
            let mut items: Vec<Item> = words.map(|word| Item::plain(Value::Id(word))).collect();
            number(&mut items, false);
            items
        }
        Field::Number => vec![Item::plain(Value::Write), Item::plain(Value::DontKnow)],
        // A text is written, and where there is nothing else to answer it needs no line to choose.
        Field::Record if matches!(question.kind, Kind::Text) => Vec::new(),
        Field::Record | Field::Weight | Field::Rows => vec![Item::plain(Value::Write)],
    }
}

/// The levels of a scale, highest first, each with its digit.
fn levels(scale: &Scale) -> Vec<Item<'_>> {
    let level = |level: &'_ crate::questionnaire::Level| Value::Id(level.id.clone());
    let levels = scale.levels.iter().rev();
    let mut items: Vec<Item> = levels
        .map(|of| Item {
            value: level(of),
            digit: None,
            text: Some(&of.text),
            short: of.short.as_ref(),
        })
        .collect();
    number(&mut items, true);
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

/// One field of the answer to one question: what stands in it, and what a key changes there.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The set.
    pub set: &'a Questionnaire,
    /// The session.
    pub session: &'a Session,
    /// The question.
    pub question: &'a Question,
    /// The field.
    pub field: Field,
    /// The track that levels go to.
    pub track: Track,
}

impl Place<'_> {
    /// Whether an item is part of the answer.
    #[must_use]
    pub fn is_chosen(&self, value: &Value) -> bool {
        let Place { set, session, question, field, track } = *self;
        let answer = session.answer(&question.id);
        match (field, value) {
            (Field::Scale(scale), _) => {
                let entry = answer.entries(track).get(&set.scales[scale].id);
                entry.is_some() && entry == value.entry().as_ref()
            }
            (Field::Choices, Value::Id(id)) => answer.choice.contains(id),
            (Field::Choices, Value::DontKnow) => {
                answer.choice.iter().any(|id| id == UNKNOWN_CHOICE)
            }
            (Field::Number, Value::Write) => matches!(answer.number, Some(Quantity::Known(_))),
            (Field::Number, Value::DontKnow) => answer.number == Some(Quantity::Unknown),
            (Field::Offer(at), _) => {
                let candidate = session.candidates.get(at);
                let offer = candidate.and_then(|candidate| answer.candidates.get(&candidate.id));
                match (offer, value) {
                    (Some(Offer::Level(level)), Value::Id(id)) => level == id,
                    (Some(Offer::Number(_)), Value::Write)
                    | (Some(Offer::Unknown), Value::DontKnow) => true,
                    _ => false,
                }
            }
            (Field::Importance, Value::Id(id)) => {
                terms(set, question, answer).is_some_and(|own| own.importance.word() == id)
            }
            (Field::Pass, Value::Id(id)) => {
                let pass = terms(set, question, answer).and_then(|own| own.pass);
                pass.is_some_and(|pass| pass == Limit::Level(id.clone()))
            }
            (Field::Pass, Value::Write) => {
                terms(set, question, answer).is_some_and(|own| own.pass.is_some())
            }
            (Field::Rows, Value::Write) => !answer.rows.is_empty(),
            (Field::Record, Value::Write) => answer.record.is_some(),
            (Field::Weight, Value::Write) => true,
            _ => false,
        }
    }

    /// What choosing an item changes; `None` where it is written instead, or cannot be chosen.
    #[must_use]
    pub fn choosing(&self, value: &Value) -> Option<Change> {
        let Place { set, session, question, field, track } = *self;
        Some(match (field, value) {
            (Field::Scale(scale), _) => {
                Change::Entry(track, set.scales[scale].id.clone(), Some(value.entry()?))
            }
            (Field::Choices, Value::Id(_) | Value::DontKnow) => {
                let id = match value {
                    Value::Id(id) => id,
                    _ => UNKNOWN_CHOICE,
                };
                Change::Choice(choose(question, &session.answer(&question.id).choice, id))
            }
            (Field::Number, Value::DontKnow) => Change::Number(Some(Quantity::Unknown)),
            (Field::Offer(at), _) => {
                let offer = match value {
                    Value::Id(id) => Offer::Level(id.clone()),
                    Value::DontKnow => Offer::Unknown,
                    _ => return None,
                };
                Change::Offer(session.candidates.get(at)?.id.clone(), Some(offer))
            }
            (Field::Importance, Value::Id(id)) => {
                let mut words = Importance::WORDS.into_iter();
                Change::Importance(words.find(|(word, _)| word == id).map(|(_, own)| own))
            }
            (Field::Pass, Value::Id(id)) => Change::Pass(Some(Limit::Level(id.clone()))),
            _ => return None,
        })
    }

    /// What clears the field: the changes that take away what stands there.
    #[must_use]
    pub fn clearing(&self) -> Vec<Change> {
        let Place { set, session, question, field, track } = *self;
        let answer = session.answer(&question.id);
        let when = |there: bool, change: Change| there.then_some(change).into_iter().collect();
        match field {
            Field::Scale(scale) => {
                let id = set.scales[scale].id.clone();
                when(answer.entries(track).contains_key(&id), Change::Entry(track, id, None))
            }
            Field::Choices => when(!answer.choice.is_empty(), Change::Choice(Vec::new())),
            Field::Number => {
                let mut changes: Vec<_> = when(answer.number.is_some(), Change::Number(None));
                changes.extend(answer.estimate.then_some(Change::Estimate(false)));
                changes.extend(answer.as_of.map(|_| Change::AsOf(None)));
                changes
            }
            Field::Offer(at) => {
                let Some(candidate) = session.candidates.get(at) else { return Vec::new() };
                let id = &candidate.id;
                let offer = answer.candidates.contains_key(id);
                let mut changes: Vec<_> = when(offer, Change::Offer(id.clone(), None));
                // What an answer rests on says nothing without the answer.
                changes.extend(
                    answer.rests_on.contains_key(id).then(|| Change::RestsOn(id.clone(), None)),
                );
                changes
            }
            Field::Importance => when(answer.importance.is_some(), Change::Importance(None)),
            Field::Weight => when(answer.weight.is_some(), Change::Weight(None)),
            Field::Pass => when(answer.pass.is_some(), Change::Pass(None)),
            Field::Record => {
                let mut changes: Vec<_> = when(answer.record.is_some(), Change::Record(None));
                changes.extend(answer.decided.is_some().then_some(Change::Decided(None)));
                changes
            }
            // Rows are removed one by one, in the table.
            Field::Rows => Vec::new(),
        }
    }
}

/// The choices after one of them was chosen: toggled for `multi`, where an exclusive choice clears the
/// others and the reverse; the only one otherwise.
#[must_use]
pub fn choose(question: &Question, before: &[String], chosen: &str) -> Vec<String> {
    match &question.kind {
        Kind::Multi(choices) => toggled(choices, before, chosen),
        _ => vec![chosen.to_owned()],
    }
}

/// Several choices after one of them was toggled; an exclusive choice, and "don't know", clears the
/// others and the reverse.
#[must_use]
pub fn toggled(choices: &[Choice], before: &[String], chosen: &str) -> Vec<String> {
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
        let field = fields(question, 0)[field];
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
        assert_eq!(fields(&set.questions[0], 0), expected);
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
