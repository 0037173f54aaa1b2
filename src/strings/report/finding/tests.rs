use super::*;

fn of(title: &str, score: f64) -> Named {
    Named { title: title.to_owned(), score }
}

fn usual() -> Maturity {
    Maturity {
        overall: Some(2.875),
        most: Some(5.0),
        to_be: Some(3.8),
        functions: 9,
        strong: vec![of("D", 3.75)],
        weak: vec![of("C", 1.4), of("F", 1.5)],
        lowest: Some(1.0),
        at_lowest: 12,
        answered: 50,
        untouched: 0,
        asked: 54,
    }
}

fn alike() -> Maturity {
    Maturity { strong: Vec::new(), weak: Vec::new(), ..usual() }
}

fn both(is: &Maturity) -> [String; 2] {
    [maturity(is, Lang::Ja), maturity(is, Lang::En)]
}

#[test]
fn the_finding_is_one_sentence_of_numbers() {
    assert_eq!(
        both(&usual()),
        [
            "全体は5点満点中2.9点で、目標の3.8点に0.9点届かず、「D」（3.8点）が最も進み、「C」（1.4点）と「F」（1.5点）が最も遅れており、回答した50の役割のうち12が最も低い1点にとどまっています。",
            "Overall we stand at 2.9 out of 5, 0.9 below the target of 3.8; we are strongest in D (3.8) and weakest in C (1.4) and F (1.5), and 12 of the 50 roles answered are at 1, the lowest level.",
        ]
    );
}

#[test]
fn what_there_is_nothing_to_say_about_is_not_said() {
    let bare = Maturity { to_be: None, at_lowest: 0, ..alike() };
    assert_eq!(
        both(&bare),
        [
            "全体は5点満点中2.9点で、機能の間に大きな差はなく、最も低い1点の役割はありません。",
            "Overall we stand at 2.9 out of 5; no function stands out, and no role is at 1, the lowest level.",
        ]
    );
    // Nothing is compared where one function alone has a score.
    let alone = Maturity { functions: 1, answered: 1, at_lowest: 1, ..bare.clone() };
    assert_eq!(
        both(&alone),
        [
            "全体は5点満点中2.9点で、回答した1つの役割は最も低い1点にとどまっています。",
            "Overall we stand at 2.9 out of 5; the one role answered is at 1, the lowest level.",
        ]
    );
    let bare = Maturity { functions: 1, lowest: None, ..bare };
    assert_eq!(both(&bare), ["全体は5点満点中2.9点です。", "Overall we stand at 2.9 out of 5."]);
}

#[test]
fn where_there_is_no_score_it_is_said_why() {
    let none = Maturity { overall: None, untouched: 54, ..usual() };
    assert_eq!(
        both(&none),
        [
            "54の役割にまだ回答がなく、全体の点は出ていません。",
            "None of the 54 roles has been answered yet, so there is no score.",
        ]
    );
    let other = Maturity { untouched: 50, ..none.clone() };
    assert_eq!(
        both(&other),
        [
            "54の役割に点の付く回答がまだなく、全体の点は出ていません。",
            "None of the 54 roles has an answer with a score yet, so there is no score.",
        ]
    );
    assert!(maturity(&Maturity { asked: 0, ..none }, Lang::En).starts_with("No role is in scope"));
}

#[test]
fn every_way_to_stand_at_the_lowest_level_is_a_sentence() {
    for (answered, at_lowest, ja, en) in [
        (50, 0, "最も低い1点の役割はありません。", "no role is at 1, the lowest level."),
        (50, 1, "のうち1つが最も低い1点に", "1 of the 50 roles answered is at 1"),
        (50, 50, "50の役割がすべて最も低い1点に", "all 50 roles answered are at 1"),
        (0, 0, "現状のわかった役割はまだありません。", "is not known yet."),
    ] {
        let [is_ja, is_en] = both(&Maturity { at_lowest, answered, ..usual() });
        assert!(is_ja.contains(ja) && is_en.contains(en), "{is_ja} {is_en}");
    }
}

#[test]
fn a_target_that_is_met_and_answers_that_are_missing_are_told() {
    let met = Maturity { to_be: Some(2.875), at_lowest: 1, untouched: 4, ..usual() };
    let [ja, en] = both(&met);
    assert!(
        en.starts_with("With 4 of 54 roles still untouched, this is an interim result: overall we stand at 2.9 out of 5, which meets the target of 2.9; we"),
        "{en}"
    );
    assert!(
        ja.starts_with("途中の結果ですが（54の役割のうち4つが未回答）、全体は5点満点中2.9点で、目標の2.9点に達しており、「D」"),
        "{ja}"
    );
    // What cannot be read is no difference; what is beyond the target is said to be.
    for (to_be, end) in [
        (None, "2.9点です。"),
        (Some(3.0), "目標の3.0点に0.1点届いていません。"),
        (Some(2.9), "目標の2.9点に達しています。"),
        (Some(2.0), "目標の2.0点を0.9点上回っています。"),
    ] {
        let only = Maturity { lowest: None, functions: 1, to_be, ..usual() };
        let text = maturity(&only, Lang::Ja);
        assert!(text.ends_with(end), "{text}");
    }
    let above = maturity(&Maturity { to_be: Some(2.0), ..usual() }, Lang::En);
    assert!(above.contains("2.9 out of 5, 0.9 above the target of 2.0;"), "{above}");
}

#[test]
fn a_selection_is_told_by_who_comes_first() {
    let say = |first: &First, lang| selection(Some(62.4), 3, first, lang);
    let first = First::Ranked {
        names: vec!["A".to_owned()],
        fit: Some(0.8125),
        answered: (9, 10),
        open: 2,
        provisional: false,
    };
    assert_eq!(
        say(&first, Lang::Ja),
        "選定の準備は62%で、3つの候補のうち「A」が1位（適合度0.81、10件の要件のうち9件に回答）ですが、必須の要件のうち2つが未確認です。"
    );
    assert_eq!(
        say(&first, Lang::En),
        "The selection is 62% ready; of the 3 candidates, A ranks first (fit 0.81 on 9 of 10 requirements), but 2 musts are still open."
    );
    assert_eq!(
        say(&First::AllOut, Lang::En),
        "The selection is 62% ready; each of the 3 candidates fails a must."
    );
    assert_eq!(
        selection(None, 0, &First::NoCandidates, Lang::En),
        "No candidate has been named yet."
    );
    assert_eq!(
        say(&First::NoRank, Lang::Ja),
        "選定の準備は62%で、3つの候補には、順位を付けられるだけの回答がまだありません。"
    );
    let alone = selection(None, 1, &first, Lang::Ja);
    assert_eq!(
        alone,
        "候補は「A」だけ（適合度0.81、10件の要件のうち9件に回答）ですが、必須の要件のうち2つが未確認です。"
    );
    let First::Ranked { fit, answered, .. } = first else { unreachable!("it is ranked") };
    let tied = First::Ranked {
        names: vec!["A".to_owned(), "B".to_owned()],
        fit,
        answered,
        open: 0,
        provisional: true,
    };
    assert_eq!(
        say(&tied, Lang::Ja),
        "選定の準備は62%で、3つの候補のうち「A」と「B」が仮の同率1位（適合度0.81、10件の要件のうち9件に回答）で、未確認の必須の要件はありません。"
    );
    assert_eq!(
        say(&tied, Lang::En),
        "The selection is 62% ready; of the 3 candidates, A and B share first place so far (fit 0.81 on 9 of 10 requirements), with no must left open."
    );
}
