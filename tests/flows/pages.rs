//! What is kept of a page never outlives what it says. The harness draws every frame a second time with
//! nothing kept, and compares; here each kind of change is made under a page that is kept.

use monshin::text::Lang;
use monshin::tui::app::Screen;
use monshin::tui::effect::Effect;
use monshin::tui::screen::results::Page;

use crate::compare::{three, two};
use crate::plan::GAPS;
use crate::support::Harness;

/// The lines of the page: what stands between the names of the pages and the footer.
fn body(h: &Harness) -> String {
    let rows = usize::from(h.app.size.1);
    h.screen().lines().take(rows - 1).skip(4).collect::<Vec<_>>().join("\n")
}

/// Presses keys, under which the page becomes another one.
#[track_caller]
fn changes(h: &mut Harness, keys: &str) {
    let before = body(h);
    h.keys(keys);
    assert_ne!(body(h), before, "{keys}");
}

#[test]
fn a_page_of_results_goes_with_answers_undo_language_size_and_what_is_hidden() {
    let mut h = Harness::with_answers("A-1", GAPS);
    h.keys("r Tab");
    let first = body(&h);
    changes(&mut h, "Esc 5 r");
    h.keys("u");
    if h.app.screen != Screen::Results {
        h.keys("r");
    }
    h.keys("Home");
    assert_eq!(body(&h), first);
    for keys in ["F10", "F10", "v", "v", "resize:60x30", "resize:120x40", "Tab", "p", "u"] {
        changes(&mut h, keys);
    }
    h.app.settings.lang = Lang::Ja;
    changes(&mut h, "Ctrl-x");
}

#[test]
fn a_page_goes_with_the_session() {
    let mut h = two();
    h.keys("r Tab");
    let first = body(&h);
    let other = h.room.path().join("sessions/2025年度.toml");
    h.does(Effect::Open(other));
    // At once on the same page, with none in between that would be kept in its place.
    (h.app.screen, h.app.results.page) = (Screen::Results, Page::Levels);
    h.keys("Ctrl-x");
    assert_ne!(body(&h), first);
}

#[test]
fn a_page_of_the_plan_goes_with_actions_and_marks() {
    let mut h = Harness::with_answers("A-1", GAPS);
    h.keys("r m Tab");
    for keys in ["Space", "Space", "p", "u"] {
        changes(&mut h, keys);
    }
}

#[test]
fn a_comparison_goes_with_what_is_compared() {
    let mut h = three();
    h.keys("r c Enter");
    assert_eq!(h.app.screen, Screen::Compare);
    changes(&mut h, "c Down Enter");
    assert_eq!(h.app.screen, Screen::Compare);
}
