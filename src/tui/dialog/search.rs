//! Search and jump: every word typed must stand in the question's id, name or text, or in its note.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::questionnaire::Question;
use crate::session::Answer;
use crate::strings::ui;
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::{follow, step};
use crate::tui::widget::{input::Input, panel};
use crate::tui::work::Work;

use super::Done;

/// A search under way.
#[derive(Debug, Clone)]
pub struct Search {
    input: Input,
    /// The positions of the questions found.
    found: Vec<usize>,
    at: usize,
}

impl Search {
    /// A search over all questions that are asked.
    #[must_use]
    pub fn new(work: &Work) -> Search {
        let mut search = Search { input: Input::line(""), found: Vec::new(), at: 0 };
        search.find(work);
        search
    }

    fn find(&mut self, work: &Work) {
        let query = plain(&self.input.text());
        let words: Vec<&str> = query.split_whitespace().collect();
        self.found = work
            .shown()
            .filter(|&at| {
                let question = &work.set.questions[at];
                let text = searched(question, work.session.answer(&question.id));
                words.iter().all(|word| text.contains(word))
            })
            .collect();
        self.at = 0;
    }

    pub(super) fn offers(&self, action: Action) -> bool {
        match action {
            Action::Accept => !self.found.is_empty(),
            Action::Up => self.at > 0,
            Action::Down => self.at + 1 < self.found.len(),
            _ => true,
        }
    }

    pub(super) fn update(&mut self, action: Action) -> Done {
        match action {
            Action::Accept => match self.found.get(self.at) {
                Some(&question) => Done::GoTo(question),
                None => Done::Stay,
            },
            Action::Out => Done::Close,
            _ => {
                let rows = self.found.len();
                self.at = step(action, self.at, rows, rows).unwrap_or(self.at);
                Done::Stay
            }
        }
    }

    pub(super) fn typed(&mut self, event: KeyEvent, app: &App) {
        if self.input.typed(event) {
            self.find_again(app);
        }
    }

    pub(super) fn paste(&mut self, text: &str, app: &App) {
        self.input.paste(text);
        self.find_again(app);
    }

    fn find_again(&mut self, app: &App) {
        if let Some(work) = &app.work {
            self.find(work);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let work = app.work.as_ref()?;
        let rows = (canvas.area.height / 2).clamp(4, 14);
        let mut inside = panel::open(canvas, rows, app.say(ui::SEARCH), "");
        let area = inside.area;
        inside.put(0, 0, "/", Role::Key);
        let height = usize::from(area.height.saturating_sub(1));
        let first = follow(0, self.at, self.found.len(), height);
        for (y, (at, &question)) in (1..).zip(self.found.iter().enumerate().skip(first)) {
            let question = &work.set.questions[question];
            let role = if at == self.at { Role::Marked } else { Role::Text };
            let row = Row::of(format!("{:<6}", question.id), Role::Dim)
                .and(question.title.get(app.lang()).as_str(), role);
            inside.row(0, y, &row);
        }
        if self.found.is_empty() {
            inside.put(2, 1, app.say(ui::NOTHING_FOUND), Role::Dim);
        }
        let line = Rect::new(area.x + 2, area.y, area.width.saturating_sub(2), 1);
        self.input.render(&mut inside.part(line))
    }
}

/// Everything that a search looks at, in both languages.
fn searched(question: &Question, answer: &Answer) -> String {
    let mut text = question.id.clone();
    for lang in Lang::ALL {
        for part in [question.title.get(lang), question.text.get(lang)] {
            text.push('\n');
            text.push_str(part);
        }
    }
    for part in [&answer.note, &answer.memo, &answer.record].into_iter().flatten() {
        text.push('\n');
        text.push_str(part);
    }
    plain(&text)
}

/// Lower case, and full-width letters as ASCII, so that an input method does not change what is found.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21).unwrap_or(c),
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}
