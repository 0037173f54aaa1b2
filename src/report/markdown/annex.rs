//! What an auditor asks for.

use super::Sheet;
use crate::report::view::{Annex, Reason, Role, View};
use crate::strings::{Words, numbers, report};

pub(super) fn write(sheet: &mut Sheet, view: &View) {
    let annex = &view.annex;
    sheet.title(2, report::ANNEX);
    sheet.facts(&facts(sheet, view));
    sheet.title(3, report::RULES);
    sheet.list(&annex.rules);
    scales(sheet, annex);
    reasons(sheet, report::NOT_APPLICABLE_LIST, &annex.not_applicable);
    reasons(sheet, report::SCOPE_LIST, &annex.out_of_scope);
    roles(sheet, report::UNKNOWN_LIST, &annex.unknown);
    // There may be very many of these.
    if !annex.untouched.is_empty() {
        sheet.title(3, report::UNTOUCHED_LIST);
        let titles: Vec<String> =
            annex.untouched.iter().map(|role| format!("{} {}", role.id, role.title)).collect();
        sheet.paragraph(&report::list(&titles, sheet.lang));
    }
    if !annex.hints.is_empty() {
        sheet.title(3, report::HINTS);
        let hints: Vec<String> = annex
            .hints
            .iter()
            .map(|hint| {
                let title = format!("{} {}", hint.id, hint.title);
                format!("{}{}{}", title.trim(), report::colon(sheet.lang), hint.text)
            })
            .collect();
        sheet.list(&hints);
    }
    if !annex.sources.is_empty() {
        sheet.title(3, report::SOURCES);
        sheet.list(&annex.sources);
    }
}

fn facts(sheet: &Sheet, view: &View) -> Vec<(String, String)> {
    let (head, annex) = (&view.head, &view.annex);
    let made_for = annex.made_for.clone().unwrap_or_default();
    let set = format!("{} {}", annex.set_id, annex.set_version);
    let days = head.first_answer.as_deref().zip(head.last_answer.as_deref());
    let days = days.map(|(first, last)| report::from_to(first, last, sheet.lang));
    [
        (report::SET, set),
        (report::MADE_FOR, made_for),
        (report::DIGEST, annex.digest.clone()),
        (report::ANSWERED_ON, days.unwrap_or_default()),
        (report::FILE, head.file.clone()),
        (report::PROGRAM, annex.program.clone()),
        (report::MADE_ON, head.made.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| (sheet.say(label).to_owned(), value))
    .collect()
}

fn scales(sheet: &mut Sheet, annex: &Annex) {
    if annex.scales.is_empty() {
        return;
    }
    sheet.title(3, report::SCALES);
    for scale in &annex.scales {
        sheet.heading(4, &scale.title);
        let rows: Vec<Vec<String>> = scale
            .levels
            .iter()
            .map(|level| vec![level.id.clone(), numbers::amount(level.points), level.text.clone()])
            .collect();
        let headings = [report::LEVEL, report::POINTS, report::SENTENCE];
        let headings: Vec<&str> = headings.into_iter().map(|words| sheet.say(words)).collect();
        sheet.table(&headings, &rows);
    }
}

fn reasons(sheet: &mut Sheet, title: Words, reasons: &[Reason]) {
    if reasons.is_empty() {
        return;
    }
    sheet.title(3, title);
    let lines: Vec<String> = reasons
        .iter()
        .map(|one| format!("{} {}{}{}", one.id, one.title, report::colon(sheet.lang), one.reason))
        .collect();
    sheet.list(&lines);
}

fn roles(sheet: &mut Sheet, title: Words, roles: &[Role]) {
    if roles.is_empty() {
        return;
    }
    sheet.title(3, title);
    let lines: Vec<String> =
        roles.iter().map(|role| format!("{} {}", role.id, role.title)).collect();
    sheet.list(&lines);
}
