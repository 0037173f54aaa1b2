//! The top row: where one is, and whether it is saved.

use crate::measure::{inert, truncate, width};
use crate::strings::held::State;
use crate::strings::ui;
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::work::{Hold, Saved, Work};

/// What stands between the titles of set and session.
const BETWEEN: &str = " / ";

/// The fewest cells in which the title of a set is known again.
const FEWEST: usize = 12;

/// The header of a screen of the session at work: product, set and title on the left; `place`, and
/// whether it is saved, on the right.
#[must_use]
pub fn of_session(app: &App, work: &Work, screen: &str, place: &str, cells: usize) -> Row {
    let lang = app.lang();
    let title = inert(&work.session.title);
    let left = Row::of(screen, Role::Strong).and("  ", Role::Text);
    let (text, role) = saved(app, work, cells);
    let mut right = Row::of(place, Role::Accent);
    if !place.is_empty() {
        right = right.and("   ", Role::Text);
    }
    let mut right = right.and(text.as_str(), role);
    if shows_clock(app) {
        right = right.and("   ", Role::Text).and(app.clock.as_str(), Role::Dim);
    }
    // The title of the session says more than that of its set, which gives way first. What is being
    // saved must not move anything.
    let saving = width(ui::SAVING.of(lang)).max(width(ui::SAVED.of(lang)));
    let state = if role == Role::Warning { 0 } else { saving.saturating_sub(width(&text)) };
    let taken = left.width() + width(&title) + BETWEEN.len() + right.width() + state + 1;
    let whole = work.set.title.get(lang).as_str();
    let set = truncate(whole, cells.saturating_sub(taken));
    let is_known = set == whole || width(&set) >= FEWEST;
    let is_told = cells >= 60 && work.hold.holder().is_none() && is_known;
    let left = if is_told { left.and(set, Role::Text).and(BETWEEN, Role::Dim) } else { left };
    let left = left.and(title, Role::Text);
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
