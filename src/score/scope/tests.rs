//! A small maturity set and a small selection set; what is to be bought, worked out by hand.

use super::*;
use crate::questionnaire::parse;
use crate::score::scores;
use crate::session;

const MATURITY: &str = r#"
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
[[section]]
id = "B"
title = { en = "t" }
[[question]]
id = "P-2"
section = "P"
kind = "single"
title = { en = "t" }
text = { en = "t" }
tags = { pattern = "aim" }
choice = [
  { id = "hybrid", text = { en = "t" }, tags = { insource = ["1", "2"] } },
  { id = "all-bought", text = { en = "t" }, tags = { insource = [] } },
  { id = "own-way", text = { en = "t" } },
]
"#;

const SELECTION: &str = r#"
format = 1
id = "s"
version = "1"
languages = ["en"]
title = { en = "t" }
[[section]]
id = "M"
title = { en = "t" }
[[question]]
id = "M-1"
section = "M"
kind = "multi"
title = { en = "t" }
text = { en = "t" }
tags = { role = "services", csf = "detect" }
choice = [
  { id = "training", text = { en = "t" }, tags = { roles = ["A-9"] } },
  { id = "monitoring", text = { en = "t" }, tags = { csf = ["detect"], roles = ["B-3", "A-1"] } },
  { id = "assets", text = { en = "t" } },
]
[[question]]
id = "M-2"
section = "M"
kind = "multi"
title = { en = "t" }
text = { en = "t" }
tags = { role = "services", csf = "respond" }
choice = [{ id = "forensics", text = { en = "t" }, tags = { roles = ["A-1", "A-2"] } }]
[[question]]
id = "M-3"
section = "M"
kind = "text"
title = { en = "t" }
text = { en = "t" }
tags = { role = "support-only", roles = ["B-2", "A-2"] }
[[question]]
id = "M-4"
section = "M"
kind = "multi"
title = { en = "t" }
text = { en = "t" }
choice = [{ id = "x", text = { en = "t" }, tags = { roles = ["A-1"] } }]
"#;

fn role(id: &str, region: &str, more: &str) -> String {
    let section = id.split('-').next().unwrap_or_default();
    let region = if region.is_empty() { String::new() } else { format!("region = \"{region}\"") };
    format!(
        "[[question]]\nid = \"{id}\"\nsection = \"{section}\"\nkind = \"level\"\ntitle = {{ en = \"{id}\" }}\n\
         text = {{ en = \"t\" }}\nscales = [\"insource\", \"outsource\"]\ntarget = true\n\
         tags = {{ {region} }}\n{more}\n"
    )
}

/// What comes of answers, the pattern aimed at being `aim`.
fn proposed(roles: &[String], aim: &str, answers: &str) -> Proposal {
    let maturity = parse(&format!("{MATURITY}{}", roles.concat())).expect("a maturity set");
    let selection = parse(SELECTION).expect("a selection set");
    let aim = if aim.is_empty() {
        String::new()
    } else {
        format!("[answers.P-2]\nchoice = [\"{aim}\"]\n")
    };
    let text = format!("format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"m\"\n{aim}{answers}");
    let session = session::read(&text).expect("a session");
    proposal(&maturity, &session, &scores(&maturity, &session), &selection)
}

/// Id and the two reasons of each role.
fn reasons(proposal: &Proposal) -> Vec<(&str, bool, bool)> {
    proposal.roles.iter().map(|role| (&*role.id, role.aimed, role.expected)).collect()
}

#[test]
fn a_to_be_on_the_scale_is_to_be_bought_with_its_points_and_gap() {
    let roles = [role("A-1", "1", ""), role("A-2", "1", ""), role("A-3", "1", "")];
    let got = proposed(
        &roles,
        "hybrid",
        "[answers.A-1]\nas_is = { insource = \"1\", outsource = \"none\" }\n\
         to_be = { outsource = \"5\" }\n\
         [answers.A-2]\nas_is = { outsource = \"1\" }\nto_be = { insource = \"4\" }\n\
         [answers.A-3]\nto_be = { outsource = \"5\" }\n",
    );
    assert_eq!(reasons(&got), [("A-1", true, false), ("A-3", true, false)]);
    let first = &got.roles[0];
    assert_eq!((first.as_is, first.to_be, first.gap), (Some(1.0), Some(5.0), Some(4.0)));
    assert_eq!((first.question, &first.outsourced), (1, &Some(Entry::None)));
    let other = &got.roles[1];
    assert_eq!((other.as_is, other.to_be, other.gap), (None, Some(5.0), None));
    assert_eq!((other.question, &other.outsourced), (3, &None));
}

#[test]
fn the_pattern_expects_what_nobody_buys_yet() {
    let roles = ["1", "2", "3", "4", "4", "4", ""]
        .into_iter()
        .zip(1..)
        .map(|(region, at)| role(&format!("A-{at}"), region, ""));
    let roles: Vec<String> = roles.collect();
    let answers = "[answers.A-4]\nas_is = { insource = \"4\", outsource = \"unknown\" }\n\
                   [answers.A-5]\nas_is = { outsource = \"1\" }\n\
                   [answers.A-6]\nas_is = { insource = \"1\", outsource = \"none\" }\n\
                   to_be = { outsource = \"5\" }\n";
    let got = proposed(&roles, "hybrid", answers);
    let expected = [("A-3", false, true), ("A-4", false, true), ("A-6", true, true)];
    assert_eq!(reasons(&got), expected, "5 is bought already, 7 is in no region");
    assert_eq!(got.roles[1].outsourced, Some(Entry::Unknown));
    assert_eq!((got.roles[1].as_is, got.roles[1].gap), (Some(4.0), None));
    let got = proposed(&roles, "all-bought", answers);
    let ids: Vec<&str> = got.roles.iter().map(|role| &*role.id).collect();
    assert_eq!(ids, ["A-1", "A-2", "A-3", "A-4", "A-6"]);
    for says_nothing in ["", "unknown", "own-way", "gone"] {
        let got = proposed(&roles, says_nothing, answers);
        assert_eq!(reasons(&got), [("A-6", true, false)], "{says_nothing}");
    }
}

#[test]
fn what_is_decided_against_hidden_or_out_of_scope_is_left_out() {
    let roles = [
        role("A-1", "4", ""),
        role("A-2", "4", "when = { any = [{ question = \"P-2\", is = [\"own-way\"] }] }"),
        role("A-3", "4", ""),
        role("A-4", "4", ""),
        role("A-5", "4", ""),
        role("B-1", "4", ""),
    ];
    let got = proposed(
        &roles,
        "hybrid",
        "[[out_of_scope]]\nsection = \"B\"\n\
         [answers.A-1]\nto_be = { outsource = \"5\" }\nnot_applicable = \"no-such-work\"\n\
         [answers.A-2]\nto_be = { outsource = \"5\" }\n\
         [answers.A-3]\nas_is = { insource = \"none\", outsource = \"none\" }\n\
         [answers.A-4]\nas_is = { insource = \"none\", outsource = \"none\" }\n\
         to_be = { outsource = \"5\" }\n\
         [answers.A-5]\nto_be = { insource = \"4\", outsource = \"none\" }\n\
         [answers.B-1]\nto_be = { outsource = \"5\" }\n",
    );
    // A-4 is done by nobody today, and to be started by buying it; A-5 is decided not to be bought.
    assert_eq!(reasons(&got), [("A-4", true, false)]);
    let role = &got.roles[0];
    assert_eq!((role.as_is, role.to_be, role.gap), (None, Some(5.0), None));
}

#[test]
fn services_follow_in_the_order_of_the_set_and_the_rest_is_named() {
    let roles = [
        role("A-1", "4", ""),
        role("A-2", "4", ""),
        role("A-9", "1", ""),
        role("B-1", "4", ""),
        role("B-2", "4", ""),
        role("B-3", "4", ""),
    ];
    let got = proposed(&roles, "hybrid", "");
    let ids = |at: &[usize]| -> Vec<&str> { at.iter().map(|&at| &*got.roles[at].id).collect() };
    let services: Vec<(usize, usize, Vec<&str>)> = got
        .services
        .iter()
        .map(|service| (service.question, service.choice, ids(&service.roles)))
        .collect();
    assert_eq!(services, [(0, 1, vec!["A-1", "B-3"]), (1, 0, vec!["A-1", "A-2"])]);
    assert_eq!(ids(&got.support_only), ["A-2", "B-2"], "A-2 also where a service supports it");
    assert_eq!(ids(&got.without_service), ["B-1"]);
}

#[test]
fn a_set_without_the_scale_leads_to_nothing() {
    let selection = parse(SELECTION).expect("a set");
    assert!(!asks_outsourcing(&selection));
    let nobody = session::read("format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"s\"\n");
    let nobody = nobody.expect("a session");
    let got = proposal(&selection, &nobody, &scores(&selection, &nobody), &selection);
    assert_eq!(got, Proposal::default());
    let maturity = parse(&format!("{MATURITY}{}", role("A-1", "1", ""))).expect("a set");
    assert!(asks_outsourcing(&maturity));
}

#[test]
fn every_shipped_role_leads_to_a_service_or_is_only_supported() {
    let shipped = |id: &str| {
        let set = crate::questionnaire::SHIPPED.iter().find(|set| set.id == id);
        set.expect("a shipped set").set()
    };
    let (maturity, selection) = (shipped("soc-maturity"), shipped("mss-selection"));
    let targets = maturity.questions.iter().filter(|question| question.target);
    let answers: Vec<String> = targets
        .map(|question| format!("[answers.{}]\nto_be = {{ outsource = \"5\" }}\n", question.id))
        .collect();
    let head = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"soc-maturity\"\n";
    let text = format!("{head}{}", answers.concat());
    let session = session::read(&text).expect("a session");
    let got = proposal(&maturity, &session, &scores(&maturity, &session), &selection);
    assert_eq!(got.roles.len(), 54);
    let named: Vec<&str> = got.without_service.iter().map(|&at| &*got.roles[at].id).collect();
    assert_eq!(named, [""; 0]);
    let whole = |at: &usize| got.services.iter().any(|service| service.roles.contains(at));
    assert!(!got.support_only.iter().any(whole), "a role stands in one of both lists");
    // A-1 to A-6, B-3, D-1, D-2, D-6 to D-8, F-4, G-10, H-1 and I-4 to I-6.
    assert_eq!(got.support_only.len(), 18);
}
