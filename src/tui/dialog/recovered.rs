//! The session was not closed the last time, or a draft was left: what is there of it, and from when.

use crate::action::{Action, Context};
use crate::measure::{inert, wrap};
use crate::questionnaire::Kind;
use crate::session::Draft;
use crate::store::Holder;
use crate::strings::{backups as words, ui};
use crate::tui::app::{App, Now, Screen};
use crate::tui::effect::{Effect, Then, minute};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::panel;
use crate::tui::work::Work;

use super::{Dialog, Done, Target, Writing};

/// What is there of a session that was not closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovered {
    /// Who had it open when it ended, and since when; `None` where it was closed and a draft was left.
    left_by: Option<(Holder, String)>,
    /// When the state that could not be saved was kept; `None` where there is none.
    rescued: Option<String>,
    /// The first row in sight.
    first: usize,
}

impl Recovered {
    /// What is there of the session at work; `None` where it was closed and nothing was left.
    #[must_use]
    pub fn new(
        work: &Work,
        left_by: Option<(Holder, String)>,
        rescued: Option<String>,
    ) -> Option<Recovered> {
        let something = left_by.is_some() || rescued.is_some() || work.session.draft.is_some();
        something.then_some(Recovered { left_by, rescued, first: 0 })
    }

    pub(super) fn offers(&self, action: Action, app: &App) -> bool {
        let draft = app.work.as_ref().is_some_and(|work| work.session.draft.is_some());
        match action {
            Action::Remove => draft,
            Action::Up => self.first > 0,
            Action::Down => self.first < self.last(app),
            Action::Accept | Action::Backups | Action::Out => true,
            _ => false,
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        match action {
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first = (self.first + 1).min(self.last(app)),
            Action::Accept => return go_on(app, now),
            Action::Remove => return Done::Effects(vec![Effect::LeaveDraft]),
            Action::Backups => return Done::Effects(vec![Effect::Close { then: Then::Backups }]),
            Action::Out => {
                if app.work.as_ref().is_some_and(|work| work.session.draft.is_some()) {
                    app.tell(words::DECIDED_LATER);
                }
                return Done::Close;
            }
            _ => {}
        }
        Done::Stay
    }

    /// The last row that can be the first in sight.
    fn last(&self, app: &App) -> usize {
        let (columns, rows) = app.size;
        let all = self.rows(app, usize::from(columns.saturating_sub(2))).len();
        all.saturating_sub(height(all, rows.saturating_sub(FRAME)))
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let area = canvas.area;
        let rows = self.rows(app, usize::from(area.width.saturating_sub(2)));
        let height = height(rows.len(), area.height);
        let (title, hint) = (app.say(words::RECOVERED), app.say(words::RECOVERED_HINT));
        let mut inside = panel::open(canvas, u16::try_from(height).unwrap_or(0), title, hint);
        let first = self.first.min(rows.len().saturating_sub(height));
        inside.rows(0, 0, &rows[first..]);
    }

    fn rows(&self, app: &App, cells: usize) -> Vec<Row> {
        let lang = app.lang();
        let Some(work) = &app.work else { return Vec::new() };
        let mut rows = Vec::new();
        let mut say = |text: &str, role| {
            rows.extend(wrap(text, cells).into_iter().map(|line| Row::of(line, role)));
        };
        if let Some((holder, since)) = &self.left_by {
            let by = words::held_by(holder, since, lang);
            say(&format!("{}{by}", app.say(words::ENDED)), Role::Text);
        } else if work.session.draft.is_some() {
            say(app.say(words::LEFT_DRAFT), Role::Text);
        }
        say(&where_it_stands(app, work), Role::Dim);
        if let Some(draft) = &work.session.draft {
            say("", Role::Text);
            let time = draft.at.as_ref().map(minute).unwrap_or_default();
            let heading = words::draft_heading(draft, &time, lang);
            say(&format!("{heading}{}", app.say(words::NOT_KEPT_YET)), Role::Strong);
            for line in draft.text.lines() {
                say(&inert(line), Role::Text);
            }
        }
        if let Some(when) = &self.rescued {
            say("", Role::Text);
            let key = app.key_of(Action::Backups, Context::Recovered);
            say(&words::rescued(when, &key, lang), Role::Warning);
        }
        rows
    }
}

/// The rows of a screen that the header and the footer take.
const FRAME: u16 = 4;

/// How many rows of so many are in sight: where there is room, the question above stays in sight too.
fn height(rows: usize, room: u16) -> usize {
    rows.min(usize::from((room * 2 / 3).max(4)))
}

/// When an answer last changed, how many there are, and at which question one was.
fn where_it_stands(app: &App, work: &Work) -> String {
    let progress = &work.scores.progress;
    let mut parts = Vec::new();
    if let Some(updated) = &work.session.updated {
        parts.push(format!("{} {}", app.say(words::LAST_CHANGE), minute(updated)));
    }
    parts.push(format!("{} {}/{}", app.say(ui::ANSWERED), progress.answered, progress.asked));
    if let Some(question) = work.question() {
        parts.push(format!("{} {}", app.say(words::AT_QUESTION), question.id));
    }
    parts.join("   ")
}

/// Goes on with the session: a draft that has an editor is opened in it, any other goes into the memo.
fn go_on(app: &mut App, now: &Now) -> Done {
    let lang = app.lang();
    let Some(work) = &mut app.work else { return Done::Close };
    let Some(draft) = work.session.draft.clone() else { return Done::Close };
    let at = draft.question.as_deref().and_then(|id| work.set.question(id));
    let at = at.filter(|&at| work.is_shown(at));
    if let Some(at) = at {
        work.show(at);
    }
    if let Some(writing) = at.and_then(|_| editor(work, &draft)) {
        // From here on it is what is being typed.
        work.typing = true;
        app.dialogs.push(Dialog::Writing(Box::new(writing)));
    } else {
        work.draft_into_memo(&draft, words::field(&draft.field).of(lang), now);
        work.leave_draft();
        app.tell(words::DRAFT_TO_MEMO);
    }
    app.jump(Screen::Interview);
    Done::Effects(vec![Effect::Save])
}

/// The editor of a draft with its text in it, for the question on screen.
fn editor(work: &Work, draft: &Draft) -> Option<Writing> {
    let target = Target::of_field(&draft.field)?;
    let question = work.question()?;
    // Elsewhere a record is written together with who decided it.
    let fits = target != Target::Record || matches!(question.kind, Kind::Text);
    fits.then(|| Writing::again(target, &question.id, work.answer(), &draft.text))
}
