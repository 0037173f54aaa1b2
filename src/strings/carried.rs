//! The report on a session that is carried over to another version of its set.

use super::words;
use crate::score::Carried;
use crate::text::{Lang, visible};

words! {
    NEW_AMONG = "新しく加わった質問も、この中にあります。" | "New questions are among them.";
    KEPT_IN_FILE = "点には入りませんが、ファイルには残ります。" | "They do not count and are kept in the file.";
}

/// From which version to which.
#[must_use]
pub fn versions(of: &Carried, lang: Lang) -> String {
    let (made_for, at_hand) = (visible(&of.made_for), visible(&of.at_hand));
    let backwards = of.backwards == Some(true);
    match (lang, backwards) {
        (Lang::Ja, false) => format!(
            "このセッションは質問集の版 {made_for} で作られました。いまの版は {at_hand} です。回答は、質問のidをもとに引き継ぎました。"
        ),
        (Lang::Ja, true) => format!(
            "このセッションは質問集の版 {made_for} で作られました。いまの版 {at_hand} はそれより古いものです。回答は、質問のidをもとに引き継ぎました。"
        ),
        (Lang::En, false) => format!(
            "This session was made for version {made_for} of its set; the one at hand is {at_hand}. Answers carry over by id."
        ),
        (Lang::En, true) => format!(
            "This session was made for version {made_for} of its set; the one at hand, {at_hand}, is older. Answers carry over by id."
        ),
    }
}

/// How many answers carry over.
#[must_use]
pub fn kept(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("引き継いだ回答: {count} 件"),
        Lang::En => format!("Answers carried over: {count}"),
    }
}

/// How many answers are to questions that are no longer asked.
#[must_use]
pub fn no_longer(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("いまの版にない質問への回答: {count} 件"),
        Lang::En => format!("Answers to questions that are no longer asked: {count}"),
    }
}

/// How many questions have no answer.
#[must_use]
pub fn untouched(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("回答のない質問: {count} 件"),
        Lang::En => format!("Questions without an answer: {count}"),
    }
}

/// Which questions have no answer, by id.
#[must_use]
pub fn untouched_ids(ids: &[&str], lang: Lang) -> String {
    let (count, among) = (untouched(ids.len(), lang), NEW_AMONG.of(lang));
    let ids = visible(&ids.join(" ")).into_owned();
    match lang {
        Lang::Ja => format!("{count}（{ids}）。{among}"),
        Lang::En => format!("{count} ({ids}). {among}"),
    }
}

/// How many other things the set does not know.
#[must_use]
pub fn others(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("ほかに質問集にないもの: {count} 件"),
        Lang::En => format!("What else the set does not know: {count}"),
    }
}
