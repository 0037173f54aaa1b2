//! Scores of random sets and random sessions.

use std::fmt::Write as _;

use proptest::prelude::*;

use monshin::questionnaire::{self, Questionnaire};
use monshin::score::{Score, Scores, scores};
use monshin::session::{Change, Edit, Entry, OutOfScope, Session, Track};

use crate::support::stamp;

/// A level question of a random set: its section and its weight in tenths.
#[derive(Debug, Clone)]
struct Asked {
    section: usize,
    weight: u32,
}

/// A random set: points of each scale's levels from the lowest on, the folds, the questions.
#[derive(Debug, Clone)]
struct Made {
    scales: Vec<Vec<i32>>,
    unknown: bool,
    folds: Vec<&'static str>,
    questions: Vec<Asked>,
}

const LANGUAGES: &str = "{ ja = \"a\", en = \"a\" }";

impl Made {
    fn set(&self) -> Questionnaire {
        let fold = self.folds[0];
        let mut text = format!(
            "format = 1\nid = \"made\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\n\
             title = {LANGUAGES}\noverall = \"{fold}\"\n"
        );
        for (at, points) in self.scales.iter().enumerate() {
            let _ = writeln!(text, "[[scale]]\nid = \"s{at}\"\ntitle = {LANGUAGES}");
            if self.unknown {
                let _ = writeln!(text, "unknown = {}", points[0]);
            }
            for (level, points) in points.iter().enumerate() {
                let level = format!("id = \"{level}\"\npoints = {points}\ntext = {LANGUAGES}");
                let _ = writeln!(text, "[[scale.level]]\n{level}");
            }
        }
        for (at, fold) in self.folds.iter().enumerate() {
            let _ = writeln!(
                text,
                "[[section]]\nid = \"{at}\"\ntitle = {LANGUAGES}\nscore = \"{fold}\""
            );
            // Every third one is a part of the one before.
            if at % 3 == 2 {
                let _ = writeln!(text, "parent = \"{}\"", at - 1);
            }
        }
        let scales: Vec<String> = (0..self.scales.len()).map(|at| format!("\"s{at}\"")).collect();
        let mut questions: Vec<(usize, &Asked)> = self.questions.iter().enumerate().collect();
        questions.sort_by_key(|(_, question)| question.section);
        for (at, Asked { section, weight }) in questions {
            let (whole, tenth) = (weight / 10, weight % 10);
            let _ = writeln!(
                text,
                "[[question]]\nid = \"Q{at}\"\nsection = \"{section}\"\nkind = \"level\"\n\
                 title = {LANGUAGES}\ntext = {LANGUAGES}\nscales = [{}]\ntarget = true\n\
                 weight = {whole}.{tenth}",
                scales.join(", ")
            );
        }
        questionnaire::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
    }
}

/// A set with so many scales, its folds among `folds`.
fn made(scales: usize, folds: &'static [&'static str]) -> impl Strategy<Value = Made> {
    let points = prop::collection::vec(0..4_i32, 2..6).prop_map(|steps| {
        steps
            .iter()
            .scan(0, |sum, step| {
                *sum += step;
                Some(*sum)
            })
            .collect()
    });
    let folds = prop::collection::vec(prop::sample::select(folds), 1..6);
    (prop::collection::vec(points, scales), any::<bool>(), folds)
        .prop_flat_map(|(scales, unknown, folds)| {
            let asked = (0..folds.len(), 0..30_u32);
            let asked = asked.prop_map(|(section, weight)| Asked { section, weight });
            let questions = prop::collection::vec(asked, 1..12);
            (Just(scales), Just(unknown), Just(folds), questions)
        })
        .prop_map(|(scales, unknown, folds, questions)| Made { scales, unknown, folds, questions })
}

/// A random answer: an entry on each scale, and whether the question is not applicable.
type Said = (Vec<Option<u8>>, bool);

fn said() -> impl Strategy<Value = Said> {
    let entry = prop::option::weighted(0.7, 0..9_u8);
    (prop::collection::vec(entry, 2), prop::bool::weighted(0.1))
}

fn entry(made: &Made, scale: usize, code: u8) -> Entry {
    match code {
        7 => Entry::Unknown,
        8 => Entry::None,
        level => Entry::Level((usize::from(level) % made.scales[scale].len()).to_string()),
    }
}

/// The edits that answer a question.
fn edits(made: &Made, question: usize, (entries, not_applicable): &Said) -> Vec<Edit> {
    let id = format!("Q{question}");
    let now = stamp("10:00");
    let given = made.scales.iter().enumerate().zip(entries);
    let mut edits: Vec<Edit> = given
        .filter_map(|((scale, _), code)| {
            let entry = entry(made, scale, (*code)?);
            let change = Change::Entry(Track::AsIs, format!("s{scale}"), Some(entry));
            Some(Edit::answer(&id, change, now))
        })
        .collect();
    if *not_applicable {
        edits.push(Edit::answer(&id, Change::NotApplicable(Some(String::new())), now));
    }
    edits
}

fn answered(edits: impl IntoIterator<Item = Edit>) -> Session {
    let mut session = Session::default();
    for edit in edits {
        session.apply(edit);
    }
    session
}

fn every(scores: &Scores) -> impl Iterator<Item = &Score> {
    scores.sections.iter().chain([&scores.overall])
}

/// As much as doubles may be off.
const NEARLY: f64 = 1e-9;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_answers_is_irrelevant(
        (made, order) in made(2, &["mean", "sum", "min"]).prop_flat_map(|made| {
            let all: Vec<usize> = (0..made.questions.len()).collect();
            (Just(made), Just(all).prop_shuffle())
        }),
        said in prop::collection::vec(said(), 12),
    ) {
        let set = made.set();
        let of = |at: usize| edits(&made, at, &said[at]);
        let straight = answered((0..made.questions.len()).flat_map(of));
        let shuffled = answered(order.into_iter().flat_map(of));
        prop_assert_eq!(scores(&set, &straight), scores(&set, &shuffled));
    }

    #[test]
    fn a_score_lies_within_its_band_and_below_its_greatest(
        made in made(1, &["mean"]),
        said in prop::collection::vec(said(), 12),
        out in prop::option::of(0..6_usize),
    ) {
        let set = made.set();
        let all = (0..made.questions.len()).flat_map(|at| edits(&made, at, &said[at]));
        let mut session = answered(all);
        if let Some(section) = out.filter(|at| *at < set.sections.len()) {
            let section = section.to_string();
            session.out_of_scope.push(OutOfScope { section, reason: String::new() });
        }
        let scores = scores(&set, &session);
        for score in every(&scores) {
            let (Some(as_is), Some(low), Some(high)) = (score.as_is, score.low, score.high) else {
                prop_assert!(score.as_is.is_none(), "a score has a band: {score:?}");
                continue;
            };
            prop_assert!(low <= as_is + NEARLY && as_is <= high + NEARLY, "{score:?}");
            let max = score.max.expect("what has a score has a greatest one");
            prop_assert!(high <= max + NEARLY, "{score:?}");
        }
        let counts = scores.overall.counts;
        let states = counts.answered + counts.unknown + counts.not_applicable + counts.untouched;
        prop_assert_eq!(counts.asked, states);
    }

    #[test]
    fn a_more_mature_answer_never_lowers_a_score(
        made in made(2, &["mean", "sum", "min"]),
        said in prop::collection::vec(said(), 12),
        at in any::<prop::sample::Index>(),
        scale in 0..2_usize,
    ) {
        let set = made.set();
        let all = (0..made.questions.len()).flat_map(|at| edits(&made, at, &said[at]));
        let mut session = answered(all);
        let id = format!("Q{}", at.index(made.questions.len()));
        let scale_id = format!("s{scale}");
        let before = scores(&set, &session);
        let Some(Entry::Level(level)) = session.answer(&id).as_is.get(&scale_id).cloned() else {
            return Ok(());
        };
        let higher = level.parse::<usize>().unwrap() + 1;
        prop_assume!(higher < made.scales[scale].len());
        let change = Change::Entry(Track::AsIs, scale_id, Some(Entry::Level(higher.to_string())));
        session.apply(Edit::answer(&id, change, stamp("11:00")));
        let after = scores(&set, &session);
        for (before, after) in every(&before).zip(every(&after)) {
            prop_assert!(before.as_is.unwrap_or(f64::MIN) <= after.as_is.unwrap_or(f64::MIN) + NEARLY);
            prop_assert!(before.high.unwrap_or(f64::MIN) <= after.high.unwrap_or(f64::MIN) + NEARLY);
            prop_assert!(before.low.unwrap_or(f64::MIN) <= after.low.unwrap_or(f64::MIN) + NEARLY);
        }
    }
}
