//! The session's file was changed from outside: what differs, and what to do.

mod differences;
mod said;

use std::sync::Arc;

use crate::action::{Action, Context};
use crate::fault::{Fault, Places};
use crate::measure::{fitting_end, pad, truncate, width, wrap};
use crate::session::{Session, read};
use crate::store::Clash;
use crate::strings::{faults, saving as words};
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::effect::{Effect, Settle, Side, Then};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::panel;
use crate::tui::widget::scroll::{moves, step};

use super::Done;
pub use differences::changed_things;
use differences::{Changed, Difference, Facet, differences};

/// Changed from outside: both sides are shown.
#[derive(Debug, Clone)]
pub struct Conflict {
    clash: Arc<Clash>,
    theirs: Result<Session, Vec<Fault>>,
    base: Option<Session>,
    /// Where the person was going when this came in the way.
    then: Option<Then>,
    /// The first row in sight.
    top: usize,
}

/// The most cells that the name of a thing takes beside what is said of it.
const NAME: usize = 22;
/// On which side something was changed stands no further to the right than this, or the eye loses the row.
const WIDE: usize = 100;
/// Rows that are not the list: what is around the body, and the title.
const AROUND: u16 = 5;

impl Conflict {
    /// Both sides; `then` is where the person was going.
    #[must_use]
    pub fn new(clash: Arc<Clash>, then: Option<Then>) -> Conflict {
        let theirs = clash.text().map_or_else(|| Err(Vec::new()), read);
        let base = clash.base.as_deref().and_then(|base| read(base).ok());
        Conflict { clash, theirs, base, then, top: 0 }
    }

    /// The file has changed again.
    pub fn renew(&mut self, clash: &Arc<Clash>) {
        *self = Conflict::new(Arc::clone(clash), self.then);
    }

    pub(super) fn offers(&self, action: Action, app: &App) -> bool {
        match action {
            Action::Mine | Action::Both | Action::Out => true,
            // What cannot be read cannot be worked with.
            Action::Theirs => self.theirs.is_ok(),
            // Only where there is more than the screen shows.
            _ => moves(action) && self.rows(app, cells(app)).len() > height(app),
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App) -> Done {
        let side = match action {
            Action::Mine => Side::Mine,
            Action::Theirs => Side::Theirs,
            Action::Both => Side::Both,
            Action::Out => return Done::Close,
            _ => {
                let page = height(app);
                let rows = self.rows(app, cells(app)).len();
                // As far as the last row comes into sight.
                let last = rows.saturating_sub(page) + 1;
                self.top = step(action, self.top, last, page).unwrap_or(self.top);
                return Done::Stay;
            }
        };
        let settle = Settle { side, clash: Arc::clone(&self.clash), then: self.then };
        Done::Effects(vec![Effect::Settle(settle)])
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let cells = usize::from(canvas.area.width.saturating_sub(2));
        let rows = self.rows(app, cells);
        let title = app.say(words::CONFLICT);
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        if height.saturating_add(2) < canvas.area.height {
            panel::open(canvas, height, title, "").rows(0, 0, &rows);
            return;
        }
        // The whole body: the line below the header is there already.
        canvas.clear();
        canvas.row(1, 0, &Row::of(title, Role::Strong).cut(cells));
        let room = usize::from(canvas.area.height.saturating_sub(1));
        let top = self.top.min(rows.len().saturating_sub(room));
        canvas.rows(1, 1, &rows[top..rows.len().min(top + room)]);
    }

    /// Everything that there is to say, in the order in which it matters.
    fn rows(&self, app: &App, cells: usize) -> Vec<Row> {
        let Some(work) = &app.work else { return Vec::new() };
        let mut rows = plain(app.say(words::CONFLICT_BODY), cells, Role::Text);
        rows.extend(self.choices(app, cells));
        rows.push(Row::default());
        match &self.theirs {
            Err(found) => rows.extend(self.broken(app, found, cells)),
            Ok(theirs) => {
                let lang = app.lang();
                let base = self.base.as_ref();
                let all = differences(&work.set, &work.session, theirs, base, lang);
                let count = match all.len() {
                    0 => words::NO_DIFFERENCE.of(lang).to_owned(),
                    count => words::differ(count, lang),
                };
                rows.push(Row::of(count, Role::Strong));
                let names = all.iter().flat_map(|one| &one.facets).map(|facet| width(&facet.name));
                let name = names.max().unwrap_or(0).min(NAME).min(cells / 3);
                rows.extend(all.iter().flat_map(|one| of_difference(one, name, lang, cells)));
            }
        }
        rows
    }

    /// What each key does with which side.
    fn choices(&self, app: &App, cells: usize) -> Vec<Row> {
        let choices = [
            (Action::Mine, app.say(words::KEEPS_MINE)),
            (Action::Theirs, app.say(words::TAKES_THEIRS)),
            (Action::Both, app.say(words::KEEPS_BOTH)),
        ];
        let mut rows = Vec::new();
        for (action, text) in choices {
            if action == Action::Theirs && self.theirs.is_err() {
                continue;
            }
            let key = app.key_of(action, Context::Conflict);
            let indent = width(&key) + 2;
            for (at, line) in wrap(text, cells.saturating_sub(indent)).iter().enumerate() {
                let key = if at == 0 { key.as_str() } else { "" };
                rows.push(Row::of(pad(key, indent), Role::Key).and(line, Role::Text));
            }
        }
        rows
    }

    /// Why their file cannot be read.
    fn broken(&self, app: &App, found: &[Fault], cells: usize) -> Vec<Row> {
        let lang = app.lang();
        let mut rows = plain(app.say(words::BROKEN), cells, Role::Warning);
        let Some(text) = self.clash.text() else {
            rows.extend(plain(app.say(words::NO_TEXT), cells, Role::Text));
            return rows;
        };
        let mut places = Places::of(text);
        for fault in found {
            let place = places.at(fault.span.start);
            let what = faults::fault(&fault.kind, lang).what;
            let said = words::fault(place.line, place.column, &what, lang);
            rows.extend(plain(&crate::measure::inert(&said), cells, Role::Text));
        }
        rows
    }
}

/// The cells of a line.
fn cells(app: &App) -> usize {
    usize::from(app.size.0.saturating_sub(2))
}

/// The rows that are in sight at once.
fn height(app: &App) -> usize {
    usize::from(app.size.1.saturating_sub(AROUND))
}

fn plain(text: &str, cells: usize, role: Role) -> Vec<Row> {
    wrap(text, cells).into_iter().map(|line| Row::of(line, role)).collect()
}

fn of_difference(difference: &Difference, name: usize, lang: Lang, cells: usize) -> Vec<Row> {
    let changed = difference.changed.map_or("", |changed| {
        match changed {
            Changed::Here => words::BY_ME,
            Changed::InFile => words::BY_THEM,
            Changed::OnBoth => words::BY_BOTH,
        }
        .of(lang)
    });
    let role = if difference.changed == Some(Changed::OnBoth) { Role::Warning } else { Role::Dim };
    let gap = if difference.id.is_empty() { "" } else { "  " };
    let head = Row::of(difference.id.as_str(), Role::Accent)
        .and(gap, Role::Text)
        .and(difference.title.as_str(), Role::Strong);
    let mut rows = vec![head.with_right(Row::of(changed, role), cells.min(WIDE))];
    for facet in &difference.facets {
        rows.extend(of_facet(facet, name, lang, cells));
    }
    rows
}

/// A name in so many cells, and what each side says below each other, so that the eye finds what differs.
fn of_facet(facet: &Facet, name: usize, lang: Lang, cells: usize) -> [Row; 2] {
    let sides = [words::HERE.of(lang), words::IN_FILE.of(lang)];
    let label = sides.map(width).into_iter().max().unwrap_or(0) + 2;
    let room = cells.saturating_sub(2 + name + 2 + label);
    let (here, in_file) = cut(&facet.here, &facet.in_file, room);
    let names = [truncate(&facet.name, name).into_owned(), String::new()];
    let mut rows = names.into_iter().zip(sides).zip([here, in_file]).map(|((own, side), text)| {
        let (text, role) = if text.is_empty() {
            (words::NOTHING.of(lang).to_owned(), Role::Dim)
        } else {
            (text, Role::Text)
        };
        Row::of("  ", Role::Text)
            .and(pad(&own, name + 2), Role::Dim)
            .and(pad(side, label), Role::Dim)
            .and(text, role)
    });
    [rows.next().unwrap_or_default(), rows.next().unwrap_or_default()]
}

/// Both texts in so many cells. Where they do not fit and begin alike for long, what they share is cut
/// off in front, or they would look the same.
fn cut(one: &str, other: &str, cells: usize) -> (String, String) {
    let shared: usize = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let fits = width(one).max(width(other)) <= cells;
    let begin = if !fits && width(&one[..shared]) * 2 > cells { shared } else { 0 };
    // Some of what they share stays, to see where in the text it is.
    let before = fitting_end(&one[..begin], cells / 4);
    let side = |text: &str| {
        let rest = &text[begin - before.len()..];
        let text = if begin > before.len() { format!("...{rest}") } else { rest.to_owned() };
        truncate(&text, cells).into_owned()
    };
    (side(one), side(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_differ() {
        let (one, other) = cut("short", "other", 20);
        assert_eq!((&*one, &*other), ("short", "other"));
        let long = "the same words at the beginning of both of them, then ";
        let (one, other) = cut(&format!("{long}this"), &format!("{long}that"), 20);
        assert!(one.starts_with("...") && one.ends_with("this"), "{one}");
        assert!(other.ends_with("that") && width(&other) <= 20, "{other}");
        let (one, other) =
            cut("上の方針を経営会議で承認した日", "上の方針を経営会議で承認した月", 12);
        assert!(one.ends_with('日') && other.ends_with('月'), "{one} {other}");
    }
}
