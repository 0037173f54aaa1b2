//! `monshin score SESSION`

use std::ffi::OsString;

use super::table::Table;
use super::{Context, Outcome, print_json, session_file};
use crate::questionnaire::Questionnaire;
use crate::report::score_json::ScoreReport;
use crate::score::{self, Comparison, Scores, comparison, readiness, scores};
use crate::session::Session;
use crate::strings::cli as words;
use crate::strings::numbers::{percent, score_or_dash, share};
use crate::text::Lang;

/// Print the scores of a session.
#[derive(Debug, clap::Args)]
pub(super) struct Score {
    /// A path, a name, or a unique beginning of a name.
    session: OsString,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Score {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let file = session_file(&context.store, &self.session)?;
        let opened = context.store.open(&file)?;
        let set = context.store.sets.get(&opened.session.questionnaire.id)?;
        let scores = scores(&set, &opened.session);
        if self.json {
            let file = opened.file.display().to_string();
            print_json(context.out, &ScoreReport::new(&set, &opened.session, &scores, &file))?;
        } else if set.is_selection() {
            sections(&set, &scores, context.lang).write(context.out)?;
            let compared = comparison(&set, &opened.session, &scores);
            if !compared.standings.is_empty() {
                writeln!(context.out)?;
                candidates(&opened.session, &compared, context.lang).write(context.out)?;
            }
        } else {
            table(&set, &scores, context.lang).write(context.out)?;
        }
        Ok(Outcome::Fine)
    }
}

fn table(set: &Questionnaire, scores: &Scores, lang: Lang) -> Table {
    let mut table = Table::default();
    table.row(line(words::OVERALL.of(lang), &scores.overall, lang));
    for (at, (section, score)) in set.sections.iter().zip(&scores.sections).enumerate() {
        let depth = set.section_and_above(at).count() - 1;
        let name = format!("{}{} {}", "  ".repeat(depth), section.id, section.title.get(lang));
        table.row(line(&name, score, lang));
    }
    table
}

/// How ready each section of a selection is, and how many of its questions still block it.
fn sections(set: &Questionnaire, scores: &Scores, lang: Lang) -> Table {
    let mut table = Table::default();
    for (at, (section, score)) in set.sections.iter().zip(&scores.sections).enumerate() {
        let depth = set.section_and_above(at).count() - 1;
        let name = format!("{}{} {}", "  ".repeat(depth), section.id, section.title.get(lang));
        if score.out_of_scope {
            table.row([name, "-".to_owned(), words::OUT_OF_SCOPE.of(lang).to_owned()]);
            continue;
        }
        let readiness = readiness(set, scores, at);
        let ready = readiness.percent.map_or_else(|| "-".to_owned(), percent);
        let blocking = words::blocking(readiness.blocking.len(), lang);
        table.row([name, ready, words::counts(score, lang), blocking]);
    }
    table
}

/// The candidates in their order: rank, fit with its band, coverage, musts failed and open.
fn candidates(session: &Session, compared: &Comparison, lang: Lang) -> Table {
    use crate::strings::selection as names;
    let mut table = Table::default();
    let headings = [
        names::RANK,
        words::NAME,
        names::FIT,
        names::BETWEEN,
        names::COVERAGE,
        names::MUSTS,
        names::OPEN_MUSTS,
    ];
    table.row(headings.map(|heading| heading.of(lang).to_owned()));
    for (candidate, standing) in session.candidates.iter().zip(&compared.standings) {
        let rank = standing.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        table.row([
            rank,
            candidate.name.clone(),
            share(standing.fit),
            words::band(&share(standing.fit_low), &share(standing.fit_high), lang),
            format!("{}/{}", standing.answered, standing.asked),
            standing.knocked_out_by.len().to_string(),
            standing.open.len().to_string(),
        ]);
    }
    table
}

/// `2.9 (1.8 to 4.1)  40/54 answered, 3 unknown, 2 n/a  to-be 3.5`
fn line(name: &str, score: &score::Score, lang: Lang) -> Vec<String> {
    let mut number = score_or_dash(score.as_is);
    if score.low.is_some() {
        let band = words::band(&score_or_dash(score.low), &score_or_dash(score.high), lang);
        number = format!("{number} ({band})");
    }
    if score.out_of_scope {
        return vec![name.to_owned(), number, words::OUT_OF_SCOPE.of(lang).to_owned()];
    }
    let mut cells = vec![name.to_owned(), number, words::counts(score, lang)];
    if score.to_be.is_some() {
        cells.push(words::to_be(&score_or_dash(score.to_be), lang));
    }
    cells
}
