//! What holds for any text, whatever stands in it, when it is read as a session or as a set.

#![allow(dead_code)] // Each test file uses its own part of this.

use monshin::fault::Fault;
use monshin::questionnaire;
use monshin::report::faults;
use monshin::score::scores;
use monshin::session::{self, Answer, Document, FORMAT, Session};
use monshin::text::{Lang, steers};

/// Reads a text as a session. Faults have places in the text; what has none is held, and reads back as
/// it was, also after everything was set anew.
pub fn session(text: &str) -> Result<Session, Vec<Fault>> {
    let read = session::read(text);
    match &read {
        Err(faults) => told(text, faults),
        Ok(session) => {
            let mut held = Document::parse(text).expect("what was read can be held");
            let reads_back = |held: &Document| {
                let text = held.to_string();
                let again = session::read(&text);
                assert!(again.as_ref() == Ok(session), "it does not read back; held as\n{text}");
            };
            reads_back(&held);
            if session.format <= FORMAT {
                let before = held.to_string();
                held.set_head(session);
                // One in which nothing stands would be taken away, and nothing with it.
                for (id, answer) in session.answers.iter().filter(|(_, one)| **one != Answer::EMPTY)
                {
                    held.set_answer(id, answer);
                }
                reads_back(&held);
                // Blanks within braces may be tidied.
                let solid = |text: &str| text.replace(' ', "");
                assert_eq!(solid(&held.to_string()), solid(&before), "what stays is not rewritten");
            }
        }
    }
    read
}

/// Reads a text as a set. Faults have places in the text; a set without can be answered.
pub fn set(text: &str) -> bool {
    match questionnaire::parse(text) {
        Err(faults) => {
            told(text, &faults);
            false
        }
        Ok(set) => {
            let nothing = Session::default();
            assert_eq!(scores(&set, &nothing).questions.len(), set.questions.len());
            true
        }
    }
}

/// Faults are told with their places, in both languages, and steer no terminal.
fn told(text: &str, faults: &[Fault]) {
    assert!(!faults.is_empty(), "refused without a word");
    for fault in faults {
        let span = &fault.span;
        assert!(span.start <= span.end && span.end <= text.len(), "{fault:?}");
        assert!(text.is_char_boundary(span.start), "{fault:?}");
    }
    for lang in Lang::ALL {
        let mut out = Vec::new();
        faults::write(&mut out, "a.toml", text, faults, lang).expect("a vector takes all");
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(out.starts_with("a.toml:"), "{out}");
        assert!(!out.chars().any(|char| char != '\n' && steers(char)), "{out:?}");
    }
}
