//! The services that are wanted, against the risks.

use super::risks::{RISKS, risk};
use super::selection::{Ask, among, answer, choices, choose, risk_table, selection};
use crate::questionnaire::{Kind, Questionnaire};
use crate::score::{Service, Services, scores, service, services};
use crate::session::Session;

fn wanted() -> (Questionnaire, Session) {
    let identify: [(&str, &[&str]); 2] =
        [("assessment", &["identify"]), ("intelligence", &["identify", "detect"])];
    let detect: [(&str, &[&str]); 2] = [("monitoring", &["detect"]), ("untagged", &[])];
    let set = selection(vec![
        Ask("R", risk_table(), RISKS),
        Ask("M1", Kind::Multi(choices("csf", &identify)), "tags = { role = \"services\" }"),
        Ask(
            "M2",
            Kind::Multi(choices("csf", &detect)),
            "tags = { role = \"services\", csf = \"protect\" }",
        ),
        Ask("X", Kind::Multi(choices("csf", &detect)), "tags = { csf = \"detect\" }"),
    ]);
    let mut session = among(&[]);
    answer(&mut session, "R").rows = vec![
        risk("lll", &["monitoring", "recovery"]),
        risk("hhh", &["recovery", "intelligence"]),
        risk("hhl", &["monitoring"]),
    ];
    choose(&mut session, "M1", &["intelligence", "assessment"]);
    choose(&mut session, "M2", &["monitoring", "untagged"]);
    choose(&mut session, "X", &["monitoring"]);
    (set, session)
}

fn of(set: &Questionnaire, session: &Session) -> Services {
    services(set, session, &scores(set, session))
}

/// The services with the rows of their risks.
fn told(services: &[Service]) -> Vec<(&str, Vec<usize>)> {
    let rows = |service: &Service| service.risks.iter().map(|risk| risk.row).collect();
    services.iter().map(|service| (service.id.as_str(), rows(service))).collect()
}

#[test]
fn each_service_stands_under_every_function_that_it_serves() {
    let (set, session) = wanted();
    let found = of(&set, &session);
    let functions: Vec<&str> = found.functions.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(functions, ["identify", "protect", "detect", "respond", "recover"]);
    let under = |at: usize| told(&found.functions[at].services);
    assert_eq!(under(0), [("assessment", vec![]), ("intelligence", vec![1])]);
    // Its own tag is missing: that of its question stands in.
    assert_eq!(under(1), [("untagged", vec![])]);
    // The worst risk first.
    assert_eq!(under(2), [("intelligence", vec![1]), ("monitoring", vec![2, 0])]);
    assert_eq!((under(3), under(4)), (vec![], vec![]));
}

#[test]
fn what_risks_and_choices_say_apart_from_each_other_is_told() {
    let (set, session) = wanted();
    let found = of(&set, &session);
    assert_eq!(told(&found.not_chosen), [("recovery", vec![1, 0])]);
    assert_eq!(told(&found.without_risk), [("assessment", vec![]), ("untagged", vec![])]);
}

#[test]
fn a_question_that_does_not_apply_wants_nothing() {
    let (set, mut session) = wanted();
    answer(&mut session, "M2").not_applicable = Some(String::new());
    choose(&mut session, "M1", &["unknown"]);
    let found = of(&set, &session);
    assert!(found.functions.iter().all(|function| function.services.is_empty()));
    let not_chosen =
        [("recovery", vec![1, 0]), ("intelligence", vec![1]), ("monitoring", vec![2, 0])];
    assert_eq!(told(&found.not_chosen), not_chosen);
    assert_eq!(found.without_risk, []);
}

#[test]
fn a_service_is_found_by_its_id() {
    let (set, _) = wanted();
    let tags = |id: &str| service(&set, id).map(|choice| choice.tags[0].1.clone());
    assert_eq!(tags("intelligence"), Some(vec!["identify".to_owned(), "detect".to_owned()]));
    assert_eq!(tags("recovery"), Some(vec!["recover".to_owned()]));
    assert_eq!(tags("no-such-service"), None);
}
