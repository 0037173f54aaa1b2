//! What was answered to the question in the cycle before.

use crate::measure::{first_line, inert, width};
use crate::questionnaire::{Kind, Question};
use crate::session::{Quantity, UNKNOWN_CHOICE};
use crate::strings::{table as table_words, ui};
use crate::tui::app::App;
use crate::tui::paint::Row;
use crate::tui::theme::Role;
use crate::tui::work::Work;

use super::{answers, written};

/// Last time's answer in one row; `None` where there was none.
pub fn row(app: &App, work: &Work, question: &Question, cells: usize) -> Option<Row> {
    let last = work.last_time()?;
    let lang = app.lang();
    let label = app.say(ui::LAST_TIME);
    let text = if let Some(reason) = &last.not_applicable {
        let reason = inert(&ui::reason(reason, lang)).into_owned();
        format!("{}  {reason}", app.say(ui::NOT_APPLICABLE))
    } else {
        match &question.kind {
            Kind::Level { scales } => {
                return answers::entries_row(app, work, scales, label, &last.as_is, cells);
            }
            Kind::Single(choices) | Kind::Multi(choices) => {
                if last.choice.is_empty() {
                    return None;
                }
                let text = |id: &String| match choices.iter().find(|choice| choice.id == *id) {
                    Some(choice) => choice.text.get(lang).clone(),
                    None if id == UNKNOWN_CHOICE => app.say(ui::DONT_KNOW).to_owned(),
                    None => inert(id).into_owned(),
                };
                last.choice.iter().map(text).collect::<Vec<_>>().join(app.say(table_words::BETWEEN))
            }
            Kind::Number(_) if last.number == Some(Quantity::Unknown) => {
                app.say(ui::DONT_KNOW).to_owned()
            }
            Kind::Number(_) => written::number_text(app, question, last)?,
            Kind::Table(_) if !last.rows.is_empty() => table_words::rows(last.rows.len(), lang),
            Kind::Text => inert(last.record.as_deref()?).into_owned(),
            Kind::Table(_) | Kind::Candidates(_) => return None,
        }
    };
    let text = first_line(&text, cells.saturating_sub(width(label) + 4));
    Some(Row::of(format!("  {label}  {text}"), Role::Dim))
}
