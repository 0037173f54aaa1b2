//! The form of a report, drawn.

use crate::measure::{inert, pad, width, wrap};
use crate::report::format::Format;
use crate::strings::{Words, delivery as words};
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::scroll::follow;
use crate::tui::work::Work;

use super::{Line, Report, Stage, shown};

/// The rows from which on there is a blank line between the lines of the form.
const ROOMY: u16 = 17;
/// Text is read in lines of no more than this.
const WIDEST: usize = 100;

/// Draws the form, and below it what is under way or came of it.
pub fn render(app: &App, canvas: &mut Canvas<'_>) {
    let Some(work) = &app.work else { return };
    let area = canvas.area;
    let cells = usize::from(area.width.saturating_sub(4)).min(WIDEST);
    let gap = area.height >= ROOMY;
    let mut rows = Vec::new();
    if gap {
        rows.push(Row::default());
    }
    let mut marked = 0;
    for (at, line) in Line::ALL.into_iter().enumerate() {
        if at == app.report.at {
            marked = rows.len();
        }
        rows.extend(line_rows(app, work, line, at == app.report.at, cells));
        if gap {
            rows.push(Row::default());
        }
    }
    let below = stage_rows(app, cells);
    // What is under way, or came of it, is what a person waits for.
    let waits = app.report.stage != Stage::Form;
    if !gap {
        rows.push(Row::default());
    }
    rows.extend(below);
    let marked = if waits { rows.len() - 1 } else { marked };
    let height = usize::from(area.height);
    let first = follow(0, marked, rows.len(), height);
    canvas.rows(2, 0, &rows[first..rows.len().min(first + height)]);
}

fn label(line: Line) -> Words {
    match line {
        Line::Format => words::FORMAT,
        Line::Language => words::LANGUAGE,
        Line::Parts => words::PARTS,
        Line::Names => words::NAMES,
        Line::Place => words::PLACE,
    }
}

/// The choices of a line in words.
fn choices(line: Line, lang: Lang) -> Vec<&'static str> {
    match line {
        Line::Format => Format::ALL.into_iter().map(format_name).collect(),
        Line::Language => Lang::ALL.into_iter().map(words::language).collect(),
        Line::Parts => {
            vec![words::ALL.of(lang), words::MANAGEMENT.of(lang), words::NO_ANNEX.of(lang)]
        }
        Line::Names => vec![words::WITH_NAMES.of(lang), words::REDACTED.of(lang)],
        Line::Place => Vec::new(),
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Markdown",
        Format::Html => "HTML",
        Format::Csv => "CSV",
        Format::Xlsx => "Excel",
        Format::Json => "JSON",
    }
}

/// What the choice of a line means.
fn meaning(report: &Report, line: Line) -> Words {
    match (line, report.format) {
        (Line::Format, Format::Markdown) => words::MARKDOWN_FOR,
        (Line::Format, Format::Html) => words::HTML_FOR,
        (Line::Format, Format::Csv) => words::CSV_FOR,
        (Line::Format, Format::Xlsx) => words::XLSX_FOR,
        (Line::Format, Format::Json) => words::JSON_FOR,
        (Line::Language, _) => words::LANGUAGE_FOR,
        (Line::Parts, _) if !report.has_parts() => words::PARTS_FIXED,
        (Line::Parts, _) => {
            [words::ALL_FOR, words::MANAGEMENT_FOR, words::NO_ANNEX_FOR][report.parts]
        }
        (Line::Names, _) if report.redact => words::REDACTED_FOR,
        (Line::Names, _) => words::WITH_NAMES_FOR,
        (Line::Place, _) => words::PLACE_FOR,
    }
}

/// A line of the form: its label, what can be chosen, and what is.
fn line_rows(app: &App, work: &Work, line: Line, focused: bool, cells: usize) -> Vec<Row> {
    let (report, lang) = (&app.report, app.lang());
    let labels = Line::ALL.into_iter().map(|line| width(label(line).of(lang))).max().unwrap_or(0);
    let (mark, role) = if focused { ("> ", Role::Chosen) } else { ("  ", Role::Dim) };
    let head = |text: &str| Row::of(mark, Role::Accent).and(pad(text, labels + 2), role);
    let room = cells.saturating_sub(labels + 4);
    let text = if focused { Role::Text } else { Role::Dim };
    if line == Line::Place {
        let path = shown(&report.path(&work.file, lang));
        let lines = pieces(&inert(&path), room.saturating_sub(1)).into_iter().enumerate();
        let row = |(at, piece)| {
            let below = || Row::of(" ".repeat(labels + 4), Role::Text);
            let head = if at == 0 { head(label(line).of(lang)) } else { below() };
            // Under the other choices, which stand between brackets or blanks.
            head.and(" ", Role::Text).and(piece, text)
        };
        return lines.map(row).collect();
    }
    let chosen = report.chosen(line, lang);
    let all = choices(line, lang);
    if line == Line::Parts && !report.has_parts() {
        return vec![head(label(line).of(lang)).and(format!(" {}", all[0]), Role::Dim)];
    }
    let wide = all.iter().map(|choice| width(choice) + 2).sum::<usize>() <= room;
    let mut row = head(label(line).of(lang));
    for (at, choice) in all.iter().enumerate() {
        row = if at == chosen {
            row.and(format!("[{choice}]"), Role::Chosen)
        } else if wide {
            row.and(format!(" {choice} "), text)
        } else {
            row
        };
    }
    if !wide {
        row = row.and(format!(" {}/{}", chosen + 1, all.len()), Role::Dim);
    }
    vec![row]
}

/// A path in pieces that fit: it has no blanks to be broken at.
fn pieces(text: &str, cells: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let piece = crate::measure::fitting(rest, cells.max(2));
        pieces.push(piece.to_owned());
        rest = &rest[piece.len()..];
    }
    if pieces.is_empty() { vec![String::new()] } else { pieces }
}

/// What stands below the form.
fn stage_rows(app: &App, cells: usize) -> Vec<Row> {
    let report = &app.report;
    let text = |words: Words, role| wrapped(app.say(words), cells, role);
    let lang = app.lang();
    match &report.stage {
        Stage::Form => {
            let mut rows = text(meaning(report, report.line()), Role::Dim);
            if app.work.as_ref().is_some_and(|work| work.session.scores_hidden) {
                rows.extend(text(words::HIDDEN, Role::Dim));
            }
            rows.push(Row::default());
            rows.push(key_row(app.say(words::ENTER_WRITES)));
            rows
        }
        Stage::Writing(done, of) => {
            let so_far = if *of == 0 { String::new() } else { words::so_far(*done, *of, lang) };
            vec![
                Row::of(app.say(words::WRITING), Role::Strong)
                    .and("  ", Role::Text)
                    .and(so_far, Role::Text),
                key_row(app.say(words::STOPS)),
            ]
        }
        Stage::Exists(_, other, at) => {
            let mut rows = text(words::EXISTS, Role::Warning);
            let name = other.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let name = words::other_name(&inert(&name), lang);
            for (position, answer) in [&*name, app.say(words::OVERWRITE)].into_iter().enumerate() {
                let mark = if position == *at { "> " } else { "  " };
                let role = if position == *at { Role::Marked } else { Role::Text };
                rows.push(Row::of(mark, Role::Accent).and(answer, role).cut(cells));
            }
            rows
        }
        Stage::Written(written) => {
            let mut rows = vec![
                Row::of(app.say(words::WRITTEN), Role::Strong)
                    .and(format!("  {}", words::size(written.bytes)), Role::Text),
            ];
            let path = shown(&written.path);
            let lines = pieces(&inert(&path), cells).into_iter();
            rows.extend(lines.map(|line| Row::of(line, Role::Text)));
            rows.extend(text(words::ONCE_MORE, Role::Dim));
            rows
        }
        Stage::Stopped => text(words::STOPPED, Role::Text),
        Stage::Failed(why) => wrapped(why.get(lang), cells, Role::Warning),
    }
}

fn key_row(text: &str) -> Row {
    let (key, does) = text.split_once(' ').unwrap_or((text, ""));
    Row::of(key, Role::Key).and(format!(" {does}"), Role::Text)
}

fn wrapped(text: &str, cells: usize, role: Role) -> Vec<Row> {
    wrap(&inert(text), cells).into_iter().map(|line| Row::of(line, role)).collect()
}
