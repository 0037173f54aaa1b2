//! Targets, function by function: the as-is, a proposal from the pattern aimed at, and the target.
//!
//! A proposal is not in the session before it is taken.

pub mod roles;

use ratatui::layout::Rect;

use crate::action::Action;
use crate::measure::{pad_left, width};
use crate::score::{ProposedTarget, Score, Subject, ToBe, proposed_target};
use crate::session::{Change, Edit, Entry, Priority, Track};
use crate::strings::results::rests_on;
use crate::strings::{numbers, targets as words, ui};
use crate::tui::app::{App, Now};
use crate::tui::dialog::{Dialog, Line};
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::page::Goal;
use crate::tui::widget::scroll::{centred, step};
use crate::tui::work::{Saved, Work};

/// Where one is on the screen.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// The role that is marked: its position in the set; the first one where it is none.
    pub role: usize,
    /// The side that has the keys, where another one than the role opens with was chosen.
    pub side: Option<usize>,
    /// Whether the day by which the targets shall be reached was asked for.
    pub asked: bool,
}

/// What is marked: a role of a function, and the side of it that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marked {
    function: usize,
    role: usize,
    scale: usize,
}

impl Targets {
    fn marked(&self, work: &Work) -> Option<Marked> {
        let functions = roles::functions(work);
        let function = roles::function_of(work, self.role).filter(|at| functions.contains(at));
        let function = function.or(functions.first().copied())?;
        let list = roles::roles(work, function);
        let role = list.iter().copied().find(|&role| role >= self.role).or(list.last().copied())?;
        let scales = roles::scales(&work.set.questions[role]);
        let scale = self.side.filter(|side| scales.contains(side));
        let scale = scale.or_else(|| opening_side(work, role)).or(scales.first().copied())?;
        Some(Marked { function, role, scale })
    }
}

/// The side with which a role opens: where it has a target, else where one is proposed.
fn opening_side(work: &Work, role: usize) -> Option<usize> {
    let question = &work.set.questions[role];
    let to_be = &work.session.answer(&question.id).to_be;
    let level =
        |&scale: &usize| matches!(to_be.get(&work.set.scales[scale].id), Some(Entry::Level(_)));
    let given = roles::scales(question).iter().copied().find(level);
    given.or_else(|| Some(proposed_target(&work.set, &work.session, &work.scores, role)?.scale))
}

/// What is proposed for a role that has no target yet.
fn open_proposal(work: &Work, role: usize) -> Option<ProposedTarget> {
    if work.scores.questions[role].to_be != ToBe::NotGiven {
        return None;
    }
    proposed_target(&work.set, &work.session, &work.scores, role)
}

/// The edit that takes a proposal.
fn taking(work: &Work, proposal: &ProposedTarget, now: &Now) -> Edit {
    let id = &work.set.questions[proposal.question].id;
    let scale = work.set.scales[proposal.scale].id.clone();
    let entry = Some(Entry::Level(proposal.level.clone()));
    Edit::answer(id, Change::Entry(Track::ToBe, scale, entry), now.stamp)
}

/// Whether an action can do something.
#[must_use]
pub fn offers(app: &App, work: &Work, action: Action) -> bool {
    let Some(marked) = app.targets.marked(work) else { return false };
    let writes = work.saved != Saved::ReadOnly;
    let settable = writes && roles::can_have_target(work, marked.role);
    let entries = &work.session.answer(&work.set.questions[marked.role].id).to_be;
    let entry = entries.get(&work.set.scales[marked.scale].id);
    match action {
        Action::Digit(_) => settable,
        Action::NotHere => settable && entry != Some(&Entry::None),
        Action::Clear => settable && entry.is_some(),
        Action::TakeAll => {
            let list = roles::roles(work, marked.function);
            writes && list.into_iter().any(|role| open_proposal(work, role).is_some())
        }
        Action::Priority | Action::TargetBy => writes,
        Action::NextField | Action::PreviousField => {
            roles::scales(&work.set.questions[marked.role]).len() > 1
        }
        Action::NextSection | Action::PreviousSection => roles::functions(work).len() > 1,
        Action::Accept
        | Action::Open
        | Action::Up
        | Action::Down
        | Action::First
        | Action::Last
        | Action::Explain => true,
        _ => false,
    }
}

/// The digits that stand for a level of the marked role.
#[must_use]
pub fn digits(app: &App, work: &Work) -> Vec<u8> {
    let marked = app.targets.marked(work);
    marked.map_or_else(Vec::new, |at| roles::digits(work, at.role, at.scale))
}

impl App {
    /// Opens the targets at the role of a question, where it is one.
    pub(crate) fn mark_target(&mut self, question: usize) {
        (self.targets.role, self.targets.side) = (question, None);
    }

    pub(crate) fn update_targets(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let Some(marked) = self.targets.marked(work) else {
            return self.update_session(action, now);
        };
        let Marked { function, role, scale } = marked;
        let list = roles::roles(work, function);
        let at = list.iter().position(|one| *one == role).unwrap_or(0);
        if let Some(at) = step(action, at, list.len(), list.len()) {
            self.mark_target(list[at]);
            return Vec::new();
        }
        let id = work.set.questions[role].id.clone();
        match action {
            Action::Accept => return self.take_and_on(marked, now),
            Action::TakeAll => return self.take_all(function, now),
            Action::Digit(digit) => {
                let Some(level) = roles::level_of_digit(work, role, scale, digit) else {
                    self.tell(ui::NO_SUCH_DIGIT);
                    return Vec::new();
                };
                return self.set_target(marked, Some(Entry::Level(level)), now);
            }
            Action::NotHere => return self.set_target(marked, Some(Entry::None), now),
            Action::Clear => return self.set_target(marked, None, now),
            Action::Priority => {
                let priority = Priority::after(work.session.answer(&id).priority);
                let edit = Edit::answer(&id, Change::Priority(priority), now.stamp);
                return self.with_work(|work| work.edit(edit, now.stamp));
            }
            Action::NextField | Action::PreviousField => {
                let scales = roles::scales(&work.set.questions[role]);
                let here = scales.iter().position(|one| *one == scale).unwrap_or(0);
                let by = if action == Action::NextField { 1 } else { scales.len() - 1 };
                self.targets.side = Some(scales[(here + by) % scales.len()]);
            }
            Action::NextSection | Action::PreviousSection => {
                let beside = beside(&roles::functions(work), function, action);
                let first = roles::roles(work, beside).first().copied();
                self.mark_target(first.unwrap_or(role));
            }
            Action::TargetBy => self.ask_target_by(),
            Action::Open => return self.follow(Goal::Question(role)),
            Action::Explain => return self.explain(Subject::Section(function)),
            Action::Targets => {}
            _ => return self.update_session(action, now),
        }
        Vec::new()
    }

    /// Takes what is proposed, and goes on to the next role, or function.
    fn take_and_on(&mut self, marked: Marked, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let proposal = open_proposal(work, marked.role);
        let edit = proposal.map(|proposal| taking(work, &proposal, now));
        let functions = roles::functions(work);
        let all = functions.iter().flat_map(|&function| roles::roles(work, function));
        match all.skip_while(|role| *role != marked.role).nth(1) {
            Some(next) => self.mark_target(next),
            None => self.tell(words::LAST_ROLE),
        }
        edit.map_or_else(Vec::new, |edit| self.edit_targets(edit, now))
    }

    fn take_all(&mut self, function: usize, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let open = roles::roles(work, function);
        let open = open.into_iter().filter_map(|role| open_proposal(work, role));
        let edits: Vec<Edit> = open.map(|proposal| taking(work, &proposal, now)).collect();
        let count = edits.len();
        let effects = self.edit_targets(Edit::Many(edits), now);
        self.tell_text(words::taken(count, self.lang()), false);
        effects
    }

    /// Sets the target of the marked side, or takes it away.
    fn set_target(&mut self, marked: Marked, entry: Option<Entry>, now: &Now) -> Vec<Effect> {
        let Some(work) = &self.work else { return Vec::new() };
        let id = &work.set.questions[marked.role].id;
        let scale = work.set.scales[marked.scale].id.clone();
        let edit = Edit::answer(id, Change::Entry(Track::ToBe, scale, entry), now.stamp);
        // The role may open with another side afterwards; the keys stay where they are.
        self.targets = Targets { role: marked.role, side: Some(marked.scale), ..self.targets };
        self.edit_targets(edit, now)
    }

    /// Carries out an edit of targets; with the first ones of a session the day is asked for, once.
    pub(crate) fn edit_targets(&mut self, edit: Edit, now: &Now) -> Vec<Effect> {
        let targets = |app: &App| app.work.as_ref().map_or(0, |work| work.scores.progress.targets);
        let before = targets(self);
        let effects = self.with_work(|work| work.edit(edit, now.stamp));
        let has_day = self.work.as_ref().is_some_and(|work| work.session.target_by.is_some());
        if before == 0 && targets(self) > 0 && !has_day && !self.targets.asked {
            self.ask_target_by();
        }
        effects
    }

    fn ask_target_by(&mut self) {
        let Some(work) = &self.work else { return };
        let day = work.session.target_by.map(|day| day.to_string()).unwrap_or_default();
        self.targets.asked = true;
        self.dialogs.push(Dialog::Line(Box::new(Line::target_by(&day))));
    }
}

/// The function beside one in a list, round and round.
#[must_use]
pub fn beside(functions: &[usize], function: usize, action: Action) -> usize {
    let at = functions.iter().position(|one| *one == function).unwrap_or(0);
    let len = functions.len().max(1);
    let by = if action == Action::NextSection { 1 } else { len - 1 };
    functions.get((at + by) % len).copied().unwrap_or(function)
}

/// Draws the function.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let Some(marked) = app.targets.marked(work) else {
        canvas.put(2, 0, app.say(words::NO_ROLES), Role::Dim);
        return;
    };
    let cells = usize::from(canvas.area.width.saturating_sub(4)).min(roles::WIDEST);
    let list = roles::roles(work, marked.function);
    let mut top = head(app, work, &marked, &list, cells);
    top.push(Row::default());
    top.extend(roles::headings(app, work, &[app.say(ui::AS_IS), app.say(ui::TO_BE)], cells));
    // On a small screen the roles go before what is said of them.
    let height = usize::from(canvas.area.height);
    top.truncate(top.len().min(height / 2));
    canvas.rows(2, 0, &top);
    let below = height - top.len();
    let shown = list.len().min(below);
    let at = list.iter().position(|role| *role == marked.role).unwrap_or(0);
    let first = centred(at, list.len(), shown);
    let y = u16::try_from(top.len()).unwrap_or(0);
    for (y, &role) in (y..).zip(list.iter().skip(first).take(shown)) {
        canvas.row(2, y, &line(app, work, role, &marked, cells));
        if role == marked.role {
            canvas.put(0, y, ">", Role::Accent);
        }
    }
    let used = u16::try_from(top.len() + shown + 1).unwrap_or(u16::MAX);
    let area = canvas.area;
    if used < area.height {
        let place = Rect { y: area.y + used, height: area.height - used, ..area };
        let mut place = canvas.part(place);
        let rows = below_list(app, work, &marked, cells, usize::from(place.area.height));
        place.rows(2, 0, &rows);
    }
}

/// The function, how many targets it has, where it stands and shall stand, and the same of the whole.
fn head(app: &App, work: &Work, marked: &Marked, list: &[usize], cells: usize) -> Vec<Row> {
    let section = &work.set.sections[marked.function];
    let functions = roles::functions(work);
    let at = functions.iter().position(|one| *one == marked.function).unwrap_or(0);
    let given = |role: &&usize| work.scores.questions[**role].to_be != ToBe::NotGiven;
    let open = list.iter().filter(|role| open_proposal(work, **role).is_some()).count();
    let counts = words::set_so_far(list.iter().filter(given).count(), list.len(), open, app.lang());
    let day = match work.session.target_by {
        Some(day) => format!("{} {day}", app.say(words::TARGET_BY)),
        None => app.say(words::NO_TARGET_BY).to_owned(),
    };
    let right = Row::of(format!("{day}   "), Role::Dim).and(counts, Role::Text);
    let number = format!("  {}/{}", at + 1, functions.len());
    let room = cells.saturating_sub(right.width() + width(&number) + 5);
    let name = roles::title_within(app, section, room);
    let title = Row::of(format!("{}  ", section.id), Role::Accent)
        .and(name, Role::Strong)
        .and(number, Role::Dim)
        .with_right(right, cells);
    let overall = &work.scores.overall;
    let standing = if work.session.scores_hidden {
        Row::of(app.say(ui::SCORES_HIDDEN), Role::Dim)
    } else {
        let own = standing(app, &section.id, &work.scores.sections[marked.function]);
        let whole = standing(app, app.say(words::OVERALL), overall);
        let least = width(&rests_on(&overall.counts, 0, app.lang())) + 2;
        roles::beside(own, whole, cells.saturating_sub(least))
    };
    let room = cells.saturating_sub(standing.width() + 2);
    let rests = rests_on(&overall.counts, room, app.lang());
    let standing = standing.with_right(Row::of(rests, Role::Dim), cells);
    vec![title, standing]
}

fn standing(app: &App, name: &str, score: &Score) -> Row {
    let to_be = numbers::score_or_dash(score.to_be);
    roles::standing(app, name, score, (&to_be, Role::Strong))
}

fn line(app: &App, work: &Work, role: usize, marked: &Marked, cells: usize) -> Row {
    let answer = work.session.answer(&work.set.questions[role].id);
    let is_marked = role == marked.role;
    let today = roles::track(work, role, &answer.as_is, Role::Text);
    let right = if roles::can_have_target(work, role) {
        roles::joined(today, target_cells(work, role, is_marked.then_some(marked.scale)))
    } else {
        let width = roles::sides(work).len() * roles::SIDE;
        today.and(format!("{} ", pad_left(app.say(words::NOT_APPLICABLE), width - 1)), Role::Dim)
    };
    roles::role_row(app, work, role, is_marked, right, cells)
}

/// The target of a role, one column a side; what is only proposed stands in brackets.
fn target_cells(work: &Work, role: usize, focused: Option<usize>) -> Row {
    let question = &work.set.questions[role];
    let to_be = &work.session.answer(&question.id).to_be;
    let proposal = open_proposal(work, role);
    let mut row = Row::default();
    for side in roles::sides(work) {
        let scale = &work.set.scales[side];
        let given = roles::entry_text(scale, to_be.get(&scale.id));
        let proposed = proposal.as_ref().filter(|proposal| proposal.scale == side);
        let (text, role) = match proposed {
            Some(proposal) if given.is_empty() => {
                (format!("[{}]", numbers::amount(proposal.points)), Role::Dim)
            }
            _ => (given, Role::Chosen),
        };
        let cell = match (focused == Some(side), role) {
            (false, role) => roles::cell(&text, role),
            (true, Role::Dim) => roles::cell(&text, Role::Marked),
            (true, _) => roles::cell(&text, Role::ChosenMarked),
        };
        row = roles::joined(row, cell);
    }
    row
}

/// What the levels of the focused side say, and what the brackets mean.
fn below_list(app: &App, work: &Work, marked: &Marked, cells: usize, height: usize) -> Vec<Row> {
    let question = &work.set.questions[marked.role];
    let scale = &work.set.scales[marked.scale];
    let proposal = open_proposal(work, marked.role);
    let given = work.session.answer(&question.id).to_be.get(&scale.id);
    let meant = match (given, &proposal) {
        (Some(Entry::Level(level)), _) => Some(level.as_str()),
        (None, Some(proposal)) if proposal.scale == marked.scale => Some(proposal.level.as_str()),
        _ => None,
    };
    let mut rows = roles::levels(app, work, (marked.role, marked.scale), meant, (cells, height));
    let legend = app.say(words::BRACKETS);
    if proposal.is_some() && rows.len() + 2 <= height {
        rows.push(Row::default());
        rows.push(Row::of(legend, Role::Dim).cut(cells));
    }
    rows
}
