//! The selection of a service: its kinds of questions, its table, its results, key by key.

mod candidates;
mod conditions;
mod decisions;
mod languages;
mod numbers;
mod read_only;
mod requirements;
mod results;
mod services;
mod table;

use monshin::session::Candidate;
use monshin::text::Lang;

use crate::support::Harness;

/// Three candidates in a file.
pub const THREE: &str = "[[candidate]]\nid = \"a\"\nname = \"A社\"\n[[candidate]]\nid = \"b\"\n\
                         name = \"B社\"\n[[candidate]]\nid = \"c\"\nname = \"C社\"\n";

/// At a question, with three candidates and what else the file has.
pub fn with_three(question: &str, answers: &str) -> Harness {
    Harness::selection(question, &format!("{THREE}{answers}"))
}

/// Candidates in one text: `a=A社 b=B社`.
pub fn names(list: &[Candidate]) -> String {
    let names: Vec<String> = list.iter().map(|own| format!("{}={}", own.id, own.name)).collect();
    names.join(" ")
}

/// What is on the screen, with single blanks between words: sentences may be broken anywhere.
pub fn flat(h: &Harness) -> String {
    h.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The English title of a question.
pub fn title(h: &Harness, id: &str) -> String {
    let at = h.work().set.question(id).expect("a question");
    h.work().set.questions[at].title.get(Lang::En).clone()
}

/// Moves the mark of a page to the line that has a text, from its top.
#[track_caller]
pub fn mark(h: &mut Harness, text: &str) {
    h.keys("Home");
    for _ in 0..300 {
        let line = h.screen().lines().find(|line| line.starts_with('>')).map(str::to_owned);
        if line.is_some_and(|line| line.contains(text)) {
            return;
        }
        h.keys("Down");
    }
    panic!("no line with {text:?} can be marked\n{}", h.screen());
}
