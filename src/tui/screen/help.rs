//! The help page: the keys of the screen below, from the table of keys; the words; the set's own
//! account of itself; where the files are.

use crate::action::{Action, Context};
use crate::measure::{pad, width, wrap};
use crate::questionnaire::{Mark, Questionnaire};
use crate::strings::{actions, selection, ui};
use crate::tui::app::App;
use crate::tui::dialog::Done;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;

/// The widest that help text gets.
const CELLS: usize = 92;
/// Cells of the keys.
const KEYS: usize = 20;

/// The page, and how far it is scrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpPage {
    context: Context,
    top: usize,
}

impl HelpPage {
    /// The page for what is below it.
    #[must_use]
    pub fn new(context: Context) -> HelpPage {
        HelpPage { context, top: 0 }
    }

    /// The rows in sight, and the first row of the page from which its end is in sight.
    fn measures(&self, app: &App) -> (usize, usize) {
        let height = usize::from(app.size.1.saturating_sub(4)).max(1);
        let rows = self.rows(app, CELLS.min(usize::from(app.size.0.saturating_sub(4)))).len();
        (height, rows.saturating_sub(height))
    }

    /// Whether an action can do something: there may be nothing more above, or below.
    #[must_use]
    pub fn offers(&self, action: Action, app: &App) -> bool {
        match action {
            Action::Up | Action::PageUp | Action::First => self.top > 0,
            Action::Down | Action::PageDown | Action::Last => self.top < self.measures(app).1,
            _ => true,
        }
    }

    /// Scrolls, or closes.
    pub fn update(&mut self, action: Action, app: &App) -> Done {
        let (height, last) = self.measures(app);
        // The page may have become shorter since, on a larger screen.
        self.top = self.top.min(last);
        match action {
            Action::Up => self.top = self.top.saturating_sub(1),
            Action::Down => self.top = (self.top + 1).min(last),
            Action::PageUp => self.top = self.top.saturating_sub((height - 1).max(1)),
            Action::PageDown => self.top = (self.top + (height - 1).max(1)).min(last),
            Action::First => self.top = 0,
            Action::Last => self.top = last,
            Action::Out => return Done::Close,
            Action::Home => return Done::Home,
            _ => {}
        }
        Done::Stay
    }

    /// Draws the page over the whole screen.
    pub fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        canvas.clear();
        let cells = CELLS.min(usize::from(canvas.area.width.saturating_sub(4)));
        let rows = self.rows(app, cells);
        let height = usize::from(canvas.area.height);
        let top = self.top.min(rows.len().saturating_sub(height));
        canvas.rows(2, 0, &rows[top..]);
        if top + height < rows.len() {
            // Blanks keep it apart from a line of text that reaches so far.
            let more = format!("  {}", app.say(ui::MORE_BELOW));
            let x = canvas.area.width.saturating_sub(u16::try_from(width(&more)).unwrap_or(0) + 1);
            canvas.put(x, canvas.area.height - 1, &more, Role::Dim);
        }
    }

    fn rows(&self, app: &App, cells: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let name = actions::context(self.context).of(app.lang());
        heading(&mut rows, &format!("{}  {name}", app.say(ui::KEYS)));
        key_rows(app, self.context, cells, &mut rows);
        heading(&mut rows, app.say(ui::MARKS));
        for (mark, meaning) in ui::MARK_TERMS {
            definition(&mut rows, mark, meaning.of(app.lang()), cells);
        }
        heading(&mut rows, app.say(ui::GLOSSARY));
        for (term, meaning) in ui::GLOSSARY_TERMS {
            definition(&mut rows, term.of(app.lang()), meaning.of(app.lang()), cells);
        }
        if app.shows_selection() {
            for (term, meaning) in selection::TERMS {
                definition(&mut rows, term.of(app.lang()), meaning.of(app.lang()), cells);
            }
        }
        if let Some(work) = &app.work {
            about_rows(app, &work.set, cells, &mut rows);
        }
        heading(&mut rows, app.say(ui::FILES));
        definition(&mut rows, app.say(ui::DATA_DIRECTORY), &app.places.0, cells);
        definition(&mut rows, app.say(ui::CONFIGURATION), &app.places.1, cells);
        rows
    }
}

fn heading(rows: &mut Vec<Row>, text: &str) {
    if !rows.is_empty() {
        rows.push(Row::default());
    }
    rows.push(Row::of(text, Role::Strong));
}

fn definition(rows: &mut Vec<Row>, term: &str, meaning: &str, cells: usize) {
    let lines = wrap(&crate::measure::inert(meaning), cells.saturating_sub(KEYS));
    for (at, line) in lines.into_iter().enumerate() {
        let term = if at == 0 { term } else { "" };
        rows.push(Row::of(pad(term, KEYS), Role::Key).and(line, Role::Text));
    }
}

fn key_rows(app: &App, context: Context, cells: usize, rows: &mut Vec<Row>) {
    let map = &app.settings.keymap;
    // What only a selection has would be a key that does nothing anywhere else.
    let elsewhere =
        |action| !app.shows_selection() && matches!(action, Action::Candidates | Action::Basis);
    for row in map.rows_in(context).filter(|row| !elsewhere(row.action)) {
        let keys = map.keys_shown(row, context).join("  ");
        definition(rows, &keys, actions::long(row.action).of(app.lang()), cells);
    }
}

/// What the set says about itself, and its sources.
fn about_rows(app: &App, set: &Questionnaire, cells: usize, rows: &mut Vec<Row>) {
    let lang = app.lang();
    heading(rows, &format!("{}  {} {}", app.say(ui::ABOUT_SET), set.id, set.version));
    if let Some(about) = &set.about {
        for line in wrap(about.get(lang).trim(), cells) {
            rows.push(Row::of(line, Role::Text));
        }
    }
    heading(rows, app.say(ui::SOURCES));
    for source in &set.sources {
        let mut text = source.title.clone();
        for part in [&source.publisher, &source.edition, &source.date.map(|date| date.to_string())]
            .into_iter()
            .flatten()
        {
            text.push_str("  ");
            text.push_str(part);
        }
        definition(rows, &source.id, &text, cells);
    }
    let recalled = set
        .questions
        .iter()
        .filter(|question| {
            question.source.as_ref().and_then(|source| source.mark) == Some(Mark::Recalled)
        })
        .map(|question| question.id.as_str())
        .collect::<Vec<_>>();
    if !recalled.is_empty() {
        definition(rows, app.say(ui::RECALLED), &recalled.join(" "), cells);
    }
}
