//! Sourcing against the patterns, worked out by hand on a small set.

use crate::questionnaire::{Questionnaire, parse};
use crate::score::{Fit, Pattern, Side, Sourcing, expected, scores, sourcing};
use crate::session::{self, Session};

const HEAD: &str = r#"
format = 1
id = "m"
version = "1"
languages = ["en"]
title = { en = "t" }
[[scale]]
id = "insource"
title = { en = "t" }
unknown = 1
level = [{ id = "1", points = 1, text = { en = "t" } }, { id = "4", points = 4, text = { en = "t" } }]
[[scale]]
id = "outsource"
title = { en = "t" }
unknown = 1
level = [{ id = "1", points = 1, text = { en = "t" } }, { id = "5", points = 5, text = { en = "t" } }]
[[section]]
id = "P"
title = { en = "t" }
score = "none"
[[section]]
id = "A"
title = { en = "t" }
"#;

fn pattern(id: &str, which: &str) -> String {
    format!(
        "[[question]]\nid = \"{id}\"\nsection = \"P\"\nkind = \"single\"\ntitle = {{ en = \"t\" }}\n\
         text = {{ en = \"t\" }}\ntags = {{ pattern = \"{which}\" }}\nchoice = [\n\
         {{ id = \"minimum\", text = {{ en = \"t\" }}, tags = {{ insource = [\"1\"] }} }},\n\
         {{ id = \"hybrid\", text = {{ en = \"t\" }}, tags = {{ insource = [\"1\", \"2\"] }} }},\n\
         {{ id = \"full\", text = {{ en = \"t\" }}, tags = {{ insource = [\"1\", \"2\", \"3\", \"4\"] }} }},\n\
         {{ id = \"own\", text = {{ en = \"t\" }} }},\n]\n"
    )
}

/// One role in each region, named after it, and one without.
fn set() -> Questionnaire {
    let role = |id: &str, region: &str| {
        format!(
            "[[question]]\nid = \"{id}\"\nsection = \"A\"\nkind = \"level\"\ntitle = {{ en = \"t\" }}\n\
             text = {{ en = \"t\" }}\nscales = [\"insource\", \"outsource\"]\ntarget = true\n{region}\n"
        )
    };
    let roles: String = (1..=4)
        .map(|at| role(&format!("R{at}"), &format!("tags = {{ region = \"{at}\" }}")))
        .collect();
    let text =
        [HEAD, &pattern("P-1", "today"), &pattern("P-2", "aim"), &roles, &role("R9", "")].concat();
    parse(&text).expect("a set without faults")
}

fn session(answers: &str) -> Session {
    let head = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"m\"\n[answers]\n";
    session::read(&format!("{head}{answers}")).expect("a session without faults")
}

const TODAY: &str = "P-1 = { choice = [\"hybrid\"] }\n";
const AIM: &str = "P-2 = { choice = [\"hybrid\"] }\n";

fn of(answers: &str) -> Sourcing {
    let (set, session) = (set(), session(answers));
    sourcing(&set, &session, &scores(&set, &session)).expect("the set asks for patterns")
}

/// Id, pattern and expected side of each mismatch.
fn mismatches(sourcing: &Sourcing) -> Vec<(String, Pattern, Side)> {
    let set = set();
    let told = |one: &crate::score::Mismatch| {
        (set.questions[one.question].id.clone(), one.pattern, one.expected)
    };
    sourcing.mismatches.iter().map(told).collect()
}

#[rstest::rstest]
#[case::as_expected("R1 = { as_is = { insource = \"4\", outsource = \"none\" } }", None)]
#[case::only_bought("R1 = { as_is = { insource = \"none\", outsource = \"5\" } }", Some(Side::In))]
#[case::only_bought_said_of("R2 = { as_is = { outsource = \"5\" } }", Some(Side::In))]
#[case::only_inside("R4 = { as_is = { insource = \"4\", outsource = \"none\" } }", Some(Side::Out))]
#[case::only_inside_said_of("R3 = { as_is = { insource = \"4\" } }", Some(Side::Out))]
#[case::both_in_1("R1 = { as_is = { insource = \"4\", outsource = \"1\" } }", None)]
#[case::both_in_2("R2 = { as_is = { insource = \"4\", outsource = \"5\" } }", None)]
#[case::both_in_3("R3 = { as_is = { insource = \"4\", outsource = \"5\" } }", None)]
#[case::both_in_4("R4 = { as_is = { insource = \"4\", outsource = \"1\" } }", None)]
#[case::nobody_inside("R1 = { as_is = { insource = \"1\", outsource = \"5\" } }", Some(Side::In))]
#[case::bought_unchecked("R4 = { as_is = { insource = \"none\", outsource = \"1\" } }", None)]
#[case::nobody("R1 = { as_is = { insource = \"1\", outsource = \"none\" } }", None)]
#[case::not_known_there("R1 = { as_is = { insource = \"unknown\", outsource = \"5\" } }", None)]
#[case::unknown("R1 = { as_is = { insource = \"unknown\", outsource = \"none\" } }", None)]
#[case::not_applicable("R1 = { not_applicable = \"\", as_is = { outsource = \"5\" } }", None)]
#[case::decided_against("R1 = { as_is = { insource = \"none\", outsource = \"none\" } }", None)]
#[case::no_region("R9 = { as_is = { outsource = \"5\" } }", None)]
fn a_role_does_not_match_where_the_expected_side_alone_is_missing(
    #[case] answer: &str,
    #[case] expected: Option<Side>,
) {
    let sourcing = of(&format!("{TODAY}{answer}\n"));
    let sides: Vec<Side> = sourcing.mismatches.iter().map(|one| one.expected).collect();
    assert_eq!(sides, expected.into_iter().collect::<Vec<_>>());
}

#[test]
fn every_role_with_a_region_is_counted_once() {
    let sourcing = of(&format!(
        "{TODAY}R1 = {{ as_is = {{ insource = \"1\" }} }}\n\
         R2 = {{ as_is = {{ outsource = \"5\" }} }}\n\
         R3 = {{ as_is = {{ insource = \"unknown\", outsource = \"5\" }} }}\n\
         R9 = {{ as_is = {{ insource = \"4\" }} }}\n"
    ));
    let fit = Fit { fitting: 1, mismatched: 1, nobody: 1, open: 1, not_applicable: 0 };
    assert_eq!(sourcing.fit_today, Some(fit));
    assert_eq!((sourcing.today, sourcing.aim, sourcing.fit_aim), (Some(1), None, None));
    assert_eq!(sourcing.mismatches[0].region, "2");
}

#[test]
fn the_aim_goes_by_the_scales_that_the_to_be_names_else_by_today() {
    let sourcing = of(&format!(
        "{AIM}R1 = {{ as_is = {{ insource = \"4\" }}, to_be = {{ outsource = \"5\" }} }}\n\
         R2 = {{ as_is = {{ outsource = \"5\" }} }}\n\
         R3 = {{ as_is = {{ insource = \"none\", outsource = \"none\" }}, to_be = {{ insource = \"4\" }} }}\n\
         R4 = {{ as_is = {{ insource = \"4\" }}, to_be = {{ insource = \"none\", outsource = \"none\" }} }}\n"
    ));
    let told = mismatches(&sourcing);
    let one = |id: &str, side| (id.to_owned(), Pattern::Aim, side);
    assert_eq!(told, [one("R1", Side::In), one("R2", Side::In), one("R3", Side::Out)]);
    let has_target: Vec<bool> = sourcing.mismatches.iter().map(|one| one.has_target).collect();
    assert_eq!(has_target, [true, false, true]);
    let fit = Fit { mismatched: 3, not_applicable: 1, ..Fit::default() };
    assert_eq!(sourcing.fit_aim, Some(fit), "what is to be dropped is not judged");
}

#[test]
fn answers_amount_to_the_pattern_that_most_roles_fit() {
    let sourcing = of("R1 = { as_is = { insource = \"4\" } }\n\
         R2 = { as_is = { insource = \"4\" } }\n\
         R3 = { as_is = { outsource = \"5\" } }\n\
         R4 = { as_is = { insource = \"4\", outsource = \"5\" } }\n");
    let amounts = sourcing.amounts_to.expect("roles were judged");
    // Minimum in-house misses R2, everything in-house misses R3.
    assert_eq!(amounts.fits, [(0, 3), (1, 4), (2, 3)]);
    assert_eq!((amounts.judged, amounts.best), (4, vec![1]));
}

#[test]
fn patterns_that_fit_equally_well_are_all_named() {
    let sourcing = of("R1 = { as_is = { insource = \"4\" } }\n\
         R4 = { as_is = { insource = \"1\", outsource = \"none\" } }\n");
    let amounts = sourcing.amounts_to.expect("one role was judged");
    assert_eq!((amounts.judged, amounts.best), (1, vec![0, 1, 2]));
    assert_eq!(of(TODAY).amounts_to, None);
}

#[test]
fn where_fewer_than_half_of_the_roles_fit_a_pattern_none_fits_and_the_nearest_is_named() {
    // Bought in region 1 matches nothing; in-house in region 4 matches all in-house alone.
    let bought = of("R1 = { as_is = { outsource = \"5\" } }\n").amounts_to.expect("one role");
    assert_eq!((bought.fits, bought.fits_any), (vec![(0, 0), (1, 0), (2, 0)], false));
    assert_eq!(bought.best, [0], "the pattern that expects least in-house");
    let upside_down = of("R1 = { as_is = { outsource = \"5\" } }\n\
         R2 = { as_is = { outsource = \"5\" } }\n\
         R3 = { as_is = { insource = \"4\" } }\n\
         R4 = { as_is = { insource = \"4\" } }\n");
    let amounts = upside_down.amounts_to.expect("roles were judged");
    // Minimum in-house fits R2 alone, full in-house half of them.
    assert_eq!((amounts.fits, amounts.fits_any), (vec![(0, 1), (1, 0), (2, 2)], true));
    assert_eq!(amounts.best, [2]);
}

#[test]
fn a_pattern_that_is_not_known_or_says_nothing_expects_nothing() {
    let set = set();
    let at = |id: &str| set.question(id).expect("it is there");
    let side = |answers: &str, id: &str| expected(&set, &session(answers), Pattern::Aim, at(id));
    assert_eq!(side(AIM, "R2"), Some(Side::In));
    assert_eq!(side(AIM, "R3"), Some(Side::Out));
    assert_eq!(side(AIM, "R9"), None);
    assert_eq!(side(TODAY, "R2"), None);
    for none in ["P-2 = { choice = [\"unknown\"] }", "P-2 = { choice = [\"own\"] }"] {
        assert_eq!(side(none, "R2"), None, "{none}");
    }
    let not_asked = "P-2 = { choice = [\"hybrid\"], not_applicable = \"\" }";
    assert_eq!(side(not_asked, "R2"), None);
}

#[test]
fn a_pattern_never_changes_a_score() {
    let set = set();
    let roles = "R1 = { as_is = { outsource = \"5\" } }\n";
    let overall = |answers: &str| scores(&set, &session(answers)).overall;
    assert_eq!(overall(roles), overall(&format!("{TODAY}{AIM}{roles}")));
}

#[test]
fn a_set_without_patterns_has_no_sourcing() {
    let set = parse(
        &[
            HEAD,
            "[[question]]\nid = \"R1\"\nsection = \"A\"\nkind = \"text\"\n",
            "title = { en = \"t\" }\ntext = { en = \"t\" }\n",
        ]
        .concat(),
    )
    .expect("a set");
    let session = session("");
    assert_eq!(sourcing(&set, &session, &scores(&set, &session)), None);
}
