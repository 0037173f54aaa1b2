//! The candidates side by side: what they come to, and below it each requirement with their answers.

use crate::action::Context;
use crate::measure::{inert, pad, pad_left, truncate, wrap};
use crate::questionnaire::{Importance, Measure, Question, tag};
use crate::score::{Comparison, Criterion, Price, Standing, meets, nearest_turn, prices};
use crate::session::Offer;
use crate::strings::candidates::narrow;
use crate::strings::{Words, numbers, selection as words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::screen::interview::no_candidates;
use crate::tui::theme::Role;
use crate::tui::widget::content::Content;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

/// Cells of the column that names the rows, where there is room for more than the least.
const NAME: std::ops::RangeInclusive<usize> = 30..=48;
/// The narrowest and the widest column of a candidate.
const NARROWEST: usize = 14;
const WIDEST: usize = 24;

/// Which candidates have a column, and how wide it is.
pub(super) struct Columns {
    name: usize,
    first: usize,
    /// How many have one.
    pub(super) count: usize,
    cells: usize,
}

impl Columns {
    /// The columns that fit into `cells`, moved sideways by so many candidates, beside names of at most
    /// `name` cells.
    pub(super) fn new(candidates: usize, cells: usize, sideways: usize, name: usize) -> Columns {
        if candidates == 0 {
            return Columns { name: cells, first: 0, count: 0, cells: 0 };
        }
        // Half of the place for the names, but none of it empty where one column is all that fits.
        let half = cells / 2;
        let most = if half < 2 * NARROWEST { cells.saturating_sub(NARROWEST) } else { half };
        let name = name.min(most.max(half));
        let room = cells.saturating_sub(name);
        let count = (room / NARROWEST).clamp(1, candidates.max(1));
        let first = sideways.min(candidates.saturating_sub(count));
        Columns { name, first, count, cells: (room / count).min(WIDEST) }
    }

    /// Cells of the column that names the rows, the gap behind it included.
    pub(super) fn name_cells(&self) -> usize {
        self.name
    }

    /// The positions of the candidates in sight.
    pub(super) fn range(&self, candidates: usize) -> std::ops::Range<usize> {
        self.first..(self.first + self.count).min(candidates)
    }

    /// A row with its name, and a piece for each candidate at the right edge of its column.
    pub(super) fn row(&self, name: &str, role: Role, cells: Vec<(String, Role)>) -> Row {
        let mut row = Row::of(pad(&truncate(name, self.name.saturating_sub(1)), self.name), role);
        for (text, role) in cells {
            let text = truncate(&text, self.cells.saturating_sub(1)).into_owned();
            row = row.and(pad_left(&text, self.cells), role);
        }
        row
    }
}

/// How many candidates can be scrolled into sight from the right.
pub fn reach(work: &Work, cells: usize) -> usize {
    let candidates = work.session.candidates.len();
    candidates - Columns::new(candidates, cells, 0, name_cells(cells)).count
}

/// The page.
pub fn content(app: &App, work: &Work, cells: usize, sideways: usize) -> Content {
    let Some(standing) = &work.standing else { return Content::of(Vec::new()) };
    let comparison = &standing.comparison;
    let candidates = &work.session.candidates;
    let columns = Columns::new(candidates.len(), cells, sideways, name_cells(cells));
    let range = columns.range(candidates.len());
    let hidden = words::columns_hidden(range.start, candidates.len() - range.end, app.lang());
    let names =
        range.clone().map(|at| (inert(narrow(&candidates[at].name)).into_owned(), Role::Strong));
    let head = if candidates.is_empty() {
        no_candidates(app, Context::Selection)
    } else {
        columns.row(&hidden, Role::Dim, names.collect())
    };
    let mut lines = Vec::new();
    if !work.session.scores_hidden && !candidates.is_empty() {
        lines.extend(standings(app, work, comparison, &columns));
        lines.push(Line::blank());
        for text in remarks(app, work, comparison) {
            let rows = wrap(&text, cells.min(90)).into_iter();
            lines.extend(rows.map(|line| Line::of(line, Role::Dim)));
        }
        let open = named_musts(app, work, words::OPEN, Role::Dim, |own| &own.open);
        if !open.is_empty() {
            lines.push(Line::blank());
            lines.extend(open);
        }
        lines.push(Line::blank());
    }
    let title = Row::of(format!("{}   ", app.say(words::WANTS_AND_MUSTS)), Role::Strong);
    let with_marks = title.clone().and(app.say(words::MARKS), Role::Dim);
    if with_marks.width() <= cells {
        lines.push(Line::plain(with_marks));
    } else {
        lines.push(Line::plain(title));
        lines
            .extend(wrap(app.say(words::MARKS), cells).into_iter().map(|l| Line::of(l, Role::Dim)));
    }
    let mut section = None;
    for criterion in &comparison.criteria {
        let of = work.set.questions[criterion.question].section;
        if section != Some(of) {
            section = Some(of);
            let title = work.set.sections[of].title.get(app.lang());
            lines.push(Line::of(format!("{}  {title}", work.set.sections[of].id), Role::Accent));
        }
        let row = criterion_row(app, work, criterion, &columns);
        lines.push(Line::to_question(row, criterion.question));
    }
    Content { head: vec![head], lines, ..Content::default() }
}

/// Cells of the names of requirements: more where the screen is wide.
fn name_cells(cells: usize) -> usize {
    (cells * 2 / 5).clamp(*NAME.start(), *NAME.end())
}

/// Rank, fit, what knocks out, what is open, coverage and price: a row each.
fn standings(app: &App, work: &Work, comparison: &Comparison, columns: &Columns) -> Vec<Line> {
    let range = columns.range(comparison.standings.len());
    let of = &comparison.standings;
    let named = |label: &str, cell: &dyn Fn(usize) -> (String, Role)| {
        Line::plain(columns.row(label, Role::Dim, range.clone().map(cell).collect()))
    };
    let row = |label: Words, cell: &dyn Fn(usize) -> (String, Role)| named(app.say(label), cell);
    let prices = prices(&work.set, &work.session, &work.scores);
    let price = |at: usize, text: fn(&Price) -> String| {
        (prices.candidates.get(at).map_or_else(|| "-".to_owned(), text), Role::Text)
    };
    let mut lines = vec![
        row(words::RANK, &|at| match of[at].rank {
            Some(rank) => (rank.to_string(), if rank == 1 { Role::Chosen } else { Role::Strong }),
            None if !of[at].knocked_out_by.is_empty() => {
                (app.say(words::KNOCKED_OUT).to_owned(), Role::Warning)
            }
            None => ("-".to_owned(), Role::Dim),
        }),
        row(words::FIT, &|at| (numbers::share(of[at].fit), Role::Strong)),
        row(words::BETWEEN, &|at| {
            let band = of[at].fit_low.zip(of[at].fit_high);
            let band = band.map(|(low, high)| {
                format!("{}-{}", numbers::share(Some(low)), numbers::share(Some(high)))
            });
            (band.unwrap_or_else(|| "-".to_owned()), Role::Dim)
        }),
        row(words::COVERAGE, &|at| (format!("{}/{}", of[at].answered, of[at].asked), Role::Text)),
    ];
    // What the fit does not rest on; where there is none of it the row would only fill the screen.
    let other = |label: Words, of_one: &dyn Fn(&Standing) -> usize| {
        let any = of.iter().any(|own| of_one(own) > 0);
        any.then(|| row(label, &|at| count(of_one(&of[at]), Role::Text)))
    };
    lines.extend(other(ui::DONT_KNOW, &|own| own.unknown));
    lines.extend(other(ui::NOT_APPLICABLE, &|_| comparison.not_applicable));
    lines.extend(other(ui::UNTOUCHED, &Standing::untouched));
    lines.extend([
        row(words::MUSTS, &|at| count(of[at].knocked_out_by.len(), Role::Warning)),
        row(words::OPEN_MUSTS, &|at| count(of[at].open.len(), Role::Text)),
        named(&words::total(prices.months, price_unit(app, work), app.lang()), &|at| {
            price(at, total)
        }),
    ]);
    if prices.candidates.iter().any(|price| price.entered.is_some()) {
        lines.push(row(words::PRICE_PARTS, &|at| price(at, parts)));
    }
    lines.extend(named_musts(app, work, words::KNOCKED_OUT, Role::Warning, |own| {
        &own.knocked_out_by
    }));
    lines
}

/// The musts that stand in a list of at least one candidate, each with whose list it is.
fn named_musts(
    app: &App,
    work: &Work,
    label: Words,
    role: Role,
    list: fn(&Standing) -> &[usize],
) -> Vec<Line> {
    let Some(of) = work.standing.as_ref().map(|own| &own.comparison.standings) else {
        return Vec::new();
    };
    let mut musts: Vec<usize> = of.iter().flat_map(|own| list(own).iter().copied()).collect();
    musts.sort_unstable();
    musts.dedup();
    let line = |question: usize| {
        let title = work.set.questions[question].title.get(app.lang());
        let whom = work.session.candidates.iter().zip(of);
        let whom = whom.filter(|(_, own)| list(own).contains(&question));
        let whom: Vec<_> = whom.map(|(own, _)| inert(narrow(&own.name)).into_owned()).collect();
        // Where it is the same for all, their names would only fill the line.
        let whom = if whom.len() == of.len() && of.len() > 1 {
            app.say(words::ALL).to_owned()
        } else {
            whom.join(words::AND.of(app.lang()))
        };
        let row = Row::of(format!("{}  ", app.say(label)), role)
            .and(format!("{title}  "), Role::Text)
            .and(whom, Role::Dim);
        Line::to_question(row, question)
    };
    musts.into_iter().map(line).collect()
}

fn count(count: usize, role: Role) -> (String, Role) {
    (count.to_string(), if count == 0 { Role::Dim } else { role })
}

/// The unit of the total, as the set's question on it has it; empty where there is none.
fn price_unit<'a>(app: &App, work: &'a Work) -> &'a str {
    let priced =
        work.set.questions.iter().filter(|question| !tag(&question.tags, "price").is_empty());
    let unit = priced.filter_map(|question| match &question.kind.requirement()?.measure {
        Measure::Number { unit, .. } => Some(unit.get(app.lang()).as_str()),
        Measure::Level(_) => None,
    });
    unit.into_iter().next().unwrap_or_default()
}

/// The sum of the parts of a price.
fn parts(price: &Price) -> String {
    match price.computed {
        Some(sum) if price.missing.is_empty() => numbers::amount(sum),
        Some(sum) => format!("{}+", numbers::amount(sum)),
        None => "-".to_owned(),
    }
}

/// The total of a candidate: as it was given, else the sum of what is known of its parts.
fn total(price: &Price) -> String {
    price.entered.map_or_else(|| parts(price), numbers::amount)
}

/// What is to be said about the ranking: what it rests on, and how stable it is.
fn remarks(app: &App, work: &Work, comparison: &Comparison) -> Vec<String> {
    let lang = app.lang();
    let mut remarks = Vec::new();
    if comparison.standings.iter().all(|standing| standing.rank.is_none()) {
        let all_out = !comparison.standings.is_empty()
            && comparison.standings.iter().all(|standing| !standing.knocked_out_by.is_empty());
        let words = if all_out { words::ALL_OUT } else { words::NO_RANK };
        return vec![app.say(words).to_owned()];
    }
    if comparison.provisional {
        remarks.push(app.say(words::PROVISIONAL).to_owned());
    }
    let ranked = comparison.standings.iter().filter(|standing| standing.rank.is_some()).count();
    match nearest_turn(&work.set, &work.session, comparison) {
        Some(turn) => {
            let question = work.set.questions[turn.question].title.get(lang);
            let name = work.session.candidates.get(turn.winner);
            let name = name.map_or_else(String::new, |own| inert(&own.name).into_owned());
            if (turn.from - turn.to).abs() < f64::EPSILON {
                remarks.push(words::tie(&name, lang));
            } else {
                let (from, to) = (numbers::amount(turn.from), numbers::amount(turn.to));
                remarks.push(words::turn(question, &from, &to, &name, lang));
            }
        }
        None if ranked > 1 => remarks.push(app.say(words::STABLE).to_owned()),
        None => {}
    }
    remarks.push(app.say(words::FIT_RULE).to_owned());
    let prices = prices(&work.set, &work.session, &work.scores);
    let partly = |price: &Price| price.computed.is_some() && !price.missing.is_empty();
    if prices.candidates.iter().any(partly) {
        remarks.push(app.say(words::PARTS_MISSING).to_owned());
    }
    remarks
}

/// One requirement: its title, how much it matters, and what each candidate answers.
fn criterion_row(app: &App, work: &Work, criterion: &Criterion, columns: &Columns) -> Row {
    let question = &work.set.questions[criterion.question];
    let answer = work.session.answer(&question.id);
    let terms = &criterion.terms;
    let mark = match terms.importance {
        Importance::Must => "!".to_owned(),
        // A number that is a want is shown, and adds nothing to the fit.
        Importance::Want if is_number(question) => "#".to_owned(),
        Importance::Want => numbers::amount(terms.weight),
        Importance::None => "-".to_owned(),
    };
    let name = format!("{mark:<4}{}", question.title.get(app.lang()));
    let candidates = &work.session.candidates;
    let cells = columns.range(candidates.len()).map(|at| {
        let offer = answer.candidates.get(&candidates[at].id);
        let failed = terms.importance == Importance::Must
            && meets(&work.set, question, terms, offer) == Some(false);
        let role = match (failed, offer) {
            (true, _) => Role::Warning,
            (false, Some(_)) => Role::Text,
            (false, None) => Role::Dim,
        };
        (offer_cell(work, question, offer), role)
    });
    let role = if terms.importance == Importance::None { Role::Dim } else { Role::Text };
    columns.row(&name, role, cells.collect())
}

fn is_number(question: &Question) -> bool {
    let requirement = question.kind.requirement();
    requirement.is_some_and(|own| matches!(own.measure, Measure::Number { .. }))
}

/// What a candidate answers, as short as can be: the level with the highest there is, or the number.
fn offer_cell(work: &Work, question: &Question, offer: Option<&Offer>) -> String {
    let measure = question.kind.requirement().map(|requirement| &requirement.measure);
    match (offer, measure) {
        (None, _) => ".".to_owned(),
        (Some(Offer::Unknown), _) => "?".to_owned(),
        (Some(Offer::Level(id)), Some(Measure::Level(scale))) => {
            let highest = work.set.scales[*scale].levels.last();
            highest.map_or_else(|| id.clone(), |highest| format!("{id}/{}", highest.id))
        }
        (Some(Offer::Level(id)), _) => inert(id).into_owned(),
        (Some(Offer::Number(number)), _) => numbers::amount(*number),
    }
}
