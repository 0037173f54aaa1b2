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

/// The text of a session of the maturity check: all 54 roles answered as their region expects it, some
/// with a to-be, and a role of every other kind: not known, not applicable, to be started, to be
/// dropped, bought though expected in-house, with evidence seen.
pub fn maturity() -> String {
    let mut text = String::from(
        "format = 1\ntitle = \"年次\"\nat = \"A-1\"\n\n[questionnaire]\nid = \"soc-maturity\"\n\
         version = \"2.1.0\"\n\n[answers.P-1]\nchoice = [\"hybrid\"]\n\n[answers.P-2]\n\
         choice = [\"minimum-outsource\"]\n\n[answers.P-3]\nchoice = [\"inside\"]\n",
    );
    let shipped = monshin::questionnaire::SHIPPED.iter().find(|set| set.id == "soc-maturity");
    let set = shipped.expect("it is shipped").set();
    let roles = set.questions.iter().filter(|question| question.target).enumerate();
    for (at, question) in roles {
        let region = &monshin::questionnaire::tag(&question.tags, "region")[0];
        let (side, other) = match region.as_str() {
            "1" | "2" => ("insource", "outsource"),
            _ => ("outsource", "insource"),
        };
        let answer = match question.id.as_str() {
            "A-4" => "not_applicable = \"done-elsewhere\"".to_owned(),
            "C-3" => "as_is = { insource = \"none\", outsource = \"none\" }\n\
                      to_be = { outsource = \"4\" }"
                .to_owned(),
            "D-5" => {
                "as_is = { insource = \"none\", outsource = \"4\" }\npriority = \"low\"".to_owned()
            }
            "E-7" => "as_is = { insource = \"2\", outsource = \"none\" }\n\
                      to_be = { insource = \"none\", outsource = \"none\" }"
                .to_owned(),
            "G-4" => {
                "as_is = { insource = \"none\", outsource = \"unknown\" }\nflag = true".to_owned()
            }
            _ => {
                let level = 1 + (at * 7 + question.section) % 5;
                let mut answer = format!("as_is = {{ {side} = \"{level}\", {other} = \"none\" }}");
                if at % 2 == 0 {
                    write!(answer, "\nto_be = {{ {side} = \"{}\" }}", level.max(4)).unwrap();
                }
                if at % 8 == 0 {
                    answer.push_str("\npriority = \"high\"");
                }
                if at % 6 == 0 {
                    answer.push_str("\nevidence = [{ what = \"手順書\", seen = 2026-11-20 }]");
                }
                answer
            }
        };
        write!(text, "\n[answers.{}]\n{answer}\n", question.id).unwrap();
    }
    text
}
