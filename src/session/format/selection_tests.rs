//! What a document keeps of candidates and of the rows of tables.

use super::Document;
use crate::session::{Answer, Candidate, Cell, Offer, Quantity, Row, Session, read};

const WRITTEN: &str = r#"format = 1
title = "t"
[questionnaire]
id = "q"

[[candidate]]
id = "a"
name = "A社" # since 2019
contact = "田中"

[candidate.terms] # theirs
years = 3

[[candidate]]
id = "b"
name = "B社"

[answers.R-1]
flag = true

[[answers.R-1.row]]
asset = "受注DB" # the big one
risk = "3"

[[answers.R-1.row]]
# seen by 佐藤
asset = "Web"
count = 120.0 # visits

[[answers.R-1.row]]
asset = "NAS"
# the end
"#;

fn open() -> (Document, Session) {
    (Document::parse(WRITTEN).expect("TOML"), read(WRITTEN).expect("no faults"))
}

fn text(text: &str) -> Option<Cell> {
    Some(Cell::Text(text.into()))
}

/// The text below the line that begins the rows.
fn rows(document: &Document) -> String {
    let text = document.to_string();
    text[text.find("flag = true").expect("a flag")..].to_owned()
}

#[test]
fn a_comment_in_a_row_survives_editing_a_cell_and_moving_another_row() {
    let (mut document, session) = open();
    let mut answer = session.answer("R-1").clone();
    answer.rows[1].set("count", Some(Cell::Number(90.0)));
    answer.rows.swap(0, 2);
    document.set_answer("R-1", &answer);
    let expected = r#"flag = true

[[answers.R-1.row]]
asset = "NAS"

[[answers.R-1.row]]
# seen by 佐藤
asset = "Web"
count = 90 # visits

[[answers.R-1.row]]
asset = "受注DB" # the big one
risk = "3"
# the end
"#;
    assert_eq!(rows(&document), expected);
}

#[test]
fn a_row_that_is_removed_keeps_all_that_stands_in_it_and_comes_back() {
    let (mut document, session) = open();
    let mut answer = session.answer("R-1").clone();
    let gone = answer.rows.remove(1);
    answer.removed_rows.push(gone);
    document.set_answer("R-1", &answer);
    let removed = "\n[[answers.R-1.removed_row]]\n# seen by 佐藤\nasset = \"Web\"\n\
        count = 120.0 # visits\n";
    assert!(rows(&document).contains(removed), "{document}");
    document.set_answer("R-1", session.answer("R-1"));
    assert_eq!(document.to_string(), WRITTEN);
}

#[test]
fn removing_the_last_row_removes_the_key_and_no_comment() {
    let (mut document, session) = open();
    let answer = Answer { rows: Vec::new(), ..session.answer("R-1").clone() };
    document.set_answer("R-1", &answer);
    let left = rows(&document);
    assert!(!left.contains("[[answers"), "{left}");
    for comment in ["# the big one", "# seen by 佐藤", "# visits", "# the end"] {
        assert!(left.contains(comment), "{left}");
    }
}

#[test]
fn cells_are_written_in_the_order_of_the_row() {
    let (mut document, session) = open();
    let mut answer = session.answer("R-1").clone();
    answer.rows[1].0.reverse();
    let ids = Cell::List(vec!["detect".into(), "respond".into()]);
    let cells =
        [("services", Some(ids)), ("asset", text("新 \"3\"")), ("n", Some(Cell::Number(0.5)))];
    let mut row = Row::default();
    cells.into_iter().for_each(|(column, cell)| row.set(column, cell));
    answer.rows.push(row);
    document.set_answer("R-1", &answer);
    let left = rows(&document);
    let turned = "[[answers.R-1.row]]\ncount = 120.0 # visits\n# seen by 佐藤\nasset = \"Web\"\n";
    assert!(left.contains(turned), "{left}");
    let new = "[[answers.R-1.row]]\nservices = [\"detect\", \"respond\"]\n\
        asset = \"新 \\\"3\\\"\"\nn = 0.5\n";
    assert!(left.contains(new), "{left}");
}

#[test]
fn candidates_move_with_their_own_keys_and_tables() {
    let (mut document, mut session) = open();
    session.candidates.swap(0, 1);
    document.set_head(&session);
    let moved = r#"[[candidate]]
id = "b"
name = "B社"

[[candidate]]
id = "a"
name = "A社" # since 2019
contact = "田中"

[candidate.terms] # theirs
years = 3
"#;
    assert!(document.to_string().contains(moved), "{document}");
    let gone = session.candidates.remove(1);
    session.removed_candidates.push(gone);
    document.set_head(&session);
    let removed = "[[removed_candidate]]\nid = \"a\"\nname = \"A社\" # since 2019\n\
        contact = \"田中\"\n\n[removed_candidate.terms] # theirs\nyears = 3\n";
    assert!(document.to_string().contains(removed), "{document}");
    let before = read(WRITTEN).expect("no faults");
    document.set_head(&before);
    let text = document.to_string();
    assert_eq!(read(&text).expect("no faults"), before);
    assert!(text.contains(&moved[moved.find("[[candidate]]\nid = \"a\"").expect("a")..]), "{text}");
    assert!(!text.contains("removed"), "{text}");
}

#[test]
fn what_a_list_leaves_out_stays_in_the_file() {
    let before = "format = 1\ntitle = \"t\"\nquestionnaire.id = \"q\"\n\
        out_of_scope = [{ reason = \"x\" }]\n\
        [[candidate]]\nname = \"no id\"\n[[candidate]]\nid = \"a\"\n\
        [[candidate]]\nid = \"a\"\nname = \"second\"\n";
    let mut document = Document::parse(before).expect("TOML");
    let mut session = read(before).expect("no faults");
    document.set_head(&session);
    assert_eq!(document.to_string(), before);
    session.removed_candidates = std::mem::take(&mut session.candidates);
    document.set_head(&session);
    let text = document.to_string();
    assert_eq!(read(&text).expect("no faults"), session);
    assert!(text.contains("no id") && text.contains("second"), "{text}");
}

#[test]
fn numbers_and_offers_are_set_in_place() {
    let before = "format = 1\ntitle = \"t\"\nquestionnaire.id = \"q\"\n\
        [answers.N-1]\nnumber = 120.0 # a year\n\
        [answers.V-1]\ncandidate = { a = \"4\", b = 36.0 } # said\ndecided = { by = \"部長\", at = \"3F\" }\n";
    let mut document = Document::parse(before).expect("TOML");
    let session = read(before).expect("no faults");
    let mut number = session.answer("N-1").clone();
    document.set_answer("N-1", &number);
    assert_eq!(document.to_string(), before);
    number.number = Some(Quantity::Known(90.0));
    number.estimate = true;
    document.set_answer("N-1", &number);
    let mut offers = session.answer("V-1").clone();
    offers.candidates.insert("a".into(), Offer::Unknown);
    offers.candidates.insert("c".into(), Offer::Number(12.0));
    offers.decided = None;
    offers.weight = Some(2.0);
    document.set_answer("V-1", &offers);
    let text = document.to_string();
    assert!(text.contains("number = 90 # a year\nestimate = true\n"), "{text}");
    let said = "candidate = { a = \"unknown\", b = 36.0, c = 12 } # said\ndecided = { at = \"3F\" }\nweight = 2\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn candidates_of_a_new_session_stand_before_answers() {
    let candidate = Candidate { id: "a".into(), name: "A社".into() };
    let mut session = Session { candidates: vec![candidate.clone()], ..Session::default() };
    session.removed_candidates = vec![Candidate { id: "b".into(), ..candidate }];
    let mut row = Row::default();
    row.set("asset", text("DB"));
    session.answers.insert("R-1".into(), Answer { rows: vec![row], ..Answer::default() });
    let text = Document::new(&session).to_string();
    let order = ["[[candidate]]", "[[removed_candidate]]", "[[answers.R-1.row]]"];
    let places: Vec<_> = order.iter().map(|header| text.find(header)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{text}");
}
