//! How what is tried is drawn: a function, or all changes; below them how every function moves.

use ratatui::layout::Rect;

use crate::action::Action;
use crate::measure::{pad, pad_left, truncate, width};
use crate::score::{Score, TriedTarget};
use crate::strings::results::rests_on;
use crate::strings::{numbers, targets as words, ui};
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::screen::results::bar;
use crate::tui::screen::targets::roles;
use crate::tui::theme::Role;
use crate::tui::widget::scroll::centred;
use crate::tui::work::Work;

use super::{Marked, Trial, changes};

/// Cells of the columns of effort and gain, and the fewest with which the ids of the roles stay whole on
/// a narrow screen.
const NUMBERS: (usize, usize) = (8, 9);
const NARROW_NUMBERS: (usize, usize) = (7, 8);
/// Cells of a level that changes into another.
const STEP: usize = 14;
/// Cells of a function in the grid of a small screen.
const SMALL: usize = 24;
/// Cells of a bar.
const BAR: u16 = 30;

/// Draws the screen.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let functions = roles::functions(work);
    if functions.is_empty() {
        canvas.put(2, 0, app.say(words::NO_ROLES), Role::Dim);
        return;
    }
    let cells = usize::from(canvas.area.width.saturating_sub(4)).min(roles::WIDEST);
    let trial = app.what_if.trial(work);
    let marked = app.what_if.marked(app, work);
    let lines = changes(app, work);
    let mut top = head(app, work, &trial, marked, &lines, cells);
    let (heading, list, at) = if app.what_if.shows_changes {
        let at = lines.iter().position(|line| Some(line.question) == marked.map(|at| at.role));
        let rows: Vec<Row> = lines
            .iter()
            .enumerate()
            .map(|(position, line)| change_row(app, work, line, Some(position) == at, cells))
            .collect();
        (vec![change_heading(app, cells)], rows, at)
    } else {
        let list = marked.map(|at| roles::roles(work, at.function)).unwrap_or_default();
        let at = list.iter().position(|role| Some(*role) == marked.map(|at| at.role));
        let rows = list.iter().map(|role| role_row(app, work, *role, marked, cells)).collect();
        let mut groups = vec![app.say(ui::AS_IS), app.say(ui::TO_BE), app.say(words::TRIED)];
        if roles::is_narrow(cells) {
            groups.remove(1);
        }
        (roles::headings(app, work, &groups, cells).to_vec(), rows, at)
    };
    let height = usize::from(canvas.area.height);
    if height > 12 {
        top.push(Row::default());
    }
    top.extend(heading);
    top.truncate(height / 2);
    canvas.rows(2, 0, &top);
    // The functions below the list have their place also where the list is long.
    let below = functions_rows(app, work, &trial, cells, height);
    let room = height.saturating_sub(top.len());
    let kept = if room > below.len() + 4 { below.len() + 1 } else { 0 };
    let shown = list.len().min(room - kept);
    let first = centred(at.unwrap_or(0), list.len(), shown);
    let y = u16::try_from(top.len()).unwrap_or(0);
    for (y, (position, row)) in (y..).zip(list.iter().enumerate().skip(first).take(shown)) {
        canvas.row(2, y, row);
        if Some(position) == at {
            canvas.put(0, y, ">", Role::Accent);
        }
    }
    if list.is_empty() {
        canvas.put(2, y, app.say(words::NO_CHANGES), Role::Dim);
    }
    if kept > 0 {
        let used = u16::try_from(top.len() + shown.max(1) + 1).unwrap_or(u16::MAX);
        let area = canvas.area;
        let place = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        canvas.part(place).rows(2, 0, &below);
    }
}

/// The value that is tried for: the to-be, with the as-is standing in.
fn shall(score: &Score) -> Option<f64> {
    score.to_be.or(score.as_is)
}

/// From where to where a score moves: one number where it stays.
fn moved(before: &Score, after: &Score) -> (String, bool) {
    let (from, to) = (numbers::score_or_dash(shall(before)), numbers::score_or_dash(shall(after)));
    if from == to { (to, false) } else { (format!("{from} -> {to}"), true) }
}

fn head(
    app: &App,
    work: &Work,
    trial: &Trial,
    marked: Option<Marked>,
    lines: &[TriedTarget],
    cells: usize,
) -> Vec<Row> {
    let lang = app.lang();
    let section = marked.filter(|_| !app.what_if.shows_changes).map(|at| at.function);
    let effort = lines.iter().map(|line| line.effort).sum();
    let changed = words::changed(lines.len(), effort, lang);
    let name = match section.map(|at| &work.set.sections[at]) {
        Some(section) => {
            let room = cells.saturating_sub(width(&changed) + 5);
            Row::of(format!("{}  ", section.id), Role::Accent)
                .and(roles::title_within(app, section, room), Role::Strong)
        }
        None => Row::of(app.say(words::CHANGES), Role::Strong),
    };
    let title = name.with_right(Row::of(changed, Role::Text), cells);
    let standing = if work.session.scores_hidden {
        let key = app.key_of(Action::HideScores, app.context_of_screen());
        Row::of(format!("{} ", app.say(words::SHOW_SCORES)), Role::Dim).and(key, Role::Key)
    } else {
        let scores = (&work.scores.overall, &trial.scores.overall);
        let whole = moving(app, app.say(words::OVERALL), scores);
        match section {
            Some(at) => {
                let id = &work.set.sections[at].id;
                let scores = (&work.scores.sections[at], &trial.scores.sections[at]);
                roles::beside(moving(app, id, scores), whole, cells)
            }
            None => whole,
        }
    };
    let mut note = if lines.is_empty() {
        Row::of(app.say(words::NOTHING_TRIED), Role::Dim)
    } else {
        Row::of(app.say(words::NOT_IN_FILE), Role::Accent)
    };
    if !work.session.scores_hidden {
        // Beside the scores there is no room for it: a step tried makes their line longer.
        let room = cells.saturating_sub(note.width() + 2);
        let rests = rests_on(&work.scores.overall.counts, room, lang);
        note = note.with_right(Row::of(rests, Role::Dim), cells);
    }
    vec![title, standing.cut(cells), note.cut(cells)]
}

/// As-is, and how the to-be moves.
fn moving(app: &App, name: &str, (before, after): (&Score, &Score)) -> Row {
    let (text, is_moved) = moved(before, after);
    let role = if is_moved { Role::Chosen } else { Role::Strong };
    roles::standing(app, name, before, (&text, role))
}

fn role_row(app: &App, work: &Work, role: usize, marked: Option<Marked>, cells: usize) -> Row {
    let id = &work.set.questions[role].id;
    let answer = work.session.answer(id);
    let is_marked = marked.is_some_and(|at| at.role == role);
    let today = roles::track(work, role, &answer.as_is, Role::Text);
    let group = roles::sides(work).len() * roles::SIDE;
    let is_narrow = roles::is_narrow(cells);
    let right = if roles::can_have_target(work, role) {
        let before = roles::track(work, role, &answer.to_be, Role::Text);
        let before = if is_narrow { Row::default() } else { before };
        let focused = marked.filter(|_| is_marked).map(|at| at.scale);
        let tried = tried_cells(app, work, role, focused);
        roles::joined(roles::joined(today, before), tried)
    } else {
        let room = if is_narrow { group } else { 2 * group };
        today.and(format!("{} ", pad_left(app.say(words::NOT_APPLICABLE), room - 1)), Role::Dim)
    };
    roles::role_row(app, work, role, is_marked, right, cells)
}

/// What is tried for a role, one column a side; what is as in the session is dim.
fn tried_cells(app: &App, work: &Work, role: usize, focused: Option<usize>) -> Row {
    let id = &work.set.questions[role].id;
    let to_be = app.what_if.to_be(work, role);
    let before = &work.session.answer(id).to_be;
    let mut row = Row::default();
    for side in roles::sides(work) {
        let scale = &work.set.scales[side];
        let entry = to_be.get(&scale.id);
        let text = roles::entry_text(scale, entry);
        let is_changed = entry != before.get(&scale.id);
        // A target that is taken away is a change as well.
        let text = if is_changed && text.is_empty() { ".".to_owned() } else { text };
        let cell = match (focused == Some(side), is_changed) {
            (false, true) => roles::cell(&text, Role::Chosen),
            (false, false) => roles::cell(&text, Role::Dim),
            (true, true) => roles::cell(&text, Role::ChosenMarked),
            (true, false) => roles::cell(&text, Role::Marked),
        };
        row = roles::joined(row, cell);
    }
    row
}

/// Cells of the columns of effort and gain.
fn numbers_cells(cells: usize) -> (usize, usize) {
    if roles::is_narrow(cells) { NARROW_NUMBERS } else { NUMBERS }
}

fn change_heading(app: &App, cells: usize) -> Row {
    let (effort, gain) = numbers_cells(cells);
    let right = Row::of(pad(app.say(words::STEP), STEP), Role::Dim)
        .and(pad_left(&truncate(app.say(words::EFFORT), effort), effort), Role::Dim)
        .and(pad_left(&truncate(app.say(words::GAIN), gain), gain), Role::Dim);
    Row::of(app.say(words::ROLE), Role::Dim).with_right(right, cells)
}

/// A change: the role, from which level to which, what it takes, and what it brings to the whole.
fn change_row(app: &App, work: &Work, line: &TriedTarget, marked: bool, cells: usize) -> Row {
    let scale = &work.set.scales[line.scale];
    let side = truncate(&roles::side_name(app, scale), 4).into_owned();
    let from = roles::entry_text(scale, line.from.as_ref());
    let to = roles::entry_text(scale, line.to.as_ref());
    let shown = |text: String| if text.is_empty() { ".".to_owned() } else { text };
    let step = format!("{side} {} -> {}", shown(from), shown(to));
    let sign = if line.gain > 0.0 { "+" } else { "" };
    let gain = if work.session.scores_hidden {
        String::new()
    } else {
        format!("{sign}{}", numbers::share(Some(line.gain)))
    };
    let (effort_cells, gain_cells) = numbers_cells(cells);
    let right = Row::of(pad(&step, STEP), Role::Chosen)
        .and(pad_left(&numbers::amount(line.effort), effort_cells), Role::Text)
        .and(pad_left(&gain, gain_cells), Role::Text);
    roles::role_row(app, work, line.question, marked, right, cells)
}

/// How every function moves: a row each with a bar where the screen is high, else a grid.
fn functions_rows(app: &App, work: &Work, trial: &Trial, cells: usize, height: usize) -> Vec<Row> {
    if work.session.scores_hidden {
        return Vec::new();
    }
    let functions = roles::functions(work);
    let move_of = |at: usize| moved(&work.scores.sections[at], &trial.scores.sections[at]);
    let role = |is_moved: bool| if is_moved { Role::Chosen } else { Role::Text };
    if height > 28 {
        let row = |at: &usize| {
            let section = &work.set.sections[*at];
            let (text, is_moved) = move_of(*at);
            let title = section.short_title().get(app.lang());
            let name = Row::of(pad(&section.id, 3), Role::Accent)
                .and(pad(&truncate(title, 28), 30), Role::Text)
                .and(pad(&text, 14), role(is_moved));
            roles::joined(name, bar(app, &trial.scores.sections[*at], BAR)).cut(cells)
        };
        return functions.iter().map(row).collect();
    }
    let across = (cells / SMALL).max(1);
    functions
        .chunks(across)
        .map(|chunk| {
            chunk.iter().fold(Row::default(), |row, &at| {
                let (text, is_moved) = move_of(at);
                let id = pad(&work.set.sections[at].id, 3);
                let blank = SMALL.saturating_sub(width(&id) + width(&text));
                row.and(id, Role::Accent)
                    .and(text, role(is_moved))
                    .and(" ".repeat(blank), Role::Text)
            })
        })
        .collect()
}
