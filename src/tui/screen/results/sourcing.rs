//! Who is expected to do the roles, and who does them.

use crate::measure::{pad, width, wrap};
use crate::score::{Amounts, Fit, Mismatch, Pattern, Sourcing, sourcing};
use crate::strings::{Words, results as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

use super::bars::plain_bar;
use super::head::in_rows;
use super::{heading, question_line};

/// The longest bar.
const LONGEST_BAR: usize = 30;

pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let Some(sourcing) = sourcing(&work.set, &work.session, &work.scores) else {
        return Vec::new();
    };
    let mut lines = vec![Line::of(app.say(words::DECLARED), Role::Strong)];
    push_declared(app, work, &sourcing, cells, &mut lines);
    lines.extend(heading(app.say(words::AMOUNTS_TO)));
    match &sourcing.amounts_to {
        Some(amounts) => push_amounts(app, work, amounts, cells, &mut lines),
        None => lines.push(Line::of(app.say(words::NO_ROLES_YET), Role::Dim)),
    }
    for (pattern, title, fit) in [
        (Pattern::Today, words::MISMATCHES_TODAY, sourcing.fit_today),
        (Pattern::Aim, words::MISMATCHES_AIM, sourcing.fit_aim),
    ] {
        let own = sourcing.mismatches.iter().filter(|one| one.pattern == pattern);
        let own: Vec<&Mismatch> = own.collect();
        if let Some(fit) = fit {
            lines.extend(heading(format!("{}  {}", app.say(title), own.len())));
            push_mismatches(app, work, &own, &fit, cells, &mut lines);
        }
    }
    lines.push(Line::blank());
    let rule = wrap(app.say(words::SOURCING_RULE), cells.min(90));
    lines.extend(rule.into_iter().map(|line| Line::of(line, Role::Dim)));
    lines
}

/// The name of a choice: what stands before its explanation.
fn name_of(app: &App, work: &Work, pattern: Pattern, choice: usize) -> String {
    let question = pattern.question(&work.set).map(|at| &work.set.questions[at]);
    let choice = question.and_then(|question| question.kind.choices().get(choice));
    let text = choice.map_or("", |choice| choice.text.get(app.lang()));
    text.split_once(':').map_or(text, |(name, _)| name).to_owned()
}

/// What was declared, and how the roles stand to it.
fn push_declared(app: &App, work: &Work, sourcing: &Sourcing, cells: usize, lines: &mut Vec<Line>) {
    for (pattern, choice, fit) in [
        (Pattern::Today, sourcing.today, sourcing.fit_today),
        (Pattern::Aim, sourcing.aim, sourcing.fit_aim),
    ] {
        let Some(at) = pattern.question(&work.set) else { continue };
        let title = work.set.questions[at].title.get(app.lang());
        let name = choice.map(|choice| name_of(app, work, pattern, choice));
        let row = Row::of(pad(title, width(title).max(18) + 2), Role::Dim);
        let row = match name {
            Some(name) => row.and(name, Role::Strong),
            None => row.and(app.say(words::NOT_DECLARED), Role::Dim),
        };
        lines.push(Line::to_question(row, at));
        if let Some(fit) = fit {
            lines.extend(counts(app, &fit, cells).into_iter().map(Line::plain));
        }
    }
}

/// How many roles match, and how many were not judged.
fn counts(app: &App, fit: &Fit, cells: usize) -> Vec<Row> {
    let all = [
        (words::FITTING, fit.fitting),
        (words::MISMATCHED, fit.mismatched),
        (words::NOBODY, fit.nobody),
        (words::NOT_JUDGED, fit.open),
        (ui::NOT_APPLICABLE, fit.not_applicable),
    ];
    in_rows(app, &all, 2, cells)
}

/// Each pattern with the roles that fit it, as a bar; the best ones marked.
fn push_amounts(app: &App, work: &Work, amounts: &Amounts, cells: usize, lines: &mut Vec<Line>) {
    let asked =
        if Pattern::Today.question(&work.set).is_some() { Pattern::Today } else { Pattern::Aim };
    let names: Vec<String> =
        amounts.fits.iter().map(|(choice, _)| name_of(app, work, asked, *choice)).collect();
    let longest = names.iter().map(|name| width(name)).max().unwrap_or(0) + 2;
    let judged = f64::from(u32::try_from(amounts.judged).unwrap_or(u32::MAX));
    for ((choice, roles), name) in amounts.fits.iter().zip(&names) {
        let is_best = amounts.fits_any && amounts.best.contains(choice);
        let role = if is_best { Role::Strong } else { Role::Text };
        let fits = words::fits(*roles, amounts.judged, app.lang());
        let room = cells.saturating_sub(2 + longest + width(&fits) + 2).min(LONGEST_BAR);
        let mut row =
            Row::of(if is_best { "* " } else { "  " }, Role::Accent).and(pad(name, longest), role);
        if room >= 8 {
            let share = f64::from(u32::try_from(*roles).unwrap_or(u32::MAX)) / judged;
            row.0.extend(plain_bar(app, share, room).0);
            row = row.and("  ", Role::Text);
        }
        lines.push(Line::plain(row.and(fits, role)));
    }
    if !amounts.fits_any {
        let all = amounts.fits.iter().zip(names);
        let nearest = all.filter(|((choice, _), _)| amounts.best.contains(choice));
        let nearest: Vec<String> = nearest.map(|(_, name)| name).collect();
        let said = wrap(&words::none_fits(&nearest, app.lang()), cells.min(90));
        lines.extend(said.into_iter().map(|line| Line::of(line, Role::Dim)));
    } else if amounts.best.len() > 1 {
        lines.push(Line::of(app.say(words::EQUALLY), Role::Dim));
    }
}

fn push_mismatches(
    app: &App,
    work: &Work,
    mismatches: &[&Mismatch],
    fit: &Fit,
    cells: usize,
    lines: &mut Vec<Line>,
) {
    if mismatches.is_empty() {
        let judged = fit.fitting > 0;
        let said: Words = if judged { words::NO_MISMATCHES } else { words::NO_ROLES_YET };
        lines.push(Line::of(app.say(said), Role::Dim));
    }
    for mismatch in mismatches {
        let said = words::mismatch(mismatch, app.lang());
        let ratio = words::ratio(&mismatch.region, app.lang());
        let mut right = Row::of(said, Role::Text);
        if cells >= 60 {
            right = right.and(format!("   {ratio}"), Role::Dim);
        }
        lines.push(question_line(app, work, mismatch.question, Row::default(), right, cells));
    }
}
