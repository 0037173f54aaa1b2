//! The shipped set for a selection keeps to the tags and columns that are read here.

use super::selection::{among, answer, cell, choose, count, list, row, say, tell};
use crate::questionnaire::{Kind, Question, Questionnaire, parse, tag};
use crate::score::{Verdict, notices, prices, risks, scores, services};
use crate::session::{Cell, Session};

fn shipped() -> Questionnaire {
    parse(include_str!("../../../questionnaires/mss-selection.toml")).expect("no faults")
}

fn tagged<'a>(set: &'a Questionnaire, name: &str, word: &str) -> Vec<&'a Question> {
    let has = |question: &&Question| tag(&question.tags, name).iter().any(|one| one == word);
    set.questions.iter().filter(has).collect()
}

/// The id of the one question with a role.
fn of_role(set: &Questionnaire, role: &str) -> String {
    let found = tagged(set, "role", role);
    assert_eq!(found.len(), 1, "{role}");
    found[0].id.clone()
}

fn ids<'a>(set: &'a Questionnaire, table: &str, column: &str) -> Vec<&'a str> {
    let question = &set.questions[set.question(table).expect("the table")];
    let column = question.kind.columns().iter().find(|one| one.id == column).expect("a column");
    column.kind.choices().iter().map(|choice| choice.id.as_str()).collect()
}

#[test]
fn risks_have_their_value_and_their_services() {
    let set = shipped();
    let table = of_role(&set, "risks");
    let mut session = among(&[]);
    let every = ids(&set, &table, "services");
    let cells = |importance: &str| {
        vec![
            ("threat", cell("medium")),
            ("vulnerability", cell("medium")),
            ("importance", cell(importance)),
        ]
    };
    let mut covered = cells("low");
    covered.push(("services", list(&every)));
    answer(&mut session, &table).rows = vec![row(covered), row(cells("high"))];
    let found = risks(&set, &session, &scores(&set, &session));
    let told: Vec<_> = found.iter().map(|one| (one.row, one.value, one.uncovered)).collect();
    assert_eq!(told, [(1, Some(3), true), (0, Some(1), false)]);
    assert_eq!((found[0].importance, found[0].likelihood), (Some(2), Some(1)));
    assert_eq!(found[1].functions, ["identify", "protect", "detect", "respond", "recover"]);
}

#[test]
fn a_service_is_the_same_in_the_risk_table_and_among_those_wanted() {
    let set = shipped();
    let table = of_role(&set, "risks");
    let mut session = among(&[]);
    let every = ids(&set, &table, "services");
    answer(&mut session, &table).rows = vec![row(vec![("services", list(&every))])];
    for question in tagged(&set, "role", "services") {
        let all = question.kind.choices().iter().map(|choice| choice.id.as_str());
        choose(&mut session, &question.id, &all.collect::<Vec<_>>());
    }
    let found = services(&set, &session, &scores(&set, &session));
    assert_eq!((found.not_chosen, found.without_risk), (Vec::new(), Vec::new()));
    assert!(found.functions.len() == 5 && found.functions.iter().all(|f| f.services.len() > 2));
}

/// Everything that is asked of a candidate is said: the highest level, and this number.
fn full(set: &Questionnaire, number: f64) -> Session {
    let mut session = among(&["a"]);
    for question in &set.questions {
        let Kind::Candidates(requirement) = &question.kind else { continue };
        match requirement.measure {
            crate::questionnaire::Measure::Level(scale) => {
                let highest = &set.scales[scale].levels.last().expect("a level").id;
                say(&mut session, &question.id, &[highest]);
            }
            crate::questionnaire::Measure::Number { .. } => {
                tell(&mut session, &question.id, &[number]);
            }
        }
    }
    session
}

#[test]
fn every_severity_at_every_hour_finds_its_offer() {
    let set = shipped();
    let table = of_role(&set, "notification-need");
    let mut session = full(&set, 30.0);
    for severity in ids(&set, &table, "severity") {
        for hours in ids(&set, &table, "hours") {
            for (depth, minutes) in [("6", 30.0), ("6", 29.0)] {
                answer(&mut session, &table).rows.push(row(vec![
                    ("severity", cell(severity)),
                    ("hours", cell(hours)),
                    ("depth", cell(depth)),
                    ("minutes", Cell::Number(minutes)),
                ]));
            }
        }
    }
    let found = notices(&set, &session, &scores(&set, &session));
    assert_eq!(found.needs.len(), 16);
    for need in &found.needs {
        let in_time = need.minutes == Some(30.0);
        let short = Verdict::Short { depth: false, minutes: true };
        assert_eq!(need.offers[0].verdict, if in_time { Verdict::Met } else { short }, "{need:?}");
    }
    let hours: Vec<&str> = found.costs.iter().map(|cost| cost.hours.as_str()).collect();
    assert_eq!(hours, ids(&set, &table, "hours"));
}

#[test]
fn the_parts_of_the_price_add_up() {
    let set = shipped();
    let mut session = full(&set, 1.0);
    count(&mut session, &of_role(&set, "incidents-a-year"), 2.0);
    let found = prices(&set, &session, &scores(&set, &session));
    // Once, three by the month, two by the year, two incidents a year.
    let sum = 1.0 + 3.0 * 36.0 + 2.0 * 3.0 + 2.0 * 3.0;
    let price = &found.candidates[0];
    assert_eq!((price.computed, price.entered, price.missing.len()), (Some(sum), Some(1.0), 0));
    let months = of_role(&set, "price-months");
    let question = &set.questions[set.question(&months).expect("the question")];
    for choice in question.kind.choices() {
        choose(&mut session, &months, &[&choice.id]);
        let found = prices(&set, &session, &scores(&set, &session));
        assert!(!found.months_assumed && found.months.to_string() == choice.id, "{found:?}");
    }
}
