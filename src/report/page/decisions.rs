//! What the reader is asked to decide.

use super::MOST;
use crate::report::view::room::Room;
use crate::report::view::{CandidateRow, RiskRow, Selection};
use crate::score::{self, LARGE_GAP, Pattern, Profile, Side, State};
use crate::strings::report;

/// What is asked after a check of the maturity, the most pressing first.
pub(super) fn maturity(room: &Room<'_>, profile: &Profile) -> Vec<String> {
    let whole = &room.scores.overall.counts;
    let mut asked = Vec::new();
    if whole.targets == 0 {
        asked.push(report::set_targets(room.lang));
    } else if room.session.target_by.is_none() {
        asked.push(report::set_date(room.lang));
    }
    asked.extend(large_gaps(room));
    asked.extend(loose_actions(room));
    if !profile.unusual_not_applicable.is_empty() {
        let titles = room.titles(&profile.unusual_not_applicable);
        asked.push(report::confirm_not_applicable(&titles, room.lang));
    }
    asked.extend(sourcing(room));
    let unknown = room.counted(State::Unknown);
    if !unknown.is_empty() {
        asked.push(report::find_out(&room.titles(&unknown), room.lang));
    }
    if whole.untouched > 0 {
        asked.push(report::finish(whole.untouched, room.lang));
    }
    asked.truncate(MOST);
    asked
}

/// Large gaps that no action closes.
fn large_gaps(room: &Room<'_>) -> Option<String> {
    let gaps = score::gaps_without_action(room.set, &room.session, room.scores);
    let large = gaps.iter().filter(|gap| gap.gap >= LARGE_GAP);
    let titles: Vec<String> = large.map(|gap| room.title(gap.question)).collect();
    (!titles.is_empty()).then(|| report::large_gaps(&titles, room.lang))
}

/// Actions that nobody has, that have no day, or whose day has passed.
fn loose_actions(room: &Room<'_>) -> Option<String> {
    let open = || room.session.actions.iter().filter(|action| action.is_open());
    let blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    let no_owner = open().filter(|action| blank(&action.owner)).count();
    let no_date = open().filter(|action| action.due.is_none()).count();
    let overdue = open().filter(|action| action.is_overdue(room.options.today)).count();
    let any = no_owner + no_date + overdue > 0;
    any.then(|| report::loose_actions(no_owner, no_date, overdue, room.lang))
}

/// Roles on another side than expected, by the pattern aimed at where one was declared.
fn sourcing(room: &Room<'_>) -> Vec<String> {
    let Some(found) = score::sourcing(room.set, &room.session, room.scores) else {
        return Vec::new();
    };
    let pattern = if found.fit_aim.is_some() { Pattern::Aim } else { Pattern::Today };
    let aim = pattern == Pattern::Aim;
    let titles = |expected: Side| -> Vec<String> {
        let here = found.mismatches.iter();
        let here = here.filter(|one| one.pattern == pattern && one.expected == expected);
        here.map(|one| room.title(one.question)).collect()
    };
    let (bring_in, buy) = (titles(Side::In), titles(Side::Out));
    let mut asked = Vec::new();
    if !bring_in.is_empty() {
        asked.push(report::bring_in(&bring_in, aim, room.lang));
    }
    if !buy.is_empty() {
        asked.push(report::buy(&buy, aim, room.lang));
    }
    asked
}

/// What is asked on the way to a service, the most pressing first.
pub(super) fn selection(room: &Room<'_>, selection: &Selection) -> Vec<String> {
    let lang = room.lang;
    let candidates = &selection.candidates;
    let firsts: Vec<&CandidateRow> = candidates.iter().filter(|one| one.rank == Some(1)).collect();
    let mut asked = Vec::new();
    if candidates.is_empty() {
        asked.push(report::name_candidates(lang));
    } else if candidates.iter().all(|one| !one.knocked_out_by.is_empty()) {
        asked.push(report::all_out(lang));
    }
    for first in firsts.iter().filter(|one| !one.open.is_empty()) {
        asked.push(report::open_musts(&first.name, &first.open, lang));
    }
    match firsts.as_slice() {
        [first] if first.open.is_empty() && !selection.provisional => {
            asked.push(report::approve(&first.name, lang));
        }
        [_, _, ..] => {
            let names: Vec<String> = firsts.iter().map(|one| one.name.clone()).collect();
            asked.push(report::choose_among(&names, lang));
        }
        _ => {}
    }
    let uncovered: Vec<String> =
        selection.risks.iter().filter(|risk| risk.uncovered).map(named).collect();
    if !uncovered.is_empty() {
        asked.push(report::uncovered(&uncovered, lang));
    }
    let priceless = |one: &&CandidateRow| {
        one.knocked_out_by.is_empty() && (one.price.is_none() || one.price_is_partial)
    };
    let priceless: Vec<String> =
        candidates.iter().filter(priceless).map(|one| one.name.clone()).collect();
    if !priceless.is_empty() {
        asked.push(report::ask_prices(&priceless, lang));
    }
    if let Some(phase) = selection.phases.iter().find(|phase| !phase.open.is_empty()) {
        asked.push(report::settle_phase(&phase.title, phase.open.len(), lang));
    }
    asked.extend(loose_actions(room));
    asked.truncate(MOST);
    asked
}

/// What a risk is called: what must not happen to what.
fn named(risk: &RiskRow) -> String {
    let parts = [&risk.asset, &risk.harm];
    let parts: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(" / ")
}
