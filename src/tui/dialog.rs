//! Dialogs: small pieces of state over a screen. The top one gets the keys.

mod action_form;
mod amount;
mod candidates;
mod cell;
mod conflict;
mod decision;
mod elsewhere;
mod evidence;
mod explain;
mod held;
mod line;
mod notices;
mod pick;
mod place;
mod reason;
mod recovered;
mod search;
mod unsaved;
mod writing;

use crossterm::event::KeyEvent;
use ratatui::layout::Position;

use crate::action::{Action, Context};
use crate::session::{Change, Edit};

pub use action_form::ActionForm;
pub use amount::{Amount, AmountOf};
pub use candidates::CandidateList;
pub use cell::{CellLine, CellList};
pub use conflict::{Conflict, changed_things};
pub use decision::Decision;
pub use elsewhere::Elsewhere;
pub use evidence::{EvidenceList, evidence_row};
pub use explain::{
    Explain, Left as LeftExplanation, subject_of_goal, subject_of_question, subject_of_requirement,
    subject_of_section,
};
pub use held::Held;
pub use line::Line;
pub use notices::NoticeList;
pub use pick::{Pick, Picked};
pub use place::PlaceLine;
pub use reason::{About, Reason};
pub use recovered::Recovered;
pub use search::Search;
pub use unsaved::LeavingUnsaved;
pub use writing::{Target, Writing};

use super::app::{App, Now};
use super::effect::Effect;
use super::paint::Canvas;
use super::screen::help::HelpPage;

/// One dialog.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// The help page.
    Help(HelpPage),
    /// A note, a memo or the text of an answer.
    Writing(Box<Writing>),
    /// The evidence of an answer.
    Evidence(Box<EvidenceList>),
    /// Search and jump.
    Search(Box<Search>),
    /// A reason for "not applicable" or "out of scope".
    Reason(Box<Reason>),
    /// A number.
    Amount(Box<Amount>),
    /// What was decided, by whom, when.
    Decision(Box<Decision>),
    /// The candidates.
    Candidates(Box<CandidateList>),
    /// A cell of a table that is typed.
    Cell(Box<CellLine>),
    /// The choices of a cell of a table.
    CellList(CellList),
    /// Where a report goes.
    Place(Box<PlaceLine>),
    /// What to compare the session with.
    Pick(Pick),
    /// One line that is asked for.
    Line(Box<Line>),
    /// How a number comes about.
    Explain(Box<Explain>),
    /// An action of the plan.
    Action(Box<ActionForm>),
    /// Leaving while the session is not saved.
    Unsaved(LeavingUnsaved),
    /// Where else the session is saved to.
    Elsewhere(Box<Elsewhere>),
    /// The session's file was changed from outside.
    Conflict(Box<Conflict>),
    /// Someone else has the session.
    Held(Held),
    /// The session was not closed the last time.
    Recovered(Box<Recovered>),
    /// What the set at hand and the session do not have in common.
    Notices(Box<NoticeList>),
}

/// What a dialog came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Done {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// It closes, and the session changes.
    Edit(Edit),
    /// It closes, the session changes, and the next candidate has the keys.
    EditAndOn(Edit),
    /// It closes, and a section goes out of scope.
    Scope(usize, String),
    /// It closes, and a question is shown.
    GoTo(usize),
    /// It closes, and something is done outside.
    Effects(Vec<Effect>),
    /// It stays open, and something is done outside.
    EffectsAndStay(Vec<Effect>),
    /// It closes, and so does the session.
    Home,
}

/// Keeps what was typed and cannot be read where it is to stand: in the memo of the question, so that an
/// end that nobody chose loses nothing.
fn into_memo(app: &App, question: &str, title: &str, typed: Option<String>, now: &Now) -> Done {
    let (Some(work), Some(typed)) = (&app.work, typed) else { return Done::Close };
    let before = work.session.answer(question).memo.clone();
    let lines = before.into_iter().chain([format!("{title}: {typed}")]);
    let memo = lines.collect::<Vec<_>>().join("\n");
    Done::Edit(Edit::answer(question, Change::Memo(Some(memo)), now.stamp))
}

impl Dialog {
    /// The help page for what is below it.
    #[must_use]
    pub fn help(context: Context) -> Dialog {
        Dialog::Help(HelpPage::new(context))
    }

    /// Where a key is pressed while this dialog is on top.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Dialog::Help(_) => Context::Help,
            Dialog::Writing(_) => Context::Writing,
            Dialog::Evidence(_) => Context::Evidence,
            Dialog::Search(_) => Context::Search,
            Dialog::Reason(_) => Context::Reason,
            Dialog::Amount(_) => Context::Amount,
            Dialog::Decision(_) => Context::Decision,
            Dialog::Candidates(_) => Context::Candidates,
            Dialog::Cell(_) => Context::Cell,
            Dialog::CellList(_) => Context::CellList,
            Dialog::Place(_) => Context::Place,
            Dialog::Pick(_) => Context::Pick,
            Dialog::Line(_) => Context::Line,
            Dialog::Explain(_) => Context::Explain,
            Dialog::Action(_) => Context::ActionForm,
            Dialog::Unsaved(_) => Context::Unsaved,
            Dialog::Elsewhere(_) => Context::Elsewhere,
            Dialog::Conflict(_) => Context::Conflict,
            Dialog::Held(_) => Context::Held,
            Dialog::Recovered(_) => Context::Recovered,
            Dialog::Notices(_) => Context::Notices,
        }
    }

    /// Whether an action can do something in it now.
    #[must_use]
    pub fn offers(&self, action: Action, app: &App) -> bool {
        match self {
            Dialog::Help(page) => page.offers(action, app),
            Dialog::Search(search) => search.offers(action),
            Dialog::Explain(explain) => explain.offers(action, app),
            Dialog::Amount(amount) => amount.offers(action),
            Dialog::Candidates(list) => list.offers(action),
            Dialog::Evidence(list) => list.offers(action),
            Dialog::Pick(pick) => pick.offers(action),
            Dialog::Line(line) => line.offers(action),
            Dialog::Conflict(conflict) => conflict.offers(action, app),
            Dialog::Held(held) => held.offers(action, app),
            Dialog::Unsaved(leaving) => leaving.offers(action, app),
            Dialog::Elsewhere(place) => place.offers(action, app),
            Dialog::Recovered(recovered) => recovered.offers(action, app),
            Dialog::Notices(_) => NoticeList::offers(action, app),
            _ => true,
        }
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        match self {
            Dialog::Help(page) => page.update(action, app),
            Dialog::Writing(writing) => writing.update(action, app, now),
            Dialog::Evidence(list) => list.update(action, now),
            Dialog::Search(search) => search.update(action),
            Dialog::Reason(reason) => reason.update(action, now),
            Dialog::Amount(amount) => amount.update(action, app, now),
            Dialog::Decision(decision) => decision.update(action, app, now),
            Dialog::Candidates(list) => list.update(action, app, now),
            Dialog::Cell(cell) => cell.update(action, app, now),
            Dialog::CellList(list) => list.update(action, app, now),
            Dialog::Place(place) => place.update(action, app),
            Dialog::Pick(pick) => pick.update(action, app),
            Dialog::Line(line) => line.update(action, app, now),
            Dialog::Explain(explain) => explain.update(action, app),
            Dialog::Action(form) => form.update(action, app, now),
            Dialog::Unsaved(leaving) => leaving.update(action, app),
            Dialog::Elsewhere(place) => place.update(action, app),
            Dialog::Conflict(conflict) => conflict.update(action, app),
            Dialog::Held(held) => held.update(action, app),
            Dialog::Recovered(recovered) => recovered.update(action, app, now),
            Dialog::Notices(notices) => notices.update(action, app),
        }
    }

    /// A key for the text that is being typed.
    pub fn typed(&mut self, event: KeyEvent, app: &App) {
        match self {
            Dialog::Writing(writing) => writing.typed(event),
            Dialog::Evidence(list) => list.typed(event),
            Dialog::Search(search) => search.typed(event, app),
            Dialog::Reason(reason) => reason.typed(event),
            Dialog::Amount(amount) => amount.typed(event),
            Dialog::Decision(decision) => decision.typed(event),
            Dialog::Candidates(list) => list.typed(event),
            Dialog::Cell(cell) => cell.typed(event),
            Dialog::Place(place) => place.typed(event),
            Dialog::Line(line) => line.typed(event),
            Dialog::Action(form) => form.typed(event),
            Dialog::Elsewhere(place) => place.typed(event),
            _ => {}
        }
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, app: &App) {
        match self {
            Dialog::Writing(writing) => writing.paste(text),
            Dialog::Evidence(list) => list.paste(text),
            Dialog::Search(search) => search.paste(text, app),
            Dialog::Reason(reason) => reason.paste(text),
            Dialog::Amount(amount) => amount.paste(text),
            Dialog::Decision(decision) => decision.paste(text),
            Dialog::Candidates(list) => list.paste(text),
            Dialog::Cell(cell) => cell.paste(text),
            Dialog::Place(place) => place.paste(text),
            Dialog::Line(line) => line.paste(text),
            Dialog::Action(form) => form.paste(text),
            Dialog::Elsewhere(place) => place.paste(text),
            _ => {}
        }
    }

    /// Closes it and keeps what was typed, for an end that nobody chose.
    pub fn keep(&mut self, app: &mut App, now: &Now) -> Done {
        match self {
            Dialog::Writing(_)
            | Dialog::Evidence(_)
            | Dialog::Reason(_)
            | Dialog::Candidates(_) => self.update(Action::Keep, app, now),
            Dialog::Amount(amount) => amount.keep(app, now),
            Dialog::Cell(cell) => cell.keep(app, now),
            Dialog::Line(line) => line.keep(app),
            Dialog::Action(form) => form.keep(app),
            Dialog::Decision(decision) => decision.keep(app, now),
            _ => Done::Close,
        }
    }

    /// Draws it over the canvas of the screen and returns where the caret stands.
    pub fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        match self {
            Dialog::Help(page) => {
                page.render(app, canvas);
                None
            }
            Dialog::Writing(writing) => writing.render(app, canvas),
            Dialog::Evidence(list) => list.render(app, canvas),
            Dialog::Search(search) => search.render(app, canvas),
            Dialog::Reason(reason) => reason.render(app, canvas),
            Dialog::Amount(amount) => amount.render(app, canvas),
            Dialog::Decision(decision) => decision.render(app, canvas),
            Dialog::Candidates(list) => list.render(app, canvas),
            Dialog::Cell(cell) => cell.render(app, canvas),
            Dialog::Place(place) => place.render(app, canvas),
            Dialog::Pick(pick) => {
                pick.render(app, canvas);
                None
            }
            Dialog::Line(line) => line.render(app, canvas),
            Dialog::Explain(explain) => {
                explain.render(app, canvas);
                None
            }
            Dialog::Action(form) => form.render(app, canvas),
            Dialog::Unsaved(leaving) => {
                leaving.render(app, canvas);
                None
            }
            Dialog::Elsewhere(place) => place.render(app, canvas),
            Dialog::Conflict(conflict) => {
                conflict.render(app, canvas);
                None
            }
            Dialog::Held(held) => {
                held.render(app, canvas);
                None
            }
            Dialog::Recovered(recovered) => {
                recovered.render(app, canvas);
                None
            }
            Dialog::Notices(notices) => {
                notices.render(app, canvas);
                None
            }
            // The table shows its choices where it shows the cell in full.
            Dialog::CellList(_) => None,
        }
    }
}
