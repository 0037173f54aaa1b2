//! The finding: one sentence from the numbers.

use crate::report::view::Selection;
use crate::report::view::room::Room;
use crate::score::{self, Profile};
use crate::strings::report::{self, First, Maturity, Named};

/// How many functions are named as the strongest, and as the weakest.
const NAMED: usize = 2;

/// Functions whose scores lie within this of each other stand alike.
const ALIKE: f64 = 0.5;

/// A second function is named where it is this close to the first.
const CLOSE: f64 = 0.3;

/// What two scores that are so far apart may differ by in their last digits: 1.8 - 1.5 is no 0.3.
const SLIP: f64 = 1e-9;

/// What was found of a maturity.
pub(super) fn maturity(room: &Room<'_>, profile: &Profile) -> String {
    let whole = &room.scores.overall;
    let functions = scored(room);
    let (strong, weak) = extremes(&functions);
    let lowest = profile.levels.first();
    report::maturity(
        &Maturity {
            overall: whole.as_is.filter(|_| whole.counts.answered + whole.counts.unknown > 0),
            most: whole.max,
            to_be: whole.to_be,
            functions: functions.len(),
            strong,
            weak,
            lowest: lowest.map(|level| level.points),
            at_lowest: lowest.map_or(0, |level| level.count),
            answered: whole.counts.answered,
            untouched: whole.counts.untouched,
            asked: whole.counts.asked,
        },
        room.lang,
    )
}

/// The functions that have a score, the highest first.
fn scored(room: &Room<'_>) -> Vec<Named> {
    let scored = |at: usize| {
        let title = room.text(room.set.sections[at].short_title());
        room.scores.sections[at].as_is.map(|score| Named { title, score })
    };
    let mut functions: Vec<Named> =
        score::functions(room.set).into_iter().filter_map(scored).collect();
    functions.sort_by(|a, b| b.score.total_cmp(&a.score));
    functions
}

/// Those that stand highest, and those that stand lowest; neither where all stand alike.
fn extremes(functions: &[Named]) -> (Vec<Named>, Vec<Named>) {
    let (Some(first), Some(last)) = (functions.first(), functions.last()) else {
        return Default::default();
    };
    let (top, bottom) = (first.score, last.score);
    if top - bottom <= ALIKE + SLIP {
        return Default::default();
    }
    let middle = f64::midpoint(top, bottom);
    let near = |one: &&Named, end: f64| (one.score - end).abs() <= CLOSE + SLIP;
    let strong = functions.iter().take_while(|one| one.score > middle);
    let strong = strong.filter(|one| near(one, top)).take(NAMED).cloned().collect();
    let weak = functions.iter().rev().take_while(|one| one.score < middle);
    let weak = weak.filter(|one| near(one, bottom)).take(NAMED).cloned().collect();
    (strong, weak)
}

/// What was found of a selection.
pub(super) fn selection(room: &Room<'_>, selection: &Selection) -> String {
    let candidates = &selection.candidates;
    let firsts = || candidates.iter().filter(|one| one.rank == Some(1));
    let first = if candidates.is_empty() {
        First::NoCandidates
    } else if let Some(one) = firsts().next() {
        First::Ranked {
            names: firsts().map(|one| one.name.clone()).collect(),
            fit: one.fit,
            answered: (one.answered, one.asked),
            open: firsts().map(|one| one.open.len()).max().unwrap_or_default(),
            provisional: selection.provisional,
        }
    } else if candidates.iter().all(|one| !one.knocked_out_by.is_empty()) {
        First::AllOut
    } else {
        First::NoRank
    };
    report::selection(selection.ready, candidates.len(), &first, room.lang)
}
