//! What the maturity check proposes to buy. Nothing of it is filled in: who selects, chooses.

use crate::measure::{inert, truncate, wrap};
use crate::score::{Proposal, RoleToBuy};
use crate::strings::{numbers, selection as words};
use crate::tui::app::App;
use crate::tui::linked::Link;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;
use crate::tui::work::Work;

/// Whether the session is based on another one.
#[must_use]
pub fn is_linked(work: &Work) -> bool {
    work.links.related.is_some()
}

/// The linked session, the services that its roles lead to, and the roles that lead to none.
pub fn lines(app: &App, work: &Work, cells: usize) -> Vec<Line> {
    let linked = match &work.links.related {
        Some(Link::Read(linked)) => linked,
        Some(Link::Unread(why)) => {
            let text = inert(why.get(app.lang())).into_owned();
            return wrap(&text, cells).into_iter().map(|l| Line::of(l, Role::Dim)).collect();
        }
        None => return vec![Line::of(app.say(words::NO_LINK), Role::Dim)],
    };
    let score = numbers::score_or_dash(linked.scores.overall.as_is);
    let head = Row::of(format!("{}  ", app.say(words::LINK)), Role::Dim)
        .and(inert(&linked.title).into_owned(), Role::Strong)
        .and(format!("  {score}"), Role::Dim);
    let mut lines = vec![Line::plain(head), Line::blank()];
    let Some(proposal) = work.proposal() else { return lines };
    lines.push(Line::of(app.say(words::PROPOSED), Role::Strong));
    if proposal.services.is_empty() {
        lines.push(Line::of(format!("  {}", app.say(words::NOTHING_PROPOSED)), Role::Dim));
    }
    for service in &proposal.services {
        let question = &work.set.questions[service.question];
        let Some(choice) = question.kind.choices().get(service.choice) else { continue };
        let chosen = work.session.answer(&question.id).choice.contains(&choice.id);
        let mark = if chosen { "[x] " } else { "[ ] " };
        let name = choice.text.get(app.lang()).as_str();
        let row = Row::of(mark, Role::Chosen).and(name, Role::Text);
        lines.push(Line::to_question(row, service.question));
        lines.extend(roles(app, &proposal, &service.roles, cells));
    }
    for (title, list) in [
        (words::SUPPORT_ONLY, &proposal.support_only),
        (words::WITHOUT_SERVICE, &proposal.without_service),
    ] {
        if !list.is_empty() {
            lines.push(Line::blank());
            lines.push(Line::of(app.say(title), Role::Strong));
            lines.extend(roles(app, &proposal, list, cells));
        }
    }
    lines.push(Line::blank());
    for line in wrap(app.say(words::PROPOSAL_RULE), cells.min(90)) {
        lines.push(Line::of(line, Role::Dim));
    }
    lines
}

/// Roles with where they stand, what they aim at, and why they are to be bought.
fn roles(app: &App, proposal: &Proposal, list: &[usize], cells: usize) -> Vec<Line> {
    let rows = list.iter().filter_map(|&at| proposal.roles.get(at));
    rows.map(|role| Line::plain(role_row(app, role, cells))).collect()
}

fn role_row(app: &App, role: &RoleToBuy, cells: usize) -> Row {
    let reasons = [(role.aimed, words::TO_BE_OUT), (role.expected, words::AIM_OUT)];
    let reasons = reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, own)| app.say(own));
    let reasons: Vec<&str> = reasons.collect();
    let levels = match (role.as_is, role.to_be) {
        (as_is, Some(to_be)) => {
            format!("{} -> {}", numbers::score_or_dash(as_is), numbers::score(to_be))
        }
        (as_is, None) => numbers::score_or_dash(as_is),
    };
    let gap = role.gap.map_or_else(String::new, |gap| {
        format!("  {} {}", app.say(crate::strings::ui::GAP), numbers::score(gap))
    });
    let right = format!("{levels}{gap}  {}", reasons.join(app.say(words::AND)));
    let right = truncate(&right, cells * 3 / 5).into_owned();
    Row::of(format!("      {:<6}", role.id), Role::Dim)
        .and(role.title.get(app.lang()).as_str(), Role::Text)
        .with_right(Row::of(right, Role::Dim), cells)
}
