//! `monshin paths`

use super::table::Table;
use super::{Context, Outcome};
use crate::strings::cli as words;

/// Print where everything is.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {}

impl Paths {
    #[expect(clippy::unused_self, reason = "every command runs in the same way")]
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let paths = &context.store.paths;
        let places = [
            (words::DATA, paths.data.clone()),
            (words::SESSIONS, paths.sessions()),
            (words::QUESTIONNAIRES, paths.questionnaires()),
            (words::TRASH, paths.trash()),
            (words::BACKUPS, paths.backups()),
            (words::CONFIG, paths.config.clone()),
            (words::LOG, paths.log()),
        ];
        let mut table = Table::default();
        for (name, path) in places {
            table.row([name.of(context.lang).to_owned(), path.display().to_string()]);
        }
        table.write(context.out)?;
        Ok(Outcome::Fine)
    }
}
