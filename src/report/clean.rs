//! What of a session may leave: a copy without memos and without control characters, and, for a
//! redacted report, without anything that a person wrote in words.
//!
//! Everything that a report says is taken from such a copy, so that no format can forget a field.

use std::collections::BTreeMap;

use crate::questionnaire::{ColumnKind, Kind, Question, Questionnaire};
use crate::session::{
    About, ActionKind, Answer, Candidate, Cell, Cost, Decided, DoneBy, Evidence, NotApplicable,
    OutOfScope, PlanAction, Row, Session,
};
use crate::strings::report;
use crate::text::{Lang, legible};

/// A text without what would steer a terminal or turn a line; its line ends stay.
#[must_use]
pub fn plain(text: &str) -> String {
    // The last two are no characters, and no XML may have them.
    let allowed = |text: &str| text.replace(['\u{fffe}', '\u{ffff}'], "");
    let lines: Vec<String> = text.lines().map(|line| allowed(&legible(line))).collect();
    lines.join("\n").trim_end().to_owned()
}

/// The part of a session that may leave.
pub(super) fn cleaned(set: &Questionnaire, session: &Session, redact: bool, lang: Lang) -> Session {
    let mut clean = session.clone();
    clean.links.clear();
    clean.removed_candidates.clear();
    for answer in clean.answers.values_mut() {
        answer.memo = None;
        answer.removed_rows.clear();
    }
    if redact {
        Redaction { set, lang }.redact(&mut clean);
    } else {
        tidy_texts(&mut clean);
    }
    clean
}

/// Control characters out of everything that a person wrote.
fn tidy_texts(session: &mut Session) {
    tidy(&mut session.title);
    let About { organisation, scope, facilitator, participants } = &mut session.about;
    for text in [organisation, scope, facilitator].into_iter().chain(participants) {
        tidy(text);
    }
    session.out_of_scope.iter_mut().for_each(|out| tidy(&mut out.reason));
    session.candidates.iter_mut().for_each(|candidate| tidy(&mut candidate.name));
    for action in &mut session.actions {
        tidy(&mut action.id);
        tidy(&mut action.what);
        let PlanAction { owner, kind, .. } = action;
        [owner, kind].into_iter().for_each(tidy_option);
        if let Some(Cost::Text(text)) = &mut action.cost {
            tidy(text);
        }
    }
    session.answers.values_mut().for_each(tidy_answer);
}

fn tidy_answer(answer: &mut Answer) {
    let Answer { record, note, respondent, not_applicable, .. } = answer;
    [record, note, respondent, not_applicable].into_iter().for_each(tidy_option);
    if let Some(Decided { by, .. }) = &mut answer.decided {
        tidy_option(by);
    }
    if let Some(DoneBy { department, provider, .. }) = &mut answer.by {
        [department, provider].into_iter().for_each(tidy_option);
    }
    for Evidence { what, reference, by, .. } in &mut answer.evidence {
        tidy(what);
        [reference, by].into_iter().for_each(tidy_option);
    }
    for (_, cell) in answer.rows.iter_mut().flat_map(|row| &mut row.0) {
        if let Cell::Text(text) = cell {
            tidy(text);
        }
    }
}

fn tidy(text: &mut String) {
    *text = plain(text);
}

fn tidy_option(text: &mut Option<String>) {
    if let Some(text) = text {
        tidy(text);
    }
}

/// Takes out every word that a person wrote. What was chosen stays, and numbers and days.
struct Redaction<'a> {
    set: &'a Questionnaire,
    lang: Lang,
}

impl Redaction<'_> {
    fn redact(&self, session: &mut Session) {
        session.title = plain(self.set.title.get(self.lang));
        session.questionnaire.id.clone_from(&self.set.id);
        session.at = None;
        self.withhold(&mut session.about.scope);
        session.about =
            About { scope: std::mem::take(&mut session.about.scope), ..About::default() };
        session.out_of_scope.retain(|out| self.set.section(&out.section).is_some());
        for OutOfScope { reason, .. } in &mut session.out_of_scope {
            if !reason.trim().is_empty() {
                report::REASON_GIVEN.of(self.lang).clone_into(reason);
            }
        }
        // An id is a word of a person as well, where the file was written by hand.
        let ids: BTreeMap<String, String> = session
            .candidates
            .iter()
            .zip(1..)
            .map(|(one, at)| (one.id.clone(), letter(at)))
            .collect();
        for (at, candidate) in session.candidates.iter_mut().enumerate() {
            let name = report::candidate(at + 1, self.lang);
            let id = ids.get(&candidate.id).cloned().unwrap_or_default();
            *candidate = Candidate { id, name };
        }
        for (at, action) in session.actions.iter_mut().enumerate() {
            self.action(action, at + 1);
        }
        session.answers.retain(|id, _| self.set.question(id).is_some());
        for (id, answer) in &mut session.answers {
            if let Some(at) = self.set.question(id) {
                self.answer(&self.set.questions[at], answer, &ids);
            }
        }
    }

    fn action(&self, action: &mut PlanAction, number: usize) {
        action.id = number.to_string();
        self.withhold(&mut action.what);
        action.questions.retain(|id| self.set.question(id).is_some());
        // Whether someone is named is asked further on; who it is, nowhere.
        self.withhold_option(&mut action.owner);
        if action.kind.as_deref().is_some_and(|kind| ActionKind::from_word(kind).is_none()) {
            self.withhold_option(&mut action.kind);
        }
        if let Some(Cost::Text(text)) = &mut action.cost {
            self.withhold(text);
        }
    }

    fn answer(&self, question: &Question, answer: &mut Answer, ids: &BTreeMap<String, String>) {
        match &mut answer.record {
            // Its text is what makes the question an answered one.
            Some(record) if question.kind == Kind::Text => self.withhold(record),
            record => *record = None,
        }
        answer.note = None;
        answer.respondent = None;
        answer.decided = None;
        answer.by = None;
        for evidence in &mut answer.evidence {
            *evidence = Evidence { seen: evidence.seen, ..Evidence::default() };
        }
        if let Some(reason) = &mut answer.not_applicable
            && NotApplicable::from_word(reason).is_none()
            && !reason.trim().is_empty()
        {
            report::REASON_GIVEN.of(self.lang).clone_into(reason);
        }
        let known = |id: &str| ids.get(id).cloned();
        answer.candidates = std::mem::take(&mut answer.candidates)
            .into_iter()
            .filter_map(|(id, offer)| Some((known(&id)?, offer)))
            .collect();
        answer.rests_on = std::mem::take(&mut answer.rests_on)
            .into_iter()
            .filter_map(|(id, basis)| Some((known(&id)?, basis)))
            .collect();
        for row in &mut answer.rows {
            self.row(question, row);
        }
    }

    /// Choices and numbers stay; what was written, and what the table has no column for, does not.
    fn row(&self, question: &Question, row: &mut Row) {
        let columns = question.kind.columns();
        row.0.retain(|(id, _)| columns.iter().any(|column| column.id == *id));
        for (id, cell) in &mut row.0 {
            let written = columns
                .iter()
                .any(|column| column.id == *id && matches!(column.kind, ColumnKind::Text));
            if let Cell::Text(text) = cell
                && written
            {
                self.withhold(text);
            }
        }
    }

    fn withhold(&self, text: &mut String) {
        if !text.trim().is_empty() {
            report::WITHHELD.of(self.lang).clone_into(text);
        }
    }

    fn withhold_option(&self, text: &mut Option<String>) {
        if let Some(text) = text {
            self.withhold(text);
        }
    }
}

/// An id for the candidate of this number, counted from 1.
fn letter(number: u8) -> String {
    match number {
        1..=26 => char::from(b'a' + number - 1).to_string(),
        _ => format!("c{number}"),
    }
}
