//! Sections and how they nest.

use std::ops::Range;

use super::shared::weight;
use super::{FOLDS, Ground};
use crate::fault::FaultKind;
use crate::questionnaire::check;
use crate::questionnaire::model::{Fold, Section};
use crate::reader::{Faults, Table};

const SCORES: [(&str, Option<Fold>); 4] = [
    (FOLDS[0].0, Some(FOLDS[0].1)),
    (FOLDS[1].0, Some(FOLDS[1].1)),
    (FOLDS[2].0, Some(FOLDS[2].1)),
    ("none", None),
];

/// Reads all sections; with them come their positions, each before its parent's.
pub(super) fn read_all(
    ground: &Ground<'_>,
    tables: Vec<Table<'_>>,
    faults: &mut Faults,
) -> (Vec<Section>, Vec<usize>) {
    let (sections, places): (Vec<_>, Vec<_>) =
        tables.into_iter().enumerate().map(|(at, table)| read(ground, at, table, faults)).unzip();
    let parents: Vec<_> = sections.iter().map(|section: &Section| section.parent).collect();
    let order = check::upward(&parents);
    for at in order.cycles {
        let span = places[at].clone().unwrap_or_default();
        faults.push(span, FaultKind::Cycle(sections[at].id.clone()));
    }
    (sections, order.upward)
}

/// Reads a section; with it comes the place of its parent's name.
fn read(
    ground: &Ground<'_>,
    at: usize,
    mut table: Table<'_>,
    faults: &mut Faults,
) -> (Section, Option<Range<usize>>) {
    let parent = table.optional("parent");
    let parent = parent.and_then(|item| {
        Some((ground.sections.find(item.str(faults)?, &item.span, faults)?, item.span))
    });
    let (parent, place) = parent.unzip();
    let score = table.optional("score").map(|item| item.word(&SCORES, faults).flatten());
    let section = Section {
        id: ground.sections.id(at).to_owned(),
        parent,
        title: ground.languages.required(&mut table, "title", faults),
        short: ground.languages.optional(&mut table, "short", faults),
        about: ground.languages.optional(&mut table, "about", faults),
        score: score.unwrap_or(Some(Fold::Mean)),
        weight: weight(&mut table, faults),
    };
    table.no_other_keys(faults);
    (section, place)
}
