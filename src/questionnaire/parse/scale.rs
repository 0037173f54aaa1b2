//! Scales and their levels.

use super::Ground;
use super::names::{Ids, filled_tables};
use super::shared::origin;
use crate::fault::{FaultKind, Thing};
use crate::questionnaire::model::{Level, Scale};
use crate::reader::{Faults, Table};

/// The ids of the levels of a scale.
pub(super) type Levels<'a> = Ids<'a>;

/// Reads the scale at a position.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    at: usize,
    mut table: Table<'a>,
    faults: &mut Faults,
) -> (Scale, Levels<'a>) {
    let title = ground.languages.required(&mut table, "title", faults);
    let unknown = table.optional("unknown").and_then(|item| item.number(faults));
    let source = origin(ground, &mut table, faults);
    let (levels, ids) = read_levels(ground, &mut table, faults);
    table.no_other_keys(faults);
    let id = ground.scales.id(at).to_owned();
    (Scale { id, title, unknown, levels, source }, ids)
}

fn read_levels<'a>(
    ground: &Ground<'a>,
    scale: &mut Table<'a>,
    faults: &mut Faults,
) -> (Vec<Level>, Levels<'a>) {
    let list = scale.required("level", faults);
    let mut tables = filled_tables(list, faults);
    tables.whole &= !tables.list.is_empty();
    let ids = Ids::read(Thing::Level, &mut tables, faults);
    let mut levels = Vec::with_capacity(tables.list.len());
    let mut below = None;
    for (table, id) in tables.list.into_iter().zip(ids.all()) {
        let (level, points) = read_level(ground, table, id, below, faults);
        below = points.or(below);
        levels.push(level);
    }
    (levels, ids)
}

/// Reads a level; `below` are the points of the level below it.
fn read_level(
    ground: &Ground<'_>,
    mut table: Table<'_>,
    id: &str,
    below: Option<f64>,
    faults: &mut Faults,
) -> (Level, Option<f64>) {
    let item = table.required("points", faults);
    let points = item.as_ref().and_then(|item| item.number(faults));
    if let (Some(item), Some(points), Some(below)) = (item, points, below)
        && points < below
    {
        faults.push(item.span, FaultKind::PointsFall(id.to_owned()));
    }
    let text = ground.languages.required(&mut table, "text", faults);
    let short = ground.languages.optional(&mut table, "short", faults);
    table.no_other_keys(faults);
    (Level { id: id.to_owned(), points: points.unwrap_or_default(), text, short }, points)
}
