//! Questions: what all kinds have, and what each kind has of its own.

use std::collections::HashSet;

use super::names::{Ids, tables};
use super::shared::{origin, tags, weight};
use super::{Ground, condition};
use crate::fault::{FaultKind, Thing};
use crate::questionnaire::{Choice, Kind, Question, Questionnaire};
use crate::reader::{Faults, Item, Table};

/// What a condition can name of a question.
pub(super) struct Entries<'a> {
    scales: Vec<usize>,
    choices: Ids<'a>,
    /// Whether all of it could be read.
    whole: bool,
}

impl Entries<'_> {
    /// Whether there is an entry with this id, as far as can be said.
    pub fn may_have(&self, id: &str, ground: &Ground<'_>) -> bool {
        !self.whole
            || self.choices.may_have(id)
            || self.scales.iter().any(|&scale| ground.levels[scale].may_have(id))
    }
}

#[derive(Clone, Copy)]
enum KindWord {
    Level,
    Single,
    Multi,
    Text,
    NotYet,
}

const KINDS: [(&str, KindWord); 7] = [
    ("level", KindWord::Level),
    ("single", KindWord::Single),
    ("multi", KindWord::Multi),
    ("number", KindWord::NotYet),
    ("text", KindWord::Text),
    ("table", KindWord::NotYet),
    ("candidates", KindWord::NotYet),
];

/// The keys that only some kinds have. On another kind they say nothing and do no harm, so that a
/// person can try out a kind without losing what belongs to the one before.
const KEYS_OF_KINDS: [&str; 11] = [
    "scales",
    "scale",
    "choice",
    "unit",
    "min",
    "max",
    "column",
    "answer",
    "better",
    "importance",
    "pass",
];

/// Reads the question that comes after those of `earlier`.
pub(super) fn read<'a>(
    set: &Questionnaire,
    ground: &Ground<'a>,
    earlier: &[Entries<'a>],
    mut table: Table<'a>,
    faults: &mut Faults,
) -> (Question, Entries<'a>) {
    let Answered { kind, unknown, entries } = read_kind(set, ground, &mut table, faults);
    let section = table.required("section", faults);
    let section =
        section.and_then(|item| ground.sections.find(item.str(faults)?, &item.span, faults));
    let target = table.optional("target").and_then(|item| item.bool(faults));
    let languages = &ground.languages;
    let question = Question {
        id: ground.questions.id(earlier.len()).to_owned(),
        section: section.unwrap_or_default(),
        kind,
        unknown,
        title: languages.required(&mut table, "title", faults),
        text: languages.required(&mut table, "text", faults),
        why: languages.optional(&mut table, "why", faults),
        ask: languages.list(&mut table, "ask", faults),
        evidence: languages.list(&mut table, "evidence", faults),
        target: target.unwrap_or_default(),
        record: languages.optional(&mut table, "record", faults),
        weight: weight(&mut table, faults),
        when: condition::read(ground, earlier, &mut table, faults),
        tags: tags(&mut table, faults),
        source: origin(ground, &mut table, faults),
    };
    table.accept(&KEYS_OF_KINDS);
    table.no_other_keys(faults);
    (question, entries)
}

/// How a question is answered.
struct Answered<'a> {
    kind: Kind,
    /// The points of "don't know" among choices.
    unknown: Option<f64>,
    entries: Entries<'a>,
}

fn read_kind<'a>(
    set: &Questionnaire,
    ground: &Ground<'a>,
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> Answered<'a> {
    let item = table.required("kind", faults);
    let word = item.as_ref().and_then(|item| item.word(&KINDS, faults));
    match word {
        Some(KindWord::Level) => level(ground, table, faults),
        Some(KindWord::Single) => choices(set, ground, table, Kind::Single, faults),
        Some(KindWord::Multi) => choices(set, ground, table, Kind::Multi, faults),
        Some(KindWord::Text) => without_entries(true),
        Some(KindWord::NotYet) => {
            not_yet(item, faults);
            without_entries(false)
        }
        None => without_entries(false),
    }
}

fn not_yet(item: Option<Item<'_>>, faults: &mut Faults) {
    if let Some(item) = item {
        let word = item.as_str().unwrap_or_default().to_owned();
        faults.push(item.span, FaultKind::KindNotYet(word));
    }
}

/// A kind that nothing can be said about in a condition's list; `whole` where that is for sure.
fn without_entries<'a>(whole: bool) -> Answered<'a> {
    let entries = Entries { scales: Vec::new(), choices: Ids::none(Thing::Choice), whole };
    Answered { kind: Kind::Text, unknown: None, entries }
}

fn level<'a>(ground: &Ground<'a>, table: &mut Table<'a>, faults: &mut Faults) -> Answered<'a> {
    let item = table.required("scales", faults);
    let words = item.as_ref().and_then(|item| item.strings(faults));
    let words = words.unwrap_or_default();
    if let Some(item) = item.filter(Item::is_empty_list) {
        faults.push(item.span, FaultKind::Empty);
    }
    let mut scales = Vec::with_capacity(words.len());
    let mut seen = HashSet::new();
    for (id, span) in &words {
        let Some(scale) = ground.scales.find(id, span, faults) else { continue };
        if seen.insert(scale) {
            scales.push(scale);
        } else {
            faults.push(span.clone(), FaultKind::Duplicate(Thing::Scale, (*id).to_owned()));
        }
    }
    let whole = !words.is_empty() && seen.len() == words.len();
    let entries = Entries { scales: scales.clone(), choices: Ids::none(Thing::Choice), whole };
    Answered { kind: Kind::Level { scales }, unknown: None, entries }
}

/// The choices of a question: the levels of its scale, if it has one, and those of its own.
fn choices<'a>(
    set: &Questionnaire,
    ground: &Ground<'a>,
    table: &mut Table<'a>,
    kind: fn(Vec<Choice>) -> Kind,
    faults: &mut Faults,
) -> Answered<'a> {
    let scale_item = table.optional("scale");
    let scale = scale_item
        .as_ref()
        .and_then(|item| ground.scales.find(item.str(faults)?, &item.span, faults));
    let own = if scale_item.is_some() {
        table.optional("choice")
    } else {
        table.required("choice", faults)
    };
    let mut tables = tables(table, "choice", faults);
    if let Some(item) = own.filter(Item::is_empty_list) {
        faults.push(item.span, FaultKind::Empty);
    }
    let levels = scale.map(|scale| &ground.levels[scale]);
    let ids = Ids::read_beside(levels, Thing::Choice, &mut tables, faults);
    let whole = scale.is_some() || (scale_item.is_none() && !tables.list.is_empty());
    let mut choices = scale.map_or(Vec::new(), |scale| levels_as_choices(set, scale));
    let own = tables.list.into_iter().zip(ids.all());
    choices.extend(own.map(|(table, id)| read_choice(ground, table, id, faults)));
    Answered {
        kind: kind(choices),
        unknown: scale.and_then(|scale| set.scales[scale].unknown),
        entries: Entries { scales: scale.into_iter().collect(), choices: ids, whole },
    }
}

fn levels_as_choices(set: &Questionnaire, scale: usize) -> Vec<Choice> {
    let choice = |level: &crate::questionnaire::Level| Choice {
        id: level.id.clone(),
        text: level.text.clone(),
        points: Some(level.points),
        exclusive: false,
        tags: Vec::new(),
    };
    set.scales[scale].levels.iter().map(choice).collect()
}

fn read_choice(ground: &Ground<'_>, mut table: Table<'_>, id: &str, faults: &mut Faults) -> Choice {
    let exclusive = table.optional("exclusive").and_then(|item| item.bool(faults));
    let choice = Choice {
        id: id.to_owned(),
        text: ground.languages.required(&mut table, "text", faults),
        points: table.optional("points").and_then(|item| item.number(faults)),
        exclusive: exclusive.unwrap_or_default(),
        tags: tags(&mut table, faults),
    };
    table.no_other_keys(faults);
    choice
}
