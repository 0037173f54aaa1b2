//! The screens: each file holds the state of one, what its actions do, and how it is drawn.

pub mod backups;
pub mod compare;
pub mod help;
pub mod home;
pub mod interview;
pub mod outline;
pub mod plan;
pub mod report;
pub mod results;
pub mod selection;
pub mod start;
pub mod table;
pub mod targets;
pub mod waiting;
pub mod what_if;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::app::{App, Screen};
use super::paint::{Canvas, Row};
use super::theme::Role;
use super::widget::{footer, header};
use crate::strings::ui;

/// The least size on which there is something to see.
const SMALLEST: (u16, u16) = (40, 10);

/// Draws everything: the screen, the dialogs over it, and the caret where something is typed.
pub fn render(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::new(frame.buffer_mut(), area, app.settings.look);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        canvas.put(0, 0, app.say(ui::TOO_SMALL), Role::Text);
        return;
    }
    let body = frame_around(app, &mut canvas);
    let mut inside = canvas.part(body);
    let mut caret = match app.screen {
        Screen::Home => {
            home::render(app, &mut inside);
            None
        }
        Screen::Start => app.start.as_ref().and_then(|start| start.render(app, &mut inside)),
        Screen::Interview => {
            interview::render(app, &mut inside);
            None
        }
        Screen::Outline => {
            outline::render(app, &mut inside);
            None
        }
        Screen::Results => {
            if app.shows_selection() {
                selection::render(app, &mut inside);
            } else {
                results::render(app, &mut inside);
            }
            None
        }
        Screen::Table => {
            table::render(app, &mut inside);
            None
        }
        Screen::Targets => {
            targets::render(app, &mut inside);
            None
        }
        Screen::WhatIf => {
            what_if::render(app, &mut inside);
            None
        }
        Screen::Compare => {
            compare::render(app, &mut inside);
            None
        }
        Screen::Plan => {
            plan::render(app, &mut inside);
            None
        }
        Screen::Report => {
            report::render(app, &mut inside);
            None
        }
        Screen::Backups => {
            backups::render(app, &mut inside);
            None
        }
    };
    for dialog in &app.dialogs {
        caret = dialog.render(app, &mut inside);
    }
    long_message(app, &mut canvas);
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// A message that is longer than the bottom row goes over what stands above it until the next key.
fn long_message(app: &App, canvas: &mut Canvas<'_>) {
    let area = canvas.area;
    let rows = footer::long_message(app, usize::from(area.width.saturating_sub(2)));
    let height = u16::try_from(rows.len()).unwrap_or(0);
    if height < 2 || area.height < height + 2 {
        return;
    }
    let place = Rect { y: area.bottom() - height - 1, height: height + 1, ..area };
    let mut place = canvas.part(place);
    place.clear();
    place.rule(0);
    place.rows(1, 1, &rows);
}

/// Draws header and footer and returns the place between them.
fn frame_around(app: &App, canvas: &mut Canvas<'_>) -> Rect {
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(2));
    canvas.row(1, 0, &head(app, cells));
    canvas.rule(1);
    canvas.rule(area.height - 2);
    canvas.row(1, area.height - 1, &footer::row(app, cells));
    Rect { y: area.y + 2, height: area.height - 4, ..area }
}

fn head(app: &App, cells: usize) -> Row {
    let product = app.say(ui::PRODUCT);
    let plain =
        |name: &str| Row::of(product, Role::Strong).and("  ", Role::Text).and(name, Role::Text);
    match (&app.work, app.screen) {
        (Some(work), Screen::Interview | Screen::Table) => {
            let place = interview::place(app, work);
            header::of_session(app, work, product, &place, cells)
        }
        (Some(work), Screen::Outline) => {
            header::of_session(app, work, app.say(ui::OUTLINE), "", cells)
        }
        (Some(work), Screen::Results) => {
            header::of_session(app, work, app.say(ui::RESULTS), "", cells)
        }
        (
            Some(work),
            Screen::Targets | Screen::WhatIf | Screen::Compare | Screen::Plan | Screen::Report,
        ) => {
            let name = crate::strings::actions::context(app.context_of_screen()).of(app.lang());
            header::of_session(app, work, name, "", cells)
        }
        (_, Screen::Start) => plain(app.start.as_ref().map_or("", |start| start.name(app))),
        (_, Screen::Backups) => {
            let title = app.backups.now.as_ref().map_or("", |now| &now.title);
            plain(app.backups.name(app))
                .and("  ", Role::Text)
                .and(crate::measure::inert(title), Role::Dim)
                .cut(cells)
        }
        _ => plain(app.say(ui::HOME)),
    }
}
