//! The answers of a section, question by question.

use super::{Sheet, escaped};
use crate::report::view::{AnswerRow, EvidenceRow, SectionAnswers};
use crate::score::State;
use crate::strings::{Words, report};

pub(super) fn write(sheet: &mut Sheet, section: &SectionAnswers) {
    sheet.heading(4, &format!("{} {}", section.id, section.title));
    let untouched = State::Untouched.word();
    for row in &section.rows {
        let silent = row.state == untouched && row.note.is_empty() && row.record.is_empty();
        if !silent {
            answer(sheet, row);
        }
    }
    let silent = section
        .rows
        .iter()
        .filter(|row| row.state == untouched && row.note.is_empty() && row.record.is_empty());
    let titles: Vec<String> = silent.map(|row| format!("{} {}", row.id, row.title)).collect();
    if !titles.is_empty() {
        let titles = report::list(&titles, sheet.lang);
        sheet.paragraph(&report::labelled(report::UNTOUCHED, &titles, sheet.lang));
    }
}

fn answer(sheet: &mut Sheet, row: &AnswerRow) {
    let mut facts = Facts { sheet, facts: Vec::new() };
    facts.sides(row);
    // What nobody knows is said by the answer itself.
    if row.state == State::NotApplicable.word() {
        facts.facts.push((row.state_name.clone(), row.reason.clone()));
    } else if row.state == State::Untouched.word() {
        facts.add(report::STATE, &row.state_name);
    }
    facts.add(report::ANSWER, &row.answer);
    for line in &row.rows {
        let filled = row.columns.iter().zip(line).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> =
            filled.map(|(column, cell)| format!("{column} {}", one_line_plain(cell))).collect();
        facts.add(report::ROW, &cells.join(" / "));
    }
    for offer in row.offers.iter().filter(|offer| !offer.text.is_empty()) {
        let value = if offer.basis.is_empty() {
            offer.text.clone()
        } else {
            report::bracketed(&offer.text, &offer.basis, facts.sheet.lang)
        };
        facts.facts.push((offer.candidate.clone(), value));
    }
    facts.add(report::AS_OF, row.as_of.as_deref().unwrap_or_default());
    facts.record(row);
    facts.add(report::NOTE, &row.note);
    facts.evidence(row);
    facts.add(report::PRIORITY, &row.priority);
    facts.add(report::DEPARTMENT, &row.department);
    facts.add(report::PROVIDER, &row.provider);
    facts.add(report::CONTRACT_UNTIL, row.contract_until.as_deref().unwrap_or_default());
    facts.add(report::RESPONDENT, &row.respondent);
    let facts = facts.facts;
    let points = row.as_is.filter(|_| !row.sides.is_empty());
    let points = points.map(|_| {
        report::bracketed("", &report::points(row.as_is, row.to_be, sheet.lang), sheet.lang)
    });
    let title = escaped(&format!("{} {}", row.id, row.title));
    sheet.block(&format!("**{title}**{}", points.unwrap_or_default()));
    sheet.facts(&facts);
}

fn one_line_plain(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

struct Facts<'a> {
    sheet: &'a Sheet,
    facts: Vec<(String, String)>,
}

impl Facts<'_> {
    fn add(&mut self, label: Words, value: &str) {
        if !value.trim().is_empty() {
            self.facts.push((self.sheet.say(label).to_owned(), value.to_owned()));
        }
    }

    /// Both sides, with the level and its sentence.
    fn sides(&mut self, row: &AnswerRow) {
        for side in &row.sides {
            let as_is = report::level(&side.as_is, &side.as_is_text);
            let to_be = report::level(&side.to_be, &side.to_be_text);
            if !as_is.is_empty() || !to_be.is_empty() {
                self.facts.push((
                    side.title.clone(),
                    report::as_is_to_be(&as_is, &to_be, self.sheet.lang),
                ));
            }
        }
    }

    fn record(&mut self, row: &AnswerRow) {
        if row.record.is_empty() && row.decided_by.is_empty() && row.decided_on.is_none() {
            return;
        }
        let decided: Vec<&str> = [row.decided_by.as_str(), row.decided_on.as_deref().unwrap_or("")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let lang = self.sheet.lang;
        let value = if decided.is_empty() {
            row.record.clone()
        } else {
            report::bracketed(&row.record, &report::list(&decided, lang), lang)
        };
        self.facts.push((row.record_title.clone(), value));
    }

    /// Each piece of evidence; where these are withheld, how many there are.
    fn evidence(&mut self, row: &AnswerRow) {
        let lang = self.sheet.lang;
        for one in &row.evidence {
            self.add(report::EVIDENCE, &piece(one, self.sheet));
        }
        if row.evidence.is_empty() && row.seen + row.told > 0 {
            self.add(report::EVIDENCE, &report::evidence_count(row.seen, row.told, lang));
        }
    }
}

fn piece(one: &EvidenceRow, sheet: &Sheet) -> String {
    let seen = match &one.seen {
        Some(day) => report::seen_on(day, &one.by, sheet.lang),
        None => sheet.say(report::TOLD_ONLY).to_owned(),
    };
    let what: Vec<&str> = [one.what.as_str(), one.reference.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    report::bracketed(&what.join(" "), &seen, sheet.lang)
}
