//! What becomes of a session when its set has another version: a report that is read once.

use crate::action::{Action, Context};
use crate::measure::{inert, pad, truncate, wrap};
use crate::score::Carried;
use crate::strings::{actions, carried as words, faults};
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::panel;
use crate::tui::widget::scroll::{moves, step};

use super::Done;

/// Cells of an id.
const ID: usize = 8;

/// Lines of header and footer, and of the dialog's rule and title.
const CHROME: usize = 6;

/// The report on a session that is carried over to another version of its set.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeList {
    report: Carried,
    /// The first line in sight.
    top: usize,
}

impl NoticeList {
    /// The report, from its beginning.
    #[must_use]
    pub fn new(report: Carried) -> NoticeList {
        NoticeList { report, top: 0 }
    }

    pub(super) fn offers(action: Action, app: &App) -> bool {
        match action {
            Action::Accept => app.work.as_ref().is_some_and(super::super::work::Work::is_written),
            Action::Out => true,
            _ => moves(action),
        }
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App) -> Done {
        match action {
            Action::Accept => {
                if let Some(work) = &mut app.work {
                    work.carry_over();
                }
                Done::Effects(vec![Effect::Save])
            }
            Action::Out => Done::Close,
            _ => {
                let height = self.height(app);
                let last = self.rows(app, cells(app)).len().saturating_sub(height);
                let page = height.saturating_sub(1);
                self.top = step(action, self.top, last + 1, page).unwrap_or(self.top);
                Done::Stay
            }
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) {
        let title = app.say(actions::context(Context::Notices));
        let height = self.height(app);
        let rows = self.rows(app, usize::from(canvas.area.width).saturating_sub(2));
        let top = self.top.min(rows.len().saturating_sub(height));
        let hint = if rows.len() > height {
            format!("{}-{}/{}", top + 1, (top + height).min(rows.len()), rows.len())
        } else {
            String::new()
        };
        let height = u16::try_from(height).unwrap_or(u16::MAX);
        let mut inside = panel::open(canvas, height, title, &hint);
        inside.rows(0, 0, &rows[top..]);
    }

    /// How many lines are in sight: two thirds of the screen at the most, and what header, footer and
    /// the title of the dialog leave.
    fn height(&self, app: &App) -> usize {
        let screen = usize::from(app.size.1);
        let most = (screen * 2 / 3).min(screen.saturating_sub(CHROME)).max(1);
        self.rows(app, cells(app)).len().min(most)
    }

    fn rows(&self, app: &App, cells: usize) -> Vec<Row> {
        let (of, lang) = (&self.report, app.lang());
        let mut rows = Vec::new();
        let text = |rows: &mut Vec<Row>, text: &str, role: Role| {
            rows.extend(wrap(&inert(text), cells).into_iter().map(|line| Row::of(line, role)));
        };
        let part = |rows: &mut Vec<Row>, head: String, more: &str| {
            rows.push(Row::default());
            let one = format!("{head}  {more}");
            let mut lines = wrap(one.trim_end(), cells).into_iter();
            rows.extend(lines.next().map(|line| Row::of(line, Role::Strong)));
            rows.extend(lines.map(|line| Row::of(line, Role::Text)));
        };
        text(&mut rows, &words::versions(of, lang), Role::Text);
        part(&mut rows, words::kept(of.kept, lang), "");
        if !of.no_longer.is_empty() {
            let head = words::no_longer(of.no_longer.len(), lang);
            part(&mut rows, head, app.say(words::KEPT_IN_FILE));
            for id in &of.no_longer {
                rows.push(Row::of(format!("  {}", truncate(&inert(id), cells)), Role::Text));
            }
        }
        if !of.others.is_empty() {
            part(&mut rows, words::others(of.others.len(), lang), "");
            for notice in &of.others {
                let said = faults::notice(notice, lang);
                let lines = wrap(&inert(&said), cells.saturating_sub(2)).into_iter();
                rows.extend(lines.map(|line| Row::of(format!("  {line}"), Role::Text)));
            }
        }
        if !of.untouched.is_empty() {
            let head = words::untouched(of.untouched.len(), lang);
            part(&mut rows, head, app.say(words::NEW_AMONG));
            rows.extend(of.untouched.iter().filter_map(|&at| untouched(app, at, cells)));
        }
        rows
    }
}

/// The cells of a line in the dialog.
fn cells(app: &App) -> usize {
    usize::from(app.size.0).saturating_sub(2)
}

fn untouched(app: &App, at: usize, cells: usize) -> Option<Row> {
    let question = app.work.as_ref()?.set.questions.get(at)?;
    let title = inert(question.title.get(app.lang()));
    let room = cells.saturating_sub(ID + 2);
    let id = Row::of(format!("  {}", pad(&inert(&question.id), ID)), Role::Accent);
    Some(id.and(truncate(&title, room), Role::Text))
}
