//! A report with something in every place, for tests of the formats that lay it out.

use super::format::Parts;
use super::page::{Bar, Fact, LastTime, Overall, Page, PriorityRow};
use super::view::{
    ActionRow, Annex, AnswerRow, CandidateRow, ChangeRow, Changes, CriterionRow, EvidenceRow,
    FunctionRow, GapRow, Head, Hint, LevelCount, LevelRow, Mismatch, Offered, PhaseRow, Reason,
    RiskRow, Role, ScaleRow, SectionAnswers, Selection, ServiceRow, Side, Sourcing, States, View,
};
use crate::text::Lang;

/// How many functions there are, and how many roles each has: 54 in all.
const FUNCTIONS: usize = 9;
const ROLES: usize = 6;

/// A maturity session where every text that a person or a set wrote is `text`.
pub(super) fn maturity(lang: Lang, text: &str) -> View {
    let said = || text.to_owned();
    let functions: Vec<FunctionRow> = (0..FUNCTIONS).map(|at| function(at, text)).collect();
    let role = |at: usize| Role { id: format!("A-{at}"), title: said() };
    let reason = |at: usize| Reason { id: format!("B-{at}"), title: said(), reason: said() };
    View {
        lang,
        redacted: false,
        parts: Parts::default(),
        head: Head {
            title: said(),
            set: said(),
            organisation: said(),
            scope: said(),
            facilitator: said(),
            participants: vec![said(); 6],
            made: "2026-11-26".to_owned(),
            first_answer: Some("2026-11-20".to_owned()),
            last_answer: Some("2026-11-25".to_owned()),
            target_by: Some("2028-03-31".to_owned()),
            file: said(),
        },
        page: page(&functions, text),
        overall: FunctionRow { id: String::new(), ..function(4, text) },
        functions,
        levels: levels(),
        answers: (0..FUNCTIONS).map(|at| section(at, text)).collect(),
        gaps: (0..20).map(|at| gap(at, text)).collect(),
        actions: (0..8).map(|at| action(at, text)).collect(),
        sourcing: Some(Sourcing {
            today: said(),
            aim: said(),
            amounts_to: said(),
            mismatches: vec![
                Mismatch {
                    id: "C-1".to_owned(),
                    title: said(),
                    pattern: said(),
                    expected: said(),
                    actual: said(),
                };
                3
            ],
            unusual: vec![role(2)],
        }),
        changes: Some(changes(text)),
        selection: None,
        annex: Annex {
            set_id: "soc-maturity".to_owned(),
            set_version: "2.1.0".to_owned(),
            made_for: Some(said()),
            digest: "0123456789abcdef".repeat(4),
            program: "monshin 0.1.0".to_owned(),
            scales: vec![scale(text); 2],
            not_applicable: vec![reason(1), reason(2)],
            out_of_scope: vec![reason(3)],
            unknown: vec![role(3)],
            untouched: vec![role(4)],
            hints: vec![Hint { id: "D-1".to_owned(), title: said(), text: said() }],
            sources: vec![said()],
            rules: vec![said(); 3],
        },
        score: serde_json::Value::Null,
    }
}

/// A selection with everything that belongs to one.
pub(super) fn selection(lang: Lang, text: &str) -> View {
    let said = || text.to_owned();
    let mut view = maturity(lang, text);
    let phases: Vec<PhaseRow> = (0u8..5)
        .map(|at| PhaseRow {
            id: at.to_string(),
            title: said(),
            percent: Some(12.5 * f64::from(at)),
            open: vec![said(); 3],
        })
        .collect();
    let candidates: Vec<CandidateRow> = (1..=4)
        .map(|at| CandidateRow {
            id: at.to_string(),
            name: said(),
            rank: (at < 4).then_some(at),
            fit: Some(0.8125),
            fit_low: Some(0.5),
            fit_high: Some(0.9),
            answered: 20,
            asked: 30,
            unknown: 3,
            untouched: 7,
            knocked_out_by: vec![said()],
            open: vec![said()],
            price: Some(1_234.5),
            price_is_partial: at == 2,
            price_parts: Some(1_300.0),
        })
        .collect();
    let risks = vec![
        RiskRow {
            asset: said(),
            harm: said(),
            importance: said(),
            likelihood: said(),
            value: Some(3),
            services: vec![said(); 2],
            uncovered: false,
        };
        5
    ];
    let criterion = CriterionRow {
        id: "V-1".to_owned(),
        title: said(),
        section: said(),
        importance: said(),
        weight: Some(2.0),
        pass: said(),
        offers: vec![said(); 4],
        points: vec![Some(3.0), None, Some(4.0), Some(1.0)],
        meets: vec![Some(true), None, Some(true), Some(false)],
    };
    view.functions = Vec::new();
    view.levels = Vec::new();
    view.page.overall = None;
    view.page.levels = Vec::new();
    view.page.bars = Vec::new();
    view.page.priorities = Vec::new();
    view.page.phases.clone_from(&phases);
    view.page.candidates.clone_from(&candidates);
    view.page.risks.clone_from(&risks);
    view.sourcing = None;
    view.answers[0].rows[0].offers = vec![
        Offered {
            candidate: said(),
            value: "3".to_owned(),
            text: said(),
            number: None,
            basis: said(),
        },
        Offered {
            candidate: said(),
            value: "1200".to_owned(),
            text: said(),
            number: Some(1_200.0),
            basis: said(),
        },
    ];
    view.answers[0].rows[1].columns = vec![said(); 3];
    view.answers[0].rows[1].rows = vec![vec![said(); 3]; 2];
    view.selection = Some(Selection {
        ready: Some(40.0),
        phases,
        candidates,
        provisional: true,
        months: 36,
        unit: said(),
        criteria: vec![criterion; 12],
        risks,
        services: vec![ServiceRow { function: said(), title: said(), risks: 2 }; 6],
    });
    view
}

fn points(at: usize) -> f64 {
    [1.0, 2.0, 3.0, 4.0, 5.0][at % 5]
}

fn function(at: usize, text: &str) -> FunctionRow {
    let as_is = points(at) * 0.8 + 0.123_456;
    FunctionRow {
        id: format!("{at}"),
        title: text.to_owned(),
        short: text.to_owned(),
        as_is: Some(as_is),
        to_be: Some(4.5),
        gap: Some(4.5 - as_is),
        low: Some(as_is - 0.4),
        high: Some(as_is + 0.5),
        earlier: Some(as_is - 0.25),
        change: Some(0.25),
        max: Some(5.0),
        states: States {
            asked: 6,
            answered: 4,
            partly_unknown: 1,
            unknown: 1,
            not_applicable: 1,
            untouched: 0,
            targets: 5,
        },
        seen: 2,
        ..FunctionRow::default()
    }
}

fn levels() -> Vec<LevelCount> {
    (0..5).map(|at| LevelCount { points: points(at), count: [12, 9, 14, 8, 5][at] }).collect()
}

fn page(functions: &[FunctionRow], text: &str) -> Page {
    let said = || text.to_owned();
    let bar = |row: &FunctionRow| Bar {
        title: row.title.clone(),
        short: row.short.clone(),
        as_is: row.as_is,
        low: row.low,
        high: row.high,
        to_be: row.to_be,
        earlier: row.earlier,
        max: row.max,
        ..Bar::default()
    };
    let priority = PriorityRow {
        title: said(),
        as_is: Some(1.0),
        to_be: Some(4.0),
        consequence: said(),
        action: said(),
        owner: said(),
        due: Some("2027-03-31".to_owned()),
        cost: said(),
    };
    Page {
        finding: said(),
        overall: Some(Overall {
            as_is: Some(2.871),
            low: Some(2.4),
            high: Some(3.2),
            max: Some(5.0),
            to_be: Some(4.0),
            target_by: Some("2028-03-31".to_owned()),
            last_time: Some(LastTime {
                day: Some("2025-11-20".to_owned()),
                then: Some(2.5),
                like_then: Some(2.55),
                like_now: Some(2.9),
                change: Some(0.35),
                both: 44,
            }),
        }),
        levels: levels(),
        without_level: said(),
        bars: functions.iter().map(bar).collect(),
        priorities: vec![priority; 5],
        decisions: vec![said(); 5],
        rests_on: vec![Fact { label: said(), value: said() }; 9],
        says: said(),
        ..Page::default()
    }
}

fn section(at: usize, text: &str) -> SectionAnswers {
    SectionAnswers {
        id: at.to_string(),
        title: text.to_owned(),
        depth: 0,
        rows: (0..ROLES).map(|role| answer(at, role, text)).collect(),
    }
}

fn answer(function: usize, role: usize, text: &str) -> AnswerRow {
    let said = || text.to_owned();
    let side = |scale: &str| Side {
        scale: scale.to_owned(),
        title: said(),
        as_is: "2".to_owned(),
        as_is_text: said(),
        to_be: "4".to_owned(),
        to_be_text: said(),
    };
    let evidence = |seen: bool| EvidenceRow {
        what: said(),
        reference: said(),
        seen: seen.then(|| "2026-11-20".to_owned()),
        by: said(),
    };
    AnswerRow {
        id: format!("{function}-{role}"),
        section: said(),
        title: said(),
        question: said(),
        kind: "level",
        state: if role == 5 { "not_applicable" } else { "answered" },
        state_name: said(),
        as_is: Some(points(role)),
        to_be: Some(4.0),
        gap: Some(4.0 - points(role)),
        sides: vec![side("insource"), side("outsource")],
        answer: if role == 0 { said() } else { String::new() },
        number: (role == 1).then_some(1_200.0),
        unit: said(),
        estimate: role == 1,
        as_of: (role == 1).then(|| "2026-10-01".to_owned()),
        record_title: said(),
        record: said(),
        decided_by: said(),
        decided_on: Some("2026-11-20".to_owned()),
        note: said(),
        evidence: vec![evidence(true), evidence(false)],
        seen: 1,
        told: 1,
        respondent: said(),
        department: said(),
        provider: said(),
        contract_until: Some("2027-03-31".to_owned()),
        reason: if role == 5 { said() } else { String::new() },
        priority: said(),
        flag: role == 2,
        answered: Some("2026-11-20".to_owned()),
        ..AnswerRow::default()
    }
}

fn gap(at: usize, text: &str) -> GapRow {
    GapRow {
        id: format!("A-{at}"),
        title: text.to_owned(),
        section: text.to_owned(),
        as_is: Some(points(at)),
        to_be: Some(5.0),
        gap: Some(5.0 - points(at)),
        priority: text.to_owned(),
        change: text.to_owned(),
        actions: vec![(at % 8).to_string()],
    }
}

fn action(at: usize, text: &str) -> ActionRow {
    let said = || text.to_owned();
    ActionRow {
        id: at.to_string(),
        what: said(),
        questions: vec!["A-1".to_owned(), "A-2".to_owned()],
        roles: vec![said(); 2],
        owner: said(),
        due: Some("2027-03-31".to_owned()),
        horizon: said(),
        kind: said(),
        effort: Some(12.5),
        cost: said(),
        status: said(),
        ..ActionRow::default()
    }
}

fn changes(text: &str) -> Changes {
    let row = ChangeRow {
        id: "A-1".to_owned(),
        title: text.to_owned(),
        then: text.to_owned(),
        now: text.to_owned(),
        points_then: Some(2.0),
        points_now: Some(3.0),
        cause: text.to_owned(),
    };
    Changes {
        title: text.to_owned(),
        day: Some("2025-11-20".to_owned()),
        then: Some(2.5),
        like_then: Some(2.55),
        like_now: Some(2.9),
        change: Some(0.35),
        both: 44,
        causes: Vec::new(),
        rows: vec![row; 10],
    }
}

fn scale(text: &str) -> ScaleRow {
    let level =
        |at: usize| LevelRow { id: at.to_string(), points: points(at), text: text.to_owned() };
    ScaleRow {
        id: "insource".to_owned(),
        title: text.to_owned(),
        levels: (0..5).rev().map(level).collect(),
    }
}
