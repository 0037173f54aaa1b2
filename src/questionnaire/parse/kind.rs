//! How a question is answered: each kind has a file of its own.

use super::names::Ids;
use super::{Ground, candidates, choices, level, number, table};
use crate::fault::Thing;
use crate::questionnaire::{Kind, Questionnaire};
use crate::reader::{Faults, Table};

/// How a question is answered.
pub(super) struct Answered<'a> {
    pub kind: Kind,
    /// The points of "don't know" among choices.
    pub unknown: Option<f64>,
    pub entries: Entries<'a>,
}

/// What a condition can name of a question.
pub(super) struct Entries<'a> {
    /// The scales whose levels are entries.
    pub scales: Vec<usize>,
    /// The choices beside these.
    pub choices: Ids<'a>,
    /// Whether all of it could be read.
    pub whole: bool,
}

impl Entries<'_> {
    /// No entries; `whole` where that is for sure.
    fn none(whole: bool) -> Self {
        Entries { scales: Vec::new(), choices: Ids::none(Thing::Choice), whole }
    }

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
    Number,
    Text,
    Table,
    Candidates,
}

const KINDS: [(&str, KindWord); 7] = [
    ("level", KindWord::Level),
    ("single", KindWord::Single),
    ("multi", KindWord::Multi),
    ("number", KindWord::Number),
    ("text", KindWord::Text),
    ("table", KindWord::Table),
    ("candidates", KindWord::Candidates),
];

/// Reads `kind` and the keys that it needs.
pub(super) fn read<'a>(
    set: &Questionnaire,
    ground: &Ground<'a>,
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> Answered<'a> {
    let item = table.required("kind", faults);
    let Some(word) = item.and_then(|item| item.word(&KINDS, faults)) else {
        return Answered { kind: Kind::Text, unknown: None, entries: Entries::none(false) };
    };
    let kind = match word {
        KindWord::Level => return level::read(ground, table, faults),
        KindWord::Single => return choices::read(set, ground, table, Kind::Single, faults),
        KindWord::Multi => return choices::read(set, ground, table, Kind::Multi, faults),
        KindWord::Number => Kind::Number(number::read(ground, table, faults)),
        KindWord::Text => Kind::Text,
        KindWord::Table => Kind::Table(table::read(ground, table, faults)),
        KindWord::Candidates => Kind::Candidates(candidates::read(ground, table, faults)),
    };
    // The answers to these are not in any list, so that a condition cannot list them either.
    Answered { kind, unknown: None, entries: Entries::none(true) }
}
