//! The rules of the house, read from the sources: who may know what, and where what may stand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use monshin::action::{Action, Context};
use monshin::strings::actions;
use monshin::tui::keymap::{Key, Keymap};

/// Rooms that know no file, clock, environment, randomness or terminal.
const PURE: [&str; 9] = [
    "questionnaire",
    "session",
    "score",
    "text",
    "fault",
    "reader",
    "measure",
    "strings",
    "action",
];

/// A source file without its tests and comments.
struct Source {
    /// Its path below `src`.
    name: String,
    /// Its code, each string literal replaced by `""`.
    code: String,
    /// Its string literals.
    literals: Vec<String>,
    lines: usize,
}

impl Source {
    /// The top-level module that it belongs to.
    fn room(&self) -> &str {
        let end = self.name.find(['/', '.']).unwrap_or(self.name.len());
        &self.name[..end]
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources, files that hold nothing but tests left out.
fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    files(&src(), &mut paths);
    paths.sort();
    let read: Vec<(PathBuf, String)> = paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("text");
            (path, text)
        })
        .collect();
    let tests: BTreeSet<PathBuf> =
        read.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let kept = read.into_iter().filter(|(path, _)| !tests.contains(path));
    kept.map(|(path, text)| source(&path, &text)).collect()
}

/// The files of the modules that a file declares for its tests.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let lines: Vec<&str> = text.lines().collect();
    let module = |pair: &[&str]| {
        let name = pair[1].trim().strip_prefix("mod ")?.strip_suffix(';')?;
        let is_test = pair[0].starts_with("#[cfg(") && pair[0].contains("test");
        is_test.then(|| path.with_extension("").join(format!("{name}.rs")))
    };
    lines.windows(2).filter_map(module).collect()
}

fn source(path: &Path, text: &str) -> Source {
    let name = path.strip_prefix(src()).expect("below src");
    let name = name.to_str().expect("UTF-8").replace('\\', "/");
    // Tests of a file stand at its end.
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    let (code, literals) = split(&text[..end]);
    Source { name, code, literals, lines: text.lines().count() }
}

/// Code without comments and with empty literals, and the literals.
fn split(text: &str) -> (String, Vec<String>) {
    let mut code = String::new();
    let mut literals = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let raw = ["r\"", "r#\"", "r##\""].into_iter().find(|open| rest.starts_with(open));
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if let Some(open) = raw.filter(|_| !code.ends_with(char::is_alphanumeric)) {
            let close = format!("\"{}", "#".repeat(open.len() - 2));
            let (literal, after) = rest[open.len()..].split_once(&*close).expect("a closing mark");
            literals.push(literal.to_owned());
            code.push_str("\"\"");
            rest = after;
        } else if c == '"' {
            let end = end_of_literal(&rest[1..]);
            literals.push(rest[1..=end].to_owned());
            code.push_str("\"\"");
            rest = &rest[end + 2..];
        } else if c == '\'' && is_char(rest) {
            // What stands behind the first character, or behind an escape, may be a mark itself.
            let skip = if rest[1..].starts_with('\\') {
                3
            } else {
                1 + rest[1..].chars().next().map_or(0, char::len_utf8)
            };
            let end = skip + rest[skip..].find('\'').expect("a closing mark") + 1;
            code.push_str("' '");
            rest = &rest[end..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (code, literals)
}

/// The bytes before the closing mark of a string literal.
fn end_of_literal(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    panic!("a literal without an end");
}

/// Whether an apostrophe opens a character, not the name of a lifetime.
fn is_char(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

/// Names of the files in which one of the words stands, those of `allowed` aside.
fn offenders(words: &[&str], allowed: impl Fn(&Source) -> bool) -> Vec<String> {
    let found = |source: &Source| {
        let word = words.iter().find(|word| source.code.contains(**word))?;
        (!allowed(source)).then(|| format!("{}: {word}", source.name))
    };
    sources().iter().filter_map(found).collect()
}

#[test]
fn the_reader_of_this_file_tells_code_from_literals_and_comments() {
    let (code, literals) = split("a<'a>('\"', '\\'', \"x\\\"// y\", r#\"z\"\"#) // \"c\"\nb");
    assert_eq!(code, "a<'a>(' ', ' ', \"\", \"\") \nb");
    assert_eq!(literals, ["x\\\"// y", "z\""]);
    assert!(sources().len() > 60);
}

#[test]
fn pure_rooms_reach_no_file_clock_environment_thread_or_terminal() {
    let outside = [
        "std::fs",
        "std::env",
        "std::time",
        "std::thread",
        "std::io",
        "std::process",
        "std::net",
        "jiff",
        "crossterm",
        "ratatui",
        "rand::",
        "tempfile",
        "directories",
        "sys_locale",
    ];
    let found = offenders(&outside, |source| {
        // It puts the system's errors into words; it causes none.
        !PURE.contains(&source.room()) || source.name == "strings/errors.rs"
    });
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn scores_and_reports_know_nothing_of_the_screen() {
    let reach = ["crate::tui", "crossterm", "ratatui"];
    let found = offenders(&reach, |source| !["score", "report"].contains(&source.room()));
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn only_the_store_opens_files() {
    let files = ["std::fs", "fs::", "File::", "OpenOptions", "tempfile"];
    let found = offenders(&files, |source| source.room() == "store");
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn only_the_store_asks_for_the_time() {
    let clocks = ["SystemTime", "jiff::", "Zoned::now", "clock_gettime"];
    let found = offenders(&clocks, |source| source.room() == "store");
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn colours_stand_in_the_theme_and_key_codes_where_keys_are_read() {
    // The backend writes out whatever colour it is given; it names none.
    let found = offenders(&["Color::"], |source| source.name == "tui/theme.rs");
    assert_eq!(found, [] as [&str; 0]);
    let readers = ["tui/keymap.rs", "tui/keymap/key.rs", "tui/widget/input.rs"];
    let found = offenders(&["KeyCode::"], |source| readers.contains(&&*source.name));
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn text_is_measured_in_one_place() {
    let measures = ["unicode_width", "chars().count()", "UnicodeSegmentation", "textwrap"];
    // Columns of faults count characters, as editors do.
    let found = offenders(&measures, |source| ["measure.rs", "fault.rs"].contains(&&*source.name));
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn what_a_person_reads_stands_among_the_strings() {
    let japanese = |text: &String| text.chars().any(|c| ('\u{3041}'..='\u{9fff}').contains(&c));
    let allowed =
        |source: &Source| source.room() == "strings" || source.name == "questionnaire/shipped.rs";
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|source| !allowed(source))
        .flat_map(|source| {
            let name = source.name;
            source.literals.into_iter().filter(japanese).map(move |text| format!("{name}: {text}"))
        })
        .collect();
    assert_eq!(found, [] as [&str; 0]);
}

/// The rooms that each room uses.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let all = sources();
    let rooms: BTreeSet<String> = all.iter().map(|source| source.room().to_owned()).collect();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &all {
        let below = graph.entry(source.room().to_owned()).or_default();
        for after in source.code.split("crate::").skip(1) {
            let names = match after.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default(),
                None => after,
            };
            let list = after.starts_with('{');
            for name in names.split(',').take(if list { usize::MAX } else { 1 }) {
                let name: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect();
                if rooms.contains(&name) && name != source.room() {
                    below.insert(name);
                }
            }
        }
    }
    graph
}

/// A way from a room back to it.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>, way: &mut Vec<String>) -> bool {
    let here = way.last().expect("a beginning").clone();
    for next in uses.get(&here).into_iter().flatten() {
        let back = *next == way[0];
        if way.contains(next) && !back {
            continue;
        }
        way.push(next.clone());
        if back || circle(uses, way) {
            return true;
        }
        way.pop();
    }
    false
}

#[test]
fn no_two_rooms_lead_to_each_other() {
    let uses = uses();
    assert!(uses["tui"].contains("store") && uses["score"].contains("questionnaire"));
    for room in uses.keys() {
        let mut way = vec![room.clone()];
        assert!(!circle(&uses, &mut way), "{}", way.join(" -> "));
    }
}

#[test]
fn no_file_is_longer_than_a_person_reads_in_one_go() {
    let long = |source: &Source| (source.lines > 500).then(|| (source.name.clone(), source.lines));
    let mut found: Vec<(String, usize)> = sources().iter().filter_map(long).collect();
    // Tests are read as often: here and beside the sources, what stands in those included.
    let mut paths = Vec::new();
    files(&src(), &mut paths);
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), &mut paths);
    assert!(paths.iter().any(|path| path.ends_with("tests/architecture.rs")), "{paths:?}");
    for path in paths {
        let lines = fs::read_to_string(&path).expect("text").lines().count();
        if lines > 500 {
            found.push((path.display().to_string(), lines));
        }
    }
    assert_eq!(found, []);
}

/// The page of keys, from the table of keys.
fn page_of_keys() -> String {
    let map = Keymap::default();
    let mut page = String::from(
        "# Keys\n\nMade from the table of keys in `src/tui/keymap/table.rs`; `MONSHIN_WRITE_DOCS=1 cargo test \
         --test architecture`\nwrites it anew. The name is what the configuration binds: `[keys]`, \
         `name = [\"key\"]`.\n",
    );
    for context in Context::ALL {
        let words = actions::context(context);
        let _ = write!(page, "\n## {} / {}\n\n", words.en, words.ja);
        page.push_str("| key | name | does | |\n|---|---|---|---|\n");
        for row in map.rows().iter().filter(|row| row.context == context) {
            let key = |key: &Key| format!("`{key}`");
            let keys: Vec<String> = row.keys.iter().map(key).collect();
            let name = Action::NAMED.iter().find(|(_, action)| *action == row.action);
            let name = name.map_or(String::new(), |(name, _)| format!("`{name}`"));
            let does = actions::long(row.action);
            let _ = writeln!(page, "| {} | {name} | {} | {} |", keys.join(" "), does.en, does.ja);
        }
    }
    page
}

#[test]
fn the_page_of_keys_is_the_table_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/KEYS.md");
    let page = page_of_keys();
    if std::env::var_os("MONSHIN_WRITE_DOCS").is_some() {
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(&path, &page).expect("written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/KEYS.md is old: MONSHIN_WRITE_DOCS=1 cargo test --test architecture"
    );
}
