//! Whatever is edited, the text reads back as the same session, and is TOML 1.0.

use proptest::prelude::*;

use super::Document;
use crate::questionnaire::{Importance, Limit};
use crate::session::{
    About, Basis, Candidate, Cell, Change, Cost, Decided, DoneBy, Edit, Entry, Evidence, Horizon,
    Offer, PlanAction, Quantity, Row, Session, SetRef, Stamp, Status, Track, UNKNOWN_CHOICE, read,
};

/// A file with each way to write an answer, and comments to stumble over.
pub(super) const WRITTEN: &str = r#"format = 1 # one
title = "t"
[questionnaire]
id = "q"
[answers]
"A 3" = { as_is = { s = "1" } }
A-4.to_be.s = "2" # dotted
[answers.A-1] # header
# above
choice = [
  "a", # first
]
evidence = ["told", { what = "seen", page = 1 }] # beside
[answers.A-2.as_is] # sub
s = "3" # three
[[answers.A-2.evidence]]
what = "table" # each its own
[answers.V-1] # offers
candidate = { a = "4", z = 3.0 } # what they say
weight = 2.0 # heavy
decided = { by = "x", room = "3F" } # in
[[answers.R-1.row]] # one row
asset = "DB" # cell
# above a cell
count = 3.0
[[answers.R-1.row]]
asset = "web"
empty = ""
where = [
  "a", # listed
]
[[candidate]] # A
id = "a"
name = "A" # name of A
[candidate.contact] # of A
mail = "m"
[[answers.R-1.removed_row]]
asset = "old" # gone
[[candidate]] # none yet
name = "later"
[[candidate]]
id = "b" # B
[[candidate]] # second
id = "b"
[[removed_candidate]] # left
id = "c"
[[action]] # first act
id = "1"
what = "x" # what to do
questions = [
  "A-1", # closes
]
cost = 12.0 # dear
ticket = "T-1"
[[action]] # unnamed
what = "later"
[[action]] # act two
id = "2"
status = "doing" # begun
owner = ""
[[action]] # act again
id = "1"
[answers.A-5]
by = { department = "x", phone = "1" } # whose
row = [
  { asset = "x", services = ["a"] }, # in a list
]
"#;

/// The comments in it.
pub(super) const COMMENTS: [&str; 35] = [
    "# one",
    "# header",
    "# above",
    "# first",
    "# beside",
    "# sub",
    "# three",
    "# dotted",
    "# each",
    "# offers",
    "# what",
    "# heavy",
    "# in",
    "# one row",
    "# cell",
    "# above a cell",
    "# listed",
    "# A",
    "# name of A",
    "# of A",
    "# gone",
    "# none yet",
    "# B",
    "# second",
    "# left",
    "# in a list",
    "# first act",
    "# what to do",
    "# closes",
    "# dear",
    "# unnamed",
    "# act two",
    "# begun",
    "# act again",
    "# whose",
];

pub(super) fn stamp() -> impl Strategy<Value = Stamp> {
    (0_u8..60)
        .prop_map(|minute| format!("2026-11-23T10:{minute:02}:00+09:00").parse().expect("a stamp"))
}

pub(super) fn words() -> impl Strategy<Value = String> {
    let any = proptest::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter);
    prop_oneof![
        any,
        Just("行1\n行2".to_owned()),
        Just("\u{1b}\n\"\"\"\\\r".to_owned()),
        Just("#".to_owned())
    ]
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let what = prop_oneof![Just("told".to_owned()), Just("seen".to_owned()), words()];
    let day = || "2026-11-20".parse::<Stamp>().expect("a day");
    (what, proptest::option::of(words()), any::<bool>()).prop_map(move |(what, reference, seen)| {
        Evidence { what, reference, seen: seen.then(day), by: None }
    })
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![Just(3.0), Just(120.0), Just(0.5), Just(1e300), -1e6..1e6]
}

fn cell() -> impl Strategy<Value = Cell> {
    let choice = prop_oneof![Just("a"), Just("b"), Just("行")].prop_map(str::to_owned);
    let text = words().prop_filter("an empty cell is not there", |text| !text.is_empty());
    prop_oneof![
        3 => prop_oneof![Just("DB"), Just("web"), Just("old")].prop_map(|text| Cell::Text(text.into())),
        1 => text.prop_map(Cell::Text),
        1 => number().prop_map(Cell::Number),
        1 => proptest::collection::vec(choice, 1..3).prop_map(Cell::List),
    ]
}

fn row() -> impl Strategy<Value = Row> {
    let column = prop_oneof![Just("asset"), Just("count"), Just("where"), Just("危 険")];
    proptest::collection::vec((column, cell()), 0..4).prop_map(|cells| {
        let mut row = Row::default();
        for (column, cell) in cells {
            row.set(column, Some(cell));
        }
        row
    })
}

/// A change of the parts that a selection needs.
fn selection() -> impl Strategy<Value = Change> {
    use proptest::option::of;
    let candidate = || prop_oneof![Just("a"), Just("b"), Just("外")].prop_map(str::to_owned);
    let offer = prop_oneof![
        Just(Offer::Level("4".into())),
        number().prop_map(Offer::Number),
        Just(Offer::Unknown)
    ];
    let pass = prop_oneof![Just(Limit::Level("3".into())), number().prop_map(Limit::Number)];
    let quantity = prop_oneof![number().prop_map(Quantity::Known), Just(Quantity::Unknown)];
    let basis = (0..Basis::WORDS.len()).prop_map(|at| Basis::WORDS[at].1);
    let importance = (0..Importance::WORDS.len()).prop_map(|at| Importance::WORDS[at].1);
    let day = || Just("2026-11-20".parse::<Stamp>().expect("a day"));
    let decided = (of(words()), of(day())).prop_map(|(by, on)| {
        Some(Decided { by, on }).filter(|decided| *decided != Decided::default())
    });
    prop_oneof![
        of(quantity).prop_map(Change::Number),
        any::<bool>().prop_map(Change::Estimate),
        of(day()).prop_map(Change::AsOf),
        (candidate(), of(offer)).prop_map(|(id, offer)| Change::Offer(id, offer)),
        (candidate(), of(basis)).prop_map(|(id, basis)| Change::RestsOn(id, basis)),
        of(importance).prop_map(Change::Importance),
        of(number().prop_map(f64::abs)).prop_map(Change::Weight),
        of(pass).prop_map(Change::Pass),
        decided.prop_map(Change::Decided),
    ]
}

/// What a person does to the rows of a table; numbers choose among those that there are.
fn of_rows(
    rows: &mut Vec<Row>,
    removed: &mut Vec<Row>,
    (what, at, to): (u8, usize, usize),
    row: Row,
) {
    let at = at % rows.len().max(1);
    match what {
        0 => rows.insert(at, row),
        1 if !rows.is_empty() => removed.push(rows.remove(at)),
        2 if !removed.is_empty() => rows.insert(at, removed.remove(to % removed.len())),
        3 if !rows.is_empty() => {
            let to = to % rows.len();
            rows.swap(at, to);
        }
        4 if !rows.is_empty() => {
            let column = row.0.first().map_or("asset", |(column, _)| column).to_owned();
            rows[at].set(&column, row.0.first().map(|(_, cell)| cell.clone()));
        }
        5 if !rows.is_empty() => {
            rows.remove(at);
        }
        6 => removed.clear(),
        _ => rows.extend([row]),
    }
}

/// The same for candidates.
fn of_candidates(session: &Session, (what, at, to): (u8, usize, usize), name: String) -> Edit {
    let (mut list, mut removed) = (session.candidates.clone(), session.removed_candidates.clone());
    let at = at % list.len().max(1);
    match what {
        1 if !list.is_empty() => removed.push(list.remove(at)),
        2 if !removed.is_empty() => list.insert(at, removed.remove(to % removed.len())),
        3 if !list.is_empty() => {
            let to = to % list.len();
            list.swap(at, to);
        }
        4 if !list.is_empty() && !name.is_empty() => list[at].name = name,
        6 => removed.clear(),
        _ if !name.is_empty() => {
            let taken = |id: &String| list.iter().chain(&removed).any(|known| known.id == *id);
            let id = ["a", "b", "c", "d", "e", "f", "外"].map(str::to_owned);
            let id = id.into_iter().find(|id| !taken(id));
            list.extend(id.map(|id| Candidate { id, name }));
        }
        _ => {}
    }
    Edit::Candidates { list, removed }
}

/// Words, or nothing: an empty text is as good as none.
fn said() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(words()).prop_map(|words| words.filter(|words| !words.is_empty()))
}

fn action() -> impl Strategy<Value = PlanAction> {
    use proptest::option::of;
    let day = || of(Just("2027-03-31".parse::<Stamp>().expect("a day")));
    let question = prop_oneof![Just("A-1"), Just("C-3"), Just("外")].prop_map(str::to_owned);
    let horizon = of((0..Horizon::WORDS.len()).prop_map(|at| Horizon::WORDS[at].1));
    let cost = prop_oneof![
        number().prop_map(|amount| Some(Cost::Number(amount))),
        said().prop_map(|text| text.map(Cost::Text)),
    ];
    let status = (0..Status::WORDS.len()).prop_map(|at| Status::WORDS[at].1);
    let words = (words(), said(), said());
    let rest = (day(), horizon, of(number()), cost, status);
    (words, proptest::collection::vec(question, 0..3), rest).prop_map(
        |((what, owner, kind), questions, (due, horizon, effort, cost, status))| PlanAction {
            id: String::new(),
            what,
            questions,
            owner,
            due,
            horizon,
            kind,
            effort,
            cost,
            status,
        },
    )
}

/// The same for actions.
fn of_actions(session: &Session, (what, at, to): (u8, usize, usize), action: PlanAction) -> Edit {
    let mut actions = session.actions.clone();
    let at = at % actions.len().max(1);
    match what {
        1 | 2 if !actions.is_empty() => {
            actions.remove(at);
        }
        3 if !actions.is_empty() => {
            let to = to % actions.len();
            actions.swap(at, to);
        }
        4 | 5 if !actions.is_empty() => {
            let id = actions[at].id.clone();
            actions[at] = PlanAction { id, ..action };
        }
        6 if !actions.is_empty() => actions[at].status = action.status,
        _ => {
            let id = crate::session::fresh_action_id(session);
            actions.insert(at, PlanAction { id, ..action });
        }
    }
    Edit::Actions(actions)
}

/// What happens to a session: an edit by itself, or one that goes by what the session has.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    Edit(Edit),
    Rows(&'static str, (u8, usize, usize), Row),
    Candidates((u8, usize, usize), String),
    Actions((u8, usize, usize), PlanAction),
}

impl Deed {
    pub(super) fn edit(self, session: &Session) -> Edit {
        match self {
            Deed::Edit(edit) => edit,
            Deed::Rows(question, what, row) => {
                let answer = session.answer(question);
                let (mut rows, mut removed) = (answer.rows.clone(), answer.removed_rows.clone());
                of_rows(&mut rows, &mut removed, what, row);
                let now = "2026-11-23T10:00:00+09:00".parse().expect("a stamp");
                Edit::answer(question, Change::Rows { rows, removed }, now)
            }
            Deed::Candidates(what, name) => of_candidates(session, what, name),
            Deed::Actions(what, action) => of_actions(session, what, action),
        }
    }
}

pub(super) fn deed() -> impl Strategy<Value = Deed> {
    let what = || (0_u8..8, 0_usize..6, 0_usize..6);
    let question = prop_oneof![
        3 => Just("R-1"), 1 => Just("A-5"), 1 => Just("A 3"), 1 => Just("A-4"), 1 => Just("新 表")
    ];
    prop_oneof![
        4 => edit().boxed().prop_map(Deed::Edit),
        3 => (question, what(), row().boxed()).prop_map(|(question, what, row)| {
            Deed::Rows(question, what, row)
        }),
        2 => (what(), words()).prop_map(|(what, name)| Deed::Candidates(what, name)),
        2 => (what(), action()).prop_map(|(what, action)| Deed::Actions(what, action)),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    use proptest::collection::vec;
    use proptest::option::of;
    let track = prop_oneof![Just(Track::AsIs), Just(Track::ToBe)];
    let entry = prop_oneof![Just("1"), Just("none"), Just("unknown")];
    let scale = prop_oneof![Just("s"), Just("外")];
    let choice = prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(str::to_owned);
    prop_oneof![
        (track, scale, of(entry)).prop_map(|(track, scale, entry)| {
            Change::Entry(track, scale.to_owned(), entry.map(Entry::from_word))
        }),
        vec(choice, 0..3).prop_map(Change::Choice),
        Just(Change::Choice(vec![UNKNOWN_CHOICE.to_owned()])),
        of(words()).prop_map(Change::NotApplicable),
        of(words()).prop_map(Change::Record),
        of(words()).prop_map(Change::Note),
        of(words()).prop_map(Change::Memo),
        vec(evidence(), 0..3).prop_map(Change::Evidence),
        any::<bool>().prop_map(Change::Flag),
        done_by().prop_map(Change::DoneBy),
    ]
}

fn done_by() -> impl Strategy<Value = Option<DoneBy>> {
    let of_words = || proptest::option::of(words());
    let until = Just("2027-03-31".parse::<Stamp>().expect("a day"));
    (of_words(), of_words(), proptest::option::of(until)).prop_map(
        |(department, provider, contract_until)| {
            let by = DoneBy { department, provider, contract_until };
            Some(by).filter(|by| *by != DoneBy::default())
        },
    )
}

fn edit() -> impl Strategy<Value = Edit> {
    let question = prop_oneof![
        Just("A-1"),
        Just("A-2"),
        Just("A 3"),
        Just("A-4"),
        Just("V-1"),
        Just("R-1"),
        Just("新 \"5\"")
    ];
    let answer = (question, prop_oneof![change().boxed(), selection().boxed()], stamp())
        .prop_map(|(question, change, now)| Edit::answer(question, change, now));
    let section = prop_oneof![Just("G"), Just("H")];
    let scope = (section, proptest::option::of(words()))
        .prop_map(|(section, reason)| Edit::Scope { section: section.to_owned(), reason });
    let people = proptest::collection::vec(words(), 0..3);
    let head = (words(), words(), people).prop_map(|(title, organisation, participants)| {
        Edit::Head { title, about: About { organisation, participants, ..About::default() } }
    });
    prop_oneof![8 => answer, 1 => scope, 1 => head]
}

/// Strict about what is the same in TOML 1.0 and 1.1, and may not be in a string of ours.
pub(super) fn is_toml_1_0(text: &str) -> bool {
    let control = |character: char| character.is_control() && !"\n\t".contains(character);
    let unescaped = text.replace("\\\\", "");
    !text.contains(control) && !unescaped.contains("\\e") && !unescaped.contains("\\x")
}

pub(super) fn mirror(document: &mut Document, session: &mut Session, edit: Edit) {
    let questions: Vec<String> = edit.questions().into_iter().map(str::to_owned).collect();
    session.apply(edit);
    document.set_head(session);
    for question in questions {
        document.set_answer(&question, session.answer(&question));
    }
}

/// A session without answers in which nothing is left: a file may keep such for its comments.
pub(super) fn read_back(text: &str) -> Session {
    let mut session = read(text).unwrap_or_else(|faults| panic!("{faults:?} in\n{text}"));
    session.answers.retain(|_, answer| *answer != crate::session::Answer::EMPTY);
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn edits_of_a_written_file_read_back(deeds in proptest::collection::vec(deed(), 1..16)) {
        let mut document = Document::parse(WRITTEN).expect("TOML");
        let mut session = read_back(WRITTEN);
        for deed in deeds {
            let edit = deed.edit(&session);
            mirror(&mut document, &mut session, edit);
            let text = document.to_string();
            prop_assert_eq!(&read_back(&text), &session, "{}", text);
            prop_assert!(is_toml_1_0(&text), "{}", text);
            for comment in COMMENTS {
                prop_assert!(text.contains(comment), "{} in\n{}", comment, text);
            }
            // What was printed is what is held.
            let again = Document::parse(&text).expect("TOML");
            prop_assert_eq!(again.to_string(), text);
        }
    }

    /// The saver sets what several edits came to at once.
    #[test]
    fn edits_that_are_saved_together_read_back(deeds in proptest::collection::vec(deed(), 1..16)) {
        let mut document = Document::parse(WRITTEN).expect("TOML");
        let mut session = read_back(WRITTEN);
        let before = session.clone();
        let mut questions = std::collections::BTreeSet::new();
        let mut back = Vec::new();
        for deed in deeds {
            let edit = deed.edit(&session);
            questions.extend(edit.questions().into_iter().map(str::to_owned));
            back.push(session.apply(edit));
        }
        let save = |document: &mut Document, session: &Session| {
            document.set_head(session);
            for id in &questions {
 document.set_answer(id, session.answer(id));
}
        };
        save(&mut document, &session);
        let text = document.to_string();
        prop_assert_eq!(&read_back(&text), &session, "{}", text);
        for comment in COMMENTS {
            prop_assert!(text.contains(comment), "{} in\n{}", comment, text);
        }
        for edit in back.into_iter().rev() {
            session.apply(edit);
        }
        prop_assert_eq!(&session, &before);
        save(&mut document, &session);
        let text = document.to_string();
        prop_assert_eq!(&read_back(&text), &session, "{}", text);
    }

    #[test]
    fn a_new_document_reads_back(deeds in proptest::collection::vec(deed(), 0..16)) {
        let mut session = Session { format: 1, ..Session::default() };
        session.questionnaire = SetRef { id: "q".into(), version: Some("1".into()), carried_to: None };
        for deed in deeds {
            let edit = deed.edit(&session);
            session.apply(edit);
        }
        let text = Document::new(&session).to_string();
        prop_assert_eq!(&read_back(&text), &session, "{}", text);
        prop_assert!(is_toml_1_0(&text), "{}", text);
    }
}
