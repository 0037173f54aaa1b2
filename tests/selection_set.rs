//! The selection of a managed security service as data: that it asks everything it has to ask, and
//! that what is computed from it finds what it looks for.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use monshin::questionnaire::{
    self, Choice, ColumnKind, Importance, Kind, Limit, Lookup, Measure, Question, Questionnaire,
    tag,
};

#[path = "support/sets.rs"]
mod sets;

use sets::{id, root, strings, tables, text};

/// The lists of the talk: how many items each has, and in their order the question of each item with a
/// part of its Japanese title.
const LISTS: &[(&str, usize, &str)] = &[
    (
        "ポリシーの決定の要素",
        9,
        "P-1 保護すべき資産やサービス / P-2 保護すべき情報 / P-3 情報利用者 / P-4 情報の維持方法 / \
         P-5 情報の廃棄方法 / P-6 取得できる情報（ログ） / P-7 サービスを見直すタイミング / \
         P-8 インシデント時の影響 / P-9 インシデント判断の根拠",
    ),
    (
        "システムやネットワークの現状",
        9,
        "S-1 ネットワーク構成 / S-2 ネットワーク帯域 / S-4 リモートメンテナンス回線 / \
         S-5 アクセス数 / S-6 クライアント数 / S-8 利用者数 / S-12 ログ量 / S-18 管理している主体 / \
         S-19 利用しているクラウドサービス",
    ),
    (
        "保護対象と保護方法",
        8,
        "T-1 対象サービス / T-2 対象マシン / T-3 対象マシンの詳細 / T-4 対象通信 / \
         T-5 アプリケーション / T-6 監視目的 / T-7 委託範囲 / T-8 社内体制",
    ),
    (
        "サービスの情報",
        10,
        "Q-1 サービス導入に必要な機材 / Q-2 緊急時対応 / Q-3 定期的なコミュニケーション / \
         Q-5 判断基準（レポートの危険度の考え方） / Q-6 サービスのカスタマイズ / \
         Q-7 独自の脅威情報などの入手 / Q-9 サービス品質 / Q-11 サービス価格 / \
         Q-12 サービス提供体制 / Q-13 サービス提供手段",
    ),
    (
        "導入設計・構築",
        8 + 3,
        "2-1 導入パターン / 2-2 セキュリティの設定 / 2-3 関連機器の設定 / 2-4 導入場所 / \
         2-5 MSSPへの接続可否 / 2-6 監視運用試験 / 2-7 エージング・チューニング・学習期間 / \
         2-8 ライセンス・サポート / 2-9 日程 / 2-10 役割 / 2-11 運用開始の判定基準",
    ),
    (
        "平時の運用",
        5 + 3,
        "3-1 サービス / 3-2 機器やサービスの世代交代 / 3-3 監視 / 3-4 ログの取り扱い / \
         3-5 平時の定期的な報告 / 3-6 何も起きていないうちの準備 / \
         3-7 監視からインシデントへ移る条件 / 3-8 見直しに使うデータの積み上げ",
    ),
    (
        "インシデント時の運用",
        7,
        "4-2 インシデントの定義 / 4-3 インシデントの検知 / 4-5 原因の追及 / 4-6 対応策の検討 / \
         4-7 利用者側との調整 / 4-8 対策の実施 / 4-10 有効性の確認",
    ),
    ("インシデント時の運用、流れから", 3, "4-1 事前準備 / 4-4 判断・指示 / 4-9 対応・復旧・回復"),
];

/// Likelihood, by threat (down) and vulnerability 低, 中, 高 (across).
const LIKELIHOOD: [(&str, [&str; 3]); 3] =
    [("高", ["中", "高", "高"]), ("中", ["低", "中", "高"]), ("低", ["低", "低", "中"])];

/// Risk value, by likelihood (down) and importance 低, 中, 高 (across).
const RISK: [(&str, [&str; 3]); 3] =
    [("高", ["2", "3", "3"]), ("中", ["1", "2", "3"]), ("低", ["1", "1", "2"])];

/// Roles that lead to services.
const BOUGHT: &str = "B-1 B-2 B-4 B-5 C-1 C-2 C-3 C-4 C-5 D-3 D-4 D-5 E-1 E-2 E-3 E-4 E-5 E-6 E-7 \
                      F-1 F-2 F-3 G-1 G-2 G-3 G-4 G-5 G-6 G-7 G-8 G-9 H-2 H-3 I-1 I-2 I-3";

/// Roles that are supported and never bought whole.
const SUPPORT_ONLY: &str =
    "A-1 A-2 A-3 A-4 A-5 A-6 B-3 D-1 D-2 D-6 D-7 D-8 F-4 G-10 H-1 I-4 I-5 I-6";

const FUNCTIONS: [&str; 5] = ["identify", "protect", "detect", "respond", "recover"];
const SEVERITIES: [&str; 4] = ["critical", "high", "medium", "low"];
const HOURS: [&str; 2] = ["business", "off-hours"];

fn source(name: &str) -> String {
    text(&root().join("questionnaires").join(name))
}

fn selection() -> Questionnaire {
    questionnaire::parse(&source("mss-selection.toml")).expect("no faults")
}

fn tree() -> Table {
    source("mss-selection.toml").parse().expect("TOML")
}

fn question<'a>(set: &'a Questionnaire, id: &str) -> &'a Question {
    &set.questions[set.question(id).unwrap_or_else(|| panic!("no question {id}"))]
}

/// The value of a tag that has one value at the most.
fn word<'a>(question: &'a Question, name: &str) -> Option<&'a str> {
    let words = tag(&question.tags, name);
    assert!(words.len() <= 1, "{} {name}", question.id);
    words.first().map(String::as_str)
}

/// The only question with a role.
fn with_role<'a>(set: &'a Questionnaire, role: &str) -> &'a Question {
    let found: Vec<&Question> =
        set.questions.iter().filter(|question| word(question, "role") == Some(role)).collect();
    assert_eq!(found.len(), 1, "{role}");
    found[0]
}

fn column<'a>(question: &'a Question, id: &str) -> &'a ColumnKind {
    let found = question.kind.columns().iter().find(|column| column.id == id);
    &found.unwrap_or_else(|| panic!("{} has no column {id}", question.id)).kind
}

fn ids(choices: &[Choice]) -> Vec<&str> {
    choices.iter().map(|choice| &*choice.id).collect()
}

/// The services that questions offer, in file order.
fn offered(set: &Questionnaire) -> Vec<&Choice> {
    let questions = set.questions.iter().filter(|q| word(q, "role") == Some("services"));
    questions.flat_map(|question| question.kind.choices()).collect()
}

#[test]
fn every_question_says_why_and_what_to_ask_and_to_see_in_both_languages() {
    for question in tables(&tree(), "question") {
        let name = id(question);
        assert!(question.contains_key("why"), "{name}");
        let is_number =
            question["kind"].as_str() == Some("number") || question.contains_key("answer");
        let least = if is_number { 1 } else { 2 };
        for key in ["ask", "evidence"] {
            let lists = question.get(key).and_then(|value| value.as_table());
            let lists = lists.unwrap_or_else(|| panic!("{name} has no {key}"));
            let counts = ["ja", "en"].map(|lang| strings(&lists[lang]).len());
            assert_eq!(counts[0], counts[1], "{name} {key}");
            assert!((least..=3).contains(&counts[0]), "{name} {key}: {}", counts[0]);
        }
    }
}

#[test]
fn no_text_waits_to_be_written() {
    for (line, text) in (1..).zip(source("mss-selection.toml").lines()) {
        assert!(!text.contains("TODO") && !text.contains("HINT"), "line {line}: {text}");
    }
}

#[test]
fn what_is_decided_or_needed_is_recorded() {
    let tree = tree();
    let mut decisions = 0;
    for question in tables(&tree, "question") {
        let kind = question["kind"].as_str().expect("a kind");
        let scale = question.get("scale").and_then(|scale| scale.as_str());
        let is_decision = kind == "single" && scale == Some("status");
        decisions += usize::from(is_decision);
        // What is needed of notifications stands in their table.
        let tags = question.get("tags").and_then(|tags| tags.as_table());
        let in_table = tags.is_some_and(|tags| {
            let of = tags.get("notification").and_then(|word| word.as_str());
            matches!(of, Some("depth" | "minutes"))
        });
        if is_decision || kind == "candidates" && !in_table {
            assert!(question.contains_key("record"), "{}", id(question));
        }
    }
    assert!(decisions > 60, "{decisions}");
    let status = tables(&tree, "scale").into_iter().find(|scale| id(scale) == "status");
    let levels = tables(status.expect("the scale"), "level");
    assert_eq!(
        levels.into_iter().map(id).collect::<Vec<_>>(),
        ["not-yet", "discussing", "decided"]
    );
}

#[test]
fn every_list_of_the_talk_is_asked_whole_and_in_its_order() {
    let set = selection();
    for (list, count, items) in LISTS {
        assert_eq!(items.split(" / ").count(), *count, "{list}");
        let mut last = None;
        for item in items.split(" / ") {
            let (id, name) = item.split_once(' ').expect("an id and a title");
            let title = &question(&set, id).title.ja;
            assert!(title.contains(name), "{list}: {id} is {title}, not {name}");
            let at = set.question(id);
            assert!(last < at, "{list}: {id} stands too early");
            last = at;
        }
    }
    // Nothing else is asked in the phases that follow the contract.
    for (section, count) in [("2", 8 + 3), ("3", 5 + 3), ("4", 7 + 3), ("P", 9), ("T", 8)] {
        let at = set.section(section).expect("a section");
        let asked = set.questions.iter().filter(|question| question.section == at);
        assert_eq!(asked.count(), count, "{section}");
    }
}

#[test]
fn requirements_come_before_candidates_and_phases_in_their_order() {
    let set = selection();
    let mut order: Vec<usize> = set.questions.iter().map(|question| question.section).collect();
    order.dedup();
    let names: Vec<&str> = order.iter().map(|&at| &*set.sections[at].id).collect();
    let expected = ["W", "P", "S", "T", "R", "M", "N", "Q", "K", "V", "C", "2", "3", "4", "5"];
    assert_eq!(names, expected, "the questions of a section stand together");
    let top: Vec<&str> = set
        .sections
        .iter()
        .filter(|section| section.parent.is_none())
        .map(|section| &*section.id)
        .collect();
    assert_eq!(top, ["1", "2", "3", "4", "5"]);
    for section in &set.sections {
        let parent = section.parent.map(|at| &*set.sections[at].id);
        let in_planning = section.id.starts_with(|c: char| c.is_ascii_uppercase());
        assert_eq!(parent, in_planning.then_some("1"), "{}", section.id);
        assert!(section.about.is_some(), "{}", section.id);
    }
}

/// The name of a choice: what stands before the colon.
fn name(choice: &Choice) -> &str {
    choice.text.ja.split(':').next().expect("a name")
}

/// What a matrix gives for the names of a row and of a column.
fn looked_up<'a>(table: &'a Question, lookup: &'a Lookup, row: &str, across: &str) -> &'a str {
    let place = |column: usize, wanted: &str| {
        let choices = table.kind.columns()[column].kind.choices();
        choices.iter().position(|choice| name(choice) == wanted).expect(wanted)
    };
    let value = &lookup.values[place(lookup.rows, row)][place(lookup.columns, across)];
    lookup.choices.iter().find(|choice| choice.id == *value).map_or(value, |choice| name(choice))
}

#[test]
fn both_matrices_are_those_of_the_source_cell_by_cell() {
    let set = selection();
    let table = with_role(&set, "risks");
    let columns = table.kind.columns();
    let matrices = [
        ("likelihood", "threat", "vulnerability", LIKELIHOOD),
        ("risk", "likelihood", "importance", RISK),
    ];
    for (id, rows, across, matrix) in matrices {
        let ColumnKind::Lookup(lookup) = column(table, id) else { panic!("{id} is no lookup") };
        assert_eq!((&*columns[lookup.rows].id, &*columns[lookup.columns].id), (rows, across));
        for (row, values) in matrix {
            for (at, value) in ["低", "中", "高"].into_iter().zip(values) {
                assert_eq!(looked_up(table, lookup, row, at), value, "{rows} {row}, {across} {at}");
            }
        }
    }
}

#[test]
fn the_tables_have_the_columns_that_are_looked_for() {
    let set = selection();
    let columns = |role: &str| {
        let columns = with_role(&set, role).kind.columns();
        columns.iter().map(|column| &*column.id).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        columns("risks"),
        "asset place harm department threat vulnerability importance likelihood risk treatment reason \
         services"
    );
    assert_eq!(
        columns("notification-need"),
        "severity hours depth minutes channel acts deputy authority"
    );
    let needs = with_role(&set, "notification-need");
    assert_eq!(ids(column(needs, "severity").choices()), SEVERITIES);
    assert_eq!(ids(column(needs, "hours").choices()), HOURS);
    assert_eq!(ids(column(needs, "depth").choices()), ["0", "1", "2", "3", "4", "5", "6"]);
    let risks = with_role(&set, "risks");
    assert_eq!(
        ids(column(risks, "treatment").choices()),
        ["reduce", "transfer", "avoid", "accept"]
    );
}

#[test]
fn a_risk_names_the_services_that_can_be_chosen_and_no_others() {
    let set = selection();
    let ColumnKind::Multi(named) = column(with_role(&set, "risks"), "services") else {
        panic!("services is no multi")
    };
    let offered = offered(&set);
    assert_eq!(named.len(), offered.len());
    for (named, offered) in named.iter().zip(offered) {
        assert_eq!(named.id, offered.id);
        assert_eq!(named.text, offered.text, "{}", named.id);
        assert_eq!(tag(&named.tags, "csf"), tag(&offered.tags, "csf"), "{}", named.id);
    }
}

#[test]
fn services_are_asked_by_function_and_each_names_the_functions_that_it_serves() {
    let set = selection();
    let questions: Vec<&Question> =
        set.questions.iter().filter(|q| word(q, "role") == Some("services")).collect();
    let asked: Vec<(&str, &str)> =
        questions.iter().map(|q| (&*q.id, word(q, "csf").expect("a function"))).collect();
    assert_eq!(
        asked,
        ["M-1", "M-2", "M-3", "M-4", "M-5"].into_iter().zip(FUNCTIONS).collect::<Vec<_>>()
    );
    for question in questions {
        let own = word(question, "csf").expect("a function");
        assert!(matches!(question.kind, Kind::Multi(_)), "{}", question.id);
        for choice in question.kind.choices() {
            let functions = tag(&choice.tags, "csf");
            assert!(functions.iter().all(|f| FUNCTIONS.contains(&&**f)), "{}", choice.id);
            assert!(functions.iter().any(|f| f == own), "{} in {own}", choice.id);
        }
    }
    let several: BTreeMap<&str, String> = offered(&set)
        .into_iter()
        .filter(|choice| tag(&choice.tags, "csf").len() > 1)
        .map(|choice| (&*choice.id, tag(&choice.tags, "csf").join(" ")))
        .collect();
    for (service, functions) in [
        ("threat-intelligence", "identify detect"),
        ("vulnerability-assessment", "identify detect"),
        ("reporting-support", "respond recover"),
        ("recurrence-prevention", "respond recover"),
    ] {
        assert_eq!(several[service], functions, "{service}");
    }
}

#[test]
fn every_role_leads_to_a_service_or_is_support_only() {
    let set = selection();
    let of = |list: &str| list.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let offered = offered(&set);
    let led: BTreeSet<String> =
        offered.iter().flat_map(|choice| tag(&choice.tags, "roles")).cloned().collect();
    assert_eq!(led, of(BOUGHT));
    let support = with_role(&set, "support-only");
    assert_eq!(support.id, "M-6");
    let listed = tag(&support.tags, "roles");
    let supported: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!((supported.len(), &supported), (listed.len(), &of(SUPPORT_ONLY)));
    let maturity = questionnaire::parse(&source("soc-maturity.toml")).expect("no faults");
    let is_level = |question: &&Question| matches!(question.kind, Kind::Level { .. });
    let roles: BTreeSet<String> =
        maturity.questions.iter().filter(is_level).map(|question| question.id.clone()).collect();
    assert_eq!(roles.len(), 54);
    assert!(led.is_disjoint(&supported));
    assert_eq!(led.union(&supported).cloned().collect::<BTreeSet<_>>(), roles);
}

#[test]
fn notices_are_offered_for_every_severity_and_all_hours() {
    let set = selection();
    let mut found: BTreeMap<(&str, &str, &str), &Question> = BTreeMap::new();
    let mut costs = Vec::new();
    for question in &set.questions {
        let Some(what) = word(question, "notification") else { continue };
        let hours = word(question, "hours").expect("hours");
        let requirement = question.kind.requirement().expect("a requirement");
        let Some(severity) = word(question, "severity") else {
            assert_eq!(what, "cost", "{}", question.id);
            costs.push(hours);
            continue;
        };
        match (&requirement.measure, what) {
            (Measure::Level(scale), "depth") => {
                let levels = set.scales[*scale].levels.iter().map(|level| &*level.id);
                assert!(levels.eq(["0", "1", "2", "3", "4", "5", "6"]), "{}", question.id);
            }
            (Measure::Number { .. }, "minutes") => {}
            _ => panic!("{} is no {what}", question.id),
        }
        assert_eq!(found.insert((what, severity, hours), question), None, "{}", question.id);
    }
    assert_eq!(costs, HOURS);
    assert_eq!(found.len(), 2 * 4 * 2);
    for what in ["depth", "minutes"] {
        for severity in SEVERITIES {
            for hours in HOURS {
                let question = found[&(what, severity, hours)];
                let requirement = question.kind.requirement().expect("a requirement");
                let wanted = matches!(severity, "critical" | "high");
                assert_eq!(requirement.importance != Importance::None, wanted, "{}", question.id);
                if what == "minutes" && wanted {
                    let limit = if severity == "critical" { 15.0 } else { 60.0 };
                    assert_eq!(requirement.pass, Some(Limit::Number(limit)), "{}", question.id);
                }
            }
        }
    }
}

#[test]
fn a_price_has_its_parts_and_they_are_numbers_that_are_better_low() {
    let set = selection();
    let mut parts = BTreeSet::new();
    for question in &set.questions {
        let Some(part) = word(question, "price") else { continue };
        parts.insert(part);
        let requirement = question.kind.requirement().expect("a requirement");
        let low = questionnaire::Better::Low;
        assert!(
            matches!(requirement.measure, Measure::Number { better, .. } if better == low),
            "{}",
            question.id
        );
    }
    assert_eq!(parts, ["once", "monthly", "yearly", "per-incident", "total"].into());
    let months = with_role(&set, "price-months").kind.choices();
    let months: Vec<&str> = months.iter().map(|choice| &*tag(&choice.tags, "months")[0]).collect();
    assert_eq!(months, ["36", "60"]);
    assert!(matches!(with_role(&set, "incidents-a-year").kind, Kind::Number(_)));
}

/// The ids of questions that a page names: each stands as code, `X-1`.
fn named(page: &str) -> BTreeSet<&str> {
    let is_id = |word: &&str| {
        word.split_once('-').is_some_and(|(section, number)| {
            section.len() == 1
                && section.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
                && !number.is_empty()
                && number.chars().all(|c| c.is_ascii_digit())
        })
    };
    page.split('`').skip(1).step_by(2).filter(is_id).collect()
}

#[test]
fn the_page_about_the_set_names_every_question_by_its_title_and_no_other() {
    let set = selection();
    let page = text(&root().join("docs/SELECTION.md"));
    let asked: BTreeSet<&str> = set.questions.iter().map(|question| &*question.id).collect();
    assert_eq!(named(&page), asked);
    for question in &set.questions {
        let entry = format!("`{}` {}", question.id, question.title.ja);
        assert!(page.contains(&entry), "docs/SELECTION.md lacks: {entry}");
    }
}
