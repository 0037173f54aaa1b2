//! What a session says that its set does not know.

use super::naming::quoted;
use crate::session::{MOST_CANDIDATES, Notice};
use crate::strings::numbers::amount;
use crate::text::Lang;

/// A notice in words: what is so, and what it means for the data.
#[must_use]
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let (ja, en) = match notice {
        Notice::NewerFormat(_)
        | Notice::OtherVersion { .. }
        | Notice::UnknownSection(_)
        | Notice::UnknownQuestion(_)
        | Notice::UnknownScale { .. }
        | Notice::UnknownLevel { .. }
        | Notice::UnknownChoice { .. }
        | Notice::SeveralChoices(_) => of_any_set(notice, lang),
        Notice::ActionForUnknownQuestion { action, question } => of_action(action, question, lang),
        Notice::OtherKind { .. } | Notice::OutOfBounds { .. } => of_number(notice, lang),
        Notice::UnknownColumn { .. }
        | Notice::UnknownCellChoice { .. }
        | Notice::OtherCell { .. } => of_table(notice, lang),
        Notice::ManyCandidates(_)
        | Notice::SameCandidate(_)
        | Notice::UnknownCandidate { .. }
        | Notice::LevelAsked { .. }
        | Notice::NumberAsked { .. }
        | Notice::UnknownPass { .. }
        | Notice::NumberPass(_) => of_candidates(notice, lang),
    };
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// An action for a question that the set does not have.
fn of_action(action: &str, question: &str, lang: Lang) -> (String, String) {
    let q = |word: &str| quoted(word, lang);
    (
        format!(
            "対応{}の質問{}は、質問集にありません。ファイルには残ります。",
            q(action),
            q(question)
        ),
        format!(
            "The action {} is for the question {}, which is not in the set. It is kept in the file.",
            q(action),
            q(question)
        ),
    )
}

/// What any session may say that its set does not know.
fn of_any_set(notice: &Notice, lang: Lang) -> (String, String) {
    let q = |word: &str| quoted(word, lang);
    match notice {
        Notice::NewerFormat(format) => (
            format!(
                "このセッションの形式（format = {format}）は、このmonshinより新しいものです。表示するだけで、書き換えません。"
            ),
            format!(
                "The session's format ({format}) is newer than this monshin. It is opened for reading and never written."
            ),
        ),
        Notice::OtherVersion { made_for, at_hand } => (
            format!(
                "このセッションは質問集の版{}で作られました。いまの版は{}です。回答は、質問のidをもとに引き継ぎます。",
                q(made_for),
                q(at_hand)
            ),
            format!(
                "The session was made for version {} of its set; this is {}. Answers go by id.",
                q(made_for),
                q(at_hand)
            ),
        ),
        Notice::UnknownSection(section) => (
            format!(
                "範囲外としたセクション{}は、質問集にありません。ファイルには残ります。",
                q(section)
            ),
            format!(
                "The section {}, put out of scope, is not in the set. It is kept in the file.",
                q(section)
            ),
        ),
        Notice::UnknownQuestion(question) => (
            format!(
                "質問{}は質問集にありません。回答は点に入りませんが、ファイルには残ります。",
                q(question)
            ),
            format!(
                "The question {} is not in the set. Its answer does not count and is kept in the file.",
                q(question)
            ),
        ),
        Notice::UnknownScale { question, scale } => (
            format!(
                "質問{}に尺度{}はありません。その回答は点に入りませんが、ファイルには残ります。",
                q(question),
                q(scale)
            ),
            format!(
                "The question {} has no scale {}. That entry does not count and is kept in the file.",
                q(question),
                q(scale)
            ),
        ),
        Notice::UnknownLevel { question, scale, level } => (
            format!(
                "質問{}の尺度{}に段階{}はありません。その回答は点に入りませんが、ファイルには残ります。",
                q(question),
                q(scale),
                q(level)
            ),
            format!(
                "The scale {1} of the question {0} has no level {2}. That entry does not count and is kept in the file.",
                q(question),
                q(scale),
                q(level)
            ),
        ),
        Notice::UnknownChoice { question, choice } => (
            format!(
                "質問{}に選択肢{}はありません。その回答は点に入りませんが、ファイルには残ります。",
                q(question),
                q(choice)
            ),
            format!(
                "The question {} has no choice {}. It does not count and is kept in the file.",
                q(question),
                q(choice)
            ),
        ),
        Notice::SeveralChoices(question) => (
            format!(
                "1つだけ選ぶ質問{}で、複数の選択肢が選ばれています。1つを選び直してください。",
                q(question)
            ),
            format!(
                "The question {} takes one choice and has several. Choose one again.",
                q(question)
            ),
        ),
        _ => unreachable!("asked only for notices of any set"),
    }
}

fn of_number(notice: &Notice, lang: Lang) -> (String, String) {
    let q = |word: &str| quoted(word, lang);
    match notice {
        Notice::OtherKind { question, key } => (
            format!(
                "質問{}は、{key}で答える質問ではありません。その回答は数えませんが、ファイルには残ります。",
                q(question)
            ),
            format!(
                "The question {} is not answered with {key}. That entry does not count and is kept in the file.",
                q(question)
            ),
        ),
        Notice::OutOfBounds { question, number } => (
            format!(
                "質問{}の数{}は、質問集が定める範囲を外れています。確かめてください。",
                q(question),
                amount(*number)
            ),
            format!(
                "The number {1} of the question {0} is outside the range that the set allows. Check it.",
                q(question),
                amount(*number)
            ),
        ),
        _ => unreachable!("asked only for notices of kinds and numbers"),
    }
}

fn of_table(notice: &Notice, lang: Lang) -> (String, String) {
    let q = |word: &str| quoted(word, lang);
    match notice {
        Notice::UnknownColumn { question, column } => (
            format!(
                "質問{}の表に列{}はありません。その欄は数えませんが、ファイルには残ります。",
                q(question),
                q(column)
            ),
            format!(
                "The table of the question {} has no column {}. Such cells do not count and are kept in the file.",
                q(question),
                q(column)
            ),
        ),
        Notice::UnknownCellChoice { question, column, choice } => (
            format!(
                "質問{}の列{}に選択肢{}はありません。その欄は数えませんが、ファイルには残ります。",
                q(question),
                q(column),
                q(choice)
            ),
            format!(
                "The column {1} of the question {0} has no choice {2}. It does not count and is kept in the file.",
                q(question),
                q(column),
                q(choice)
            ),
        ),
        Notice::OtherCell { question, column } => (
            format!(
                "質問{}の列{}に、その列に書けない形の値があります。その欄は数えませんが、ファイルには残ります。",
                q(question),
                q(column)
            ),
            format!(
                "The column {1} of the question {0} has a value of a type that it does not take. It does not count and is kept in the file.",
                q(question),
                q(column)
            ),
        ),
        _ => unreachable!("asked only for notices of tables"),
    }
}

fn of_candidates(notice: &Notice, lang: Lang) -> (String, String) {
    let q = |word: &str| quoted(word, lang);
    match notice {
        Notice::ManyCandidates(count) => (
            format!(
                "候補が{count}件あります。比べられるのは{MOST_CANDIDATES}件までです。{MOST_CANDIDATES}件になるまで外してください。"
            ),
            format!(
                "There are {count} candidates; {MOST_CANDIDATES} at most can be compared. Remove the rest."
            ),
        ),
        Notice::SameCandidate(id) => (
            format!(
                "同じid{}の候補が2つ以上あります。最初の1つだけを使い、ほかはファイルに残します。それぞれ別のidを付けてください。",
                q(id)
            ),
            format!(
                "Several candidates have the id {}. The first one counts; the others are kept in the file. Give them ids of their own.",
                q(id)
            ),
        ),
        Notice::UnknownCandidate { question, candidate } => (
            format!(
                "質問{}に候補{}の回答がありますが、その候補は一覧にありません。その回答は数えませんが、ファイルには残ります。",
                q(question),
                q(candidate)
            ),
            format!(
                "The question {} has an answer for {}, which is not among the candidates. It does not count and is kept in the file.",
                q(question),
                q(candidate)
            ),
        ),
        Notice::LevelAsked { question, candidate } => (
            format!(
                "質問{}は段階で答えますが、候補{}には数が書かれています。段階を選び直してください。",
                q(question),
                q(candidate)
            ),
            format!(
                "The question {} asks for a level; the candidate {} has a number. Choose a level.",
                q(question),
                q(candidate)
            ),
        ),
        Notice::NumberAsked { question, candidate } => (
            format!(
                "質問{}は数で答えますが、候補{}には数でない値が書かれています。数を入れ直してください。",
                q(question),
                q(candidate)
            ),
            format!(
                "The question {} asks for a number; the candidate {} has something else. Enter a number.",
                q(question),
                q(candidate)
            ),
        ),
        Notice::UnknownPass { question, pass } => (
            format!(
                "質問{}の合格の段階（pass）{}は、尺度にありません。段階を選び直してください。",
                q(question),
                q(pass)
            ),
            format!(
                "The least level (pass) {1} of the question {0} is not on its scale. Choose a level.",
                q(question),
                q(pass)
            ),
        ),
        Notice::NumberPass(question) => (
            format!(
                "質問{}の合格の限度（pass）には、数が要ります。数を入れ直してください。",
                q(question)
            ),
            format!("The limit (pass) of the question {} takes a number. Enter one.", q(question)),
        ),
        _ => unreachable!("asked only for notices of candidates"),
    }
}
