//! A new cycle: the same questions a year later.

use super::edit::Change;
use super::model::{Answer, Session, Track};
use crate::questionnaire::{Kind, Question, Questionnaire};

impl Session {
    /// Takes over from the cycle before what still holds: who it is about, the to-be and its day,
    /// priorities, actions, notes, what the buyer set for requirements, and records of the questions
    /// for which `keeps_record` says so. The as-is is asked anew, numbers, tables and candidates as
    /// well.
    pub fn begin_cycle(&mut self, earlier: &Session, keeps_record: impl Fn(&str) -> bool) {
        self.about = earlier.about.clone();
        self.target_by = earlier.target_by;
        self.actions.clone_from(&earlier.actions);
        for (id, answer) in &earlier.answers {
            let kept = Answer {
                to_be: answer.to_be.clone(),
                importance: answer.importance,
                weight: answer.weight,
                pass: answer.pass.clone(),
                priority: answer.priority,
                note: answer.note.clone(),
                record: answer.record.clone().filter(|_| keeps_record(id)),
                ..Answer::default()
            };
            if kept != Answer::EMPTY {
                self.answers.insert(id.clone(), kept);
            }
        }
    }
}

/// What makes of the answer to a question the one that was given last time: levels, choices, the
/// number, the rows, the text, or "not applicable" with its reason. What it rested on is not taken
/// over: that was seen last time. Empty where the earlier answer says nothing, where the same is said
/// already, and for candidates, who are others each time.
#[must_use]
pub fn taken_over(
    set: &Questionnaire,
    question: &Question,
    earlier: &Answer,
    answer: &Answer,
) -> Vec<Change> {
    let mut changes = Vec::new();
    match &question.kind {
        Kind::Level { scales } if !earlier.as_is.is_empty() => {
            changes.extend(scales.iter().map(|&at| {
                let scale = &set.scales[at].id;
                Change::Entry(Track::AsIs, scale.clone(), earlier.as_is.get(scale).cloned())
            }));
        }
        Kind::Single(_) | Kind::Multi(_) if !earlier.choice.is_empty() => {
            changes.push(Change::Choice(earlier.choice.clone()));
        }
        Kind::Number(_) if earlier.number.is_some() => changes.extend([
            Change::Number(earlier.number),
            Change::Estimate(earlier.estimate),
            Change::AsOf(earlier.as_of),
        ]),
        Kind::Table(_) if !earlier.rows.is_empty() && earlier.rows != answer.rows => {
            changes.push(Change::Rows {
                rows: earlier.rows.clone(),
                removed: answer.removed_rows.iter().chain(&answer.rows).cloned().collect(),
            });
        }
        Kind::Text if earlier.record.is_some() => {
            changes.push(Change::Record(earlier.record.clone()));
        }
        _ => {}
    }
    let says = !changes.is_empty() || earlier.rows == answer.rows && !earlier.rows.is_empty();
    if earlier.not_applicable.is_some() || says {
        // Whoever answers a question says that it applies.
        changes.push(Change::NotApplicable(earlier.not_applicable.clone()));
    }
    changes.retain(|change| !answer.is_after(change));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{Importance, Limit};
    use crate::session::{Basis, Candidate, Decided, Entry, Offer, Quantity, Row};

    #[test]
    fn what_was_answered_is_asked_anew_and_what_was_aimed_at_stays() {
        let mut answer = Answer { memo: Some("m".into()), flag: true, ..Answer::default() };
        answer.as_is.insert("s".into(), Entry::Unknown);
        let asked = answer.clone();
        answer.to_be.insert("s".into(), Entry::Level("5".into()));
        answer.record = Some("r".into());
        let answers = [("A".into(), answer.clone()), ("B".into(), answer), ("C".into(), asked)];
        let earlier = Session { answers: answers.into(), ..Session::default() };
        let mut session = Session::default();
        session.begin_cycle(&earlier, |id| id == "A");
        assert_eq!(session.answers.keys().collect::<Vec<_>>(), ["A", "B"]);
        let (a, b) = (session.answer("A"), session.answer("B"));
        assert!(a.as_is.is_empty() && !a.flag && a.memo.is_none() && a.to_be.len() == 1);
        assert_eq!((a.record.as_deref(), b.record.as_deref()), (Some("r"), None));
    }

    #[test]
    fn what_the_buyer_set_stays_and_candidates_tables_and_numbers_do_not() {
        let set = Answer {
            importance: Some(Importance::Must),
            weight: Some(3.0),
            pass: Some(Limit::Number(15.0)),
            ..Answer::default()
        };
        let answer = Answer {
            number: Some(Quantity::Known(120.0)),
            estimate: true,
            as_of: "2026-11-20".parse().ok(),
            rows: vec![Row::default()],
            removed_rows: vec![Row::default()],
            candidates: [("a".into(), Offer::Unknown)].into(),
            rests_on: [("a".into(), Basis::Trial)].into(),
            decided: Some(Decided { by: Some("部長".into()), on: None }),
            ..set.clone()
        };
        let earlier = Session {
            candidates: vec![Candidate::default()],
            removed_candidates: vec![Candidate::default()],
            answers: [("V".into(), answer)].into(),
            ..Session::default()
        };
        let mut session = Session::default();
        session.begin_cycle(&earlier, |_| true);
        assert_eq!(session, Session { answers: [("V".into(), set)].into(), ..Session::default() });
    }

    /// A set with a question of each kind that can be taken over.
    const SET: &str = r#"
format = 1
id = "q"
version = "1"
languages = ["en"]
title = { en = "t" }
[[scale]]
id = "in"
title = { en = "in" }
level = [{ id = "1", points = 1, text = { en = "one" } }]
[[scale]]
id = "out"
title = { en = "out" }
level = [{ id = "1", points = 1, text = { en = "one" } }]
[[section]]
id = "S"
title = { en = "s" }
[[question]]
id = "L"
section = "S"
kind = "level"
scales = ["in", "out"]
title = { en = "l" }
text = { en = "l?" }
[[question]]
id = "T"
section = "S"
kind = "table"
title = { en = "t" }
text = { en = "t?" }
column = [{ id = "a", title = { en = "a" }, kind = "text" }]
"#;

    fn changes(question: usize, earlier: &Answer, answer: &Answer) -> Vec<Change> {
        let set = crate::questionnaire::parse(SET).expect("a set");
        taken_over(&set, &set.questions[question], earlier, answer)
    }

    fn levels(entries: &[(&str, Entry)]) -> Answer {
        let entries = entries.iter().map(|(scale, entry)| ((*scale).to_owned(), entry.clone()));
        Answer { as_is: entries.collect(), ..Answer::default() }
    }

    #[test]
    fn the_earlier_levels_replace_those_of_today_on_every_scale() {
        let one = || Entry::Level("1".into());
        let earlier = levels(&[("in", one())]);
        let today = levels(&[("out", one())]);
        let both = [
            Change::Entry(Track::AsIs, "in".into(), Some(one())),
            Change::Entry(Track::AsIs, "out".into(), None),
        ];
        assert_eq!(changes(0, &earlier, &today), both);
        assert_eq!(changes(0, &earlier, &earlier), []);
        assert_eq!(changes(0, &Answer::default(), &today), []);
    }

    #[test]
    fn who_takes_over_an_answer_says_that_it_applies_and_the_reverse() {
        let earlier = levels(&[("in", Entry::Unknown)]);
        let none = Answer { not_applicable: Some("x".into()), ..earlier.clone() };
        assert_eq!(changes(0, &earlier, &none), [Change::NotApplicable(None)]);
        assert_eq!(changes(0, &none, &earlier), [Change::NotApplicable(Some("x".into()))]);
    }

    #[test]
    fn rows_of_today_are_kept_with_what_was_removed() {
        let row = |text: &str| Row(vec![("a".into(), crate::session::Cell::Text(text.into()))]);
        let earlier = Answer { rows: vec![row("old")], ..Answer::default() };
        let today = Answer { rows: vec![row("new")], ..Answer::default() };
        let rows = Change::Rows { rows: vec![row("old")], removed: vec![row("new")] };
        assert_eq!(changes(1, &earlier, &today), [rows]);
        assert_eq!(changes(1, &earlier, &earlier), []);
    }
}
