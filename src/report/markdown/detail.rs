//! The detail before the answers: functions, gaps, plan, sourcing, changes, and what belongs to a
//! selection.

use super::{Sheet, page, score};
use crate::report::view::{Changes, FunctionRow, RiskRow, Selection, Sourcing, View};
use crate::strings::{Words, numbers, report, ui};

pub(super) fn write(sheet: &mut Sheet, view: &View) {
    sheet.title(2, report::DETAIL);
    if let Some(own) = &view.selection {
        selection(sheet, own);
    } else {
        functions(sheet, view);
    }
    gaps(sheet, view);
    actions(sheet, view);
    if let Some(own) = &view.sourcing {
        sourcing(sheet, own);
    }
    if let Some(own) = &view.changes {
        changes(sheet, own);
    }
    sheet.title(3, report::ANSWERS);
}

fn headings(sheet: &Sheet, words: &[Words]) -> Vec<&'static str> {
    words.iter().map(|words| sheet.say(*words)).collect()
}

fn functions(sheet: &mut Sheet, view: &View) {
    sheet.title(3, report::FUNCTIONS);
    let whole = FunctionRow { title: sheet.say(ui::OVERALL).to_owned(), ..view.overall.clone() };
    let rows: Vec<Vec<String>> =
        view.functions.iter().chain([&whole]).map(|row| function(sheet, row)).collect();
    let headings = headings(
        sheet,
        &[
            report::FUNCTION,
            report::AS_IS,
            report::BAND,
            report::TO_BE,
            report::GAP,
            report::EARLIER,
            report::ANSWERED,
            report::UNKNOWN,
            report::NOT_APPLICABLE,
            report::UNTOUCHED,
            report::SEEN,
        ],
    );
    sheet.table(&headings, &rows);
}

fn function(sheet: &Sheet, row: &FunctionRow) -> Vec<String> {
    let title = format!("{} {}", row.id, row.title);
    if row.out_of_scope {
        return vec![title, sheet.say(report::OUT_OF_SCOPE).to_owned()];
    }
    let states = &row.states;
    vec![
        title,
        numbers::score_or_dash(row.as_is),
        report::score_band(row.low, row.high),
        score(row.to_be),
        row.gap.map(report::signed).unwrap_or_default(),
        score(row.earlier),
        format!("{}/{}", states.answered, states.asked),
        states.unknown.to_string(),
        states.not_applicable.to_string(),
        states.untouched.to_string(),
        row.seen.to_string(),
    ]
}

fn gaps(sheet: &mut Sheet, view: &View) {
    if view.gaps.is_empty() {
        return;
    }
    sheet.title(3, report::GAPS);
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = view
        .gaps
        .iter()
        .map(|row| {
            vec![
                format!("{} {}", row.id, row.title),
                row.change.clone(),
                score(row.as_is),
                score(row.to_be),
                row.gap.map(report::signed).unwrap_or_default(),
                row.priority.clone(),
                report::list(&row.actions, lang),
            ]
        })
        .collect();
    let headings = headings(
        sheet,
        &[
            report::ROLE,
            report::CHANGE,
            report::AS_IS,
            report::TO_BE,
            report::GAP,
            report::PRIORITY,
            report::ACTION_NUMBER,
        ],
    );
    sheet.table(&headings, &rows);
}

fn actions(sheet: &mut Sheet, view: &View) {
    if view.actions.is_empty() {
        return;
    }
    sheet.title(3, report::ACTIONS);
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = view
        .actions
        .iter()
        .map(|row| {
            vec![
                row.id.clone(),
                row.what.clone(),
                report::list(&row.questions, lang),
                row.owner.clone(),
                row.due.clone().unwrap_or_default(),
                row.horizon.clone(),
                row.kind.clone(),
                row.effort.map(numbers::amount).unwrap_or_default(),
                row.cost.clone(),
                row.status.clone(),
            ]
        })
        .collect();
    let headings = headings(
        sheet,
        &[
            report::ID,
            report::ACTION,
            report::ROLES,
            report::OWNER,
            report::DUE,
            report::HORIZON,
            report::KIND,
            report::EFFORT,
            report::COST,
            report::STATUS,
        ],
    );
    sheet.table(&headings, &rows);
}

fn sourcing(sheet: &mut Sheet, own: &Sourcing) {
    sheet.title(3, report::SOURCING);
    let facts: Vec<(String, String)> = [
        (report::PATTERN_TODAY, &own.today),
        (report::PATTERN_AIM, &own.aim),
        (report::AMOUNTS_TO, &own.amounts_to),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| (sheet.say(label).to_owned(), value.clone()))
    .collect();
    sheet.facts(&facts);
    if !own.mismatches.is_empty() {
        sheet.title(4, report::MISMATCHES);
        let rows: Vec<Vec<String>> = own
            .mismatches
            .iter()
            .map(|row| {
                vec![
                    format!("{} {}", row.id, row.title),
                    row.pattern.clone(),
                    row.expected.clone(),
                    row.actual.clone(),
                ]
            })
            .collect();
        let words = [report::ROLE, report::FOR_PATTERN, report::EXPECTED, report::ACTUAL];
        let headings = headings(sheet, &words);
        sheet.table(&headings, &rows);
    }
    if !own.unusual.is_empty() {
        sheet.title(4, report::UNUSUAL);
        let roles: Vec<String> =
            own.unusual.iter().map(|role| format!("{} {}", role.id, role.title)).collect();
        sheet.list(&roles);
    }
}

fn changes(sheet: &mut Sheet, own: &Changes) {
    sheet.title(3, report::CHANGES);
    let last = report::Last {
        day: own.day.as_deref(),
        then: own.then,
        like: own.like_then.zip(own.like_now).zip(own.change),
        both: own.both,
    };
    let facts = [
        (report::EARLIER, own.title.clone()),
        (report::LAST_TIME, report::last_time(&last, sheet.lang)),
    ];
    let facts: Vec<(String, String)> =
        facts.into_iter().map(|(label, value)| (sheet.say(label).to_owned(), value)).collect();
    sheet.facts(&facts);
    let causes: Vec<Vec<String>> = own
        .causes
        .iter()
        .map(|row| vec![row.cause.clone(), row.count.to_string(), report::signed(row.points)])
        .collect();
    let heads = headings(sheet, &[report::CAUSE, report::ROLES, report::POINTS]);
    sheet.table(&heads, &causes);
    let rows: Vec<Vec<String>> = own
        .rows
        .iter()
        .map(|row| {
            let title = format!("{} {}", row.id, row.title);
            vec![title, row.then.clone(), row.now.clone(), row.cause.clone()]
        })
        .collect();
    let words = [report::ROLE, report::EARLIER, report::NOW, report::CAUSE];
    let headings = headings(sheet, &words);
    sheet.table(&headings, &rows);
}

fn selection(sheet: &mut Sheet, own: &Selection) {
    let lang = sheet.lang;
    sheet.title(3, report::PHASES);
    let phases: Vec<Vec<String>> = own
        .phases
        .iter()
        .map(|phase| {
            let percent = phase.percent.map_or_else(|| "-".to_owned(), numbers::percent);
            vec![phase.title.clone(), percent, report::named(&phase.open, lang)]
        })
        .collect();
    let heads = headings(sheet, &[report::PHASE, report::READY, report::STILL_OPEN]);
    sheet.table(&heads, &phases);
    if !own.candidates.is_empty() {
        sheet.title(3, report::CANDIDATES);
        page::candidates(sheet, &own.candidates, own.months, &own.unit);
        sheet.title(3, report::CRITERIA);
        criteria(sheet, own);
    }
    if !own.risks.is_empty() {
        sheet.title(3, report::RISKS);
        risks(sheet, &own.risks);
    }
    if !own.services.is_empty() {
        sheet.title(3, report::SERVICES);
        let rows: Vec<Vec<String>> = own
            .services
            .iter()
            .map(|row| vec![row.function.clone(), row.title.clone(), row.risks.to_string()])
            .collect();
        let words = [report::FUNCTION, report::SERVICE, report::RISKS_SERVED];
        let heads = headings(sheet, &words);
        sheet.table(&heads, &rows);
    }
}

fn criteria(sheet: &mut Sheet, own: &Selection) {
    let fails = sheet.say(report::FAILS);
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = own
        .criteria
        .iter()
        .map(|row| {
            let mut cells = vec![
                format!("{} {}", row.id, row.title),
                row.importance.clone(),
                row.weight.map(numbers::amount).unwrap_or_default(),
                row.pass.clone(),
            ];
            cells.extend(row.offers.iter().zip(&row.meets).map(|(offer, meets)| match meets {
                Some(false) => report::bracketed(offer, fails, lang),
                _ => offer.clone(),
            }));
            cells
        })
        .collect();
    let words = [report::REQUIREMENT, report::IMPORTANCE, report::WEIGHT, report::PASS];
    let mut heads = headings(sheet, &words);
    heads.extend(own.candidates.iter().map(|one| one.name.as_str()));
    sheet.table(&heads, &rows);
}

/// Risks, highest first.
pub(super) fn risks(sheet: &mut Sheet, risks: &[RiskRow]) {
    let lang = sheet.lang;
    let none = sheet.say(report::NO_SERVICE);
    let rows: Vec<Vec<String>> = risks
        .iter()
        .map(|risk| {
            let services = report::list(&risk.services, lang);
            vec![
                risk.value.map_or_else(|| "-".to_owned(), |value| value.to_string()),
                risk.asset.clone(),
                risk.harm.clone(),
                risk.importance.clone(),
                risk.likelihood.clone(),
                if services.is_empty() { none.to_owned() } else { services },
            ]
        })
        .collect();
    let words = [
        report::RISK,
        report::ASSET,
        report::HARM,
        report::RISK_IMPORTANCE,
        report::LIKELIHOOD,
        report::SERVICES,
    ];
    let heads = headings(sheet, &words);
    sheet.table(&heads, &rows);
}
