//! Questions: what all kinds have.

use super::kind::{self, Answered, Entries};
use super::shared::{origin, tags, weight};
use super::{Ground, condition};
use crate::questionnaire::{Question, Questionnaire};
use crate::reader::{Faults, Table};

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
    let Answered { kind, unknown, entries } = kind::read(set, ground, &mut table, faults);
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
