//! One session gives the same numbers everywhere: in `monshin score --json`, in every format of a
//! report, in both languages, and on the screen of the results.
//!
//! What a person reads is rounded to one decimal, half up; what a program reads is not rounded at all.

mod support;

use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

use monshin::questionnaire::{Questionnaire, SHIPPED};
use monshin::text::Lang;
use support::{Harness, Room};

const MATURITY: &str = include_str!("support/maturity.toml");
const SELECTION: &str = include_str!("support/selection-session.toml");

/// A session in a file, and what `monshin score --json` says of it.
struct Case {
    room: Room,
    file: PathBuf,
    set: Questionnaire,
    score: Value,
}

impl Case {
    fn new(text: &str) -> Case {
        let room = Room::new();
        let file = room.write("sessions/s.toml", text);
        let mut case = Case { room, file, set: set_of(text), score: Value::Null };
        let out = case.run(&["score", "s", "--json"], Lang::En);
        case.score = serde_json::from_slice(&out).expect("JSON");
        case
    }

    fn run(&self, arguments: &[&str], lang: Lang) -> Vec<u8> {
        let home = self.room.path();
        let Output { status, stdout, stderr } = Command::cargo_bin("monshin")
            .expect("the binary")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("MONSHIN_DATA_DIR", home)
            .args(["--lang", lang.code()])
            .args(arguments)
            .output()
            .expect("it ran");
        assert!(status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&stderr));
        stdout
    }

    fn report(&self, format: &str, lang: Lang) -> Vec<u8> {
        self.run(&["report", "s", "--format", format], lang)
    }

    fn report_text(&self, format: &str, lang: Lang) -> String {
        String::from_utf8(self.report(format, lang)).expect("UTF-8")
    }

    /// The top sections that have a score: id, title in the language, and what `score --json` says.
    fn functions(&self, lang: Lang) -> Vec<(String, String, Value)> {
        let sections = self.score["sections"].as_array().expect("sections");
        let top = sections.iter().filter(|it| it["parent"].is_null() && it["as_is"].is_number());
        let found: Vec<(String, String, Value)> = top
            .map(|section| {
                let id = section["id"].as_str().expect("an id").to_owned();
                let known = self.set.sections.iter().find(|known| known.id == id);
                (id, known.expect("a section").title.get(lang).clone(), section.clone())
            })
            .collect();
        assert!(found.len() > 3, "the session has enough in it");
        found
    }
}

fn set_of(text: &str) -> Questionnaire {
    let shipped = SHIPPED.iter().find(|set| text.contains(&format!("id = \"{}\"", set.id)));
    shipped.expect("a shipped set").set()
}

/// One decimal, half up: worked out here by hand, not by what is tested.
fn read_aloud(number: &Value) -> String {
    let tenths = (number.as_f64().expect("a number") * 10.0 + 0.5 + 1e-9).floor();
    format!("{:.1}", tenths / 10.0)
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}

/// The cells of the rows of all tables of a Markdown text, marks taken away.
fn markdown_rows(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\\|", "/").replace('\\', "");
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// The texts of the cells of the rows of all tables of an HTML text.
fn html_rows(text: &str) -> Vec<Vec<String>> {
    let plain = |html: &str| {
        let mut plain = String::new();
        for piece in html.split('<') {
            plain.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        plain.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let cells = |row: &str| {
        let row = row.replace("<th", "<td");
        row.split("<td").skip(1).map(|cell| plain(&format!("<td{cell}"))).collect()
    };
    text.split("<tr").skip(1).map(|row| cells(row.split("</tr").next().unwrap_or(row))).collect()
}

/// Asserts that some row is about each function and gives its numbers; another its counts.
fn rows_say(case: &Case, rows: &[Vec<String>], lang: Lang, what: &str) {
    for (id, title, section) in case.functions(lang) {
        let names = |cell: &String| *cell == title || *cell == format!("{id} {title}");
        let about: Vec<&Vec<String>> =
            rows.iter().filter(|row| row.iter().take(2).any(names)).collect();
        assert!(!about.is_empty(), "{what}: no row about {title}");
        for key in ["as_is", "to_be"] {
            let Some(_) = number(&section[key]) else { continue };
            let said = read_aloud(&section[key]);
            let found = about.iter().any(|row| row.contains(&said));
            assert!(found, "{what}: {key} of {title} is {said}: {about:?}");
        }
        let count = |key: &str| section[key].to_string();
        let answered = [count("answered"), format!("{}/{}", count("answered"), count("asked"))];
        let rest = ["unknown", "not_applicable", "untouched"].map(count);
        let says = |cells: &[String]| answered.contains(&cells[0]) && cells[1..] == rest;
        let found = about.iter().any(|row| row.windows(4).any(says));
        assert!(found, "{what}: {answered:?} {rest:?} of {title}: {about:?}");
    }
}

#[test]
fn json_says_what_score_says_to_the_last_digit() {
    for text in [MATURITY, SELECTION] {
        let case = Case::new(text);
        for lang in Lang::ALL {
            let report: Value = serde_json::from_slice(&case.report("json", lang)).expect("JSON");
            for (key, value) in case.score.as_object().expect("an object") {
                if key != "session" {
                    assert_eq!(&report[key], value, "{key}");
                }
            }
        }
    }
}

#[test]
fn markdown_and_html_say_the_same_to_a_person() {
    let case = Case::new(MATURITY);
    for lang in Lang::ALL {
        let markdown = markdown_rows(&case.report_text("md", lang));
        rows_say(&case, &markdown, lang, "markdown");
        let html = html_rows(&case.report_text("html", lang));
        rows_say(&case, &html, lang, "html");
    }
}

#[test]
fn the_whole_stands_in_every_text() {
    let case = Case::new(MATURITY);
    let overall = &case.score["overall"];
    for lang in Lang::ALL {
        for format in ["md", "html"] {
            let text = case.report_text(format, lang).replace('\\', "");
            for key in ["as_is", "to_be", "low", "high"] {
                let said = read_aloud(&overall[key]);
                assert!(text.contains(&said), "{format}: {key} {said}");
            }
            for key in ["answered", "asked"] {
                assert!(text.contains(&overall[key].to_string()), "{format}: {key}");
            }
        }
    }
}

#[test]
fn csv_has_the_points_of_every_question_unrounded() {
    for text in [MATURITY, SELECTION] {
        let case = Case::new(text);
        for lang in Lang::ALL {
            let bytes = case.report("csv", lang);
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
            let mut reader = csv::Reader::from_reader(bytes);
            let headings = reader.headers().expect("headings").clone();
            let points = monshin::strings::report::AS_IS_POINTS.of(lang);
            let column = headings.iter().position(|heading| heading == points);
            let column = column.expect("the column of the points");
            let rows: Vec<csv::StringRecord> =
                reader.records().map(|row| row.expect("a row")).collect();
            let questions = case.score["questions"].as_array().expect("questions");
            let shown: Vec<&Value> =
                questions.iter().filter(|question| question["state"] != "hidden").collect();
            let ids: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
            for question in shown {
                let id = question["id"].as_str().expect("an id");
                let at = ids.iter().position(|known| *known == id);
                let row = &rows[at.unwrap_or_else(|| panic!("{id} is not in the file"))];
                let said = row[column].parse::<f64>().ok();
                assert_eq!(said, number(&question["as_is"]), "{id}");
            }
        }
    }
}

/// All numbers of all sheets of a workbook.
fn numbers_of(workbook: Vec<u8>) -> Vec<f64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let names: Vec<String> =
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut numbers = Vec::new();
    for name in names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")) {
        let mut sheet = String::new();
        archive.by_name(name).expect("a sheet").read_to_string(&mut sheet).expect("text");
        for cell in sheet.split("<c ").skip(1).filter(|cell| !cell.contains("t=\"s\"")) {
            let value = cell.split("<v>").nth(1).and_then(|rest| rest.split("</v>").next());
            numbers.extend(value.and_then(|value| value.parse::<f64>().ok()));
        }
    }
    numbers
}

#[test]
fn xlsx_has_the_numbers_unrounded() {
    let case = Case::new(MATURITY);
    for lang in Lang::ALL {
        let numbers = numbers_of(case.report("xlsx", lang));
        let has = |value: f64| numbers.iter().any(|number| (number - value).abs() < 1e-9);
        let mut wanted: Vec<(String, &Value)> = Vec::new();
        let functions = case.functions(lang);
        for (id, _, section) in &functions {
            wanted.extend(["as_is", "to_be"].map(|key| (format!("{id} {key}"), &section[key])));
        }
        let overall = &case.score["overall"];
        wanted.extend(["as_is", "to_be"].map(|key| (format!("overall {key}"), &overall[key])));
        for (what, value) in wanted {
            let Some(value) = number(value) else { continue };
            assert!(has(value), "{what} {value}");
        }
    }
}

#[test]
fn the_screen_of_the_results_says_the_same() {
    let case = Case::new(MATURITY);
    for lang in Lang::ALL {
        let mut h = Harness::open(Room::new(), &case.file, "");
        h.keys("resize:200x60");
        if h.app.lang() != lang {
            h.keys("F10");
        }
        h.keys("r");
        let screen = h.screen();
        for (id, title, section) in case.functions(lang) {
            let known = case.set.sections.iter().find(|known| known.id == id).expect("a section");
            let short = known.short.as_ref().map_or(&title, |short| short.get(lang));
            let said = read_aloud(&section["as_is"]);
            let line = screen.lines().find(|line| {
                (line.contains(&title) || line.contains(short.as_str())) && line.contains(&said)
            });
            assert!(line.is_some(), "{title} {said}\n{screen}");
        }
        let said = read_aloud(&case.score["overall"]["as_is"]);
        assert!(screen.contains(&said), "{said}\n{screen}");
        let (answered, asked) =
            (&case.score["overall"]["answered"], &case.score["overall"]["asked"]);
        assert!(screen.contains(&format!("{answered}/{asked}")), "{answered}/{asked}\n{screen}");
    }
}

#[test]
fn readiness_and_fit_of_a_selection_are_the_same_everywhere() {
    let case = Case::new(SELECTION);
    let phases = case.score["phases"].as_array().expect("phases");
    let candidates = case.score["candidates"].as_array().expect("candidates");
    assert!(phases.iter().any(|phase| phase["percent"].is_number()) && !candidates.is_empty());
    for lang in Lang::ALL {
        let texts = [
            ("md", markdown_rows(&case.report_text("md", lang))),
            ("html", html_rows(&case.report_text("html", lang))),
        ];
        for (format, rows) in texts {
            for phase in phases {
                let Some(percent) = number(&phase["percent"]) else { continue };
                let known = case.set.sections.iter().find(|it| phase["id"] == *it.id);
                let title = known.expect("a section").title.get(lang);
                let rounded = (percent + 0.5).floor();
                let open: Vec<&String> = phase["blocking"]
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(|id| case.set.question(id.as_str().expect("an id")).expect("a question"))
                    .map(|at| case.set.questions[at].title.get(lang))
                    .collect();
                // What is open is counted, or named.
                let is_open = |cell: &String| {
                    *cell == open.len().to_string()
                        || (!open.is_empty() && open.iter().all(|title| cell.contains(*title)))
                };
                let says = |row: &Vec<String>| {
                    row.iter().any(|cell| cell.ends_with(title.as_str()))
                        && row.iter().any(|cell| *cell == format!("{rounded}%"))
                        && row.iter().any(is_open)
                };
                let count = open.len();
                let said = rows.iter().any(says) || count == 0;
                assert!(said, "{format}: {title} {rounded}% {count}");
            }
            for candidate in candidates {
                let name = candidate["name"].as_str().expect("a name");
                let Some(fit) = number(&candidate["fit"]) else { continue };
                let fit = format!("{:.2}", (fit * 100.0 + 0.5 + 1e-9).floor() / 100.0);
                let apart = [candidate["answered"].to_string(), candidate["asked"].to_string()];
                let counts = apart.join("/");
                // Each state in a column of its own: they add up to what was asked.
                let states = |cells: &[String]| {
                    let counts: Vec<u64> = cells.iter().flat_map(|cell| cell.parse()).collect();
                    [&cells[0], &cells[3]] == [&apart[0], &apart[1]]
                        && counts.len() == 4
                        && counts[..3].iter().sum::<u64>() == counts[3]
                };
                let says = |row: &Vec<String>| {
                    row.iter().any(|cell| cell == name)
                        && row.contains(&fit)
                        && (row.contains(&counts) || row.windows(4).any(states))
                };
                assert!(rows.iter().any(says), "{format}: {name} {fit} {counts}");
            }
        }
        let numbers = numbers_of(case.report("xlsx", lang));
        for (list, key) in [(phases, "percent"), (candidates, "fit")] {
            for value in list.iter().filter_map(|it| number(&it[key])) {
                // A workbook may hold a percentage as a share of one.
                let has = |value: f64| numbers.iter().any(|it| (it - value).abs() < 1e-9);
                assert!(has(value) || has(value / 100.0), "{key} {value}");
            }
        }
    }
}

#[test]
fn redacting_changes_no_number() {
    let case = Case::new(MATURITY);
    let arguments = ["report", "s", "--format", "json", "--redact"];
    let report: Value = serde_json::from_slice(&case.run(&arguments, Lang::En)).expect("JSON");
    for key in ["progress", "overall", "sections", "questions"] {
        assert_eq!(report[key], case.score[key], "{key}");
    }
    assert!(fs::read_to_string(&case.file).expect("text").contains("organisation"));
}
