//! When a question is asked.

use super::Ground;
use super::kind::Entries;
use crate::fault::{FaultKind, Thing};
use crate::questionnaire::model::{Condition, Holds, Test};
use crate::reader::{Faults, Item, Table};

/// Reads `when` of the question that comes after those of `earlier`.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    earlier: &[Entries<'a>],
    table: &mut Table<'a>,
    faults: &mut Faults,
) -> Option<Condition> {
    let mut when = table.optional("when")?.table(faults)?;
    let [any, all] = ["any", "all"]
        .map(|key| when.optional(key).map(|item| read_tests(ground, earlier, &item, faults)));
    let condition = match (any, all) {
        (Some(any), None) => Some(Condition::Any(any)),
        (None, Some(all)) => Some(Condition::All(all)),
        _ => {
            faults.push(when.span(), FaultKind::ConditionShape);
            None
        }
    };
    when.no_other_keys(faults);
    condition
}

fn read_tests<'a>(
    ground: &Ground<'a>,
    earlier: &[Entries<'a>],
    item: &Item<'a>,
    faults: &mut Faults,
) -> Vec<Test> {
    let Some(tables) = item.tables(faults) else { return Vec::new() };
    if tables.is_empty() && item.is_empty_list() {
        faults.push(item.span.clone(), FaultKind::Empty);
    }
    tables.into_iter().filter_map(|table| read_test(ground, earlier, table, faults)).collect()
}

fn read_test<'a>(
    ground: &Ground<'a>,
    earlier: &[Entries<'a>],
    mut table: Table<'a>,
    faults: &mut Faults,
) -> Option<Test> {
    let question = table.required("question", faults);
    let question = question.and_then(|item| earlier_question(ground, earlier, &item, faults));
    let entries = question.map(|at| &earlier[at]);
    let [is, not] = ["is", "not"]
        .map(|key| table.optional(key).map(|item| read_entries(ground, entries, &item, faults)));
    let answered = table.optional("answered");
    if let Some(item) = &answered
        && item.bool(faults) == Some(false)
    {
        faults.push(item.span.clone(), FaultKind::AnsweredFalse);
    }
    let holds = match (is, not, answered) {
        (Some(is), None, None) => Some(Holds::Is(is)),
        (None, Some(not), None) => Some(Holds::Not(not)),
        (None, None, Some(_)) => Some(Holds::Answered),
        _ => {
            faults.push(table.span(), FaultKind::TestShape);
            None
        }
    };
    table.no_other_keys(faults);
    Some(Test { question: question?, holds: holds? })
}

fn earlier_question<'a>(
    ground: &Ground<'a>,
    earlier: &[Entries<'a>],
    item: &Item<'a>,
    faults: &mut Faults,
) -> Option<usize> {
    let id = item.str(faults)?;
    let at = ground.questions.find(id, &item.span, faults)?;
    if at >= earlier.len() {
        faults.push(item.span.clone(), FaultKind::NotEarlier(Thing::Question, id.to_owned()));
        return None;
    }
    Some(at)
}

/// The entries that a test lists; each has to be one that the question (where it is known) has.
fn read_entries(
    ground: &Ground<'_>,
    question: Option<&Entries<'_>>,
    item: &Item<'_>,
    faults: &mut Faults,
) -> Vec<String> {
    let Some(words) = item.strings(faults) else { return Vec::new() };
    if item.is_empty_list() {
        faults.push(item.span.clone(), FaultKind::Empty);
    }
    for (word, span) in &words {
        if *word == "unknown" {
            faults.push(span.clone(), FaultKind::UnknownInCondition);
        } else if question.is_some_and(|entries| !entries.may_have(word, ground)) {
            faults.push(span.clone(), FaultKind::Dangling(Thing::Entry, (*word).to_owned()));
        }
    }
    words.into_iter().map(|(word, _)| word.to_owned()).collect()
}
