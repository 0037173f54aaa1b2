//! The parts of a number as a table: what each brings, and how much it counts.

use crate::measure::{pad, pad_left, truncate, width};
use crate::score::{Component, Explanation, Item, Subject, What, Working, explain};
use crate::session::Track;
use crate::strings::explain::{self as words, term};
use crate::strings::{Words, numbers, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::work::Work;

use super::formula::all_weigh_1;
use super::page::ID;

/// Cells of a column of numbers.
const NUMBER: usize = 8;

/// Which columns the parts have.
pub(super) struct Columns {
    name: usize,
    /// What was said, where there is room for it.
    said: usize,
    weights: bool,
    to_be: bool,
    share: bool,
    kind: Kind,
}

/// What the columns are called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Scores,
    Points,
    Prices,
}

impl Columns {
    pub(super) fn of(of: &Explanation, cells: usize) -> Columns {
        let kind = match of.working {
            Working::Price { .. } => Kind::Prices,
            Working::Fold(..) => Kind::Scores,
            _ => Kind::Points,
        };
        let questions = of.items.iter().any(|item| matches!(item.part, Component::Question(_)));
        let said = if kind == Kind::Scores && questions && cells >= 70 { 16 } else { 0 };
        let weights = kind == Kind::Prices || !all_weigh_1(&of.items);
        let to_be = kind == Kind::Scores && of.numbers.to_be.is_some() && cells >= 50;
        let share =
            kind != Kind::Prices && cells >= 90 && of.items.iter().any(|i| i.share.is_some());
        let numbers = 1 + 2 * usize::from(weights) + usize::from(to_be) + usize::from(share);
        let name = cells.saturating_sub(ID + said + numbers * NUMBER).clamp(4, 48);
        Columns { name, said, weights, to_be, share, kind }
    }

    pub(super) fn heading(&self, app: &App, of: &Explanation) -> Row {
        let column = |words: Words| pad_left(app.say(words), NUMBER);
        let (main, weight) = match self.kind {
            Kind::Scores => (ui::AS_IS, words::WEIGHT),
            Kind::Points => (words::POINTS, words::WEIGHT),
            Kind::Prices => (words::PER_TIME, words::TIMES),
        };
        let title = if self.weights || of.items.iter().all(|item| item.share.is_none()) {
            app.say(words::COUNTED).to_owned()
        } else {
            format!("{}  {}", app.say(words::COUNTED), app.say(words::EACH_WEIGHS_1))
        };
        let mut row = Row::of(pad(&title, ID + self.name + self.said), Role::Dim);
        row = row.and(column(main), Role::Dim);
        if self.weights {
            let product = if self.kind == Kind::Prices { words::TOTAL } else { words::PRODUCT };
            row = row
                .and(column(weight), Role::Dim)
                .and(pad_left(app.say(product), NUMBER), Role::Dim);
        }
        if self.to_be {
            row = row.and(column(ui::TO_BE), Role::Dim);
        }
        if self.share {
            row = row.and(column(words::SHARE), Role::Dim);
        }
        row
    }

    pub(super) fn row(&self, app: &App, work: &Work, item: &Item) -> Row {
        let lang = app.lang();
        let number = |text: String| pad_left(&text, NUMBER);
        let (id, title) = match item.part {
            Component::Question(at) => {
                let question = &work.set.questions[at];
                (&question.id, question.title.get(lang))
            }
            Component::Section(at) => {
                let section = &work.set.sections[at];
                let title = section.title.get(lang);
                let fits = width(title) < self.name;
                (&section.id, if fits { title } else { section.short_title().get(lang) })
            }
        };
        let title = pad(&truncate(title, self.name.saturating_sub(1)), self.name);
        let mut row = Row::of(pad(id, ID), Role::Dim).and(title, Role::Text);
        if self.said > 0 {
            let said = truncate(&counting(app, work, item.part), self.said - 1).into_owned();
            row = row.and(pad(&said, self.said), Role::Dim);
        }
        let value = item.values.main.unwrap_or(0.0);
        let amount = |value: f64| match self.kind {
            Kind::Prices => numbers::amount(value),
            _ => term(value),
        };
        let shown = match (self.kind, item.values.max) {
            (Kind::Points, Some(max)) => format!("{}/{}", term(value), term(max)),
            _ => amount(value),
        };
        row = row.and(number(shown), Role::Strong);
        if self.weights {
            row = row.and(number(term(item.weight)), Role::Text);
            row = row.and(number(amount(item.product)), Role::Text);
        }
        if self.to_be {
            let changed = item.values.to_be != item.values.main;
            let role = if changed { Role::Text } else { Role::Dim };
            row = row.and(number(item.values.to_be.map_or_else(|| "-".to_owned(), term)), role);
        }
        if self.share {
            let share =
                item.share.map_or_else(String::new, |share| numbers::percent(100.0 * share));
            row = row.and(number(share), Role::Dim);
        }
        row
    }
}

/// What counts in a part: the scale and what was said there, or how much of a section is answered.
fn counting(app: &App, work: &Work, part: Component) -> String {
    let at = match part {
        Component::Question(at) => at,
        Component::Section(at) => {
            let counts = &work.scores.sections[at].counts;
            return format!("{}/{}", counts.answered, counts.asked);
        }
    };
    let of = explain(&work.set, &work.session, &work.scores, Subject::Question(at));
    let Working::Answer(said, _) = of.working else { return String::new() };
    let Some(said) = said.iter().find(|said| said.counts && said.track == Track::AsIs) else {
        return String::new();
    };
    let scale = said.scale.map(|scale| &work.set.scales[scale]);
    let name = scale.map_or("", |scale| scale.title.get(app.lang()));
    match (said.what, scale) {
        (What::Level(level), Some(scale)) => words::on_scale(name, &scale.levels[level].id),
        (What::Unknown, _) => words::on_scale(name, "?"),
        _ => String::new(),
    }
}
