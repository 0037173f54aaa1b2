//! What a session says that its set does not know.

use super::naming::quoted;
use crate::session::Notice;
use crate::text::Lang;

/// A notice in words: what is so, and what it means for the data.
#[must_use]
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let q = |word: &str| quoted(word, lang);
    let (ja, en) = match notice {
        Notice::NewerFormat(format) => (
            format!(
                "このセッションの形式（format = {format}）は、このmonshinより新しいものです。読むだけで、書き込みません。"
            ),
            format!(
                "The session's format ({format}) is newer than this monshin. It is opened for reading and never written."
            ),
        ),
        Notice::OtherVersion { made_for, at_hand } => (
            format!(
                "このセッションは質問集の版{}で作られました。いまの版は{}です。答えはidで引き継がれます。",
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
                "対象外のセクション{}は、質問集にありません。ファイルには残ります。",
                q(section)
            ),
            format!(
                "The section {}, out of scope, is not in the set. It is kept in the file.",
                q(section)
            ),
        ),
        Notice::UnknownQuestion(question) => (
            format!(
                "質問{}は質問集にありません。答えは点に入らず、ファイルには残ります。",
                q(question)
            ),
            format!(
                "The question {} is not in the set. Its answer does not count and is kept in the file.",
                q(question)
            ),
        ),
        Notice::UnknownScale { question, scale } => (
            format!(
                "質問{}に尺度{}はありません。その答えは点に入らず、ファイルには残ります。",
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
                "質問{}の尺度{}に段階{}はありません。その答えは点に入らず、ファイルには残ります。",
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
                "質問{}に選択肢{}はありません。その答えは点に入らず、ファイルには残ります。",
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
                "1つだけ選ぶ質問{}で、いくつも選ばれています。1つを選び直してください。",
                q(question)
            ),
            format!(
                "The question {} takes one choice and has several. Choose one again.",
                q(question)
            ),
        ),
    };
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}
