//! The centre of the interview: what is read aloud, what is answered, and what it comes to.
//!
//! The parts stand one below the other. Where there is not room for all, they give way in the order
//! of their rank: first blank rows, then guidance, last the answers themselves.

use crate::measure::{first_line, inert, pad, wrap, wrap_to};
use crate::questionnaire::Question;
use crate::session::Track;
use crate::strings::{Words, numbers, ui};
use crate::text::{Lang, Text, TextList};
use crate::tui::app::App;
use crate::tui::dialog::evidence_row;
use crate::tui::fields::Field;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::work::Work;

use super::answers::{self, Form};
use super::{last_time, shows_guidance, standing};

/// Rows that stay or go together; the highest rank goes first.
struct Part {
    rank: u8,
    rows: Vec<Row>,
}

/// The rank of the blank below the answers; the sentence of the marked level stands behind it.
const BELOW_ANSWERS: u8 = 10;
/// What is never left out: the question and its answers.
const ALWAYS: u8 = 0;
/// Blank rows for which there is room only on a tall screen.
const AIR: u8 = 20;

impl Part {
    fn new(rank: u8, rows: Vec<Row>) -> Part {
        Part { rank, rows }
    }

    fn blank(rank: u8) -> Part {
        Part::new(rank, vec![Row::default()])
    }
}

/// The parts of the centre around the answers, which come in several forms.
struct Around {
    above: Vec<Part>,
    below: Vec<Part>,
}

impl Around {
    fn rows(&self) -> usize {
        self.above.iter().chain(&self.below).map(|part| part.rows.len()).sum()
    }

    /// Leaves out the last part of the highest rank; false where only what always stays is left.
    fn leave_out(&mut self) -> bool {
        let ranks = self.above.iter().chain(&self.below).map(|part| part.rank);
        let Some(highest) = ranks.max().filter(|rank| *rank > ALWAYS) else { return false };
        let parts = if self.below.iter().any(|part| part.rank == highest) {
            &mut self.below
        } else {
            &mut self.above
        };
        let last = parts.iter().rposition(|part| part.rank == highest);
        parts.remove(last.expect("one of the parts has the highest rank"));
        true
    }

    fn without_air(&mut self) {
        for parts in [&mut self.above, &mut self.below] {
            parts.retain(|part| part.rank != AIR);
        }
    }

    fn join(self, answers: Vec<Row>) -> Vec<Row> {
        let rows = |parts: Vec<Part>| parts.into_iter().flat_map(|part| part.rows);
        rows(self.above).chain(answers).chain(rows(self.below)).collect()
    }
}

/// Draws the centre; `with_scores` where no pane of its own shows them.
pub fn render(app: &App, work: &Work, with_scores: bool, canvas: &mut Canvas<'_>) {
    let cells = usize::from(canvas.area.width);
    let height = usize::from(canvas.area.height);
    let Some(question) = work.question().filter(|_| work.is_shown(work.at)) else {
        let rows: Vec<Row> = wrap(app.say(ui::NO_QUESTIONS), cells)
            .into_iter()
            .map(|line| Row::of(line, Role::Text))
            .collect();
        canvas.rows(0, 1, &rows);
        return;
    };
    let below = if with_scores { vec![score_row(app, work, cells)] } else { Vec::new() };
    let room = height - below.len().min(height);
    let rows = fitted(app, work, question, cells, room);
    canvas.rows(0, 0, &rows);
    canvas.rows(0, u16::try_from(room).unwrap_or(u16::MAX), &below);
}

/// The rows that fit, the answers in the fullest form for which there is room.
fn fitted(app: &App, work: &Work, question: &Question, cells: usize, room: usize) -> Vec<Row> {
    let mut around = around(app, work, question, cells);
    // Only where the sentences of all levels fit without driving guidance away are they shown whole.
    let sentences = answers::table(app, work, question, cells, Form::Full);
    let airy = sentences.airy();
    if around.rows() + airy.len() <= room {
        return around.join(airy);
    }
    around.without_air();
    let sentences = sentences.rows();
    if around.rows() + sentences.len() <= room {
        return around.join(sentences);
    }
    if let Some(text) = answers::marked_text(app, work, question) {
        let rows = wrap(&text, cells).into_iter().map(|line| Row::of(line, Role::Text)).collect();
        let rank = if work.guidance == Some(true) { 7 } else { 3 };
        let blank = around.below.iter().position(|part| part.rank == BELOW_ANSWERS);
        around.below.insert(blank.map_or(0, |at| at + 1), Part::new(rank, rows));
    }
    let answers = answers::table(app, work, question, cells, Form::Short).rows();
    while around.rows() + answers.len() > room {
        if !around.leave_out() {
            return cramped(app, work, question, cells, room);
        }
    }
    around.join(answers)
}

/// What is left on the smallest screens: the beginning of the question, and the answers around the mark.
fn cramped(app: &App, work: &Work, question: &Question, cells: usize, room: usize) -> Vec<Row> {
    let lines = if room > 6 { 2 } else { 1 };
    let text = question.text.get(app.lang());
    let mut rows: Vec<Row> =
        wrap_to(text, cells, lines).into_iter().map(|line| Row::of(line, Role::Strong)).collect();
    rows.truncate(room);
    let left = room - rows.len();
    rows.extend(answers::window(app, work, question, cells, left));
    rows
}

/// Everything around the answers, each with its rank.
fn around(app: &App, work: &Work, question: &Question, cells: usize) -> Around {
    let above = above(app, work, question, cells);
    let mut below = Vec::new();
    // Who unfolds guidance wants to see it: then what was written gives way to it.
    let by_hand = work.guidance == Some(true);
    if let Some(other) = answers::other_track(app, work, question, cells) {
        below.push(Part::new(if by_hand { 6 } else { 3 }, vec![other]));
    }
    if let Some(last) = last_time::row(app, work, question, cells) {
        below.push(Part::new(2, vec![last]));
    }
    below.push(Part::blank(BELOW_ANSWERS));
    if matches!(work.field(), Some(Field::Scale(_))) {
        let rule = wrap(app.say(ui::READING_RULE), cells);
        let rule = rule.into_iter().map(|line| Row::of(line, Role::Dim)).collect();
        below.push(Part::new(9, rule));
        below.push(Part::blank(13));
    }
    let said = said_rows(app, work, cells);
    below.push(Part::new(if by_hand { 5 } else { 1 }, said));
    Around { above, below }
}

/// Section, question and guidance.
fn above(app: &App, work: &Work, question: &Question, cells: usize) -> Vec<Part> {
    let lang = app.lang();
    let open = shows_guidance(app, work);
    let mut parts = vec![Part::new(5, vec![section_row(app, work, question, cells)])];
    if let Some(about) = opening(work, question) {
        let lines = wrap(about.get(lang), cells);
        let rows = lines.into_iter().map(|line| Row::of(line, Role::Dim)).collect();
        parts.push(Part::new(if open { 4 } else { 13 }, rows));
    }
    let text = wrap(question.text.get(lang), cells);
    let text = text.into_iter().map(|line| Row::of(line, Role::Strong)).collect();
    parts.extend([
        Part::blank(12),
        Part::new(4, vec![title_row(app, work, question, cells)]),
        Part::new(ALWAYS, text),
        Part::blank(AIR),
    ]);
    if let Some(why) = &question.why {
        let rows = labelled(app, ui::WHY, why.get(lang), cells);
        parts.push(Part::new(if open { 2 } else { 6 }, rows));
    }
    if open {
        for (label, list) in [(ui::ASK, &question.ask), (ui::SEE, &question.evidence)] {
            if let Some(list) = list {
                parts.push(Part::blank(AIR));
                let items = list_items(app, app.say(label), list, cells);
                parts.extend(items.into_iter().map(|rows| Part::new(3, rows)));
            }
        }
    }
    parts.push(Part::blank(11));
    if let Some(reason) = &work.answer().not_applicable {
        let row = Row::of(app.say(ui::NOT_APPLICABLE), Role::Chosen)
            .and("  ", Role::Text)
            .and(inert(&ui::reason(reason, lang)).into_owned(), Role::Text);
        parts.push(Part::new(1, vec![row]));
    }
    parts
}

/// What to say when a section opens: on its first question.
fn opening<'a>(work: &'a Work, question: &Question) -> Option<&'a Text> {
    let first =
        work.before(work.at).is_none_or(|at| work.set.questions[at].section != question.section);
    work.set.sections[question.section].about.as_ref().filter(|_| first)
}

/// The section, and which pass is on.
fn section_row(app: &App, work: &Work, question: &Question, cells: usize) -> Row {
    let section = &work.set.sections[question.section];
    let left = Row::of(format!("{}  ", section.id), Role::Accent)
        .and(section.title.get(app.lang()).as_str(), Role::Dim);
    if !work.set.questions.iter().any(|question| question.target) {
        return left;
    }
    let role = if work.pass == Track::ToBe { Role::ChosenMarked } else { Role::Dim };
    let pass = format!(" {} ", ui::track(work.pass, app.lang()));
    left.with_right(Row::of(pass, role), cells)
}

fn title_row(app: &App, work: &Work, question: &Question, cells: usize) -> Row {
    let left = Row::of(question.title.get(app.lang()).as_str(), Role::Accent);
    if !work.answer().flag {
        return left;
    }
    let flag = format!("! {}", app.say(ui::FLAGGED));
    left.with_right(Row::of(flag, Role::Chosen), cells)
}

/// Cells of the labels before guidance and notes.
fn label_cells(lang: Lang) -> usize {
    match lang {
        Lang::Ja => 8,
        Lang::En => 10,
    }
}

/// A text with a label before its first line.
fn labelled(app: &App, label: Words, text: &str, cells: usize) -> Vec<Row> {
    let lines = wrap(text, cells.saturating_sub(label_cells(app.lang())));
    let rows = lines.into_iter().enumerate().map(|(at, line)| {
        let label = if at == 0 { app.say(label) } else { "" };
        labelled_row(app, label, line, Role::Text)
    });
    rows.collect()
}

fn labelled_row(app: &App, label: &str, line: String, role: Role) -> Row {
    Row::of(pad(label, label_cells(app.lang())), Role::Dim).and(line, role)
}

/// The rows of each text of a list, with a label before the first one.
fn list_items(app: &App, label: &str, list: &TextList, cells: usize) -> Vec<Vec<Row>> {
    let label_cells = label_cells(app.lang());
    let texts = list.get(app.lang()).iter().enumerate();
    texts
        .map(|(item, text)| {
            let lines = wrap(text, cells.saturating_sub(label_cells + 2)).into_iter().enumerate();
            lines
                .map(|(line, text)| {
                    let label = if item == 0 && line == 0 { label } else { "" };
                    let bullet = if line == 0 { "- " } else { "  " };
                    Row::of(pad(label, label_cells), Role::Dim)
                        .and(bullet, Role::Dim)
                        .and(text, Role::Text)
                })
                .collect()
        })
        .collect()
}

/// What was written beside the answer: record, note, evidence, and that there is a memo.
fn said_rows(app: &App, work: &Work, cells: usize) -> Vec<Row> {
    let answer = work.answer();
    let room = cells.saturating_sub(label_cells(app.lang()));
    let mut rows = Vec::new();
    if let Some(note) = &answer.note {
        let line = first_line(&inert_lines(note), room);
        rows.push(labelled_row(app, app.say(ui::NOTE), line, Role::Text));
    }
    if let Some(first) = answer.evidence.first() {
        let mut row = labelled_row(app, app.say(ui::EVIDENCE), String::new(), Role::Text);
        row.0.extend(evidence_row(app, first, Role::Text).0);
        if answer.evidence.len() > 1 {
            row = row.and(format!("  +{}", answer.evidence.len() - 1), Role::Dim);
        }
        rows.push(row);
    }
    if answer.memo.is_some() {
        // The room sees this screen; a memo is the facilitator's own and stays closed.
        rows.push(labelled_row(app, app.say(ui::MEMO), "...".to_owned(), Role::Dim));
    }
    rows
}

/// A text of several lines without control characters, its line breaks kept.
fn inert_lines(text: &str) -> String {
    text.lines().map(|line| inert(line).into_owned()).collect::<Vec<_>>().join("\n")
}

/// Section and whole in one row, where there is no pane for them.
fn score_row(app: &App, work: &Work, cells: usize) -> Row {
    if let Some(standing) = &work.standing {
        return standing::row(app, work, standing, cells);
    }
    let scores = &work.scores;
    let hidden = work.session.scores_hidden;
    // Where both do not fit, the whole stays: it is what the meeting moves.
    let section = work.question().map(|question| question.section).filter(|_| cells >= 50);
    let mut row = Row::default();
    if let Some(at) = section {
        let score = &scores.sections[at];
        row = row.and(format!("{} ", work.set.sections[at].id), Role::Dim);
        if !hidden && work.set.sections[at].score.is_some() {
            row = push_score(row, score.as_is, score.low, score.high);
        }
        let counts = &score.counts;
        row = row.and(format!("{}/{}    ", counts.answered, counts.asked), Role::Text);
    }
    let overall = &scores.overall;
    let counts = &overall.counts;
    row = row.and(format!("{} ", app.say(ui::OVERALL)), Role::Dim);
    if !hidden {
        row = push_score(row, overall.as_is, overall.low, overall.high);
    }
    row = row.and(format!("{}/{}", counts.answered, counts.asked), Role::Text);
    let hidden_row = Row::of(app.say(ui::SCORES_HIDDEN), Role::Dim);
    let count_row = |(label, count): (Words, usize)| {
        Row::of(format!("{} ", app.say(label)), Role::Dim).and(count.to_string(), Role::Text)
    };
    let more = hidden.then_some(hidden_row).into_iter().chain(
        [(ui::DONT_KNOW, counts.unknown), (ui::NOT_APPLICABLE, counts.not_applicable)]
            .map(count_row),
    );
    for part in more {
        if row.width() + GAP.len() + part.width() <= cells {
            row = row.and(GAP, Role::Text);
            row.0.extend(part.0);
        }
    }
    row
}

/// What stands between the parts of a row of counts.
const GAP: &str = "   ";

fn push_score(row: Row, as_is: Option<f64>, low: Option<f64>, high: Option<f64>) -> Row {
    let row = row.and(numbers::score_or_dash(as_is), Role::Strong);
    let row = match numbers::band(low, high) {
        Some(band) => row.and(format!(" {band}"), Role::Dim),
        None => row,
    };
    row.and(" ", Role::Text)
}
