//! Explanations of random sessions: their arithmetic gives the numbers of the score, exactly.

use proptest::prelude::*;

use monshin::questionnaire::{self, Fold, Kind, Measure, Questionnaire};
use monshin::score::{
    Band, Component, Explanation, Item, Scores, Subject, Why, Working, comparison, explain, prices,
    readiness, readiness_of_all, scores,
};
use monshin::session::{
    Candidate, Change, Edit, Entry, Offer, OutOfScope, Quantity, Session, Track, UNKNOWN_CHOICE,
};

use crate::support::{TINY, stamp};

/// The sets that are tried.
fn set(which: usize) -> Questionnaire {
    let shipped = |id: &str| {
        let found = questionnaire::SHIPPED.iter().find(|set| set.id == id);
        found.expect("it is shipped").set()
    };
    match which {
        0 => shipped("soc-maturity"),
        1 => shipped("mss-selection"),
        _ => questionnaire::parse(TINY).expect("a set without faults"),
    }
}

/// An answer to a question, made of some random bytes.
fn changes(set: &Questionnaire, at: usize, bytes: [u8; 4]) -> Vec<Change> {
    let question = &set.questions[at];
    let [what, first, second, later] = bytes;
    if what % 8 == 0 {
        return Vec::new();
    }
    if what % 16 == 1 {
        return vec![Change::NotApplicable(Some(String::new()))];
    }
    match &question.kind {
        Kind::Level { scales } => {
            let entry = |scale: usize, byte: u8| {
                let levels = &set.scales[scale].levels;
                Some(match usize::from(byte) % (levels.len() + 3) {
                    0 => return None,
                    1 => Entry::Unknown,
                    2 => Entry::None,
                    level => Entry::Level(levels[level - 3].id.clone()),
                })
            };
            let said = scales.iter().zip([first, second]).map(|(&scale, byte)| {
                Change::Entry(Track::AsIs, set.scales[scale].id.clone(), entry(scale, byte))
            });
            let target = Change::Entry(
                Track::ToBe,
                set.scales[scales[0]].id.clone(),
                entry(scales[0], later),
            );
            said.chain([target]).collect()
        }
        Kind::Single(choices) | Kind::Multi(choices) => {
            let id = |byte: u8| match usize::from(byte) % (choices.len() + 1) {
                0 => UNKNOWN_CHOICE.to_owned(),
                at => choices[at - 1].id.clone(),
            };
            let mut given = vec![id(first)];
            if matches!(question.kind, Kind::Multi(_)) {
                given.push(id(second));
            }
            vec![Change::Choice(given)]
        }
        Kind::Number(_) => vec![Change::Number(Some(Quantity::Known(f64::from(first))))],
        Kind::Candidates(requirement) => ["a", "b"]
            .into_iter()
            .zip([first, second])
            .filter(|(_, byte)| byte % 4 != 0)
            .map(|(candidate, byte)| {
                let offer = match &requirement.measure {
                    _ if byte % 4 == 1 => Offer::Unknown,
                    Measure::Level(scale) => {
                        let levels = &set.scales[*scale].levels;
                        Offer::Level(levels[usize::from(byte) % levels.len()].id.clone())
                    }
                    Measure::Number { .. } => Offer::Number(f64::from(byte)),
                };
                Change::Offer(candidate.to_owned(), Some(offer))
            })
            .collect(),
        Kind::Text | Kind::Table(_) => Vec::new(),
    }
}

fn session(set: &Questionnaire, bytes: &[[u8; 4]], out: Option<usize>) -> Session {
    let mut session = Session::default();
    let candidate = |id: &str| Candidate { id: id.to_owned(), ..Candidate::default() };
    session.candidates = vec![candidate("a"), candidate("b")];
    for (at, question) in set.questions.iter().enumerate() {
        for change in changes(set, at, bytes[at % bytes.len()]) {
            session.apply(Edit::answer(&question.id, change, stamp("10:00")));
        }
    }
    if let Some(out) = out {
        let section = set.sections[out % set.sections.len()].id.clone();
        session.out_of_scope.push(OutOfScope { section, reason: "later".to_owned() });
    }
    session
}

/// What the parts come to by a fold, worked out from what is shown of them alone.
fn worked_out(items: &[Item], fold: Fold) -> Option<f64> {
    let products: f64 = items.iter().map(|item| item.product).sum();
    let weights: f64 = items.iter().map(|item| item.weight).sum();
    match fold {
        _ if items.is_empty() => None,
        Fold::Mean => Some(products / weights),
        Fold::Sum => Some(products),
        Fold::Min => items.iter().filter_map(|item| item.values.main).reduce(f64::min),
    }
}

fn folds_alike(of: &Explanation) -> Result<(), TestCaseError> {
    let Working::Fold(fold, sums) = &of.working else { return Ok(()) };
    let own = of.numbers;
    // The parts are listed in the order of the file, which need not be that of the sum.
    let (shown, whole) = (worked_out(&of.items, *fold), own.main);
    prop_assert_eq!(shown.is_some(), whole.is_some());
    let off = shown.zip(whole).map_or(0.0, |(shown, whole)| (shown - whole).abs());
    prop_assert!(off < 1e-9, "{shown:?} is not {whole:?}");
    prop_assert_eq!(sums.as_is.value(*fold), own.main);
    prop_assert_eq!(sums.low.value(*fold), own.low);
    prop_assert_eq!(sums.high.value(*fold), own.high);
    prop_assert_eq!(sums.max.value(*fold), own.max);
    if own.to_be.is_some() {
        prop_assert_eq!(sums.to_be.value(*fold), own.to_be);
    }
    Ok(())
}

/// Every part of a section stands in one of the lists, and in both only where it is left out of the
/// to-be alone.
fn lists_all(
    set: &Questionnaire,
    of: &Explanation,
    within: Option<usize>,
) -> Result<(), TestCaseError> {
    let questions = (0..set.questions.len())
        .filter(|&at| Some(set.questions[at].section) == within)
        .map(Component::Question);
    let sections = (0..set.sections.len())
        .filter(|&at| set.sections[at].parent == within)
        .map(Component::Section);
    for part in questions.chain(sections) {
        let counts = of.items.iter().filter(|item| item.part == part).count();
        let left = of.left_out.iter().filter(|left| left.part == part);
        let left: Vec<&Why> = left.map(|left| &left.why).collect();
        match (counts, left.as_slice()) {
            (1, [] | [Why::Dropped | Why::TargetUnknown]) | (0, [_]) => {}
            other => prop_assert!(false, "{part:?}: {other:?}"),
        }
    }
    Ok(())
}

fn answers_alike(of: &Explanation, scores: &Scores, at: usize) -> Result<(), TestCaseError> {
    let own = &scores.questions[at];
    prop_assert_eq!(of.numbers.main, own.as_is);
    prop_assert_eq!(of.numbers.gap, own.gap());
    let Working::Answer(said, band) = &of.working else {
        prop_assert_eq!(own.as_is, None);
        return Ok(());
    };
    let counting = |track: Track| {
        let counted = said.iter().filter(move |said| said.counts && said.track == track);
        counted.filter_map(|said| said.points).reduce(|a, b| a + b)
    };
    prop_assert_eq!(counting(Track::AsIs), own.as_is);
    prop_assert_eq!(counting(Track::ToBe), of.numbers.to_be);
    prop_assert_eq!(*band == Band::None, own.low.is_none());
    if *band == Band::Fixed {
        prop_assert_eq!(own.low, own.high);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_arithmetic_gives_the_score(
        which in 0..3_usize,
        bytes in prop::collection::vec(any::<[u8; 4]>(), 40..60),
        out in prop::option::of(0..12_usize),
    ) {
        let set = set(which);
        let session = session(&set, &bytes, out);
        let scores = scores(&set, &session);
        let of = |subject| explain(&set, &session, &scores, subject);
        let whole = of(Subject::Overall);
        prop_assert_eq!(whole.numbers.main, scores.overall.as_is);
        folds_alike(&whole)?;
        lists_all(&set, &whole, None)?;
        for at in 0..set.sections.len() {
            let section = of(Subject::Section(at));
            prop_assert_eq!(section.numbers.main, scores.sections[at].as_is);
            folds_alike(&section)?;
            lists_all(&set, &section, Some(at))?;
            let ready = of(Subject::Readiness(Some(at)));
            prop_assert_eq!(ready.numbers.main, readiness(&set, &scores, at).percent);
            ready_alike(&ready)?;
        }
        let ready = of(Subject::Readiness(None));
        prop_assert_eq!(ready.numbers.main, readiness_of_all(&set, &scores).percent);
        for at in 0..set.questions.len() {
            answers_alike(&of(Subject::Question(at)), &scores, at)?;
        }
    }

    #[test]
    fn the_arithmetic_gives_fits_and_prices(
        bytes in prop::collection::vec(any::<[u8; 4]>(), 40..60),
    ) {
        let set = set(1);
        let session = session(&set, &bytes, None);
        let scores = scores(&set, &session);
        let compared = comparison(&set, &session, &scores);
        let priced = prices(&set, &session, &scores);
        for candidate in 0..2 {
            let fit = explain(&set, &session, &scores, Subject::Fit(candidate));
            let own = &compared.standings[candidate];
            prop_assert_eq!(fit.numbers.main, own.fit);
            prop_assert_eq!((fit.numbers.low, fit.numbers.high), (own.fit_low, own.fit_high));
            let products: f64 = fit.items.iter().map(|item| item.product).sum();
            let most = fit.items.iter().map(|item| item.weight * item.values.max.unwrap_or(0.0));
            let most: f64 = most.sum();
            prop_assert_eq!((most > 0.0).then(|| products / most), own.fit);
            let price = explain(&set, &session, &scores, Subject::Price(candidate));
            let sum = price.items.iter().map(|item| item.product).reduce(|a, b| a + b);
            prop_assert_eq!(sum, priced.candidates[candidate].computed);
            prop_assert_eq!(price.numbers.main, sum);
        }
    }
}

fn ready_alike(of: &Explanation) -> Result<(), TestCaseError> {
    let products: f64 = of.items.iter().map(|item| item.product).sum();
    let most = of.items.iter().map(|item| item.weight * item.values.max.unwrap_or(0.0));
    let most: f64 = most.sum();
    prop_assert_eq!((most > 0.0).then(|| 100.0 * (products / most)), of.numbers.main);
    Ok(())
}
