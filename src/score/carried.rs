//! What becomes of a session when its set has another version than the one that it was made for.

use super::{Scores, State};
use crate::questionnaire::Questionnaire;
use crate::session::{Notice, Session, notices};

/// The report on a session that is carried over to another version of its set.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The version that the session was made for.
    pub made_for: String,
    /// The version of the set at hand.
    pub at_hand: String,
    /// Whether the version at hand is the older one of the two; `None` where they cannot be put in
    /// an order.
    pub backwards: Option<bool>,
    /// How many questions with an answer the set at hand asks as well.
    pub kept: usize,
    /// The positions of the questions that are asked and have no answer: the new ones are among them.
    pub untouched: Vec<usize>,
    /// The ids of questions with an answer that the set at hand does not have.
    pub no_longer: Vec<String>,
    /// What else the set at hand does not know, answer by answer.
    pub others: Vec<Notice>,
}

/// The report on a session; `None` where it was made for the version at hand, names no version, or
/// someone has read the report on this version.
#[must_use]
pub fn carried(set: &Questionnaire, session: &Session, scores: &Scores) -> Option<Carried> {
    let notices = notices(session, set);
    let made_for = notices.iter().find_map(|notice| match notice {
        Notice::OtherVersion { made_for, .. } => Some(made_for.clone()),
        _ => None,
    })?;
    let of_version =
        |notice: &Notice| matches!(notice, Notice::OtherVersion { .. } | Notice::NewerFormat(_));
    let (no_longer, others): (Vec<Notice>, Vec<Notice>) = notices
        .into_iter()
        .filter(|notice| !of_version(notice))
        .partition(|notice| matches!(notice, Notice::UnknownQuestion(_)));
    let name = |notice| match notice {
        Notice::UnknownQuestion(id) => Some(id),
        _ => None,
    };
    let states = scores.questions.iter().map(|score| score.state);
    let untouched = states.enumerate().filter(|(_, state)| *state == State::Untouched);
    Some(Carried {
        backwards: parts(&made_for).zip(parts(&set.version)).map(|(made, at)| made > at),
        made_for,
        at_hand: set.version.clone(),
        kept: session.answers.keys().filter(|id| set.question(id).is_some()).count(),
        untouched: untouched.map(|(at, _)| at).collect(),
        no_longer: no_longer.into_iter().filter_map(name).collect(),
        others,
    })
}

/// The numbers of a version such as `2.1.0`.
fn parts(version: &str) -> Option<Vec<u64>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::scores;

    const SET: &str = "format = 1\nid = 'a'\nversion = '2.10'\nlanguages = ['en']\ntitle.en = 'A'\n\
        [[section]]\nid = 'S'\ntitle.en = 'S'\n\
        [[question]]\nid = 'Q1'\nsection = 'S'\nkind = 'text'\ntitle.en = 'One'\ntext.en = 'One?'\n\
        [[question]]\nid = 'Q2'\nsection = 'S'\nkind = 'text'\ntitle.en = 'Two'\ntext.en = 'Two?'\n";

    fn of(version: &str, rest: &str) -> Option<Carried> {
        let set = crate::questionnaire::parse(SET).expect("no faults");
        let text = format!(
            "format = 1\ntitle = ''\nquestionnaire = {{ id = 'a', {version} }}\n\
             [answers.Q1]\nrecord = 'x'\nchoice = ['gone']\n[answers.Q0]\nrecord = 'y'\n{rest}"
        );
        let session = crate::session::read(&text).expect("no faults");
        carried(&set, &session, &scores(&set, &session))
    }

    #[test]
    fn what_is_kept_what_is_untouched_and_what_is_no_longer_asked_is_told() {
        let report = of("version = '2.9'", "").expect("another version");
        assert_eq!((&*report.made_for, &*report.at_hand), ("2.9", "2.10"));
        assert_eq!(report.backwards, Some(false), "10 is more than 9");
        assert_eq!((report.kept, report.untouched), (1, vec![1]));
        assert_eq!(report.no_longer, ["Q0"]);
        let choice = Notice::UnknownChoice { question: "Q1".into(), choice: "gone".into() };
        assert_eq!(report.others, [choice]);
    }

    #[test]
    fn a_set_that_is_older_than_the_session_is_told_as_such() {
        assert_eq!(of("version = '3'", "").expect("another version").backwards, Some(true));
        assert_eq!(of("version = 'beta'", "").expect("another version").backwards, None);
    }

    #[test]
    fn the_version_at_hand_is_no_news_nor_one_whose_report_was_read() {
        assert_eq!(of("version = '2.10'", ""), None);
        assert_eq!(of("version = '2.9', carried_to = '2.10'", ""), None);
        assert!(of("version = '2.9', carried_to = '2.9.5'", "").is_some());
    }
}
