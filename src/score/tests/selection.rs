//! Question sets and sessions of a selection, built as values.

use crate::questionnaire::{
    Better, Choice, Column, ColumnKind, Importance, Kind, Level, Limit, Lookup, Measure, Number,
    Questionnaire, Requirement, Scale,
};
use crate::session::{Answer, Candidate, Cell, Offer, Quantity, Row, Session};
use crate::text::Text;

/// The scale of levels "0" to "3", with those points.
pub(crate) const THREE: usize = 0;
/// The scale of the levels "low" with 1 point and "high" with 5.
pub(crate) const ODD: usize = 1;
/// The scale of levels "0" to "6", with those points.
pub(crate) const NOTICE: usize = 2;

/// A question to be: its id, its kind, and further keys in TOML.
pub(crate) struct Ask(pub(crate) &'static str, pub(crate) Kind, pub(crate) &'static str);

/// A set with the sections A and B and these questions; those whose ids begin with B stand in B.
pub(crate) fn selection(questions: Vec<Ask>) -> Questionnaire {
    let mut body = super::section("A", "") + &super::section("B", "");
    for Ask(id, _, more) in &questions {
        body += &super::question(id, if id.starts_with('B') { "B" } else { "A" }, "text", more);
    }
    let mut set = super::set(&body);
    set.scales = vec![
        scale("three", &[("0", 0.0), ("1", 1.0), ("2", 2.0), ("3", 3.0)]),
        scale("odd", &[("low", 1.0), ("high", 5.0)]),
        scale(
            "notice",
            &[("0", 0.0), ("1", 1.0), ("2", 2.0), ("3", 3.0), ("4", 4.0), ("5", 5.0), ("6", 6.0)],
        ),
    ];
    for (at, Ask(_, kind, _)) in questions.into_iter().enumerate() {
        set.questions[at].kind = kind;
    }
    set
}

fn scale(id: &str, levels: &[(&str, f64)]) -> Scale {
    let level = |&(id, points): &(&str, f64)| Level {
        id: id.to_owned(),
        points,
        text: Text::default(),
        short: None,
    };
    let levels = levels.iter().map(level).collect();
    Scale { id: id.to_owned(), levels, ..Scale::default() }
}

/// A want on a scale.
pub(crate) fn want(scale: usize) -> Kind {
    level(scale, Importance::Want, None)
}

/// A must on a scale.
pub(crate) fn must(scale: usize, pass: Option<&str>) -> Kind {
    level(scale, Importance::Must, pass)
}

pub(crate) fn level(scale: usize, importance: Importance, pass: Option<&str>) -> Kind {
    let pass = pass.map(|id| Limit::Level(id.to_owned()));
    Kind::Candidates(Requirement { measure: Measure::Level(scale), importance, pass })
}

/// A number that is asked of the candidates.
pub(crate) fn number(better: Better, importance: Importance, pass: Option<f64>) -> Kind {
    let measure = Measure::Number { unit: Text::default(), better };
    Kind::Candidates(Requirement { measure, importance, pass: pass.map(Limit::Number) })
}

/// A price: a number that is a want.
pub(crate) fn price() -> Kind {
    number(Better::Low, Importance::Want, None)
}

/// A number of our own.
pub(crate) fn own_number() -> Kind {
    Kind::Number(Number::default())
}

/// Choices, each with the words of one tag.
pub(crate) fn choices(tag: &str, choices: &[(&str, &[&str])]) -> Vec<Choice> {
    let choice = |(id, words): &(&str, &[&str])| Choice {
        id: (*id).to_owned(),
        text: Text::default(),
        points: None,
        exclusive: false,
        tags: vec![(tag.to_owned(), words.iter().map(|word| (*word).to_owned()).collect())],
    };
    choices.iter().map(choice).collect()
}

/// Choices without tags.
pub(crate) fn plain(ids: &[&str]) -> Vec<Choice> {
    ids.iter().flat_map(|id| choices("none", &[(id, &[])])).collect()
}

pub(crate) fn column(id: &str, kind: ColumnKind) -> Column {
    Column { id: id.to_owned(), title: Text::default(), kind }
}

/// The risk table with both matrices. Choices rise from low to high.
pub(crate) fn risk_table() -> Kind {
    let three = || plain(&["low", "medium", "high"]);
    let matrix =
        |values: [[&str; 3]; 3]| values.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let likelihood =
        [["low", "low", "medium"], ["low", "medium", "high"], ["medium", "high", "high"]];
    let risk = [["1", "1", "2"], ["1", "2", "3"], ["2", "3", "3"]];
    let services: [(&str, &[&str]); 4] = [
        ("recovery", &["recover"]),
        ("intelligence", &["detect", "identify"]),
        ("monitoring", &["detect"]),
        ("odd-one", &["govern"]),
    ];
    Kind::Table(vec![
        column("asset", ColumnKind::Text),
        column("threat", ColumnKind::Single(three())),
        column("vulnerability", ColumnKind::Single(three())),
        column("importance", ColumnKind::Single(three())),
        column(
            "likelihood",
            ColumnKind::Lookup(Lookup {
                rows: 1,
                columns: 2,
                values: matrix(likelihood),
                choices: three(),
            }),
        ),
        column(
            "risk",
            ColumnKind::Lookup(Lookup {
                rows: 4,
                columns: 3,
                values: matrix(risk),
                choices: Vec::new(),
            }),
        ),
        column("services", ColumnKind::Multi(choices("csf", &services))),
    ])
}

/// A session with these candidates.
pub(crate) fn among(candidates: &[&str]) -> Session {
    let candidate = |id: &&str| Candidate { id: (*id).to_owned(), name: format!("{id} Ltd") };
    Session { candidates: candidates.iter().map(candidate).collect(), ..Session::default() }
}

/// The answer to a question, to be changed.
pub(crate) fn answer<'a>(session: &'a mut Session, question: &str) -> &'a mut Answer {
    session.answers.entry(question.to_owned()).or_default()
}

/// Says levels of candidates; "?" is "don't know", "" says nothing.
pub(crate) fn say(session: &mut Session, question: &str, levels: &[&str]) {
    let candidates = session.candidates.clone();
    let offers = candidates.iter().zip(levels).filter_map(|(candidate, level)| {
        let offer = match *level {
            "" => return None,
            "?" => Offer::Unknown,
            level => Offer::Level(level.to_owned()),
        };
        Some((candidate.id.clone(), offer))
    });
    answer(session, question).candidates = offers.collect();
}

/// Says numbers of candidates; NaN says nothing.
pub(crate) fn tell(session: &mut Session, question: &str, numbers: &[f64]) {
    let candidates = session.candidates.clone();
    let given = candidates.iter().zip(numbers).filter(|(_, number)| !number.is_nan());
    let offers = given.map(|(one, number)| (one.id.clone(), Offer::Number(*number)));
    answer(session, question).candidates = offers.collect();
}

/// Chooses.
pub(crate) fn choose(session: &mut Session, question: &str, ids: &[&str]) {
    answer(session, question).choice = ids.iter().map(|id| (*id).to_owned()).collect();
}

/// Gives a number of our own.
pub(crate) fn count(session: &mut Session, question: &str, number: f64) {
    answer(session, question).number = Some(Quantity::Known(number));
}

/// A cell of a table.
pub(crate) fn cell(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A list in a cell.
pub(crate) fn list(ids: &[&str]) -> Cell {
    Cell::List(ids.iter().map(|id| (*id).to_owned()).collect())
}

/// A row of these cells.
pub(crate) fn row(cells: Vec<(&str, Cell)>) -> Row {
    Row(cells.into_iter().map(|(id, cell)| (id.to_owned(), cell)).collect())
}
