//! The question sets as data: what a shipped file has to be, whatever is written in it.

use std::collections::HashMap;

use toml::{Table, Value};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use monshin::questionnaire::{self, Kind, Mark, Questionnaire, SHIPPED, tag};

#[path = "support/sets.rs"]
mod sets;

use sets::{files_in, id, root, sets, strings, tables, text};

/// Ids of the functions, and how many roles each has.
const FUNCTIONS: [(&str, usize); 9] =
    [("A", 6), ("B", 5), ("C", 5), ("D", 8), ("E", 7), ("F", 4), ("G", 10), ("H", 3), ("I", 6)];

/// Who is expected to do a role: 1 oneself, 4 a provider, 2 and 3 in between.
const REGIONS: [(&str, &str); 4] = [
    (
        "1",
        "A-1 A-2 A-3 A-4 A-5 A-6 B-3 D-1 D-2 D-5 D-6 D-7 D-8 E-1 E-2 E-3 G-10 H-1 I-1 I-2 I-4 I-5 I-6",
    ),
    ("2", "C-5 D-3 D-4 E-7 F-1 F-2 F-3 F-4 G-8 H-2 H-3 I-3"),
    ("3", "B-1 B-4 B-5 E-4 G-1 G-3 G-6"),
    ("4", "B-2 C-1 C-2 C-3 C-4 E-5 E-6 G-2 G-4 G-5 G-7 G-9"),
];

fn maturity() -> (Questionnaire, Table) {
    let text = text(&root().join("questionnaires/soc-maturity.toml"));
    (questionnaire::parse(&text).expect("no faults"), text.parse().expect("TOML"))
}

/// What only a TOML newer than 1.0 allows, by line.
fn newer_than_toml_1_0(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut depth = 0_usize; // of braces
    let mut quote: Option<&str> = None;
    let mut last = ' ';
    for (number, line) in (1..).zip(text.lines()) {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let mut step = c.len_utf8();
            if let Some(mark) = quote {
                if c == '\\' && mark.starts_with('"') {
                    if rest.starts_with("\\e") || rest.starts_with("\\x") {
                        found.push((number, "an escape"));
                    }
                    step += rest[1..].chars().next().map_or(0, char::len_utf8);
                } else if rest.starts_with(mark) {
                    step = mark.len();
                    quote = None;
                }
            } else {
                let opening =
                    ["\"\"\"", "'''", "\"", "'"].into_iter().find(|q| rest.starts_with(q));
                match c {
                    '#' => break,
                    '{' => depth += 1,
                    '}' => {
                        if last == ',' {
                            found.push((number, "a trailing comma"));
                        }
                        depth = depth.saturating_sub(1);
                    }
                    _ => {}
                }
                if let Some(mark) = opening {
                    step = mark.len();
                    quote = Some(mark);
                }
                if !c.is_whitespace() {
                    last = c;
                }
            }
            rest = &rest[step..];
        }
        if depth > 0 && quote.is_none() {
            found.push((number, "an inline table over several lines"));
            depth = 0;
        }
        if quote.is_some_and(|mark| mark.len() == 1) {
            quote = None;
        }
    }
    found
}

/// Whether some terminals draw a character one cell wide and others two.
fn is_ambiguous(c: char) -> bool {
    c.width() != c.width_cjk()
}

fn ambiguous(text: &str) -> Vec<(usize, char)> {
    let lines = (1..).zip(text.lines());
    lines
        .flat_map(|(n, line)| line.chars().filter(|c| is_ambiguous(*c)).map(move |c| (n, c)))
        .collect()
}

#[test]
fn the_checks_of_this_file_find_what_they_look_for() {
    let newer = "a = { b = 1,\n c = 2 }\nd = { e = 1, }\nf = \"\\e\"\ng = '\\e'\nh = \"\"\"\n{\n\\x41\"\"\"\n# {\n";
    let lines: Vec<usize> = newer_than_toml_1_0(newer).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 3, 4, 8]);
    assert_eq!(ambiguous("日本、語 -> a\n\u{2026}\u{25cf}\u{2192}\u{d7}").len(), 4);
}

#[test]
fn every_shipped_file_is_toml_1_0() {
    for (path, text, _) in sets() {
        assert_eq!(newer_than_toml_1_0(&text), [], "{}", path.display());
        assert!(!text.contains('\t') && !text.contains('\r'), "{}", path.display());
        text.parse::<toml_edit::DocumentMut>().expect("a strict parser reads it");
    }
}

#[test]
fn every_shipped_set_has_no_faults_and_is_named_after_its_id() {
    for (path, text, _) in sets() {
        let set = questionnaire::parse(&text).expect("no faults");
        assert_eq!(path.file_stem().expect("a name"), &*set.id);
    }
}

#[test]
fn what_is_compiled_in_is_what_the_files_say() {
    let files = sets();
    assert_eq!(SHIPPED.len(), files.len());
    for shipped in SHIPPED {
        let file = files.iter().find(|(_, _, table)| table["id"].as_str() == Some(shipped.id));
        let (_, text, _) = file.expect("a file of each set");
        assert!(questionnaire::parse(text).expect("no faults") == shipped.set(), "{}", shipped.id);
    }
}

#[test]
fn no_shipped_text_has_a_character_of_ambiguous_width() {
    for (path, text, _) in sets() {
        assert_eq!(ambiguous(&text), [], "{}", path.display());
    }
    let mut words = files_in("src/strings", "rs");
    words.extend(files_in("src/strings/faults", "rs"));
    words.push(root().join("src/strings.rs"));
    for path in words {
        assert_eq!(ambiguous(&text(&path)), [], "{}", path.display());
    }
}

/// Every table of languages below a value, with its path.
fn translated(value: &Value, path: &str, found: &mut Vec<(String, Table)>) {
    match value {
        Value::Table(table) if table.contains_key("ja") || table.contains_key("en") => {
            found.push((path.to_owned(), table.clone()));
        }
        Value::Table(table) => {
            for (key, value) in table {
                translated(value, &format!("{path}.{key}"), found);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                let name = value.get("id").and_then(Value::as_str);
                let name = name.map_or_else(|| at.to_string(), str::to_owned);
                translated(value, &format!("{path}[{name}]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_stands_in_both_languages_and_says_something() {
    for (_, _, table) in sets() {
        let mut texts = Vec::new();
        translated(&Value::Table(table), "", &mut texts);
        assert!(texts.len() > 300);
        for (path, languages) in texts {
            assert_eq!(languages.keys().collect::<Vec<_>>(), ["ja", "en"], "{path}");
            let said = |lang: &str| strings(&languages[lang]).iter().all(|s| !s.trim().is_empty());
            assert!(said("ja") && said("en"), "{path}");
            let is_list = languages["ja"].is_array();
            let has_kana =
                |text: &&str| text.chars().any(|c| ('\u{3041}'..='\u{9fff}').contains(&c));
            if !is_list && !matches!(path.rsplit('.').next(), Some("title" | "short" | "unit")) {
                assert!(strings(&languages["ja"]).iter().all(has_kana), "{path}");
            }
            assert!(!strings(&languages["en"]).iter().any(has_kana), "{path}");
        }
    }
}

#[test]
fn there_are_nine_functions_of_54_roles_in_their_order() {
    let (set, _) = maturity();
    let sections: Vec<&str> = set.sections.iter().map(|section| &*section.id).collect();
    assert_eq!(sections[1..], FUNCTIONS.map(|(id, _)| id));
    let roles = FUNCTIONS.iter().flat_map(|(id, n)| (1..=*n).map(move |at| format!("{id}-{at}")));
    let roles: Vec<String> = roles.collect();
    assert_eq!(roles.len(), 54);
    let asked: Vec<&str> = set.questions[3..].iter().map(|question| &*question.id).collect();
    assert_eq!(asked, roles);
    for question in &set.questions[3..] {
        assert!(question.id.starts_with(&set.sections[question.section].id), "{}", question.id);
    }
}

#[test]
fn the_first_section_asks_three_things_and_scores_none() {
    let (set, _) = maturity();
    assert_eq!(set.sections[0].score, None);
    let first: Vec<_> = set.questions.iter().filter(|question| question.section == 0).collect();
    assert_eq!(first.len(), 3);
    assert_eq!(set.questions[..3].iter().collect::<Vec<_>>(), first);
    for question in &first {
        assert!(matches!(question.kind, Kind::Single(_)), "{}", question.id);
        assert!(question.when.is_none() && !question.is_scored(), "{}", question.id);
    }
    assert_eq!(tag(&first[0].tags, "pattern"), ["today"]);
    assert_eq!(tag(&first[1].tags, "pattern"), ["aim"]);
    for question in &first[..2] {
        let sides = question.kind.choices().iter().map(|choice| tag(&choice.tags, "insource"));
        let sides: Vec<String> = sides.map(<[String]>::concat).collect();
        assert_eq!(sides, ["1", "12", "123", "1234"], "{}", question.id);
    }
}

#[test]
fn every_role_is_rated_on_both_scales_and_has_a_target_and_its_region() {
    let (set, _) = maturity();
    let region = |id: &str| {
        let of = |(_, roles): &&(&str, &str)| roles.split(' ').any(|role| role == id);
        REGIONS.iter().find(of).map(|(region, _)| (*region).to_owned())
    };
    for question in &set.questions[3..] {
        let Kind::Level { scales } = &question.kind else { panic!("{} is no level", question.id) };
        let scales: Vec<&str> = scales.iter().map(|&at| &*set.scales[at].id).collect();
        assert_eq!(scales, ["insource", "outsource"], "{}", question.id);
        assert!(question.target && question.when.is_none(), "{}", question.id);
        assert_eq!(tag(&question.tags, "region").first(), region(&question.id).as_ref());
    }
    assert_eq!(REGIONS.iter().map(|(_, roles)| roles.split(' ').count()).sum::<usize>(), 54);
}

#[test]
fn both_scales_have_five_levels_and_don_t_know_counts_as_the_lowest() {
    let (set, _) = maturity();
    assert_eq!(set.scales.len(), 2);
    for scale in &set.scales {
        assert_eq!(scale.unknown, Some(1.0));
        let levels: Vec<(&str, f64)> =
            scale.levels.iter().map(|level| (&*level.id, level.points)).collect();
        assert_eq!(levels, [("1", 1.0), ("2", 2.0), ("3", 3.0), ("4", 4.0), ("5", 5.0)]);
        for level in &scale.levels {
            let short = level.short.as_ref().expect("a short form");
            assert!(short.ja.width() <= 32 && short.en.width() <= 32, "{short:?}");
            if scale.id == "outsource" {
                for text in [&level.text.ja, &short.ja] {
                    let begins = ["委託しているが", "委託しており"];
                    assert!(begins.iter().any(|begin| text.starts_with(begin)), "{text}");
                }
            }
        }
    }
}

#[test]
fn levels_and_choices_are_facts_in_the_plain_style() {
    const POLITE: [&str; 8] = [
        "です。",
        "ます。",
        "ません。",
        "ました。",
        "ですが、",
        "ますが、",
        "ませんが、",
        "でした。",
    ];
    for shipped in SHIPPED {
        let set = shipped.set();
        let levels = set.scales.iter().flat_map(|scale| &scale.levels).map(|level| &level.text);
        let choices = set.questions.iter().flat_map(|question| question.kind.choices());
        for text in levels.chain(choices.map(|choice| &choice.text)) {
            // What is asked may be polite; what one answers with is not.
            let ended = format!("{}。", text.ja.trim_end_matches('。'));
            let polite = POLITE.iter().find(|end| ended.contains(*end));
            assert_eq!(polite, None, "{}: {}", set.id, text.ja);
        }
    }
}

#[test]
fn nothing_that_is_read_aloud_or_asked_for_stands_twice_in_the_file() {
    for (path, _, table) in sets() {
        let mut seen: HashMap<&str, String> = HashMap::new();
        for question in tables(&table, "question") {
            for key in ["title", "text", "why", "ask", "evidence"] {
                let Some(languages) = question.get(key).and_then(Value::as_table) else { continue };
                for text in languages.values().flat_map(strings) {
                    let here = format!("{} {key}", id(question));
                    let before = seen.insert(text, here);
                    assert_eq!(before, None, "{}: {text} in {}", path.display(), id(question));
                }
            }
        }
    }
}

#[test]
fn a_facilitator_has_two_or_three_prompts_and_things_to_see_in_either_language() {
    let (_, table) = maturity();
    for question in tables(&table, "question") {
        assert!(question.contains_key("why"), "{}", id(question));
        for key in ["ask", "evidence"] {
            let lists = question[key].as_table().expect("languages");
            let counts = ["ja", "en"].map(|lang| strings(&lists[lang]).len());
            assert_eq!(counts[0], counts[1], "{} {key}", id(question));
            assert!((2..=3).contains(&counts[0]), "{} {key}", id(question));
        }
    }
}

#[test]
fn sources_are_listed_and_what_is_recalled_or_ours_says_monshin() {
    for (_, _, table) in sets() {
        let known: Vec<&str> = tables(&table, "source").into_iter().map(id).collect();
        let named = tables(&table, "question").into_iter().chain(tables(&table, "scale"));
        for owner in named {
            let source = owner["source"].as_table().expect("a source");
            let own = matches!(source["mark"].as_str(), Some("recalled" | "ours"));
            assert_eq!(own, id(source) == "monshin", "{}", id(owner));
            assert!(own || known.contains(&id(source)), "{}", id(owner));
        }
    }
}

#[test]
fn the_name_of_a_role_is_marked_by_where_it_was_read() {
    let (set, _) = maturity();
    for question in &set.questions[3..] {
        let mark = question.source.as_ref().and_then(|source| source.mark);
        let second = &*question.id < "D-6";
        let expected = if second { Mark::Second } else { Mark::Recalled };
        assert_eq!(mark, Some(expected), "{}", question.id);
    }
}
