//! Cells as values and as words.

use crate::measure::inert;
use crate::questionnaire::{Choice, Column, ColumnKind};
use crate::score::Value;
use crate::session::{Cell, Row};
use crate::strings::{numbers, table as words, ui};
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::fields::toggled;

/// The digit that chooses a choice: its id where all ids are one digit, else its position from 1.
#[must_use]
pub fn digit_of(choices: &[Choice], at: usize) -> Option<u8> {
    let own = |choice: &Choice| choice.id.parse::<u8>().ok().filter(|_| choice.id.len() == 1);
    if choices.iter().all(|choice| own(choice).is_some()) {
        return choices.get(at).and_then(own);
    }
    u8::try_from(at + 1).ok().filter(|digit| *digit < 10)
}

/// The ids that are chosen in a cell.
#[must_use]
pub fn chosen_ids(cell: Option<&Cell>) -> Vec<&str> {
    match cell {
        Some(Cell::Text(id)) => vec![id],
        Some(Cell::List(ids)) => ids.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The cell after one of its choices was chosen: toggled where several may be.
#[must_use]
pub fn chosen(column: &Column, row: &Row, id: &str) -> Option<Cell> {
    let ColumnKind::Multi(choices) = &column.kind else { return Some(Cell::Text(id.to_owned())) };
    let before = chosen_ids(row.cell(&column.id)).into_iter().map(str::to_owned);
    let after = toggled(choices, &before.collect::<Vec<_>>(), id);
    (!after.is_empty()).then_some(Cell::List(after))
}

/// The name of a choice in a narrow column: what stands before its first colon.
#[must_use]
pub fn short_name(choice: &Choice, lang: Lang) -> &str {
    let text = choice.text.get(lang);
    text.split_once(':').map_or(text.as_str(), |(name, _)| name)
}

/// A cell in words, as short as can be.
#[must_use]
pub fn cell_text(app: &App, column: &Column, value: &Value<'_>) -> String {
    let name = |id: &str| {
        let choice = column.kind.choices().iter().find(|choice| choice.id == id);
        let name = choice.map_or(id, |choice| short_name(choice, app.lang()));
        inert(name).into_owned()
    };
    match value {
        Value::Empty => String::new(),
        Value::Unknown => app.say(ui::DONT_KNOW).to_owned(),
        Value::Text(text) => inert(&text.lines().collect::<Vec<_>>().join(" ")).into_owned(),
        Value::Number(number) => numbers::amount(*number),
        Value::Choice(id) => name(id),
        Value::Choices(ids) => {
            let names: Vec<String> = ids.iter().map(|id| name(id)).collect();
            names.join(words::BETWEEN.of(app.lang()))
        }
    }
}
