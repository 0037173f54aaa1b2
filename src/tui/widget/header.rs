//! The top row: where one is, and whether it is saved.

use crate::strings::held::State;
use crate::strings::ui;
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::work::{Hold, Saved, Work};

/// The header of a screen of the session at work: product, set and title on the left; `place`, and
/// whether it is saved, on the right.
#[must_use]
pub fn of_session(app: &App, work: &Work, screen: &str, place: &str, cells: usize) -> Row {
    let lang = app.lang();
    let title = crate::measure::inert(&work.session.title);
    let bare = Row::of(screen, Role::Strong).and("  ", Role::Text);
    let named = bare.clone().and(work.set.title.get(lang).as_str(), Role::Text);
    let named = named.and(" / ", Role::Dim).and(title.clone(), Role::Text);
    let (saved, role) = saved(app, work, cells);
    let mut right = Row::of(place, Role::Accent);
    if !place.is_empty() {
        right = right.and("   ", Role::Text);
    }
    let mut right = right.and(saved, role);
    if shows_clock(app) {
        right = right.and("   ", Role::Text).and(app.clock.as_str(), Role::Dim);
    }
    // What is wrong takes room; then the title of the session says more than that of its set.
    let crowded = role == Role::Warning && named.width() + right.width() >= cells;
    let with_set = cells >= 60 && work.hold.holder().is_none() && !crowded;
    let left = if with_set { named } else { bare.and(title, Role::Text) };
    left.with_right(right, cells)
}

/// Whether the header has room for the time of day. Only then does the program wake up each minute.
#[must_use]
pub fn shows_clock(app: &App) -> bool {
    app.size.0 >= 140 && app.work.is_some()
}

/// Why the session can only be read, as far as there is something to say about it.
fn state<'a>(app: &App, work: &'a Work) -> State<'a> {
    match (&work.lost, &work.hold) {
        (Some(lost), _) if lost.gone => State::Gone(&lost.since),
        (Some(lost), _) => State::Unreadable(&lost.since),
        (None, Hold::Following(holder)) => State::Following(holder, &work.held_since),
        (None, Hold::Unsure(holder)) => State::Unsure(holder),
        (None, Hold::Backup) => State::Looking(app.backups.what(app.lang())),
        (None, _) => State::Plain,
    }
}

fn saved(app: &App, work: &Work, cells: usize) -> (String, Role) {
    let lang = app.lang();
    match &work.saved {
        Saved::Yes => (ui::SAVED.of(lang).to_owned(), Role::Dim),
        Saved::Saving => (ui::SAVING.of(lang).to_owned(), Role::Dim),
        Saved::ReadOnly if cells < 60 => (ui::READ_ONLY.of(lang).to_owned(), Role::Warning),
        Saved::ReadOnly => {
            (crate::strings::held::read_only(&state(app, work), lang), Role::Warning)
        }
        Saved::No { since, .. } => {
            let told = if cells < 60 { ui::NOT_SAVED_SHORT } else { ui::NOT_SAVED }.of(lang);
            let joint = ui::SINCE.of(lang);
            let text = match lang {
                Lang::Ja => format!("{since}{joint}{told}"),
                Lang::En => format!("{told} {joint} {since}"),
            };
            (text, Role::Warning)
        }
    }
}
