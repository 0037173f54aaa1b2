//! Choices: of single and multi questions, and of the columns of tables.

use super::Ground;
use super::kind::{Answered, Entries};
use super::names::{Ids, Tables, filled_tables};
use super::shared::tags;
use crate::fault::Thing;
use crate::questionnaire::{Choice, Kind, Level, Questionnaire};
use crate::reader::{Faults, Table};

/// The choices of a question: the levels of its scale, if it has one, and those of its own.
pub(super) fn read<'a>(
    set: &Questionnaire,
    ground: &Ground<'a>,
    table: &mut Table<'a>,
    kind: fn(Vec<Choice>) -> Kind,
    faults: &mut Faults,
) -> Answered<'a> {
    let scale_item = table.optional("scale");
    let scale = scale_item
        .as_ref()
        .and_then(|item| ground.scales.find(item.str(faults)?, &item.span, faults));
    let own = if scale_item.is_some() {
        table.optional("choice")
    } else {
        table.required("choice", faults)
    };
    let mut tables = filled_tables(own, faults);
    let levels = scale.map(|scale| &ground.levels[scale]);
    let ids = Ids::read_beside(levels, Thing::Choice, &mut tables, faults);
    let whole = scale.is_some() || (scale_item.is_none() && !tables.list.is_empty());
    let mut choices = scale.map_or(Vec::new(), |scale| levels_as_choices(set, scale));
    let own = tables.list.into_iter().zip(ids.all());
    choices.extend(own.map(|(table, id)| read_choice(ground, table, id, faults)));
    Answered {
        kind: kind(choices),
        unknown: scale.and_then(|scale| set.scales[scale].unknown),
        entries: Entries { scales: scale.into_iter().collect(), choices: ids, whole },
    }
}

fn levels_as_choices(set: &Questionnaire, scale: usize) -> Vec<Choice> {
    let choice = |level: &Level| Choice {
        id: level.id.clone(),
        text: level.text.clone(),
        points: Some(level.points),
        exclusive: false,
        tags: Vec::new(),
    };
    set.scales[scale].levels.iter().map(choice).collect()
}

fn read_choice(ground: &Ground<'_>, mut table: Table<'_>, id: &str, faults: &mut Faults) -> Choice {
    let exclusive = table.optional("exclusive").and_then(|item| item.bool(faults));
    let choice = Choice {
        id: id.to_owned(),
        text: ground.languages.required(&mut table, "text", faults),
        points: table.optional("points").and_then(|item| item.number(faults)),
        exclusive: exclusive.unwrap_or_default(),
        tags: tags(&mut table, faults),
    };
    table.no_other_keys(faults);
    choice
}

/// Reads the choices of a column, which bring no points and clear no others.
pub(super) fn of_column<'a>(
    ground: &Ground<'_>,
    mut tables: Tables<'a>,
    faults: &mut Faults,
) -> (Vec<Choice>, Ids<'a>) {
    let ids = Ids::read(Thing::Choice, &mut tables, faults);
    let read = |(mut table, id): (Table<'_>, &str)| {
        let choice = Choice {
            id: id.to_owned(),
            text: ground.languages.required(&mut table, "text", faults),
            points: None,
            exclusive: false,
            tags: tags(&mut table, faults),
        };
        table.no_other_keys(faults);
        choice
    };
    let choices = tables.list.into_iter().zip(ids.all()).map(read).collect();
    (choices, ids)
}
