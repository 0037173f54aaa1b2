//! Sessions with much in them.

#![allow(dead_code)] // Each test file uses its own part of this.

use std::fmt::Write;

/// The text of a session of the selection: at a question, with so many candidates with long names, so
/// many rows in its tables, and, where `answered`, some of all kinds of answers.
pub fn selection(at: &str, candidates: usize, rows: usize, answered: bool) -> String {
    let mut text = format!(
        "format = 1\ntitle = \"選定\"\nat = \"{at}\"\n\n[questionnaire]\nid = \"mss-selection\"\n\
         version = \"2.0.0\"\n"
    );
    let ids: Vec<char> = ('a'..='z').take(candidates).collect();
    for id in &ids {
        let name = "株式会社長い名前のセキュリティサービス".repeat(1 + candidates % 2);
        write!(text, "\n[[candidate]]\nid = \"{id}\"\nname = \"{name}{id}\"\n").unwrap();
    }
    let words = ["low", "medium", "high"];
    for row in 0..rows {
        let (threat, importance) = (words[row % 3], words[row / 3 % 3]);
        write!(
            text,
            "\n[[answers.R-1.row]]\nasset = \"受注データベース{row}\"\nharm = \"取引先に知らせるまで止まる\"\n\
             threat = \"{threat}\"\nvulnerability = \"high\"\nimportance = \"{importance}\"\n\
             services = [\"monitoring\", \"forensics\"]\n\
             \n[[answers.N-1.row]]\nseverity = \"critical\"\nhours = \"business\"\ndepth = \"4\"\nminutes = {row}\n"
        )
        .unwrap();
    }
    let offers = |value: &str| {
        let each: Vec<String> = ids.iter().map(|id| format!("{id} = {value}")).collect();
        each.join(", ")
    };
    if answered && candidates > 0 {
        let (levels, numbers) = (offers("\"1\""), offers("1200"));
        write!(
            text,
            "\n[answers.M-3]\nchoice = [\"monitoring\"]\nrecord = \"長い決定\\n二行目\"\n\
             decided = {{ by = \"部長\", on = 2026-11-20 }}\n\
             \n[answers.S-20]\nnumber = 3\nestimate = true\n\
             \n[answers.N-6]\ncandidate = {{ {levels} }}\nimportance = \"must\"\n\
             \n[answers.N-7]\ncandidate = {{ {numbers} }}\n\
             \n[answers.Q-6]\ncandidate = {{ {levels} }}\n\
             \n[answers.V-18]\ncandidate = {{ {numbers} }}\n\
             \n[[removed_candidate]]\nid = \"z\"\nname = \"前の候補\"\n"
        )
        .unwrap();
    }
    text
}
