//! What two states of a session say differently, question by question, in words.

use std::collections::BTreeSet;

use super::said::{Facets, of_answer, of_head};
use crate::measure::inert;
use crate::questionnaire::Questionnaire;
use crate::session::Session;
use crate::strings::{saving as words, ui};
use crate::text::Lang;

/// On which side something was changed since both were the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    Here,
    InFile,
    OnBoth,
}

/// One thing that both sides say, and one of them differently.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facet {
    pub name: String,
    pub here: String,
    pub in_file: String,
}

/// A question, or something about the session, of which the sides say different things.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Difference {
    /// The id of a question; empty for what is none.
    pub id: String,
    pub title: String,
    /// `None` where it is not known what both began from.
    pub changed: Option<Changed>,
    pub facets: Vec<Facet>,
}

/// The differences: about the session first, then in the order of the set, then questions that it no
/// longer has.
pub(super) fn differences(
    set: &Questionnaire,
    here: &Session,
    in_file: &Session,
    base: Option<&Session>,
    lang: Lang,
) -> Vec<Difference> {
    let mut all: Vec<Difference> = head(here, in_file, base, lang).into_iter().collect();
    let known = set.questions.iter().map(|question| question.id.as_str());
    let mut rest: BTreeSet<&str> =
        here.answers.keys().chain(in_file.answers.keys()).map(String::as_str).collect();
    let mut ids: Vec<&str> = known.collect();
    rest.retain(|id| !ids.contains(id));
    ids.extend(rest);
    for id in ids {
        let (mine, theirs) = (here.answer(id), in_file.answer(id));
        if mine == theirs {
            continue;
        }
        let question = set.question(id).map(|at| &set.questions[at]);
        let facets = Facets { set, lang, sessions: [here, in_file] };
        all.push(Difference {
            id: inert(id).into_owned(),
            title: question.map_or_else(String::new, |question| question.title.get(lang).clone()),
            changed: base.map(|base| changed(base.answer(id), mine, theirs)),
            facets: beside(
                of_answer(&facets, question, mine, theirs),
                of_answer(&facets, question, theirs, mine),
                lang,
            ),
        });
    }
    all
}

/// What another state of a session says differently, by the ids of questions, and what is no question by
/// its name.
#[must_use]
pub fn changed_things(
    set: &Questionnaire,
    before: &Session,
    now: &Session,
    lang: Lang,
) -> Vec<String> {
    let name = |one: Difference| if one.id.is_empty() { one.title } else { one.id };
    differences(set, before, now, None, lang).into_iter().map(name).collect()
}

fn changed<T: PartialEq>(base: &T, here: &T, in_file: &T) -> Changed {
    if base == in_file {
        Changed::Here
    } else if base == here {
        Changed::InFile
    } else {
        Changed::OnBoth
    }
}

/// What differs about the session itself. Where one is and when it was changed last is no difference.
fn head(
    here: &Session,
    in_file: &Session,
    base: Option<&Session>,
    lang: Lang,
) -> Option<Difference> {
    let level = |session: &Session| Session {
        at: None,
        lang: None,
        updated: None,
        ..session.without_answers()
    };
    let (mine, theirs) = (level(here), level(in_file));
    if mine == theirs {
        return None;
    }
    Some(Difference {
        id: String::new(),
        title: ui::THIS_SESSION.of(lang).to_owned(),
        changed: base.map(|base| changed(&level(base), &mine, &theirs)),
        facets: beside(of_head(here, in_file, lang), of_head(in_file, here, lang), lang),
    })
}

/// What one side says beside what the other says of the same, where that differs.
fn beside(here: Vec<(String, String)>, in_file: Vec<(String, String)>, lang: Lang) -> Vec<Facet> {
    let mut facets: Vec<Facet> = here
        .into_iter()
        .zip(in_file)
        .filter(|(here, in_file)| here.1 != in_file.1)
        .map(|((name, here), (_, in_file))| Facet { name, here, in_file })
        .collect();
    if facets.is_empty() {
        // Something that is not told in words, such as rows that were removed.
        let nothing = String::new;
        let name = words::OTHERS.of(lang).to_owned();
        facets.push(Facet { name, here: nothing(), in_file: nothing() });
    }
    facets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_changed_something_is_told_by_what_both_began_from() {
        assert_eq!(changed(&1, &2, &1), Changed::Here);
        assert_eq!(changed(&1, &1, &2), Changed::InFile);
        assert_eq!(changed(&1, &2, &3), Changed::OnBoth);
    }
}
