//! The results of a selection: readiness, risks, candidates, papers.

use monshin::questionnaire::Importance;
use monshin::strings::selection as words;
use monshin::text::Lang;
use monshin::tui::app::Screen;
use monshin::tui::screen::selection::Page;

use super::{flat, mark, title, with_three};
use crate::support::Harness;

/// Opens a page of the results.
fn page(h: &mut Harness, page: Page) {
    if h.app.screen != Screen::Results {
        h.keys("r");
    }
    for _ in 0..Page::ALL.len() {
        if h.app.selection.page == page {
            return;
        }
        h.keys("Tab");
    }
    panic!("no page {page:?}");
}

/// The line of the screen that begins with a text.
#[track_caller]
fn line(h: &Harness, begins: &str) -> String {
    let screen = h.screen();
    let found = screen.lines().map(|line| line.trim_start_matches(['>', ' ']));
    let found = found.filter(|line| line.starts_with(begins)).map(str::to_owned).next();
    found.unwrap_or_else(|| panic!("no line begins with {begins:?}\n{screen}"))
}

/// The words of a line behind its name.
fn cells(h: &Harness, begins: &str) -> Vec<String> {
    let line = line(h, begins);
    line[begins.len()..].split_whitespace().map(str::to_owned).collect()
}

#[test]
fn tab_goes_round_the_pages_and_esc_leads_back() {
    let mut h = Harness::selection("W-3", "");
    h.keys("r");
    let mut seen = vec![h.app.selection.page];
    for _ in 0..5 {
        h.keys("Tab");
        seen.push(h.app.selection.page);
    }
    let pages = [
        Page::Readiness,
        Page::Risks,
        Page::Services,
        Page::Notices,
        Page::Candidates,
        Page::Papers,
    ];
    assert_eq!(seen, pages);
    h.keys("Tab");
    assert_eq!(h.app.selection.page, Page::Readiness, "without a link there is no seventh");
    h.keys("Shift-Tab");
    assert_eq!(h.app.selection.page, Page::Papers);
    h.keys("Esc");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "W-3"));
}

#[test]
fn readiness_moves_with_a_key() {
    let mut h = Harness::selection("2-2", "");
    page(&mut h, Page::Readiness);
    h.keys("resize:100x60");
    let percent = |h: &Harness| {
        let name = title_of_section(h, "2");
        line(h, &name)[name.len()..].split_whitespace().next().map(str::to_owned)
    };
    // Without 2-4 there are nine decisions from 2-2 to 2-11, two points each.
    assert_eq!(percent(&h).as_deref(), Some("0%"));
    for (digit, expected) in [("3", "11%"), ("2", "6%"), ("1", "0%"), ("d", "0%")] {
        h.keys("Esc").keys(digit).keys("r");
        assert_eq!(percent(&h).as_deref(), Some(expected), "{digit}");
    }
    // Not applicable leaves eight: one decided is 2 of 16 points.
    h.keys("Esc x 1 Right 3 r");
    assert_eq!(percent(&h).as_deref(), Some("13%"));
}

fn title_of_section(h: &Harness, id: &str) -> String {
    let section = h.work().set.section(id).expect("a section");
    format!("{id}  {}", h.work().set.sections[section].title.get(Lang::En))
}

#[test]
fn a_question_that_is_still_open_opens_with_enter() {
    let mut h = Harness::selection("S-6", "[answers.W-3]\nchoice = [\"decided\"]\n");
    page(&mut h, Page::Readiness);
    mark(&mut h, "W-4 ");
    h.sees_no("W-3 ");
    h.keys("Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "W-4"));
    h.keys("3 r");
    mark(&mut h, "W-5 ");
    h.sees_no("W-4 ");
    h.keys("u");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "W-4"), "undo goes there");
}

#[test]
fn a_section_opens_in_the_outline() {
    let mut h = Harness::selection("S-6", "");
    page(&mut h, Page::Readiness);
    let name = title_of_section(&h, "P");
    mark(&mut h, &name);
    h.keys("Enter");
    assert_eq!(h.app.screen, Screen::Outline);
    h.keys("Enter");
    assert_eq!(h.question(), "P-1");
}

#[test]
fn an_earlier_phase_that_is_open_is_named_where_a_later_one_has_begun() {
    let mut h = Harness::selection("2-2", "");
    page(&mut h, Page::Readiness);
    h.keys("resize:100x120").sees_no(words::EARLIER_OPEN.en);
    h.keys("Esc 3 r").sees(words::EARLIER_OPEN.en);
}

#[test]
fn hidden_scores_are_on_no_page() {
    let answers = "[answers.2-2]\nchoice = [\"decided\"]\n\
                   [answers.Q-1]\ncandidate = { a = \"3\", b = \"2\" }\n";
    let mut h = with_three("2-3", answers);
    page(&mut h, Page::Readiness);
    h.keys("resize:100x60").sees("11%");
    h.keys("v").sees_no("11%");
    page(&mut h, Page::Candidates);
    h.sees_no(words::FIT.en).sees_no(words::RANK.en);
    page(&mut h, Page::Papers);
    h.sees_no("11%");
    h.keys("v").sees("11%");
    page(&mut h, Page::Candidates);
    h.sees(words::FIT.en).sees(words::RANK.en);
}

const RISKS: &str = "[[answers.R-1.row]]\nasset = \"小\"\nthreat = \"low\"\n\
    vulnerability = \"low\"\nimportance = \"low\"\n\
    [[answers.R-1.row]]\nasset = \"無\"\nthreat = \"high\"\n\
    [[answers.R-1.row]]\nasset = \"大\"\nthreat = \"high\"\nvulnerability = \"high\"\n\
    importance = \"high\"\n\
    [[answers.R-1.row]]\nasset = \"中\"\nthreat = \"medium\"\nvulnerability = \"medium\"\n\
    importance = \"medium\"\n";

#[test]
fn risks_stand_highest_first_and_those_without_a_value_last() {
    let mut h = Harness::selection("R-1", RISKS);
    page(&mut h, Page::Risks);
    h.keys("resize:80x60");
    let screen = h.screen();
    let starts = ["3   大", "2   中", "1   小", "-   無"];
    let lines: Vec<&str> = screen.lines().map(|line| line.trim_start_matches(['>', ' '])).collect();
    let places: Vec<usize> = starts
        .iter()
        .map(|start| {
            lines
                .iter()
                .position(|line| line == start)
                .unwrap_or_else(|| panic!("{start}\n{screen}"))
        })
        .collect();
    assert!(places.is_sorted(), "{screen}");
    mark(&mut h, "2   中");
    h.keys("Enter");
    // It leads to the row itself, the last one of the table.
    let table = monshin::tui::app::Screen::Table;
    assert_eq!((h.question(), h.app.screen, h.app.table.row), ("R-1", table, 3));
}

#[test]
fn a_risk_of_3_without_a_service_is_named_until_it_has_one() {
    let mut h = Harness::selection("R-1", RISKS);
    page(&mut h, Page::Risks);
    h.sees(words::UNCOVERED_TITLE.en);
    assert!(flat(&h).contains(&format!("{} > 大", words::UNCOVERED_TITLE.en)), "{}", h.screen());
    assert!(flat(&h).contains(words::UNCOVERED.en));
    page(&mut h, Page::Services);
    assert!(flat(&h).contains(&format!("{} 大", words::UNCOVERED_TITLE.en)), "{}", h.screen());
    // Its row is the third, its services stand in the last column: the first of them.
    h.keys("Esc Space Down Down").keys(&"Right ".repeat(11)).keys("1 Esc r");
    page(&mut h, Page::Risks);
    h.sees_no(words::UNCOVERED_TITLE.en);
    assert!(!flat(&h).contains(words::UNCOVERED.en));
}

/// Two wants, the same weight: A leads in the one by two levels, B in the other by one.
const CLOSE: &str = "[answers.Q-1]\ncandidate = { a = \"3\", b = \"1\", c = \"0\" }\n\
                     [answers.Q-3]\ncandidate = { a = \"1\", b = \"2\", c = \"0\" }\n";

#[test]
fn candidates_are_ranked_and_the_weight_that_turns_the_ranking_is_said() {
    let mut h = with_three("Q-1", CLOSE);
    page(&mut h, Page::Candidates);
    h.keys("resize:140x60");
    assert_eq!(cells(&h, words::RANK.en), ["1", "2", "3"]);
    // Of two wants at 3 points each: 4, 3 and 0 of 6.
    assert_eq!(cells(&h, words::FIT.en), ["0.67", "0.50", "0.00"]);
    // D = 4 - 3 = 1 and d = 2 in Q-1, so its weight would have to fall by 1/2; in Q-3 to rise by 1.
    let turn = words::turn(&title(&h, "Q-1"), "1", "0.5", "B社", Lang::En);
    assert!(flat(&h).contains(&turn), "{turn}\n{}", h.screen());
    h.keys("Esc Tab Tab Tab Tab 0 \".4\" Enter r");
    assert_eq!(cells(&h, words::RANK.en), ["2", "1", "3"], "and so it is");
}

#[test]
fn a_failed_must_knocks_out_and_is_named() {
    let mut h = with_three("Q-2", CLOSE);
    h.keys("1 Tab 3 Tab 3");
    page(&mut h, Page::Candidates);
    h.keys("resize:140x60");
    assert_eq!(cells(&h, words::RANK.en), ["out", "1", "2"]);
    assert_eq!(cells(&h, words::MUSTS.en), ["1", "0", "0"]);
    let named = format!("{} {} A社", words::KNOCKED_OUT.en, title(&h, "Q-2"));
    assert!(flat(&h).contains(&named), "{}", h.screen());
    let failed = format!("{}  {}", words::KNOCKED_OUT.en, title(&h, "Q-2"));
    mark(&mut h, &failed);
    h.keys("Enter");
    assert_eq!(h.question(), "Q-2");
    h.keys("3 r");
    assert_eq!(cells(&h, words::RANK.en), ["1", "2", "3"]);
    h.keys("Esc 0 Tab 0 Tab 0 r");
    assert!(flat(&h).contains(words::ALL_OUT.en), "{}", h.screen());
}

#[test]
fn an_open_must_is_named_with_whom_it_is_open_for_and_leads_to_its_question() {
    let mut h = with_three("Q-2", "");
    page(&mut h, Page::Candidates);
    h.keys("resize:140x60");
    let of_all = format!("{}  {}  {}", words::OPEN.en, title(&h, "Q-2"), words::ALL.en);
    h.sees(&of_all);
    h.keys("Esc 3 Tab 3 r").sees_no(&of_all);
    let last = h.work().session.candidates[2].name.clone();
    h.sees(&format!("{}  {}  {last}", words::OPEN.en, title(&h, "Q-2")));
    let other = format!("{}  {}", words::OPEN.en, title(&h, "K-2"));
    mark(&mut h, &other);
    h.keys("Enter");
    assert_eq!(h.question(), "K-2");
}

#[test]
fn a_ranking_on_unequal_answers_is_provisional() {
    let mut h = with_three("Q-5", CLOSE);
    page(&mut h, Page::Candidates);
    h.keys("resize:140x60");
    assert!(!flat(&h).contains(words::PROVISIONAL.en));
    h.keys("Esc 3 r");
    assert!(flat(&h).contains(words::PROVISIONAL.en), "{}", h.screen());
    h.keys("Esc Tab 3 Tab 3 r");
    assert!(!flat(&h).contains(words::PROVISIONAL.en), "{}", h.screen());
}

#[test]
fn without_a_want_answered_there_is_no_rank() {
    let mut h = with_three("Q-1", "");
    page(&mut h, Page::Candidates);
    assert!(flat(&h).contains(words::NO_RANK.en), "{}", h.screen());
    assert_eq!(cells(&h, words::RANK.en), ["-", "-", "-"]);
    // What the only want becomes when it is not needed: out of the ranking again.
    h.keys("Esc 3 r");
    assert_eq!(cells(&h, words::RANK.en), ["1", "-", "-"]);
    h.keys("Esc Tab Tab Tab 3 r");
    assert_eq!(h.work().session.answer("Q-1").importance, Some(Importance::None));
    assert_eq!(cells(&h, words::RANK.en), ["-", "-", "-"]);
}

#[test]
fn of_five_candidates_those_out_of_sight_are_counted_and_come_into_sight() {
    let five =
        "[[candidate]]\nid = \"d\"\nname = \"D社\"\n[[candidate]]\nid = \"e\"\nname = \"E社\"\n";
    let mut h = with_three("Q-1", five);
    page(&mut h, Page::Candidates);
    h.sees("2 more right").sees("A社").sees("C社").sees_no("D社");
    h.keys("Left").sees("2 more right");
    h.keys("Right").sees("1 more left  1 more right").sees("D社").sees_no("A社");
    h.keys("l").sees("2 more left").sees("E社").sees_no("B社");
    h.keys("Right").sees("2 more left");
    h.keys("h h").sees("2 more right").sees("A社");
    h.keys("resize:140x24").sees("E社").sees_no("more right");
}

#[test]
fn candidates_are_added_from_the_page_itself() {
    let mut h = Harness::selection("Q-1", "");
    page(&mut h, Page::Candidates);
    h.keys("C \"A社\" Enter Esc").sees("A社");
    assert_eq!((h.app.screen, h.app.selection.page), (Screen::Results, Page::Candidates));
    h.keys("u").sees_no("A社");
    assert_eq!(h.app.screen, Screen::Results);
}

#[test]
fn a_paper_has_what_was_decided_by_whom_and_when() {
    let mut h = Harness::selection("2-2", "");
    h.keys(
        "3 Tab Enter \"多要素認証\" Enter \"端末は証明書\" Tab \"経営会議\" Tab \"2026-11-20\" Esc",
    );
    page(&mut h, Page::Papers);
    let name = title_of_section(&h, "2");
    assert!(h.row(4).contains(&name) && h.row(4).contains("11%"), "{}", h.screen());
    h.keys("resize:100x60").sees("多要素認証").sees("端末は証明書").sees("経営会議  2026-11-20");
    let decided = h.work().set.questions[h.work().set.question("2-2").expect("it")].kind.choices()
        [2]
    .text
    .clone();
    assert!(line(&h, "2-2 ").ends_with(decided.get(Lang::En)), "{}", line(&h, "2-2 "));
    h.sees(words::NO_RECORD.en).sees_no("2-4 ");
    mark(&mut h, "2-3 ");
    h.keys("Enter");
    assert_eq!(h.question(), "2-3");
}

#[test]
fn left_and_right_turn_the_papers_one_for_each_section_with_decisions() {
    let mut h = Harness::selection("2-2", "");
    page(&mut h, Page::Papers);
    let mut papers = Vec::new();
    for _ in 0..30 {
        papers.push(h.row(4).split_whitespace().next().unwrap_or_default().to_owned());
        h.keys("Right");
    }
    papers.dedup();
    // The phases first that are worked from papers, then the steps of planning.
    let expected = ["2", "3", "4", "5", "W", "P", "S", "T", "R", "M", "N", "K", "V", "C"];
    assert_eq!(papers, expected);
    let before = title_of_section(&h, "V");
    h.keys("Left").sees(&before);
}
