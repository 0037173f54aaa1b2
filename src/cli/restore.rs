//! `monshin restore`

use std::ffi::OsString;
use std::path::Path;

use serde::Serialize;

use super::table::Table;
use super::{Context, Outcome, print_json};
use crate::report::states::{State, states};
use crate::score::Counts;
use crate::session::Stamp;
use crate::store::{Backup, BackupKind, Error, Restored, clock};
use crate::strings::numbers::{percent, score_or_dash};
use crate::strings::{backups as words, cli, errors};
use crate::text::Lang;

/// Bring back an earlier state of a session; what is there now is kept.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// A path, a name, or a unique beginning of a name; the session may be damaged or gone.
    session: OsString,
    /// A time as --list shows it, a unique beginning of one, or a path; if not given, the newest
    /// state that can be read and differs.
    backup: Option<OsString>,
    /// List the earlier states, and change nothing.
    #[arg(long, conflicts_with = "backup")]
    list: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    stamp: String,
    taken: String,
    kind: &'static str,
    file: String,
    answered: Option<usize>,
    asked: Option<usize>,
    overall: Option<f64>,
    differs: Option<usize>,
    error: Option<String>,
}

#[derive(Debug, Serialize)]
struct Done {
    session: String,
    restored: String,
    changed: bool,
    kept: Option<String>,
}

impl Restore {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let file = context.store.resolve_lost(&self.session)?;
        let states = states(&context.store, &file)?;
        if self.list {
            return self.list(&file, &states, context);
        }
        let backup = match &self.backup {
            Some(backup) => context.store.find_backup(&file, backup)?,
            None => newest(&states).ok_or(Error::NothingToRestore { file: file.clone() })?,
        };
        let restored = context.store.restore_backup(&file, &backup)?;
        self.tell(&file, &backup, &restored, context)
    }

    fn list(
        &self,
        file: &Path,
        states: &[State],
        context: &mut Context<'_>,
    ) -> anyhow::Result<Outcome> {
        let lang = context.lang;
        if self.json {
            let lines: Vec<Line> = states.iter().map(|state| line(state, lang)).collect();
            print_json(context.out, &lines)?;
        } else if states.is_empty() {
            let path = file.display().to_string();
            let path = crate::measure::inert(&path);
            writeln!(context.out, "{path}: {}", words::NO_STATES.of(lang))?;
        } else {
            table(states, lang).write(context.out)?;
            for error in states.iter().filter_map(|state| state.row.error.as_ref()) {
                writeln!(context.err, "monshin: {}", errors::error(error, lang))?;
            }
        }
        Ok(Outcome::Fine)
    }

    fn tell(
        &self,
        file: &Path,
        backup: &Backup,
        restored: &Restored,
        context: &mut Context<'_>,
    ) -> anyhow::Result<Outcome> {
        let lang = context.lang;
        let kept = match restored {
            Restored::Replaced(kept) => Some(kept),
            Restored::Created | Restored::Same => None,
        };
        if self.json {
            let done = Done {
                session: file.display().to_string(),
                restored: backup.file.display().to_string(),
                changed: *restored != Restored::Same,
                kept: kept.map(|kept| kept.file.display().to_string()),
            };
            print_json(context.out, &done)?;
            return Ok(Outcome::Fine);
        }
        if *restored == Restored::Same {
            writeln!(context.out, "{}", words::SAME_ALREADY.of(lang))?;
            return Ok(Outcome::Fine);
        }
        let row = crate::report::listing::row_of(&context.store, file).0;
        let answered = progress(row.counts);
        let when = minute(&backup.taken);
        writeln!(context.out, "{}", words::cli_restored(file, &when, &answered, lang))?;
        if let Some(kept) = kept {
            let session = quoted(&self.session.to_string_lossy());
            let name = kept.file.file_stem().unwrap_or_default().to_string_lossy();
            let command = format!("monshin restore {session} {name}");
            writeln!(context.out, "{}", words::cli_take_back(&command, lang))?;
        }
        Ok(Outcome::Fine)
    }
}

/// The newest state that can be read and says something else than the session does now.
fn newest(states: &[State]) -> Option<Backup> {
    let fit = |state: &&State| state.row.title.is_some() && !state.same;
    states.iter().find(fit).map(|state| state.backup.clone())
}

fn line(state: &State, lang: Lang) -> Line {
    let (backup, row) = (&state.backup, &state.row);
    Line {
        stamp: name(backup),
        taken: backup.taken.to_string(),
        kind: match backup.kind {
            BackupKind::Regular => "regular",
            BackupKind::Kept => "kept",
            BackupKind::Unsaved => "unsaved",
        },
        file: backup.file.display().to_string(),
        answered: row.counts.map(|counts| counts.answered),
        asked: row.counts.map(|counts| counts.asked),
        overall: row.overall,
        differs: state.differs,
        error: row.error.as_ref().map(|error| errors::error(error, lang)),
    }
}

fn table(states: &[State], lang: Lang) -> Table {
    let mut table = Table::default();
    let headings =
        [cli::NAME, words::TAKEN, cli::ANSWERED, cli::OVERALL, words::DIFFERS, words::KIND];
    table.row(headings.map(|heading| heading.of(lang).to_owned()));
    for state in states {
        let row = &state.row;
        let unreadable = row.title.is_none();
        let kind = words::kind(state.backup.kind).of(lang);
        table.row([
            name(&state.backup),
            minute(&state.backup.taken),
            progress(row.counts),
            row.ready.map_or_else(|| score_or_dash(row.overall), percent),
            state.differs.map_or_else(|| "-".to_owned(), |differs| differs.to_string()),
            if unreadable { cli::UNREADABLE.of(lang).to_owned() } else { kind.to_owned() },
        ]);
    }
    table
}

fn progress(counts: Option<Counts>) -> String {
    counts.map_or_else(|| "-".to_owned(), |counts| format!("{}/{}", counts.answered, counts.asked))
}

/// What names a state on the command line: unlike its stamp it tells kinds of one second apart.
fn name(backup: &Backup) -> String {
    backup.file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Day, hour and minute on the wall here.
fn minute(taken: &Stamp) -> String {
    let taken = clock::local(taken);
    let time = taken.time.map(|time| format!(" {:02}:{:02}", time.hour, time.minute));
    clock::day(&taken) + &time.unwrap_or_default()
}

/// A word as a shell takes it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    let inert = crate::measure::inert(word);
    format!("'{}'", inert.replace('\'', "'\\''"))
}
