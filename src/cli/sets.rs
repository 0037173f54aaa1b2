//! `monshin sets`

use serde::Serialize;

use super::table::Table;
use super::{Context, Outcome, print_json};
use crate::store::Found;
use crate::strings::{cli as words, errors};
use crate::text::Lang;

/// List the question sets.
#[derive(Debug, clap::Args)]
pub(super) struct Sets {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    questions: usize,
    origin: &'static str,
    replaces_shipped: bool,
}

impl Sets {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let lang = context.lang;
        let (found, errors) = context.store.sets.all();
        if self.json {
            let lines: Vec<Line<'_>> = found.iter().map(|found| line(found, lang)).collect();
            print_json(context.out, &lines)?;
        } else {
            table(&found, lang).write(context.out)?;
        }
        for error in errors {
            writeln!(context.err, "monshin: {}", errors::error(error, lang))?;
        }
        Ok(Outcome::Fine)
    }
}

fn line(found: &Found, lang: Lang) -> Line<'_> {
    Line {
        id: &found.set.id,
        version: &found.set.version,
        title: found.set.title.get(lang),
        questions: found.set.questions.len(),
        origin: if found.file.is_some() { "user" } else { "shipped" },
        replaces_shipped: found.replaces_shipped,
    }
}

fn table(found: &[Found], lang: Lang) -> Table {
    let mut table = Table::default();
    let headings = ["ID", words::VERSION.of(lang), words::QUESTIONS.of(lang)];
    let headings = headings.into_iter().chain([words::ORIGIN.of(lang), words::TITLE.of(lang)]);
    table.row(headings.map(str::to_owned));
    for Found { set, file, replaces_shipped } in found {
        let origin = match (file, replaces_shipped) {
            (None, _) => words::SHIPPED,
            (Some(_), false) => words::OWN,
            (Some(_), true) => words::OWN_REPLACES,
        };
        table.row([
            set.id.clone(),
            set.version.clone(),
            set.questions.len().to_string(),
            origin.of(lang).to_owned(),
            set.title.get(lang).clone(),
        ]);
    }
    table
}
