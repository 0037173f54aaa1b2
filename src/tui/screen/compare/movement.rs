//! The whole and the functions: then, now, the difference, like for like, and why.

use crate::measure::{pad, pad_left, truncate, width, wrap};
use crate::score::ScoreMovement;
use crate::strings::{Words, compare as words, numbers, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::widget::page::Line;

use super::Pair;

/// Cells of the columns: name, then three numbers, then like for like.
struct Columns {
    name: usize,
    number: usize,
    like: usize,
}

/// Cells of the change like for like where there is no room to say over how many roles it is.
const WITHOUT_ROLES: usize = 7;

impl Columns {
    fn new(cells: usize) -> Columns {
        let number = 7;
        let like = match cells {
            ..40 => WITHOUT_ROLES,
            40..56 => 10,
            _ => 15,
        };
        let name = cells.saturating_sub(3 * number + like).clamp(8, 36);
        Columns { name, number, like }
    }

    fn row(&self, name: Row, cells: [String; 4], role: Role) -> Row {
        let name = name.cut(self.name - 1);
        let gap = self.name - name.width();
        let [old, new, difference, like] = cells;
        name.and(" ".repeat(gap), Role::Text)
            .and(pad_left(&old, self.number), Role::Dim)
            .and(pad_left(&new, self.number), role)
            .and(pad_left(&difference, self.number), role)
            .and(pad_left(&like, self.like), role)
    }

    fn score(&self, name: Row, score: &ScoreMovement) -> Row {
        let cells = [
            numbers::score_or_dash(score.old),
            numbers::score_or_dash(score.new),
            words::signed_or_dash(score.difference()),
            match &score.like_for_like {
                Some(like) if self.like == WITHOUT_ROLES => words::signed(like.change()),
                like => words::like_for_like(like.as_ref()),
            },
        ];
        self.row(name, cells, Role::Strong)
    }
}

/// The page.
pub(super) fn lines(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if app.work.as_ref().is_some_and(|work| work.session.scores_hidden) {
        lines.push(Line::of(app.say(words::SCORES_HIDDEN), Role::Dim));
        lines.push(Line::blank());
        lines.extend(remarks(app, pair, cells));
        return lines;
    }
    let columns = Columns::new(cells);
    let like = if cells < 56 { words::LIKE_SHORT } else { words::LIKE_FOR_LIKE };
    let heads = [words::THEN, words::NOW, words::DIFFERENCE, like];
    let heads = heads.map(|head: Words| app.say(head).to_owned());
    lines.push(Line::plain(columns.row(Row::default(), heads, Role::Dim)));
    let overall = Row::of(app.say(words::OVERALL), Role::Strong);
    lines.push(Line::plain(columns.score(overall, &pair.movement.overall)));
    for (at, score) in &pair.movement.sections {
        let section = &pair.new.set.sections[*at];
        let room = columns.name.saturating_sub(4);
        let whole = section.title.get(app.lang());
        let title =
            if width(whole) <= room { whole } else { section.short_title().get(app.lang()) };
        let name = Row::of(pad(&section.id, 3), Role::Accent)
            .and(truncate(title, room).into_owned(), Role::Text);
        let row = columns.score(name, score);
        let causes = in_short(app, pair, *at, score);
        if causes.is_empty() {
            lines.push(Line::to_section(row, *at));
        } else if row.width() + width(&causes) + 3 <= cells {
            let row = row.and(format!("   {causes}"), Role::Dim);
            lines.push(Line::to_section(row, *at));
        } else {
            lines.push(Line::to_section(row, *at));
            lines.push(Line::of(truncate(&format!("   {causes}"), cells).into_owned(), Role::Dim));
        }
    }
    lines.push(Line::blank());
    lines.extend(causes(app, &pair.movement.overall));
    lines.push(Line::blank());
    lines.extend(remarks(app, pair, cells));
    lines.extend(wrap(app.say(words::RULE), cells.min(90)).into_iter().map(dim));
    lines
}

fn dim(text: String) -> Line {
    Line::of(text, Role::Dim)
}

/// Why a function's score moved beside the levels: the causes, or that it is not looked at.
fn in_short(app: &App, pair: &Pair<'_>, section: usize, score: &ScoreMovement) -> String {
    let out = |side: crate::score::Judged<'_>| {
        let id = &pair.new.set.sections[section].id;
        side.session.out_of_scope(id).is_some()
    };
    if out(pair.old) || out(pair.new) {
        return app.say(ui::OUT_OF_SCOPE).to_owned();
    }
    words::causes_in_short(&score.causes, app.lang())
}

/// What the overall difference is made of: the parts add up to it.
fn causes(app: &App, score: &ScoreMovement) -> Vec<Line> {
    let lang = app.lang();
    if score.difference().is_none() {
        return vec![dim(app.say(words::NO_DIFFERENCE).to_owned())];
    }
    let title = Row::of(format!("{}   ", app.say(words::CAUSES)), Role::Strong)
        .and(words::signed_or_dash(score.difference()), Role::Strong);
    let mut lines = vec![Line::plain(title)];
    let part = |points: f64, text: String| {
        let row = Row::of(pad_left(&words::signed(points), 7), Role::Text);
        Line::plain(row.and(format!("   {text}"), Role::Text))
    };
    if let Some(like) = &score.like_for_like {
        lines.push(part(like.change(), words::levels(like, lang)));
        if like.side_moved > 0 {
            lines.push(dim(format!("{}{}", " ".repeat(10), words::by_side(like, lang))));
        }
    }
    let causes = score.causes.iter();
    lines.extend(causes.map(|one| part(one.points, words::cause_in_words(one, lang))));
    lines
}

/// What the numbers cannot say.
pub(super) fn remarks(app: &App, pair: &Pair<'_>, cells: usize) -> Vec<Line> {
    let movement = &pair.movement;
    let mut lines = Vec::new();
    let mut say = |text: &str, role: Role| {
        lines.extend(wrap(text, cells.min(90)).into_iter().map(|line| Line::of(line, role)));
    };
    if movement.group_rule_changed {
        say(app.say(words::GROUP_RULE), Role::Warning);
    }
    if movement.judged_by_another_version {
        say(app.say(words::OTHER_VERSION), Role::Warning);
    }
    if !movement.no_longer_asked.is_empty() {
        let ids = movement.no_longer_asked.join(", ");
        say(&format!("{}: {ids}", app.say(words::NO_LONGER_ASKED)), Role::Dim);
    }
    lines
}
