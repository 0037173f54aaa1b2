//! How far notifications have to go, and how far they go.

use super::selection::{
    Ask, NOTICE, among, answer, cell, column, number, plain, row, say, selection, tell, want,
};
use crate::questionnaire::{Better, ColumnKind, Importance, Kind, Questionnaire};
use crate::score::{Notices, Verdict, notices, scores};
use crate::session::{Cell, Row, Session};

/// The table of needs, and what is offered for "high" at night; nothing is asked about "low".
fn needs(rows: Vec<Row>) -> (Questionnaire, Session) {
    let table = Kind::Table(vec![
        column("severity", ColumnKind::Single(plain(&["high", "low"]))),
        column("hours", ColumnKind::Single(plain(&["day", "night"]))),
        column("depth", ColumnKind::Single(plain(&["0", "1", "2", "3", "4", "5", "6"]))),
        column("minutes", ColumnKind::Number),
        column("acts", ColumnKind::Text),
        column("deputy", ColumnKind::Text),
    ]);
    let minutes = || number(Better::Low, Importance::Want, None);
    let set = selection(vec![
        Ask("N1", table, "tags = { role = \"notification-need\" }"),
        Ask(
            "N2",
            want(NOTICE),
            "tags = { notification = \"depth\", severity = \"high\", hours = \"night\" }",
        ),
        Ask(
            "N3",
            minutes(),
            "tags = { notification = \"minutes\", severity = \"high\", hours = \"night\" }",
        ),
        Ask("N4", minutes(), "tags = { notification = \"cost\", hours = \"day\" }"),
        Ask("N5", minutes(), "tags = { notification = \"cost\", hours = \"night\" }"),
    ]);
    let mut session = among(&["a"]);
    answer(&mut session, "N1").rows = rows;
    (set, session)
}

fn need(severity: &str, hours: &str, depth: &str, minutes: Cell, acts: &str) -> Row {
    row(vec![
        ("severity", cell(severity)),
        ("hours", cell(hours)),
        ("depth", cell(depth)),
        ("minutes", minutes),
        ("acts", cell(acts)),
    ])
}

fn of(set: &Questionnaire, session: &Session) -> Notices {
    notices(set, session, &scores(set, session))
}

const NOTHING: f64 = f64::NAN;

fn short(depth: bool, minutes: bool) -> Verdict {
    Verdict::Short { depth, minutes }
}

#[rstest::rstest]
#[case::both_met("4", 30.0, "4", 30.0, Verdict::Met)]
#[case::more_than_needed("4", 30.0, "6", 5.0, Verdict::Met)]
#[case::not_deep_enough("4", 30.0, "3", 5.0, short(true, false))]
#[case::too_slow("4", 30.0, "6", 31.0, short(false, true))]
#[case::neither("4", 30.0, "0", 60.0, short(true, true))]
#[case::minutes_not_said("4", 30.0, "5", NOTHING, Verdict::Open)]
#[case::depth_not_said("4", 30.0, "", 5.0, Verdict::Open)]
#[case::depth_unknown("4", 30.0, "?", 5.0, Verdict::Open)]
#[case::known_to_be_short("4", 30.0, "3", NOTHING, short(true, false))]
#[case::known_to_be_slow("4", 30.0, "", 60.0, short(false, true))]
#[case::nothing_said("4", 30.0, "", NOTHING, Verdict::Open)]
#[case::no_notice_needed("0", 30.0, "", NOTHING, Verdict::Met)]
#[case::no_notice_needed_slow("0", 30.0, "0", 90.0, Verdict::Met)]
#[case::no_minutes_needed("4", NOTHING, "4", NOTHING, Verdict::Met)]
#[case::no_depth_needed("", 30.0, "", 30.0, Verdict::Met)]
#[case::no_need_given("", NOTHING, "6", 5.0, Verdict::Open)]
#[case::need_unknown("unknown", 30.0, "6", 5.0, Verdict::Open)]
#[case::need_unknown_but_slow("unknown", 30.0, "6", 60.0, short(false, true))]
fn a_need_against_an_offer(
    #[case] depth: &str,
    #[case] minutes: f64,
    #[case] offered: &str,
    #[case] within: f64,
    #[case] verdict: Verdict,
) {
    let (set, mut session) = needs(vec![need("high", "night", depth, Cell::Number(minutes), "")]);
    say(&mut session, "N2", &[offered]);
    tell(&mut session, "N3", &[within]);
    let offer = of(&set, &session).needs[0].offers[0];
    assert_eq!(offer.verdict, verdict);
    // Nobody on our side acts: what falls short is a gap.
    assert_eq!(offer.gap, matches!(verdict, Verdict::Short { .. }));
}

#[test]
fn someone_on_our_side_closes_a_gap() {
    let rows = vec![
        need("high", "night", "4", Cell::Number(30.0), " "),
        need("high", "night", "4", Cell::Number(30.0), "CSIRT"),
    ];
    let (set, mut session) = needs(rows);
    answer(&mut session, "N1").rows[1].set("deputy", Some(cell("IT")));
    say(&mut session, "N2", &["2"]);
    tell(&mut session, "N3", &[30.0]);
    let found = of(&set, &session).needs;
    // Two rows of the same severity and hours both stand.
    assert_eq!(found.iter().map(|need| need.row).collect::<Vec<_>>(), [0, 1]);
    assert_eq!((found[0].acts.as_deref(), found[0].deputy.as_deref()), (None, None));
    assert_eq!((found[1].acts.as_deref(), found[1].deputy.as_deref()), (Some("CSIRT"), Some("IT")));
    assert_eq!((found[0].depth, found[0].minutes), (Some(4), Some(30.0)));
    assert_eq!((found[0].offers[0].depth, found[0].offers[0].minutes), (Some(2), Some(30.0)));
    assert_eq!(found[0].offers[0].verdict, found[1].offers[0].verdict);
    assert_eq!((found[0].offers[0].gap, found[1].offers[0].gap), (true, false));
}

#[rstest::rstest]
#[case::another_severity("low", "night")]
#[case::other_hours("high", "day")]
#[case::severity_unknown("unknown", "night")]
#[case::hours_not_given("high", "")]
fn where_nobody_was_asked_it_is_open(#[case] severity: &str, #[case] hours: &str) {
    let (set, mut session) = needs(vec![need(severity, hours, "4", Cell::Number(30.0), "")]);
    say(&mut session, "N2", &["6"]);
    tell(&mut session, "N3", &[5.0]);
    let offer = of(&set, &session).needs[0].offers[0];
    assert_eq!((offer.depth, offer.minutes, offer.verdict), (None, None, Verdict::Open));
}

#[test]
fn what_does_not_apply_or_is_empty_is_left_out() {
    let mut rows = vec![Row::default()];
    rows.push(need("high", "night", "4", Cell::Number(30.0), ""));
    let (set, mut session) = needs(rows);
    say(&mut session, "N2", &["6"]);
    tell(&mut session, "N3", &[5.0]);
    assert_eq!(of(&set, &session).needs.len(), 1);
    answer(&mut session, "N3").not_applicable = Some(String::new());
    assert_eq!(of(&set, &session).needs[0].offers[0].verdict, Verdict::Open);
    answer(&mut session, "N1").not_applicable = Some(String::new());
    assert_eq!(of(&set, &session).needs, []);
}

#[test]
fn extra_cost_stands_beside_it_by_hours() {
    let (set, mut session) = needs(Vec::new());
    session.candidates = among(&["a", "b"]).candidates;
    tell(&mut session, "N5", &[NOTHING, 20.0]);
    let told: Vec<_> = of(&set, &session)
        .costs
        .into_iter()
        .map(|cost| (cost.question, cost.hours, cost.costs))
        .collect();
    let day = (3, "day".to_owned(), vec![None, None]);
    let night = (4, "night".to_owned(), vec![None, Some(20.0)]);
    assert_eq!(told, [day, night]);
}
