//! The results of a maturity check: its pages, and the ways to questions and back.

use monshin::session::Priority;
use monshin::tui::app::Screen;
use monshin::tui::screen::outline::Line;
use monshin::tui::screen::results::Page;

use crate::filled::maturity;
use crate::support::{Harness, Room};

fn results(config: &str) -> Harness {
    let room = Room::new();
    let file = room.write("sessions/s.toml", &maturity());
    let mut h = Harness::open(room, &file, config);
    h.keys("r");
    h
}

#[test]
fn every_page_has_its_name_and_tab_goes_round() {
    let mut h = results("");
    let pages = [
        (Page::Functions, "To-be"),
        (Page::Levels, "Roles at each level"),
        (Page::Gaps, "Gaps (by priority, then size)"),
        (Page::Sourcing, "Pattern the answers amount to"),
        (Page::Open, "Not applicable, and why  2"),
    ];
    for (page, text) in pages {
        assert_eq!(h.app.results.page, page);
        h.sees(text);
        h.keys("Tab");
    }
    assert_eq!(h.app.results.page, Page::Functions);
    h.keys("Shift-Tab");
    assert_eq!(h.app.results.page, Page::Open);
}

#[test]
fn beside_a_radar_no_number_of_the_whole_is_cut() {
    let room = Room::new();
    let link = "\n[[link]]\nsession = \"before\"\nrelation = \"previous\"\n";
    room.write("sessions/before.toml", &maturity());
    let file = room.write("sessions/s.toml", &format!("{}{link}", maturity()));
    let mut h = Harness::open(room, &file, "");
    h.keys("resize:80x24 r Space").sees("x last time").sees_no("...");
    let overall = h.scores().overall.as_is.map(monshin::strings::numbers::score);
    h.sees(&format!("last time {}", overall.expect("a score"))).sees("51/54");
    h.keys("L").sees("x 前回").sees_no("...");
}

#[test]
fn the_counts_of_the_states_stand_beside_the_scores_that_follow_from_results() {
    let mut h = results("");
    h.keys("resize:120x40 t").sees("answered 51/54  don't know 1  n/a 2");
    h.keys("w").sees("answered 51/54  don't know 1  n/a 2");
    h.keys("resize:80x24").sees("51/54 ?1 -2");
    h.keys("Esc").sees("51/54 ?1 -2");
}

#[test]
fn the_counts_of_the_states_stand_beside_every_score() {
    let mut h = results("");
    h.sees("answered 51").sees("don't know 1").sees("not applicable 2").sees("untouched 0");
    for (line, tally) in [("A  ", "5/6    -1"), ("B  ", "5/5"), ("G  ", "9/10 ?1")] {
        let screen = h.screen();
        let row = screen.lines().find(|row| row.starts_with(&format!("  {line}")));
        let row = row.expect("the function");
        assert!(row.ends_with(tally), "{row}");
    }
    for page in ["Tab", "Tab", "Tab Tab"] {
        h.keys(page).sees("answered 51").sees("51/54");
    }
}

#[test]
fn esc_comes_back_to_the_same_page_and_line_from_wherever_enter_led() {
    for (keys, lands) in [
        ("Down Down", Screen::Outline),
        ("Tab Down Down Down", Screen::Outline),
        ("Tab End", Screen::Interview),
        ("g Down Down", Screen::Interview),
        ("Tab Tab Tab Down", Screen::Interview),
        ("Shift-Tab End", Screen::Interview),
    ] {
        let mut h = results("");
        h.keys(keys);
        let before = (h.app.results.page, h.app.results.place, h.screen());
        h.keys("Enter");
        assert_eq!(h.app.screen, lands, "{keys}");
        h.keys("Esc");
        assert_eq!(h.app.screen, Screen::Results, "{keys}");
        assert_eq!((h.app.results.page, h.app.results.place, h.screen()), before, "{keys}");
    }
}

#[test]
fn a_priority_moves_a_gap_to_its_place_and_the_mark_goes_with_it() {
    let mut h = results("");
    h.keys("g Down Down Down Down Down Enter");
    let role = h.question().to_owned();
    h.keys("Esc");
    assert_eq!(h.work().session.answer(&role).priority, None);
    for (priority, said) in [
        (Some(Priority::High), "priority high"),
        (Some(Priority::Medium), "priority med"),
        (Some(Priority::Low), "priority low"),
        (None, "No priority"),
    ] {
        h.keys("p");
        assert_eq!(h.saved().answer(&role).priority, priority);
        assert!(h.told().contains(said), "{}", h.told());
        let screen = h.screen();
        let marked = screen.lines().find(|row| row.starts_with("> ")).expect("a mark");
        assert!(marked.contains(&role), "{marked}");
    }
    h.keys("p u");
    assert_eq!((h.app.screen, h.saved().answer(&role).priority), (Screen::Results, None));
    h.keys("Ctrl-r");
    assert_eq!(h.saved().answer(&role).priority, Some(Priority::High));
}

#[test]
fn the_gaps_key_leads_to_the_first_gap() {
    let mut h = results("");
    h.keys("resize:80x40 g");
    assert_eq!(h.app.results.page, Page::Gaps);
    h.sees("Roles to start").sees("p priority").sees_no("g gaps");
    h.keys("Enter");
    let question = h.question().to_owned();
    assert_eq!(h.work().session.answer(&question).priority, Some(Priority::High));
}

#[test]
fn roles_at_odds_with_the_pattern_are_named() {
    let mut h = results("");
    h.keys("Tab Tab Tab resize:80x40").sees("Pattern today       Hybrid").sees("* Hybrid");
    let screen = h.screen();
    let row = screen.lines().find(|row| row.contains("D-5")).expect("the mismatch");
    assert!(row.contains("expected in-house, only bought") && row.contains("in >> out"), "{row}");
    h.keys("Down Down Enter");
    assert_eq!(h.question(), "D-5");
}

#[test]
fn what_is_not_applicable_is_counted_at_its_lowest_and_the_unusual_is_named() {
    let mut h = results("");
    h.keys("Tab End").sees("Score if not applicable counted as the lowest level");
    h.sees("Not applicable, though in region 1").sees("A-4   Quality management");
}

#[test]
fn the_radar_has_nine_axes_and_each_shape_its_own_mark() {
    for (lang, to_be) in [("", "to-be (line)"), ("F10", "目標（線）")] {
        for config in ["", "borders = \"ascii\"\ntheme = \"mono\""] {
            let mut h = results(config);
            h.keys(lang).sees_no(to_be);
            h.keys("Space").sees(to_be);
            for at in h.work().set.sections.iter().filter(|section| section.score.is_some()) {
                let score = h.scores().sections[h.work().set.section(&at.id).expect("one")].as_is;
                let score = monshin::strings::numbers::score_or_dash(score);
                h.sees(&format!("{} {score}", at.id));
            }
            let braille = |c: char| ('\u{2800}'..='\u{28ff}').contains(&c);
            assert_eq!(h.screen().contains(braille), config.is_empty());
            h.keys("Down Enter");
            assert_eq!(h.app.screen, Screen::Outline);
            h.keys("Esc").sees(to_be);
            h.keys("Space").sees_no(to_be);
        }
    }
}

#[test]
fn a_wide_screen_has_bars_and_radar_a_tiny_one_the_numbers() {
    let mut h = results("");
    h.keys("resize:120x40").sees("to-be (line)").sees("\u{2588}\u{2588}");
    h.keys("Space").sees_no("to-be (line)");
    h.keys("resize:40x10 Space").sees_no("to-be (line)").sees("Overall 2.").sees("51/54");
    let mut seen = String::new();
    for _ in 0..20 {
        seen.push_str(&h.screen());
        h.keys("Down");
    }
    for row in ["A  ", "I  ", "9/10", "It says how far"] {
        assert!(seen.contains(row), "{row}\n{seen}");
    }
}

#[test]
fn hidden_scores_are_hidden_on_every_page() {
    let mut h = results("");
    h.keys("v resize:80x60");
    for _ in 0..5 {
        let screen = h.screen();
        let has_score = screen.split_whitespace().any(|word| {
            word.split_once('.').is_some_and(|(whole, tenths)| {
                let digit =
                    |text: &str| text.len() == 1 && text.chars().all(|c| c.is_ascii_digit());
                digit(whole) && digit(tenths)
            })
        });
        assert!(!has_score && !screen.contains("Strongest"), "{screen}");
        h.keys("Tab");
    }
    h.keys("Space").sees_no("to-be (line)");
}

#[test]
fn a_level_leads_to_the_roles_that_stand_at_it() {
    let mut h = results("");
    h.keys("Tab Down");
    let screen = h.screen();
    let marked = screen.lines().find(|row| row.starts_with("> ")).expect("a mark").to_owned();
    let mut words = marked.trim_start_matches("> ").split_whitespace();
    let points: f64 = words.next().and_then(|word| word.parse().ok()).expect("points");
    let count: usize = words.next().and_then(|word| word.parse().ok()).expect("a count");
    assert!(count > 0, "{marked}");
    h.keys("Enter");
    assert_eq!(h.app.screen, Screen::Outline);
    h.sees(&format!("at {points}"));
    let lines = h.app.outline.lines(h.work());
    let questions: Vec<usize> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Question(question) => Some(*question),
            Line::Section(_) => None,
        })
        .collect();
    assert_eq!(questions.len(), count);
    assert!(questions.iter().all(|&at| h.scores().questions[at].as_is == Some(points)));
    // To a question and all the way back to the line.
    h.keys("Down Enter");
    assert_eq!(h.app.screen, Screen::Interview);
    h.keys("Esc Esc");
    assert_eq!((h.app.screen, h.screen()), (Screen::Results, screen));
}

#[test]
fn no_count_of_the_states_is_cut_at_any_width() {
    let mut h = results("");
    for width in 60..=200 {
        h.keys(&format!("resize:{width}x50"));
        let screen = h.screen();
        let rows: Vec<&str> = screen.lines().skip(4).take(5).collect();
        let beside = |row: &&str| row.split("seen ").nth(1).map(str::to_owned);
        let seen = rows.iter().find_map(beside).unwrap_or_else(|| panic!("{width}\n{screen}"));
        let digits: String = seen.chars().take_while(char::is_ascii_digit).collect();
        assert!(!digits.is_empty() && !seen[digits.len()..].starts_with('.'), "{width}\n{screen}");
    }
}
