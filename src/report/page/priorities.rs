//! What comes first.

use super::{MOST, PriorityRow};
use crate::report::view::room::{Room, day};
use crate::score::{self, Profile, ToBe};
use crate::session::{Cost, PlanAction};
use crate::strings::numbers;

/// The first gaps in their order; where no target was set, the weakest roles.
pub(super) fn priorities(room: &Room<'_>, profile: &Profile) -> Vec<PriorityRow> {
    let gaps = score::gaps(room.set, &room.session, room.scores);
    let mut questions: Vec<usize> = gaps.iter().map(|gap| gap.question).collect();
    // A role to be started has no gap in points, and is as much to be done.
    questions.extend(&profile.starts);
    if room.scores.overall.counts.targets == 0 {
        questions.clone_from(&profile.weakest);
    }
    questions.into_iter().take(MOST).map(|at| row(room, at)).collect()
}

fn row(room: &Room<'_>, at: usize) -> PriorityRow {
    let score = &room.scores.questions[at];
    let action = action(room, at);
    let owner = action.and_then(|action| action.owner.clone()).unwrap_or_default();
    let why = room.question(at).why.as_ref().map(|why| room.text(why)).unwrap_or_default();
    PriorityRow {
        title: room.title(at),
        as_is: score.as_is,
        to_be: match score.to_be {
            ToBe::Given(points) => points,
            ToBe::NotGiven => None,
        },
        consequence: first_sentence(&why),
        action: action.map(|action| action.what.clone()).unwrap_or_default(),
        owner,
        due: action.and_then(|action| action.due).and_then(day),
        cost: action.map(cost).unwrap_or_default(),
    }
}

/// The action that closes the gap of a question: of several the one that is due first.
fn action<'a>(room: &'a Room<'_>, at: usize) -> Option<&'a PlanAction> {
    let id = &room.question(at).id;
    let closes = |action: &&PlanAction| action.is_open() && action.questions.contains(id);
    let actions = room.session.actions.iter().filter(closes);
    actions.min_by_key(|action| (action.due.is_none(), action.due.and_then(day)))
}

fn cost(action: &PlanAction) -> String {
    match &action.cost {
        Some(Cost::Number(number)) => numbers::amount(*number),
        Some(Cost::Text(text)) => text.clone(),
        None => String::new(),
    }
}

/// A text up to the end of its first sentence.
fn first_sentence(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let japanese = line.find('\u{3002}').map(|at| at + '\u{3002}'.len_utf8());
    let english = line.find(". ").map(|at| at + 1);
    let end = [japanese, english].into_iter().flatten().min();
    end.map_or(line, |end| &line[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_reason_is_cut_after_its_first_sentence() {
        assert_eq!(first_sentence("One. Two."), "One.");
        assert_eq!(first_sentence("v2.1 is old"), "v2.1 is old");
        assert_eq!(first_sentence("a\u{3002}b\u{3002}"), "a\u{3002}");
        assert_eq!(first_sentence(""), "");
    }
}
