//! Notes that changed, and who answered then and now. Memos are nobody else's.

use crate::measure::{inert, wrap};
use crate::score::{NoteChange, RoleMovement};
use crate::strings::{Words, compare as words};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;

use super::roles::{people, people_changed};
use super::{Pair, name};

/// The page.
pub(super) fn lines(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Line> {
    let (old, new) = (pair.old.session, pair.new.session);
    let mut lines = vec![Line::of(app.say(words::PARTICIPANTS), Role::Strong)];
    for (label, session) in [(words::THEN, old), (words::NOW, new)] {
        lines.extend(labelled(app, label, &people(app, &session.about.participants), cells));
    }
    lines.push(Line::blank());
    let changed = |role: &&RoleMovement| role.note != NoteChange::Same;
    let changed: Vec<&RoleMovement> = pair.movement.roles.iter().filter(changed).collect();
    if changed.is_empty() {
        lines.push(Line::of(app.say(words::NO_NOTES), Role::Dim));
        return lines;
    }
    lines.push(Line::of(words::notes_changed(changed.len(), app.lang()), Role::Strong));
    for role in changed {
        lines.push(Line::to_question(name(app, pair, role.question), role.question));
        if role.other_respondents {
            let who = format!("{} {}", app.say(words::WHO), people_changed(app, role));
            let who = wrap(&who, cells.saturating_sub(6).clamp(16, 96)).into_iter();
            lines.extend(who.map(|line| Line::of(format!("      {line}"), Role::Dim)));
        }
        let id = &pair.new.set.questions[role.question].id;
        for (label, session) in [(words::THEN, old), (words::NOW, new)] {
            let text = session.answer(id).note.as_deref().unwrap_or("-");
            lines.extend(labelled(app, label, text, cells));
        }
    }
    lines
}

/// A text behind its label, on as many lines as it takes.
fn labelled(app: &App, label: Words, text: &str, cells: usize) -> Vec<Line> {
    let room = cells.saturating_sub(12).clamp(16, 90);
    let label = crate::measure::pad(app.say(label), 6);
    let whole = text.lines().flat_map(|line| wrap(&inert(line), room));
    whole
        .enumerate()
        .map(|(at, line)| {
            let label = if at == 0 { label.clone() } else { " ".repeat(6) };
            Line::plain(Row::of(format!("      {label}"), Role::Dim).and(line, Role::Text))
        })
        .collect()
}
