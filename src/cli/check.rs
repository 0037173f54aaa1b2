//! `monshin check FILE...`

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Context, Outcome, write_faults};
use crate::fault::{Expected, Fault, FaultKind};
use crate::questionnaire::{self, Questionnaire};
use crate::reader::{Table, read_toml};
use crate::score::{carried, scores};
use crate::session::{self, Document, Notice, Session, notices};
use crate::store::{Error, Faulty, read_text};
use crate::strings::{carried as words_of, cli as words, errors, faults, reading};
use crate::text::Lang;

/// Validate question sets and sessions.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Question sets, sessions, or any TOML files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// What a file is to be judged as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    Session,
    Set,
    Toml,
}

impl Check {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::Fine;
        for file in &self.files {
            if check(file, context)? == Outcome::Failed {
                outcome = Outcome::Failed;
            }
        }
        Ok(outcome)
    }
}

fn check(file: &Path, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
    let text = match read_text(file) {
        Ok(text) => text,
        // Its place is known, so it is told as the faults are.
        Err(Error::NotText(fault)) => {
            writeln!(context.out, "{}", reading::not_text(&fault, context.lang))?;
            return Ok(Outcome::Failed);
        }
        Err(error) => {
            writeln!(context.err, "monshin: {}", errors::error(&error, context.lang))?;
            return Ok(Outcome::Failed);
        }
    };
    let judged = match judge(file, &text) {
        Judged::Session => match session::read(&text) {
            Ok(session) => return check_set_of(file, text, &session, context),
            Err(faults) => Err(faults),
        },
        Judged::Set => questionnaire::parse(&text).map(drop),
        Judged::Toml => {
            let ((), faults) = read_toml(&text, |_, _| ());
            if faults.is_empty() { Ok(()) } else { Err(faults.into_sorted()) }
        }
    };
    match judged {
        Ok(()) => fine(file, context),
        Err(faults) => faulty(file, text, faults, context),
    }
}

fn fine(file: &Path, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
    let file = reading::path(file);
    writeln!(context.out, "{}", words::no_faults(&file, context.lang))?;
    Ok(Outcome::Fine)
}

fn faulty(
    file: &Path,
    text: String,
    faults: Vec<Fault>,
    context: &mut Context<'_>,
) -> anyhow::Result<Outcome> {
    let file = Faulty { path: file.to_owned(), text, faults };
    write_faults(context.out, &file, context.lang)?;
    Ok(Outcome::Failed)
}

/// What carries over from another version of the set, what the set does not know, and what the text has
/// twice: a line each.
fn told(session: &Session, set: &Questionnaire, text: &str, lang: Lang) -> Vec<String> {
    let mut notices = notices(session, set);
    if let Ok(document) = Document::parse(text) {
        notices.extend(document.same_candidates());
    }
    let report = carried(set, session, &scores(set, session));
    let of_version = report.iter().flat_map(|report| {
        let untouched = report.untouched.iter().map(|&at| set.questions[at].id.as_str());
        let ids = untouched.collect::<Vec<_>>();
        let mut lines = vec![words_of::versions(report, lang), words_of::kept(report.kept, lang)];
        if !ids.is_empty() {
            lines.push(words_of::untouched_ids(&ids, lang));
        }
        lines
    });
    let others = notices.iter().filter(|notice| !matches!(notice, Notice::OtherVersion { .. }));
    of_version.chain(others.map(|notice| faults::notice(notice, lang))).collect()
}

/// What is known about a session only together with its set.
fn check_set_of(
    file: &Path,
    text: String,
    session: &Session,
    context: &mut Context<'_>,
) -> anyhow::Result<Outcome> {
    match context.store.sets.get(&session.questionnaire.id) {
        Ok(set) => {
            let told = told(session, &set, &text, context.lang);
            for words in &told {
                writeln!(context.out, "{}: {words}", reading::path(file))?;
            }
            if told.is_empty() { fine(file, context) } else { Ok(Outcome::Fine) }
        }
        Err(Error::NoSuchSet { id, directory, shipped }) => {
            let shipped = shipped.into_iter().map(str::to_owned);
            let looked = [directory.display().to_string()].into_iter().chain(shipped).collect();
            let kind = FaultKind::SetNotFound(id, looked);
            let faults = vec![Fault { span: place_of_set(&text), kind }];
            faulty(file, text, faults, context)
        }
        // The set is the user's own and at fault: its faults are what has to be mended.
        Err(Error::Set(faulty)) => {
            write_faults(context.out, &faulty, context.lang)?;
            Ok(Outcome::Failed)
        }
        Err(error) => {
            writeln!(context.err, "monshin: {}", errors::error(&error, context.lang))?;
            Ok(Outcome::Failed)
        }
    }
}

fn judge(file: &Path, text: &str) -> Judged {
    let (by_keys, _) = read_toml(text, |mut root, _| {
        let mut has = |key| root.optional(key).is_some();
        if has("questionnaire") || has("answers") {
            Judged::Session
        } else if has("question") || has("scale") {
            Judged::Set
        } else {
            Judged::Toml
        }
    });
    let file = std::path::absolute(file).unwrap_or_default();
    let directory = file.parent().and_then(Path::file_name);
    if directory.is_some_and(|name| name == "sessions") { Judged::Session } else { by_keys }
}

/// Where a session names its set.
fn place_of_set(text: &str) -> Range<usize> {
    let (place, _) = read_toml(text, |mut root: Table<'_>, faults| {
        let mut set = root.optional("questionnaire")?.table_or(Expected::Table, faults)?;
        Some(set.optional("id")?.span)
    });
    place.unwrap_or(0..0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_judged_by_its_keys_or_its_place() {
        let judged = |file: &str, text: &str| judge(Path::new(file), text);
        assert_eq!(judged("/x/a.toml", "[answers.A]\n"), Judged::Session);
        assert_eq!(judged("/x/a.toml", "[[question]]\n[questionnaire]\n"), Judged::Session);
        assert_eq!(judged("/x/a.toml", "[[scale]]\n"), Judged::Set);
        assert_eq!(judged("/x/a.toml", "a = 1\n"), Judged::Toml);
        assert_eq!(judged("/x/sessions/a.toml", "a = 1\n"), Judged::Session);
        assert_eq!(judged("/x/a.toml", "a = \n[[question]]\n"), Judged::Set);
    }

    #[test]
    fn the_place_of_the_set_is_its_id() {
        let text = "[questionnaire]\nid = \"gone\"\n";
        assert_eq!(&text[place_of_set(text)], "\"gone\"");
    }
}
