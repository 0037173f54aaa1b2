//! `monshin list`

use serde::Serialize;

use super::table::Table;
use super::{Context, Outcome, print_json};
use crate::report::listing::{Row, rows};
use crate::score::Counts;
use crate::session::Stamp;
use crate::strings::numbers::{percent, score_or_dash};
use crate::strings::results::STATE_MARKS;
use crate::strings::{Words, cli as words, errors};
use crate::text::Lang;

/// List the sessions, those changed last first.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    name: &'a str,
    file: String,
    title: Option<&'a str>,
    set: Option<&'a str>,
    answered: Option<usize>,
    asked: Option<usize>,
    overall: Option<f64>,
    updated: Option<String>,
    error: Option<String>,
}

impl List {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let rows = rows(&context.store)?;
        let lang = context.lang;
        if self.json {
            let lines: Vec<Line<'_>> = rows.iter().map(|row| line(row, lang)).collect();
            print_json(context.out, &lines)?;
        } else if rows.is_empty() {
            writeln!(context.out, "{}", words::NO_SESSIONS.of(lang))?;
        } else {
            table(&rows, lang).write(context.out)?;
            for error in rows.iter().filter_map(|row| row.error.as_ref()) {
                writeln!(context.err, "monshin: {}", errors::error(error, lang))?;
            }
        }
        Ok(Outcome::Fine)
    }
}

fn line(row: &Row, lang: Lang) -> Line<'_> {
    Line {
        name: &row.name,
        file: row.file.display().to_string(),
        title: row.title.as_deref(),
        set: row.set.as_deref(),
        answered: row.counts.map(|counts| counts.answered),
        asked: row.counts.map(|counts| counts.asked),
        overall: row.overall,
        updated: row.updated.map(|updated| updated.to_string()),
        error: row.error.as_ref().map(|error| errors::error(error, lang)),
    }
}

fn table(rows: &[Row], lang: Lang) -> Table {
    // What a score does not rest on, a column each; one that no session needs is left out.
    let needed = |at: &usize| rows.iter().filter_map(|row| row.counts).any(|c| c.others()[*at] > 0);
    let others: Vec<usize> = (0..STATE_MARKS.len()).filter(needed).collect();
    let mut table = Table::default();
    let said = |heading: &Words| heading.of(lang).to_owned();
    let before = [words::UPDATED, words::OVERALL, words::ANSWERED];
    let behind = [words::SET, words::NAME, words::TITLE];
    let between = others.iter().map(|&at| &STATE_MARKS[at].1);
    table.row(before.iter().chain(between).chain(&behind).map(said));
    for row in rows {
        let nothing = || "-".to_owned();
        let answered = |counts: Counts| format!("{}/{}", counts.answered, counts.asked);
        let before = [
            row.updated.as_ref().map_or_else(nothing, to_the_minute),
            row.ready.map_or_else(|| score_or_dash(row.overall), percent),
            row.counts.map_or_else(nothing, answered),
        ];
        let other = |&at: &usize| row.counts.map_or_else(nothing, |c| c.others()[at].to_string());
        let unreadable = || words::UNREADABLE.of(lang).to_owned();
        let behind = [
            row.set.clone().unwrap_or_else(nothing),
            row.name.clone(),
            row.title.clone().unwrap_or_else(unreadable),
        ];
        table.row(before.into_iter().chain(others.iter().map(other)).chain(behind));
    }
    table
}

/// A time as it stands on the wall where it was written.
fn to_the_minute(stamp: &Stamp) -> String {
    let day = crate::store::clock::day(stamp);
    let time = stamp.time.map(|time| format!(" {:02}:{:02}", time.hour, time.minute));
    day + &time.unwrap_or_default()
}
