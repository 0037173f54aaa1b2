//! What the numbers rest on.

use super::Fact;
use crate::questionnaire::Kind;
use crate::report::view::room::{Room, day};
use crate::report::view::{Selection, States, View};
use crate::score::{Pattern, Profile};
use crate::strings::{Words, numbers, report, ui};

/// The facts of a page, as they are gathered.
struct Facts<'a> {
    room: &'a Room<'a>,
    facts: Vec<Fact>,
}

impl Facts<'_> {
    fn add(&mut self, label: Words, value: &str) {
        let label = self.room.say(label);
        if !value.trim().is_empty() {
            self.facts.push(Fact { label, value: one_line(value) });
        }
    }

    fn add_or(&mut self, label: Words, value: &str, otherwise: Words) {
        let otherwise = otherwise.of(self.room.lang);
        self.add(label, if value.trim().is_empty() { otherwise } else { value });
    }
}

/// A text in one line.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a check of the maturity rests on.
pub(super) fn maturity(room: &Room<'_>, profile: &Profile, view: &View) -> Vec<Fact> {
    let mut facts = Facts { room, facts: Vec::new() };
    scope(&mut facts, view);
    patterns(&mut facts);
    facts.add(report::STATES, &counts(room, &view.overall.states));
    if let Some(lowest) = profile.not_applicable_as_lowest {
        facts.add(report::AS_LOWEST, &numbers::score(lowest));
    }
    facts.add(report::SEEN, &report::of(profile.seen, profile.answered, room.lang));
    people(&mut facts, view);
    facts.facts
}

/// What a selection rests on.
pub(super) fn selection(room: &Room<'_>, view: &View, selection: &Selection) -> Vec<Fact> {
    let mut facts = Facts { room, facts: Vec::new() };
    scope(&mut facts, view);
    let progress = crate::report::view::room::states(&room.scores.progress);
    facts.add(report::STATES, &counts(room, &progress));
    if let Some((_, linked)) = &room.linked {
        let updated = linked.updated.and_then(day);
        let parts = [Some(linked.title.clone()), updated];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        facts.add(report::LINKED, &report::list(&parts, room.lang));
    }
    if !selection.candidates.is_empty() {
        facts.add(report::MONTHS, &report::months(selection.months, room.lang));
    }
    people(&mut facts, view);
    facts.facts
}

/// What was looked at, and what was not.
fn scope(facts: &mut Facts<'_>, view: &View) {
    facts.add(report::ORGANISATION, &view.head.organisation);
    facts.add_or(report::SCOPE, &view.head.scope, report::NOT_STATED);
    let out = view.annex.out_of_scope.iter();
    let out: Vec<String> =
        out.map(|one| report::bracketed(&one.title, &one.reason, facts.room.lang)).collect();
    facts.add_or(report::LEFT_OUT, &report::list(&out, facts.room.lang), report::NOTHING);
}

/// The patterns, and what else was agreed on beside them: the unscored choices of their section.
fn patterns(facts: &mut Facts<'_>) {
    let room = facts.room;
    let asked = [Pattern::Today, Pattern::Aim].map(|pattern| pattern.question(room.set));
    let Some(section) = asked.into_iter().flatten().map(|at| room.question(at).section).next()
    else {
        return;
    };
    let rows = room.set.questions.iter().enumerate().filter(|(_, question)| {
        question.section == section
            && matches!(question.kind, Kind::Single(_))
            && !question.is_scored()
    });
    for (at, question) in rows {
        let answer = room.answer(at);
        let chosen = question.kind.choices().iter().find(|one| answer.choice.contains(&one.id));
        let value = chosen.map_or_else(
            || ui::state(room.scores.questions[at].state, room.lang).to_owned(),
            |choice| report::short_choice(&room.choice(choice)),
        );
        facts.facts.push(Fact { label: room.title(at), value });
    }
}

fn counts(room: &Room<'_>, states: &States) -> String {
    report::counts(states.answered, states.asked, room.lang)
        + &report::left_over(
            &[
                (ui::PARTLY_UNKNOWN, states.partly_unknown),
                (report::UNKNOWN, states.unknown),
                (report::NOT_APPLICABLE, states.not_applicable),
                (report::UNTOUCHED, states.untouched),
            ],
            room.lang,
        )
}

/// When it was answered, and who was there.
fn people(facts: &mut Facts<'_>, view: &View) {
    let (room, head) = (facts.room, &view.head);
    if let (Some(first), Some(last)) = (&head.first_answer, &head.last_answer) {
        facts.add(report::ANSWERED_ON, &report::from_to(first, last, room.lang));
    }
    facts.add(report::FACILITATOR, &head.facilitator);
    // Counted from the session as it is: in a redacted report the names are gone.
    let count = room.source.session.about.participants.len();
    let names = if view.redacted && count > 0 {
        report::people(count, room.lang)
    } else {
        report::list(&head.participants, room.lang)
    };
    facts.add_or(report::PARTICIPANTS, &names, report::NOT_STATED);
    let mut departments: Vec<&str> = Vec::new();
    for row in view.answers.iter().flat_map(|section| &section.rows) {
        if !row.department.is_empty() && !departments.contains(&row.department.as_str()) {
            departments.push(&row.department);
        }
    }
    facts.add(report::DEPARTMENTS, &report::list(&departments, room.lang));
}
