//! Why a question does not apply, or why a section is not looked at: a digit, or a line of text.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::session::{Change, Draft, Edit, NotApplicable};
use crate::strings::ui;
use crate::tui::app::{App, Now};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::{input::Input, panel};

use super::Done;

/// What the reason is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The question with this id, which is not applicable already.
    NotApplicable(String),
    /// The section at this position, which is out of scope already.
    Scope(usize),
}

/// The reason while it is being given.
#[derive(Debug, Clone)]
pub struct Reason {
    about: About,
    input: Input,
    /// What stood there at first.
    before: Option<String>,
}

impl Reason {
    /// A reason to be given; `before` is what stood there.
    #[must_use]
    pub fn new(about: About, before: &str) -> Reason {
        let own = if NotApplicable::from_word(before).is_some() { "" } else { before };
        let input = Input::line(own);
        Reason { about, before: input.said(), input }
    }

    /// What is being typed; `None` where nothing new is.
    pub(in crate::tui) fn draft(&self) -> Option<Draft> {
        let said = self.input.said()?;
        let question = match &self.about {
            About::NotApplicable(question) => Some(question.clone()),
            About::Scope(_) => None,
        };
        let field = Draft::REASON.to_owned();
        let is_new = self.before.as_ref() != Some(&said);
        is_new.then_some(Draft { question, field, text: said, at: None })
    }

    pub(super) fn update(&mut self, action: Action, now: &Now) -> Done {
        match (action, &self.about) {
            (Action::Digit(digit), _) => self.digit(digit, now),
            // Leaving keeps what was written: nothing that someone typed is thrown away.
            (Action::Accept | Action::Keep | Action::Out, about) => {
                match (self.input.said(), about) {
                    (None, _) => Done::Close,
                    (Some(reason), About::Scope(section)) => Done::Scope(*section, reason),
                    (Some(reason), About::NotApplicable(question)) => {
                        not_applicable(question, reason, now)
                    }
                }
            }
            _ => Done::Stay,
        }
    }

    /// A digit stands for a known reason while no text of one's own was begun; the one behind those
    /// begins the text.
    fn digit(&mut self, digit: u8, now: &Now) -> Done {
        if let (About::NotApplicable(question), None) = (&self.about, self.input.said()) {
            let at = usize::from(digit).checked_sub(1);
            if let Some(known) = at.and_then(|at| NotApplicable::ALL.get(at)) {
                return not_applicable(question, known.word().to_owned(), now);
            }
            if at == Some(NotApplicable::ALL.len()) {
                return Done::Stay;
            }
        }
        self.input.paste(&digit.to_string());
        Done::Stay
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.input.typed(event);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.input.paste(text);
    }

    fn about_scope(&self) -> bool {
        matches!(self.about, About::Scope(_))
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let lang = app.lang();
        if self.about_scope() {
            let (title, hint) = (app.say(ui::SCOPE_TITLE), app.say(ui::REASON_LINE));
            let mut inside = panel::open(canvas, 1, title, hint);
            return self.input.render(&mut inside);
        }
        let title = app.say(ui::REASON_TITLE);
        let mut inside = panel::open(canvas, 4, title, app.say(ui::REASON_OWN));
        for (y, reason) in (0..).zip(NotApplicable::ALL) {
            let row = Row::of((y + 1).to_string(), Role::Key)
                .and("  ", Role::Text)
                .and(ui::not_applicable(reason).of(lang), Role::Text);
            inside.row(0, y, &row);
        }
        let own = u16::try_from(NotApplicable::ALL.len()).unwrap_or(0);
        inside.put(0, own, "4", Role::Key);
        let area = inside.area;
        let line = Rect::new(area.x + 3, area.y + own, area.width.saturating_sub(3), 1);
        self.input.render(&mut inside.part(line))
    }
}

fn not_applicable(question: &str, reason: String, now: &Now) -> Done {
    Done::Edit(Edit::answer(question, Change::NotApplicable(Some(reason)), now.stamp))
}
