//! The page of an explained number.

use crate::measure::{inert, pad, truncate, width, wrap};
use crate::questionnaire::{Origin, Source};
use crate::score::{
    Component, Explanation, LeftOut, OriginOf, Price, RuleSource, Said, Subject, What, Why,
    Working, explain,
};
use crate::strings::explain::{self as words, term};
use crate::strings::{Words, numbers, selection, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::{Goal, Line};
use crate::tui::work::Work;

use super::columns::Columns;
use super::formula::{best, counts_rows, fold_rows, headline, selection_rows};
use super::subject::subject_of_section;

/// Where a line of the page leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// To another number.
    Number(Subject),
    /// Out of the dialog.
    Place(Goal),
}

/// The lines, and where those that lead somewhere lead, in their order.
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    pub(super) targets: Vec<Target>,
}

/// Cells of an id.
pub(super) const ID: usize = 7;
/// Cells of the labels of rule and sources.
const LABEL: usize = 12;
/// In fewer cells a sentence stands below what it belongs to.
const NARROW: usize = 60;
/// So many of one reason are named one by one.
const NAMED: usize = 3;

/// What a page is made from.
struct Writer<'a> {
    app: &'a App,
    work: &'a Work,
    of: &'a Explanation,
    cells: usize,
    page: Page,
}

impl Page {
    /// The page of a number in lines of at most `cells` cells.
    pub(super) fn new(app: &App, work: &Work, subject: Subject, cells: usize) -> Page {
        let page = Page { lines: Vec::new(), targets: Vec::new() };
        if work.session.scores_hidden {
            let text = wrap(app.say(words::HIDDEN), cells);
            let lines = text.into_iter().map(|line| Line::of(line, Role::Dim)).collect();
            return Page { lines, ..page };
        }
        let of = explain(&work.set, &work.session, &work.scores, subject);
        let mut writer = Writer { app, work, of: &of, cells, page };
        writer.numbers();
        match &of.working {
            Working::Answer(said, band) => {
                writer.said(said);
                writer.blank();
                writer.text(words::band(*band, app.lang()), Role::Dim);
            }
            Working::Lookup(_) => writer.lookups(),
            Working::Price { .. } => writer.price_terms(),
            _ => {}
        }
        writer.items();
        writer.left_out();
        writer.rule();
        writer.onward();
        writer.page
    }
}

impl Writer<'_> {
    fn say(&self, words: Words) -> &'static str {
        self.app.say(words)
    }

    fn blank(&mut self) {
        self.page.lines.push(Line::blank());
    }

    fn row(&mut self, row: Row) {
        self.page.lines.push(Line::plain(row));
    }

    fn text(&mut self, text: &str, role: Role) {
        for line in wrap(text, self.cells.min(90)) {
            self.page.lines.push(Line::of(line, role));
        }
    }

    /// A line that leads somewhere; the page only has to know that it does.
    fn leads(&mut self, row: Row, target: Target) {
        let at = self.page.targets.len();
        self.page.lines.push(Line { row, goal: Some(Goal::Section(at)) });
        self.page.targets.push(target);
    }

    /// The number, and its arithmetic.
    fn numbers(&mut self) {
        let of = self.of;
        if let Some(counts) = &of.counts {
            let row = headline(self.app, of);
            self.row(row);
            let rows = counts_rows(self.app, counts, self.cells);
            for row in rows {
                self.row(row);
            }
            self.blank();
        }
        match &of.working {
            Working::Fold(fold, sums) => {
                for row in fold_rows(self.app, of, (*fold, sums), self.cells) {
                    self.row(row);
                }
            }
            Working::Answer(..) => {
                let row = headline(self.app, of);
                self.row(row);
            }
            Working::Lookup(_) => {
                let value = of.numbers.main.map_or_else(|| "-".to_owned(), numbers::amount);
                let label = format!("{}   ", self.say(selection::VALUE));
                self.row(Row::of(label, Role::Text).and(value, Role::Strong));
            }
            Working::Nothing => {
                self.text(words::rule(of.rule, of.subject, self.app.lang()), Role::Text);
            }
            _ => {
                for row in selection_rows(self.app, of, self.cells) {
                    self.row(row);
                }
                if let Working::Price { price: Price { missing, computed: Some(_), .. }, .. } =
                    &of.working
                    && !missing.is_empty()
                {
                    self.text(self.say(words::MISSING_PARTS), Role::Dim);
                }
            }
        }
    }

    /// What was said on each scale, or chosen.
    fn said(&mut self, said: &[Said]) {
        let Subject::Question(at) = self.of.subject else { return };
        let mut track = None;
        for one in said {
            if track != Some(one.track) {
                track = Some(one.track);
                self.blank();
                let name = ui::track(one.track, self.app.lang());
                self.row(Row::of(name, Role::Accent));
            }
            self.said_rows(at, one);
        }
        let formula = best(said, self.of.numbers.main);
        if !formula.is_empty() {
            self.blank();
            self.text(&formula, Role::Text);
        }
    }

    fn said_rows(&mut self, at: usize, said: &Said) {
        let lang = self.app.lang();
        let scale = said.scale.map(|at| &self.work.set.scales[at]);
        let choices = self.work.set.questions[at].kind.choices();
        let (points, text) = match (said.what, scale) {
            (What::Level(level), Some(scale)) => (said.points, scale.levels[level].text.get(lang)),
            (What::Choice(choice), _) => (said.points, choices[choice].text.get(lang)),
            (What::Unknown, _) => (said.points, &self.say(ui::DONT_KNOW).to_owned()),
            (What::NotHere, _) => (None, &self.say(ui::NOT_HERE).to_owned()),
            _ => (None, &self.say(ui::UNTOUCHED).to_owned()),
        };
        let name = scale.map_or("", |scale| scale.title.get(lang));
        let label = if scale.is_some() { 16.min(self.cells / 3) } else { 2 };
        let mark =
            if said.counts { format!("  {}", self.say(words::COUNTS)) } else { String::new() };
        let points = points.map_or_else(|| "-".to_owned(), term);
        let role = if said.counts { Role::Chosen } else { Role::Text };
        if self.cells < NARROW {
            let row = Row::of(format!("{name} "), Role::Dim).and(points, role);
            self.row(row.and(mark, Role::Chosen));
            for line in wrap(&inert(text), self.cells.saturating_sub(2)) {
                self.row(Row::of(format!("  {line}"), Role::Text));
            }
            return;
        }
        let room = self.cells.min(100).saturating_sub(label + 5 + width(&mark)).max(8);
        for (at, line) in wrap(&inert(text), room).into_iter().enumerate() {
            let first = at == 0;
            let row = Row::of(pad(if first { name } else { "" }, label), Role::Dim)
                .and(pad(if first { &points } else { "" }, 5), role)
                .and(line, if said.counts { Role::Text } else { Role::Dim });
            let mark = if first { mark.as_str() } else { "" };
            self.row(row.and(mark, Role::Chosen));
        }
    }

    /// Where each looked-up value stands in its matrix.
    fn lookups(&mut self) {
        let (Subject::Risk(at, row), Working::Lookup(found)) = (self.of.subject, &self.of.working)
        else {
            return;
        };
        let lang = self.app.lang();
        let columns = self.work.set.questions[at].kind.columns();
        let text = |column: usize, id: &Option<String>| {
            let choice = id.as_ref().and_then(|id| {
                columns[column].kind.choices().iter().find(|choice| choice.id == *id)
            });
            let named = choice.map(|choice| choice.text.get(lang).as_str()).or(id.as_deref());
            let text = named.unwrap_or(self.say(words::EMPTY_CELL));
            format!("{} {text}", columns[column].title.get(lang))
        };
        let rows: Vec<String> = found
            .iter()
            .map(|one| {
                let from = (text(one.rows.0, &one.rows.1), text(one.columns.0, &one.columns.1));
                let and = self.say(selection::AND);
                format!("{}{and}{} -> {}", from.0, from.1, text(one.column, &one.value))
            })
            .collect();
        self.blank();
        for row in &rows {
            self.text(row, Role::Text);
        }
        self.blank();
        let label = Row::of(self.say(words::TO_ROW), Role::Text);
        self.leads(label, Target::Place(Goal::Row(at, row)));
    }

    /// How often things are paid.
    fn price_terms(&mut self) {
        let Working::Price { months, assumed, incidents, .. } = &self.of.working else { return };
        let assumed = if *assumed { self.say(words::ASSUMED) } else { "" };
        let months = format!("{}  {months}{assumed}", self.say(words::MONTHS));
        let incidents = incidents.map_or(self.say(words::NOT_KNOWN).to_owned(), numbers::amount);
        let incidents = format!("{}  {incidents}", self.say(words::INCIDENTS));
        self.blank();
        self.text(&months, Role::Dim);
        self.text(&incidents, Role::Dim);
    }

    /// What counts, a line each.
    fn items(&mut self) {
        let items = &self.of.items;
        if items.is_empty() {
            let summed = !matches!(
                self.of.working,
                Working::Answer(..) | Working::Lookup(_) | Working::Nothing
            );
            if summed {
                self.blank();
                self.text(self.say(words::NOTHING_COUNTS), Role::Dim);
            }
            return;
        }
        let columns = Columns::of(self.of, self.cells);
        self.blank();
        let heading = columns.heading(self.app, self.of);
        self.row(heading);
        for item in items {
            let row = columns.row(self.app, self.work, item);
            let target = self.target(item.part);
            self.leads(row, target);
        }
    }

    /// Where a part leads: to its own number, and where that says nothing to its question.
    fn target(&self, part: Component) -> Target {
        match (part, self.of.subject) {
            (Component::Question(at), Subject::Fit(_) | Subject::Price(_)) => {
                Target::Place(Goal::Question(at))
            }
            (Component::Question(at), _) => Target::Number(Subject::Question(at)),
            (Component::Section(at), _) => Target::Number(Subject::Section(at)),
        }
    }

    /// What does not count, and why: one by one, or where there are many of one reason, all in one line.
    fn left_out(&mut self) {
        let of = self.of;
        if of.left_out.is_empty() {
            return;
        }
        self.blank();
        self.row(Row::of(self.say(words::LEFT_OUT), Role::Strong));
        let mut done: Vec<&Why> = Vec::new();
        for left in &of.left_out {
            if done.contains(&&left.why) {
                continue;
            }
            let alike: Vec<&LeftOut> =
                of.left_out.iter().filter(|other| other.why == left.why).collect();
            if alike.len() > NAMED && never_counts(&left.why) {
                done.push(&left.why);
                let ids: Vec<&str> = alike.iter().map(|left| self.names(left.part).0).collect();
                let why = words::why(&left.why, "", self.app.lang());
                let why = inert(&why).into_owned();
                let count = words::more(alike.len(), self.app.lang());
                self.text(&format!("{why}  {count}: {}", ids.join(" ")), Role::Dim);
            } else {
                self.left_out_row(left);
            }
        }
    }

    fn left_out_row(&mut self, left: &LeftOut) {
        let (id, title) = self.names(left.part);
        let other = match left.why {
            Why::Times(at) => self.names(Component::Question(at)).0,
            _ => "",
        };
        let mut why = words::why(&left.why, other, self.app.lang());
        if let Some(band) = numbers::band(left.values.low, left.values.high) {
            why = format!("{why}  {band}");
        }
        let why = truncate(&inert(&why), self.cells * 3 / 5).into_owned();
        let row = Row::of(pad(id, ID), Role::Dim).and(title, Role::Text);
        let row = row.with_right(Row::of(why, Role::Dim), self.cells);
        let own = self.of.subject == subject_of(left.part);
        if own {
            self.row(row);
        } else {
            let target = self.target(left.part);
            self.leads(row, target);
        }
    }

    /// The id and the name of a part.
    fn names(&self, part: Component) -> (&str, &str) {
        let lang = self.app.lang();
        match part {
            Component::Question(at) => {
                let question = &self.work.set.questions[at];
                (&question.id, question.title.get(lang))
            }
            Component::Section(at) => {
                let section = &self.work.set.sections[at];
                (&section.id, section.title.get(lang))
            }
        }
    }

    /// By which rule, and where that and what was asked come from.
    fn rule(&mut self) {
        let lang = self.app.lang();
        self.blank();
        if self.of.working != Working::Nothing {
            self.labelled(words::RULE, words::rule(self.of.rule, self.of.subject, lang));
        }
        let source = match self.of.rule_source {
            RuleSource::Document(at) => document(&self.work.set.sources[at]),
            RuleSource::Ours => self.say(words::OURS).to_owned(),
            RuleSource::Set => self.say(words::OWN_SET).to_owned(),
        };
        self.labelled(words::RULE_SOURCE, &source);
        for (of, origin) in &self.of.origins {
            let text = self.origin(origin);
            let label = match of {
                OriginOf::Question => words::QUESTION_SOURCE,
                OriginOf::Scale => words::SCALE_SOURCE,
            };
            self.labelled(label, &text);
        }
    }

    fn labelled(&mut self, label: Words, text: &str) {
        let label = self.say(label);
        let room = self.cells.min(100).saturating_sub(LABEL).max(10);
        for (at, line) in wrap(&inert(text), room).into_iter().enumerate() {
            let label = pad(if at == 0 { label } else { "" }, LABEL);
            self.row(Row::of(label, Role::Accent).and(line, Role::Dim));
        }
    }

    /// Where a question or a scale comes from.
    fn origin(&self, origin: &Origin) -> String {
        let source = self.work.set.sources.iter().find(|source| source.id == origin.id);
        let mut text = source.map_or_else(|| origin.id.clone(), document);
        if let Some(at) = &origin.at {
            text = format!("{text}  {at}");
        }
        let mark = origin.mark.map(|mark| words::mark(mark, self.app.lang()));
        mark.map_or(text.clone(), |mark| format!("{text} ({mark})"))
    }

    /// The number that this one goes into; in an unscored set of questions there is none.
    fn part_of(&mut self, section: Option<usize>) {
        let subject = subject_of_section(self.work, section);
        let name = super::name(self.app, self.work, subject);
        let row = Row::of(format!("{}  ", self.say(words::PART_OF)), Role::Dim);
        self.leads(row.and(name, Role::Text), Target::Number(subject));
    }

    /// The way out of an answer, and to the other numbers of a candidate.
    fn onward(&mut self) {
        let subjects: Vec<Subject> = match self.of.subject {
            Subject::Question(at) => {
                self.blank();
                let row = Row::of(self.say(words::TO_QUESTION), Role::Text);
                self.leads(row, Target::Place(Goal::Question(at)));
                return self.part_of(Some(self.work.set.questions[at].section));
            }
            Subject::Fit(own) | Subject::Price(own) => {
                let others = (0..self.work.session.candidates.len()).filter(|at| *at != own);
                let beside = match self.of.subject {
                    Subject::Fit(_) => Subject::Price(own),
                    _ => Subject::Fit(own),
                };
                let same = others.map(|at| match self.of.subject {
                    Subject::Fit(_) => Subject::Fit(at),
                    _ => Subject::Price(at),
                });
                [beside].into_iter().chain(same).collect()
            }
            Subject::Section(at) | Subject::Readiness(Some(at)) => {
                self.blank();
                return self.part_of(self.work.set.sections[at].parent);
            }
            _ => return,
        };
        self.blank();
        self.row(Row::of(self.say(words::OTHERS), Role::Strong));
        for subject in subjects {
            let name = super::short_name(self.app, self.work, subject);
            self.leads(Row::of(name, Role::Text), Target::Number(subject));
        }
    }
}

fn subject_of(part: Component) -> Subject {
    match part {
        Component::Section(at) => Subject::Section(at),
        Component::Question(at) => Subject::Question(at),
    }
}

/// Whether the reason is the set's and not an answer's: many of these need no line each.
fn never_counts(why: &Why) -> bool {
    matches!(
        why,
        Why::Kind
            | Why::Condition
            | Why::Unscored
            | Why::OutOfScope(_)
            | Why::Beside
            | Why::NotNeeded
    )
}

/// A document in one line.
fn document(source: &Source) -> String {
    let parts = [source.publisher.as_ref(), Some(&source.title), source.edition.as_ref()];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}
