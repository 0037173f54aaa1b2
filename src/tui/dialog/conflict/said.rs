//! What a side says of a question, or of the session, taken apart into things that can be set beside
//! each other. Both sides give the same things in the same order.

use crate::measure::inert;
use crate::questionnaire::{Kind, Limit, Question, Questionnaire};
use crate::session::{
    Answer, Cell, Entry, Evidence, Offer, PlanAction, Quantity, Row, Session, Track, UNKNOWN_CHOICE,
};
use crate::strings::{numbers, plan, report, saving as words, table, ui};
use crate::text::Lang;

/// What words are taken from.
pub(super) struct Facets<'a> {
    pub set: &'a Questionnaire,
    pub lang: Lang,
    pub sessions: [&'a Session; 2],
}

/// A name and what is said; empty where nothing is.
type Said = Vec<(String, String)>;

/// What one side says of a question; `other` is what the other side says.
pub(super) fn of_answer(
    facets: &Facets<'_>,
    question: Option<&Question>,
    answer: &Answer,
    other: &Answer,
) -> Said {
    let lang = facets.lang;
    let mut said = Vec::new();
    if let Some(question) = question {
        of_kind(facets, question, answer, other, &mut said);
    }
    let record = question.and_then(|question| question.record.as_ref());
    let record = record.map_or_else(|| words::PLAIN_ANSWER.of(lang), |text| text.get(lang));
    let text = |text: &Option<String>| text.as_deref().map(flat).unwrap_or_default();
    let decided = answer.decided.clone().unwrap_or_default();
    let day = decided.on.map(|day| day.to_string());
    let by = answer.by.clone().unwrap_or_default();
    let until = by.contract_until.map(|day| day.to_string());
    let weight = [
        answer.importance.map(|importance| importance.word().to_owned()),
        answer.weight.map(numbers::amount),
        answer.pass.as_ref().map(|pass| match pass {
            Limit::Level(id) => flat(id),
            Limit::Number(number) => numbers::amount(*number),
        }),
    ];
    let reason = answer.not_applicable.as_ref().map(|reason| {
        let reason = flat(&ui::reason(reason, lang));
        format!("{} {reason}", ui::NOT_APPLICABLE.of(lang)).trim_end().to_owned()
    });
    let priority = answer.priority.map(|priority| plan::priority(priority).of(lang).to_owned());
    let flag = answer.flag.then(|| words::YES.of(lang).to_owned());
    let mut add = |name: &str, text: String| said.push((name.to_owned(), text));
    add(words::STATE.of(lang), reason.unwrap_or_default());
    add(record, joined([text(&answer.record), text(&decided.by), day.unwrap_or_default()]));
    add(ui::NOTE.of(lang), text(&answer.note));
    add(ui::MEMO.of(lang), text(&answer.memo));
    add(ui::EVIDENCE.of(lang), list(&answer.evidence, &other.evidence, evidence, lang));
    add(words::RESPONDENT.of(lang), text(&answer.respondent));
    add(
        words::DONE_BY.of(lang),
        joined([text(&by.department), text(&by.provider), until.unwrap_or_default()]),
    );
    add(words::IMPORTANCE.of(lang), joined(weight.map(Option::unwrap_or_default)));
    add(words::PRIORITY.of(lang), priority.unwrap_or_default());
    add(ui::FLAGGED.of(lang), flag.unwrap_or_default());
    let when = answer.answered.filter(|_| only_the_time_differs(answer, other));
    let when = when.map(|stamp| stamp.to_string()).unwrap_or_default();
    said.push((words::WHEN.of(lang).to_owned(), when));
    said
}

fn only_the_time_differs(answer: &Answer, other: &Answer) -> bool {
    Answer { answered: other.answered, ..answer.clone() } == *other
}

/// What belongs to the kind of the question.
fn of_kind(
    facets: &Facets<'_>,
    question: &Question,
    answer: &Answer,
    other: &Answer,
    said: &mut Said,
) {
    let lang = facets.lang;
    let mut add = |name: String, text: String| said.push((name, text));
    let choice = |id: &String| match question.kind.choices().iter().find(|known| known.id == *id) {
        Some(known) => known.text.get(lang).clone(),
        None if id == UNKNOWN_CHOICE => ui::DONT_KNOW.of(lang).to_owned(),
        None => flat(id),
    };
    match &question.kind {
        Kind::Level { scales } => {
            for track in [Track::AsIs, Track::ToBe] {
                for scale in scales.iter().map(|&at| &facets.set.scales[at]) {
                    let name = format!("{} {}", ui::track(track, lang), scale.title.get(lang));
                    let text = match answer.entries(track).get(&scale.id) {
                        None => String::new(),
                        Some(Entry::Unknown) => ui::DONT_KNOW.of(lang).to_owned(),
                        Some(Entry::None) => ui::NOT_HERE.of(lang).to_owned(),
                        Some(Entry::Level(id)) => {
                            let level = scale.level(id);
                            let text =
                                level.map(|level| level.short.as_ref().unwrap_or(&level.text));
                            joined([
                                flat(id),
                                text.map(|text| text.get(lang).clone()).unwrap_or_default(),
                            ])
                        }
                    };
                    add(name, text);
                }
            }
        }
        Kind::Single(_) | Kind::Multi(_) => {
            let chosen: Vec<String> = answer.choice.iter().map(choice).collect();
            add(words::PLAIN_ANSWER.of(lang).to_owned(), chosen.join(table::BETWEEN.of(lang)));
        }
        Kind::Number(number) => {
            let text = match answer.number {
                None => String::new(),
                Some(Quantity::Unknown) => ui::DONT_KNOW.of(lang).to_owned(),
                Some(Quantity::Known(value)) => {
                    let about = if answer.estimate { numbers::ABOUT.of(lang) } else { "" };
                    format!("{about}{} {}", numbers::amount(value), number.unit.get(lang))
                }
            };
            let day = answer.as_of.map(|day| day.to_string());
            add(words::PLAIN_ANSWER.of(lang).to_owned(), joined([text, day.unwrap_or_default()]));
        }
        Kind::Table(_) => {
            add(
                words::PLAIN_ANSWER.of(lang).to_owned(),
                list(&answer.rows, &other.rows, row, lang),
            );
        }
        Kind::Candidates(_) => of_candidates(facets, answer, &mut add),
        Kind::Text => {}
    }
}

fn of_candidates(facets: &Facets<'_>, answer: &Answer, add: &mut impl FnMut(String, String)) {
    let mut seen = Vec::new();
    let lists = facets
        .sessions
        .iter()
        .flat_map(|session| session.candidates.iter().chain(&session.removed_candidates));
    for candidate in lists {
        if seen.contains(&&candidate.id) {
            continue;
        }
        seen.push(&candidate.id);
        let offer = match answer.candidates.get(&candidate.id) {
            None => String::new(),
            Some(Offer::Unknown) => ui::DONT_KNOW.of(facets.lang).to_owned(),
            Some(Offer::Level(id)) => flat(id),
            Some(Offer::Number(number)) => numbers::amount(*number),
        };
        let basis = answer.rests_on.get(&candidate.id).map(|basis| report::basis(*basis));
        let basis = basis.map(|basis| basis.of(facets.lang).to_owned());
        add(flat(&candidate.name), joined([offer, basis.unwrap_or_default()]));
    }
}

/// What one side says of the session itself.
pub(super) fn of_head(session: &Session, other: &Session, lang: Lang) -> Said {
    let about = &session.about;
    let set = &session.questionnaire;
    let day = session.target_by.map(|day| day.to_string());
    let hidden = session.scores_hidden.then(|| words::YES.of(lang).to_owned());
    let draft = session.draft.as_ref().map(|draft| flat(&draft.text));
    let text = |text: &String| flat(text);
    vec![
        (ui::TITLE.of(lang).to_owned(), flat(&session.title)),
        (
            ui::SET.of(lang).to_owned(),
            joined([flat(&set.id), set.version.as_deref().map(flat).unwrap_or_default()]),
        ),
        (ui::ORGANISATION.of(lang).to_owned(), flat(&about.organisation)),
        (ui::SCOPE.of(lang).to_owned(), flat(&about.scope)),
        (ui::FACILITATOR.of(lang).to_owned(), flat(&about.facilitator)),
        (
            ui::PARTICIPANTS.of(lang).to_owned(),
            list(&about.participants, &other.about.participants, text, lang),
        ),
        (words::TARGET_BY.of(lang).to_owned(), day.unwrap_or_default()),
        (
            words::OUT_OF_SCOPE.of(lang).to_owned(),
            list(
                &session.out_of_scope,
                &other.out_of_scope,
                |out| joined([flat(&out.section), flat(&out.reason)]),
                lang,
            ),
        ),
        (
            words::CANDIDATES.of(lang).to_owned(),
            list(&session.candidates, &other.candidates, |one| flat(&one.name), lang),
        ),
        (
            words::REMOVED_CANDIDATES.of(lang).to_owned(),
            list(
                &session.removed_candidates,
                &other.removed_candidates,
                |one| flat(&one.name),
                lang,
            ),
        ),
        (words::ACTIONS.of(lang).to_owned(), list(&session.actions, &other.actions, action, lang)),
        (
            words::LINKS.of(lang).to_owned(),
            list(&session.links, &other.links, |link| flat(&link.session), lang),
        ),
        (words::DRAFT.of(lang).to_owned(), draft.unwrap_or_default()),
        (words::SCORES_HIDDEN.of(lang).to_owned(), hidden.unwrap_or_default()),
    ]
}

/// How many there are, and those that the other side does not have.
fn list<T: PartialEq>(items: &[T], other: &[T], text: impl Fn(&T) -> String, lang: Lang) -> String {
    if items.is_empty() {
        return String::new();
    }
    let own = items.iter().filter(|item| !other.contains(item)).map(text);
    words::list(items.len(), &own.collect::<Vec<_>>().join("; "), lang)
}

fn evidence(evidence: &Evidence) -> String {
    let text = |text: &Option<String>| text.as_deref().map(flat).unwrap_or_default();
    let seen = evidence.seen.map(|day| day.to_string()).unwrap_or_default();
    joined([flat(&evidence.what), text(&evidence.reference), seen, text(&evidence.by)])
}

fn action(action: &PlanAction) -> String {
    joined([
        flat(&action.what),
        action.owner.as_deref().map(flat).unwrap_or_default(),
        action.due.map(|day| day.to_string()).unwrap_or_default(),
        action.status.word().to_owned(),
    ])
}

fn row(row: &Row) -> String {
    let cell = |(_, cell): &(String, Cell)| match cell {
        Cell::Text(text) => flat(text),
        Cell::Number(number) => numbers::amount(*number),
        Cell::List(ids) => ids.iter().map(|id| flat(id)).collect::<Vec<_>>().join("+"),
    };
    row.0.iter().map(cell).collect::<Vec<_>>().join(", ")
}

/// A text on one line, with nothing that a terminal would carry out.
fn flat(text: &str) -> String {
    inert(&text.lines().collect::<Vec<_>>().join(" / ")).into_owned()
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}
