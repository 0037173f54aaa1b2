//! The answers of a report.

use serde::Serialize;

use super::build::priority;
use super::room::{Room, day};
use crate::questionnaire::{Choice, Kind, Measure, Question, Section};
use crate::report::clean::plain;
use crate::score::{self, QuestionScore, State, ToBe, Value, sourcing_entries};
use crate::session::{Answer, Entries, Entry, Evidence, Offer, Quantity, Track, UNKNOWN_CHOICE};
use crate::strings::{numbers, report, ui};

/// The answers of one section; its sub-sections stand on their own.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SectionAnswers {
    /// The section's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// Its questions that are asked.
    pub rows: Vec<AnswerRow>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct AnswerRow {
    /// The question's id.
    pub id: String,
    /// The title of its section.
    pub section: String,
    /// Its title.
    pub title: String,
    /// The question as it was read aloud.
    pub question: String,
    /// The word of its kind in a set.
    pub kind: &'static str,
    /// The word of its state: `answered`, `unknown`, `not_applicable`, `untouched`.
    pub state: &'static str,
    /// The name of its state.
    pub state_name: String,
    /// Whether one side is answered and another one not known.
    pub partly_unknown: bool,
    /// The points as it is.
    pub as_is: Option<f64>,
    /// The points as it shall be.
    pub to_be: Option<f64>,
    /// To-be minus as-is.
    pub gap: Option<f64>,
    /// What was said on each side; empty for every other kind than `level`.
    pub sides: Vec<Side>,
    /// The answer in words: the choices, the number with its unit, the text. Empty for levels, tables
    /// and candidates.
    pub answer: String,
    /// The ids of the choices; `unknown` alone is "don't know".
    pub choices: Vec<String>,
    /// The number.
    pub number: Option<f64>,
    /// What the number counts; empty where there is none.
    pub unit: String,
    /// Whether the number is an estimate.
    pub estimate: bool,
    /// The day that the number was right on.
    pub as_of: Option<String>,
    /// The headings of the columns of a table.
    pub columns: Vec<String>,
    /// The rows of a table, one text a column.
    pub rows: Vec<Vec<String>>,
    /// What each candidate offers, in the order of the candidates.
    pub offers: Vec<Offered>,
    /// The name of the record; empty where there is none.
    pub record_title: String,
    /// What was decided; empty for a text question, whose text is its `answer`.
    pub record: String,
    /// Who decided it.
    pub decided_by: String,
    /// When.
    pub decided_on: Option<String>,
    /// The note.
    pub note: String,
    /// What it rests on.
    pub evidence: Vec<EvidenceRow>,
    /// How much of that someone has seen.
    pub seen: usize,
    /// How much of it was only told.
    pub told: usize,
    /// Whose answer it is; may be empty.
    pub respondent: String,
    /// The department that does the work; may be empty.
    pub department: String,
    /// The provider that the work is bought from; may be empty.
    pub provider: String,
    /// The last day of the contract with that provider.
    pub contract_until: Option<String>,
    /// Why it does not apply; empty where it does.
    pub reason: String,
    /// How urgent it is, as a word; may be empty.
    pub priority: String,
    /// Whether it is flagged for later.
    pub flag: bool,
    /// The day of the answer.
    pub answered: Option<String>,
}

/// What was said on one side.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Side {
    /// The scale's id.
    pub scale: String,
    /// Its title.
    pub title: String,
    /// The level's id, `unknown`, `none`, or nothing.
    pub as_is: String,
    /// The same as a short sentence.
    pub as_is_text: String,
    /// The level's id as it shall be, `none`, or nothing.
    pub to_be: String,
    /// The same as a short sentence.
    pub to_be_text: String,
}

/// One thing that an answer rests on. In a redacted report there are none, and only their numbers are
/// told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct EvidenceRow {
    /// What it is.
    pub what: String,
    /// Where in it, or which edition; may be empty.
    pub reference: String,
    /// The day on which someone saw it; without one it was only told.
    pub seen: Option<String>,
    /// Who saw it; may be empty.
    pub by: String,
}

/// What one candidate offers.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Offered {
    /// The candidate's name.
    pub candidate: String,
    /// The level's id, the number, `unknown`, or nothing.
    pub value: String,
    /// The same in words.
    pub text: String,
    /// The number, where it is one.
    pub number: Option<f64>,
    /// What it rests on; may be empty.
    pub basis: String,
}

/// The answers of all questions that are asked, by section.
pub(super) fn answers(room: &Room<'_>) -> Vec<SectionAnswers> {
    let section = |(at, section): (usize, &Section)| {
        let asked = |one: &usize| {
            room.question(*one).section == at && room.scores.questions[*one].state != State::Hidden
        };
        let rows: Vec<AnswerRow> =
            (0..room.set.questions.len()).filter(asked).map(|one| row(room, one)).collect();
        (!rows.is_empty()).then(|| SectionAnswers {
            id: plain(&section.id),
            title: room.text(&section.title),
            depth: room.set.section_and_above(at).count() - 1,
            rows,
        })
    };
    room.set.sections.iter().enumerate().filter_map(section).collect()
}

fn row(room: &Room<'_>, at: usize) -> AnswerRow {
    let (question, answer) = (room.question(at), room.answer(at));
    let score = &room.scores.questions[at];
    let rests =
        |seen: bool| answer.evidence.iter().filter(|one| one.seen.is_some() == seen).count();
    let by = answer.by.clone().unwrap_or_default();
    let decided = answer.decided.clone().unwrap_or_default();
    let row = AnswerRow {
        id: plain(&question.id),
        section: room.text(&room.section_of(at).title),
        title: room.title(at),
        question: room.text(&question.text),
        kind: kind(&question.kind),
        state: score.state.word(),
        state_name: ui::state(score.state, room.lang).to_owned(),
        partly_unknown: score.partly_unknown,
        as_is: score.as_is,
        to_be: match score.to_be {
            ToBe::Given(points) => points,
            ToBe::NotGiven => None,
        },
        gap: score.gap(),
        record_title: record_title(room, question),
        record: record(question, answer),
        decided_by: decided.by.unwrap_or_default(),
        decided_on: decided.on.and_then(day),
        note: answer.note.clone().unwrap_or_default(),
        evidence: evidence(room, answer),
        seen: rests(true),
        told: rests(false),
        respondent: answer.respondent.clone().unwrap_or_default(),
        department: by.department.unwrap_or_default(),
        provider: by.provider.unwrap_or_default(),
        contract_until: by.contract_until.and_then(day),
        reason: reason(room, answer, score),
        priority: priority(room, answer.priority),
        flag: answer.flag,
        answered: answer.answered.and_then(day),
        ..AnswerRow::default()
    };
    said(room, at, row)
}

/// The word of a kind in a set.
fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Level { .. } => "level",
        Kind::Single(_) => "single",
        Kind::Multi(_) => "multi",
        Kind::Number(_) => "number",
        Kind::Text => "text",
        Kind::Table(_) => "table",
        Kind::Candidates(_) => "candidates",
    }
}

/// Fills in what was said, each kind in its own fields.
fn said(room: &Room<'_>, at: usize, row: AnswerRow) -> AnswerRow {
    let (question, answer) = (room.question(at), room.answer(at));
    match &question.kind {
        Kind::Level { scales } => AnswerRow { sides: sides(room, scales, answer), ..row },
        Kind::Single(choices) | Kind::Multi(choices) => {
            let several = matches!(question.kind, Kind::Multi(_));
            let mut chosen: Vec<&Choice> =
                choices.iter().filter(|choice| answer.choice.contains(&choice.id)).collect();
            if !several {
                // Of several on a single question the first one of the file that is known counts.
                let first = answer.choice.iter().find(|id| choices.iter().any(|c| c.id == **id));
                chosen.retain(|choice| Some(&choice.id) == first);
            }
            if chosen.is_empty() {
                let unknown = answer.choice.iter().any(|id| id == UNKNOWN_CHOICE);
                let answer = if unknown { room.say(ui::DONT_KNOW) } else { String::new() };
                let choices = if unknown { vec![UNKNOWN_CHOICE.to_owned()] } else { Vec::new() };
                return AnswerRow { answer, choices, ..row };
            }
            let texts: Vec<String> = chosen.iter().map(|choice| room.choice(choice)).collect();
            let choices = chosen.iter().map(|choice| plain(&choice.id)).collect();
            AnswerRow { answer: texts.join("\n"), choices, ..row }
        }
        Kind::Number(number) => {
            let unit = room.text(&number.unit);
            let (number, answer_text) = match answer.number {
                Some(Quantity::Known(value)) if value.is_finite() => (
                    Some(value),
                    report::quantity(&numbers::amount(value), &unit, answer.estimate, room.lang),
                ),
                Some(Quantity::Unknown) => (None, room.say(ui::DONT_KNOW)),
                _ => (None, String::new()),
            };
            let as_of = answer.as_of.and_then(day);
            AnswerRow { answer: answer_text, number, unit, estimate: answer.estimate, as_of, ..row }
        }
        Kind::Text => AnswerRow { answer: answer.record.clone().unwrap_or_default(), ..row },
        Kind::Table(columns) => AnswerRow {
            columns: columns.iter().map(|column| room.text(&column.title)).collect(),
            rows: answer
                .rows
                .iter()
                .map(|cells| {
                    let values = score::values(columns, cells);
                    columns
                        .iter()
                        .zip(&values)
                        .map(|(column, value)| cell(room, column.kind.choices(), value))
                        .collect()
                })
                .collect(),
            ..row
        },
        Kind::Candidates(requirement) => {
            let unit = match &requirement.measure {
                Measure::Number { unit, .. } => room.text(unit),
                Measure::Level(_) => String::new(),
            };
            let candidates = room.session.candidates.iter();
            let offers = candidates.map(|one| offered(room, question, answer, &one.id, &one.name));
            AnswerRow { offers: offers.collect(), unit, ..row }
        }
    }
}

/// What was said on each side of a level question.
fn sides(room: &Room<'_>, scales: &[usize], answer: &Answer) -> Vec<Side> {
    let entries = |track: Track| -> Vec<(String, String)> {
        let entries: &Entries = answer.entries(track);
        sourcing_entries(room.set, scales, entries)
            .map(|(scale, entry)| match entry {
                None => Default::default(),
                Some(Entry::Unknown) => ("unknown".to_owned(), room.say(ui::DONT_KNOW)),
                Some(Entry::None) => ("none".to_owned(), room.say(ui::NOT_HERE)),
                Some(Entry::Level(id)) => {
                    let text = scale.level(id).map(|level| room.level(level));
                    (plain(id), text.unwrap_or_default())
                }
            })
            .collect()
    };
    let both = entries(Track::AsIs).into_iter().zip(entries(Track::ToBe));
    let scales = scales.iter().map(|&at| &room.set.scales[at]);
    scales
        .zip(both)
        .map(|(scale, ((as_is, as_is_text), (to_be, to_be_text)))| Side {
            scale: plain(&scale.id),
            title: room.text(&scale.title),
            as_is,
            as_is_text,
            to_be,
            to_be_text,
        })
        .collect()
}

/// A cell of a table in words.
pub(super) fn cell(room: &Room<'_>, choices: &[Choice], value: &Value<'_>) -> String {
    let name = |id: &str| {
        let choice = choices.iter().find(|choice| choice.id == id);
        choice.map_or_else(|| plain(id), |choice| report::short_choice(&room.choice(choice)))
    };
    match value {
        Value::Empty => String::new(),
        Value::Unknown => room.say(ui::DONT_KNOW),
        Value::Text(text) => plain(text),
        Value::Number(number) => numbers::amount(*number),
        Value::Choice(id) => name(id),
        Value::Choices(ids) => {
            let names: Vec<String> = ids.iter().map(|id| name(id)).collect();
            report::list(&names, room.lang)
        }
    }
}

/// What one candidate offers.
pub(super) fn offered(
    room: &Room<'_>,
    question: &Question,
    answer: &Answer,
    candidate: &str,
    name: &str,
) -> Offered {
    let measure = question.kind.requirement().map(|requirement| &requirement.measure);
    let (value, text, number) = match (score::offer(room.set, question, answer, candidate), measure)
    {
        (Some(Offer::Unknown), _) => ("unknown".to_owned(), room.say(ui::DONT_KNOW), None),
        (Some(Offer::Level(id)), Some(Measure::Level(scale))) => {
            let level = room.set.scales[*scale].level(id);
            (plain(id), level.map(|level| room.level(level)).unwrap_or_default(), None)
        }
        (Some(Offer::Number(number)), Some(Measure::Number { unit, .. })) => {
            let text =
                report::quantity(&numbers::amount(*number), &room.text(unit), false, room.lang);
            (number.to_string(), text, Some(*number))
        }
        _ => Default::default(),
    };
    let basis = answer.rests_on.get(candidate).filter(|_| !value.is_empty());
    let basis = basis.map(|&basis| room.say(report::basis(basis))).unwrap_or_default();
    Offered { candidate: name.to_owned(), value, text, number, basis }
}

fn record_title(room: &Room<'_>, question: &Question) -> String {
    match (&question.record, &question.kind) {
        (_, Kind::Text) => String::new(),
        (Some(title), _) => room.text(title),
        (None, _) => room.say(report::RECORD),
    }
}

fn record(question: &Question, answer: &Answer) -> String {
    if question.kind == Kind::Text {
        return String::new();
    }
    answer.record.clone().unwrap_or_default()
}

/// In a redacted report what it rests on is counted, and not named.
fn evidence(room: &Room<'_>, answer: &Answer) -> Vec<EvidenceRow> {
    if room.options.redact {
        return Vec::new();
    }
    let row = |one: &Evidence| EvidenceRow {
        what: one.what.clone(),
        reference: one.reference.clone().unwrap_or_default(),
        seen: one.seen.and_then(day),
        by: one.by.clone().unwrap_or_default(),
    };
    answer.evidence.iter().map(row).collect()
}

/// Why a question does not apply.
pub(super) fn reason(room: &Room<'_>, answer: &Answer, score: &QuestionScore) -> String {
    match (&answer.not_applicable, score.state) {
        (Some(reason), _) => ui::reason(reason, room.lang),
        (None, State::NotApplicable) => room.say(report::DECIDED_AGAINST),
        (None, _) => String::new(),
    }
}
