//! A requirement and what the candidates answer to it: the terms, a row for each candidate, and the
//! items of whichever of them has the keys.

use crate::action::{Action, Context};
use crate::measure::{inert, pad, truncate};
use crate::questionnaire::{Better, Importance, Limit, Measure, Question, Scale};
use crate::score::{Terms, terms};
use crate::session::{Basis, Offer};
use crate::strings::candidates::narrow;
use crate::strings::{Words, numbers, ui};
use crate::tui::app::App;
use crate::tui::fields::Field;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::scroll::centred;
use crate::tui::work::Work;

/// The widest that a candidate's name gets.
const NAME: usize = 22;
/// From how many rows of the screen on the candidates stand apart.
const AIRY: u16 = 30;

/// The terms and the candidates, in at most `height` rows of candidates.
pub fn rows(app: &App, work: &Work, question: &Question, cells: usize, height: usize) -> Vec<Row> {
    let Some(terms) = terms(&work.set, question, work.answer()) else { return Vec::new() };
    let mut rows = vec![terms_row(app, work, question, &terms, cells)];
    let candidates = &work.session.candidates;
    if candidates.is_empty() {
        rows.push(no_candidates(app, Context::Interview));
        return rows;
    }
    let focused = match work.field() {
        Some(Field::Offer(at)) => at,
        _ => 0,
    };
    let airy = app.size.1 >= AIRY;
    if airy {
        rows.push(Row::default());
    }
    let shown = height.clamp(1, candidates.len());
    let first = centred(focused, candidates.len(), shown);
    for at in first..first + shown {
        let row = candidate_row(app, work, question, &terms, at, cells);
        rows.push(with_rest(
            row,
            at == first && first > 0,
            at + 1 - first == shown,
            || (first, candidates.len() - first - shown),
            cells,
        ));
    }
    if airy {
        rows.push(Row::default());
    }
    rows
}

/// That there are no candidates yet, and the key that adds some.
#[must_use]
pub fn no_candidates(app: &App, context: Context) -> Row {
    let mut row = Row::of(format!("  {} ", app.say(ui::NO_CANDIDATES)), Role::Dim);
    row.0.extend(to_add(app, context).0);
    row
}

/// The key that adds candidates.
pub fn to_add(app: &App, context: Context) -> Row {
    Row::of(format!("{} ", app.say(ui::TO_ADD)), Role::Dim)
        .and(app.key_of(Action::Candidates, context), Role::Key)
}

/// Says at the right edge of the first and the last row how many candidates are out of sight.
fn with_rest(
    row: Row,
    is_first: bool,
    is_last: bool,
    rest: impl Fn() -> (usize, usize),
    cells: usize,
) -> Row {
    let (above, below) = rest();
    let mark = match (is_first && above > 0, is_last && below > 0) {
        (true, true) => format!("-{above} +{below}"),
        (true, false) => format!("-{above}"),
        (false, true) => format!("+{below}"),
        (false, false) => return row,
    };
    row.with_right(Row::of(mark, Role::Dim), cells)
}

/// How much it matters, how much it counts, and what a must accepts: one row, three fields.
fn terms_row(app: &App, work: &Work, question: &Question, terms: &Terms, cells: usize) -> Row {
    let role = |field: Field, own: bool| match (work.field() == Some(field), own) {
        (true, true) => Role::ChosenMarked,
        (true, false) => Role::Marked,
        (false, true) => Role::Chosen,
        (false, false) => Role::Text,
    };
    let answer = work.answer();
    let importance = app.say(importance(terms.importance));
    let row = Row::of(format!("{}  ", app.say(ui::REQUIREMENT)), Role::Dim)
        .and(format!(" {importance} "), role(Field::Importance, answer.importance.is_some()))
        .and(format!("  {} ", app.say(ui::WEIGHT)), Role::Dim)
        .and(
            format!(" {} ", numbers::amount(terms.weight)),
            role(Field::Weight, answer.weight.is_some()),
        )
        .and(format!("  {} ", app.say(ui::PASS)), Role::Dim);
    let room = cells.saturating_sub(row.width() + 2);
    let pass = pass_text(app, work, question, terms);
    let pass = truncate(&pass, room).into_owned();
    row.and(format!(" {pass} "), role(Field::Pass, answer.pass.is_some()))
}

/// The word for how much a requirement matters.
#[must_use]
pub fn importance(importance: Importance) -> Words {
    match importance {
        Importance::Must => ui::MUST,
        Importance::Want => ui::WANT,
        Importance::None => ui::NOT_NEEDED,
    }
}

/// The number that stands in a term, as it is read aloud; `None` where none does.
#[must_use]
pub fn term_text(app: &App, work: &Work, question: &Question, field: Field) -> Option<String> {
    let terms = terms(&work.set, question, work.answer())?;
    match (field, &terms.pass) {
        (Field::Weight, _) => Some(numbers::amount(terms.weight)),
        (Field::Pass, Some(Limit::Number(_))) => Some(pass_text(app, work, question, &terms)),
        _ => None,
    }
}

/// What a must accepts, in words.
fn pass_text(app: &App, work: &Work, question: &Question, terms: &Terms) -> String {
    let requirement = question.kind.requirement();
    match (&terms.pass, requirement.map(|requirement| &requirement.measure)) {
        (Some(Limit::Level(id)), Some(Measure::Level(scale))) => {
            let scale = &work.set.scales[*scale];
            let id_or_better = format!("{}{}{}", inert(id), space(app), app.say(ui::OR_BETTER));
            match scale.level(id) {
                Some(level) => {
                    let text = level.short.as_ref().unwrap_or(&level.text);
                    format!("{id_or_better}: {}", text.get(app.lang()))
                }
                None => id_or_better,
            }
        }
        (Some(Limit::Number(limit)), Some(Measure::Number { unit, better })) => {
            let side = app.say(if *better == Better::High { ui::AT_LEAST } else { ui::AT_MOST });
            let unit = unit.get(app.lang());
            format!("{} {unit}{}{side}", numbers::amount(*limit), space(app))
        }
        _ => app.say(ui::NO_PASS).to_owned(),
    }
}

/// What stands between words: nothing in Japanese.
fn space(app: &App) -> &'static str {
    match app.lang() {
        crate::text::Lang::Ja => "",
        crate::text::Lang::En => " ",
    }
}

fn level_text(app: &App, scale: &Scale, id: &str) -> String {
    match scale.level(id) {
        Some(level) => {
            let text = level.short.as_ref().unwrap_or(&level.text);
            format!("{id} {}", text.get(app.lang()))
        }
        None => inert(id).into_owned(),
    }
}

/// One candidate: its name, what is said of it, what that rests on, and whether a must is met.
fn candidate_row(
    app: &App,
    work: &Work,
    question: &Question,
    terms: &Terms,
    at: usize,
    cells: usize,
) -> Row {
    let candidate = &work.session.candidates[at];
    let answer = work.answer();
    let focused = work.field() == Some(Field::Offer(at));
    let offer = answer.candidates.get(&candidate.id);
    let name_cells = NAME.min(cells / 3);
    let name = pad(&truncate(&inert(narrow(&candidate.name)), name_cells), name_cells);
    let text = offer.map_or_else(|| "-".to_owned(), |offer| offer_text(app, work, question, offer));
    let role = match (focused, offer.is_some()) {
        (true, true) => Role::ChosenMarked,
        (true, false) => Role::Marked,
        (false, true) => Role::Chosen,
        (false, false) => Role::Dim,
    };
    let mark = if focused { "> " } else { "  " };
    let row = Row::of(mark, Role::Chosen)
        .and(format!("{name}  "), if focused { Role::Strong } else { Role::Text })
        .and(format!(" {text} "), role);
    let mut right = Row::default();
    if let Some(basis) = answer.rests_on.get(&candidate.id) {
        right = right.and(app.say(basis_word(*basis)), Role::Dim);
    }
    if terms.importance == Importance::Must && offer.is_some() {
        let verdict = crate::score::meets(&work.set, question, terms, offer);
        let (said, role) = match verdict {
            Some(true) => (ui::PASSES, Role::Dim),
            Some(false) => (ui::FAILS, Role::Warning),
            None if terms.pass.is_none() => (ui::NO_PASS, Role::Dim),
            None => (ui::OPEN_MUST, Role::Dim),
        };
        let gap = if right.0.is_empty() { "" } else { "  " };
        right = right.and(gap, Role::Text).and(app.say(said), role);
    }
    if right.0.is_empty() { row } else { row.with_right(right.and("  ", Role::Text), cells) }
}

/// What is said of a candidate, in words.
pub fn offer_text(app: &App, work: &Work, question: &Question, offer: &Offer) -> String {
    let measure = question.kind.requirement().map(|requirement| &requirement.measure);
    match (offer, measure) {
        (Offer::Unknown, _) => app.say(ui::DONT_KNOW).to_owned(),
        (Offer::Level(id), Some(Measure::Level(scale))) => {
            level_text(app, &work.set.scales[*scale], id)
        }
        (Offer::Number(number), Some(Measure::Number { unit, .. })) => {
            format!("{} {}", numbers::amount(*number), unit.get(app.lang()))
        }
        (Offer::Level(id), _) => inert(id).into_owned(),
        (Offer::Number(number), _) => numbers::amount(*number),
    }
}

/// The word for what an answer rests on.
#[must_use]
pub fn basis_word(basis: Basis) -> Words {
    match basis {
        Basis::Said => ui::SAID,
        Basis::Proposal => ui::PROPOSAL,
        Basis::ContractDraft => ui::CONTRACT_DRAFT,
        Basis::Trial => ui::TRIAL,
    }
}
