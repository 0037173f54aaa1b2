//! The language is switched while something is written.

use monshin::session::{Cell, Offer, Quantity};
use monshin::strings::{candidates as words, ui};
use monshin::text::Lang;

use super::{names, with_three};
use crate::support::Harness;

/// Switches there and back, the screen in the language that is on.
fn switch(h: &mut Harness, en: &str, ja: &str) {
    h.sees(en).sees_no(ja);
    h.keys("F10").sees(ja).sees_no(en);
    assert_eq!(h.app.lang(), Lang::Ja);
    assert_eq!(h.app.dialogs.len(), 1);
}

/// The title of the question on screen in both languages.
fn titles(h: &Harness) -> (String, String) {
    let title = &h.work().question().expect("a question").title;
    (title.get(Lang::En).clone(), title.get(Lang::Ja).clone())
}

#[test]
fn a_number_keeps_what_is_typed() {
    let mut h = Harness::selection("S-6", "");
    h.keys("1 \"2\"");
    switch(&mut h, ui::AS_OF.en, ui::AS_OF.ja);
    let (en, ja) = titles(&h);
    h.sees(&ja).sees_no(&en);
    h.keys("\"3\" Tab \"2026-11\" F10 \"-05\" Enter");
    let saved = h.saved();
    assert_eq!(saved.answer("S-6").number, Some(Quantity::Known(123.0)));
    assert!(saved.answer("S-6").as_of.is_some());
}

#[test]
fn a_candidates_number_and_a_weight_keep_what_is_typed() {
    let mut h = with_three("N-7", "");
    h.keys("1");
    let (en, ja) = titles(&h);
    h.keys("F10").sees(&ja).sees_no(&en);
    h.keys("\"5\" Enter");
    assert_eq!(h.saved().answer("N-7").candidates["a"], Offer::Number(15.0));
    let mut h = with_three("Q-1", "");
    h.keys("Tab Tab Tab Tab 2 F10 \".5\" F10 Enter");
    assert_eq!(h.saved().answer("Q-1").weight, Some(2.5));
}

#[test]
fn a_decision_keeps_what_is_typed() {
    let mut h = Harness::selection("W-3", "");
    h.keys("Tab Enter \"半\"");
    switch(&mut h, ui::DECIDED_BY.en, ui::DECIDED_BY.ja);
    let hint = h.work().question().and_then(|question| question.record.clone()).expect("a hint");
    let (en, ja) = (hint.get(Lang::En), hint.get(Lang::Ja));
    h.sees_no(&en[..20]);
    h.sees(&ja.chars().take(8).collect::<String>());
    h.keys("\"分\" Tab \"部\" F10 \"長\" Esc");
    let saved = h.saved();
    assert_eq!(saved.answer("W-3").record.as_deref(), Some("半分"));
    let decided = saved.answer("W-3").decided.clone();
    assert_eq!(decided.and_then(|own| own.by).as_deref(), Some("部長"));
}

#[test]
fn the_list_of_candidates_keeps_what_is_typed() {
    let mut h = with_three("Q-1", "");
    h.keys("C Up Up Delete Down \"D\"");
    switch(&mut h, words::REMOVED.en, words::REMOVED.ja);
    h.keys("\"社\" Enter F10 Esc");
    let saved = h.saved();
    assert_eq!(names(&saved.candidates), "a=A社 c=C社 d=D社");
    assert_eq!(names(&saved.removed_candidates), "b=B社");
}

#[test]
fn a_cell_keeps_what_is_typed_and_a_list_its_mark() {
    let mut h = Harness::selection("R-1", "[[answers.R-1.row]]\nasset = \"受注\"\n");
    h.keys("Space Enter \"D\"");
    let title = h.work().question().expect("a table").kind.columns()[0].title.clone();
    switch(&mut h, title.get(Lang::En), title.get(Lang::Ja));
    h.keys("\"B\" Enter");
    assert_eq!(h.saved().answer("R-1").rows[0].cell("asset"), Some(&Cell::Text("受注DB".into())));
    h.keys("Right Right Right Enter Down F10");
    assert_eq!((h.app.lang(), h.app.dialogs.len()), (Lang::En, 1));
    h.keys("Space");
    let cell = h.saved().answer("R-1").rows[0].cell("threat").cloned();
    assert_eq!(cell, Some(Cell::Text("medium".into())), "the second one was marked");
}

#[test]
fn each_page_of_the_results_is_there_in_both_languages() {
    let mut h = with_three("Q-1", "[answers.Q-1]\ncandidate = { a = \"3\" }\n");
    h.keys("r");
    for _ in 0..6 {
        let page = h.app.selection.page;
        let en = h.screen();
        h.keys("L");
        assert_ne!(h.screen(), en, "{page:?}");
        assert_eq!(h.app.selection.page, page);
        h.keys("L");
        assert_eq!(h.screen(), en, "{page:?}");
        h.keys("Tab");
    }
}
