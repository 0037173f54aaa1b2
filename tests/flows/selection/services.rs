//! The results that compare what is wanted with what there is: services, notices.

use monshin::strings::selection as words;
use monshin::tui::screen::selection::Page;

use super::{flat, mark, with_three};
use crate::support::Harness;

fn page(h: &mut Harness, page: Page) {
    h.keys("r");
    while h.app.selection.page != page {
        h.keys("Tab");
    }
}

/// A risk of 3 that a service is named against.
const RISK: &str = "[[answers.R-1.row]]\nasset = \"受注DB\"\nthreat = \"high\"\n\
    vulnerability = \"high\"\nimportance = \"high\"\nservices = [\"monitoring\"]\n";

#[test]
fn services_stand_by_function_against_the_risks_that_name_them() {
    let mut h = Harness::selection("M-3", RISK);
    page(&mut h, Page::Services);
    h.keys("resize:100x60").sees(words::NOT_WANTED.en).sees_no(words::NO_RISK_FOR.en);
    h.keys("Esc 1 2 r").sees_no(words::NOT_WANTED.en).sees(words::NO_RISK_FOR.en);
    let served = format!("{} 3", words::SERVES.en);
    assert_eq!(h.screen().matches(&served).count(), 1, "monitoring alone\n{}", h.screen());
    mark(&mut h, words::function("detect", monshin::text::Lang::En));
    h.keys("Enter");
    assert_eq!(h.question(), "M-3");
    h.keys("1 2 r").sees(words::NOT_WANTED.en);
}

/// A critical notice out of hours, an analyst's view within 15 minutes; A gives it, B does not.
const NOTICE: &str = "[[answers.N-1.row]]\nseverity = \"critical\"\nhours = \"off-hours\"\n\
    depth = \"4\"\nminutes = 15\n[answers.N-8]\ncandidate = { a = \"5\", b = \"2\" }\n\
    [answers.N-9]\ncandidate = { a = 15, b = 15 }\n";

#[test]
fn a_notice_that_falls_short_is_named_until_somebody_closes_it() {
    let mut h = with_three("N-1", NOTICE);
    page(&mut h, Page::Notices);
    h.sees("5   15m =").sees("2   15m <");
    h.keys("Right").sees("-     - ?");
    h.keys("Left");
    let gap = |h: &Harness| flat(h).contains(words::NOTICE_GAP.en);
    assert!(gap(&h), "{}", h.screen());
    let named =
        h.screen().lines().find(|line| line.contains(words::NOTICE_GAP.en)).map(str::to_owned);
    assert!(named.is_some_and(|line| line.contains("B社") && !line.contains("A社")));
    // Who acts on our side stands in the sixth column.
    h.keys("Esc Space").keys(&"Right ".repeat(5)).keys("Enter \"佐藤\" Tab \"鈴木\" Esc Esc r");
    assert!(!gap(&h), "{}", h.screen());
    h.sees(&format!("{} 佐藤, 鈴木", words::CLOSES.en));
    mark(&mut h, words::CLOSES.en);
    h.keys("Enter");
    assert_eq!(h.question(), "N-1");
}

#[test]
fn a_notice_in_time_is_met_and_one_minute_more_is_short() {
    let mut h = with_three("N-9", NOTICE);
    h.keys("1 \"6\" Enter");
    page(&mut h, Page::Notices);
    h.sees("5   16m <");
    h.keys("u r").sees("5   15m =");
}

#[test]
fn what_the_notices_cost_extra_stands_below_them() {
    let mut h = with_three("N-23", NOTICE);
    h.keys("3 \"0\" Enter 1 \"2\" Enter");
    page(&mut h, Page::Notices);
    let line =
        h.screen().lines().find(|line| line.contains(words::EXTRA_COST.en)).map(str::to_owned);
    let line = line.unwrap_or_else(|| panic!("{}", h.screen()));
    assert!(flat(&h).contains("30 12"), "{line}");
}

#[test]
fn an_empty_table_of_needs_says_so() {
    let mut h = with_three("N-1", "");
    page(&mut h, Page::Notices);
    h.sees(words::NO_NEED.en);
    h.keys("resize:300x24").sees(words::NO_NEED.en);
}

#[test]
fn five_candidates_are_counted_in_the_notices_too() {
    let five = format!(
        "{NOTICE}[[candidate]]\nid = \"d\"\nname = \"D社\"\n[[candidate]]\nid = \"e\"\nname = \"E社\"\n"
    );
    let mut h = with_three("N-1", &five);
    page(&mut h, Page::Notices);
    h.sees("more right").sees_no("E社");
    h.keys("Right Right Right Right").sees("more left").sees("E社");
}
