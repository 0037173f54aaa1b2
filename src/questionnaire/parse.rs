//! From the text of a question set to its values, with every fault of the file in one go.
//!
//! Reading goes on behind a fault: what could not be read becomes an empty value, and the fault that
//! stands for it keeps the set from being used. So positions stay right, and a fault in one question
//! neither hides those in others nor causes new ones.

mod candidates;
mod choices;
mod condition;
mod kind;
mod level;
mod lookup;
mod names;
mod number;
mod question;
mod scale;
mod section;
mod shared;
mod table;

use self::names::{Ids, tables};
use self::scale::Levels;
use self::shared::{Languages, string};
use super::model::{FORMAT, Fold, Question, Questionnaire, Source};
use crate::fault::{Expected, Fault, FaultKind, Thing};
use crate::reader::{Faults, Item, Table, read_toml};

/// Reads a question set.
///
/// # Errors
///
/// Every fault of the text, in the order of the text.
pub fn parse(text: &str) -> Result<Questionnaire, Vec<Fault>> {
    let (set, faults) = read_toml(text, read_set);
    if faults.is_empty() { Ok(set) } else { Err(faults.into_sorted()) }
}

/// What the file names, gathered before references to it are read.
struct Ground<'a> {
    languages: Languages,
    sources: Ids<'a>,
    scales: Ids<'a>,
    /// The levels of each scale.
    levels: Vec<Levels<'a>>,
    sections: Ids<'a>,
    questions: Ids<'a>,
}

const FOLDS: [(&str, Fold); 3] = [("mean", Fold::Mean), ("sum", Fold::Sum), ("min", Fold::Min)];

fn read_set(mut root: Table<'_>, faults: &mut Faults) -> Questionnaire {
    let mut set = Questionnaire::default();
    if let Some(item) = root.required("format", faults) {
        check_format(&item, faults);
    }
    set.id = root.required("id", faults).and_then(|item| set_id(&item, faults)).unwrap_or_default();
    let version = root.required("version", faults);
    set.version = version.and_then(|item| item.string(faults)).unwrap_or_default();
    let languages = Languages::read(root.required("languages", faults), faults);
    set.title = languages.required(&mut root, "title", faults);
    set.about = languages.optional(&mut root, "about", faults);
    set.minutes = root.optional("minutes").and_then(|item| minutes(&item, faults));
    let overall = root.optional("overall").and_then(|item| item.word(&FOLDS, faults));
    set.overall = overall.unwrap_or_default();
    read_parts(&mut set, languages, &mut root, faults);
    root.no_other_keys(faults);
    set
}

/// Reads what the set is made of. All names come first: a reference may lead forward.
fn read_parts(
    set: &mut Questionnaire,
    languages: Languages,
    root: &mut Table<'_>,
    faults: &mut Faults,
) {
    let mut sources = tables(root, "source", faults);
    let mut scales = tables(root, "scale", faults);
    let mut sections = tables(root, "section", faults);
    let mut questions = tables(root, "question", faults);
    let mut ground = Ground {
        languages,
        sources: Ids::read(Thing::Source, &mut sources, faults),
        scales: Ids::read(Thing::Scale, &mut scales, faults),
        levels: Vec::new(),
        sections: Ids::read(Thing::Section, &mut sections, faults),
        questions: Ids::read(Thing::Question, &mut questions, faults),
    };
    let with_ids = sources.list.into_iter().zip(ground.sources.all());
    set.sources = with_ids.map(|(table, id)| read_source(table, id, faults)).collect();
    for (at, table) in scales.list.into_iter().enumerate() {
        let (scale, levels) = scale::read(&ground, at, table, faults);
        set.scales.push(scale);
        ground.levels.push(levels);
    }
    (set.sections, set.upward) = section::read_all(&ground, sections.list, faults);
    set.questions = read_questions(set, &ground, questions.list, faults);
    set.languages = ground.languages.into_list();
    set.index();
}

fn read_questions<'a>(
    set: &Questionnaire,
    ground: &Ground<'a>,
    tables: Vec<Table<'a>>,
    faults: &mut Faults,
) -> Vec<Question> {
    let mut earlier = Vec::with_capacity(tables.len());
    let mut questions = Vec::with_capacity(tables.len());
    for table in tables {
        let (question, entries) = question::read(set, ground, &earlier, table, faults);
        questions.push(question);
        earlier.push(entries);
    }
    questions
}

fn read_source(mut table: Table<'_>, id: &str, faults: &mut Faults) -> Source {
    let source = Source {
        id: id.to_owned(),
        title: string(&mut table, "title", faults).unwrap_or_default(),
        publisher: string(&mut table, "publisher", faults),
        edition: string(&mut table, "edition", faults),
        date: table.optional("date").and_then(|item| item.date(faults)),
        url: string(&mut table, "url", faults),
    };
    table.no_other_keys(faults);
    source
}

fn check_format(item: &Item<'_>, faults: &mut Faults) {
    match item.count(faults) {
        Some(newer) if newer > FORMAT => {
            faults.push(item.span.clone(), FaultKind::NewerFormat(newer));
        }
        Some(0) => {
            let kind = FaultKind::UnknownWord { word: "0".to_owned(), known: vec!["1"] };
            faults.push(item.span.clone(), kind);
        }
        _ => {}
    }
}

/// The id of a set is part of file names, so that it has few characters to choose from.
fn set_id(item: &Item<'_>, faults: &mut Faults) -> Option<String> {
    let id = item.str(faults)?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(plain) {
        faults.push(item.span.clone(), FaultKind::BadId(id.to_owned()));
    }
    Some(id.to_owned())
}

fn minutes(item: &Item<'_>, faults: &mut Faults) -> Option<u32> {
    let minutes = item.count(faults)?;
    u32::try_from(minutes).ok().or_else(|| item.wrong(Expected::Count, faults))
}

#[cfg(test)]
mod fault_tests;
#[cfg(test)]
mod tests;
